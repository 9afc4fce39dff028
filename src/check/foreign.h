/* foreign.h - text that is no part of the sentence it stands in. */
#ifndef IB_CHECK_FOREIGN_H
#define IB_CHECK_FOREIGN_H

#include "match/word.h"

/* Is the sign one of markup or layout (* | ^ _ bullet, dagger), not of
 * language? */
bool ib_foreign_is_layout(uint32_t cp);

/* The words of the note mark, [12] or a raised number, that begins at `start`;
 * 0 where there is none. */
uint32_t ib_foreign_mark_len(const ib_words *words, uint32_t start,
                             uint32_t end);

/* The same for one that ends at `end`. */
uint32_t ib_foreign_mark_before(const ib_words *words, uint32_t start,
                                uint32_t end);

/* Are words [start, end) a note mark, a page number, a running head, a line
 * number or a line of references that extraction left between the words? */
bool ib_foreign_run(const ib_words *words, uint32_t start, uint32_t end);

#endif
