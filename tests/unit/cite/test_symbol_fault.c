/* test_symbol_fault.c - symbols that cannot be right. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "cite/symbol_fault.h"

static void test_table(void **state)
{
    static const struct {
        const char *symbol, *fault; /* the beginning, or NULL */
    } cases[] = {
        {"", NULL},
        {"A/74/345", NULL},
        {"A/74/345-S/2019/712", NULL},
        {"A/74/345\xE2\x80\x93S/2020/12", NULL},
        {"A/74/345-S/2021/712", "session 74 of the General Assembly fell in "
                                "2019 and 2020, and the other symbol is of "
                                "2021"},
        {"A/74/345-S/2018/712", "session 74"},
        {"S/2021/712-A/74/345", "session 74"},
        {"A/47/277-S/24111", NULL}, /* before years */
        {"A/ES-10/700-S/2018/1", NULL},
        {"A/C.1/74/4-S/2021/3", NULL}, /* not read */
        {"CA/74/345-S/2021/712", NULL},
        {"A/79/12/Add.1", NULL},
        {"A/79/12/Add.1/Rev.2", NULL},
        {"A/79/12/Add.XX", "in its symbol, Add."},
        {"A/79/12/Rev.", "in its symbol, Rev."},
    };
    ib_arena arena;

    (void)state;
    ib_arena_init(&arena, NULL, 0, NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *fault;

        assert_int_equal(
            ib_symbol_fault_find(&fault, &arena, ib_str_of(cases[i].symbol)),
            IBID_OK);
        if (!cases[i].fault != !fault ||
            (fault &&
             strncmp(fault, cases[i].fault, strlen(cases[i].fault)) != 0))
            fail_msg("%s: %s", cases[i].symbol, fault ? fault : "no fault");
    }
    ib_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_table)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
