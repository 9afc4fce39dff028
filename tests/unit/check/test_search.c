/* test_search.c - where words stand: a case is the words, a source, and the
 * places that are found, "verdict:words of the source" each, nearest first. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "ibid/find.h"
#include "tests/promise.h"

static const char harbour[] =
    "The pilots refused to leave the harbour. Nobody blamed them, for the\n"
    "pilots refused to leave the harbour on that day alone. In the night the\n"
    "pi1ots refused to leave the harbour. The wardens of the mole went out,\n"
    "and nineteen boats with them. The report on the port was never read.\n";

static const char pages[] =
    "1\n\nThe keeper rang the bell, and no boat that was out in the roads "
    "that\n"
    "night1 was\n\n1 Adler, The Law of Small Harbours (1998), p. 3: nobody "
    "rang "
    "the bell.\n\f2\n\nlost, though the lamp had failed at four.\n";

typedef struct search_case {
    const char *words, *source, *places;
} search_case;

static const search_case cases[] = {
    /* The same words, twice; then what a scanner misread. */
    {"the pilots refused to leave the harbour", harbour,
     "exact:The pilots refused to leave the harbour "
     "exact:the\npilots refused to leave the harbour "
     "damaged:the\npi1ots refused to leave the harbour "},
    /* Marks round the words are no part of them. */
    {"\xE2\x80\x9CNobody blamed them\xE2\x80\x9D", harbour,
     "exact:Nobody blamed them "},
    {"wardens of the mole [...] nineteen boats", harbour,
     "marked:wardens of the mole went out,\nand nineteen boats "},
    {"wardens of the mole came out, and twenty boats with them", harbour,
     "altered:wardens of the mole went out,\nand nineteen boats with them "},
    /* A word is no part of another, and short ones are not guessed at. */
    {"port", harbour, "exact:port "},
    {"harbour", harbour, "exact:harbour exact:harbour exact:harbour "},
    {"boat", harbour, ""},
    {"the moon rose over the silent vineyards of the duke", harbour, ""},
    /* Over a page break with a note before it, which counts as damage
     * (judge.h), and in the note. */
    {"no boat that was out in the roads that night was lost", pages,
     "damaged:no boat that was out in the roads that\nnight1 was\n\n1 Adler, "
     "The Law of Small Harbours (1998), p. 3: nobody rang the bell.\n\f2\n\n"
     "lost "},
    {"nobody rang the bell", pages,
     "exact:nobody rang the bell altered:keeper rang the bell "},
    {"rang the bell", pages, "exact:rang the bell exact:rang the bell "},
    /* Other scripts. */
    {"\xE6\xB8\xAF\xE5\x8F\xA3",
     "\xE6\xB8\xAF\xE5\x8F\xA3\xE7\x9A\x84\xE8\xAE\xB0\xE5\xBD\x95\xE3\x80\x82"
     "\xE7\xA6\xBB\xE5\xBC\x80\xE6\xB8\xAF\xE5\x8F\xA3\xE3\x80\x82\n",
     "exact:\xE6\xB8\xAF\xE5\x8F\xA3 exact:\xE6\xB8\xAF\xE5\x8F\xA3 "},
    {"\xD0\xBF\xD0\xBE\xD1\x80\xD1\x82",
     "\xD0\x9F\xD0\xBE\xD1\x80\xD1\x82 \xD0\xB7\xD0\xB0\xD0\xBA\xD1\x80\xD1\x8B"
     "\xD1\x82.\n",
     "exact:\xD0\x9F\xD0\xBE\xD1\x80\xD1\x82 "},
    {"anything", "", ""},
};

static ibid_doc *read_doc(const char *text)
{
    ibid_doc *doc;

    assert_int_equal(ibid_doc_open(&doc, text, strlen(text), NULL, NULL),
                     IBID_OK);
    return doc;
}

static ibid_find *open_find(const char *words, uint32_t max)
{
    const ibid_find_options options = {NULL, 0, max};
    ibid_find *find;

    assert_int_equal(ibid_find_open(&find,
                                    (ibid_str){words, (uint32_t)strlen(words)},
                                    &options, NULL),
                     IBID_OK);
    return find;
}

static void search(ibid_find *find, const char *file, const char *text)
{
    ibid_doc *doc = read_doc(text);
    const ibid_source source = {file, IBID_SOURCE_READ, NULL, doc};

    assert_int_equal(ibid_find_in(find, &source, NULL), IBID_OK);
    ibid_doc_close(doc);
}

static void test_places(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const search_case *c = &cases[i];
        ibid_find *find = open_find(c->words, 0);
        const ibid_str text = {c->source, (uint32_t)strlen(c->source)};
        char places[1024] = "";
        ibid_find_answer answer;
        size_t at;

        search(find, "harbour.txt", c->source);
        answer = ibid_find_all(find);
        for (size_t k = 0; k < answer.count; k++) {
            const ibid_finding *f = &answer.item[k].finding;
            const size_t len = strlen(places);

            snprintf(places + len, sizeof places - len, "%s:%.*s ",
                     ibid_verdict_word(f->verdict),
                     (int)(f->hit.span.end - f->hit.span.start),
                     c->source + f->hit.span.start);
        }
        if (strcmp(places, c->places) != 0)
            print_error("\"%s\"\n", c->words);
        assert_string_equal(places, c->places);
        assert_null(promise_find_broken(find, &text, &at));
        ibid_find_close(find);
    }
}

/* The nearest are kept, whichever source has them; of two as near the one
 * searched first. */
static void test_order(void **state)
{
    ibid_find *find = open_find("the lamp had failed at four", 3);
    ibid_find_answer answer;

    (void)state;
    search(find, "a.txt", "They say the lamp had failed at five that night.\n");
    search(find, "b.txt",
           "For the lamp had failed at four, and again "
           "the\nlamp had failed at four.\n");
    search(find, "c.txt", "Nothing of the kind stands here.\n");
    search(find, "d.txt", "So the lamp had failed at four.\n");
    answer = ibid_find_all(find);
    assert_int_equal(answer.count, 3);
    assert_int_equal(answer.more, 1);
    assert_int_equal(answer.searched, 4);
    assert_int_equal(answer.holding, 3);
    assert_string_equal(answer.item[0].file, "b.txt");
    assert_int_equal(answer.item[1].finding.hit.source, 1);
    assert_true(answer.item[0].finding.hit.span.start <
                answer.item[1].finding.hit.span.start);
    assert_string_equal(answer.item[2].file, "d.txt");
    ibid_find_close(find);
}

static void test_nearest(void **state)
{
    ibid_find *find = open_find("the quiet courage of those who kept the fires "
                                "burning on the mole",
                                0);

    (void)state;
    search(find, "a.txt",
           "The people of the mole kept the fires burning and "
           "took in the men as they were landed.\n");
    assert_int_equal(ibid_find_all(find).count, 0);
    assert_non_null(ibid_find_all(find).nearest);
    search(find, "b.txt",
           "It was the quiet courage of those who kept the "
           "fires burning on the mole.\n");
    assert_int_equal(ibid_find_all(find).count, 1);
    assert_null(ibid_find_all(find).nearest);
    ibid_find_close(find);
}

static void test_unread(void **state)
{
    ibid_find *find = open_find("harbour", 0);
    const ibid_source source = {"scan.pdf", IBID_SOURCE_UNREAD,
                                "it is a picture", NULL};
    ibid_find_answer answer;

    (void)state;
    assert_int_equal(ibid_find_in(find, &source, NULL), IBID_OK);
    answer = ibid_find_all(find);
    assert_int_equal(answer.searched, 0);
    assert_int_equal(answer.unsearched_count, 1);
    assert_string_equal(answer.unsearched[0].why, "it is a picture");
    ibid_find_close(find);
}

static void test_nothing_to_find(void **state)
{
    static const char *const words[] = {
        "", " \n", "...", "\xE2\x80\x9C\xE2\x80\x9D", "[the]", "\xFF pilots"};
    ibid_find *find;
    ibid_err err;

    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const ibid_str w = {words[i], (uint32_t)strlen(words[i])};

        assert_int_equal(ibid_find_open(&find, w, NULL, &err), IBID_EFORMAT);
        assert_null(find);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_places),          cmocka_unit_test(test_order),
        cmocka_unit_test(test_nearest),         cmocka_unit_test(test_unread),
        cmocka_unit_test(test_nothing_to_find),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
