/* statute.c - articles of treaties, statutes.
 *
 * "European Convention on Human Rights, art. 3", "Article 8 of the
 * Convention": Bluebook rules 12 and 21.4, OSCOLA 2.4.
 */

#include "cite/piece.h"

/* "Crimes Act 1958 (Vic)", "Competition and Consumer Act (2010)": a title that
 * ends in what it is, and a year.  Gives the token after the title, or 0. */
static uint32_t act_end(const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;

    for (uint32_t i = piece->a; i < piece->b && i < piece->a + 24; i++) {
        const ib_tok *t = ib_lex_tok(lex, i);

        if (t->kind == IB_TOK_QUOTE)
            continue;
        if (t->kind == IB_TOK_YEAR || t->kind == IB_TOK_OPEN ||
            t->kind == IB_TOK_COMMA || t->kind == IB_TOK_UNQUOTE) {
            if (i > piece->a + 1 && ib_lex_has(lex, i - 1, IB_W_ACT) &&
                (ib_lex_tok(lex, i - 1)->flags & IB_TOK_CAP))
                return i;
            if (t->kind == IB_TOK_YEAR || t->kind == IB_TOK_COMMA)
                return 0;
        } else if (t->kind != IB_TOK_WORD && t->kind != IB_TOK_CLOSE &&
                   t->kind != IB_TOK_OTHER && t->kind != IB_TOK_DASH) {
            return 0;
        }
    }
    return 0;
}

static void read_act(ib_draft *out, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;
    uint32_t title = act_end(piece), a = piece->a;

    if (!title)
        return;
    for (uint32_t i = title; i < piece->b; i++) {
        const ib_tok *t = ib_lex_tok(lex, i);
        ibid_span span;

        if ((t->kind == IB_TOK_YEAR || t->kind == IB_TOK_DATE) &&
            !out->issued.from.year) {
            out->issued = *ib_list_at(&lex->date, ibid_date, t->ref);
            out->field[IBID_FIELD_ISSUED] = out->issued.span;
        } else if (!out->field[IBID_FIELD_LOCATOR].end &&
                   ib_locator_read(&span, lex, i, piece->b) > i) {
            out->field[IBID_FIELD_LOCATOR] = span;
        }
    }
    if (!out->issued.from.year && !out->field[IBID_FIELD_LOCATOR].end)
        return;
    if (ib_tok_is(lex, a, IB_TOK_QUOTE))
        a++;
    out->field[IBID_FIELD_TITLE] = ib_toks_span(lex, a, title);
    out->kind = IBID_CITE_STATUTE;
    out->rule = "LAW-2";
    out->score = 65;
    out->span = ib_toks_span(lex, piece->a, piece->b);
}

void ib_family_statute(ib_draft *out, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;
    bool treaty = false;
    uint32_t stop;
    ibid_span span;

    for (uint32_t i = piece->a; i < piece->b; i++)
        treaty |= ib_lex_has(lex, i, IB_W_TREATY) &&
                  (ib_lex_tok(lex, i)->flags & IB_TOK_CAP);
    if (!treaty)
        return;
    if (ib_tok_is(lex, piece->a, IB_TOK_QUOTE)) {
        read_act(out, piece);
        return;
    }
    /* "art. 3 of the X Convention" */
    stop = ib_locator_read(&span, lex, piece->a, piece->b);
    if (stop > piece->a && ib_lex_is(lex, stop, "of")) {
        uint32_t name = stop + 1;

        if (ib_lex_is(lex, name, "the"))
            name++;
        out->field[IBID_FIELD_LOCATOR] = span;
        out->field[IBID_FIELD_TITLE] = ib_toks_span(lex, name, piece->b);
        out->score = 70;
    } else if (ib_tok_is(lex, piece->a, IB_TOK_WORD)) {
        /* "X Convention, art. 3" */
        uint32_t i = piece->a;

        while (i < piece->b && !ib_tok_is(lex, i, IB_TOK_COMMA) &&
               !ib_tok_is(lex, i, IB_TOK_OPEN))
            i++;
        if (i >= piece->b || i - piece->a > 16 ||
            !(ib_lex_is(lex, i + 1, "art") || ib_lex_is(lex, i + 1, "arts") ||
              ib_lex_is(lex, i + 1, "article") ||
              ib_lex_is(lex, i + 1, "articles") || ib_lex_is(lex, i + 1, "s") ||
              ib_lex_is(lex, i + 1, "section")))
            i = piece->b;
        if (i >= piece->b) {
            read_act(out, piece);
            return;
        }
        ib_locator_read(&span, lex, i + 1, piece->b);
        out->field[IBID_FIELD_TITLE] = ib_toks_span(lex, piece->a, i);
        out->field[IBID_FIELD_LOCATOR] = span;
        out->score = 70;
    }
    out->kind = IBID_CITE_STATUTE;
    out->rule = "LAW-1";
    out->span = ib_toks_span(lex, piece->a, piece->b);
}
