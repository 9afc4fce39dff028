/* list.c - an array that grows in an arena. */

#include "base/list.h"

#include <assert.h>
#include <string.h>

enum { ROOM_FIRST = 16 }; /* items; most lists of a letter hold fewer */

bool ib_list_grow(ib_list *list)
{
    size_t room = list->room ? list->room * 2 : ROOM_FIRST;
    void *item;

    assert(room <= SIZE_MAX / 4 / list->size); /* the half of it is held */
    item = ib_arena_grow(list->arena, list->item, list->room * list->size,
                         room * list->size, list->align);
    if (!item)
        return false;
    list->item = item;
    list->room = room;
    return true;
}

void *ib_list_push(ib_list *list)
{
    void *item = ib_list_add(list);

    return item ? memset(item, 0, list->size) : NULL;
}

void *ib_list_keep(const ib_list *list, ib_arena *arena)
{
    return ib_arena_copy(arena, list->item, list->count, list->size,
                         list->align);
}
