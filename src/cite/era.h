/* era.h - what a document symbol shows by itself to be doubtful: a session that
 * was not in the year of the date, a number that its year did not reach. */
#ifndef IB_CITE_ERA_H
#define IB_CITE_ERA_H

#include "base/arena.h"
#include "ibid/citation.h"

/* Look for what is doubtful in the symbol of a citation.
 *
 * Gives  *doubt: a plain sentence in `arena`, or NULL where nothing is, or
 *        where the citation has no symbol.
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_symbol_doubt(const char **doubt, ib_arena *arena,
                                          const ibid_citation *citation);

#endif
