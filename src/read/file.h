/* file.h - one file as a document, and which file it was. */
#ifndef IB_READ_FILE_H
#define IB_READ_FILE_H

#include "ibid/doc.h"

/* Which file this is, whatever its name: the same under two names is one. */
typedef struct ib_file_identity {
    uint64_t device, number;
    bool known; /* false for what is no regular file */
} ib_file_identity;

/* As ibid_file_open; *identity is set where the file could be opened. */
IBID_MUST_USE ibid_status ib_file_open(ibid_doc **out,
                                       ib_file_identity *identity,
                                       const char *name,
                                       const ibid_options *options,
                                       ibid_err *err);

/* Why a file could not be opened or read, by errno: a sentence without a full
 * stop. */
const char *ib_file_why(int error);

#endif
