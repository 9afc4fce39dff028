/* test_date.c - dates: text -> length, from, to. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"
#include "cite/date.h"

static void test_dates(void **state)
{
    static const struct {
        const char *text;
        uint32_t len;
        ibid_day from, to;
    } rows[] = {
        {"12 March 1998, at 4", 13, {1998, 3, 12}, {0}},
        {"6-7 February 2013", 17, {2013, 2, 6}, {2013, 2, 7}},
        {"30 December 2019 to 2 January 2020",
         34,
         {2019, 12, 30},
         {2020, 1, 2}},
        {"Sept. 25, 2019)", 14, {2019, 9, 25}, {0}},
        {"September 1992", 14, {1992, 9, 0}, {0}},
        {"4.5.2016", 8, {2016, 5, 4}, {0}},
        {"26-28.07.2013, S. 5", 13, {2013, 7, 26}, {2013, 7, 28}},
        {"26./27.7.2013", 13, {2013, 7, 26}, {2013, 7, 27}},
        {"28-26.07.2013", 0, {0}, {0}}, /* backwards */
        {"2021-12-07", 10, {2021, 12, 7}, {0}},
        {"4 mai 2016", 10, {2016, 5, 4}, {0}},
        {"3 de mayo de 2016", 17, {2016, 5, 3}, {0}},
        {"30 February 1998", 16, {1998, 2, 30}, {0}}, /* read, not judged */
        {"Marching 1998", 0, {0}, {0}}, /* only begins like a month */
        {"12 March", 0, {0}, {0}},
        {"1992", 0, {0}, {0}}, /* a bare year is none */
        {"12.13.14", 0, {0}, {0}},
        {"1", 0, {0}, {0}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const ibid_str text = ib_str_of(rows[i].text);
        ibid_date date = {0};

        if (ib_date_read(&date, text, 0, text.len) != rows[i].len)
            print_error("%s\n", rows[i].text);
        assert_int_equal(ib_date_read(&date, text, 0, text.len), rows[i].len);
        if (!rows[i].len)
            continue;
        assert_memory_equal(&date.from, &rows[i].from, sizeof date.from);
        assert_memory_equal(&date.to, &rows[i].to, sizeof date.to);
    }
}

static void test_years(void **state)
{
    static const struct {
        const char *text;
        uint32_t len;
        int from, to;
    } rows[] = {
        {"1998", 4, 1998, 0},       {"2004a, p.", 5, 2004, 0},
        {"1974/75", 7, 1974, 1975}, {"1999-2000", 9, 1999, 2000},
        {"1234567", 0, 0, 0},       {"998", 0, 0, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const ibid_str text = ib_str_of(rows[i].text);
        ibid_date date = {0};

        assert_int_equal(ib_year_read(&date, text, 0, text.len), rows[i].len);
        assert_int_equal(date.from.year * (rows[i].len > 0), rows[i].from);
        assert_int_equal(date.to.year, rows[i].to);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_years),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
