/* about.c - what is known of a document as a whole. */

#include "read/about.h"

ibid_status ib_about_find(ibid_about *about, ib_arena *arena, ib_arena *scratch,
                          const ib_text *text, const ib_structure *structure,
                          const ibid_citations *citations)
{
    (void)about;
    (void)arena;
    (void)scratch;
    (void)text;
    (void)structure;
    (void)citations;
    return IBID_OK;
}
