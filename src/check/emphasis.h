/* emphasis.h - emphasis that a text shows: *word*, _word_, <em>word</em>. */
#ifndef IB_CHECK_EMPHASIS_H
#define IB_CHECK_EMPHASIS_H

#include "check/judging.h"

/* Is word `i` a star or an underscore that opens or closes an emphasis? */
bool ib_emphasis_is_sign(const ib_words *words, uint32_t i);

/* Fill the audit of "emphasis added", or of "in original" and "omitted". */
void ib_emphasis_audit(ib_judging *j, ibid_audit *audit, const ib_declare *d);

#endif
