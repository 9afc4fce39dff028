/* damage.h - could a reading machine have made the one word of the other? */
#ifndef IB_CHECK_DAMAGE_H
#define IB_CHECK_DAMAGE_H

#include "match/find.h"

/* Do two words differ only by letters that OCR takes for one another, and is
 * that likelier than that somebody wrote another word?
 *
 * Takes  `q` of the quotation, `s` of the source; `source` to see which of
 *        the readings stands elsewhere in it.
 * Gives  never true where both hold other digits, or one is a name. */
bool ib_damage_made(const ib_words *quotation, uint32_t q,
                    const ib_words *source, uint32_t s);

/* How often a word of any text stands in the text of `words`, round entry
 * `near` of its view. */
ib_match_uses ib_damage_count(const ib_words *words, uint32_t near,
                              const ib_fold *view, const ib_word *word);

/* Is the one word the other with a note mark stuck to it (judgment12)? */
bool ib_damage_note_mark(const ib_fold *a, const ib_word *x, const ib_fold *b,
                         const ib_word *y);

/* Are both roman numbers, of two letters or more? */
bool ib_damage_are_roman(const ib_fold *a, const ib_word *x, const ib_fold *b,
                         const ib_word *y);

#endif
