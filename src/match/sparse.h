/* sparse.h - finding with few look-ups, where each may be a page to fetch.
 *
 *     passage   |....aaa.......|..bbb.........|.......ccc....|
 *
 * A row is as many seeds side by side as the stride: wherever its items stand,
 * one of them is at a noted place.  The passage is cut into cells, each of
 * which has one row, the rarest of its own.  Rows of different cells share no
 * item, so a place with e edits has all rows but e.  The rarest rows are asked
 * first, and no more once something near is found; only then all seeds.
 *
 * How often a seed stands is told by the buckets alone, which are best kept in
 * memory where many questions follow; each list of places, and each place looked
 * at, is fetched.
 */
#ifndef IB_MATCH_SPARSE_H
#define IB_MATCH_SPARSE_H

#include "match/vote.h"

/* How bytes of key and places are come by; NULL: they are in memory. */
typedef struct ib_sparse_source {
    /* Gives `len` bytes that stand at `at`: there, or copied into room. */
    const uint8_t *(*fetch)(void *state, const uint8_t *at, size_t len,
                            uint8_t *room);
    void *state;
    bool buckets; /* they are fetched, too */
} ib_sparse_source;

/* Find stretches of a key that are near to `n` items.
 *
 * Takes  `item` with IB_KEY_PAD zeros behind; seeds with buckets; `max`, of a
 *        hundred items that may differ; `all`, where nobody else is asked
 *        afterwards: then all seeds are asked if the rows tell nothing, and
 *        none once the very same items are found.
 * Gives  near[0 .. *found), as ib_vote_find.  Not found is what no two seeds
 *        stand for; and once a place is near enough (IB_VOTE_NEAR), others
 *        that are nearer still may not be met.
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_sparse_find(ib_distance near[IB_NEAR_PLACES],
                                         uint32_t *found, ib_arena *scratch,
                                         const uint8_t *key, uint32_t count,
                                         const ib_seeds *seeds,
                                         const uint8_t *item, uint32_t n,
                                         uint32_t max, bool all,
                                         const ib_sparse_source *source);

#endif
