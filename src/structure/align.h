/* align.h - what the files of the alignment share.
 *
 *     foot.c    where pages end
 *     fit.c     one page: notes and marks against numbers
 *     align.c   the chain of pages
 *     pick.c    what was chosen, and how sure it is
 */
#ifndef IB_STRUCTURE_ALIGN_H
#define IB_STRUCTURE_ALIGN_H

#include "structure/damage.h"

enum {
    IB_FIT_WIDTH = IB_ALIGN_NOTES_MAX + 1, /* of a row: no note, to the most */
    IB_FIT_BASES = 2 * IB_ALIGN_BEAM + 1,
    IB_FIT_STEPS = IB_FIT_BASES * IB_ALIGN_BEAM * IB_FIT_WIDTH,
    IB_FIT_OUT = INT32_MIN / 4 /* impossible; sums of a few do not overflow */
};

/* What a line of the notes is: inside of a note, the start of one, or of one
 * without a number ("* Reissued for technical reasons"). */
enum { IB_FIT_INSIDE, IB_FIT_NOTE, IB_FIT_STAR };

/* A number that notes may have reached before some page. */
typedef struct ib_align_state {
    uint32_t number;
    int64_t before; /* value of the best way here */
    int64_t after;  /* value of the best way on from here */
    uint32_t step;  /* the step that led here, or IBID_NONE */
} ib_align_state;

/* One way through a page: notes base + 1 .. base + count. */
typedef struct ib_align_step {
    uint32_t from, to; /* states */
    uint32_t page;     /* index into the pages with notes */
    uint32_t base, count;
    uint32_t top; /* zone line of the first note */
    bool torn;    /* labels are lost as a column */
    bool goes_on; /* lines from `top` to the first start belong to the note of
                     the page before */
    int32_t value;
} ib_align_step;

typedef struct ib_align_page {
    ib_zone_line *line;
    uint32_t line_count;
    uint32_t most; /* notes that can start on it */
    bool is_open;  /* the last sentence of the page before goes on */
    ib_worn *run;
    uint32_t run_count;
    uint32_t *before; /* for each zone line: runs that stand before it */
    uint32_t state;   /* first state before the page */
    uint32_t step;    /* first of its steps */
    uint32_t step_count;
} ib_align_page;

/* Work space of one page, used again for each. */
typedef struct ib_align_tables {
    int32_t *started, *running; /* see ib_fit_notes */
    uint8_t *choice;
    int32_t *marks[IB_FIT_BASES]; /* see ib_fit_marks */
    uint32_t base[IB_FIT_BASES];
    ib_align_step best[IB_FIT_BASES][IB_FIT_WIDTH];
    uint32_t base_count;
    uint32_t *number; /* of the state that a step leads to */
} ib_align_tables;

typedef struct ib_align {
    const ib_text *text;
    bool is_sober; /* see ib_worn_is_sober */
    ib_align_tables *t;
    ib_arena *scratch;
    ib_list lines, runs; /* of one page; kept with it */
    ib_list pages, states, steps;
    uint32_t first, count; /* states before the next page */
} ib_align;

static inline int32_t ib_larger(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

/* How a text shows where its pages end. */
typedef struct ib_foot_signs {
    uint32_t folio;   /* pages that it says it has; 0: it does not say */
    ibid_span symbol; /* end of the symbol at the head of pages, or empty */
} ib_foot_signs;

ib_foot_signs ib_foot_learn(const ib_text *text);

/* The end of the page that starts at line `first`: the line after it. */
size_t ib_foot_find(const ib_text *text, size_t first,
                    const ib_foot_signs *signs);

/* The best reading of a run as the mark `number`, and its value. */
int32_t ib_fit_run(uint32_t *reading, ibid_str text, const ib_worn *run,
                   uint32_t number);

/* value[j * IB_FIT_WIDTH + i]: the first j runs hold the first i marks, which
 * follow the number `base`. */
void ib_fit_marks(int32_t *value, const ib_align *a, const ib_align_page *p,
                  uint32_t base);

/* Values of zones that end with note `last` (fit.c says of which lines). */
void ib_fit_notes(ib_align_tables *t, const ib_align *a, const ib_align_page *p,
                  uint32_t last, bool torn);

/* The best way through a page for each number before it and each count. */
void ib_fit_page(ib_align_tables *t, const ib_align *a, const ib_align_page *p);

/* Push the links of the best chain of pages; gives items of ib_link. */
IBID_MUST_USE ibid_status ib_pick_links(ib_list *out, ib_align *a);

#endif
