/* wordclass.c - closed classes of words whose change changes what is said.
 *
 * English, French, German, Spanish, Italian, Russian; of Greek, Arabic and
 * Chinese the negations.  Words that are common
 * with another meaning in one of these languages are left out (Italian "no"
 * is English "no", but German "die" is no modal).
 */

#include "check/wordclass.h"

#include <stdlib.h>
#include <string.h>

#include "base/scan.h"

typedef struct entry {
    const char *word;
    int class;
} entry;

#define N IB_LEX_NEGATION
#define M IB_LEX_MODAL
#define Q IB_LEX_QUANTIFIER
#define U IB_LEX_NUMERAL
#define D IB_LEX_MONTH
/* In the order of their bytes. */
static const entry lexicon[] = {
    {"all", Q},       {"almost", Q},   {"any", Q},        {"april", D},
    {"aucun", N},     {"aucune", N},   {"aucunement", N}, {"august", D},
    {"außer", N},     {"barely", N},   {"both", Q},       {"can", M},
    {"cannot", N},    {"could", M},    {"darf", M},       {"december", D},
    {"each", Q},      {"eight", U},    {"eighteen", U},   {"eighty", U},
    {"eleven", U},    {"every", Q},    {"except", N},     {"excepto", N},
    {"fast", Q},      {"february", D}, {"few", Q},        {"fewer", Q},
    {"fifteen", U},   {"fifty", U},    {"five", U},       {"forty", U},
    {"four", U},      {"fourteen", U}, {"half", Q},       {"hardly", N},
    {"hundred", U},   {"jamais", N},   {"january", D},    {"july", D},
    {"june", D},      {"kann", M},     {"kein", N},       {"keine", N},
    {"keinem", N},    {"keinen", N},   {"keiner", N},     {"keines", N},
    {"less", Q},      {"mai", D},      {"majority", Q},   {"many", Q},
    {"march", D},     {"may", M},      {"might", M},      {"million", U},
    {"more", Q},      {"most", Q},     {"much", Q},       {"muss", M},
    {"must", M},      {"nada", N},     {"nearly", Q},     {"neither", N},
    {"never", N},     {"nicht", N},    {"nie", N},        {"niemals", N},
    {"nine", U},      {"nineteen", U}, {"ninety", U},     {"ningun", N},
    {"nirgends", N},  {"no", N},       {"nobody", N},     {"non", N},
    {"none", N},      {"nor", N},      {"not", N},        {"nothing", N},
    {"november", D},  {"nunca", N},    {"nur", N},        {"october", D},
    {"ohne", N},      {"one", U},      {"only", N},       {"ought", M},
    {"pas", N},       {"rarely", N},   {"rien", N},       {"salvo", N},
    {"sans", N},      {"sauf", N},     {"scarcely", N},   {"seldom", N},
    {"september", D}, {"seven", U},    {"seventeen", U},  {"seventy", U},
    {"several", Q},   {"shall", M},    {"should", M},     {"six", U},
    {"sixteen", U},   {"sixty", U},    {"some", Q},       {"sometimes", Q},
    {"ten", U},       {"thirteen", U}, {"thirty", U},     {"thousand", U},
    {"three", U},     {"twelve", U},   {"twenty", U},     {"two", U},
    {"unless", N},    {"weder", N},    {"will", M},       {"without", N},
    {"would", M},     {"δεν", N},      {"μη", N},         {"μην", N},
    {"без", N},       {"кроме", N},    {"лишь", N},       {"не", N},
    {"нельзя", N},    {"нет", N},      {"ни", N},         {"никогда", N},
    {"только", N},    {"إلا", N},      {"لا", N},         {"لم", N},
    {"لن", N},        {"ليس", N},      {"不", N},         {"沒", N},
    {"没", N},
};
#undef N
#undef M
#undef Q
#undef U
#undef D

static int compare(const void *key, const void *item)
{
    return strcmp(key, ((const entry *)item)->word);
}

void ib_wordclass_spell(char *out, size_t room, const ib_fold *view,
                        const ib_word *word)
{
    size_t at = 0;

    for (uint32_t i = word->start; i < word->end && at + 5 < room; i++)
        at += ib_utf8_put(out + at, view->item[i].cp);
    out[at] = '\0';
}

/* n't: the apostrophe and the t that follow without a space. */
static bool contracts(const ib_words *words, uint32_t i)
{
    const ib_word *w = &words->item[i];
    const ib_fold_char *c = words->view->item;

    return i + 2 < words->count && w->kind == IB_WORD_LETTERS &&
           c[w->end - 1].cp == 'n' && !(w[1].flags & IB_WORD_SPACE) &&
           c[w[1].start].cp == '\'' && !(w[2].flags & IB_WORD_SPACE) &&
           ib_word_len(&w[2]) == 1 && c[w[2].start].cp == 't';
}

int ib_wordclass_class(const ib_words *words, uint32_t i)
{
    const entry *found;
    char spelt[40];

    if (words->item[i].kind != IB_WORD_LETTERS)
        return IB_LEX_NONE;
    if (contracts(words, i))
        return IB_LEX_NEGATION;
    ib_wordclass_spell(spelt, sizeof spelt, words->view, &words->item[i]);
    found = bsearch(spelt, lexicon, sizeof lexicon / sizeof *lexicon,
                    sizeof *lexicon, compare);
    return found ? found->class : IB_LEX_NONE;
}

/* Prefixes that make a word say the opposite. */
static const char *const prefix[] = {"un", "in",  "im",  "il",
                                     "ir", "dis", "non", "mis"};

bool ib_wordclass_is_prefix(const ib_words *words, uint32_t i)
{
    for (size_t k = 0; k < sizeof prefix / sizeof *prefix; k++) {
        if (ib_word_spells(words->view, &words->item[i], prefix[k]))
            return true;
    }
    return false;
}

static bool prefixed(const char *longer, const char *shorter)
{
    size_t a = strlen(longer), b = strlen(shorter);

    if (b < 3 || a <= b || strcmp(longer + a - b, shorter) != 0)
        return false;
    for (size_t i = 0; i < sizeof prefix / sizeof *prefix; i++) {
        if (strlen(prefix[i]) == a - b &&
            strncmp(longer, prefix[i], a - b) == 0)
            return true;
    }
    return false;
}

bool ib_wordclass_negates(const ib_fold *a, const ib_word *x, const ib_fold *b,
                          const ib_word *y)
{
    char one[64], two[64];

    ib_wordclass_spell(one, sizeof one, a, x);
    ib_wordclass_spell(two, sizeof two, b, y);
    return prefixed(one, two) || prefixed(two, one);
}
