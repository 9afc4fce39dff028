/* language.c - in which language is a text written?
 *
 * By script, where the script tells; in Latin and Cyrillic by the commonest
 * short words.
 */

#include "read/language.h"

#include <string.h>

#include "base/scan.h"
#include "base/str.h"
#include "read/costs.h"

/* Words between blanks; none is common in two of the languages with the same
 * frequency, or the sums still tell them apart. */
static const struct {
    const char *language;
    const char *words;
} profiles[] = {
    {"en", " the of and to in that is was for on with as by at it be from his "
           "this which or are not have has had but were their "},
    {"fr", " le la les de des du et en est que qui dans pour par sur une un au "
           "aux ce il elle pas plus ne se avec sont cette ses "},
    {"de", " der die das und in den von zu mit dem des ist nicht ein eine als "
           "auf f\xC3\xBCr sich auch es an werden aus er hat dass sie im "},
    {"es", " el la los las de del y en que es un una por con para se al lo su "
           "no como m\xC3\xA1s este fue son entre sus ha "},
    {"it", " il la le di e che in un una per del della dei delle con non si da "
           "al alla sono nel gli come questo \xC3\xA8 ha i "},
    {"pt", " o a os as de do da dos das e em que um uma para com por se no na "
           "n\xC3\xA3o mais como foi ao sua \xC3\xA9 "},
    {"nl", " de het een en van in is dat op te zijn met voor niet aan er om "
           "ook als door bij uit naar heeft deze "},
    {"ru", " \xD0\xB8 \xD0\xB2 \xD0\xBD\xD0\xB5 \xD0\xBD\xD0\xB0 "
           "\xD1\x87\xD1\x82\xD0\xBE \xD1\x81 \xD0\xBF\xD0\xBE "
           "\xD0\xB4\xD0\xBB\xD1\x8F \xD0\xBE\xD1\x82 \xD0\xBA "
           "\xD0\xB8\xD0\xB7 \xD0\xBE \xD0\xBA\xD0\xB0\xD0\xBA "
           "\xD0\xB5\xD0\xB3\xD0\xBE \xD1\x8D\xD1\x82\xD0\xBE "
           "\xD0\xB0 \xD0\xB8\xD0\xBB\xD0\xB8 \xD0\xB7\xD0\xB0 "},
    {"uk", " \xD1\x96 \xD1\x82\xD0\xB0 \xD1\x83 \xD0\xB2 \xD0\xBD\xD0\xB5 "
           "\xD0\xBD\xD0\xB0 \xD1\x89\xD0\xBE \xD0\xB7 \xD0\xB4\xD0\xBE "
           "\xD0\xB7\xD0\xB0 \xD1\x94 \xD0\xB2\xD1\x96\xD0\xB4 "
           "\xD0\xB4\xD0\xBB\xD1\x8F \xD0\xB9\xD0\xBE\xD0\xB3\xD0\xBE "},
};

enum { PROFILES = sizeof profiles / sizeof *profiles, WORD_MAX = 24 };

typedef struct counts {
    uint32_t words, hits[PROFILES];
    uint32_t latin, cyrillic, greek, hebrew, arabic, han, kana, hangul;
    uint32_t persian; /* letters that Arabic does not have */
} counts;

static void count_word(counts *c, ibid_str text, uint32_t start, uint32_t end)
{
    char word[WORD_MAX + 3] = " ";
    uint32_t len = end - start;

    c->words++;
    if (len > WORD_MAX)
        return;
    for (uint32_t i = 0; i < len; i++)
        word[i + 1] = ib_lower(text.at[start + i]);
    /* Capital letters of Cyrillic begin sentences, not common words. */
    word[len + 1] = ' ';
    word[len + 2] = '\0';
    for (int i = 0; i < PROFILES; i++)
        c->hits[i] += strstr(profiles[i].words, word) != NULL;
}

static void count_letter(counts *c, uint32_t cp)
{
    c->latin += cp < 0x250;
    c->greek += cp >= 0x370 && cp < 0x400;
    c->cyrillic += cp >= 0x400 && cp < 0x530;
    c->hebrew += cp >= 0x5D0 && cp < 0x5F0;
    c->arabic += cp >= 0x620 && cp < 0x700;
    c->persian +=
        cp == 0x67E || cp == 0x686 || cp == 0x6AF || cp == 0x6CC || cp == 0x6A9;
    c->kana += cp >= 0x3040 && cp < 0x3100;
    c->han += cp >= 0x4E00 && cp < 0xA000;
    c->hangul += cp >= 0xAC00 && cp < 0xD7B0;
}

static void count_range(counts *c, ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t start = at;

    while (at < end) {
        uint32_t cp, len = 1;

        if (ib_is(text.at[at], IB_ALPHA)) {
            c->latin++;
        } else if (ib_is(text.at[at], IB_HIGH)) {
            len = ib_utf8_at(&cp, text, at, end);
            count_letter(c, cp);
            if (cp >= 0x2000 && cp < 0x2070) {
                if (at > start)
                    count_word(c, text, start, at);
                start = at + len;
            }
        } else {
            if (at > start)
                count_word(c, text, start, at);
            start = at + 1;
        }
        at += len;
    }
}

static const char *by_words(const counts *c, bool cyrillic)
{
    uint32_t best = 0, second = 0;
    int which = -1;

    for (int i = 0; i < PROFILES; i++) {
        bool of_script = strcmp(profiles[i].language, "ru") == 0 ||
                         strcmp(profiles[i].language, "uk") == 0;

        if (of_script != cyrillic)
            continue;
        if (c->hits[i] > best) {
            second = best;
            best = c->hits[i];
            which = i;
        } else if (c->hits[i] > second) {
            second = c->hits[i];
        }
    }
    if (which < 0 || c->words < IB_LANGUAGE_WORDS ||
        best * 100 < c->words * IB_LANGUAGE_SHARE || best * 4 < second * 5)
        return NULL;
    return profiles[which].language;
}

const char *ib_language_of(ibid_str text)
{
    counts c = {0};
    uint32_t end = text.len < IB_LANGUAGE_BYTES ? text.len : IB_LANGUAGE_BYTES;
    uint32_t middle = text.len / 2, all;

    count_range(&c, text, 0, end);
    if (middle > end) {
        while (middle < text.len && !ib_is(text.at[middle], IB_SPACE) &&
               middle < text.len / 2 + IB_LANGUAGE_BYTES)
            middle++;
        all = text.len - middle;
        count_range(&c, text, middle,
                    middle +
                        (all < IB_LANGUAGE_BYTES ? all : IB_LANGUAGE_BYTES));
    }
    all = c.latin + c.cyrillic + c.greek + c.hebrew + c.arabic + c.han +
          c.kana + c.hangul;
    if (c.kana * 10 > all)
        return "ja";
    if (c.han * 2 > all)
        return "zh";
    if (c.hangul * 2 > all)
        return "ko";
    if (c.greek * 2 > all)
        return "el";
    if (c.hebrew * 2 > all)
        return "he";
    if (c.arabic * 2 > all)
        return c.persian * 20 > c.arabic ? "fa" : "ar";
    return by_words(&c, c.cyrillic * 2 > all);
}
