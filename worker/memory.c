/* memory.c - malloc, watched. */

#include "memory.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>

#include "lock.h"

static emit *watching;

void memory_watch(emit *out)
{
    watching = out;
}

#if defined(__GLIBC__) && !HAS_SHADOW

/* glibc's own, by the names under which it gives them to those who put
 * something in their place. */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void *__libc_memalign(size_t align, size_t size);

#define SEEN __attribute__((visibility("default")))

static void *watch(void *block, bool is_wanted)
{
    emit *out = watching;

    if (!block && is_wanted && out) {
        watching = NULL;
        emit_fail_memory(out);
    }
    return block;
}

SEEN void *malloc(size_t size)
{
    return watch(__libc_malloc(size), size > 0);
}

SEEN void *calloc(size_t count, size_t size)
{
    return watch(__libc_calloc(count, size), count > 0 && size > 0);
}

SEEN void *realloc(void *block, size_t size)
{
    return watch(__libc_realloc(block, size), size > 0);
}

SEEN void *aligned_alloc(size_t align, size_t size)
{
    return watch(__libc_memalign(align, size), size > 0);
}

SEEN int posix_memalign(void **block, size_t align, size_t size)
{
    void *made;

    if (align % sizeof(void *) != 0 || (align & (align - 1)) != 0 || !align)
        return EINVAL;
    made = watch(__libc_memalign(align, size), size > 0);
    if (!made && size > 0)
        return ENOMEM;
    *block = made;
    return 0;
}

#endif
