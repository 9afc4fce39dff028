/* apart.c - numbers that name, not count. */

#include "figure/apart.h"

#include "base/str.h"
#include "cite/date.h"

static const ib_ftoken *token(const ib_sentence *s, uint32_t at)
{
    return &s->token[at];
}

static bool is_sign(const ib_sentence *s, uint32_t at, const char *signs)
{
    if (!ib_ftoken_is(s, at, IB_FT_SIGN))
        return false;
    return token(s, at)->sign < 0x80 && token(s, at)->sign > 0 &&
           strchr(signs, (int)token(s, at)->sign) != NULL;
}

/* Does the token end in ASCII?  Other scripts put no blanks around numbers. */
static bool is_latin(const ib_sentence *s, uint32_t at)
{
    return (unsigned char)
               s->reading->view->text.at[token(s, at)->span.end - 1] < 0x80;
}

/* Is the number glued to letters or signs: A/79/798, F-16, 12(b), 10:30? */
static bool is_glued(const ib_sentence *s, const ib_amount *a)
{
    const uint32_t from = a->from, to = a->to;

    if (ib_ftoken_glued(s, from) && from > 0) {
        const ib_ftoken *before = token(s, from - 1);

        if ((before->kind == IB_FT_WORD && is_latin(s, from - 1)) ||
            is_sign(s, from - 1, "/#@_=") || before->kind == IB_FT_COLON ||
            before->kind == IB_FT_STOP || before->kind == IB_FT_CLOSE)
            return true;
        if (before->kind == IB_FT_HYPHEN && before->glued)
            return true;
    }
    if (ib_ftoken_glued(s, to)) {
        const ib_ftoken *after = token(s, to);

        if (after->kind == IB_FT_OPEN || is_sign(s, to, "/@_=") ||
            (after->kind == IB_FT_COLON && ib_ftoken_glued(s, to + 1)))
            return true;
        if (after->kind == IB_FT_STOP && ib_ftoken_glued(s, to + 1) &&
            ib_ftoken_is(s, to + 1, IB_FT_WORD))
            return true;
        if (after->kind == IB_FT_WORD &&
            !(after->word & (IB_F_MEASURE | IB_F_MONEY | IB_F_DURATION)) &&
            a->in_digits &&
            (unsigned char)s->reading->view->text.at[after->span.start] < 0x80)
            return true;
    }
    return false;
}

/* Is there a sign before it that numbers sections: § ¶ № #? */
static bool has_section_sign(const ib_sentence *s, uint32_t at)
{
    uint32_t cp;

    if (at == 0 || !ib_ftoken_is(s, at - 1, IB_FT_SIGN))
        return false;
    cp = token(s, at - 1)->sign;
    return cp == 0xA7 || cp == 0xB6 || cp == 0x2116 || cp == '#' || cp == '@' ||
           cp == '=' || cp == '/';
}

/* Does a word before it say that it only names: "article 5", "Nos. 5"? */
static bool has_label(const ib_sentence *s, const ib_amount *a,
                      const ib_unit *unit)
{
    uint32_t at = a->from;
    bool stop = false;

    if (at > 0 && (ib_ftoken_is(s, at - 1, IB_FT_STOP) ||
                   ib_ftoken_is(s, at - 1, IB_FT_HYPHEN))) {
        stop = true;
        at--;
    }
    if (at > 0 && token(s, at - 1)->kind == IB_FT_OPEN)
        at--;
    if (!ib_phrase_before(s, at, IB_F_LABEL))
        return false;
    if (stop && !ib_ftoken_glued(s, at))
        return false;
    /* "for the part two soldiers played": words after a small letter */
    return a->in_digits || token(s, at - 1)->capital || !unit->is_plural;
}

/* Does it go on with a list of which the number before was a name? */
static bool goes_on(const ib_sentence *s, const ib_amount *a,
                    const ib_unit *unit)
{
    const uint32_t at = a->from;
    const ib_ftoken *before = at > 0 ? token(s, at - 1) : NULL;

    if (!before)
        return false;
    if (ib_ftoken_has(s, at - 1, IB_F_AND | IB_F_OR | IB_F_TO))
        return !(unit->is_plural && unit->from == a->to &&
                 !token(s, unit->from)->capital);
    return before->kind == IB_FT_COMMA || before->kind == IB_FT_SEMICOLON ||
           before->kind == IB_FT_DASH || before->kind == IB_FT_HYPHEN ||
           before->kind == IB_FT_CLOSE || before->kind == IB_FT_OPEN;
}

static bool is_month(const ib_sentence *s, uint32_t at)
{
    int month;

    return ib_ftoken_is(s, at, IB_FT_WORD) &&
           ib_month_read(&month, s->reading->view->text,
                         token(s, at)->span.start, token(s, at)->span.end) > 0;
}

/* A year, or a day beside its month. */
static bool is_date(const ib_sentence *s, const ib_amount *a,
                    const ib_unit *unit, bool hedged)
{
    const ib_numeral *n = &token(s, a->from)->numeral;
    const bool strong = unit->kind == IBID_FIGURE_MONEY ||
                        unit->kind == IBID_FIGURE_MEASURE ||
                        unit->kind == IBID_FIGURE_SHARE;

    if (!a->in_digits)
        return false;
    if (n->digits < 3 && !n->decimals &&
        ((a->from > 0 && is_month(s, a->from - 1)) ||
         (is_month(s, a->to) && token(s, a->to)->capital)))
        return true;
    return n->digits == 4 && !n->grouped && !n->decimals &&
           a->low >= IB_FIGURE_YEAR_MIN && a->low < IB_FIGURE_YEAR_MAX &&
           !strong &&
           !(hedged && unit->is_plural && unit->from == a->to &&
             !token(s, unit->from)->capital);
}

/* "505 U.S. 833", "12 Cal. App. 4th 7": a place in a report. */
static bool is_report(const ib_sentence *s, const ib_amount *a)
{
    bool short_word = false;

    if (!a->in_digits)
        return false;
    for (uint32_t i = a->to; i < s->count && i < a->to + 7; i++) {
        const ib_ftoken *t = token(s, i);

        if (t->kind == IB_FT_NUMBER ||
            (t->kind == IB_FT_SIGN && t->sign == 0xA7))
            return short_word;
        if (t->kind == IB_FT_STOP && t->glued)
            short_word = true;
        else if (t->kind != IB_FT_WORD || !t->capital)
            return false;
    }
    return false;
}

/* "Boeing 747", "Protocol 1", "Group of 77": a number after a name. */
static bool is_name(const ib_sentence *s, const ib_amount *a,
                    const ib_unit *unit)
{
    const ib_ftoken *before;

    if (a->from == 0 || !a->in_digits || unit->is_plural)
        return false;
    before = token(s, a->from - 1);
    return before->kind == IB_FT_WORD && before->capital && a->from > 1 &&
           !(before->word & (IB_F_STOP | IB_F_HEDGE | IB_F_PLACE));
}

/* "12 Main Street". */
static bool is_address(const ib_sentence *s, const ib_amount *a)
{
    for (uint32_t i = a->to; i < a->to + 4 && ib_ftoken_is(s, i, IB_FT_WORD);
         i++) {
        if (!token(s, i)->capital)
            return false;
        if (i > a->to && ib_ftoken_has(s, i, IB_F_ADDRESS))
            return true;
    }
    return false;
}

/* "12.", "(12)", "12)" at the beginning of a block, or a number alone. */
static bool is_list_number(const ib_sentence *s, const ib_amount *a)
{
    if (!a->in_digits)
        return false;
    if (a->from > 0 && ib_ftoken_is(s, a->from - 1, IB_FT_OPEN) &&
        ib_ftoken_is(s, a->to, IB_FT_CLOSE))
        return true;
    if (a->from != 0)
        return false;
    return ib_ftoken_is(s, a->to, IB_FT_CLOSE) ||
           ib_ftoken_is(s, a->to, IB_FT_STOP) ||
           (s->begins_block && ib_ftoken_is(s, a->to, IB_FT_WORD) &&
            token(s, a->to)->capital &&
            ib_ftoken_has(s, a->to, IB_F_STOP | IB_F_LABEL));
}

bool ib_amount_is_apart(const ib_sentence *s, const ib_amount *a,
                        const ib_unit *unit, bool has_hedge, bool *named)
{
    const ib_numeral *n = &token(s, a->from)->numeral;
    const bool chained = *named && goes_on(s, a, unit);

    *named = has_section_sign(s, a->from) || has_label(s, a, unit) ||
             (chained && a->in_digits);
    if (*named)
        return true;
    if (a->is_broken || is_glued(s, a) || is_date(s, a, unit, has_hedge) ||
        is_report(s, a) || is_name(s, a, unit) || is_address(s, a) ||
        is_list_number(s, a) || ib_phrase_read(s, a->to, IB_F_CLOCK, NULL))
        return true;
    if (a->is_ordinal)
        return !ib_ftoken_has(s, a->to - 1, IB_F_SUPERLATIVE);
    return a->in_digits && ((n->zero && !n->decimals) ||
                            (!n->grouped && n->digits >= IB_FIGURE_DIGITS_MAX));
}
