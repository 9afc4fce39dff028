/* compound.h - number words that are written together: "zweihundertfünfzig",
 * "and" before an Arabic number. */
#ifndef IB_FIGURE_COMPOUND_H
#define IB_FIGURE_COMPOUND_H

#include "figure/figword.h"
#include "figure/numeral.h"

/* What a word is; in Arabic also behind the letter that means "and". */
uint64_t ib_figword_find(const ib_figwords *words, ibid_str word);

/* Read a German number of several words written as one.
 *
 * Gives  false where it is none, or a word of another language. */
bool ib_compound_read(ib_numeral *out, const ib_figwords *words, ibid_str word);

#endif
