/* same.h - are two full citations of one work? */
#ifndef IB_CITE_SAME_H
#define IB_CITE_SAME_H

#include "cite/known.h"

/* What alone names a work: a symbol or a docket number with its court, the
 * volume, reporter and page of a case, an address, a newspaper's day; 0 where nothing does. */
uint64_t ib_same_key(const ibid_citation *c);

/* Are citations a and b of one work, by fields weighed: the title (shortened,
 * or with OCR damage in one word of six), the first author, the year?  Another
 * year, edition, volume or number is another work. */
bool ib_same_work(const ib_known *known, const ibid_citation *item, uint32_t a,
                  uint32_t b);

/* Is `word` (folded) the family name of an author or editor of c? */
bool ib_same_name(const ibid_citation *c, uint32_t word);

/* The words of a field, or nothing. */
ibid_str ib_same_text(const ibid_citation *c, ibid_field_name name);

/* Do both fields say the same, but for signs, case and white space? */
bool ib_same_words(ibid_str a, ibid_str b);

/* Where both give a year, is it one of the same? */
bool ib_same_year(const ibid_citation *a, const ibid_citation *b);

#endif
