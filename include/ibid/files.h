/* files.h - files and folders: a document from a file, a shelf from many.
 *
 * A folder stands for every file in it and in its folders, in the order of
 * their names' bytes; names that begin with a dot are left out, and links to
 * folders are not followed.  The same file under two names is one source.
 * What cannot be read stays on the shelf as unread, with a sentence that says
 * why and what to do.  A file that holds files (an archive, a letter with
 * attachments) gives a source for each of them, named "minutes.zip/may.pdf".
 */
#ifndef IBID_FILES_H
#define IBID_FILES_H

#include "ibid/base.h"
#include "ibid/doc.h"
#include "ibid/shelf.h"

typedef struct ibid_files ibid_files;

typedef struct ibid_files_options {
    ibid_options read;             /* for each document, and for the list */
    const ibid_progress *progress; /* after each file, never twice at once;
                                      NULL: none */
    unsigned jobs; /* files read side by side, each on a thread of its own; the
                      allocator is then called by all of them.  0 is 1. */
} ibid_files_options;

#define IBID_FILES_OPTIONS_INIT    \
    {                              \
        IBID_OPTIONS_INIT, NULL, 1 \
    }

/* Read a document from a file.
 *
 * Takes  `name`, "-" for standard input, read to its end; `options` may be
 *        NULL.
 * Gives  *out; an empty file is an empty document.
 * Fails  IBID_EIO: not there, a folder, a device, or not readable; err->what
 *        is a sentence for a person, err->sys the errno.  And as
 *        ibid_doc_open.  *out is NULL then.
 * Owns   the caller closes *out.
 * Cost   as ibid_doc_open, and the file's bytes once more meanwhile. */
IBID_FALLIBLE ibid_status ibid_file_open(ibid_doc **out, const char *name,
                                         const ibid_options *options,
                                         ibid_err *err);

/* Read files, and all files of folders, as sources.
 *
 * Takes  `count` names, "-" for standard input; `options` may be NULL.
 * Gives  *out with a source for each file, and for each file in it; those that
 *        are missing, empty, no text, too large, or not readable, and folders
 *        without a file, are unread sources and no failure.
 * Fails  IBID_ENOMEM; IBID_ELIMIT: the list itself is over the bound; IBID_EIO
 *        when progress stops it.  *out is NULL then.
 * Owns   the caller closes *out.
 * Cost   each file is read once, and held until the close. */
IBID_FALLIBLE ibid_status ibid_files_open(ibid_files **out,
                                          const char *const *name, size_t count,
                                          const ibid_files_options *options,
                                          ibid_err *err);

/* Sees sources one after another.
 *
 * see(state, source) returns false to stop; the source, with its document, is
 * closed when it returns. */
typedef struct ibid_visitor {
    bool (*see)(void *state, const ibid_source *source);
    void *state;
} ibid_visitor;

/* Read files, and all files of folders, and show each to a visitor: one
 * document is open at a time, so that there may be more than memory holds.
 *
 * Takes  as ibid_files_open.
 * Gives  the visitor the sources, read or unread, in the same order as on a
 *        shelf.
 * Fails  IBID_ENOMEM; IBID_ELIMIT: the list of names itself is over the bound;
 *        IBID_EIO when visitor or progress stop it.
 * Cost   each file is read once; memory for the largest, and for the names. */
IBID_FALLIBLE ibid_status ibid_files_visit(const ibid_visitor *visitor,
                                           const char *const *name,
                                           size_t count,
                                           const ibid_files_options *options,
                                           ibid_err *err);

/* Close the files and their documents.
 *
 * Takes  NULL: does nothing. */
IBID_API void ibid_files_close(ibid_files *files);

/* What a shelf of files looks like from one document. */
#define IBID_LEFT_OUT_MAX 16
typedef struct ibid_files_view {
    const ibid_files *files;
    size_t left_out[IBID_LEFT_OUT_MAX]; /* indices of sources, ascending */
    size_t left_out_count;
} ibid_files_view;

/* Give the files as a shelf.
 *
 * Takes  `view`, which the caller keeps as long as the shelf; `document`, the
 *        one to be checked, or NULL: sources that are this document, too (the
 *        same file, or in another form), are left out, for it would vouch for
 *        itself; beyond IBID_LEFT_OUT_MAX of them a check knows them, and
 *        steps over them.
 * Gives  a shelf.
 * Owns   nothing: it lives as long as `files` and `view`. */
IBID_API ibid_shelf ibid_files_shelf(ibid_files_view *view,
                                     const ibid_files *files,
                                     const ibid_doc *document);

/* The i-th source that a view leaves out.
 *
 * Gives  NULL: there are no more. */
IBID_API const ibid_source *ibid_files_left_out(const ibid_files_view *view,
                                                size_t i);

#endif
