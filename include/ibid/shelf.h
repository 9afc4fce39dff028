/* shelf.h - where sources come from: a folder, a list of files, an array.
 *
 * A shelf is two functions.  It knows nothing of citations: it says which
 * sources it has and gives their documents.  Sources that could not be read
 * stay on it, with the reason: "not readable" is another answer than "absent".
 */
#ifndef IBID_SHELF_H
#define IBID_SHELF_H

#include "ibid/base.h"
#include "ibid/doc.h"

typedef enum ibid_source_status {
    IBID_SOURCE_READ,
    IBID_SOURCE_PARTLY, /* read, with parts that could not be */
    IBID_SOURCE_UNREAD  /* there, but not readable; `why` says what to do */
} ibid_source_status;

typedef struct ibid_source {
    const char *file; /* name as the user gave it, NUL-ended */
    ibid_source_status status;
    const char *why;     /* unread or partly: one plain sentence, else NULL */
    const ibid_doc *doc; /* NULL when unread */
} ibid_source;

/* A place with sources.  All strings and documents live as long as the shelf.
 *
 * count(state) gives how many sources there are; source(state, i) gives the
 * i-th, i below count, always the same one. */
typedef struct ibid_shelf {
    size_t (*count)(void *state);
    const ibid_source *(*source)(void *state, size_t i);
    void *state;
} ibid_shelf;

#endif
