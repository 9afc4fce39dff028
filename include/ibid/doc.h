/* doc.h - a document: one immutable text and what a reader finds in it.
 *
 * Every span anywhere is a half-open byte range of the canonical text.  For a
 * UTF-8 file the canonical text is the file, byte for byte; other encodings
 * give a decoded text of their own and a remark.  A finished document is
 * read-only and may be shared by threads.
 */
#ifndef IBID_DOC_H
#define IBID_DOC_H

#include "ibid/base.h"
#include "ibid/block.h"
#include "ibid/citation.h"
#include "ibid/dating.h"
#include "ibid/figure.h"
#include "ibid/note.h"
#include "ibid/quotation.h"
#include "ibid/reader.h"
#include "ibid/remark.h"

/* The largest text, in bytes: 1 GiB.  It makes 32-bit offsets safe. */
#define IBID_TEXT_MAX ((uint32_t)1 << 30)

typedef struct ibid_doc ibid_doc;

typedef struct ibid_options {
    const ibid_alloc *alloc; /* NULL: malloc */
    uint64_t memory_max;     /* bytes for one document; 0: no bound */
    uint64_t text_max;       /* bytes of text; 0 or more than IBID_TEXT_MAX:
                                IBID_TEXT_MAX */
    bool is_note;            /* the text is one note, or part of one: it is
                                read for its citations alone */
    ibid_reader *reader;     /* for formats other than text, borrowed as long
                                as the document; NULL: text alone is read */
    bool figures;            /* read figures and dates, too */
    ibid_day written;        /* the date of the document, as a person says;
                                year 0: as its heading says */
} ibid_options;

/* What holds unless somebody says otherwise: malloc, 8 GiB, a document, text
 * alone, with its figures and dates. */
#define IBID_OPTIONS_INIT                              \
    {                                                  \
        NULL, (uint64_t)8 << 30, 0, false, NULL, true, \
        {                                              \
            0, 0, 0                                    \
        }                                              \
    }

/* Where a byte stands for a person. */
typedef struct ibid_place {
    uint32_t page;   /* from 1 */
    uint32_t line;   /* from 1: of the file; of its page in a PDF file */
    uint32_t column; /* characters before it on the line, plus 1 */

    /* A marked-up file (Word, HTML) has no pages, and no lines that a person
     * could count: there one of these two says where, and the others count in
     * the text as ibid wrote it down.  Both are 0 elsewhere. */
    uint32_t paragraph; /* from 1, headings and items counted; 0: in a note */
    uint32_t note;      /* the note that holds the byte, from 1; 0: none */
} ibid_place;

typedef struct ibid_page {
    ibid_span span; /* pages follow one another and hold the whole text */
    ibid_str label; /* the number printed on it, "xiv" or "214"; may be empty */
    ibid_str named; /* what the file calls it, as a PDF file may ("A-3"); empty
                       where the file counts its pages from 1 */
} ibid_page;

typedef struct ibid_pages {
    const ibid_page *item;
    size_t count; /* 1 or more */
} ibid_pages;

/* What is known of the document as a whole. */
typedef struct ibid_about {
    char sha256[65];      /* of the bytes given, hex, NUL-ended */
    char text_sha256[65]; /* of the canonical text */
    uint64_t bytes;       /* of the file */
    uint32_t pictures;   /* pages that are pictures, of which no word is read */
    const char *missing; /* words of the file are not in the text: the first
                               reason why, one plain sentence; or NULL */
    const char *format;  /* "text/plain", "text/html", ... */
    const char *made_by; /* the libraries that read it, "libxml2 2.9.14";
                               NULL: text */
    const char *encoding;   /* as read: "UTF-8", "windows-1251" */
    const char *language;   /* ISO 639-1, or NULL where it is not plain */
    const ibid_str *symbol; /* the document's own symbols, from its masthead */
    size_t symbol_count;
    ibid_str title; /* as printed at its head; empty if none is plain */
    ibid_date date; /* of the document itself; year 0 if not plain */
} ibid_about;

/* A file in the document's file: a member of an archive, an attachment of a
 * letter.  It is a document of its own, and no part of this one's text. */
typedef struct ibid_member {
    const char *name;    /* as the file has it, "inquiry.pdf"; of a member of a
                            member "minutes.zip/inquiry.pdf"; NUL-ended */
    const ibid_doc *doc; /* NULL: not read */
    const char *why;     /* not read: one plain sentence that says what to do;
                            else NULL */
} ibid_member;

typedef struct ibid_members {
    const ibid_member *item; /* as they stand in the file, those of a member
                                after it */
    size_t count;
} ibid_members;

/* Read a document from bytes in memory.
 *
 * Takes  `bytes`, borrowed for the call only; NULL if len is 0.  `options` may
 *        be NULL.
 * Gives  *out, finished; an empty file is a document without blocks, and so is
 *        an archive, which has members.
 * Fails  IBID_ENOMEM; IBID_ELIMIT when the text or the memory it needs is
 *        larger than the options allow; IBID_EUNSUPPORTED when the bytes are
 *        a format that this version does not read.  *out is NULL then.
 * Owns   the caller closes *out.
 * Cost   linear in len, some 20 ns a byte. */
IBID_FALLIBLE ibid_status ibid_doc_open(ibid_doc **out, const void *bytes,
                                        size_t len, const ibid_options *options,
                                        ibid_err *err);

/* Close a document and all that came from it.
 *
 * Takes  NULL: does nothing. */
IBID_API void ibid_doc_close(ibid_doc *doc);

/* Ask a document.
 *
 * Gives  what was found; counts of 0 are answers.
 * Owns   nothing: all of it lives as long as `doc`. */
IBID_API ibid_str ibid_doc_text(const ibid_doc *doc);
IBID_API const ibid_about *ibid_doc_about(const ibid_doc *doc);
IBID_API ibid_pages ibid_doc_pages(const ibid_doc *doc);
IBID_API ibid_blocks ibid_doc_blocks(const ibid_doc *doc);
IBID_API ibid_notes ibid_doc_notes(const ibid_doc *doc);
IBID_API ibid_marks ibid_doc_marks(const ibid_doc *doc);
IBID_API ibid_quotations ibid_doc_quotations(const ibid_doc *doc);
IBID_API ibid_citations ibid_doc_citations(const ibid_doc *doc);
IBID_API ibid_figures ibid_doc_figures(const ibid_doc *doc);
IBID_API ibid_datings ibid_doc_datings(const ibid_doc *doc);
IBID_API ibid_remarks ibid_doc_remarks(const ibid_doc *doc);
IBID_API ibid_members ibid_doc_members(const ibid_doc *doc);

/* Tell where a byte stands.
 *
 * Takes  `byte` up to the length of the text; more is taken as the length.
 * Gives  page, line and column, all from 1; paragraph or note.
 * Cost   O(log lines) and the length of the line. */
IBID_API ibid_place ibid_doc_place(const ibid_doc *doc, uint32_t byte);

/* Tell on which page and line a byte stands: many places of a text may lie on
 * one line of it.
 *
 * Takes  `byte` as above.
 * Gives  the same, but for the column, which is 0.
 * Cost   O(log lines). */
IBID_API ibid_place ibid_doc_line(const ibid_doc *doc, uint32_t byte);

#endif
