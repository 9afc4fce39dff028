/* order.h - from characters that stand somewhere on pages to one text.
 *
 *     glyphs ──strip.c──▶ strips   (side by side on one base line, no gap)
 *            ──margin.c─▶ which of them are running heads, feet, line numbers
 *            ──column.c─▶ columns  (in the order in which they are read)
 *            ──row.c────▶ lines, with what is raised above them
 *            ──cell.c───▶ which of them are rows of tables
 *            ──order.c──▶ the text: body, then notes, page by page
 *            ──indent.c─▶ which lines are set in
 *
 * Nothing but boxes and sizes is believed; the order of the glyphs counts only
 * where two stand at one place.  A page is head, body, notes, foot, then what
 * stands in the margins or is turned; pages end with a form feed, lines with a
 * line feed.  Columns of a page whose letters are read from the right are read
 * from the right too.  Digits that are raised and smaller than the body's type become
 * superscript digits.  A hyphen at a line's end stays.
 */
#ifndef IB_TEXT_ORDER_H
#define IB_TEXT_ORDER_H

#include "base/arena.h"
#include "bytes/glyph.h"

enum {
    IB_ORDERED_NOTE = 1,      /* small print at the foot of page or column */
    IB_ORDERED_FURNITURE = 2, /* running head or foot, line number, turned */
    IB_ORDERED_RIGHT = 4,     /* read from the right */
    IB_ORDERED_CELLS = 8,     /* a row of a table */
    IB_ORDERED_NEXT = 16,     /* first line of a new column of its page */
    IB_ORDERED_SIDE = 32,     /* words in the margin, beside the text */
    IB_ORDERED_SMALL = 64,    /* in smaller type than the body */
    IB_ORDERED_LARGE = 128,   /* in larger type */
    IB_ORDERED_IN = 256,      /* of lines that are set in from their column */
    IB_ORDERED_FIRST = 512,   /* set in alone: the first of a paragraph */
    IB_ORDERED_NARROW = 1024, /* with IN: set in on the other side too */
    IB_ORDERED_BOLD = 2048    /* all in bold type */
};

/* One line, as printed: what later stages may want to know of it. */
typedef struct ib_ordered_line {
    ibid_span span;  /* of the text, without the line feed; never empty */
    uint32_t page;   /* from 0 */
    uint32_t flags;  /* IB_ORDERED_... */
    float size;      /* points, of most of its glyphs */
    float x0, x1;    /* its edges */
    float base;      /* where its letters stand, from the page's top */
    float column_x0; /* edges of its column: x0 - column_x0 is the indent */
    float column_x1;
} ib_ordered_line;

/* The text, and from each byte the way back to a box: 8 bytes a glyph.
 *
 * Glyph i of the text is page[p].glyph[which[i] - base[p]], where p is the
 * last page whose base[p] is not above which[i].  It begins at byte at[i]; a
 * byte that is of no glyph (space, line feed, form feed) belongs to the one
 * before it. */
typedef struct ib_ordered {
    ibid_str text; /* UTF-8 */
    const ib_ordered_line *line;
    size_t line_count; /* ascending; blank lines are not among them */
    const uint32_t *at;
    const uint32_t *which; /* each glyph of all pages exactly once */
    uint32_t glyph_count;
    const uint32_t *base; /* glyphs before page p; page_count + 1 of them */
    const ib_glyph_page *page;
    size_t page_count;
    float size; /* points, of the body's type; 0: no glyphs */
} ib_ordered;

/* Put the glyphs of all pages in order.
 *
 * Takes  any glyphs: boxes may lie outside their page, or be no numbers.
 *        `page` is only borrowed and lives as long as `out`.
 * Gives  *out in `arena`; without glyphs a text of form feeds.
 * Fails  IBID_ENOMEM, IBID_ELIMIT (text over IBID_TEXT_MAX, more than 2^28
 *        glyphs): *out is empty then.
 * Cost   linear in glyphs and pages. */
IBID_MUST_USE ibid_status ib_order_read(ib_ordered *out, ib_arena *arena,
                                        ib_arena *scratch,
                                        const ib_glyph_page *page,
                                        size_t count);

/* The glyph to which a byte of the text belongs.
 *
 * Gives  false: there is none, before the first.  *on is its page, from 0.
 * Cost   O(log glyphs). */
bool ib_order_glyph_at(const ib_glyph **out, uint32_t *on,
                       const ib_ordered *ordered, uint32_t byte);

#endif
