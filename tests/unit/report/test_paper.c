/* test_paper.c - wrapping, width, ink, and what never reaches the screen. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "report/paper.h"

typedef struct kept {
    char bytes[4096];
    size_t len;
} kept;

static int write_page(void *state, const char *bytes, size_t len)
{
    kept *page = state;

    assert_true(page->len + len < sizeof page->bytes);
    memcpy(page->bytes + page->len, bytes, len);
    page->len += len;
    page->bytes[page->len] = '\0';
    return 0;
}

/* Two words, a label with a column, and wrapping at 40. */
static void wraps(void **state)
{
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"", "\n"},
        {"a", "\na"},
        {"  a \n b\t\tc ", "\na b c"},
        /* 40 columns are full, and one more breaks */
        {"1234567890123456789012345678901234 67890",
         "\n1234567890123456789012345678901234 67890"},
        {"1234567890123456789012345678901234 678901",
         "\n1234567890123456789012345678901234\n  678901"},
        /* a word longer than a line is cut */
        {"x 12345678901234567890123456789012345678901234",
         "\nx 12345678901234567890123456789012345678\n  901234"},
        /* U+0301 stands on its letter: 40 columns still */
        {"e\xCC\x81"
         "23456789012345678901234567890123456789",
         "\ne\xCC\x81"
         "23456789012345678901234567890123456789"},
        /* no-break space */
        {"12345678901234567890123456789012 3\xC2\xA0"
         "567890",
         "\n12345678901234567890123456789012\n  3 567890"},
    };
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        kept page = {{0}, 0};
        const ibid_sink sink = {write_page, &page};
        ib_paper paper;
        char expected[256];

        ib_paper_start(&paper, &sink, 40, false);
        ib_paper_line(&paper, 0, 0);
        ib_paper_line(&paper, 0, 2);
        ib_paper_say(&paper, cases[i].text);
        assert_int_equal(ib_paper_finish(&paper), IBID_OK);
        strcpy(expected, cases[i].expected);
        if (cases[i].text[0])
            strcat(expected, "\n");
        else
            strcpy(expected, "\n\n");
        assert_string_equal(page.bytes, expected);
    }
}

/* Wide characters take two columns, and a line may be broken between them. */
static void counts_wide(void **state)
{
    kept page = {{0}, 0};
    const ibid_sink sink = {write_page, &page};
    ib_paper paper;
    (void)state;

    ib_paper_start(&paper, &sink, 40, false);
    ib_paper_line(&paper, 0, 0);
    for (int i = 0; i < 21; i++)
        ib_paper_say(&paper, "\xE6\xB8\xAF"); /* U+6E2F, harbour */
    assert_int_equal(ib_paper_finish(&paper), IBID_OK);
    assert_int_equal(page.len, 21 * 3 + 2);
    assert_int_equal(page.bytes[60], '\n');
}

/* A document cannot move the cursor, change colours or turn the writing. */
static void stops_controls(void **state)
{
    static const char *const cases[] = {
        "a\033[2Jb", /* escape: clear the screen */
        "a\bb",      /* backspace */
        "a\x7f"
        "b", /* delete */
        "a\xC2\x9B"
        "2Jb", /* U+009B: control sequence introducer */
        "a\xE2\x80\xAE"
        "b", /* U+202E: right-to-left override */
        "a\xE2\x81\xA6"
        "b", /* U+2066: isolate */
    };
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        kept page = {{0}, 0};
        const ibid_sink sink = {write_page, &page};
        ib_paper paper;

        ib_paper_start(&paper, &sink, 0, true);
        ib_paper_say(&paper, cases[i]);
        assert_int_equal(ib_paper_finish(&paper), IBID_OK);
        assert_memory_equal(page.bytes, "a\xEF\xBF\xBD", 4);
        assert_null(strchr(page.bytes, '\033'));
    }
}

/* Ink ends with its line, also where the line was wrapped within it. */
static void closes_ink(void **state)
{
    kept page = {{0}, 0};
    const ibid_sink sink = {write_page, &page};
    ib_paper paper;
    (void)state;

    ib_paper_start(&paper, &sink, 40, true);
    ib_paper_line(&paper, 0, 0);
    ib_paper_ink(&paper, IB_INK_BOLD);
    ib_paper_say(&paper, "bold");
    ib_paper_line(&paper, 0, 0);
    ib_paper_ink(&paper, IB_INK_PLAIN);
    ib_paper_say(&paper, "plain");
    assert_int_equal(ib_paper_finish(&paper), IBID_OK);
    assert_string_equal(page.bytes, "\033[0;1mbold\033[0m\nplain\n");
}

static int refuse(void *state, const char *bytes, size_t len)
{
    (void)state;
    (void)bytes;
    (void)len;
    return 1;
}

static void tells_a_stopped_sink(void **state)
{
    const ibid_sink sink = {refuse, NULL};
    ib_paper paper;
    (void)state;

    ib_paper_start(&paper, &sink, 0, false);
    ib_paper_say(&paper, "a b c");
    assert_int_equal(ib_paper_finish(&paper), IBID_EIO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wraps),
        cmocka_unit_test(counts_wide),
        cmocka_unit_test(stops_controls),
        cmocka_unit_test(closes_ink),
        cmocka_unit_test(tells_a_stopped_sink),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
