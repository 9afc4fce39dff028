/* test_family.c - symbols as versions of one document. */

#include "unit.h"

#include "archive/family.h"
#include "base/str.h"

static void expect_base(const char *symbol, const char *base)
{
    const uint32_t len = ib_family_base(ib_str_of(symbol));

    assert_int_equal(len, strlen(base));
    assert_memory_equal(symbol, base, len);
}

static void bases(void **state)
{
    (void)state;
    expect_base("A/79/798", "A/79/798");
    expect_base("A/79/798/Add.1", "A/79/798");
    expect_base("E/CN.4/1999/79/Add.1/Rev.2", "E/CN.4/1999/79");
    expect_base("A/C.3/53/L.13/Rev.1/Corr.2*", "A/C.3/53/L.13");
    expect_base("A/54/549/ADD.1", "A/54/549");
    expect_base("A/54/549/Add.1 (Part II)", "A/54/549");
    expect_base("A/RES/1514(XV)", "A/RES/1514(XV)");
    /* words that are no modifier, though they begin like one */
    expect_base("A/79/Address", "A/79/Address");
    expect_base("ST/LIB/SER.B/5/Revision", "ST/LIB/SER.B/5/Revision");
    /* a modifier that is nearly all of a symbol leaves two parts of it */
    expect_base("A/Add.1", "A/Add.1");
    expect_base("A/520/Rev.18", "A/520");
    expect_base("/", "/");
    expect_base("", "");
}

static void order(void **state)
{
    static const char *const sorted[] = {
        "", "Add.1", "Add.1/Corr.1", "Add.2", "Add.10", "Corr.1", "Rev.1"};

    (void)state;
    for (int i = 0; i < 7; i++)
        for (int k = 0; k < 7; k++) {
            const int got = ib_family_compare(sorted[i], sorted[k]);

            assert_int_equal((got > 0) - (got < 0), (i > k) - (i < k));
        }
    assert_int_equal(ib_family_compare("ADD.1", "Add.1"), 0);
    assert_int_equal(ib_family_compare("Add.01", "Add.1"), 0);
    assert_true(ib_family_compare("Add.99999999999999999999999", "Add.2") > 0);
}

static void expect_cut(const char *list, const char *parts)
{
    char got[128] = "";
    uint32_t at = 0;
    ibid_str symbol;

    while (ib_family_cut(ib_str_of(list), &at, &symbol)) {
        strncat(got, symbol.at, symbol.len);
        strcat(got, "|");
    }
    assert_string_equal(got, parts);
}

static void cuts(void **state)
{
    (void)state;
    expect_cut("A/46/744-S/23200", "A/46/744|S/23200|");
    expect_cut("A/46/744\xE2\x80\x93S/23200; E/1", "A/46/744|S/23200|E/1|");
    expect_cut("8/43-C", "8/43-C|");
    expect_cut("A/S-10/2", "A/S-10/2|");
    expect_cut("", "");
    expect_cut("A/1;", "A/1|");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bases),
        cmocka_unit_test(order),
        cmocka_unit_test(cuts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
