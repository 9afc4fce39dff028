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

#endif
