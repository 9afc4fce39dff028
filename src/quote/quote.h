/* quote.h - the quotations of a document, who is made to say them, and the
 * note and citation that answer for them. */
#ifndef IB_QUOTE_QUOTE_H
#define IB_QUOTE_QUOTE_H

#include "cite/cite.h"

/* Find every quotation.
 *
 * Gives  *out in `arena`, ordered; a parent stands before its parts.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear. */
IBID_MUST_USE ibid_status ib_quote_find(ibid_quotations *out, ib_arena *arena,
                                        ib_arena *scratch, const ib_text *text,
                                        const ib_structure *structure,
                                        const ibid_citations *citations,
                                        ib_list *remarks);

#endif
