/* language.h - in which language is a text written? */
#ifndef IB_READ_LANGUAGE_H
#define IB_READ_LANGUAGE_H

#include "ibid/base.h"

/* Tell the language from samples of the text.
 *
 * Gives  ISO 639-1, constant; NULL where it is not plain.
 * Cost   bounded: it looks at IB_LANGUAGE_BYTES twice. */
const char *ib_language_of(ibid_str text);

#endif
