/* block.c - paragraphs, headings, lists and the other pieces of a page. */

#include "structure/structure.h"

ibid_status ib_block_find(ib_structure *out, ib_arena *arena, ib_arena *scratch,
                          const ib_text *text, ib_list *remarks)
{
    ib_list blocks = ib_list_of(scratch, ibid_block);
    ibid_block *kept;
    ibid_status st;

    (void)remarks;
    for (size_t i = 0; i < text->line_count;) {
        ibid_span *span;
        ibid_block *block;

        if (text->line[i].role == IB_LINE_BLANK) {
            i++;
            continue;
        }
        span = ib_arena_array(arena, ibid_span, 1);
        block = ib_list_push(&blocks);
        if (!span || !block)
            return ib_arena_status(arena);
        *block = (ibid_block){IBID_BLOCK_PARAGRAPH, span, 1,
                              text->line[i].page + 1, IBID_NONE};
        span->start = text->line[i].start;
        if (text->line[i].role == IB_LINE_FURNITURE)
            block->kind = IBID_BLOCK_FURNITURE;
        for (uint32_t role = text->line[i].role;
             i < text->line_count && text->line[i].role == role; i++)
            span->end = text->line[i].end;
    }
    kept = ib_list_keep(&blocks, arena);
    if (!kept)
        return ib_arena_status(arena);
    st = ib_setoff_mark(kept, blocks.count, scratch, text, out);
    out->blocks = (ibid_blocks){kept, blocks.count};
    return st;
}
