/* figure_draft.h - a figure while its sentence is at hand. */
#ifndef IB_FIGURE_FIGURE_DRAFT_H
#define IB_FIGURE_FIGURE_DRAFT_H

#include "figure/amount.h"
#include "figure/unit.h"

typedef struct ib_figure_draft {
    ib_amount amount;
    ib_unit unit;
    ibid_figure figure;
} ib_figure_draft;

/* The token after the number and what it counts. */
static inline uint32_t ib_draft_end(const ib_figure_draft *draft)
{
    return draft->unit.to > draft->amount.to ? draft->unit.to
                                             : draft->amount.to;
}

#endif
