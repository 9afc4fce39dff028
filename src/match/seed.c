/* seed.c - short runs of a key, and where each of them stands. */

#include "match/seed.h"

#include "base/list.h"
#include "match/costs.h"

/* Buckets are put in order part by part, so that a part fits the cache. */
enum { PART_BITS = 9, PARTS = 1 << PART_BITS };

static uint32_t log2_up(uint64_t n)
{
    uint32_t bits = 0;

    while (((uint64_t)1 << bits) < n)
        bits++;
    return bits;
}

ib_seed_form ib_seed_form_of(uint32_t count)
{
    ib_seed_form form = {.len = IB_SEED_LEN, .stride = IB_SEED_STRIDE};

    if (count < IB_SEED_SMALL)
        form = (ib_seed_form){.len = IB_SEED_SMALL_LEN,
                              .stride = IB_SEED_SMALL_STRIDE};
    else if (count > IB_SEED_LARGE)
        form.len = IB_SEED_LARGE_LEN;
    form.bits = log2_up(count / form.stride / IB_SEED_BUCKET_PLACES + 1);
    if (form.bits < PART_BITS + 1)
        form.bits = PART_BITS + 1;
    return form;
}

/* A seed while it is sorted. */
typedef struct pair {
    uint32_t bucket;
    uint32_t place;
} pair;

typedef struct sorter {
    const uint8_t *key;
    uint32_t places;
    ib_seed_form form;
    uint64_t part[PARTS + 1]; /* places before each part */
    pair *pairs;              /* of the parts at hand */
    uint8_t *bucket;          /* see ib_seeds */
    uint8_t *packed;
    uint32_t place_bits;
    uint64_t word; /* bits that are not written yet */
    uint32_t held; /* how many */
    size_t at;     /* byte of packed */
    uint32_t last_bucket;
    uint32_t written;
} sorter;

static void put_le32(uint8_t *at, uint32_t x)
{
    at[0] = (uint8_t)x;
    at[1] = (uint8_t)(x >> 8);
    at[2] = (uint8_t)(x >> 16);
    at[3] = (uint8_t)(x >> 24);
}

static void pack(sorter *s, uint32_t place)
{
    s->word |= (uint64_t)place << s->held;
    s->held += s->place_bits;
    while (s->held >= 32) {
        put_le32(s->packed + s->at, (uint32_t)s->word);
        s->at += 4;
        s->word >>= 32;
        s->held -= 32;
    }
}

static void count_parts(sorter *s)
{
    const uint32_t shift = s->form.bits - PART_BITS;
    uint64_t sum = 0;

    memset(s->part, 0, sizeof s->part);
    for (uint32_t i = 0; i < s->places; i++)
        s->part[ib_seed_bucket(s->key + (size_t)i * s->form.stride, s->form) >>
                shift]++;
    for (uint32_t p = 0; p <= PARTS; p++) {
        const uint64_t n = p < PARTS ? s->part[p] : 0;

        s->part[p] = sum;
        sum += n;
    }
}

/* Bring the seeds of parts [first, end) together, part by part. */
static void gather(sorter *s, uint32_t first, uint32_t end)
{
    const uint32_t shift = s->form.bits - PART_BITS;
    uint32_t next[PARTS];

    for (uint32_t p = first; p < end; p++)
        next[p] = (uint32_t)(s->part[p] - s->part[first]);
    for (uint32_t i = 0; i < s->places; i++) {
        const uint32_t b =
            ib_seed_bucket(s->key + (size_t)i * s->form.stride, s->form);
        const uint32_t p = b >> shift;

        if (p >= first && p < end)
            s->pairs[next[p]++] = (pair){b, i};
    }
}

/* Write one part's places in the order of their buckets; `order` and `start`
 * are room. */
static void write_part(sorter *s, const pair *pairs, uint32_t count,
                       uint32_t part, uint32_t *order, uint32_t *start)
{
    const uint32_t buckets = (uint32_t)1 << (s->form.bits - PART_BITS);
    const uint32_t first = part * buckets;
    uint32_t sum = 0;

    memset(start, 0, (size_t)buckets * sizeof *start);
    for (uint32_t i = 0; i < count; i++)
        start[pairs[i].bucket - first]++;
    for (uint32_t b = 0; b < buckets; b++) {
        const uint32_t n = start[b];

        put_le32(s->bucket + 4 * ((size_t)first + b), s->written + sum);
        start[b] = sum;
        sum += n;
    }
    for (uint32_t i = 0; i < count; i++)
        order[start[pairs[i].bucket - first]++] = pairs[i].place;
    for (uint32_t i = 0; i < count; i++)
        pack(s, order[i]);
    s->written += count;
}

/* Parts from `first` whose seeds fit the room; at least one. */
static uint32_t parts_that_fit(const sorter *s, uint32_t first)
{
    uint32_t end = first + 1;

    while (end < PARTS && s->part[end + 1] - s->part[first] <= IB_SORT_PAIRS)
        end++;
    return end;
}

/* Bounds of the room that sorting takes: pairs at once, and of one part. */
static void room_of(const sorter *s, uint64_t *at_once, uint64_t *of_part)
{
    *at_once = *of_part = 0;
    for (uint32_t p = 0; p < PARTS; p++) {
        const uint64_t n = s->part[p + 1] - s->part[p];

        *of_part = n > *of_part ? n : *of_part;
    }
    for (uint32_t p = 0; p < PARTS;) {
        const uint32_t end = parts_that_fit(s, p);
        const uint64_t n = s->part[end] - s->part[p];

        *at_once = n > *at_once ? n : *at_once;
        p = end;
    }
}

static ibid_status sort_all(sorter *s, ib_arena *scratch)
{
    uint32_t *order, *start;
    uint64_t at_once, of_part;

    count_parts(s);
    room_of(s, &at_once, &of_part);
    s->pairs = ib_arena_grow(scratch, NULL, 0,
                             (size_t)at_once * sizeof(pair) + sizeof(pair),
                             _Alignof(pair));
    order = ib_arena_array(scratch, uint32_t, (size_t)of_part + 1);
    start = ib_arena_array(scratch, uint32_t,
                           (size_t)1 << (s->form.bits - PART_BITS));
    if (!s->pairs || !order || !start)
        return ib_arena_status(scratch);
    for (uint32_t p = 0; p < PARTS;) {
        const uint32_t first = p, end = parts_that_fit(s, p);

        gather(s, first, end);
        for (; p < end; p++)
            write_part(s, s->pairs + (s->part[p] - s->part[first]),
                       (uint32_t)(s->part[p + 1] - s->part[p]), p, order,
                       start);
    }
    put_le32(s->bucket + 4 * ((size_t)1 << s->form.bits), s->written);
    put_le32(s->packed + s->at, (uint32_t)s->word);
    memset(s->packed + s->at + 4, 0, 8);
    return IBID_OK;
}

size_t ib_seed_bucket_bytes(ib_seed_form form)
{
    return 4 * (((size_t)1 << form.bits) + 1);
}

size_t ib_seed_place_bytes(uint32_t count, ib_seed_form form)
{
    const uint32_t places = ib_seed_places(count, form);

    return (size_t)(((uint64_t)places * ib_seed_place_bits(count, form) + 7) /
                    8) +
           12;
}

uint32_t ib_seed_place_bits(uint32_t count, ib_seed_form form)
{
    const uint32_t bits = log2_up((uint64_t)ib_seed_places(count, form) + 1);

    return bits ? bits : 1;
}

ibid_status ib_seed_write(uint8_t *bucket, uint8_t *place, ib_arena *scratch,
                          const uint8_t *key, uint32_t count, ib_seed_form form)
{
    const ib_arena_mark mark = ib_arena_here(scratch);
    sorter *s = ib_arena_array(scratch, sorter, 1);
    ibid_status st;

    if (!s)
        return ib_arena_status(scratch);
    s->key = key;
    s->places = ib_seed_places(count, form);
    s->form = form;
    s->bucket = bucket;
    s->packed = place;
    s->place_bits = ib_seed_place_bits(count, form);
    st = sort_all(s, scratch);
    ib_arena_rewind(scratch, mark);
    return st;
}

ibid_status ib_seed_index(ib_seeds *out, ib_arena *arena, ib_arena *scratch,
                          const uint8_t *key, uint32_t count, ib_seed_form form)
{
    uint8_t *bucket =
        ib_arena_grow(arena, NULL, 0, ib_seed_bucket_bytes(form), 64);
    uint8_t *place =
        ib_arena_grow(arena, NULL, 0, ib_seed_place_bytes(count, form), 64);

    *out = (ib_seeds){.form = form,
                      .place_bits = ib_seed_place_bits(count, form),
                      .places = ib_seed_places(count, form),
                      .bucket = bucket,
                      .place = place};
    if (!bucket || !place)
        return ib_arena_status(arena);
    return ib_seed_write(bucket, place, scratch, key, count, form);
}

/* A pass that notes only the seeds that somebody asks for. */
typedef struct picker {
    uint64_t *sieve; /* bits of buckets: most seeds stop here */
    uint32_t sieve_bits;
    uint32_t *slot, *from, *until;
    uint32_t slot_bits;
    ib_list hits; /* pair: slot and place */
} picker;

static uint32_t slot_of(const picker *p, uint32_t bucket)
{
    uint32_t at = bucket * 0x9E3779B1u >> (32 - p->slot_bits);

    while (p->slot[at] && p->slot[at] != bucket + 1)
        at = (at + 1) & (((uint32_t)1 << p->slot_bits) - 1);
    return at;
}

static void ask(picker *p, uint32_t bucket)
{
    const uint32_t bit = bucket & (((uint32_t)1 << p->sieve_bits) - 1);

    p->sieve[bit >> 6] |= (uint64_t)1 << (bit & 63);
    p->slot[slot_of(p, bucket)] = bucket + 1;
}

static ibid_status start_picker(picker *p, ib_arena *arena, ib_seed_form form,
                                const uint8_t *const *passage,
                                const uint32_t *length, uint32_t passages)
{
    uint64_t seeds = 0;

    for (uint32_t i = 0; i < passages; i++)
        seeds += length[i] >= form.len ? length[i] - form.len + 1 : 0;
    if (seeds > UINT32_MAX / 4)
        return IBID_ELIMIT;
    p->slot_bits = log2_up(seeds * 2 + 2);
    p->sieve_bits = log2_up(seeds * 16 + 64);
    if (p->sieve_bits > form.bits)
        p->sieve_bits = form.bits;
    if (p->sieve_bits < 6)
        p->sieve_bits = 6;
    p->sieve =
        ib_arena_array(arena, uint64_t, (size_t)1 << (p->sieve_bits - 6));
    p->slot = ib_arena_array(arena, uint32_t, (size_t)1 << p->slot_bits);
    p->from = ib_arena_array(arena, uint32_t, (size_t)1 << p->slot_bits);
    p->until = ib_arena_array(arena, uint32_t, (size_t)1 << p->slot_bits);
    if (!p->sieve || !p->slot || !p->from || !p->until)
        return ib_arena_status(arena);
    p->hits = ib_list_of(arena, pair);
    for (uint32_t i = 0; i < passages; i++) {
        for (uint32_t k = 0; k + form.len <= length[i]; k++)
            ask(p, ib_seed_bucket(passage[i] + k, form));
    }
    return IBID_OK;
}

/* Seeds that pass the sieve, of places [first, end): branches that nobody can
 * foretell are kept out of the loop over the text. */
static uint32_t sift(const picker *p, pair *out, const uint8_t *key,
                     ib_seed_form form, uint32_t first, uint32_t end)
{
    const uint32_t mask = ((uint32_t)1 << p->sieve_bits) - 1;
    const uint64_t *sieve = p->sieve;
    const uint8_t *at = key + (size_t)first * form.stride;
    uint32_t n = 0;

    for (uint32_t i = first; i < end; i++, at += form.stride) {
        const uint32_t b = ib_seed_bucket(at, form), bit = b & mask;

        out[n] = (pair){b, i};
        n += sieve[bit >> 6] >> (bit & 63) & 1;
    }
    return n;
}

static ibid_status pick(picker *p, const uint8_t *key, uint32_t count,
                        ib_seed_form form)
{
    enum { AT_ONCE = 1024 };
    const uint32_t places = ib_seed_places(count, form);
    pair some[AT_ONCE + 1];

    for (uint32_t i = 0; i < places;) {
        const uint32_t end = places - i > AT_ONCE ? i + AT_ONCE : places;
        const uint32_t n = sift(p, some, key, form, i, end);

        for (uint32_t k = 0; k < n; k++) {
            const uint32_t slot = slot_of(p, some[k].bucket);
            pair *hit;

            if (!p->slot[slot])
                continue;
            hit = ib_list_push(&p->hits);
            if (!hit)
                return ib_arena_status(p->hits.arena);
            *hit = (pair){slot, some[k].place};
            p->until[slot]++;
        }
        i = end;
    }
    return IBID_OK;
}

ibid_status ib_seed_pick(ib_seeds *out, ib_arena *arena, const uint8_t *key,
                         uint32_t count, ib_seed_form form,
                         const uint8_t *const *passage, const uint32_t *length,
                         uint32_t passages)
{
    picker p = {0};
    uint32_t *picked, sum = 0;
    ibid_status st = start_picker(&p, arena, form, passage, length, passages);

    *out = (ib_seeds){.form = form};
    if (!st)
        st = pick(&p, key, count, form);
    if (st)
        return st;
    picked = ib_arena_array(arena, uint32_t, p.hits.count);
    if (!picked)
        return ib_arena_status(arena);
    for (uint32_t s = 0; s < (uint32_t)1 << p.slot_bits; s++) {
        p.from[s] = sum;
        sum += p.until[s];
        p.until[s] = p.from[s];
    }
    for (size_t i = 0; i < p.hits.count; i++) {
        const pair *hit = ib_list_at(&p.hits, pair, i);

        picked[p.until[hit->bucket]++] = hit->place;
    }
    out->slot = p.slot;
    out->from = p.from;
    out->until = p.until;
    out->picked = picked;
    out->slot_bits = p.slot_bits;
    return IBID_OK;
}
