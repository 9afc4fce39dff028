/* rpc.c - one message of JSON-RPC 2.0. */

#include "serve/rpc.h"

#include <string.h>

#include "base/object.h"
#include "base/scan.h"
#include "base/str.h"

enum {
    MEMBER_VERSION,
    MEMBER_ID,
    MEMBER_METHOD,
    MEMBER_PARAMS,
    MEMBER_RESULT,
    MEMBER_ERROR,
    MEMBER_COUNT
};

static void fail(ib_rpc *out, int code, const char *what, uint32_t at)
{
    out->kind = IB_RPC_FAULT;
    out->code = code;
    out->what = what;
    out->at = at;
}

static bool is_whole_number(ibid_str value)
{
    uint32_t at = value.len > 0 && value.at[0] == '-';

    while (at < value.len && ib_is(value.at[at], IB_DIGIT))
        at++;
    return at == value.len && at > 0;
}

/* A string or a whole number, as it is written. */
static bool read_id(ib_rpc *out, const ib_member *id)
{
    if (!id->is_there || id->value.len > IB_RPC_ID_MAX ||
        !(id->is_string || is_whole_number(id->value)))
        return false;
    memcpy(out->id, id->value.at, id->value.len);
    out->id[id->value.len] = '\0';
    return true;
}

static void read_members(ib_rpc *out, const ib_member *member)
{
    const ib_member *version = &member[MEMBER_VERSION];
    const ib_member *method = &member[MEMBER_METHOD];
    const ib_member *params = &member[MEMBER_PARAMS];
    const bool has_id = read_id(out, &member[MEMBER_ID]);

    out->kind = has_id ? IB_RPC_REQUEST : IB_RPC_NOTICE;
    out->method = method->value;
    out->params = params->value;
    if (!version->is_string || !ib_str_is(version->value, IB_STR("2.0")))
        fail(out, IB_RPC_INVALID, "its member \"jsonrpc\" is not \"2.0\"", 0);
    else if (!method->is_there &&
             (member[MEMBER_RESULT].is_there || member[MEMBER_ERROR].is_there))
        out->kind = IB_RPC_RESPONSE;
    else if (!method->is_string)
        fail(out, IB_RPC_INVALID, "its member \"method\" is no string", 0);
    else if (member[MEMBER_ID].is_there && !has_id)
        fail(out, IB_RPC_INVALID,
             "its member \"id\" is neither a string nor a whole number of at "
             "most 256 bytes",
             0);
    else if (params->is_there && params->value.at[0] != '{' && has_id)
        fail(out, IB_RPC_PARAMS, "its member \"params\" is no object", 0);
}

void ib_rpc_read(ib_rpc *out, char *bytes, uint32_t len)
{
    ib_member member[MEMBER_COUNT] = {
        [MEMBER_VERSION] = {.name = "jsonrpc"},
        [MEMBER_ID] = {.name = "id", .as_is = true},
        [MEMBER_METHOD] = {.name = "method"},
        [MEMBER_PARAMS] = {.name = "params", .as_is = true},
        [MEMBER_RESULT] = {.name = "result", .as_is = true},
        [MEMBER_ERROR] = {.name = "error", .as_is = true},
    };
    const char *wrong;
    uint32_t at;

    *out = (ib_rpc){.id = "null"};
    wrong = ib_value_check(&at, (ibid_str){bytes, len});
    if (wrong) {
        fail(out, IB_RPC_PARSE, wrong, at);
        return;
    }
    wrong = ib_object_read(&at, member, MEMBER_COUNT, bytes, len);
    if (wrong)
        fail(out, IB_RPC_INVALID, wrong, at);
    else
        read_members(out, member);
}

static void start(ib_json *json, const char *id)
{
    ib_json_object(json, NULL);
    ib_json_z(json, "jsonrpc", "2.0");
    ib_json_value(json, "id", id);
}

void ib_rpc_result(ib_json *json, const char *id)
{
    start(json, id);
    ib_json_object(json, "result");
}

void ib_rpc_result_end(ib_json *json)
{
    ib_json_object_end(json);
    ib_json_object_end(json);
    ib_json_raw(json, "\n", 1);
}

void ib_rpc_error(ib_json *json, const char *id, int code, const char *what)
{
    start(json, id);
    ib_json_object(json, "error");
    ib_json_number(json, "code", code);
    ib_json_z(json, "message", what);
}

void ib_rpc_error_end(ib_json *json)
{
    ib_rpc_result_end(json);
}
