/* desk.h - what lies on the desk of a server: the sources that the person who
 * started it has named, and nothing else.
 *
 * They are read once, when they are first asked for, and kept.  A client names
 * them by their id or their name; it never names a file.
 */
#ifndef IB_SERVE_DESK_H
#define IB_SERVE_DESK_H

#include "base/arena.h"
#include "ibid/report.h"
#include "ibid/shelf.h"

typedef struct ib_desk ib_desk;

struct ib_desk {
    /* Reads the sources: gives the shelf and the rulings, in desk->shelf and
     * desk->rulings; false after saying why not. */
    bool (*open)(ib_desk *desk, ibid_err *err);
    void *state;          /* of open */
    bool is_open;         /* they are read */
    ibid_shelf shelf;     /* all of them */
    ibid_rulings rulings; /* find is NULL where there are none */
    ibid_options read;    /* how texts of a client are read */
};

/* Read the sources, where that is not done yet. */
bool ib_desk_ready(ib_desk *desk, ibid_err *err);

size_t ib_desk_count(const ib_desk *desk);
const ibid_source *ib_desk_source(const ib_desk *desk, uint32_t i);

/* A shelf of one source, and of nothing else; it lives as long as `source`. */
ibid_shelf ib_desk_only(const ibid_source *source);

/* What a name may mean. */
typedef enum ib_desk_match {
    IB_DESK_NONE,
    IB_DESK_ONE,
    IB_DESK_SEVERAL
} ib_desk_match;

/* Find the source that is meant: by its id ("s3"), its whole name, or the end
 * of its name after a "/".
 *
 * Gives  *i, the first that fits. */
ib_desk_match ib_desk_find(uint32_t *i, const ib_desk *desk, ibid_str name);

#endif
