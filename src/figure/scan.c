/* scan.c - jumping from number to number.
 *
 * A word is looked up only where its first three bytes are those of a word of
 * numbers: one of fifty, in English prose.
 */

#include "figure/scan.h"

#include "figure/numeral.h"

static bool may_begin(const ib_figwords *words, const char *at)
{
    const uint32_t key = ib_figword_key(at);

    return (words->filter[key >> 3] >> (key & 7) & 1) != 0;
}

/* Signs of UTF-8 that are no letters: spaces, dashes, quotation marks. */
static bool is_between(char c)
{
    return (unsigned char)c == 0xE2 || (unsigned char)c == 0xC2;
}

/* "one" is a number before a unit ("one year"), and after a hedge ("only one",
 * "at least one"). */
static bool is_one(const ib_figwords *words, ibid_str text, uint32_t at,
                   uint32_t to, uint32_t end)
{
    const uint32_t next = ib_skip_blank(text, to, end);
    uint32_t last = next, before = at;
    uint64_t word;

    while (last < end && ib_is(text.at[last], IB_ALPHA | IB_HIGH))
        last++;
    word = ib_words_find(words->words, (ibid_str){text.at + next, last - next});
    if (word & (IB_F_DURATION | IB_F_MEASURE | IB_F_MONEY))
        return true;
    while (before > 0 && ib_is(text.at[before - 1], IB_SPACE))
        before--;
    last = before;
    while (before > 0 && ib_is(text.at[before - 1], IB_ALPHA | IB_HIGH))
        before--;
    word = ib_words_find(words->words,
                         (ibid_str){text.at + before, last - before});
    return (word & (IB_F_HEDGE | IB_F_LEAST)) != 0;
}

uint32_t ib_figure_scan(const ib_figwords *words, ibid_str text, uint32_t at,
                        uint32_t end)
{
    while (at < end) {
        const uint8_t class = ib_class(text.at[at]);
        uint32_t to = at, digit;
        uint64_t word;

        if (class & IB_DIGIT)
            return at;
        if (!(class & (IB_ALPHA | IB_HIGH)) || is_between(text.at[at])) {
            at +=
                is_between(text.at[at]) ? ib_utf8_at(&digit, text, at, end) : 1;
            continue;
        }
        if (class & IB_HIGH && ib_digit_at(&digit, text, at, end))
            return at;
        while (to < end && ib_is(text.at[to], IB_ALPHA | IB_HIGH) &&
               !is_between(text.at[to]))
            to++;
        if (to - at >= 3 && may_begin(words, text.at + at)) {
            word =
                ib_words_find(words->words, (ibid_str){text.at + at, to - at});
            if (word & ((IB_F_BEGIN & ~IB_F_ONE) | IB_F_HEAD) ||
                (word & IB_F_ONE && is_one(words, text, at, to, end)))
                return at;
        }
        at = to;
    }
    return end;
}
