/* about.h - what is known of a document as a whole: symbols, title, date. */
#ifndef IB_READ_ABOUT_H
#define IB_READ_ABOUT_H

#include "cite/cite.h"

/* Fill in language, symbols, title and date; the rest is left as it is.
 *
 * Gives  values whose strings point into the text or live in `arena`.
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_about_find(ibid_about *about, ib_arena *arena,
                                        const ib_text *text,
                                        const ib_structure *structure,
                                        const ib_own *own);

#endif
