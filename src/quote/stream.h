/* stream.h - what quotations are read in: the body, and the notes.
 *
 * The body's stream holds the pieces of its blocks in reading order and steps
 * over furniture and notes.  Quotations may run from piece to piece, and from
 * paragraph to paragraph, but not from run to run: a heading ends one.
 */
#ifndef IB_QUOTE_STREAM_H
#define IB_QUOTE_STREAM_H

#include "structure/structure.h"

typedef struct ib_piece {
    ibid_span span;
    uint32_t paragraph; /* rises by one with each block */
    uint32_t block;     /* index of the block; in the notes, of the note */
    uint32_t run;       /* no quotation goes from one run to the next */
} ib_piece;

typedef struct ib_stream {
    ibid_str text;
    const ib_piece *piece;
    uint32_t piece_count;
    const ibid_mark *mark; /* those of the document; empty ones included */
    size_t mark_count;
} ib_stream;

/* Build the body's stream and the notes', one run a note.
 *
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_stream_build(ib_stream *body, ib_stream *notes,
                                          ib_arena *arena, const ib_text *text,
                                          const ib_structure *structure);

/* Index of the first mark that ends after `byte`, or mark_count. */
size_t ib_stream_mark(const ib_stream *stream, uint32_t byte);

#endif
