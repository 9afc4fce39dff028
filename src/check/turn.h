/* turn.h - does an elision turn what is said round? */
#ifndef IB_CHECK_TURN_H
#define IB_CHECK_TURN_H

#include "match/word.h"

/* Does what an elision leaves out, words [start, end) of the source, hold a
 * negation or an exception beside the words kept?  One that a sentence of its
 * own separates from them says nothing about them; neither does a concession,
 * "not only ... but", or the "or not" of "whether or not". */
bool ib_turn_is_round(const ib_words *source, uint32_t start, uint32_t end);

/* Does the character end a sentence, or what is as good as one? */
bool ib_turn_is_sentence_end(uint32_t cp);

#endif
