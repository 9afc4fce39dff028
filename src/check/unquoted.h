/* unquoted.h - words of a source that stand in the document without quotation
 * marks. */
#ifndef IB_CHECK_UNQUOTED_H
#define IB_CHECK_UNQUOTED_H

#include "check/check.h"
#include "resolve/resolve.h"

/* Look for the document's own sentences in every source at hand.
 *
 * Takes  `check`, with document and shelf; `shelf`, the same sources as they
 *        were looked at; `resolution` of each citation; `progress` or NULL.
 * Gives  findings of kind unquoted pushed onto the check's: one a passage, in
 *        reading order.  Passages do not overlap.
 * Fails  IBID_ENOMEM, IBID_ELIMIT; IBID_EIO when progress stops it.
 * Cost   linear in the sources, each indexed once and let go again, plus some
 *        look-ups a sentence and source. */
IBID_MUST_USE ibid_status ib_unquoted_find(ibid_check *check, ib_arena *scratch,
                                           const ib_shelf_view *shelf,
                                           const ibid_resolution *resolution,
                                           const ibid_progress *progress);

#endif
