/* pipe.c - messages over standard input and output. */

#include "serve/pipe.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fail.h"
#include "base/object.h"
#include "base/str.h"
#include "serve/costs.h"
#include "serve/rpc.h"

/* A request that is not wanted any more. */
typedef struct cancelled {
    uint64_t line; /* that says so */
    char id[IB_RPC_ID_MAX + 1];
} cancelled;

typedef struct line_pipe {
    int in;
    int failed;  /* errno of a read, or 0 */
    bool ended;  /* nothing more will come */
    char *ahead; /* what was read and not yet taken: [start, end) */
    uint32_t start, end;
    uint32_t seen;      /* [start, seen): whole lines that were looked at */
    uint64_t line;      /* number of the line that begins at `start` */
    uint64_t seen_line; /* and at `seen` */
    cancelled cancelled[IB_SERVE_CANCELLED];
    size_t cancelled_count;
    ib_bytes message; /* the line that is answered */
    bool too_long;
} line_pipe;

/* Read what has come, as far as there is room.  `wait`: until something has. */
static void read_ahead(line_pipe *p, bool wait)
{
    struct pollfd look = {.fd = p->in, .events = POLLIN};
    ssize_t len;

    if (p->ended || (!wait && poll(&look, 1, 0) <= 0))
        return;
    if (p->start > 0) {
        memmove(p->ahead, p->ahead + p->start, p->end - p->start);
        p->end -= p->start;
        p->seen -= p->start;
        p->start = 0;
    }
    if (p->end == IB_SERVE_AHEAD)
        return;
    do
        len = read(p->in, p->ahead + p->end, IB_SERVE_AHEAD - p->end);
    while (len < 0 && errno == EINTR);
    if (len > 0)
        p->end += (uint32_t)len;
    else
        p->ended = true;
    if (len < 0)
        p->failed = errno;
}

/* The id of the request that a line cancels, as it is written; false: it does
 * not. */
static bool read_cancel(char id[IB_RPC_ID_MAX + 1], ibid_str line)
{
    static const char word[] = "cancelled";
    char copy[IB_SERVE_CANCEL_LINE];
    ib_member request = {.name = "requestId", .as_is = true};
    uint32_t at;
    ib_rpc rpc;

    if (line.len > sizeof copy ||
        !memmem(line.at, line.len, word, sizeof word - 1))
        return false;
    memcpy(copy, line.at, line.len);
    ib_rpc_read(&rpc, copy, line.len);
    if (rpc.kind != IB_RPC_NOTICE || rpc.params.len == 0 ||
        !ib_str_is(rpc.method, IB_STR("notifications/cancelled")) ||
        ib_object_read(&at, &request, 1, (char *)(uintptr_t)rpc.params.at,
                       rpc.params.len) ||
        !request.is_there || request.value.len > IB_RPC_ID_MAX)
        return false;
    memcpy(id, request.value.at, request.value.len);
    id[request.value.len] = '\0';
    return true;
}

/* Look at the whole lines that were not looked at: each once. */
static void look_ahead(line_pipe *p)
{
    const char *feed;

    while ((feed = memchr(p->ahead + p->seen, '\n', p->end - p->seen))) {
        const uint32_t end = (uint32_t)(feed - p->ahead);
        cancelled *c = &p->cancelled[p->cancelled_count];

        if (p->cancelled_count < IB_SERVE_CANCELLED &&
            read_cancel(c->id, (ibid_str){p->ahead + p->seen, end - p->seen})) {
            c->line = p->seen_line;
            p->cancelled_count++;
        }
        p->seen = end + 1;
        p->seen_line++;
    }
}

/* As ib_cancel wants it. */
static bool is_cancelled(void *state, const char *id)
{
    line_pipe *p = state;

    read_ahead(p, false);
    look_ahead(p);
    for (size_t i = 0; i < p->cancelled_count; i++) {
        if (strcmp(p->cancelled[i].id, id) == 0)
            return true;
    }
    return false;
}

/* What the lines before this one have cancelled is past. */
static void forget_cancelled(line_pipe *p)
{
    size_t kept = 0;

    for (size_t i = 0; i < p->cancelled_count; i++) {
        if (p->cancelled[i].line >= p->line)
            p->cancelled[kept++] = p->cancelled[i];
    }
    p->cancelled_count = kept;
}

/* Take `len` bytes into the message, if they are few enough. */
static void take(line_pipe *p, uint32_t len)
{
    if (len > IB_SERVE_MESSAGE - p->message.len)
        p->too_long = true;
    if (!p->too_long)
        ib_bytes_add(&p->message, p->ahead + p->start, len);
    p->start += len;
    if (p->seen < p->start)
        p->seen = p->start;
}

/* Read the next line into the message; false: there is none. */
static bool read_line(line_pipe *p)
{
    bool any = false;

    ib_bytes_reset(&p->message);
    p->too_long = false;
    for (;;) {
        const char *feed = memchr(p->ahead + p->start, '\n', p->end - p->start);

        any |= p->end > p->start;
        take(p, feed ? (uint32_t)(feed - (p->ahead + p->start))
                     : p->end - p->start);
        if (feed)
            p->start++;
        if (feed || p->ended)
            break;
        read_ahead(p, true);
    }
    if (!any)
        return false;
    p->line++;
    if (p->seen_line < p->line) {
        p->seen = p->start;
        p->seen_line = p->line;
    }
    forget_cancelled(p);
    return true;
}

static ibid_status write_all(int out, const ib_bytes *answer, ibid_err *err)
{
    size_t at = 0;

    while (at < answer->len) {
        const ssize_t len = write(out, answer->at + at, answer->len - at);

        if (len < 0 && errno != EINTR)
            return ib_fail(err, IBID_EIO, "an answer could not be written", 0,
                           errno);
        at += len > 0 ? (size_t)len : 0;
    }
    return IBID_OK;
}

static bool is_blank(ibid_str line)
{
    for (uint32_t i = 0; i < line.len; i++) {
        if (line.at[i] != ' ' && line.at[i] != '\t' && line.at[i] != '\r')
            return false;
    }
    return true;
}

static ibid_status answer_lines(line_pipe *p, ib_mcp *mcp, int out,
                                ibid_err *err)
{
    ib_bytes answer = {0};
    ibid_status st = IBID_OK;

    while (!st && read_line(p)) {
        const ibid_str line = {p->message.at, (uint32_t)p->message.len};

        ib_bytes_reset(&answer);
        if (p->too_long)
            ib_mcp_refuse_long(&answer);
        else if (!is_blank(line))
            ib_mcp_answer(&answer, mcp, p->message.at, line.len);
        if (p->message.lost || answer.lost)
            st =
                ib_fail(err, IBID_ENOMEM, ibid_status_words(IBID_ENOMEM), 0, 0);
        else
            st = write_all(out, &answer, err);
    }
    ib_bytes_free(&answer);
    if (!st && p->failed)
        st = ib_fail(err, IBID_EIO, "the messages could not be read", 0,
                     p->failed);
    return st;
}

ibid_status ib_pipe_serve(ib_mcp *mcp, int in, int out, ibid_err *err)
{
    line_pipe *p = calloc(1, sizeof *p);
    ibid_status st = IBID_ENOMEM;

    if (p) {
        p->in = in;
        p->ahead = malloc(IB_SERVE_AHEAD);
    }
    if (p && p->ahead) {
        mcp->cancel = (ib_cancel){is_cancelled, p};
        st = answer_lines(p, mcp, out, err);
        mcp->cancel = (ib_cancel){NULL, NULL};
        ib_bytes_free(&p->message);
        free(p->ahead);
    } else {
        ib_fail(err, st, ibid_status_words(st), 0, 0);
    }
    free(p);
    return st;
}
