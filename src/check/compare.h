/* compare.h - one quotation against one source. */
#ifndef IB_CHECK_COMPARE_H
#define IB_CHECK_COMPARE_H

#include "check/unsure.h"
#include "check/judge.h"
#include "match/find.h"

/* A quotation, ready to be compared with any number of sources.  It stays
 * where it is: its parts point to one another. */
typedef struct ib_claim {
    ib_fold view;
    ib_words plain;     /* as it stands */
    ib_reading literal; /* no bracket and no point means anything; remarks
                           outside do */
    ib_reading read;    /* with its declared edits */
    ib_passage whole;   /* all of it, for finding */
    ib_passage parts;   /* what stands between its declared edits */
    uint32_t letters;   /* letters and digits outside brackets */
    ib_unsure unsure;   /* words of the document */
} ib_claim;

typedef struct ib_outcome {
    ib_judgement best; /* verdict NONE where there is nothing to compare */
    ib_list also;      /* ibid_span: other places with the same words */
} ib_outcome;

/* Prepare the quotation `text` without the spans `skip` (as ib_fold_make).
 *
 * Takes  `outside`, remarks on it from elsewhere in the document, kept by the
 *        claim; NULL: none.
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_claim_prepare(ib_claim *out, ib_arena *arena,
                                           ibid_str text, const ibid_span *skip,
                                           uint32_t skip_count,
                                           const ib_remarks *outside);

/* Say of which words OCR was unsure: `document`'s, in which the quotation
 * begins at byte `base`. */
void ib_claim_unsure(ib_claim *claim, const ib_unsure *document, uint32_t base);

/* Compare it with a source.
 *
 * Takes  `arena` for the outcome and for what the source keeps; `thorough`
 *        false where only the same words are looked for, damaged at most, as
 *        in a source that was not cited.
 * Gives  *out; the verdict is NONE only where claim->letters is 0, or the
 *        quotation is too long to be laid out.
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_compare(ib_outcome *out, ib_arena *arena,
                                     ib_arena *scratch, ib_match_text *source,
                                     const ib_claim *claim, bool thorough);

/* Is the judgement `a` better than `b`: nearer, or earlier in the text? */
bool ib_compare_better(const ib_judgement *a, const ib_judgement *b);

#endif
