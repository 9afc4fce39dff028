/* words.h - tables of words, made by tools/words.py when ibid is built.
 *
 * An open hash: FNV-1a of 32 bits over the bytes, ASCII letters in lower case;
 * the next slots follow where one is taken.  At most half of the slots are.
 */
#ifndef IB_BASE_WORDS_H
#define IB_BASE_WORDS_H

#include "ibid/base.h"

typedef struct ib_word {
    const char *at; /* NULL: a free slot */
    uint32_t len;
    uint32_t hash;
    uint64_t value; /* never 0 */
} ib_word;

typedef struct ib_words {
    const ib_word *slot;
    uint32_t mask;     /* slots, a power of two, less one */
    uint32_t shortest; /* bytes of a word */
    uint32_t longest;
} ib_words;

/* The value of a word, whatever the case of its ASCII letters; 0 where the
 * table has none.
 *
 * Cost   the length of the word, expected. */
uint64_t ib_words_find(const ib_words *words, ibid_str word);

#endif
