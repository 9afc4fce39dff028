/* row.c - lines of a column, and what is raised above or sunk below them. */

#include "text/leaf.h"

#include <math.h>
#include <string.h>

#include "text/costs.h"

/* A line of the strips from `first` on: same column, same row. */
static uint32_t begin_row(ib_row *row, const ib_leaf *leaf, uint32_t first)
{
    const ib_strip *strip = &leaf->strip[first];
    const ib_strip *most = strip;
    uint32_t end = first;

    *row = (ib_row){.x0 = strip->x0,
                    .x1 = strip->x1,
                    .first = first,
                    .column = strip->column,
                    .part = strip->part,
                    .into = leaf->row_count};
    for (; end < leaf->strip_count; end++) {
        const ib_strip *s = &leaf->strip[end];

        if (s->column != strip->column || s->row != strip->row)
            break;
        row->x0 = ib_least(row->x0, s->x0);
        row->x1 = ib_most(row->x1, s->x1);
        if (s->count > most->count)
            most = s;
    }
    row->base = most->base;
    row->size = most->size;
    row->count = end - first;
    return end;
}

static uint32_t glyphs_of(const ib_leaf *leaf, const ib_row *row)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < row->count; i++)
        count += leaf->strip[row->first + i].count;
    return count;
}

/* The first spot of a line at or after spot `at` that reaches beyond x; *strip
 * is the one that holds it.  NULL: none does. */
static const ib_spot *seek_spot(uint32_t *strip, uint32_t *at,
                                const ib_leaf *leaf, const ib_row *line,
                                float x)
{
    for (; *strip < line->count; ++*strip, *at = 0) {
        const ib_strip *s = &leaf->strip[line->first + *strip];

        for (; *at < s->count && s->x1 >= x; ++*at)
            if (leaf->spot[s->first + *at].x1 >= x)
                return &leaf->spot[s->first + *at];
    }
    return NULL;
}

/* Whether a row is not far from a line that it may be raised above. */
static bool is_near(const ib_row *small, const ib_row *line)
{
    return small->x1 >= line->x0 - IB_LABEL_GAP * line->size &&
           small->x1 <= line->x1 + 2 * line->size;
}

/* Whether the strips of two lines stand beside one another, none above a glyph
 * of the other line, but for so much of the type's size. */
static bool fit_beside(const ib_leaf *leaf, const ib_row *small,
                       const ib_row *line, float share)
{
    const float slack = share * small->size;
    uint32_t strip = 0, at = 0;

    for (uint32_t i = 0; i < small->count; i++) {
        const ib_strip *a = &leaf->strip[small->first + i];
        const ib_spot *b = seek_spot(&strip, &at, leaf, line, a->x0 + slack);

        if (b && b->x0 + slack < a->x1)
            return false;
    }
    return true;
}

/* Whether the strips of a line are all short, as marks are. */
static bool is_short(const ib_leaf *leaf, const ib_row *row)
{
    for (uint32_t i = 0; i < row->count; i++)
        if (leaf->strip[row->first + i].count > IB_RAISE_GLYPHS)
            return false;
    return true;
}

/* Whether `small` is no line, but part of `line`. */
static bool is_part(const ib_leaf *leaf, const ib_row *small,
                    const ib_row *line)
{
    const float up = line->base - small->base;
    const float size = ib_most(line->size, small->size);

    if (small->column != line->column)
        return false;
    if (fabsf(up) <= IB_SAME_SLACK * size)
        return fit_beside(leaf, small, line, IB_BESIDE_SAME);
    if (fabsf(up) > IB_RAISE_MAX * line->size ||
        small->size > 1.05f * line->size)
        return false;
    if (small->size > IB_SMALL * line->size &&
        (up < 0 || small->size > IB_SMALL * leaf->size ||
         !is_short(leaf, small)))
        return false;
    return is_near(small, line) &&
           fit_beside(leaf, small, line, IB_BESIDE_RAISED);
}

/* Whether a row has more glyphs than another. */
static bool outweighs(const uint32_t *glyphs, uint32_t a, uint32_t b)
{
    return glyphs[a] > glyphs[b] || (glyphs[a] == glyphs[b] && a > b);
}

/* Whether a row is raised above a line of larger type, however short that is:
 * a mark after a lone stop. */
static bool is_above(const ib_row *small, const ib_row *line)
{
    return small->size < IB_SMALL * line->size &&
           line->base - small->base > IB_RAISE_MIN * line->size;
}

/* Find the line to which a row belongs: the nearest with more glyphs. */
static uint32_t find_line(const ib_leaf *leaf, uint32_t at,
                          const uint32_t *glyphs)
{
    const ib_row *row = &leaf->row[at];
    uint32_t best = at;
    float nearest = 0;

    for (uint32_t k = 1; k <= 2 * IB_RAISE_ROWS; k++) {
        const uint32_t step = (k + 1) / 2;
        const uint32_t other = k % 2 ? at + step : at - step;
        const float far = other < leaf->row_count
                              ? fabsf(leaf->row[other].base - row->base)
                              : 0;

        if (other >= leaf->row_count || (best != at && far >= nearest) ||
            !(outweighs(glyphs, other, at) ||
              is_above(row, &leaf->row[other])) ||
            is_above(&leaf->row[other], row) ||
            !is_part(leaf, row, &leaf->row[other]))
            continue;
        best = other;
        nearest = far;
    }
    return best;
}

/* Rows may be found to be parts of one another in a circle, in a file that is
 * made so: one of them is the line then.  `seen` is overwritten. */
static void break_circles(ib_leaf *leaf, uint32_t *seen)
{
    memset(seen, 0, leaf->row_count * sizeof *seen);
    for (uint32_t i = 0; i < leaf->row_count; i++) {
        uint32_t at = i;

        while (!seen[at]) {
            seen[at] = i + 1;
            at = leaf->row[at].into;
        }
        if (seen[at] == i + 1)
            leaf->row[at].into = at;
    }
}

/* Mark what stands above its line's base and is smaller than the body. */
static void mark_raised(ib_leaf *leaf)
{
    for (uint32_t i = 0; i < leaf->row_count; i++) {
        const ib_row *line = &leaf->row[leaf->row[i].into];

        for (uint32_t k = 0; k < leaf->row[i].count; k++) {
            ib_strip *strip = &leaf->strip[leaf->row[i].first + k];

            strip->line = leaf->row[i].into;
            strip->raised =
                line->base - strip->base > IB_RAISE_MIN * line->size &&
                (strip->size < IB_SMALL * leaf->size ||
                 strip->size < IB_SMALL * line->size);
        }
    }
}

/* Stretch each line over what was put into it. */
static void stretch(ib_leaf *leaf)
{
    for (uint32_t i = 0; i < leaf->row_count; i++) {
        ib_row *line = &leaf->row[leaf->row[i].into];

        line->x0 = ib_least(line->x0, leaf->row[i].x0);
        line->x1 = ib_most(line->x1, leaf->row[i].x1);
    }
    for (uint32_t i = 0; i < leaf->strip_count; i++) {
        const ib_strip *strip = &leaf->strip[i];
        ib_row *line = &leaf->row[strip->line];

        if (strip->raised && (leaf->from_right ? strip->x1 >= line->x1 - 0.01f
                                               : strip->x0 <= line->x0 + 0.01f))
            line->has_label = true;
    }
}

/* The edges of the columns, as wide as their widest lines. */
static void measure_columns(ib_leaf *leaf)
{
    for (uint32_t i = 0; i < leaf->columns; i++)
        leaf->edge[i] = (ib_edge){1e9f, -1e9f};
    for (uint32_t i = 0; i < leaf->row_count; i++) {
        ib_edge *edge = &leaf->edge[leaf->row[i].column];

        edge->x0 = ib_least(edge->x0, leaf->row[i].x0);
        edge->x1 = ib_most(edge->x1, leaf->row[i].x1);
    }
}

ibid_status ib_leaf_rows(ib_leaf *leaf, ib_arena *arena, ib_arena *scratch)
{
    uint32_t *glyphs = ib_arena_array(scratch, uint32_t, leaf->strip_count);

    leaf->row = ib_arena_array(arena, ib_row, leaf->strip_count);
    leaf->edge = ib_arena_array(arena, ib_edge, leaf->columns);
    if (!leaf->row || !glyphs || !leaf->edge)
        return IBID_ENOMEM;
    leaf->row_count = 0;
    for (uint32_t i = 0; i < leaf->strip_count;) {
        ib_row *row = &leaf->row[leaf->row_count];

        i = begin_row(row, leaf, i);
        glyphs[leaf->row_count++] = glyphs_of(leaf, row);
    }
    for (uint32_t i = 0; i < leaf->row_count; i++)
        leaf->row[i].into = find_line(leaf, i, glyphs);
    break_circles(leaf, glyphs);
    for (uint32_t i = 0; i < leaf->row_count; i++) /* marks beside marks */
        while (leaf->row[i].into != leaf->row[leaf->row[i].into].into)
            leaf->row[i].into = leaf->row[leaf->row[i].into].into;
    mark_raised(leaf);
    stretch(leaf);
    measure_columns(leaf);
    return IBID_OK;
}
