/* doubt.h - what a citation shows by itself to be doubtful: a day of the week
 * that the date had not, a check digit that does not fit, pages that run
 * backwards.  A doubt is a remark with its reason; it decides nothing.
 */
#ifndef IB_CITE_DOUBT_H
#define IB_CITE_DOUBT_H

#include "base/arena.h"
#include "ibid/citation.h"

/* Look for what is doubtful in a citation of `text`.
 *
 * Gives  its doubts in `arena`: citation->doubt, doubt_count.
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_doubt_find(ibid_citation *citation,
                                        ib_arena *arena, ibid_str text);

/* Is the word the name of a day of the week, not shortened ("Sun" is a paper
 * too)? */
bool ib_weekday_is(ibid_str word);

#endif
