/* evidence.h - the words of a quotation, or of its source, with signs at what
 * differs:
 *
 *     quotation  ... the pilots ‸ refused to leave the {harbour} ...
 *     source     ... the pilots {at first} refused to leave the {port} ...
 *
 * Of long passages only what stands around the differences is shown.
 */
#ifndef IB_REPORT_EVIDENCE_H
#define IB_REPORT_EVIDENCE_H

#include "ibid/finding.h"
#include "report/paper.h"

/* One of the two texts, and which of its bytes belong to the passage. */
typedef struct ib_side {
    ibid_str text;
    ibid_span part[32]; /* ascending; what stands between is stepped over */
    uint32_t part_count;
    const ibid_edit *edit;
    uint32_t edit_count;
    bool is_source; /* which span of an edit is meant */
} ib_side;

/* The side of a quotation of `doc`. */
void ib_side_of_quotation(ib_side *side, const ibid_doc *doc,
                          const ibid_finding *finding);

/* The side of the passage in a source, without running heads and notes that
 * stand between its pages. */
void ib_side_of_source(ib_side *side, const ibid_doc *source,
                       const ibid_finding *finding);

/* Find what of a long passage is shown: the first stretch at or after `from`
 * around a difference and those close to it.  False when there is none. */
bool ib_side_window(ibid_span *out, const ib_side *side, ibid_span whole,
                    uint32_t from);

/* Put the words, between quotation marks; or without them. */
void ib_side_put(ib_paper *paper, const ib_side *side);
void ib_side_put_bare(ib_paper *paper, const ib_side *side);

/* Put what kinds of words differ, each with how often, the gravest first: "a
 * number, 2 names". */
void ib_edits_put(ib_paper *paper, const ibid_edit *edit, uint32_t count);

/* Put the first words of a span, "..." where there are more. */
void ib_words_put(ib_paper *paper, ibid_str text, ibid_span span,
                  uint32_t most);

/* The same of the `count` parts of one passage: what a page break puts between
 * them is left out. */
void ib_parts_put(ib_paper *paper, ibid_str text, const ibid_span *part,
                  uint32_t count, uint32_t most);

#endif
