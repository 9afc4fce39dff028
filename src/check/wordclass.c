/* wordclass.c - closed classes of words whose change changes what is said.
 *
 * English, French, German, Spanish, Italian, Russian; of the other languages
 * the negations.  Words that are common with another meaning in one of these
 * languages are left out: Spanish "sin", Italian "mai" and "solo", Arabic ما
 * (mostly "what") would accuse innocent elisions.
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
#define X IB_LEX_EXCEPTION
#define M IB_LEX_MODAL
#define Q IB_LEX_QUANTIFIER
#define U IB_LEX_NUMERAL
#define D IB_LEX_MONTH
/* In the order of their bytes. */
static const entry lexicon[] = {
    {"abril", D},       {"acht", U},      {"agosto", D},     {"alcune", Q},
    {"alcuni", Q},      {"aldri", N},     {"aldrig", N},     {"algunas", Q},
    {"algunos", Q},     {"all", Q},       {"alle", Q},       {"allen", Q},
    {"aller", Q},       {"almost", Q},    {"any", Q},        {"août", D},
    {"april", D},       {"aprile", D},    {"aucun", N},      {"aucune", N},
    {"aucunement", N},  {"august", D},    {"außer", X},      {"avril", D},
    {"barely", N},      {"behalve", X},   {"bez", X},        {"billion", U},
    {"both", Q},        {"cada", Q},      {"can", M},        {"cannot", N},
    {"cent", U},        {"cento", U},     {"certains", Q},   {"chaque", Q},
    {"cinco", U},       {"cinq", U},      {"cinque", U},     {"could", M},
    {"cuatro", U},      {"darf", M},      {"debe", M},       {"deben", M},
    {"deberá", M},      {"december", D},  {"deux", U},       {"deve", M},
    {"devono", M},      {"devra", M},     {"devrait", M},    {"dezember", D},
    {"değil", N},       {"dicembre", D},  {"diciembre", D},  {"dieci", U},
    {"diez", U},        {"dix", U},       {"doit", M},       {"doivent", M},
    {"drei", U},        {"décembre", D},  {"dürfen", M},     {"each", Q},
    {"eccetto", X},     {"eight", U},     {"eighteen", U},   {"eighty", U},
    {"einige", Q},      {"eleven", U},    {"elf", U},        {"enero", D},
    {"every", Q},       {"except", X},    {"excepto", X},    {"excepté", X},
    {"fast", Q},        {"febbraio", D},  {"febrero", D},    {"februar", D},
    {"february", D},    {"few", Q},       {"fewer", Q},      {"fifteen", U},
    {"fifty", U},       {"five", U},      {"forty", U},      {"four", U},
    {"fourteen", U},    {"février", D},   {"fünf", U},       {"geen", N},
    {"gennaio", D},     {"giugno", D},    {"guère", N},      {"half", Q},
    {"hardly", N},      {"hormis", X},    {"huit", U},       {"hundert", U},
    {"hundred", U},     {"ikke", N},      {"inte", N},       {"jamais", N},
    {"jamás", N},       {"januar", D},    {"january", D},    {"janvier", D},
    {"jede", Q},        {"jeder", Q},     {"jedes", Q},      {"juillet", D},
    {"juin", D},        {"juli", D},      {"julio", D},      {"july", D},
    {"june", D},        {"juni", D},      {"junio", D},      {"kann", M},
    {"kein", N},        {"keine", N},     {"keinem", N},     {"keinen", N},
    {"keiner", N},      {"keines", N},    {"können", M},     {"less", Q},
    {"luglio", D},      {"maggio", D},    {"mai", D},        {"majority", Q},
    {"many", Q},        {"march", D},     {"marzo", D},      {"may", M},
    {"mayo", D},        {"mehrere", Q},   {"meisten", Q},    {"might", M},
    {"mille", U},       {"million", U},   {"molti", Q},      {"more", Q},
    {"most", Q},        {"much", Q},      {"muchos", Q},     {"muss", M},
    {"must", M},        {"märz", D},      {"müssen", M},     {"nada", N},
    {"nadie", N},       {"nearly", Q},    {"neither", N},    {"nem", N},
    {"nemmeno", N},     {"nenhum", N},    {"není", N},       {"neppure", N},
    {"nessun", N},      {"nessuna", N},   {"nessuno", N},    {"neuf", U},
    {"neun", U},        {"never", N},     {"ni", N},         {"nicht", N},
    {"nichts", N},      {"nie", N},       {"niemals", N},    {"niemand", N},
    {"niente", N},      {"niet", N},      {"nigdy", N},      {"nikdy", N},
    {"nine", U},        {"nineteen", U},  {"ninety", U},     {"ningun", N},
    {"ninguna", N},     {"ninguno", N},   {"ningún", N},     {"nirgends", N},
    {"no", N},          {"nobody", N},    {"non", N},        {"none", N},
    {"nooit", N},       {"nor", N},       {"not", N},        {"nothing", N},
    {"nove", U},        {"november", D},  {"novembre", D},   {"noviembre", D},
    {"nowhere", N},     {"nueve", U},     {"nulle", N},      {"nunca", N},
    {"nur", X},         {"não", N},       {"né", N},         {"ocho", U},
    {"october", D},     {"octobre", D},   {"octubre", D},    {"ogni", Q},
    {"ohne", X},        {"oktober", D},   {"one", U},        {"only", X},
    {"otto", U},        {"ottobre", D},   {"ought", M},      {"pas", N},
    {"peut", M},        {"peuvent", M},   {"plusieurs", Q},  {"podrá", M},
    {"possono", M},     {"pourra", M},    {"pourrait", M},   {"puede", M},
    {"pueden", M},      {"può", M},       {"quatre", U},     {"quattro", U},
    {"quelques", Q},    {"rarely", N},    {"rien", N},       {"salvo", X},
    {"sans", X},        {"sauf", X},      {"scarcely", N},   {"sechs", U},
    {"seldom", N},      {"sem", X},       {"senza", X},      {"sept", U},
    {"september", D},   {"septembre", D}, {"septiembre", D}, {"sette", U},
    {"settembre", D},   {"seulement", X}, {"seven", U},      {"seventeen", U},
    {"seventy", U},     {"several", Q},   {"shall", M},      {"should", M},
    {"sieben", U},      {"siete", U},     {"six", U},        {"sixteen", U},
    {"sixty", U},       {"solamente", X}, {"soll", M},       {"sollen", M},
    {"sollte", M},      {"soltanto", X},  {"some", Q},       {"sometimes", Q},
    {"sólo", X},        {"tampoco", N},   {"tausend", U},    {"ten", U},
    {"thirteen", U},    {"thirty", U},    {"thousand", U},   {"three", U},
    {"todas", Q},       {"todos", Q},     {"tous", Q},       {"toutes", Q},
    {"tranne", X},      {"trente", U},    {"tres", U},       {"trois", U},
    {"tutte", Q},       {"tutti", Q},     {"twelve", U},     {"twenty", U},
    {"two", U},         {"uden", X},      {"unless", X},     {"utan", X},
    {"uten", X},        {"varios", Q},    {"veinte", U},     {"viele", Q},
    {"vier", U},        {"vingt", U},     {"weder", N},      {"wenige", Q},
    {"will", M},        {"without", X},   {"would", M},      {"zehn", U},
    {"zonder", X},      {"zwanzig", U},   {"zwei", U},       {"zwölf", U},
    {"żaden", N},       {"δεν", N},       {"εκτός", X},      {"μη", N},
    {"μην", N},         {"μόνο", X},      {"ουδείς", N},     {"ποτέ", N},
    {"χωρίς", X},       {"августа", D},   {"апреля", D},     {"без", X},
    {"большинство", Q}, {"восемь", U},    {"вправе", M},     {"все", Q},
    {"всем", Q},        {"всех", Q},      {"два", U},        {"двадцать", U},
    {"две", U},         {"девять", U},    {"декабря", D},    {"десять", U},
    {"должен", M},      {"должна", M},    {"должно", M},     {"должны", M},
    {"июля", D},        {"июня", D},      {"каждая", Q},     {"каждое", Q},
    {"каждый", Q},      {"кроме", X},     {"лишь", X},       {"марта", D},
    {"мая", D},         {"многие", Q},    {"многих", Q},     {"могут", M},
    {"может", M},       {"не", N},        {"невозможно", N}, {"некоторые", Q},
    {"некоторых", Q},   {"нельзя", N},    {"несколько", Q},  {"нет", N},
    {"ни", N},          {"нигде", N},     {"никаких", N},    {"никакого", N},
    {"никакой", N},     {"никогда", N},   {"никто", N},      {"ничего", N},
    {"ничто", N},       {"ноября", D},    {"ні", N},         {"ніколи", N},
    {"обязан", M},      {"обязаны", M},   {"октября", D},    {"пять", U},
    {"семь", U},        {"сентября", D},  {"следует", M},    {"сорок", U},
    {"сто", U},         {"только", X},    {"три", U},        {"тридцать", U},
    {"тысяча", U},      {"февраля", D},   {"четыре", U},     {"шесть", U},
    {"января", D},      {"אין", N},       {"בלא", X},        {"בלי", X},
    {"לא", N},          {"ללא", X},       {"רק", X},         {"إلا", X},
    {"بدون", X},        {"بعض", Q},       {"جميع", Q},       {"دون", X},
    {"سوى", X},         {"غير", N},       {"كل", Q},         {"لا", N},
    {"لست", N},         {"لم", N},        {"لن", N},         {"ليس", N},
    {"ليست", N},        {"ليسوا", N},     {"يجب", M},        {"يجوز", M},
    {"नहीं", N},         {"बिना", X},      {"七", U},         {"万", U},
    {"三", U},          {"不", N},        {"两", U},         {"九", U},
    {"二", U},          {"五", U},        {"亿", U},         {"億", U},
    {"兩", U},          {"八", U},        {"六", U},         {"勿", N},
    {"十", U},          {"千", U},        {"否", N},         {"四", U},
    {"无", N},          {"未", N},        {"毋", N},         {"沒", N},
    {"没", N},          {"無", N},        {"百", U},         {"萬", U},
    {"非", N},
};
#undef N
#undef X
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

/* Chinese characters of the list that say nothing of the kind beside another:
 * 非常 very, 是否 whether, 未来 the future. */
static bool is_compound(const ib_words *words, uint32_t i)
{
    static const uint32_t pair[][2] = {
        {0x975E, 0x5E38}, {0x975E, 0x6D32}, {0x662F, 0x5426}, {0x80FD, 0x5426},
        {0x672A, 0x6765}, {0x672A, 0x4F86}, {0x4E0D, 0x65AD}, {0x4E0D, 0x65B7},
        {0x4E0D, 0x4EC5}, {0x4E0D, 0x50C5}, {0x65E0, 0x7EBF}, {0x7121, 0x7DDA}};
    const ib_fold_char *c = words->view->item;
    uint32_t at = words->item[i].start;

    for (size_t k = 0; k < sizeof pair / sizeof *pair; k++) {
        if ((c[at].cp == pair[k][0] && at + 1 < words->view->count &&
             c[at + 1].cp == pair[k][1]) ||
            (c[at].cp == pair[k][1] && at > 0 && c[at - 1].cp == pair[k][0]))
            return true;
    }
    return false;
}

int ib_wordclass_class(const ib_words *words, uint32_t i)
{
    const entry *found;
    char spelt[40];

    if (words->item[i].kind != IB_WORD_LETTERS)
        return IB_LEX_NONE;
    if (contracts(words, i) || (i >= 2 && contracts(words, i - 2)))
        return IB_LEX_NEGATION;
    if (ib_word_len(&words->item[i]) == 1 &&
        words->view->item[words->item[i].start].kind == IB_FOLD_SYLLABLE &&
        is_compound(words, i))
        return IB_LEX_NONE;
    ib_wordclass_spell(spelt, sizeof spelt, words->view, &words->item[i]);
    found = bsearch(spelt, lexicon, sizeof lexicon / sizeof *lexicon,
                    sizeof *lexicon, compare);
    return found ? found->class : IB_LEX_NONE;
}

bool ib_wordclass_turns(const ib_words *words, uint32_t i)
{
    int class = ib_wordclass_class(words, i);

    return class == IB_LEX_NEGATION || class == IB_LEX_EXCEPTION;
}

/* Prefixes that make a word say the opposite. */
static const char *const prefix[] = {"un",  "in",  "im", "il",  "ir", "dis",
                                     "non", "mis", "не", "без", "бес"};

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

/* As ib_wordclass_spell, without the brackets of [un]lawful. */
static void spell_bare(char *out, size_t room, const ib_fold *view,
                       const ib_word *word)
{
    size_t at = 0;

    for (uint32_t i = word->start; i < word->end && at + 5 < room; i++) {
        if (view->item[i].cp != '[' && view->item[i].cp != ']')
            at += ib_utf8_put(out + at, view->item[i].cp);
    }
    out[at] = '\0';
}

bool ib_wordclass_negates(const ib_fold *a, const ib_word *x, const ib_fold *b,
                          const ib_word *y)
{
    char one[64], two[64];

    spell_bare(one, sizeof one, a, x);
    spell_bare(two, sizeof two, b, y);
    return prefixed(one, two) || prefixed(two, one);
}
