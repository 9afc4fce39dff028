/* strip.c - glyphs side by side: rows of one base line, cut at gaps. */

#include "text/leaf.h"

#include <math.h>

#include "text/costs.h"

uint64_t ib_leaf_rank(float at)
{
    const float far = 1 << 18; /* points; steps of 1/16 */

    return (uint64_t)((ib_least(ib_most(at, -far), far) + far) * 16);
}

/* Sort the spots by `key`. */
static void sort_spots(ib_leaf *leaf, ib_keyed *keyed, ib_spot *copy)
{
    const uint32_t count = leaf->spot_count;

    ib_keyed_sort(keyed, keyed + count, count);
    for (uint32_t i = 0; i < count; i++)
        copy[i] = leaf->spot[keyed[i].item];
    for (uint32_t i = 0; i < count; i++)
        leaf->spot[i] = copy[i];
}

/* Rows: base lines that lie nearer than a fifth of the type are one. */
static void number_rows(ib_leaf *leaf)
{
    uint32_t row = 0;
    float base = 0, size = 0;

    for (uint32_t i = 0; i < leaf->spot_count; i++) {
        ib_spot *spot = &leaf->spot[i];

        if (i == 0) {
            base = spot->base;
            size = spot->size;
        }
        size = ib_most(size, spot->size);
        if (spot->base - base > IB_ROW_SLACK * ib_least(size, spot->size)) {
            row++;
            base = spot->base;
            size = spot->size;
        }
        spot->row = row;
    }
}

/* Whether a spot begins a strip: another row, a gap, another size. */
static bool begins(const ib_spot *last, const ib_spot *spot, float end)
{
    const float large = ib_most(last->size, spot->size);
    const float small = ib_least(last->size, spot->size);

    return spot->row != last->row || spot->x0 - end > IB_STRIP_GAP * large ||
           small < IB_SMALL * large ||
           fabsf(spot->base - last->base) > IB_RAISE_MIN * large;
}

/* Cut the rows; gives how many strips there are.  `strip` NULL: only count. */
static uint32_t cut(ib_strip *strip, const ib_leaf *leaf)
{
    uint32_t count = 0;
    float end = 0;

    for (uint32_t i = 0; i < leaf->spot_count; i++) {
        const ib_spot *spot = &leaf->spot[i];
        const bool is_new = i == 0 || begins(spot - 1, spot, end);

        count += is_new;
        end = is_new ? spot->x1 : ib_most(end, spot->x1);
        if (!strip)
            continue;
        if (is_new)
            strip[count - 1] = (ib_strip){.x0 = spot->x0,
                                          .base = spot->base,
                                          .size = spot->size,
                                          .first = i,
                                          .row = spot->row};
        strip[count - 1].count++;
        strip[count - 1].x1 = end;
    }
    return count;
}

ibid_status ib_leaf_strip(ib_leaf *leaf, ib_arena *arena, ib_arena *scratch)
{
    const uint32_t count = leaf->spot_count;
    ib_keyed *keyed = ib_arena_array(scratch, ib_keyed, 2 * (size_t)count);
    ib_spot *copy = ib_arena_array(scratch, ib_spot, count);

    if (!keyed || !copy)
        return IBID_ENOMEM;
    for (uint32_t i = 0; i < count; i++)
        keyed[i] = (ib_keyed){ib_leaf_rank(leaf->spot[i].base), i};
    sort_spots(leaf, keyed, copy);
    number_rows(leaf);
    for (uint32_t i = 0; i < count; i++)
        keyed[i] = (ib_keyed){(uint64_t)leaf->spot[i].row << 24 |
                                  ib_leaf_rank(leaf->spot[i].x0),
                              i};
    sort_spots(leaf, keyed, copy);
    leaf->strip_count = cut(NULL, leaf);
    leaf->strip = ib_arena_array(arena, ib_strip, leaf->strip_count);
    if (!leaf->strip)
        return IBID_ENOMEM;
    cut(leaf->strip, leaf);
    return IBID_OK;
}
