/* test_around.c - the sentence of a figure, and its paragraph. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "check/around.h"
#include "ibid/ibid.h"

/* The sentence of the one "613" of a text. */
static void expect_sentence(const char *text, const char *sentence)
{
    const char *at = strstr(text, "613");
    const uint32_t start = (uint32_t)(at - text);
    ib_around around;
    ib_arena arena;
    ibid_doc *doc;
    ibid_span span;
    char *got;

    ib_arena_init(&arena, NULL, 0, NULL);
    assert_int_equal(ibid_doc_open(&doc, text, strlen(text), NULL, NULL),
                     IBID_OK);
    assert_int_equal(ib_around_open(&around, &arena, doc), IBID_OK);
    span = ib_around_sentence(&around, (ibid_span){start, start + 3});
    got = ib_arena_copy(&arena, text + span.start, span.end - span.start + 1, 1,
                        1);
    got[span.end - span.start] = '\0';
    assert_string_equal(got, sentence);
    assert_non_null(ib_around_block(&around, start));
    ibid_doc_close(doc);
    ib_arena_free(&arena);
}

static void test_sentences(void **state)
{
    static const struct {
        const char *text, *sentence;
    } cases[] = {
        {"There were 613.", "There were 613."},
        {"It blew. There were 613 boats. All sank.", "There were 613 boats."},
        /* a number begins a sentence */
        {"She lay on the bar. 613 boats came.", "613 boats came."},
        /* words that numbers follow, short names, addresses, decimals */
        {"See para. 613 and no. 5.", "See para. 613 and no. 5."},
        {"Then Mr. Weir saw 613 boats.", "Then Mr. Weir saw 613 boats."},
        {"At azerbaijan.un.org 613 stand, 1.5 of them red. So.",
         "At azerbaijan.un.org 613 stand, 1.5 of them red."},
        /* the mark of a note behind the stop */
        {"The storm came in 1911.[1] There were 613 boats.\n\n\n[1] Gazette, 3 "
         "May 1911.\n",
         "There were 613 boats."},
        /* another paragraph is another sentence */
        {"The Storm of 1911\n\nThere were 613 boats. All sank.",
         "There were 613 boats."},
        {"\xD0\x91\xD1\x8B\xD0\xBB\xD0\xBE 613? \xD0\x94\xD0\xB0.",
         "\xD0\x91\xD1\x8B\xD0\xBB\xD0\xBE 613?"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        print_message("%s\n", cases[i].text);
        expect_sentence(cases[i].text, cases[i].sentence);
    }
}

/* A text without stops is cut at whole words, some lines off. */
static void test_bound(void **state)
{
    char text[8001];
    ib_around around;
    ib_arena arena;
    ibid_doc *doc;
    ibid_span span;

    (void)state;
    for (int i = 0; i < 8000; i += 8)
        memcpy(text + i, "harbour ", 8);
    memcpy(text + 4000, "613 boat", 8);
    text[8000] = '\0';
    ib_arena_init(&arena, NULL, 0, NULL);
    assert_int_equal(ibid_doc_open(&doc, text, 8000, NULL, NULL), IBID_OK);
    assert_int_equal(ib_around_open(&around, &arena, doc), IBID_OK);
    span = ib_around_sentence(&around, (ibid_span){4000, 4003});
    assert_true(span.start > 3000 && span.end < 5000);
    assert_int_equal(span.start % 8, 0);
    assert_int_equal(text[span.end], ' ');
    ibid_doc_close(doc);
    ib_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sentences),
        cmocka_unit_test(test_bound),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
