/* figured.h - a finding for each figure of a document. */
#ifndef IB_CHECK_FIGURED_H
#define IB_CHECK_FIGURED_H

#include "check/check.h"
#include "ibid/dating.h"
#include "ibid/figure.h"

/* Add a finding for each amount: `cited` where it rests on a note or a
 * citation, its own or that of the quotation it stands in; else `uncited`; with
 * what is to be said of it (counts.h).
 *
 * Gives  findings added to `check`, without their ids.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   n log n in the figures. */
IBID_MUST_USE ibid_status ib_figured_find(ibid_check *check, ib_arena *scratch,
                                          const ibid_figures *figures,
                                          const ibid_datings *datings);

#endif
