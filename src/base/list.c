/* list.c - an array that grows in an arena. */

#include "base/list.h"

#include <string.h>

void *ib_list_push(ib_list *list)
{
    if (list->count == list->room) {
        size_t room = list->room ? list->room * 2 : 16;
        void *item = ib_arena_take(list->arena, room, list->size, list->align);

        if (!item)
            return NULL;
        if (list->count)
            memcpy(item, list->item, list->count * list->size);
        list->item = item;
        list->room = room;
    }
    return (char *)list->item + list->count++ * list->size;
}

void *ib_list_keep(const ib_list *list, ib_arena *arena)
{
    return ib_arena_copy(arena, list->item, list->count, list->size,
                         list->align);
}
