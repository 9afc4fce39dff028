/* apart.h - numbers that are no figures: of articles, pages, resolutions,
 * regiments, addresses, votes, times of day; years; parts of names. */
#ifndef IB_FIGURE_APART_H
#define IB_FIGURE_APART_H

#include "figure/amount.h"
#include "figure/unit.h"

/* Is the amount no figure?
 *
 * Takes  what it counts; `named`, the token after the last number of the
 *        sentence that only names something, for "articles 5, 6 and 8"; or
 *        NONE.
 * Gives  the same for the next one in *named. */
bool ib_amount_is_apart(const ib_sentence *s, const ib_amount *amount,
                        const ib_unit *unit, bool has_hedge, uint32_t *named);

#endif
