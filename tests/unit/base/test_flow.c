/* test_flow.c - several spans of a text read as one string. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"
#include "text/flow.h"

static void test_one_part_is_the_text_itself(void **state)
{
    const ibid_str text = IB_STR("0123456789");
    const ibid_span part[] = {{2, 7}};
    ib_arena arena;
    ib_flow flow;

    (void)state;
    ib_arena_init(&arena, NULL, 0, NULL);
    assert_int_equal(ib_flow_join(&flow, &arena, text, part, 1), IBID_OK);
    assert_ptr_equal(flow.str.at, text.at + 2);
    assert_int_equal(flow.str.len, 5);
    for (uint32_t at = 0; at <= 5; at++) {
        assert_int_equal(ib_flow_start(&flow, at), at + 2);
        assert_int_equal(ib_flow_end(&flow, at), at + 2);
    }
    ib_arena_free(&arena);
}

static void test_joints(void **state)
{
    const ibid_str text = IB_STR("abcd....efgh....ij");
    const ibid_span part[] = {{0, 4}, {8, 12}, {16, 18}};
    /* flow: a b c d \n e f g h \n i j */
    static const uint32_t start[] = {0,  1,  2,  3,  8,  8, 9,
                                     10, 11, 16, 16, 17, 18};
    static const uint32_t end[] = {0, 1, 2, 3, 4, 4, 9, 10, 11, 12, 12, 17, 18};
    ib_arena arena;
    ib_flow flow;

    (void)state;
    ib_arena_init(&arena, NULL, 0, NULL);
    assert_int_equal(ib_flow_join(&flow, &arena, text, part, 3), IBID_OK);
    assert_true(ib_str_is(flow.str, IB_STR("abcd\nefgh\nij")));
    for (uint32_t at = 0; at <= flow.str.len; at++) {
        assert_int_equal(ib_flow_start(&flow, at), start[at]);
        assert_int_equal(ib_flow_end(&flow, at), end[at]);
    }
    ib_arena_free(&arena);
}

/* Any span of the flow leads to a span of the text that is not turned round,
 * also where parts are empty or touch. */
static void test_any_span(void **state)
{
    const ibid_str text = IB_STR("abcdefgh");
    const ibid_span part[] = {{0, 0}, {1, 1}, {1, 3}, {3, 3}, {3, 5}, {7, 8}};
    ib_arena arena;
    ib_flow flow;

    (void)state;
    ib_arena_init(&arena, NULL, 0, NULL);
    assert_int_equal(ib_flow_join(&flow, &arena, text, part, 6), IBID_OK);
    assert_true(ib_str_is(flow.str, IB_STR("\n\nbc\n\nde\nh")));
    for (uint32_t a = 0; a < flow.str.len; a++) {
        assert_true(ib_flow_start(&flow, a) <= text.len);
        assert_true(a == 0 ||
                    ib_flow_start(&flow, a - 1) <= ib_flow_start(&flow, a));
        for (uint32_t b = a + 1; b <= flow.str.len; b++) {
            ibid_span span = ib_flow_span(&flow, (ibid_span){a, b});

            assert_true(span.end <= text.len);
            if (flow.str.at[a] != '\n' && flow.str.at[b - 1] != '\n')
                assert_true(span.start < span.end);
        }
    }
    ib_arena_free(&arena);
}

static void test_without_memory(void **state)
{
    const ibid_span part[] = {{0, 4}, {5, 6}};
    ib_arena arena;
    ib_flow flow;

    (void)state;
    ib_arena_init(&arena, NULL, 1, NULL);
    assert_int_equal(ib_flow_join(&flow, &arena, IB_STR("abcdef"), part, 2),
                     IBID_ELIMIT);
    ib_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_part_is_the_text_itself),
        cmocka_unit_test(test_joints),
        cmocka_unit_test(test_any_span),
        cmocka_unit_test(test_without_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
