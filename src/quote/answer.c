/* answer.c - from a quotation to the note and citation that vouch for it.
 *
 * In order of certainty: the mark after it; the mark of its sentence; a later
 * mark of the paragraph, where the words before that mark have the same
 * speaker; a citation around or right after it in its sentence; the one that
 * introduces it; one that makes a sentence after it (Bluebook B1.1); one
 * elsewhere in its sentence; one under a block.
 */

#include "quote/answer.h"

#include "base/scan.h"
#include "base/str.h"
#include "quote/costs.h"
#include "quote/declare.h"
#include "quote/speaker.h"

/* Index of the first citation that ends after `byte`. */
static uint32_t citation_after(const ibid_citations *all, uint32_t byte)
{
    size_t low = 0, high = all->count;

    while (low < high) {
        size_t mid = low + (high - low) / 2;

        if (all->item[mid].span.end > byte)
            high = mid;
        else
            low = mid + 1;
    }
    return (uint32_t)low;
}

/* First mark that has a note and stands in [from, to), or IBID_NONE. */
static uint32_t note_between(const ib_stream *stream, uint32_t from,
                             uint32_t to, uint32_t *place)
{
    size_t m = ib_stream_mark(stream, from ? from - 1 : 0);

    for (; m < stream->mark_count && stream->mark[m].span.start < to; m++)
        if (stream->mark[m].note != IBID_NONE &&
            stream->mark[m].span.start >= from) {
            *place = stream->mark[m].span.start;
            return stream->mark[m].note;
        }
    return IBID_NONE;
}

/* The first citation of a note; others of it make the choice an inference. */
static void take_citation_of(const ib_quote_work *work, ib_quote *quote)
{
    const ibid_citations *all = work->citations;
    const ibid_note *note = &work->structure->notes.item[quote->note];
    uint32_t i = citation_after(all, note->span.start);

    if (i >= all->count || all->item[i].note != quote->note)
        return;
    quote->citation = i;
    if (i + 1 < all->count && all->item[i + 1].note == quote->note)
        quote->inferred = true;
}

/* A citation in the text between two places. */
static bool take_citation(const ib_quote_work *work, ib_quote *quote,
                          uint32_t from, uint32_t to, const char *because)
{
    const ibid_citations *all = work->citations;
    const uint32_t i = citation_after(all, from);

    if (i >= all->count || all->item[i].span.start >= to ||
        all->item[i].span.start < from || all->item[i].note != IBID_NONE)
        return false;
    quote->citation = i;
    quote->because = because;
    return true;
}

/* Inside a note: the citation that holds the words or stands before them,
 * else the next one. */
static void answer_in_note(const ib_passage *p, ib_quote *quote)
{
    const ib_quote_work *work = p->work;
    const ibid_citations *all = work->citations;
    uint32_t i = citation_after(all, quote->outer.start);

    quote->note = p->stream->piece[quote->open_piece].block;
    quote->because = "the quotation stands in this note";
    if (i < all->count && all->item[i].span.start <= quote->outer.start) {
        quote->citation = i;
        return;
    }
    if (i > 0 && all->item[i - 1].note == quote->note) {
        quote->citation = i - 1;
        quote->inferred = i > 1 && all->item[i - 2].note == quote->note;
        return;
    }
    if (i < all->count && all->item[i].note == quote->note) {
        quote->citation = i;
        quote->inferred = true;
    }
}

/* Where the sentence of token `at` (or the last one, at the end) ends, in
 * bytes: at the next sentence, and for a block quotation at its own end. */
static uint32_t byte_after(const ib_passage *p, uint32_t at)
{
    const uint32_t sentence_end = ib_passage_sentence_end(p, at);

    if (at < p->count && p->token[at].kind == IB_TOKEN_QUOTE) {
        const ib_quote *quote = &p->work->quote[p->token[at].quote];

        if (quote->kind == IBID_QUOTE_BLOCK)
            return p->stream->piece[quote->close_piece].span.end;
    }
    if (sentence_end < p->count)
        return p->token[sentence_end].span.start;
    return p->end > p->token[p->count - 1].span.end
               ? p->end
               : p->token[p->count - 1].span.end;
}

static bool is_quotation(const ib_quote *quote)
{
    return quote->kind == IBID_QUOTE_INLINE ||
           quote->kind == IBID_QUOTE_NESTED || quote->kind == IBID_QUOTE_BLOCK;
}

/* The place after the last quotation of the passage that goes on with the
 * same speaker without a mark between; 0 if none does. */
static uint32_t same_speaker_until(const ib_passage *p, uint32_t at,
                                   uint32_t *last)
{
    const ib_quote *quote = &p->work->quote[p->token[at].quote];
    const uint32_t high = p->count - at > IB_QUOTE_SENTENCE_MAX
                              ? at + IB_QUOTE_SENTENCE_MAX
                              : p->count;
    uint32_t until = 0;

    for (uint32_t i = at + 1; i < high; i++) {
        const ib_quote *next;

        if (p->token[i].kind != IB_TOKEN_QUOTE)
            continue;
        next = &p->work->quote[p->token[i].quote];
        if (!is_quotation(next))
            continue;
        if (ib_span_is_empty(quote->speaker) ||
            !ib_speaker_is_same(p->stream->text, quote->speaker, next->speaker))
            break;
        until = next->outer.end;
        *last = i;
    }
    return until;
}

static bool answer_by_mark(const ib_passage *p, uint32_t at, ib_quote *quote)
{
    const uint32_t remarks = ib_declare_end(p->work, quote) + 2;
    const uint32_t after = byte_after(p, at);
    uint32_t place, last = at;
    uint32_t note = note_between(p->stream, quote->inner.end,
                                 after > remarks ? after : remarks, &place);

    if (note != IBID_NONE) {
        quote->note = note;
        quote->because =
            place <= quote->outer.end + 2
                ? "the mark of this note follows the quotation"
                : "the mark of this note stands in the same sentence";
        return true;
    }
    if (same_speaker_until(p, at, &last) == 0)
        return false;
    note =
        note_between(p->stream, quote->outer.end,
                     byte_after(p, ib_passage_sentence_end(p, last)), &place);
    if (note == IBID_NONE)
        return false;
    quote->note = note;
    quote->inferred = true;
    quote->because = "the next mark of the paragraph follows other words of "
                     "the same speaker";
    return true;
}

/* Under a block quotation a line may name its source. */
static void answer_under_block(const ib_passage *p, ib_quote *quote)
{
    const ib_stream *stream = p->stream;
    const uint32_t next = quote->close_piece + 1;

    if (next < stream->piece_count &&
        stream->piece[next].run == stream->piece[quote->close_piece].run)
        take_citation(p->work, quote, stream->piece[next].span.start,
                      stream->piece[next].span.start + 8,
                      "this citation stands under the quotation");
}

/* Does nothing but stops, brackets and blanks stand in [from, to)? */
static bool is_bare(ibid_str text, uint32_t from, uint32_t to)
{
    if (to - from > IB_QUOTE_CITE_GAP)
        return false;
    for (uint32_t at = from; at < to; at++)
        if (ib_is(text.at[at], IB_WORD))
            return false;
    return true;
}

/* Do words of saying, or a colon, stand right before the quotation? */
static bool is_introduced(const ib_passage *p, uint32_t at)
{
    for (uint32_t i = at; i-- > 0 && at - i <= 3;) {
        if (p->token[i].kind == IB_TOKEN_STOP ||
            p->token[i].kind == IB_TOKEN_QUOTE)
            return false;
        if (p->token[i].kind == IB_TOKEN_COLON ||
            p->token[i].flags & (IB_LEX_SAY | IB_LEX_SAYING))
            return true;
    }
    return false;
}

/* A citation in the same sentence before the quotation. */
static bool take_before(const ib_passage *p, uint32_t at, ib_quote *quote)
{
    const ibid_citations *all = p->work->citations;
    const uint32_t low = ib_passage_sentence(p, at);
    const uint32_t i = citation_after(all, quote->outer.start);

    if (i == 0 || all->item[i - 1].note != IBID_NONE ||
        all->item[i - 1].span.end <= p->token[low].span.start)
        return false; /* a stop inside it ends no sentence: "Ltd.." */
    quote->citation = i - 1;
    quote->because = "this citation stands before it in its sentence";
    return true;
}

/* The citation right after the quotation: in its sentence, or, as courts cite,
 * in a sentence of its own, where it answers unless another has introduced the
 * words; "Id. at 4" then gives the page of that one. */
static bool take_adjacent(const ib_passage *p, uint32_t at, ib_quote *quote)
{
    const ib_quote_work *work = p->work;
    const ibid_citations *all = work->citations;
    const uint32_t i = citation_after(all, quote->outer.end);

    if (i >= all->count || all->item[i].note != IBID_NONE ||
        all->item[i].span.start < quote->outer.end ||
        !is_bare(p->stream->text, quote->outer.end, all->item[i].span.start))
        return false;
    if (p->token[at].ends && all->item[i].kind != IBID_CITE_SHORT &&
        is_introduced(p, at) && take_before(p, at, quote))
        return true;
    quote->citation = i;
    quote->because = "this citation follows the quotation";
    return true;
}

static void answer_in_text(const ib_passage *p, uint32_t at, ib_quote *quote)
{
    const ibid_citations *all = p->work->citations;
    const uint32_t i = citation_after(all, quote->outer.start);
    uint32_t after = byte_after(p, at);

    if (i < all->count && all->item[i].span.start <= quote->outer.start &&
        all->item[i].note == IBID_NONE) {
        quote->citation = i;
        quote->because = "the quotation stands in this citation's parenthesis";
        return;
    }
    if (quote->kind != IBID_QUOTE_BLOCK &&
        (take_adjacent(p, at, quote) ||
         (is_introduced(p, at) && take_before(p, at, quote))))
        return;
    for (uint32_t k = at + 1; k < p->count; k++)
        if (p->token[k].kind == IB_TOKEN_QUOTE) {
            if (p->token[k].span.start < after)
                after = p->token[k].span.start;
            break;
        }
    if (take_citation(p->work, quote, quote->outer.end, after,
                      "this citation follows in the same sentence"))
        return;
    if (quote->kind == IBID_QUOTE_BLOCK)
        answer_under_block(p, quote);
    if (quote->citation == IBID_NONE)
        take_before(p, at, quote);
}

void ib_answer_find(const ib_passage *p, uint32_t at)
{
    ib_quote *quote = &p->work->quote[p->token[at].quote];

    if (p->stream->mark_count == 0 && p->work->citations->count == 0)
        return;
    if (quote->in_note) {
        answer_in_note(p, quote);
        return;
    }
    if (quote->parent != IBID_NONE) {
        const ib_quote *parent = &p->work->quote[quote->parent];

        quote->note = parent->note;
        quote->citation = parent->citation;
        quote->inferred = parent->inferred;
        if (parent->note != IBID_NONE || parent->citation != IBID_NONE)
            quote->because = "the quotation around it rests on this";
        return;
    }
    if (answer_by_mark(p, at, quote)) {
        take_citation_of(p->work, quote);
        return;
    }
    answer_in_text(p, at, quote);
}
