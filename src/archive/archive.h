/* archive.h - an open archive, for the files of this folder.
 *
 *     objects ──┐
 *     log ──────┼── the truth, up to the checkpoint ──▶ catalog
 *     checkpoint┘
 */
#ifndef IB_ARCHIVE_ARCHIVE_H
#define IB_ARCHIVE_ARCHIVE_H

#include "archive/catalog.h"
#include "archive/checkpoint.h"
#include "archive/store.h"
#include "base/list.h"

/* One file of the batch. */
typedef struct ib_waiting {
    char sha256[65];
    ib_log_entry add;
    ib_log_entry read;
    bool has_read;
    ib_store_part part[2]; /* its bytes, and its text */
    int part_count;
} ib_waiting;

struct ibid_archive {
    ib_arena arena; /* holds this struct too */
    ib_arena batch; /* what is put, until it is committed */
    ib_arena note;  /* the checkpoint */
    ib_arena said;  /* the ruling that was asked for last */
    ibid_ruling ruling;
    ibid_archive_options options;
    const char *path;
    int folder;
    ib_verifier verifier;
    ib_signer signer; /* where options.write */
    ib_catalog *catalog;
    bool is_private;          /* the catalog is of this process alone */
    bool is_held;             /* ib_archive_hold */
    ibid_str checkpoint_note; /* NUL-ended */
    ib_checkpoint checkpoint;
    ib_tree tree;        /* of the entries that the catalog has */
    ib_list waiting;     /* the batch: ib_waiting */
    uint64_t part_count; /* names in tmp/ so far */
};

/* Open a folder, and tell that it is an archive of this format.
 *
 * Gives  *folder, which the caller closes; *verifier.
 * Fails  as ibid_archive_open. */
IBID_MUST_USE ibid_status ib_archive_enter(int *folder, ib_verifier *verifier,
                                           ib_arena *scratch, const char *path,
                                           ibid_err *err);

/* Read the checkpoint, signed by the archive's key, as it is now.
 *
 * Gives  *note, NUL-ended, in `arena`; *why NULL, or what is wrong with it.
 * Fails  IBID_EIO, IBID_EFORMAT, IBID_ENOMEM. */
IBID_MUST_USE ibid_status ib_archive_read_checkpoint(
    ib_checkpoint *out, ibid_str *note, const char **why, ib_arena *arena,
    int folder, const ib_verifier *verifier, ibid_err *err);

/* Are the files of the catalog files, where they are there?  SQLite would
 * follow a link, and write where it leads. */
bool ib_archive_catalog_is_file(int folder);

/* Wait for the lock as the options say.
 *
 * Gives  *lock, which the caller closes.
 * Fails  IBID_EBUSY, IBID_EIO. */
IBID_MUST_USE ibid_status ib_archive_wait(int *lock, int folder,
                                          const ibid_archive_options *options,
                                          ibid_err *err);

/* Take the lock, and bring the catalog up to the checkpoint.
 *
 * Gives  *lock, which the caller closes.
 * Fails  as ibid_archive_commit; it is not locked then. */
IBID_MUST_USE ibid_status ib_archive_lock(int *lock, ibid_archive *archive,
                                          ibid_err *err);

/* Hold the catalog at the checkpoint that ibid_archive_checkpoint tells, which
 * may be a newer one than before; let it go.
 *
 * Takes  an archive that is not locked; it must not be locked while it is held.
 * Fails  as ibid_archive_open; it is not held then. */
IBID_MUST_USE ibid_status ib_archive_hold(ibid_archive *archive, ibid_err *err);
void ib_archive_let_go(ibid_archive *archive);

/* Write entries behind the log, and a checkpoint that counts them.
 *
 * Takes  a locked archive; entries without number, time and salt.
 * Gives  all of them, acknowledged; where the catalog could not take them over,
 *        it does so later.
 * Fails  as ibid_archive_commit; none of them counts then. */
IBID_MUST_USE ibid_status ib_archive_append(ibid_archive *archive,
                                            ib_arena *scratch,
                                            ib_log_entry *const *entry,
                                            size_t count, ibid_err *err);

/* The same of one entry, under a lock of its own. */
IBID_MUST_USE ibid_status ib_archive_append_one(ibid_archive *archive,
                                                ib_log_entry *entry,
                                                ibid_err *err);

/* Is a token about this checkpoint, and whole?
 *
 * Takes  `certificates`, PEM, that a person trusts; empty: none.
 * Gives  NULL and what it says, but for *out's numbers; or a sentence. */
const char *ib_timestamp_check(ibid_timestamp *out, ibid_str token,
                               ibid_str note, ibid_str certificates);

/* Give the catalog the words of a text, where the entry says that one was
 * read.  A text that is lost, or was changed, has none.
 *
 * Fails  as the catalog does; IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_archive_put_words(ibid_archive *archive,
                                               const ib_log_entry *entry,
                                               ibid_err *err);

/* Take what was purged out of the index of words, and delete its bytes and
 * those of its text, where no other object has the same.
 *
 * Takes  a locked archive. */
IBID_MUST_USE ibid_status ib_archive_finish_purges(ibid_archive *archive,
                                                   ibid_err *err);

/* A failure, in the words of its status alone. */
ibid_status ib_archive_fail_words(ibid_err *err, ibid_status st);

/* The path of an object's file, in `arena`; NULL: there is no memory. */
const char *ib_archive_object_path(ib_arena *arena, const ibid_archive *archive,
                                   const char *sha256);

/* A failure of memory in an arena. */
ibid_status ib_archive_fail_memory(const ib_arena *arena, ibid_err *err);

#endif
