/* test_survey.c - a document against an array of sources. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "ibid/check.h"
#include "tests/counter.h"

#define SOURCES_MAX 4

typedef struct array_shelf {
    ibid_source source[SOURCES_MAX];
    ibid_doc *doc[SOURCES_MAX];
    size_t count;
} array_shelf;

static size_t shelf_count(void *state)
{
    return ((array_shelf *)state)->count;
}

static const ibid_source *shelf_source(void *state, size_t i)
{
    return &((array_shelf *)state)->source[i];
}

static ibid_doc *read_doc(const char *text)
{
    ibid_doc *doc;

    assert_int_equal(ibid_doc_open(&doc, text, strlen(text), NULL, NULL),
                     IBID_OK);
    return doc;
}

static void put(array_shelf *shelf, const char *file, const char *text)
{
    size_t i = shelf->count++;

    shelf->doc[i] = text ? read_doc(text) : NULL;
    shelf->source[i] =
        (ibid_source){file, text ? IBID_SOURCE_READ : IBID_SOURCE_UNREAD,
                      text ? NULL : "it is a picture", shelf->doc[i]};
}

static void free_shelf(array_shelf *shelf)
{
    for (size_t i = 0; i < shelf->count; i++)
        ibid_doc_close(shelf->doc[i]);
}

static const char letter[] =
    "I wish to draw your attention to the harbour of Port Larks. The "
    "Secretary-General found that \xE2\x80\x9Cnineteen boats left the harbour "
    "at dawn\xE2\x80\x9D.1 He went on to say that the wardens were asleep and "
    "that nobody had lit the lamps of the mole that night.\n"
    "\n"
    "1 A/61/931, para. 2.\n";

static const char report[] =
    "United Nations A/61/931\n"
    "General Assembly Distr.: General\n"
    "14 March 2007\n"
    "\n"
    "1. The gale began at night, and the wardens of the mole were warned.\n"
    "\n"
    "2. By then nineteen boats left the harbour at dawn.\n"
    "\n"
    "3. Nobody has been blamed for it so far.\n"
    "\n"
    "4. The owners were told of it in time.\n";

static const ibid_finding *find(const ibid_check *check, ibid_finding_kind kind)
{
    ibid_findings all = ibid_check_findings(check);

    for (size_t i = 0; i < all.count; i++) {
        if (all.item[i].kind == kind)
            return &all.item[i];
    }
    return NULL;
}

static ibid_check *run(array_shelf *shelf, const ibid_doc *doc,
                       ibid_shelf *face)
{
    ibid_check *check;

    *face = (ibid_shelf){shelf_count, shelf_source, shelf};
    assert_int_equal(ibid_check_open(&check, doc, face, NULL, NULL), IBID_OK);
    return check;
}

/* The verdict on the letter's one quotation, with one source. */
static void expect(const char *file, const char *text, ibid_verdict quotation,
                   ibid_verdict citation)
{
    array_shelf shelf = {.count = 0};
    ibid_doc *doc = read_doc(letter);
    const ibid_finding *q, *c;
    ibid_shelf face;
    ibid_check *check;

    if (file)
        put(&shelf, file, text);
    check = run(&shelf, doc, &face);
    q = find(check, IBID_FINDING_QUOTATION);
    c = find(check, IBID_FINDING_CITATION);
    assert_non_null(q);
    assert_non_null(c);
    assert_string_equal(ibid_verdict_word(q->verdict),
                        ibid_verdict_word(quotation));
    assert_string_equal(ibid_verdict_word(c->verdict),
                        ibid_verdict_word(citation));
    ibid_check_close(check);
    ibid_doc_close(doc);
    free_shelf(&shelf);
}

static void test_verdicts(void **state)
{
    (void)state;
    expect(NULL, NULL, IBID_VERDICT_UNAVAILABLE, IBID_VERDICT_UNAVAILABLE);
    expect("report.txt", report, IBID_VERDICT_EXACT, IBID_VERDICT_RESOLVED);
    expect("A_61_931.txt", "By then nineteen boats left the harbour at dawn.",
           IBID_VERDICT_EXACT, IBID_VERDICT_RESOLVED);
    expect("A_61_931.txt", "By then ninety boats left the harbour at dawn.",
           IBID_VERDICT_ALTERED, IBID_VERDICT_RESOLVED);
    expect("A_61_931.txt", "The gale began in the night.", IBID_VERDICT_ABSENT,
           IBID_VERDICT_RESOLVED);
    expect("A_61_931.pdf", NULL, IBID_VERDICT_UNREAD, IBID_VERDICT_UNREAD);
    expect("A_61_932.txt", "By then nineteen boats left the harbour at dawn.",
           IBID_VERDICT_UNAVAILABLE, IBID_VERDICT_UNAVAILABLE);
}

static void test_elsewhere(void **state)
{
    array_shelf shelf = {.count = 0};
    ibid_doc *doc = read_doc(letter);
    const ibid_finding *q;
    ibid_shelf face;
    ibid_check *check;

    (void)state;
    put(&shelf, "A_61_931.txt", "The gale began in the night.");
    put(&shelf, "book.txt", "And nineteen boats left the harbour at dawn.");
    check = run(&shelf, doc, &face);
    q = find(check, IBID_FINDING_QUOTATION);
    assert_string_equal(ibid_verdict_word(q->verdict), "elsewhere");
    assert_int_equal(q->hit.source, 1);
    ibid_check_close(check);
    ibid_doc_close(doc);
    free_shelf(&shelf);
}

static void test_pinpoint(void **state)
{
    array_shelf shelf = {.count = 0};
    ibid_doc *doc = read_doc(letter);
    const ibid_finding *q;
    ibid_shelf face;
    ibid_check *check, *again;

    (void)state;
    put(&shelf, "report.txt", report);
    check = run(&shelf, doc, &face);
    q = find(check, IBID_FINDING_QUOTATION);
    assert_true(q->has_pinpoint);
    assert_string_equal(ibid_pinpoint_word(q->pinpoint.state), "right");
    again = run(&shelf, doc, &face);
    assert_string_equal(q->id, find(again, IBID_FINDING_QUOTATION)->id);
    ibid_check_close(again);
    ibid_check_close(check);
    ibid_doc_close(doc);
    free_shelf(&shelf);
}

/* A citation that somebody else's words hold answers for nothing outside. */
static void test_quoted_citation(void **state)
{
    array_shelf shelf = {.count = 0};
    ibid_doc *doc = read_doc("It had answered \xE2\x80\x9Cwithout regard for "
                             "the truth of it\xE2\x80\x9D: "
                             "he asked whether the case \xE2\x80\x9C"
                             "Fisher v. North Sea Lines, 925 F.3d 1339 (11th "
                             "Cir. 2019)\xE2\x80\x9D was "
                             "real.\n");
    const ibid_finding *q;
    ibid_shelf face;
    ibid_check *check;

    (void)state;
    put(&shelf, "a.txt",
        "UNITED STATES COURT OF APPEALS\nFisher, plaintiff, v. North Sea "
        "Lines, "
        "defendant.\nThe judgment is affirmed.\n");
    check = run(&shelf, doc, &face);
    q = find(check, IBID_FINDING_QUOTATION);
    assert_string_equal(ibid_verdict_word(q->verdict), "uncited");
    assert_string_equal(
        ibid_verdict_word(find(check, IBID_FINDING_CITATION)->verdict),
        "resolved");
    ibid_check_close(check);
    ibid_doc_close(doc);
    free_shelf(&shelf);
}

/* Without memory there is a failure and nothing is held; never half a result. */
static void test_no_memory(void **state)
{
    array_shelf shelf = {.count = 0};
    ibid_doc *doc = read_doc(letter);
    const ibid_shelf face = {shelf_count, shelf_source, &shelf};
    ibid_status st = IBID_ENOMEM;

    (void)state;
    put(&shelf, "report.txt", report);
    put(&shelf, "book.txt", "And ninety boats left the harbour at dawn.");
    for (size_t n = 1; st; n++) {
        counter count = {.fail_at = n};
        const ibid_alloc alloc = counter_alloc(&count);
        ibid_check_options options = IBID_CHECK_OPTIONS_INIT;
        ibid_check *check;

        options.alloc = &alloc;
        st = ibid_check_open(&check, doc, &face, &options, NULL);
        assert_true(st == IBID_OK || st == IBID_ENOMEM);
        assert_true(st == IBID_OK || check == NULL);
        ibid_check_close(check);
        assert_int_equal(count.held, 0);
    }
    ibid_doc_close(doc);
    free_shelf(&shelf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_verdicts),
        cmocka_unit_test(test_elsewhere),
        cmocka_unit_test(test_pinpoint),
        cmocka_unit_test(test_quoted_citation),
        cmocka_unit_test(test_no_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
