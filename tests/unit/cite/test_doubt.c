/* test_doubt.c - what a citation shows by itself to be doubtful. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "cite/date.h"
#include "cite/doubt.h"

/* The doubts of one field whose words are the whole of `text`, or from `at` on.
 */
static ibid_citation doubts_of(ib_arena *arena, ibid_field_name name,
                               const char *text, ibid_field *field)
{
    const ibid_str s = ib_str_of(text);
    ibid_citation citation = {.field = field, .field_count = 1};

    *field = (ibid_field){.name = name, .span = {0, s.len}, .text = s};
    for (uint32_t at = 0; name == IBID_FIELD_ISSUED && at < s.len; at++) {
        if (ib_date_read(&field->date, s, at, s.len))
            break;
    }
    assert_int_equal(ib_doubt_find(&citation, arena, s), IBID_OK);
    return citation;
}

static const struct {
    ibid_field_name name;
    const char *text;
    const char *doubt; /* NULL: none */
} cases[] = {
    /* days of the week: 14 February 1992 was a Friday */
    {IBID_FIELD_ISSUED, "Friday, 14 February 1992", NULL},
    {IBID_FIELD_ISSUED, "Thursday, 14 February 1992",
     "it says Thursday, and 1992-02-14 was a Friday"},
    {IBID_FIELD_ISSUED, "Thurs. 14 February 1992",
     "it says Thursday, and 1992-02-14 was a Friday"},
    {IBID_FIELD_ISSUED, "jeudi 14 février 1992",
     "it says Thursday, and 1992-02-14 was a Friday"},
    {IBID_FIELD_ISSUED, "vendredi 14 février 1992", NULL},
    {IBID_FIELD_ISSUED, "Freitag, 14. Februar 1992", NULL},
    {IBID_FIELD_ISSUED, "вторник, 11 сентября 2001", NULL},
    {IBID_FIELD_ISSUED, "среда, 11 сентября 2001",
     "it says Wednesday, and 2001-09-11 was a Tuesday"},
    {IBID_FIELD_ISSUED, "Saturday, 1 January 2000", NULL},
    {IBID_FIELD_ISSUED, "Tuesday, 29 February 2000", NULL},
    {IBID_FIELD_ISSUED, "The Friday Times, 13 February 1992", NULL},
    {IBID_FIELD_ISSUED, "Sunday, February 1992", NULL},
    {IBID_FIELD_ISSUED, "Monday, 3 May 1611", NULL}, /* another calendar */
    /* days that are in no calendar */
    {IBID_FIELD_ISSUED, "30 February 1998",
     "its date, 1998-02-30, is in no calendar"},
    {IBID_FIELD_ISSUED, "29 February 1900",
     "its date, 1900-02-29, is in no calendar"},
    {IBID_FIELD_ISSUED, "29 February 2000", NULL},
    {IBID_FIELD_ISSUED, "31 June 2010",
     "its date, 2010-06-31, is in no calendar"},
    /* check digits */
    {IBID_FIELD_ISBN, "978-0-306-40615-7", NULL},
    {IBID_FIELD_ISBN, "9780306406158",
     "the last digit of its ISBN does not fit the others"},
    {IBID_FIELD_ISBN, "0-306-40615-2", NULL},
    {IBID_FIELD_ISBN, "0 8044 2957 X", NULL},
    {IBID_FIELD_ISBN, "0-306-40615-3",
     "the last digit of its ISBN does not fit the others"},
    {IBID_FIELD_ISBN, "X306406152",
     "its ISBN has neither ten nor thirteen digits"},
    {IBID_FIELD_ISBN, "978-0-306-4061",
     "its ISBN has neither ten nor thirteen digits"},
    {IBID_FIELD_ISBN, "97803064061570000000000000000000",
     "its ISBN has neither ten nor thirteen digits"},
    {IBID_FIELD_ISSN, "0378-5955", NULL},
    {IBID_FIELD_ISSN, "2434-561X", NULL},
    {IBID_FIELD_ISSN, "0378-5954",
     "the last digit of its ISSN does not fit the others"},
    {IBID_FIELD_ISSN, "0378-595", "its ISSN has not eight digits"},
    /* pages */
    {IBID_FIELD_PAGE, "379-381", NULL},
    {IBID_FIELD_PAGE,
     "381\xE2\x80\x93"
     "83",
     NULL},
    {IBID_FIELD_PAGE,
     "381\xE2\x80\x93"
     "379",
     "its pages, 381 to 379, run backwards"},
    {IBID_FIELD_LOCATOR, "pp. 30-29", "its pages, 30 to 29, run backwards"},
    {IBID_FIELD_LOCATOR, "pp. 1-3, 30-29",
     "its pages, 30 to 29, run backwards"},
    {IBID_FIELD_LOCATOR, "p. 12-3", NULL},
    {IBID_FIELD_LOCATOR, "paras. 30-29", NULL}, /* may be numbered so */
    {IBID_FIELD_LOCATOR, "p. 5-4-3", NULL},
    {IBID_FIELD_LOCATOR, "p. 99999999999-1", NULL},
    {IBID_FIELD_PAGE, "", NULL},
    {IBID_FIELD_TITLE, "1914-1913", NULL},
};

static void test_cases(void **state)
{
    ib_arena arena;

    (void)state;
    ib_arena_init(&arena, NULL, 0, NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ibid_field field;
        const ibid_citation c =
            doubts_of(&arena, cases[i].name, cases[i].text, &field);

        if (c.doubt_count != (cases[i].doubt != NULL))
            fail_msg("%s: %u doubts, %s", cases[i].text, c.doubt_count,
                     c.doubt_count ? c.doubt[0] : "none");
        if (cases[i].doubt)
            assert_string_equal(c.doubt[0], cases[i].doubt);
    }
    ib_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
