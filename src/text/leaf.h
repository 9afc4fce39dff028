/* leaf.h - a page while its glyphs are put in order; order.h has the overview.
 *
 * Three leaves are made of a page where it has turned type: one a direction,
 * each as if it were read along.  Lengths are points, y grows downwards.
 */
#ifndef IB_TEXT_LEAF_H
#define IB_TEXT_LEAF_H

#include "base/sort.h"
#include "text/costs.h"
#include "text/order.h"

/* A glyph whose numbers are numbers. */
typedef struct ib_spot {
    float x0, x1;
    float base; /* where letters stand, about */
    float size;
    uint32_t glyph; /* of its page */
    uint32_t row;   /* of strips on one base line; then its line; then its place
                       in the line as printed */
    uint32_t strip;
    uint8_t before, after; /* blanks to its left and right in its line */
} ib_spot;

/* Where a strip is read. */
typedef enum ib_strip_part {
    IB_PART_BODY,
    IB_PART_HEAD,
    IB_PART_FOOT,
    IB_PART_SIDE,   /* words in the margin */
    IB_PART_NUMBERS /* beside the lines */
} ib_strip_part;

/* Glyphs side by side on one base line, of one size, no gap among them. */
typedef struct ib_strip {
    float x0, x1, base, size;
    uint32_t first, count; /* of the spots */
    uint32_t row;
    uint32_t column; /* in the order of reading, from 0 */
    uint32_t line;
    uint32_t part; /* ib_strip_part */
    bool raised;   /* small, and above the base of its line */
} ib_strip;

/* A line of one column. */
typedef struct ib_row {
    float x0, x1, base, size;
    uint32_t first, count; /* of the strips, as they stand in the leaf */
    uint32_t column;
    uint32_t into; /* the line it was found to be part of, or itself */
    uint32_t part;
    bool is_note;
    bool is_rule;   /* with is_note: the rule above the notes */
    bool has_label; /* begins with a raised figure or sign */
    bool has_cells; /* a row of a table */
} ib_row;

/* Where a column begins and ends. */
typedef struct ib_edge {
    float x0, x1;
} ib_edge;

typedef struct ib_leaf {
    float width, height;
    unsigned direction; /* 0 along, 1 up, 2 down the page */
    float size;         /* of the body's type, points */
    ib_spot *spot;
    uint32_t spot_count;
    ib_strip *strip;
    uint32_t strip_count;
    ib_row *row;
    uint32_t row_count;
    uint32_t columns;
    ib_edge *edge; /* of each column */
    const ib_glyph_page *page;
    bool ends_marked; /* the file tells where words end */
    bool from_right;  /* most of its letters are read from the right */
} ib_leaf;

/* The lesser and the greater of two numbers. */
static inline float ib_least(float a, float b)
{
    return a < b ? a : b;
}
static inline float ib_most(float a, float b)
{
    return a > b ? a : b;
}

/* A length as a whole number of 24 bits that rises with it, for sorting. */
uint64_t ib_leaf_rank(float at);

/* Make strips of the spots, sorted by row and place (strip.c). */
IBID_MUST_USE ibid_status ib_leaf_strip(ib_leaf *leaf, ib_arena *arena,
                                        ib_arena *scratch);

/* Tell numbers and words beside the body (side.c). */
void ib_leaf_sides(ib_leaf *leaf);

/* Tell heads and feet of all leaves, and what stands beside their bodies
 * (margin.c). */
IBID_MUST_USE ibid_status ib_leaf_margins(ib_leaf *leaf, size_t count,
                                          ib_arena *scratch);

/* Places of white between columns of prose, on the pages so far. */
typedef struct ib_gutters {
    float width; /* of these pages */
    float x[IB_GUTTERS_MAX];
    uint32_t count;
} ib_gutters;

/* Number the columns, and sort the strips by them (column.c).  *known are the
 * gutters of the pages before, to which those of this page are added. */
IBID_MUST_USE ibid_status ib_leaf_columns(ib_leaf *leaf, ib_arena *scratch,
                                          ib_gutters *known);

/* Make lines, and put what is raised into them (row.c). */
IBID_MUST_USE ibid_status ib_leaf_rows(ib_leaf *leaf, ib_arena *arena,
                                       ib_arena *scratch);

/* Notes, from page to page. */
typedef struct ib_print {
    float body;   /* size of the document's body */
    float size;   /* of the notes with which the page before ended; 0: none */
    float usual;  /* of notes with raised labels, the last seen; 0: none */
    bool is_open; /* the last of them ended within a sentence */
} ib_print;

/* Tell the lines that are notes at a foot (smallprint.c).  *notes is what the
 * page before left; set for the next one. */
IBID_MUST_USE ibid_status ib_leaf_notes(ib_leaf *leaf, ib_arena *scratch,
                                        ib_print *notes);

/* Bring the glyphs of a line from their places into the order of reading
 * (direction.c); gives whether the line is read from the right.  `item` are
 * spots, sorted by place; where some are read from the right the keys become
 * levels: 1 for these, 0 or 2 for others. */
bool ib_direction_turn(ib_keyed *item, size_t count, const ib_leaf *leaf);

/* Whether most letters of a leaf are read from the right (direction.c). */
bool ib_direction_is_right(const ib_leaf *leaf);

/* Tell the rows of tables (cell.c).
 *
 * Takes  the spots, sorted by line and place; `line`, the rows in the order in
 *        which they are written, which spots count. */
void ib_leaf_cells(ib_leaf *leaf, const ib_keyed *item, const uint32_t *line,
                   uint32_t count);

/* Tell of the lines of a page, in the order in which they are written, which
 * are set in, and which are in smaller or larger type than `size` (indent.c). */
void ib_line_indent(ib_ordered_line *line, size_t count, float size);

#endif
