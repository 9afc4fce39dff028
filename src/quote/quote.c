/* quote.c - the quotations of a document. */

#include "quote/quote.h"

ibid_status ib_quote_find(ibid_quotations *out, ib_arena *arena,
                          ib_arena *scratch, const ib_text *text,
                          const ib_structure *structure,
                          const ibid_citations *citations, ib_list *remarks)
{
    (void)arena;
    (void)scratch;
    (void)text;
    (void)structure;
    (void)citations;
    (void)remarks;
    *out = (ibid_quotations){0};
    return IBID_OK;
}
