/* drop.h - what "citations omitted", "cleaned up" and their kin allow.
 *
 * Each remark allows some kinds of signs to be dropped, and those alone; what
 * was dropped is counted, and a remark that nothing bears out is not honest.
 */
#ifndef IB_CHECK_DROP_H
#define IB_CHECK_DROP_H

#include "check/judging.h"

/* Is it a sign of a kind that may be dropped?  Count it.
 *
 * Gives  how many words of the source, from `start` on and below `end`, one
 *        such sign takes; 0 where none stands there. */
uint32_t ib_drop_take(ib_judging *j, uint32_t start, uint32_t end);

/* May this kind of thing be dropped?  Count it, and say so. */
bool ib_drop_allowed(ib_judging *j, ib_drop_kind kind);

/* Was anything of these kinds (bits by ib_drop_kind) dropped? */
bool ib_drop_has_any(const ib_judging *j, unsigned drops);

/* Count what stands just outside the passage, or round it: a reference after
 * the last word, the quotation marks of a passage that is a quotation;
 * and what an elision took with it. */
void ib_drop_edges(ib_judging *j);

/* Fill the audit of a remark that says what was dropped. */
void ib_drop_audit(ib_judging *j, ibid_audit *audit, unsigned drops);

#endif
