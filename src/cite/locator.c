/* locator.c - pinpoints: a label and numbers. */

#include "cite/piece.h"

#include "base/scan.h"

/* Labels (CSL 1.0.2's locator terms, in the languages of notes). */

/* These need a number after them; the others may stand alone ("annex"). */

static bool is_roman(ibid_str s)
{
    if (s.len == 0 || s.len > 7)
        return false;
    for (uint32_t i = 0; i < s.len; i++) {
        if (!strchr("ivxlcIVXLC", s.at[i]))
            return false;
    }
    return true;
}

/* A number of a pinpoint: digits, "5.11", "xiv", "II", a year read from
 * digits that are none ("p. 1998"). */
static bool is_number(const ib_lex *lex, uint32_t i, bool roman)
{
    const ib_tok *t;

    if (i >= lex->tok.count)
        return false;
    t = ib_lex_tok(lex, i);
    if (t->kind == IB_TOK_NUMBER || t->kind == IB_TOK_YEAR)
        return true;
    return roman && t->kind == IB_TOK_WORD && is_roman(ib_lex_str(lex, i)) &&
           !(t->flags & IB_TOK_DOT);
}

/* "(d)", "(a)(1)" after a number. */
static uint32_t skip_letters(const ib_lex *lex, uint32_t i, uint32_t b)
{
    while (i + 2 < b && ib_tok_is(lex, i, IB_TOK_OPEN) &&
           ib_tok_is(lex, i + 2, IB_TOK_CLOSE) &&
           ib_lex_tok(lex, i + 1)->end - ib_lex_tok(lex, i + 1)->start <= 4 &&
           ib_lex_tok(lex, i + 1)->kind != IB_TOK_YEAR)
        i += 3;
    return i;
}

/* Numbers and ranges with commas and "and" between; `list` allows commas. */
static uint32_t numbers(const ib_lex *lex, uint32_t i, uint32_t b, bool list,
                        bool roman)
{
    uint32_t stop = i;

    if (b - i > 4 * IB_PIN_COUNT_MAX && b > i)
        b = i + 4 * IB_PIN_COUNT_MAX;
    while (i < b && is_number(lex, i, roman)) {
        stop = i = skip_letters(lex, i + 1, b);
        if (i + 1 < b && ib_tok_is(lex, i, IB_TOK_DASH) &&
            is_number(lex, i + 1, roman)) {
            i += 2;
            stop = i = skip_letters(lex, i, b);
        }
        while (i < b && ib_lex_has(lex, i, IB_W_PIN_AFTER) &&
               !(ib_lex_tok(lex, i)->flags & IB_TOK_CAP))
            stop = ++i;
        if (!list)
            break;
        if (i < b && ib_tok_is(lex, i, IB_TOK_COMMA))
            i++;
        if (i < b && (ib_lex_is(lex, i, "and") || ib_lex_is(lex, i, "und") ||
                      ib_lex_is(lex, i, "et") || ib_lex_is(lex, i, "y")))
            i++;
    }
    return stop;
}

uint32_t ib_pages_read(ibid_span *span, const ib_lex *lex, uint32_t a,
                       uint32_t b)
{
    uint32_t stop = numbers(lex, a, b, false, false);

    *span = ib_toks_span(lex, a, stop);
    return stop;
}

uint32_t ib_locator_read(ibid_span *span, const ib_lex *lex, uint32_t a,
                         uint32_t b)
{
    uint32_t i = a, start, stop;
    bool at = false, sign = false;

    *span = (ibid_span){0};
    while (i < b && i - a < IB_PIN_LEAD_MAX &&
           ib_lex_has(lex, i, IB_W_PIN_BEFORE)) {
        at |= ib_lex_is(lex, i, "at");
        i++;
    }
    start = i;
    while (i < b && ib_tok_is(lex, i, IB_TOK_SECTION)) {
        sign = true;
        i++;
    }
    if (!sign && i < b && ib_lex_has(lex, i, IB_W_LABEL)) {
        stop = numbers(lex, i + 1, b, true, true);
        if (stop == i + 1 && i + 2 < b && ib_lex_is(lex, i + 1, "no"))
            stop = numbers(lex, i + 2, b, true, true);
        if (stop == i + 1 && !ib_lex_has(lex, i, IB_W_LABEL_ALONE))
            return a;
        if (stop == i + 1 && i + 2 <= b && i + 1 < b &&
            ib_lex_tok(lex, i + 1)->kind == IB_TOK_WORD &&
            ib_lex_tok(lex, i + 1)->end - ib_lex_tok(lex, i + 1)->start == 1)
            stop++; /* "annex A" */
        *span = ib_toks_span(lex, start, stop);
        return stop;
    }
    if (!sign && !at)
        return a;
    stop = numbers(lex, i, b, true, false);
    if (stop == i)
        return a;
    *span = ib_toks_span(lex, start, stop);
    return stop;
}
