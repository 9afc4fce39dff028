/* style.c - the manual that the notes of a document follow. */

#include "cite/style.h"

#include "base/scan.h"

enum { STYLES = IBID_STYLE_GERMAN + 1 };

/* Signs of a style in the words of one short form. */
typedef struct sign {
    const char *word; /* as printed: case of letters matters */
    uint8_t style, weight;
    bool first; /* at the start of the citation only */
} sign;

static const sign signs[] = {
    {"supra note", IBID_STYLE_BLUEBOOK, 3, false},
    {"infra note", IBID_STYLE_BLUEBOOK, 3, false},
    {"Id.", IBID_STYLE_BLUEBOOK, 2, true},
    {"id.", IBID_STYLE_BLUEBOOK, 2, true},
    {"(n ", IBID_STYLE_OSCOLA, 2, false},
    {"(n ", IBID_STYLE_AGLC, 2, false},
    {"ibid", IBID_STYLE_OSCOLA, 1, true},
    {"Ibid ", IBID_STYLE_AGLC, 1, true},
    {"above n ", IBID_STYLE_AGLC, 4, false},
    {"Ibid., para", IBID_STYLE_UN, 2, true},
    {"Ibid., annex", IBID_STYLE_UN, 2, true},
    {"Ebd.", IBID_STYLE_GERMAN, 3, true},
    {"ebd.", IBID_STYLE_GERMAN, 3, true},
    {"Ebenda", IBID_STYLE_GERMAN, 3, true},
    {"ebenda", IBID_STYLE_GERMAN, 3, true},
    {"Ders.", IBID_STYLE_GERMAN, 3, true},
    {"ders.", IBID_STYLE_GERMAN, 3, true},
    {"a.a.O", IBID_STYLE_GERMAN, 3, false},
    {"a. a. O", IBID_STYLE_GERMAN, 3, false},
    {"aaO", IBID_STYLE_GERMAN, 3, false},
    {"(Fn. ", IBID_STYLE_GERMAN, 3, false},
    {"(Anm. ", IBID_STYLE_GERMAN, 3, false},
    {", S. ", IBID_STYLE_GERMAN, 1, false},
};

static const char *const reasons[STYLES] = {
    NULL,
    "its notes give short titles in double quotation marks, or “Ibid.” with a "
    "bare page",
    "its notes give “(n 5)” and “ibid” without a capital",
    "its notes give “supra note” and “Id.”, or cite reporters",
    "its notes cite documents by symbol, and “ibid.” with paragraphs",
    "its notes give “(n 5)” or “above n 5” with “Ibid”",
    "its notes give “ebd.”, “a. a. O.”, “ders.” or “S.” before pages",
};

/* "Ibid., 12": a bare page after a comma (Chicago 14.34). */
static bool is_bare_page(ibid_str words)
{
    uint32_t at;

    if (!ib_str_has_at_nocase(words, 0, IB_STR("ibid., ")))
        return false;
    at = (uint32_t)sizeof "ibid., " - 1;
    return at < words.len && ib_is(words.at[at], IB_DIGIT);
}

static void weigh_short(uint32_t score[STYLES], ibid_str words)
{
    if (words.len > IB_TRY_MAX)
        words.len = IB_TRY_MAX;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        const sign *s = &signs[i];
        const ibid_str word = ib_str_of(s->word);

        if (s->first ? ib_str_has_at(words, 0, word)
                     : ib_str_find(words, 0, word) != IBID_NONE)
            score[s->style] += s->weight;
    }
    if (is_bare_page(words))
        score[IBID_STYLE_CHICAGO] += 2;
    if (ib_str_find(words, 0, IB_STR(",” ")) != IBID_NONE ||
        ib_str_find(words, 0, IB_STR(",\" ")) != IBID_NONE)
        score[IBID_STYLE_CHICAGO] += 2;
}

/* A title that ends with a comma inside its double marks is Chicago's (14.86),
 * a case by reporter the Bluebook's, a symbol the UN's. */
static void weigh_full(uint32_t score[STYLES], ibid_str words,
                       const ibid_citation *c)
{
    if (words.len > IB_TRY_MAX)
        words.len = IB_TRY_MAX;
    if (c->kind == IBID_CITE_OFFICIAL)
        score[IBID_STYLE_UN]++;
    else if (c->rule[0] == 'U' && c->rule[1] == 'S')
        score[IBID_STYLE_BLUEBOOK]++;
    else if (ib_str_find(words, 0, IB_STR(",” ")) != IBID_NONE)
        score[IBID_STYLE_CHICAGO]++;
}

ibid_note_style ib_style_find(const char **because, ibid_str text,
                              const ibid_citation *item, const uint8_t *kinds,
                              size_t count)
{
    uint32_t score[STYLES] = {0}, best = 0, second = 0, seen = 0;

    *because = NULL;
    for (size_t i = 0; i < count && seen < IB_STYLE_SAMPLE; i++) {
        const ibid_str words = ib_str_in(text, item[i].span);

        if (item[i].note == IBID_NONE || kinds[i] == IB_SHORT_WEAK)
            continue;
        seen++;
        if (item[i].kind == IBID_CITE_SHORT)
            weigh_short(score, words);
        else
            weigh_full(score, words, &item[i]);
    }
    for (uint32_t i = 1; i < STYLES; i++) {
        if (score[i] > score[best]) {
            second = score[best];
            best = i;
        } else if (score[i] > second) {
            second = score[i];
        }
    }
    if (score[best] < IB_STYLE_MIN || score[best] < second + IB_STYLE_LEAD)
        return IBID_STYLE_UNKNOWN;
    *because = reasons[best];
    return (ibid_note_style)best;
}

const char *ib_style_several(ibid_note_style style)
{
    switch (style) {
    case IBID_STYLE_OSCOLA:
        return "the note before has several works: by OSCOLA 1.2.1 ibid means "
               "all of them";
    case IBID_STYLE_CHICAGO:
        return "the note before has several works: by Chicago 14.34 ibid. may "
               "not stand here";
    case IBID_STYLE_BLUEBOOK:
        return "the note before has several works: by Bluebook 4.1 id. may "
               "not stand here";
    case IBID_STYLE_AGLC:
        return "the note before has several works: by AGLC 1.4.3 ibid may not "
               "stand here";
    case IBID_STYLE_UN:
        return "the note before has several works: by the UN Editorial Manual "
               "ibid. may not stand here";
    default:
        return "the note before has several works";
    }
}

const char *ib_style_remark(ibid_note_style style)
{
    switch (style) {
    case IBID_STYLE_OSCOLA:
        return "the note before has no citation: by OSCOLA 1.2.1 ibid means "
               "that note alone";
    case IBID_STYLE_CHICAGO:
        return "the note before has no citation: by Chicago 14.34 ibid. means "
               "that note alone";
    case IBID_STYLE_BLUEBOOK:
        return "the note before has no citation: by Bluebook 4.1 id. means "
               "that note alone";
    case IBID_STYLE_AGLC:
        return "the note before has no citation: by AGLC 1.4.3 ibid means "
               "that note alone";
    case IBID_STYLE_UN:
        return "the note before has no citation: by the UN Editorial Manual "
               "ibid. means that note alone";
    default:
        return "the note before has no citation";
    }
}

bool ib_style_looks_back(ibid_note_style style)
{
    return style == IBID_STYLE_GERMAN;
}
