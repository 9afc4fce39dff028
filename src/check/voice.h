/* voice.h - who states a figure, and on what it rests. */
#ifndef IB_CHECK_VOICE_H
#define IB_CHECK_VOICE_H

#include "ibid/doc.h"
#include "ibid/figure.h"

typedef struct ib_voice {
    ibid_span stated_by; /* who; empty: the document's own voice, or a quotation
                            whose speaker is not named */
    bool is_quoted;      /* it stands in a quotation */
    ibid_span quoted_by; /* whose quotation that is, where it is another's than
                            stated_by; or empty */
    uint32_t note;       /* on which it rests; or NONE */
    uint32_t citation;   /* the same; or NONE */
} ib_voice;

/* Tell what is known of a figure; what it does not say itself, the quotations
 * around it say, from the inside out.  Titles and terms are no quotations.
 *
 * Gives  a voice.
 * Cost   the depth of its quotations, and O(log citations). */
ib_voice ib_voice_of(const ibid_doc *doc, const ibid_figure *figure);

#endif
