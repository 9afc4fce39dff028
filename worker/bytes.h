/* bytes.h - strings that grow, and names by hash. */
#ifndef IB_WORKER_BYTES_H
#define IB_WORKER_BYTES_H

#include "worker/emit.h"

typedef struct buffer {
    char *at; /* malloc's; a NUL stands after the last byte once added to */
    size_t len, room;
} buffer;

/* Memory of `size` bytes, or the file fails. */
void *bytes_resize(emit *out, void *block, size_t size);

void bytes_add(emit *out, buffer *to, const char *at, size_t len);
void bytes_free(buffer *it);

/* Names and what is known of each by number: from 0, as they were added. */
typedef struct names {
    buffer pool;
    uint32_t *start; /* in pool, NUL-ended */
    uint32_t *slot;  /* number + 1 */
    uint32_t count, room, slots;
} names;

/* The number of a name; adds it where it is new. */
uint32_t names_add(emit *out, names *all, const char *at, size_t len);
/* IBID_NONE where there is none. */
uint32_t names_find(const names *all, const char *at, size_t len);
const char *names_at(const names *all, uint32_t number);
void names_free(names *all);

/* The text after the last '/' or all of it. */
const char *path_base(const char *path);
/* The path of `ref` as written in the file `from`: "a/b.x" + "../c" = "c".
 * Nothing above the top; without fragment; %xx undone. */
void path_join(emit *out, buffer *to, const char *from, const char *ref,
               size_t len);

#endif
