/* sort.c - sorting by the bytes of a number, from the last to the first. */

#include "base/sort.h"

#include <string.h>

/* The bits in which any two of the keys differ. */
static uint64_t differing(const ib_keyed *keyed, size_t count)
{
    uint64_t bits = 0;

    for (size_t i = 1; i < count; i++)
        bits |= keyed[i].key ^ keyed[0].key;
    return bits;
}

void ib_keyed_sort(ib_keyed *keyed, ib_keyed *spare, size_t count)
{
    const uint64_t bits = count ? differing(keyed, count) : 0;
    ib_keyed *from = keyed, *to = spare;

    for (unsigned shift = 0; shift < 64; shift += 8) {
        size_t start[257] = {0};
        ib_keyed *swap = from;

        if (((bits >> shift) & 0xFF) == 0)
            continue;
        for (size_t i = 0; i < count; i++)
            start[((from[i].key >> shift) & 0xFF) + 1]++;
        for (size_t b = 1; b < 257; b++)
            start[b] += start[b - 1];
        for (size_t i = 0; i < count; i++)
            to[start[(from[i].key >> shift) & 0xFF]++] = from[i];
        from = to;
        to = swap;
    }
    if (from != keyed)
        memcpy(keyed, from, count * sizeof *keyed);
}
