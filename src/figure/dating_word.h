/* dating_word.h - words and numbers of dates, in Latin, Cyrillic and Arabic
 * letters; and the gaps between them. */
#ifndef IB_FIGURE_DATING_WORD_H
#define IB_FIGURE_DATING_WORD_H

#include "base/scan.h"
#include "figure/datewords.h"

typedef struct ib_date_word {
    ibid_span span;
    uint64_t value; /* of data/date-words.txt; 0: not known there */
} ib_date_word;

static inline bool ib_date_word_is(const ib_date_word *word, uint32_t classes)
{
    return ((uint32_t)word->value & classes) != 0;
}

/* The number of its class: month 1..12 (13, 14: see ib_date_month), weekday,
 * season 21..24, ordinal 1..31, decade 20..90. */
static inline int ib_date_word_calendar(const ib_date_word *word)
{
    return (int)(word->value >> 32 & 0xFF);
}
/* As a number: 1..100, 255 where it does not say how many. */
static inline int ib_date_word_count(const ib_date_word *word)
{
    return (int)(word->value >> 40 & 0xFF);
}
/* Which day, week, ...: -2..2. */
static inline int ib_date_word_shift(const ib_date_word *word)
{
    return (int8_t)(word->value >> 48 & 0xFF);
}
/* As a unit of time: 1 day, 2 week, 3 month, 4 year, 5 decade, 6 century,
 * 7 part of a day, 8 fortnight; 0: it is none. */
static inline int ib_date_word_unit(const ib_date_word *word)
{
    return (int)(word->value >> 56 & 0xFF);
}

/* What the bytes of a block of text are, a bit each: the scan looks at 64 of
 * them together. */
typedef struct ib_date_block {
    uint32_t base;   /* its first byte */
    uint32_t end;    /* base + 64; 0: there is no block yet */
    uint64_t letter; /* ASCII letters, and all bytes above ASCII */
    uint64_t digit;
    uint64_t high; /* bytes above ASCII alone */
} ib_date_block;

/* Tell what the 64 bytes from `at` on are; `at` is below the text's length. */
void ib_date_block_fill(ib_date_block *block, ibid_str text, uint32_t at);

/* Go on from `at` to what may begin a date: a digit, a word that the sieve lets
 * through, or a sign of more than one byte that is no letter.
 *
 * Takes  a block that is all zeros at first.
 * Gives  its first byte, or the length of the text; *word: the word, empty
 *        where it is none.
 * Cost   some twelve instructions a byte of plain prose. */
uint32_t ib_date_next(ib_date_block *block, ibid_span *word, ibid_str text,
                      uint32_t at);

/* Read the word that begins at `at`.
 *
 * Gives  its length in bytes, 0 where no letter stands; of a word of more than
 *        40 bytes no more than these, and it is not known. */
uint32_t ib_date_word_read(ib_date_word *out, ibid_str text, uint32_t at);

/* Read the word that ends before `at`, blanks between, and begins at or after
 * `floor`.
 *
 * Gives  false where none stands there. */
bool ib_date_word_before(ib_date_word *out, ibid_str text, uint32_t floor,
                         uint32_t at);

/* Read a number at `at`: ASCII, Arabic or full-width digits.
 *
 * Gives  its length in bytes, 0 where no digit stands; how many digits; the
 *        value, of more than five digits -1. */
uint32_t ib_date_number(int *value, unsigned *digits, ibid_str text,
                        uint32_t at);

/* Step over white space, and over one empty line, as texts with double spacing
 * have them: the first other byte, or `at` where more or a new page follow. */
uint32_t ib_date_gap(ibid_str text, uint32_t at);

/* Length of the dash at `at`, else 0. */
uint32_t ib_date_dash(ibid_str text, uint32_t at);

/* Length of a comma at `at`, Arabic and ideographic ones too; else 0. */
uint32_t ib_date_comma(ibid_str text, uint32_t at);

/* Step over words of a class (IB_DW_...), at most `most`, and the gap after
 * each; "de l'" and "d'" have an apostrophe. */
uint32_t ib_date_words_skip(ibid_str text, uint32_t at, uint32_t classes,
                            unsigned most);

#endif
