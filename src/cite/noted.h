/* noted.h - a name and the number of the note that cites its work. */
#ifndef IB_CITE_NOTED_H
#define IB_CITE_NOTED_H

#include "cite/piece.h"

/* "Berg, Fußnote 5, S. 9", "R. Berg, Anm. 5", "Berg, note 5, p. 9": names, the
 * note that cites their work in full, and perhaps a pinpoint, and nothing else
 * (Duden, Fußnoten; MHRA 11.3).  Fills a short form, SHORT-3.
 *
 * Gives  false where the piece is none. */
bool ib_noted_read(ib_draft *out, const ib_piece *piece);

#endif
