/* walk.h - which files a person means by names of files and folders. */
#ifndef IB_RESOLVE_WALK_H
#define IB_RESOLVE_WALK_H

#include "base/list.h"
#include "read/file.h"

/* A file to read, or what cannot be. */
typedef struct ib_walked {
    const char *name; /* lives in the arena */
    const char *why;  /* a folder that cannot be read or has no file; or NULL */
    ib_file_identity identity;
    bool is_again; /* the same file stands before it under another name */
} ib_walked;

/* List the files of `name`: a folder's in the order of their names' bytes,
 * names that begin with a dot left out, links to folders not followed.
 *
 * Gives  pushes items of ib_walked; a name that leads nowhere is one of them,
 *        for reading it to say why.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   n log n in files. */
IBID_MUST_USE ibid_status ib_walk(ib_list *out, const char *const *name,
                                  size_t count);

#endif
