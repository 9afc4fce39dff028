/* refer.h - to which earlier citation a citation leads. */
#ifndef IB_CITE_REFER_H
#define IB_CITE_REFER_H

#include "cite/draft.h"
#include "ibid/note.h"

/* Resolve short forms, and works cited again: sets refers_to, candidates and
 * because of each item.  `shortened` tells what each is (ib_short_kind).
 *
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear in count, expected. */
IBID_MUST_USE ibid_status ib_refer_find(ibid_citation *item, size_t count,
                                        const uint8_t *shortened,
                                        ibid_notes notes, ib_arena *arena,
                                        ib_arena *scratch);

#endif
