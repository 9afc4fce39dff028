/* alone.h - a title that stands alone, but for a date or a pinpoint. */
#ifndef IB_CITE_ALONE_H
#define IB_CITE_ALONE_H

#include "cite/piece.h"

/* Set the title of a piece that no family reads and that is one title and
 * perhaps a date or a pinpoint: "Trial of Judith Cupid, p. 3", "Constitution
 * de la République du Portugal, 1974", "‘Polar Code’". */
void ib_alone_read(ib_draft *out, const ib_piece *piece);

#endif
