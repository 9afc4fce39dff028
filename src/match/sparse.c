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
    const ib_sparse_touch *touch;
    row rows[ROWS_MAX]; /* the rarest first */
    uint32_t row_count;
    uint32_t *places; /* of each seed of the first `items` */
    uint32_t items;
    bin *table; /* open, half full at most */
    uint32_t table_bits;
    uint32_t left;    /* places that may still be put into it */
    uint32_t *listed; /* slots of bins with two rows or more */
    uint32_t list_count;
    ib_pattern pattern;
    uint32_t edits; /* that are still of interest */
} asking;

static void touch(const asking *a)
{
    if (a->touch)
        a->touch->touch(a->touch->state);
}

/* How often each seed stands, by the buckets alone. */
static void count_places(asking *a)
{
    const ib_seed_form form = a->seeds->form;

    for (uint32_t i = 0; i + form.len <= a->items; i++) {
        a->places[i] = ib_seed_bucket(a->item + i, form);
        __builtin_prefetch(a->seeds->bucket + 4 * (size_t)a->places[i]);
    }
    for (uint32_t i = 0; i + form.len <= a->items; i++) {
        uint32_t from;
        const uint32_t until = ib_seed_list(a->seeds, a->places[i], &from);

        a->places[i] = until > from ? until - from : 0;
    }
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

/* Cut the passage into cells, and take the rarest row of each. */
static void choose_rows(asking *a)
{
    const uint32_t stride = a->seeds->form.stride;
    const uint32_t span = a->seeds->form.len + stride - 1;
    const uint32_t most = a->items / span;
    const uint32_t cells = most < ROWS_MAX ? most : (uint32_t)ROWS_MAX;

    for (uint32_t c = 0; c < cells; c++) {
        const uint32_t first = (uint32_t)((uint64_t)a->items * c / cells);
        const uint32_t end = (uint32_t)((uint64_t)a->items * (c + 1) / cells);
        row best = {0, UINT32_MAX};

        for (uint32_t s = first; s + span <= end; s++) {
            uint64_t sum = 0;

            for (uint32_t k = 0; k < stride; k++)
                sum += a->places[s + k];
            if (sum < best.places)
                best = (row){s, (uint32_t)sum};
        }
        if (best.places <= IB_SPARSE_PLACES)
            put_row(a, best);
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
    const uint32_t last = a->count - seeds->form.len;
    uint32_t from;
    const uint32_t until =
        ib_seed_list(seeds, ib_seed_bucket(a->item + seed, seeds->form), &from);

    if (from < until)
        touch(a);
    for (; from < until && a->left > 0; from++, a->left--) {
        const uint32_t place = ib_seed_place(seeds, from);

        /* n is added so that no diagonal is below 0; of a segment that was
         * tampered with, a place may lie anywhere. */
        if (place <= last)
            put_place(a, place + a->n - seed, bit);
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

/* A look at a bin is one at its neighbours. */
static void set_looked_at(const asking *a, uint32_t number)
{
    for (uint32_t i = number > 1 ? number - 1 : number; i <= number + 1; i++) {
        bin *x = &a->table[slot_of(a, i - 1)];

        x->is_looked_at = x->number != 0;
    }
}

/* Look closely at the diagonals of a bin. */
static bool look(ib_distance *out, const asking *a, uint32_t diagonal)
{
    const uint64_t slack = a->n / 8 + IB_VOTE_SLACK;
    const uint64_t before = a->n + slack, to = diagonal + slack;
    const uint32_t from = diagonal > before ? (uint32_t)(diagonal - before) : 0;

    touch(a);
    if (diagonal >= a->n && diagonal <= a->count &&
        memcmp(a->key + (diagonal - a->n), a->item, a->n) == 0) {
        *out = (ib_distance){diagonal - a->n, diagonal, 0};
        return true;
    }
    if (!ib_distance_find(out, &a->pattern, a->key + from,
                          (uint32_t)((to < a->count ? to : a->count) - from),
                          a->edits))
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
        const bin *x = best_bin(a);
        ib_distance one;

        if (!x)
            return;
        set_looked_at(a, x->number);
        if (look(&one, a, x->diagonal))
            ib_vote_keep(near, found, one);
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

/* All seeds, the rare ones first. */
static ibid_status ask_all(ib_distance near[IB_NEAR_PLACES], uint32_t *found,
                           asking *a, ib_arena *scratch)
{
    const ib_seed_form form = a->seeds->form;
    uint64_t sum = 0;
    ibid_status st;

    for (uint32_t i = 0; i + form.len <= a->items; i++)
        sum += a->places[i];
    st = set_table(a, scratch, sum);
    for (uint32_t over = 0, most = 4; most <= 1024 && !st;
         over = most, most *= 4) {
        for (uint32_t i = 0; i + form.len <= a->items && a->left > 0; i++) {
            if (a->places[i] > over && a->places[i] <= most)
                ask_seed(a, i, i / form.stride % ROWS_MAX);
        }
    }
    if (!st)
        look_at_best(near, found, a, IB_CANDIDATES);
    return st;
}

ibid_status ib_sparse_find(ib_distance near[IB_NEAR_PLACES], uint32_t *found,
                           ib_arena *scratch, const uint8_t *key,
                           uint32_t count, const ib_seeds *seeds,
                           const uint8_t *item, uint32_t n, uint32_t max,
                           const ib_sparse_touch *touch_page)
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
                .touch = touch_page,
                .edits = (uint32_t)((uint64_t)head * max / 100)};
    ibid_status st;

    *found = 0;
    if (n < seeds->form.len || count < seeds->form.len)
        return IBID_OK;
    a.places = ib_arena_array(scratch, uint32_t, a.items);
    if (!a.places)
        return ib_arena_status(scratch);
    count_places(&a);
    st = ib_pattern_make(&a.pattern, scratch, item, head);
    if (!st)
        st = ask_rows(near, found, &a, scratch);
    if (!st && !is_enough(near, *found, &a))
        st = ask_all(near, found, &a, scratch);
    for (uint32_t i = 0; i < *found && n > head; i++)
        near[i].end =
            count - near[i].end > n - head ? near[i].end + (n - head) : count;
    ib_arena_rewind(scratch, mark);
    return st;
}
