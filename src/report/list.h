/* list.h - lists for a person at a terminal: what it is, where, its words. */
#ifndef IB_REPORT_LIST_H
#define IB_REPORT_LIST_H

#include "ibid/doc.h"
#include "report/paper.h"

/* Columns of a line. */
enum { IB_LIST_FIRST = 1, IB_LIST_PLACE = 11, IB_LIST_WORDS = 28 };

/* Put where a byte of a marked-up file stands, "paragraph 12" or "note 5";
 * false, and nothing put, for a file that has lines. */
bool ib_paper_paragraph(ib_paper *paper, ibid_place place);

/* Put where a byte stands, "p. 214, line 61": the page by the number printed on
 * it where there is one, else as the file calls it; it may be a guess where a
 * text has no page breaks, the line never is. */
void ib_paper_place(ib_paper *paper, const ibid_doc *doc, uint32_t byte);

/* Write a day, "1911-05-03", "1911-05", "1911"; "" where there is none. */
void ib_day_words(char out[40], ibid_day day);

/* Put where a byte stands, and go on to the words. */
void ib_list_place(ib_paper *paper, const ibid_doc *doc, uint32_t byte);

/* Put the citations with a title, a line each; `fields`: what was read of each
 * under it, and by which rule. */
void ib_citations_list(ib_paper *paper, const ibid_doc *doc, bool fields);

/* Put the figures and the dates, each with a title, a line each. */
void ib_figures_list(ib_paper *paper, const ibid_doc *doc);
void ib_datings_list(ib_paper *paper, const ibid_doc *doc);

#endif
