/* skip.h - what stands between the words of a text and is none of them: notes,
 * marks, running heads. */
#ifndef IB_CHECK_SKIP_H
#define IB_CHECK_SKIP_H

#include "base/arena.h"
#include "ibid/doc.h"

/* Index of the first block that may have a part at or after `byte`: some back
 * from the last that begins before it, since a block of several spans begins
 * early.  O(log blocks). */
size_t ib_skip_first_block(ibid_blocks blocks, uint32_t byte);

/* For qsort: spans by where they start. */
int ib_skip_by_start(const void *a, const void *b);

/* Find what to step over in a part of a document: running heads, marks that
 * are no guess, and with `notes` the notes.
 *
 * Gives  *out with *count spans that touch `within`, ordered and apart.
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_skip_find(ibid_span **out, uint32_t *count,
                                       ib_arena *arena, const ibid_doc *doc,
                                       ibid_span within, bool notes);

#endif
