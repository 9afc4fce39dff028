/* summary.h - a document in one line: pages, notes, quotations, citations. */
#ifndef IB_REPORT_SUMMARY_H
#define IB_REPORT_SUMMARY_H

#include "ibid/doc.h"
#include "report/paper.h"

/* Put the line; `file` may be NULL. */
void ib_summary_put(ib_paper *paper, const ibid_doc *doc, const char *file);

/* Tell whether a mark stands in the file as a reader would print it: its
 * number in digits, superscript or not, in brackets or not, or its sign. */
bool ib_mark_is_clean(const ibid_mark *mark, ibid_str text);

#endif
