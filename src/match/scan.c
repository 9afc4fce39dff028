/* scan.c - all of a text is looked at: what is not found is not there. */

#include "match/scan.h"

#include <stdlib.h>
#include <string.h>

#include "base/cpu.h"
#include "base/list.h"
#include "match/vote.h"

enum {
    LANES = 8,
    GROUPS = 3,     /* that are in the air together: each waits for itself */
    NEVER = 1 << 20 /* a score that no lane comes down from */
};

/* A piece of a passage. */
typedef struct piece {
    uint32_t ask;
    uint32_t start, len; /* items of the passage */
    uint32_t max;
} piece;

/* A stretch of the text in which a passage may stand. */
typedef struct stretch {
    uint32_t ask;
    uint32_t start, end;
} stretch;

/* Pieces side by side.  The last row of each is bit 63; the rows that a short
 * piece lacks match everything. */
typedef struct lanes {
    uint64_t equal[256][LANES];
    uint64_t plus[LANES];
    uint64_t score[LANES], max[LANES];
    uint32_t ask[LANES];
    uint32_t before[LANES]; /* items from a stretch's start to a piece's end */
    uint32_t after[LANES];  /* ... and on to the stretch's end */
    size_t last[LANES];     /* the last stretch that was noted, plus 1 */
    uint32_t count;         /* pieces */
    uint32_t items;         /* of the text */
} lanes;

static void set_lane(lanes *l, uint32_t lane, const uint8_t *item,
                     const piece *p)
{
    const uint32_t shift = 64 - p->len;
    const uint64_t lacking = shift ? ((uint64_t)1 << shift) - 1 : 0;

    for (uint32_t s = 0; s < 256; s++)
        l->equal[s][lane] = lacking;
    for (uint32_t i = 0; i < p->len; i++)
        l->equal[item[p->start + i]][lane] |= (uint64_t)1 << (shift + i);
    l->plus[lane] = ~lacking;
    l->score[lane] = p->len;
    l->max[lane] = p->max;
}

/* Note where a piece may end.  Only every second column is looked at, with one
 * edit more than is allowed, since a column changes a score by one at most. */
static ibid_status note(ib_list *found, lanes *l, uint32_t lane, uint32_t end)
{
    const uint32_t start = end > l->before[lane] ? end - l->before[lane] : 0;
    const uint32_t stop =
        l->items - end > l->after[lane] ? end + l->after[lane] : l->items;
    stretch *s =
        l->last[lane] ? ib_list_at(found, stretch, l->last[lane] - 1) : NULL;

    if (!s || start > s->end) {
        s = ib_list_push(found);
        if (!s)
            return ib_arena_status(found->arena);
        *s = (stretch){l->ask[lane], start, stop};
        l->last[lane] = found->count;
    }
    s->end = stop;
    return IBID_OK;
}

static ibid_status run_plain(ib_list *found, lanes *l, const uint8_t *key,
                             uint32_t count)
{
    ibid_status st = IBID_OK;

    for (uint32_t lane = 0; lane < l->count && !st; lane++) {
        uint64_t plus = l->plus[lane], minus = 0, score = l->score[lane];

        for (uint32_t j = 0; j < count + count % 2 && !st; j++) {
            const uint64_t eq = l->equal[j < count ? key[j] : 0][lane];
            const uint64_t xv = eq | minus;
            const uint64_t xh = (((eq & plus) + plus) ^ plus) | eq;
            uint64_t up = minus | ~(xh | plus), down = plus & xh;

            score += up >> 63;
            score -= down >> 63;
            up <<= 1;
            down <<= 1;
            plus = down | ~(xv | up);
            minus = up & xv;
            if (j % 2 && score <= l->max[lane] + 1)
                st = note(found, l, lane, j < count ? j + 1 : count);
        }
    }
    return st;
}

#ifdef IB_HAS_AVX512
typedef struct state {
    __m512i plus, minus, score;
    __m512i most; /* see note */
} state;

/* One column of one group. */
IB_ON_AVX512 static inline __attribute__((always_inline)) void
step(state *s, const lanes *l, uint8_t symbol)
{
    const __m512i one = _mm512_set1_epi64(1);
    const __m512i eq = _mm512_loadu_si512(l->equal[symbol]);
    const __m512i xv = _mm512_or_si512(eq, s->minus);
    const __m512i sum =
        _mm512_add_epi64(_mm512_and_si512(eq, s->plus), s->plus);
    /* (sum ^ plus) | eq */
    const __m512i xh = _mm512_ternarylogic_epi64(sum, s->plus, eq, 0xBE);
    /* minus | ~(xh | plus) */
    __m512i up = _mm512_ternarylogic_epi64(s->minus, xh, s->plus, 0xF1);
    __m512i down = _mm512_and_si512(s->plus, xh);

    s->score = _mm512_mask_add_epi64(s->score, _mm512_movepi64_mask(up),
                                     s->score, one);
    s->score = _mm512_mask_sub_epi64(s->score, _mm512_movepi64_mask(down),
                                     s->score, one);
    up = _mm512_add_epi64(up, up);
    down = _mm512_add_epi64(down, down);
    /* down | ~(xv | up) */
    s->plus = _mm512_ternarylogic_epi64(down, xv, up, 0xF1);
    s->minus = _mm512_and_si512(up, xv);
}

/* Two columns of all groups; gives the lanes that are near enough. */
IB_ON_AVX512 static inline __attribute__((always_inline)) uint32_t
step_two(state *s, const lanes *l, uint32_t groups, uint8_t a, uint8_t b)
{
    uint32_t near = 0;

    for (uint32_t g = 0; g < groups; g++) {
        step(&s[g], &l[g], a);
        step(&s[g], &l[g], b);
        near |= (uint32_t)_mm512_cmple_epu64_mask(s[g].score, s[g].most)
                << (g * LANES);
    }
    return near;
}

static ibid_status note_all(ib_list *found, lanes *l, uint32_t near,
                            uint32_t end)
{
    ibid_status st = IBID_OK;

    while (near && !st) {
        const uint32_t lane = (uint32_t)__builtin_ctz(near);

        st = note(found, &l[lane / LANES], lane % LANES, end);
        near &= near - 1;
    }
    return st;
}

IB_ON_AVX512 static inline __attribute__((always_inline)) ibid_status
run_groups(ib_list *found, lanes *l, uint32_t groups, const uint8_t *key,
           uint32_t count)
{
    state s[GROUPS];
    ibid_status st = IBID_OK;
    uint32_t j = 0;

    for (uint32_t g = 0; g < groups; g++)
        s[g] = (state){_mm512_loadu_si512(l[g].plus), _mm512_setzero_si512(),
                       _mm512_loadu_si512(l[g].score),
                       _mm512_add_epi64(_mm512_loadu_si512(l[g].max),
                                        _mm512_set1_epi64(1))};
    for (; j + 1 < count && !st; j += 2) {
        const uint32_t near = step_two(s, l, groups, key[j], key[j + 1]);

        if (near)
            st = note_all(found, l, near, j + 2);
    }
    return st || j == count
               ? st
               : note_all(found, l, step_two(s, l, groups, key[j], 0), count);
}

IB_ON_AVX512 static ibid_status run_avx512(ib_list *found, lanes *l,
                                           uint32_t groups, const uint8_t *key,
                                           uint32_t count)
{
    return groups == 1   ? run_groups(found, l, 1, key, count)
           : groups == 2 ? run_groups(found, l, 2, key, count)
                         : run_groups(found, l, 3, key, count);
}
#endif

static ibid_status run(ib_list *found, lanes *l, uint32_t groups,
                       const uint8_t *key, uint32_t count)
{
    ibid_status st = IBID_OK;

#ifdef IB_HAS_AVX512
    if (ib_cpu_has_avx512())
        return run_avx512(found, l, groups, key, count);
#endif
    for (uint32_t g = 0; g < groups && !st; g++)
        st = run_plain(found, &l[g], key, count);
    return st;
}

/* Edits that are looked for. */
static uint32_t edits_of(const ib_scan_ask *ask)
{
    const uint32_t most = ask->n / IB_SCAN_SHARE;

    return ask->max < most ? ask->max : most;
}

/* Cut a passage into pieces of like length. */
static ibid_status cut(ib_list *pieces, const ib_scan_ask *ask, uint32_t index)
{
    const uint32_t count = (ask->n + 63) / 64;

    for (uint32_t i = 0; i < count; i++) {
        piece *p = ib_list_push(pieces);

        if (!p)
            return ib_arena_status(pieces->arena);
        p->ask = index;
        p->start = ask->n * i / count;
        p->len = ask->n * (i + 1) / count - p->start;
        p->max = edits_of(ask) / count;
    }
    return IBID_OK;
}

/* Pieces [first, end), at most LANES * GROUPS. */
static ibid_status scan_pieces(ib_list *found, lanes *l, const ib_scan_ask *ask,
                               const ib_list *pieces, uint32_t first,
                               uint32_t end, const uint8_t *key, uint32_t count)
{
    const uint32_t groups = (end - first + LANES - 1) / LANES;

    memset(l, 0, groups * sizeof *l);
    for (uint32_t g = 0; g < groups; g++) {
        const uint32_t from = first + g * LANES;

        l[g].items = count;
        l[g].count = end - from < LANES ? end - from : LANES;
        for (uint32_t lane = 0; lane < LANES; lane++) {
            const piece *p;
            const ib_scan_ask *a;

            l[g].score[lane] = NEVER;
            if (lane >= l[g].count)
                continue;
            p = ib_list_at(pieces, piece, from + lane);
            a = &ask[p->ask];
            set_lane(&l[g], lane, a->item, p);
            l[g].ask[lane] = p->ask;
            l[g].before[lane] = p->start + p->len + edits_of(a) + 2;
            l[g].after[lane] = a->n - p->start - p->len + edits_of(a) + 2;
        }
    }
    return run(found, l, groups, key, count);
}

static int by_place(const void *a, const void *b)
{
    const stretch *x = a, *y = b;

    if (x->ask != y->ask)
        return x->ask < y->ask ? -1 : 1;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return x->end < y->end ? -1 : x->end > y->end;
}

/* Put stretches in order and make those that touch one. */
static void merge(ib_list *found)
{
    stretch *s = found->item;
    size_t kept = 0;

    if (found->count > 1)
        qsort(s, found->count, sizeof *s, by_place);
    for (size_t i = 0; i < found->count; i++) {
        if (kept > 0 && s[kept - 1].ask == s[i].ask &&
            s[i].start <= s[kept - 1].end) {
            if (s[i].end > s[kept - 1].end)
                s[kept - 1].end = s[i].end;
        } else {
            s[kept++] = s[i];
        }
    }
    found->count = kept;
}

/* Look closely at a stretch: at all of it, then at what lies before and after
 * the nearest place, for another one. */
static void look(ib_scan_ask *ask, const ib_pattern *pattern,
                 const uint8_t *key, stretch in)
{
    const uint32_t max = edits_of(ask);
    stretch todo[3] = {in};

    for (uint32_t i = 0, count = 1; i < count; i++) {
        const uint32_t start = todo[i].start, end = todo[i].end;
        ib_distance one;

        if (end - start < ask->n - max ||
            !ib_distance_find(&one, pattern, key + start, end - start, max))
            continue;
        one.start += start;
        one.end += start;
        ib_vote_keep(ask->near, &ask->found, one);
        if (i == 0) {
            todo[count++] = (stretch){in.ask, start, one.start};
            todo[count++] = (stretch){in.ask, one.end, end};
        }
    }
}

/* Look at the stretches of all passages. */
static ibid_status look_all(ib_scan_ask *ask, ib_arena *scratch,
                            const ib_list *found, const uint8_t *key)
{
    ib_pattern pattern;
    ibid_status st = IBID_OK;

    for (size_t i = 0; i < found->count && !st; i++) {
        const stretch *s = ib_list_at(found, stretch, i);

        if (i == 0 || s[-1].ask != s->ask)
            st = ib_pattern_make(&pattern, scratch, ask[s->ask].item,
                                 ask[s->ask].n);
        if (!st)
            look(&ask[s->ask], &pattern, key, *s);
    }
    return st;
}

ibid_status ib_scan_batch(ib_scan_ask *ask, uint32_t asks, ib_arena *scratch,
                          const uint8_t *key, uint32_t count)
{
    const ib_arena_mark mark = ib_arena_here(scratch);
    ib_list pieces = ib_list_of(scratch, piece);
    ib_list found = ib_list_of(scratch, stretch);
    lanes *l = ib_arena_array(scratch, lanes, GROUPS);
    ibid_status st = l ? IBID_OK : ib_arena_status(scratch);

    for (uint32_t i = 0; i < asks && !st; i++) {
        ask[i].found = 0;
        st = ask[i].n ? cut(&pieces, &ask[i], i) : IBID_OK;
    }
    for (uint32_t first = 0; first < pieces.count && !st;) {
        const uint32_t left = (uint32_t)pieces.count - first;
        const uint32_t end =
            first + (left < LANES * GROUPS ? left : LANES * GROUPS);

        st = scan_pieces(&found, l, ask, &pieces, first, end, key, count);
        first = end;
    }
    if (!st) {
        merge(&found);
        st = look_all(ask, scratch, &found, key);
    }
    ib_arena_rewind(scratch, mark);
    return st;
}

ibid_status ib_scan_find(ib_distance near[IB_NEAR_PLACES], uint32_t *found,
                         ib_arena *scratch, const uint8_t *key, uint32_t count,
                         const uint8_t *item, uint32_t n, uint32_t max)
{
    ibid_status st = IBID_OK;

    *found = 0;
    for (uint32_t i = 0; i < ib_samples(n) && !st && *found == 0; i++) {
        const ib_sample sample = ib_sample_of(n, i);
        ib_scan_ask ask = {.item = item + sample.start,
                           .n = sample.len,
                           .max = sample.len * max / 100};

        st = ib_scan_batch(&ask, 1, scratch, key, count);
        if (st)
            return st;
        memcpy(near, ask.near, sizeof ask.near);
        *found = ask.found;
        ib_sample_lead_back(near, *found, sample, n, count);
    }
    return st;
}
