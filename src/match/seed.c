/* seed.c - short runs of a key, and where each of them stands. */

#include "match/seed.h"

#include "base/cpu.h"
#include "match/costs.h"

/* Buckets are put in order part by part, so that a part fits the cache. */
enum { PART_BITS = 9, PARTS = 1 << PART_BITS };

/* Seeds whose buckets are told at once. */
enum { RUN = 256 };

/* Bits of a sieve for each seed that is asked for. */
enum { SIEVE_BITS = 32 };

/* Bytes of the key that are asked for before they are needed: of a key of some
 * megabytes, made just now, most is in the last cache only. */
enum { AHEAD = 1024 };

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
        form =
            (ib_seed_form){.len = IB_SEED_SMALL_LEN, .stride = IB_SEED_STRIDE};
    else if (count > IB_SEED_LARGE)
        form.len = IB_SEED_LARGE_LEN;
    form.bits = count < IB_SEED_SMALL
                    ? log2_up(count / form.stride + 1)
                    : log2_up(count / form.stride / IB_SEED_BUCKET_PLACES / 2);
    if (form.bits < PART_BITS + 1)
        form.bits = PART_BITS + 1;
    return form;
}

/* With room to read eight bytes at the last place. */
static size_t place_bytes(uint32_t places, uint32_t bits)
{
    return (size_t)(((uint64_t)places * bits + 7) / 8) + 12;
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
    uint32_t written;
    uint32_t run[RUN]; /* buckets of a run of places */
    ib_spare *spare;   /* or NULL */
} sorter;

/* Buckets of `n` places from `first` on. */
static void tell_plain(uint32_t *out, const uint8_t *key, ib_seed_form form,
                       uint32_t first, uint32_t n)
{
    const uint8_t *at = key + (size_t)first * form.stride;

    for (uint32_t i = 0; i < n; i++, at += form.stride)
        out[i] = ib_seed_bucket(at, form);
}

#ifdef IB_HAS_AVX512
/* The same, eight at a time: 64 bytes hold eight places of a stride of 8 at
 * most.  Only as far as those bytes lie in a key of `places`. */
IB_ON_AVX512 static uint32_t tell_avx512(uint32_t *out, const uint8_t *key,
                                         ib_seed_form form, uint32_t first,
                                         uint32_t n, uint32_t places)
{
    const __m512i times = _mm512_set1_epi64((long long)0x9E3779B97F4A7C15u);
    const __m128i down = _mm_cvtsi32_si128((int)(64 - form.bits));
    const uint8_t *at = key + (size_t)first * form.stride;
    uint8_t index[64];
    __m512i head_at, tail_at;
    uint32_t i = 0;

    for (uint32_t k = 0; k < 64; k++)
        index[k] = (uint8_t)(k / 8 * form.stride + k % 8);
    head_at = _mm512_loadu_si512(index);
    tail_at = _mm512_add_epi8(head_at, _mm512_set1_epi8((char)(form.len - 8)));
    for (; i + 8 <= n && places - first - i >= 32;
         i += 8, at += (size_t)8 * form.stride) {
        __builtin_prefetch(at + AHEAD);
        const __m512i bytes = _mm512_loadu_si512(at);
        const __m512i head = _mm512_permutexvar_epi8(head_at, bytes);
        const __m512i tail = _mm512_permutexvar_epi8(tail_at, bytes);
        const __m512i mixed = _mm512_mullo_epi64(
            _mm512_xor_si512(head, _mm512_rol_epi64(tail, 29)), times);

        _mm256_storeu_si256(
            (__m256i *)(void *)(out + i),
            _mm512_cvtepi64_epi32(_mm512_srl_epi64(mixed, down)));
    }
    return i;
}
#endif

/* The last 32 of all `places` are told one by one: a run of 64 bytes ends with
 * the key there. */
static void tell_buckets(uint32_t *out, const uint8_t *key, ib_seed_form form,
                         uint32_t first, uint32_t n, uint32_t places)
{
    uint32_t done = 0;

#ifdef IB_HAS_AVX512
    if (form.stride >= 2 && form.stride * 7 + form.len <= 64 &&
        ib_cpu_has_avx512())
        done = tell_avx512(out, key, form, first, n, places);
#endif
    (void)places; /* of no use to the plain path */
    tell_plain(out + done, key, form, first + done, n - done);
}

static void put_le32(uint8_t *at, uint32_t x)
{
    at[0] = (uint8_t)x;
    at[1] = (uint8_t)(x >> 8);
    at[2] = (uint8_t)(x >> 16);
    at[3] = (uint8_t)(x >> 24);
}

static void pack(sorter *s, const uint32_t *place, uint32_t count)
{
    const uint32_t bits = s->place_bits;
    uint8_t *out = s->packed + s->at;
    uint64_t word = s->word;
    uint32_t held = s->held;

    for (uint32_t i = 0; i < count; i++) {
        word |= (uint64_t)place[i] << held;
        held += bits;
        if (held >= 32) {
            put_le32(out, (uint32_t)word);
            out += 4;
            word >>= 32;
            held -= 32;
        }
    }
    s->at = (size_t)(out - s->packed);
    s->word = word;
    s->held = held;
}

/* The key's places before `next` were looked at in this pass. */
static void pass_key(const sorter *s, uint32_t next)
{
    const size_t span = (size_t)IB_SEED_SPARE_PLACES * s->form.stride;

    if (s->spare && next % IB_SEED_SPARE_PLACES == 0 && next > 0)
        s->spare(s->key + (size_t)next * s->form.stride - span,
                 s->key + (size_t)next * s->form.stride);
}

static void count_parts(sorter *s)
{
    const uint32_t shift = s->form.bits - PART_BITS;
    uint64_t sum = 0;

    memset(s->part, 0, sizeof s->part);
    for (uint32_t i = 0; i < s->places; i += RUN) {
        const uint32_t n = s->places - i < RUN ? s->places - i : RUN;

        pass_key(s, i);
        tell_buckets(s->run, s->key, s->form, i, n, s->places);
        for (uint32_t k = 0; k < n; k++)
            s->part[s->run[k] >> shift]++;
    }
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
    for (uint32_t i = 0; i < s->places; i += RUN) {
        const uint32_t n = s->places - i < RUN ? s->places - i : RUN;

        pass_key(s, i);
        tell_buckets(s->run, s->key, s->form, i, n, s->places);
        for (uint32_t k = 0; k < n; k++) {
            const uint32_t p = s->run[k] >> shift;

            if (p - first < end - first)
                s->pairs[next[p]++] = (pair){s->run[k], i + k};
        }
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
    pack(s, order, count);
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

/* The parts before `end` are written. */
static void spare_written(const sorter *s, uint32_t end)
{
    if (!s->spare)
        return;
    s->spare(s->bucket,
             s->bucket + 4 * ((size_t)end << (s->form.bits - PART_BITS)));
    s->spare(s->packed, s->packed + s->at);
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
        spare_written(s, p);
    }
    put_le32(s->bucket + 4 * ((size_t)1 << s->form.bits), s->written);
    put_le32(s->packed + s->at, (uint32_t)s->word);
    memset(s->packed + s->at + 4, 0,
           place_bytes(s->places, s->place_bits) - s->at - 4);
    return IBID_OK;
}

size_t ib_seed_bucket_bytes(ib_seed_form form)
{
    return 4 * (((size_t)1 << form.bits) + 1);
}

size_t ib_seed_place_bytes(uint32_t count, ib_seed_form form)
{
    return place_bytes(ib_seed_places(count, form),
                       ib_seed_place_bits(count, form));
}

uint32_t ib_seed_place_bits(uint32_t count, ib_seed_form form)
{
    const uint32_t bits = log2_up((uint64_t)ib_seed_places(count, form) + 1);

    return bits ? bits : 1;
}

ibid_status ib_seed_write(uint8_t *bucket, uint8_t *place, ib_arena *scratch,
                          const uint8_t *key, uint32_t count, ib_seed_form form,
                          ib_spare *spare)
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
    s->spare = spare;
    st = sort_all(s, scratch);
    ib_arena_rewind(scratch, mark);
    return st;
}

ibid_status ib_seed_index(ib_seeds *out, ib_arena *arena, ib_arena *scratch,
                          const uint8_t *key, uint32_t count, ib_seed_form form)
{
    uint8_t *bucket =
        ib_arena_grow(arena, NULL, 0, ib_seed_bucket_bytes(form), 1);
    uint8_t *place =
        ib_arena_grow(arena, NULL, 0, ib_seed_place_bytes(count, form), 1);

    *out = (ib_seeds){.form = form,
                      .place_bits = ib_seed_place_bits(count, form),
                      .places = ib_seed_places(count, form),
                      .bucket = bucket,
                      .place = place};
    if (!bucket || !place)
        return ib_arena_status(arena);
    return ib_seed_write(bucket, place, scratch, key, count, form, NULL);
}

/* A pass that notes only the seeds that somebody asks for. */
typedef struct picker {
    uint32_t *sieve; /* bits of buckets: most seeds stop here */
    uint32_t sieve_bits;
    uint32_t *slot, *from, *until;
    uint32_t slot_bits;
    ib_arena *arena;
    pair *hits; /* slot and place */
    size_t hit_count, room;
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

    p->sieve[bit >> 5] |= (uint32_t)1 << (bit & 31);
    p->slot[slot_of(p, bucket)] = bucket + 1;
}

static ibid_status start_picker(picker *p, ib_arena *arena, ib_seed_form form,
                                const uint8_t *const *passage,
                                const uint32_t *length, uint32_t passages)
{
    uint64_t seeds = 0;

    for (uint32_t i = 0; i < passages; i++)
        seeds += length[i] >= form.len ? length[i] - form.len + 1 : 0;
    if (seeds > UINT32_MAX / SIEVE_BITS)
        return IBID_ELIMIT;
    p->slot_bits = log2_up(seeds * 2 + 2);
    p->sieve_bits = log2_up(seeds * SIEVE_BITS + 64);
    if (p->sieve_bits > form.bits)
        p->sieve_bits = form.bits;
    if (p->sieve_bits < 6)
        p->sieve_bits = 6;
    p->sieve =
        ib_arena_array(arena, uint32_t, (size_t)1 << (p->sieve_bits - 5));
    p->slot = ib_arena_array(arena, uint32_t, (size_t)1 << p->slot_bits);
    p->from = ib_arena_array(arena, uint32_t, (size_t)1 << p->slot_bits);
    p->until = ib_arena_array(arena, uint32_t, (size_t)1 << p->slot_bits);
    if (!p->sieve || !p->slot || !p->from || !p->until)
        return ib_arena_status(arena);
    p->arena = arena;
    for (uint32_t i = 0; i < passages; i++) {
        for (uint32_t k = 0; k + form.len <= length[i]; k++)
            ask(p, ib_seed_bucket(passage[i] + k, form));
    }
    return IBID_OK;
}

/* Seeds that pass the sieve, of `n` buckets: branches that nobody can foretell
 * are kept out of the loop over the text.  Their numbers go to `out`. */
static uint32_t sift_plain(const picker *p, uint32_t *out,
                           const uint32_t *bucket, uint32_t first, uint32_t n,
                           uint32_t count)
{
    const uint32_t mask = ((uint32_t)1 << p->sieve_bits) - 1;
    const uint32_t *sieve = p->sieve;

    for (uint32_t i = first; i < n; i++) {
        const uint32_t bit = bucket[i] & mask;

        out[count] = i;
        count += sieve[bit >> 5] >> (bit & 31) & 1;
    }
    return count;
}

#ifdef IB_HAS_AVX512
/* Put words of the sieve in the place of their numbers, in multiples of 16.
 * Each by a load of its own (volatile keeps compilers from others): where loads
 * hit the first cache, gathers take longer. */
static void fetch_words(uint32_t *word, const volatile uint32_t *sieve,
                        uint32_t n)
{
    for (uint32_t i = 0; i < n; i += 16) {
#pragma GCC unroll 8
        for (uint32_t k = i; k < i + 16; k += 2) {
            const uint64_t two = ib_le64((const uint8_t *)(word + k));

            word[k] = sieve[(uint32_t)two];
            word[k + 1] = sieve[two >> 32];
        }
    }
}

/* The same, 16 at a time; `out` has room for 16 more. */
IB_ON_AVX512 static uint32_t sift_avx512(const picker *p, uint32_t *out,
                                         const uint32_t *bucket, uint32_t n)
{
    const __m512i mask =
        _mm512_set1_epi32((int)(((uint32_t)1 << p->sieve_bits) - 1));
    const __m512i low = _mm512_set1_epi32(31), one = _mm512_set1_epi32(1);
    __m512i number =
        _mm512_set_epi32(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
    uint32_t word[RUN], count = 0;

    for (uint32_t i = 0; i < n; i += 16)
        _mm512_storeu_si512(
            word + i,
            _mm512_srli_epi32(
                _mm512_and_si512(_mm512_loadu_si512(bucket + i), mask), 5));
    fetch_words(word, p->sieve, n);
    for (uint32_t i = 0; i < n; i += 16) {
        const __mmask16 in = _mm512_test_epi32_mask(
            _mm512_loadu_si512(word + i),
            _mm512_sllv_epi32(
                one, _mm512_and_si512(_mm512_loadu_si512(bucket + i), low)));

        _mm512_storeu_si512(out + count,
                            _mm512_maskz_compress_epi32(in, number));
        count += (uint32_t)__builtin_popcount(in);
        number = _mm512_add_epi32(number, _mm512_set1_epi32(16));
    }
    return count;
}
#endif

static uint32_t sift(const picker *p, uint32_t *out, const uint32_t *bucket,
                     uint32_t n)
{
#ifdef IB_HAS_AVX512
    if (ib_cpu_has_avx512())
        return sift_plain(p, out, bucket, n & ~15u, n,
                          sift_avx512(p, out, bucket, n & ~15u));
#endif
    return sift_plain(p, out, bucket, 0, n, 0);
}

/* Room for the hits of one more run; gives false where there is no memory. */
static bool make_room(picker *p)
{
    const size_t room = p->room * 2 + RUN;
    pair *hits;

    if (p->hits && p->room - p->hit_count >= RUN)
        return true;
    hits = ib_arena_grow(p->arena, p->hits, p->room * sizeof(pair),
                         room * sizeof(pair), _Alignof(pair));
    if (!hits)
        return false;
    p->hits = hits;
    p->room = room;
    return true;
}

static ibid_status pick(picker *p, const uint8_t *key, uint32_t count,
                        ib_seed_form form)
{
    const uint32_t places = ib_seed_places(count, form);
    uint32_t bucket[RUN], some[RUN + 16];

    for (uint32_t i = 0; i < places; i += RUN) {
        const uint32_t n = places - i < RUN ? places - i : RUN;
        uint32_t left;

        if (!make_room(p))
            return ib_arena_status(p->arena);
        tell_buckets(bucket, key, form, i, n, places);
        left = sift(p, some, bucket, n);
        for (uint32_t k = 0; k < left; k++) {
            const uint32_t slot = slot_of(p, bucket[some[k]]);

            if (!p->slot[slot] || p->until[slot] > IB_SEED_LIST_MAX)
                continue;
            p->hits[p->hit_count++] = (pair){slot, i + some[k]};
            p->until[slot]++;
        }
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
    picked = ib_arena_array(arena, uint32_t, p.hit_count);
    if (!picked)
        return ib_arena_status(arena);
    for (uint32_t s = 0; s < (uint32_t)1 << p.slot_bits; s++) {
        p.from[s] = sum;
        sum += p.until[s];
        p.until[s] = p.from[s];
    }
    for (size_t i = 0; i < p.hit_count; i++)
        picked[p.until[p.hits[i].bucket]++] = p.hits[i].place;
    out->slot = p.slot;
    out->from = p.from;
    out->until = p.until;
    out->picked = picked;
    out->slot_bits = p.slot_bits;
    return IBID_OK;
}
