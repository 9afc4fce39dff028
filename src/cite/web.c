/* web.c - an address alone, or with what it is. */

#include "cite/piece.h"

void ib_family_web(ib_draft *out, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;

    for (uint32_t i = piece->a; i < piece->b; i++) {
        const ib_tok *t = ib_lex_tok(lex, i);
        const ib_url *url;

        if (t->kind != IB_TOK_URL)
            continue;
        url = ib_list_at(&lex->url, ib_url, t->ref);
        out->kind = IBID_CITE_WEB;
        out->rule = "WEB-1";
        out->score = 40;
        out->span = url->span;
        out->field[IBID_FIELD_URL] = url->span;
        out->field[IBID_FIELD_DOI] = url->doi;
        out->field[IBID_FIELD_NUMBER] = url->symbol;
        return;
    }
}
