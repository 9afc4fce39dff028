/* test_numeral.c - numbers in digits, with any grouping. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/str.h"
#include "figure/numeral.h"

static const struct {
    const char *text;
    bool comma;       /* decimals stand after a comma */
    uint32_t len;     /* bytes of the number */
    double value;     /* in thousandths */
    const char *what; /* g grouped, o ordinal, b broken, z zero before */
} rows[] = {
    {"7,000 people", false, 5, 7000000, "g"},
    {"7\xC2\xA0"
     "000 personnes",
     true, 6, 7000000, "g"},
    {"7 000 personnes", true, 5, 7000000, "g"},
    {"7.000 Menschen", true, 5, 7000000, "g"},
    {"7.000 people", false, 5, 7000000, "g"}, /* "000" always groups */
    {"7'000 Einwohner", true, 5, 7000000, "g"},
    {"7\xE2\x80\x99"
     "000",
     true, 7, 7000000, "g"},
    {"1,00,000 rupees", false, 8, 100000000, "g"},
    {"12,34,567", false, 9, 1234567000, "g"},
    {"\xD9\xA7\xD9\xA0\xD9\xA0", false, 6, 700000, ""},
    {"\xD9\xA7\xD9\xAC\xD9\xA0\xD9\xA0\xD9\xA0", false, 10, 7000000, "g"},
    {"1.25 per cent", false, 4, 1250, ""},
    {"1,25 Prozent", true, 4, 1250, ""},
    {"1,250 per cent", false, 5, 1250000, "g"},
    {"1,250 Prozent", true, 5, 1250, ""},
    {"1,234.5", false, 7, 1234500, "g"},
    {"1.234,5", true, 7, 1234500, "g"},
    {"12,5", false, 2, 12000, ""}, /* two numbers of a list */
    {"366th Regiment", false, 5, 366000, "o"},
    {"2nd", false, 3, 2000, "o"},
    {"1990s", false, 5, 1990000, "b"},
    {"1.2.3", false, 3, 1200, "b"},
    {"007", false, 3, 7000, "z"},
    {"0.5", false, 3, 500, ""},
    {"2\xC2\xBD miles", false, 3, 2500, ""},
    {"1992 200 people", false, 4, 1992000, ""}, /* four digits are no group */
    {"12345678901234567890", false, 20, 0,
     NULL}, /* long, but read to its end */
    {"people", false, 0, 0, ""},
    {"", false, 0, 0, ""},
};

static void reads_them(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const ibid_str text = ib_str_of(rows[i].text);
        ib_numeral n;
        const uint32_t len =
            ib_numeral_read(&n, text, 0, text.len, rows[i].comma);
        char what[8];

        if (len != rows[i].len)
            fail_msg("%s: %u bytes, expected %u", rows[i].text, len,
                     rows[i].len);
        if (!len || !rows[i].what)
            continue;
        snprintf(what, sizeof what, "%s%s%s%s", n.grouped ? "g" : "",
                 n.ordinal ? "o" : "", n.broken ? "b" : "", n.zero ? "z" : "");
        assert_string_equal(what, rows[i].what);
        assert_true(n.value * 1000 > rows[i].value - 0.001 &&
                    n.value * 1000 < rows[i].value + 0.001);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(reads_them)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
