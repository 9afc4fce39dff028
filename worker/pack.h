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

/* A number of 1 to 8 bytes, the least significant one first. */
size_t pack_number(const char *at, unsigned bytes);

/* Find the directory of a ZIP file by its last end record: earlier ones are of
 * archives that are members of this one.
 *
 * Takes  the whole file.
 * Gives  *from and *end, the bytes of the directory, *from == *end if it has no
 *        members, and *count of these as stated, up to 65,535.  False: the file
 *        is cut off, or in the ZIP64 form; *end is then that of the record, if
 *        there is one. */
bool pack_directory(size_t *from, size_t *end, size_t *count, const char *bytes,
                    size_t len);

/* A part that is XML or HTML, by its name. */
bool pack_wants_markup(const char *name);

#endif
