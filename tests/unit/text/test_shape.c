/* test_shape.c - what short lines look like. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "text/shape.h"

static const struct {
    const char *line;
    ib_shape_kind kind;
    const char *label;
} table[] = {
    {"", IB_SHAPE_NONE, ""},
    {"The board met in the spring.", IB_SHAPE_NONE, ""},
    {"214", IB_SHAPE_BARE, "214"},
    {" xiv ", IB_SHAPE_BARE, "xiv"},
    {"12345", IB_SHAPE_LITTER, ""},
    {"[3]", IB_SHAPE_NUMBER, "3"},
    {"- 214 -", IB_SHAPE_NUMBER, "214"},
    {"\xE2\x80\x94 ii \xE2\x80\x94", IB_SHAPE_NUMBER, "ii"},
    {"Page 3", IB_SHAPE_NUMBER, "3"},
    {"p. 12", IB_SHAPE_NUMBER, "12"},
    {"3/9", IB_SHAPE_OF, "3"},
    {"Page 3 of 9", IB_SHAPE_OF, "3"},
    {"9/3", IB_SHAPE_LITTER, ""},
    {"Case 1:20-cv-00011-AB Document 4 Filed 01/02/20 Page 2 of 10",
     IB_SHAPE_DOCKET, "2"},
    {"_Filed 01/02/20_ Page 12 of 43", IB_SHAPE_DOCKET, "12"},
    {"20-01234", IB_SHAPE_JOB, ""},
    {"20-01234 (E) 010120", IB_SHAPE_JOB, ""},
    {"20-01234 2/9", IB_SHAPE_JOB, "2"},
    {"2/9 20-01234", IB_SHAPE_JOB, "2"},
    {"*2001234*", IB_SHAPE_JOB, ""},
    {"20-012345", IB_SHAPE_LITTER, ""},
    {"A/99/814", IB_SHAPE_SYMBOL, ""},
    {"$/2040/144", IB_SHAPE_SYMBOL, ""},
    {"E/CN.3/2040/L.7/Add.1", IB_SHAPE_SYMBOL, ""},
    {"A/99/814.", IB_SHAPE_NONE, ""},
    {"and/or/not 3", IB_SHAPE_NONE, ""},
    {"https://undocs.org/en/A/99/1", IB_SHAPE_URL, ""},
    {"see https://undocs.org/en/A/99/1", IB_SHAPE_NONE, ""},
    {"Please recycle Oy", IB_SHAPE_RECYCLE, ""},
    {"{0 A", IB_SHAPE_LITTER, ""},
    {"fy", IB_SHAPE_LONE, ""},
    {"~", IB_SHAPE_LONE, ""},
    {"(a)", IB_SHAPE_NONE, ""},
    {"II.", IB_SHAPE_NONE, ""},
    {"3 Id.", IB_SHAPE_NONE, ""},
    {"\xE2\x80\x9C"
     "C\xE2\x80\x9D),",
     IB_SHAPE_NONE, ""},
};

static void test_table(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        ibid_str text = ib_str_of(table[i].line);
        ib_line line = {.end = text.len};
        ib_shape shape = ib_shape_of(text, &line);
        ibid_str label = ib_str_in(text, shape.label);

        if (shape.kind != table[i].kind ||
            !ib_str_is(label, ib_str_of(table[i].label)))
            print_message("case %zu: \"%s\" is %d, label \"%.*s\"\n", i,
                          table[i].line, (int)shape.kind, (int)label.len,
                          label.at);
        assert_int_equal(shape.kind, table[i].kind);
        assert_true(ib_str_is(label, ib_str_of(table[i].label)));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
