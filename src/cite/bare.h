/* bare.h - an earlier case that a sentence only names. */
#ifndef IB_CITE_BARE_H
#define IB_CITE_BARE_H

#include "base/list.h"
#include "ibid/citation.h"
#include "ibid/note.h"

/* Find "In Bae, the court ..." where Bae v. Shalala was cited before.
 *
 * Takes  found, of ibid_citation, in order of their place and apart; kinds,
 *        their ib_short_kind (uint8_t).
 * Gives  both longer by short forms; what only may be one gives way to them.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear in the text after the first case; none without a case. */
IBID_MUST_USE ibid_status ib_bare_find(ib_list *found, ib_list *kinds,
                                       ib_arena *arena, ib_arena *scratch,
                                       ibid_str text, ibid_notes notes);

#endif
