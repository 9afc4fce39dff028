/* foreign.h - text that is no part of the sentence it stands in. */
#ifndef IB_CHECK_FOREIGN_H
#define IB_CHECK_FOREIGN_H

#include "match/word.h"

/* Is the sign one of markup or layout (* | ^ _ bullet, dagger), not of
 * language? */
bool ib_foreign_is_layout(uint32_t cp);

/* Are words [start, end) a note mark, a page number, a running head, a line
 * number or a line of references that extraction left between the words? */
bool ib_foreign_run(const ib_words *words, uint32_t start, uint32_t end);

#endif
