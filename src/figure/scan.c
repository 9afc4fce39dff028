/* scan.c - jumping from number to number.
 *
 * A word is looked up only where its first three bytes are those of a word of
 * numbers: one of fifty, in English prose.
 */

#include "figure/scan.h"

#include "figure/compound.h"

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

/* Can the word [at, to) begin a number? */
static bool begins(const ib_figwords *words, ibid_str text, uint32_t at,
                   uint32_t to, uint32_t end)
{
    ib_numeral numeral;
    uint64_t word;

    if (to - at < 3 || !may_begin(words, text.at + at))
        return false;
    word = ib_figword_find(words, (ibid_str){text.at + at, to - at});
    if (!word)
        return ib_compound_read(&numeral, words,
                                (ibid_str){text.at + at, to - at});
    return (word & ((IB_F_BEGIN & ~IB_F_ONE) | IB_F_HEAD)) != 0 ||
           (word & IB_F_ONE && is_one(words, text, at, to, end));
}

/* The end of the word at `at`, or of a sign of several bytes that is none; a
 * digit of another script ends nothing: `at` itself. */
static uint32_t word_end(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t to = at, digit;

    if (ib_digit_at(&digit, text, at, end))
        return at;
    if (is_between(text.at[at]))
        return at + ib_utf8_at(&digit, text, at, end);
    while (to < end && ib_is(text.at[to], IB_ALPHA | IB_HIGH) &&
           !is_between(text.at[to]) && !ib_digit_at(&digit, text, to, end))
        to += ib_utf8_at(&digit, text, to, end);
    return to;
}

/* Go through one block; false: it holds no more, and *at is where to go on. */
static bool scan_block(const ib_figwords *words, const ib_date_block *block,
                       ibid_str text, uint32_t *at, uint32_t end)
{
    uint64_t letter = block->letter >> (*at - block->base);
    uint64_t digit = block->digit >> (*at - block->base);
    uint32_t p = *at;

    while (letter | digit) {
        const uint32_t gap = (uint32_t)__builtin_ctzll(letter | digit);
        uint32_t len;

        letter >>= gap;
        digit >>= gap;
        p += gap;
        *at = p;
        if (digit & 1 || p >= end)
            return true;
        len = ~letter ? (uint32_t)__builtin_ctzll(~letter) : 64;
        if (p + len >= block->end ||
            (block->high &&
             block->high >> (p - block->base) & (((uint64_t)1 << len) - 1))) {
            const uint32_t to = word_end(text, p, end);

            if (to == p || begins(words, text, p, to, end))
                return true;
            *at = to;
            return false;
        }
        if (begins(words, text, p, p + len, end))
            return true;
        letter >>= len;
        digit >>= len;
        p += len;
    }
    *at = block->end;
    return false;
}

uint32_t ib_figure_scan(const ib_figwords *words, ib_date_block *block,
                        ibid_str text, uint32_t at, uint32_t end)
{
    while (at < end) {
        if (at < block->base || at >= block->end)
            ib_date_block_fill(block, text, at);
        if (scan_block(words, block, text, &at, end))
            return at < end ? at : end;
    }
    return end;
}
