/* creator.c - the names at the head of an entry of a bibliography.
 *
 * Four forms, which do not mix freely (ISO 690, 6.2; APA 9.8; the National
 * Library of Medicine's Citing Medicine, ch. 1; Chicago 14.76):
 *     inverted   Kafka, F.        family, comma, initials or given names
 *     trailing   Kafka F          family, initials, as Vancouver style has it
 *     direct     F. Kafka         initials first
 *     full       Franz Kafka      given names in full
 */

#include "cite/byline.h"
#include "cite/title.h"

#include "base/scan.h"

typedef enum name_form {
    NAME_NONE,
    NAME_INVERTED,
    NAME_TRAILING,
    NAME_DIRECT,
    NAME_FULL,
    NAME_EAST_ASIAN
} name_form;

typedef struct namer {
    const ib_entry *e;
    const ib_lex *lex;
    uint32_t b;
} namer;

static bool is_cap_word(const namer *n, uint32_t i)
{
    return i < n->b && ib_tok_is(n->lex, i, IB_TOK_WORD) &&
           (ib_lex_tok(n->lex, i)->flags & IB_TOK_CAP) &&
           !ib_tok_is_initial(n->lex, i);
}

static bool is_initial(const namer *n, uint32_t i)
{
    return i < n->b && ib_tok_is_initial(n->lex, i);
}

/* "Bhandarkar, S.M. A multilayer map": an "A" without a full stop after an
 * initial with one begins a title. */
static bool is_article(const namer *n, uint32_t i)
{
    return ib_lex_is(n->lex, i, "a") &&
           !(ib_lex_tok(n->lex, i)->flags & IB_TOK_DOT) &&
           (ib_lex_tok(n->lex, i - 1)->flags & IB_TOK_DOT) &&
           ib_tok_is(n->lex, i + 1, IB_TOK_WORD);
}

/* "de", "von der" in lower case; "Van", "De" are capital words anyway. */
static bool is_particle(const namer *n, uint32_t i)
{
    return i < n->b && ib_lex_has(n->lex, i, IB_W_PARTICLE) &&
           !(ib_lex_tok(n->lex, i)->flags & IB_TOK_CAP);
}

static bool is_join(const namer *n, uint32_t i)
{
    if (i >= n->b)
        return false;
    if (ib_tok_is(n->lex, i, IB_TOK_OTHER))
        return ib_tok_byte(n->lex, i) == '&';
    return ib_lex_has(n->lex, i, IB_W_JOIN) &&
           !(ib_lex_tok(n->lex, i)->flags & IB_TOK_CAP);
}

static uint32_t initials_end(const namer *n, uint32_t i)
{
    uint32_t stop = i;

    while (stop < i + 5 && (is_initial(n, stop) ||
                            (stop > i && ib_tok_is(n->lex, stop, IB_TOK_DASH) &&
                             is_initial(n, stop + 1)))) {
        if (stop > i && is_article(n, stop))
            break;
        stop++;
    }
    return stop;
}

/* A family name: particles and up to `most` words. */
static uint32_t family_end(const namer *n, uint32_t i, uint32_t most)
{
    uint32_t p = i, words = 0, stop = i;

    while (p < n->b && p < i + 8 && words < most) {
        if (words && (ib_entry_words(n->e, p) & IB_R_ABBREV) &&
            ib_tok_is(n->lex, p + 1, IB_TOK_STOP))
            break; /* "J. Bahcall Phys. Rev." */
        if (is_cap_word(n, p) && !ib_lex_has(n->lex, p, IB_W_EDITOR_MARK)) {
            stop = ++p;
            words++;
        } else if (is_particle(n, p)) {
            p++;
        } else {
            break;
        }
    }
    return stop;
}

/* What may stand after a name. */
static bool ends_name(const namer *n, uint32_t i)
{
    const ib_tok *t;

    if (i >= n->b)
        return true;
    t = ib_lex_tok(n->lex, i);
    switch (t->kind) {
    case IB_TOK_WORD:
        return is_join(n, i) || ib_lex_has(n->lex, i, IB_W_EDITOR_MARK) ||
               ib_lex_is(n->lex, i, "et");
    case IB_TOK_COMMA:
    case IB_TOK_SEMI:
    case IB_TOK_STOP:
    case IB_TOK_COLON:
    case IB_TOK_OPEN:
    case IB_TOK_QUOTE:
    case IB_TOK_YEAR:
    case IB_TOK_DATE:
    case IB_TOK_SLASH:
    case IB_TOK_DASH:
        return true;
    default:
        return is_join(n, i);
    }
}

static bool is_year(const namer *n, uint32_t i)
{
    return i < n->b && (ib_tok_is(n->lex, i, IB_TOK_YEAR) ||
                        ib_tok_is(n->lex, i, IB_TOK_DATE));
}

/* What must stand after given names in full: a comma there is the title's
 * unless the date or another name follows. */
static bool ends_given(const namer *n, uint32_t i)
{
    if (!ends_name(n, i))
        return false;
    if (i >= n->b)
        return true;
    if (ib_tok_is(n->lex, i, IB_TOK_OPEN))
        return is_year(n, i + 1) ||
               ib_lex_has(n->lex, i + 1, IB_W_EDITOR_MARK) ||
               ib_lex_is(n->lex, i + 1, "a");
    if (!ib_tok_is(n->lex, i, IB_TOK_COMMA))
        return !ib_tok_is(n->lex, i, IB_TOK_DASH);
    return is_year(n, i + 1) || is_join(n, i + 1) ||
           ib_tok_is(n->lex, i + 1, IB_TOK_OPEN) ||
           ib_tok_is(n->lex, i + 1, IB_TOK_QUOTE) ||
           ib_lex_has(n->lex, i + 1, IB_W_EDITOR_MARK) ||
           ib_lex_is(n->lex, i + 1, "et");
}

static bool is_capitals(const namer *n, uint32_t i)
{
    const ibid_str s = ib_lex_str(n->lex, i);

    for (uint32_t k = 0; k < s.len; k++) {
        if (ib_is(s.at[k], IB_LOWER))
            return false;
    }
    return s.len > 2 && !ib_is(s.at[1], IB_DIGIT);
}

/* "Coronelli, Vincenzo, Cronologia universale": after the second comma small
 * letters tell a title. */
static bool before_title(const namer *n, uint32_t i)
{
    uint32_t lower = 0;

    if (!ib_tok_is(n->lex, i, IB_TOK_COMMA) || !is_cap_word(n, i + 1) ||
        (ib_entry_words(n->e, i - 1) & (IB_R_TOWN | IB_R_PRESS)))
        return false;
    for (i += 2; i < n->b && lower < 2 && ib_tok_is(n->lex, i, IB_TOK_WORD);
         i++)
        lower += !(ib_lex_tok(n->lex, i)->flags & IB_TOK_CAP);
    return lower > 1;
}

/* "Galindo Vega, Juan Carlos. Derecho europeo. Bogotá, Javeriana, 2002": a
 * title between two full stops, and a town and its publisher behind it, tell
 * that what ends at token i are given names (two surnames: ISO 690, 4.2).
 * German notes have the year after the town. */
static bool before_stopped_title(const namer *n, uint32_t i)
{
    uint32_t stop;

    if (!ib_tok_is(n->lex, i, IB_TOK_STOP) || i + 5 >= n->b)
        return false;
    stop = ib_entry_next_stop(n->e, i + 1, n->b);
    return stop + 3 < n->b && ib_tok_is(n->lex, stop, IB_TOK_STOP) &&
           (ib_entry_words(n->e, stop + 1) & IB_R_TOWN) &&
           (ib_tok_is(n->lex, stop + 2, IB_TOK_COMMA) ||
            ib_tok_is(n->lex, stop + 2, IB_TOK_COLON)) &&
           ib_tok_is(n->lex, stop + 3, IB_TOK_WORD);
}

/* Are the words after "Family," given names in full?  After two words before
 * the comma, two more are a title: "Franz Kafka, The Trial". */
static bool are_given(const namer *n, uint32_t i, uint32_t family,
                      uint32_t given, uint32_t stop)
{
    const bool two =
        family > i + 1 && !is_particle(n, i) && !is_particle(n, i + 1);
    bool initial = false;

    for (uint32_t k = given; k < stop; k++) {
        initial |= is_initial(n, k);
        if (ib_lex_has(n->lex, k, IB_W_SMALL | IB_W_ADVERB))
            return false;
    }
    if (stop == given)
        return false;
    if (is_initial(n, stop - 1) && stop > given + 1 &&
        (ib_lex_tok(n->lex, stop - 1)->flags & IB_TOK_DOT))
        return true; /* "Walls, Andrew F. The Movement" */
    if (!ends_name(n, stop))
        return false;
    if (two && !initial && before_stopped_title(n, stop))
        return true;
    if (!initial && stop == given + 1 && ib_title_begins(n->lex, stop, n->b) &&
        !(ib_entry_words(n->e, given) & (IB_R_TOWN | IB_R_PRESS)))
        return true;
    if (two && !initial &&
        (stop > given + 1 || ib_tok_is(n->lex, stop, IB_TOK_COLON) ||
         (is_join(n, stop) && !is_capitals(n, family - 1))))
        return false;
    return ends_given(n, stop) || is_capitals(n, family - 1) ||
           (family == i + 1 && stop == given + 1 && before_title(n, stop));
}

/* "Kafka, F.", "Kafka, Franz", "Bugnon (A.-L.)". */
static uint32_t inverted(ib_person *out, const namer *n, uint32_t i)
{
    const uint32_t family = family_end(n, i, 4);
    uint32_t given, stop;

    if (family == i)
        return i;
    *out = (ib_person){.family = ib_toks_span(n->lex, i, family)};
    given = family + 1;
    stop = initials_end(n, given);
    if (ib_tok_is(n->lex, family, IB_TOK_OPEN) && stop > given &&
        ib_tok_is(n->lex, stop, IB_TOK_CLOSE) &&
        (ib_lex_tok(n->lex, given)->flags & IB_TOK_DOT) &&
        !ib_lex_has(n->lex, given, IB_W_EDITOR_MARK)) { /* "(Hg.)" */
        out->given = ib_toks_span(n->lex, given, stop);
        return stop + 1;
    }
    if (!ib_tok_is(n->lex, family, IB_TOK_COMMA) || family >= n->b)
        return i;
    if (stop > given && is_particle(n, stop) && ends_name(n, stop + 1))
        stop++; /* "Houten, P. van" */
    if (stop > given && !ends_name(n, stop) && !is_article(n, stop) &&
        (!is_cap_word(n, stop) ||
         !(ib_lex_tok(n->lex, stop - 1)->flags & IB_TOK_DOT)))
        return i; /* "Dickens, A Tale of Two Cities" */
    if (stop == given || (is_cap_word(n, stop) && ends_given(n, stop + 1) &&
                          !ib_entry_stops(n->e, stop + 1))) {
        stop = given;
        while (stop < given + 4 && is_cap_word(n, stop))
            stop++;
        if (stop > given && is_particle(n, stop) &&
            !(ib_lex_tok(n->lex, stop)->flags & IB_TOK_CAP) &&
            ib_tok_is(n->lex, stop + 1, IB_TOK_COMMA) && stop + 1 < n->b) {
            out->given = ib_toks_span(n->lex, given, stop + 1);
            return stop + 1; /* "Houten, Pieter van, Elegies" */
        }
        if (stop > given)
            stop = initials_end(n, stop);
        if (!are_given(n, i, family, given, stop))
            return i;
    }
    out->given = ib_toks_span(n->lex, given, stop);
    return stop;
}

/* "Kafka F", "Kafka FM", "KAFKA F. M.", "KAFKA Franz". */
static uint32_t trailing(ib_person *out, const namer *n, uint32_t i)
{
    const uint32_t family = family_end(n, i, 3);
    uint32_t stop;

    if (family == i)
        return i;
    stop = initials_end(n, family);
    if (stop > family) {
        const bool dot =
            (ib_lex_tok(n->lex, stop - 1)->flags & IB_TOK_DOT) != 0;

        if (is_particle(n, stop) ||
            (is_cap_word(n, stop) &&
             (!dot || (stop == family + 1 && ends_name(n, stop + 1)))))
            return i; /* "Franz M. Kafka", "Jan C. van Ours" */
        if (!dot && !ends_name(n, stop))
            return i;
        *out = (ib_person){.family = ib_toks_span(n->lex, i, family),
                           .given = ib_toks_span(n->lex, family, stop)};
        return stop;
    }
    if (family == i + 2 && is_capitals(n, i) && !is_capitals(n, i + 1) &&
        ends_name(n, family)) {
        *out = (ib_person){.family = ib_toks_span(n->lex, i, i + 1),
                           .given = ib_toks_span(n->lex, i + 1, family)};
        return family;
    }
    return i;
}

/* "F. Kafka", "F. M. van der Kafka". */
static uint32_t direct(ib_person *out, const namer *n, uint32_t i)
{
    const uint32_t given = initials_end(n, i);
    uint32_t stop;

    if (given == i || !(ib_lex_tok(n->lex, given - 1)->flags & IB_TOK_DOT))
        return i;
    stop = family_end(n, given, 3);
    if (stop == given ||
        (!ends_name(n, stop) && !(ib_entry_words(n->e, stop) & IB_R_ABBREV)))
        return i;
    *out = (ib_person){.family = ib_toks_span(n->lex, given, stop),
                       .given = ib_toks_span(n->lex, i, given)};
    return stop;
}

/* "The Rise", "Die Schiffe": an article begins a title, and no name of a person
 * whose given name stands first.  "La" and "Le" begin French families. */
static bool begins_title(const namer *n, uint32_t i)
{
    static const char *const words[] = {"the", "der", "die", "das", "los",
                                        "las", "les", "gli", "eine"};

    for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
        if (ib_lex_is(n->lex, i, words[k]))
            return true;
    }
    return false;
}

/* "Franz Kafka", "Ludwig van Beethoven", "Joseph F. Cheer". */
static uint32_t full(ib_person *out, const namer *n, uint32_t i)
{
    uint32_t p = i, family = i, words = 0;

    if (begins_title(n, i))
        return i;
    while (p < n->b && p < i + 6) {
        if (is_cap_word(n, p)) {
            if (ib_lex_has(n->lex, p,
                           IB_W_BODY | IB_W_SIGNAL | IB_W_ACT | IB_W_TREATY) ||
                (ib_entry_words(n->e, p) & (IB_R_ARCHIVE | IB_R_MEETING)))
                return i;
            if (p == i || !is_particle(n, p - 1))
                family = p;
            words++;
        } else if (is_particle(n, p) && p > i) {
            if (!is_particle(n, p - 1))
                family = p;
        } else if (!is_initial(n, p) || p == i) {
            break;
        }
        p++;
    }
    if (words < 2 || words > 4 || is_particle(n, p - 1) || !ends_name(n, p))
        return i;
    *out = (ib_person){.family = ib_toks_span(n->lex, family, p),
                       .given = ib_toks_span(n->lex, i, family)};
    return p;
}

/* Is token i a word in Chinese, Japanese or Korean letters? */
static bool is_east_asian(const namer *n, uint32_t i)
{
    return i < n->b && ib_tok_is(n->lex, i, IB_TOK_WORD) &&
           (unsigned char)ib_tok_byte(n->lex, i) >= 0xE3 &&
           (unsigned char)ib_tok_byte(n->lex, i) <= 0xED;
}

/* Chinese, Japanese, Korean: two to four letters, perhaps a given name after
 * a blank. */
static uint32_t east_asian(ib_person *out, const namer *n, uint32_t i)
{
    uint32_t p = i;

    while (p < i + 2 && is_east_asian(n, p) &&
           ib_lex_tok(n->lex, p)->end - ib_lex_tok(n->lex, p)->start <= 15)
        p++;
    if (p == i || !ends_name(n, p))
        return i;
    *out = (ib_person){.family = ib_toks_span(n->lex, i, p)};
    return p;
}

static uint32_t person(ib_person *out, name_form *form, const namer *n,
                       uint32_t i)
{
    static uint32_t (*const reader[])(ib_person *, const namer *, uint32_t) = {
        inverted, trailing, direct, full, east_asian};

    for (uint32_t k = 0; k < sizeof reader / sizeof *reader; k++) {
        const uint32_t stop = reader[k](out, n, i);

        if (stop > i) {
            *form = (name_form)(NAME_INVERTED + k);
            return stop;
        }
    }
    return i;
}

/* "et al.", "and others", "u. a.", "et coll." */
static uint32_t others_end(const namer *n, uint32_t i)
{
    static const char *const pair[][2] = {{"et", "al"},
                                          {"and", "others"},
                                          {"u", "a"},
                                          {"et", "coll"},
                                          {"and", "al"}};

    for (size_t k = 0; k < sizeof pair / sizeof *pair; k++) {
        if (i + 1 < n->b && ib_lex_is(n->lex, i, pair[k][0]) &&
            ib_lex_is(n->lex, i + 1, pair[k][1]))
            return i + 2;
    }
    return i;
}

/* "Cao et al.", "Dezube, et al.": one family name stands for all. */
static uint32_t with_others(ib_person *out, const namer *n, uint32_t i)
{
    const uint32_t family = family_end(n, i, 2);
    uint32_t p = family;

    if (family == i)
        return i;
    if (ib_tok_is(n->lex, p, IB_TOK_COMMA))
        p++;
    if (others_end(n, p) == p)
        return i;
    *out = (ib_person){.family = ib_toks_span(n->lex, i, family)};
    return family;
}

/* "(eds.)", ", ed.", "(a cura di)", "(Hrsg.)" at token i. */
static uint32_t mark_end(const namer *n, uint32_t i)
{
    const ib_lex *lex = n->lex;
    const bool open = ib_tok_is(lex, i, IB_TOK_OPEN);
    uint32_t p = i;

    if (i >= n->b)
        return i;
    if (open || ib_tok_is(lex, i, IB_TOK_COMMA))
        p++;
    if (ib_lex_is(lex, p, "a") && ib_lex_is(lex, p + 1, "cura"))
        p += 2 + ib_lex_is(lex, p + 2, "di");
    else if (ib_lex_has(lex, p, IB_W_EDITOR_MARK) ||
             ib_lex_is(lex, p, "editor") || ib_lex_is(lex, p, "editors") ||
             ib_lex_is(lex, p, "edd") || ib_lex_is(lex, p, "herausgeber"))
        p++;
    else
        return i;
    if (ib_tok_is(lex, p, IB_TOK_STOP) && open)
        p++;
    if (!open)
        return p > n->b ? i : p;
    return p < n->b && ib_tok_is(lex, p, IB_TOK_CLOSE) ? p + 1 : i;
}

/* Does "and" follow in what still reads as a list of names? */
static bool is_joined_later(const namer *n, uint32_t i)
{
    const uint32_t stop = n->b - i > 60 ? i + 60 : n->b;

    for (; i < stop; i++) {
        if (is_join(n, i))
            return is_cap_word(n, i + 1) || is_initial(n, i + 1);
        if (!is_cap_word(n, i) && !is_initial(n, i) && !is_particle(n, i) &&
            !ib_tok_is(n->lex, i, IB_TOK_COMMA))
            return false;
    }
    return false;
}

static bool may_follow(const namer *n, name_form before, name_form form,
                       uint32_t i)
{
    if (form == NAME_EAST_ASIAN)
        return before == form &&
               ib_lex_tok(n->lex, i)->end - ib_lex_tok(n->lex, i)->start <= 12;
    if (form == before && form != NAME_FULL)
        return true;
    if (form == NAME_FULL)
        return is_joined_later(n, i);
    if (before == NAME_TRAILING)
        return false;
    return form == NAME_DIRECT || form == NAME_INVERTED;
}

/* ", ", " and ", "; ", " – " between two names; *comma: nothing else. */
static uint32_t link_end(const namer *n, bool *comma, uint32_t i)
{
    uint32_t p = i;

    *comma = false;
    if (p >= n->b)
        return i;
    if (ib_tok_is(n->lex, p, IB_TOK_COMMA) ||
        ib_tok_is(n->lex, p, IB_TOK_SEMI)) {
        *comma = ib_tok_is(n->lex, p, IB_TOK_COMMA);
        p++;
    } else if (ib_tok_is(n->lex, p, IB_TOK_STOP) && is_east_asian(n, p + 1) &&
               (ib_lex_tok(n->lex, p + 1)->flags & IB_TOK_GLUED)) {
        return p + 1;
    } else if (ib_tok_is(n->lex, p, IB_TOK_DASH) ||
               ib_tok_is(n->lex, p, IB_TOK_SLASH)) {
        return p + 1;
    }
    if (is_join(n, p)) {
        *comma = false;
        p++;
    }
    return p;
}

/* ", Jr.", ", III" after a name. */
static uint32_t suffix_end(const namer *n, uint32_t i)
{
    uint32_t p = i;

    if (p < n->b && ib_tok_is(n->lex, p, IB_TOK_COMMA))
        p++;
    if (p < n->b && (ib_lex_is(n->lex, p, "jr") || ib_lex_is(n->lex, p, "sr") ||
                     ib_lex_is(n->lex, p, "iii")))
        return p + 1;
    return i;
}

static bool push(ib_people *out, const ib_person *p)
{
    if (out->count == IB_PERSON_MAX)
        return false;
    out->item[out->count++] = *p;
    return true;
}

/* Where family names alone are joined by strokes: "Sessar/Steffen, 1978". */
static uint32_t strokes(ib_people *out, const namer *n, uint32_t i)
{
    uint32_t p = i;

    while (is_cap_word(n, p)) {
        const ib_person one = {.family = ib_toks_span(n->lex, p, p + 1)};

        push(out, &one);
        p++;
        if (!ib_tok_is(n->lex, p, IB_TOK_SLASH))
            break;
        p++;
    }
    if (out->count > 1 && ends_name(n, p))
        return p;
    out->count = 0;
    return i;
}

/* The rest of the list, one name being read up to token i. */
static uint32_t more_names(ib_people *out, const namer *n, name_form form,
                           uint32_t i)
{
    bool joined = false;

    for (uint32_t rounds = 0; rounds < 200; rounds++) {
        bool comma;
        uint32_t next = link_end(n, &comma, i), stop;
        name_form got = NAME_NONE;
        ib_person one;

        const uint32_t others =
            i + (i < n->b && ib_tok_is(n->lex, i, IB_TOK_COMMA));

        if (others_end(n, others) > others)
            return others_end(n, others);
        if (next == i || (joined && comma))
            return i;
        joined |= is_join(n, next - 1);
        stop = person(&one, &got, n, next);
        if (stop == next && is_join(n, next - 1) && form != NAME_INVERTED) {
            /* "J. Marlow & Sons" */
            stop = family_end(n, next, 1);
            if (stop == next || !ends_name(n, stop))
                return i;
            one = (ib_person){.family = ib_toks_span(n->lex, next, stop)};
            got = form;
        }
        if (stop == next || (comma && !may_follow(n, form, got, next)))
            return i;
        push(out, &one);
        if (got != NAME_FULL || form == NAME_FULL)
            form = got;
        i = suffix_end(n, stop);
    }
    return i;
}

uint32_t ib_creators_read(ib_people *out, bool *editors, const ib_entry *e,
                          uint32_t a, uint32_t b)
{
    const namer n = {.e = e, .lex = e->lex, .b = b};
    name_form form = NAME_NONE;
    ib_person one;
    uint32_t i, mark;

    *out = (ib_people){0};
    *editors = false;
    if (a >= b)
        return a;
    i = strokes(out, &n, a);
    if (i == a) {
        i = person(&one, &form, &n, a);
        if (i == a)
            i = with_others(&one, &n, a);
        if (i == a)
            return a;
        push(out, &one);
        i = more_names(out, &n, form, suffix_end(&n, i));
    }
    mark = mark_end(&n, i);
    *editors = mark > i;
    return mark;
}
