/* bytes.h - an answer while it is written: it grows, up to a bound. */
#ifndef IB_SERVE_BYTES_H
#define IB_SERVE_BYTES_H

#include "ibid/base.h"

typedef struct ib_bytes {
    char *at; /* from malloc; NULL: nothing yet */
    size_t len, room;
    size_t most; /* bytes it may have; 0: no bound */
    bool lost;   /* there was no memory, or it would be longer */
} ib_bytes;

/* A sink that adds to it; stops where it is lost. */
ibid_sink ib_bytes_sink(ib_bytes *bytes);

/* Add to it; false where it is lost. */
bool ib_bytes_add(ib_bytes *bytes, const char *at, size_t len);

/* Begin anew with the memory that is held, if that is not much. */
void ib_bytes_reset(ib_bytes *bytes);

/* Give the memory back. */
void ib_bytes_free(ib_bytes *bytes);

#endif
