/* test_era.c - what a document symbol shows by itself to be doubtful. */

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "cite/cite.h"

static const struct {
    const char *text, *doubt; /* of its first citation; NULL: none */
} rows[] = {
    /* sessions and years against the date */
    {"A/RES/70/1, 25 September 2015", NULL},
    {"A/RES/70/1, 12 May 1995",
     "its symbol is of the session or year 70, and it is dated 1995"},
    {"A/50/50, 3 January 1995", NULL},
    {"Binding Treaty: the Draft of 30 August 2024, its Text as it Stands, "
     "A/HRC/RES/26/9",
     NULL},
    {"A/C.3/78/L.10, 2 November 2023", NULL},
    {"A/RES/1514(XV), 14 December 1960", NULL},
    {"A/RES/1514(XV), 14 December 1970",
     "its symbol is of the session or year XV, and it is dated 1970"},
    {"S/RES/1325(2000), 31 October 2000", NULL},
    {"S/RES/1325(2000), 31 October 2001",
     "its symbol is of the session or year 2000, and it is dated 2001"},
    {"A/HRC/8/6/Add.2, 15 April 2008", NULL},
    {"A/HRC/8/6/Add.2, 15 April 2018",
     "its symbol is of the session or year 8, and it is dated 2018"},
    {"E/CN.4/1999/79/Add.1, 25 January 1999", NULL},
    /* the era of the form */
    {"S/14664, 3 September 1981", NULL},
    {"S/14664, 3 September 2001",
     "symbols of this form ended in 1993, and it is dated 2001"},
    {"A/8801, 1972", NULL},
    /* numbers that a session or year did not have */
    {"S/RES/1325(2001)", "its number is none of its session or year"},
    {"Security Council resolution 853 (1993)", NULL},
    {"Security Council resolution 853 (1999)",
     "its number is none of its session or year"},
    {"A/RES/2625(XXV)", NULL},
    {"A/RES/2625(V)", "its number is none of its session or year"},
    {"A/RES/72/999", "its number is none of its session or year"},
    {"S/RES/2900(2028)", NULL}, /* beyond the table */
    /* forms of no year */
    {"E/CN.4/1194/31", "symbols of its body have another form in every year"},
    {"E/CN.4/1994/31", NULL},
    {"CM/Rec(2010)5, 3 May 1912", NULL},
};

static void test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ib_arena arena, scratch;
        ibid_citations found;
        const ibid_citation *c;

        ib_arena_init(&arena, NULL, 0, NULL);
        ib_arena_init(&scratch, NULL, 0, NULL);
        assert_int_equal(
            ib_cite_read(&found, &arena, &scratch, ib_str_of(rows[i].text)),
            IBID_OK);
        assert_true(found.count >= 1);
        c = &found.item[0];
        if (rows[i].doubt) {
            if (c->doubt_count != 1)
                print_error("%s\n", rows[i].text);
            assert_int_equal(c->doubt_count, 1);
            assert_string_equal(c->doubt[0], rows[i].doubt);
        } else {
            if (c->doubt_count)
                print_error("%s: %s\n", rows[i].text, c->doubt[0]);
            assert_int_equal(c->doubt_count, 0);
        }
        ib_arena_free(&scratch);
        ib_arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
