/* part.h - parts and totals: "613 civilians, including 106 women". */
#ifndef IB_FIGURE_PART_H
#define IB_FIGURE_PART_H

#include "figure/figure_draft.h"

/* Say of each figure of a sentence whose part it is said to be.
 *
 * Takes  `first`, the index that the first of them will have. */
void ib_parts_find(ib_figure_draft *draft, size_t count, const ib_sentence *s,
                   uint32_t first);

#endif
