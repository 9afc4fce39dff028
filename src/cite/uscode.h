/* uscode.h - American codes, laws and rules: "Fla. Stat. § 120.68 (2007)",
 * "Mass. Gen. Laws ch. 1, §§ 2-3", "Fed. R. Civ. P. 12(b)(6)". */
#ifndef IB_CITE_USCODE_H
#define IB_CITE_USCODE_H

#include "cite/draft.h"
#include "cite/uslaw.h"

/* Read what begins at `at`: a State's name, a code, a rule; or the number
 * before a State's: "30 Tex. Admin. Code § 1".
 *
 * Gives  true and *out: a statute (US-5, US-7). */
bool ib_code_read(ib_draft *out, ibid_str text, uint32_t at, uint32_t end);

/* The same where the names that begin at `at` are read already. */
bool ib_code_read_named(ib_draft *out, ibid_str text, uint32_t at, uint32_t end,
                        const ib_us_names *names);

/* Read a section in words, by its number at `at`: "section 1983 of title 42".
 */
bool ib_code_words_read(ib_draft *out, ibid_str text, uint32_t low, uint32_t at,
                        uint32_t end);

/* Skip blanks and the signs of a section: "§", "§§", "sec.", "Sections". */
uint32_t ib_section_sign(ibid_str text, uint32_t at, uint32_t end);

/* Part text[start, stop) into section and locator: "1983(a)(1)". */
void ib_section_read(ib_draft *out, ibid_str text, uint32_t start,
                     uint32_t stop);

#endif
