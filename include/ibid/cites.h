/* cites.h - who cites or quotes a work, across the documents of an archive. */
#ifndef IBID_CITES_H
#define IBID_CITES_H

#include "ibid/archive.h"
#include "ibid/check.h"

/* The work that is asked for: an object of the archive, or words that name one:
 * a symbol, a number (DOI, ISBN, ECLI), a citation as written, a title. */
typedef struct ibid_cites {
    const char *sha256; /* of an object; NULL: `words` */
    const char *words;
    unsigned jobs;                 /* documents read side by side; 0 is 1 */
    const ibid_progress *progress; /* after each document; NULL: none */
} ibid_cites;

/* What the words were taken for. */
typedef struct ibid_cites_work {
    const ibid_object *const *kept; /* it is in the archive: in several forms or
                                       languages, perhaps */
    size_t kept_count;
    const ibid_citation *citation; /* the words, read; NULL: they were taken for
                                      a title, or an object was named */
    uint64_t candidates; /* documents with its words: these are read */
} ibid_cites_work;

/* A quotation that rests on the work. */
typedef struct ibid_quoting {
    uint32_t quotation;          /* index into the document's quotations */
    const ibid_finding *finding; /* of the comparison; NULL: the work is not
                                    kept */
} ibid_quoting;

/* A place of a document at which the work is cited; or quoted without being
 * cited there. */
typedef struct ibid_mention {
    const ibid_object *object; /* that the document is */
    const char *name; /* the object's; of a file in it with that behind */
    const ibid_doc *doc;
    bool is_first;       /* in this document */
    uint32_t citation;   /* index into its citations; IBID_NONE: only quoted */
    bool is_sure;        /* false: a short form that fits other works, too */
    const char *because; /* plain words: how the work was known */
    const ibid_quoting *quoting;
    size_t quoting_count;
    const ibid_check
        *check; /* whose shelf has the work; NULL: it is not kept */
} ibid_mention;

/* Sees and hears; each may be NULL.  false stops.  What it is shown lives as
 * long as the call. */
typedef struct ibid_cites_visitor {
    bool (*work)(void *state, const ibid_cites_work *work); /* first, once */
    bool (*see)(void *state, const ibid_mention *mention);
    void (*hear)(void *state, const char *name,
                 const char *why); /* a document that could not be read */
    void *state;
} ibid_cites_visitor;

/* Show the places at which a work is cited or quoted, by the order in which the
 * documents were added, and in each as they stand there.
 *
 * Documents are candidates by the indexes: they have the work's number, or two
 * of the rarest words of its title, or words of its own text.  Each is read, and its citations
 * are compared with the work as a check does; short forms go with the citation
 * that they refer to.
 *
 * Gives  calls the visitor: once for the work, then for each place.
 * Fails  IBID_EIO (also where the visitor stops it), IBID_EFORMAT, IBID_ENOMEM,
 *        IBID_ELIMIT.
 * Cost   that of reading the candidates, one after the other, and some look-ups
 *        for each line of a work that is kept; the pile does not count. */
IBID_FALLIBLE ibid_status ibid_archive_cites(ibid_archive *archive,
                                             const ibid_cites *cites,
                                             const ibid_cites_visitor *visitor,
                                             ibid_err *err);

#endif
