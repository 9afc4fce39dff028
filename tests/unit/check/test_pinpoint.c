/* test_pinpoint.c - what is cited, and what the source prints. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "check/pinpoint.h"
#include "tests/counter.h"

/* A pinpoint taken apart, in a form that a table can hold. */
static void test_pins(void **state)
{
    static const struct {
        const char *cited, *read;
    } cases[] = {
        {"", ""},
        {"p. 24", "page 24"},
        {"24", "bare 24"},
        {"pp. 12\xE2\x80\x93"
         "13",
         "page 12-13"},
        {"pp. 12 \xE2\x80\x93 13", "page 12-13"},
        {"214-15", "bare 214-215"},
        {"1341-2", "bare 1341-1342"},
        {"pp. 199-201", "page 199-201"},
        {"p. xiv", "page xiv"},
        {"pp. xi\xE2\x80\x93xv", "page xi-xv"},
        {"xiv", "bare xiv"},
        {"pp. 3 and 5, para. 12", "page 3; page 5; para 12"},
        {"paras. 12, 14 and 16", "para 12; para 14; para 16"},
        {"para. 7.3", "para 7.3"},
        {"paras. 7.3-7.5", "para 7.3-7.5"},
        {"para. 12(a)", "para 12"},
        {"para. 12 (b) (ii)", "para 12"},
        {"\xC2\xA7\xC2\xA7 45\xE2\x80\x93"
         "47",
         "sign 45-47"},
        {"\xC2\xB6 12", "para 12"},
        {"[45]", "para 45"},
        {"[45]-[47]", "para 45-47"},
        {"*4", "star 4"},
        {"*4-5", "star 4-5"},
        {"*4\xE2\x80\x93*5", "star 4-5"},
        {"24 n. 5", "bare 24; either 5"},
        {"p. 24, note 5", "page 24; note 5"},
        {"n.m. 5", "para 5"},
        {"ABC-000123", "ABC- 123"},
        {"ABC000123-125", "ABC 123-125"},
        {"ABC000123-ABC000125", "ABC 123-125"},
        {"Bates ABC 000123", "other; ABC 123"},
        {"p. 24 f.", "page 24-25"},
        {"pp. 24 ff", "page 24-34"},
        {"24 et seq.", "bare 24-34"},
        {"S. 24", "page 24"},
        {"s. 4(2)", "sec 4"},
        {"art. 8", "art 8"},
        {"Art. VIII", "art 8"},
        {"annex V, para. 3", "other; para 3"},
        {"p. 24, line 5", "page 24; other; other 5"},
        {"\xD1\x81. 24", "page 24"},
        {"12r", "other 12"},
        {"p. 5, quoted in Berg, Ships (Oslo, 1999), p. 8", "page 5"},
        {"passim", "passim"},
        {"999999999999", ""},
    };
    static const char *const kind[] = {"bare", "page", "star", "",     "para",
                                       "sec",  "art",  "note", "other"};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char read[256] = "";
        ib_pins pins;

        ib_pins_read(&pins, ib_str_of(cases[i].cited));
        for (uint32_t k = 0; k < pins.count; k++) {
            const ib_pin *p = &pins.item[k];
            size_t len = strlen(read);
            uint32_t from = ib_pin_major(p->from), to = ib_pin_major(p->to);
            uint32_t minor = ib_pin_minor(p->to);

            len += (size_t)sprintf(read + len, "%s", k ? "; " : "");
            if (p->kind == IB_PIN_BATES)
                len += (size_t)sprintf(read + len, "%.*s", (int)p->prefix.len,
                                       p->prefix.at);
            else
                len += (size_t)sprintf(read + len, "%s",
                                       p->either ? "either"
                                       : p->sign ? "sign"
                                                 : kind[p->kind]);
            if (!from)
                continue;
            if (p->roman) {
                sprintf(read + len, from == to ? " xiv" : " xi-xv");
                assert_int_equal(to, from == to ? 14 : 15);
                continue;
            }
            len += (size_t)sprintf(read + len, " %u", from);
            if (ib_pin_minor(p->from))
                len +=
                    (size_t)sprintf(read + len, ".%u", ib_pin_minor(p->from));
            if (p->to == p->from || p->to == (p->from | IB_PIN_MINOR_MAX))
                continue;
            len += (size_t)sprintf(read + len, "-%u", to);
            if (minor != IB_PIN_MINOR_MAX)
                sprintf(read + len, ".%u", minor);
        }
        if (pins.passim)
            strcat(read, "passim");
        if (strcmp(read, cases[i].read) != 0)
            fail_msg("%s: read as %s", cases[i].cited, read);
    }
}

static void test_roman(void **state)
{
    static const struct {
        const char *word;
        uint32_t value;
    } cases[] = {
        {"", 0},       {"i", 1},     {"iv", 4}, {"XIV", 14},      {"xl", 40},
        {"xcix", 99},  {"iiii", 0},  {"vx", 0}, {"ic", 0},        {"Xi", 0},
        {"mix", 1009}, {"civil", 0}, {"a", 0},  {"xxxxxxxxx", 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(ib_roman_read(ib_str_of(cases[i].word)),
                         cases[i].value);
}

#define LINE                                                             \
    "The wardens of the mole kept their lamps in the long store by the " \
    "gate.\n"

/* Pages with roman and arabic numbers at their heads; one bears none. */
static const char book[] =
    "xi\n\n" LINE LINE "the quay was built of elm\n"
    "\fxii\n\n" LINE LINE "the gate was shut at ten\n"
    "\f213\n\n" LINE LINE "the pilots were paid\nby the tide\n"
    "\f214\n\n" LINE LINE "no lamp was lit on the mole\n" LINE
    "and the ferry ran on\n"
    "\f215\n\nthrough the whole night\n" LINE LINE "\f\n\n" LINE LINE
    "a chapter begins here\n" LINE "\f217\n\n" LINE LINE
    "the bells were cast anew\n";

/* A judgment as the court filed it: its pages are none of the reporter's. */
static const char slip[] =
    "1\n\n" LINE LINE LINE "the master was warned in time\n"
    "\f2\n\n" LINE LINE LINE "and the owners knew of it\n"
    "\f3\n\n" LINE LINE LINE "we affirm the judgment\n";

/* The first page of a letter bears no number. */
static const char note[] =
    LINE LINE "we write about the lamps\n" LINE "\f\n2\n\n" LINE LINE
              "we thank the wardens\n" LINE;

static const char star[] =
    "The appeal is brought by the owners. the first words stand here\n" LINE
    "*1340 The wardens answered. the lamps were out *1341 at that hour\n" LINE
    "and nobody knew why *1342 " LINE "we reverse for this cause\n" LINE;

static const char lexis[] =
    "[*1] The appeal is brought by the owners.\n" LINE
    "[*2] the lamps were out\n" LINE "[*3] we reverse for this cause\n" LINE;

static const char judgment[] =
    "Lord Larkin:\n\nintroductory words stand here\n\n"
    "[1] This appeal is about lamps. " LINE "\n"
    "[2] the lamps were out that night. " LINE "\n"
    "[3] By then the harbour was full, and the rule in\n"
    "[17] was not before us. nobody lit them again. " LINE "\n"
    "[4] I would dismiss the appeal. " LINE "\n";

/* Paragraphs with a list in one of them, and an annex that counts anew. */
static const char report[] =
    "United Nations A/61/931\nGeneral Assembly Distr.: General\n"
    "14 March 2007\n\n"
    "1. The gale began at night, and the wardens were warned.\n\n"
    "2. By then nineteen boats left the harbour at dawn.\n\n"
    "3. These were lost in the gale of that night, it is said:\n\n"
    "   1. boats of the old pattern;\n\n"
    "   2. nets that were tarred anew;\n\n"
    "   3. lamps of brass and tin.\n\n"
    "4. Nobody has been blamed for it so far.\n\n"
    "6. The number before this one was lost.\n\n"
    "7. The owners were told of it in time.\n\n"
    "8. The board takes note of it.\n\n"
    "Annex\n\n"
    "1. The mole is of stone.\n\n"
    "2. The store is of timber.\n\n"
    "3. The gate is of iron.\n";

static const char views[] = "1.1 The author is a pilot of the harbour.\n\n"
                            "1.2 He is represented by counsel.\n\n"
                            "2.1 The boats left at dawn.\n\n"
                            "2.2 The lamps were out by then.\n\n"
                            "3. The complaint is that of neglect.\n\n"
                            "4.1 The State party answers to it.\n";

static const char list[] = LINE LINE LINE LINE LINE LINE LINE LINE LINE LINE
    "Three things were lost:\n1. boats;\n2. nets;\n3. lamps.\n"
    "nobody looked for them\n" LINE LINE LINE LINE LINE LINE LINE LINE LINE;

static const char act[] = "An Act for the harbour\n\n"
                          "Article 1\nThe harbour is free.\n\n"
                          "Article 2\nThe lamps shall be lit.\n\n"
                          "Article 3\nThe wardens shall keep awake.\n";

static const char sheets[] =
    LINE LINE "the lamps were out\n\nABC-000123\n"
              "\f" LINE LINE "the wardens slept\n\nABC-000124\n"
              "\f" LINE LINE "the boats had left\n\nABC-000125\n";

static const struct {
    const char *source, *cited, *words, *answer;
    const char *page, *container; /* of the citation, or NULL */
} places[] = {
    {book, "", "built of elm", "none", NULL, NULL},
    {book, "p. 214", "no lamp was lit", "right p. 214", NULL, NULL},
    {book, "214", "no lamp was lit", "right p. 214", NULL, NULL},
    {book, "p. 213", "no lamp was lit", "wrong p. 214", NULL, NULL},
    {book, "p. 216", "a chapter begins", "right p. 216", NULL, NULL},
    {book, "p. 213", "a chapter begins", "wrong p. 216", NULL, NULL},
    {book, "pp. 213-15", "no lamp was lit", "right p. 214", NULL, NULL},
    {book, "pp. 213, 215", "no lamp was lit", "wrong p. 214", NULL, NULL},
    {book, "p. xi", "built of elm", "right p. xi", NULL, NULL},
    {book, "pp. xi-xii", "shut at ten", "right p. xii", NULL, NULL},
    {book, "p. xi", "shut at ten", "wrong p. xii", NULL, NULL},
    {book, "p. 11", "built of elm", "wrong p. xi: pages xi\xE2\x80\x93xii, 213",
     NULL, NULL},
    {book, "p. 11", "built of elm", "uncheckable p. xi: other page", NULL,
     "F.3d"},
    {book, "214 n. 3", "no lamp was lit", "right p. 214", NULL, NULL},
    {book, "p. 215", "and the ferry ran on\n\f215\n\nthrough the",
     "right pp. 214\xE2\x80\x93"
     "215",
     NULL, NULL},
    {book, "p. 217", "and the ferry ran on\n\f215\n\nthrough the",
     "wrong pp. 214\xE2\x80\x93"
     "215",
     NULL, NULL},
    {book, "p. 241", "no lamp was lit", "wrong p. 214: none that is cited",
     NULL, NULL},
    {book, "p. 218", "no lamp was lit", "wrong p. 214", NULL, NULL},
    {book, "p. 241", "no lamp was lit", "uncheckable p. 214: other page", "213",
     "F.3d"},
    {book, "p. 241", "no lamp was lit", "wrong p. 214: none that is cited",
     "213", "Journal"},
    {book, "p. 241", "no lamp was lit", "wrong p. 214: none that is cited",
     NULL, "Journal"},
    {book, "para. 3", "no lamp was lit",
     "uncheckable p. 214: no numbered paragraphs", NULL, NULL},
    {book, "annex V", "no lamp was lit", "uncheckable p. 214: it names no",
     NULL, NULL},
    {book, "passim", "no lamp was lit", "uncheckable p. 214: passim", NULL,
     NULL},
    {book, "*4", "no lamp was lit", "uncheckable p. 214: no star pages", NULL,
     NULL},

    {slip, "p. 2", "the owners knew", "right p. 2", NULL, NULL},
    {slip, "p. 3", "the owners knew", "wrong p. 2", NULL, NULL},
    {slip, "1341", "the owners knew", "uncheckable p. 2: other page", "1339",
     "F.3d"},
    {slip, "3", "the owners knew", "wrong p. 2", NULL, NULL},
    {slip, "p. 1341", "the owners knew", "uncheckable p. 2: other page", NULL,
     "F.3d"},
    {slip, "p. 214", "the owners knew", "uncheckable p. 2: other page", NULL,
     "Journal"},
    {slip, "p. 5", "the owners knew",
     "wrong p. 2: pages 1\xE2\x80\x93"
     "3 and none",
     NULL, NULL},

    {note, "p. 1", "about the lamps", "right p. 1", NULL, NULL},
    {note, "p. 1", "we thank the", "wrong p. 2", NULL, NULL},

    {star, "1341", "at that hour", "right *1341", "1339", "F.3d"},
    {star, "1340-42", "at that hour", "right *1341", "1339", "F.3d"},
    {star, "1340", "at that hour", "wrong *1341", "1339", "F.3d"},
    {star, "1339", "the first words", "right *1339", "1339", "F.3d"},
    {star, "*1342", "we reverse", "right *1342", NULL, NULL},
    {star, "1341", "the lamps were out *1341 at",
     "right *1340\xE2\x80\x93"
     "1341",
     "1339", "F.3d"},
    {star, "5", "we reverse", "uncheckable : no page numbers", NULL, NULL},
    {lexis, "*2", "the lamps were out", "right *2", NULL, "LEXIS"},
    {lexis, "*3", "the lamps were out", "wrong *2", NULL, "LEXIS"},
    {lexis, "*3", "the lamps were out", "uncheckable : no star", NULL, "WL"},

    {judgment, "[2]", "the lamps were out", "right para. 2", NULL, NULL},
    {judgment, "para 2", "the lamps were out", "right para. 2", NULL, NULL},
    {judgment, "[1]-[2]", "the lamps were out", "right para. 2", NULL, NULL},
    {judgment, "[4]", "the lamps were out", "wrong para. 2", NULL, NULL},
    {judgment, "[3]", "nobody lit them", "right para. 3", NULL, NULL},
    {judgment, "[17]", "nobody lit them", "wrong para. 3", NULL, NULL},
    {judgment, "[1]", "introductory words",
     "uncheckable : outside the numbered", NULL, NULL},

    {report, "para. 2", "nineteen boats", "right para. 2", NULL, NULL},
    {report, "2", "nineteen boats", "right para. 2", NULL, NULL},
    {report, "paras. 1-4", "nineteen boats", "right para. 2", NULL, NULL},
    {report, "para. 3", "nineteen boats", "wrong para. 2", NULL, NULL},
    {report, "para. 241", "nineteen boats", "wrong para. 2", NULL, NULL},
    {report, "para. 3", "nets that were", "right para. 3", NULL, NULL},
    {report, "para. 8", "nets that were", "wrong para. 3", NULL, NULL},
    {report, "para. 4", "Nobody has been",
     "right paras. 4\xE2\x80\x93"
     "5",
     NULL, NULL},
    {report, "para. 5", "Nobody has been",
     "right paras. 4\xE2\x80\x93"
     "5",
     NULL, NULL},
    {report, "para. 7", "The owners were told", "right para. 7", NULL, NULL},
    {report, "annex, para. 2", "The store is of", "right para. 2", NULL, NULL},
    {report, "para. 7", "The store is of", "wrong para. 2", NULL, NULL},
    {report, "p. 2", "nineteen boats", "uncheckable : no page numbers", NULL,
     NULL},
    {report, "p. 2, para. 2", "nineteen boats", "right para. 2", NULL, NULL},

    {views, "para. 2.2", "The lamps were out", "right para. 2.2", NULL, NULL},
    {views, "para. 2", "The lamps were out", "right para. 2.2", NULL, NULL},
    {views, "paras. 2.1-4", "The lamps were out", "right para. 2.2", NULL,
     NULL},
    {views, "para. 2.1", "The lamps were out", "wrong para. 2.2", NULL, NULL},
    {views, "para. 3", "that of neglect", "right para. 3", NULL, NULL},

    {list, "para. 2", "nets", "right para. 2", NULL, NULL},
    {list, "para. 9", "nobody looked for", "uncheckable : only a part", NULL,
     NULL},

    {act, "art. 2", "shall be lit", "right art. 2", NULL, NULL},
    {act, "art. 3", "shall be lit", "wrong art. 2", NULL, NULL},
    {act, "art. 2, para. 1", "shall be lit", "right art. 2", NULL, NULL},
    {act, "s. 2", "shall be lit", "uncheckable : no numbered sections", NULL,
     NULL},

    {sheets, "ABC-000124", "the wardens slept", "right ABC-000124", NULL, NULL},
    {sheets, "ABC000123-125", "the wardens slept", "right ABC-000124", NULL,
     NULL},
    {sheets, "ABC-000123", "the wardens slept", "wrong ABC-000124", NULL, NULL},
    {sheets, "XYZ-000124", "the wardens slept", "uncheckable : no such stamped",
     NULL, NULL},
};

/* Field names of the citation that a row needs, in their order. */
static void make_citation(ibid_citation *out, ibid_field field[3], size_t row)
{
    uint32_t count = 0;

    if (places[row].container)
        field[count++] = (ibid_field){.name = IBID_FIELD_CONTAINER_TITLE,
                                      .text = ib_str_of(places[row].container)};
    if (places[row].page)
        field[count++] = (ibid_field){.name = IBID_FIELD_PAGE,
                                      .text = ib_str_of(places[row].page)};
    field[count++] = (ibid_field){.name = IBID_FIELD_LOCATOR,
                                  .text = ib_str_of(places[row].cited)};
    *out = (ibid_citation){.kind = !places[row].container ? IBID_CITE_BOOK
                                   : strcmp(places[row].container, "Journal")
                                       ? IBID_CITE_CASE
                                       : IBID_CITE_ARTICLE,
                           .field = field,
                           .field_count = count,
                           .refers_to = IBID_NONE};
}

static ibid_status ask(ibid_pinpoint *out, ib_arena *arena, ib_arena *scratch,
                       const ibid_doc *doc, size_t row)
{
    const char *at = strstr(places[row].source, places[row].words);
    ibid_citation citation;
    ibid_field field[3];
    ibid_span span;
    ib_series series;
    ibid_status st = ib_series_find(&series, arena, scratch, doc);

    assert_non_null(at);
    span.start = (uint32_t)(at - places[row].source);
    span.end = span.start + (uint32_t)strlen(places[row].words);
    make_citation(&citation, field, row);
    return st ? st
              : ib_pinpoint_find(out, arena,
                                 &(ib_pin_ask){&citation, &citation, &series},
                                 span);
}

static void test_places(void **state)
{
    int bad = 0;

    (void)state;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        const char *want = strchr(places[i].answer, ':');
        size_t len =
            want ? (size_t)(want - places[i].answer) : strlen(places[i].answer);
        ib_arena arena, scratch;
        ibid_pinpoint p;
        ibid_doc *doc;
        char got[256];

        assert_int_equal(ibid_doc_open(&doc, places[i].source,
                                       strlen(places[i].source), NULL, NULL),
                         IBID_OK);
        ib_arena_init(&arena, NULL, 0, NULL);
        ib_arena_init(&scratch, NULL, 0, NULL);
        assert_int_equal(ask(&p, &arena, &scratch, doc, i), IBID_OK);
        sprintf(got, p.state == IBID_PINPOINT_NONE ? "%s%.*s" : "%s %.*s",
                ibid_pinpoint_word(p.state), (int)p.found.len, p.found.at);
        assert_true(p.because || p.state != IBID_PINPOINT_UNCHECKABLE);
        assert_true(want || !p.because);
        if (strlen(got) != len || memcmp(got, places[i].answer, len) != 0 ||
            (want && (!p.because || !strstr(p.because, want + 2)))) {
            print_error("%s, \"%s\": %s: %s\n", places[i].cited,
                        places[i].words, got, p.because ? p.because : "");
            bad++;
        }
        ib_arena_free(&scratch);
        ib_arena_free(&arena);
        ibid_doc_close(doc);
    }
    assert_int_equal(bad, 0);
}

static void test_no_memory(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof places / sizeof *places; i += 7) {
        ibid_status st = IBID_ENOMEM;
        ibid_doc *doc;

        assert_int_equal(ibid_doc_open(&doc, places[i].source,
                                       strlen(places[i].source), NULL, NULL),
                         IBID_OK);
        for (size_t n = 1; st; n++) {
            counter count = {.fail_at = n};
            const ibid_alloc alloc = counter_alloc(&count);
            ib_arena arena, scratch;
            ibid_pinpoint p;

            ib_arena_init(&arena, &alloc, 0, NULL);
            ib_arena_init(&scratch, &alloc, 0, NULL);
            st = ask(&p, &arena, &scratch, doc, i);
            assert_true(st == IBID_OK || st == IBID_ENOMEM);
            ib_arena_free(&scratch);
            ib_arena_free(&arena);
            assert_int_equal(count.held, 0);
        }
        ibid_doc_close(doc);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pins),
        cmocka_unit_test(test_roman),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_no_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
