/* reporter.h - cases and statutes by volume, reporter and page:
 * "925 F.3d 1339, 1341 (11th Cir. 2019)", with the parties before it. */
#ifndef IB_CITE_REPORTER_H
#define IB_CITE_REPORTER_H

#include "cite/draft.h"

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

/* Read a citation that begins with the reporter at `at`: "T.C. Memo. 2019-233",
 * "Fed. Sec. L. Rep. (CCH) ¶ 77,526"; where it stands `alone`, also "Bee, 120".
 */
bool ib_reporter_read_bare(ib_draft *out, ibid_str text, uint32_t at,
                           uint32_t end, bool alone);

/* The span of the parties' names that end before the volume at `at`, or empty:
 * "A v. B", "In re A", "Estate of A v. B", "A (2d Cir. 1999)"; a court and a
 * year that stand between are put into *date and *court, if empty. */
ibid_span ib_parties_before(ibid_date *date, ibid_span *court, ibid_str text,
                            uint32_t low, uint32_t at);

/* The short name before the volume of a short form at `at`, or empty. */
ibid_span ib_short_name_before(ibid_str text, uint32_t low, uint32_t at);

#endif
