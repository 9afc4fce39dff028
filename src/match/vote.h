/* vote.h - seeds vote for diagonals; those with most votes are looked at. */
#ifndef IB_MATCH_VOTE_H
#define IB_MATCH_VOTE_H

#include "match/costs.h"
#include "match/distance.h"
#include "match/seed.h"

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
