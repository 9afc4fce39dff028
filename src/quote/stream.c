/* stream.c - finding the way in a run of text. */

#include "quote/stream.h"

#include "base/list.h"
#include "base/scan.h"
#include "base/str.h"

/* Does a block go on with the sentence of the block before?  OCR puts blank
 * lines into paragraphs. */
static bool goes_on(ibid_str text, ibid_span before, ibid_span after)
{
    before = ib_span_trim(text, before);
    after = ib_span_trim(text, after);
    if (ib_span_is_empty(before) || ib_span_is_empty(after))
        return false;
    return ib_is(text.at[after.start], IB_LOWER) &&
           (ib_is(text.at[before.end - 1], IB_WORD) ||
            text.at[before.end - 1] == ',' || text.at[before.end - 1] == '-');
}

static ibid_status push_spans(ib_list *pieces, const ib_piece *model,
                              const ibid_span *span, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        ib_piece *piece = ib_list_push(pieces);

        if (!piece)
            return ib_arena_status(pieces->arena);
        *piece = *model;
        piece->span = span[i];
    }
    return IBID_OK;
}

static ibid_status build_body(ib_stream *out, ib_arena *arena,
                              const ib_structure *structure)
{
    ib_list pieces = ib_list_of(arena, ib_piece);
    ib_piece model = {0};
    const ibid_block *last = NULL;

    for (size_t i = 0; i < structure->blocks.count; i++) {
        const ibid_block *block = &structure->blocks.item[i];
        ibid_status st;

        if (block->kind == IBID_BLOCK_NOTE ||
            block->kind == IBID_BLOCK_FURNITURE)
            continue;
        if (last && (block->kind == IBID_BLOCK_HEADING ||
                     last->kind == IBID_BLOCK_HEADING))
            model.run++;
        if (!last || last->kind != block->kind ||
            block->kind != IBID_BLOCK_PARAGRAPH ||
            !goes_on(out->text, last->span[last->span_count - 1],
                     block->span[0]))
            model.paragraph++;
        model.block = (uint32_t)i;
        st = push_spans(&pieces, &model, block->span, block->span_count);
        if (st)
            return st;
        last = block;
    }
    out->piece = pieces.item;
    out->piece_count = (uint32_t)pieces.count;
    return IBID_OK;
}

static ibid_status build_notes(ib_stream *out, ib_arena *arena,
                               const ib_structure *structure)
{
    ib_list pieces = ib_list_of(arena, ib_piece);

    for (size_t i = 0; i < structure->notes.count; i++) {
        const ibid_note *note = &structure->notes.item[i];
        const ib_piece model = {.paragraph = (uint32_t)i + 1,
                                .block = (uint32_t)i,
                                .run = (uint32_t)i};
        ibid_status st =
            push_spans(&pieces, &model, note->part, note->part_count);

        if (st)
            return st;
    }
    out->piece = pieces.item;
    out->piece_count = (uint32_t)pieces.count;
    return IBID_OK;
}

ibid_status ib_stream_build(ib_stream *body, ib_stream *notes, ib_arena *arena,
                            const ib_text *text, const ib_structure *structure)
{
    ibid_status st;

    *body = (ib_stream){.text = text->str,
                        .mark = structure->marks.item,
                        .mark_count = structure->marks.count};
    *notes = *body;
    st = build_body(body, arena, structure);
    return st ? st : build_notes(notes, arena, structure);
}

size_t ib_stream_mark(const ib_stream *stream, uint32_t byte)
{
    size_t low = 0, high = stream->mark_count;

    while (low < high) {
        size_t mid = low + (high - low) / 2;

        if (stream->mark[mid].span.end > byte)
            high = mid;
        else
            low = mid + 1;
    }
    return low;
}
