/* plain.c - bytes of a text file to the canonical text. */

#include "bytes/plain.h"

#include "base/fail.h"
#include "base/scan.h"

ibid_status ib_plain_read(ib_text *out, ib_arena *arena, ib_list *remarks,
                          const void *bytes, size_t len, uint32_t text_max,
                          ibid_err *err)
{
    char *copy;

    (void)remarks;
    *out = (ib_text){.format = "text/plain", .encoding = "UTF-8"};
    if (len > text_max)
        return ib_fail(err, IBID_ELIMIT, "the text is too long", 0, 0);
    copy = ib_arena_copy(arena, bytes, len, 1, 1);
    if (!copy)
        return ib_fail(err, ib_arena_status(arena), "no memory", 0, 0);
    out->str = (ibid_str){copy, (uint32_t)len};
    return IBID_OK;
}
