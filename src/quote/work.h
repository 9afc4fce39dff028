/* work.h - a quotation while it is being read, and what its readers share. */
#ifndef IB_QUOTE_WORK_H
#define IB_QUOTE_WORK_H

#include "quote/pair.h"
#include "quote/quote.h"

typedef struct ib_quote {
    ibid_quotation_kind kind;
    ibid_span outer; /* with its marks; a block's is its words */
    ibid_span inner; /* the words */
    uint32_t open_piece;
    uint32_t close_piece;
    uint32_t parent; /* index into the quotes, or IBID_NONE */
    ibid_span speaker;
    uint32_t note;
    uint32_t citation;
    bool inferred;
    bool in_note; /* its pieces are those of the notes */
    bool lost;
    bool judged;
    const char *because;
    uint32_t part; /* index of its first part */
    uint32_t part_count;
    uint32_t declared; /* index of its first declared edit */
    uint32_t declared_count;
} ib_quote;

typedef struct ib_quote_work {
    const ib_text *text;
    const ib_structure *structure;
    const ibid_citations *citations;
    ib_arena *arena;
    ib_arena *scratch;
    ib_list *remarks;
    ib_stream body;
    ib_stream notes;
    ib_list repeat[2]; /* ibid_span: marks repeated at paragraphs, in order, of
                          the body and of the notes */
    ib_quote *quote;
    uint32_t count;
} ib_quote_work;

static inline const ib_stream *ib_quote_stream(const ib_quote_work *work,
                                               const ib_quote *quote)
{
    return quote->in_note ? &work->notes : &work->body;
}

#endif
