/* column.c - columns, region by region, in the order in which they are read.
 *
 * A gutter is a place x that few strips cross.  Strips that cross it cut the
 * page into regions; in each region what is left of x is read before what is
 * right of it.  A quotation that is set in crosses no gutter, so it breaks no
 * column.  Each gutter refines the order that those before it gave.  On a page
 * that is read from the right, right and left change places.
 */

#include "text/leaf.h"

#include <math.h>
#include <string.h>

#include "text/costs.h"

/* What is on one side of a gutter, in one region. */
typedef struct side {
    uint32_t rows, last_row;
    float x0, x1, width; /* edges; the sum of what the strips take */
} side;

typedef struct sorter {
    ib_leaf *leaf;
    uint32_t *order, *spare; /* strips, as they are read */
    uint8_t *starts;         /* whether a column begins at this place */
    uint8_t *spare_starts;
    uint32_t count;
} sorter;

static void side_add(side *s, const ib_strip *strip)
{
    if (s->rows == 0 || s->last_row != strip->row) {
        if (s->rows++ == 0) {
            s->x0 = strip->x0;
            s->x1 = strip->x1;
        }
        s->last_row = strip->row;
    }
    s->x0 = ib_least(s->x0, strip->x0);
    s->x1 = ib_most(s->x1, strip->x1);
    s->width += strip->x1 - strip->x0;
}

/* Whether lines are wide, and fill what they have of the page: prose. */
static bool is_prose(const side *s, float size)
{
    const float mean = s->rows ? s->width / (float)s->rows : 0;

    return mean >= IB_COLUMN_WIDTH_MIN * size &&
           mean >= IB_COLUMN_FILL * (s->x1 - s->x0);
}

/* -1, 1: left, right of the gutter; 0: across it. */
static int side_of(const ib_strip *strip, float x)
{
    if (strip->x1 <= x + 1)
        return -1;
    return strip->x0 >= x - 1 ? 1 : 0;
}

/* The region that begins at `from`: ends before a strip across x, or where a
 * column ends.  Gives its end. */
static uint32_t region(side *left, side *right, const sorter *s, uint32_t from,
                       float x)
{
    uint32_t at = from;

    *left = *right = (side){0};
    for (; at < s->count && (at == from || !s->starts[at]); at++) {
        const ib_strip *strip = &s->leaf->strip[s->order[at]];
        const int on = side_of(strip, x);

        if (on == 0)
            break;
        side_add(on < 0 ? left : right, strip);
    }
    return at;
}

/* Whether a region is two columns of prose.  Wide gaps of a few justified lines
 * may lie above one another, so that a narrow white needs more lines. */
static bool are_columns(const side *left, const side *right, float size)
{
    const float white = right->x0 - left->x1;
    const uint32_t least = white > IB_GUTTER_WIDE * size
                               ? IB_COLUMN_LINES_MIN
                               : IB_COLUMN_LINES_NARROW;

    return left->rows >= least && right->rows >= least &&
           is_prose(left, size) && is_prose(right, size);
}

/* Whether anywhere on the page two columns of prose stand beside x. */
static bool is_gutter(const sorter *s, float x)
{
    for (uint32_t at = 0; at < s->count;) {
        side left, right;
        const uint32_t end = region(&left, &right, s, at, x);

        if (are_columns(&left, &right, s->leaf->size))
            return true;
        at = end > at ? end : at + 1;
    }
    return false;
}

/* Whether a page before has columns beside x, and this one strips on both
 * sides: a column of it may be all tables. */
static bool is_known(const sorter *s, const ib_gutters *known, float x)
{
    for (uint32_t i = 0; i < known->count; i++)
        if (fabsf(known->x[i] - x) < IB_GUTTER_SAME * s->leaf->size &&
            fabsf(known->width - s->leaf->width) < 1)
            return true;
    return false;
}

/* Keep a gutter for the pages after; those of pages of another width go. */
static void remember(ib_gutters *known, const sorter *s, float x)
{
    if (fabsf(known->width - s->leaf->width) >= 1)
        *known = (ib_gutters){.width = s->leaf->width};
    if (known->count < IB_GUTTERS_MAX && !is_known(s, known, x))
        known->x[known->count++] = x;
}

/* Copy a region's strips, those of one side. */
static uint32_t copy_side(sorter *s, uint32_t to, uint32_t from, uint32_t end,
                          float x, int which)
{
    const uint32_t first = to;

    for (uint32_t at = from; at < end; at++)
        if (side_of(&s->leaf->strip[s->order[at]], x) == which) {
            s->spare_starts[to] = to == first;
            s->spare[to++] = s->order[at];
        }
    return to;
}

/* Read what is on one side of x before what is on the other, region by
 * region. */
static void split_at(sorter *s, float x)
{
    const int first = s->leaf->from_right ? 1 : -1;
    uint32_t to = 0;
    bool fresh = false; /* after a region of columns a new one begins */

    for (uint32_t at = 0; at < s->count;) {
        side left, right;
        const uint32_t end = region(&left, &right, s, at, x);
        const float wide = s->leaf->size * IB_COLUMN_WIDTH_MIN / 2;

        if (left.rows && right.rows && left.x1 - left.x0 > wide &&
            right.x1 - right.x0 > wide) {
            to = copy_side(s, to, at, end, x, first);
            to = copy_side(s, to, at, end, x, -first);
            fresh = true;
            at = end;
            continue;
        }
        for (uint32_t stop = end > at ? end : at + 1; at < stop; at++) {
            s->spare_starts[to] = s->starts[at] || fresh;
            s->spare[to++] = s->order[at];
            fresh = false;
        }
    }
    memcpy(s->order, s->spare, s->count * sizeof *s->order);
    memcpy(s->starts, s->spare_starts, s->count);
}

/* How many strips cross each bin of the page's width. */
static void count_crossing(int32_t *crossing, const sorter *s)
{
    const float step = s->leaf->width / IB_GUTTER_BINS;

    memset(crossing, 0, sizeof *crossing * (IB_GUTTER_BINS + 1));
    for (uint32_t i = 0; i < s->count; i++) {
        const ib_strip *strip = &s->leaf->strip[s->order[i]];
        const float from =
            ib_least(ib_most(strip->x0 / step, 0), IB_GUTTER_BINS);
        const float to = ib_least(ib_most(strip->x1 / step, 0), IB_GUTTER_BINS);

        crossing[(int)from]++;
        crossing[(int)to + (to < IB_GUTTER_BINS)]--;
    }
    for (int i = 1; i <= IB_GUTTER_BINS; i++)
        crossing[i] += crossing[i - 1];
}

/* How much fewer strips cross each bin than places on both sides of it. */
static void measure_depth(int32_t *depth, const int32_t *crossing)
{
    int32_t most = 0;

    for (int i = 0; i < IB_GUTTER_BINS; i++) {
        most = crossing[i] > most ? crossing[i] : most;
        depth[i] = most;
    }
    most = 0;
    for (int i = IB_GUTTER_BINS; i-- > 0;) {
        most = crossing[i] > most ? crossing[i] : most;
        depth[i] = (most < depth[i] ? most : depth[i]) - crossing[i];
    }
}

/* The middle of the deepest run of bins, which is then closed; 0: none. */
static float next_gutter(int32_t *depth, float width)
{
    int best = 0, end;

    for (int i = 1; i < IB_GUTTER_BINS; i++)
        if (depth[i] > depth[best])
            best = i;
    if (depth[best] < IB_COLUMN_LINES_MIN)
        return 0;
    for (end = best; end < IB_GUTTER_BINS && depth[end] == depth[best]; end++)
        ;
    const float x = (float)(best + end) / 2 * width / IB_GUTTER_BINS;

    for (int i = best; i < end; i++)
        depth[i] = 0;
    for (int i = 1; i <= IB_GUTTER_BINS / 64; i++) {
        if (best >= i)
            depth[best - i] = 0;
        if (end - 1 + i < IB_GUTTER_BINS)
            depth[end - 1 + i] = 0;
    }
    return x;
}

/* Strips of one part of the page; the left and the right margin are columns. */
static void take_part(sorter *s, uint32_t part)
{
    const float middle = s->leaf->width / 2;

    s->count = 0;
    for (int half = 0; half < 2; half++) {
        const uint32_t first = s->count;

        for (uint32_t i = 0; i < s->leaf->strip_count; i++) {
            const ib_strip *strip = &s->leaf->strip[i];

            if (strip->part != part ||
                (part == IB_PART_SIDE ? strip->x0 > middle : 0) != half)
                continue;
            s->starts[s->count] = s->count == first;
            s->order[s->count++] = i;
        }
    }
}

static void find_columns(sorter *s, ib_gutters *known)
{
    int32_t crossing[IB_GUTTER_BINS + 1], depth[IB_GUTTER_BINS];

    count_crossing(crossing, s);
    measure_depth(depth, crossing);
    for (int i = 0; i < IB_GUTTERS_MAX; i++) {
        const float x = next_gutter(depth, s->leaf->width);

        if (x <= 0)
            return;
        if (is_gutter(s, x)) {
            remember(known, s, x);
            split_at(s, x);
        } else if (is_known(s, known, x)) {
            split_at(s, x);
        }
    }
}

/* Copy the strips of a part as they are read; their columns are numbered. */
static uint32_t put_part(ib_strip *to, sorter *s)
{
    for (uint32_t i = 0; i < s->count; i++) {
        to[i] = s->leaf->strip[s->order[i]];
        s->leaf->columns += s->starts[i];
        to[i].column = s->leaf->columns - 1;
    }
    return s->count;
}

ibid_status ib_leaf_columns(ib_leaf *leaf, ib_arena *scratch, ib_gutters *known)
{
    static const uint32_t parts[] = {IB_PART_HEAD, IB_PART_BODY, IB_PART_FOOT,
                                     IB_PART_SIDE, IB_PART_NUMBERS};
    const size_t count = leaf->strip_count;
    sorter s = {.leaf = leaf,
                .order = ib_arena_array(scratch, uint32_t, count),
                .spare = ib_arena_array(scratch, uint32_t, count),
                .starts = ib_arena_array(scratch, uint8_t, count),
                .spare_starts = ib_arena_array(scratch, uint8_t, count)};
    ib_strip *strip = ib_arena_array(scratch, ib_strip, count);
    uint32_t put = 0;

    if (!s.order || !s.spare || !s.starts || !s.spare_starts || !strip)
        return IBID_ENOMEM;
    leaf->columns = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        take_part(&s, parts[i]);
        if (parts[i] == IB_PART_BODY)
            find_columns(&s, known);
        put += put_part(strip + put, &s);
    }
    memcpy(leaf->strip, strip, count * sizeof *strip);
    return IBID_OK;
}
