/* text.h - the canonical text with its lines and pages.
 *
 *     bytes ──bytes/plain.c──▶ ib_text.str
 *           ──text/line.c────▶ lines        (every byte belongs to one line)
 *           ──text/page.c────▶ pages, and which lines are furniture
 *
 * Nothing is cleaned in place: lines that are furniture are marked, and later
 * stages step over them.
 */
#ifndef IB_TEXT_TEXT_H
#define IB_TEXT_TEXT_H

#include "base/arena.h"
#include "base/list.h"
#include "bytes/given.h"
#include "ibid/box.h"
#include "ibid/doc.h"
#include "text/order.h"

typedef enum ib_line_role {
    IB_LINE_BLANK,    /* white space only */
    IB_LINE_TEXT,     /* prose, note, heading: structure/ decides */
    IB_LINE_FURNITURE /* running head, page number, symbol, job number, ... */
} ib_line_role;

typedef struct ib_line {
    uint32_t start; /* first byte of the line */
    uint32_t end;   /* after its last byte; the line end is not part of it */
    uint32_t page;  /* index into the pages, from 0 */
    uint16_t role;  /* ib_line_role */
    uint16_t print; /* IB_ORDERED_...: how it is printed, where the text has
                       boxes; else 0 */
} ib_line;

typedef struct ib_text {
    ibid_str str;          /* the canonical text */
    const char *format;    /* "text/plain", "text/markdown" */
    const char *encoding;  /* as read: "UTF-8", "windows-1251" */
    const char *made_by;   /* the libraries that read it; NULL: text */
    uint32_t skip;         /* bytes of a byte order mark at its start */
    const ib_given *given; /* what a marked-up file says of its blocks, notes
                              and marks; NULL: a text says nothing of them */
    const struct ib_boxes *boxes; /* where the words of a file of pages stand
                                     (box.h); NULL: it has none */
    const ibid_sheet *page;       /* of a file of pages; else NULL */
    const struct ib_run_line *printed; /* its lines as printed (box.h), by their
                                          start; flags are those of `line` */
    size_t printed_count;
    size_t page_count;   /* that a file of pages says it has; 0: none */
    uint32_t pictures;   /* of them, without text */
    const char *missing; /* why words of the file are not in str; or NULL */
    ib_line *line;       /* in order; ends: LF, CR LF, CR, FF */
    size_t line_count;   /* 1 or more, unless the text is empty */
    ibid_pages pages;    /* in order, holding the whole text; 1 or more */
} ib_text;

/* Index of the line that holds `byte`; a byte of a line end belongs to the
 * line before it.  The text is not empty.  O(log lines). */
size_t ib_text_line_at(const ib_text *text, uint32_t byte);

/* Find lines, pages and furniture of text->str.
 *
 * Gives  text->line, line_count and pages, in `arena`; remarks are pushed.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear. */
IBID_MUST_USE ibid_status ib_text_lay_out(ib_text *text, ib_arena *arena,
                                          ib_arena *scratch, ib_list *remarks);

/* Push a remark; `what` lives as long as the document. */
IBID_MUST_USE ibid_status ib_remark_add(ib_list *remarks, const char *what,
                                        ibid_span span);

#endif
