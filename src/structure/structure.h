/* structure.h - what a laid out text consists of: notes, marks, blocks.
 *
 *     lines ──note.c, mark.c──▶ possible notes and marks
 *           ──link.c──────────▶ notes and marks, linked by one alignment
 *           ──block.c─────────▶ paragraphs, headings, lists, ...
 *           ──setoff.c────────▶ which of them are block quotations
 */
#ifndef IB_STRUCTURE_STRUCTURE_H
#define IB_STRUCTURE_STRUCTURE_H

#include "text/text.h"

typedef struct ib_structure {
    ibid_notes notes;
    ibid_marks marks;
    ibid_blocks blocks;
} ib_structure;

/* Find notes and marks, and link them (note.c, mark.c, link.c). */
IBID_MUST_USE ibid_status ib_note_link(ib_structure *out, ib_arena *arena,
                                       ib_arena *scratch, const ib_text *text,
                                       ib_list *remarks);

/* Find blocks; out->notes and out->marks are known (block.c, setoff.c). */
IBID_MUST_USE ibid_status ib_block_find(ib_structure *out, ib_arena *arena,
                                        ib_arena *scratch, const ib_text *text);

/* Mark the blocks that are block quotations: sets their kind (setoff.c).
 * `block` may be changed in place. */
void ib_setoff_mark(ibid_block *block, size_t count, const ib_text *text,
                    const ib_structure *structure);

#endif
