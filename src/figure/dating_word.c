/* dating_word.c - words and numbers of dates. */

#include "figure/dating_word.h"

#if defined(__SSE2__) && !defined(IB_NO_SIMD)
#include <emmintrin.h>
#endif

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

/* May a date begin with the word of `len` bytes at `p`, of which four bytes can
 * be read?  Says yes wrongly, never no; see tools/date_words.py. */
static inline bool may_begin(const unsigned char *p, uint32_t len)
{
    static const uint32_t mask[4] = {0, 0xFF, 0xFFFF, 0xFFFFFF};
    uint32_t key = (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
                   (uint32_t)p[3] << 24;

    key |= 0x20202020u;
    if (len < 4)
        key &= mask[len];
    key = (key + len * 16777619u) * 2654435761u >> 16;
    return (date_sieve[key >> 6] >> (key & 63) & 1) != 0;
}

/* What so many bytes are that are looked at together, a bit each. */
typedef struct kinds {
    uint64_t letter, digit, high;
} kinds;

#if defined(__SSE2__) && !defined(IB_NO_SIMD)
enum { STEP = 16 };

/* The bytes from `low` to `high`, of bytes made signed. */
static inline __m128i between(__m128i x, char low, char high)
{
    return _mm_and_si128(_mm_cmpgt_epi8(x, _mm_set1_epi8((char)(low - 1))),
                         _mm_cmplt_epi8(x, _mm_set1_epi8((char)(high + 1))));
}

static inline kinds kinds_of(const unsigned char *p)
{
    const __m128i x = _mm_loadu_si128((const __m128i *)(const void *)p);
    const __m128i small = _mm_or_si128(x, _mm_set1_epi8(0x20));
    const int high = _mm_movemask_epi8(x);
    const int letter = _mm_movemask_epi8(between(small, 'a', 'z'));
    const int digit = _mm_movemask_epi8(between(x, '0', '9'));

    return (kinds){(uint64_t)(letter | high), (uint64_t)digit, (uint64_t)high};
}
#else
#define EACH(byte) ((uint64_t)(byte)*0x0101010101010101u)
enum { STEP = 8 };

/* Of each of eight bytes its upper bit, as eight bits. */
static inline uint64_t gather(uint64_t bits)
{
    return ((bits >> 7 & EACH(1)) * 0x0102040810204080u) >> 56;
}

/* A sum's upper bit says that a byte without its own is at least so large; no
 * sum runs over into the next byte. */
static inline kinds kinds_of(const unsigned char *p)
{
    const uint64_t x = (uint64_t)p[0] | (uint64_t)p[1] << 8 |
                       (uint64_t)p[2] << 16 | (uint64_t)p[3] << 24 |
                       (uint64_t)p[4] << 32 | (uint64_t)p[5] << 40 |
                       (uint64_t)p[6] << 48 | (uint64_t)p[7] << 56;
    const uint64_t low = x & EACH(0x7F), small = low | EACH(0x20);
    const uint64_t letter =
        (small + EACH(0x80 - 'a')) & ~(small + EACH(0x7F - 'z')) & ~x;
    const uint64_t digit =
        (low + EACH(0x80 - '0')) & ~(low + EACH(0x7F - '9')) & ~x;

    return (kinds){gather(letter | x), gather(digit), gather(x)};
}
#endif

void ib_date_block_fill(ib_date_block *block, ibid_str text, uint32_t at)
{
    unsigned char room[64] = {0};
    const unsigned char *bytes = (const unsigned char *)text.at + at;
    ib_date_block b = {.base = at, .end = at + 64};

    if (text.len - at < sizeof room) {
        memcpy(room, bytes, text.len - at);
        bytes = room;
    }
    for (unsigned i = 0; i < 64; i += STEP) {
        const kinds k = kinds_of(bytes + i);

        b.letter |= k.letter << i;
        b.digit |= k.digit << i;
        b.high |= k.high << i;
    }
    *block = b;
}

/* The end of the word at `at`, letters of any kind; `at` where none stands. */
static uint32_t word_end(ibid_str text, uint32_t at)
{
    uint32_t len;

    do {
        while (at < text.len && ib_is(text.at[at], IB_ALPHA))
            at++;
        len = at < text.len && (unsigned char)text.at[at] >= 0xC3
                  ? letter_at(text, at)
                  : 0;
        at += len;
    } while (len);
    return at;
}

/* The next place in a block from `at` on that may begin a date; block->end
 * where there is none, and the start of a word that reaches the block's end or
 * has bytes above ASCII: *plain is false then, and it is still to be asked. */
static uint32_t next_in(const ib_date_block *block, bool *plain,
                        ibid_span *word, ibid_str text, uint32_t at)
{
    const unsigned char *const bytes = (const unsigned char *)text.at;
    const uint32_t base = block->base;
    const uint64_t high = block->high;
    uint64_t letter = block->letter >> (at - base);
    uint64_t digit = block->digit >> (at - base);

    *plain = true;
    while (letter | digit) {
        const uint32_t gap = (uint32_t)__builtin_ctzll(letter | digit);
        uint32_t len;

        letter >>= gap;
        digit >>= gap;
        at += gap;
        if (digit & 1)
            return at;
        len = ~letter ? (uint32_t)__builtin_ctzll(~letter) : 64;
        if (at - base + len >= 64 ||
            (high && high >> (at - base) & (((uint64_t)1 << len) - 1))) {
            *plain = false;
            return at;
        }
        if (at + 4 > text.len || may_begin(bytes + at, len)) {
            *word = (ibid_span){at, at + len};
            return at;
        }
        letter >>= len;
        digit >>= len;
        at += len;
    }
    return block->end;
}

uint32_t ib_date_next(ib_date_block *block, ibid_span *word, ibid_str text,
                      uint32_t at)
{
    bool plain;
    uint32_t end;

    *word = (ibid_span){0};
    while (at < text.len) {
        if (at >= block->end)
            ib_date_block_fill(block, text, at);
        at = next_in(block, &plain, word, text, at);
        if (plain && at < block->end)
            return at;
        if (plain)
            continue;
        end = word_end(text, at);
        if (end == at)
            return at;
        if (at + 4 > text.len ||
            may_begin((const unsigned char *)text.at + at, end - at)) {
            *word = (ibid_span){at, end};
            return at;
        }
        at = end;
    }
    return text.len;
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
    uint32_t hash = IB_WORDS_HASH, end = at, len;

    while (end < text.len && end - at <= WORD_MAX &&
           ib_is(text.at[end], IB_ALPHA))
        hash = ib_words_add(hash, (uint8_t)text.at[end++] | 0x20);
    if (end == text.len || (unsigned char)text.at[end] < 0xC3) {
        const ibid_str word = {text.at + at, end - at};

        *out = (ib_date_word){{at, end},
                              ib_words_find_hash(&date_words, word, hash)};
        return end - at;
    }
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
