/* test_bytes.c - any bytes at all: cut off, no UTF-8, NULs, other encodings.
 * A document, or a refusal with a clear line; every promise kept. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/counter.h"
#include "tests/hostile/growth.h"
#include "tests/promise.h"
#include "tests/sample.h"

/* Reads bytes that may be refused, with words; from a block of their exact
 * size, so that ASan sees any byte read beyond. */
static void expect_answer(const char *bytes, size_t len)
{
    counter count = {0};
    ibid_alloc alloc = counter_alloc(&count);
    ibid_options options = IBID_OPTIONS_INIT;
    char *exact = malloc(len ? len : 1);
    ibid_err err = {0};
    ibid_doc *doc;
    ibid_status st;
    size_t at = 0;

    assert_non_null(exact);
    memcpy(exact, bytes, len);
    options.alloc = &alloc;
    st = ibid_doc_open(&doc, exact, len, &options, &err);
    free(exact); /* borrowed for the call only */
    if (st) {
        assert_null(doc);
        assert_true(st == IBID_EUNSUPPORTED || st == IBID_ELIMIT);
        assert_true(err.what && strlen(err.what) > 10);
    } else {
        const char *broken = promise_doc_broken(doc, &at);

        if (broken)
            fail_msg("%zu bytes: %s (at %zu)", len, broken, at);
        ibid_doc_close(doc);
    }
    assert_int_equal(count.held, 0);
}

static void cut_everywhere(const char *text, size_t len)
{
    for (size_t cut = 0; cut <= len; cut++)
        expect_answer(text, cut);
    for (size_t cut = 1; cut <= len; cut += GROWTH_SCALE > 1 ? 7 : 1)
        expect_answer(text + cut, len - cut);
}

static void test_every_truncation(void **state)
{
    (void)state;
    cut_everywhere(sample_clean, sizeof sample_clean - 1);
    cut_everywhere(sample_damaged, sizeof sample_damaged - 1);
}

/* The same bytes always give the same document. */
static void test_same_twice(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        const char *text = i ? sample_damaged : sample_clean;
        ibid_doc *a, *b;
        ibid_notes notes[2];

        assert_int_equal(ibid_doc_open(&a, text, strlen(text), NULL, NULL), 0);
        assert_int_equal(ibid_doc_open(&b, text, strlen(text), NULL, NULL), 0);
        notes[0] = ibid_doc_notes(a);
        notes[1] = ibid_doc_notes(b);
        assert_int_equal(notes[0].count, notes[1].count);
        assert_int_equal(ibid_doc_marks(a).count, ibid_doc_marks(b).count);
        assert_int_equal(ibid_doc_citations(a).count,
                         ibid_doc_citations(b).count);
        assert_int_equal(ibid_doc_quotations(a).count,
                         ibid_doc_quotations(b).count);
        ibid_doc_close(a);
        ibid_doc_close(b);
    }
}

/* Every byte value in place of a byte of the sample, at places a prime
 * distance apart. */
static void test_every_byte_value(void **state)
{
    char text[sizeof sample_damaged];

    (void)state;
    for (unsigned value = 0; value < 256; value++) {
        for (size_t at = value % 97; at < sizeof text - 1; at += 331) {
            memcpy(text, sample_damaged, sizeof text);
            text[at] = (char)value;
            expect_answer(text, sizeof text - 1);
        }
    }
}

#define ODD(bytes)                 \
    {                              \
        (bytes), sizeof(bytes) - 1 \
    }
static const ibid_str odd[] = {
    ODD(""),
    ODD("\0"),
    ODD("\xEF\xBB\xBF"),
    ODD("\xEF\xBB\xBF\xEF\xBB\xBF"),
    ODD("\xEF\xBB"),
    ODD("\xFF\xFE"),
    ODD("\xFE\xFF"),
    ODD("\xFF\xFE"
        "a"), /* UTF-16, half a unit */
    ODD("\xFF\xFE"
        "a\0b\0"), /* UTF-16 LE */
    ODD("\xFE\xFF"
        "\0a\0b"),                   /* UTF-16 BE */
    ODD("\xFF\xFE\0\0a\0\0\0"),      /* UTF-32 LE */
    ODD("\0\0\xFE\xFF\0\0\0a"),      /* UTF-32 BE */
    ODD("\xFF\xFE\x00\xD8"),         /* UTF-16, a surrogate alone */
    ODD("\xFF\xFE\x00\xDC\x00\xD8"), /* UTF-16, surrogates turned round */
    ODD("a\0b\0c\0d\0e\0f\0g\0h\0"), /* UTF-16 without its mark */
    ODD("\0a\0b\0c\0d\0e\0f\0g\0h"),
    ODD("\xC0\x80"),
    ODD("\xED\xA0\x80\xED\xB0\x80"), /* surrogates as UTF-8 */
    ODD("\xF4\x90\x80\x80"),
    ODD("\xF0\x9F\x98"),
    ODD("word \x93quoted\x94 word\x85"),               /* windows-1252 */
    ODD("\xD1\xEB\xEE\xE2\xEE \xE8 \xE4\xE5\xEB\xEE"), /* windows-1251 */
    ODD("\x1B$B$3$s\x1B(B"),                           /* ISO-2022-JP */
    ODD("\x80\x81\x8D\x8F\x90\x9D\x00\xFF"),
    ODD("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"),
    ODD("PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0"),
    ODD("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"),
    ODD("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
    ODD("{\\rtf1\\ansi hello}"),
    ODD("<!DOCTYPE html><html><p>hello</p></html>"),
    ODD("\n"),
    ODD("\f"),
    ODD("\r"),
    ODD("\r\n\r"),
    ODD("\f\f"),
    ODD("\f1\f1\f"),
    ODD("1"),
    ODD("\""),
    ODD("\xE2\x80\x9C"),
    ODD("*"),
    ODD("[^1]"),
    ODD("[^1]:"),
    ODD("[^1]: "),
    ODD("1\n1\n1"),
    ODD("a1\n1 b"),
    ODD("Ibid."),
    ODD("A/1/1"),
    ODD("v."),
    ODD("\xC2\xAB\xC2\xBB"),
    ODD("\"\"\"\"\"\""),
};
#undef ODD

static void test_odd_files(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
        expect_answer(odd[i].at, odd[i].len);
}

/* Numbers without a clock: the same on every run and machine. */
static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void test_random_bytes(void **state)
{
    static const char *const piece[] = {
        "\"",
        "\xE2\x80\x9C",
        "\xE2\x80\x9D",
        "'",
        "1",
        "12",
        "*",
        " ",
        "\n",
        "\n\n",
        "\f",
        "[",
        "]",
        "(",
        ")",
        ".",
        ",",
        ":",
        ";",
        "v.",
        "Id.",
        "See",
        "A/61/1",
        "Add.1",
        "p. 5",
        "/",
        "[^1]",
        "1998",
        "word",
        "Word",
        "\xC2\xB9",
        "\xC2\xAE",
        "...",
        "-",
        "____",
        "\xC3\xA9",
        "\xFF",
        "\t",
        "    ",
        "WORDS",
        "!",
    };
    char text[4096];
    uint32_t seed = 7;

    (void)state;
    for (int i = 0; i < 400 / (GROWTH_SCALE > 1 ? 4 : 1); i++) {
        size_t len = next_random(&seed) % sizeof text;

        for (size_t at = 0; at < len; at++)
            text[at] = (char)next_random(&seed);
        expect_answer(text, len);
    }
    for (int i = 0; i < 2000 / (GROWTH_SCALE > 1 ? 4 : 1); i++) {
        size_t len = 0, want = next_random(&seed) % 2000;

        while (len < want) {
            const char *unit =
                piece[next_random(&seed) % (sizeof piece / sizeof *piece)];

            memcpy(text + len, unit, strlen(unit));
            len += strlen(unit);
        }
        expect_answer(text, len);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_truncation),
        cmocka_unit_test(test_same_twice),
        cmocka_unit_test(test_every_byte_value),
        cmocka_unit_test(test_odd_files),
        cmocka_unit_test(test_random_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
