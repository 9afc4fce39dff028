/* dating.h - dates and periods in running text and notes. */
#ifndef IB_FIGURE_DATING_H
#define IB_FIGURE_DATING_H

#include "base/list.h"
#include "figure/view.h"
#include "ibid/dating.h"

/* Find every date.
 *
 * Takes  `datings`, an empty list of ibid_dating.
 * Gives  what was found, ordered by start, none inside another; words in
 *        `arena`.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear; some 17 instructions a byte of plain prose. */
IBID_MUST_USE ibid_status ib_datings_read(ib_list *datings, ib_arena *arena,
                                          const ib_figure_view *view,
                                          ibid_err *err);

#endif
