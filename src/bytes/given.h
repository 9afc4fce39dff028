/* given.h - what a file that is no plain text says of itself.
 *
 * A marked-up file (HTML, DOCX, ODT, EPUB, e-mail) gives its text, its blocks,
 * and real notes and marks; a file of pages (PDF, scans) gives glyphs, of
 * which text/order.c makes the text.  All of it comes from the reading worker
 * over a pipe (frame.h) and is checked: spans lie in the text, on borders of
 * characters, and ascend.
 */
#ifndef IB_BYTES_GIVEN_H
#define IB_BYTES_GIVEN_H

#include "bytes/glyph.h"
#include "ibid/block.h"

typedef struct ib_given_block {
    ibid_span span;       /* ascending, not overlapping */
    ibid_block_kind kind; /* as far as the file says it: never SIGNATURE */
    uint8_t level;        /* of a heading or a list, from 1 */
    uint32_t note;        /* the note it belongs to, or IBID_NONE */
    uint32_t number;      /* of the paragraph, from 1; 0 in a note */
} ib_given_block;

typedef struct ib_given_note {
    ibid_span label; /* as printed before the note; empty: not printed */
    ibid_span span;  /* after the label, over all its paragraphs */
    uint32_t number; /* from 1, or 0: a sign */
    bool at_end;     /* an endnote */
} ib_given_note;

typedef struct ib_given_mark {
    ibid_span span; /* in the text; never empty */
    uint32_t note;  /* index of the note */
} ib_given_mark;

typedef struct ib_given_remark {
    const char *what; /* one plain sentence, NUL-ended, no full stop */
    ibid_span span;
    bool is_lost; /* the file has words here that the text has not */
} ib_given_remark;

/* A file in the file: a member of an archive, an attachment of a letter.  It
 * is a document of its own, which the library reads like any other. */
typedef struct ib_given_member {
    const char *name; /* as the file has it, NUL-ended, plain */
    const char *why;  /* it was not handed over: a sentence that says what to
                         do, no full stop; else NULL */
    ibid_str bytes;   /* may hold anything */
} ib_given_member;

typedef struct ib_given {
    const char *format;  /* "text/html" */
    const char *made_by; /* the libraries that read it: "libxml2 2.9.14" */
    bool has_pages;      /* glyphs count, not text */
    ibid_str text;       /* UTF-8; blocks are one line each, or a few */
    const ib_given_block *block;
    size_t block_count;
    const ib_given_note *note; /* ascending; empty: the file has none */
    size_t note_count;
    const ib_given_mark *mark; /* ascending */
    size_t mark_count;
    const ib_given_remark *remark;
    size_t remark_count;
    const ib_glyph_page *page;
    size_t page_count;
    const ib_given_member *member; /* as they stand in the file */
    size_t member_count;
} ib_given;

#endif
