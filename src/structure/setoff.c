/* setoff.c - block quotations: set off from the text, without marks. */

#include "structure/structure.h"

ibid_status ib_setoff_mark(ibid_block *block, size_t count, ib_arena *scratch,
                           const ib_text *text, const ib_structure *structure)
{
    (void)block;
    (void)count;
    (void)scratch;
    (void)text;
    (void)structure;
    return IBID_OK;
}
