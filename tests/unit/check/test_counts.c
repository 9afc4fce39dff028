/* test_counts.c - the figures of a document against each other.
 *
 * The figures are given by hand, by their words, in the order of the text. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "check/counts.h"
#include "ibid/ibid.h"
#include "tests/unit/words.h"

enum { FIGURES = 5 };

typedef struct given {
    const char *value;
    double number;
    const char *unit, *fate, *place, *hedge, *period;
    int part_of; /* index plus 1; 0: none */
    ibid_figure_kind kind;
} given;

typedef struct counts_case {
    const char *text;
    given figure[FIGURES];
    uint32_t of;      /* the figure of the one remark */
    const char *says; /* NULL: there is none */
} counts_case;

static size_t read_figures(ibid_figure *out, ibid_str text, const given *g)
{
    uint32_t at = 0;
    size_t i = 0;

    for (; i < FIGURES && g[i].value; i++) {
        const ibid_span span = span_of(text, at, g[i].value);

        out[i] = (ibid_figure){
            .kind = g[i].kind,
            .span = span,
            .has_number = true,
            .low = g[i].number,
            .high = g[i].number,
            .unit = span_of(text, span.end, g[i].unit),
            .hedge = span_of(text, at, g[i].hedge),
            .category = span_of(text, span.end, g[i].fate),
            .place = span_of(text, span.end, g[i].place),
            .period = span_of(text, span.end, g[i].period),
            .quotation = IBID_NONE,
            .note = IBID_NONE,
            .citation = IBID_NONE,
            .part_of = g[i].part_of ? (uint32_t)g[i].part_of - 1 : IBID_NONE,
            .dating = IBID_NONE};
        at = span.end;
    }
    return i;
}

/* The date of each figure's period: all mean one and the same day. */
static ibid_datings date_figures(ibid_dating *out, const ibid_figures *figures)
{
    size_t count = 0;

    for (size_t i = 0; i < figures->count; i++) {
        if (figures->item[i].period.end)
            out[count++] = (ibid_dating){.span = figures->item[i].period,
                                         .edtf = "1992-05-03",
                                         .from = {1992, 5, 3},
                                         .to = {1992, 5, 3},
                                         .quotation = IBID_NONE};
    }
    return (ibid_datings){out, count};
}

static void check_case(const counts_case *c)
{
    ibid_dating dating[FIGURES];
    ibid_datings datings;
    ibid_figure figure[FIGURES];
    ib_arena arena, scratch;
    ibid_figures figures = {figure, 0};
    const ib_count_remark *remark;
    ib_list out;
    ibid_doc *doc;

    print_message("%s\n", c->text);
    assert_int_equal(ibid_doc_open(&doc, c->text, strlen(c->text), NULL, NULL),
                     IBID_OK);
    figures.count = read_figures(figure, ibid_doc_text(doc), c->figure);
    datings = date_figures(dating, &figures);
    ib_arena_init(&arena, NULL, 0, NULL);
    ib_arena_init(&scratch, NULL, 0, NULL);
    out = ib_list_of(&arena, ib_count_remark);
    assert_int_equal(
        ib_counts_find(&out, &arena, &scratch, doc, &figures, &datings),
        IBID_OK);
    assert_int_equal(out.count, c->says ? 1 : 0);
    remark = out.item;
    if (c->says) {
        assert_string_equal(remark->sentence, c->says);
        assert_int_equal(remark->figure, c->of);
        assert_true(remark->beside.start < remark->beside.end);
    }
    ib_arena_free(&arena);
    ib_arena_free(&scratch);
    ibid_doc_close(doc);
}

static void check_cases(const counts_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check_case(&cases[i]);
}

#define CHECK(cases) check_cases(cases, sizeof(cases) / sizeof *(cases))

static void test_parts(void **state)
{
    static const counts_case cases[] = {
        {"There were 613 sailors, including 106 women.",
         {{"613", 613, "sailors", .part_of = 0},
          {"106", 106, "women", .part_of = 1}},
         0,
         NULL},
        {"There were 613 sailors, including 706 women.",
         {{"613", 613, "sailors", .part_of = 0},
          {"706", 706, "women", .part_of = 1}},
         1,
         "said to be part of \"613 sailors\" (p. 1, line 1), and larger"},
        /* a hedge leaves it open */
        {"At least 613 sailors, including 706 women.",
         {{"613", 613, "sailors", .hedge = "At least"},
          {"706", 706, "women", .part_of = 1}},
         0,
         NULL},
        /* pupils are no part of a number of schools */
        {"There are 3 schools, including 1,200 pupils.",
         {{"3", 3, "schools", .part_of = 0},
          {"1,200", 1200, "pupils", .part_of = 1}},
         0,
         NULL},
        /* nor children one of a number of families */
        {"There are 3 families, including 12 children.",
         {{"3", 3, "families", .part_of = 0},
          {"12", 12, "children", .part_of = 1}},
         0,
         NULL},
        {"There are 3 refugee families, including 12 children.",
         {{"3", 3, "refugee families", .part_of = 0},
          {"12", 12, "children", .part_of = 1}},
         0,
         NULL},
        {"There are 3 families, including 12 families at sea.",
         {{"3", 3, "families", .part_of = 0},
          {"12", 12, "families", .part_of = 1}},
         1,
         "said to be part of \"3 families\" (p. 1, line 1), and larger"},
        /* a hedge that leaves the number as it is */
        {"A total of 613 sailors, including 706 women.",
         {{"613", 613, "sailors", .hedge = "A total of"},
          {"706", 706, "women", .part_of = 1}},
         1,
         "said to be part of \"613 sailors\" (p. 1, line 1), and larger"},
        /* parts that need not be all */
        {"Of 80 sailors, including 40 men and 30 women.",
         {{"80", 80, "sailors", .part_of = 0},
          {"40", 40, "men", .part_of = 1},
          {"30", 30, "women", .part_of = 1}},
         0,
         NULL},
        {"A crew of 80 sailors, comprising 40 men and 30 women.",
         {{"80", 80, "sailors", .part_of = 0},
          {"40", 40, "men", .part_of = 1},
          {"30", 30, "women", .part_of = 1}},
         0,
         "the 2 parts that follow (p. 1, line 1) make 70 together"},
        {"A crew of 70 sailors, comprising 40 men and 30 women.",
         {{"70", 70, "sailors", .part_of = 0},
          {"40", 40, "men", .part_of = 1},
          {"30", 30, "women", .part_of = 1}},
         0,
         NULL},
        {"A crew of 80 sailors, comprising some 40 men and 30 women.",
         {{"80", 80, "sailors", .part_of = 0},
          {"40", 40, "men", .hedge = "some", .part_of = 1},
          {"30", 30, "women", .part_of = 1}},
         0,
         NULL},
    };

    (void)state;
    CHECK(cases);
}

static void test_twice(void **state)
{
    static const counts_case cases[] = {
        {"In all, 613 sailors died in Selwyn on 3 May 1992.\nOn 3 May 1992, "
         "636 sailors died in Selwyn.",
         {{"613", 613, "sailors", "died", "Selwyn", NULL, "3 May 1992",
           .part_of = 0},
          {"636", 636, "sailors", "died", "Selwyn", NULL, "3 May 1992",
           .part_of = 0}},
         1,
         "p. 1, line 1 has \"613 sailors\", of the same thing, place and time "
         "as far as they are said, in the same voice"},
        {"In all, 613 sailors died in Selwyn on 3 May 1992.\nOn 3 May 1992, "
         "613 sailors died in Selwyn.",
         {{"613", 613, "sailors", "died", "Selwyn", NULL, "3 May 1992",
           .part_of = 0},
          {"613", 613, "sailors", "died", "Selwyn", NULL, "3 May 1992",
           .part_of = 0}},
         0,
         NULL},
        /* another place; no place; no period; no fate; a comparison */
        {"In all, 613 sailors died in Selwyn on 3 May 1992.\nOn 3 May 1992, "
         "636 sailors died in Marlow.",
         {{"613", 613, "sailors", "died", "Selwyn", NULL, "3 May 1992",
           .part_of = 0},
          {"636", 636, "sailors", "died", "Marlow", NULL, "3 May 1992",
           .part_of = 0}},
         0,
         NULL},
        {"Then 613 sailors died on 3 May 1992.\nOn 3 May 1992, 636 sailors "
         "died.",
         {{"613", 613, "sailors", "died", NULL, NULL, "3 May 1992",
           .part_of = 0},
          {"636", 636, "sailors", "died", NULL, NULL, "3 May 1992",
           .part_of = 0}},
         0,
         NULL},
        {"In all, 613 sailors died in Selwyn.\nThere, 636 sailors died in "
         "Selwyn.",
         {{"613", 613, "sailors", "died", "Selwyn", NULL, NULL, .part_of = 0},
          {"636", 636, "sailors", "died", "Selwyn", NULL, NULL, .part_of = 0}},
         0,
         NULL},
        {"In all, 613 sailors in Selwyn on 3 May 1992.\nOn 3 May 1992, 636 "
         "sailors in Selwyn.",
         {{"613", 613, "sailors", NULL, "Selwyn", NULL, "3 May 1992",
           .part_of = 0},
          {"636", 636, "sailors", NULL, "Selwyn", NULL, "3 May 1992",
           .part_of = 0}},
         0,
         NULL},
        {"There 613 sailors and 636 sailors died in Selwyn on 3 May 1992.",
         {{"613", 613, "sailors", "died", "Selwyn", NULL, "3 May 1992",
           .part_of = 0},
          {"636", 636, "sailors", "died", "Selwyn", NULL, "3 May 1992",
           .part_of = 0}},
         0,
         NULL},
        {"In all, 613 sailors died in Selwyn on 3 May 1992.\n"
         "Exactly 36 other sailors died in Selwyn on 3 May 1992.",
         {{"613", 613, "sailors", "died", "Selwyn", NULL, "3 May 1992",
           .part_of = 0},
          {"36", 36, "sailors", "died", "Selwyn", "Exactly", "3 May 1992",
           .part_of = 0}},
         0,
         NULL},
        {"Some 613 sailors died in Selwyn on 3 May 1992.\nOn 3 May 1992, 636 "
         "sailors died in Selwyn.",
         {{"613", 613, "sailors", "died", "Selwyn", "Some", "3 May 1992",
           .part_of = 0},
          {"636", 636, "sailors", "died", "Selwyn", NULL, "3 May 1992",
           .part_of = 0}},
         0,
         NULL},
        /* one among several: another of the kind, another hour, its own */
        {"In all, 613 sailors died in Selwyn on 3 May 1992.\nThe second storm "
         "struck: 36 sailors died in Selwyn on 3 May 1992.",
         {{"613", 613, "sailors", "died", "Selwyn", NULL, "3 May 1992",
           .part_of = 0},
          {"36", 36, "sailors", "died", "Selwyn", NULL, "3 May 1992",
           .part_of = 0}},
         0,
         NULL},
        {"The second storm struck: 36 sailors died in Selwyn on 3 May "
         "1992.\nIn all, 613 sailors died in Selwyn on 3 May 1992.",
         {{"36", 36, "sailors", "died", "Selwyn", NULL, "3 May 1992",
           .part_of = 0},
          {"613", 613, "sailors", "died", "Selwyn", NULL, "3 May 1992",
           .part_of = 0}},
         0,
         NULL},
        {"In all, 613 sailors died in Selwyn on 3 May 1992.\nLater on 3 May "
         "1992, 36 sailors died in Selwyn.",
         {{"613", 613, "sailors", "died", "Selwyn", NULL, "3 May 1992",
           .part_of = 0},
          {"36", 36, "sailors", "died", "Selwyn", NULL, "3 May 1992",
           .part_of = 0}},
         0,
         NULL},
        {"In all, 613 sailors died in Selwyn on 3 May 1992.\nBy Friday it was "
         "more: 36 sailors died in Selwyn on 3 May 1992.",
         {{"613", 613, "sailors", "died", "Selwyn", NULL, "3 May 1992",
           .part_of = 0},
          {"36", 36, "sailors", "died", "Selwyn", NULL, "3 May 1992",
           .part_of = 0}},
         0,
         NULL},
        {"In all, 613 sailors died in Selwyn on 3 May 1992.\nThe next day it "
         "was told that 36 sailors died in Selwyn on 3 May 1992.",
         {{"613", 613, "sailors", "died", "Selwyn", NULL, "3 May 1992",
           .part_of = 0},
          {"36", 36, "sailors", "died", "Selwyn", NULL, "3 May 1992",
           .part_of = 0}},
         0,
         NULL},
        {"In all, 613 sailors died in Selwyn on 3 May 1992.\nOn a rival boat "
         "36 sailors died in Selwyn on 3 May 1992.",
         {{"613", 613, "sailors", "died", "Selwyn", NULL, "3 May 1992",
           .part_of = 0},
          {"36", 36, "sailors", "died", "Selwyn", NULL, "3 May 1992",
           .part_of = 0}},
         0,
         NULL},
        {"In all, 613 sailors died in Selwyn on 3 May 1992.\nOf its crew 36 "
         "sailors died in Selwyn on 3 May 1992.",
         {{"613", 613, "sailors", "died", "Selwyn", NULL, "3 May 1992",
           .part_of = 0},
          {"36", 36, "sailors", "died", "Selwyn", NULL, "3 May 1992",
           .part_of = 0}},
         0,
         NULL},
        {"In all, 613 sailors died in Selwyn on 3 May 1992.\nIt is not so that "
         "36 sailors died in Selwyn on 3 May 1992.",
         {{"613", 613, "sailors", "died", "Selwyn", NULL, "3 May 1992",
           .part_of = 0},
          {"36", 36, "sailors", "died", "Selwyn", NULL, "3 May 1992",
           .part_of = 0}},
         0,
         NULL},
        {"It is not so that 36 sailors died in Selwyn on 3 May 1992.\nIn all, "
         "613 sailors died in Selwyn on 3 May 1992.",
         {{"36", 36, "sailors", "died", "Selwyn", NULL, "3 May 1992",
           .part_of = 0},
          {"613", 613, "sailors", "died", "Selwyn", NULL, "3 May 1992",
           .part_of = 0}},
         0,
         NULL},
        {"In all, 613 sailors died in Selwyn on 3 May 1992.\nThat 36 sailors "
         "died in Selwyn on 3 May 1992 by fire, all know.",
         {{"613", 613, "sailors", "died", "Selwyn", NULL, "3 May 1992",
           .part_of = 0},
          {"36", 36, "sailors", "died", "Selwyn", NULL, "3 May 1992",
           .part_of = 0}},
         0,
         NULL},
        {"In all, 613 sailors died in Selwyn on 3 May 1992.\nAnother 36 "
         "sailors died in Selwyn on 3 May 1992.",
         {{"613", 613, "sailors", "died", "Selwyn", NULL, "3 May 1992",
           .part_of = 0},
          {"36", 36, "sailors", "died", "Selwyn", NULL, "3 May 1992",
           .part_of = 0}},
         0,
         NULL},
        {"Another 36 sailors died in Selwyn on 3 May 1992.\nIn all, 613 "
         "sailors died in Selwyn on 3 May 1992.",
         {{"36", 36, "sailors", "died", "Selwyn", NULL, "3 May 1992",
           .part_of = 0},
          {"613", 613, "sailors", "died", "Selwyn", NULL, "3 May 1992",
           .part_of = 0}},
         0,
         NULL},
    };

    (void)state;
    CHECK(cases);
}

/* Dates of the sentence that are not the figure's own. */
static void test_other_date(void **state)
{
    static const counts_case cases[] = {
        {"In all, 613 sailors died in Selwyn on 3 May 1992.\n"
         "On 3 May 1992, as of 9 June 1993, 636 sailors died in Selwyn.",
         {{"613", 613, "sailors", "died", "Selwyn", NULL, "3 May 1992",
           .part_of = 0},
          {"636", 636, "sailors", "died", "Selwyn", NULL, "3 May 1992",
           .part_of = 0},
          {"9", 9, .period = "9 June 1993", .kind = IBID_FIGURE_ORDINAL}},
         0,
         NULL},
    };

    (void)state;
    CHECK(cases);
}

static void test_shares(void **state)
{
    static const counts_case cases[] = {
        {"Of these, 12 of 48 villages, or 30 per cent, burned.",
         {{"12", 12, .part_of = 0},
          {"48", 48, "villages", .part_of = 0},
          {"30", 30, .kind = IBID_FIGURE_SHARE}},
         2,
         "12 of 48 (p. 1, line 1) is 25 per cent"},
        {"Of these, 12 of the 48 villages (25%) burned.",
         {{"12", 12, .part_of = 0},
          {"48", 48, "villages", .part_of = 0},
          {"25", 25, .kind = IBID_FIGURE_SHARE}},
         0,
         NULL},
        {"Nearly all, 82 per cent (12 of 48), burned.",
         {{"82", 82, .kind = IBID_FIGURE_SHARE},
          {"12", 12, .part_of = 0},
          {"48", 48, .part_of = 0}},
         0,
         "12 of 48 (p. 1, line 1) is 25 per cent"},
        /* rounded, and cut off */
        {"Then 2 of 3 boats, or 67 per cent, and 66.6 per cent.",
         {{"2", 2, .part_of = 0},
          {"3", 3, "boats", .part_of = 0},
          {"67", 67, .kind = IBID_FIGURE_SHARE}},
         0,
         NULL},
        {"Then 2 of 3 boats, or 66.6 per cent.",
         {{"2", 2, .part_of = 0},
          {"3", 3, "boats", .part_of = 0},
          {"66.6", 66.6, .kind = IBID_FIGURE_SHARE}},
         0,
         NULL},
        {"Then 2 of 3 boats, or 66.1 per cent.",
         {{"2", 2, .part_of = 0},
          {"3", 3, "boats", .part_of = 0},
          {"66.1", 66.1, .kind = IBID_FIGURE_SHARE}},
         2,
         "2 of 3 (p. 1, line 1) is 66.7 per cent"},
        /* a share of something else; a fraction */
        {"Then 12 of 48 boats were lost (40 per cent of the fleet).",
         {{"12", 12, .part_of = 0},
          {"48", 48, "boats", .part_of = 0},
          {"40", 40, .kind = IBID_FIGURE_SHARE}},
         0,
         NULL},
        {"Puis 12 des 48 bateaux (40 % de la flotte).",
         {{"12", 12, .part_of = 0},
          {"48", 48, "bateaux", .part_of = 0},
          {"40", 40, .kind = IBID_FIGURE_SHARE}},
         0,
         NULL},
        {"Then 12 of 48 boats were lost (40 per cent often).",
         {{"12", 12, .part_of = 0},
          {"48", 48, "boats", .part_of = 0},
          {"40", 40, .kind = IBID_FIGURE_SHARE}},
         2,
         "12 of 48 (p. 1, line 1) is 25 per cent"},
        {"Then 12 of 48 villages burned, and 30 per cent of the fields.",
         {{"12", 12, .part_of = 0},
          {"48", 48, "villages", .part_of = 0},
          {"30", 30, .kind = IBID_FIGURE_SHARE}},
         0,
         NULL},
        {"Then 12 of 48 villages, or a third.",
         {{"12", 12, .part_of = 0},
          {"48", 48, "villages", .part_of = 0},
          {"a third", 1. / 3, .kind = IBID_FIGURE_SHARE}},
         0,
         NULL},
    };

    (void)state;
    CHECK(cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parts),
        cmocka_unit_test(test_twice),
        cmocka_unit_test(test_other_date),
        cmocka_unit_test(test_shares),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
