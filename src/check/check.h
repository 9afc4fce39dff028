/* check.h - the parts of a check that its files share. */
#ifndef IB_CHECK_CHECK_H
#define IB_CHECK_CHECK_H

#include "check/compare.h"
#include "ibid/check.h"

struct ibid_check {
    ib_arena arena; /* holds this struct too */
    uint64_t taken;
    const ibid_doc *doc;     /* NULL for a comparison */
    const ibid_shelf *shelf; /* NULL for a comparison */
    ib_list findings;        /* ibid_finding */
};

/* Put a judgement into a finding: verdict, folds, edits, audits, reasons.
 *
 * Takes  `base`, added to the spans of the quotation's side.
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_finding_fill(ibid_finding *finding,
                                          ib_arena *arena,
                                          const ib_judgement *judgement,
                                          uint32_t base);

/* The same, with a copy of all that lies elsewhere than in `arena`: the
 * judgement's own may be given back. */
IBID_MUST_USE ibid_status ib_finding_keep(ibid_finding *finding,
                                          ib_arena *arena,
                                          const ib_judgement *judgement);

/* Make the id: 16 hex digits of SHA-256 over what names the finding.
 *
 * Takes  hashes of document and source, either may be "". */
IBID_MUST_USE ibid_status ib_finding_name(ibid_finding *finding,
                                          ib_arena *scratch,
                                          const char *document,
                                          const char *source);

/* Start a check in an arena of its own. */
IBID_MUST_USE ibid_status ib_check_start(ibid_check **out,
                                         const ibid_check_options *options,
                                         ibid_err *err);

#endif
