/* words.c - tables of words. */

#include "base/words.h"

#include "base/str.h"

/* Is it the word of the slot, which is in lower case? */
static bool is_in(const ib_word *slot, ibid_str word)
{
    if (slot->len != word.len)
        return false;
    for (uint32_t i = 0; i < word.len; i++) {
        if (ib_lower(word.at[i]) != slot->at[i])
            return false;
    }
    return true;
}

uint64_t ib_words_find_hash(const ib_words *words, ibid_str word, uint32_t hash)
{
    const uint8_t tag = (uint8_t)(hash >> 24 | 1);

    if (word.len < words->shortest || word.len > words->longest)
        return 0;
    for (uint32_t i = hash & words->mask; words->tag[i];
         i = (i + 1) & words->mask) {
        const ib_word *slot = &words->slot[i];

        if (words->tag[i] == tag && slot->hash == hash && is_in(slot, word))
            return slot->value;
    }
    return 0;
}

uint64_t ib_words_find(const ib_words *words, ibid_str word)
{
    uint32_t hash = IB_WORDS_HASH;

    if (word.len < words->shortest || word.len > words->longest ||
        (words->begins && !ib_words_may(words, word.at)))
        return 0;
    for (uint32_t i = 0; i < word.len; i++)
        hash = ib_words_hash(hash, word.at[i]);
    return ib_words_find_hash(words, word, hash);
}
