/* file.h - one file as a document, and which file it was. */
#ifndef IB_READ_FILE_H
#define IB_READ_FILE_H

#include "base/arena.h"
#include "ibid/doc.h"

/* Which file this is, whatever its name: the same under two names is one. */
typedef struct ib_file_identity {
    uint64_t device, number;
    bool known; /* false for what is no regular file */
} ib_file_identity;

/* Read the bytes of a file, "-" for standard input, into an arena.
 *
 * Fails  as ibid_file_open. */
IBID_MUST_USE ibid_status ib_file_read(ibid_str *out,
                                       ib_file_identity *identity,
                                       ib_arena *arena, const char *name,
                                       ibid_err *err);

/* As ibid_file_open; *identity is set where the file could be opened. */
IBID_MUST_USE ibid_status ib_file_open(ibid_doc **out,
                                       ib_file_identity *identity,
                                       const char *name,
                                       const ibid_options *options,
                                       ibid_err *err);

/* Why a file could not be opened or read, by errno: a sentence without a full
 * stop. */
const char *ib_file_why(int error);

/* The same of a file that could not be written. */
const char *ib_file_why_unwritten(int error);

#endif
