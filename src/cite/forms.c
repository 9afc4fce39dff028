/* forms.c - the closed list of words that stand for a citation before.
 *
 * Authority: Chicago 14.34-36; Bluebook 4; OSCOLA 1.2; Duden and the practice
 * of German journals (ebd., a. a. O., ders.); French, Italian and Spanish
 * humanities (ouv. cité, ivi, ob. cit.); GOST R 7.0.5 (там же, указ. соч.);
 * GB/T 7714 and Chinese law journals (同上, 前引); Arabic journals.
 */

#include "cite/forms.h"

typedef struct phrase {
    const char *words; /* a blank stands for any white space, or none */
    ib_form form;
} phrase;

static const phrase phrases[] = {
    {"ibid", IB_FORM_IBID},        {"ibidem", IB_FORM_IBID},
    {"ibíd", IB_FORM_IBID},        {"ibídem", IB_FORM_IBID},
    {"ebd", IB_FORM_IBID},         {"ebda", IB_FORM_IBID},
    {"ebenda", IB_FORM_IBID},      {"ebendort", IB_FORM_IBID},
    {"ivi", IB_FORM_IBID},         {"там же", IB_FORM_IBID},
    {"Там же", IB_FORM_IBID},      {"المرجع نفسه", IB_FORM_IBID},
    {"المصدر نفسه", IB_FORM_IBID}, {"نفس المرجع", IB_FORM_IBID},
    {"同上", IB_FORM_IBID},        {"同前", IB_FORM_IBID},
    {"idem", IB_FORM_IDEM},        {"ídem", IB_FORM_IDEM},
    {"id", IB_FORM_IDEM},          {"íd", IB_FORM_IDEM},
    {"Ídem", IB_FORM_IDEM},        {"Íd", IB_FORM_IDEM},
    {"eadem", IB_FORM_IDEM},       {"ead", IB_FORM_IDEM},
    {"ders", IB_FORM_IDEM},        {"dies", IB_FORM_IDEM},
    {"derselbe", IB_FORM_IDEM},    {"dieselbe", IB_FORM_IDEM},
    {"el mismo,", IB_FORM_IDEM},   {"el mismo autor,", IB_FORM_IDEM},
    {"du même", IB_FORM_IDEM},     {"его же", IB_FORM_IDEM},
    {"Его же", IB_FORM_IDEM},      {"ее же", IB_FORM_IDEM},
    {"Ее же", IB_FORM_IDEM},       {"он же", IB_FORM_IDEM},
    {"Он же", IB_FORM_IDEM},       {"op. cit", IB_FORM_OP},
    {"op cit", IB_FORM_OP},        {"opere citato", IB_FORM_OP},
    {"ob. cit", IB_FORM_OP},       {"ouv. cité", IB_FORM_OP},
    {"ouv. cit", IB_FORM_OP},      {"ouvr. cité", IB_FORM_OP},
    {"art. cité", IB_FORM_OP},     {"art. cit", IB_FORM_OP},
    {"article cité", IB_FORM_OP},  {"ouvrage cité", IB_FORM_OP},
    {"o. c", IB_FORM_OP},          {"a. a. O", IB_FORM_OP},
    {"précité", IB_FORM_OP},       {"précitée", IB_FORM_OP},
    {"préc", IB_FORM_OP},          {"указ. соч", IB_FORM_OP},
    {"Указ. соч", IB_FORM_OP},     {"указ. раб", IB_FORM_OP},
    {"цит. соч", IB_FORM_OP},      {"المرجع السابق", IB_FORM_OP},
    {"المصدر السابق", IB_FORM_OP}, {"مرجع سابق", IB_FORM_OP},
    {"前引", IB_FORM_OP},          {"前揭", IB_FORM_OP},
    {"loc. cit", IB_FORM_LOC},     {"loc cit", IB_FORM_LOC},
    {"loco citato", IB_FORM_LOC},  {"a. a. O. S.", IB_FORM_LOC},
};

/* The groups of letters that OCR takes for one another to which c belongs, a
 * bit each: i l 1 t ! |, c e o r d, c t r, b h 6, d t, 0 o, m n, u a. */
static unsigned groups_of(char c)
{
    switch (c) {
    case 'i':
    case 'l':
    case '1':
    case '!':
    case '|':
        return 1;
    case 't':
        return 1 | 4 | 16;
    case 'c':
    case 'r':
        return 2 | 4;
    case 'e':
        return 2;
    case 'o':
        return 2 | 32;
    case 'd':
        return 2 | 16;
    case 'b':
    case 'h':
    case '6':
        return 8;
    case '0':
        return 32;
    case 'm':
    case 'n':
        return 64;
    case 'u':
    case 'a':
        return 128;
    default:
        return 0;
    }
}

static bool looks_like(char want, char got)
{
    return (groups_of(want) & groups_of(got)) != 0;
}

/* Match a phrase at byte `at`; *wrong counts letters that OCR changed. */
static uint32_t match(const char *words, ibid_str text, uint32_t at,
                      uint32_t *wrong)
{
    uint32_t p = at;

    *wrong = 0;
    for (const char *w = words; *w; w++) {
        if (*w == ' ') {
            p = ib_skip_blank(text, p, text.len);
            continue;
        }
        if (p >= text.len)
            return 0;
        if (*w == '.' && text.at[p] != '.')
            continue; /* "op cit" */
        if (ib_lower(*w) != ib_lower(text.at[p])) {
            if (!ib_is(*w, IB_LOWER) || text.at[p] == '\0' ||
                !looks_like(*w, ib_lower(text.at[p])) || ++*wrong > 1)
                return 0;
        }
        p++;
    }
    return p - at;
}

/* Does the form end at byte `at`: no letter or digit follows?  Chinese writes
 * on without a blank, and has marks of its own, as has Arabic. */
static bool ends(ibid_str text, uint32_t at)
{
    uint32_t cp;

    if (at >= text.len || !ib_is(text.at[at], IB_WORD))
        return true;
    if (!ib_is(text.at[at], IB_HIGH))
        return (unsigned char)text.at[at - 1] >= 0xE3;
    ib_utf8_at(&cp, text, at, text.len);
    return cp == 0x60C || cp == 0x61B || cp < 0xC0 ||
           (cp >= 0x2000 && cp < 0x2C00) || cp >= 0x3000;
}

/* Words too short for a letter to be wrong: "id", "o. c.", "ead". */
static bool is_sturdy(const char *words)
{
    uint32_t letters = 0;

    for (; *words; words++)
        letters += ib_is(*words, IB_LOWER);
    return letters >= 4;
}

/* The longest phrase at byte `at`; with `damage` one letter may be wrong. */
static ib_form find_phrase(uint32_t *best, ibid_str text, uint32_t at,
                           bool damage)
{
    ib_form form = IB_FORM_NONE;

    *best = 0;
    for (size_t k = 0; k < sizeof phrases / sizeof *phrases; k++) {
        const char *words = phrases[k].words;
        uint32_t wrong, len;

        if (!damage && ib_lower(words[0]) != ib_lower(text.at[at]))
            continue;
        len = match(words, text, at, &wrong);
        if (len <= *best || !ends(text, at + len) ||
            (wrong && !(damage && is_sturdy(words))))
            continue;
        *best = len;
        form = phrases[k].form;
    }
    return form;
}

/* Might OCR have made token i of "ibid.", "idem", "ebenda": four to seven
 * letters and signs, the first like an i or e, a stop or a comma after it? */
static bool may_be_damaged(const ib_lex *lex, uint32_t i)
{
    const ibid_str word = ib_lex_str(lex, i);
    const uint32_t end = ib_lex_tok(lex, i)->end;

    return word.len >= 4 && word.len <= 8 &&
           strchr("iIlL1tT!|eE", word.at[0]) &&
           (word.at[word.len - 1] == '.' ||
            (end < lex->text.len && strchr(",.", lex->text.at[end])));
}

ib_form ib_form_read(uint32_t *next, const ib_lex *lex, uint32_t i, uint32_t b,
                     bool head)
{
    const ib_tok *t;
    ib_form form = IB_FORM_NONE;
    uint32_t len = 0;
    ibid_str word;

    *next = i;
    if (i >= b)
        return IB_FORM_NONE;
    t = ib_lex_tok(lex, i);
    if ((t->kind != IB_TOK_WORD && t->kind != IB_TOK_NUMBER) ||
        t->end - t->start > IB_FORM_WORD_MAX)
        return IB_FORM_NONE;
    word = ib_lex_str(lex, i);
    if ((t->words & (IB_W_FORM | IB_W_IBID | IB_W_OP)) ||
        (unsigned char)word.at[0] >= 0xE3)
        form = find_phrase(&len, lex->text, t->start, false);
    if (!form && (t->words & IB_W_IBID)) {
        form = IB_FORM_IBID; /* damaged, as seen (citation-words.txt) */
        len = 1;
    }
    if (!form && head && may_be_damaged(lex, i))
        form = find_phrase(&len, lex->text, t->start, true);
    if (!form)
        return IB_FORM_NONE;
    while (*next < b && ib_lex_tok(lex, *next)->start < t->start + len)
        (*next)++;
    return form;
}
