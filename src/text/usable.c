/* usable.c - whether the letters of a page's text layer are words.
 *
 * Three signs, each of one way in which fonts lie:
 *  - characters that are none, scripts mixed in a word, signs inside words:
 *    codes of the font taken for characters;
 *  - most Latin letters with accents: letters of Cyrillic or Greek fonts in
 *    the codes of Latin ones;
 *  - vowels and consonants that do not alternate, or rare letters that are
 *    frequent: letters moved along the alphabet.  In each language that is
 *    written with Latin letters a vowel is rarer after a vowel than after a
 *    consonant by far, and nine letters are more than half of a text.
 */

#include "text/usable.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "base/scan.h"
#include "text/costs.h"

typedef enum sort { BAD, SIGN, DIGIT, LETTER } sort;

/* Words of one page, while they are counted. */
typedef struct judge {
    ib_usable said;
    const ib_glyph *glyph;
    uint32_t letters; /* and figures; a sign of Chinese counts IB_USABLE_SIGN
                         times */
    uint32_t latin, accented; /* letters, and those outside ASCII */
    uint32_t pair[2][2];      /* neighbours in words of plain Latin letters:
                                 is a vowel, is a vowel */
    uint32_t frequent;        /* of the second of each pair */
} judge;

static sort sort_of(uint32_t code)
{
    const uint32_t kind = U_GET_GC_MASK((UChar32)code);

    if (code == 0xFFFD || (kind & (U_GC_CC_MASK | U_GC_CO_MASK | U_GC_CN_MASK |
                                   U_GC_CS_MASK)) != 0)
        return BAD;
    if (kind & (U_GC_L_MASK | U_GC_M_MASK))
        return LETTER;
    return kind & U_GC_N_MASK ? DIGIT : SIGN;
}

/* The script of a letter, as one number for those that share words. */
static UScriptCode script_of(uint32_t code)
{
    UErrorCode error = U_ZERO_ERROR;
    UScriptCode script;

    if (code < 0x80)
        return USCRIPT_LATIN;
    script = uscript_getScript((UChar32)code, &error);
    switch (script) {
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
    case USCRIPT_BOPOMOFO:
        return USCRIPT_HAN;
    case USCRIPT_INHERITED:
        return USCRIPT_COMMON;
    default:
        return script;
    }
}

static bool is_vowel(uint32_t code)
{
    switch (code | 0x20) {
    case 'a':
    case 'e':
    case 'i':
    case 'o':
    case 'u':
    case 'y':
        return true;
    default:
        return false;
    }
}

static bool is_frequent(uint32_t code)
{
    return strchr("etaoinsrl", (int)(code | 0x20)) != NULL;
}

static bool is_plain_letter(uint32_t code)
{
    return code < 0x80 && ib_is((char)code, IB_ALPHA);
}

/* How far two stretches of one line lie apart; 0: they overlap. */
static float apart(float a0, float a1, float b0, float b1)
{
    if (b0 > a1)
        return b0 - a1;
    return a0 > b1 ? a0 - b1 : 0;
}

/* Whether two glyphs are of one word: their boxes touch. */
static bool touch(const ib_glyph *a, const ib_glyph *b)
{
    const float near = IB_WORD_GAP * (a->size > b->size ? a->size : b->size);

    return !(a->flags & IB_GLYPH_WORD_END) &&
           apart(a->x0, a->x1, b->x0, b->x1) <= near &&
           apart(a->y0, a->y1, b->y0, b->y1) <= near;
}

/* Count the neighbours of a word whose letters are all plain. */
static void count_pairs(judge *j, uint32_t from, uint32_t end)
{
    for (uint32_t i = from; i < end; i++)
        if (!is_plain_letter(j->glyph[i].code))
            return;
    for (uint32_t i = from + 1; i < end; i++) {
        j->pair[is_vowel(j->glyph[i - 1].code)][is_vowel(j->glyph[i].code)]++;
        j->frequent += is_frequent(j->glyph[i].code);
    }
}

/* Count the letters of a word; gives whether their scripts are one. */
static bool count_letters(judge *j, uint32_t from, uint32_t end)
{
    UScriptCode first = USCRIPT_COMMON;
    bool one = true;

    for (uint32_t i = from; i < end; i++) {
        const uint32_t code = j->glyph[i].code;
        UScriptCode script;

        if (sort_of(code) != LETTER)
            continue;
        script = script_of(code);
        j->letters += script == USCRIPT_HAN ? IB_USABLE_SIGN : 1;
        j->latin += script == USCRIPT_LATIN;
        j->accented += script == USCRIPT_LATIN && code >= 0x80 && code < 0xFB00;
        if (script == USCRIPT_COMMON)
            continue;
        /* words of a text without blanks hold other scripts too */
        one &= first == USCRIPT_COMMON || first == script ||
               first == USCRIPT_HAN || script == USCRIPT_HAN;
        first = script;
    }
    return one;
}

/* Judge the word from..end. */
static void read_word(judge *j, uint32_t from, uint32_t end)
{
    uint32_t count[4] = {0};
    bool one;

    while (from < end && sort_of(j->glyph[from].code) == SIGN)
        from++;
    while (end > from && sort_of(j->glyph[end - 1].code) == SIGN)
        end--;
    for (uint32_t i = from; i < end; i++)
        count[sort_of(j->glyph[i].code)]++;
    j->said.unknown += count[BAD];
    j->letters += count[DIGIT];
    if (from == end)
        return;
    j->said.words++;
    one = count_letters(j, from, end);
    /* signs stand between letters in symbols and addresses, never as many */
    j->said.odd +=
        count[BAD] > 0 || !one || count[SIGN] > count[LETTER] + count[DIGIT];
    count_pairs(j, from, end);
}

/* Whether letters stand side by side in no language's way: by the correlation
 * of "is a vowel" for neighbours, and by how frequent they are. */
static bool is_moved(const judge *j)
{
    const double cc = j->pair[0][0], cv = j->pair[0][1];
    const double vc = j->pair[1][0], vv = j->pair[1][1];
    const double spread = (cc + cv) * (vc + vv) * (cc + vc) * (cv + vv);
    const double product = cc * vv - cv * vc;

    if (cc + cv + vc + vv < IB_USABLE_PAIRS_MIN || j->latin * 2 < j->letters)
        return false;
    if (j->frequent * 100.0 < IB_USABLE_FREQUENT_PERCENT * (cc + cv + vc + vv))
        return true;
    /* correlation above -IB_USABLE_ALTERNATE, without a root */
    return product >= 0 || product * product < (double)IB_USABLE_ALTERNATE *
                                                   IB_USABLE_ALTERNATE * spread;
}

/* Why the glyphs are no words; NULL: they may be. */
static const char *fault_of(const judge *j)
{
    const ib_usable *said = &j->said;

    if (said->unknown * 100ull > said->glyphs * IB_USABLE_UNKNOWN_PERCENT)
        return "its fonts do not say which letters they show";
    if (said->words >= IB_USABLE_WORDS_MIN &&
        said->odd * 100ull > said->words * IB_USABLE_ODD_PERCENT)
        return "its letters are mixed with signs or other scripts";
    if (j->latin >= IB_USABLE_LETTERS_MIN &&
        j->accented * 100ull > j->latin * IB_USABLE_ACCENTED_PERCENT)
        return "its letters stand for those of another script";
    return is_moved(j) ? "its letters stand for other letters" : NULL;
}

ib_usable ib_usable_of(const ib_glyph *glyph, uint32_t count)
{
    judge j = {.said.glyphs = count, .glyph = glyph};

    for (uint32_t from = 0, end; from < count; from = end) {
        for (end = from + 1; end < count && touch(&glyph[end - 1], &glyph[end]);
             end++)
            ;
        read_word(&j, from, end);
    }
    if (count == 0)
        return j.said;
    j.said.why = fault_of(&j);
    if (j.said.why)
        j.said.kind = IB_USABLE_GARBAGE;
    else
        j.said.kind =
            j.letters < IB_USABLE_LETTERS_MIN ? IB_USABLE_FEW : IB_USABLE_WORDS;
    return j.said;
}
