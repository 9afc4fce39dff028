/* around.h - what stands around a figure: its sentence, and its paragraph. */
#ifndef IB_CHECK_AROUND_H
#define IB_CHECK_AROUND_H

#include "base/arena.h"
#include "ibid/doc.h"

/* The spans of all blocks of a document, as they stand. */
typedef struct ib_around {
    ibid_str text;
    ibid_blocks blocks;
    ibid_marks marks;
    const struct ib_around_span *item;
    uint32_t count;
    ibid_span last; /* the sentence found last */
} ib_around;

/* Look at the blocks of a document.
 *
 * Gives  *out in `arena`.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   n log n in the spans. */
IBID_MUST_USE ibid_status ib_around_open(ib_around *out, ib_arena *arena,
                                         const ibid_doc *doc);

/* The spans of the blocks, by where they start: how many, and the i-th. */
uint32_t ib_around_count(const ib_around *around);
ibid_span ib_around_part(const ib_around *around, uint32_t i);

/* The block that holds a byte, or NULL where none does. */
const ibid_block *ib_around_block(const ib_around *around, uint32_t byte);

/* The sentence that holds a span: inside its block, and at most some lines on
 * either side.  Ask in reading order: a sentence is looked for once.
 *
 * Cost   the length of the sentence. */
ibid_span ib_around_sentence(ib_around *around, ibid_span span);

#endif
