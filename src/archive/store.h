/* store.h - objects: bytes in files that are named by their SHA-256.
 *
 * `folder` is a descriptor of the archive; failures are those of disk.h.
 */
#ifndef IB_ARCHIVE_STORE_H
#define IB_ARCHIVE_STORE_H

#include "base/arena.h"

enum {
    IB_STORE_NAME = 80, /* bytes of "objects/ab/cdef..." and its NUL */
    IB_PART_NAME = 64   /* of "tmp/..." */
};

/* An object on its way: written, and not yet under its name. */
typedef struct ib_store_part {
    char sha256[65];
    char name[IB_PART_NAME];
    int fd; /* -1: synced and closed */
} ib_store_part;

/* Write bytes under a name in tmp/ that nobody else has.
 *
 * Takes  `sha256`, their hash; *count, raised for each name that is tried. */
IBID_MUST_USE ibid_status ib_part_write(ib_store_part *out, int folder,
                                        const char *sha256, ibid_str bytes,
                                        uint64_t *count, ibid_err *err);

/* Make its bytes safe. */
IBID_MUST_USE ibid_status ib_part_sync(ib_store_part *part, ibid_err *err);

/* Give it its name; the name is safe after ib_store_sync.
 *
 * Takes  `touched`, where the folders are noted that have new names: one each
 *        for the first two digits, and the last for objects/ itself. */
IBID_MUST_USE ibid_status ib_part_keep(const ib_store_part *part, int folder,
                                       bool touched[257], ibid_err *err);

/* Make names safe. */
IBID_MUST_USE ibid_status ib_store_sync(int folder, const bool touched[257],
                                        ibid_err *err);

/* Close and delete it, where it was not kept. */
void ib_part_drop(ib_store_part *part, int folder);

/* Is there a file for this object? */
bool ib_store_has(int folder, const char *sha256);

/* Read an object, and compare it with its name.
 *
 * Fails  IBID_EIO where it is not there (err->sys is ENOENT) or cannot be read;
 *        IBID_EFORMAT where it is not what was stored; IBID_ENOMEM. */
IBID_MUST_USE ibid_status ib_store_fetch(ibid_str *out, ib_arena *arena,
                                         int folder, const char *sha256,
                                         ibid_err *err);

/* Delete an object that may be there, for good. */
IBID_MUST_USE ibid_status ib_store_drop(int folder, const char *sha256,
                                        ibid_err *err);

/* Delete what programs left in tmp/ that were stopped a day ago or more. */
void ib_store_sweep(int folder);

#endif
