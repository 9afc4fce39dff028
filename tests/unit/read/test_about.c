/* test_about.c - a document's own symbols, date and language. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "ibid/doc.h"

static void test_masthead(void **state)
{
    static const char text[] =
        "United Nations A/61/9931*-S/2007/144\n"
        "General Assembly Distr.: General\n"
        "14 March 2007\n"
        "Original: English\n"
        "\n"
        "The letter is issued with reference to the report of the harbour, "
        "which was sent to the Council in the spring of the year before.\n"
        "It is based on A/60/1 and on the words of those who were there.\n";
    const ibid_about *about;
    ibid_doc *doc;

    (void)state;
    assert_int_equal(ibid_doc_open(&doc, text, strlen(text), NULL, NULL),
                     IBID_OK);
    about = ibid_doc_about(doc);
    assert_int_equal(about->symbol_count, 2);
    assert_memory_equal(about->symbol[0].at, "A/61/9931", 9);
    assert_memory_equal(about->symbol[1].at, "S/2007/144", 10);
    assert_int_equal(about->date.from.year, 2007);
    assert_string_equal(about->language, "en");
    ibid_doc_close(doc);
}

/* The date of a masthead is the document's; one that the text tells of is not.
 */
static void test_date(void **state)
{
    static const struct {
        const char *text;
        int year, month, day;
    } rows[] = {
        {"Port Larks, 14 March 2007\n\nSir,\n", 2007, 3, 14},
        {"Letter dated 12 March 2007 from the Permanent\nRepresentative\n",
         2007, 3, 12},
        {"Selwyn, Wednesday, 3 May 1911          One penny\n\nThe boat\n", 1911,
         5, 3},
        {"(Filed: August 13, 2008)\n\nThe harbour\n", 2008, 8, 13},
        {"The harbour was taken over the night of\n25-26 February 1992, and "
         "burnt.\n",
         0, 0, 0},
        {"The harbour was taken\non 25 February 1992, and burnt.\n", 0, 0, 0},
        {"It was in the harbour that he died on 25 February 1992\n", 0, 0, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ibid_day date;
        ibid_doc *doc;

        assert_int_equal(
            ibid_doc_open(&doc, rows[i].text, strlen(rows[i].text), NULL, NULL),
            IBID_OK);
        date = ibid_doc_about(doc)->date.from;
        assert_int_equal(date.year, rows[i].year);
        assert_int_equal(date.month, rows[i].month);
        assert_int_equal(date.day, rows[i].day);
        ibid_doc_close(doc);
    }
}

/* Text -> the document's own symbols; the citations outside notes. */
static void test_own(void **state)
{
    static const struct {
        const char *text, *own, *cited;
    } rows[] = {
        {"", "", ""},
        {"United Nations A/61/9931*-S/2007/144*\n14 March 2007\n\n"
         "It is based on A/60/1 and on the words of those who were there.\n",
         "A/61/9931 S/2007/144 ", "A/60/1 "},
        /* a line of prose bears no symbol: it cites */
        {"The harbour was closed.\nIt was said in the spring, in A/60/1\n", "",
         "A/60/1 "},
        {"Summary\nThe report (A/60/1) came late.\n", "", "A/60/1 "},
        {"The harbour, a report\nhttps://undocs.org/A/60/1\n", "", "A/60/1 "},
        /* running heads, one of them damaged */
        {"The harbour was closed in the spring of the year before, and it "
         "stayed so.\n\n12-34567 1/2\n\fA/61/9931\n$/2007/144\n"
         "It was opened again when A/60/2 had been read by the master of the "
         "port.\n\n2/2 12-34567\n",
         "A/61/9931 S/2007/144 ", "A/60/2 "},
        /* the feet of three pages hold notes, not symbols of the document */
        {"The mast was old.1\n\n1 See A/60/1, para. 2.\n\fThe sail was "
         "new.2\n\n2 See A/60/1, para. 3.\n\fThe hull was sound.3\n\n"
         "3 See A/60/1, para. 4.\n",
         "", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char own[256] = "", cited[256] = "";
        const ibid_about *about;
        ibid_citations citations;
        ibid_doc *doc;

        assert_int_equal(
            ibid_doc_open(&doc, rows[i].text, strlen(rows[i].text), NULL, NULL),
            IBID_OK);
        about = ibid_doc_about(doc);
        citations = ibid_doc_citations(doc);
        for (size_t k = 0; k < about->symbol_count; k++)
            snprintf(own + strlen(own), 64, "%.*s ", (int)about->symbol[k].len,
                     about->symbol[k].at);
        for (size_t k = 0; k < citations.count; k++) {
            const ibid_field *number =
                ibid_citation_field(&citations.item[k], IBID_FIELD_NUMBER);

            if (citations.item[k].note == IBID_NONE && number)
                snprintf(cited + strlen(cited), 64, "%.*s ",
                         (int)number->text.len, number->text.at);
        }
        assert_string_equal(own, rows[i].own);
        assert_string_equal(cited, rows[i].cited);
        ibid_doc_close(doc);
    }
}

static void test_language(void **state)
{
    static const struct {
        const char *text, *language;
    } cases[] = {
        {"", NULL},
        {"Harbour.", NULL},
        {"Le conseil a d\xC3\xA9"
         "cid\xC3\xA9 que la r\xC3\xA8gle de droit est au centre de cette "
         "affaire et que les parties ne sont pas dans une situation qui "
         "le permet, sur la base des pi\xC3\xA8"
         "ces du dossier.",
         "fr"},
        {"Der Hafen ist nicht so gro\xC3\x9F, wie es in dem Bericht der "
         "Kommission steht, und die Boote sind auch nicht von dem Sturm "
         "versenkt worden, der sich in der Nacht erhob.",
         "de"},
        {"Совет не принял решения, и в этом он прав, что бы ни говорили об "
         "этом на улице и в газетах, а суд это решил по закону и от имени "
         "народа, как и следует из его слов.",
         "ru"},
        {"لا يجوز لأي دولة أن تفعل ذلك من غير إذن المجلس", "ar"},
        {"色不異空，空不異色，色即是空，空即是色", "zh"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *language;
        ibid_doc *doc;

        assert_int_equal(ibid_doc_open(&doc, cases[i].text,
                                       strlen(cases[i].text), NULL, NULL),
                         IBID_OK);
        language = ibid_doc_about(doc)->language;
        assert_string_equal(language ? language : "none",
                            cases[i].language ? cases[i].language : "none");
        ibid_doc_close(doc);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_masthead),
        cmocka_unit_test(test_date),
        cmocka_unit_test(test_own),
        cmocka_unit_test(test_language),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
