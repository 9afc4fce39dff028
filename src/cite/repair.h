/* repair.h - damaged document symbols as they were meant.
 *
 * A repair is a suggestion: what stands in the text stays what stands there.
 * It is made only where one change of a kind that printing, scanning or typing
 * makes gives a symbol with nothing strange in it, and no other change of that
 * sort gives another one.
 */
#ifndef IB_CITE_REPAIR_H
#define IB_CITE_REPAIR_H

#include "cite/symbol.h"

/* Read the damaged symbol, or its form as a path or the name of a file, whose
 * first byte is `at`.
 *
 * Gives  its length in bytes, with *out: the place, what was meant, and why;
 *        0 where nothing can be suggested, or there is no memory. */
uint32_t ib_repair_read(ib_symbol *out, ib_arena *arena, ibid_str text,
                        uint32_t at, uint32_t end);

#endif
