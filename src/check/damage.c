/* damage.c - could a reading machine have made the one word of the other?
 *
 * The pairs are those that OCR engines confuse in Latin print (the classes of
 * the ocr-confusion literature and of data/un/confusions.tsv), and letters of
 * other scripts that look the same (Unicode TR39, confusables).
 */

#include "check/damage.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "check/costs.h"
#include "check/lookalike.h"
#include "check/name.h"
#include "check/pin.h"
#include "check/unsure.h"
#include "check/wordclass.h"

typedef struct pair {
    uint32_t a[2], b[2]; /* second is 0 where there is one letter alone */
    bool glyph;          /* the same shape: plain even in a short word */
} pair;

static const pair pairs[] = {
    {{'r', 'n'}, {'m', 0}, true},  {{'i', 'n'}, {'m', 0}, false},
    {{'n', 'i'}, {'m', 0}, false}, {{'c', 'l'}, {'d', 0}, true},
    {{'v', 'v'}, {'w', 0}, true},  {{'i', 'i'}, {'u', 0}, true},
    {{'i', 'i'}, {'n', 0}, false}, {{'l', 'i'}, {'h', 0}, true},
    {{'l', 'l'}, {'u', 0}, false}, {{'r', 'i'}, {'n', 0}, false},
    {{'l', 0}, {'i', 0}, true},    {{'1', 0}, {'i', 0}, true},
    {{'1', 0}, {'l', 0}, true},    {{'0', 0}, {'o', 0}, true},
    {{'5', 0}, {'s', 0}, true},    {{'8', 0}, {'b', 0}, true},
    {{'6', 0}, {'b', 0}, false},   {{'9', 0}, {'g', 0}, true},
    {{'c', 0}, {'e', 0}, false},   {{'c', 0}, {'o', 0}, false},
    {{'e', 0}, {'o', 0}, false},   {{'h', 0}, {'b', 0}, false},
    {{'u', 0}, {'n', 0}, false},   {{'u', 0}, {'v', 0}, false},
    {{'v', 0}, {'y', 0}, false},   {{'g', 0}, {'q', 0}, false},
    {{'f', 0}, {'t', 0}, false},   {{'l', 0}, {'t', 0}, false},
    {{'i', 0}, {'t', 0}, false},   {{'f', 0}, {'s', 0}, false},
    {{'i', 0}, {'j', 0}, false},   {{'l', 0}, {'j', 0}, false},
    {{0x131, 0}, {'i', 0}, true},  {{0x17F, 0}, {'s', 0}, true},
    {{0x17F, 0}, {'f', 0}, true},  {{0x430, 0}, {'a', 0}, true},
    {{0x435, 0}, {'e', 0}, true},  {{0x43E, 0}, {'o', 0}, true},
    {{0x440, 0}, {'p', 0}, true},  {{0x441, 0}, {'c', 0}, true},
    {{0x443, 0}, {'y', 0}, true},  {{0x445, 0}, {'x', 0}, true},
    {{0x456, 0}, {'i', 0}, true},  {{0x455, 0}, {'s', 0}, true},
    {{0x458, 0}, {'j', 0}, true},  {{0x3BF, 0}, {'o', 0}, true},
    {{0x3BD, 0}, {'v', 0}, true},  {{0x432, 0}, {'b', 0}, true},
    {{0x43D, 0}, {'h', 0}, true},  {{0x43A, 0}, {'k', 0}, true},
    {{0x43C, 0}, {'m', 0}, true},  {{0x442, 0}, {'t', 0}, true},
};

#define PAIRS (sizeof pairs / sizeof *pairs)

static uint32_t cp_at(const ib_fold *view, const ib_word *w, uint32_t i)
{
    return w->start + i < w->end ? view->item[w->start + i].cp : 0;
}

/* How many characters of each side the pair takes; 0 where it does not fit. */
static bool takes(const pair *p, bool turned, const uint32_t x[2],
                  const uint32_t y[2], uint32_t *nx, uint32_t *ny)
{
    const uint32_t *a = turned ? p->b : p->a, *b = turned ? p->a : p->b;

    *nx = a[1] ? 2 : 1;
    *ny = b[1] ? 2 : 1;
    return a[0] == x[0] && b[0] == y[0] && (!a[1] || a[1] == x[1]) &&
           (!b[1] || b[1] == y[1]);
}

/* Letters of two scripts that nobody can tell apart on paper. */
static bool is_twin(const pair *p)
{
    return p->a[0] >= 0x370;
}

/* The small letters в and b differ; their capitals do not. */
static bool is_twin_as_capital(const pair *p)
{
    return p->a[0] == 0x432 || p->a[0] == 0x43D || p->a[0] == 0x43A ||
           p->a[0] == 0x43C || p->a[0] == 0x442;
}

static bool is_upper_at(const ib_fold *view, const ib_word *w, uint32_t i)
{
    return w->start + i < w->end &&
           view->item[w->start + i].flags & IB_FOLD_UPPER;
}

/* Walk both words in step; after letters that differ, the first pair that fits
 * is taken.  `*count` differences, `*glyphs` of them plain; twins are none. */
static bool confusable(const ib_fold *a, const ib_word *x, const ib_fold *b,
                       const ib_word *y, uint32_t *count, uint32_t *glyphs)
{
    uint32_t i = 0, j = 0;
    bool twins = false;

    *count = *glyphs = 0;
    while (i < ib_word_len(x) || j < ib_word_len(y)) {
        uint32_t p[2] = {cp_at(a, x, i), cp_at(a, x, i + 1)};
        uint32_t q[2] = {cp_at(b, y, j), cp_at(b, y, j + 1)};
        uint32_t ni = 0, nj = 0;
        size_t k = 0;

        if (p[0] == q[0]) {
            i++;
            j++;
            continue;
        }
        while (k < PAIRS && !takes(&pairs[k], false, p, q, &ni, &nj) &&
               !takes(&pairs[k], true, p, q, &ni, &nj))
            k++;
        if (k == PAIRS || (is_twin_as_capital(&pairs[k]) &&
                           !(is_upper_at(a, x, i) && is_upper_at(b, y, j))))
            return false;
        i += ni;
        j += nj;
        twins |= is_twin(&pairs[k]);
        *count += !is_twin(&pairs[k]);
        *glyphs += pairs[k].glyph && !is_twin(&pairs[k]);
    }
    return *count > 0 || twins;
}

ib_match_uses ib_damage_count(const ib_words *words, uint32_t near,
                              const ib_fold *view, const ib_word *word)
{
    ib_match_uses uses = {0, 0};

    if (words->key)
        return ib_match_count(words->key, words->view->item[near].at, view,
                              word, IB_ATTEST_MOST);
    for (uint32_t i = 0; i < words->count; i++) {
        const ib_word *w = &words->item[i];

        if (w->hash != word->hash || !ib_word_is(words->view, w, view, word))
            continue;
        if (w->flags & IB_WORD_UPPER)
            uses.capital++;
        else
            uses.small++;
    }
    return uses;
}

/* Digits of both, apart from those that stand for letters: other digits are
 * never damage. */
static bool has_other_digits(const ib_fold *a, const ib_word *x,
                             const ib_fold *b, const ib_word *y)
{
    return x->kind == IB_WORD_NUMBER || y->kind == IB_WORD_NUMBER ||
           (x->flags & IB_WORD_DIGIT && y->flags & IB_WORD_DIGIT &&
            !ib_word_is(a, x, b, y));
}

static int compare_words(const void *word, const void *item)
{
    return strcmp(word, *(const char *const *)item);
}

/* Is it an English word that looks like another one? */
static bool is_lookalike(const ib_fold *view, const ib_word *w)
{
    char spelt[IB_DAMAGE_SPELT];

    if (ib_word_len(w) * 4 >= sizeof spelt)
        return false;
    ib_wordclass_spell(spelt, sizeof spelt, view, w);
    return bsearch(spelt, lookalikes, sizeof lookalikes / sizeof *lookalikes,
                   sizeof *lookalikes, compare_words) != NULL;
}

/* Page xlii is not page xiii. */
static bool is_roman(const ib_fold *view, const ib_word *w)
{
    char spelt[IB_DAMAGE_SPELT];

    if (ib_word_len(w) < 2 || ib_word_len(w) > IB_ROMAN_LETTERS)
        return false;
    ib_wordclass_spell(spelt, sizeof spelt, view, w);
    return ib_roman_read(ib_str_of(spelt)) != 0;
}

bool ib_damage_are_roman(const ib_fold *a, const ib_word *x, const ib_fold *b,
                         const ib_word *y)
{
    return is_roman(a, x) && is_roman(b, y);
}

/* Is it likelier that a machine misread one of two English words than that
 * somebody wrote the other?  Only where it is so common here that nobody puts
 * the other in its place, or where the source has the other nowhere else and
 * the letters look the same. */
static bool is_misread_word(uint32_t in_q, uint32_t in_s, bool plain)
{
    return (in_q >= IB_DAMAGE_COMMON && in_s <= 1) ||
           (in_s >= IB_DAMAGE_COMMON && in_q <= 1) ||
           (plain && in_s <= 1 && in_q >= IB_DAMAGE_RARER);
}

/* Is it likelier that a machine misread the word than that somebody wrote
 * another?  `in_q` and `in_s`: how often each reading stands in the source;
 * `plain`: all letters that differ look the same. */
static bool is_likelier_damage(const ib_words *quotation, uint32_t q,
                               const ib_words *source, uint32_t s,
                               uint32_t in_q, uint32_t in_s, bool plain)
{
    const ib_fold *a = quotation->view, *b = source->view;
    const ib_word *x = &quotation->item[q], *y = &source->item[s];
    const uint32_t len =
        ib_word_len(x) > ib_word_len(y) ? ib_word_len(x) : ib_word_len(y);

    if (is_lookalike(a, x) && is_lookalike(b, y))
        return is_misread_word(in_q, in_s, plain);
    if (in_q * IB_DAMAGE_RARER <= in_s && in_s > IB_DAMAGE_RARER)
        return true;
    if (in_s * IB_DAMAGE_RARER <= in_q && in_q > IB_DAMAGE_RARER)
        return true;
    if (in_q >= 1 && in_s >= 2)
        return false; /* both are words of this text */
    if (plain)
        return len > IB_DAMAGE_SHORT;
    /* Only a reading that stands nowhere else, beside one that does, is no
     * word; the source's own stands here once in any case.  Where OCR was
     * unsure of it, less must speak for the other. */
    if (len < IB_DAMAGE_LETTERS)
        return false;
    if (in_s <= 1)
        return in_q >= (ib_unsure_touches(source, s, s + 1)
                            ? IB_DAMAGE_UNSURE
                            : IB_DAMAGE_ATTESTED);
    return in_q == 0 && in_s >= (ib_unsure_touches(quotation, q, q + 1)
                                     ? IB_DAMAGE_UNSURE + 1
                                     : IB_DAMAGE_ATTESTED);
}

/* Is a pair of words that both begin with a capital a pair of names?  One side
 * may begin a sentence, or the quotation, and tell nothing: then the other
 * tells, and where neither does, a word of which the source has several and
 * none in small letters is one.  In a line of capitals, all that is no word in
 * small letters anywhere may be one. */
static bool are_names(const ib_words *quotation, uint32_t q,
                      const ib_words *source, uint32_t s, ib_match_uses in_q,
                      ib_match_uses in_s)
{
    if (!(quotation->item[q].flags & IB_WORD_UPPER) ||
        !(source->item[s].flags & IB_WORD_UPPER))
        return false;
    if (source->item[s].flags & IB_WORD_CAPS && in_q.small + in_s.small == 0)
        return true;
    if (ib_name_is_noun(source, s) || ib_name_is_noun(quotation, q))
        return false;
    /* "The Government", where "a government" stands, too. */
    if (in_q.small + in_s.small > 0 && ib_name_has_article(source, s))
        return false;
    return ib_name_is(quotation, q) || ib_name_is(source, s) ||
           (in_s.small == 0 && in_s.capital >= IB_NAME_USES);
}

/* "It", "In", "Is", "If" read with l for I: there are no such words as "lt". */
static bool is_l_for_i(const ib_fold *a, const ib_word *x, const ib_fold *b,
                       const ib_word *y)
{
    const ib_fold_char *i = &a->item[x->start], *l = &b->item[y->start];

    return ib_word_len(x) == 2 && ib_word_len(y) == 2 && i->cp == 'i' &&
           i->flags & IB_FOLD_UPPER && l->cp == 'l' &&
           !(l->flags & IB_FOLD_UPPER) && i[1].cp == l[1].cp;
}

bool ib_damage_made(const ib_words *quotation, uint32_t q,
                    const ib_words *source, uint32_t s)
{
    const ib_word *x = &quotation->item[q], *y = &source->item[s];
    const ib_fold *a = quotation->view, *b = source->view;
    uint32_t count, glyphs, len;
    ib_match_uses in_q, in_s;

    if (x->kind == IB_WORD_STOP || y->kind == IB_WORD_STOP ||
        has_other_digits(a, x, b, y) ||
        !confusable(a, x, b, y, &count, &glyphs))
        return false;
    if (count == 0)
        return true; /* twins: on paper it is the same word */
    if (is_l_for_i(a, x, b, y) || is_l_for_i(b, y, a, x))
        return true;
    len = ib_word_len(x) > ib_word_len(y) ? ib_word_len(x) : ib_word_len(y);
    if (len < 2 || count * IB_DAMAGE_SHARE > len ||
        ib_damage_are_roman(a, x, b, y))
        return false;
    in_q = ib_damage_count(source, y->start, a, x);
    in_s = ib_damage_count(source, y->start, b, y);
    return !are_names(quotation, q, source, s, in_q, in_s) &&
           is_likelier_damage(quotation, q, source, s,
                              in_q.small + in_q.capital,
                              in_s.small + in_s.capital, glyphs == count);
}

/* Length without the raised or plain digits at its end. */
static uint32_t bare_len(const ib_fold *view, const ib_word *w, bool *raised)
{
    uint32_t n = ib_word_len(w), digits = 0;

    *raised = true;
    while (n > 0 && view->item[w->start + n - 1].kind == IB_FOLD_DIGIT) {
        *raised &= view->item[w->start + n - 1].cp >= 0x80;
        n--;
        digits++;
    }
    return digits <= IB_NOTE_DIGITS ? n : 0;
}

/* Is the raised number a power: of a letter (x², per m²), or of a unit with its
 * number (3 cm³)?  A note mark stands behind a word. */
static bool is_power(const ib_fold *view, const ib_word *w, uint32_t bare)
{
    uint32_t cp = view->item[w->start + bare].cp;

    return ib_word_len(w) == bare + 1 && (cp == 0xB2 || cp == 0xB3) &&
           (bare == 1 || (bare == 2 && w->start > 0 &&
                          view->item[w->start - 1].kind == IB_FOLD_DIGIT));
}

bool ib_damage_note_mark(const ib_fold *a, const ib_word *x, const ib_fold *b,
                         const ib_word *y)
{
    bool raised_x, raised_y;
    uint32_t n = bare_len(a, x, &raised_x), m = bare_len(b, y, &raised_y);

    if (n != m || n == 0 || ib_word_len(x) == ib_word_len(y) ||
        (n < ib_word_len(x) && m < ib_word_len(y)))
        return false;
    if (!(n < ib_word_len(x) ? raised_x : raised_y) && n < IB_NOTE_WORD)
        return false;
    if (n < ib_word_len(x) ? is_power(a, x, n) : is_power(b, y, m))
        return false;
    for (uint32_t i = 0; i < n; i++) {
        const ib_fold_char *c = &a->item[x->start + i];

        if (c->cp != b->item[y->start + i].cp ||
            (i > 0 && c->flags & IB_FOLD_UPPER))
            return false; /* B12, COVID19 are names */
    }
    return true;
}
