/* test_plain.c - bytes to the canonical text, and files that are no text. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/scan.h"
#include "base/str.h"
#include "bytes/plain.h"

#define BYTES(literal) literal, sizeof(literal) - 1

#define RUSSIAN                                                               \
    "\xCD\xE0 \xE1\xE5\xF0\xE5\xE3\xF3 \xEF\xF3\xF1\xF2\xFB\xED\xED\xFB\xF5 " \
    "\xE2\xEE\xEB\xED \xF1\xF2\xEE\xFF\xEB \xEE\xED, \xE4\xF3\xEC "           \
    "\xE2\xE5\xEB\xE8\xEA\xE8\xF5 \xEF\xEE\xEB\xED, \xE8 "                    \
    "\xE2\xE4\xE0\xEB\xFC "                                                   \
    "\xE3\xEB\xFF\xE4\xE5\xEB. \xCF\xF0\xE5\xE4 \xED\xE8\xEC "                \
    "\xF8\xE8\xF0\xEE\xEA\xEE \xF0\xE5\xEA\xE0 \xED\xE5\xF1\xEB\xE0\xF1\xFC."

static const struct {
    const char *bytes;
    size_t len;
    const char *text; /* what it must begin with; NULL: refused */
    const char *encoding;
    uint32_t skip;
    uint32_t remarks;
    const char *word; /* in the remark or the refusal */
} table[] = {
    {BYTES(""), "", "UTF-8", 0, 0, ""},
    {BYTES("caf\xC3\xA9"), "caf\xC3\xA9", "UTF-8", 0, 0, ""},
    {BYTES("\xEF\xBB\xBF"
           "a"),
     "\xEF\xBB\xBF"
     "a",
     "UTF-8", 3, 0, ""},
    {BYTES("a\0b, and so on"), "a", "UTF-8", 0, 1, "1 zero byte"},
    {BYTES("a\0b\0"), "ab", "UTF-16LE", 0, 1, "zero bytes tell"},
    /* the same, the last byte cut off */
    {BYTES("a\0b\0c"), "ab\xEF\xBF\xBD", "UTF-16LE", 0, 1, "zero bytes tell"},
    {BYTES("\xFF\xFE"
           "a\0b\0"),
     "\xEF\xBB\xBF"
     "ab",
     "UTF-16LE", 3, 1, "byte order mark"},
    {BYTES("\xFE\xFF\0a\xD8\x3D\xDE\0"),
     "\xEF\xBB\xBF"
     "a\xF0\x9F\x98\x80",
     "UTF-16BE", 3, 1, "byte order mark"},
    {BYTES("\xC3\xA9\xC3\xA9\xC3\xA9 and \xE9 too"),
     "\xC3\xA9\xC3\xA9\xC3\xA9 and \xEF\xBF\xBD too", "UTF-8", 0, 1,
     "1 byte is not"},
    {BYTES("\xC3\xA9t\xC3\xA9 \xE2\x80"), "\xC3\xA9t\xC3\xA9 \xEF\xBF\xBD",
     "UTF-8", 0, 1, "2 bytes are not"},
    {BYTES(RUSSIAN), "\xD0\x9D\xD0\xB0 \xD0\xB1", "WINDOWS-1251", 0, 1,
     "guess"},
    {BYTES("a caf\xE9 and a na\xEFve fa\xE7"
           "ade"),
     "a caf\xC3\xA9 and", "windows-1252", 0, 1, "guess"},
    {BYTES("<!DOCTYPE html><p>one"), "<!DOC", "UTF-8", 0, 1, "HTML"},
    {BYTES("%PDF-1.7\n1 0 obj"), NULL, "", 0, 0, "PDF"},
    {BYTES("It speaks of %PDF- files"), "It speaks", "UTF-8", 0, 0, ""},
    {BYTES("PK\3\4....word/document.xml"), NULL, "", 0, 0, ".docx"},
    {BYTES("PK\3\4....[Content_Types].xml xl/"), NULL, "", 0, 0,
     "Office file;"},
    {BYTES("PK\5\6\0\0\0\0"), NULL, "", 0, 0, "without files"},
    {BYTES("PK\3\4mimetypeapplication/epub+zip"), NULL, "", 0, 0, "EPUB"},
    {BYTES("PK\3\4mimetypeapplication/vnd.oasis.opendocument.text"), NULL, "",
     0, 0, "OpenDocument"},
    {BYTES("PK\3\4other"), NULL, "", 0, 0, "ZIP"},
    {BYTES("{\\rtf1 a}"), NULL, "", 0, 0, "RTF"},
    {BYTES("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), NULL, "", 0, 0, ".doc"},
    {BYTES("\x89PNG\r\n"), NULL, "", 0, 0, "PNG"},
    {BYTES("\x1F\x8B\x08"), NULL, "", 0, 0, "gzip"},
    {BYTES("\1\2\3\4 \5\6\7\0\0\1\2\3"), NULL, "", 0, 0, "not a text"},
};

static void test_table(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        ibid_err err = {0};
        ib_arena arena;
        ib_list remarks;
        ib_text text;
        ibid_status st;
        const char *what = "";

        ib_arena_init(&arena, NULL, 0, NULL);
        remarks = ib_list_of(&arena, ibid_remark);
        st = ib_plain_read(&text, &arena, &remarks, table[i].bytes,
                           table[i].len, IBID_TEXT_MAX, &err);
        if (st != (table[i].text ? IBID_OK : IBID_EUNSUPPORTED))
            print_message("case %zu: %s\n", i, err.what);
        assert_int_equal(st, table[i].text ? IBID_OK : IBID_EUNSUPPORTED);
        if (st) {
            what = err.what;
        } else {
            if (!ib_str_has_at(text.str, 0, ib_str_of(table[i].text)) ||
                strcmp(text.encoding, table[i].encoding) != 0)
                print_message("case %zu: %s %.*s\n", i, text.encoding,
                              (int)text.str.len, text.str.at);
            assert_true(ib_str_has_at(text.str, 0, ib_str_of(table[i].text)));
            assert_string_equal(text.encoding, table[i].encoding);
            assert_int_equal(text.skip, table[i].skip);
            assert_int_equal(remarks.count, table[i].remarks);
            assert_int_equal(ib_utf8_valid(text.str, 0), text.str.len);
            if (remarks.count)
                what = ib_list_at(&remarks, ibid_remark, 0)->what;
        }
        if (!strstr(what, table[i].word))
            print_message("case %zu: %s\n", i, what);
        assert_non_null(strstr(what, table[i].word));
        ib_arena_free(&arena);
    }
}

static void test_limit(void **state)
{
    static const struct {
        const char *bytes;
        size_t len;
        uint32_t max;
        ibid_status status;
    } limits[] = {
        {BYTES("four"), 4, IBID_OK},
        {BYTES("four"), 3, IBID_ELIMIT},
        {BYTES("\xFF\xFE"
               "a\0b\0"),
         5, IBID_OK},
        {BYTES("\xFF\xFE"
               "a\0b\0"),
         4, IBID_ELIMIT},
        {BYTES("\xC3\xA9\xC3\xA9\xC3\xA9\xFF"), 9, IBID_OK},
        {BYTES("\xC3\xA9\xC3\xA9\xC3\xA9\xFF"), 8, IBID_ELIMIT},
    };

    (void)state;
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        ib_arena arena;
        ib_list remarks;
        ib_text text;

        ib_arena_init(&arena, NULL, 0, NULL);
        remarks = ib_list_of(&arena, ibid_remark);
        assert_int_equal(ib_plain_read(&text, &arena, &remarks, limits[i].bytes,
                                       limits[i].len, limits[i].max, NULL),
                         limits[i].status);
        ib_arena_free(&arena);
    }
}

static void test_markdown(void **state)
{
    static const struct {
        const char *text;
        bool is;
    } marks[] = {
        {"One[^1].\n\n[^1]: The note.\n", true},
        {"One[^1] and [^2]: both.\n", false},
        {"# One\n\n## Two\n", true},
        {"#25097\n# one\n", false},
        {"One\n\n# two\ntext\n# three\n", true},
        {"", false},
        {"[^", false},
        {"[^a]", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        ib_arena arena;
        ib_list remarks;
        ib_text text;

        ib_arena_init(&arena, NULL, 0, NULL);
        remarks = ib_list_of(&arena, ibid_remark);
        assert_int_equal(ib_plain_read(&text, &arena, &remarks, marks[i].text,
                                       strlen(marks[i].text), IBID_TEXT_MAX,
                                       NULL),
                         IBID_OK);
        assert_string_equal(text.format,
                            marks[i].is ? "text/markdown" : "text/plain");
        ib_arena_free(&arena);
    }
}

/* Any bytes, cut anywhere, give valid UTF-8 or a refusal. */
static void test_any(void **state)
{
    static const char some[] = "a \xC3\xA9\xE2\x80\n\xFF";
    uint32_t seed = 1;
    char bytes[64];

    (void)state;
    for (int round = 0; round < 4000; round++) {
        size_t len = 0;
        ib_arena arena;
        ib_list remarks;
        ib_text text;

        for (; len < (size_t)round % sizeof bytes; len++) {
            seed = seed * 1664525 + 1013904223;
            bytes[len] = round % 3 ? (char)(seed >> 24) : some[seed >> 29];
        }
        ib_arena_init(&arena, NULL, 0, NULL);
        remarks = ib_list_of(&arena, ibid_remark);
        if (ib_plain_read(&text, &arena, &remarks, bytes, len, IBID_TEXT_MAX,
                          NULL) == IBID_OK)
            assert_int_equal(ib_utf8_valid(text.str, 0), text.str.len);
        ib_arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_limit),
        cmocka_unit_test(test_markdown),
        cmocka_unit_test(test_any),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
