/* block.h - the pieces a page is made of: paragraphs, headings, notes, ...
 *
 * Blocks come in reading order and never overlap.  A paragraph that a page
 * break or a note block interrupts is one block of several spans.  Together
 * the spans of all blocks hold every byte of the text that is not white space.
 */
#ifndef IBID_BLOCK_H
#define IBID_BLOCK_H

#include "ibid/base.h"

typedef enum ibid_block_kind {
    IBID_BLOCK_PARAGRAPH,
    IBID_BLOCK_HEADING,
    IBID_BLOCK_QUOTATION, /* set off from the text, without marks */
    IBID_BLOCK_LIST,      /* one block an item */
    IBID_BLOCK_NOTE,      /* one block a note, label included */
    IBID_BLOCK_FURNITURE, /* running head, page number, symbol, job number */
    IBID_BLOCK_SIGNATURE,
    IBID_BLOCK_TABLE
} ibid_block_kind;

typedef struct ibid_block {
    ibid_block_kind kind;
    const ibid_span *span; /* at least one, ascending, not overlapping */
    uint32_t span_count;   /* 1 or more */
    uint32_t page;         /* of the first byte, from 1 */
    uint32_t note;         /* IBID_BLOCK_NOTE: index of the note, else NONE */
} ibid_block;

typedef struct ibid_blocks {
    const ibid_block *item; /* ordered by their first byte */
    size_t count;
} ibid_blocks;

#endif
