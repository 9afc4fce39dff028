/* out.c - bytes to a sink. */

#include "report/out.h"

#include <string.h>

static void flush(ib_out *out)
{
    if (!out->failed && out->used &&
        out->sink->write(out->sink->state, out->buffer, out->used))
        out->failed = true;
    out->used = 0;
}

void ib_out_start(ib_out *out, const ibid_sink *sink)
{
    out->sink = sink;
    out->used = 0;
    out->failed = false;
}

void ib_out_put(ib_out *out, const char *bytes, size_t len)
{
    while (len > 0) {
        size_t room = sizeof out->buffer - out->used;
        size_t part = len < room ? len : room;

        memcpy(out->buffer + out->used, bytes, part);
        out->used += (uint32_t)part;
        bytes += part;
        len -= part;
        if (out->used == sizeof out->buffer)
            flush(out);
    }
}

void ib_out_say(ib_out *out, const char *words)
{
    ib_out_put(out, words, strlen(words));
}

ibid_status ib_out_finish(ib_out *out)
{
    flush(out);
    return out->failed ? IBID_EIO : IBID_OK;
}
