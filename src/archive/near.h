/* near.h - words of the archive that are nearly a word: misspelt, or misread by a
 * scanner. */
#ifndef IB_ARCHIVE_NEAR_H
#define IB_ARCHIVE_NEAR_H

#include "archive/catalog.h"
#include "archive/costs.h"

typedef struct ib_near {
    ibid_str item[IB_SEARCH_OTHERS]; /* the nearest first, then the commonest;
                                        NUL-ended */
    size_t count;
} ib_near;

/* Find words that differ from a term in a letter or two, itself among them.
 *
 * The first letter may be one that scanners take for it, or stand behind the
 * second, or lack: a look at all words would read the whole index.
 *
 * Takes  `column` of what is said of objects; NULL: the words of texts.
 * Gives  *out, in `arena`.
 * Fails  as the catalog does; IBID_ENOMEM, IBID_ELIMIT.
 * Cost   a pass over the words of some first letters. */
IBID_MUST_USE ibid_status ib_near_find(ib_near *out, ib_arena *arena,
                                       ib_catalog *catalog, const char *column,
                                       ibid_str term, ibid_err *err);

#endif
