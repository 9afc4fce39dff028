/* describe.h - what an archive has, for other programs: a table, works for
 * reference managers, rulings as annotations, provenance.
 *
 * docs/archive.md says what stands where.
 */
#ifndef IB_ARCHIVE_DESCRIBE_H
#define IB_ARCHIVE_DESCRIBE_H

#include "archive/archive.h"

/* Sees an entry of the log; what it gives stops the walk where it is not
 * IBID_OK. */
typedef struct ib_entry_visitor {
    ibid_status (*see)(void *state, const ib_log_entry *entry);
    void *state;
} ib_entry_visitor;

/* Show the entries up to the checkpoint, in order.
 *
 * Fails  IBID_EIO, IBID_EFORMAT: one is none; IBID_ENOMEM; as the visitor. */
IBID_MUST_USE ibid_status ib_archive_walk(ibid_archive *archive,
                                          const ib_entry_visitor *visitor,
                                          ibid_err *err);

/* The forms; each fails as ibid_archive_describe. */
IBID_MUST_USE ibid_status ib_describe_csv(ibid_archive *archive,
                                          const ibid_sink *sink, ibid_err *err);
IBID_MUST_USE ibid_status ib_describe_csl(ibid_archive *archive,
                                          const ibid_sink *sink, ibid_err *err);
IBID_MUST_USE ibid_status ib_describe_rulings(ibid_archive *archive,
                                              const ibid_sink *sink,
                                              ibid_err *err);
IBID_MUST_USE ibid_status ib_describe_prov(ibid_archive *archive,
                                           const ibid_sink *sink,
                                           ibid_err *err);

#endif
