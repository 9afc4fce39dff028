/* points.c - bytes of a text as code points. */

#include "report/points.h"

/* Bytes between two counts: what is counted anew for a place. */
enum { STEP = 1024 };

static uint32_t count(ibid_str text, uint32_t start, uint32_t end)
{
    uint32_t points = 0;

    for (uint32_t i = start; i < end; i++)
        points += ((unsigned char)text.at[i] & 0xC0) != 0x80;
    return points;
}

ibid_status ib_points_count(ib_points *out, ib_arena *arena, ibid_str text)
{
    uint32_t *before = ib_arena_array(arena, uint32_t, text.len / STEP + 1);

    if (!before)
        return ib_arena_status(arena);
    for (uint32_t i = 1; i <= text.len / STEP; i++)
        before[i] = before[i - 1] + count(text, (i - 1) * STEP, i * STEP);
    *out = (ib_points){text, before};
    return IBID_OK;
}

uint32_t ib_points_at(const ib_points *points, uint32_t at)
{
    if (at > points->text.len)
        at = points->text.len;
    return points->before[at / STEP] +
           count(points->text, at / STEP * STEP, at);
}
