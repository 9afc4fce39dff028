/* annotations.h - the pieces of W3C Web Annotations that a check's report and an
 * archive's share. */
#ifndef IB_REPORT_ANNOTATIONS_H
#define IB_REPORT_ANNOTATIONS_H

#include "ibid/report.h"
#include "report/json.h"

/* Open a collection, up to what else is said of it; its only page, with so many
 * annotations; close both. */
void ib_annotations_start(ib_json *json, const char *iri, const char *label);
void ib_annotations_page(ib_json *json, const char *iri, uint64_t total);
void ib_annotations_end(ib_json *json);

/* A person's ruling: an annotation on that of the finding.
 *
 * Fails  IBID_ENOMEM. */
IBID_MUST_USE ibid_status ib_annotation_ruling(ib_json *json,
                                               const char *finding_id,
                                               const ibid_ruling *ruling);

#endif
