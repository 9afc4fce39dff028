/* parts.h - the pieces of JSON that several reports share (docs/json.md). */
#ifndef IB_REPORT_PARTS_H
#define IB_REPORT_PARTS_H

#include "ibid/box.h"
#include "ibid/finding.h"
#include "ibid/report.h"
#include "report/json.h"

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

/* The member "citations". */
void ib_json_citations(ib_json *json, const ibid_doc *doc);

/* The members "figures" and "dates". */
void ib_json_figures(ib_json *json, const ibid_doc *doc);
void ib_json_datings(ib_json *json, const ibid_doc *doc);

/* The members "verdict", "reasons", "folds", "edits" and "declared". */
void ib_json_judgement(ib_json *json, const ibid_finding *finding);

/* The members "exact", "prefix" and "suffix": the words of a span of `text`
 * with a little before and after, whole characters. */
void ib_json_quote(ib_json *json, ibid_str text, ibid_span span);

#endif
