/* date.h - dates as citations write them, in the languages of the months
 * known here (see month.c): "29 February 1992", "6-7 February 2013",
 * "Sept. 25, 2019", "4.5.2016", "September 1992". */
#ifndef IB_CITE_DATE_H
#define IB_CITE_DATE_H

#include "ibid/date.h"

/* Read the date that begins at byte `at`, a digit or a letter that follows no
 * other.  A bare year is no date here: see ib_year_read.
 *
 * Gives  its length in bytes, 0 where there is none. */
uint32_t ib_date_read(ibid_date *out, ibid_str text, uint32_t at, uint32_t end);

/* Read a bare year 1400..2099, perhaps with a letter ("2004a") or a second
 * year ("1974/75").
 *
 * Gives  its length in bytes, 0 where there is none. */
uint32_t ib_year_read(ibid_date *out, ibid_str text, uint32_t at, uint32_t end);

/* May a month begin with the three bytes at `at`?  False is certain. */
bool ib_month_may(const char *at);

/* The month (1..12) that the word at `at` names, and its length with a full
 * stop that belongs to it; 0 where it names none. */
uint32_t ib_month_read(int *month, ibid_str text, uint32_t at, uint32_t end);

#endif
