/* words.c - tables of words. */

#include "base/words.h"

#include "base/scan.h"
#include "base/str.h"

uint64_t ib_words_find(const ib_words *words, ibid_str word)
{
    uint32_t hash = 2166136261u;

    if (word.len < words->shortest || word.len > words->longest)
        return 0;
    for (uint32_t i = 0; i < word.len; i++)
        hash = (hash ^ (unsigned char)ib_lower(word.at[i])) * 16777619u;
    for (uint32_t i = hash & words->mask; words->slot[i].at;
         i = (i + 1) & words->mask) {
        const ib_word *slot = &words->slot[i];

        if (slot->hash == hash &&
            ib_str_is_nocase(word, (ibid_str){slot->at, slot->len}))
            return slot->value;
    }
    return 0;
}
