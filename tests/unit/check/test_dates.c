/* test_dates.c - dates that do not fit the calendar, or one another. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "../../counter.h"
#include "ibid/check.h"

#define HEAD "United Nations A/77/1\n2 March 2021\n\n"

static const ibid_source *fetch(void *state, size_t i)
{
    (void)state;
    (void)i;
    return NULL;
}

static size_t count(void *state)
{
    (void)state;
    return 0;
}

/* Every remark on a date: "words: reason" and what it is held against. */
static void write_remarks(char *out, size_t room, const char *text)
{
    const ibid_shelf shelf = {.count = count, .source = fetch};
    ibid_doc *doc;
    ibid_check *check;
    ibid_findings all;
    size_t at = 0;

    assert_int_equal(ibid_doc_open(&doc, text, strlen(text), NULL, NULL),
                     IBID_OK);
    assert_int_equal(ibid_check_open(&check, doc, &shelf, NULL, NULL), IBID_OK);
    all = ibid_check_findings(check);
    out[0] = '\0';
    for (size_t i = 0; i < all.count && at < room; i++) {
        const ibid_finding *f = &all.item[i];

        if (f->kind != IBID_FINDING_DATE)
            continue;
        assert_int_equal(f->verdict, IBID_VERDICT_REMARKED);
        assert_int_equal(f->reason_count, 1);
        at += (size_t)snprintf(out + at, room - at, "%.*s: %s",
                               (int)(f->span.end - f->span.start),
                               text + f->span.start, f->reason[0]);
        if (f->beside_count && at < room)
            at += (size_t)snprintf(out + at, room - at, " [%.*s]",
                                   (int)(f->beside[0].end - f->beside[0].start),
                                   text + f->beside[0].start);
        at += (size_t)snprintf(out + at, room - at, "\n");
    }
    ibid_check_close(check);
    ibid_doc_close(doc);
}

static void test_remarks(void **state)
{
    static const struct {
        const char *text, *remarks;
    } rows[] = {
        /* the calendar */
        {"It was told on 30 February 1992.",
         "30 February 1992: the Gregorian calendar has no 1992-02-30\n"},
        {"It was told on 31 September.",
         "31 September: the Gregorian calendar has no day 31 of month 9\n"},
        {"It was told on 29 February 1900.", ""}, /* the Julian one had it */
        {"It was told on 29 February 1935.",
         "29 February 1935: the Gregorian calendar has no 1935-02-29\n"},
        {"It was told on 29 February 1992, and on 29 February.", ""},
        {"It was on Monday, 25 February 1992.",
         "Monday, 25 February 1992: it says Monday, and 1992-02-25 was a "
         "Tuesday\n"},
        {"It was on Tuesday, 25 February 1992.", ""},
        /* 7 November 1917 was a Wednesday, 25 October in the Julian calendar */
        {"It was on Wednesday, 25 October 1917.", ""},
        {"It was on Friday, 25 October 1917.",
         "Friday, 25 October 1917: it says Friday, and 1917-10-25 was a "
         "Thursday\n"},
        {"It lasted from 5 March 1993 to 3 March 1992.",
         "5 March 1993 to 3 March 1992: the end of the period comes before its "
         "beginning\n"},
        {"It lasted from 5 March 1992 to the end of 1992.", ""},
        /* the date of a citation is doubted with it */
        {"It was told.1\n\n1 The Harbour Gazette, 30 February 1992, p. 3.\n",
         ""},
        /* years between */
        {HEAD "Twenty-nine years ago, on 26 February 1992, it fell.", ""},
        {HEAD "Thirty-one years ago, on 26 February 1992, it fell.",
         "Thirty-one years ago: 31 years before 2021, the year of the "
         "document, is 1990, and the date beside it is of 1992 [26 February "
         "1992]\n"},
        {"Thirty-one years ago, on 26 February 1992, it fell.", ""},
        {HEAD "The 29th anniversary of the fall of 1992 is near.", ""},
        {HEAD "This year marks the 28th anniversary of the fall of the town "
              "in February 1992.",
         "28th anniversary: 28 years after 1992 is 2020, and this is said of "
         "2021 [February 1992]\n"},
        {HEAD "The twenty-seventh anniversary of the fall in 1992 was kept.",
         "twenty-seventh anniversary: 27 years after 1992 is 2019, and this is "
         "said of 2021 [1992]\n"},
        {HEAD "In 2012 the twentieth anniversary of the fall in 1992 was kept.",
         ""},
        {HEAD "The tenth anniversary of the fall in 1992 was kept.", ""},
        {"He was born on 3 May 1950 and died on 5 June 2015, aged 45.",
         "45: from this birth to 2015 are 65 years [3 May 1950]\n"},
        {"He was born on 3 May 1950 and died on 5 June 2015, aged 65.", ""},
        {"He was born in 1950 and died in 2015, aged 64.", ""},
        {"He was born in 1950 and died in Selwyn in 2015, aged 45.",
         "45: from this birth to 2015 are 64 or 65 years [1950]\n"},
        /* somebody else's age */
        {"He was born on 3 March 1950, and his son, aged 12, died in 1992.",
         ""},
        {"He was born on 3 March 1950, and Miller, aged 12, died in 1992.", ""},
        {"He was born on 3 March 1950, and a brother, aged 12, died in 1992.",
         ""},
        {"He was born in 1950 and died in 2015, aged 63.",
         "63: from this birth to 2015 are 64 or 65 years [1950]\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char remarks[1024];

        write_remarks(remarks, sizeof remarks, rows[i].text);
        if (strcmp(remarks, rows[i].remarks) != 0)
            print_error("%s\n", rows[i].text);
        assert_string_equal(remarks, rows[i].remarks);
    }
}

/* Words that are quoted are their source's. */
static void test_quoted(void **state)
{
    char remarks[1024];

    (void)state;
    write_remarks(remarks, sizeof remarks,
                  HEAD "The paper wrote that \xE2\x80\x9Cthe town had fallen "
                       "ten years ago, in 1992, as everybody knew "
                       "well\xE2\x80\x9D.");
    assert_string_equal(remarks, "");
}

static void test_no_memory(void **state)
{
    static const char text[] =
        HEAD "Thirty-one years ago, on 30 February 1992, it fell.";
    const ibid_shelf shelf = {.count = count, .source = fetch};
    ibid_status st = IBID_ENOMEM;
    ibid_doc *doc;

    (void)state;
    assert_int_equal(ibid_doc_open(&doc, text, strlen(text), NULL, NULL),
                     IBID_OK);
    for (size_t n = 1; st && n < 1000; n++) {
        counter counted = {.fail_at = n};
        const ibid_alloc alloc = counter_alloc(&counted);
        ibid_check_options options = IBID_CHECK_OPTIONS_INIT;
        ibid_check *check;

        options.alloc = &alloc;
        st = ibid_check_open(&check, doc, &shelf, &options, NULL);
        if (!st) {
            assert_true(ibid_check_findings(check).count > 0);
            ibid_check_close(check);
        }
        assert_int_equal(counted.held, 0);
    }
    assert_int_equal(st, IBID_OK);
    ibid_doc_close(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_remarks),
        cmocka_unit_test(test_quoted),
        cmocka_unit_test(test_no_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
