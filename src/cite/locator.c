/* locator.c - pinpoints: a label and numbers. */

#include "cite/piece.h"

#include "base/scan.h"
#include "base/str.h"

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
    return !ib_str_is_nocase(s, IB_STR("ici")); /* "p. 3-9, ici p. 5" */
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

/* "ff.", "et seq.", "sgg.", "e segg." after a number. */
static uint32_t skip_following(const ib_lex *lex, uint32_t i, uint32_t b)
{
    for (;;) {
        const uint32_t p = i + (i < b && ib_lex_is(lex, i, "e"));

        if (p >= b || !ib_lex_has(lex, p, IB_W_PIN_AFTER) ||
            (ib_lex_tok(lex, p)->flags & IB_TOK_CAP))
            return i;
        i = p + 1;
    }
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
        stop = i = skip_following(lex, i, b);
        if (!list)
            break;
        if (i < b && ib_tok_is(lex, i, IB_TOK_COMMA))
            i++;
        if (i < b && (ib_lex_is(lex, i, "and") || ib_lex_is(lex, i, "und") ||
                      ib_lex_is(lex, i, "et") || ib_lex_is(lex, i, "y") ||
                      ib_lex_is(lex, i, "e")))
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

/* "[45]" at token i: a number in square brackets. */
static bool is_bracketed(const ib_lex *lex, uint32_t i, uint32_t b)
{
    return i + 2 < b && ib_tok_is(lex, i, IB_TOK_OPEN) &&
           ib_str_is(ib_lex_str(lex, i), IB_STR("[")) &&
           ib_tok_is(lex, i + 1, IB_TOK_NUMBER) &&
           ib_lex_tok(lex, i)->mate != IBID_NONE;
}

/* The closing bracket of "[45]" or "[45-47]", or i. */
static uint32_t bracket_end(const ib_lex *lex, uint32_t i, uint32_t b)
{
    uint32_t stop;

    if (!is_bracketed(lex, i, b))
        return i;
    stop = numbers(lex, i + 1, b, false, false);
    return stop < b && stop == ib_lex_tok(lex, i)->mate ? stop + 1 : i;
}

static bool is_star(const ib_lex *lex, uint32_t i, uint32_t b)
{
    return i + 1 < b && ib_str_is(ib_lex_str(lex, i), IB_STR("*")) &&
           ib_tok_is(lex, i + 1, IB_TOK_NUMBER) &&
           (ib_lex_tok(lex, i + 1)->flags & IB_TOK_GLUED);
}

uint32_t ib_signed_pin_read(ibid_span *span, const ib_lex *lex, uint32_t a,
                            uint32_t b)
{
    uint32_t stop = a, next;

    if (is_star(lex, a, b)) {
        stop = numbers(lex, a + 1, b, false, false);
        /* "*4-*5": a star before each */
        if (stop + 1 < b && ib_tok_is(lex, stop, IB_TOK_DASH) &&
            is_star(lex, stop + 1, b))
            stop = numbers(lex, stop + 2, b, false, false);
        *span = ib_toks_span(lex, a, stop);
        return stop;
    }
    for (next = bracket_end(lex, a, b); next > stop;) {
        stop = next;
        if (stop < b && (ib_tok_is(lex, stop, IB_TOK_DASH) ||
                         ib_tok_is(lex, stop, IB_TOK_COMMA)))
            next = bracket_end(lex, stop + 1, b) > stop + 1
                       ? bracket_end(lex, stop + 1, b)
                       : stop;
    }
    if (stop > a)
        *span = ib_toks_span(lex, a, stop);
    return stop;
}

/* "ABC-000123", "ABC000123-125" at byte `at`: a number stamped on a sheet;
 * gives its end, or `at`. */
static uint32_t stamp_end(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t p = at, digits = 0;

    while (p < end && ib_is(text.at[p], IB_UPPER))
        p++;
    if (p < at + 2 || p >= end)
        return at;
    p += strchr("-_ ", text.at[p]) != NULL;
    while (p + digits < end && ib_is(text.at[p + digits], IB_DIGIT))
        digits++;
    if (digits < IB_PIN_STAMP_DIGITS)
        return at;
    p += digits;
    if (p + 1 < end && text.at[p] == '-' && ib_is(text.at[p + 1], IB_DIGIT)) {
        p++;
        while (p < end && ib_is(text.at[p], IB_DIGIT))
            p++;
    }
    return p;
}

/* The token after a stamped number at token i, or i. */
static uint32_t stamp(const ib_lex *lex, uint32_t i, uint32_t b)
{
    uint32_t start, end;

    if (i >= b)
        return i;
    start = ib_lex_tok(lex, i)->start;
    end = stamp_end(lex->text, start, ib_lex_tok(lex, b - 1)->end);
    while (end > start && i < b && ib_lex_tok(lex, i)->end <= end)
        i++;
    return i;
}

/* "c. 1650": about that year, not a leaf ("carta"). */
static bool is_circa(const ib_lex *lex, uint32_t i)
{
    return ib_lex_is(lex, i, "c") &&
           (ib_tok_is(lex, i + 1, IB_TOK_YEAR) || ib_lex_is(lex, i + 1, "i") ||
            ib_lex_is(lex, i + 1, "v"));
}

/* Is token i a label of leaves, which have two sides: "f.", "fols.", "cc."? */
static bool is_leaf(const ib_lex *lex, uint32_t i)
{
    return ib_lex_is(lex, i, "c") || ib_lex_is(lex, i, "cc") ||
           ib_lex_is(lex, i, "f") || ib_lex_is(lex, i, "ff") ||
           ib_lex_is(lex, i, "fol") || ib_lex_is(lex, i, "fols");
}

/* "r", "v." after the number of a leaf, and the rest of a range of them:
 * "654 r. - 659 r.". */
static uint32_t skip_sides(const ib_lex *lex, uint32_t i, uint32_t b)
{
    while (i < b && (ib_lex_is(lex, i, "r") || ib_lex_is(lex, i, "v")) &&
           !(ib_lex_tok(lex, i)->flags & IB_TOK_CAP)) {
        i++;
        if (i + 1 < b && ib_tok_is(lex, i, IB_TOK_DASH) &&
            is_number(lex, i + 1, false))
            i += 2;
    }
    return i;
}

/* "A4", "D 10" at token i: a page of a section of a newspaper, which has a
 * letter (Chicago 14.191); the token after it, or i. */
static uint32_t section_page(const ib_lex *lex, uint32_t i, uint32_t b)
{
    ibid_str s;

    if (i >= b || !ib_tok_is(lex, i, IB_TOK_WORD))
        return i;
    s = ib_lex_str(lex, i);
    if (s.at[0] < 'A' || s.at[0] > 'H')
        return i;
    if (s.len == 1)
        return i + 1 < b && ib_tok_is(lex, i + 1, IB_TOK_NUMBER) ? i + 2 : i;
    for (uint32_t k = 1; k < s.len; k++) {
        if (!ib_is(s.at[k], IB_DIGIT))
            return i;
    }
    return s.len <= 4 ? i + 1 : i;
}

/* Is token i a label of pages that newspapers use? */
static bool is_page(const ib_lex *lex, uint32_t i)
{
    return ib_lex_is(lex, i, "p") || ib_lex_is(lex, i, "pp") ||
           ib_lex_is(lex, i, "s") || ib_lex_is(lex, i, "pág") ||
           ib_lex_is(lex, i, "pag");
}

uint32_t ib_locator_take(ibid_span *span, const ib_lex *lex, uint32_t a,
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
    stop = i + (i < b && ib_lex_is(lex, i, "bates"));
    if ((at || stop > i) && stamp(lex, stop, b) > stop) {
        stop = stamp(lex, stop, b);
        *span = ib_toks_span(lex, start, stop);
        return stop;
    }
    while (i < b && ib_tok_is(lex, i, IB_TOK_SECTION)) {
        sign = true;
        i++;
    }
    if (!sign && i < b && ib_lex_has(lex, i, IB_W_LABEL)) {
        if (is_circa(lex, i))
            return a;
        stop = numbers(lex, i + 1, b, true, true);
        if (stop == i + 1 && is_page(lex, i))
            stop = section_page(lex, i + 1, b);
        if (stop > i + 1 && is_leaf(lex, i))
            stop = skip_sides(lex, stop, b);
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
    stop = sign ? i : ib_signed_pin_read(span, lex, i, b);
    if (stop > i)
        return stop;
    stop = numbers(lex, i, b, true, false);
    if (stop == i)
        return a;
    *span = ib_toks_span(lex, start, stop);
    return stop;
}
