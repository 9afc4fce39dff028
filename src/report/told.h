/* told.h - how the parts of a finding are told in words, wherever they are
 * written: on a terminal, on a page.
 */
#ifndef IB_REPORT_TOLD_H
#define IB_REPORT_TOLD_H

#include "report/paper.h"
#include "report/view.h"

/* The word for what was found: its verdict, "unquoted", or "pinpoint" where
 * the words are right and it is to be looked at for its place alone. */
const char *ib_told_word(const ibid_finding *finding, uint32_t look_at);

/* The words that stand behind a number in the ledger: "without a citation". */
const char *ib_told_count(ibid_verdict verdict);

/* Index of the citation that answers for a quotation, or IBID_NONE. */
uint32_t ib_told_cited(const ibid_doc *doc, const ibid_finding *finding);

/* Put the words of a citation; behind a short form, the work that it means. */
void ib_told_citation(ib_paper *paper, const ibid_doc *doc, uint32_t index);

/* Put " (and in 2 other places)" of the source, where there are any. */
void ib_told_same(ib_paper *paper, const ibid_finding *finding);

/* Put what is wrong with a pinpoint that is wrong. */
void ib_told_pinpoint(ib_paper *paper, const ibid_pinpoint *pinpoint);

/* Put how many sources were read; true: some were not, and the line ends with
 * their number. */
bool ib_told_sources(ib_paper *paper, const ib_view *view,
                     const ibid_report_options *opt);

/* Take out of the counts the titles and terms that were not compared: they
 * stand between quotation marks and are no quotations.  Gives how many. */
uint32_t ib_told_set_titles_aside(ib_tally *tally, const ib_view *view);
void ib_told_titles(ib_paper *paper, uint32_t titles);

#endif
