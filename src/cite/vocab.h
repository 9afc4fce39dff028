/* vocab.h - words that notes use around citations, by what they do there.
 *
 * Made by tools/vocab.py out of data/citation-words.txt: change that file.
 */
#ifndef IB_CITE_VOCAB_H
#define IB_CITE_VOCAB_H

#include "ibid/base.h"

/* What a word may be; one may be several. */
#define IB_W_SIGNAL        ((uint64_t)1 << 0)
#define IB_W_SIGNAL_MORE   ((uint64_t)1 << 1)
#define IB_W_SIGNAL_TAIL   ((uint64_t)1 << 2)
#define IB_W_LABEL         ((uint64_t)1 << 3)
#define IB_W_LABEL_ALONE   ((uint64_t)1 << 4)
#define IB_W_PIN_BEFORE    ((uint64_t)1 << 5)
#define IB_W_PIN_AFTER     ((uint64_t)1 << 6)
#define IB_W_BODY          ((uint64_t)1 << 7)
#define IB_W_PARTICLE      ((uint64_t)1 << 8)
#define IB_W_JOIN          ((uint64_t)1 << 9)
#define IB_W_VOLUME        ((uint64_t)1 << 10)
#define IB_W_ISSUE         ((uint64_t)1 << 11)
#define IB_W_EDITOR        ((uint64_t)1 << 12)
#define IB_W_EDITION       ((uint64_t)1 << 13)
#define IB_W_EDITOR_MARK   ((uint64_t)1 << 14)
#define IB_W_THESIS        ((uint64_t)1 << 15)
#define IB_W_APPLICATION   ((uint64_t)1 << 16)
#define IB_W_NUMBER_SIGN   ((uint64_t)1 << 17)
#define IB_W_COURT         ((uint64_t)1 << 18)
#define IB_W_COURT_JOIN    ((uint64_t)1 << 19)
#define IB_W_ADOPTED       ((uint64_t)1 << 20)
#define IB_W_JUDGMENT      ((uint64_t)1 << 21)
#define IB_W_TREATY        ((uint64_t)1 << 22)
#define IB_W_ACT           ((uint64_t)1 << 23)
#define IB_W_IBID          ((uint64_t)1 << 24)
#define IB_W_CIT           ((uint64_t)1 << 25)
#define IB_W_OP            ((uint64_t)1 << 26)
#define IB_W_SUPRA         ((uint64_t)1 << 27)
#define IB_W_NOTE          ((uint64_t)1 << 28)
#define IB_W_SPLIT_JOIN    ((uint64_t)1 << 29)
#define IB_W_PAPER         ((uint64_t)1 << 30)
#define IB_W_DOCUMENT      ((uint64_t)1 << 31)
#define IB_W_DOTTED        ((uint64_t)1 << 32)
#define IB_W_ADVERB        ((uint64_t)1 << 33)
#define IB_W_REPORT        ((uint64_t)1 << 34)
#define IB_W_AVAILABLE     ((uint64_t)1 << 35)
#define IB_W_COURT_HEAD    ((uint64_t)1 << 36)
#define IB_W_VERB          ((uint64_t)1 << 37)
#define IB_W_SMALL         ((uint64_t)1 << 38)
#define IB_W_PUBLISH       ((uint64_t)1 << 39)
#define IB_W_DAILY         ((uint64_t)1 << 40)
#define IB_W_JOURNAL       ((uint64_t)1 << 41)
#define IB_W_SERIES        ((uint64_t)1 << 42)
#define IB_W_ACCESSED      ((uint64_t)1 << 43)
#define IB_W_EDITED        ((uint64_t)1 << 44)
#define IB_W_TRANSLATED    ((uint64_t)1 << 45)
#define IB_W_BY            ((uint64_t)1 << 46)
#define IB_W_ORDINAL       ((uint64_t)1 << 47)
#define IB_W_WITHIN        ((uint64_t)1 << 48)
#define IB_W_OTHERS        ((uint64_t)1 << 49)
#define IB_W_IDENT         ((uint64_t)1 << 50)
#define IB_W_ARCHIVE       ((uint64_t)1 << 51)
#define IB_W_SHELF         ((uint64_t)1 << 52)

/* What the word is: a set of the above, 0 where it is not known.  Case of
 * ASCII letters does not matter; no full stop at its end. */
uint64_t ib_vocab_find(ibid_str word);

#endif
