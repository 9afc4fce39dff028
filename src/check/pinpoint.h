/* pinpoint.h - is the place that is cited the place where the words stand?
 *
 * Nothing is guessed.  A page counts by the number printed on it, a paragraph
 * by the number that stands before it, and both only where they are one of a
 * series.  Where the source shows no such numbers, or those of another
 * edition, the pinpoint is not checkable, and `because` says why.  Where the
 * page of the words is plain and another one of the same count is cited, the
 * pinpoint is wrong, though the page cited may not be in the source at hand.
 */
#ifndef IB_CHECK_PINPOINT_H
#define IB_CHECK_PINPOINT_H

#include "check/series.h"
#include "ibid/finding.h"

typedef struct ib_pin_ask {
    const ibid_citation *citation; /* whose pinpoint it is */
    const ibid_citation *work;     /* the first citation of the same work, which
                                      may be the same */
    const ib_series *series;       /* of the source */
} ib_pin_ask;

/* Compare a citation's pinpoint with a place in its source.
 *
 * Takes  `span`, the words' place; more than one page or paragraph may hold
 *        it, and each of them is right.
 * Gives  *out, its strings in `arena` or in the documents.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear in the runs and pages that hold the place. */
IBID_MUST_USE ibid_status ib_pinpoint_find(ibid_pinpoint *out, ib_arena *arena,
                                           const ib_pin_ask *ask,
                                           ibid_span span);

#endif
