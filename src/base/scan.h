/* scan.h - small steps over UTF-8 text: classes of bytes, code points, words.
 *
 * No locale and no ctype.h: classes are of ASCII bytes; bytes from 0x80 belong
 * to letters or marks of other scripts and have a class of their own.
 */
#ifndef IB_BASE_SCAN_H
#define IB_BASE_SCAN_H

#include "ibid/base.h"

enum {
    IB_SPACE = 1,  /* blank, tab, line feed, return, form feed, vertical tab */
    IB_DIGIT = 2,  /* 0-9 */
    IB_UPPER = 4,  /* A-Z */
    IB_LOWER = 8,  /* a-z */
    IB_PUNCT = 16, /* any other visible ASCII */
    IB_HIGH = 32,  /* 0x80 and above */
    IB_ALPHA = IB_UPPER | IB_LOWER,
    IB_WORD = IB_UPPER | IB_LOWER | IB_DIGIT | IB_HIGH
};

extern const uint8_t ib_class_table[256];

static inline uint8_t ib_class(char c)
{
    return ib_class_table[(unsigned char)c];
}
static inline bool ib_is(char c, int classes)
{
    return (ib_class_table[(unsigned char)c] & classes) != 0;
}
static inline char ib_lower(char c)
{
    return ib_is(c, IB_UPPER) ? (char)(c | 0x20) : c;
}

/* ASCII letters in lower case and digits; 0 for every other byte. */
extern const uint8_t ib_folded_table[256];

static inline uint8_t ib_folded(char c)
{
    return ib_folded_table[(unsigned char)c];
}

/* What the functions below do where the byte is above ASCII. */
uint32_t ib_utf8_long_at(uint32_t *cp, ibid_str text, uint32_t at,
                         uint32_t end);
uint32_t ib_blank_long_at(ibid_str text, uint32_t at, uint32_t end);
uint32_t ib_blank_long_before(ibid_str text, uint32_t start, uint32_t at);

/* Decode the code point at `at` (below end) of valid UTF-8.
 *
 * Gives  its length in bytes, 1 to 4, and the code point in *cp; a byte that
 *        is no UTF-8, or is cut off by `end`, gives 1 and U+FFFD. */
static inline uint32_t ib_utf8_at(uint32_t *cp, ibid_str text, uint32_t at,
                                  uint32_t end)
{
    if ((unsigned char)text.at[at] >= 0x80)
        return ib_utf8_long_at(cp, text, at, end);
    *cp = (unsigned char)text.at[at];
    return 1;
}

/* Start of the code point that ends at `at` (above `start`). */
uint32_t ib_utf8_back(ibid_str text, uint32_t start, uint32_t at);

/* Write a code point; gives its length, 1 to 4. */
uint32_t ib_utf8_put(char out[4], uint32_t cp);

/* Length of the white space character at `at`, or 0: ASCII white space,
 * no-break, thin and ideographic spaces, zero-width space, byte order mark. */
static inline uint32_t ib_blank_at(ibid_str text, uint32_t at, uint32_t end)
{
    if (at >= end || !ib_is(text.at[at], IB_SPACE | IB_HIGH))
        return 0;
    return ib_is(text.at[at], IB_SPACE) ? 1 : ib_blank_long_at(text, at, end);
}

/* The same for the character that ends at `at`. */
static inline uint32_t ib_blank_before(ibid_str text, uint32_t start,
                                       uint32_t at)
{
    if (at <= start || !ib_is(text.at[at - 1], IB_SPACE | IB_HIGH))
        return 0;
    return ib_is(text.at[at - 1], IB_SPACE)
               ? 1
               : ib_blank_long_before(text, start, at);
}

/* Skip white space from `at`; gives the first other byte, or `end`. */
static inline uint32_t ib_skip_blank(ibid_str text, uint32_t at, uint32_t end)
{
    for (uint32_t len; (len = ib_blank_at(text, at, end)) > 0;)
        at += len;
    return at;
}

/* Read an unsigned number at `at`: ASCII digits, value up to 999,999,999.
 *
 * Gives  how many bytes it has, 0 where no digit stands or it is larger. */
uint32_t ib_number_at(uint32_t *value, ibid_str text, uint32_t at,
                      uint32_t end);

/* First byte at or after `at` that is valid UTF-8 no longer, or text.len. */
uint32_t ib_utf8_valid(ibid_str text, uint32_t at);

#endif
