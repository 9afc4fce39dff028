/* unit.h - what a number counts, as written. */
#ifndef IB_FIGURE_UNIT_H
#define IB_FIGURE_UNIT_H

#include "figure/amount.h"
#include "ibid/figure.h"

typedef struct ib_unit {
    ibid_figure_kind kind;
    ibid_span span; /* empty: not said */
    uint32_t from;  /* its tokens; none where it is a sign within the amount */
    uint32_t to;
    bool is_plural; /* a noun that can only be counted: it cannot be what a
                       number names ("Boeing 747 aircraft") */
} ib_unit;

/* Find what the amount counts: after it, or before it ("casualties numbered
 * 613"). */
void ib_unit_find(ib_unit *out, const ib_sentence *s, const ib_amount *amount);

/* End of the noun phrase that begins at token `at`; `at` where none does.
 *
 * Gives  *plural: see ib_unit. */
uint32_t ib_noun_phrase(const ib_sentence *s, uint32_t at, bool *plural);

#endif
