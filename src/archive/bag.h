/* bag.h - what writing and reading bags share (BagIt, RFC 8493). */
#ifndef IB_ARCHIVE_BAG_H
#define IB_ARCHIVE_BAG_H

#include "base/arena.h"

/* A path as a manifest has it: % and line ends as %25, %0A, %0D.
 *
 * Fails  NULL: no memory. */
const char *ib_bag_encode(ib_arena *arena, const char *path);

/* The way back; other signs stay.
 *
 * Fails  NULL: no memory. */
const char *ib_bag_decode(ib_arena *arena, ibid_str path);

/* A path of a bag for a name that a person gave: without "..", empty parts and
 * signs that some system does not allow; never empty.
 *
 * Fails  NULL: no memory. */
const char *ib_bag_path(ib_arena *arena, const char *name);

/* Does a path of a manifest stay inside the bag, and under `head`? */
bool ib_bag_is_inside(const char *path, const char *head);

#endif
