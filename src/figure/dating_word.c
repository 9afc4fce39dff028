/* dating_word.c - words and numbers of dates. */

#include "figure/dating_word.h"

#include "base/str.h"
#include "base/words.h"

/* static const ib_words date_words; static const uint64_t date_sieve[1024]. */
#include "figure/datewords.inc"

enum { WORD_MAX = 40 };

static unsigned char byte_at(ibid_str text, uint32_t at)
{
    return at < text.len ? (unsigned char)text.at[at] : 0;
}

/* Length of the letter at `at`, else 0: Latin, Cyrillic, Arabic. */
static uint32_t letter_at(ibid_str text, uint32_t at)
{
    const unsigned char c = byte_at(text, at), d = byte_at(text, at + 1);

    if (c < 0x80)
        return ib_is((char)c, IB_ALPHA) ? 1 : 0;
    if (c < 0xC3 || c > 0xDB || d < 0x80)
        return 0;
    if (c == 0xD8 && (d == 0x8C || d == 0x9B || d == 0x9F))
        return 0; /* Arabic comma, semicolon, question mark */
    if (c == 0xD9 && d >= 0xA0 && d <= 0xAD)
        return 0; /* Arabic digits and their signs */
    return 2;
}

uint32_t ib_date_word_end(ibid_str text, uint32_t at)
{
    for (uint32_t len = 1; len;) {
        while (at < text.len && ib_is(text.at[at], IB_ALPHA))
            at++;
        len = at < text.len && (unsigned char)text.at[at] >= 0xC3
                  ? letter_at(text, at)
                  : 0;
        at += len;
    }
    return at;
}

bool ib_date_word_may_begin(ibid_str text, ibid_span word)
{
    const uint32_t len = word.end - word.start;
    const char *p = text.at + word.start;
    uint32_t key = 0;

    if (len >= 4)
        key = ((uint32_t)(unsigned char)p[0] |
               (uint32_t)(unsigned char)p[1] << 8 |
               (uint32_t)(unsigned char)p[2] << 16 |
               (uint32_t)(unsigned char)p[3] << 24) |
              0x20202020u;
    else
        for (uint32_t i = 0; i < len; i++)
            key |= (uint32_t)((unsigned char)p[i] | 0x20) << 8 * i;
    key = (key + len * 16777619u) * 2654435761u >> 16;
    return (date_sieve[key >> 6] >> (key & 63) & 1) != 0;
}

/* Copy a letter of `len` bytes in lower case. */
static void fold(char *out, const char *in, uint32_t len)
{
    const unsigned char c = (unsigned char)in[0];
    unsigned char d;

    if (len == 1) {
        *out = ib_lower(*in);
        return;
    }
    d = (unsigned char)in[1];
    out[0] = in[0];
    out[1] = in[1];
    if (c == 0xC3 && d >= 0x80 && d <= 0x9E && d != 0x97)
        out[1] = (char)(d + 0x20);
    else if (c == 0xD0 && d >= 0x90 && d <= 0x9F)
        out[1] = (char)(d + 0x20);
    else if (c == 0xD0 && d >= 0xA0 && d <= 0xAF) {
        out[0] = (char)0xD1;
        out[1] = (char)(d - 0x20);
    }
}

static uint64_t look_up(ibid_str text, ibid_span span)
{
    char folded[WORD_MAX];
    uint32_t len;

    if (span.end - span.start > WORD_MAX)
        return 0;
    for (uint32_t at = span.start; at < span.end; at += len) {
        len = letter_at(text, at);
        fold(folded + (at - span.start), text.at + at, len);
    }
    return ib_words_find(&date_words,
                         (ibid_str){folded, span.end - span.start});
}

uint32_t ib_date_word_read(ib_date_word *out, ibid_str text, uint32_t at)
{
    uint32_t end = at, len;

    while (end - at <= WORD_MAX && (len = letter_at(text, end)) > 0)
        end += len;
    *out = (ib_date_word){{at, end}, look_up(text, (ibid_span){at, end})};
    return end - at;
}

bool ib_date_word_before(ib_date_word *out, ibid_str text, uint32_t floor,
                         uint32_t at)
{
    uint32_t start, len;

    while ((len = ib_blank_before(text, floor, at)) > 0)
        at -= len;
    start = at;
    while (start > floor && at - start <= WORD_MAX) {
        const uint32_t back = (unsigned char)text.at[start - 1] >= 0x80 ? 2 : 1;

        if (start - floor < back || letter_at(text, start - back) != back)
            break;
        start -= back;
    }
    if (start == at)
        return false;
    *out = (ib_date_word){{start, at}, look_up(text, (ibid_span){start, at})};
    return true;
}

/* The digit at `at`; its length, 0 where none stands. */
static uint32_t digit_at(int *digit, ibid_str text, uint32_t at)
{
    const unsigned char c = byte_at(text, at), d = byte_at(text, at + 1);

    if (c >= '0' && c <= '9') {
        *digit = c - '0';
        return 1;
    }
    if (c == 0xD9 && d >= 0xA0 && d <= 0xA9) {
        *digit = d - 0xA0;
        return 2;
    }
    if (c == 0xEF && d == 0xBC) {
        const unsigned char e = byte_at(text, at + 2);

        *digit = e - 0x90;
        return e >= 0x90 && e <= 0x99 ? 3 : 0;
    }
    return 0;
}

uint32_t ib_date_number(int *value, unsigned *digits, ibid_str text,
                        uint32_t at)
{
    uint32_t p = at, len;
    int digit;

    *value = 0;
    *digits = 0;
    while ((len = digit_at(&digit, text, p)) > 0) {
        *value = ++*digits > 5 ? -1 : *value * 10 + digit;
        p += len;
    }
    return p - at;
}

uint32_t ib_date_gap(ibid_str text, uint32_t at)
{
    uint32_t p = at, len, lines = 0;

    while ((len = ib_blank_at(text, p, text.len)) > 0) {
        if ((text.at[p] == '\n' && ++lines > 2) || text.at[p] == '\f')
            return at;
        p += len;
    }
    return p;
}

uint32_t ib_date_dash(ibid_str text, uint32_t at)
{
    const unsigned char c = byte_at(text, at);
    unsigned char e;

    if (c == '-')
        return 1;
    if (c != 0xE2)
        return 0;
    e = byte_at(text, at + 2);
    if (byte_at(text, at + 1) == 0x80)
        return e >= 0x90 && e <= 0x95 ? 3 : 0;
    return byte_at(text, at + 1) == 0x88 && e == 0x92 ? 3 : 0; /* minus */
}

uint32_t ib_date_comma(ibid_str text, uint32_t at)
{
    if (byte_at(text, at) == ',')
        return 1;
    if (byte_at(text, at) == 0xD8 && byte_at(text, at + 1) == 0x8C)
        return 2;
    return ib_str_has_at(text, at, IB_STR("\xE3\x80\x81")) ? 3 : 0;
}

/* Length of an apostrophe at `at`, else 0. */
static uint32_t apostrophe_at(ibid_str text, uint32_t at)
{
    if (byte_at(text, at) == '\'')
        return 1;
    return at < text.len && ib_str_has_at(text, at, IB_STR("\xE2\x80\x99")) ? 3
                                                                            : 0;
}

uint32_t ib_date_words_skip(ibid_str text, uint32_t at, uint32_t classes,
                            unsigned most)
{
    ib_date_word word;

    while (most-- > 0) {
        const uint32_t len = ib_date_word_read(&word, text, at);
        uint32_t mark;

        if (!len || !ib_date_word_is(&word, classes))
            break;
        mark = len < 3 ? apostrophe_at(text, at + len) : 0;
        at = ib_date_gap(text, at + len + mark);
    }
    return at;
}
