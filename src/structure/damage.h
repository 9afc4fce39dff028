/* damage.h - notes and marks of a text that OCR damaged, page by page.
 *
 *     worn.c    places of the text that may hold a damaged mark
 *     glyph.c   how likely a glyph is read for a digit
 *     zone.c    lines of a page that may belong to its notes
 *     align.c   the best assignment of numbers to both (see align.h)
 */
#ifndef IB_STRUCTURE_DAMAGE_H
#define IB_STRUCTURE_DAMAGE_H

#include "structure/costs.h"
#include "structure/link.h"

/* One way to read a run of signs: its first part is punctuation, the rest,
 * `span`, a mark. */
typedef struct ib_reading {
    ibid_span span;
    int32_t odds; /* for a mark here, whatever its number; hundredths of nats */
} ib_reading;

/* A run of signs after a word, of which one reading at most is a mark. */
typedef struct ib_worn {
    ib_reading reading[IB_READINGS_MAX];
    uint32_t count;
} ib_worn;

/* A line of text that may belong to the notes of its page. */
typedef struct ib_zone_line {
    uint32_t line;   /* index into the text's lines */
    ibid_span label; /* empty: none */
    uint32_t words;  /* where the note's words would start */
    int32_t odds;    /* for a note's line against one of the body */
    int32_t start;   /* for a note that starts here */
    int32_t inside;  /* for none that starts here, though in the notes */
    int32_t top;     /* for the notes of the page beginning here */
    bool lone_label; /* the label stands on a line of its own */
    bool is_sign;    /* the label is an asterisk: no number */
    bool is_ruin;    /* the line is that label */
    bool is_bullet;  /* the label is that of a list */
} ib_zone_line;

/* Cost of reading `number` as the glyphs of `span`: a mark or a label. */
int32_t ib_glyph_cost(ibid_str text, ibid_span span, uint32_t number,
                      bool is_label);

/* Class of a code point among the glyphs that digits are read as, or -1. */
int ib_glyph_of(uint32_t cp);

/* Does the text hardly ask or exclaim, as official papers do not? */
bool ib_worn_is_sober(const ib_text *text);

/* Find runs that may be marks in lines [first, last) of one page. */
IBID_MUST_USE ibid_status ib_worn_find(ib_list *out, const ib_text *text,
                                       size_t first, size_t last,
                                       bool is_sober);

/* Typical width of the lines of the text, in code points; 0: too few lines. */
uint32_t ib_zone_width(const ib_text *text);

/* Rate the last lines of a page, lines [first, last).
 *
 * Gives  items of ib_zone_line, in order; none where nothing looks like notes. */
IBID_MUST_USE ibid_status ib_zone_find(ib_list *out, const ib_text *text,
                                       size_t first, size_t last,
                                       uint32_t width);

/* Find notes and marks of a damaged text.  Gives items of ib_link by note. */
IBID_MUST_USE ibid_status ib_align_find(ib_list *out, ib_arena *scratch,
                                        const ib_text *text);

#endif
