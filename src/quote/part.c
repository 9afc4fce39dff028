/* part.c - cutting furniture, note marks and repeated quotation marks out of a
 * quotation. */

#include "quote/part.h"

#include "base/str.h"

/* What is to be cut out next, in order. */
typedef struct cuts {
    const ib_stream *stream;
    size_t mark;
    const ib_list *repeats;
    size_t repeat;
} cuts;

static ibid_status push_part(ib_list *parts, ibid_str text, ibid_span part)
{
    ibid_span *kept;

    part = ib_span_trim(text, part);
    if (ib_span_is_empty(part))
        return IBID_OK;
    kept = ib_list_push(parts);
    if (!kept)
        return ib_arena_status(parts->arena);
    *kept = part;
    return IBID_OK;
}

/* The first cut that ends after `at`; empty at `end` if there is none. */
static ibid_span next_cut(cuts *c, uint32_t at, uint32_t end)
{
    const ib_stream *stream = c->stream;
    ibid_span cut = {end, end};

    while (c->mark < stream->mark_count &&
           (stream->mark[c->mark].span.end <= at ||
            ib_span_is_empty(stream->mark[c->mark].span)))
        c->mark++;
    while (c->repeat < c->repeats->count &&
           ib_list_at(c->repeats, ibid_span, c->repeat)->end <= at)
        c->repeat++;
    if (c->mark < stream->mark_count &&
        stream->mark[c->mark].span.start < cut.start)
        cut = stream->mark[c->mark].span;
    if (c->repeat < c->repeats->count) {
        const ibid_span *repeat = ib_list_at(c->repeats, ibid_span, c->repeat);

        if (repeat->start < cut.start)
            cut = *repeat;
    }
    return cut;
}

ibid_status ib_part_read(ib_part_reader *reader, const ib_quote *quote)
{
    const ib_stream *stream = ib_quote_stream(reader->work, quote);
    const size_t before = reader->parts->count;
    cuts c = {.stream = stream,
              .mark = ib_stream_mark(stream, quote->inner.start),
              .repeats = &reader->work->repeat[quote->in_note],
              .repeat = reader->repeat[quote->in_note]};
    ibid_status st = IBID_OK;

    for (uint32_t i = quote->open_piece; i <= quote->close_piece; i++) {
        uint32_t at = stream->piece[i].span.start;
        uint32_t end = stream->piece[i].span.end;

        if (at < quote->inner.start)
            at = quote->inner.start;
        if (end > quote->inner.end)
            end = quote->inner.end;
        while (!st && at < end) {
            const ibid_span cut = next_cut(&c, at, end);

            if (i == quote->open_piece && at == quote->inner.start)
                reader->repeat[quote->in_note] = c.repeat;
            if (cut.start > at)
                st = push_part(reader->parts, stream->text,
                               (ibid_span){at, cut.start});
            at = cut.end > at ? cut.end : end;
        }
    }
    if (!st && reader->parts->count == before)
        st = push_part(reader->parts, stream->text, quote->inner);
    return st;
}
