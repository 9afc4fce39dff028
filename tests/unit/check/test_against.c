/* test_against.c - one quotation against a shelf: the verdict, the source, and
 * the words there; then the sources of the other places. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "ibid/check.h"

enum { SOURCES = 3 };

typedef struct books {
    ibid_source source[SOURCES];
    size_t count;
    size_t steps; /* after which the progress stops */
} books;

static size_t count(void *state)
{
    return ((books *)state)->count;
}

static const ibid_source *give(void *state, size_t i)
{
    return &((books *)state)->source[i];
}

static bool step(void *state, size_t done, size_t total)
{
    const books *b = state;

    assert_int_equal(total, b->count);
    return done < b->steps;
}

/* NULL: unread.  A text that begins with "~" was read in part. */
static void open_books(books *b, const char *const *text, size_t n)
{
    *b = (books){.count = n, .steps = SIZE_MAX};
    for (size_t i = 0; i < n; i++) {
        ibid_source *s = &b->source[i];
        const bool partly = text[i] && text[i][0] == '~';

        *s = (ibid_source){"book", IBID_SOURCE_UNREAD, "it is lost", NULL};
        if (!text[i])
            continue;
        assert_int_equal(ibid_doc_open((ibid_doc **)(uintptr_t)&s->doc,
                                       text[i] + partly,
                                       strlen(text[i] + partly), NULL, NULL),
                         IBID_OK);
        s->status = partly ? IBID_SOURCE_PARTLY : IBID_SOURCE_READ;
    }
}

static void close_books(books *b)
{
    for (size_t i = 0; i < b->count; i++)
        ibid_doc_close((ibid_doc *)(uintptr_t)b->source[i].doc);
}

static void say(char *out, size_t room, const books *b, const ibid_finding *f)
{
    size_t len =
        (size_t)snprintf(out, room, "%s", ibid_verdict_word(f->verdict));

    if (f->hit.source != IBID_NONE) {
        const ibid_str text = ibid_doc_text(b->source[f->hit.source].doc);

        len += (size_t)snprintf(out + len, room - len, " %u p%u %.*s",
                                f->hit.source, f->hit.page,
                                (int)(f->hit.span.end - f->hit.span.start),
                                text.at + f->hit.span.start);
    }
    for (uint32_t i = 0; i < f->also_count; i++)
        len += (size_t)snprintf(out + len, room - len, "; %u p%u",
                                f->also[i].source, f->also[i].page);
}

static void test_shelves(void **state)
{
    static const char gazette[] =
        "There lay nineteen boats in the basin that night.\n";
    static const char report[] =
        "1\n\nThe pilots refused to leave the harbour before the signal was "
        "seen, and\n\n1 Adler, Harbours (1998), p. 3: boats were\nnever "
        "counted.\n\f2\n\nno other boat went out.\f3\n\nThere lay nineteen "
        "boats in the basin that night. Yes, there lay nineteen boats in the "
        "basin that night.\n";
    static const struct {
        const char *quote, *source[SOURCES];
        size_t count;
        const char *want;
    } rows[] = {
        {"nineteen boats in the basin",
         {gazette},
         1,
         "exact 0 p1 nineteen boats in the basin"},
        /* The first source of several, then the rest of it, then others. */
        {"there lay nineteen boats in the basin",
         {"Nothing.", report, gazette},
         3,
         "exact 1 p3 There lay nineteen boats in the basin; 1 p3; 2 p1"},
        /* The nearer one, wherever it stands. */
        {"lay ninety boats in the basin that night",
         {"There lay ninety boats in the dock last night.", gazette},
         2,
         "altered 1 p1 lay nineteen boats in the basin that night"},
        {"the women who kept the fires burning",
         {gazette, report},
         2,
         "absent"},
        /* What stands between is stepped over; what stands in a note found. */
        {"boats were never counted",
         {report},
         1,
         "exact 0 p1 boats were\nnever counted"},
        /* Different noes. */
        {"the women who kept the fires burning", {gazette, NULL}, 2, "unread"},
        {"the women who kept the fires burning", {"~Some pages."}, 1, "unread"},
        {"nineteen boats in the basin",
         {NULL, gazette},
         2,
         "exact 1 p1 nineteen boats in the basin"},
        {"nineteen boats in the basin", {NULL}, 1, "unread"},
        {"nineteen boats in the basin", {NULL}, 0, "unavailable"},
        {"...", {gazette}, 1, "unchecked"},
        {"", {gazette}, 1, "unchecked"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const ibid_str quote = {rows[i].quote, (uint32_t)strlen(rows[i].quote)};
        const ibid_finding *f;
        ibid_check *check;
        char out[512];
        books b;
        const ibid_shelf shelf = {count, give, &b};

        open_books(&b, rows[i].source, rows[i].count);
        assert_int_equal(
            ibid_compare_shelf_open(&check, quote, &shelf, NULL, NULL),
            IBID_OK);
        assert_int_equal(ibid_check_findings(check).count, 1);
        f = ibid_check_findings(check).item;
        say(out, sizeof out, &b, f);
        /* of what is not found only the nearest passage is said besides */
        if (f->verdict == IBID_VERDICT_ABSENT ||
            f->verdict == IBID_VERDICT_UNREAD)
            out[strlen(rows[i].want)] = '\0';
        assert_string_equal(out, rows[i].want);
        assert_int_equal(strlen(f->id), 16);
        assert_true(f->verdict <= IBID_VERDICT_ABSENT || f->reason_count > 0);
        ibid_check_close(check);
        close_books(&b);
    }
}

static void test_faults(void **state)
{
    static const char *const text[] = {"One book.", "Another book."};
    ibid_check_options options = IBID_CHECK_OPTIONS_INIT;
    ibid_progress progress = {step, NULL};
    ibid_check *check;
    books b;
    const ibid_shelf shelf = {count, give, &b};
    const ibid_str quote = {"a book", 6}, bad = {"a\xFF", 2};

    (void)state;
    open_books(&b, text, 2);
    progress.state = &b;
    options.progress = &progress;
    for (b.steps = 0; b.steps < 2; b.steps++) {
        assert_int_equal(
            ibid_compare_shelf_open(&check, quote, &shelf, &options, NULL),
            IBID_EIO);
        assert_null(check);
    }
    assert_int_equal(
        ibid_compare_shelf_open(&check, quote, &shelf, &options, NULL),
        IBID_OK);
    ibid_check_close(check);
    assert_int_equal(ibid_compare_shelf_open(&check, bad, &shelf, NULL, NULL),
                     IBID_EFORMAT);
    options.memory_max = 1;
    assert_int_equal(
        ibid_compare_shelf_open(&check, quote, &shelf, &options, NULL),
        IBID_ELIMIT);
    close_books(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_shelves),
                                       cmocka_unit_test(test_faults)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
