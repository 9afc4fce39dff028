/* test_page.c - lines, pages and furniture. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "text/text.h"

typedef struct laid {
    ib_arena arena;
    ib_arena scratch;
    ib_list remarks;
    ib_text text;
    char roles[256]; /* a line each: its page and B, T or F */
} laid;

static void lay_out(laid *out, const char *z)
{
    size_t at = 0;

    *out = (laid){0};
    ib_arena_init(&out->arena, NULL, 0, NULL);
    ib_arena_init(&out->scratch, NULL, 0, NULL);
    out->remarks = ib_list_of(&out->arena, ibid_remark);
    out->text.str = ib_str_of(z);
    assert_int_equal(
        ib_text_lay_out(&out->text, &out->arena, &out->scratch, &out->remarks),
        IBID_OK);
    for (size_t i = 0; i < out->text.line_count && at + 3 < sizeof out->roles;
         i++) {
        const ib_line *line = &out->text.line[i];

        if (i == 0 || line->page != line[-1].page)
            out->roles[at++] = (char)('1' + line->page);
        out->roles[at++] = "BTF"[line->role];
    }
}

static void drop(laid *it)
{
    ib_arena_free(&it->arena);
    ib_arena_free(&it->scratch);
}

/* Prose long enough to be a page. */
#define TWO                                                                \
    "On the second day the mate of the brig was heard, who had seen the\n" \
    "light go out at eleven; he had written it into his book at once.\n"   \
    "The board thanked him for the trouble he had taken in coming.\n"
#define THREE                                                                \
    "No other witness came forward, though the notice had hung for a week\n" \
    "at the door of the customs house; the clerk was told to write to the\n" \
    "owners, who live abroad, and to ask them for the log of the voyage.\n"
#define ONE                                                                  \
    "The harbour board met in the spring and heard the pilots at length.\n"  \
    "It found that the lights had not been lit on the night of the storm,\n" \
    "and that the keeper had been at the fair with the only key he had.\n"

#define SIX(x) \
    "And " x ".\nBut " x ".\nFor " x ".\nHow " x ".\nOr " x ".\nYet " x ".\n"

static void test_lines(void **state)
{
    static const struct {
        const char *text;
        const char *roles;
        size_t pages;
    } table[] = {
        {"", "", 1},
        {"\n", "1B", 1},
        {"one", "1T", 1},
        {"one\n", "1T", 1},
        {"one\r\ntwo\rthree\n\n", "1TTTB", 1},
        {"one\n \t\ntwo", "1TBT", 1},
        {"one\ftwo", "1T2T", 2},
        {"one\n\f", "1TB", 1},
        {"one\n\ftwo\n", "1TB2T", 2},
        {"eight by\neight by\neight bytes and more of it\r", "1TTT", 1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        laid it;

        lay_out(&it, table[i].text);
        if (strcmp(it.roles, table[i].roles) != 0)
            print_message("case %zu: %s\n", i, it.roles);
        assert_string_equal(it.roles, table[i].roles);
        assert_int_equal(it.text.pages.count, table[i].pages);
        drop(&it);
    }
}

static void test_furniture(void **state)
{
    static const struct {
        const char *text;
        const char *roles;
        const char *labels;
    } table[] = {
        /* a number at the foot that rises */
        {ONE "4\n\f" TWO "5\n\f" THREE "6\n", "1TTTFB2TTTFB3TTTF", "4,5,6"},
        /* a running head that names the page left and right */
        {"2 HARBOUR REPORT\n" ONE "\f3 HARBOUR REPORT\n" TWO
         "\f4 HARBOUR REPORT\n" THREE,
         "1FTTTB2FTTTB3FTTT", "2,3,4"},
        {"- i -\n" ONE "\f- ii -\n" TWO, "1FTTTB2FTTT", "i,ii"},
        {ONE "\f" TWO "Case 1:20-cv-00011 Document 4 Page 2 of 3\n",
         "1TTTB2TTTF", ",2"},
        /* two pages that begin alike do not make a head, a note at the foot
         * that comes again is no furniture, nor is a rule */
        {"The board\n" ONE "\fThe board\n" TWO, "1TTTTB2TTTT", ","},
        {ONE "Ibid.\n\f" TWO "Ibid.\n\f" THREE "Ibid.\n", "1TTTTB2TTTTB3TTTT",
         ",,"},
        {ONE "____\n\f" TWO "____\n\f" THREE "____\n", "1TTTTB2TTTTB3TTTT",
         ",,"},
        /* no form feeds: symbols with page and job numbers */
        {ONE "20-01234 (E) 010120\nA/99/1\n2/3\n\nfy\n\n" TWO
             "20-01234\n$/99/1\n\n20-01234 3/3\n\n" THREE,
         "1TTTF2FFBFBTTTF3FBFBTTT", ",2,3"},
        {ONE SIX("a") "- 1 -\n" TWO SIX("b") "- 2 -\n" THREE SIX("c") "- 3 -\n",
         "1TTTTTTTTTF2TTTTTTTTTF3TTTTTTTTTF", "1,2,3"},
        /* a heading of one letter under a running head */
        {"HARBOUR REPORT\n\nI\n\n" ONE "\fHARBOUR REPORT\n\nII\n\n" TWO
         "\fHARBOUR REPORT\n\nA\n\n" THREE,
         "1FBTBTTTB2FBTBTTTB3FBTBTTT", ",,"},
        /* bare numbers inside sentences, or above a line that comes again */
        {SIX("a") "and a\n7\nso b on.\n" SIX("b") SIX("bb") ONE
         "and b\n8\nso c on.\n" SIX("c") SIX("cc") TWO
         "and c\n9\nso d on.\n" SIX("d") SIX("dd") THREE
         "and d\n10\nso e on.\n" SIX("e"),
         "1TTTTTTT2FTTTTTTTTTTTTTTTTT3FTTTTTTTTTTTTTTTTT4FTTTTTTTTTTTTTTTTT5FTT"
         "TTTTT",
         ",7,8,9,10"},
        /* running heads, a number at one end */
        {"4 | Report of the Pilots\n" SIX("a") ONE
         "5 | Report of the Pilots\n" SIX("b") TWO
         "6 | Report of the Pilots\n" SIX("c") THREE,
         "1FTTTTTTTTT2FTTTTTTTTT3FTTTTTTTTT", "4,5,6"},
        /* the same, with the head of each right page above its number */
        {SIX("a") "and a\n7\nso b on.\n" SIX("b") SIX("bb") ONE
         "and b\n\nOf the Lights\n8\nso c on.\n" SIX("c") SIX("cc") TWO
         "and c\n9\nso d on.\n" SIX("d") SIX("dd") THREE
         "and d\n\nOf the Lights\n10\nso e on.\n" SIX("e") SIX("ee") ONE
         "and e\n11\nso f on.\n" SIX("f") SIX("ff") TWO
         "and f\n\nOf the Lights\n12\nso g on.\n" SIX("g"),
         "1TTTTTTT2FTTTTTTTTTTTTTTTTTB3FFTTTTTTTTTTTTTTTTT4FTTTTTTTTTTTTTTTTTB"
         "5FFTTTTTTTTTTTTTTTTT6FTTTTTTTTTTTTTTTTTB7FFTTTTTTT",
         ",7,8,9,10,11,12"},
        /* a page that bears its number twice */
        {SIX("a") "and a\n7\nso b on.\n" SIX("b") SIX("bb") ONE
         "and b\n8\n\n8\nso c on.\n" SIX("c") SIX("cc") TWO
         "and c\n9\nso d on.\n" SIX("d") SIX("dd") THREE
         "and d\n10\nso e on.\n" SIX("e"),
         "1TTTTTTT2FTTTTTTTTTTTTTTTTT3FBFTTTTTTTTTTTTTTTTT4FTTTTTTTTTTTTTTTTT5"
         "FTTTTTTT",
         ",7,8,9,10"},
        /* a head that the first page of a part does not have */
        {"2 HARBOUR REPORT\n" ONE "\f" SIX("a") "\f" SIX("b") "\f" SIX(
             "c") "\f6 HARBOUR REPORT\n" TWO
                  "\f" SIX("d") "\f8 HARBOUR REPORT\n" THREE,
         "1FTTTB2TTTTTTB3TTTTTTB4TTTTTTB5FTTTB6TTTTTTB7FTTT", "2,,,,6,,8"},
        /* chapters rise too */
        {SIX("a") TWO TWO "7\n" SIX("b") TWO TWO "8\n" SIX("c") TWO TWO
         "9\n" SIX("d") TWO TWO "10\n" SIX("e"),
         "1TTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTT", ""},
        /* a list is no series of pages */
        {"[1]\none\n[2]\ntwo\n[3]\nthree\n[4]\nfour\n", "1TTTTTTTT", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        char labels[64];
        size_t at = 0;
        laid it;

        lay_out(&it, table[i].text);
        for (size_t p = 0; p < it.text.pages.count; p++) {
            ibid_str label = it.text.pages.item[p].label;

            at += (size_t)snprintf(labels + at, sizeof labels - at, "%s%.*s",
                                   p ? "," : "", (int)label.len, label.at);
        }
        if (strcmp(it.roles, table[i].roles) != 0)
            print_message("case %zu: %s\n", i, it.roles);
        assert_string_equal(it.roles, table[i].roles);
        assert_string_equal(labels, table[i].labels);
        drop(&it);
    }
}

/* Pages hold the whole text, and lines their pages. */
static void test_pages_hold_all(void **state)
{
    laid it;
    uint32_t end = 0;

    (void)state;
    lay_out(&it, "\n\fone\n\n\f\f two\nthree\f");
    for (size_t i = 0; i < it.text.pages.count; i++) {
        assert_int_equal(it.text.pages.item[i].span.start, end);
        end = it.text.pages.item[i].span.end;
    }
    assert_int_equal(end, it.text.str.len);
    for (size_t i = 0; i < it.text.line_count; i++) {
        ibid_span page = it.text.pages.item[it.text.line[i].page].span;

        assert_true(page.start <= it.text.line[i].start);
        assert_true(it.text.line[i].end <= page.end);
    }
    drop(&it);
}

static void test_links_and_blanks(void **state)
{
    laid it;

    (void)state;
    lay_out(
        &it,
        " First page of a letter that lost its form feeds to blanks.\n" ONE TWO
            THREE ONE "1 See A/99/1.\n"
        " https://undocs.org/en/A/99/1\nhttps://undocs.org/en/A/99/2\n"
        " Second page.\n" ONE "\n" TWO "\n" THREE "\n" ONE "\n" TWO
        "\n" THREE ONE);
    assert_int_equal(it.text.pages.count, 2);
    assert_int_equal(it.text.line[14].role, IB_LINE_FURNITURE);
    assert_int_equal(it.text.line[15].role, IB_LINE_FURNITURE);
    assert_int_equal(it.text.line[15].page, 0);
    assert_int_equal(it.text.line[16].page, 1);
    assert_int_equal(it.text.line[16].role, IB_LINE_TEXT);
    assert_int_equal(it.remarks.count, 1);
    drop(&it);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_furniture),
        cmocka_unit_test(test_pages_hold_all),
        cmocka_unit_test(test_links_and_blanks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
