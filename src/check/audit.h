/* audit.h - what a quotation says it has changed: is it so? */
#ifndef IB_CHECK_AUDIT_H
#define IB_CHECK_AUDIT_H

#include "check/judging.h"

/* Audit an elision, a bracket, or a word with a bracket in it, as it was laid
 * beside the source. */
void ib_audit_gap(ib_judging *j, const ib_step *step);
void ib_audit_bracket(ib_judging *j, const ib_step *step);
void ib_audit_pattern(ib_judging *j, const ib_step *step);

/* List the declared edits that are no words: [sic], (emphasis added). */
void ib_audit_rest(ib_judging *j);

#endif
