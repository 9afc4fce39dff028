/* made.h - made-up texts for the tests of match/: the same on every run. */
#ifndef TESTS_UNIT_MATCH_MADE_H
#define TESTS_UNIT_MATCH_MADE_H

#include <stdint.h>
#include <string.h>

/* A generator of numbers (xorshift, Marsaglia 2003): no seed but its start. */
static inline uint32_t made_next(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return (uint32_t)(*state >> 32);
}

/* Fill `out` with `len` bytes of words, some of them in other scripts. */
static inline void made_text(char *out, uint32_t len, uint64_t state)
{
    static const char *const syllable[] = {
        "ba",  "con", "de",       "fi",       "gul",          "har",
        "i",   "ka",  "lo",       "mer",      "nes",          "o",
        "pil", "qua", "ri",       "sto",      "te",           "u",
        "ver", "wa",  "\xC3\xA9", "\xD0\xB6", "\xE6\xB0\xB4", "12"};
    uint32_t at = 0;

    while (at < len) {
        const uint32_t parts = 1 + made_next(&state) % 4;

        for (uint32_t i = 0; i < parts; i++) {
            const char *s = syllable[made_next(&state) % 24];
            const uint32_t n = (uint32_t)strlen(s);

            if (len - at <= n)
                break;
            memcpy(out + at, s, n);
            at += n;
        }
        if (at < len)
            out[at++] = made_next(&state) % 12 ? ' ' : '\n';
        if (len - at < 4)
            while (at < len)
                out[at++] = '.';
    }
}

/* Change one character in `every` of the ASCII letters. */
static inline void made_noise(char *text, uint32_t len, uint32_t every,
                              uint64_t *state)
{
    for (uint32_t i = 0; i < len; i++) {
        if (text[i] >= 'a' && text[i] <= 'z' && made_next(state) % every == 0)
            text[i] = (char)('a' + made_next(state) % 26);
    }
}

#endif
