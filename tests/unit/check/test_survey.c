/* test_survey.c - a document against an array of sources. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "ibid/check.h"
#include "tests/counter.h"

#define SOURCES_MAX 4

typedef struct array_shelf {
    ibid_source source[SOURCES_MAX];
    ibid_doc *doc[SOURCES_MAX];
    size_t count;
} array_shelf;

static size_t shelf_count(void *state)
{
    return ((array_shelf *)state)->count;
}

static const ibid_source *shelf_source(void *state, size_t i)
{
    return &((array_shelf *)state)->source[i];
}

static ibid_doc *read_doc(const char *text)
{
    ibid_doc *doc;

    assert_int_equal(ibid_doc_open(&doc, text, strlen(text), NULL, NULL),
                     IBID_OK);
    return doc;
}

static void put(array_shelf *shelf, const char *file, const char *text)
{
    size_t i = shelf->count++;

    shelf->doc[i] = text ? read_doc(text) : NULL;
    shelf->source[i] =
        (ibid_source){file, text ? IBID_SOURCE_READ : IBID_SOURCE_UNREAD,
                      text ? NULL : "it is a picture", shelf->doc[i]};
}

static void free_shelf(array_shelf *shelf)
{
    for (size_t i = 0; i < shelf->count; i++)
        ibid_doc_close(shelf->doc[i]);
}

static const char letter[] =
    "I wish to draw your attention to the harbour of Port Larks. The "
    "Secretary-General found that \xE2\x80\x9Cnineteen boats left the harbour "
    "at dawn\xE2\x80\x9D.1 He went on to say that the wardens were asleep and "
    "that nobody had lit the lamps of the mole that night.\n"
    "\n"
    "1 A/61/931, para. 2.\n";

static const char report[] =
    "United Nations A/61/931\n"
    "General Assembly Distr.: General\n"
    "14 March 2007\n"
    "\n"
    "1. The gale began at night, and the wardens of the mole were warned.\n"
    "\n"
    "2. By then nineteen boats left the harbour at dawn.\n"
    "\n"
    "3. Nobody has been blamed for it so far.\n"
    "\n"
    "4. The owners were told of it in time.\n";

static const ibid_finding *find(const ibid_check *check, ibid_finding_kind kind)
{
    ibid_findings all = ibid_check_findings(check);

    for (size_t i = 0; i < all.count; i++) {
        if (all.item[i].kind == kind)
            return &all.item[i];
    }
    return NULL;
}

static ibid_check *run(array_shelf *shelf, const ibid_doc *doc,
                       ibid_shelf *face)
{
    ibid_check *check;

    *face = (ibid_shelf){shelf_count, shelf_source, shelf};
    assert_int_equal(ibid_check_open(&check, doc, face, NULL, NULL), IBID_OK);
    return check;
}

/* The verdict on the letter's one quotation, with one source. */
static void expect(const char *file, const char *text, ibid_verdict quotation,
                   ibid_verdict citation)
{
    array_shelf shelf = {.count = 0};
    ibid_doc *doc = read_doc(letter);
    const ibid_finding *q, *c;
    ibid_shelf face;
    ibid_check *check;

    if (file)
        put(&shelf, file, text);
    check = run(&shelf, doc, &face);
    q = find(check, IBID_FINDING_QUOTATION);
    c = find(check, IBID_FINDING_CITATION);
    assert_non_null(q);
    assert_non_null(c);
    assert_string_equal(ibid_verdict_word(q->verdict),
                        ibid_verdict_word(quotation));
    assert_string_equal(ibid_verdict_word(c->verdict),
                        ibid_verdict_word(citation));
    ibid_check_close(check);
    ibid_doc_close(doc);
    free_shelf(&shelf);
}

static void test_verdicts(void **state)
{
    (void)state;
    expect(NULL, NULL, IBID_VERDICT_UNAVAILABLE, IBID_VERDICT_UNAVAILABLE);
    expect("report.txt", report, IBID_VERDICT_EXACT, IBID_VERDICT_RESOLVED);
    expect("A_61_931.txt", "By then nineteen boats left the harbour at dawn.",
           IBID_VERDICT_EXACT, IBID_VERDICT_RESOLVED);
    expect("A_61_931.txt", "By then ninety boats left the harbour at dawn.",
           IBID_VERDICT_ALTERED, IBID_VERDICT_RESOLVED);
    expect("A_61_931.txt", "The gale began in the night.", IBID_VERDICT_ABSENT,
           IBID_VERDICT_RESOLVED);
    expect("A_61_931.pdf", NULL, IBID_VERDICT_UNREAD, IBID_VERDICT_UNREAD);
    expect("A_61_932.txt", "By then nineteen boats left the harbour at dawn.",
           IBID_VERDICT_UNAVAILABLE, IBID_VERDICT_UNAVAILABLE);
}

static void test_elsewhere(void **state)
{
    array_shelf shelf = {.count = 0};
    ibid_doc *doc = read_doc(letter);
    const ibid_finding *q;
    ibid_shelf face;
    ibid_check *check;

    (void)state;
    put(&shelf, "A_61_931.txt", "The gale began in the night.");
    put(&shelf, "book.txt", "And nineteen boats left the harbour at dawn.");
    check = run(&shelf, doc, &face);
    q = find(check, IBID_FINDING_QUOTATION);
    assert_string_equal(ibid_verdict_word(q->verdict), "elsewhere");
    assert_int_equal(q->hit.source, 1);
    ibid_check_close(check);
    ibid_doc_close(doc);
    free_shelf(&shelf);
}

static void test_pinpoint(void **state)
{
    array_shelf shelf = {.count = 0};
    ibid_doc *doc = read_doc(letter);
    const ibid_finding *q;
    ibid_shelf face;
    ibid_check *check, *again;

    (void)state;
    put(&shelf, "report.txt", report);
    check = run(&shelf, doc, &face);
    q = find(check, IBID_FINDING_QUOTATION);
    assert_true(q->has_pinpoint);
    assert_string_equal(ibid_pinpoint_word(q->pinpoint.state), "right");
    again = run(&shelf, doc, &face);
    assert_string_equal(q->id, find(again, IBID_FINDING_QUOTATION)->id);
    ibid_check_close(again);
    ibid_check_close(check);
    ibid_doc_close(doc);
    free_shelf(&shelf);
}

/* A citation that somebody else's words hold answers for nothing outside. */
static void test_quoted_citation(void **state)
{
    array_shelf shelf = {.count = 0};
    ibid_doc *doc = read_doc("It had answered \xE2\x80\x9Cwithout regard for "
                             "the truth of it\xE2\x80\x9D: "
                             "he asked whether the case \xE2\x80\x9C"
                             "Fisher v. North Sea Lines, 925 F.3d 1339 (11th "
                             "Cir. 2019)\xE2\x80\x9D was "
                             "real.\n");
    const ibid_finding *q;
    ibid_shelf face;
    ibid_check *check;

    (void)state;
    put(&shelf, "a.txt",
        "UNITED STATES COURT OF APPEALS\nFisher, plaintiff, v. North Sea "
        "Lines, "
        "defendant.\nThe judgment is affirmed.\n");
    check = run(&shelf, doc, &face);
    q = find(check, IBID_FINDING_QUOTATION);
    assert_string_equal(ibid_verdict_word(q->verdict), "uncited");
    assert_string_equal(
        ibid_verdict_word(find(check, IBID_FINDING_CITATION)->verdict),
        "resolved");
    ibid_check_close(check);
    ibid_doc_close(doc);
    free_shelf(&shelf);
}

#define LOW   "\xE2\x80\x9C"
#define HIGH  "\xE2\x80\x9D"
#define WORDS "the lamps of the mole were out that night"
#define LINE \
    "The wardens of the mole kept their oil in the long store by the gate.\n"

/* A document with one quotation, and what its note cites. */
static ibid_doc *quoting(const char *words, const char *note)
{
    char text[1024];

    sprintf(text,
            "I wish to draw your attention to the harbour of Port Larks. The "
            "report found that " LOW "%s" HIGH ".1 He went on to say that "
            "the wardens were asleep and nobody had told the pilots of it.\n"
            "\n"
            "1 %s\n",
            words, note);
    return read_doc(text);
}

typedef struct place_case {
    const char *note, *source, *pinpoint; /* "right p. 2" */
    uint32_t page;                        /* of the hit, from 1 */
    uint32_t also;
} place_case;

/* The same words in several places, several citations of one source. */
static void test_several_places(void **state)
{
    static const char paged[] =
        LINE LINE "1\n"
                  "\f" LINE "It is said that " WORDS ".\n2\n"
                  "\f" LINE LINE "3\n"
                  "\f" LINE "Again " WORDS ".\n4\n";
    static const char symbol[] = "United Nations A/61/931\n"
                                 "General Assembly Distr.: General\n"
                                 "14 March 2007\n\n";
    static const place_case cases[] = {
        {"A/61/931, p. 2.", paged, "right p. 2", 2, 1},
        {"A/61/931, p. 4.", paged, "right p. 4", 4, 1},
        {"A/61/931, p. 3.", paged, "wrong p. 2", 2, 1},
        {"A/61/931, pp. 3-4.", paged, "right p. 4", 4, 1},
        {"A/61/931.", paged, "none", 2, 1},
        {"A/61/931, p. 3; see also ibid., p. 4.", paged, "right p. 4", 4, 1},
        {"A/61/931, p. 1; A/61/931, p. 3.", paged, "wrong p. 2", 2, 1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        array_shelf shelf = {.count = 0};
        ibid_doc *doc = quoting(WORDS, cases[i].note);
        char text[1024], got[64];
        const ibid_finding *q;
        ibid_shelf face;
        ibid_check *check;

        sprintf(text, "%s%s", symbol, cases[i].source);
        put(&shelf, "A_61_931.txt", text);
        check = run(&shelf, doc, &face);
        q = find(check, IBID_FINDING_QUOTATION);
        assert_string_equal(ibid_verdict_word(q->verdict), "exact");
        sprintf(got, q->pinpoint.state ? "%s %.*s" : "%s%.*s",
                ibid_pinpoint_word(q->pinpoint.state),
                q->pinpoint.state ? (int)q->pinpoint.found.len : 0,
                q->pinpoint.found.at ? q->pinpoint.found.at : "");
        if (strcmp(got, cases[i].pinpoint) != 0)
            print_error("%s\n", cases[i].note);
        assert_string_equal(got, cases[i].pinpoint);
        assert_int_equal(q->hit.page, cases[i].page);
        assert_int_equal(q->also_count, cases[i].also);
        assert_int_not_equal(q->also[0].span.start, q->hit.span.start);
        ibid_check_close(check);
        ibid_doc_close(doc);
        free_shelf(&shelf);
    }
}

/* What a case of several sources expects. */
typedef struct source_case {
    const char *words, *note;
    struct {
        const char *file, *text;
    } source[3];
    const char *verdict, *reason; /* part of a reason; "" none; */
    uint32_t hit;                 /* index of the source, or NONE */
    const char *also;             /* indices of the other hits: "20" */
    bool declared, names_work;
} source_case;

static void check_sources(const source_case *c)
{
    array_shelf shelf = {.count = 0};
    ibid_doc *doc = quoting(c->words, c->note);
    char also[8] = "", reasons[1024] = "";
    const ibid_finding *q;
    ibid_shelf face;
    ibid_check *check;

    for (int i = 0; i < 3 && c->source[i].file; i++)
        put(&shelf, c->source[i].file, c->source[i].text);
    check = run(&shelf, doc, &face);
    q = find(check, IBID_FINDING_QUOTATION);
    for (uint32_t i = 0; i < q->reason_count; i++)
        sprintf(reasons + strlen(reasons), "%s. ", q->reason[i]);
    for (uint32_t i = 0; i < q->also_count; i++)
        sprintf(also + strlen(also), "%u", q->also[i].source);
    if (strcmp(ibid_verdict_word(q->verdict), c->verdict) != 0 ||
        q->hit.source != c->hit || strcmp(also, c->also) != 0 ||
        (*c->reason ? !strstr(reasons, c->reason) : *reasons) ||
        q->quoted.declared != c->declared ||
        q->quoted.names_work != c->names_work)
        fail_msg("%s: %s, source %d, also %s, %d %d: %s", c->note,
                 ibid_verdict_word(q->verdict), (int)q->hit.source, also,
                 q->quoted.declared, q->quoted.names_work, reasons);
    ibid_check_close(check);
    ibid_doc_close(doc);
    free_shelf(&shelf);
}

static const char gale[] = "The gale began in the night, and it was dark.";
static const char own[] =
    LINE "It is beyond doubt that " WORDS ", and no pilot saw it.\n";
static const char damaged[] = LINE "It is beyond doubt that the Iamps of the "
                                   "mole were out that night.\n";
static const char second[] =
    LINE "The board was told of it. Captain Larkin wrote that " LOW WORDS HIGH
         " and that he saw it.\n" LINE;
static const char cites[] =
    LINE "The board was told of it. Captain Larkin wrote that " LOW WORDS HIGH
         ".1 He saw it himself, and so did the pilots.\n" LINE
         "\n1 A/61/931, para. 2.\n";
static const char both[] =
    LINE "Captain Larkin wrote that " LOW WORDS HIGH ". We find as a fact "
         "that " WORDS ".\n" LINE;

/* Words that a source takes from another. */
static void test_secondary(void **state)
{
    static const source_case cases[] = {
        {WORDS,
         "A/61/931.",
         {{"A_61_931.txt", own}},
         "exact",
         "",
         0,
         "",
         false,
         false},
        {WORDS,
         "A/61/931.",
         {{"A_61_931.txt", second}},
         "exact",
         "the source itself quotes these words, as those of Captain Larkin. ",
         0,
         "",
         false,
         false},
        {WORDS,
         "A/61/932.",
         {{"A_61_932.txt", cites}},
         "exact",
         "quotes these words, as those of Captain Larkin, from A/61/931, "
         "para. 2. ",
         0,
         "",
         false,
         false},
        {WORDS,
         "A/61/932 (quoting A/61/931).",
         {{"A_61_932.txt", cites}},
         "exact",
         "the source itself quotes",
         0,
         "",
         true,
         false},
        /* its own words, too */
        {WORDS,
         "A/61/931.",
         {{"A_61_931.txt", both}},
         "exact",
         "",
         0,
         "0",
         false,
         false},
        /* more than what it quotes */
        {"Captain Larkin wrote that \xE2\x80\x98" WORDS "\xE2\x80\x99",
         "A/61/931.",
         {{"A_61_931.txt", second}},
         "exact",
         "",
         0,
         "",
         false,
         false},
        {"the lamps of the mole were lit that night",
         "A/61/931.",
         {{"A_61_931.txt", second}},
         "altered",
         "the source itself quotes",
         0,
         "",
         false,
         false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_sources(&cases[i]);
}

/* Words that stand in another source than the one that is cited. */
static void test_others(void **state)
{
    static const source_case cases[] = {
        {WORDS,
         "A/61/931.",
         {{"A_61_931.txt", gale}, {"b.txt", own}},
         "elsewhere",
         "another source at hand has the words",
         1,
         "",
         false,
         false},
        {"the lamps of the mole [...] that night",
         "A/61/931.",
         {{"A_61_931.txt", gale}, {"b.txt", own}},
         "elsewhere",
         "another source at hand has the words",
         1,
         "",
         false,
         false},
        {WORDS,
         "A/61/931.",
         {{"A_61_931.txt", gale}, {"b.txt", damaged}},
         "elsewhere",
         "another source at hand has the words",
         1,
         "",
         false,
         false},
        /* all of them, the nearest first */
        {WORDS,
         "A/61/931.",
         {{"A_61_931.txt", gale}, {"b.txt", damaged}, {"c.txt", own}},
         "elsewhere",
         "another source at hand has the words",
         2,
         "1",
         false,
         false},
        {WORDS,
         "A/61/931.",
         {{"b.txt", second}, {"A_61_931.txt", gale}, {"c.txt", own}},
         "elsewhere",
         "another source at hand has the words",
         2,
         "0",
         false,
         false},
        /* in a quotation of theirs */
        {WORDS,
         "A/61/931.",
         {{"A_61_931.txt", gale}, {"b.txt", second}},
         "elsewhere",
         "another source at hand quotes these words, as those of "
         "Captain Larkin. ",
         1,
         "",
         false,
         false},
        {WORDS,
         "A/61/931, para. 5.",
         {{"A_61_931.txt", gale}, {"b.txt", cites}},
         "elsewhere",
         "from A/61/931, para. 2. what it cites for them is the work that is "
         "cited here. ",
         1,
         "",
         false,
         true},
        {WORDS,
         "A/61/931.",
         {{"b.txt", cites}},
         "unavailable",
         "what it cites for them is the work that is cited here",
         0,
         "",
         false,
         true},
        {WORDS,
         "A/61/935.",
         {{"b.txt", cites}},
         "unavailable",
         "another source at hand quotes",
         0,
         "",
         false,
         false},
        /* the cited one cannot be read: nobody is accused */
        {WORDS,
         "A/61/931.",
         {{"A_61_931.pdf", NULL}, {"b.txt", own}},
         "unread",
         "another source at hand has the words",
         1,
         "",
         false,
         false},
        {WORDS,
         "A/61/931.",
         {{"A_61_931.pdf", NULL}, {"b.txt", gale}},
         "unread",
         "",
         IBID_NONE,
         "",
         false,
         false},
        /* one of two that are cited was read and lacks them, the other is not
         * at hand */
        {WORDS,
         "A/61/931 and A/61/940.",
         {{"A_61_940.txt", gale}, {"b.txt", own}},
         "unavailable",
         "another source at hand has the words",
         1,
         "",
         false,
         false},
        /* too short to be found by chance */
        {"lamps were out",
         "A/61/931.",
         {{"A_61_931.txt", gale}, {"b.txt", own}},
         "absent",
         "",
         0,
         "",
         false,
         false},
        /* other words are no find */
        {WORDS,
         "A/61/931.",
         {{"A_61_931.txt", gale},
          {"b.txt", "The lamps of the quay were lit that night."}},
         "absent",
         "",
         0,
         "",
         false,
         false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_sources(&cases[i]);
}

/* A remark outside the marks, and what is audited of it. */
typedef struct remark_case {
    const char *quote, *note; /* with its marks and what follows; the note */
    const char *source;
    const char *verdict;
    const char *audit; /* "emphasis:(emphasis added)", "-" before the kind where
                          it is not honest; "" for none */
    const char *omits; /* of it, or NULL */
} remark_case;

static void write_audit(char *out, const ibid_doc *doc, const ibid_finding *f)
{
    const ibid_str text = ibid_doc_text(doc);

    *out = 0;
    for (uint32_t i = 0; i < f->audit_count; i++) {
        const ibid_audit *a = &f->audit[i];

        assert_true(a->span.start < a->span.end && a->span.end <= text.len);
        sprintf(out + strlen(out), "%s%s%s:%.*s", i ? " " : "",
                a->honest ? "" : "-", ibid_declared_kind_word(a->kind),
                (int)(a->span.end - a->span.start), text.at + a->span.start);
    }
}

static void check_remark(const remark_case *c)
{
    array_shelf shelf = {.count = 0};
    char text[1024], got[256];
    const ibid_finding *q;
    ibid_shelf face;
    ibid_check *check;
    ibid_doc *doc;

    sprintf(text,
            "I wish to draw your attention to the harbour of Port Larks. The "
            "report found that %s He went on to say that the wardens were "
            "asleep and nobody had told the pilots of it.\n\n1 %s\n",
            c->quote, c->note);
    doc = read_doc(text);
    put(&shelf, "A_61_931.txt", c->source);
    check = run(&shelf, doc, &face);
    q = find(check, IBID_FINDING_QUOTATION);
    write_audit(got, doc, q);
    if (strcmp(got, c->audit) != 0 ||
        strcmp(ibid_verdict_word(q->verdict), c->verdict) != 0 ||
        (c->omits &&
         (!q->audit[0].omits || strcmp(q->audit[0].omits, c->omits) != 0)))
        fail_msg("%s / %s: %s %s %s", c->quote, c->note,
                 ibid_verdict_word(q->verdict), got,
                 q->audit_count && q->audit[0].omits ? q->audit[0].omits : "");
    ibid_check_close(check);
    ibid_doc_close(doc);
    free_shelf(&shelf);
}

#define DUTY   LOW "the duty is strict and binds every port" HIGH
#define PLAIN  LINE "We say that the duty is strict and binds every port.\n"
#define MARKED LINE "We say that the duty is \"strict\" and binds every port.\n"
#define CITED                                                            \
    LINE "We say that the duty is strict (see Rowe v. Pell, 12 Rep. 34)" \
         " and binds every port.\n"

static void test_remarks(void **state)
{
    static const remark_case cases[] = {
        {DUTY ".1", "A/61/931.", PLAIN, "exact", "", NULL},
        {DUTY " (emphasis added).1", "A/61/931.", PLAIN, "marked",
         "emphasis:(emphasis added)", NULL},
        {DUTY ".1", "A/61/931, para. 2 [emphasis added].", PLAIN, "marked",
         "emphasis:emphasis added", NULL},
        {DUTY " (internal quotation marks\nomitted).1", "A/61/931.", MARKED,
         "marked", "marks-omitted:(internal quotation marks\nomitted)",
         "2 quotation marks dropped"},
        {DUTY " (internal quotation marks omitted).1", "A/61/931.", PLAIN,
         "altered", "-marks-omitted:(internal quotation marks omitted)", NULL},
        {DUTY " (citations omitted).1", "A/61/931.", CITED, "marked",
         "notes-omitted:(citations omitted)", "1 reference dropped"},
        {DUTY " (citations omitted).1", "A/61/931.", PLAIN, "altered",
         "-notes-omitted:(citations omitted)", NULL},
        {DUTY " (cleaned up).1", "A/61/931.", MARKED, "marked",
         "cleaned-up:(cleaned up)", "2 quotation marks dropped"},
        {DUTY " (cleaned up).1", "A/61/931.", PLAIN, "altered",
         "-cleaned-up:(cleaned up)", NULL},
        {DUTY " (emphasis added; citations omitted).1", "A/61/931.", CITED,
         "marked",
         "emphasis:(emphasis added; citations omitted) "
         "notes-omitted:(emphasis added; citations omitted)",
         NULL},
        /* without it the same drop is a difference */
        {DUTY ".1", "A/61/931.", MARKED, "altered", "", NULL},
        /* beside signs in the words */
        {LOW "[t]he duty is strict ... every port" HIGH " (emphasis added).1",
         "A/61/931.", LINE "The duty is strict and binds every port.\n",
         "marked", "bracket:[t] elision:... emphasis:(emphasis added)", NULL},
        /* it may speak of other words of the note */
        {DUTY ".1", "A/61/931; A/61/940 (cleaned up).", PLAIN, "exact", "",
         NULL},
        {DUTY ".1", "A/61/931 (citations omitted); A/61/940.", CITED, "marked",
         "notes-omitted:citations omitted", "1 reference dropped"},
        {DUTY ".1",
         "A/61/931 (it is " LOW "old and venerable law" HIGH ") (cleaned up).",
         PLAIN, "exact", "", NULL},
        {DUTY " (my translation).1", "A/61/931.", PLAIN, "marked",
         "translated:(my translation)", NULL},
        {DUTY " (my translation).1", "A/61/931.",
         LINE "We say that the duty is severe and holds in every port.\n",
         "unchecked", "translated:(my translation)", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_remark(&cases[i]);
}

/* Without memory there is a failure and nothing is held; never half a result. */
static void test_no_memory(void **state)
{
    array_shelf shelf = {.count = 0};
    ibid_doc *doc =
        quoting("nineteen boats left", "A/61/931 (emphasis added).");
    const ibid_shelf face = {shelf_count, shelf_source, &shelf};
    ibid_status st = IBID_ENOMEM;

    (void)state;
    put(&shelf, "report.txt", report);
    put(&shelf, "book.txt", "And ninety boats left the harbour at dawn.");
    for (size_t n = 1; st; n++) {
        counter count = {.fail_at = n};
        const ibid_alloc alloc = counter_alloc(&count);
        ibid_check_options options = IBID_CHECK_OPTIONS_INIT;
        ibid_check *check;

        options.alloc = &alloc;
        st = ibid_check_open(&check, doc, &face, &options, NULL);
        assert_true(st == IBID_OK || st == IBID_ENOMEM);
        assert_true(st == IBID_OK || check == NULL);
        ibid_check_close(check);
        assert_int_equal(count.held, 0);
    }
    ibid_doc_close(doc);
    free_shelf(&shelf);
}

/* Some pages of the source are pictures: what is not on the others may be
 * there. */
static void test_read_in_part(void **state)
{
    static const struct {
        const char *text;
        ibid_verdict verdict;
    } rows[] = {{report, IBID_VERDICT_EXACT},
                {"The gale began in the night.", IBID_VERDICT_UNREAD}};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        array_shelf shelf = {.count = 0};
        ibid_doc *doc = read_doc(letter);
        ibid_shelf face;
        ibid_check *check;

        put(&shelf, "A_61_931.pdf", rows[i].text);
        shelf.source[0].status = IBID_SOURCE_PARTLY;
        shelf.source[0].why = "some of its pages are pictures";
        check = run(&shelf, doc, &face);
        assert_int_equal(find(check, IBID_FINDING_QUOTATION)->verdict,
                         rows[i].verdict);
        ibid_check_close(check);
        free_shelf(&shelf);
        ibid_doc_close(doc);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read_in_part),
        cmocka_unit_test(test_verdicts),
        cmocka_unit_test(test_elsewhere),
        cmocka_unit_test(test_pinpoint),
        cmocka_unit_test(test_quoted_citation),
        cmocka_unit_test(test_several_places),
        cmocka_unit_test(test_secondary),
        cmocka_unit_test(test_others),
        cmocka_unit_test(test_remarks),
        cmocka_unit_test(test_no_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
