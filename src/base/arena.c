/* arena.c - chunks from an allocator, pieces from chunks. */

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

struct ib_arena_chunk {
    ib_arena_chunk *before;
    size_t size; /* bytes of data */
    size_t used;
    max_align_t data[];
};

/* The first chunk holds a short letter; each next one is half of what is held
 * already, so that a large text needs few and wastes at most a third. */
enum { CHUNK_MIN = 16 * 1024, CHUNK_MAX = 64 * 1024 * 1024 };

static void *resize_malloc(void *state, void *block, size_t old, size_t now)
{
    (void)state;
    (void)old;
    if (now == 0) {
        free(block);
        return NULL;
    }
    return realloc(block, now);
}

void ib_arena_init(ib_arena *arena, const ibid_alloc *alloc, uint64_t max,
                   uint64_t *shared)
{
    *arena = (ib_arena){.max = max, .shared = shared};
    if (alloc)
        arena->alloc = *alloc;
    else
        arena->alloc.resize = resize_malloc;
}

static void count_bytes(ib_arena *arena, size_t size, bool more)
{
    arena->taken = more ? arena->taken + size : arena->taken - size;
    if (arena->shared)
        *arena->shared = more ? *arena->shared + size : *arena->shared - size;
}

static void drop_last(ib_arena *arena)
{
    ib_arena_chunk *chunk = arena->last;
    size_t size = sizeof *chunk + chunk->size;

    arena->last = chunk->before;
    count_bytes(arena, size, false);
    arena->alloc.resize(arena->alloc.state, chunk, size, 0);
}

void ib_arena_free(ib_arena *arena)
{
    while (arena->last)
        drop_last(arena);
}

static bool add_chunk(ib_arena *arena, size_t least)
{
    uint64_t held = arena->shared ? *arena->shared : arena->taken;
    size_t size = CHUNK_MIN;
    ib_arena_chunk *chunk;

#ifdef IB_ARENA_DEBUG
    size = least;
#else
    if (arena->taken / 2 > size)
        size = arena->taken / 2 < CHUNK_MAX ? (size_t)(arena->taken / 2)
                                            : CHUNK_MAX;
    if (size < least)
        size = least;
#endif
    arena->over_limit = arena->max && (held > arena->max ||
                                       sizeof *chunk + size > arena->max - held);
    if (arena->over_limit)
        return false;
    chunk = arena->alloc.resize(arena->alloc.state, NULL, 0,
                                sizeof *chunk + size);
    if (!chunk)
        return false;
    *chunk = (ib_arena_chunk){.before = arena->last, .size = size};
    arena->last = chunk;
    count_bytes(arena, sizeof *chunk + size, true);
    return true;
}

void *ib_arena_take(ib_arena *arena, size_t count, size_t size, size_t align)
{
    ib_arena_chunk *chunk = arena->last;
    size_t at, need;
    char *piece;

    if (size && count > (SIZE_MAX / 4) / size) {
        arena->over_limit = true;
        return NULL;
    }
    need = count * size > 0 ? count * size : 1;
    at = chunk ? (chunk->used + align - 1) / align * align : 0;
#ifdef IB_ARENA_DEBUG
    chunk = NULL;
#endif
    if (!chunk || at > chunk->size || need > chunk->size - at) {
        if (!add_chunk(arena, need))
            return NULL;
        chunk = arena->last;
        at = 0;
    }
    piece = (char *)chunk->data + at;
    chunk->used = at + need;
    memset(piece, 0, need);
    return piece;
}

void *ib_arena_copy(ib_arena *arena, const void *bytes, size_t count,
                    size_t size, size_t align)
{
    void *piece = ib_arena_take(arena, count, size, align);

    if (piece && count * size > 0)
        memcpy(piece, bytes, count * size);
    return piece;
}

ib_arena_mark ib_arena_here(const ib_arena *arena)
{
    return (ib_arena_mark){arena->last, arena->last ? arena->last->used : 0};
}

void ib_arena_rewind(ib_arena *arena, ib_arena_mark mark)
{
    while (arena->last != mark.chunk)
        drop_last(arena);
    if (arena->last)
        arena->last->used = mark.used;
}

ibid_status ib_arena_status(const ib_arena *arena)
{
    return arena->over_limit ? IBID_ELIMIT : IBID_ENOMEM;
}
