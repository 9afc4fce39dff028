/* pipe.h - messages over standard input and output, a line each.
 *
 * One thread: while it works it looks, now and then, at what has come
 * meanwhile, and reads ahead as far as a fixed buffer goes, so that a request
 * can be cancelled, and no client makes it hold more.
 */
#ifndef IB_SERVE_PIPE_H
#define IB_SERVE_PIPE_H

#include "serve/mcp.h"

/* Answer each line of the file `in` on `out`, until there are no more.
 *
 * Takes  `mcp`, whose cancel this sets.
 * Fails  IBID_EIO: one of them could not be read or written, err->sys says why;
 *        IBID_ENOMEM. */
IBID_MUST_USE ibid_status ib_pipe_serve(ib_mcp *mcp, int in, int out,
                                        ibid_err *err);

#endif
