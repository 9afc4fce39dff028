/* words.h - tables of words, made by tools/words.py when ibid is built.
 *
 * An open hash: FNV-1a of 32 bits over the bytes, ASCII letters in lower case;
 * the next slots follow where one is taken.  At most half of the slots are.
 * Most words looked up are in no table: a byte a slot tells so, in a thirtieth
 * of the memory that the slots have.
 */
#ifndef IB_BASE_WORDS_H
#define IB_BASE_WORDS_H

#include "base/scan.h"

typedef struct ib_word {
    const char *at; /* NULL: a free slot */
    uint32_t len;
    uint32_t hash;
    uint64_t value; /* never 0 */
} ib_word;

typedef struct ib_words {
    const ib_word *slot;
    const uint8_t *tag; /* a slot's: upper byte of the hash, made odd; or 0 */
    const uint32_t *begins; /* see ib_words_may; NULL: it has shorter words */
    uint32_t mask;          /* slots, a power of two, less one */
    uint32_t shortest;      /* bytes of a word */
    uint32_t longest;
} ib_words;

/* The bit of ib_words.begins for the first three bytes of a word, of 8,192. */
static inline uint32_t ib_words_bit(const char *at)
{
    return (uint32_t)(at[0] & 31) << 8 |
           ((uint32_t)(at[1] & 31) << 3 ^ (uint32_t)(at[2] & 31));
}

/* May a word of a table with `begins` begin with the three bytes at `at`?  False
 * is certain. */
static inline bool ib_words_may(const ib_words *words, const char *at)
{
    const uint32_t bit = ib_words_bit(at);

    return words->begins[bit >> 5] >> (bit & 31) & 1;
}

/* The hash of no bytes, and of those before with one more. */
#define IB_WORDS_HASH ((uint32_t)2166136261u)

static inline uint32_t ib_words_add(uint32_t hash, uint8_t folded)
{
    return (hash ^ folded) * 16777619u;
}

static inline uint32_t ib_words_hash(uint32_t hash, char c)
{
    return ib_words_add(hash, (uint8_t)ib_lower(c));
}

/* The value of a word, whatever the case of its ASCII letters; 0 where the
 * table has none.
 *
 * Cost   the length of the word, expected. */
uint64_t ib_words_find(const ib_words *words, ibid_str word);

/* The same where the word's hash is known: of prefixes that grow. */
uint64_t ib_words_find_hash(const ib_words *words, ibid_str word,
                            uint32_t hash);

#endif
