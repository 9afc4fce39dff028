/* flow.c - several spans of a text read as one string. */

#include "text/flow.h"

#include <string.h>

#include "base/str.h"

ibid_status ib_flow_join(ib_flow *out, ib_arena *arena, ibid_str text,
                         const ibid_span *part, uint32_t count)
{
    size_t len = count - 1;
    uint32_t *start = ib_arena_array(arena, uint32_t, count);
    uint32_t at = 0;
    char *copy;

    *out = (ib_flow){.part = part, .start = start, .part_count = count};
    if (!start)
        return ib_arena_status(arena);
    if (count == 1) {
        out->str = ib_str_in(text, part[0]);
        return IBID_OK;
    }
    for (uint32_t i = 0; i < count; i++)
        len += part[i].end - part[i].start;
    copy = ib_arena_array(arena, char, len);
    if (!copy)
        return ib_arena_status(arena);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t size = part[i].end - part[i].start;

        if (i > 0)
            copy[at++] = '\n';
        start[i] = at;
        memcpy(copy + at, text.at + part[i].start, size);
        at += size;
    }
    out->str = (ibid_str){copy, at};
    return IBID_OK;
}

/* The last part that starts at or before `at`. */
static uint32_t part_at(const ib_flow *flow, uint32_t at)
{
    uint32_t low = 0, high = flow->part_count;

    while (high - low > 1) {
        uint32_t mid = low + (high - low) / 2;

        if (flow->start[mid] <= at)
            low = mid;
        else
            high = mid;
    }
    return low;
}

uint32_t ib_flow_start(const ib_flow *flow, uint32_t at)
{
    uint32_t i = part_at(flow, at);
    uint32_t byte = flow->part[i].start + (at - flow->start[i]);

    if (byte >= flow->part[i].end && i + 1 < flow->part_count)
        return flow->part[i + 1].start;
    return byte;
}

uint32_t ib_flow_end(const ib_flow *flow, uint32_t at)
{
    uint32_t i = part_at(flow, at ? at - 1 : 0);
    uint32_t byte = flow->part[i].start + (at - flow->start[i]);

    return byte < flow->part[i].end ? byte : flow->part[i].end;
}
