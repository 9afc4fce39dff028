/* reader.h - asking the worker for a document. */
#ifndef IB_BYTES_READER_H
#define IB_BYTES_READER_H

#include "base/arena.h"
#include "bytes/given.h"
#include "ibid/reader.h"

/* Have a document read by the worker.  Threads may call it side by side.
 *
 * Takes  `bytes`, borrowed for the call.
 * Gives  *out in `arena`, all promises of given.h checked.
 * Fails  IBID_EUNSUPPORTED: no format that is read, or no worker, or no lock;
 *        IBID_EFORMAT: damaged, or hostile; IBID_ELIMIT: a bound of the reader
 *        or of the arena; IBID_EIO: the worker was stopped from outside;
 *        IBID_ENOMEM.  err->what is a sentence for a person, which lives as
 *        long as the reader.  *out is empty then.
 * Cost   a copy of the bytes, a fork, and the reading itself. */
IBID_MUST_USE ibid_status ib_reader_read(ib_given *out, ibid_reader *reader,
                                         ib_arena *arena, const void *bytes,
                                         size_t len, ibid_err *err);

#endif
