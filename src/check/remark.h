/* remark.h - what a document says of a quotation outside of its marks. */
#ifndef IB_CHECK_REMARK_H
#define IB_CHECK_REMARK_H

#include "check/declare.h"
#include "ibid/doc.h"

/* Find the remarks on a quotation that stand outside its words: in a
 * parenthesis after it, or in the note that answers for it.
 *
 * Gives  *out in `arena`.  A remark of a note is shared where the note answers
 *        for more than this one quotation, cites more than one work, or quotes
 *        itself: it may speak of another.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   O(log quotations + log citations), and those of one note. */
IBID_MUST_USE ibid_status ib_remark_find(ib_remarks *out, ib_arena *arena,
                                         const ibid_doc *doc,
                                         uint32_t quotation);

#endif
