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

static bool ends_in_digit(const ib_sentence *s, uint32_t at)
{
    return ib_ftoken_is(s, at, IB_FT_WORD) &&
           ib_is(s->reading->view->text.at[token(s, at)->span.end - 1],
                 IB_DIGIT);
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
        if (before->kind == IB_FT_DASH && before->glued && from > 1 &&
            ends_in_digit(s, from - 2))
            return true; /* A1-5066 */
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
                   ib_ftoken_is(s, at - 1, IB_FT_HYPHEN) ||
                   ib_ftoken_is(s, at - 1, IB_FT_COLON))) {
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

/* May the token stand between two numbers that name: "12(b), § 13, and 14"? */
static bool is_in_list(const ib_sentence *s, uint32_t at)
{
    const ib_ftoken *t = token(s, at);

    switch (t->kind) {
    case IB_FT_WORD:
        return t->span.end - t->span.start == 1 ||
               t->word & (IB_F_AND | IB_F_OR | IB_F_TO | IB_F_OF | IB_F_LABEL);
    case IB_FT_CITATION:
    case IB_FT_DATE:
    case IB_FT_STOP:
    case IB_FT_COLON:
        return false;
    default:
        return true;
    }
}

/* Does it go on with a list whose number before, up to token `named`, was a
 * name? */
static bool goes_on(const ib_sentence *s, const ib_amount *a,
                    const ib_unit *unit, uint32_t named)
{
    const uint32_t at = a->from;
    const ib_ftoken *before = at > 0 ? token(s, at - 1) : NULL;

    if (!before || named == IBID_NONE || named >= at)
        return false;
    for (uint32_t i = named; i < at; i++)
        if (!is_in_list(s, i))
            return false;
    if (ib_ftoken_has(s, at - 1, IB_F_AND | IB_F_OR | IB_F_TO | IB_F_OF))
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

    if (a->from == 0)
        return false;
    before = token(s, a->from - 1);
    if (!a->in_digits) /* "Requests Two and Eight", "Forty Recommendations" */
        return token(s, a->from)->kind == IB_FT_WORD &&
               token(s, a->from)->capital && before->kind == IB_FT_WORD &&
               a->sign_to == a->sign_from;
    if (unit->is_plural)
        return false;
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

/* The number at the beginning of the line at `at`; false: none is. */
static bool line_number(uint32_t *value, ibid_str text, uint32_t at)
{
    uint32_t len;

    while (at < text.len && (text.at[at] == ' ' || text.at[at] == '\t'))
        at++;
    len = at < text.len ? ib_number_at(value, text, at, text.len) : 0;
    return len > 0 && len < 4 &&
           (at + len >= text.len || ib_is(text.at[at + len], IB_SPACE));
}

/* The line before or after that is not empty; false: none is near. */
static bool next_line(uint32_t *at, ibid_str text)
{
    const uint32_t end = text.len - *at < IB_FIGURE_LINE_MAX
                             ? text.len
                             : *at + IB_FIGURE_LINE_MAX;

    for (uint32_t i = *at; i < end; i++) {
        if (text.at[i] != '\n')
            continue;
        while (i < end && ib_is(text.at[i], IB_SPACE))
            i++;
        *at = i;
        return i < end;
    }
    return false;
}

static bool line_before(uint32_t *at, ibid_str text)
{
    const uint32_t low =
        *at < IB_FIGURE_LINE_MAX ? 0 : *at - IB_FIGURE_LINE_MAX;
    uint32_t i = *at;

    while (i > low && ib_is(text.at[i - 1], IB_SPACE))
        i--;
    if (i == low)
        return false;
    while (i > low && text.at[i - 1] != '\n')
        i--;
    *at = i;
    return i > low || i == 0;
}

/* A number that counts lines: first on its line, and the line before or after
 * begins with the number before or after it (pleading paper of courts). */
static bool is_line_number(const ib_sentence *s, const ib_amount *a)
{
    const ibid_str text = s->reading->view->text;
    const uint32_t at = token(s, a->from)->span.start;
    uint32_t start = at, other, number;

    if (!a->in_digits || a->low >= 1000)
        return false;
    while (start > 0 &&
           (text.at[start - 1] == ' ' || text.at[start - 1] == '\t'))
        start--;
    if (start > 0 && text.at[start - 1] != '\n')
        return false;
    other = at;
    if (next_line(&other, text) && line_number(&number, text, other) &&
        number == (uint32_t)a->low + 1)
        return true;
    other = start;
    return line_before(&other, text) && line_number(&number, text, other) &&
           number + 1 == (uint32_t)a->low;
}

/* "12.", "(12)", "12)" at the beginning of a block, or a number alone. */
static bool is_list_number(const ib_sentence *s, const ib_amount *a)
{
    if (!a->in_digits)
        return false;
    if (a->from > 0 && ib_ftoken_is(s, a->from - 1, IB_FT_OPEN) &&
        ib_ftoken_is(s, a->to, IB_FT_CLOSE))
        return true;
    if (a->from != 0) /* "two theories: 1) that he acted" */
        return ib_ftoken_is(s, a->to, IB_FT_CLOSE) &&
               ib_ftoken_glued(s, a->to) &&
               (ib_ftoken_is(s, a->from - 1, IB_FT_COLON) ||
                ib_ftoken_is(s, a->from - 1, IB_FT_COMMA) ||
                ib_ftoken_is(s, a->from - 1, IB_FT_SEMICOLON) ||
                ib_ftoken_has(s, a->from - 1, IB_F_AND | IB_F_OR));
    /* and the mark of a note that was left at the sentence before */
    return ib_ftoken_is(s, a->to, IB_FT_CLOSE) ||
           ib_ftoken_is(s, a->to, IB_FT_STOP) ||
           (ib_ftoken_is(s, a->to, IB_FT_WORD) && token(s, a->to)->capital &&
            !token(s, a->from)->numeral.grouped &&
            (ib_ftoken_has(s, a->to, IB_F_STOP | IB_F_LABEL) ||
             strcmp(s->reading->words->language, "de") != 0));
}

bool ib_amount_is_apart(const ib_sentence *s, const ib_amount *a,
                        const ib_unit *unit, bool has_hedge, uint32_t *named)
{
    const ib_numeral *n = &token(s, a->from)->numeral;

    if (has_section_sign(s, a->from) || has_label(s, a, unit) ||
        (a->in_digits && goes_on(s, a, unit, *named))) {
        *named = a->to;
        return true;
    }
    if (a->is_broken || is_glued(s, a) || is_date(s, a, unit, has_hedge) ||
        is_report(s, a) || is_name(s, a, unit) || is_address(s, a) ||
        is_list_number(s, a) || is_line_number(s, a) ||
        ib_phrase_read(s, a->to, IB_F_CLOCK, NULL) ||
        (a->from > 0 && ib_ftoken_has(s, a->from - 1, IB_F_PAST)))
        return true;
    if (a->is_ordinal)
        return !ib_ftoken_has(s, a->to - 1, IB_F_SUPERLATIVE);
    return a->in_digits && ((n->zero && !n->decimals) ||
                            (!n->grouped && n->digits >= IB_FIGURE_DIGITS_MAX));
}
