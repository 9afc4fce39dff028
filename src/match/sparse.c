/* sparse.c - finding with few look-ups, where each may be a page to fetch. */

#include "match/sparse.h"

#include <string.h>

enum {
    ROWS_MAX = 32,    /* of one passage: bits of a mask */
    ITEMS_MAX = 1024, /* of a passage that are asked for */
    BIN_BITS = 6,
    LEAST_BITS = 6 /* of a table */
};

/* Seeds [seed, seed + stride) of the passage. */
typedef struct row {
    uint32_t seed;
    uint32_t places; /* of all of them */
} row;

typedef struct bin {
    uint32_t number; /* of the diagonal's bin, plus 1; 0: free */
    uint32_t rows;   /* which rows stand there */
    uint32_t diagonal;
    bool is_listed, is_looked_at;
} bin;

typedef struct asking {
    const uint8_t *key, *item;
    uint32_t count, n;
    const ib_seeds *seeds;
    const ib_sparse_source *source;
    uint8_t *room;      /* for what is fetched */
    row rows[ROWS_MAX]; /* the rarest first */
    uint32_t row_count;
    uint32_t items; /* of the passage that are asked for */
    bin *table;     /* open, half full at most */
    uint32_t table_bits;
    uint32_t left;    /* places that may still be put into it */
    uint32_t *listed; /* slots of bins with two rows or more */
    uint32_t list_count;
    ib_pattern pattern;
    uint32_t edits; /* that are still of interest */
    bool all;       /* nobody is asked afterwards */
} asking;

static const uint8_t *fetch(const asking *a, const uint8_t *at, size_t len)
{
    return a->source ? a->source->fetch(a->source->state, at, len, a->room)
                     : at;
}

/* The places of a seed: [*from, the value given). */
static uint32_t list_of(const asking *a, uint32_t seed, uint32_t *from)
{
    const uint32_t bucket = ib_seed_bucket(a->item + seed, a->seeds->form);
    const uint8_t *two;
    uint32_t until;

    if (!a->source || !a->source->buckets)
        return ib_seed_list(a->seeds, bucket, from);
    two = fetch(a, a->seeds->bucket + 4 * (size_t)bucket, 8);
    *from = ib_le32(two);
    until = ib_le32(two + 4);
    return until < a->seeds->places ? until : a->seeds->places;
}

/* How often a seed stands, by the buckets alone. */
static uint32_t places_of(const asking *a, uint32_t seed)
{
    uint32_t from;
    const uint32_t until = list_of(a, seed, &from);

    return until > from ? until - from : 0;
}

/* Ask for the memory of the buckets of some seeds, well before it is needed. */
static void prefetch(const asking *a, uint32_t first, uint32_t end)
{
    const ib_seed_form form = a->seeds->form;

    if (a->source && a->source->buckets)
        return;
    for (uint32_t i = first; i < end; i++)
        __builtin_prefetch(a->seeds->bucket +
                           4 * (size_t)ib_seed_bucket(a->item + i, form));
}

static void put_row(asking *a, row one)
{
    uint32_t at = a->row_count++;

    while (at > 0 && a->rows[at - 1].places > one.places) {
        a->rows[at] = a->rows[at - 1];
        at--;
    }
    a->rows[at] = one;
}

/* Cut the passage into cells, of which each holds the items of one row. */
static void choose_rows(asking *a)
{
    const uint32_t stride = a->seeds->form.stride;
    const uint32_t span = a->seeds->form.len + stride - 1;
    const uint32_t most = a->items / span;
    const uint32_t cells = most < ROWS_MAX ? most : (uint32_t)ROWS_MAX;
    uint32_t seed[ROWS_MAX];

    for (uint32_t c = 0; c < cells; c++) {
        seed[c] = (uint32_t)((uint64_t)a->items * c / cells);
        prefetch(a, seed[c], seed[c] + stride);
    }
    for (uint32_t c = 0; c < cells; c++) {
        uint64_t sum = 0;

        for (uint32_t k = 0; k < stride; k++)
            sum += places_of(a, seed[c] + k);
        if (sum <= IB_SPARSE_PLACES)
            put_row(a, (row){seed[c], (uint32_t)sum});
    }
}

static uint32_t slot_of(const asking *a, uint32_t number)
{
    const uint32_t mask = ((uint32_t)1 << a->table_bits) - 1;
    uint32_t at = number * 0x9E3779B1u >> (32 - a->table_bits);

    while (a->table[at].number != 0 && a->table[at].number != number + 1)
        at = (at + 1) & mask;
    return at;
}

/* Rows of a bin with those of the next one: a few items put in or left out
 * must not part them. */
static uint32_t rows_of(const asking *a, const bin *x)
{
    return (uint32_t)__builtin_popcount(x->rows |
                                        a->table[slot_of(a, x->number)].rows);
}

static void list_bin(asking *a, uint32_t slot)
{
    bin *x = &a->table[slot];

    if (x->number != 0 && !x->is_listed && rows_of(a, x) > 1) {
        x->is_listed = true;
        a->listed[a->list_count++] = slot;
    }
}

static void put_place(asking *a, uint32_t diagonal, uint32_t bit)
{
    const uint32_t number = diagonal >> BIN_BITS, slot = slot_of(a, number);
    bin *x = &a->table[slot];

    x->number = number + 1;
    x->diagonal = diagonal;
    if (x->rows >> bit & 1)
        return;
    x->rows |= (uint32_t)1 << bit;
    list_bin(a, slot);
    if (number > 0)
        list_bin(a, slot_of(a, number - 1));
}

/* Note where a seed stands. */
static void ask_seed(asking *a, uint32_t seed, uint32_t bit)
{
    const ib_seeds *seeds = a->seeds;
    const uint64_t bits = seeds->place_bits;
    const uint32_t last = a->count - seeds->form.len;
    uint32_t from, until = list_of(a, seed, &from);
    uint64_t at = from * bits;
    const uint8_t *list;

    if (from >= until || a->left == 0)
        return;
    until = until - from > IB_SPARSE_LIST ? from + IB_SPARSE_LIST : until;
    list = fetch(a, seeds->place + at / 8,
                 (size_t)((until - 1) * bits / 8 - at / 8 + 8));
    for (at %= 8; from < until && a->left > 0; from++, a->left--, at += bits) {
        const uint64_t place =
            (ib_le64(list + at / 8) >> at % 8 & (((uint64_t)1 << bits) - 1)) *
            seeds->form.stride;

        /* n is added so that no diagonal is below 0; of a segment that was
         * tampered with, a place may lie anywhere. */
        if (place <= last)
            put_place(a, (uint32_t)place + a->n - seed, bit);
    }
}

/* The bin with most rows that was not looked at, of several the earliest. */
static bin *best_bin(const asking *a)
{
    bin *best = NULL;
    uint32_t most = 0;

    for (uint32_t i = 0; i < a->list_count; i++) {
        bin *x = &a->table[a->listed[i]];
        uint32_t rows;

        if (x->is_looked_at)
            continue;
        rows = rows_of(a, x);
        if (rows > most || (rows == most && best && x->number < best->number)) {
            best = x;
            most = rows;
        }
    }
    return best;
}

/* Items beside a passage that are looked at, on each side. */
static uint32_t slack_of(uint32_t n)
{
    return n / 8 + IB_VOTE_SLACK;
}

/* A look at a bin is one at those beside it whose diagonal lies so near. */
static void set_looked_at(const asking *a, bin *looked)
{
    const uint32_t slack = slack_of(a->n), number = looked->number;

    looked->is_looked_at = true;
    for (uint32_t i = number > 1 ? number - 1 : number; i <= number + 1; i++) {
        bin *x = &a->table[slot_of(a, i - 1)];
        const uint32_t apart = x->diagonal > looked->diagonal
                                   ? x->diagonal - looked->diagonal
                                   : looked->diagonal - x->diagonal;

        x->is_looked_at |= x->number != 0 && apart <= slack;
    }
}

/* Look closely at a diagonal. */
static bool look(ib_distance *out, const asking *a, uint32_t diagonal)
{
    const uint32_t slack = slack_of(a->n), before = a->n + slack;
    const uint32_t from = diagonal > before ? diagonal - before : 0;
    const uint64_t to = (uint64_t)diagonal + slack;
    const uint32_t len = (uint32_t)((to < a->count ? to : a->count) - from);
    const uint8_t *key = fetch(a, a->key + from, len);

    if (diagonal >= a->n && diagonal <= a->count &&
        memcmp(key + (diagonal - a->n - from), a->item, a->n) == 0) {
        *out = (ib_distance){diagonal - a->n, diagonal, 0};
        return true;
    }
    if (!ib_distance_find(out, &a->pattern, key, len, a->edits))
        return false;
    out->start += from;
    out->end += from;
    return true;
}

/* Look at the best few places that are told of so far. */
static void look_at_best(ib_distance near[IB_NEAR_PLACES], uint32_t *found,
                         const asking *a, uint32_t looks)
{
    for (uint32_t i = 0; i < looks; i++) {
        bin *x = best_bin(a);
        ib_distance one;

        if (!x)
            return;
        set_looked_at(a, x);
        if (look(&one, a, x->diagonal))
            ib_vote_keep(near, found, one);
        if (a->all && *found > 0 && near[0].edits == 0)
            return;
    }
}

/* Start a table for so many places. */
static ibid_status set_table(asking *a, ib_arena *scratch, uint64_t places)
{
    a->table_bits = LEAST_BITS;
    while ((uint64_t)1 << a->table_bits < 2 * places &&
           (uint32_t)1 << a->table_bits < 2 * IB_VOTES_MAX)
        a->table_bits++;
    a->left = (uint32_t)1 << (a->table_bits - 1);
    a->list_count = 0;
    a->table = ib_arena_array(scratch, bin, (size_t)1 << a->table_bits);
    a->listed = ib_arena_grow(scratch, NULL, 0, a->left * sizeof(uint32_t),
                              _Alignof(uint32_t));
    return a->table && a->listed ? IBID_OK : ib_arena_status(scratch);
}

static bool is_enough(const ib_distance *near, uint32_t found, const asking *a)
{
    return found > 0 && near[0].edits * IB_VOTE_NEAR <= a->n;
}

static ibid_status ask_rows(ib_distance near[IB_NEAR_PLACES], uint32_t *found,
                            asking *a, ib_arena *scratch)
{
    uint64_t sum = 0;
    ibid_status st;

    choose_rows(a);
    for (uint32_t r = 0; r < a->row_count; r++)
        sum += a->rows[r].places;
    st = a->row_count > 1 ? set_table(a, scratch, sum) : IBID_OK;
    for (uint32_t r = 0; r < a->row_count && a->row_count > 1 && !st;) {
        const uint32_t end = r + (r ? IB_SPARSE_MORE : IB_SPARSE_FIRST);

        for (; r < end && r < a->row_count; r++) {
            for (uint32_t k = 0; k < a->seeds->form.stride; k++)
                ask_seed(a, a->rows[r].seed + k, r);
        }
        look_at_best(near, found, a, IB_SPARSE_LOOKS);
        if (is_enough(near, *found, a))
            break;
    }
    return st;
}

/* Half of all seeds, and of a short passage the others too: rows side by side,
 * every other one.  The rare ones go first. */
static ibid_status ask_all(ib_distance near[IB_NEAR_PLACES], uint32_t *found,
                           asking *a, ib_arena *scratch)
{
    const ib_seed_form form = a->seeds->form;
    const uint32_t seeds = a->items - form.len + 1;
    uint32_t *places = ib_arena_array(scratch, uint32_t, seeds);
    uint64_t sum = 0;
    ibid_status st;

    if (!places)
        return ib_arena_status(scratch);
    prefetch(a, 0, seeds);
    for (uint32_t i = 0; i < seeds; i++) {
        places[i] = places_of(a, i);
        sum += places[i];
    }
    st = set_table(a, scratch, sum);
    for (uint32_t half = 0; half < 2 && !st; half++) {
        for (uint32_t over = 0, most = 4; most <= IB_SPARSE_LIST;
             over = most, most *= 4) {
            for (uint32_t i = 0; i < seeds && a->left > 0; i++) {
                if (i / form.stride % 2 == half && places[i] > over &&
                    places[i] <= most)
                    ask_seed(a, i, i / form.stride % ROWS_MAX);
            }
        }
        look_at_best(near, found, a, IB_CANDIDATES);
        if (*found > 0 || a->items > IB_SPARSE_SHORT)
            break;
    }
    return st;
}

/* The most that is fetched at once: a list, or a stretch to look at. */
static size_t room_of(uint32_t n)
{
    const size_t list = IB_SPARSE_LIST * sizeof(uint32_t) + 16;
    const size_t stretch = (size_t)n + 2 * (size_t)slack_of(n);

    return list > stretch ? list : stretch;
}

ibid_status ib_sparse_find(ib_distance near[IB_NEAR_PLACES], uint32_t *found,
                           ib_arena *scratch, const uint8_t *key,
                           uint32_t count, const ib_seeds *seeds,
                           const uint8_t *item, uint32_t n, uint32_t max,
                           bool all, const ib_sparse_source *source)
{
    const ib_arena_mark mark = ib_arena_here(scratch);
    /* Of a very long passage the head tells where it stands. */
    const uint32_t head = n > IB_VERIFY_ITEMS ? (uint32_t)IB_VERIFY_ITEMS : n;
    asking a = {.key = key,
                .item = item,
                .count = count,
                .n = head,
                .items = head < ITEMS_MAX ? head : (uint32_t)ITEMS_MAX,
                .seeds = seeds,
                .source = source,
                .all = all,
                .edits = (uint32_t)((uint64_t)head * max / 100)};
    ibid_status st;

    *found = 0;
    if (n < seeds->form.len || count < seeds->form.len)
        return IBID_OK;
    a.room = ib_arena_grow(scratch, NULL, 0, room_of(head), 8);
    if (!a.room)
        return ib_arena_status(scratch);
    st = ib_pattern_make(&a.pattern, scratch, item, head);
    if (!st)
        st = ask_rows(near, found, &a, scratch);
    if (!st && *found == 0 && all)
        st = ask_all(near, found, &a, scratch);
    for (uint32_t i = 0; i < *found && n > head; i++)
        near[i].end =
            count - near[i].end > n - head ? near[i].end + (n - head) : count;
    ib_arena_rewind(scratch, mark);
    return st;
}
