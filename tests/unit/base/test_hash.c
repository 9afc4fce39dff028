/* test_hash.c - SHA-256: the examples of FIPS 180-4, and statuses in words. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/hash.h"

static void test_examples(void **state)
{
    static const struct {
        const char *text, *sum;
    } cases[] = {
        {"", "e3b0c44298fc1c149afbf4c8996fb924"
             "27ae41e4649b934ca495991b7852b855"},
        {"abc", "ba7816bf8f01cfea414140de5dae2223"
                "b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char out[65];

        assert_int_equal(ib_hash_hex(out, cases[i].text, strlen(cases[i].text)),
                         IBID_OK);
        assert_string_equal(out, cases[i].sum);
        assert_int_equal(ib_hash_hex(out, NULL, 0), IBID_OK);
        assert_string_equal(out, cases[0].sum);
    }
}

static void test_every_status_has_words(void **state)
{
    (void)state;
    for (int status = IBID_EBUSY - 1; status <= 1; status++) {
        const char *words = ibid_status_words((ibid_status)status);

        assert_non_null(words);
        assert_true(strlen(words) > 5);
        for (int other = IBID_EBUSY; other < status && status <= 0; other++)
            assert_string_not_equal(words,
                                    ibid_status_words((ibid_status)other));
    }
    assert_non_null(strchr(ibid_version(), '.'));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_examples),
        cmocka_unit_test(test_every_status_has_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
