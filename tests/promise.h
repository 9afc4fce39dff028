/* promise.h - what the public headers promise of every document, whatever its
 * bytes, as a test that any other test and fuzz target can ask. */
#ifndef IBID_TESTS_PROMISE_H
#define IBID_TESTS_PROMISE_H

#include "ibid/ibid.h"

/* Look for a broken promise of a document.
 *
 * Gives  NULL when all are kept, else a constant sentence that names one;
 *        `*at` is then the index of the item, or the byte.
 * Cost   linear. */
const char *promise_doc_broken(const ibid_doc *doc, size_t *at);

/* The same of a document that was read as one note (ibid_options.is_note). */
const char *promise_note_broken(const ibid_doc *doc, size_t *at);

/* The same for a check or comparison: findings, edits, places in sources.
 *
 * Takes  the text of the document (or quotation), and those of the sources. */
const char *promise_check_broken(const ibid_check *check, ibid_str text,
                                 const ibid_str *source, size_t sources,
                                 size_t *at);

/* The same for an answer of ibid_find.
 *
 * Takes  `source`, the texts in the order in which they were searched, or NULL
 *        where they are closed. */
const char *promise_find_broken(const ibid_find *find, const ibid_str *source,
                                size_t *at);

#endif
