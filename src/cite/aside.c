/* aside.c - a bracket behind the pinpoint is the author's own. */

#include "cite/aside.h"

/* Are the tokens of [a, b) words that say something, and no part of a work: a
 * date, an edition, an address, editors? */
static bool is_said(const ib_lex *lex, uint32_t a, uint32_t b)
{
    if (b < a + 2 || !ib_tok_is(lex, a, IB_TOK_WORD))
        return false;
    for (uint32_t i = a; i < b; i++) {
        if (ib_tok_is(lex, i, IB_TOK_YEAR) || ib_tok_is(lex, i, IB_TOK_DATE) ||
            ib_tok_is(lex, i, IB_TOK_URL) ||
            ib_lex_has(lex, i,
                       IB_W_EDITION | IB_W_EDITOR_MARK | IB_W_THESIS |
                           IB_W_ACCESSED | IB_W_AVAILABLE | IB_W_NOTE |
                           IB_W_LABEL | IB_W_ISSUE | IB_W_VOLUME | IB_W_SERIES |
                           IB_W_PUBLISH))
            return false;
    }
    return true;
}

void ib_aside_leave(ib_draft *draft, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;
    const ib_tok *last = ib_lex_tok(lex, piece->b - 1), *before;
    const ibid_span pin = draft->field[IBID_FIELD_LOCATOR];
    const ibid_span page = draft->field[IBID_FIELD_PAGE];

    if ((draft->kind != IBID_CITE_BOOK && draft->kind != IBID_CITE_ARTICLE &&
         draft->kind != IBID_CITE_REPORT &&
         draft->kind != IBID_CITE_NEWSPAPER) ||
        last->kind != IB_TOK_CLOSE || last->mate == IBID_NONE ||
        last->mate <= piece->a || draft->span.end != last->end)
        return;
    before = ib_lex_tok(lex, last->mate - 1);
    if ((before->end != pin.end && before->end != page.end) ||
        !is_said(lex, last->mate + 1, piece->b - 1))
        return;
    draft->span.end = before->end;
    for (int i = 0; i < IBID_FIELD_COUNT; i++) {
        if (draft->field[i].start >= before->end)
            draft->field[i] = (ibid_span){0};
    }
}
