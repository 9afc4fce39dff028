/* family.h - documents that are versions of one another, by their symbols:
 * A/79/798, A/79/798/Add.1, A/79/798/Rev.2/Corr.1. */
#ifndef IB_ARCHIVE_FAMILY_H
#define IB_ARCHIVE_FAMILY_H

#include "ibid/base.h"

/* How many bytes of a symbol name the document of which it is a version: those
 * before the modifiers at its end (Add., Corr., Rev. and their like).
 *
 * Takes  one symbol, no joint one.
 * Gives  all of them where it has none, or is no symbol. */
uint32_t ib_family_base(ibid_str symbol);

/* Compare the modifiers of two versions: none before any, words by their
 * letters, numbers by their value.
 *
 * Gives  less than, equal to or greater than 0. */
int ib_family_compare(const char *a, const char *b);

/* Cut the next symbol off a list such as "A/46/1-S/2; A/3", each of a joint one
 * by itself, from byte *at on.
 *
 * Gives  false where there is none any more. */
bool ib_family_cut(ibid_str list, uint32_t *at, ibid_str *symbol);

#endif
