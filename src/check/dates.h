/* dates.h - dates of a document that do not fit the calendar, or one another.
 *
 * A remark names both places and says what does not fit; which of them is
 * right, it does not say.  What citations show by themselves is said with them
 * (cite/doubt.h), and not again.
 */
#ifndef IB_CHECK_DATES_H
#define IB_CHECK_DATES_H

#include "check/check.h"

/* Look at every date of the document: one that no calendar has, a weekday that
 * it had not, a period that runs backwards; "29 years ago" beside a year, the
 * "29th anniversary" of a day, and an age beside a birth, against the years
 * between.
 *
 * Gives  a finding in check->findings for each that does not fit, with the
 *        verdict `remarked`.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear. */
IBID_MUST_USE ibid_status ib_dates_check(ibid_check *check);

#endif
