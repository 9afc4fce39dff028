/* test_bag.c - paths of bags. */

#include "unit.h"

#include "archive/bag.h"
#include "base/str.h"

static void paths(void **state)
{
    static const struct {
        const char *name, *path;
    } row[] = {
        {"a.txt", "a.txt"},
        {"x/y/a.txt", "x/y/a.txt"},
        {"/etc/passwd", "etc/passwd"},
        {"../../a", "a"},
        {"./a//b/.", "a/b"},
        {"..", "_"},
        {"", "_"},
        {"...", "..."},
        {"a:b*c?\\d", "a_b_c__d"},
        {"tab\tline\n", "tab_line_"},
        {"50%", "50%"},
    };
    ib_arena arena;

    (void)state;
    ib_arena_init(&arena, NULL, 0, NULL);
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        const char *path = ib_bag_path(&arena, row[i].name);
        const char *data = ib_str_format(&arena, "data/%s", path);

        assert_string_equal(path, row[i].path);
        assert_true(ib_bag_is_inside(data, "data/"));
    }
    ib_arena_free(&arena);
}

static void codes(void **state)
{
    static const struct {
        const char *plain, *coded;
    } row[] = {
        {"data/50%", "data/50%25"},
        {"data/a\nb\rc", "data/a%0Ab%0Dc"},
        {"data/a b", "data/a b"},
        {"%25", "%2525"},
    };
    ib_arena arena;

    (void)state;
    ib_arena_init(&arena, NULL, 0, NULL);
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        assert_string_equal(ib_bag_encode(&arena, row[i].plain), row[i].coded);
        assert_string_equal(ib_bag_decode(&arena, ib_str_of(row[i].coded)),
                            row[i].plain);
    }
    assert_string_equal(ib_bag_decode(&arena, ib_str_of("a%2")), "a%2");
    assert_string_equal(ib_bag_decode(&arena, ib_str_of("a%0a%zz")), "a\n%zz");
    ib_arena_free(&arena);
}

static void outside(void **state)
{
    static const char *const bad[] = {
        "/data/a", "data/../a", "data/..",        "a", "data//a", "data/./a",
        "",        "../data/a", "data/a/../../b",
    };

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (ib_bag_is_inside(bad[i], "data/"))
            fail_msg("taken for a path of the payload: %s", bad[i]);
    assert_true(ib_bag_is_inside("data/a", "data/"));
    assert_true(ib_bag_is_inside("bag-info.txt", ""));
    assert_false(ib_bag_is_inside("../x", ""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths),
        cmocka_unit_test(codes),
        cmocka_unit_test(outside),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
