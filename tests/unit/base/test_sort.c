/* test_sort.c - sorting by a number: ascending, equal keys as they stood. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/sort.h"

static void sorts(void **state)
{
    enum { COUNT = 5000 };
    static ib_keyed keyed[COUNT], spare[COUNT];
    static const uint64_t mask[] = {0, 1, 0xFF00, 0xFFFFFF, UINT64_MAX};

    (void)state;
    for (size_t m = 0; m < sizeof mask / sizeof *mask; m++) {
        uint64_t seed = 7;

        for (uint32_t i = 0; i < COUNT; i++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            keyed[i] = (ib_keyed){(seed ^ seed >> 33) & mask[m], i};
        }
        ib_keyed_sort(keyed, spare, COUNT);
        for (size_t i = 1; i < COUNT; i++) {
            assert_true(keyed[i - 1].key <= keyed[i].key);
            assert_true(keyed[i - 1].key < keyed[i].key ||
                        keyed[i - 1].item < keyed[i].item);
        }
    }
}

static void none_and_one(void **state)
{
    ib_keyed one = {.key = 3, .item = 9}, spare;

    (void)state;
    ib_keyed_sort(&one, &spare, 0);
    ib_keyed_sort(&one, &spare, 1);
    assert_int_equal(one.item, 9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sorts),
        cmocka_unit_test(none_and_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
