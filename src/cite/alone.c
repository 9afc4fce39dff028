/* alone.c - a title that stands alone, but for a date or a pinpoint.
 *
 * Works without an author are cited by title (Chicago 14.79, MHRA 11.2.2, UN
 * Editorial Manual); what is no date and no pinpoint in such a note is title.
 */

#include "cite/alone.h"

/* Does the date or pinpoint of the piece begin at token i? */
static bool is_end(const ib_piece *piece, uint32_t i)
{
    const ib_lex *lex = piece->lex;
    const ib_tok *t = ib_lex_tok(lex, i);
    ibid_span span;

    if (t->kind == IB_TOK_YEAR || t->kind == IB_TOK_DATE)
        return true;
    if (t->kind == IB_TOK_OPEN)
        return ib_tok_is(lex, i + 1, IB_TOK_YEAR) ||
               ib_tok_is(lex, i + 1, IB_TOK_DATE) ||
               ib_locator_read(&span, lex, i + 1, piece->b) > i + 1;
    return !(t->flags & IB_TOK_CAP) && t->kind == IB_TOK_WORD &&
           ib_locator_read(&span, lex, i, piece->b) > i;
}

/* The end of a title in quotation marks that the piece begins with, or of the
 * words up to a date or pinpoint; piece->a where a comma or a full stop parts
 * them. */
static uint32_t title_end(const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;
    uint32_t i = piece->a, words = 0;

    for (; i < piece->b && !(i > piece->a && is_end(piece, i)); i++) {
        const ib_tok *t = ib_lex_tok(lex, i);

        words += t->kind == IB_TOK_WORD;
        if (t->kind == IB_TOK_STOP || t->kind == IB_TOK_URL ||
            t->kind == IB_TOK_SEMI || t->kind == IB_TOK_QUOTE)
            return piece->a;
        if (t->kind == IB_TOK_COMMA &&
            !(i + 1 < piece->b && is_end(piece, i + 1)))
            return piece->a;
    }
    if (i < piece->b && ib_tok_is(lex, i, IB_TOK_YEAR) &&
        !ib_tok_is(lex, i - 1, IB_TOK_COMMA))
        return piece->a; /* "Bender Schumacher 1980": names */
    while (i > piece->a && ib_tok_is(lex, i - 1, IB_TOK_COMMA))
        i--;
    return words > 1 ? i : piece->a;
}

void ib_alone_read(ib_draft *out, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;
    const ib_tok *first = ib_lex_tok(lex, piece->a);
    uint32_t a = piece->a, end;

    if (out->field[IBID_FIELD_TITLE].end || out->author.count)
        return;
    if (first->kind == IB_TOK_QUOTE && first->mate != IBID_NONE &&
        first->mate > a + 1 && first->mate < piece->b) {
        out->field[IBID_FIELD_TITLE] = ib_toks_span(lex, a + 1, first->mate);
        return;
    }
    if (!(first->flags & IB_TOK_CAP) || (first->flags & IB_TOK_INITIAL) ||
        ib_lex_has(lex, a, IB_W_LABEL | IB_W_ADVERB | IB_W_IBID | IB_W_CIT))
        return;
    end = title_end(piece);
    if (end > a)
        out->field[IBID_FIELD_TITLE] = ib_toks_span(lex, a, end);
}
