/* aside.h - what the author of a note says behind a citation. */
#ifndef IB_CITE_ASIDE_H
#define IB_CITE_ASIDE_H

#include "cite/piece.h"

/* "p. 12 (my translation)", "S. 105 (mit weiteren Nachweisen)": leave a bracket
 * with words behind the pinpoint out of the work that was read in `piece`
 * (Bluebook 1.5: a parenthetical explains, and is no part of the source). */
void ib_aside_leave(ib_draft *draft, const ib_piece *piece);

#endif
