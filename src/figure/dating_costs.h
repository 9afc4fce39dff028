/* dating_costs.h - the bounds of reading dates, each with its reason. */
#ifndef IB_FIGURE_DATING_COSTS_H
#define IB_FIGURE_DATING_COSTS_H

enum {
    IB_DATE_YEAR_MIN = 1000, /* four digits, as ibid_day has them */
    IB_DATE_YEAR_MAX = 2199, /* plans and treaties end in the next century */

    /* Between these a number alone is taken for a year; before, texts that are
     * checked count things more often than they tell of Middle Ages; plans
     * that are written today end within the century. */
    IB_DATE_YEAR_PLAIN = 1500,
    IB_DATE_YEAR_SOON = 2099,

    /* Years of the longest period: "1500-1900". */
    IB_DATE_YEARS_SPAN = 600,

    /* Bytes between "No." and its number, and between two numbers of a list
     * (", and "). */
    IB_DATE_LABEL_GAP = 4,
    IB_DATE_LIST_GAP = 12,

    /* Bytes of a pinpoint; what is longer is one that was not understood, and
     * may hold the year of a work. */
    IB_DATE_LOCATOR_MAX = 40,

    /* How many times more often a text must write dates in one order than in
     * the other to decide what "02/03/1992" is. */
    IB_DATE_HABIT = 4,

    /* Bytes of a paragraph in which a date without year is taken to be of the
     * year named last: some three sentences. */
    IB_DATE_YEAR_NEAR = 600
};

#endif
