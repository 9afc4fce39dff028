/* test_terms.c - a text as words that can be looked up. */

#include "unit.h"

#include "archive/terms.h"
#include "base/str.h"

static void terms(void **state)
{
    static const struct {
        const char *text, *terms;
    } row[] = {
        {"", ""},
        {" .,- ", ""},
        {"The pilots refused.", "the pilots refused "},
        {"refu-\nsed to", "refused to "},
        {"refu- sed", "refu sed "},
        {"long-term", "long term "},
        {"A/54/549", "a 54 549 "},
        {"12,500 co2", "12 500 co2 "},
        {"d\xC3\xA9j\xC3\xA0 v\xC3\xBB", "deja vu "},
        {"e\xCC\x81t\xC3\xA9", "ete "},
        {"\xEF\xAC\x81rst", "first "},
        {"St\xC3\xA4\xC3\x9F"
         "e",
         "sta\xC3\x9F"
         "e "},
        {"\xD0\xA1\xD1\x83\xD0\xB4", "\xD1\x81\xD1\x83\xD0\xB4 "},
        {"\xE6\xB8\xAF\xE5\x8F\xA3 ok", "\xE6\xB8\xAF \xE5\x8F\xA3 ok "},
    };
    ib_arena arena;

    (void)state;
    ib_arena_init(&arena, NULL, 0, NULL);
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        const ibid_str text = ib_str_of(row[i].text);
        ib_terms out;
        uint32_t at = 0;

        assert_int_equal(ib_terms_make(&out, &arena, text), IBID_OK);
        assert_string_equal(out.all.at, row[i].terms);
        for (uint32_t k = 0; k < out.count; k++) {
            assert_true(out.item[k].span.start >= at);
            assert_true(out.item[k].span.end > out.item[k].span.start);
            assert_true(out.item[k].span.end <= text.len);
            at = out.item[k].span.end;
        }
    }
    ib_arena_free(&arena);
}

static void distance(void **state)
{
    static const struct {
        const char *a, *b;
        uint32_t max, want;
    } row[] = {
        {"", "", 2, 0},
        {"harbour", "harbour", 2, 0},
        {"harbour", "harbor", 2, 1},
        {"harbour", "harbuor", 2, 2},
        {"pilot", "pilots", 1, 1},
        {"kitten", "sitting", 3, 3},
        {"kitten", "sitting", 2, 3},
        {"a", "abcd", 2, 3},
        {"abcd", "wxyz", 2, 3},
    };

    (void)state;
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        assert_int_equal(ib_term_distance(ib_str_of(row[i].a),
                                          ib_str_of(row[i].b), row[i].max),
                         row[i].want);
        assert_int_equal(ib_term_distance(ib_str_of(row[i].b),
                                          ib_str_of(row[i].a), row[i].max),
                         row[i].want);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(terms),
        cmocka_unit_test(distance),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
