/* cache.h - answers of the worker that took long, kept in a folder: what OCR
 * made of a page.
 *
 * A file an answer, under a name that says of what it is one.  It begins with
 * the SHA-256 of the rest: a file that is cut, damaged or none of ours is as
 * if it were not there.  Files come to stand whole or not at all; any may be
 * deleted at any time.  The folder is made for its owner alone, and not used
 * where others may write in it.
 */
#ifndef IB_BYTES_CACHE_H
#define IB_BYTES_CACHE_H

#include "base/arena.h"

/* What an answer is of.  Of the document's own bytes, not of what its page
 * looks like: the program that could tell that has read a file that may be
 * hostile, and must not choose what is found for another one. */
typedef struct ib_cache_key {
    const char *document; /* SHA-256, hex, of the file */
    const char *languages;
    uint32_t page;
} ib_cache_key;

/* The file of an answer, in `folder`; NULL: no memory. */
const char *ib_cache_name(ib_arena *arena, const char *folder,
                          const ib_cache_key *key);

/* Read what is kept.
 *
 * Gives  its bytes in `arena`; {NULL, 0}: there is none, or it is damaged. */
ibid_str ib_cache_get(ib_arena *arena, const char *name);

/* Keep an answer.  That it cannot be kept is no failure: it is made again. */
void ib_cache_put(const char *name, const void *bytes, size_t len);

#endif
