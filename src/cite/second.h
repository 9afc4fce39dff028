/* second.h - where a note's next work begins without a semicolon. */
#ifndef IB_CITE_SECOND_H
#define IB_CITE_SECOND_H

#include "cite/lex.h"

/* Does another work begin at token i, after a work that is whole: "(Oslo,
 * 1976), and S. Dahl, Fleets (1980)", "..., 79-93. S. Dahl, ‘Fleets’"?  A date
 * in brackets, a year or a page stands before the full stop or the "and", and
 * names, a comma and a title follow (Chicago 14.57: several works in a note).
 *
 * Cost   bounded: IB_SECOND_MAX tokens. */
bool ib_second_begins(const ib_lex *lex, uint32_t i);

#endif
