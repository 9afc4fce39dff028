/* elide.h - numbers whose noun stands elsewhere in the sentence: "five members
 * from Africa, two from Asia", "four of them", "three were released". */
#ifndef IB_FIGURE_ELIDE_H
#define IB_FIGURE_ELIDE_H

#include "figure/figure_draft.h"

/* Does the amount count although its noun is not beside it?
 *
 * Takes  `earlier`, whether a figure stands before it in the sentence. */
bool ib_amount_is_elided(const ib_sentence *s, const ib_amount *amount,
                         const ib_unit *unit, bool earlier);

/* Does "one" count, and is no article: "one woman" beside "two men"?
 *
 * Takes  the figures of the sentence so far. */
bool ib_one_counts(const ib_sentence *s, const ib_amount *amount,
                   const ib_unit *unit, const ib_figure_draft *draft,
                   size_t count);

#endif
