/* dating_calendar.h - reckoning with days of the Gregorian calendar, carried
 * back before its time as ISO 8601 does. */
#ifndef IB_FIGURE_DATING_CALENDAR_H
#define IB_FIGURE_DATING_CALENDAR_H

#include "ibid/date.h"

/* Days of a month; `month` is 1..12. */
int ib_calendar_days(int year, int month);

/* Is there such a day?  A month or a year alone is one. */
bool ib_calendar_has(ibid_day day);

/* A day's number in a row of days, and back.  The day has month and day. */
int ib_calendar_number(ibid_day day);
ibid_day ib_calendar_day(int number);

/* 1 Monday ... 7 Sunday of such a number. */
int ib_calendar_weekday(int number);

#endif
