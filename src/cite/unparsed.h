/* unparsed.h - what of a citation no rule read. */
#ifndef IB_CITE_UNPARSED_H
#define IB_CITE_UNPARSED_H

#include "base/arena.h"
#include "cite/draft.h"

/* Most parts that one citation can have: one more than it has fields, and
 * three lists of names. */
enum { IB_UNPARSED_MAX = IBID_FIELD_COUNT + 4 };

/* Find the parts of draft->span that are in no field, beside marks and the
 * words that fields bring with them ("in", "ed.", "p.", "available at").
 *
 * Gives  how many were put in `out`, in order, trimmed.
 * Cost   linear in the citation. */
uint32_t ib_unparsed_find(ibid_span out[IB_UNPARSED_MAX], ibid_str text,
                          const ib_draft *draft);

#endif
