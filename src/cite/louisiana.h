/* louisiana.h - cases by the docket number of a court of Louisiana:
 * "Doe v. Roe, 93-2345, p. 7 (La. 7/15/94); 650 So. 2d 500, 504". */
#ifndef IB_CITE_LOUISIANA_H
#define IB_CITE_LOUISIANA_H

#include "cite/draft.h"

/* Could a docket number stand at the digit `at`: "93-", "2003-", "2009 1"? */
bool ib_louisiana_may(ibid_str text, uint32_t at, uint32_t end);

/* Read the case whose docket number begins at the digit `at`; the parties are
 * looked for back to `low`.
 *
 * Gives  true and *out (US-10), with the volume and page of its place in a
 *        reporter, if any. */
bool ib_louisiana_read(ib_draft *out, ibid_str text, uint32_t low, uint32_t at,
                       uint32_t end);

#endif
