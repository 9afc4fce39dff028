/* answer.h - which note and citation answer for a quotation. */
#ifndef IB_QUOTE_ANSWER_H
#define IB_QUOTE_ANSWER_H

#include "quote/passage.h"

/* Set note, citation, inferred and because of the quotation at token `at`.
 *
 * Takes  a passage all of whose quotations have kinds and speakers. */
void ib_answer_find(const ib_passage *passage, uint32_t at);

#endif
