/* pair.h - which sign opens and which closes: quotations before they have a
 * kind. */
#ifndef IB_QUOTE_PAIR_H
#define IB_QUOTE_PAIR_H

#include "quote/sign.h"

typedef struct ib_pair {
    ibid_span outer;      /* marks included */
    ibid_span inner;      /* between the marks */
    uint32_t open_piece;  /* index of the piece that holds outer.start */
    uint32_t close_piece; /* index of the piece that holds inner.end */
    uint8_t family;       /* ib_sign_family of the opening mark */
    bool lost;            /* its closing mark was lost, the end is recovered */
    bool dead;            /* no quotation after all */
} ib_pair;

/* Pair the signs of a stream with a stack.
 *
 * Takes  `sign`, as ib_sign_find gave them.
 * Gives  ib_pair items pushed to `out`, ordered by start, the dead among them;
 *        two living pairs never cross; marks repeated at the start of
 *        paragraphs (ibid_span) pushed to `repeat`; remarks on lost marks.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear: the stack is bounded. */
IBID_MUST_USE ibid_status ib_pair_find(ib_list *out, ib_list *repeat,
                                       const ib_stream *stream,
                                       const ib_sign *sign, size_t count,
                                       ib_list *remarks, uint32_t *remarked);

#endif
