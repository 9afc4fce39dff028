/* listed.h - the list of references at the end of a document. */
#ifndef IB_CITE_LISTED_H
#define IB_CITE_LISTED_H

#include "base/str.h"

/* Are these the words of the heading of a list of references: "References",
 * "7. Bibliography", "Literaturverzeichnis", "Список литературы"? */
bool ib_listed_heading(ibid_str words);

/* The number of an entry, "[3] Smith ..." or "3. Smith ...", or 0; *from is
 * the byte after it. */
uint32_t ib_listed_number(uint32_t *from, ibid_str entry);

/* Where the entry at the start of `span` ends: before the next line that begins
 * with a number of an entry, or after a blank line; else at its end. */
uint32_t ib_listed_end(ibid_str text, ibid_span span);

#endif
