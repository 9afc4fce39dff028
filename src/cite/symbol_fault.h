/* symbol_fault.h - what a document symbol alone shows to be wrong with it. */
#ifndef IB_CITE_SYMBOL_FAULT_H
#define IB_CITE_SYMBOL_FAULT_H

#include "base/arena.h"

/* Look for what cannot be in a symbol of United Nations documents: a session
 * that falls in other years than those of the symbol beside it, and a suffix
 * without its number.
 *
 * Takes  the symbol as it is cited; several may be joined by a dash.
 * Gives  *out, a sentence in `arena`, or NULL where nothing is wrong.
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_symbol_fault_find(const char **out,
                                               ib_arena *arena,
                                               ibid_str symbol);

#endif
