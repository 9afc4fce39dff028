/* box.h - where words stand, kept small: a run of letters and its box.
 *
 * Of the glyphs of a document (28 bytes each) nothing stays but this: 16 bytes
 * for a word, or for a part of one that is raised or of which OCR was
 * otherwise sure, and 16 for a line.
 */
#ifndef IB_TEXT_BOX_H
#define IB_TEXT_BOX_H

#include "ibid/box.h"
#include "text/order.h"
#include "text/text.h"

enum {
    IB_RUN_TURNED = 1, /* set up the page */
    IB_RUN_DOWN = 2,   /* with TURNED: down the page */
    IB_RUN_RIGHT = 4,  /* read from the right */
    IB_RUN_RAISED = 8  /* above its line, in small type */
};

/* Letters of one word; it ends where the next run begins, or at a blank. */
typedef struct ib_run {
    uint32_t start;          /* byte of the text */
    uint16_t x0, y0, x1, y1; /* of the sheet's width and height: 65535 parts */
    uint8_t sureness;        /* per cent */
    uint8_t flags;           /* IB_RUN_... */
} ib_run;

typedef struct ib_run_line {
    uint32_t start;   /* byte of the text */
    uint32_t flags;   /* IB_ORDERED_... */
    float base, size; /* points; of turned lines along their own page */
} ib_run_line;

typedef struct ib_boxes {
    const ib_run *run; /* ascending */
    size_t run_count;
    const ib_run_line *line; /* ascending */
    size_t line_count;
    const ibid_sheet *sheet;
    const uint32_t *first; /* first run of each sheet */
    size_t sheet_count;
} ib_boxes;

/* Keep what is needed of glyphs that were put in order.
 *
 * Gives  *out in `arena`, which refers to nothing of `ordered`.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear. */
IBID_MUST_USE ibid_status ib_boxes_keep(const ib_boxes **out, ib_arena *arena,
                                        ib_arena *scratch,
                                        const ib_ordered *ordered);

/* The first run that ends after `byte`; run_count: none. */
size_t ib_run_at(const ib_text *text, uint32_t byte);

/* Where run i ends. */
uint32_t ib_run_end(const ib_text *text, size_t i);

/* Its sheet, from 0. */
size_t ib_run_sheet(const ib_boxes *boxes, size_t i);

/* The box of a part of run i, which is not empty. */
ibid_box ib_run_box(const ib_text *text, size_t i, ibid_span part);

/* The box around the part of a span that stands on the sheet where it begins;
 * false: it has no words. */
bool ib_boxes_area(ibid_box *out, const ib_text *text, ibid_span span);

/* As ibid_doc_boxes and ibid_doc_word. */
size_t ib_boxes_find(ibid_box *out, size_t room, const ib_text *text,
                     ibid_span span);
bool ib_boxes_word(ibid_word *out, const ib_text *text, uint32_t byte);

#endif
