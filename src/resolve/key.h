/* key.h - the names of works in a table that a person edits.
 *
 * A key is made of the words of the work's first citation, so that it stays
 * the same when the document is changed elsewhere: 12 hex digits of SHA-256,
 * and "-2", "-3" where two works are cited in the same words ("Ibid.").
 */
#ifndef IB_RESOLVE_KEY_H
#define IB_RESOLVE_KEY_H

#include "base/arena.h"
#include "ibid/doc.h"

typedef struct ib_work_key {
    char text[24];
} ib_work_key;

/* The citation by which the work is listed that citation i is of: its first
 * full one.  Short forms that lead to one another are one work. */
uint32_t ib_work_root(ibid_citations all, uint32_t i);

/* Make the key of each citation of a document: that of its work.
 *
 * Gives  *out in `arena`, as many as there are citations.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   n log n in the number of citations. */
IBID_MUST_USE ibid_status ib_work_keys_make(ib_work_key **out, ib_arena *arena,
                                            ib_arena *scratch,
                                            const ibid_doc *doc);

#endif
