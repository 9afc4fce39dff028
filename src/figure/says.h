/* says.h - who states a figure, as its sentence names them. */
#ifndef IB_FIGURE_SAYS_H
#define IB_FIGURE_SAYS_H

#include "figure/token.h"

/* Find the words that name who states what stands at token `at`: "according to
 * X, 613 ...", "X claims 1,324 ...".
 *
 * Takes  `low`, a byte before which nothing is looked at: where the quotation
 *        begins.
 * Gives  an empty span where the sentence names nobody. */
ibid_span ib_says_find(const ib_sentence *s, uint32_t at, uint32_t low);

/* Does the clause before token `at` deny what stands there, rather than state
 * it: "denied that", "never said that", "sagte nicht, dass"? */
bool ib_says_denied(const ib_sentence *s, uint32_t at);

#endif
