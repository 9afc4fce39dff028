/* ident.c - identifiers of works.
 *
 * Authority: ISO 2108 (ISBN, check digits of annex C), ISO 3297 (ISSN), ISO
 * 26324 (DOI), arXiv's identifier scheme of 1991 and 2007, RFC 3651 (handle).
 */

#include "cite/ident.h"

#include "base/scan.h"
#include "base/str.h"

enum { DIGIT_MAX = 13, TEXT_MAX = 128 };

/* The digits of `s`; X is ten and may stand last.  Gives how many, 0 where
 * something else stands there. */
static uint32_t digits_of(uint8_t digit[DIGIT_MAX], ibid_str s)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < s.len; i++) {
        const char c = s.at[i];

        if (c == '-' || c == ' ')
            continue;
        if (count == DIGIT_MAX)
            return 0;
        if (ib_is(c, IB_DIGIT))
            digit[count++] = (uint8_t)(c - '0');
        else if ((c == 'X' || c == 'x') && i + 1 == s.len)
            digit[count++] = 10;
        else
            return 0;
    }
    return count;
}

/* Weights from `count` down to one, the sum a multiple of eleven. */
static bool is_mod11(const uint8_t *digit, uint32_t count)
{
    uint32_t sum = 0;

    for (uint32_t i = 0; i < count; i++)
        sum += digit[i] * (count - i);
    return sum % 11 == 0;
}

bool ib_isbn_is_one(ibid_str s)
{
    uint8_t digit[DIGIT_MAX];
    const uint32_t count = digits_of(digit, s);

    return count == 10 || count == 13;
}

bool ib_issn_is_one(ibid_str s)
{
    uint8_t digit[DIGIT_MAX];

    return digits_of(digit, s) == 8;
}

bool ib_isbn_is_valid(ibid_str s)
{
    uint8_t digit[DIGIT_MAX];
    const uint32_t count = digits_of(digit, s);
    uint32_t sum = 0;

    if (count == 10)
        return is_mod11(digit, 10);
    for (uint32_t i = 0; i < count; i++)
        sum += digit[i] * (i % 2 ? 3u : 1u);
    return count == 13 && digit[12] < 10 && sum % 10 == 0;
}

bool ib_issn_is_valid(ibid_str s)
{
    uint8_t digit[DIGIT_MAX];

    return digits_of(digit, s) == 8 && is_mod11(digit, 8);
}

/* The end of the digits of an ISBN or ISSN at byte `at`: thirteen at most,
 * hyphens and single blanks between them. */
static uint32_t number_end(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t last = at, count = 0;

    for (; at < end && count < DIGIT_MAX; at++) {
        const char c = text.at[at];

        if (ib_is(c, IB_DIGIT)) {
            last = at + 1;
            count++;
        } else if ((c == 'X' || c == 'x') && (count == 9 || count == 7)) {
            return at + 1;
        } else if ((c != '-' && c != ' ') || last != at) {
            break;
        }
    }
    return last;
}

/* The end of a run without blanks, without the marks of the sentence. */
static uint32_t run_end(ibid_str text, uint32_t at, uint32_t end)
{
    const uint32_t start = at;

    while (at < end && at - start < TEXT_MAX &&
           (ib_is(text.at[at], IB_ALPHA | IB_DIGIT) ||
            (text.at[at] && strchr("./-_():;<>", text.at[at]))))
        at++;
    while (at > start && strchr(".,;:)>", text.at[at - 1]))
        at--;
    return at;
}

static bool is_doi(ibid_str text, uint32_t at, uint32_t end)
{
    uint32_t p = at + 3;

    if (at + 8 > end || !ib_str_has_at(text, at, IB_STR("10.")))
        return false;
    while (p < end && ib_is(text.at[p], IB_DIGIT))
        p++;
    return p >= at + 7 && p + 1 < end && text.at[p] == '/';
}

static bool has_digit(ibid_str text, uint32_t at, uint32_t end)
{
    while (at < end && !ib_is(text.at[at], IB_DIGIT))
        at++;
    return at < end;
}

static uint32_t token_after(const ib_lex *lex, uint32_t i, uint32_t b,
                            uint32_t byte)
{
    while (i < b && ib_lex_tok(lex, i)->start < byte)
        i++;
    return i;
}

/* What the word at token a announces: the field, or COUNT. */
static ibid_field_name field_of(const ib_lex *lex, uint32_t a)
{
    if (!ib_ident_may(lex, a))
        return IBID_FIELD_COUNT;
    if (ib_lex_is(lex, a, "isbn") || ib_lex_is(lex, a, "isbn-13") ||
        ib_lex_is(lex, a, "isbn-10"))
        return IBID_FIELD_ISBN;
    if (ib_lex_is(lex, a, "issn"))
        return IBID_FIELD_ISSN;
    if (ib_lex_is(lex, a, "doi"))
        return IBID_FIELD_DOI;
    if (ib_lex_is(lex, a, "arxiv"))
        return IBID_FIELD_NUMBER;
    if (ib_lex_is(lex, a, "hdl"))
        return IBID_FIELD_URL;
    return IBID_FIELD_COUNT;
}

/* The bytes of the identifier of `field` at byte `at`; its end, or `at`. */
static uint32_t ident_end(ibid_field_name field, ibid_str text, uint32_t at,
                          uint32_t end)
{
    uint32_t stop;

    if (field == IBID_FIELD_ISBN || field == IBID_FIELD_ISSN)
        return number_end(text, at, end);
    if (field == IBID_FIELD_DOI)
        return is_doi(text, at, end) ? run_end(text, at, end) : at;
    stop = run_end(text, at, end);
    if (stop + 2 < end && stop > at && text.at[stop - 1] == '/' &&
        text.at[stop] == ' ' && ib_is(text.at[stop + 1], IB_DIGIT))
        stop = run_end(text, stop + 1, end); /* "hep-th/ 0101093" */
    return has_digit(text, at, stop) ? stop : at;
}

uint32_t ib_ident_read(ib_ident *out, const ib_lex *lex, uint32_t a, uint32_t b)
{
    const ibid_str text = lex->text;
    const ib_tok *t = ib_lex_tok(lex, a);
    uint32_t i = a, at, stop, end;

    *out = (ib_ident){0};
    if (t->kind == IB_TOK_NUMBER && text.at[t->start] == '1') {
        out->field = IBID_FIELD_DOI; /* "10.1017/S0020", without its word */
    } else if (t->kind == IB_TOK_WORD) {
        out->field = field_of(lex, a);
        i++;
        if (ib_tok_is(lex, i, IB_TOK_COLON) || ib_tok_is(lex, i, IB_TOK_STOP))
            i++;
    } else {
        return a;
    }
    if (out->field == IBID_FIELD_COUNT || i >= b)
        return a;
    at = ib_lex_tok(lex, i)->start;
    end = ib_lex_tok(lex, b - 1)->end;
    stop = ident_end(out->field, text, at, end);
    if (stop == at)
        return a;
    out->span = ib_span_of(at, stop);
    if (out->field == IBID_FIELD_NUMBER)
        out->span.start = t->start; /* "arXiv:" is part of it */
    if ((out->field == IBID_FIELD_ISBN &&
         !ib_isbn_is_one(ib_str_in(text, out->span))) ||
        (out->field == IBID_FIELD_ISSN &&
         !ib_issn_is_one(ib_str_in(text, out->span))))
        out->span = (ibid_span){0};
    return token_after(lex, i, b, stop);
}
