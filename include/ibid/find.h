/* find.h - "where do these words stand?": every place in any number of sources.
 *
 *     open with the words ──▶ in, source after source ──▶ all: what was found
 *
 * A source is needed only while it is searched, so a pile may be larger than
 * memory.  Words may hold brackets and elisions, as a quotation does.  A place
 * is judged as a quotation of these words from there would be (finding.h), and
 * never counted as near by a percentage.
 */
#ifndef IBID_FIND_H
#define IBID_FIND_H

#include "ibid/base.h"
#include "ibid/finding.h"
#include "ibid/shelf.h"

typedef struct ibid_find ibid_find;

typedef struct ibid_find_options {
    const ibid_alloc *alloc; /* NULL: malloc */
    uint64_t memory_max;     /* for the words, what was found, and what one
                                source needs besides its document; 0: no bound */
    uint32_t max;            /* places kept, the nearest; 0: all */
} ibid_find_options;

#define IBID_FIND_OPTIONS_INIT      \
    {                               \
        NULL, (uint64_t)8 << 30, 20 \
    }

/* A place where the words stand. */
typedef struct ibid_found {
    const char *file;     /* the source's name, NUL-ended */
    char text_sha256[65]; /* of its canonical text */
    ibid_str label;       /* the number printed on its page, else what the file
                            calls it; may be empty */
    ibid_place place;     /* of the first byte of the words; column 0 */
    /* Verdict `exact`, `marked`, `damaged` or `altered`, with edits, folds and
     * declared edits; its span is of the words, hit.source the number of the
     * source in the order in which they were searched, from 0, and hit.span
     * and hit.page the place. */
    ibid_finding finding;
    /* The words there with some before and after.  Parts are spans of the
     * source's text, ascending, without the notes, marks and running heads
     * that stand between; the hit lies between the first start and the last
     * end.  The excerpt holds the bytes from the one to the other. */
    const ibid_span *part;
    uint32_t part_count; /* 1 or more */
    ibid_str excerpt;
} ibid_found;

/* A source that could not be searched. */
typedef struct ibid_unsearched {
    const char *file;
    const char *why; /* one plain sentence */
} ibid_unsearched;

typedef struct ibid_find_answer {
    ibid_str words;         /* what was looked for */
    const ibid_found *item; /* the nearest first, then by source and place */
    size_t count;
    size_t more;               /* places found and not kept */
    bool more_at_least;        /* there may be still more: a source has them
                                  by the thousand */
    const ibid_found *nearest; /* where nothing was found: the passage most
                                  like it, verdict `absent`, or NULL */
    size_t searched;           /* sources */
    size_t holding;            /* of them, how many have a place */
    const ibid_unsearched *unsearched; /* in the order given */
    size_t unsearched_count;
} ibid_find_answer;

/* Get ready to look for words.
 *
 * Takes  `words`, UTF-8, copied; quotation marks round all of them are set
 *        aside.  `options` may be NULL.
 * Gives  *out, which has searched nothing yet.
 * Fails  IBID_ENOMEM, IBID_ELIMIT; IBID_EFORMAT: no UTF-8, or no letter and no
 *        digit in it.  *out is NULL then.
 * Owns   the caller closes *out. */
IBID_FALLIBLE ibid_status ibid_find_open(ibid_find **out, ibid_str words,
                                         const ibid_find_options *options,
                                         ibid_err *err);

/* Look for the words in one source.
 *
 * Takes  `source`, which may be closed afterwards; an unread one is noted.
 * Gives  the places in the answer.  The running text comes first: a passage
 *        goes on over a page break and the notes that stand there.  Then notes
 *        and running heads.
 * Fails  IBID_ENOMEM, IBID_ELIMIT: nothing of this source is in the answer.
 * Cost   linear in the source, plus some 20 us a place. */
IBID_FALLIBLE ibid_status ibid_find_in(ibid_find *find,
                                       const ibid_source *source,
                                       ibid_err *err);

/* Ask what was found so far.
 *
 * Gives  the answer; a count of 0 is one.
 * Owns   nothing: it lives until the next ibid_find_in, or the close. */
IBID_API ibid_find_answer ibid_find_all(const ibid_find *find);

/* Close a find and all that it found.
 *
 * Takes  NULL: does nothing. */
IBID_API void ibid_find_close(ibid_find *find);

#endif
