/* edit.h - what kind of change a difference is, and how grave. */
#ifndef IB_CHECK_EDIT_H
#define IB_CHECK_EDIT_H

#include "ibid/finding.h"
#include "match/word.h"

/* How grave a change of this type is. */
ibid_weight ib_edit_weight(ibid_edit_type type);

/* Is the punctuation mark a sign: of a number, a comparison, of money? */
bool ib_edit_is_sign(const ib_words *words, uint32_t i);

/* The type of a change that concerns word `i` of one side; `other` where the
 * word is of no class of its own. */
ibid_edit_type ib_edit_type_of(const ib_words *words, uint32_t i,
                               ibid_edit_type other);

/* The gravest type among words [start, end): the enum has them in order. */
ibid_edit_type ib_edit_gravest(const ib_words *words, uint32_t start,
                               uint32_t end, ibid_edit_type other);

/* Do the words differ by accents alone (Zürich, Zurich; ё, е; ß, ss)? */
bool ib_edit_accents_only(const ib_fold *a, const ib_word *x, const ib_fold *b,
                          const ib_word *y);

#endif
