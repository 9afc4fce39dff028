/* test_object.c - JSON objects: text -> members "a" and "b", or the fault. */

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/object.h"

/* Reads a copy of the exact size, so that a step too far is seen. */
static void read(char *out, size_t room, const char *text, size_t len)
{
    ib_member member[] = {{.name = "a"}, {.name = "b", .as_is = true}};
    char *copy = malloc(len ? len : 1);
    const char *wrong;
    uint32_t at;

    memcpy(copy, text, len);
    wrong = ib_object_read(&at, member, 2, copy, (uint32_t)len);
    out[0] = '\0';
    if (wrong)
        snprintf(out, room, "%u: %s", at, wrong);
    for (int i = 0; i < 2 && !wrong; i++) {
        const size_t had = strlen(out);
        const ibid_str value = member[i].value;

        if (member[i].is_there)
            snprintf(out + had, room - had, "%s%s=%.*s", had ? " " : "",
                     member[i].is_string ? "s" : "", (int)value.len, value.at);
    }
    free(copy);
}

static void test_objects(void **state)
{
    static const struct {
        const char *text, *want;
    } rows[] = {
        {"{}", ""},
        {" { \"a\" : \"x\" , \"b\" : 1 }\r\n", "s=x =1"},
        {"{\"b\":\"x\\n\",\"a\":[]}", "=[] s=\"x\\n\""},
        {"{\"b\":{\"c\":[1,-0.5e+3,{}],\"d\":null}}",
         "={\"c\":[1,-0.5e+3,{}],\"d\":null}"},
        {"{\"\\u0061\":\"\\u00e9\\ud83d\\ude00\\\"\\/\\t.\"}",
         "s=\xC3\xA9\xF0\x9F\x98\x80\"/\t."},
        {"{\"a\":true,\"c\":false}", "=true"},
        {"", "0: an object should begin here, with {"},
        {"[1]", "0: an object should begin here, with {"},
        {"{\"a\":1}x", "7: the object has ended already"},
        {"{\"a\":1,}", "7: a string should begin here"},
        {"{\"a\" 1}", "5: a colon should stand here"},
        {"{\"a\":01}", "6: a comma, or the end of the object, should stand "
                       "here"},
        {"{\"a\":1.}", "7: a digit should stand here"},
        {"{\"a\":nul}", "5: a value should stand here"},
        {"{\"a\":[1 2]}",
         "8: a comma, or the end of what is open, should stand here"},
        {"{\"a\":[1}", "7: a comma, or the end of what is open, should stand "
                       "here"},
        {"{\"a\":{1:2}}", "6: a string should begin here"},
        {"{\"a\":\"x", "7: the string does not end"},
        {"{\"a\":\"\\x\"}", "6: an escape that stands for no character"},
        {"{\"a\":\"\\ud800.\"}", "6: an escape that stands for no character"},
        {"{\"a\":\"\\udc00\"}", "6: an escape that stands for no character"},
        {"{\"a\":\"\\u12", "6: an escape that stands for no character"},
        {"{\"a\":\"\\", "6: an escape that stands for no character"},
        {"{\"a\":\"\t\"}",
         "6: a control character, which a string may not hold"},
        {"{\"a\":1,\"a\":2}", "7: a member that is there already"},
        {"{\"c\":\"\xFF\"}", "6: no UTF-8"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char out[256];

        read(out, sizeof out, rows[i].text, strlen(rows[i].text));
        assert_string_equal(out, rows[i].want);
        /* and every beginning of it: a fault, never a step too far */
        for (size_t len = 0; len < strlen(rows[i].text); len++)
            read(out, sizeof out, rows[i].text, len);
    }
}

static void test_nul(void **state)
{
    static const char raw[] = "{\"a\":\"x\0\"}";
    ib_member a = {.name = "a"};
    char text[] = "{\"a\":\"x\\u0000y\"}", out[64];
    uint32_t at;

    (void)state;
    read(out, sizeof out, raw, sizeof raw - 1);
    assert_string_equal(out, "7: a NUL byte");
    assert_null(ib_object_read(&at, &a, 1, text, sizeof text - 1));
    assert_int_equal(a.value.len, 3);
    assert_memory_equal(a.value.at, "x\0y", 3);
}

static void test_depth(void **state)
{
    char text[2 * IB_OBJECT_DEPTH_MAX + 16], out[64];

    (void)state;
    for (size_t depth = IB_OBJECT_DEPTH_MAX; depth < IB_OBJECT_DEPTH_MAX + 2;
         depth++) {
        memcpy(text, "{\"c\":", 5);
        memset(text + 5, '[', depth);
        memset(text + 5 + depth, ']', depth);
        text[5 + 2 * depth] = '}';
        read(out, sizeof out, text, 6 + 2 * depth);
        assert_string_equal(out, depth == IB_OBJECT_DEPTH_MAX
                                     ? ""
                                     : "517: too many values inside each "
                                       "other");
    }
}

/* Any value: what is wrong, or the items of it, where it is an array. */
static void test_values(void **state)
{
    static const struct {
        const char *text, *want;
    } rows[] = {
        {"[]", ""},
        {" [ 1 ,\"a,]\", [2,[3]] ,{\"b\":[4,5]}, null ] \n",
         "1;\"a,]\";[2,[3]];{\"b\":[4,5]};null;"},
        {"{}", ""},
        {"\"x\"", ""},
        {"-0.5", ""},
        {"", "0: a value should stand here"},
        {"[1,]", "3: a value should stand here"},
        {"[1", "2: a comma, or the end of what is open, should stand here"},
        {"[1]]", "3: the value has ended already"},
        {"1 2", "2: the value has ended already"},
        {"[\"\xFF\"]", "2: no UTF-8"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const ibid_str text = {rows[i].text, (uint32_t)strlen(rows[i].text)};
        char out[256] = "";
        ibid_str item;
        uint32_t at;
        const char *wrong = ib_value_check(&at, text);

        if (wrong)
            snprintf(out, sizeof out, "%u: %s", at, wrong);
        for (at = 0; !wrong && ib_array_next(&item, &at, text);) {
            const size_t len = strlen(out);

            snprintf(out + len, sizeof out - len, "%.*s;", (int)item.len,
                     item.at);
        }
        assert_string_equal(out, rows[i].want);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_objects), cmocka_unit_test(test_nul),
        cmocka_unit_test(test_values), cmocka_unit_test(test_depth)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
