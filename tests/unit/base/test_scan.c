/* test_scan.c - UTF-8 (RFC 3629), classes, blanks, numbers. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/scan.h"
#include "base/str.h"

static const struct {
    const char *bytes;
    uint32_t size;
    uint32_t cp;  /* U+FFFD where `ok` is false */
    uint32_t len; /* bytes stepped over */
    bool ok;
} decodings[] = {
    {"\0", 1, 0, 1, true},
    {"A", 1, 'A', 1, true},
    {"\x7F", 1, 0x7F, 1, true},
    {"\xC2\x80", 2, 0x80, 2, true},
    {"\xDF\xBF", 2, 0x7FF, 2, true},
    {"\xE0\xA0\x80", 3, 0x800, 3, true},
    {"\xED\x9F\xBF", 3, 0xD7FF, 3, true},
    {"\xEE\x80\x80", 3, 0xE000, 3, true},
    {"\xEF\xBF\xBD", 3, 0xFFFD, 3, true}, /* the sign itself */
    {"\xEF\xBF\xBF", 3, 0xFFFF, 3, true},
    {"\xF0\x90\x80\x80", 4, 0x10000, 4, true},
    {"\xF4\x8F\xBF\xBF", 4, 0x10FFFF, 4, true},
    {"\xC0\x80", 2, 0xFFFD, 1, false},         /* overlong NUL */
    {"\xC1\xBF", 2, 0xFFFD, 1, false},         /* overlong */
    {"\xE0\x9F\xBF", 3, 0xFFFD, 1, false},     /* overlong */
    {"\xF0\x8F\xBF\xBF", 4, 0xFFFD, 1, false}, /* overlong */
    {"\xED\xA0\x80", 3, 0xFFFD, 1, false},     /* first surrogate */
    {"\xED\xBF\xBF", 3, 0xFFFD, 1, false},     /* last surrogate */
    {"\xF4\x90\x80\x80", 4, 0xFFFD, 1, false}, /* U+110000 */
    {"\xF5\x80\x80\x80", 4, 0xFFFD, 1, false},
    {"\xF8\x88\x80\x80\x80", 5, 0xFFFD, 1, false},
    {"\xFE", 1, 0xFFFD, 1, false},
    {"\xFF", 1, 0xFFFD, 1, false},
    {"\x80", 1, 0xFFFD, 1, false}, /* continuation alone */
    {"\xBF", 1, 0xFFFD, 1, false},
    {"\xC2", 1, 0xFFFD, 1, false}, /* cut off */
    {"\xE0\xA0", 2, 0xFFFD, 1, false},
    {"\xF0\x90\x80", 3, 0xFFFD, 1, false},
    {"\xC2\x41", 2, 0xFFFD, 1, false}, /* second byte is none */
    {"\xE2\x82\x41", 3, 0xFFFD, 1, false},
    {"\xE2\x41\x82", 3, 0xFFFD, 1, false},
    {"\xF0\x90\x80\xC0", 4, 0xFFFD, 1, false},
};

static void test_decode(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof decodings / sizeof *decodings; i++) {
        ibid_str text = {decodings[i].bytes, decodings[i].size};
        uint32_t cp = 1;

        assert_int_equal(ib_utf8_at(&cp, text, 0, text.len), decodings[i].len);
        assert_int_equal(cp, decodings[i].cp);
    }
}

/* The same places, alone, and after 0 to 40 letters, in every alignment. */
static void test_valid(void **state)
{
    char bytes[64];

    (void)state;
    for (size_t i = 0; i < sizeof decodings / sizeof *decodings; i++) {
        for (uint32_t before = 0; before <= 40; before++) {
            ibid_str text = {bytes, before + decodings[i].size + 8};
            uint32_t want = decodings[i].ok ? text.len : before;

            memset(bytes, 'x', sizeof bytes);
            memcpy(bytes + before, decodings[i].bytes, decodings[i].size);
            assert_int_equal(ib_utf8_valid(text, 0), want);
        }
    }
    assert_int_equal(ib_utf8_valid((ibid_str){NULL, 0}, 0), 0);
    assert_int_equal(ib_utf8_valid(IB_STR("\xC3\xA4\xC3"), 0), 2);
    assert_int_equal(ib_utf8_valid(IB_STR("\xFF"
                                          "abc"),
                                   1),
                     4);
}

static void test_every_code_point_there_and_back(void **state)
{
    (void)state;
    for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
        char bytes[5] = "....";
        uint32_t len, back;
        ibid_str text = {bytes, 0};

        if (cp >= 0xD800 && cp < 0xE000)
            continue;
        len = text.len = ib_utf8_put(bytes, cp);
        if (ib_utf8_at(&back, text, 0, len) != len || back != cp ||
            ib_utf8_back(text, 0, len) != 0)
            fail_msg("U+%04X", cp);
    }
}

static void test_cut_off_by_end(void **state)
{
    const ibid_str text = IB_STR("a\xE2\x80\x99s");
    uint32_t cp;

    (void)state;
    assert_int_equal(ib_utf8_at(&cp, text, 1, 4), 3);
    assert_int_equal(cp, 0x2019);
    assert_int_equal(ib_utf8_at(&cp, text, 1, 3), 1);
    assert_int_equal(cp, 0xFFFD);
    assert_int_equal(ib_utf8_back(text, 0, 4), 1);
    assert_int_equal(ib_utf8_back(text, 2, 4), 2); /* not before start */
    assert_int_equal(ib_utf8_back(IB_STR("\x80\x80\x80\x80\x80\x80"), 0, 6),
                     2); /* four bytes at most */
}

static void test_classes(void **state)
{
    (void)state;
    for (int c = 0; c < 256; c++) {
        bool digit = c >= '0' && c <= '9';
        bool upper = c >= 'A' && c <= 'Z';
        bool lower = c >= 'a' && c <= 'z';
        bool space = c == ' ' || (c >= 9 && c <= 13);
        bool visible = c > ' ' && c < 0x7F;
        uint8_t want = digit      ? IB_DIGIT
                       : upper    ? IB_UPPER
                       : lower    ? IB_LOWER
                       : space    ? IB_SPACE
                       : visible  ? IB_PUNCT
                       : c >= 128 ? IB_HIGH
                                  : 0;

        assert_int_equal(ib_class((char)c), want);
        assert_int_equal((unsigned char)ib_lower((char)c), upper ? c + 32 : c);
    }
}

static const struct {
    const char *bytes;
    uint32_t len; /* of the blank at its start, and at its end */
} blanks[] = {
    {"", 0},
    {" ", 1},
    {"\t", 1},
    {"\n", 1},
    {"\v", 1},
    {"\f", 1},
    {"\r", 1},
    {"x", 0},
    {"\xC2\xA0", 2},
    {"\xC2\x85", 2},
    {"\xE2\x80\x80", 3},
    {"\xE2\x80\x8B", 3},
    {"\xE2\x80\x8C", 0},
    {"\xE2\x80\xA8", 3},
    {"\xE2\x80\xA9", 3},
    {"\xE2\x80\xAF", 3},
    {"\xE2\x81\x9F", 3},
    {"\xE3\x80\x80", 3},
    {"\xEF\xBB\xBF", 3},
    {"\xE1\x9A\x80", 3},
    {"\xC2\xA1", 0},
    {"\xA0", 0},
    {"\x1F", 0},
    {"\xE2\x80", 0},
};

static void test_blanks(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
        ibid_str text = ib_str_of(blanks[i].bytes);

        assert_int_equal(ib_blank_at(text, 0, text.len), blanks[i].len);
        assert_int_equal(ib_blank_before(text, 0, text.len), blanks[i].len);
        assert_int_equal(ib_skip_blank(text, 0, text.len), blanks[i].len);
    }
    assert_int_equal(ib_skip_blank(IB_STR(" \t\xC2\xA0\nx "), 0, 7), 5);
    assert_int_equal(ib_skip_blank(IB_STR("   "), 1, 2), 2);
}

static const struct {
    const char *text;
    uint32_t len, value;
} numbers[] = {
    {"", 0, 0},           {"x", 0, 0},
    {"0", 1, 0},          {"007", 3, 7},
    {"12a", 2, 12},       {"999999999", 9, 999999999},
    {"1000000000", 0, 0}, {"99999999999999999999", 0, 0},
    {"-1", 0, 0},
};

static void test_numbers(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        ibid_str text = ib_str_of(numbers[i].text);
        uint32_t value, len = ib_number_at(&value, text, 0, text.len);

        assert_int_equal(len, numbers[i].len);
        if (len)
            assert_int_equal(value, numbers[i].value);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_decode),
        cmocka_unit_test(test_valid),
        cmocka_unit_test(test_every_code_point_there_and_back),
        cmocka_unit_test(test_cut_off_by_end),
        cmocka_unit_test(test_classes),
        cmocka_unit_test(test_blanks),
        cmocka_unit_test(test_numbers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
