/* cell.c - rows of tables: lines cut by wide gaps at places that the line above
 * or below is cut at too.
 *
 * A gap alone makes no table: justified lines of a narrow column have some,
 * and a label stands a tab before its words.
 */

#include "text/leaf.h"

#include <math.h>

#include "text/costs.h"

typedef struct cells {
    float x0[IB_CELLS_MAX], x1[IB_CELLS_MAX];
    uint32_t count;
    bool wide; /* the first gap is one that no justified line has */
} cells;

/* The cells of a line, of spots as they are printed; those after the last that
 * is counted are part of it. */
static void read_cells(cells *out, const ib_leaf *leaf, const ib_keyed *item,
                       size_t count, float size)
{
    out->count = 0;
    out->wide = false;
    for (size_t i = 0; i < count; i++) {
        const ib_spot *spot = &leaf->spot[item[i].item];
        const float gap = out->count ? spot->x0 - out->x1[out->count - 1] : 0;

        if (out->count == 0 ||
            (gap > IB_CELL_WHITE * size && out->count < IB_CELLS_MAX)) {
            if (out->count == 1)
                out->wide = gap > IB_CELL_GAP * size;
            out->x0[out->count] = spot->x0;
            out->x1[out->count++] = spot->x1;
        }
        out->x1[out->count - 1] = ib_most(out->x1[out->count - 1], spot->x1);
    }
}

/* Whether cell `k` of one line stands above or below one of the other: flush
 * left, flush right or centred. */
static bool has_fellow(const cells *a, uint32_t k, const cells *b, float slack)
{
    for (uint32_t i = 1; i < b->count; i++)
        if (fabsf(a->x0[k] - b->x0[i]) < slack ||
            fabsf(a->x1[k] - b->x1[i]) < slack ||
            fabsf(a->x0[k] + a->x1[k] - b->x0[i] - b->x1[i]) < slack)
            return true;
    return false;
}

/* Whether a line of two cells is a label with its words: they fill the column
 * beside it. */
static bool is_labelled(const cells *c, const ib_edge *edge, float size)
{
    return c->count == 2 &&
           (c->x1[0] - c->x0[0] < IB_LABEL_GAP * size || !c->wide) &&
           c->x1[1] - c->x0[1] > (edge->x1 - edge->x0) / 2;
}

/* Whether two lines, one after the other, are rows of one table. */
static bool are_rows(const cells *a, const cells *b, const ib_edge *edge,
                     float size)
{
    const uint32_t least = a->count < b->count ? a->count : b->count;
    uint32_t fellows = 0;

    if (least < 2 || (least == 2 && !(a->wide && b->wide)) ||
        is_labelled(a, edge, size) || is_labelled(b, edge, size))
        return false;
    for (uint32_t k = 1; k < a->count; k++)
        fellows += has_fellow(a, k, b, IB_SET_SLACK * size);
    return fellows >= least - 1;
}

/* Whether a line of one cell is the rest of one of the row above. */
static bool goes_on(const cells *row, const cells *c, float size)
{
    return c->count == 1 && row->count > 1 &&
           has_fellow(c, 0, row, IB_SET_SLACK * size);
}

void ib_leaf_cells(ib_leaf *leaf, const ib_keyed *item, const uint32_t *line,
                   uint32_t count)
{
    cells one, other, *last = &one, *now = &other;
    ib_row *above = NULL; /* the line whose cells are *last */
    size_t at = 0, end;

    for (uint32_t i = 0; i < count; i++, at = end) {
        ib_row *row = &leaf->row[line[i]];
        cells *swap = last;

        for (end = at;
             end < leaf->spot_count && leaf->spot[item[end].item].row == i;)
            end++;
        if (row->part != IB_PART_BODY || row->is_note)
            continue;
        read_cells(now, leaf, item + at, end - at, row->size);
        if (above && above->column == row->column &&
            row->base - above->base < IB_CELL_LEAD * row->size) {
            if (are_rows(last, now, &leaf->edge[row->column], row->size)) {
                above->has_cells = row->has_cells = true;
            } else if (above->has_cells && goes_on(last, now, row->size)) {
                row->has_cells = true;
                continue; /* the row above stays the one to compare with */
            }
        }
        last = now;
        now = swap;
        above = row;
    }
}
