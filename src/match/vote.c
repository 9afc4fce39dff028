/* vote.c - seeds vote for diagonals; those with most votes are looked at.
 *
 * A diagonal is where the passage would begin if nothing were put in or left
 * out.  Diagonals go by bins of 64, and two bins together tell, so that a few
 * items put in do not part the votes.
 */

#include "match/vote.h"

#include <string.h>

enum {
    BIN_BITS = 6,
    TABLE_BITS = 6, /* of the smallest table of bins */
    NO_BIN = 0
};

typedef struct bin {
    uint32_t number;   /* of the bin, plus 1; NO_BIN: free */
    uint32_t diagonal; /* of one vote, and its seed */
    uint32_t seed;
    uint16_t votes; /* weighted */
    uint8_t count;  /* up to 255 */
    bool is_real;   /* the seed stands there; else its bucket may be shared */
} bin;

/* Where a seed of the passage stands: [from, until) of the places. */
typedef struct list {
    uint32_t seed; /* item of the passage */
    uint32_t from, until;
} list;

typedef struct ballot {
    const uint8_t *key;
    uint32_t count;
    const uint8_t *item;
    uint32_t n;
    const ib_seeds *seeds;
    list *lists;
    uint32_t list_count;
    uint32_t least; /* votes that make a candidate */
    bin *table;     /* open, half full at most */
    uint32_t table_bits;
    uint32_t *used; /* slots of the table that are not free */
    uint32_t used_count;
} ballot;

typedef struct candidate {
    uint32_t votes;
    uint32_t bin; /* the first of two */
    uint32_t diagonal;
} candidate;

static bin *bin_of(const ballot *b, uint32_t number)
{
    const uint32_t mask = ((uint32_t)1 << b->table_bits) - 1;
    uint32_t at = number * 0x9E3779B1u >> (32 - b->table_bits);

    while (b->table[at].number != NO_BIN && b->table[at].number != number + 1)
        at = (at + 1) & mask;
    return &b->table[at];
}

/* List some seeds, or all of them.  Some: rows of `stride`, one of which is at
 * a noted place wherever the same items stand, spread over the passage.
 *
 * Gives  false where some would be nearly all. */
static bool list_seeds(ballot *b, bool all)
{
    const uint32_t most = b->n - b->seeds->form.len + 1;
    const uint32_t stride = b->seeds->form.stride;

    b->list_count = 0;
    if (all) {
        while (b->list_count < most) {
            b->lists[b->list_count].seed = b->list_count;
            b->list_count++;
        }
        return true;
    }
    if (most < 2 * IB_VOTE_ROWS * stride)
        return false;
    for (uint32_t row = 0; row < IB_VOTE_ROWS; row++) {
        const uint32_t first =
            (uint32_t)((uint64_t)(most - stride) * row / (IB_VOTE_ROWS - 1));

        for (uint32_t k = 0; k < stride; k++)
            b->lists[b->list_count++].seed = first + k;
    }
    return true;
}

/* Look the seeds up; memory is asked for well before it is needed. */
static void look_up(ballot *b)
{
    const ib_seeds *seeds = b->seeds;
    const ib_seed_form form = seeds->form;

    for (uint32_t i = 0; i < b->list_count; i++) {
        list *l = &b->lists[i];

        l->from = ib_seed_bucket(b->item + l->seed, form);
        if (seeds->bucket)
            __builtin_prefetch(seeds->bucket + 4 * (size_t)l->from);
    }
    for (uint32_t i = 0; i < b->list_count; i++) {
        list *l = &b->lists[i];

        l->until = ib_seed_list(seeds, l->from, &l->from);
        if (seeds->bucket && l->until > l->from)
            __builtin_prefetch(seeds->place +
                               (uint64_t)l->from * seeds->place_bits / 8);
    }
}

/* Does the seed stand on that diagonal? */
static bool stands(const ballot *b, uint32_t diagonal, uint32_t seed)
{
    return memcmp(b->key + ((size_t)diagonal + seed - b->n), b->item + seed,
                  b->seeds->form.len) == 0;
}

static void add_vote(ballot *b, uint32_t place, uint32_t seed, uint32_t weight)
{
    /* n is added so that no diagonal is below 0. */
    const uint32_t diagonal = place + b->n - seed;
    bin *x = bin_of(b, diagonal >> BIN_BITS);

    if (x->number == NO_BIN) {
        *x = (bin){(diagonal >> BIN_BITS) + 1, diagonal, seed,
                   (uint16_t)weight,           1,        false};
        b->used[b->used_count++] = (uint32_t)(x - b->table);
        return;
    }
    if (!stands(b, diagonal, seed))
        return;
    x->votes = (uint16_t)(x->votes + (x->votes < UINT16_MAX / 2 ? weight : 0));
    x->count = (uint8_t)(x->count + (x->count < UINT8_MAX));
    if (!x->is_real) {
        const bool first = stands(b, x->diagonal, x->seed);

        x->count = (uint8_t)(x->count - !first);
        x->diagonal = first ? x->diagonal : diagonal;
        x->seed = first ? x->seed : seed;
        x->is_real = true;
    }
}

/* Let seeds vote that stand more than `over` and at most `most` times, up to
 * `budget` votes; gives what is left of it. */
static uint32_t vote(ballot *b, uint32_t over, uint32_t most, uint32_t weight,
                     uint32_t budget)
{
    const uint32_t last = b->count - b->seeds->form.len;

    for (uint32_t i = 0; i < b->list_count; i++) {
        const list l = b->lists[i];

        if (l.until - l.from <= over || l.until - l.from > most)
            continue;
        for (uint32_t k = l.from; k < l.until && budget > 0; k++, budget--) {
            const uint32_t place = ib_seed_place(b->seeds, k);

            /* Of a segment that was tampered with, a place may lie anywhere. */
            if (place <= last)
                add_vote(b, place, l.seed, weight);
        }
    }
    return budget;
}

static ibid_status vote_all(ballot *b, ib_arena *scratch)
{
    static const struct {
        uint32_t most, weight;
    } class[] = IB_VOTE_CLASSES;
    const size_t classes = sizeof class / sizeof *class;
    uint32_t budget = IB_VOTES_MAX, over = 0;
    uint64_t all = 0;

    for (uint32_t i = 0; i < b->list_count; i++) {
        const uint32_t n = b->lists[i].until - b->lists[i].from;

        all += n <= class[classes - 1].most ? n : 0;
    }
    b->table_bits = TABLE_BITS;
    while (((uint64_t)1 << b->table_bits) < 2 * all &&
           (uint32_t)1 << b->table_bits < 2 * IB_VOTES_MAX)
        b->table_bits++;
    b->table = ib_arena_array(scratch, bin, (size_t)1 << b->table_bits);
    b->used = ib_arena_grow(
        scratch, NULL, 0, ((size_t)1 << (b->table_bits - 1)) * sizeof *b->used,
        _Alignof(uint32_t));
    b->used_count = 0;
    if (!b->table || !b->used)
        return ib_arena_status(scratch);
    for (size_t i = 0; i < classes; i++) {
        if (i > 0 && IB_VOTES_MAX - budget > IB_VOTES_ENOUGH)
            break; /* the rare ones have told */
        budget = vote(b, over, class[i].most, class[i].weight, budget);
        over = class[i].most;
    }
    return IBID_OK;
}

/* Put a candidate among the best, most votes first, then the earliest. */
static uint32_t rank(candidate best[IB_CANDIDATES], uint32_t count,
                     candidate one)
{
    uint32_t k = count < IB_CANDIDATES ? count++ : count;

    while (k > 0 &&
           (best[k - 1].votes < one.votes ||
            (best[k - 1].votes == one.votes && best[k - 1].bin > one.bin))) {
        if (k < IB_CANDIDATES)
            best[k] = best[k - 1];
        k--;
    }
    if (k < IB_CANDIDATES)
        best[k] = one;
    return count;
}

/* Ask for the memory at lone votes, all of which are looked at, well before it
 * is needed. */
static void fetch_lone(const ballot *b)
{
    for (uint32_t i = 0; i < b->used_count; i++) {
        const bin *x = &b->table[b->used[i]];

        if (!x->is_real)
            __builtin_prefetch(b->key + ((size_t)x->diagonal + x->seed - b->n));
    }
}

/* The bins with most votes, with those of the next bin. */
static uint32_t choose(const ballot *b, candidate best[IB_CANDIDATES])
{
    const uint32_t least = b->least;
    uint32_t count = 0;

    for (uint32_t i = 0; i < b->used_count; i++) {
        const bin *x = &b->table[b->used[i]], *next;
        candidate one;

        next = bin_of(b, x->number);
        if (x->count + next->count < least ||
            !(x->is_real || stands(b, x->diagonal, x->seed)))
            continue;
        if (x->count < least && next->count > 0 && !next->is_real &&
            !stands(b, next->diagonal, next->seed))
            continue;
        one =
            (candidate){(uint32_t)x->votes + next->votes, x->number - 1,
                        next->votes > x->votes ? next->diagonal : x->diagonal};
        count = rank(best, count, one);
    }
    return count;
}

void ib_vote_keep(ib_distance near[IB_NEAR_PLACES], uint32_t *found,
                  ib_distance one)
{
    uint32_t kept = 0, at;

    for (uint32_t i = 0; i < *found; i++) {
        const bool apart = one.start >= near[i].end || near[i].start >= one.end;

        if (!apart &&
            (near[i].edits < one.edits ||
             (near[i].edits == one.edits && near[i].start <= one.start)))
            return; /* nothing was moved yet: what came before is nearer */
        if (apart)
            near[kept++] = near[i];
    }
    at = kept;
    *found = kept < IB_NEAR_PLACES ? kept + 1 : IB_NEAR_PLACES;
    while (at > 0 && (near[at - 1].edits > one.edits ||
                      (near[at - 1].edits == one.edits &&
                       near[at - 1].start > one.start))) {
        if (at < IB_NEAR_PLACES)
            near[at] = near[at - 1];
        at--;
    }
    if (at < IB_NEAR_PLACES)
        near[at] = one;
}

/* Look closely at one candidate. */
static bool look(ib_distance *out, const ballot *b, const candidate *c,
                 const ib_pattern *pattern, uint32_t edits)
{
    /* A passage shorter than a bin may stand twice in two bins. */
    const uint64_t slack =
        b->n / IB_VOTE_SHARE + IB_VOTE_SLACK +
        (b->n < (uint32_t)1 << BIN_BITS ? (uint64_t)1 << BIN_BITS : 0);
    const uint64_t before = b->n + slack;
    const uint32_t from =
        c->diagonal > before ? (uint32_t)(c->diagonal - before) : 0;
    const uint64_t to = c->diagonal + slack;

    if (c->diagonal >= b->n &&
        c->diagonal <= b->count && /* begins at diagonal - n */
        memcmp(b->key + (c->diagonal - b->n), b->item, b->n) == 0) {
        *out = (ib_distance){c->diagonal - b->n, c->diagonal, 0};
        return true;
    }
    if (!ib_distance_find(out, pattern, b->key + from,
                          (uint32_t)((to < b->count ? to : b->count) - from),
                          edits))
        return false;
    out->start += from;
    out->end += from;
    return true;
}

static bool is_looked_at(const candidate *best, uint32_t i)
{
    for (uint32_t k = 0; k < i; k++) {
        const uint32_t a = best[k].diagonal, b = best[i].diagonal;

        if ((a > b ? a - b : b - a) <= IB_VOTE_APART)
            return true;
    }
    return false;
}

static ibid_status verify(ib_distance near[IB_NEAR_PLACES], uint32_t *found,
                          ib_arena *scratch, const ballot *b, uint32_t max)
{
    candidate best[IB_CANDIDATES];
    uint32_t count;
    const uint32_t edits = b->n * max / 100;
    ib_pattern pattern;
    ibid_status st;

    if (b->least == 1)
        fetch_lone(b);
    count = choose(b, best);
    if (count == 0)
        return IBID_OK;
    st = ib_pattern_make(&pattern, scratch, b->item, b->n);
    for (uint32_t i = 0; i < count && !st; i++) {
        ib_distance one;

        if (*found > 0 && best[i].votes * IB_VOTES_SHARE < best[0].votes)
            break;
        if (is_looked_at(best, i) || !look(&one, b, &best[i], &pattern, edits))
            continue;
        ib_vote_keep(near, found, one);
    }
    return st;
}

/* Ask the seeds that are listed. */
static ibid_status ask(ib_distance near[IB_NEAR_PLACES], uint32_t *found,
                       ib_arena *scratch, ballot *b, uint32_t max)
{
    const ib_arena_mark mark = ib_arena_here(scratch);
    ibid_status st;

    *found = 0;
    look_up(b);
    st = vote_all(b, scratch);
    if (!st)
        st = verify(near, found, scratch, b, max);
    ib_arena_rewind(scratch, mark);
    return st;
}

/* Find a sample, of IB_VERIFY_ITEMS at most. */
static ibid_status find(ib_distance near[IB_NEAR_PLACES], uint32_t *found,
                        ib_arena *scratch, ballot *b, uint32_t max)
{
    ibid_status st = IBID_OK;

    b->lists = ib_arena_grow(scratch, NULL, 0,
                             (b->n - b->seeds->form.len + 1) * sizeof(list),
                             _Alignof(list));
    if (!b->lists)
        return ib_arena_status(scratch);
    /* What is nearly the same is met by a few seeds, and what is nearer still
     * by no fewer: only where nothing is, all are asked. */
    b->least = 2;
    if (list_seeds(b, false))
        st = ask(near, found, scratch, b, max);
    if (!st && (*found == 0 || near[0].edits * IB_VOTE_NEAR > b->n)) {
        b->least = b->n < IB_VOTES_TWO ? 1 : 2;
        list_seeds(b, true);
        st = ask(near, found, scratch, b, max);
    }
    return st;
}

ib_sample ib_sample_of(uint32_t n, uint32_t i)
{
    const uint32_t len = n < IB_VERIFY_ITEMS ? n : IB_VERIFY_ITEMS;
    const uint32_t over = n - len;

    return (ib_sample){i == 0 ? 0 : i == 1 ? over / 2 : over, len};
}

void ib_sample_lead_back(ib_distance near[IB_NEAR_PLACES], uint32_t found,
                         ib_sample sample, uint32_t n, uint32_t count)
{
    const uint32_t after = n - sample.start - sample.len;

    for (uint32_t i = 0; i < found; i++) {
        ib_distance *d = &near[i];

        d->start = d->start > sample.start ? d->start - sample.start : 0;
        d->end = count - d->end > after ? d->end + after : count;
    }
}

ibid_status ib_vote_find(ib_distance near[IB_NEAR_PLACES], uint32_t *found,
                         ib_arena *scratch, const uint8_t *key, uint32_t count,
                         const ib_seeds *seeds, const uint8_t *item, uint32_t n,
                         uint32_t max)
{
    const ib_arena_mark mark = ib_arena_here(scratch);
    ibid_status st = IBID_OK;

    *found = 0;
    if (n < seeds->form.len || count < seeds->form.len)
        return IBID_OK;
    for (uint32_t i = 0; i < ib_samples(n) && !st && *found == 0; i++) {
        const ib_sample sample = ib_sample_of(n, i);
        ballot b = {.key = key,
                    .count = count,
                    .item = item + sample.start,
                    .n = sample.len,
                    .seeds = seeds};

        st = find(near, found, scratch, &b, max);
        ib_sample_lead_back(near, *found, sample, n, count);
        ib_arena_rewind(scratch, mark);
    }
    return st;
}
