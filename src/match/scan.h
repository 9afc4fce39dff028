/* scan.h - all of a text is looked at: what is not found is not there.
 *
 * A passage is cut into pieces of 64 items or fewer.  Where it stands with e
 * edits, one of its c pieces stands with e / c or fewer; so every place where a
 * piece does is looked at closely, and no other can hold the passage.  Places
 * that touch are looked at as one stretch, once, so that a text which repeats
 * itself costs no more.  Eight pieces go side by side where the machine has
 * AVX-512, else one by one: the places are the same.
 */
#ifndef IB_MATCH_SCAN_H
#define IB_MATCH_SCAN_H

#include "match/costs.h"
#include "match/distance.h"

/* A passage of a batch, and its answer. */
typedef struct ib_scan_ask {
    const uint8_t *item;
    uint32_t n;   /* at most IB_VERIFY_ITEMS */
    uint32_t max; /* edits; at most n / IB_SCAN_SHARE are looked for */
    ib_distance near[IB_NEAR_PLACES]; /* the fewest edits first */
    uint32_t found;
} ib_scan_ask;

/* Find the nearest stretches of a key for each passage of a batch.
 *
 * Gives  near[0 .. found) of each.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   a pass over the text for each 24 pieces, of some 3 ns an item, and for
 *        what is looked at closely 2 ns an item and 64 of the passage. */
IBID_MUST_USE ibid_status ib_scan_batch(ib_scan_ask *ask, uint32_t asks,
                                        ib_arena *scratch, const uint8_t *key,
                                        uint32_t count);

/* The same for one passage; `max`, of a hundred items that may differ. */
IBID_MUST_USE ibid_status ib_scan_find(ib_distance near[IB_NEAR_PLACES],
                                       uint32_t *found, ib_arena *scratch,
                                       const uint8_t *key, uint32_t count,
                                       const uint8_t *item, uint32_t n,
                                       uint32_t max);

#endif
