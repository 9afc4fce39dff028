/* dating_draft.h - a date while it is read, before the whole text is known. */
#ifndef IB_FIGURE_DATING_DRAFT_H
#define IB_FIGURE_DATING_DRAFT_H

#include "base/list.h"
#include "figure/dating_word.h"
#include "figure/view.h"

typedef enum ib_grain {
    IB_GRAIN_NONE,
    IB_GRAIN_DAY,
    IB_GRAIN_WEEK, /* Monday to Sunday; named by its Monday */
    IB_GRAIN_MONTH,
    IB_GRAIN_PART, /* of a year: `month` is 21 to 24, 33 to 36, 40, 41 */
    IB_GRAIN_YEAR,
    IB_GRAIN_DECADE, /* named by its first year */
    IB_GRAIN_CENTURY
} ib_grain;

/* One end of a period, or all of it. */
typedef struct ib_moment {
    int year;  /* 0: not said */
    int month; /* 1..12; or the part of a year (ISO 8601-2, 4.8); or 0 */
    int day;   /* 1..31, or 0 */
    ib_grain grain;
} ib_moment;

/* In which order day and month stand: the habit of a text tells what an
 * ambiguous "02/03/1992" is. */
typedef enum ib_day_order {
    IB_ORDER_UNSAID,
    IB_ORDER_DAY_FIRST,
    IB_ORDER_MONTH_FIRST,
    IB_ORDER_OPEN /* both may be: read with the day first */
} ib_day_order;

/* How a relative date is reckoned. */
typedef enum ib_from_when {
    IB_WHEN_ABSOLUTE,
    IB_WHEN_WRITTEN, /* from the day of writing: "last week" */
    IB_WHEN_NAMED    /* from the date named before: "the following day" */
} ib_from_when;

typedef struct ib_draft {
    ibid_span span;
    ib_moment from;
    ib_moment to;  /* grain NONE: no range */
    uint32_t days; /* a set of days of from's month, bit 1..31: "5, 7 and 9
                       March"; 0: none */
    ib_day_order order;
    ib_from_when when;
    ib_grain unit; /* relative: what is reckoned in */
    int shift;     /* relative: how many of them; IB_SHIFT_OPEN: not said */
    int weekday;   /* 1..7 as written beside it, or 0 */
    bool borrowed; /* its year is that of another date */
} ib_draft;

enum { IB_SHIFT_OPEN = -100000 };

/* What the readers share. */
typedef struct ib_dater {
    const ib_figure_view *view;
    ibid_str text;
    ib_list draft;     /* ib_draft */
    uint32_t floor;    /* end of the last draft */
    uint32_t no_year;  /* end of the last number that is none */
    uint32_t citation; /* the first that ends behind the place looked at */
} ib_dater;

/* Readers: each reads what begins at byte `at`, and gives the end of it, or 0
 * where no date is; the draft's span is set by the caller unless said so. */

/* dating_day.c: "25 February 1992", "25-26 February", "February 25, 1992",
 * "October 1991", "February-March 1992", "1992-02-25", "25.2.1992"; a month
 * alone only where `bare`. */
uint32_t ib_date_atom(ib_draft *out, ibid_str text, uint32_t at, bool bare);
/* A year after a date, with a comma, "of", "de" before it; 0: none. */
uint32_t ib_date_year_after(int *year, ibid_str text, uint32_t at);
/* A word for a month, without its full stop; its other name after a stroke.
 * Doubtful: "may", "sept" in lower case, which are other words, too. */
uint32_t ib_date_month(int *month, bool *doubtful, ibid_str text, uint32_t at);
/* Four digits that can be a year, and nothing else by what touches them. */
uint32_t ib_date_year_digits(int *year, ibid_str text, uint32_t at);

/* dating_year.c: "1992", "1988-1994", "1990s", where they are years by what
 * stands around them. */
uint32_t ib_date_year(ib_draft *out, ib_dater *dater, uint32_t at);
/* The same behind words that let nothing else follow: "winter of 1991-1992". */
uint32_t ib_date_period(ib_draft *out, ibid_str text, uint32_t at);

/* dating_part.c: "the end of 1991", "winter of 1991-1992", "the nineteenth
 * century", "third quarter of 2021", "fiscal year 1992", "the nineties". */
uint32_t ib_date_part(ib_draft *out, ib_dater *dater, const ib_date_word *word);
/* "19th century", "2nd half of 1992", of digits. */
uint32_t ib_date_counted(ib_draft *out, ibid_str text, uint32_t at);

/* dating_relative.c: "two weeks ago", "last week", "yesterday".  These set the
 * span. */
uint32_t ib_date_relative(ib_draft *out, ib_dater *dater,
                          const ib_date_word *word);

/* A number in digits, up to four, or in words; IB_SHIFT_OPEN for "a few". */
uint32_t ib_date_count(int *value, ibid_str text, uint32_t at);

/* dating_chinese.c: dates in Chinese signs, with either digits.  Sets the
 * span. */
uint32_t ib_date_chinese(ib_draft *out, ib_dater *dater, uint32_t at);

/* dating_settle.c: give each draft its year, its order, its base, and write
 * it. */
IBID_MUST_USE ibid_status ib_date_settle(ib_list *datings, ib_arena *arena,
                                         const ib_dater *dater);

#endif
