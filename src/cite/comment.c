/* comment.c - general comments and recommendations in notes: "Human Rights
 * Committee, General comment No. 31: The Nature of the General Legal
 * Obligation, 26 May 2004, para. 8".  Where a symbol is given, official.c reads
 * the note.
 *
 * Authority: UN Editorial Manual, footnotes; OHCHR, "General comments".
 */

#include "cite/piece.h"

#include "base/scan.h"
#include "cite/prose.h"

/* The general comment whose number is at token i, if it is one. */
static bool read_at(ib_draft *out, const ib_piece *piece, uint32_t i)
{
    const ib_lex *lex = piece->lex;
    const ib_tok *t = ib_lex_tok(lex, i);
    const uint32_t low = t->start > IB_TRY_MAX ? t->start - IB_TRY_MAX : 0;

    return t->kind == IB_TOK_NUMBER &&
           (ib_lex_is(lex, i - 1, "no") || ib_lex_is(lex, i - 1, "nos") ||
            ib_lex_is(lex, i - 1, "n") ||
            ib_lex_has(lex, i - 1, IB_W_NUMBER_SIGN)) &&
           ib_prose_read(out, lex->text, low, t->start,
                         ib_lex_tok(lex, piece->b - 1)->end, NULL,
                         lex->tok.arena) &&
           out->rule[0] == 'G';
}

/* Title, date and pinpoint after the number, from token i on. */
static void read_after(ib_draft *out, const ib_piece *piece, uint32_t i)
{
    const ib_lex *lex = piece->lex;
    uint32_t title = i, stop;

    if (ib_tok_is(lex, i, IB_TOK_COLON) || ib_tok_is(lex, i, IB_TOK_COMMA))
        title = ++i;
    for (stop = piece->b; i < piece->b; i++) {
        const ib_tok *t = ib_lex_tok(lex, i);
        ibid_span span;
        const bool is_pin = t->depth == 0 && t->kind == IB_TOK_WORD &&
                            ib_locator_read(&span, lex, i, piece->b) > i;

        if (stop == piece->b &&
            (is_pin || t->kind == IB_TOK_DATE || (t->words & IB_W_CIT)))
            stop = i;
        if (is_pin && !out->field[IBID_FIELD_LOCATOR].end)
            out->field[IBID_FIELD_LOCATOR] = span;
        if (t->kind == IB_TOK_DATE && !out->issued.from.year) {
            out->issued = *ib_list_at(&lex->date, ibid_date, t->ref);
            out->field[IBID_FIELD_ISSUED] = out->issued.span;
        }
    }
    while (stop > title && ib_tok_is(lex, stop - 1, IB_TOK_COMMA))
        stop--;
    if (stop > title + 1)
        out->field[IBID_FIELD_TITLE] = ib_toks_span(lex, title, stop);
}

void ib_family_comment(ib_draft *out, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;
    ib_draft draft;

    for (uint32_t i = piece->a + 2; i < piece->b; i++) {
        uint32_t next = i + 1;

        if (ib_tok_is(lex, i, IB_TOK_QUOTE))
            return;
        if (!read_at(&draft, piece, i))
            continue;
        while (next < piece->b && ib_lex_tok(lex, next)->start <
                                      draft.field[IBID_FIELD_NUMBER].end)
            next++;
        *out = draft;
        out->span = ib_toks_span(lex, piece->a, piece->b);
        read_after(out, piece, next);
        return;
    }
}
