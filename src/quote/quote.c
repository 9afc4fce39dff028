/* quote.c - the quotations of a document, from pairs of marks and from blocks.
 */

#include "quote/quote.h"

#include "base/scan.h"
#include "base/str.h"
#include "quote/answer.h"
#include "quote/declare.h"
#include "quote/kind.h"
#include "quote/part.h"
#include "quote/speaker.h"

static ibid_status find_pairs(ib_list *out, ib_quote_work *work, bool in_note,
                              uint32_t *remarked)
{
    const ib_stream *stream = in_note ? &work->notes : &work->body;
    ib_list signs = ib_list_of(work->scratch, ib_sign);
    ibid_status st = ib_sign_find(&signs, stream);

    if (st)
        return st;
    return ib_pair_find(out, &work->repeat[in_note], stream, signs.item,
                        signs.count, work->remarks, remarked);
}

/* Is it a mark of quotation that ends a block although none opens it? */
static uint32_t closing_at_end(ibid_str text, ibid_span span)
{
    static const char *const close[] = {"\"", "\xE2\x80\x9D", "\xE2\x80\x9C",
                                        "\xC2\xBB", "''"};

    for (size_t i = 0; i < sizeof close / sizeof close[0]; i++) {
        ibid_str mark = ib_str_of(close[i]);

        if (span.end - span.start > mark.len &&
            ib_str_has_at(text, span.end - mark.len, mark))
            return mark.len;
    }
    return 0;
}

/* The first note mark in `span` with nothing but blanks after it in its
 * paragraph; the text that follows is not quoted.  Else the mark that ends the
 * span, or mark_count. */
static size_t closing_mark(const ib_stream *stream, ibid_span span)
{
    size_t m = ib_stream_mark(stream, span.start);

    for (; m < stream->mark_count && stream->mark[m].span.end < span.end; m++) {
        const uint32_t at = stream->mark[m].span.end;

        if (at + 1 < span.end && stream->mark[m].span.start > span.start &&
            stream->text.at[at] == '\n' && stream->text.at[at + 1] == '\n' &&
            ib_is(stream->text.at[stream->mark[m].span.start - 1], IB_PUNCT))
            return m;
    }
    return m;
}

/* The words of a block quotation: without the signs of Markdown before it,
 * and without the note mark and the lone closing mark after it. */
static ibid_span block_words(const ib_quote_work *work, const ibid_block *block)
{
    const ibid_str text = work->text->str;
    const ib_stream *stream = &work->body;
    ibid_span span = {block->span[0].start,
                      block->span[block->span_count - 1].end};
    size_t m;

    span = ib_span_trim(text, span);
    while (!ib_span_is_empty(span) && text.at[span.start] == '>')
        span.start = ib_skip_blank(text, span.start + 1, span.end);
    m = ib_span_is_empty(span) ? stream->mark_count
                               : closing_mark(stream, span);
    if (m < stream->mark_count && stream->mark[m].span.start > span.start &&
        stream->mark[m].span.start < span.end)
        span.end = stream->mark[m].span.start;
    span = ib_span_trim(text, span);
    return span;
}

/* Push the block quotations; the pair of marks that holds a whole block is
 * that block's own. */
static ibid_status find_blocks(ib_list *out, ib_quote_work *work, ib_pair *pair,
                               size_t count)
{
    const ib_stream *stream = &work->body;
    size_t p = 0;

    for (uint32_t i = 0; i < stream->piece_count;) {
        const ibid_block *block =
            &work->structure->blocks.item[stream->piece[i].block];
        const uint32_t first = i;
        uint32_t last;
        ib_quote *quote;
        ibid_span span;

        while (i < stream->piece_count &&
               stream->piece[i].block == stream->piece[first].block)
            i++;
        if (block->kind != IBID_BLOCK_QUOTATION)
            continue;
        span = block_words(work, block);
        last = i - 1;
        while (last > first && stream->piece[last].span.start >= span.end)
            last--;
        while (p < count && pair[p].outer.start < span.start)
            p++;
        if (p < count && pair[p].outer.start == span.start && !pair[p].dead &&
            pair[p].outer.end >= span.end) {
            pair[p].dead = true;
            span = (ibid_span){pair[p].inner.start, pair[p].inner.end};
            last = pair[p].close_piece;
        } else {
            span.end -= closing_at_end(work->text->str, span);
        }
        if (ib_span_is_empty(span))
            continue;
        quote = ib_list_push(out);
        if (!quote)
            return ib_arena_status(out->arena);
        *quote = (ib_quote){.kind = IBID_QUOTE_BLOCK,
                            .outer = span,
                            .inner = span,
                            .open_piece = first,
                            .close_piece = last,
                            .parent = IBID_NONE,
                            .note = IBID_NONE,
                            .citation = IBID_NONE};
    }
    return IBID_OK;
}

static bool comes_first(ibid_span a, ibid_span b)
{
    return a.start < b.start || (a.start == b.start && a.end >= b.end);
}

/* Push the living pairs, in order with the `block` quotes. */
static ibid_status push_pairs(ib_list *out, ib_quote_work *work,
                              const ib_list *pairs, bool in_note)
{
    for (size_t i = 0; i < pairs->count; i++) {
        const ib_pair *pair = ib_list_at(pairs, ib_pair, i);
        const ibid_span words = ib_span_trim(work->text->str, pair->inner);
        ib_quote *quote;

        if (pair->dead || ib_span_is_empty(words))
            continue;
        quote = ib_list_push(out);
        if (!quote)
            return ib_arena_status(out->arena);
        *quote = (ib_quote){.kind = IBID_QUOTE_INLINE,
                            .outer = pair->outer,
                            .inner = words,
                            .open_piece = pair->open_piece,
                            .close_piece = pair->close_piece,
                            .parent = IBID_NONE,
                            .note = IBID_NONE,
                            .citation = IBID_NONE,
                            .in_note = in_note,
                            .lost = pair->lost};
    }
    return IBID_OK;
}

/* Merge three ordered lists into work->quote. */
static ibid_status merge(ib_quote_work *work, const ib_list list[3])
{
    size_t at[3] = {0};
    const size_t count = list[0].count + list[1].count + list[2].count;

    work->quote = ib_arena_array(work->scratch, ib_quote, count);
    if (!work->quote)
        return ib_arena_status(work->scratch);
    for (work->count = 0; work->count < count; work->count++) {
        size_t best = 3;

        for (size_t i = 0; i < 3; i++)
            if (at[i] < list[i].count &&
                (best == 3 ||
                 !comes_first(
                     ib_list_at(&list[best], ib_quote, at[best])->outer,
                     ib_list_at(&list[i], ib_quote, at[i])->outer)))
                best = i;
        work->quote[work->count] = *ib_list_at(&list[best], ib_quote, at[best]);
        at[best]++;
    }
    return IBID_OK;
}

/* A quotation's parent is the nearest one whose words hold its own: a block
 * that begins within the last words of an inline one has none there. */
static void set_parents(ib_quote_work *work)
{
    uint32_t last[2] = {IBID_NONE, IBID_NONE};

    for (uint32_t i = 0; i < work->count; i++) {
        ib_quote *quote = &work->quote[i];
        uint32_t up = last[quote->in_note];

        while (up != IBID_NONE &&
               !ib_span_encloses(work->quote[up].inner, quote->inner))
            up = work->quote[up].parent;
        quote->parent = up;
        if (up != IBID_NONE && quote->kind == IBID_QUOTE_INLINE)
            quote->kind = IBID_QUOTE_NESTED;
        last[quote->in_note] = i;
    }
}

/* Find parts and declared edits of every quote. */
static ibid_status find_details(ib_list *parts, ib_list *edits,
                                ib_quote_work *work)
{
    ib_declared_notes notes;
    ib_part_reader reader = {.parts = parts, .work = work};
    ibid_status st = ib_declare_open(&notes, work);

    for (uint32_t i = 0; !st && i < work->count; i++) {
        ib_quote *quote = &work->quote[i];

        quote->part = (uint32_t)parts->count;
        quote->declared = (uint32_t)edits->count;
        st = ib_part_read(&reader, quote);
        if (!st)
            st = ib_declare_find(edits, &notes, work, quote);
        quote->part_count = (uint32_t)parts->count - quote->part;
        quote->declared_count = (uint32_t)edits->count - quote->declared;
    }
    return st;
}

static ibid_status keep(ibid_quotations *out, ib_quote_work *work)
{
    ib_list parts = ib_list_of(work->scratch, ibid_span);
    ib_list edits = ib_list_of(work->scratch, ibid_declared);
    ibid_status st = find_details(&parts, &edits, work);
    const ibid_span *part;
    const ibid_declared *edit;
    ibid_quotation *item;

    if (st)
        return st;
    part = ib_list_keep(&parts, work->arena);
    edit = ib_list_keep(&edits, work->arena);
    item = ib_arena_array(work->arena, ibid_quotation, work->count);
    if (!part || !edit || !item)
        return ib_arena_status(work->arena);
    for (uint32_t i = 0; i < work->count; i++) {
        const ib_quote *quote = &work->quote[i];

        item[i] = (ibid_quotation){.kind = quote->kind,
                                   .span = quote->inner,
                                   .part = part + quote->part,
                                   .part_count = quote->part_count,
                                   .speaker = quote->speaker,
                                   .note = quote->note,
                                   .citation = quote->citation,
                                   .inferred = quote->inferred,
                                   .because = quote->because,
                                   .parent = quote->parent,
                                   .declared = edit + quote->declared,
                                   .declared_count = quote->declared_count};
    }
    *out = (ibid_quotations){item, work->count};
    return IBID_OK;
}

static ibid_status find_all(ib_quote_work *work)
{
    ib_list body = ib_list_of(work->scratch, ib_pair);
    ib_list notes = ib_list_of(work->scratch, ib_pair);
    ib_list list[3] = {ib_list_of(work->scratch, ib_quote),
                       ib_list_of(work->scratch, ib_quote),
                       ib_list_of(work->scratch, ib_quote)};
    uint32_t remarked = 0;
    ibid_status st = find_pairs(&body, work, false, &remarked);

    if (!st)
        st = find_pairs(&notes, work, true, &remarked);
    if (!st)
        st = find_blocks(&list[0], work, body.item, body.count);
    if (!st)
        st = push_pairs(&list[1], work, &body, false);
    if (!st)
        st = push_pairs(&list[2], work, &notes, true);
    return st ? st : merge(work, list);
}

/* Judge the quotations of one passage: kinds, then speakers, then what
 * answers for them. */
static void judge_passage(const ib_passage *passage, ib_speaker *last)
{
    ib_quote *quotes = passage->work->quote;

    for (uint32_t i = 0; i < passage->count; i++)
        if (passage->token[i].kind == IB_TOKEN_QUOTE) {
            ib_quote *quote = &quotes[passage->token[i].quote];

            quote->kind = ib_kind_judge(passage, i);
            if (quote->kind == IBID_QUOTE_TITLE ||
                quote->kind == IBID_QUOTE_TERM)
                continue;
            quote->speaker = ib_speaker_find(passage, i, last);
        }
    for (uint32_t i = 0; i < passage->count; i++)
        if (passage->token[i].kind == IB_TOKEN_QUOTE) {
            quotes[passage->token[i].quote].judged = true;
            ib_answer_find(passage, i);
        }
}

/* Nested words without a speaker of their own are their parent's. */
static void inherit_speaker(const ib_quote_work *work, ib_quote *quote)
{
    if (quote->kind == IBID_QUOTE_NESTED && ib_span_is_empty(quote->speaker))
        quote->speaker = work->quote[quote->parent].speaker;
}

static ibid_status judge(ib_quote_work *work)
{
    ib_list tokens = ib_list_of(work->scratch, ib_token);
    ib_speaker last[2] = {0}, inner;
    ib_passage passage = {.work = work,
                          .lexicon = ib_lexicon_build(work->scratch)};

    if (!passage.lexicon)
        return ib_arena_status(work->scratch);
    for (uint32_t i = 0; i < work->count; i++) {
        ib_quote *quote = &work->quote[i];
        ib_speaker *say = &last[quote->in_note];
        ibid_status st;

        if (quote->judged)
            continue;
        st = ib_passage_cut(&passage, &tokens, i);
        if (st)
            return st;
        if (quote->parent != IBID_NONE) {
            inner = (ib_speaker){work->quote[quote->parent].speaker,
                                 passage.paragraph};
            say = &inner;
        }
        judge_passage(&passage, say);
        quote->judged = true;
    }
    for (uint32_t i = 0; i < work->count; i++)
        inherit_speaker(work, &work->quote[i]);
    return IBID_OK;
}

ibid_status ib_quote_find(ibid_quotations *out, ib_arena *arena,
                          ib_arena *scratch, const ib_text *text,
                          const ib_structure *structure,
                          const ibid_citations *citations, ib_list *remarks)
{
    ib_quote_work work = {.text = text,
                          .structure = structure,
                          .citations = citations,
                          .arena = arena,
                          .scratch = scratch,
                          .remarks = remarks,
                          .repeat = {ib_list_of(scratch, ibid_span),
                                     ib_list_of(scratch, ibid_span)}};
    ibid_status st;

    *out = (ibid_quotations){0};
    st = ib_stream_build(&work.body, &work.notes, scratch, text, structure);
    if (!st)
        st = find_all(&work);
    if (st)
        return st;
    set_parents(&work);
    st = work.count > 0 ? judge(&work) : IBID_OK;
    return st ? st : keep(out, &work);
}
