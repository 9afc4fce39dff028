/* markup.h - a page of HTML, written piece by piece.
 *
 * What comes from a document or a file name is put as text: it never becomes
 * markup, and characters that would turn the direction of what stands around
 * them are shown by their number instead of acting.  Markup is constant, but
 * for numbers and ids.
 */
#ifndef IB_REPORT_MARKUP_H
#define IB_REPORT_MARKUP_H

#include "report/out.h"
#include "report/paper.h"

typedef struct ib_markup {
    ib_out out;
    ib_paper paper;
    ibid_sink escaped; /* into `out`, as text */
} ib_markup;

/* Start a page; it stays where it is until it is finished. */
void ib_markup_start(ib_markup *page, const ibid_sink *sink);
/* Write out what is buffered; IBID_EIO when the sink stopped at any time. */
IBID_MUST_USE ibid_status ib_markup_finish(ib_markup *page);

/* Put constant markup; the second form only with numbers and ids. */
void ib_markup_raw(ib_markup *page, const char *markup);
__attribute__((format(printf, 2, 3))) void
ib_markup_form(ib_markup *page, const char *form, ...);

/* Put words of the page itself. */
void ib_markup_say(ib_markup *page, const char *words);

/* Put text as it stands, with its line ends; a word that is parted by a hyphen
 * at the end of a line is put together again where `joined`, and keeps its
 * hyphen. */
void ib_markup_text(ib_markup *page, ibid_str text, bool joined);

/* A paper whose words become text, each run of white space one blank; one
 * piece at a time. */
ib_paper *ib_markup_paper(ib_markup *page);
void ib_markup_paper_end(ib_markup *page);

#endif
