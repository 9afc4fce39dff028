/* meaning.h - what the symbol of a citation says, added to the citation. */
#ifndef IB_CITE_MEANING_H
#define IB_CITE_MEANING_H

#include "cite/draft.h"

/* Add the parts of its symbol to a citation, and the body as its authority
 * where it has none yet.
 *
 * Takes  the fields, in enum order, with room for one more.
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_meaning_add(ibid_citation *citation,
                                         ibid_field *field, uint32_t *count,
                                         ib_arena *arena,
                                         const ib_draft *draft);

#endif
