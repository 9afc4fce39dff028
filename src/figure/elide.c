/* elide.c - what shows that a number without a noun counts something: a
 * preposition or verb after it, a list before it.
 *
 * Huddleston and Pullum, The Cambridge Grammar of the English Language, 5.9:
 * fused heads.
 */

#include "figure/elide.h"

#include "base/str.h"

static bool has_lex(const ib_sentence *s, uint32_t at, uint32_t flags)
{
    return ib_ftoken_is(s, at, IB_FT_WORD) && (s->token[at].say & flags) != 0;
}

/* Does the token go on with a list: a comma, "and", a dash? */
static bool lists(const ib_sentence *s, uint32_t at)
{
    return ib_ftoken_is(s, at, IB_FT_COMMA) ||
           ib_ftoken_is(s, at, IB_FT_SEMICOLON) ||
           ib_ftoken_is(s, at, IB_FT_DASH) || ib_ftoken_is(s, at, IB_FT_OPEN) ||
           ib_ftoken_has(s, at, IB_F_AND | IB_F_OR);
}

/* Does the clause end before the token? */
static bool ends(const ib_sentence *s, uint32_t at)
{
    return at >= s->count || ib_ftoken_is(s, at, IB_FT_STOP) ||
           ib_ftoken_is(s, at, IB_FT_CLOSE) || lists(s, at);
}

/* A number follows: "two Serb and two Croat judges". */
static bool is_number(const ib_sentence *s, uint32_t at)
{
    return ib_ftoken_is(s, at, IB_FT_NUMBER) ||
           ib_ftoken_has(s, at, IB_F_ONE | IB_F_ONES | IB_F_TENS);
}

/* A verb or "more" after the number: "three were released", "five more". */
static bool is_subject(const ib_sentence *s, const ib_amount *a, bool earlier)
{
    uint32_t next = a->to;
    const bool begins = a->from == 0 || lists(s, a->from - 1);

    if (ib_ftoken_has(s, next, IB_F_OTHER) && !a->in_digits)
        return !a->is_one;
    if (!has_lex(s, next, IB_LEX_AUX | IB_LEX_BE))
        return false;
    if (a->is_one)
        return earlier && begins;
    return begins || (!a->in_digits && !has_lex(s, a->from - 1, IB_LEX_DET));
}

bool ib_amount_is_elided(const ib_sentence *s, const ib_amount *a,
                         const ib_unit *unit, bool earlier)
{
    const uint32_t next = a->to;
    const uint32_t of = ib_phrase_read(s, next, IB_F_OF, NULL);
    const bool listed = a->from > 0 && lists(s, a->from - 1);

    if (unit->to > unit->from) /* "two Serb and two Croat judges" */
        return !a->is_one && unit->from == next && unit->to - next <= 2 &&
               ib_ftoken_has(s, unit->to, IB_F_AND | IB_F_OR) &&
               is_number(s, unit->to + 1);
    if (of) /* "four of them", "73 of 98" */
        return !a->is_one && (ib_phrase_read(s, next, IB_F_PART, NULL) > 1 ||
                              is_number(s, next + of));
    if (a->from > 1 && ib_ftoken_has(s, a->from - 1, IB_F_OF) &&
        is_number(s, a->from - 2))
        return true;
    if (ib_ftoken_has(s, next, IB_F_FROM) && !a->in_digits)
        return earlier || (!a->is_one && a->from == 0);
    if (is_subject(s, a, earlier))
        return true;
    if (earlier && listed &&
        ((has_lex(s, next, IB_LEX_PREP) && !is_number(s, next + 1)) ||
         (ends(s, next) && !a->is_one)))
        return true;
    if (a->is_one || a->from == 0)
        return false;
    if (!a->in_digits && ib_ftoken_has(s, a->from - 1, IB_F_OTHER))
        return ends(s, next); /* "the other eight" */
    if (earlier && ends(s, next))
        return a->in_digits ? ib_ftoken_has(s, a->from - 1, IB_F_TO)
                            : !has_lex(s, a->from - 1, IB_LEX_DET);
    return !a->in_digits &&
           (ib_ftoken_has(s, a->from - 1, IB_F_OF) ||
            (a->from > 1 && has_lex(s, a->from - 1, IB_LEX_DET) &&
             ib_ftoken_has(s, a->from - 2, IB_F_OF)));
}

/* Does the plural noun of a figure begin with the noun of "one"? */
static bool is_same_noun(ibid_str one, ibid_str many)
{
    const uint32_t stem = one.len > 3 ? one.len - 2 : one.len;

    return (many.len > one.len && many.len <= one.len + 3 &&
            ib_str_has_at_nocase(many, 0, one)) ||
           (many.len == one.len && ib_str_has_at(one, stem, IB_STR("an")) &&
            ib_str_has_at(many, stem, IB_STR("en")));
}

/* Does the sentence count the same noun elsewhere: "one count ... two counts"?
 */
static bool is_counted(const ib_sentence *s, const ib_unit *unit)
{
    const ibid_str noun = ib_ftoken_str(s, unit->from);

    for (uint32_t i = 1; i < s->count; i++) {
        if (ib_ftoken_is(s, i, IB_FT_WORD) && is_number(s, i - 1) &&
            is_same_noun(noun, ib_ftoken_str(s, i)))
            return true;
    }
    return false;
}

bool ib_one_counts(const ib_sentence *s, const ib_amount *a,
                   const ib_unit *unit, const ib_figure_draft *draft,
                   size_t count)
{
    const ib_figure_draft *last = count > 0 ? &draft[count - 1] : NULL;

    if (unit->to == unit->from || unit->from != a->to ||
        s->token[unit->from].capital ||
        (a->from > 0 && has_lex(s, a->from - 1, IB_LEX_DET)))
        return false; /* "any one people" */
    if (is_counted(s, unit))
        return true;
    /* "two men and one woman": right after what was counted last */
    return last && a->from > 0 && ib_draft_end(last) + 1 == a->from &&
           (ib_ftoken_is(s, a->from - 1, IB_FT_COMMA) ||
            ib_ftoken_has(s, a->from - 1, IB_F_AND));
}
