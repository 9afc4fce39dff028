/* name.c - does a capital tell a name? */

#include "check/name.h"

#include "check/costs.h"

/* Does the stop at word `i` end an abbreviation before a name: "Mr.", "St.", an
 * initial? */
static bool is_abbreviation(const ib_words *words, uint32_t i)
{
    static const char *const before[] = {
        "mr",  "mrs", "ms",  "dr",     "prof", "st",   "ste", "hon", "rev",
        "sr",  "fr",  "gen", "col",    "capt", "sgt",  "lt",  "gov", "sen",
        "rep", "jr",  "v",   "messrs", "mme",  "mlle", "hr"};
    const ib_word *w;

    if (i == 0 || words->view->item[words->item[i].start].cp != '.' ||
        words->item[i].flags & IB_WORD_SPACE)
        return false;
    w = &words->item[i - 1];
    if (ib_word_len(w) == 1 && w->flags & IB_WORD_UPPER)
        return true;
    for (size_t k = 0; k < sizeof before / sizeof *before; k++) {
        if (ib_word_spells(words->view, w, before[k]))
            return true;
    }
    return false;
}

bool ib_name_is(const ib_words *words, uint32_t i)
{
    const ib_word *w = &words->item[i];
    uint32_t cp;

    if (w->kind != IB_WORD_LETTERS || !(w->flags & IB_WORD_UPPER) || i == 0)
        return false;
    if (w->flags & IB_WORD_CAPS && i + 1 < words->count &&
        w[1].flags & IB_WORD_CAPS)
        return false; /* a line of capitals */
    if (is_abbreviation(words, i - 1))
        return true;
    cp = words->view->item[w[-1].start].cp;
    return !(w[-1].kind == IB_WORD_STOP &&
             (cp == '.' || cp == '?' || cp == '!' || cp == '"' || cp == ':' ||
              cp == '\''));
}

/* Is word `i` one of these? */
static bool is_one_of(const ib_words *words, uint32_t i,
                      const char *const *list, size_t count)
{
    for (size_t k = 0; k < count; k++) {
        if (ib_word_spells(words->view, &words->item[i], list[k]))
            return true;
    }
    return false;
}

/* Words that no other language has, or none so many of. */
static const char *const german[] = {
    "der",        "und",  "das",   "dem",  "ist",   "nicht",
    "ein",        "eine", "einer", "wird", "wurde", "auf",
    "f\xC3\xBCr", "zur",  "zum",   "im",   "sich",  "wir"};

#define GERMAN (sizeof german / sizeof *german)

/* Do some of the most common German words stand round word `i`? */
static bool is_german(const ib_words *words, uint32_t i)
{
    const uint32_t from = i > IB_GERMAN_NEAR ? i - IB_GERMAN_NEAR : 0;
    uint32_t seen = 0;

    for (uint32_t k = from; k < words->count && k < i + IB_GERMAN_NEAR; k++) {
        for (size_t n = 0; n < GERMAN; n++) {
            if (ib_word_spells(words->view, &words->item[k], german[n]))
                seen |= (uint32_t)1 << n;
        }
    }
    return __builtin_popcount(seen) >= IB_GERMAN_WORDS;
}

bool ib_name_is_noun(const ib_words *words, uint32_t i)
{
    static const char *const before[] = {
        "der",     "die",    "das",    "des",    "dem",    "den",    "ein",
        "eine",    "einen",  "einem",  "einer",  "eines",  "kein",   "keine",
        "keinen",  "keinem", "keiner", "keines", "diese",  "dieser", "dieses",
        "diesem",  "diesen", "jede",   "jeder",  "jedes",  "jedem",  "jeden",
        "sein",    "seine",  "seinen", "seinem", "seiner", "seines", "ihr",
        "ihre",    "ihren",  "ihrem",  "ihrer",  "ihres",  "unser",  "unsere",
        "unserer", "im",     "am",     "zum",    "zur",    "vom",    "beim",
        "ins",     "ans"};

    return i > 0 && words->item[i].flags & IB_WORD_UPPER &&
           ib_word_len(&words->item[i]) >= IB_GERMAN_LETTERS &&
           is_one_of(words, i - 1, before, sizeof before / sizeof *before) &&
           is_german(words, i);
}

bool ib_name_has_article(const ib_words *words, uint32_t i)
{
    static const char *const before[] = {"the", "this", "that",  "these",
                                         "our", "its",  "their", "any",
                                         "a",   "an",   "each",  "every"};

    return i > 0 &&
           is_one_of(words, i - 1, before, sizeof before / sizeof *before);
}
