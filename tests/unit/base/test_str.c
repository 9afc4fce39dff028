/* test_str.c - strings and spans. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"

static void test_equal(void **state)
{
    static const struct {
        const char *a, *b;
        bool same, nocase;
    } cases[] = {
        {"", "", true, true},
        {NULL, "", true, true},
        {"a", "", false, false},
        {"Ibid", "ibid", false, true},
        {"ibid", "ibid", true, true},
        {"ibid", "ibix", false, false},
        {"[", "{", false, false}, /* not letters, though 0x20 apart */
        {"@", "`", false, false},
        {"\xC3\x84", "\xC3\xA4", false, false}, /* ASCII case only */
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ibid_str a = ib_str_of(cases[i].a), b = ib_str_of(cases[i].b);

        assert_int_equal(ib_str_is(a, b), cases[i].same);
        assert_int_equal(ib_str_is_nocase(a, b), cases[i].nocase);
    }
}

static void test_has_at(void **state)
{
    const ibid_str text = IB_STR("See Ibid");

    (void)state;
    assert_true(ib_str_has_at(text, 4, IB_STR("Ibid")));
    assert_false(ib_str_has_at(text, 4, IB_STR("ibid")));
    assert_true(ib_str_has_at_nocase(text, 4, IB_STR("ibid")));
    assert_false(ib_str_has_at(text, 5, IB_STR("bid.")));
    assert_true(ib_str_has_at(text, 8, IB_STR("")));
    assert_false(ib_str_has_at(text, 8, IB_STR("x")));
    assert_false(ib_str_has_at_nocase(text, 8, IB_STR("x")));
}

static void test_words_at(void **state)
{
    static const struct {
        const char *text, *words;
        uint32_t at, len;
    } cases[] = {
        {"(Emphasis added)", "emphasis added", 1, 14},
        {"(emphasis\n  added)", "emphasis added", 1, 16},
        {"emphasis\xC2\xA0"
         "added",
         "emphasis added", 0, 15},
        {"emphasisadded", "emphasis added", 0, 0},
        {"emphasis adder", "emphasis added", 0, 0},
        {"emphasis", "emphasis added", 0, 0},
        {"emphasis ", "emphasis added", 0, 0},
        {"a", "a", 1, 0},
        {"a", "", 0, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(ib_str_words_at(ib_str_of(cases[i].text), cases[i].at,
                                         ib_str_of(cases[i].words)),
                         cases[i].len);
}

static void test_find(void **state)
{
    const ibid_str text = IB_STR("abcabc");

    (void)state;
    assert_int_equal(ib_str_find(text, 0, IB_STR("abc")), 0);
    assert_int_equal(ib_str_find(text, 1, IB_STR("abc")), 3);
    assert_int_equal(ib_str_find(text, 4, IB_STR("abc")), IBID_NONE);
    assert_int_equal(ib_str_find(text, 6, IB_STR("c")), IBID_NONE);
    assert_int_equal(ib_str_find(text, 7, IB_STR("c")), IBID_NONE);
    assert_int_equal(ib_str_find(text, 0, IB_STR("")), IBID_NONE);
    assert_int_equal(ib_str_find((ibid_str){NULL, 0}, 0, IB_STR("a")),
                     IBID_NONE);
    assert_int_equal(ib_str_find(IB_STR("a\0b"), 0, IB_STR("\0b")), 1);
}

static void test_trim_and_collapse(void **state)
{
    static const struct {
        const char *text;
        uint32_t start, end;
        const char *collapsed;
    } cases[] = {
        {"", 0, 0, ""},
        {"   ", 3, 3, ""},
        {"a", 0, 1, "a"},
        {" a ", 1, 2, "a"},
        {"\n\f a \t b\r\n", 3, 8, "a b"},
        {"\xC2\xA0"
         "a\xC2\xA0\xC2\xA0"
         "b\xE2\x80\x89",
         2, 8, "a b"},
        {"\xC3\xA9\xC2\xA0\xC3\xA9", 0, 6, "\xC3\xA9 \xC3\xA9"},
        {"\xA0 a", 0, 3, "\xA0 a"}, /* no UTF-8: no blank */
        {" \xC2", 1, 2, "\xC2"},
    };
    ib_arena arena;

    (void)state;
    ib_arena_init(&arena, NULL, 0, NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ibid_str text = ib_str_of(cases[i].text), out;
        ibid_span span = ib_span_trim(text, (ibid_span){0, text.len});

        assert_int_equal(span.start, cases[i].start);
        assert_int_equal(span.end, cases[i].end);
        assert_int_equal(ib_str_collapse(&out, &arena, text), IBID_OK);
        assert_string_equal(out.at, cases[i].collapsed);
        assert_int_equal(out.len, strlen(cases[i].collapsed));
    }
    ib_arena_free(&arena);
}

static void test_collapse_without_memory(void **state)
{
    ib_arena arena;
    ibid_str out = IB_STR("x");

    (void)state;
    ib_arena_init(&arena, NULL, 1, NULL);
    assert_int_equal(ib_str_collapse(&out, &arena, IB_STR("a  b")),
                     IBID_ELIMIT);
    assert_int_equal(out.len, 0);
    assert_null(ib_str_format(&arena, "%d", 5));
    ib_arena_free(&arena);
}

static void test_spans(void **state)
{
    (void)state;
    assert_true(ib_span_is_empty((ibid_span){3, 3}));
    assert_false(ib_span_is_empty((ibid_span){3, 4}));
    assert_true(ib_span_has((ibid_span){3, 4}, 3));
    assert_false(ib_span_has((ibid_span){3, 4}, 4));
    assert_false(ib_span_touch((ibid_span){0, 3}, (ibid_span){3, 5}));
    assert_true(ib_span_touch((ibid_span){0, 4}, (ibid_span){3, 5}));
}

static void test_format(void **state)
{
    ib_arena arena;

    (void)state;
    ib_arena_init(&arena, NULL, 0, NULL);
    assert_string_equal(ib_str_format(&arena, "note %u of %s", 7u, "x"),
                        "note 7 of x");
    assert_string_equal(ib_str_format(&arena, "%s", ""), "");
    ib_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_equal),
        cmocka_unit_test(test_has_at),
        cmocka_unit_test(test_words_at),
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_trim_and_collapse),
        cmocka_unit_test(test_collapse_without_memory),
        cmocka_unit_test(test_spans),
        cmocka_unit_test(test_format),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
