/* distance.h - how many items must change for one key to be part of another.
 *
 * Edit distance (insert, delete, replace: 1 each) of a whole pattern against
 * the stretch of a text that comes nearest to it; 64 rows a step.  Myers,
 * "A fast bit-vector algorithm for approximate string matching" (1999), with
 * the blocks of Hyyro, "A bit-vector algorithm for computing Levenshtein and
 * Damerau edit distances" (2003).
 */
#ifndef IB_MATCH_DISTANCE_H
#define IB_MATCH_DISTANCE_H

#include "base/arena.h"

/* A pattern made ready, for any number of texts. */
typedef struct ib_pattern {
    const uint8_t *item;
    uint32_t count;         /* 1 or more */
    uint32_t words;         /* of 64 rows */
    uint8_t symbol[256];    /* row of `equal` for each item; 0: in no pattern */
    uint64_t *equal;        /* where each symbol stands, `words` each */
    uint64_t *backward;     /* the same of the pattern read from its end */
    uint64_t *plus, *minus; /* one column */
} ib_pattern;

typedef struct ib_distance {
    uint32_t start, end; /* items of the text, half-open */
    uint32_t edits;
} ib_distance;

/* Make a pattern ready.
 *
 * Takes  `item`, 1 or more, which stay where they are.
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_pattern_make(ib_pattern *out, ib_arena *arena,
                                          const uint8_t *item, uint32_t count);

/* Find the stretch of a text that comes nearest to the pattern.
 *
 * Takes  `max`, edits that are still of interest.
 * Gives  false where it takes more than `max`; else *out: the fewest edits, of
 *        such stretches the one that ends first, of those the shortest.
 * Cost   text items times words. */
bool ib_distance_find(ib_distance *out, const ib_pattern *pattern,
                      const uint8_t *text, uint32_t count, uint32_t max);

#endif
