/* counter.h - an allocator that counts what is held, and can fail. */
#ifndef IBID_TESTS_COUNTER_H
#define IBID_TESTS_COUNTER_H

#include <stdlib.h>

#include "ibid/base.h"

typedef struct counter {
    size_t held;    /* bytes */
    size_t peak;    /* the most that was held */
    size_t blocks;  /* not yet given back */
    size_t calls;   /* for memory, so far */
    size_t fail_at; /* the call that gives nothing, from 1; 0: none */
} counter;

static inline void *counter_resize(void *state, void *block, size_t old,
                                   size_t now)
{
    counter *count = (counter *)state;
    void *piece;

    if (now == 0) {
        free(block);
        count->held -= old;
        count->blocks -= block != NULL;
        return NULL;
    }
    if (++count->calls == count->fail_at)
        return NULL;
    piece = realloc(block, now);
    if (!piece)
        return NULL;
    count->held += now - old;
    count->blocks += block == NULL;
    if (count->held > count->peak)
        count->peak = count->held;
    return piece;
}

static inline ibid_alloc counter_alloc(counter *count)
{
    return (ibid_alloc){counter_resize, count};
}

#endif
