/* note.c - notes at the foot and at the end. */

#include "structure/structure.h"

ibid_status ib_note_link(ib_structure *out, ib_arena *arena, ib_arena *scratch,
                         const ib_text *text, ib_list *remarks)
{
    (void)arena;
    (void)scratch;
    (void)text;
    (void)remarks;
    out->notes = (ibid_notes){0};
    out->marks = (ibid_marks){0};
    return IBID_OK;
}
