/* test_list.c - an array that grows in an arena. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/list.h"

typedef struct item {
    uint64_t number;
    char sign;
} item;

static void test_push_and_keep(void **state)
{
    static const size_t counts[] = {0, 1, 2, 15, 16, 17, 1000, 100000};

    (void)state;
    for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
        ib_arena scratch, arena;
        ib_list list;
        item *kept;

        ib_arena_init(&scratch, NULL, 0, NULL);
        ib_arena_init(&arena, NULL, 0, NULL);
        list = ib_list_of(&scratch, item);
        for (size_t i = 0; i < counts[c]; i++) {
            item *new = ib_list_push(&list);

            assert_non_null(new);
            assert_int_equal(new->number, 0); /* zeroed, also after growth */
            assert_int_equal(new->sign, 0);
            *new = (item){i * 7, 'x'};
        }
        assert_int_equal(list.count, counts[c]);
        kept = ib_list_keep(&list, &arena);
        assert_non_null(kept);
        ib_arena_free(&scratch);
        for (size_t i = 0; i < counts[c]; i++) {
            assert_int_equal(kept[i].number, i * 7);
            assert_int_equal(kept[i].sign, 'x');
        }
        ib_arena_free(&arena);
    }
}

/* A popped item (count lowered) is zeroed again when it is pushed. */
static void test_push_after_pop(void **state)
{
    ib_arena arena;
    ib_list list;
    item *new;

    (void)state;
    ib_arena_init(&arena, NULL, 0, NULL);
    list = ib_list_of(&arena, item);
    new = ib_list_push(&list);
    *new = (item){1, 'x'};
    list.count--;
    new = ib_list_push(&list);
    assert_int_equal(new->number, 0);
    assert_ptr_equal(new, ib_list_at(&list, item, 0));
    ib_arena_free(&arena);
}

static void test_bound(void **state)
{
    ib_arena arena;
    ib_list list;
    size_t count = 0;

    (void)state;
    ib_arena_init(&arena, NULL, 100000, NULL);
    list = ib_list_of(&arena, item);
    while (ib_list_push(&list))
        count++;
    assert_int_equal(ib_arena_status(&arena), IBID_ELIMIT);
    assert_int_equal(list.count, count);
    assert_true(count * sizeof(item) * 3 > 100000);
    assert_null(ib_list_push(&list)); /* and again, the list whole */
    assert_int_equal(list.count, count);
    ib_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_push_and_keep),
        cmocka_unit_test(test_push_after_pop),
        cmocka_unit_test(test_bound),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
