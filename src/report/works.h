/* works.h - what the lists of works share. */
#ifndef IB_REPORT_WORKS_H
#define IB_REPORT_WORKS_H

#include "ibid/pull.h"
#include "report/paper.h"

/* The citation that a work is listed by. */
const ibid_citation *ib_work_citation(const ibid_pull *pull,
                                      const ibid_work *work);

/* Has mention k of a work another note than those before it? */
bool ib_work_is_new_note(const ibid_pull *pull, const ibid_work *work,
                         uint32_t k);

/* The pinpoint of mention k of a work, or NULL where it has none, or the same as
 * the mention before it. */
const ibid_field *ib_work_pinpoint(const ibid_pull *pull, const ibid_work *work,
                                   uint32_t k);

/* Put in which notes a work is cited, the first of them; "in the text" where
 * that is in none. */
void ib_work_notes_put(ib_paper *paper, const ibid_pull *pull,
                       const ibid_work *work);

/* Put `before` and the pinpoints of a work, if it has any. */
void ib_work_pinpoints_put(ib_paper *paper, const ibid_pull *pull,
                           const ibid_work *work, const char *before);

/* The title of the list of works of a status: "Still to find". */
const char *ib_work_status_title(ibid_work_status status);

/* The file of a work's source, or NULL. */
const char *ib_work_file(const ibid_pull *pull, const ibid_work *work);

/* The type of CSL 1.0.2 for a citation: "article-journal", "legal_case". */
const char *ib_csl_type(const ibid_citation *citation);

#endif
