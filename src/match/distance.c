/* distance.c - how many items must change for one key to be part of another. */

#include "match/distance.h"

#include <string.h>

static void set_rows(uint64_t *equal, const ib_pattern *p, bool backward)
{
    for (uint32_t i = 0; i < p->count; i++) {
        const uint32_t row = backward ? p->count - 1 - i : i;

        equal[(size_t)p->symbol[p->item[i]] * p->words + row / 64] |=
            (uint64_t)1 << (row % 64);
    }
}

ibid_status ib_pattern_make(ib_pattern *out, ib_arena *arena,
                            const uint8_t *item, uint32_t count)
{
    uint32_t symbols = 1;
    size_t cells;

    out->item = item;
    out->count = count;
    out->words = (count + 63) / 64;
    memset(out->symbol, 0, sizeof out->symbol);
    /* The 256th symbol shares a row with those that are not there: key items
     * are never 0, so there are 255 at most. */
    for (uint32_t i = 0; i < count; i++) {
        if (!out->symbol[item[i]] && symbols < 256)
            out->symbol[item[i]] = (uint8_t)symbols++;
    }
    cells = (size_t)symbols * out->words;
    out->equal = ib_arena_array(arena, uint64_t, cells * 2 + out->words * 2);
    if (!out->equal)
        return ib_arena_status(arena);
    out->backward = out->equal + cells;
    out->plus = out->backward + cells;
    out->minus = out->plus + out->words;
    set_rows(out->equal, out, false);
    set_rows(out->backward, out, true);
    return IBID_OK;
}

/* One column over all words; `in` is what enters at the top: 0, or 1 where the
 * text's start is fixed.  Gives by how much the last row changes. */
static int column(const ib_pattern *p, const uint64_t *equal, int in)
{
    const uint64_t last = (uint64_t)1 << ((p->count - 1) % 64);
    uint64_t rise = (uint64_t)(in > 0), fall = 0;

    for (uint32_t w = 0; w < p->words; w++) {
        const uint64_t plus = p->plus[w], minus = p->minus[w];
        const uint64_t eq = equal[w] | fall;
        const uint64_t xv = equal[w] | minus;
        const uint64_t xh = (((eq & plus) + plus) ^ plus) | eq;
        uint64_t up = minus | ~(xh | plus), down = plus & xh;

        if (w + 1 == p->words)
            in = (up & last) ? 1 : (down & last) ? -1 : 0;
        {
            const uint64_t up_out = up >> 63, down_out = down >> 63;

            up = up << 1 | rise;
            down = down << 1 | fall;
            rise = up_out;
            fall = down_out;
        }
        p->plus[w] = down | ~(xv | up);
        p->minus[w] = up & xv;
    }
    return in;
}

/* One word, the usual case, kept in registers. */
static bool find_short(uint32_t *end, uint32_t *edits, const ib_pattern *p,
                       const uint8_t *text, uint32_t count, uint32_t max)
{
    const uint64_t last = (uint64_t)1 << (p->count - 1);
    uint64_t plus = ~(uint64_t)0, minus = 0;
    uint32_t now = p->count, best = max + 1;

    for (uint32_t j = 0; j < count; j++) {
        const uint64_t eq = p->equal[p->symbol[text[j]]];
        const uint64_t xv = eq | minus;
        const uint64_t xh = (((eq & plus) + plus) ^ plus) | eq;
        uint64_t up = minus | ~(xh | plus), down = plus & xh;

        now += (up & last) != 0;
        now -= (down & last) != 0;
        up <<= 1;
        down <<= 1;
        plus = down | ~(xv | up);
        minus = up & xv;
        if (now < best) {
            best = now;
            *end = j + 1;
        }
    }
    *edits = best;
    return best <= max;
}

static bool find_long(uint32_t *end, uint32_t *edits, const ib_pattern *p,
                      const uint8_t *text, uint32_t count, uint32_t max)
{
    uint32_t now = p->count, best = max + 1;

    memset(p->plus, 0xFF, p->words * sizeof *p->plus);
    memset(p->minus, 0, p->words * sizeof *p->minus);
    for (uint32_t j = 0; j < count; j++) {
        const int by =
            column(p, p->equal + (size_t)p->symbol[text[j]] * p->words, 0);

        now = (uint32_t)((int64_t)now + by);
        if (now < best) {
            best = now;
            *end = j + 1;
        }
    }
    *edits = best;
    return best <= max;
}

/* How long the shortest stretch before `end` is that takes `edits`. */
static uint32_t length_back(const ib_pattern *p, const uint8_t *text,
                            uint32_t end, uint32_t edits)
{
    uint32_t now = p->count, len = 0;

    memset(p->plus, 0xFF, p->words * sizeof *p->plus);
    memset(p->minus, 0, p->words * sizeof *p->minus);
    while (now > edits && len < end) {
        const int by = column(
            p, p->backward + (size_t)p->symbol[text[end - 1 - len]] * p->words,
            1);

        now = (uint32_t)((int64_t)now + by);
        len++;
    }
    return len;
}

bool ib_distance_find(ib_distance *out, const ib_pattern *pattern,
                      const uint8_t *text, uint32_t count, uint32_t max)
{
    uint32_t end = 0, edits;

    if (max >= pattern->count)
        max = pattern->count - 1; /* nothing at all takes as many */
    if (!(pattern->words == 1
              ? find_short(&end, &edits, pattern, text, count, max)
              : find_long(&end, &edits, pattern, text, count, max)))
        return false;
    *out = (ib_distance){.end = end, .edits = edits};
    out->start = end - length_back(pattern, text, end, edits);
    return true;
}
