/* name.h - does a capital tell a name? */
#ifndef IB_CHECK_NAME_H
#define IB_CHECK_NAME_H

#include "match/word.h"

/* Is word `i` a name: a capital where no sentence begins? */
bool ib_name_is(const ib_words *words, uint32_t i);

/* Does its capital tell nothing, since German gives one to every noun, and an
 * article or pronoun stands before it?  Names of people have none.  False for a
 * short one. */
bool ib_name_is_noun(const ib_words *words, uint32_t i);

/* Does an English article or pronoun stand before it, as before "the
 * Government"? */
bool ib_name_has_article(const ib_words *words, uint32_t i);

#endif
