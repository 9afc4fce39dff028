/* arena.c - chunks from an allocator, pieces from chunks. */

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

struct ib_arena_chunk {
    ib_arena_chunk *before;
    size_t depth; /* how many chunks stand before it, plus 1 */
    size_t size;  /* bytes of data */
    size_t used;
    max_align_t data[];
};

/* The first chunk holds a short letter; each next one is half of what is held
 * already, so that a large text needs few and wastes at most a third. */
enum { CHUNK_MIN = 16 * 1024, CHUNK_MAX = 64 * 1024 * 1024 };

/* The largest chunk that is kept for the next use when an arena is rewound;
 * with IB_ARENA_DEBUG none, so that ASan sees every use after a rewind. */
#ifdef IB_ARENA_DEBUG
enum { SPARE_MAX = 0 };
#else
enum { SPARE_MAX = CHUNK_MAX };
#endif

/* How many chunks back a growing array is looked for: a stage grows a few
 * arrays at a time, and with IB_ARENA_DEBUG there is a chunk a piece. */
enum { LOOK_BACK = 8 };

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
    if (arena->taken > arena->peak)
        arena->peak = arena->taken;
    if (arena->shared)
        *arena->shared = more ? *arena->shared + size : *arena->shared - size;
}

static void give_back(ib_arena *arena, ib_arena_chunk *chunk)
{
    size_t size = sizeof *chunk + chunk->size;

    count_bytes(arena, size, false);
    arena->alloc.resize(arena->alloc.state, chunk, size, 0);
}

static void drop_spare(ib_arena *arena)
{
    if (arena->spare)
        give_back(arena, arena->spare);
    arena->spare = NULL;
}

/* Take the last chunk away, and keep it if it is larger than the spare one:
 * work that is rewound item by item would otherwise ask the system for the
 * same chunk again and again. */
static void drop_last(ib_arena *arena)
{
    ib_arena_chunk *chunk = arena->last;
    bool keep = chunk->size <= SPARE_MAX;

    arena->last = chunk->before;
    if (!keep || (arena->spare && arena->spare->size >= chunk->size)) {
        give_back(arena, chunk);
        return;
    }
    drop_spare(arena);
    arena->spare = chunk;
}

void ib_arena_free(ib_arena *arena)
{
    while (arena->last)
        drop_last(arena);
    drop_spare(arena);
    arena->first = 0;
    arena->peak = 0;
    arena->failure = IBID_OK;
}

/* Note why a piece is not given. */
static void *refuse(ib_arena *arena, bool over_limit)
{
    arena->over_limit = over_limit;
    if (!arena->failure)
        arena->failure = over_limit ? IBID_ELIMIT : IBID_ENOMEM;
    return NULL;
}

/* May the arena hold `more` bytes beside what it holds? */
static bool is_allowed(const ib_arena *arena, size_t more)
{
    uint64_t held = arena->shared ? *arena->shared : arena->taken;

    return arena->max == 0 || (held <= arena->max && more <= arena->max - held);
}

static size_t chunk_size(const ib_arena *arena, size_t least)
{
#ifdef IB_ARENA_DEBUG
    (void)arena;
    return least;
#else
    size_t size = CHUNK_MIN;

    if (!arena->last && arena->first > size)
        size = arena->first;
    else if (arena->taken / 2 > size)
        size = arena->taken / 2 < CHUNK_MAX ? (size_t)(arena->taken / 2)
                                            : CHUNK_MAX;
    if (size < least || !is_allowed(arena, sizeof(ib_arena_chunk) + size))
        return least;
    return size;
#endif
}

/* A chunk with room for `least` bytes: the spare one, or a new one. */
static ib_arena_chunk *new_chunk(ib_arena *arena, size_t least)
{
    ib_arena_chunk *chunk = arena->spare;
    size_t size;

    if (chunk && chunk->size >= least) {
        arena->spare = NULL;
        return chunk;
    }
    drop_spare(arena);
    size = chunk_size(arena, least);
    if (!is_allowed(arena, sizeof *chunk + size))
        return refuse(arena, true);
    chunk =
        arena->alloc.resize(arena->alloc.state, NULL, 0, sizeof *chunk + size);
    if (!chunk)
        return refuse(arena, false);
    chunk->size = size;
    count_bytes(arena, sizeof *chunk + size, true);
    return chunk;
}

static bool add_chunk(ib_arena *arena, size_t least)
{
    ib_arena_chunk *chunk = new_chunk(arena, least);

    if (!chunk)
        return false;
    chunk->before = arena->last;
    chunk->used = 0;
    chunk->depth = arena->last ? arena->last->depth + 1 : 1;
    arena->last = chunk;
    return true;
}

/* Bytes of `count` pieces, at least 1; 0 where they cannot be addressed. */
static size_t piece_size(ib_arena *arena, size_t count, size_t size)
{
    size_t need;

    if (__builtin_mul_overflow(count, size, &need) || need > SIZE_MAX / 4) {
        refuse(arena, true);
        return 0;
    }
    return need > 0 ? need : 1;
}

/* Take `need` bytes (above 0) as the allocator gave them, not zeroed; `align` is
 * a power of two. */
static void *take_raw(ib_arena *arena, size_t need, size_t align)
{
    ib_arena_chunk *chunk = arena->last;
    size_t at = chunk ? (chunk->used + align - 1) & ~(align - 1) : 0;

#ifdef IB_ARENA_DEBUG
    chunk = NULL;
#endif
    if (!chunk || at > chunk->size || need > chunk->size - at) {
        if (!add_chunk(arena, need))
            return NULL;
        chunk = arena->last;
        at = 0;
    }
    chunk->used = at + need;
    return (char *)chunk->data + at;
}

void *ib_arena_take(ib_arena *arena, size_t count, size_t size, size_t align)
{
    size_t need = piece_size(arena, count, size);
    void *piece = need ? take_raw(arena, need, align) : NULL;

    if (piece)
        memset(piece, 0, need);
    return piece;
}

/* Grow a chunk that holds one piece, in its place among the others. */
static void *grow_chunk(ib_arena *arena, ib_arena_chunk **link, size_t now)
{
    ib_arena_chunk *chunk = *link;
    size_t more = now - chunk->size;

    if (!is_allowed(arena, more))
        return refuse(arena, true);
    chunk =
        arena->alloc.resize(arena->alloc.state, chunk,
                            sizeof *chunk + chunk->size, sizeof *chunk + now);
    if (!chunk)
        return refuse(arena, false);
    count_bytes(arena, more, true);
    chunk->size = chunk->used = now;
    *link = chunk;
    return chunk->data;
}

void *ib_arena_grow(ib_arena *arena, void *piece, size_t old, size_t now,
                    size_t align)
{
    ib_arena_chunk **link = &arena->last;
    void *moved;

    for (int i = 0; i < LOOK_BACK && *link; i++, link = &(*link)->before) {
        ib_arena_chunk *chunk = *link;
        size_t at = (size_t)((uintptr_t)piece - (uintptr_t)chunk->data);

        if (at >= chunk->size || at + old != chunk->used)
            continue;
        if (now <= chunk->size - at) {
            chunk->used = at + now;
            return piece;
        }
        if (at == 0)
            return grow_chunk(arena, link, now);
        break;
    }
    moved = take_raw(arena, now, align);
    if (moved && old)
        memcpy(moved, piece, old);
    return moved;
}

void *ib_arena_copy(ib_arena *arena, const void *bytes, size_t count,
                    size_t size, size_t align)
{
    size_t need = piece_size(arena, count, size);
    void *piece = need ? take_raw(arena, need, align) : NULL;

    if (piece && count * size > 0)
        memcpy(piece, bytes, count * size);
    return piece;
}

ib_arena_mark ib_arena_here(const ib_arena *arena)
{
    if (!arena->last)
        return (ib_arena_mark){0};
    return (ib_arena_mark){arena->last->depth, arena->last->used};
}

void ib_arena_rewind(ib_arena *arena, ib_arena_mark mark)
{
    while (arena->last && arena->last->depth > mark.depth)
        drop_last(arena);
    if (arena->last && arena->last->depth == mark.depth)
        arena->last->used = mark.used;
}

void ib_arena_reset(ib_arena *arena)
{
    const size_t head = sizeof(ib_arena_chunk);
    size_t peak = arena->peak < SPARE_MAX ? (size_t)arena->peak : SPARE_MAX;

    ib_arena_rewind(arena, (ib_arena_mark){0}); /* the largest is the spare */
    if (arena->taken < arena->peak || !arena->spare) {
        ib_arena_free(arena);
        arena->first = peak > head ? peak - head : 0;
    }
    arena->peak = arena->taken;
    arena->failure = IBID_OK;
}

ibid_status ib_arena_status(const ib_arena *arena)
{
    return arena->over_limit ? IBID_ELIMIT : IBID_ENOMEM;
}

ibid_status ib_arena_status_of(const ib_arena *a, const ib_arena *b,
                               ibid_status st)
{
    if (a->failure)
        return a->failure;
    return b->failure ? b->failure : st;
}
