/* disk.h - files that are safe on the disk when a call returns, and the lock
 * that keeps writers apart.
 *
 * Names are relative to `folder`, a descriptor.  Inside it no link is followed,
 * and what is no file is not opened: an archive or a bag may come from anybody,
 * and a link in it could lead anywhere.  Where `folder` is AT_FDCWD the name is
 * a person's own, and links are followed.  All failures are IBID_EIO with a
 * sentence for a person and the errno, unless something else is said.
 */
#ifndef IB_ARCHIVE_DISK_H
#define IB_ARCHIVE_DISK_H

#include <sys/types.h>

#include "base/arena.h"

/* Open a file.
 *
 * Takes  `flags` as open(2) has them; new files are for all whom the umask lets.
 * Gives  *fd, which the caller closes; -1 where it fails. */
IBID_MUST_USE ibid_status ib_disk_open(int *fd, int folder, const char *name,
                                       int flags, ibid_err *err);

/* Is there a file of this name? */
bool ib_disk_has(int folder, const char *name);

/* Delete a name; make a folder.
 *
 * Gives  0, or an errno. */
int ib_disk_unlink(int folder, const char *name);
int ib_disk_make_folder(int folder, const char *name);

/* Give a file another name, in the place of what has it. */
IBID_MUST_USE ibid_status ib_disk_rename(int folder, const char *old,
                                         const char *now, ibid_err *err);

/* Read a file whole.
 *
 * Fails  IBID_EIO; IBID_EFORMAT where it is longer than `max`; IBID_ENOMEM,
 *        IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_disk_read(ibid_str *out, ib_arena *arena,
                                       int folder, const char *name,
                                       uint32_t max, ibid_err *err);

/* Write all bytes at `at`. */
IBID_MUST_USE ibid_status ib_disk_write(int fd, const void *bytes, size_t len,
                                        off_t at, ibid_err *err);

/* Make a new file with these bytes, not yet synced.
 *
 * Takes  `mode`, the permissions.
 * Gives  *fd, which the caller closes.
 * Fails  IBID_EBUSY where the name is taken; no file is left behind. */
IBID_MUST_USE ibid_status ib_disk_create(int *fd, int folder, const char *name,
                                         mode_t mode, ibid_str bytes,
                                         ibid_err *err);

/* As ib_disk_create, and synced; its name is not, see ib_disk_sync_folder. */
IBID_MUST_USE ibid_status ib_disk_save(int folder, const char *name,
                                       mode_t mode, ibid_str bytes,
                                       ibid_err *err);

/* Put these bytes in the place of a file: all of them, or none.
 *
 * Takes  `part`, a name in the same file system under which they are written,
 *        and that nobody else uses. */
IBID_MUST_USE ibid_status ib_disk_replace(int folder, const char *name,
                                          const char *part, ibid_str bytes,
                                          ibid_err *err);

IBID_MUST_USE ibid_status ib_disk_sync(int fd, ibid_err *err);

/* Make the names in a folder safe. */
IBID_MUST_USE ibid_status ib_disk_sync_folder(int folder, const char *name,
                                              ibid_err *err);

/* The failure that errno is, of something that was written. */
ibid_status ib_disk_fail(ibid_err *err, int error);

/* Take the lock.
 *
 * Takes  how long to wait; 0: not at all.
 * Gives  *fd, which holds it until it is closed, or its process ends.
 * Fails  IBID_EBUSY where another program holds it, IBID_EIO. */
IBID_MUST_USE ibid_status ib_disk_lock(int *fd, int folder, const char *name,
                                       uint64_t wait_ms, ibid_err *err);

#endif
