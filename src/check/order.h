/* order.h - words that stand in the source, but not where the quotation has
 * them. */
#ifndef IB_CHECK_ORDER_H
#define IB_CHECK_ORDER_H

#include "check/judging.h"

/* Note words that changed their place as one change, not two, and runs of words
 * that no step found but that stand within a page of the passage. */
void ib_order_find(ib_judging *j);

#endif
