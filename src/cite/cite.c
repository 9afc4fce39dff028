/* cite.c - the citations of a document, in its notes and its text. */

#include "cite/cite.h"

ibid_status ib_cite_find(ibid_citations *out, ib_arena *arena,
                         ib_arena *scratch, const ib_text *text,
                         const ib_structure *structure, ib_list *remarks)
{
    (void)arena;
    (void)scratch;
    (void)text;
    (void)structure;
    (void)remarks;
    *out = (ibid_citations){0};
    return IBID_OK;
}
