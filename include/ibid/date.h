/* date.h - dates as citations write them: "1998", "Mar. 1998", "12 March 1998".
 *
 * Reading is not checking: "30 February 1998" is read as it stands.
 */
#ifndef IBID_DATE_H
#define IBID_DATE_H

#include "ibid/base.h"

/* One day, month or year; a year of 0 means that there is no date. */
typedef struct ibid_day {
    int year;  /* 1000..2999, or 0: no date */
    int month; /* 1..12, or 0 where the text gives none */
    int day;   /* 1..31, or 0 where the text gives none */
} ibid_day;

typedef struct ibid_date {
    ibid_span span; /* bytes of the text, half-open */
    ibid_day from;  /* the date, or the first of a range */
    ibid_day to;    /* the last of a range, else year 0 */
} ibid_date;

#endif
