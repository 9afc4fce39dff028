/* reporter.h - cases and statutes by volume, reporter and page:
 * "925 F.3d 1339, 1341 (11th Cir. 2019)", with the parties before it. */
#ifndef IB_CITE_REPORTER_H
#define IB_CITE_REPORTER_H

#include "cite/draft.h"
#include "cite/uslaw.h"

/* Read the citation whose volume (digits) begins at `at`; the name of the
 * case is looked for back to `low`.  `alone`: nothing stands before it, so
 * that a reporter unknown here is one by its shape, if nothing follows either
 * (US-3).
 *
 * Gives  true and *out: a case (US-1 ... US-4), a statute (US-5), an article
 *        in a law review (US-6); out->span may begin before `at`. */
bool ib_reporter_read(ib_draft *out, ibid_str text, uint32_t low, uint32_t at,
                      uint32_t end, bool alone);

/* Could a volume stand at `at`: up to four digits, a blank, a capital? */
bool ib_reporter_may(ibid_str text, uint32_t at, uint32_t end);

/* Read a citation that begins with the reporter at `at`, one of `names`: "T.C.
 * Memo. 2019-233", "Fed. Sec. L. Rep. (CCH) ¶ 77,526"; where it stands `alone`,
 * also "Bee, 120". */
bool ib_reporter_read_bare(ib_draft *out, ibid_str text, uint32_t at,
                           uint32_t end, const ib_us_names *names, bool alone);

/* The span of the parties' names that end before the volume at `at`, or empty:
 * "A v. B", "In re A", "Estate of A v. B", "A" and a comma.  What stands
 * between them is put into *out: a docket number, a court and a year in
 * brackets, the pinpoint of a short form. */
ibid_span ib_parties_before(ib_draft *out, ibid_str text, uint32_t low,
                            uint32_t at);

/* Read a case by its docket number, whose first digit is at `at`, behind "No.":
 * "Doe v. Roe, No. 22-cv-1461 (S.D.N.Y. Mar. 4, 2023)" (US-8). */
bool ib_docket_read(ib_draft *out, ibid_str text, uint32_t low, uint32_t at,
                    uint32_t end);

/* Read the paper of a case before its name: "Order at 1, Doe v. Roe", whose
 * name is the title of `out`; perhaps that begins with the paper's own words.
 *
 * Gives  false where there is none; else the kind of paper is the genre, its
 *        page the pinpoint, and out->span begins with it. */
bool ib_filing_read(ib_draft *out, ibid_str text, uint32_t low);

/* Read the places of the same decision that follow at `at`: ", 867 So. 2d 1";
 * after a number of Louisiana's courts also "; 650 So. 2d 500, 504".
 *
 * Gives  where they end, or `at`. */
uint32_t ib_parallel_read(ib_draft *out, ibid_str text, uint32_t at,
                          uint32_t end);

/* The short name before the volume of a short form at `at`, or empty. */
ibid_span ib_short_name_before(ibid_str text, uint32_t low, uint32_t at);

#endif
