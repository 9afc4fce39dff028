/* check.h - a document against its sources: claim by claim, what it rests on.
 */
#ifndef IBID_CHECK_H
#define IBID_CHECK_H

#include "ibid/base.h"
#include "ibid/doc.h"
#include "ibid/finding.h"
#include "ibid/pull.h"
#include "ibid/shelf.h"

typedef struct ibid_check ibid_check;

typedef struct ibid_check_options {
    const ibid_alloc *alloc;       /* NULL: malloc */
    uint64_t memory_max;           /* 0: no bound */
    bool terms;                    /* compare titles and terms too */
    const ibid_progress *progress; /* NULL: none */
    bool unquoted; /* look for words of a source without quotation marks too */
    const ibid_map *map; /* which source a work is, as a person says; NULL:
                            none */
} ibid_check_options;

#define IBID_CHECK_OPTIONS_INIT                           \
    {                                                     \
        NULL, (uint64_t)8 << 30, false, NULL, false, NULL \
    }

/* Check a document against what stands on a shelf.
 *
 * Takes  `doc` and `shelf`, borrowed until the check is closed; a shelf of 0
 *        sources is allowed: then the check says what the document alone can
 *        tell.  `options` may be NULL.
 * Gives  *out with one finding for each quotation, citation, note and figure, and with
 *        options->unquoted for each passage of the document's own text that
 *        stands in a source word for word or nearly; the same bytes in give
 *        the same findings out.
 * Fails  IBID_ENOMEM, IBID_ELIMIT (options' memory), IBID_EIO when progress
 *        stops it.  *out is NULL then.
 * Owns   the caller closes *out.
 * Cost   each source is read once; each quotation is looked for in the source
 *        cited, and in the others only if it is not there. */
IBID_FALLIBLE ibid_status ibid_check_open(ibid_check **out, const ibid_doc *doc,
                                          const ibid_shelf *shelf,
                                          const ibid_check_options *options,
                                          ibid_err *err);

/* Close a check and its findings.
 *
 * Takes  NULL: does nothing. */
IBID_API void ibid_check_close(ibid_check *check);

/* Ask a check.
 *
 * Gives  what it was given and what it found.
 * Owns   nothing: all of it lives as long as `check`. */
IBID_API ibid_findings ibid_check_findings(const ibid_check *check);
IBID_API const ibid_doc *ibid_check_doc(const ibid_check *check);
IBID_API const ibid_shelf *ibid_check_shelf(const ibid_check *check);

/* Compare one quotation with one source's text, both UTF-8.  For many of them
 * see ibid_comparer.
 *
 * Takes  texts borrowed while `out` is open.
 * Gives  *out with one finding, of kind quotation, or `unchecked` with its
 *        reason; spans are of the two texts given.
 * Fails  IBID_ENOMEM, IBID_ELIMIT, IBID_EFORMAT (no UTF-8).
 * Owns   the caller closes *out. */
IBID_FALLIBLE ibid_status ibid_compare_open(ibid_check **out, ibid_str quote,
                                            ibid_str source,
                                            const ibid_check_options *options,
                                            ibid_err *err);

/* Compare one quotation with every source on a shelf: is it there, and where?
 *
 * Takes  `quote`, UTF-8, and `shelf`, borrowed while `out` is open; of
 *        `options` the memory and the progress, a step a source.
 * Gives  *out with one finding, that of the source where it stands, or most
 *        nearly: as ibid_compare_open gives it, but notes and running heads
 *        that interrupt a passage are stepped over.  Its hit is the place, also
 *        where the verdict is `absent`: that is the nearest passage.
 *        `unread`: not in what could be read, and something could not;
 *        `unavailable`: the shelf is empty; `unchecked` with its reason.
 * Fails  as ibid_compare_open, and IBID_EIO when progress stops it.
 * Owns   the caller closes *out.
 * Cost   linear in all sources; memory for the largest. */
IBID_FALLIBLE ibid_status ibid_compare_shelf_open(
    ibid_check **out, ibid_str quote, const ibid_shelf *shelf,
    const ibid_check_options *options, ibid_err *err);

/* Compares quotations one after the other, with memory that is taken once. */
typedef struct ibid_comparer ibid_comparer;

/* Open a comparer; each thread needs its own.
 *
 * Takes  `options`, as ibid_compare_open; memory_max bounds all that it holds.
 * Gives  *out, which has compared nothing.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.  *out is NULL then.
 * Owns   the caller closes *out. */
IBID_FALLIBLE ibid_status ibid_comparer_open(ibid_comparer **out,
                                             const ibid_check_options *options,
                                             ibid_err *err);

/* Compare one quotation with one source's text, both UTF-8.
 *
 * Takes  texts borrowed until the next call.
 * Gives  *out with one finding, the same as that of ibid_compare_open but for
 *        its id, which is empty: an id names the texts by their hashes, and
 *        hashing a source takes longer than searching it.
 * Fails  IBID_ENOMEM, IBID_ELIMIT, IBID_EFORMAT (no UTF-8).  *out is NULL
 *        then, and the comparer can be used again.
 * Owns   nothing: *out is the comparer's, true until it compares again or is
 *        closed.
 * Cost   as ibid_compare_open, without the hashes and without asking for
 *        memory once it has seen texts of this size; of what a giant needed it
 *        keeps at most 128 MiB. */
IBID_FALLIBLE ibid_status ibid_comparer_check(const ibid_check **out,
                                              ibid_comparer *comparer,
                                              ibid_str quote, ibid_str source,
                                              ibid_err *err);

/* Close a comparer and its last finding.
 *
 * Takes  NULL: does nothing. */
IBID_API void ibid_comparer_close(ibid_comparer *comparer);

#endif
