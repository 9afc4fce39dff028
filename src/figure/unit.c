/* unit.c - the noun phrase beside a number.
 *
 * No grammar is parsed: adjectives come before a noun or agree with it after
 * it, as each language has it, and words of a closed list end the phrase.
 */

#include "figure/unit.h"

#include "base/str.h"

static bool is_language(const ib_sentence *s, const char *language)
{
    return strcmp(s->reading->words->language, language) == 0;
}

static bool ends_in(ibid_str word, const char *ending)
{
    const ibid_str e = ib_str_of(ending);

    return word.len > e.len && ib_str_has_at_nocase(word, word.len - e.len, e);
}

/* Does the word end a noun phrase? */
static bool stops(const ib_sentence *s, uint32_t at)
{
    return !ib_ftoken_is(s, at, IB_FT_WORD) ||
           (ib_ftoken_has(s, at, IB_F_STOP) &&
            (!s->token[at].capital ||
             ib_str_is_nocase(ib_ftoken_str(s, at), IB_STR("the"))));
}

/* A plural by its look: "civilians", "Azerbaijanis"; not "less", "bus". */
static bool is_plural(const ib_sentence *s, uint32_t at)
{
    const ibid_str word = ib_ftoken_str(s, at);

    if (!ib_ftoken_is(s, at, IB_FT_WORD))
        return false;
    if (ib_ftoken_has(s, at, IB_F_PLURAL))
        return true;
    return word.len > 3 && word.at[word.len - 1] == 's' &&
           !ends_in(word, "ss") && !ends_in(word, "us") &&
           !ends_in(word, "sis") && !ends_in(word, "xis") &&
           !ends_in(word, "'s") && !ends_in(word, "\xE2\x80\x99s") &&
           !ib_ftoken_has(s, at, IB_F_STOP);
}

/* The end of one word with what hyphens bind to it: "Armenian-occupied". */
static uint32_t word_end(const ib_sentence *s, uint32_t at)
{
    uint32_t to = at + 1;

    while (ib_ftoken_is(s, to, IB_FT_HYPHEN) && ib_ftoken_glued(s, to) &&
           ib_ftoken_is(s, to + 1, IB_FT_WORD))
        to += 2; /* the line may end after the hyphen */
    return to;
}

static bool is_number(const ib_sentence *s, uint32_t at)
{
    return ib_ftoken_is(s, at, IB_FT_NUMBER) ||
           ib_ftoken_has(s, at,
                         IB_F_ONE | IB_F_ONES | IB_F_TENS | IB_F_HUNDRED |
                             IB_F_MAGNITUDE);
}

/* "aircraft system operators": nouns that look the same in both numbers stand
 * before other nouns. */
static bool is_followed_by_plural(const ib_sentence *s, uint32_t at)
{
    for (uint32_t i = at; i < at + 6 && !stops(s, i) && !is_number(s, i);
         i = word_end(s, i))
        if (is_plural(s, word_end(s, i) - 1))
            return true;
    return false;
}

/* May a plural go on: "human rights defenders", "United Nations staff"? */
static bool goes_on(const ib_sentence *s, uint32_t last, uint32_t next)
{
    const ibid_str word =
        next < s->count ? ib_ftoken_str(s, next) : (ibid_str){0};

    if (stops(s, next) || ib_ftoken_has(s, next, IB_F_CATEGORY))
        return false;
    if (ib_ftoken_has(s, last, IB_F_PLURAL))
        return is_followed_by_plural(s, next);
    if (s->token[last].capital && !is_plural(s, next))
        return !ends_in(word, "ed") && !ends_in(word, "ing") &&
               !ends_in(word, "ly") && ib_ftoken_has(s, last, IB_F_STOP) == 0 &&
               is_plural(s, word_end(s, next));
    return is_plural(s, next) &&
           (ib_ftoken_has(s, last, IB_F_BEFORE) ||
            (last > 0 && ib_ftoken_is(s, last - 1, IB_FT_HYPHEN)));
}

static uint32_t english_phrase(const ib_sentence *s, uint32_t at, bool *plural)
{
    uint32_t to = at, words = 0, len;

    while (words++ < IB_FIGURE_UNIT_WORDS) {
        uint32_t next;

        len = ib_phrase_read(s, to, IB_F_PLURAL, NULL);
        if (len > 1) {
            next = to + len;
        } else {
            if (is_number(s, to) && word_end(s, to) == to + 1)
                break; /* and not "nine-millimetre" */
            if (to > at && ib_ftoken_is(s, to, IB_FT_QUOTE) &&
                ib_ftoken_is(s, to + 1, IB_FT_WORD)) {
                to++; /* nine “fast-tracked” volumes */
                continue;
            }
            if (stops(s, to) &&
                !(to == at && ib_ftoken_has(s, to, IB_F_CATEGORY)) &&
                !(to > at && !*plural && ib_ftoken_has(s, to, IB_F_AND) &&
                  is_followed_by_plural(s, to + 1)))
                break;
            next = word_end(s, to);
        }
        to = next;
        if (is_plural(s, to - 1) || len > 1) {
            *plural = true;
            if (!goes_on(s, to - 1, to))
                break;
        }
    }
    return to;
}

/* Cut a phrase without a plural where a verb may have followed: "a child
 * drowned". */
static uint32_t cut_verbs(const ib_sentence *s, uint32_t at, uint32_t to)
{
    for (uint32_t i = at + 1; i < to; i++) {
        const ibid_str word = ib_ftoken_str(s, i);

        if (ends_in(word, "ed") || ends_in(word, "ing") || ends_in(word, "ly"))
            return i;
    }
    return to - at > 4 ? at + 4 : to;
}

/* French and Spanish: the noun, and adjectives that agree after it. */
static uint32_t romance_phrase(const ib_sentence *s, uint32_t at, bool *plural)
{
    uint32_t to = at;

    if (stops(s, to))
        return at;
    to = word_end(s, to);
    for (int i = 0; i < 2; i++) {
        const ibid_str last = ib_ftoken_str(s, to - 1);
        const bool many = ends_in(last, "s") || ends_in(last, "x");

        *plural = *plural || many;
        if (!many || stops(s, to) || ib_ftoken_has(s, to, IB_F_CATEGORY) ||
            !(ends_in(ib_ftoken_str(s, to), "s") ||
              ends_in(ib_ftoken_str(s, to), "x")))
            break;
        to = word_end(s, to);
    }
    return to;
}

/* German: adjectives in small letters, then the noun with a capital. */
static uint32_t german_phrase(const ib_sentence *s, uint32_t at, bool *plural)
{
    uint32_t to = at;

    for (int i = 0; i < 4 && !stops(s, to); i++) {
        const bool noun = s->token[to].capital;

        to = word_end(s, to);
        if (noun && !ends_in(ib_ftoken_str(s, to - 1), "ische") &&
            !ends_in(ib_ftoken_str(s, to - 1), "ischen")) {
            *plural = true;
            return to;
        }
    }
    return at;
}

/* Russian: adjectives in their plural, then the noun. */
static uint32_t russian_phrase(const ib_sentence *s, uint32_t at, bool *plural)
{
    static const char *const endings[] = {"ых", "их", "ые", "ие", "ого", "его"};
    uint32_t to = at;

    for (int i = 0; i < 4 && !stops(s, to); i++) {
        bool adjective = false;

        for (size_t j = 0; j < sizeof endings / sizeof *endings; j++)
            adjective = adjective || ends_in(ib_ftoken_str(s, to), endings[j]);
        to = word_end(s, to);
        if (!adjective)
            break;
    }
    *plural = to > at;
    return to;
}

/* Chinese: the signs up to a stop, four at most. */
static uint32_t chinese_phrase(const ib_sentence *s, uint32_t at, bool *plural)
{
    uint32_t to = at;

    while (to - at < 4 && ib_ftoken_is(s, to, IB_FT_WORD) &&
           !ib_phrase_read(s, to, IB_F_CATEGORY | IB_F_PART | IB_F_STOP, NULL))
        to++;
    *plural = to > at;
    return to;
}

uint32_t ib_noun_phrase(const ib_sentence *s, uint32_t at, bool *plural)
{
    uint32_t to;

    *plural = false;
    if (is_language(s, "fr") || is_language(s, "es"))
        return romance_phrase(s, at, plural);
    if (is_language(s, "de"))
        return german_phrase(s, at, plural);
    if (is_language(s, "ru"))
        return russian_phrase(s, at, plural);
    if (is_language(s, "zh"))
        return chinese_phrase(s, at, plural);
    if (is_language(s, "ar")) {
        *plural = !stops(s, at);
        return *plural ? at + 1 : at;
    }
    to = english_phrase(s, at, plural);
    if (*plural || to == at)
        return to;
    if (ends_in(ib_ftoken_str(s, at), "ing"))
        return at;
    return cut_verbs(s, at, to);
}

static void set(ib_unit *out, const ib_sentence *s, ibid_figure_kind kind,
                uint32_t from, uint32_t to)
{
    out->kind = kind;
    out->from = from;
    out->to = to;
    out->span = ib_ftoken_span(s, from, to);
    out->is_plural = true;
}

/* "years ago", "years old", "years of age". */
static void duration(ib_unit *out, const ib_sentence *s, uint32_t at,
                     uint32_t len, const ib_amount *amount)
{
    uint32_t to = at + len, more;

    out->kind = IBID_FIGURE_DURATION;
    if (ib_ftoken_is(s, to, IB_FT_HYPHEN) &&
        ib_ftoken_has(s, to + 1, IB_F_OLD)) {
        set(out, s, IBID_FIGURE_AGE, at, to + 2);
        return;
    }
    more = ib_phrase_read(s, to, IB_F_OLD, NULL);
    if (more) {
        set(out, s, IBID_FIGURE_AGE, at, to + more);
        return;
    }
    more = ib_phrase_read(s, to, IB_F_AGO, NULL);
    set(out, s,
        ib_phrase_before(s, amount->from, IB_F_AGED) ? IBID_FIGURE_AGE
                                                     : IBID_FIGURE_DURATION,
        at, to + more);
}

/* Units of closed lists: per cent, currencies, measures, times. */
static bool known_unit(ib_unit *out, const ib_sentence *s, uint32_t at,
                       const ib_amount *amount)
{
    static const struct {
        uint64_t word;
        ibid_figure_kind kind;
    } known[] = {{IB_F_PERCENT, IBID_FIGURE_SHARE},
                 {IB_F_MONEY, IBID_FIGURE_MONEY},
                 {IB_F_MEASURE, IBID_FIGURE_MEASURE}};
    uint32_t len;

    if (ib_ftoken_is(s, at, IB_FT_SIGN)) {
        const uint32_t cp = s->token[at].sign;

        if (cp == '%' || cp == 0x66A || cp == 0x2030) {
            set(out, s, IBID_FIGURE_SHARE, at, at + 1);
            return true;
        }
        if (cp == 0xB0) {
            set(out, s, IBID_FIGURE_MEASURE, at, at + 1);
            return true;
        }
        if (cp == '$' || cp == 0xA3 || cp == 0xA5 || cp >= 0x20A0) {
            set(out, s, IBID_FIGURE_MONEY, at, at + 1);
            return true;
        }
    }
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        len = ib_phrase_read(s, at, known[i].word, NULL);
        if (len) {
            set(out, s, known[i].kind, at, at + len);
            return true;
        }
    }
    len = ib_phrase_read(s, at, IB_F_DURATION, NULL);
    if (len)
        duration(out, s, at, len, amount);
    return len > 0;
}

static bool is_year(const ib_sentence *s, uint32_t at)
{
    const ib_numeral *n = at < s->count ? &s->token[at].numeral : NULL;

    return ib_ftoken_is(s, at, IB_FT_DATE) ||
           (ib_ftoken_is(s, at, IB_FT_NUMBER) && n->digits == 4 &&
            !n->grouped && !n->decimals && n->value >= IB_FIGURE_YEAR_MIN &&
            n->value < IB_FIGURE_YEAR_MAX);
}

/* Step over what may stand between number and noun: "of the", "more", a
 * Chinese counting word, "of" in a currency's place. */
static uint32_t skip_between(const ib_sentence *s, uint32_t at,
                             bool is_fraction)
{
    bool of = is_fraction; /* "half the houses" */

    for (int i = 0; i < 4; i++) {
        const uint32_t len = ib_phrase_read(s, at, IB_F_OTHER, NULL);
        const uint32_t of_len = ib_phrase_read(s, at, IB_F_OF, NULL);

        if (len && ib_ftoken_is(s, at + len, IB_FT_WORD) &&
            !ib_ftoken_has(s, at, IB_F_CATEGORY))
            at += len;
        else if (of_len && (!of || is_fraction))
            of = true, at += of_len;
        else if (is_year(s, at) && ib_ftoken_is(s, at + 1, IB_FT_WORD))
            at++; /* "the two 1906 volumes" */
        else if (of && ib_ftoken_is(s, at, IB_FT_WORD) &&
                 !s->token[at].capital &&
                 s->token[at].say & (IB_LEX_DET | IB_LEX_POSS))
            at++;
        else
            break;
    }
    return at;
}

/* "casualties numbered 613", "a death toll of 613", "Deaths: 613". */
static void unit_before(ib_unit *out, const ib_sentence *s,
                        const ib_amount *amount)
{
    uint32_t at = amount->from, from, len;

    len = ib_phrase_before(s, at, IB_F_HEDGE);
    if (len && len < at)
        at -= len;
    len = ib_phrase_before(s, at, IB_F_COUNTER);
    if (len)
        at -= len;
    else if (at > 0 && ib_ftoken_is(s, at - 1, IB_FT_COLON))
        at--;
    else
        return;
    for (from = at; from > 0 && at - from < 3 && !stops(s, from - 1); from--)
        ;
    if (from == at || !(is_plural(s, at - 1) || amount->high >= 100))
        return;
    set(out, s, IBID_FIGURE_COUNT, from, at);
    out->is_plural = is_plural(s, at - 1);
}

/* "of whom 106 were women", "200 were wounded"; not "three were sent". */
static void predicate(ib_unit *out, const ib_sentence *s, uint32_t at)
{
    uint32_t to;
    bool plural;

    if (ib_ftoken_has(s, at, IB_F_CATEGORY)) {
        out->is_plural = true;
        return;
    }
    to = ib_noun_phrase(s, at, &plural);
    if (to == at || !plural || ends_in(ib_ftoken_str(s, at), "ing") ||
        ends_in(ib_ftoken_str(s, at), "ed"))
        return;
    set(out, s, IBID_FIGURE_COUNT, at, to);
    out->is_plural = plural;
}

void ib_unit_find(ib_unit *out, const ib_sentence *s, const ib_amount *amount)
{
    uint32_t at = amount->to, to;
    bool plural = false;
    ib_amount total;

    *out = (ib_unit){.kind = amount->is_ordinal    ? IBID_FIGURE_ORDINAL
                             : amount->is_fraction ? IBID_FIGURE_SHARE
                                                   : IBID_FIGURE_COUNT};
    if (amount->sign_to > amount->sign_from) {
        out->kind = IBID_FIGURE_MONEY;
        out->span = ib_ftoken_span(s, amount->sign_from, amount->sign_to);
        out->is_plural = true;
        return;
    }
    if (amount->from > 0 && ib_phrase_before(s, amount->from, IB_F_AGED))
        out->kind = IBID_FIGURE_AGE;
    if (ib_ftoken_is(s, at, IB_FT_HYPHEN) && ib_ftoken_glued(s, at)) {
        if (ib_ftoken_has(s, at + 1, IB_F_MEMBER) ||
            ib_ftoken_has(s, at + 1, IB_F_MEASURE | IB_F_DURATION))
            if (!known_unit(out, s, at + 1, amount))
                set(out, s, IBID_FIGURE_COUNT, at + 1, at + 2);
        return;
    }
    if (ib_ftoken_is(s, at, IB_FT_QUOTE) && ib_ftoken_glued(s, at + 1))
        at++; /* two “offices” */
    to = ib_phrase_read(s, at, IB_F_HEDGE_AFTER, NULL);
    at = skip_between(s, at + to, amount->is_fraction);
    if (at > amount->to && ib_amount_read(&total, s, at) && total.from == at)
        at = skip_between(s, total.to, false); /* "106 of the 613 women" */
    if (ib_ftoken_has(s, at, IB_F_IS) && !amount->is_one) {
        predicate(out, s, at + 1);
        return;
    }
    if (known_unit(out, s, at, amount) || out->kind == IBID_FIGURE_AGE)
        return;
    to = ib_noun_phrase(s, at, &plural);
    if (to > at) {
        const ibid_figure_kind kind = out->kind;

        set(out, s, kind, at, to);
        out->is_plural = plural;
    } else if (!amount->is_fraction) {
        unit_before(out, s, amount);
    }
}
