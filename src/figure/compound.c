/* compound.c - numbers within words.
 *
 * Duden, Rechtschreibung K 78: numbers below a million are one word, units
 * before tens: "dreihundertfünfundzwanzig".
 */

#include "figure/compound.h"

#include "base/str.h"
#include "figure/costs.h"

uint64_t ib_figword_find(const ib_figwords *words, ibid_str word)
{
    const ibid_str and = IB_STR("\xD9\x88");
    uint64_t value = ib_words_find(words->words, word);

    if (value || strcmp(words->language, "ar") != 0 || word.len <= and.len ||
        !ib_str_has_at(word, 0, and))
        return value;
    value = ib_words_find(words->words,
                          (ibid_str){word.at + and.len, word.len - and.len});
    return value & IB_F_BEGIN ? value : 0;
}

/* The longest part of the word from `at` that is a number or "und". */
static uint32_t part_at(uint64_t *value, const ib_figwords *words,
                        ibid_str word, uint32_t at)
{
    for (uint32_t len = word.len - at; len >= 3; len--) {
        *value = ib_words_find(words->words, (ibid_str){word.at + at, len});
        if (*value & (IB_F_BEGIN | IB_F_AND) && len < word.len)
            return len;
    }
    return 0;
}

/* Add one part; false: no number goes on so. */
static bool add(double *total, double *current, uint64_t part)
{
    const uint32_t number = IB_F_NUMBER(part);

    if (part & IB_F_HUNDRED && *current < 100)
        *current = *current > 0 ? *current * 100 : 100;
    else if (part & IB_F_MAGNITUDE && number == 3) {
        *total += (*current > 0 ? *current : 1) * 1000;
        *current = 0;
    } else if (part & (IB_F_ONE | IB_F_ONES | IB_F_TENS))
        *current += number;
    else
        return (part & IB_F_AND) != 0;
    return true;
}

bool ib_compound_read(ib_numeral *out, const ib_figwords *words, ibid_str word)
{
    double total = 0, current = 0;
    uint32_t at = 0;

    if (strcmp(words->language, "de") != 0 ||
        word.len < IB_FIGURE_COMPOUND_MIN || word.len > IB_FIGURE_COMPOUND_MAX)
        return false;
    while (at < word.len) {
        uint64_t part;
        const uint32_t len = part_at(&part, words, word, at);

        if (!len || !add(&total, &current, part))
            return false;
        at += len;
    }
    *out = (ib_numeral){.value = total + current, .grouped = true};
    return true;
}
