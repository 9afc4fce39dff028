/* distance.c - how many items must change for one key to be part of another. */

#include "match/distance.h"

#include <string.h>

/* Items of the text that are gone through at once, word by word. */
enum { STRIP = 8192 };

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

/* Sixty-four rows of a column. */
typedef struct word {
    uint64_t plus, minus; /* where a row is one more, one less, than above it */
    uint64_t up, down;    /* ... than in the column before */
} word;

/* The next column; `rise` or `fall` is 1 where the row above the first one is
 * one more, or one less, than in the column before. */
static inline void step(word *x, uint64_t same, uint64_t rise, uint64_t fall)
{
    const uint64_t eq = same | fall, xv = same | x->minus;
    const uint64_t xh = (((eq & x->plus) + x->plus) ^ x->plus) | eq;
    uint64_t up, down;

    x->up = x->minus | ~(xh | x->plus);
    x->down = x->plus & xh;
    up = x->up << 1 | rise;
    down = x->down << 1 | fall;
    x->plus = down | ~(xv | up);
    x->minus = up & xv;
}

/* One column over all words; `in` is what enters at the top: 0, or 1 where the
 * text's start is fixed.  Gives by how much the last row changes. */
static int column(const ib_pattern *p, const uint64_t *equal, int in)
{
    const uint64_t last = (uint64_t)1 << ((p->count - 1) % 64);
    word x = {.up = (uint64_t)(in > 0) << 63};

    for (uint32_t w = 0; w < p->words; w++) {
        x.plus = p->plus[w];
        x.minus = p->minus[w];
        step(&x, equal[w], x.up >> 63, x.down >> 63);
        p->plus[w] = x.plus;
        p->minus[w] = x.minus;
    }
    return (x.up & last) ? 1 : (x.down & last) ? -1 : 0;
}

/* One word, the usual case, kept in registers. */
static bool find_short(uint32_t *end, uint32_t *edits, const ib_pattern *p,
                       const uint8_t *text, uint32_t count, uint32_t max)
{
    const uint64_t last = (uint64_t)1 << (p->count - 1);
    word x = {.plus = ~(uint64_t)0};
    uint32_t now = p->count, best = max + 1;

    for (uint32_t j = 0; j < count; j++) {
        step(&x, p->equal[p->symbol[text[j]]], 0, 0);
        now += (x.up & last) != 0;
        now -= (x.down & last) != 0;
        if (now < best) {
            best = now;
            *end = j + 1;
        }
    }
    *edits = best;
    return best <= max;
}

/* What goes from one word down to the next at each of up to STRIP items of the
 * text: a bit where the row between them rises, or falls. */
typedef struct edge {
    uint64_t rise[STRIP / 64], fall[STRIP / 64];
} edge;

/* Word `w`, not the last, of the columns of `count` items.
 *
 * Gives  the least that its last row comes to, which began as that of the
 *        pattern. */
static uint32_t strip(const ib_pattern *p, uint32_t w, edge *e,
                      const uint8_t *text, uint32_t count)
{
    const uint64_t *equal = p->equal + w;
    word x = {.plus = p->plus[w], .minus = p->minus[w]};
    uint32_t now = 64 * (w + 1), least = now;

    for (uint32_t i = 0; i < count; i += 64) {
        const uint32_t n = count - i < 64 ? count - i : 64;
        uint64_t rise = e->rise[i / 64], fall = e->fall[i / 64];
        uint64_t rise_out = 0, fall_out = 0;

        for (uint32_t j = 0; j < n; j++, rise >>= 1, fall >>= 1) {
            step(&x, equal[(size_t)p->symbol[text[i + j]] * p->words], rise & 1,
                 fall & 1);
            rise_out = rise_out >> 1 | (x.up >> 63 << 63);
            fall_out = fall_out >> 1 | (x.down >> 63 << 63);
            now += (uint32_t)(x.up >> 63);
            now -= (uint32_t)(x.down >> 63);
            least = now < least ? now : least;
        }
        e->rise[i / 64] = rise_out >> (64 - n);
        e->fall[i / 64] = fall_out >> (64 - n);
    }
    p->plus[w] = x.plus;
    p->minus[w] = x.minus;
    return least;
}

/* The last word; *now is what the last row stands at, before and after.
 *
 * Gives  the least that it comes to below `least`, or that; then also *end,
 *        after how many items first. */
static uint32_t strip_last(const ib_pattern *p, const edge *e,
                           const uint8_t *text, uint32_t count, uint32_t *now,
                           uint32_t least, uint32_t *end)
{
    const uint32_t w = p->words - 1, row = (p->count - 1) % 64;
    const uint64_t *equal = p->equal + w;
    word x = {.plus = p->plus[w], .minus = p->minus[w]};
    uint32_t here = *now, first = *end;

    for (uint32_t i = 0; i < count; i += 64) {
        const uint32_t n = count - i < 64 ? count - i : 64;
        uint64_t rise = e->rise[i / 64], fall = e->fall[i / 64];

        for (uint32_t j = 0; j < n; j++, rise >>= 1, fall >>= 1) {
            step(&x, equal[(size_t)p->symbol[text[i + j]] * p->words], rise & 1,
                 fall & 1);
            here += (uint32_t)(x.up >> row & 1);
            here -= (uint32_t)(x.down >> row & 1);
            first = here < least ? i + j + 1 : first;
            least = here < least ? here : least;
        }
    }
    p->plus[w] = x.plus;
    p->minus[w] = x.minus;
    *now = here;
    *end = first;
    return least;
}

/* Word after word, so that each is kept in registers; and no more of them once
 * the rows so far take too many edits, as most places do that are no places. */
static bool find_long(uint32_t *end, uint32_t *edits, const ib_pattern *p,
                      const uint8_t *text, uint32_t count, uint32_t max)
{
    uint32_t best = max + 1, now = p->count;
    edge e;

    memset(p->plus, 0xFF, p->words * sizeof *p->plus);
    memset(p->minus, 0, p->words * sizeof *p->minus);
    for (uint32_t i = 0; i < count; i += STRIP) {
        const uint32_t n = count - i < STRIP ? count - i : (uint32_t)STRIP;
        const uint32_t had = best;
        uint32_t at = 0;

        memset(e.rise, 0, (n + 63) / 64 * sizeof *e.rise);
        memset(e.fall, 0, (n + 63) / 64 * sizeof *e.fall);
        for (uint32_t w = 0; w + 1 < p->words; w++) {
            if (strip(p, w, &e, text + i, n) > max && count <= STRIP)
                return false;
        }
        best = strip_last(p, &e, text + i, n, &now, best, &at);
        if (best < had)
            *end = i + at;
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
