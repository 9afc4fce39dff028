/* speaker.h - who is made to say a quotation, as the text names them. */
#ifndef IB_QUOTE_SPEAKER_H
#define IB_QUOTE_SPEAKER_H

#include "quote/passage.h"

/* The last speaker that the text named, for "he", "it" and for words that go
 * on: "adding that ...". */
typedef struct ib_speaker {
    ibid_span span;     /* empty: nobody yet */
    uint32_t paragraph; /* where */
} ib_speaker;

/* Find who says the quotation at token `at`.
 *
 * Takes  a passage whose earlier quotations have their speakers; `last`, which
 *        is set to the speaker found.
 * Gives  the words that name the speaker; empty where nobody is named.
 * Cost   linear in the sentence. */
ibid_span ib_speaker_find(const ib_passage *passage, uint32_t at,
                          ib_speaker *last);

/* Do two spans name the same speaker: the same words, or the one a part of
 * the other ("The Centre", "the Memorial Human Rights Centre")? */
bool ib_speaker_is_same(ibid_str text, ibid_span a, ibid_span b);

#endif
