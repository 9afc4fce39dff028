/* byline.c - who stands first in a citation.
 *
 * The order of names is told by the marks between them: Chicago 14.76 and
 * MHRA 11.2 (given name first), ISO 690:2021 4.2 and APA 9.8 (family name,
 * comma, given names or initials), the Swiss and Hungarian habit (family name
 * and given name without a comma).
 */

#include "cite/byline.h"

#include "base/scan.h"
#include "cite/named.h"

enum {
    UNIT_MAX = 7,   /* tokens of one name: "Juan Carlos de la Cruz y Vega" */
    NAME_WORDS = 4, /* of each name before a colon; more make a headline */
    BODY_MAX = 18,  /* of an organisation's */
    HEAD_MAX = 96   /* of all names: twelve of eight */
};

typedef enum unit_kind {
    UNIT_NONE,
    UNIT_INITIALS, /* "F.", "J.-P.", "PWM" */
    UNIT_ONE,      /* one word, with or without a particle */
    UNIT_FULL      /* given and family name */
} unit_kind;

typedef struct unit {
    unit_kind kind;
    uint32_t a, b;
} unit;

static bool is_cap(const ib_lex *lex, uint32_t i)
{
    return (ib_lex_tok(lex, i)->flags & IB_TOK_CAP) != 0;
}

static bool is_initial(const ib_lex *lex, uint32_t i)
{
    return ib_tok_is(lex, i, IB_TOK_WORD) &&
           (ib_lex_tok(lex, i)->flags & IB_TOK_INITIAL) != 0;
}

static bool is_particle(const ib_lex *lex, uint32_t i)
{
    return ib_lex_has(lex, i, IB_W_PARTICLE);
}

static bool is_join(const ib_lex *lex, uint32_t i)
{
    return ib_tok_is(lex, i, IB_TOK_SLASH) ||
           (ib_lex_has(lex, i, IB_W_JOIN) && !is_cap(lex, i)) ||
           (ib_tok_is(lex, i, IB_TOK_OTHER) && ib_lex_str(lex, i).at[0] == '&');
}

/* "et al.", "and others", "u. a.", "et coll." at token i; the token after. */
static uint32_t read_others(const ib_lex *lex, uint32_t i, uint32_t b)
{
    static const char *const pair[][2] = {
        {"et", "al"},      {"and", "others"}, {"u", "a"},    {"et", "coll"},
        {"und", "andere"}, {"y", "otros"},    {"e", "altri"}};

    for (size_t k = 0; k < sizeof pair / sizeof *pair && i + 1 < b; k++) {
        if (ib_lex_is(lex, i, pair[k][0]) && ib_lex_is(lex, i + 1, pair[k][1]))
            return i + 2;
    }
    return i < b && ib_lex_is(lex, i, "u.a") ? i + 1 : i;
}

static inline uint32_t others_end(const ib_lex *lex, uint32_t i, uint32_t b)
{
    return ib_lex_has(lex, i, IB_W_OTHERS_HEAD) ? read_others(lex, i, b) : i;
}

/* May the word be part of a person's name?  Not one that begins a sentence or
 * a title, nor one of bodies. */
static bool is_name_word(const ib_lex *lex, uint32_t i, bool first)
{
    const ib_tok *t = ib_lex_tok(lex, i);

    if (t->kind != IB_TOK_WORD)
        return false;
    if (is_particle(lex, i))
        return true;
    if (!(t->flags & IB_TOK_CAP))
        return false;
    if (t->flags & IB_TOK_INITIAL)
        return true;
    return !(t->words & (IB_W_BODY | IB_W_IBID)) &&
           !(first && (t->words & (IB_W_ADVERB | IB_W_SMALL)));
}

/* One name from token a. */
static unit read_unit(const ib_lex *lex, uint32_t a, uint32_t b)
{
    unit u = {UNIT_NONE, a, a};
    uint32_t initials = 0, words = 0, small = 0;

    for (; u.b < b && u.b - a < UNIT_MAX; u.b++) {
        const ib_tok *t = ib_lex_tok(lex, u.b);

        if (t->kind != IB_TOK_WORD)
            break;
        if (!t->words && (t->flags & IB_TOK_CAP)) {
            initials += (t->flags & IB_TOK_INITIAL) != 0;
            words += !(t->flags & IB_TOK_INITIAL);
            continue; /* as most names are */
        }
        if (others_end(lex, u.b, b) > u.b || is_join(lex, u.b) ||
            !is_name_word(lex, u.b, u.b == a))
            break;
        if (is_initial(lex, u.b))
            initials++;
        else if (is_particle(lex, u.b) && !is_cap(lex, u.b))
            small++;
        else
            words++;
    }
    if (words + initials == 0)
        return u;
    if (words == 0)
        u.kind = UNIT_INITIALS;
    else if (words + initials == 1)
        u.kind = UNIT_ONE;
    else
        u.kind = UNIT_FULL;
    return u;
}

/* Does a name end before token i? */
static bool is_delimiter(const ib_lex *lex, uint32_t i, uint32_t b)
{
    if (i >= b)
        return true;
    switch (ib_lex_tok(lex, i)->kind) {
    case IB_TOK_COMMA:
    case IB_TOK_SEMI:
    case IB_TOK_SLASH:
    case IB_TOK_STOP:
    case IB_TOK_COLON:
    case IB_TOK_OPEN:
    case IB_TOK_QUOTE:
    case IB_TOK_YEAR:
    case IB_TOK_DATE:
        return true;
    default:
        return is_join(lex, i) || others_end(lex, i, b) > i;
    }
}

/* The token after a mark of editors at i: "(eds.)", "(Hrsg.)", ", eds.,",
 * ", (ed.)", "(a cura di)". */
static uint32_t mark_end(const ib_lex *lex, uint32_t i, uint32_t b)
{
    const uint32_t open = i + (i + 2 < b && ib_tok_is(lex, i, IB_TOK_COMMA) &&
                               ib_tok_is(lex, i + 1, IB_TOK_OPEN));
    uint32_t e = open + 1;

    if (e >= b || !(ib_tok_is(lex, open, IB_TOK_OPEN) ||
                    ib_tok_is(lex, open, IB_TOK_COMMA)))
        return i;
    if (ib_tok_is(lex, open, IB_TOK_OPEN) && ib_lex_is(lex, e, "a") &&
        ib_lex_is(lex, e + 1, "cura")) {
        e += 2 + ib_lex_is(lex, e + 2, "di");
        return e < b && ib_tok_is(lex, e, IB_TOK_CLOSE) ? e + 1 : i;
    }
    if (!ib_lex_has(lex, e, IB_W_EDITOR_MARK))
        return i;
    e++;
    if (ib_tok_is(lex, e, IB_TOK_STOP) && e < b)
        e++;
    if (ib_tok_is(lex, open, IB_TOK_OPEN))
        return e < b && ib_tok_is(lex, e, IB_TOK_CLOSE) ? e + 1 : i;
    return e >= b || ib_tok_is(lex, e, IB_TOK_COMMA) ? e : i;
}

/* Split [a, b) into given and family name, given name first. */
static void direct(ib_person *p, const ib_lex *lex, uint32_t a, uint32_t b)
{
    uint32_t family = b - 1;

    *p = (ib_person){0};
    if (b - a == 1) {
        p->family = ib_toks_span(lex, a, b);
        return;
    }
    if (is_initial(lex, b - 1) && !is_initial(lex, a)) { /* "Berg F." */
        while (family > a + 1 && is_initial(lex, family - 1))
            family--;
        p->family = ib_toks_span(lex, a, family);
        p->given = ib_toks_span(lex, family, b);
        return;
    }
    if (is_particle(lex, family) && family > a + 1)
        family--; /* "Jr.", "van de" after the name */
    while (family > a && is_particle(lex, family - 1) &&
           !is_initial(lex, family - 1))
        family--;
    p->family = ib_toks_span(lex, family, b);
    p->given = ib_toks_span(lex, a, family);
}

static void keep(ib_people *people, ib_person p)
{
    if (people->count < IB_PERSON_MAX)
        people->item[people->count++] = p;
}

/* May the list of inverted names end at token i? */
static bool ends_inverted(const ib_lex *lex, uint32_t i, uint32_t b)
{
    if (i >= b)
        return false;
    if (ib_tok_is(lex, i, IB_TOK_COMMA))
        i++;
    return ib_tok_is(lex, i, IB_TOK_STOP) || ib_tok_is(lex, i, IB_TOK_COLON) ||
           ib_tok_is(lex, i, IB_TOK_YEAR) || ib_tok_is(lex, i, IB_TOK_DATE) ||
           ib_tok_is(lex, i, IB_TOK_QUOTE) || mark_end(lex, i, b) > i ||
           (ib_tok_is(lex, i, IB_TOK_OPEN) &&
            ib_tok_is(lex, i + 1, IB_TOK_YEAR)) ||
           others_end(lex, i, b) > i;
}

/* Are all letters of the word at i capitals? */
static bool is_upper(const ib_lex *lex, uint32_t i)
{
    const ibid_str s = ib_lex_str(lex, i);

    for (uint32_t k = 0; k < s.len; k++) {
        if (ib_is(s.at[k], IB_LOWER))
            return false;
    }
    return s.len > 2;
}

/* Does the full stop of initials end the names at token i: "Berg, R. Title"? */
static bool after_initial(const ib_lex *lex, uint32_t i, uint32_t b)
{
    return i < b && i > 0 && is_initial(lex, i - 1) &&
           (ib_lex_tok(lex, i - 1)->flags & IB_TOK_DOT) &&
           (ib_tok_is(lex, i, IB_TOK_WORD) ||
            ib_tok_is(lex, i, IB_TOK_NUMBER) ||
            ib_tok_is(lex, i, IB_TOK_QUOTE)) &&
           !is_join(lex, i);
}

/* Given names after "Family,".  Where no mark ends them the full stop of the
 * last initial does; after a full given name only where the family name is in
 * capitals. */
static unit read_given(const ib_lex *lex, uint32_t a, uint32_t b, bool capitals)
{
    unit u = read_unit(lex, a, b);
    uint32_t words = 0, cut = a;

    if (u.kind == UNIT_NONE || is_delimiter(lex, u.b, b))
        return u;
    for (uint32_t i = a; i < u.b; i++) {
        words += !is_initial(lex, i);
        if (is_initial(lex, i) && words <= 1 && (!words || capitals))
            cut = i + 1;
    }
    if (cut == a || !after_initial(lex, cut, b))
        return (unit){UNIT_NONE, a, a};
    for (words = 0; a < cut; a++)
        words += !is_initial(lex, a);
    return (unit){words ? UNIT_FULL : UNIT_INITIALS, u.a, cut};
}

/* Has the word at token i two capitals side by side, or one after a small
 * letter, as journals are shortened and no given name is: "GRUR", "JuS"? */
static bool is_siglum(const ib_lex *lex, uint32_t i)
{
    const ibid_str s = ib_lex_str(lex, i);

    for (uint32_t k = 1; k < s.len; k++) {
        if (ib_is(s.at[k], IB_UPPER) && ib_is(s.at[k - 1], IB_ALPHA))
            return true;
    }
    return false;
}

bool ib_title_begins(const ib_lex *lex, uint32_t e, uint32_t b)
{
    static const char *const articles[] = {"el",  "la", "los", "las", "un",
                                           "una", "le", "les", "il",  "gli"};

    if (e + 2 >= b || !ib_tok_is(lex, e, IB_TOK_COMMA))
        return false;
    if (ib_tok_is(lex, e + 1, IB_TOK_QUOTE))
        return true;
    for (size_t k = 0; k < sizeof articles / sizeof *articles; k++) {
        if (ib_lex_is(lex, e + 1, articles[k]))
            return is_cap(lex, e + 1) && ib_tok_is(lex, e + 2, IB_TOK_WORD) &&
                   !is_initial(lex, e + 1);
    }
    return false;
}

/* Is the word at token i a given name in full, before a title?  "John Berg,
 * Oslo, ‘On Ships’" has a town there. */
static bool is_given(const ib_lex *lex, uint32_t i, uint32_t b)
{
    return ib_title_begins(lex, i + 1, b) && !is_upper(lex, i) &&
           ib_lex_tok(lex, i)->words == 0 && !ib_place_is(lex, i, i + 1);
}

/* "Berg, Rut", "BERG, Rut (Rut Siv)", "Berg, R. S." at token a; the token
 * after it, or a.  *sure: by its initials or capitals alone. */
static uint32_t inverted(ib_person *p, bool *sure, const ib_lex *lex,
                         uint32_t a, uint32_t b)
{
    unit family = read_unit(lex, a, b), given;
    uint32_t e;

    if (family.kind == UNIT_FULL && family.b == a + 2 && is_particle(lex, a) &&
        !is_initial(lex, a))
        family.kind = UNIT_ONE; /* "De Dahl, Grainne" */
    if (family.kind == UNIT_NONE || family.b >= b ||
        !ib_tok_is(lex, family.b, IB_TOK_COMMA) ||
        (family.kind != UNIT_ONE && !is_upper(lex, family.b - 1) &&
         family.b - family.a > 3))
        return a;
    given = read_given(lex, family.b + 1, b, is_upper(lex, family.b - 1));
    if (given.kind == UNIT_NONE || given.b - given.a > 4)
        return a;
    /* "W. BERG, U.N. Law": both have their own initials */
    if (family.kind == UNIT_FULL && is_initial(lex, a) &&
        (ib_lex_tok(lex, a)->flags & IB_TOK_DOT) &&
        !is_delimiter(lex, given.b, b))
        return a;
    /* "Berg, NSR 2004, 12": a journal's letters */
    if (given.kind == UNIT_INITIALS && ib_lex_str(lex, given.a).len > 2 &&
        !(ib_lex_tok(lex, given.a)->flags & IB_TOK_DOT))
        return a;
    if (given.kind == UNIT_ONE && ib_tok_is(lex, given.b, IB_TOK_YEAR) &&
        is_siglum(lex, given.a) && !is_upper(lex, family.b - 1))
        return a;
    if (family.kind == UNIT_FULL && given.kind != UNIT_INITIALS &&
        !is_upper(lex, family.b - 1) &&
        !(given.kind == UNIT_ONE && is_given(lex, given.a, b)))
        return a;
    *sure = given.kind == UNIT_INITIALS || is_upper(lex, family.b - 1);
    *p = (ib_person){.family = ib_toks_span(lex, family.a, family.b),
                     .given = ib_toks_span(lex, given.a, given.b)};
    e = given.b;
    /* ISO 690 gives the full form in brackets: "LAWSON, C. (Colin)" */
    if (ib_tok_is(lex, e, IB_TOK_OPEN) && e + 1 < b &&
        ib_tok_is(lex, e + 1, IB_TOK_WORD) && mark_end(lex, e, b) == e) {
        const uint32_t mate = ib_lex_tok(lex, e)->mate;

        if (mate != IBID_NONE && mate < b && mate - e < UNIT_MAX) {
            p->given = ib_toks_span(lex, given.a, mate + 1);
            e = mate + 1;
        }
    }
    return e;
}

/* What stands between two names; the token after it, or i. */
static uint32_t between(const ib_lex *lex, uint32_t i, uint32_t b)
{
    uint32_t e = i;

    if (e < b &&
        (ib_tok_is(lex, e, IB_TOK_COMMA) || ib_tok_is(lex, e, IB_TOK_SEMI)))
        e++;
    if (e < b && is_join(lex, e))
        e++;
    return e;
}

/* A list that begins with an inverted name. */
static uint32_t read_inverted(ib_people *out, const ib_lex *lex, uint32_t a,
                              uint32_t b)
{
    bool sure = false, surely = false;
    ib_person p;
    uint32_t e = inverted(&p, &sure, lex, a, b), next;

    if (e == a)
        return a;
    keep(out, p);
    surely = sure;
    for (;;) {
        unit u;

        next = between(lex, e, b);
        if (next == e || next >= b || others_end(lex, next, b) > next)
            break;
        if (inverted(&p, &sure, lex, next, b) > next) {
            keep(out, p);
            e = inverted(&p, &sure, lex, next, b);
            continue;
        }
        u = read_unit(lex, next, b);
        if (u.kind != UNIT_FULL || !is_delimiter(lex, u.b, b) ||
            (surely && !is_join(lex, next - 1) &&
             ib_tok_is(lex, e, IB_TOK_COMMA)))
            break;
        direct(&p, lex, u.a, u.b);
        keep(out, p);
        e = u.b;
    }
    if (ends_inverted(lex, e, b) || (surely && after_initial(lex, e, b)) ||
        (surely && e < b && ib_tok_is(lex, e, IB_TOK_COMMA)) ||
        (ib_tok_is(lex, e - 2, IB_TOK_COMMA) && is_given(lex, e - 1, b)))
        return e;
    out->count = 0;
    return a;
}

/* Initials and one family name, where the title follows without a mark:
 * "E. Berg The Fleet". */
static unit cut_bare(const ib_lex *lex, uint32_t a, uint32_t b)
{
    unit u = {UNIT_NONE, a, a};

    while (u.b < b && is_initial(lex, u.b))
        u.b++;
    if (u.b == a || u.b - a > 4)
        return u;
    while (u.b < b && is_particle(lex, u.b))
        u.b++;
    if (u.b + 1 >= b || !is_name_word(lex, u.b, true) || is_initial(lex, u.b))
        return u;
    u.b++;
    u.kind = UNIT_FULL;
    return u;
}

/* Does a name stand at token i, and end? */
static bool is_last(const ib_lex *lex, uint32_t i, uint32_t b)
{
    const unit u = read_unit(lex, i, b);

    return (u.kind >= UNIT_ONE && is_delimiter(lex, u.b, b)) ||
           cut_bare(lex, i, b).kind != UNIT_NONE;
}

/* Does a list with commas reach a join or "et al.": "A, B, C and D"? */
static bool joins_later(const ib_lex *lex, uint32_t i, uint32_t b,
                        unit_kind kind)
{
    for (int k = 0; k < IB_PERSON_MAX && i < b; k++) {
        unit u;

        if (others_end(lex, i, b) > i)
            return true;
        u = read_unit(lex, i, b);
        if (u.kind != kind)
            return false;
        i = u.b;
        if (i < b && others_end(lex, i, b) > i)
            return true;
        if (i < b && is_join(lex, i))
            return is_last(lex, i + 1, b);
        if (mark_end(lex, i, b) > i)
            return true;
        if (!ib_tok_is(lex, i, IB_TOK_COMMA))
            return false;
        i++;
        if (i < b && is_join(lex, i))
            return others_end(lex, i, b) > i || is_last(lex, i + 1, b);
    }
    return false;
}

/* "G. Berg, S. Dahl, On Ships": after initials and a family name the same again
 * before a mark is no title, though no "and" follows. */
static bool is_alike(const ib_lex *lex, uint32_t a, uint32_t i, uint32_t b)
{
    unit u;

    if (!is_initial(lex, a) || !is_initial(lex, i) ||
        !(ib_lex_tok(lex, i)->flags & IB_TOK_DOT))
        return false;
    u = read_unit(lex, i, b);
    return u.kind == UNIT_FULL && u.b - i <= 4 && u.b + 2 < b &&
           (ib_tok_is(lex, u.b, IB_TOK_COMMA) ||
            ib_tok_is(lex, u.b, IB_TOK_COLON)) &&
           !is_initial(lex, u.b - 1);
}

/* A list with the given names first, or of family names alone. */
static uint32_t read_direct(ib_people *out, bool *bare, bool commas,
                            const ib_lex *lex, uint32_t a, uint32_t b)
{
    uint32_t i = a, e = a;
    unit_kind first = UNIT_NONE;
    bool joined = false; /* "and" stood before the last */

    while (i < b && out->count < IB_PERSON_MAX) {
        unit u = read_unit(lex, i, b);
        ib_person p;
        uint32_t next;

        if (u.kind == UNIT_NONE || u.kind == UNIT_INITIALS ||
            !is_delimiter(lex, u.b, b)) {
            u = cut_bare(lex, i, b);
            *bare = true;
        }
        if (u.kind == UNIT_NONE || (first == UNIT_ONE && u.kind != UNIT_ONE))
            break;
        first = first ? first : u.kind;
        direct(&p, lex, u.a, u.b);
        keep(out, p);
        e = u.b;
        *bare &= !is_delimiter(lex, e, b);
        if (*bare || others_end(lex, e, b) > e)
            break;
        if (ib_tok_is(lex, e, IB_TOK_COMMA) &&
            others_end(lex, e + 1, b) > e + 1)
            break; /* "Berg, et al." */
        next = between(lex, e, b);
        if (next == e ||
            (!is_join(lex, next - 1) &&
             (joined || !commas || !ib_tok_is(lex, e, IB_TOK_COMMA) ||
              !(joins_later(lex, next, b, first) ||
                is_alike(lex, a, next, b)))))
            break;
        if (is_join(lex, next - 1) && joined && ib_tok_is(lex, e, IB_TOK_COMMA))
            break;
        joined |=
            is_join(lex, next - 1) && !ib_tok_is(lex, next - 1, IB_TOK_SLASH);
        i = next;
    }
    return e;
}

/* An organisation from token a to its comma or stop. */
static uint32_t read_body(ib_people *out, const ib_lex *lex, uint32_t a,
                          uint32_t b)
{
    uint32_t e = a;

    while (e < b && e - a < BODY_MAX &&
           (ib_tok_is(lex, e, IB_TOK_WORD) || is_join(lex, e) ||
            ib_tok_is(lex, e, IB_TOK_DASH)) &&
           !ib_lex_has(lex, e, IB_W_VERB) && !ib_lex_has(lex, e, IB_W_IBID))
        e++;
    if (e == a || !is_cap(lex, a) || !ib_body_is(lex, a, e) ||
        ib_lex_has(lex, a, IB_W_DOCUMENT | IB_W_PAPER))
        return a;
    out->item[0] = (ib_person){.literal = ib_toks_span(lex, a, e)};
    out->count = 1;
    /* "World Health Organization (WHO),": its abbreviation */
    if (ib_tok_is(lex, e, IB_TOK_OPEN) && e + 3 < b &&
        ib_tok_is(lex, e + 2, IB_TOK_CLOSE) && is_upper(lex, e + 1) &&
        ib_tok_is(lex, e + 1, IB_TOK_WORD))
        e += 3;
    return e;
}

/* What follows the names: the mark of editors, a comma, a stop. */
static void finish(ib_byline *out, const ib_lex *lex, uint32_t e, uint32_t b)
{
    uint32_t mark;

    e = others_end(lex, e, b);
    if (e + 1 < b && ib_tok_is(lex, e, IB_TOK_COMMA))
        e = others_end(lex, e + 1, b) > e + 1 ? others_end(lex, e + 1, b) : e;
    mark = mark_end(lex, e, b);
    out->editor = mark > e;
    e = mark;
    out->stop = e < b && (ib_tok_is(lex, e, IB_TOK_STOP) ||
                          ib_tok_is(lex, e, IB_TOK_COLON));
    out->bare = !out->editor && e < b && !is_delimiter(lex, e, b);
    if (e < b && (ib_tok_is(lex, e, IB_TOK_COMMA) || out->stop))
        e++;
    else if (out->form == IB_BYLINE_INVERTED && after_initial(lex, e, b))
        out->stop = true;
    out->end = e;
}

/* Is what follows the names what a title cannot be without: not a place, not
 * the end? */
static bool has_title(const ib_byline *out, const ib_lex *lex, uint32_t b)
{
    uint32_t e = out->end;

    if (e >= b)
        return out->editor;
    while (e < b && e - out->end < 6 && !ib_tok_is(lex, e, IB_TOK_COMMA) &&
           !ib_tok_is(lex, e, IB_TOK_COLON))
        e++;
    return !ib_place_is(lex, out->end, e) || e + 1 >= b;
}

/* "Ana Soler: «La caza»", "Ramón ALDAMA: Los puertos": does the colon at token e
 * end names, and no part of a title?  A title in quotation marks, or a family
 * name in capitals, says so (Spanish humanities). */
static bool is_colon_of_names(const ib_byline *out, const ib_lex *lex,
                              uint32_t a, uint32_t e)
{
    return out->form == IB_BYLINE_DIRECT &&
           e - a <= NAME_WORDS * out->people.count &&
           (ib_tok_is(lex, e + 1, IB_TOK_QUOTE) || is_upper(lex, e - 1));
}

/* May a list of direct names end before token e?  A stop ends none: it
 * stands inside a title. */
static bool ends_direct(const ib_byline *out, const ib_lex *lex, uint32_t a,
                        uint32_t e, uint32_t b)
{
    if (out->editor || out->bare)
        return true;
    e = others_end(lex, e, b);
    if (e >= b)
        return false;
    switch (ib_lex_tok(lex, e)->kind) {
    case IB_TOK_COMMA:
    case IB_TOK_QUOTE:
    case IB_TOK_YEAR:
    case IB_TOK_DATE:
        return true;
    case IB_TOK_OPEN:
        return ib_tok_is(lex, e + 1, IB_TOK_YEAR) ||
               ib_tok_is(lex, e + 1, IB_TOK_DATE);
    case IB_TOK_STOP:
        return ib_tok_is(lex, e + 1, IB_TOK_YEAR) ||
               ib_tok_is(lex, e + 1, IB_TOK_DATE);
    case IB_TOK_COLON:
        return is_colon_of_names(out, lex, a, e);
    default:
        return others_end(lex, e, b) > e;
    }
}

static ib_byline_form form_of(const ib_people *people)
{
    for (uint32_t i = 0; i < people->count; i++) {
        if (people->item[i].given.end)
            return IB_BYLINE_DIRECT;
    }
    return IB_BYLINE_FAMILY;
}

bool ib_byline_read(ib_byline *out, const ib_lex *lex, uint32_t a, uint32_t b)
{
    uint32_t e;
    bool bare = false;

    *out = (ib_byline){.end = a};
    if (b - a > HEAD_MAX)
        b = a + HEAD_MAX;
    e = read_inverted(&out->people, lex, a, b);
    if (e > a) {
        out->form = IB_BYLINE_INVERTED;
        finish(out, lex, e, b);
        return true;
    }
    /* with a list, then with the first name alone: "Berg, Ships and Men" */
    for (int commas = 1; commas >= 0; commas--) {
        bare = false;
        out->people.count = 0;
        e = read_direct(&out->people, &bare, commas, lex, a, b);
        if (e == a || !out->people.count)
            break;
        out->form = form_of(&out->people);
        finish(out, lex, e, b);
        out->bare = bare;
        if (bare)
            out->end = others_end(lex, e, b);
        if (ends_direct(out, lex, a, e, b) && has_title(out, lex, b))
            return true;
    }
    out->people.count = 0;
    e = read_body(&out->people, lex, a, b);
    if (e > a) {
        out->form = IB_BYLINE_BODY;
        finish(out, lex, e, b);
        if (e < b &&
            (out->editor || (!out->bare && is_delimiter(lex, e, b) &&
                             !ib_tok_is(lex, e, IB_TOK_COLON) &&
                             (!ib_tok_is(lex, e, IB_TOK_OPEN) ||
                              ib_tok_is(lex, e + 1, IB_TOK_YEAR)))) &&
            has_title(out, lex, b))
            return true;
    }
    *out = (ib_byline){.end = a};
    return false;
}

uint32_t ib_byline_list(ib_people *out, const ib_lex *lex, uint32_t a,
                        uint32_t b)
{
    bool bare = false;
    uint32_t e;

    *out = (ib_people){0};
    if (b - a > HEAD_MAX)
        b = a + HEAD_MAX;
    e = read_inverted(out, lex, a, b);
    if (e == a) {
        out->count = 0;
        e = read_direct(out, &bare, true, lex, a, b);
    }
    if (out->count == 0)
        e = read_body(out, lex, a, b);
    return out->count ? others_end(lex, e, b) : a;
}
