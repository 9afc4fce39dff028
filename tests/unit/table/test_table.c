/* test_table.c - figures side by side: which stand under one question, and why;
 * where the same source is behind them; the order of files changes nothing.
 *
 * The figures are given by hand, so that the table is tested and not the
 * reading of them. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ibid/ibid.h"
#include "table/table.h"
#include "tests/unit/words.h"

/* A figure by its words; each is the first of them at or after the number. */
typedef struct given {
    const char *value;
    double number;
    const char *unit, *fate, *place, *period;
    int part_of; /* index plus 1; 0: none */
} given;

enum { FIGURES = 6, DOCUMENTS = 4 };

typedef struct paper {
    ibid_doc *doc;
    ibid_figure figure[FIGURES];
    ibid_dating dating[FIGURES];
    ib_entry entry;
} paper;

static void read_figures(paper *p, const given *g)
{
    const ibid_str text = ibid_doc_text(p->doc);
    uint32_t at = 0;
    size_t i = 0;

    for (; i < FIGURES && g[i].value; i++) {
        const ibid_span span = span_of(text, at, g[i].value);

        at = span.end;
        p->figure[i] = (ibid_figure){
            .kind = IBID_FIGURE_COUNT,
            .span = span,
            .has_number = true,
            .low = g[i].number,
            .high = g[i].number,
            .unit = span_of(text, at, g[i].unit),
            .category = span_of(text, at, g[i].fate),
            .place = span_of(text, at, g[i].place),
            .period = span_of(text, at, g[i].period),
            .quotation = IBID_NONE,
            .note = IBID_NONE,
            .citation = IBID_NONE,
            .part_of = g[i].part_of ? (uint32_t)g[i].part_of - 1 : IBID_NONE,
            .dating = IBID_NONE};
    }
    p->entry.figures = (ibid_figures){p->figure, i};
}

static void open_paper(paper *p, const char *file, const char *text,
                       const given *g)
{
    memset(p, 0, sizeof *p);
    assert_int_equal(ibid_doc_open(&p->doc, text, strlen(text), NULL, NULL),
                     IBID_OK);
    p->entry.of = (ibid_table_document){file, p->doc, IBID_NONE};
    read_figures(p, g);
}

static void close_papers(paper *p, size_t count)
{
    for (size_t i = 0; i < count; i++)
        ibid_doc_close(p[i].doc);
}

/* A table of papers, in the order that is given. */
static ibid_table *table_of(const paper *p, size_t count, const char *about)
{
    ibid_table_options options = IBID_TABLE_OPTIONS_INIT;
    ib_entry entry[DOCUMENTS];
    ibid_table *table;

    for (size_t i = 0; i < count; i++)
        entry[i] = p[i].entry;
    options.about = &about;
    options.about_count = about ? 1 : 0;
    assert_int_equal(ib_table_make(&table, entry, count, &options, NULL),
                     IBID_OK);
    return table;
}

/* The values of a question's rows, with blanks: "613 1,324". */
static void put_values(char *out, size_t room, const ibid_table *table,
                       const ibid_question *q)
{
    const ibid_rows rows = ibid_table_rows(table);
    size_t used = 0;

    out[0] = '\0';
    for (uint32_t i = 0; i < q->row_count; i++) {
        const ibid_row *row = &rows.item[q->row[i]];
        const ibid_doc *doc =
            ibid_table_documents_of(table).item[row->document].doc;
        const ibid_span span = ib_row_figure(table, row)->span;

        used += (size_t)snprintf(out + used, room - used, "%s%.*s",
                                 i ? " " : "", (int)(span.end - span.start),
                                 ibid_doc_text(doc).at + span.start);
    }
}

/* One question alone, of these values, for these reasons; NULL: none. */
static void expect_question(const ibid_table *table, const char *values,
                            unsigned because)
{
    const ibid_questions questions = ibid_table_questions(table);
    char got[256];

    assert_int_equal(questions.count, values ? 1 : 0);
    if (!values)
        return;
    put_values(got, sizeof got, table, &questions.item[0]);
    assert_string_equal(got, values);
    assert_int_equal(questions.item[0].because, because);
}

/* Two documents of one figure each. */
typedef struct pair_case {
    const char *text[2];
    given figure[2];
    unsigned because; /* 0: they do not stand together */
} pair_case;

static void test_pairs(void **state)
{
    static const pair_case cases[] = {
        /* inflection, and another word for the same fate */
        {{"In Selwyn 31 sailors were killed.",
          "Of the crew, 40 sailors died in Selwyn."},
         {{"31", 31, "sailors", "killed", "Selwyn", NULL, 0},
          {"40", 40, "sailors", "died", "Selwyn", NULL, 0}},
         IBID_QUESTION_SCOPE},
        {{"The town of Selwyn lost 1 child.", "In Selwyn 3 children died."},
         {{"1", 1, "child", "lost", "The town of Selwyn", NULL, 0},
          {"3", 3, "children", NULL, "Selwyn", NULL, 0}},
         IBID_QUESTION_SCOPE},
        /* another place, fate or thing */
        {{"In Selwyn 31 sailors were killed.",
          "In Marlow 40 sailors were killed."},
         {{"31", 31, "sailors", "killed", "Selwyn", NULL, 0},
          {"40", 40, "sailors", "killed", "Marlow", NULL, 0}},
         0},
        {{"In Selwyn 31 sailors were killed.",
          "In Selwyn 40 sailors were wounded."},
         {{"31", 31, "sailors", "killed", "Selwyn", NULL, 0},
          {"40", 40, "sailors", "wounded", "Selwyn", NULL, 0}},
         0},
        {{"In Selwyn 31 sailors were killed.",
          "In Selwyn 40 pilots were killed."},
         {{"31", 31, "sailors", "killed", "Selwyn", NULL, 0},
          {"40", 40, "pilots", "killed", "Selwyn", NULL, 0}},
         0},
        /* another period, with the same place */
        {{"In 1911 31 sailors died in Selwyn.",
          "In 1912 40 sailors died in Selwyn."},
         {{"31", 31, "sailors", "died", "Selwyn", "1911", 0},
          {"40", 40, "sailors", "died", "Selwyn", "1912", 0}},
         0},
        /* neither place nor period: nothing says that they are one event */
        {{"31 sailors were killed.", "40 sailors were killed."},
         {{"31", 31, "sailors", "killed", NULL, NULL, 0},
          {"40", 40, "sailors", "killed", NULL, NULL, 0}},
         0},
        /* a period is enough with a fate, not without */
        {{"In 1911 31 sailors died.", "Of sailors, 40 sailors died in 1911."},
         {{"31", 31, "sailors", "died", NULL, "1911", 0},
          {"40", 40, "sailors", "died", NULL, "1911", 0}},
         IBID_QUESTION_SCOPE},
        {{"In 1911 31 ships came.", "In the year 1911 40 ships came."},
         {{"31", 31, "ships", NULL, NULL, "1911", 0},
          {"40", 40, "ships", NULL, NULL, "1911", 0}},
         0},
        /* one number, and a word in common */
        {{"Some 300 Selwyn pilots left.", "300 pilots of the bar were gone."},
         {{"300", 300, "Selwyn pilots", NULL, NULL, NULL, 0},
          {"300", 300, "pilots of the bar", NULL, NULL, NULL, 0}},
         IBID_QUESTION_NUMBER},
        /* of people, and nobody says what became of them */
        {{"There were 300 people.", "He saw 300 people."},
         {{"300", 300, "people", NULL, NULL, NULL, 0},
          {"300", 300, "people", NULL, NULL, NULL, 0}},
         0},
        {{"There were 300 persons killed.", "300 people perished."},
         {{"300", 300, "persons", "killed", NULL, NULL, 0},
          {"300", 300, "people", "perished", NULL, NULL, 0}},
         IBID_QUESTION_NUMBER},
        {{"300 pilots were killed.", "300 pilots were wounded."},
         {{"300", 300, "pilots", "killed", NULL, NULL, 0},
          {"300", 300, "pilots", "wounded", NULL, NULL, 0}},
         0},
        /* a number that is rare stands together over places in other words */
        {{"In Selwyn 300,000 Azerbaijanis were expelled.",
          "It forced 300,000 Azerbaijanis out of Marlow."},
         {{"300,000", 300000, "Azerbaijanis", "expelled", "Selwyn", NULL, 0},
          {"300,000", 300000, "Azerbaijanis", NULL, "Marlow", NULL, 0}},
         IBID_QUESTION_NUMBER},
        {{"In Selwyn 300 Azerbaijanis were expelled.",
          "It forced 300 Azerbaijanis out of Marlow."},
         {{"300", 300, "Azerbaijanis", "expelled", "Selwyn", NULL, 0},
          {"300", 300, "Azerbaijanis", NULL, "Marlow", NULL, 0}},
         0},
        {{"In Selwyn 5,000 soldiers came.", "Some 5,000 soldiers marched."},
         {{"5,000", 5000, "soldiers", NULL, "Selwyn", NULL, 0},
          {"5,000", 5000, "soldiers", NULL, NULL, NULL, 0}},
         IBID_QUESTION_NUMBER},
        /* other scripts: one noun in two cases */
        {{"\xD0\x92 Selwyn 31 "
          "\xD0\xBA\xD0\xBE\xD1\x80\xD0\xB0\xD0\xB1\xD0\xBB\xD1\x8C.",
          "\xD0\x92 Selwyn 40 "
          "\xD0\xBA\xD0\xBE\xD1\x80\xD0\xB0\xD0\xB1\xD0\xBB\xD0\xB5\xD0\xB9."},
         {{"31", 31, "\xD0\xBA\xD0\xBE\xD1\x80\xD0\xB0\xD0\xB1\xD0\xBB\xD1\x8C",
           NULL, "Selwyn", NULL, 0},
          {"40", 40,
           "\xD0\xBA\xD0\xBE\xD1\x80\xD0\xB0\xD0\xB1\xD0\xBB\xD0\xB5\xD0\xB9",
           NULL, "Selwyn", NULL, 0}},
         IBID_QUESTION_SCOPE},
        {{"There were 3 pilots.", "He saw 3 pilots."},
         {{"3", 3, "pilots", NULL, NULL, NULL, 0},
          {"3", 3, "pilots", NULL, NULL, NULL, 0}},
         0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const pair_case *c = &cases[i];
        char values[64];
        ibid_table *table;
        paper p[2];

        print_message("%s / %s\n", c->text[0], c->text[1]);
        for (int k = 0; k < 2; k++) {
            const given list[2] = {c->figure[k], {0}};

            open_paper(&p[k], k ? "b.txt" : "a.txt", c->text[k], list);
        }
        snprintf(values, sizeof values, "%s %s", c->figure[0].value,
                 c->figure[1].value);
        table = table_of(p, 2, NULL);
        expect_question(table, c->because ? values : NULL, c->because);
        ibid_table_close(table);
        close_papers(p, 2);
    }
}

/* What is not said of a part is said of its total. */
static void test_parts(void **state)
{
    static const given one[] = {
        {"613", 613, "sailors", "killed", "Selwyn", NULL, 0},
        {"106", 106, "women", NULL, NULL, NULL, 1},
        {0}};
    static const given other[] = {
        {"90", 90, "women", "killed", "Selwyn", NULL, 0}, {0}};
    ibid_table *table;
    paper p[2];

    (void)state;
    open_paper(&p[0], "a.txt",
               "In Selwyn 613 sailors were killed, including 106 women.", one);
    open_paper(&p[1], "b.txt", "In all 90 women were killed in Selwyn.", other);
    table = table_of(p, 2, NULL);
    expect_question(table, "106 90", IBID_QUESTION_SCOPE);
    ibid_table_close(table);
    close_papers(p, 2);
}

static void expect_asked(const paper *p, size_t count, const char *about,
                         const char *values)
{
    ibid_table *table = table_of(p, count, about);
    const ibid_questions questions = ibid_table_questions(table);
    char got[256];

    assert_int_equal(questions.count, 1);
    assert_string_equal(questions.item[0].asked, about);
    assert_int_equal(questions.item[0].because, IBID_QUESTION_ASKED);
    put_values(got, sizeof got, table, &questions.item[0]);
    assert_string_equal(got, values);
    ibid_table_close(table);
}

static void test_asked(void **state)
{
    static const given one[] = {{"31", 31, "sailors", "killed", NULL, NULL, 0},
                                {"50", 50, "sailors", "wounded", NULL, NULL, 0},
                                {"12", 12, "boats", NULL, NULL, NULL, 0},
                                {0}};
    static const given other[] = {
        {"40", 40, "sailors", "perished", NULL, NULL, 0},
        {"7", 7, "pilots", "died", NULL, NULL, 0},
        {0}};
    paper p[2];

    (void)state;
    open_paper(&p[0], "a.txt",
               "On the bar 31 sailors were killed. Another 50 sailors were "
               "wounded. From Selwyn came 12 boats.\n",
               one);
    open_paper(&p[1], "b.txt",
               "At Selwyn 40 sailors perished.\n\nElsewhere 7 pilots died.\n",
               other);
    /* the paragraph names the place; the fate is the figure's own */
    expect_asked(p, 2, "killed Selwyn", "31 40");
    expect_asked(p, 2, "wounded in Selwyn", "50");
    expect_asked(p, 2, "sailor", "31 50 40");
    /* in the paragraph, the same form alone, and beside a word of its own */
    expect_asked(p, 2, "sailors bar", "31 50");
    expect_asked(p, 2, "sailors bars", "31");
    expect_asked(p, 2, "boat", "12");
    expect_asked(p, 2, "Marlow", "");
    expect_asked(p, 2, "dead", "31 40 7");
    close_papers(p, 2);
}

/* The same source behind two documents, and one that is a document itself. */
static void test_works(void **state)
{
    static const given figure[] = {
        {"31", 31, "sailors", "killed", NULL, NULL, 0}, {0}};
    ibid_table_works works;
    ibid_table *table;
    paper p[3];

    (void)state;
    open_paper(&p[0], "a.txt",
               "There 31 sailors were killed.[1]\n\n\n"
               "[1] Edith Marlow, Tides and Pilots (Selwyn, Quay Press, 1934), "
               "p. 212.\n",
               figure);
    open_paper(&p[1], "b.txt",
               "So 31 sailors were killed.[1] All agree.[2]\n\n\n"
               "[1] Edith Marlow, Tides and Pilots (Selwyn, Quay Press, 1934), "
               "p. 9.\n[2] A/74/676, annex.\n",
               figure);
    open_paper(&p[2], "c.txt",
               "He says 31 sailors were killed.[1]\n\n\n"
               "[1] A/74/676, annex.\n",
               figure);
    p[0].figure[0].note = p[1].figure[0].note = p[2].figure[0].note = 0;
    table = table_of(p, 3, NULL);
    works = ibid_table_works_of(table);
    assert_int_equal(works.count, 2);
    assert_int_equal(works.item[0].row_count, 2);
    assert_int_equal(works.item[0].document_count, 2);
    assert_int_equal(works.item[0].itself, IBID_NONE);
    assert_int_equal(works.item[1].document_count, 1);
    assert_int_equal(ibid_table_rows(table).item[2].work, 1);
    ibid_table_close(table);
    close_papers(p, 3);
}

/* Two forms of one document, and a third that cites it: one source, and one
 * document behind it. */
static void test_forms(void **state)
{
    static const given figure[] = {
        {"31", 31, "sailors", "killed", NULL, NULL, 0}, {0}};
    static const char *const text[] = {
        "United Nations A/61/9931\n\n31 sailors were killed, it says.[1]\n\n\n"
        "[1] Edith Marlow, Tides and Pilots (Selwyn, Quay Press, 1934), p. "
        "2.\n",
        "United Nations A/61/9931\n\n31 sailors were killed,  it says.[1]\n\n\n"
        "[1] Edith Marlow, Tides and Pilots (Selwyn, Quay Press, 1934), p. "
        "2.\n",
        "Of them 31 sailors were killed.[1]\n\n\n[1] A/61/9931, para. 3.\n"};
    ibid_table_works works;
    ibid_table *table;
    paper p[3];

    (void)state;
    for (int i = 0; i < 3; i++) {
        open_paper(&p[i], i == 0 ? "a" : i == 1 ? "b" : "c", text[i], figure);
        p[i].figure[0].note = 0;
    }
    table = table_of(p, 3, NULL);
    works = ibid_table_works_of(table);
    assert_int_equal(ibid_table_documents_of(table).item[1].twin, 0);
    assert_int_equal(ibid_table_documents_of(table).item[2].twin, IBID_NONE);
    assert_int_equal(works.count, 2);
    assert_int_equal(works.item[0].row_count, 2);
    assert_int_equal(works.item[0].holder_count, 2);
    assert_int_equal(works.item[0].document_count, 1);
    assert_int_equal(works.item[1].itself, 0);
    ibid_table_close(table);
    /* and two forms alone are no two accounts */
    table = table_of(p, 2, NULL);
    expect_question(table, NULL, 0);
    ibid_table_close(table);
    close_papers(p, 3);
}

/* Files in any order, one of them twice: the same table. */
static void test_order(void **state)
{
    static const given figure[] = {
        {"31", 31, "sailors", "killed", "Selwyn", NULL, 0}, {0}};
    static const char *const text[] = {"In Selwyn 31 sailors were killed.",
                                       "At Selwyn 31 sailors were killed.",
                                       "By Selwyn 31 sailors were killed."};
    static const int order[][4] = {{0, 1, 2, 0}, {2, 1, 0, 2}, {1, 0, 2, 1}};
    paper p[3];

    (void)state;
    for (int i = 0; i < 3; i++)
        open_paper(&p[i], i == 0 ? "a" : i == 1 ? "b" : "c", text[i], figure);
    for (int i = 0; i < 3; i++) {
        const paper given_so[] = {p[order[i][0]], p[order[i][1]],
                                  p[order[i][2]], p[order[i][3]]};
        ibid_table *table = table_of(given_so, 4, NULL);
        const ibid_table_documents documents = ibid_table_documents_of(table);

        assert_int_equal(documents.count, 3);
        for (int k = 0; k < 3; k++)
            assert_ptr_equal(documents.item[k].doc, p[k].doc);
        expect_question(table, "31 31 31", IBID_QUESTION_SCOPE);
        ibid_table_close(table);
    }
    close_papers(p, 3);
}

static void test_empty(void **state)
{
    ibid_table *table;

    (void)state;
    table = table_of(NULL, 0, NULL);
    assert_int_equal(ibid_table_rows(table).count, 0);
    ibid_table_close(table);
    expect_asked(NULL, 0, "killed", "");
    ibid_table_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pairs), cmocka_unit_test(test_parts),
        cmocka_unit_test(test_asked), cmocka_unit_test(test_works),
        cmocka_unit_test(test_forms), cmocka_unit_test(test_order),
        cmocka_unit_test(test_empty),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
