/* rpc.h - one message of JSON-RPC 2.0 (https://www.jsonrpc.org/specification),
 * as the Model Context Protocol narrows it: an id is a string or a whole
 * number, and params are an object.
 *
 * Nothing here knows how a message came: over a pipe or by HTTP.
 */
#ifndef IB_SERVE_RPC_H
#define IB_SERVE_RPC_H

#include "report/json.h"

typedef enum ib_rpc_kind {
    IB_RPC_REQUEST,  /* is to be answered once */
    IB_RPC_NOTICE,   /* is not to be answered */
    IB_RPC_RESPONSE, /* answers nothing that was asked; not to be answered */
    IB_RPC_FAULT     /* is to be answered by its fault */
} ib_rpc_kind;

/* Codes of faults. */
enum {
    IB_RPC_PARSE = -32700,   /* no JSON */
    IB_RPC_INVALID = -32600, /* no message */
    IB_RPC_METHOD = -32601,  /* no such method */
    IB_RPC_PARAMS = -32602,  /* not what the method takes */
    IB_RPC_INTERNAL = -32603,
    IB_RPC_VERSION = -32022 /* a revision that is not spoken (MCP 2026-07-28) */
};

/* The longest id, in bytes as it is written. */
enum { IB_RPC_ID_MAX = 256 };

typedef struct ib_rpc {
    ib_rpc_kind kind;
    char id[IB_RPC_ID_MAX + 1]; /* as it is written; "null" where none is known;
                                   NUL-ended */
    ibid_str method;
    ibid_str params; /* an object, as it is written; empty: none */
    int code;        /* of a fault */
    const char *what;
    uint32_t at; /* of a fault: the byte, 0 where that says nothing */
} ib_rpc;

/* Read a message.
 *
 * Takes  bytes that change, and that the strings of *out lie in.
 * Gives  *out; IB_RPC_FAULT for anything that is no message.
 * Cost   linear. */
void ib_rpc_read(ib_rpc *out, char *bytes, uint32_t len);

/* Begin the answer to a request with its result, whose members follow; end it,
 * and the line. */
void ib_rpc_result(ib_json *json, const char *id);
void ib_rpc_result_end(ib_json *json);

/* Begin the fault that answers a request; the member "data" may follow.  End
 * it, and the line. */
void ib_rpc_error(ib_json *json, const char *id, int code, const char *what);
void ib_rpc_error_end(ib_json *json);

#endif
