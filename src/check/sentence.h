/* sentence.h - what a document says in its own words, sentence by sentence.
 *
 *     The port, he wrote, "was shut".1 All of it stood in the rain.
 *     ^^^^^^^^^^^^^^^^^^^                ^^^^^^^^^^^^^^^^^^^^^^^^^^^
 *
 * Quotations, titles and citations are not its own; neither are headings,
 * tables, signatures and running heads.  A quotation cuts a sentence in two.
 */
#ifndef IB_CHECK_SENTENCE_H
#define IB_CHECK_SENTENCE_H

#include "base/list.h"
#include "ibid/doc.h"

typedef struct ib_sentence {
    ibid_span span; /* of the text; begins and ends with a word or its marks */
    uint32_t block;
    uint32_t run; /* the same for sentences with nothing but white space, notes
                     and running heads between */
    uint32_t words, letters; /* of its own */
    const uint8_t *key;      /* `count` items, IB_KEY_PAD zeros behind */
    uint32_t count;
} ib_sentence;

/* What stands in a part of a block and is none of its words: marks, running
 * heads, notes, and what lies between the spans of a note.
 *
 * Gives  *out with *count spans, ordered and apart.
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_sentence_skip(ibid_span **out, uint32_t *count,
                                           ib_arena *arena, const ibid_doc *doc,
                                           uint32_t block, ibid_span within);

/* Find the sentences that are long enough to be somebody's (costs.h).
 *
 * Gives  ib_sentence pushed, in reading order.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear. */
IBID_MUST_USE ibid_status ib_sentence_find(ib_list *out, ib_arena *arena,
                                           ib_arena *scratch,
                                           const ibid_doc *doc);

#endif
