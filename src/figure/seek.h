/* seek.h - finding a place among items ordered by where they stand. */
#ifndef IB_FIGURE_SEEK_H
#define IB_FIGURE_SEEK_H

#include "ibid/base.h"

/* Find the first item that ends after `byte`.
 *
 * Takes  the span of the first of `count` items of `size` bytes, which do not
 *        overlap; NULL where there are none.
 * Gives  its index, or `count`. */
static inline size_t ib_seek(const ibid_span *first, size_t count, size_t size,
                             uint32_t byte)
{
    size_t low = 0, high = count;

    while (low < high) {
        const size_t mid = low + (high - low) / 2;
        const char *item = (const char *)first + mid * size;

        if (((const ibid_span *)(const void *)item)->end <= byte)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

#define ib_seek_in(array, byte)                                          \
    ib_seek((array).count ? &(array).item[0].span : NULL, (array).count, \
            sizeof *(array).item, (byte))

#endif
