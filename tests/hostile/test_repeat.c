/* test_repeat.c - a quotation that nearly stands in a source which repeats
 * itself: nearly everywhere.  Comparing takes time linear in the source. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/str.h"
#include "tests/hostile/growth.h"

enum { LONG = 4 << 20 };

/* Below this nothing is measured; linear work gives 4. */
static const double measurable = 0.05, bound = 9.0;

static const struct {
    const char *name;
    const char *quotation; /* a unit, so many times */
    uint32_t times;
    const char *source; /* a unit */
} cases[] = {
    {"ward in word", "ward ", 1000, "word "},
    {"ward in word, short", "ward ", 20, "word "},
    {"longer words of a", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ", 400,
     "a "},
    {"other letters at the end", "the same the same the same. x ", 60,
     "the same "},
    {"Han", "\xE6\xB0\xB4\xE6\x9C\xA8\xE6\xB0\xB4\xE7\x81\xAB", 150,
     "\xE6\xB0\xB4\xE6\x9C\xA8"},
};

static ibid_str repeat(const char *unit, size_t len)
{
    const size_t n = strlen(unit);
    char *text = malloc(len + n);
    size_t at = 0;

    assert_non_null(text);
    for (; at < len; at += n)
        memcpy(text + at, unit, n);
    return (ibid_str){text, (uint32_t)at};
}

static double seconds(ibid_str quotation, ibid_str source)
{
    const clock_t start = clock();
    ibid_check *check;

    assert_int_equal(ibid_compare_open(&check, quotation, source, NULL, NULL),
                     IBID_OK);
    ibid_check_close(check);
    return (double)(clock() - start) / CLOCKS_PER_SEC;
}

static void test_repeat(void **state)
{
    int wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const size_t n = strlen(cases[i].quotation) * cases[i].times;
        const ibid_str q = repeat(cases[i].quotation, n);
        const ibid_str s = repeat(cases[i].source, LONG / GROWTH_SCALE);
        const uint32_t unit = (uint32_t)strlen(cases[i].source);
        const ibid_str part = {s.at, s.len / 4 / unit * unit};
        const double one = seconds(q, part), four = seconds(q, s);

        printf("  %-26s %.3f s, four times the source %.3f s\n", cases[i].name,
               one, four);
        wrong += four > measurable && four > bound * one;
        free((char *)(uintptr_t)q.at);
        free((char *)(uintptr_t)s.at);
    }
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_repeat)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
