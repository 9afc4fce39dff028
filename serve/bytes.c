/* bytes.c - an answer while it is written. */

#include "serve/bytes.h"

#include <stdlib.h>
#include <string.h>

enum { ROOM_FIRST = 4096, ROOM_KEPT = 1 << 20 };

bool ib_bytes_add(ib_bytes *bytes, const char *at, size_t len)
{
    if (bytes->most &&
        (bytes->len > bytes->most || len > bytes->most - bytes->len))
        bytes->lost = true;
    if (bytes->lost)
        return false;
    if (len > bytes->room - bytes->len) {
        const size_t need = bytes->len + len;
        size_t room = bytes->room ? 2 * bytes->room : ROOM_FIRST;
        char *more;

        room = room > need ? room : need;
        more = realloc(bytes->at, room);
        if (!more) {
            bytes->lost = true;
            return false;
        }
        bytes->at = more;
        bytes->room = room;
    }
    if (len > 0)
        memcpy(bytes->at + bytes->len, at, len);
    bytes->len += len;
    return true;
}

static int write_bytes(void *state, const char *at, size_t len)
{
    return ib_bytes_add(state, at, len) ? 0 : -1;
}

ibid_sink ib_bytes_sink(ib_bytes *bytes)
{
    return (ibid_sink){write_bytes, bytes};
}

void ib_bytes_free(ib_bytes *bytes)
{
    free(bytes->at);
    bytes->at = NULL;
    bytes->len = bytes->room = 0;
    bytes->lost = false;
}

void ib_bytes_reset(ib_bytes *bytes)
{
    if (bytes->room > ROOM_KEPT)
        ib_bytes_free(bytes);
    bytes->len = 0;
    bytes->lost = false;
}
