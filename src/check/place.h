/* place.h - the same words may stand in several places of a source: which of
 * them is cited? */
#ifndef IB_CHECK_PLACE_H
#define IB_CHECK_PLACE_H

#include "check/series.h"
#include "ibid/finding.h"

/* Check the pinpoint of a quotation that was found.
 *
 * Takes  `f`, with its hit and the other places; `citation`, indices into the
 *        citations of `doc` that lead to this source, the answering one first;
 *        1 or more.
 * Gives  f->pinpoint.  It is right where any of the citations names any of the
 *        places, and that place then becomes the hit where the very same words
 *        stand there; else it is what the first citation gives at the hit.
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_place_settle(ibid_finding *f, ib_arena *arena,
                                          const ibid_doc *doc,
                                          const ib_series *series,
                                          const uint32_t *citation,
                                          uint32_t count);

#endif
