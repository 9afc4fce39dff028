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
    const char second = at + 1 < end ? ib_lower(text.at[at + 1]) : '\0';

    switch (text.at[at]) {
    case 'h':
    case 'H':
    case 'f':
        return second == 't';
    case 'w':
    case 'W':
        return second == 'w';
    case 'd':
    case 'D':
        return second == 'o';
    default:
        return false;
    }
}

/* Read the address at `at`: http://, https://, www. or doi:.
 *
 * Gives  its length in bytes, 0 where there is none.  Its text is the span
 *        without white space. */
uint32_t ib_url_read(ib_url *out, ibid_str text, uint32_t at, uint32_t end);

#endif
