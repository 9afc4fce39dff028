/* kind.h - quotation, title, or term?
 *
 * Titles and terms stand between marks and are nobody's words: a title is
 * told by the word before it ("article", "entitled") or by its capitals, a
 * term by being short and said by nobody.
 */
#ifndef IB_QUOTE_KIND_H
#define IB_QUOTE_KIND_H

#include "quote/passage.h"

/* Judge the quotation at token `at`.
 *
 * Takes  a passage whose earlier quotations are judged.
 * Gives  its kind; a block stays one. */
ibid_quotation_kind ib_kind_judge(const ib_passage *passage, uint32_t at);

#endif
