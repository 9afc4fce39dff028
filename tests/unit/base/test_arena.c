/* test_arena.c - pieces, bounds, rewinding, growing in place. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"

/* An allocator that counts what it holds and can fail at a given call. */
typedef struct counter {
    size_t held;
    size_t blocks;
    size_t calls;
    size_t fail_at; /* the call that gives nothing, from 1; 0: none */
} counter;

static void *resize_counted(void *state, void *block, size_t old, size_t now)
{
    counter *count = state;
    void *piece;

    if (now == 0) {
        free(block);
        count->held -= old;
        count->blocks--;
        return NULL;
    }
    if (++count->calls == count->fail_at)
        return NULL;
    piece = realloc(block, now);
    assert_non_null(piece);
    if (!block)
        memset(piece, 0xA5, now); /* fresh memory is not zeroed */
    count->held += now - old;
    count->blocks += block == NULL;
    return piece;
}

static void test_pieces_are_zeroed_and_aligned(void **state)
{
    static const size_t align[] = {1, 2, 4, 8, 16};
    ib_arena arena;
    counter count = {0};
    ibid_alloc alloc = {resize_counted, &count};

    (void)state;
    ib_arena_init(&arena, &alloc, 0, NULL);
    for (size_t i = 0; i < 1000; i++) {
        size_t size = i * i % 777, to = align[i % 5];
        char *piece = ib_arena_take(&arena, size, 1, to);

        assert_non_null(piece);
        assert_int_equal((uintptr_t)piece % to, 0);
        for (size_t j = 0; j < size; j++)
            assert_int_equal(piece[j], 0);
        memset(piece, 0xFF, size);
    }
    assert_int_equal(arena.taken, count.held);
    ib_arena_free(&arena);
    assert_int_equal(count.held, 0);
    assert_int_equal(count.blocks, 0);
    assert_int_equal(arena.taken, 0);
}

static void test_nothing_is_something(void **state)
{
    ib_arena arena;

    (void)state;
    ib_arena_init(&arena, NULL, 0, NULL);
    assert_non_null(ib_arena_array(&arena, uint64_t, 0));
    assert_non_null(ib_arena_take(&arena, 5, 0, 1));
    assert_non_null(ib_arena_copy(&arena, NULL, 0, 8, 8));
    ib_arena_free(&arena);
    ib_arena_free(&arena); /* twice is once */
}

static void test_product_that_overflows(void **state)
{
    ib_arena arena;

    (void)state;
    ib_arena_init(&arena, NULL, 0, NULL);
    assert_null(ib_arena_take(&arena, SIZE_MAX, 2, 1));
    assert_int_equal(ib_arena_status(&arena), IBID_ELIMIT);
    assert_null(ib_arena_take(&arena, SIZE_MAX / 2 + 1, 2, 1));
    assert_null(ib_arena_take(&arena, SIZE_MAX, 1, 1));
    assert_null(ib_arena_copy(&arena, "", SIZE_MAX, SIZE_MAX, 1));
    assert_int_equal(arena.taken, 0);
    ib_arena_free(&arena);
}

static void test_bound(void **state)
{
    enum { MAX = 100 * 1000 };
    ib_arena arena;
    size_t given = 0;

    (void)state;
    ib_arena_init(&arena, NULL, MAX, NULL);
    while (ib_arena_take(&arena, 100, 1, 1))
        given += 100;
    assert_int_equal(ib_arena_status(&arena), IBID_ELIMIT);
    assert_true(arena.taken <= MAX);
    /* What the bound allows is given, not refused for the sake of a larger
     * chunk: all but the heads of chunks. */
#ifndef IB_ARENA_DEBUG
    assert_true(given > MAX - MAX / 10);
#endif
    ib_arena_free(&arena);
    assert_non_null(ib_arena_take(&arena, 100, 1, 1)); /* usable again */
    ib_arena_free(&arena);
}

static void test_bound_shared_by_two(void **state)
{
    enum { MAX = 200 * 1000 };
    ib_arena a, b;
    uint64_t shared = 0;

    (void)state;
    ib_arena_init(&a, NULL, MAX, &shared);
    ib_arena_init(&b, NULL, MAX, &shared);
    assert_non_null(ib_arena_take(&a, 150 * 1000, 1, 1));
    assert_int_equal(shared, a.taken);
    assert_null(ib_arena_take(&b, 60 * 1000, 1, 1));
    assert_int_equal(ib_arena_status(&b), IBID_ELIMIT);
    assert_non_null(ib_arena_take(&b, 30 * 1000, 1, 1));
    assert_int_equal(shared, a.taken + b.taken);
    ib_arena_free(&a);
    assert_int_equal(shared, b.taken);
    assert_non_null(ib_arena_take(&b, 60 * 1000, 1, 1));
    ib_arena_free(&b);
    assert_int_equal(shared, 0);
}

static void test_no_memory(void **state)
{
    counter count = {.fail_at = 1};
    ibid_alloc alloc = {resize_counted, &count};
    ib_arena arena, other;

    (void)state;
    ib_arena_init(&other, &alloc, 0, NULL);
    ib_arena_init(&arena, &alloc, 0, NULL);
    assert_null(ib_arena_take(&arena, 1, 1, 1));
    assert_int_equal(ib_arena_status(&arena), IBID_ENOMEM);
    assert_non_null(ib_arena_take(&arena, 1, 1, 1));
    /* A failure that nobody saw is still known. */
    assert_int_equal(arena.failure, IBID_ENOMEM);
    assert_int_equal(ib_arena_status_of(&arena, &other, IBID_OK), IBID_ENOMEM);
    assert_int_equal(ib_arena_status_of(&other, &arena, IBID_EIO), IBID_ENOMEM);
    assert_int_equal(ib_arena_status_of(&other, &other, IBID_EIO), IBID_EIO);
    ib_arena_free(&arena);
    assert_int_equal(arena.failure, IBID_OK);
    assert_int_equal(count.held, 0);
}

static void test_rewind(void **state)
{
    counter count = {0};
    ibid_alloc alloc = {resize_counted, &count};
    ib_arena arena;
    ib_arena_mark empty, full;
    char *kept;

    (void)state;
    ib_arena_init(&arena, &alloc, 0, NULL);
    empty = ib_arena_here(&arena);
    kept = ib_arena_copy(&arena, "kept", 5, 1, 1);
    full = ib_arena_here(&arena);
    for (int i = 0; i < 100; i++) {
        char *piece = ib_arena_take(&arena, 3000, (size_t)i + 1, 8);

        assert_non_null(piece);
        for (int j = 0; j < 3000 * (i + 1); j += 100)
            assert_int_equal(piece[j], 0);
        memset(piece, 0xFF, 3000 * ((size_t)i + 1));
        ib_arena_rewind(&arena, full);
        assert_string_equal(kept, "kept");
    }
    ib_arena_rewind(&arena, full); /* to where it stands */
    ib_arena_rewind(&arena, empty);
    ib_arena_rewind(&arena, empty);
    ib_arena_free(&arena);
    assert_int_equal(count.held, 0);
    assert_int_equal(count.blocks, 0);
}

#ifndef IB_ARENA_DEBUG
/* Rewinding item by item asks the allocator once, not once an item. */
static void test_rewind_keeps_a_chunk(void **state)
{
    counter count = {0};
    ibid_alloc alloc = {resize_counted, &count};
    ib_arena arena;

    (void)state;
    ib_arena_init(&arena, &alloc, 0, NULL);
    assert_non_null(ib_arena_take(&arena, 10000, 1, 1));
    for (int i = 0; i < 1000; i++) {
        ib_arena_mark mark = ib_arena_here(&arena);

        assert_non_null(ib_arena_take(&arena, 10000, 1, 1));
        ib_arena_rewind(&arena, mark);
    }
    assert_int_equal(count.calls, 2);
    ib_arena_free(&arena);
    assert_int_equal(count.held, 0);
}
#endif

/* The same work again and again, in an arena and with rewinding in it: memory
 * is taken once. */
static void work(ib_arena *arena, size_t size)
{
    for (int i = 0; i < 10; i++) {
        const ib_arena_mark mark = ib_arena_here(arena);
        char *piece = ib_arena_take(arena, size, 1, 8);

        assert_non_null(piece);
        for (size_t j = 0; j < size; j += 1000)
            assert_int_equal(piece[j], 0);
        memset(piece, 0xFF, size);
        assert_non_null(ib_arena_take(arena, 3 * size, 1, 8));
        if (i % 2)
            ib_arena_rewind(arena, mark);
    }
}

static void test_reset(void **state)
{
    counter count = {0};
    ibid_alloc alloc = {resize_counted, &count};
    ib_arena arena;
    size_t calls = 0;

    (void)state;
    ib_arena_init(&arena, &alloc, 0, NULL);
    ib_arena_reset(&arena); /* of nothing */
    for (int i = 0; i < 100; i++) {
        work(&arena, 100000);
        if (i % 2) /* what was held at the most counts, not at the end */
            ib_arena_rewind(&arena, (ib_arena_mark){0});
        ib_arena_reset(&arena);
        work(&arena, 1000); /* less is no reason to give it back */
        ib_arena_reset(&arena);
        if (i == 2)
            calls = count.calls;
    }
#ifndef IB_ARENA_DEBUG
    assert_int_equal(count.calls, calls);
    assert_int_equal(count.blocks, 1);
#endif
    ib_arena_free(&arena);
    assert_int_equal(count.held, 0);
}

/* Under a bound what is allowed is given, however much was held before. */
static void test_reset_under_a_bound(void **state)
{
    enum { MAX = 1000 * 1000 };
    ib_arena arena;

    (void)state;
    ib_arena_init(&arena, NULL, MAX, NULL);
    for (int i = 0; i < 10; i++) {
        while (ib_arena_take(&arena, 50000, 1, 1))
            ;
        assert_int_equal(ib_arena_status(&arena), IBID_ELIMIT);
        assert_int_equal(arena.failure, IBID_ELIMIT);
        ib_arena_reset(&arena);
        assert_int_equal(arena.failure, IBID_OK);
        assert_non_null(ib_arena_take(&arena, 900000, 1, 1));
        ib_arena_reset(&arena);
    }
    ib_arena_free(&arena);
    assert_int_equal(arena.taken, 0);
}

#ifndef IB_ARENA_DEBUG
/* What one giant needed is not kept. */
static void test_reset_gives_back(void **state)
{
    ib_arena arena;

    (void)state;
    ib_arena_init(&arena, NULL, 0, NULL);
    for (int i = 0; i < 3; i++) {
        assert_non_null(ib_arena_take(&arena, 200 * 1024 * 1024, 1, 1));
        ib_arena_reset(&arena);
        assert_int_equal(arena.taken, 0);
        assert_non_null(ib_arena_take(&arena, 1, 1, 1));
        assert_true(arena.taken <= 65 * 1024 * 1024);
    }
    ib_arena_free(&arena);
}
#endif

/* An array that was grown after the point stays whole up to what it held. */
static void test_grow_then_rewind(void **state)
{
    ib_arena arena;
    ib_arena_mark mark;
    char *piece;

    (void)state;
    ib_arena_init(&arena, NULL, 0, NULL);
    piece = ib_arena_take(&arena, 20000, 1, 1);
    memset(piece, 'x', 20000);
    mark = ib_arena_here(&arena);
    piece = ib_arena_grow(&arena, piece, 20000, 5000000, 1);
    assert_non_null(piece);
    assert_int_equal(piece[19999], 'x');
    memset(piece, 'y', 5000000);
    ib_arena_rewind(&arena, mark);
    assert_non_null(ib_arena_take(&arena, 100, 1, 1));
    ib_arena_free(&arena);
}

static void test_grow(void **state)
{
    enum { LAST = 1 << 22 };
    counter count = {0};
    ibid_alloc alloc = {resize_counted, &count};
    ib_arena arena;
    char *piece[3] = {NULL, NULL, NULL};
    size_t old = 0;

    (void)state;
    ib_arena_init(&arena, &alloc, 0, NULL);
    for (size_t now = 16; now <= LAST; now *= 2) {
        for (int i = 0; i < 3; i++) {
            piece[i] = ib_arena_grow(&arena, piece[i], old, now, 8);
            assert_non_null(piece[i]);
            assert_int_equal((uintptr_t)piece[i] % 8, 0);
            memset(piece[i] + old, 'a' + i, now - old);
        }
        old = now;
    }
    for (int i = 0; i < 3; i++) {
        for (size_t j = 0; j < LAST; j++)
            assert_true(piece[i][j] == 'a' + i);
    }
    /* Three arrays that grow side by side leave no copies behind. */
    assert_true(count.held < 3 * LAST + LAST);
    assert_int_equal(arena.taken, count.held);
    ib_arena_free(&arena);
    assert_int_equal(count.held, 0);
}

static void test_grow_that_fails(void **state)
{
    counter count = {0};
    ibid_alloc alloc = {resize_counted, &count};
    ib_arena arena;
    char *piece;

    (void)state;
    ib_arena_init(&arena, &alloc, 1000000, NULL);
    piece = ib_arena_grow(&arena, NULL, 0, 40000, 1);
    memset(piece, 'x', 40000);
    count.fail_at = count.calls + 1;
    assert_null(ib_arena_grow(&arena, piece, 40000, 80000, 1));
    assert_int_equal(ib_arena_status(&arena), IBID_ENOMEM);
    assert_null(ib_arena_grow(&arena, piece, 40000, 2000000, 1));
    assert_int_equal(ib_arena_status(&arena), IBID_ELIMIT);
    assert_int_equal(piece[39999], 'x');
    assert_int_equal(arena.taken, count.held);
    ib_arena_free(&arena);
    assert_int_equal(count.held, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pieces_are_zeroed_and_aligned),
        cmocka_unit_test(test_nothing_is_something),
        cmocka_unit_test(test_product_that_overflows),
        cmocka_unit_test(test_bound),
        cmocka_unit_test(test_bound_shared_by_two),
        cmocka_unit_test(test_no_memory),
        cmocka_unit_test(test_rewind),
#ifndef IB_ARENA_DEBUG
        cmocka_unit_test(test_rewind_keeps_a_chunk),
#endif
        cmocka_unit_test(test_reset),
        cmocka_unit_test(test_reset_under_a_bound),
#ifndef IB_ARENA_DEBUG
        cmocka_unit_test(test_reset_gives_back),
#endif
        cmocka_unit_test(test_grow_then_rewind),
        cmocka_unit_test(test_grow),
        cmocka_unit_test(test_grow_that_fails),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
