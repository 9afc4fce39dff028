/* test_large.c - texts that are very long, and the bounds on memory. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include <cmocka.h>

#include "tests/counter.h"
#include "tests/hostile/growth.h"
#include "tests/sample.h"

enum { MEGABYTE = 1000 * 1000 };

/* `len` bytes of `unit`, over and over. */
static char *fill(const char *unit, size_t len)
{
    size_t size = strlen(unit);
    char *text = malloc(len);

    assert_non_null(text);
    for (size_t at = 0; at < len; at += size)
        memcpy(text + at, unit, size < len - at ? size : len - at);
    return text;
}

static void expect_linear(const char *name, const char *unit, size_t len)
{
    bool is_linear;
    char *text;

    text = fill(unit, len);
    is_linear = growth_is_linear(name, text, len);
    free(text);
    assert_true(is_linear);
}

static void test_one_line(void **state)
{
    (void)state;
    expect_linear("one line of 100 MB",
                  "the pilots came down to the mole in the evening, and the "
                  "clerk, who had waited there since noon, wrote down what "
                  "each of them had to say of the light and of the gale; he "
                  "said \xE2\x80\x9Cno boat is lost\xE2\x80\x9D, which is "
                  "printed in A/61/1, and put the book away, since nobody "
                  "asked for it again that year; ",
                  (size_t)100 * MEGABYTE / GROWTH_SCALE);
}

static void test_line_feeds(void **state)
{
    (void)state;
    expect_linear("ten million line feeds", "\n", 10 * MEGABYTE / GROWTH_SCALE);
}

/* Never so few that clean text is read another way than damaged: the least
 * part holds some fifty letters. */
static void test_many_letters(void **state)
{
    const size_t len = (size_t)8 * MEGABYTE;

    (void)state;
    expect_linear("the letter, again and again", sample_clean, len);
    expect_linear("the damaged letter", sample_damaged, len);
}

static void expect_refusal(const ibid_options *options, const void *bytes,
                           size_t len)
{
    ibid_err err = {0};
    ibid_doc *doc;

    assert_int_equal(ibid_doc_open(&doc, bytes, len, options, &err),
                     IBID_ELIMIT);
    assert_null(doc);
    assert_int_equal(err.status, IBID_ELIMIT);
    assert_true(err.what && strlen(err.what) > 10);
}

/* A file that is too long is refused by its first bytes, which tell what it
 * is: the others may not even be read. */
static void test_longer_than_the_longest(void **state)
{
    const size_t len = (size_t)IBID_TEXT_MAX + 1, head = 1 << 16;
    char *bytes = mmap(NULL, len, PROT_NONE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

    (void)state;
    if (bytes == MAP_FAILED || mprotect(bytes, head, PROT_READ | PROT_WRITE))
        skip();
    memset(bytes, 'x', head);
    expect_refusal(NULL, bytes, len);
    expect_refusal(NULL, bytes, SIZE_MAX / 2);
    munmap(bytes, len);
}

/* Under a bound, whatever it is, a text is read or refused, and never more is
 * held than allowed. */
static void test_memory_bound(void **state)
{
    const size_t len = (size_t)8 * MEGABYTE / GROWTH_SCALE;
    char *text = fill(sample_clean, len);
    size_t read = 0, refused = 0;

    (void)state;
    for (size_t max = len / 4; max < len * 256; max *= 2) {
        counter count = {0};
        ibid_alloc alloc = counter_alloc(&count);
        ibid_options options = {.alloc = &alloc, .memory_max = max};
        ibid_err err = {0};
        ibid_doc *doc;
        ibid_status st = ibid_doc_open(&doc, text, len, &options, &err);

        assert_true(count.peak <= max);
        assert_true(st == IBID_OK || st == IBID_ELIMIT);
        assert_int_equal(st == IBID_OK, doc != NULL);
        assert_true(st == IBID_OK || (err.what && strlen(err.what) > 10));
        read += st == IBID_OK;
        refused += st != IBID_OK;
        ibid_doc_close(doc);
        assert_int_equal(count.held, 0);
        if (st == IBID_OK)
            break;
    }
    assert_int_equal(read, 1);
    assert_true(refused > 0);
    free(text);
}

static void test_text_bound(void **state)
{
    ibid_options options = IBID_OPTIONS_INIT;
    const size_t len = sizeof sample_clean - 1;
    ibid_doc *doc;

    (void)state;
    options.text_max = len - 1;
    expect_refusal(&options, sample_clean, len);
    options.text_max = len;
    assert_int_equal(ibid_doc_open(&doc, sample_clean, len, &options, NULL),
                     IBID_OK);
    ibid_doc_close(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_line),
        cmocka_unit_test(test_line_feeds),
        cmocka_unit_test(test_many_letters),
        cmocka_unit_test(test_longer_than_the_longest),
        cmocka_unit_test(test_memory_bound),
        cmocka_unit_test(test_text_bound),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
