/* list.h - an array that grows in an arena.
 *
 * Grow it in scratch, then ib_list_keep a copy of the right size in the
 * document's arena: a growing array has up to twice the room that it needs,
 * and leaves copies behind where others grow beside it.
 */
#ifndef IB_BASE_LIST_H
#define IB_BASE_LIST_H

#include "base/arena.h"

typedef struct ib_list {
    ib_arena *arena;
    void *item; /* `count` items of `size` bytes */
    size_t count;
    size_t room;  /* items that fit */
    size_t size;  /* bytes of one item */
    size_t align; /* of one item */
} ib_list;

#define ib_list_of(arena_, type) \
    ((ib_list){                  \
        .arena = (arena_), .size = sizeof(type), .align = _Alignof(type)})

/* Add one zeroed item at the end.
 *
 * Gives  the item, valid until the next push.
 * Fails  NULL: see ib_arena_status.
 * Cost   amortised constant. */
void *ib_list_push(ib_list *list);

/* Make room for one more.
 *
 * Fails  false: see ib_arena_status. */
bool ib_list_grow(ib_list *list);

/* As ib_list_push, but what the item holds is not said: the caller sets all of
 * it. */
static inline void *ib_list_add(ib_list *list)
{
    if (list->count == list->room && !ib_list_grow(list))
        return NULL;
    return (char *)list->item + list->count++ * list->size;
}

/* Copy the items into `arena`.
 *
 * Gives  an array of list->count items; never NULL on success.
 * Fails  NULL: see ib_arena_status. */
void *ib_list_keep(const ib_list *list, ib_arena *arena);

/* The i-th item; i below count. */
#define ib_list_at(list, type, i) (&((type *)(list)->item)[i])

#endif
