/* sort.h - sorting by a whole number, in linear time. */
#ifndef IB_BASE_SORT_H
#define IB_BASE_SORT_H

#include "ibid/base.h"

typedef struct ib_keyed {
    uint64_t key;
    uint32_t item; /* what the key belongs to; equal keys keep their order */
} ib_keyed;

/* Sort by key, ascending and stable.
 *
 * Takes  room for `count` more in `spare`.
 * Cost   linear: one pass a byte in which the keys differ. */
void ib_keyed_sort(ib_keyed *keyed, ib_keyed *spare, size_t count);

#endif
