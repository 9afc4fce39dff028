/* arena.h - memory with one lifetime: pieces are taken, all is given back.
 *
 * A document has two arenas: its own, and scratch, which each stage rewinds.
 * With IB_ARENA_DEBUG each piece is a block of its own, so that ASan and
 * valgrind see every overrun.
 */
#ifndef IB_BASE_ARENA_H
#define IB_BASE_ARENA_H

#include "ibid/base.h"

typedef struct ib_arena_chunk ib_arena_chunk;

typedef struct ib_arena {
    ibid_alloc alloc;
    ib_arena_chunk *last;  /* the chunk in use; older ones hang behind it */
    ib_arena_chunk *spare; /* an empty one, kept for the next use; or NULL */
    size_t first;          /* bytes of the next chunk, where there is none */
    uint64_t taken;        /* bytes held from the allocator */
    uint64_t peak;         /* the most of them since it was started anew */
    uint64_t *shared;      /* a count that several arenas share, or NULL */
    uint64_t max;          /* bound on *shared, or on taken; 0: none */
    bool over_limit;       /* the last failure was the bound, not the machine */
    ibid_status failure;   /* the first one since the start; IBID_OK: none */
} ib_arena;

/* A point to which a scratch arena can be rewound. */
typedef struct ib_arena_mark {
    size_t depth; /* of the chunk then in use; 0: there was none */
    size_t used;  /* bytes of it */
} ib_arena_mark;

/* Start an arena; `alloc` NULL means malloc, `max` 0 no bound.  `shared` may
 * be NULL, or count the bytes of several arenas under one bound. */
void ib_arena_init(ib_arena *arena, const ibid_alloc *alloc, uint64_t max,
                   uint64_t *shared);

/* Give everything back.  The arena may be used again. */
void ib_arena_free(ib_arena *arena);

/* Take `count` pieces of `size` bytes, zeroed, aligned to `align`.
 *
 * Gives  never NULL for a count of 0.
 * Fails  NULL: no memory, over the bound, or count * size overflows. */
void *ib_arena_take(ib_arena *arena, size_t count, size_t size, size_t align);

#define ib_arena_array(arena, type, count) \
    ((type *)ib_arena_take((arena), (count), sizeof(type), _Alignof(type)))

/* Copy bytes into the arena; NULL as ib_arena_take. */
void *ib_arena_copy(ib_arena *arena, const void *bytes, size_t count,
                    size_t size, size_t align);

/* Grow a piece of `old` bytes to `now`, more than `old`.
 *
 * Takes  a piece of this arena, or NULL with old 0.
 * Gives  the piece, moved or in its place: in place where it is the last of
 *        its chunk, so that an array that grows to the end leaves no copies
 *        behind.  Bytes from `old` on are not zeroed.
 * Fails  NULL as ib_arena_take; the piece stays as it was. */
void *ib_arena_grow(ib_arena *arena, void *piece, size_t old, size_t now,
                    size_t align);

/* Remember a point, and go back to it: what was taken since is gone. */
ib_arena_mark ib_arena_here(const ib_arena *arena);
void ib_arena_rewind(ib_arena *arena, ib_arena_mark mark);

/* Start anew with the memory that is held: all pieces are gone, and so is the
 * first failure.  Work of the same size, done again and again, asks the
 * allocator once or twice: what lay in several chunks is one the next time. */
void ib_arena_reset(ib_arena *arena);

/* The status that belongs to the arena's last failure: ENOMEM or ELIMIT. */
ibid_status ib_arena_status(const ib_arena *arena);

/* The status of work in two arenas that ended with `st`.
 *
 * Gives  the first failure of either, whatever `st` says: work that went on
 *        without a piece it asked for is not whole, and a stage need not know
 *        which arena had no room; else `st`. */
ibid_status ib_arena_status_of(const ib_arena *a, const ib_arena *b,
                               ibid_status st);

#endif
