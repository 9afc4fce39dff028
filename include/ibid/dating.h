/* dating.h - dates in a document's text: days, months, years, periods.
 *
 * "29 February 1992", "the night of 25-26 February 1992", "winter of
 * 1991-1992", "twenty-nine years ago".  A relative date is worked out against
 * the date of the document, or of the quoted source, where that is known, else
 * it stays open.  Reading is not checking: "30 February 1998" is read as it
 * stands.
 */
#ifndef IBID_DATING_H
#define IBID_DATING_H

#include "ibid/base.h"
#include "ibid/date.h"

typedef struct ibid_dating {
    ibid_span span;
    const char *edtf; /* ISO 8601-2 (EDTF): "1992-02-25/1992-02-26", "1991-10",
                         "199X", "--02-25"; NULL where it stays open */
    ibid_day from;    /* the first and the last day, month or year that it */
    ibid_day to;      /* may mean; a year of 0: open, or no year is given */
    bool is_relative; /* "twenty-nine years ago", "last week" */
    const char *because; /* relative: from which date it was reckoned, or why
                            not; that its year is another date's; that day and
                            month may stand in either order: one plain
                            sentence; else NULL */
    uint32_t quotation;  /* index of the innermost quotation around it, or NONE */
} ibid_dating;

typedef struct ibid_datings {
    const ibid_dating *item; /* ordered by start, none inside another */
    size_t count;
} ibid_datings;

#endif
