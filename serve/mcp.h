/* mcp.h - the Model Context Protocol: what a message is answered with.
 *
 *     message ──ib_rpc_read──▶ method ──▶ tool ──▶ answer, one line
 *
 * Two ways of speaking are served side by side: a request that names its
 * revision in its own _meta (2026-07-28) needs nothing before it; older clients
 * agree on a revision once, by "initialize".  How messages come and go, over a
 * pipe or by HTTP, is none of this file's business.
 */
#ifndef IB_SERVE_MCP_H
#define IB_SERVE_MCP_H

#include "serve/bytes.h"
#include "serve/desk.h"

/* Tells whether the client no longer wants the answer to a request, by its id as
 * it is written.  Asked before work, now and then during it, and after. */
typedef struct ib_cancel {
    bool (*is)(void *state, const char *id);
    void *state;
} ib_cancel;

typedef struct ib_mcp {
    ib_desk *desk;
    ib_cancel cancel;     /* is is NULL: nothing is ever cancelled */
    const char *revision; /* that "initialize" agreed on; NULL: none yet */
    ib_bytes body;        /* of the answer of a tool, kept for its memory */
} ib_mcp;

/* Answer a message, or several in one array where the revision has that.
 *
 * Takes  its bytes, which change.
 * Gives  *out with one line, or nothing where there is nothing to answer.  A
 *        request is answered once, whatever it holds, unless it was
 *        cancelled.
 * Fails  out->lost: no memory. */
void ib_mcp_answer(ib_bytes *out, ib_mcp *mcp, char *bytes, uint32_t len);

/* The answer to a message that is longer than IB_SERVE_MESSAGE. */
void ib_mcp_refuse_long(ib_bytes *out);

/* Give back what it keeps. */
void ib_mcp_close(ib_mcp *mcp);

#endif
