/* given.c - notes and marks as a marked-up file links them itself. */

#include "structure/link.h"

static const char because[] = "the file itself links this mark to its note";

static ibid_status take_notes(ib_structure *out, ib_arena *arena,
                              const ib_given *given)
{
    ibid_note *note = ib_arena_array(arena, ibid_note, given->note_count);
    ibid_span *part = ib_arena_array(arena, ibid_span, given->note_count);

    if (!note || !part)
        return ib_arena_status(arena);
    for (size_t i = 0; i < given->note_count; i++) {
        const ib_given_note *from = &given->note[i];

        part[i] = from->span;
        note[i] = (ibid_note){.number = from->number,
                              .label = from->label,
                              .span = from->span,
                              .part = &part[i],
                              .part_count = 1,
                              .page = 1,
                              .at_end = from->at_end};
    }
    out->notes = (ibid_notes){note, given->note_count};
    return IBID_OK;
}

ibid_status ib_given_link(ib_structure *out, ib_arena *arena,
                          const ib_text *text)
{
    const ib_given *given = text->given;
    ibid_mark *mark = ib_arena_array(arena, ibid_mark, given->mark_count);

    if (!mark)
        return ib_arena_status(arena);
    for (size_t i = 0; i < given->mark_count; i++)
        mark[i] = (ibid_mark){.number = given->note[given->mark[i].note].number,
                              .note = given->mark[i].note,
                              .span = given->mark[i].span,
                              .page = 1,
                              .sureness = IBID_SURE,
                              .because = because};
    out->marks = (ibid_marks){mark, given->mark_count};
    return take_notes(out, arena, given);
}
