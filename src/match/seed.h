/* seed.h - short runs of a key, and where each of them stands.
 *
 * A seed is a run of `len` items.  Of the text every stride-th place is noted
 * (0, stride, 2 * stride, ...); of a passage each run is looked up.  A passage
 * is then met wherever len + stride - 1 items in a row are the same.
 *
 * Two kinds answer the same question with the same places: an index holds all
 * places of a text, to be asked often; a pick holds those of the seeds that a
 * few passages ask for, from one pass over the text.  (A seed that stands more
 * than IB_SEED_LIST_MAX times is asked by nobody, and a pick lists no more.)
 */
#ifndef IB_MATCH_SEED_H
#define IB_MATCH_SEED_H

#include <string.h>

#include "base/arena.h"

/* How a text's seeds are taken: from its size alone, so that every way to find
 * looks at the same ones. */
typedef struct ib_seed_form {
    uint32_t len;    /* items of a seed, 8 to 16 */
    uint32_t stride; /* items between two places */
    uint32_t bits;   /* of a bucket's number */
} ib_seed_form;

/* Places of the seeds of a text, by bucket. */
typedef struct ib_seeds {
    ib_seed_form form;
    uint32_t place_bits;    /* of one place */
    uint32_t places;        /* of an index: no list goes beyond them */
    const uint8_t *bucket;  /* (1 << bits) + 1 counts, 4 bytes each, little
                              endian: places before each bucket; or NULL */
    const uint8_t *place;   /* numbers of places, place_bits each, packed from
                              the lowest bit on; in multiples of the stride */
    const uint32_t *slot;   /* of a pick: open table of bucket + 1 */
    const uint32_t *from;   /* ... with where its places begin */
    const uint32_t *until;  /* ... and end */
    const uint32_t *picked; /* places of a pick, in multiples of the stride */
    uint32_t slot_bits;
} ib_seeds;

static inline uint64_t ib_le64(const uint8_t *at)
{
    uint64_t x;

    memcpy(&x, at, sizeof x);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    x = __builtin_bswap64(x);
#endif
    return x;
}

static inline uint32_t ib_le32(const uint8_t *at)
{
    uint32_t x;

    memcpy(&x, at, sizeof x);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    x = __builtin_bswap32(x);
#endif
    return x;
}

/* Bucket of the seed at `at`.  Two loads that overlap cover any length from 8
 * to 16; the constant is that of Fibonacci hashing (Knuth, TAOCP 3, 6.4). */
static inline uint32_t ib_seed_bucket(const uint8_t *at, ib_seed_form form)
{
    const uint64_t head = ib_le64(at), tail = ib_le64(at + form.len - 8);

    return (uint32_t)((head ^ (tail << 29 | tail >> 35)) *
                          0x9E3779B97F4A7C15u >>
                      (64 - form.bits));
}

/* The form for a key of `count` items. */
ib_seed_form ib_seed_form_of(uint32_t count);

/* How many places a key has. */
static inline uint32_t ib_seed_places(uint32_t count, ib_seed_form form)
{
    return count < form.len ? 0 : (count - form.len) / form.stride + 1;
}

/* Index all seeds of a key.
 *
 * Takes  `scratch` for the sorting: some 14 bytes a place, but for texts that
 *        repeat one seed no more than IB_SORT_PAIRS at once.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear. */
IBID_MUST_USE ibid_status ib_seed_index(ib_seeds *out, ib_arena *arena,
                                        ib_arena *scratch, const uint8_t *key,
                                        uint32_t count, ib_seed_form form);

/* Hears of bytes that are not needed soon: of a mapped file their pages can be
 * given back, whatever was written there. */
typedef void ib_spare(const uint8_t *start, const uint8_t *end);

/* The same, into memory of the caller: a file, say.
 *
 * Takes  `bucket` and `place` with the room that the functions below tell;
 *        `spare`, told of parts of them and of the key; NULL: nobody is. */
IBID_MUST_USE ibid_status ib_seed_write(uint8_t *bucket, uint8_t *place,
                                        ib_arena *scratch, const uint8_t *key,
                                        uint32_t count, ib_seed_form form,
                                        ib_spare *spare);
size_t ib_seed_bucket_bytes(ib_seed_form form);
size_t ib_seed_place_bytes(uint32_t count, ib_seed_form form);
uint32_t ib_seed_place_bits(uint32_t count, ib_seed_form form);

/* Pick the places of the seeds of `passages` keys from one pass.
 *
 * Takes  passage[i] of length[i] items, with IB_KEY_PAD zeros behind.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear in the key, hardly more for fifty passages than for one. */
IBID_MUST_USE ibid_status ib_seed_pick(ib_seeds *out, ib_arena *arena,
                                       const uint8_t *key, uint32_t count,
                                       ib_seed_form form,
                                       const uint8_t *const *passage,
                                       const uint32_t *length,
                                       uint32_t passages);

/* The places of a bucket: [*from, the value given); none where *from is not
 * below it.  The counts may come from a file: they are bounded here. */
static inline uint32_t ib_seed_list(const ib_seeds *seeds, uint32_t bucket,
                                    uint32_t *from)
{
    if (seeds->bucket) {
        const uint32_t until = ib_le32(seeds->bucket + 4 * (size_t)bucket + 4);

        *from = ib_le32(seeds->bucket + 4 * (size_t)bucket);
        return until < seeds->places ? until : seeds->places;
    }
    for (uint32_t at = bucket * 0x9E3779B1u >> (32 - seeds->slot_bits);;
         at = (at + 1) & (((uint32_t)1 << seeds->slot_bits) - 1)) {
        if (seeds->slot[at] == bucket + 1) {
            *from = seeds->from[at];
            return seeds->until[at];
        }
        if (seeds->slot[at] == 0) {
            *from = 0;
            return 0;
        }
    }
}

/* Item of the key at which the i-th place stands. */
static inline uint32_t ib_seed_place(const ib_seeds *seeds, uint32_t i)
{
    const uint64_t bit = (uint64_t)i * seeds->place_bits;

    if (!seeds->bucket)
        return seeds->picked[i] * seeds->form.stride;
    return (uint32_t)(ib_le64(seeds->place + (bit >> 3)) >> (bit & 7) &
                      (((uint64_t)1 << seeds->place_bits) - 1)) *
           seeds->form.stride;
}

#endif
