/* pull.h - the works that a document cites: which source each is, and which
 * are still to find.
 *
 * Citations of one work are one work here, short forms with them.  A person may
 * say which file is which work: in a table that `ibid pull --format csv` wrote,
 * and that is read back as an ibid_map.
 */
#ifndef IBID_PULL_H
#define IBID_PULL_H

#include "ibid/base.h"
#include "ibid/doc.h"
#include "ibid/finding.h"
#include "ibid/shelf.h"

/* What a map says of one work. */
typedef struct ibid_map_row {
    const char *key;  /* of the work, NUL-ended: see ibid_work */
    const char *file; /* as written there; "-": none of the sources is it */
} ibid_map_row;

typedef struct ibid_map ibid_map;

typedef struct ibid_map_rows {
    const ibid_map_row *item; /* in the order of their keys, each once */
    size_t count;
} ibid_map_rows;

/* Read a table with the columns "key" and "file" (RFC 4180); others are not
 * looked at, and neither are rows without a file.  Fields may be parted by
 * commas, semicolons or tabs, whichever the first line has, as spreadsheets
 * write it; a byte order mark is stepped over.
 *
 * Takes  `bytes`, borrowed for the call only; `options` may be NULL: its alloc and
 *        memory_max count.
 * Gives  *out.
 * Fails  IBID_ENOMEM; IBID_ELIMIT; IBID_EFORMAT: a column is missing, or a key stands there
 *        twice with two files; err->what is a sentence for a person.  *out is
 *        NULL then.
 * Owns   the caller closes *out. */
IBID_FALLIBLE ibid_status ibid_map_open(ibid_map **out, const void *bytes,
                                        size_t len, const ibid_options *options,
                                        ibid_err *err);

/* Close a map and its rows.
 *
 * Takes  NULL: does nothing. */
IBID_API void ibid_map_close(ibid_map *map);

/* Ask a map.
 *
 * Gives  the rows that name a file; a count of 0 is an answer.
 * Owns   nothing: they live as long as `map`. */
IBID_API ibid_map_rows ibid_map_all(const ibid_map *map);

typedef enum ibid_work_status {
    IBID_WORK_AT_HAND,
    IBID_WORK_AMBIGUOUS, /* several sources fit, or the short form does */
    IBID_WORK_UNREAD,    /* the source is there but cannot be read */
    IBID_WORK_MISSING,   /* still to find */
    IBID_WORK_UNKNOWN    /* what is cited could not be made out */
} ibid_work_status;

typedef struct ibid_work {
    char key[24];      /* the same as long as the words of its first citation
                          are the same */
    uint32_t citation; /* its first, an index into the document's citations */
    const uint32_t *mention; /* all of its citations, in order */
    uint32_t mention_count;  /* 1 or more */
    ibid_work_status status;
    uint32_t source;     /* index into the sources: at hand, unread; or NONE */
    const char *because; /* plain words, or NULL */
    bool given;          /* a map says which source it is */
    ibid_str link;       /* where it can be had, made without a network; empty
                            if there is none */
} ibid_work;

typedef struct ibid_works {
    const ibid_work *item; /* by first citation */
    size_t count;
} ibid_works;

typedef struct ibid_pull ibid_pull;

typedef struct ibid_pull_options {
    const ibid_alloc *alloc; /* NULL: malloc */
    uint64_t memory_max;     /* 0: no bound */
    const ibid_map *map;     /* NULL: none */
} ibid_pull_options;

#define IBID_PULL_OPTIONS_INIT        \
    {                                 \
        NULL, (uint64_t)8 << 30, NULL \
    }

/* List the works that a document cites, and look for each on a shelf.
 *
 * Takes  `doc` and `shelf`, borrowed until the list is closed; a shelf of 0
 *        sources is allowed; `options` may be NULL.
 * Gives  *out with one work for each citation or group of them: nothing that
 *        was cited is left out, be it understood or not.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.  *out is NULL then.
 * Owns   the caller closes *out.
 * Cost   works times sources. */
IBID_FALLIBLE ibid_status ibid_pull_open(ibid_pull **out, const ibid_doc *doc,
                                         const ibid_shelf *shelf,
                                         const ibid_pull_options *options,
                                         ibid_err *err);

/* Close a list and its works.
 *
 * Takes  NULL: does nothing. */
IBID_API void ibid_pull_close(ibid_pull *pull);

/* Ask a list.
 *
 * Gives  what it was given and what it found.
 * Owns   nothing: all of it lives as long as `pull`. */
IBID_API ibid_works ibid_pull_works(const ibid_pull *pull);
IBID_API const ibid_doc *ibid_pull_doc(const ibid_pull *pull);
IBID_API const ibid_shelf *ibid_pull_shelf(const ibid_pull *pull);

/* Name a status as reports do: "at hand", "still to find".
 *
 * Gives  constant words, never NULL. */
IBID_API const char *ibid_work_status_words(ibid_work_status status);

#endif
