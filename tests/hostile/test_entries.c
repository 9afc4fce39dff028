/* test_entries.c - an entry of a bibliography that repeats itself without end:
 * reading it takes time linear in its length. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/str.h"
#include "cite/cite.h"
#include "tests/hostile/growth.h"

enum { LONG = 800 * 1000 };

/* Below this nothing is measured; linear work gives 4, quadratic 16. */
static const double measurable = 0.05, bound = 9.0;

static const char *const units[] = {
    "A., ",        "Berg, A. (1998). ",
    "In ",         "1998; 12(3): ",
    "((1998) ",    "vol. 1, ",
    "reg. ",       "and ",
    "Berg A and ", "Oslo: ",
    "“1998",       "12-",
};

static double seconds(ibid_str entry)
{
    const clock_t start = clock();
    ib_arena arena, scratch;
    ibid_citations found;

    ib_arena_init(&arena, NULL, 0, NULL);
    ib_arena_init(&scratch, NULL, 0, NULL);
    assert_int_equal(ib_cite_read(&found, &arena, &scratch, entry), IBID_OK);
    ib_arena_free(&scratch);
    ib_arena_free(&arena);
    return (double)(clock() - start) / CLOCKS_PER_SEC;
}

static void test_entries(void **state)
{
    static char text[LONG / GROWTH_SCALE];
    int wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        const size_t unit = strlen(units[i]);
        const size_t one = sizeof text / 4 / unit * unit;
        double less, more;

        for (size_t k = 0; k < 4 * one; k++)
            text[k] = units[i][k % unit];
        less = seconds((ibid_str){text, (uint32_t)one});
        more = seconds((ibid_str){text, (uint32_t)(4 * one)});
        printf("  %-26s %.3f s, four times as long %.3f s\n", units[i], less,
               more);
        wrong += more > measurable && more > bound * less;
    }
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_entries)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
