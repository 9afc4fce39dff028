/* archive.h - sources kept for years: a folder NAME.ibid with the files, what
 * was read of them, and a signed log of every act that changed it.
 *
 * docs/archive.md says how it is written on the disk, what it proves and what
 * not.  What a call acknowledges by IBID_OK is on the disk: a process that is
 * killed, power that fails, a disk that is full at any moment leave an archive
 * that opens, and lacks at most what was not acknowledged.
 *
 * Several processes may read and write one archive; each batch of changes takes
 * a lock for itself.  An ibid_archive is used by one thread at a time.
 */
#ifndef IBID_ARCHIVE_H
#define IBID_ARCHIVE_H

#include "ibid/base.h"
#include "ibid/doc.h"
#include "ibid/files.h"
#include "ibid/report.h"
#include "ibid/shelf.h"

typedef struct ibid_archive ibid_archive;

typedef struct ibid_archive_options {
    ibid_options read; /* how files are read, and the allocator of all */
    const char *key;   /* file of the key that signs; NULL: beside the folder,
                          NAME.ibid.key */
    bool write;        /* the archive is to be changed: the key is read */
    uint32_t wait_ms;  /* how long to wait while another program writes */
    void (*waits)(void *state); /* called when it has waited for a second; NULL:
                                   nothing is */
    void *waits_state;
} ibid_archive_options;

#define IBID_ARCHIVE_OPTIONS_INIT                         \
    {                                                     \
        IBID_OPTIONS_INIT, NULL, false, 60000, NULL, NULL \
    }

typedef enum ibid_object_state {
    IBID_OBJECT_KEPT,
    IBID_OBJECT_REMOVED, /* no source any more; its bytes are kept */
    IBID_OBJECT_PURGED   /* its bytes are deleted */
} ibid_object_state;

/* A file in the archive.  Strings are NUL-ended; NULL: not known. */
typedef struct ibid_object {
    char sha256[65];
    ibid_object_state state;
    uint64_t bytes;
    const char *name;   /* the first that it was added under */
    const char *symbol; /* what the person who added it said of it */
    const char *date;
    const char *note;
    const char *added;       /* when, "2026-11-25T09:12:17Z" */
    const char *text_sha256; /* the text that was read; NULL: none could be */
    uint64_t text_bytes;
    const char *why;      /* what could not be read, and what to do */
    const char *type;     /* "application/pdf" */
    const char *made_by;  /* the libraries that read it */
    const char *language; /* what the text says of itself */
    const char *title;
    const char *symbols; /* with "; " between them */
    const char *dated;
} ibid_object;

/* Sees objects one by one; false stops. */
typedef struct ibid_object_visitor {
    bool (*see)(void *state, const ibid_object *object);
    void *state;
} ibid_object_visitor;

/* A name under which an object was added, and what was said of it then. */
typedef struct ibid_object_name {
    uint64_t entry; /* of the log, from 0 */
    const char *time;
    const char *name;
    const char *symbol; /* NULL: nothing; so below */
    const char *date;
    const char *note;
} ibid_object_name;

typedef struct ibid_name_visitor {
    bool (*see)(void *state, const ibid_object_name *name);
    void *state;
} ibid_name_visitor;

/* Make an archive, and the key that signs its log.
 *
 * Takes  `path`, a folder that is not there yet; `key`, the file for the key,
 *        not there yet; NULL: `path` with ".key" behind it.
 * Gives  the archive on the disk, without sources.
 * Fails  IBID_EBUSY where there is something of that name; IBID_EIO,
 *        IBID_ENOMEM. */
IBID_FALLIBLE ibid_status ibid_archive_make(const char *path, const char *key,
                                            ibid_err *err);

/* Open an archive.
 *
 * Takes  `options`, or NULL; its reader is borrowed until the close.
 * Gives  *out.
 * Fails  IBID_EIO: not there, or not readable; IBID_EFORMAT: no archive, or
 *        damaged; IBID_EUNSUPPORTED: written by a newer ibid; IBID_EBUSY:
 *        another program writes, and the catalog had to be made anew;
 *        IBID_ENOMEM.  With options->write also where the key is missing, is
 *        not its key, or may be read by others.  *out is NULL then.
 * Owns   the caller closes *out.
 * Cost   that of the entries that the catalog lacks: none as a rule. */
IBID_FALLIBLE ibid_status ibid_archive_open(ibid_archive **out,
                                            const char *path,
                                            const ibid_archive_options *options,
                                            ibid_err *err);

/* Close an archive.  What was put and not committed is forgotten.
 *
 * Takes  NULL: does nothing. */
IBID_API void ibid_archive_close(ibid_archive *archive);

/* Tell the checkpoint at which it was opened, or that was committed last: the
 * signed note, NUL-ended.
 *
 * Gives  it; never NULL.
 * Owns   nothing: it lives until the next commit, or ibid_kept_open. */
IBID_API const char *ibid_archive_checkpoint(const ibid_archive *archive);

/* A file to be kept. */
typedef struct ibid_import {
    const char *name; /* to be kept under */
    ibid_str bytes;
    const char *symbol; /* what is said of it; NULL: nothing; so below */
    const char *date;
    const char *note;
    uint64_t from; /* entry of the bag that it came in; 0: in none */
} ibid_import;

typedef enum ibid_import_state {
    IBID_IMPORT_NEW,   /* it was not there */
    IBID_IMPORT_NAMED, /* its bytes were there, under another name, or with
                          other words about it */
    IBID_IMPORT_READ,  /* its bytes were there, and could not be read until
                          now: with OCR, or a newer ibid */
    IBID_IMPORT_KNOWN  /* all was there: nothing is written */
} ibid_import_state;

typedef struct ibid_imported {
    char sha256[65];
    ibid_import_state state;
    const char *why; /* what could not be read of a new one; NULL: all was */
} ibid_imported;

/* Put a file into the batch.
 *
 * Takes  `import`, borrowed for the call only.
 * Gives  *out; out->why lives until the commit.  Nothing is acknowledged
 *        before ibid_archive_commit.
 * Fails  IBID_EIO; IBID_ELIMIT: too many files in the batch, or more words than
 *        an entry holds; IBID_EUNSUPPORTED: it is the key of an archive, which
 *        must not be kept in one; IBID_ENOMEM.  The file is not in the batch
 *        then, and the others are. */
IBID_FALLIBLE ibid_status ibid_archive_put(ibid_imported *out,
                                           ibid_archive *archive,
                                           const ibid_import *import,
                                           ibid_err *err);

/* Tell how many files the batch has; it takes 200.
 *
 * Gives  those that were put since the last commit and are not known. */
IBID_API size_t ibid_archive_waiting(const ibid_archive *archive);

/* Commit the batch.
 *
 * Gives  IBID_OK: all of it is on the disk, and in the log.
 * Fails  IBID_EBUSY: another program has been writing for longer than wait_ms,
 *        and the batch is as it was; IBID_EIO, IBID_EFORMAT, IBID_ENOMEM: it
 *        is forgotten, and nothing of it is acknowledged. */
IBID_FALLIBLE ibid_status ibid_archive_commit(ibid_archive *archive,
                                              ibid_err *err);

/* Write the index of what was committed so far: at the end of a long change, so
 * that nobody else needs to.
 *
 * Gives  IBID_OK: passages are found without further work.
 * Fails  IBID_EBUSY, IBID_EIO, IBID_ENOMEM, IBID_ELIMIT: all that was committed
 *        counts, and who asks the archive next makes the index. */
IBID_FALLIBLE ibid_status ibid_archive_settle(ibid_archive *archive,
                                              ibid_err *err);

/* Take an object off the shelf, with a reason.
 *
 * Takes  its hash; `purge`: delete its bytes and those of its text, too.
 * Gives  *found: whether there is such an object that is not removed (or
 *        purged) already.
 * Fails  as ibid_archive_commit. */
IBID_FALLIBLE ibid_status ibid_archive_remove(bool *found,
                                              ibid_archive *archive,
                                              const char *sha256,
                                              const char *reason, bool purge,
                                              ibid_err *err);

/* Keep a person's ruling on a finding of a check, with a reason.
 *
 * Takes  the finding's id, 16 hex digits; `ruling`: "accept", "reject", "note";
 *        `by`, who says so, or NULL.
 * Gives  an entry of the log; an earlier ruling stays in it.
 * Fails  as ibid_archive_commit; IBID_ELIMIT: more words than an entry holds. */
IBID_FALLIBLE ibid_status ibid_archive_rule(ibid_archive *archive,
                                            const char *finding,
                                            const char *ruling,
                                            const char *reason, const char *by,
                                            ibid_err *err);

/* A check that is to be kept in the log. */
typedef struct ibid_kept_check {
    const ibid_check *check;
    const char *name;       /* of the document, as the person knows it */
    const char *sha256;     /* of the report, as it was given to the person */
    const char *checkpoint; /* in the report: of the archive that was asked */
} ibid_kept_check;

/* Keep in the log that a document was checked against the archive, and what
 * came of it: hashes of document and report, the checkpoint's number of
 * entries, how many findings have which verdict.
 *
 * Takes  `archive`, opened to be changed; not the one whose checkpoint it is.
 * Gives  an entry of the log.
 * Fails  as ibid_archive_commit; IBID_EFORMAT: it is no checkpoint of this
 *        archive. */
IBID_FALLIBLE ibid_status ibid_archive_keep_check(ibid_archive *archive,
                                                  const ibid_kept_check *kept,
                                                  ibid_err *err);

/* Give the rulings of an archive to a report.
 *
 * Gives  what ibid_report_options wants.
 * Owns   nothing: it lives as long as `archive`. */
IBID_API ibid_rulings ibid_archive_rulings(ibid_archive *archive);

/* Show the objects, those that were removed too, in the order in which they
 * were added.
 *
 * Takes  `word`: all objects where it is NULL; else those whose hash begins
 *        with it (six hex digits or more), or that were added under this name,
 *        with its folders or without.
 * Gives  calls the visitor for each.
 * Fails  IBID_EIO (also where the visitor stops it), IBID_EFORMAT,
 *        IBID_ENOMEM. */
IBID_FALLIBLE ibid_status ibid_archive_list(ibid_archive *archive,
                                            const char *word,
                                            const ibid_object_visitor *visitor,
                                            ibid_err *err);

/* Show the names of an object, in the order in which it was given them.
 *
 * Gives  calls the visitor for each.
 * Fails  as ibid_archive_list. */
IBID_FALLIBLE ibid_status ibid_archive_names(ibid_archive *archive,
                                             const char *sha256,
                                             const ibid_name_visitor *visitor,
                                             ibid_err *err);

/* An object of a family: of documents whose symbols differ in their modifiers
 * alone (A/79/798, A/79/798/Add.1, A/79/798/Rev.1/Corr.2), or are the same, as
 * in several languages. */
typedef struct ibid_object_version {
    const ibid_object *object;
    const char *symbol;  /* by which it belongs to it */
    const char *version; /* "Add.1", "Rev.1/Corr.2"; "": the document itself */
    uint64_t order;      /* grows in the order in which objects were added */
} ibid_object_version;

typedef struct ibid_version_visitor {
    bool (*see)(void *state, const ibid_object_version *version);
    void *state;
} ibid_version_visitor;

/* Show the family of an object, itself with it: the document first, then by
 * modifiers, languages, and the order in which they were added; those that were
 * removed, too.
 *
 * Gives  calls the visitor for each, 1,000 at most; for none where the object
 *        has no family.
 * Fails  as ibid_archive_list. */
IBID_FALLIBLE ibid_status
ibid_archive_versions(ibid_archive *archive, const char *sha256,
                      const ibid_version_visitor *visitor, ibid_err *err);

/* Write the bytes of an object.
 *
 * Takes  the hash of a file or of a text.
 * Gives  the bytes, to the sink, after comparing them with their hash.
 * Fails  IBID_EIO: they are not there, or the sink stopped; IBID_EFORMAT: they
 *        are not those that were added; IBID_ENOMEM. */
IBID_FALLIBLE ibid_status ibid_archive_fetch(ibid_archive *archive,
                                             const char *sha256,
                                             const ibid_sink *sink,
                                             ibid_err *err);

/* A question: words that a text must have, and what is known of it. */
typedef struct ibid_search {
    const char *const *words; /* each a word, several that must follow one
                                 another, or the beginning of a word and "*" */
    size_t count;
    bool any;             /* one of them is enough */
    bool near;            /* words that differ in a letter or two count, too */
    const char *language; /* of the text, ISO 639-1; NULL: any */

    /* What the object must have, as a person said or as it was read: all words
     * of one of its names, of its title, of a note on it, the last perhaps with
     * "*"; a symbol, or the beginning of one. */
    const char *name; /* NULL: any; so below */
    const char *title;
    const char *symbol;
    const char *note;
    const char
        *since; /* its date: not before "1992", "1992-02", "1992-02-26" */
    const char *until; /* and not after */
    uint32_t max;      /* texts to be shown; 0: 20 */
} ibid_search;

/* A text that has them, and the passage of it with most of them. */
typedef struct ibid_search_hit {
    const ibid_object *object;
    ibid_str text;         /* the whole text */
    ibid_span passage;     /* bytes of it, on letter boundaries */
    const ibid_span *word; /* that were looked for, in the passage, in order */
    size_t word_count;
    ibid_place place; /* of the first of them */
} ibid_search_hit;

typedef struct ibid_search_visitor {
    bool (*see)(void *state, const ibid_search_hit *hit);
    void *state;
} ibid_search_visitor;

/* Search the texts of all objects that are not removed.
 *
 * Case and accents do not count, a word that a line end parts is whole.  A word
 * that stands in no text is looked for with a letter or two that differ; so are
 * those of names, titles and notes.  Without words the objects that have what is
 * said are shown, in the order in which they were added, without a passage.
 *
 * Gives  calls the visitor for each text, the best first (BM25); *more: there
 *        are others, beyond search->max.
 * Fails  IBID_EIO (also where the visitor stops it), IBID_EFORMAT,
 *        IBID_ENOMEM, IBID_ELIMIT.
 * Cost   that of the words in the index; each text that is shown is read. */
IBID_FALLIBLE ibid_status ibid_archive_search(
    bool *more, ibid_archive *archive, const ibid_search *search,
    const ibid_search_visitor *visitor, ibid_err *err);

/* The sources of an archive, read. */
typedef struct ibid_kept ibid_kept;

/* Read objects that are kept, from their bytes, as sources: those of the
 * checkpoint that ibid_archive_checkpoint tells then, though others add some
 * meanwhile.
 *
 * Takes  `archive`, which may be closed before *out; `document`, the one to be
 *        checked: then only what it may cite or quote is read, as the archive's
 *        index tells; NULL: all.  `unquoted`: what may have words of its own
 *        text, too.  `options` as ibid_files_open, or NULL.
 * Gives  *out with a source for each of them, in the order in which they were
 *        added, under the first name that each was added under; a file that
 *        holds files gives a source for each of them, "minutes.zip/may.pdf".
 *        One that is lost or was changed is an unread source.
 * Fails  as ibid_files_open, and as ibid_archive_list.  *out is NULL then.
 * Owns   the caller closes *out.
 * Cost   with a document that of the few sources, and some ten look-ups a
 *        quotation and segment of the index. */
IBID_FALLIBLE ibid_status ibid_kept_open(ibid_kept **out, ibid_archive *archive,
                                         const ibid_doc *document,
                                         bool unquoted,
                                         const ibid_files_options *options,
                                         ibid_err *err);

/* Tell how many objects the archive keeps.
 *
 * Gives  all of them, read here or not. */
IBID_API uint64_t ibid_kept_total(const ibid_kept *kept);

/* Close the sources and their documents.
 *
 * Takes  NULL: does nothing. */
IBID_API void ibid_kept_close(ibid_kept *kept);

/* What a shelf of kept sources looks like from one document. */
typedef struct ibid_kept_view {
    const ibid_kept *kept;
    size_t left_out[IBID_LEFT_OUT_MAX]; /* indices of sources, ascending */
    size_t left_out_count;
} ibid_kept_view;

/* Give the sources as a shelf.
 *
 * Takes  `view`, which the caller keeps as long as the shelf; `document`, the
 *        one to be checked, or NULL: sources that are this document, too, are
 *        left out, as ibid_files_shelf does.
 * Gives  a shelf.
 * Owns   nothing: it lives as long as `kept` and `view`. */
IBID_API ibid_shelf ibid_kept_shelf(ibid_kept_view *view, const ibid_kept *kept,
                                    const ibid_doc *document);

/* The i-th source that a view leaves out.
 *
 * Gives  NULL: there are no more. */
IBID_API const ibid_source *ibid_kept_left_out(const ibid_kept_view *view,
                                               size_t i);

/* A timestamp by a third party (RFC 3161) that the archive keeps. */
typedef struct ibid_timestamp {
    uint64_t entry;   /* of the log, that keeps it */
    uint64_t size;    /* entries of the checkpoint that it is about */
    char time[32];    /* "2026-11-25T09:12:17Z", by its signer's clock */
    char signer[256]; /* the name in its certificate */
    bool is_judged;   /* certificates were given, and vouch for its signer */
} ibid_timestamp;

/* Write a request for a timestamp on the last checkpoint, to be sent to a
 * service: some 60 bytes, which tell it nothing but a hash.
 *
 * Gives  it, to the sink: DER, with SHA-256.
 * Fails  IBID_EIO when the sink stops; IBID_ENOMEM. */
IBID_FALLIBLE ibid_status ibid_archive_timestamp_request(ibid_archive *archive,
                                                         const ibid_sink *sink,
                                                         ibid_err *err);

/* Keep the answer of a service, or the token in it.
 *
 * Takes  `archive`, opened to be changed; the answer, about the last
 *        checkpoint or one of the past.
 * Gives  *out, which nobody judged.
 * Fails  as ibid_archive_commit; IBID_EFORMAT: it is no timestamp, was changed,
 *        or is not about a checkpoint of this archive.
 * Cost   a hash for each entry, and a signature for each entry since. */
IBID_FALLIBLE ibid_status ibid_archive_keep_timestamp(ibid_timestamp *out,
                                                      ibid_archive *archive,
                                                      ibid_str token,
                                                      ibid_err *err);

/* What `verify` has to say of one thing. */
typedef struct ibid_fault {
    bool is_remark;   /* odd, and no change: left by a write that was stopped */
    const char *part; /* "key", "checkpoint", "log", "entry", "object",
                         "timestamp", "index", "catalog" */
    const char *name; /* which: a hash, the number of an entry; may be "" */
    const char *what; /* a sentence */
} ibid_fault;

typedef struct ibid_verify_options {
    const ibid_alloc *alloc;
    ibid_str since; /* an earlier checkpoint; empty: none */
    ibid_str key;   /* the line of key.pub as it was kept elsewhere; empty: that
                       of the archive is believed */
    ibid_str ca;    /* certificates (PEM) that are trusted to vouch for those
                       who signed timestamps; empty: nobody judges them */
    const ibid_progress *progress;
    void (*hear)(void *state, const ibid_fault *fault); /* NULL: nobody */
    /* Sees each timestamp that is whole; NULL: nobody. */
    void (*see_timestamp)(void *state, const ibid_timestamp *timestamp);
    void *hear_state; /* of both */
    uint32_t wait_ms; /* how long to wait while another program writes */
} ibid_verify_options;

#define IBID_VERIFY_OPTIONS_INIT                                             \
    {                                                                        \
        NULL, {NULL, 0}, {NULL, 0}, {NULL, 0}, NULL, NULL, NULL, NULL, 60000 \
    }

typedef struct ibid_verified {
    uint64_t entries;
    uint64_t objects; /* that were read, and texts */
    uint64_t bytes;   /* of them */
    uint64_t faults;  /* 0: nothing was changed without the key */
    uint64_t made;    /* those of them that are damage of what nobody signed: of
                         the index and the catalog, made from the log */
    uint64_t remarks;
    char origin[128]; /* of the checkpoint; "" where it could not be read */
    char root[45];    /* base64 */
} ibid_verified;

/* Read all of an archive again: each object, entry and row, the signature.
 *
 * Takes  `options`, or NULL.
 * Gives  *out, and each fault to options->hear.  Faults are no failure.
 * Fails  IBID_EIO: not there, not readable, or progress stops it; IBID_EFORMAT:
 *        no archive; IBID_EUNSUPPORTED: of a newer ibid; IBID_EBUSY;
 *        IBID_ENOMEM.
 * Cost   a pass over all bytes; 32 bytes an entry, and the largest object. */
IBID_FALLIBLE ibid_status
ibid_archive_verify(ibid_verified *out, const char *path,
                    const ibid_verify_options *options, ibid_err *err);

/* Write a proof that the entry which added an object stands in the log, as
 * C2SP's tlog-proof has it; the entry itself is its `extra` line.
 *
 * Gives  *found: whether the object was ever added; the proof, to the sink.
 * Fails  IBID_EIO, IBID_EFORMAT, IBID_ENOMEM. */
IBID_FALLIBLE ibid_status ibid_archive_prove(bool *found, ibid_archive *archive,
                                             const char *sha256,
                                             const ibid_sink *sink,
                                             ibid_err *err);

typedef struct ibid_proven {
    char sha256[65]; /* of the object that was added */
    char time[32];   /* when, by the clock of the computer that wrote it */
    uint64_t entry;  /* its number, from 0 */
    uint64_t size;   /* entries of the checkpoint */
    char origin[128];
} ibid_proven;

/* Check a proof, without the archive.
 *
 * Takes  `proof`; `key`, the line of key.pub of the archive, from somebody who
 *        is trusted to know it.
 * Gives  *out: what is proven.
 * Fails  IBID_EFORMAT: it is no proof, or proves nothing; err->what says why;
 *        IBID_ENOMEM. */
IBID_FALLIBLE ibid_status ibid_proof_check(ibid_proven *out, ibid_str proof,
                                           ibid_str key, ibid_err *err);

typedef struct ibid_exported {
    uint64_t files;
    uint64_t bytes;
    char manifest[65]; /* SHA-256 of manifest-sha256.txt */
    uint64_t size;     /* entries of the checkpoint in it */
} ibid_exported;

/* Write the objects that are kept as a bag (BagIt, RFC 8493): under their first
 * names, with the log, the checkpoint and the public key beside them.
 *
 * Takes  `folder`, which is not there yet.
 * Gives  *out; the bag, complete and on the disk.
 * Fails  IBID_EBUSY where there is something of that name; IBID_EFORMAT: an
 *        object is not what was added; IBID_EIO, IBID_ENOMEM.  What was written
 *        stays under the name with .part behind it. */
IBID_FALLIBLE ibid_status ibid_archive_export(ibid_exported *out,
                                              ibid_archive *archive,
                                              const char *folder,
                                              ibid_err *err);

/* What can be written of an archive beside its files. */
typedef enum ibid_description {
    IBID_DESCRIPTION_CSV,         /* a table of its objects */
    IBID_DESCRIPTION_CSL_JSON,    /* the sources as works */
    IBID_DESCRIPTION_ANNOTATIONS, /* rulings as W3C Web Annotations */
    IBID_DESCRIPTION_PROV         /* who did what, as PROV-JSON */
} ibid_description;

/* Write what an archive has, for other programs: docs/archive.md says how.
 *
 * Gives  the sink its bytes, in pieces; the same archive gives the same.
 * Fails  IBID_EIO (also when the sink stops), IBID_EFORMAT, IBID_ENOMEM. */
IBID_FALLIBLE ibid_status ibid_archive_describe(ibid_archive *archive,
                                                ibid_description description,
                                                const ibid_sink *sink,
                                                ibid_err *err);

/* Keep in the log that an archive was exported, and what for.
 *
 * Takes  `archive`, opened to be changed; `note`, to whom or why, or NULL.
 * Gives  an entry of the log.
 * Fails  as ibid_archive_commit. */
IBID_FALLIBLE ibid_status
ibid_archive_keep_export(ibid_archive *archive, const ibid_exported *exported,
                         const char *note, ibid_err *err);

/* What a bag says of itself, after it was compared with its manifests. */
typedef struct ibid_bag {
    char manifest[65]; /* SHA-256 of the manifest that was compared */
    uint64_t files;
    ibid_str checkpoint; /* of an export of ibid: that of the archive, whose
                            key signed it, and whose log is in the bag; empty:
                            it is another bag */
} ibid_bag;

/* Keep in the log that a bag is imported.
 *
 * Takes  `name` of the bag, `note`, or NULL.
 * Gives  *entry: its number, for ibid_import.from.
 * Fails  as ibid_archive_commit. */
IBID_FALLIBLE ibid_status ibid_archive_keep_import(
    uint64_t *entry, ibid_archive *archive, const ibid_bag *bag,
    const char *name, const char *note, ibid_err *err);

/* Sees the files of a bag; and hears what is wrong with it. */
typedef struct ibid_bag_visitor {
    /* Sees first what the bag says of itself; NULL: it does not matter. */
    bool (*begin)(void *state, const ibid_bag *bag);
    bool (*see)(void *state, const char *name,
                ibid_str bytes); /* false stops */
    void (*hear)(void *state, const char *path, const char *what); /* or NULL */
    void *state;
} ibid_bag_visitor;

/* Read a bag, after comparing all of it with its manifests.
 *
 * Gives  the visitor each file of the payload, by its name without "data/", or
 *        none of them.
 * Fails  IBID_EFORMAT: it is no bag, or not what its manifests say, or an
 *        export whose log is not what its checkpoint signed: the visitor has
 *        heard what; IBID_EUNSUPPORTED: it has no strong hashes; IBID_EIO
 *        (also where the visitor stops it); IBID_ENOMEM. */
IBID_FALLIBLE ibid_status ibid_bag_visit(const char *folder,
                                         const ibid_bag_visitor *visitor,
                                         ibid_err *err);

#endif
