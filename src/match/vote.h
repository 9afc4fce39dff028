/* vote.h - seeds vote for diagonals; those with most votes are looked at. */
#ifndef IB_MATCH_VOTE_H
#define IB_MATCH_VOTE_H

#include "match/costs.h"
#include "match/distance.h"
#include "match/seed.h"

/* Of a passage of more than IB_VERIFY_ITEMS items so many are compared at once:
 * its head, then, where that stands nowhere, its middle, then its tail. */
typedef struct ib_sample {
    uint32_t start, len; /* items of the passage */
} ib_sample;

static inline uint32_t ib_samples(uint32_t n)
{
    return n > IB_VERIFY_ITEMS ? 3 : 1;
}

/* The i-th sample of `n` items. */
ib_sample ib_sample_of(uint32_t n, uint32_t i);

/* Make places of a sample places of the whole passage, in a key of `count`. */
void ib_sample_lead_back(ib_distance near[IB_NEAR_PLACES], uint32_t found,
                         ib_sample sample, uint32_t n, uint32_t count);

/* Find the stretches of a key that come nearest to `n` items.
 *
 * Takes  `item` with IB_KEY_PAD zeros behind; `max`, of a hundred items that
 *        may differ.
 * Gives  near[0 .. *found), the fewest edits first, then the earliest; where
 *        fewer than a seed is looked for, none.
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_vote_find(ib_distance near[IB_NEAR_PLACES],
                                       uint32_t *found, ib_arena *scratch,
                                       const uint8_t *key, uint32_t count,
                                       const ib_seeds *seeds,
                                       const uint8_t *item, uint32_t n,
                                       uint32_t max);

/* Keep a stretch among the nearest, in order; one that overlaps a nearer one
 * is the same place. */
void ib_vote_keep(ib_distance near[IB_NEAR_PLACES], uint32_t *found,
                  ib_distance one);

#endif
