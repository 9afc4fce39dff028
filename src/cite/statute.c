/* statute.c - articles of treaties, statutes.
 *
 * "European Convention on Human Rights, art. 3", "Article 8 of the
 * Convention": Bluebook rules 12 and 21.4, OSCOLA 2.4.
 */

#include "cite/piece.h"

static const char *const treaties[] = {
    "convention", "covenant",    "treaty",       "charter",
    "statute",    "protocol",    "constitution", "act",
    "code",       "regulation",  "directive",    "conventions",
    "pact",       "declaration", "law",          "bill",
    NULL};

void ib_family_statute(ib_draft *out, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;
    bool treaty = false;
    uint32_t stop;
    ibid_span span;

    for (uint32_t i = piece->a; i < piece->b; i++)
        treaty |= ib_lex_is_one(lex, i, treaties) &&
                  (ib_lex_tok(lex, i)->flags & IB_TOK_CAP);
    if (!treaty)
        return;
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
            return;
        ib_locator_read(&span, lex, i + 1, piece->b);
        out->field[IBID_FIELD_TITLE] = ib_toks_span(lex, piece->a, i);
        out->field[IBID_FIELD_LOCATOR] = span;
        out->score = 70;
    }
    out->kind = IBID_CITE_STATUTE;
    out->rule = "LAW-1";
    out->span = ib_toks_span(lex, piece->a, piece->b);
}
