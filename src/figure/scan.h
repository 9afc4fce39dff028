/* scan.h - where in a text a number may stand, fast: most sentences have none.
 */
#ifndef IB_FIGURE_SCAN_H
#define IB_FIGURE_SCAN_H

#include "figure/dating_word.h"
#include "figure/figword.h"

/* Find the next digit, or word that can begin a number, in [at, end).
 *
 * Takes  `at` at the beginning of a word, or of no word; a block that is all
 *        zeros at first.
 * Gives  its first byte, or `end`.
 * Cost   linear; a word that the filter does not know costs a step or two. */
uint32_t ib_figure_scan(const ib_figwords *words, ib_date_block *block,
                        ibid_str text, uint32_t at, uint32_t end);

#endif
