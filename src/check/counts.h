/* counts.h - the figures of a document against each other.
 *
 *     613 civilians, including 706 women     a part larger than its total
 *     comprising 40 men and 30 women, of 80  parts that are all of it
 *     613 on page 1, 636 on page 4           of the same, in the same voice
 *     12 of 48, or 30 per cent               it is 25
 *
 * Each is a remark with the numbers and both places: documents round, correct
 * themselves, and count in several ways.  Where a number is hedged ("some",
 * "at least"), nothing is said.
 */
#ifndef IB_CHECK_COUNTS_H
#define IB_CHECK_COUNTS_H

#include "base/list.h"
#include "ibid/dating.h"
#include "ibid/doc.h"
#include "ibid/figure.h"

/* What is to be said of a figure. */
typedef struct ib_count_remark {
    uint32_t figure;
    const char *sentence; /* plain words */
    ibid_span beside;     /* the other place of which it speaks */
} ib_count_remark;

/* Find them.
 *
 * Gives  ib_count_remark pushed, by figure; words and sentences in `arena`.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   n log n in the figures. */
IBID_MUST_USE ibid_status ib_counts_find(ib_list *out, ib_arena *arena,
                                         ib_arena *scratch, const ibid_doc *doc,
                                         const ibid_figures *figures,
                                         const ibid_datings *datings);

#endif
