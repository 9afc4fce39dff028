/* test_pull.c - the works that a document cites, their keys and addresses, and
 * the table in which a person says which file is which. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ibid/ibid.h"

static const char letter[] =
    "The pilots refused to sail,[1] and said so twice.[2] The owners were "
    "warned.[3] Nobody heard.[4] All agree.[5] So it ends.[6]\n"
    "\n"
    "\n"
    "[1] Edith Marlow, Tides and Pilots (Selwyn, Quay Press, 1934), p. 212.\n"
    "[2] Ibid., p. 214.\n"
    "[3] A/74/676-S/2020/90, annex.\n"
    "[4] Marlow, op. cit., p. 3; A/74/676-S/2020/90, para. 5.\n"
    "[5] J. Weber, Harbour Law (Selwyn, Quay Press, 1950), p. 9.\n"
    "[6] Nowhere, op. cit., p. 8.\n";

/* Sources in an array, as a shelf. */
typedef struct row {
    ibid_source item[3];
    size_t count;
} row;

static size_t row_count(void *state)
{
    return ((row *)state)->count;
}

static const ibid_source *row_source(void *state, size_t i)
{
    return &((row *)state)->item[i];
}

static ibid_doc *open_doc(const char *text)
{
    ibid_doc *doc;

    assert_int_equal(ibid_doc_open(&doc, text, strlen(text), NULL, NULL),
                     IBID_OK);
    return doc;
}

static ibid_pull *open_pull(const ibid_doc *doc, row *sources,
                            const ibid_map *map)
{
    const ibid_shelf shelf = {row_count, row_source, sources};
    ibid_pull_options options = IBID_PULL_OPTIONS_INIT;
    ibid_pull *pull;

    options.map = map;
    assert_int_equal(ibid_pull_open(&pull, doc, &shelf, &options, NULL),
                     IBID_OK);
    return pull;
}

static ibid_map *open_map(const char *table)
{
    ibid_map *map;

    assert_int_equal(ibid_map_open(&map, table, strlen(table), NULL, NULL),
                     IBID_OK);
    return map;
}

static void test_groups_citations(void **state)
{
    ibid_doc *doc = open_doc(letter);
    row none = {.count = 0};
    ibid_pull *pull = open_pull(doc, &none, NULL);
    const ibid_works works = ibid_pull_works(pull);
    size_t mentions = 0;

    (void)state;
    assert_int_equal(works.count, 4);
    assert_int_equal(works.item[0].mention_count, 3);
    assert_int_equal(works.item[1].mention_count, 2);
    assert_int_equal(works.item[2].mention_count, 1);
    for (size_t i = 0; i < works.count; i++) {
        mentions += works.item[i].mention_count;
        assert_int_equal(works.item[i].mention[0], works.item[i].citation);
    }
    assert_int_equal(mentions, ibid_doc_citations(doc).count);
    assert_int_equal(works.item[0].status, IBID_WORK_MISSING);
    assert_int_equal(works.item[3].status, IBID_WORK_UNKNOWN);
    assert_non_null(works.item[3].because);
    ibid_pull_close(pull);
    ibid_doc_close(doc);
}

static void test_finds_sources(void **state)
{
    ibid_doc *doc = open_doc(letter);
    ibid_doc *book = open_doc(
        "EDITH MARLOW\n\nTIDES AND PILOTS\n\nSelwyn, 1934\n\nThe bar.\n");
    row sources = {
        {{"marlow.txt", IBID_SOURCE_READ, NULL, book},
         {"A_74_676.pdf", IBID_SOURCE_UNREAD, "it has no text", NULL}},
        2};
    ibid_pull *pull = open_pull(doc, &sources, NULL);
    const ibid_works works = ibid_pull_works(pull);

    (void)state;
    assert_int_equal(works.item[0].status, IBID_WORK_AT_HAND);
    assert_int_equal(works.item[0].source, 0);
    assert_false(works.item[0].given);
    assert_int_equal(works.item[2].status, IBID_WORK_MISSING);
    assert_int_equal(works.item[2].source, IBID_NONE);
    ibid_pull_close(pull);
    ibid_doc_close(book);
    ibid_doc_close(doc);
}

/* A key stays when other parts of the document change, and wherever the lines
 * of the citation end. */
static void test_keys_are_stable(void **state)
{
    ibid_doc *one = open_doc(letter);
    ibid_doc *other = open_doc("Harbours.[1]\n\n\n[1] Edith Marlow, Tides and\n"
                               "Pilots (Selwyn, Quay Press, 1934), p. 212.\n");
    row none = {.count = 0};
    ibid_pull *a = open_pull(one, &none, NULL);
    ibid_pull *b = open_pull(other, &none, NULL);

    (void)state;
    assert_int_equal(strlen(ibid_pull_works(a).item[0].key), 12);
    assert_string_equal(ibid_pull_works(a).item[0].key,
                        ibid_pull_works(b).item[0].key);
    assert_string_not_equal(ibid_pull_works(a).item[0].key,
                            ibid_pull_works(a).item[2].key);
    ibid_pull_close(a);
    ibid_pull_close(b);
    ibid_doc_close(one);
    ibid_doc_close(other);
}

/* Two works cited in the same words have two keys. */
static void test_keys_differ(void **state)
{
    ibid_doc *doc = open_doc("A.[1] B.[2]\n\n\n[1] Nowhere, op. cit., p. 8.\n"
                             "[2] Nowhere, op. cit., p. 8.\n");
    row none = {.count = 0};
    ibid_pull *pull = open_pull(doc, &none, NULL);
    const ibid_works works = ibid_pull_works(pull);

    (void)state;
    assert_int_equal(works.count, 2);
    assert_string_equal(works.item[1].key + 12, "-2");
    ibid_pull_close(pull);
    ibid_doc_close(doc);
}

static void test_addresses(void **state)
{
    static const char *const cases[][2] = {
        {"A/74/676-S/2020/90", "https://docs.un.org/en/A/74/676-S/2020/90"},
        {"A/RES/1514(XV)", "https://docs.un.org/en/A/RES/1514(XV)"},
        {"J. Weber, Harbour Law (Selwyn, Quay Press, 1950), p. 9.", ""},
        {"J. Weber, “Harbours”, 28 Sociology 379 (1994), "
         "https://doi.org/10.1017/S0020<9>",
         "https://doi.org/10.1017/S0020"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[400];
        ibid_doc *doc;
        row none = {.count = 0};
        ibid_pull *pull;
        ibid_str link;

        snprintf(text, sizeof text, "Harbours.[1]\n\n\n[1] %s\n", cases[i][0]);
        doc = open_doc(text);
        pull = open_pull(doc, &none, NULL);
        assert_true(ibid_pull_works(pull).count > 0);
        link = ibid_pull_works(pull).item[0].link;
        assert_int_equal(link.len, strlen(cases[i][1]));
        if (link.len)
            assert_memory_equal(link.at, cases[i][1], link.len);
        ibid_pull_close(pull);
        ibid_doc_close(doc);
    }
}

static void test_reads_tables(void **state)
{
    static const char *const tables[] = {
        "key,file\na1,scan.txt\n",
        "\xEF\xBB\xBFkey;file\r\na1;scan.txt\r\n",
        "title\tfile\tkey\nHarbours\tscan.txt\ta1\n",
        "KEY,\"note, long\nand over a line\",File\na1,\"x \"\"y\"\"\",scan.txt",
        "key,file\na1,  scan.txt  \na1,scan.txt\nb2,\n,c.txt\n",
    };

    (void)state;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        ibid_map *map = open_map(tables[i]);
        const ibid_map_rows rows = ibid_map_all(map);

        assert_int_equal(rows.count, 1);
        assert_string_equal(rows.item[0].key, "a1");
        assert_string_equal(rows.item[0].file, "scan.txt");
        ibid_map_close(map);
    }
}

static void test_takes_the_apostrophe_off(void **state)
{
    ibid_map *map = open_map("key,file\na1,'-scan.txt\nb2,'quoted'.txt\n");
    const ibid_map_rows rows = ibid_map_all(map);

    (void)state;
    assert_string_equal(rows.item[0].file, "-scan.txt");
    assert_string_equal(rows.item[1].file, "'quoted'.txt");
    ibid_map_close(map);
}

static void test_refuses_tables(void **state)
{
    static const char *const tables[] = {"", "\n", "key\na1\n", "a,b\nc,d\n",
                                         "key,file\na1,x.txt\na1,y.txt\n"};

    (void)state;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        ibid_err err = {0};
        ibid_map *map = (ibid_map *)&err;

        assert_int_equal(
            ibid_map_open(&map, tables[i], strlen(tables[i]), NULL, &err),
            IBID_EFORMAT);
        assert_null(map);
        assert_non_null(err.what);
    }
}

/* A map goes before what ibid finds, in a list and in a check. */
static void test_map_decides(void **state)
{
    static const struct {
        const char *file;
        uint32_t source;
        bool given;
    } cases[] = {
        {"marlow.txt", 0, false},     /* what it finds by itself */
        {"./old//scan.txt", 1, true}, /* another way to write the path */
        {"scan.txt", 1, true},        /* the name alone */
        {"-", IBID_NONE, true},       /* none of them */
        {"lost.txt", IBID_NONE, true},
    };
    ibid_doc *doc = open_doc(letter);
    ibid_doc *book = open_doc(
        "EDITH MARLOW\n\nTIDES AND PILOTS\n\nSelwyn, 1934\n\nThe bar.\n");
    ibid_doc *scan = open_doc("Page 212. The bar.\n");
    row sources = {{{"marlow.txt", IBID_SOURCE_READ, NULL, book},
                    {"old/scan.txt", IBID_SOURCE_READ, NULL, scan}},
                   2};
    const ibid_shelf shelf = {row_count, row_source, &sources};
    char key[24];
    ibid_pull *pull = open_pull(doc, &sources, NULL);

    (void)state;
    memcpy(key, ibid_pull_works(pull).item[0].key, sizeof key);
    ibid_pull_close(pull);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ibid_check_options options = IBID_CHECK_OPTIONS_INIT;
        ibid_check *check;
        ibid_map *map;
        char table[200];

        snprintf(table, sizeof table, "key,file\n%s,%s\n", key, cases[i].file);
        map = open_map(table);
        pull = open_pull(doc, &sources, map);
        assert_int_equal(ibid_pull_works(pull).item[0].source, cases[i].source);
        assert_int_equal(ibid_pull_works(pull).item[0].given, cases[i].given);
        assert_non_null(ibid_pull_works(pull).item[0].because);
        ibid_pull_close(pull);
        options.map = map;
        assert_int_equal(ibid_check_open(&check, doc, &shelf, &options, NULL),
                         IBID_OK);
        for (size_t k = 0; k < ibid_check_findings(check).count; k++) {
            const ibid_finding *f = &ibid_check_findings(check).item[k];

            if (f->kind == IBID_FINDING_CITATION && f->note < 2)
                assert_int_equal(f->resolution.source, cases[i].source);
        }
        ibid_check_close(check);
        ibid_map_close(map);
    }
    ibid_doc_close(scan);
    ibid_doc_close(book);
    ibid_doc_close(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_groups_citations),
        cmocka_unit_test(test_finds_sources),
        cmocka_unit_test(test_keys_are_stable),
        cmocka_unit_test(test_keys_differ),
        cmocka_unit_test(test_addresses),
        cmocka_unit_test(test_reads_tables),
        cmocka_unit_test(test_takes_the_apostrophe_off),
        cmocka_unit_test(test_refuses_tables),
        cmocka_unit_test(test_map_decides),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
