/* pack.h - the parts of a packed document (ZIP), in memory, by libarchive. */
#ifndef IB_WORKER_PACK_H
#define IB_WORKER_PACK_H

#include "worker/bytes.h"
#include "worker/markup.h"

typedef enum pack_state {
    PACK_WHOLE,
    PACK_SKIPPED, /* not asked for */
    PACK_BROKEN,  /* cut off, or its bytes do not unpack */
    PACK_LARGE,   /* over a limit: a bomb */
    PACK_LOCKED   /* needs a password */
} pack_state;

typedef struct pack_part {
    char *at; /* a NUL stands after it */
    size_t len;
    pack_state state;
    bool is_double; /* another part has the same name: neither counts */
} pack_part;

typedef struct pack {
    emit *out;
    names name;
    pack_part *part; /* beside name */
    uint32_t room;
    bool is_locked; /* a part needs a password */
    bool is_cut;    /* the archive itself ends early, or is damaged */
    bool has_bomb;  /* a part was over a limit */
} pack;

/* Unpack the parts that `wants` says yes to; of the others the name is known.
 * Names have no leading '/'; those with ".." are kept as they are written. */
void pack_open(pack *to, emit *out, const char *bytes, size_t len,
               bool (*wants)(const char *name));
void pack_close(pack *it);

/* The part, or NULL where there is none that is whole. */
const pack_part *pack_find(const pack *it, const char *name);
/* Is there a part of this name, whatever its state? */
bool pack_has(const pack *it, const char *name);
/* Why a part that the document needs is not there. */
refusal pack_refusal(const pack *it, const char *name);

/* A part that is XML or HTML, by its name. */
bool pack_wants_markup(const char *name);

#endif
