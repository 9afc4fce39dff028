/* charset.h - any encoding to UTF-8: by the library's own decoders. */
#ifndef IB_WORKER_CHARSET_H
#define IB_WORKER_CHARSET_H

#include "base/arena.h"
#include "worker/markup.h"

typedef struct charset_text {
    const char *at; /* UTF-8 without NULs; after it a NUL; maybe the input */
    size_t len;
    refusal no;
    ib_arena arena;
} charset_text;

/* Decode: by a byte order mark, else as UTF-8 where it is that, else as
 * `declared` (or NULL) says, or with `has_meta` the page itself, else as a
 * detector guesses, with a remark. */
charset_text charset_decode(emit *out, const char *bytes, size_t len,
                            const char *declared, bool has_meta);
void charset_close(charset_text *text);

#endif
