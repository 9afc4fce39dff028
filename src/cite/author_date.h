/* author_date.h - citations in parentheses and brackets of the running text.
 *
 *   SHORT-5   (Smith 1998, 12), (see Smith and Jones 1998: 12-15; Brown 2001)
 *   SHORT-5   (Smith 1998, 2001): a citation a year
 *   SHORT-12  Smith (1998, p. 12) argues
 *   SHORT-4   [Smith, p. 4]
 *   SHORT-10  [3], [3, p. 4]
 *   SHORT-9   Foo at 62; Foo, supra, at 62: if a case of that name was cited
 *   SHORT-11  【3†source】, as language models mark what they were given
 *
 * Authority: Chicago 15.21-27; APA 8.11; IEEE.
 */
#ifndef IB_CITE_AUTHOR_DATE_H
#define IB_CITE_AUTHOR_DATE_H

#include "cite/draft.h"

/* Read the citation whose year stands at byte `at`; nothing before `low` is
 * looked at.  Cost: bounded. */
bool ib_author_date_read(ib_draft *out, ibid_str text, uint32_t low,
                         uint32_t at, uint32_t end);

/* Read the year at byte `at` that runs on after a citation by name and year,
 * `before` or NULL: "(Smith 1998, 2001)" are two works.  Cost: bounded. */
bool ib_author_date_more(ib_draft *out, ibid_str text, const ib_draft *before,
                         uint32_t at, uint32_t end);

/* Read the party at a page (Bluebook 10.9) whose page stands at byte `at`. */
bool ib_party_page_read(ib_draft *out, ibid_str text, uint32_t low, uint32_t at,
                        uint32_t end);

/* Read the citation in the bracket at byte `at`: '[' or the Chinese one. */
bool ib_bracket_cite_read(ib_draft *out, ibid_str text, uint32_t at,
                          uint32_t end);

#endif
