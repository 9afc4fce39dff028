/* parts.h - the pieces of JSON that several reports share (docs/json.md). */
#ifndef IB_REPORT_PARTS_H
#define IB_REPORT_PARTS_H

#include "ibid/box.h"
#include "ibid/finding.h"
#include "ibid/report.h"
#include "report/evidence.h"
#include "report/json.h"
#include "report/view.h"

/* An index as an id, 4 with prefix 'n' as "n5"; IBID_NONE as null. */
void ib_json_index(ib_json *json, const char *key, char prefix, uint32_t index);
/* A number from 1; 0 as null. */
void ib_json_numeral(ib_json *json, const char *key, uint32_t number);

/* The members "document" and "text"; no "file" where it is NULL or empty. */
void ib_json_about(ib_json *json, const ibid_doc *doc, const char *file);

/* The member "pages", where the document has sheets. */
void ib_json_sheets(ib_json *json, const ibid_doc *doc);

/* The member "boxes": where a span stands, where the document has sheets. */
void ib_json_boxes(ib_json *json, const ibid_doc *doc, ibid_span span);

/* A field of a citation as CSL-JSON has it. */
void ib_json_field(ib_json *json, const ibid_field *field);

/* The member "citations"; the members of one of them. */
void ib_json_citations(ib_json *json, const ibid_doc *doc);
void ib_json_citation(ib_json *json, const ibid_doc *doc, uint32_t i);

/* The members "figures" and "dates". */
void ib_json_figures(ib_json *json, const ibid_doc *doc);
void ib_json_datings(ib_json *json, const ibid_doc *doc);

/* The members of a note, of a quotation. */
void ib_json_note(ib_json *json, const ibid_doc *doc, uint32_t i);
void ib_json_quotation(ib_json *json, const ibid_doc *doc, uint32_t i);

/* The members "verdict", "reasons", "folds", "edits" and "declared".  Under a
 * bound, "more_edits" and "more_declared" tell how many are left out. */
void ib_json_judgement(ib_json *json, const ibid_finding *finding);

/* The members "exact", "prefix" and "suffix": the words of a span of `text`
 * with a little before and after, whole characters.  Under a bound, "cut" tells
 * how many bytes of "exact" are left out at its end. */
void ib_json_quote(ib_json *json, ibid_str text, ibid_span span);

/* The member `key`: the words of a finding, or of its source, with signs at
 * what differs (evidence.h), as one string. */
void ib_json_evidence(ib_json *json, const char *key, const ib_side *side);

/* The members of a place where words stand. */
void ib_json_found(ib_json *json, const ibid_found *found);

/* The members of a source whose number is `i`, from 0. */
void ib_json_source(ib_json *json, const ibid_source *source, uint32_t i);

/* The members of a finding, and the member "ledger". */
void ib_json_finding(ib_json *json, const ib_view *view,
                     const ibid_report_options *opt,
                     const ibid_finding *finding);
void ib_json_ledger(ib_json *json, const ib_view *view);

#endif
