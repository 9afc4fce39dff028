/* test_unquoted.c - words of a source without quotation marks: a case is a
 * document, and what is told of it: "verdict:words" each, in reading order. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "ibid/check.h"
#include "tests/promise.h"

#define NOTE                                                                   \
    "\n\n1 Adler, The Law of Small Harbours (1998), p. 3.\n2 Brand, Of Lamps " \
    "(1999), p. 4.\n"

static const char adler[] =
    "A/CONF.999/12\n\nAdler\nThe Law of Small Harbours (1998)\n\n"
    "The wardens of the mole had warned the owners twice before the gale came. "
    "Both warnings stand in the book of the harbour, in the hand of the elder "
    "keeper. Nobody heeded them.\n\n"
    "Nineteen boats put to sea that night, and four of them were never seen "
    "again by anybody.\n\n"
    "The meeting was closed by the chair of the board at ten in the evening.\n";

static const char board[] =
    "Minutes\n\nThe meeting was closed by the chair of the board at ten in the "
    "evening.\n";

typedef struct unquoted_case {
    const char *document, *told;
} unquoted_case;

static const unquoted_case cases[] = {
    /* Copied, alone and several in a row. */
    {"It was a hard winter. Nineteen boats put to sea that night, and four of "
     "them were never seen again by anybody.1 We shall see why." NOTE,
     "exact:Nineteen boats put to sea that night, and four of them were never "
     "seen again by anybody. "},
    {"The wardens of the mole had warned the owners twice before the gale "
     "came. Both warnings stand in the book of the harbour, in the hand of the "
     "elder keeper.1 So it is said." NOTE,
     "exact:The wardens of the mole had warned the owners twice before the "
     "gale came. Both warnings stand in the book of the harbour, in the hand "
     "of the elder keeper. "},
    /* Nearly. */
    {"Eighteen boats put to sea that night, and four of them were never seen "
     "again by anybody.1" NOTE,
     "altered:Eighteen boats put to sea that night, and four of them were "
     "never seen again by anybody. "},
    {"Nineteen boats put to sea that night, and four of thern were never seen "
     "again by anybody.1" NOTE,
     "damaged:Nineteen boats put to sea that night, and four of thern were "
     "never seen again by anybody. "},
    /* Between quotation marks, or set off. */
    {"He writes: \xE2\x80\x9CNineteen boats put to sea that night, and four of "
     "them were never seen again by anybody.\xE2\x80\x9D"
     "1" NOTE,
     ""},
    /* Only a few of its words, and other words. */
    {"Four of them were never seen again, he says.1" NOTE, ""},
    {"That night some twenty boats left the harbour, of which four did not "
     "come back to it." NOTE,
     ""},
    /* In a note. */
    {"So it was.1\n\n1 Nineteen boats put to sea that night, and four of them "
     "were never seen again by anybody. See Adler, The Law of Small Harbours "
     "(1998), p. 3.\n",
     "exact:Nineteen boats put to sea that night, and four of them were never "
     "seen again by anybody. "},
    /* A formula stands in many sources. */
    {"The meeting was closed by the chair of the board at ten in the "
     "evening." NOTE,
     ""},
    /* Titles and names in a row. */
    {"The Wardens Of The Mole Had Warned The Owners Twice Before The Gale "
     "Came." NOTE,
     ""},
    {"", ""},
};

typedef struct row {
    ibid_source source[5];
    ibid_str text[5];
} row;

static size_t row_count(void *state)
{
    (void)state;
    return 5;
}

static const ibid_source *row_source(void *state, size_t i)
{
    return &((row *)state)->source[i];
}

static ibid_doc *read_doc(const char *text)
{
    ibid_doc *doc;

    assert_int_equal(ibid_doc_open(&doc, text, strlen(text), NULL, NULL),
                     IBID_OK);
    return doc;
}

static void fill(row *r)
{
    static const char *const names[] = {"adler.txt", "1.txt", "2.txt", "3.txt",
                                        "4.txt"};

    for (size_t i = 0; i < 5; i++) {
        ibid_doc *doc = read_doc(i ? board : adler);

        r->source[i] = (ibid_source){names[i], IBID_SOURCE_READ, NULL, doc};
        r->text[i] = ibid_doc_text(doc);
    }
}

static void empty(row *r)
{
    for (size_t i = 0; i < 5; i++)
        ibid_doc_close((ibid_doc *)r->source[i].doc);
}

static ibid_check *check_text(ibid_doc *doc, ibid_shelf *shelf)
{
    ibid_check_options options = IBID_CHECK_OPTIONS_INIT;
    ibid_check *check;

    options.unquoted = true;
    assert_int_equal(ibid_check_open(&check, doc, shelf, &options, NULL),
                     IBID_OK);
    return check;
}

static void test_what_is_told(void **state)
{
    row r;
    ibid_shelf shelf = {row_count, row_source, &r};

    (void)state;
    fill(&r);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ibid_doc *doc = read_doc(cases[i].document);
        ibid_check *check = check_text(doc, &shelf);
        const ibid_findings findings = ibid_check_findings(check);
        char told[1024] = "";
        size_t at;

        for (size_t k = 0; k < findings.count; k++) {
            const ibid_finding *f = &findings.item[k];
            const size_t len = strlen(told);

            if (f->kind != IBID_FINDING_UNQUOTED)
                continue;
            snprintf(told + len, sizeof told - len, "%s:%.*s ",
                     ibid_verdict_word(f->verdict),
                     (int)(f->span.end - f->span.start),
                     cases[i].document + f->span.start);
        }
        assert_string_equal(told, cases[i].told);
        assert_null(
            promise_check_broken(check, ibid_doc_text(doc), r.text, 5, &at));
        ibid_check_close(check);
        ibid_doc_close(doc);
    }
    empty(&r);
}

/* Which note goes with the words, and whether it cites their source. */
static void test_the_note(void **state)
{
    static const struct {
        const char *mark, *because;
        uint32_t note;
    } notes[] = {
        {"1", "without quotation marks; the note cites this source", 0},
        {"2", "without quotation marks; no note cites this source", 1},
        {" (A/CONF.999/12, para. 3)",
         "without quotation marks; the text beside it cites this source",
         IBID_NONE},
        {"", "without quotation marks; no note cites this source", IBID_NONE},
    };
    row r;
    ibid_shelf shelf = {row_count, row_source, &r};

    (void)state;
    fill(&r);
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
        char text[1024];
        const ibid_finding *f;
        ibid_check *check;
        ibid_doc *doc;

        snprintf(text, sizeof text,
                 "It was so.%s Nineteen boats put to sea that night, and four "
                 "of them were never seen again by anybody.%s%s",
                 i == 1 ? "1" : "", notes[i].mark, i < 2 ? NOTE : "\n");
        doc = read_doc(text);
        check = check_text(doc, &shelf);
        f = ibid_check_findings(check).item;
        while (f->kind != IBID_FINDING_UNQUOTED)
            f++;
        assert_string_equal(f->reason[0], notes[i].because);
        assert_int_equal(f->note, notes[i].note);
        assert_int_equal(f->hit.source, 0);
        ibid_check_close(check);
        ibid_doc_close(doc);
    }
    empty(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_told),
        cmocka_unit_test(test_the_note),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
