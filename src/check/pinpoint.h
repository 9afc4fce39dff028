/* pinpoint.h - is the place that is cited the place where the words stand? */
#ifndef IB_CHECK_PINPOINT_H
#define IB_CHECK_PINPOINT_H

#include "base/arena.h"
#include "ibid/finding.h"

/* Compare a citation's pinpoint with a place in its source.
 *
 * Gives  *out; uncheckable where the source shows neither the page numbers
 *        nor the paragraph numbers that are cited.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear in the source. */
IBID_MUST_USE ibid_status ib_pinpoint_find(ibid_pinpoint *out, ib_arena *arena,
                                           const ibid_citation *citation,
                                           const ibid_doc *source,
                                           ibid_span span);

#endif
