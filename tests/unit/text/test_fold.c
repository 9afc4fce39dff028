/* test_fold.c - a text as it is compared. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/scan.h"
#include "base/str.h"
#include "text/fold.h"

static void spell(char *out, const ib_fold *fold)
{
    size_t n = 0;

    for (uint32_t i = 0; i < fold->count; i++) {
        if (i > 0 && fold->item[i].flags & IB_FOLD_SPACE)
            out[n++] = ' ';
        n += ib_utf8_put(out + n, fold->item[i].cp);
    }
    out[n] = '\0';
}

static void test_spelling(void **state)
{
    static const struct {
        const char *text, *view;
    } cases[] = {
        {"", ""},
        {"a", "a"},
        {"  Two \r\n words\t", "two words"},
        {"\xE2\x80\x9CNo\xE2\x80\x9D", "\"no\""},
        {"``No''", "\"no\""},
        {"it\xE2\x80\x99s", "it's"},
        {"a\xE2\x80\x94"
         "b -- c",
         "a-b - c"},
        {"\xEF\xAC\x81nd", "find"},
        {"har\xC2\xAD"
         "bour",
         "harbour"},
        {"x\xE2\x80\x8By", "xy"},
        {"m\xC2\xB2", "m\xC2\xB2"}, /* a raised 2 is no 2 */
        {"e\xCC\x81", "\xC3\xA9"},
        {"\xEF\xBC\xA1\xEF\xBC\x91", "a1"},
        {"x<sup>3</sup>", "x3"},
        {"a<b and c>d", "a<b and c>d"},
        {"p < 0.05", "p < 0.05"},
        {"\xE2\x80\xA6", "..."},
        {"\xC3\x9F", "\xC3\x9F"},
        {"\x01 a\x7F", "a"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ib_arena arena;
        ib_fold fold;
        char out[64];

        ib_arena_init(&arena, NULL, 0, NULL);
        assert_int_equal(
            ib_fold_make(&fold, &arena, ib_str_of(cases[i].text), NULL, 0),
            IBID_OK);
        spell(out, &fold);
        assert_string_equal(out, cases[i].view);
        for (uint32_t k = 0; k < fold.count; k++) {
            const ib_fold_char *c = &fold.item[k];

            assert_true(c->at + c->len <= fold.text.len);
            assert_true(k == 0 || fold.item[k - 1].at <= c->at);
        }
        ib_arena_free(&arena);
    }
}

static void test_flags(void **state)
{
    ib_arena arena;
    ib_fold fold;

    (void)state;
    ib_arena_init(&arena, NULL, 0, NULL);
    assert_int_equal(
        ib_fold_make(&fold, &arena, IB_STR("Ab eval-\n uation x- y"), NULL, 0),
        IBID_OK);
    assert_true(fold.item[0].flags & IB_FOLD_UPPER);
    assert_true(fold.item[2].flags & IB_FOLD_SPACE);
    assert_true(fold.item[6].flags & IB_FOLD_LINE_HYPHEN);
    assert_true(fold.item[7].flags & IB_FOLD_LINE);
    assert_false(fold.item[14].flags & IB_FOLD_LINE_HYPHEN);
    ib_arena_free(&arena);
}

static void test_skip(void **state)
{
    static const ibid_span skip[] = {{5, 7}, {6, 6}, {8, 12}};
    ib_arena arena;
    ib_fold fold;
    char out[64];

    (void)state;
    ib_arena_init(&arena, NULL, 0, NULL);
    assert_int_equal(
        ib_fold_make(&fold, &arena, IB_STR("boats12 page sank"), skip, 3),
        IBID_OK);
    spell(out, &fold);
    assert_string_equal(out, "boats sank");
    assert_true(fold.item[5].flags & IB_FOLD_SKIPPED);
    assert_int_equal(ib_fold_span(&fold, 0, 9).end, 17);
    ib_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_spelling),
        cmocka_unit_test(test_flags),
        cmocka_unit_test(test_skip),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
