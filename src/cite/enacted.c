/* enacted.c - laws and notices that their official number, or the law that
 * they are part of, tells from other works.
 *
 *     Narkotikastrafflag (1968:64)                        ENACT-1
 *     Non-opposition to a concentration 2021/C 14/01      ENACT-2
 *     Taxation of Retail Sales, SB17B-001, Assembly       ENACT-3
 *     ‘Code civil - Article 16’, Code civil               ENACT-4
 *     Cambodia, Fisheries Law, 16.06.2025                 ENACT-5
 *
 * Authority: Svensk författningssamling, 1976:725 (year and number in
 * brackets); the EU's interinstitutional style guide 3.2 (numbers of notices in
 * the Official Journal); Bluebook 13.2 (bills); OSCOLA 4.3 (laws of other
 * states: the state first).
 */

#include "cite/piece.h"

#include "base/scan.h"
#include "base/str.h"

static bool is_cap(const ib_lex *lex, uint32_t i)
{
    return ib_tok_is(lex, i, IB_TOK_WORD) &&
           (ib_lex_tok(lex, i)->flags & IB_TOK_CAP);
}

static bool is_year(const ib_lex *lex, uint32_t i)
{
    return ib_tok_is(lex, i, IB_TOK_YEAR);
}

static bool is_number(const ib_lex *lex, uint32_t i)
{
    return ib_tok_is(lex, i, IB_TOK_NUMBER) || is_year(lex, i);
}

/* Set kind, rule and title [a, b). */
static void claim(ib_draft *out, const ib_piece *piece, const char *rule,
                  uint32_t a, uint32_t b)
{
    out->kind = IBID_CITE_STATUTE;
    out->rule = rule;
    out->law = true;
    out->score = IB_SCORE_ENACTED;
    out->span = ib_toks_span(piece->lex, piece->a, piece->b);
    out->field[IBID_FIELD_TITLE] = ib_toks_span(piece->lex, a, b);
}

/* The first date and the first pinpoint from token i on. */
static void read_rest(ib_draft *out, const ib_piece *piece, uint32_t i)
{
    const ib_lex *lex = piece->lex;

    while (i < piece->b) {
        ibid_span pin;
        const uint32_t next = ib_locator_read(&pin, lex, i, piece->b);

        if ((is_year(lex, i) || ib_tok_is(lex, i, IB_TOK_DATE)) &&
            !out->issued.from.year) {
            out->issued =
                *ib_list_at(&lex->date, ibid_date, ib_lex_tok(lex, i)->ref);
            out->field[IBID_FIELD_ISSUED] = out->issued.span;
        } else if (next > i && !out->field[IBID_FIELD_LOCATOR].end) {
            out->field[IBID_FIELD_LOCATOR] = pin;
        }
        i = next > i ? next : i + 1;
    }
}

/* "(1968:64)" at token i. */
static bool is_swedish(const ib_piece *piece, uint32_t i)
{
    const ib_lex *lex = piece->lex;

    return i + 4 < piece->b + 1 && i > piece->a &&
           ib_tok_is(lex, i, IB_TOK_OPEN) && is_year(lex, i + 1) &&
           ib_tok_is(lex, i + 2, IB_TOK_COLON) && is_number(lex, i + 3) &&
           ib_tok_is(lex, i + 4, IB_TOK_CLOSE);
}

/* "2021/C 14/01" at token i. */
static bool is_notice(const ib_piece *piece, uint32_t i)
{
    const ib_lex *lex = piece->lex;

    return i + 6 <= piece->b && i > piece->a && is_year(lex, i) &&
           ib_tok_is(lex, i + 1, IB_TOK_SLASH) &&
           (ib_lex_is(lex, i + 2, "c") || ib_lex_is(lex, i + 2, "l")) &&
           is_number(lex, i + 3) && ib_tok_is(lex, i + 4, IB_TOK_SLASH) &&
           is_number(lex, i + 5);
}

/* "SB17B-001", "HB1234": the number of a bill of an American chamber. */
static bool is_bill(const ib_lex *lex, uint32_t i)
{
    ibid_str s;

    if (!ib_tok_is(lex, i, IB_TOK_WORD))
        return false;
    s = ib_lex_str(lex, i);
    return s.len >= 4 && strchr("SHA", s.at[0]) && s.at[1] == 'B' &&
           ib_is(s.at[2], IB_DIGIT) && ib_is(s.at[3], IB_DIGIT);
}

/* May the number of a law or a bill begin at token i, by its kind alone? */
static bool may_be_number(const ib_lex *lex, uint32_t i)
{
    const ib_tok *t = ib_lex_tok(lex, i);

    return t->kind == IB_TOK_OPEN || t->kind == IB_TOK_YEAR ||
           (t->kind == IB_TOK_WORD && t->first[1] == 'b');
}

/* A title up to a number that only laws have, from token i on. */
static bool read_numbered(ib_draft *out, const ib_piece *piece, uint32_t i)
{
    const ib_lex *lex = piece->lex;
    uint32_t stop;

    if (is_swedish(piece, i)) {
        claim(out, piece, "ENACT-1", piece->a, i + 5);
        out->field[IBID_FIELD_NUMBER] = ib_toks_span(lex, i + 1, i + 4);
        read_rest(out, piece, i + 5);
        return true;
    }
    if (is_notice(piece, i)) {
        claim(out, piece, "ENACT-2", piece->a, i + 6);
        out->field[IBID_FIELD_NUMBER] = ib_toks_span(lex, i, i + 6);
        read_rest(out, piece, i + 6);
        return true;
    }
    if (i < piece->a + 3 || !is_bill(lex, i) ||
        !ib_tok_is(lex, i - 1, IB_TOK_COMMA))
        return false;
    claim(out, piece, "ENACT-3", piece->a, i - 1);
    for (stop = i + 1; stop < piece->b &&
                       (ib_lex_tok(lex, stop)->flags & IB_TOK_GLUED) &&
                       !ib_tok_is(lex, stop, IB_TOK_COMMA);)
        stop++;
    out->field[IBID_FIELD_NUMBER] = ib_toks_span(lex, i, stop);
    if (ib_tok_is(lex, stop, IB_TOK_COMMA) && is_cap(lex, stop + 1)) {
        const uint32_t from = stop + 1;

        for (stop = from; stop < piece->b && is_cap(lex, stop);)
            stop++;
        out->field[IBID_FIELD_AUTHORITY] = ib_toks_span(lex, from, stop);
    }
    read_rest(out, piece, stop);
    return true;
}

/* Is [a, b) the name of a law: "Code civil", "Drittelbeteiligungsgesetz"? */
static bool is_law(const ib_lex *lex, uint32_t a, uint32_t b)
{
    static const char *const ends[] = {"gesetz", "gesetzbuch", "verordnung",
                                       "prozessordnung"};
    ibid_str s;

    if (a >= b || b - a > 4 || !is_cap(lex, a))
        return false;
    if (ib_lex_is(lex, a, "code") && b - a > 1)
        return true;
    s = ib_lex_str(lex, a);
    for (size_t k = 0; b == a + 1 && k < sizeof ends / sizeof *ends; k++) {
        const uint32_t len = (uint32_t)strlen(ends[k]);

        if (s.len > len &&
            ib_str_has_at_nocase(s, s.len - len, ib_str_of(ends[k])))
            return true;
    }
    return false;
}

/* A title in quotation marks, or before a bracket, and the law it is of. */
static bool read_part(ib_draft *out, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;
    const ib_tok *first = ib_lex_tok(lex, piece->a);
    uint32_t a, b = piece->b;

    if (first->kind != IB_TOK_QUOTE || first->mate == IBID_NONE ||
        first->mate >= piece->b || first->mate < piece->a + 2)
        return false;
    a = first->mate + 1;
    a += a < b && ib_tok_is(lex, a, IB_TOK_COMMA);
    if (a < b && ib_tok_is(lex, a, IB_TOK_OPEN) &&
        ib_tok_is(lex, b - 1, IB_TOK_CLOSE)) {
        a++;
        b--;
    }
    if (!is_law(lex, a, b))
        return false;
    claim(out, piece, "ENACT-4", piece->a + 1, first->mate);
    out->field[IBID_FIELD_CONTAINER_TITLE] = ib_toks_span(lex, a, b);
    return true;
}

/* "Cambodia, Fisheries Law, 16.06.2025": no book has a day. */
static bool read_of_state(ib_draft *out, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;
    const uint32_t title = piece->a + 2;
    uint32_t i = title;

    if (!is_cap(lex, piece->a) || !ib_tok_is(lex, piece->a + 1, IB_TOK_COMMA))
        return false;
    while (i < piece->b && i < title + IB_LAW_WORDS &&
           (is_cap(lex, i) || ib_lex_has(lex, i, IB_W_SMALL)))
        i++;
    if (i < title + 2 || i + 1 >= piece->b || !is_cap(lex, title) ||
        !ib_lex_has(lex, i - 1, IB_W_ACT) || !ib_tok_is(lex, i, IB_TOK_COMMA) ||
        !ib_tok_is(lex, i + 1, IB_TOK_DATE))
        return false;
    claim(out, piece, "ENACT-5", title, i);
    out->author.item[0].literal = ib_toks_span(lex, piece->a, piece->a + 1);
    out->author.count = 1;
    read_rest(out, piece, i);
    return true;
}

void ib_family_enacted(ib_draft *out, const ib_piece *piece)
{
    const uint32_t most = piece->b - piece->a > IB_ENACTED_MAX
                              ? piece->a + IB_ENACTED_MAX
                              : piece->b;

    if (read_part(out, piece) || read_of_state(out, piece) ||
        !is_cap(piece->lex, piece->a))
        return;
    for (uint32_t i = piece->a + 1; i < most; i++) {
        if (may_be_number(piece->lex, i) && read_numbered(out, piece, i))
            return;
    }
}
