/* terms.h - a text as words that can be looked up: small letters, without
 * accents, words that a line end parts made whole, each sign of a script
 * without spaces a word by itself.
 *
 * The words of a text stand in the catalog's index, those of a question are
 * made in the same way; so both sides agree, whatever SQLite makes of them.
 */
#ifndef IB_ARCHIVE_TERMS_H
#define IB_ARCHIVE_TERMS_H

#include "base/arena.h"

typedef struct ib_term {
    ibid_span span;   /* bytes of the text */
    ibid_str letters; /* UTF-8; a part of ib_terms.all */
} ib_term;

typedef struct ib_terms {
    const ib_term *item;
    uint32_t count;
    ibid_str all; /* the letters of all, a blank behind each; NUL-ended */
} ib_terms;

/* Cut a text into terms.
 *
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear; some 40 bytes a byte of text, in `arena`. */
IBID_MUST_USE ibid_status ib_terms_make(ib_terms *out, ib_arena *arena,
                                        ibid_str text);

/* Letters to change, put in or take out to make one term of the other; `max` +
 * 1 when it is more than `max`. */
uint32_t ib_term_distance(ibid_str a, ibid_str b, uint32_t max);

#endif
