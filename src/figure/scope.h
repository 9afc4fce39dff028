/* scope.h - what else narrows a figure: place, period, what befell those
 * counted. */
#ifndef IB_FIGURE_SCOPE_H
#define IB_FIGURE_SCOPE_H

#include "figure/figure_draft.h"

/* Find the scope words of a figure in its sentence.
 *
 * Takes  `next`, the first token of the next figure, or the sentence's end. */
void ib_scope_find(ib_figure_draft *draft, const ib_sentence *s, uint32_t next);

#endif
