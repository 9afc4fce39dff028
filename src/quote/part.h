/* part.h - the spans of a quotation's words, without what stands between them
 * on the page. */
#ifndef IB_QUOTE_PART_H
#define IB_QUOTE_PART_H

#include "quote/work.h"

typedef struct ib_part_reader {
    ib_list *parts; /* of ibid_span */
    const ib_quote_work *work;
    size_t repeat[2]; /* repeated marks passed, in the body and the notes */
} ib_part_reader;

/* Push the parts of a quotation; one at least.
 *
 * Takes  quotes in the order of their starts.
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_part_read(ib_part_reader *reader,
                                       const ib_quote *quote);

#endif
