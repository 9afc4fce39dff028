/* refer.h - to which earlier citation a citation leads. */
#ifndef IB_CITE_REFER_H
#define IB_CITE_REFER_H

#include "cite/draft.h"
#include "ibid/note.h"

/* Resolve short forms, and works cited again: sets refers_to, candidates and
 * because of each item, and the style.  `shortened` tells what each is
 * (ib_short_kind, with IB_SHORT_ENTRY
 * for entries of the list of references); what only looked like a short form is taken out of the
 * list, and found->count with it.
 *
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear in the citations' bytes, expected. */
IBID_MUST_USE ibid_status ib_refer_find(ibid_citations *found,
                                        ibid_citation *item, ibid_str text,
                                        const uint8_t *shortened,
                                        ibid_notes notes, ib_arena *arena,
                                        ib_arena *scratch);

#endif
