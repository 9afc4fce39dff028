/* dating_calendar.c - reckoning with days.
 *
 * Years are taken to begin in March, so that the leap day is a year's last;
 * 400 of them have 146,097 days.
 */

#include "figure/dating_calendar.h"

enum { DAYS_400 = 146097, DAYS_100 = 36524, DAYS_4 = 1461 };

int ib_calendar_days(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    return days[month - 1] + (month == 2 && leap);
}

bool ib_calendar_has(ibid_day day)
{
    if (!day.day || day.month < 1 || day.month > 12)
        return true;
    /* without a year, 29 February may be */
    return day.day <= ib_calendar_days(day.year ? day.year : 2000, day.month);
}

int ib_calendar_number(ibid_day day)
{
    const int year = day.month < 3 ? day.year - 1 : day.year;
    const int month = (day.month + 9) % 12; /* 0: March */

    return year / 400 * DAYS_400 + year % 400 / 100 * DAYS_100 +
           year % 100 / 4 * DAYS_4 + year % 4 * 365 + (153 * month + 2) / 5 +
           day.day - 1;
}

ibid_day ib_calendar_day(int number)
{
    const int era = number / DAYS_400, rest = number % DAYS_400;
    const int of_era =
        (rest - rest / (DAYS_4 - 1) + rest / DAYS_100 - rest / (DAYS_400 - 1)) /
        365;
    const int day = rest - (365 * of_era + of_era / 4 - of_era / 100);
    const int month = (5 * day + 2) / 153;

    return (ibid_day){era * 400 + of_era + (month > 9),
                      month > 9 ? month - 9 : month + 3,
                      day - (153 * month + 2) / 5 + 1};
}

/* Day 0 of the row, 1 March of the year 0, was a Wednesday. */
int ib_calendar_weekday(int number)
{
    return (number + 2) % 7 + 1;
}
