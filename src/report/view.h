/* view.h - what a report of a check is written of, and its counts.
 *
 * A check taken apart, so that a report can be written of findings that were
 * made by hand.
 */
#ifndef IB_REPORT_VIEW_H
#define IB_REPORT_VIEW_H

#include "ibid/report.h"

typedef struct ib_view {
    const ibid_doc *doc;
    ibid_shelf shelf;
    ibid_findings findings;
    bool boxes;             /* JSON: where the words stand on their sheets */
    const uint32_t *number; /* JSON: the numbers of the shelf's sources, from 0,
                               where it is a part of another; NULL: in order */
} ib_view;

typedef struct ib_tally {
    uint32_t of[IBID_FINDING_UNQUOTED + 1][IBID_VERDICT_COUNT];
    uint32_t total[IBID_FINDING_UNQUOTED + 1];
    uint32_t wrong_pinpoints;
    uint32_t to_look_at;
} ib_tally;

ib_tally ib_view_count(const ib_view *view, uint32_t look_at);

/* The number of the source of an index, which its id is made of; IBID_NONE for
 * IBID_NONE. */
uint32_t ib_view_number(const ib_view *view, uint32_t index);

/* The source of an index, or NULL for IBID_NONE. */
const ibid_source *ib_view_source(const ib_view *view, uint32_t index);

IBID_MUST_USE ibid_status ib_view_write_json(const ib_view *view,
                                             const ibid_sink *sink,
                                             const ibid_report_options *opt,
                                             ibid_err *err);
IBID_MUST_USE ibid_status
ib_view_write_annotations(const ib_view *view, const ibid_sink *sink,
                          const ibid_report_options *opt, ibid_err *err);
IBID_MUST_USE ibid_status ib_view_write_text(const ib_view *view,
                                             const ibid_sink *sink,
                                             const ibid_report_options *opt,
                                             ibid_err *err);
/* `pull` may be NULL: no list of works. */
IBID_MUST_USE ibid_status ib_view_write_html(const ib_view *view,
                                             const ibid_pull *pull,
                                             const ibid_sink *sink,
                                             const ibid_report_options *opt,
                                             ibid_err *err);

#endif
