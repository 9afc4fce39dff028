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

/* Where a piece ends in the text. */
typedef struct hit {
    uint32_t piece;
    uint32_t end;
} hit;

/* Pieces side by side.  The last row of each is bit 63; the rows that a short
 * piece lacks match everything. */
typedef struct lanes {
    uint64_t equal[256][LANES];
    uint64_t plus[LANES];
    uint64_t score[LANES], max[LANES];
    uint32_t last[LANES];  /* end of the last hit, or 0 */
    uint32_t hits[LANES];  /* of each */
    uint32_t room[LANES];  /* for so many */
    uint32_t first, count; /* pieces */
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
 * edit more than is allowed, since a column changes a score by one at most.
 * Ends close by are one place. */
static ibid_status note(ib_list *hits, lanes *l, uint32_t lane, uint32_t end)
{
    hit *h;

    if (l->hits[lane] > 0 && end - l->last[lane] <= IB_SCAN_NEAR)
        return IBID_OK;
    l->last[lane] = end;
    if (l->hits[lane]++ >= l->room[lane])
        return IBID_OK;
    h = ib_list_push(hits);
    if (!h)
        return ib_arena_status(hits->arena);
    *h = (hit){l->first + lane, end};
    return IBID_OK;
}

static ibid_status run_plain(ib_list *hits, lanes *l, const uint8_t *key,
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
                st = note(hits, l, lane, j < count ? j + 1 : count);
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

static ibid_status note_all(ib_list *hits, lanes *l, uint32_t near,
                            uint32_t end)
{
    ibid_status st = IBID_OK;

    while (near && !st) {
        const uint32_t lane = (uint32_t)__builtin_ctz(near);

        st = note(hits, &l[lane / LANES], lane % LANES, end);
        near &= near - 1;
    }
    return st;
}

IB_ON_AVX512 static inline __attribute__((always_inline)) ibid_status
run_groups(ib_list *hits, lanes *l, uint32_t groups, const uint8_t *key,
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
            st = note_all(hits, l, near, j + 2);
    }
    return st || j == count
               ? st
               : note_all(hits, l, step_two(s, l, groups, key[j], 0), count);
}

IB_ON_AVX512 static ibid_status run_avx512(ib_list *hits, lanes *l,
                                           uint32_t groups, const uint8_t *key,
                                           uint32_t count)
{
    return groups == 1   ? run_groups(hits, l, 1, key, count)
           : groups == 2 ? run_groups(hits, l, 2, key, count)
                         : run_groups(hits, l, 3, key, count);
}
#endif

static ibid_status run(ib_list *hits, lanes *l, uint32_t groups,
                       const uint8_t *key, uint32_t count)
{
    ibid_status st = IBID_OK;

#ifdef IB_HAS_AVX512
    if (ib_cpu_has_avx512())
        return run_avx512(hits, l, groups, key, count);
#endif
    for (uint32_t g = 0; g < groups && !st; g++)
        st = run_plain(hits, &l[g], key, count);
    return st;
}

/* Edits that are looked for in the `n` items of a passage that are compared. */
static uint32_t edits_of(const ib_scan_ask *ask, uint32_t n)
{
    const uint32_t most = n / IB_SCAN_SHARE;

    return ask->max < most ? ask->max : most;
}

/* Cut a passage into pieces of like length. */
static ibid_status cut(ib_list *pieces, const ib_scan_ask *ask, uint32_t index)
{
    const uint32_t n = ask->n > IB_VERIFY_ITEMS ? IB_VERIFY_ITEMS : ask->n;
    const uint32_t count = (n + 63) / 64;
    const uint32_t edits = edits_of(ask, n);

    for (uint32_t i = 0; i < count; i++) {
        piece *p = ib_list_push(pieces);

        if (!p)
            return ib_arena_status(pieces->arena);
        p->ask = index;
        p->start = (uint32_t)((uint64_t)n * i / count);
        p->len = (uint32_t)((uint64_t)n * (i + 1) / count) - p->start;
        p->max = edits / count;
    }
    return IBID_OK;
}

/* By passage, then by place: whichever path found them. */
static int by_place(const void *a, const void *b)
{
    const hit *x = a, *y = b;

    if (x->piece != y->piece)
        return x->piece < y->piece ? -1 : 1;
    return x->end < y->end ? -1 : x->end > y->end;
}

/* Look closely where a piece stands. */
static ibid_status look(ib_scan_ask *ask, ib_arena *scratch, const uint8_t *key,
                        uint32_t count, const piece *p, uint32_t end)
{
    const ib_arena_mark mark = ib_arena_here(scratch);
    const uint32_t n = ask->n > IB_VERIFY_ITEMS ? IB_VERIFY_ITEMS : ask->n;
    const uint32_t max = edits_of(ask, n);
    const uint64_t slack = max + IB_SCAN_NEAR;
    const uint64_t before = (uint64_t)p->start + p->len + slack;
    const uint64_t after =
        (uint64_t)n - p->start - p->len + slack + IB_SCAN_NEAR;
    const uint32_t from = end > before ? end - (uint32_t)before : 0;
    const uint32_t to = count - end > after ? end + (uint32_t)after : count;
    ib_pattern pattern;
    ib_distance one;
    ibid_status st = ib_pattern_make(&pattern, scratch, ask->item, n);

    if (!st && ib_distance_find(&one, &pattern, key + from, to - from, max)) {
        one.start += from;
        one.end += from;
        one.end = count - one.end > ask->n - n ? one.end + (ask->n - n) : count;
        ib_vote_keep(ask->near, &ask->found, one);
    }
    ib_arena_rewind(scratch, mark);
    return st;
}

/* How many places of each piece are looked at: each costs as many steps as the
 * passage has words of 64 rows. */
static uint32_t room_of(const ib_scan_ask *ask)
{
    const uint32_t words = (ask->n + 63) / 64;

    return words < IB_SCAN_HITS / IB_SCAN_HITS_LEAST ? IB_SCAN_HITS / words
                                                     : IB_SCAN_HITS_LEAST;
}

/* Pieces [first, end), at most LANES * GROUPS. */
static ibid_status scan_pieces(ib_list *hits, lanes *l, const ib_scan_ask *ask,
                               const ib_list *pieces, uint32_t first,
                               uint32_t end, const uint8_t *key, uint32_t count)
{
    const uint32_t groups = (end - first + LANES - 1) / LANES;

    memset(l, 0, groups * sizeof *l);
    for (uint32_t g = 0; g < groups; g++) {
        l[g].first = first + g * LANES;
        l[g].count = end - l[g].first < LANES ? end - l[g].first : LANES;
        for (uint32_t lane = 0; lane < LANES; lane++) {
            const piece *p;

            l[g].score[lane] = NEVER;
            if (lane >= l[g].count)
                continue;
            p = ib_list_at(pieces, piece, l[g].first + lane);
            set_lane(&l[g], lane, ask[p->ask].item, p);
            l[g].room[lane] = room_of(&ask[p->ask]);
        }
    }
    return run(hits, l, groups, key, count);
}

ibid_status ib_scan_batch(ib_scan_ask *ask, uint32_t asks, ib_arena *scratch,
                          const uint8_t *key, uint32_t count)
{
    const ib_arena_mark mark = ib_arena_here(scratch);
    ib_list pieces = ib_list_of(scratch, piece);
    ib_list hits = ib_list_of(scratch, hit);
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

        st = scan_pieces(&hits, l, ask, &pieces, first, end, key, count);
        first = end;
    }
    if (!st && hits.count > 1)
        qsort(hits.item, hits.count, sizeof(hit), by_place);
    for (size_t i = 0; i < hits.count && !st; i++) {
        const hit *h = ib_list_at(&hits, hit, i);
        const piece *p = ib_list_at(&pieces, piece, h->piece);

        st = look(&ask[p->ask], scratch, key, count, p, h->end);
    }
    ib_arena_rewind(scratch, mark);
    return st;
}

ibid_status ib_scan_find(ib_distance near[IB_NEAR_PLACES], uint32_t *found,
                         ib_arena *scratch, const uint8_t *key, uint32_t count,
                         const uint8_t *item, uint32_t n, uint32_t max)
{
    ib_scan_ask ask = {
        .item = item, .n = n, .max = (uint32_t)((uint64_t)n * max / 100)};
    ibid_status st;

    *found = 0;
    if (ask.max > n / IB_SCAN_SHARE)
        ask.max = n / IB_SCAN_SHARE;
    st = ib_scan_batch(&ask, 1, scratch, key, count);
    if (st)
        return st;
    memcpy(near, ask.near, sizeof ask.near);
    *found = ask.found;
    return IBID_OK;
}
