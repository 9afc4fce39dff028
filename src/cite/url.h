/* url.h - web addresses and DOIs, joined over the ends of lines. */
#ifndef IB_CITE_URL_H
#define IB_CITE_URL_H

#include "base/scan.h"

typedef struct ib_url {
    ibid_span span;
    ibid_span doi;    /* "10.1017/S0020589300071839", or empty */
    ibid_span symbol; /* of a link to a UN document, or empty */
} ib_url;

/* May an address begin at `at`, by its first two letters: "http", "www.",
 * "doi:", "ftp:"?  False is certain. */
static inline bool ib_url_may(ibid_str text, uint32_t at, uint32_t end)
{
    const uint32_t first = 1u << ('h' & 31) | 1u << ('w' & 31) |
                           1u << ('d' & 31) | 1u << ('f' & 31);
    char second;

    if (!(first >> (text.at[at] & 31) & 1) || at + 1 >= end)
        return false;
    second = ib_lower(text.at[at + 1]);
    return second == 't' || second == 'w' || second == 'o';
}

/* Read the address at `at`: http://, https://, www. or doi:.
 *
 * Gives  its length in bytes, 0 where there is none.  Its text is the span
 *        without white space. */
uint32_t ib_url_read(ib_url *out, ibid_str text, uint32_t at, uint32_t end);

#endif
