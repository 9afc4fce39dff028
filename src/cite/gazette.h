/* gazette.h - laws and decrees by the official gazette that printed them. */
#ifndef IB_CITE_GAZETTE_H
#define IB_CITE_GAZETTE_H

#include "cite/piece.h"

/* A law with its date, and the gazette behind it, or the gazette's place alone:
 *
 *     Bibliotheksgesetz (BibG) vom 16. Juli 2008, GVBl. 2008, S. 242    GAZ-1
 *     BGBl. I 2003, S. 1774-1788; ABl. EG vom 22.6.2001, Nr. L 167/10   GAZ-2
 *
 * Authority: Bundesministerium der Justiz, Handbuch der Rechtsförmlichkeit, B.4
 * (title, abbreviation, date, gazette); the EU's interinstitutional style guide
 * 3.1. */
void ib_family_gazette(ib_draft *out, const ib_piece *piece);

#endif
