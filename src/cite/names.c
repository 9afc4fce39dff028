/* names.c - who wrote it: persons and bodies. */

#include "cite/piece.h"

#include "base/scan.h"

/* Words that persons' names do not have, bodies' do. */

/* Small words inside persons' names. */

bool ib_body_is(const ib_lex *lex, uint32_t a, uint32_t b)
{
    for (uint32_t i = a; i < b; i++) {
        if (ib_lex_has(lex, i, IB_W_BODY))
            return true;
        if (ib_tok_is(lex, i, IB_TOK_SLASH))
            return true;
    }
    /* one word in capitals: "UNHCR", "FATF" */
    if (b == a + 1 && ib_tok_is(lex, a, IB_TOK_WORD)) {
        ibid_str s = ib_lex_str(lex, a);

        for (uint32_t i = 0; i < s.len; i++) {
            if (!ib_is(s.at[i], IB_UPPER) && s.at[i] != '.')
                return false;
        }
        return s.len > 2;
    }
    return false;
}

static bool is_cap(const ib_lex *lex, uint32_t i)
{
    return (ib_lex_tok(lex, i)->flags & IB_TOK_CAP) != 0;
}

static bool is_initial(const ib_lex *lex, uint32_t i)
{
    return (ib_lex_tok(lex, i)->flags & IB_TOK_INITIAL) != 0;
}

static bool is_join(const ib_lex *lex, uint32_t i)
{
    return (ib_lex_has(lex, i, IB_W_JOIN) && !is_cap(lex, i)) ||
           (ib_tok_is(lex, i, IB_TOK_OTHER) && ib_lex_str(lex, i).at[0] == '&');
}

/* One person in [a, b): given names and initials, then the family name, which
 * begins at the last word or the particle before it. */
static bool read_person(ib_person *out, const ib_lex *lex, uint32_t a,
                        uint32_t b)
{
    uint32_t words = 0, family;

    *out = (ib_person){0};
    if (a >= b || b - a > 6)
        return false;
    for (uint32_t i = a; i < b; i++) {
        if (!ib_tok_is(lex, i, IB_TOK_WORD))
            return false;
        if (!is_cap(lex, i) && !ib_lex_has(lex, i, IB_W_PARTICLE))
            return false;
        words++;
    }
    if (words == 1) {
        out->family = ib_toks_span(lex, a, b);
        return true;
    }
    if (is_initial(lex, b - 1) && !is_initial(lex, a)) {
        /* "Kafka F." */
        family = b - 1;
        while (family > a + 1 && is_initial(lex, family - 1))
            family--;
        out->family = ib_toks_span(lex, a, family);
        out->given = ib_toks_span(lex, family, b);
        return true;
    }
    family = b - 1;
    if (ib_lex_has(lex, family, IB_W_PARTICLE) && family > a + 1)
        family--; /* "Jr." */
    while (family > a + 1 && ib_lex_has(lex, family - 1, IB_W_PARTICLE) &&
           !is_cap(lex, family - 1))
        family--;
    out->family = ib_toks_span(lex, family, b);
    out->given = ib_toks_span(lex, a, family);
    return true;
}

/* The end of the name that begins at `a`: a comma, a join or `b`. */
static uint32_t name_end(const ib_lex *lex, uint32_t a, uint32_t b)
{
    while (a < b && !ib_tok_is(lex, a, IB_TOK_COMMA) && !is_join(lex, a) &&
           !ib_tok_is(lex, a, IB_TOK_SLASH) && !ib_tok_is(lex, a, IB_TOK_SEMI))
        a++;
    return a;
}

/* Is [a, b) nothing but initials or given names after "Family,"? */
static bool is_given(const ib_lex *lex, uint32_t a, uint32_t b)
{
    if (a >= b || b - a > 3)
        return false;
    for (uint32_t i = a; i < b; i++) {
        if (!ib_tok_is(lex, i, IB_TOK_WORD) || !is_initial(lex, i))
            return false;
    }
    return true;
}

/* Is the name in [a, b) written in capitals, as before ", Given"? */
static bool is_capitals(const ib_lex *lex, uint32_t a, uint32_t b)
{
    const ibid_str s = ib_lex_str(lex, b - 1);

    for (uint32_t i = 0; i < s.len; i++) {
        if (ib_is(s.at[i], IB_LOWER))
            return false;
    }
    return a < b && s.len > 2;
}

static bool read_persons(ib_people *out, const ib_lex *lex, uint32_t a,
                         uint32_t b)
{
    while (a < b) {
        uint32_t stop = name_end(lex, a, b);
        ib_person person;

        if (ib_lex_is(lex, a, "et") && ib_lex_is(lex, a + 1, "al"))
            return out->count > 0;
        if (stop == a) {
            a++;
            continue;
        }
        if (stop > a + 1 && ib_lex_is(lex, stop - 1, "al"))
            return out->count > 0;
        if (!read_person(&person, lex, a, stop))
            return false;
        if (ib_tok_is(lex, stop, IB_TOK_COMMA) && stop < b &&
            (is_given(lex, stop + 1, name_end(lex, stop + 1, b)) ||
             is_capitals(lex, a, stop))) {
            uint32_t given = name_end(lex, stop + 1, b);

            person.family = ib_toks_span(lex, a, stop);
            person.given = ib_toks_span(lex, stop + 1, given);
            stop = given;
        }
        if (out->count < IB_PERSON_MAX)
            out->item[out->count++] = person;
        a = stop + (stop < b);
        while (a < b && (is_join(lex, a) || ib_tok_is(lex, a, IB_TOK_COMMA)))
            a++;
    }
    return out->count > 0;
}

/* "et al.", "and others", "u. a.", "et coll." at token i. */
static bool is_and_others(const ib_lex *lex, uint32_t i)
{
    static const char *const pair[][2] = {
        {"et", "al"}, {"and", "others"}, {"u", "a"}, {"et", "coll"}};

    for (size_t k = 0; k < sizeof pair / sizeof *pair; k++) {
        if (ib_lex_is(lex, i, pair[k][0]) && ib_lex_is(lex, i + 1, pair[k][1]))
            return true;
    }
    return false;
}

bool ib_people_read(ib_people *out, const ib_lex *lex, uint32_t a, uint32_t b)
{
    uint32_t caps = 0;

    *out = (ib_people){0};
    while (a < b && (ib_tok_is(lex, b - 1, IB_TOK_COMMA) ||
                     ib_tok_is(lex, b - 1, IB_TOK_COLON)))
        b--;
    if (b > a + 2 && is_and_others(lex, b - 2))
        b -= 2;
    if (a >= b)
        return false;
    if (!ib_body_is(lex, a, b) && read_persons(out, lex, a, b))
        return true;
    *out = (ib_people){0};
    for (uint32_t i = a; i < b; i++)
        caps += ib_tok_is(lex, i, IB_TOK_WORD) && is_cap(lex, i);
    if (!caps || !ib_body_is(lex, a, b))
        return false;
    out->item[0].literal = ib_toks_span(lex, a, b);
    out->count = 1;
    return true;
}
