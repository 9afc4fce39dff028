/* link.h - where a work can be had, told by its number alone. */
#ifndef IB_RESOLVE_LINK_H
#define IB_RESOLVE_LINK_H

#include "base/arena.h"
#include "ibid/citation.h"

/* Make the address of what a citation names: its own address, or that of its
 * DOI (doi.org), its symbol (docs.un.org), its ECLI (e-justice.europa.eu), its
 * application number (hudoc.echr.coe.int).  Nothing is asked of any network.
 *
 * Gives  *out in `arena`; empty where no number tells one.
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_link_make(ibid_str *out, ib_arena *arena,
                                       const ibid_citation *citation);

#endif
