/* test_check_report.c - reports of findings that are made by hand. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "report/view.h"

static const char letter[] =
    "The paper said that \"the pilots refused to leave the harbour\".\n"
    "It counted \"ninety boats\" there.\n";
static const char gazette[] =
    "It is said that the pilots at first refused to leave the harbour.\n"
    "\fThere lay nineteen boats in it.\n";

typedef struct check_desk {
    ibid_doc *doc;
    ibid_doc *paper;
    ibid_source source[2];
    size_t source_count;
    ibid_finding finding[2];
    ib_view view;
    char bytes[16384];
    size_t len;
} check_desk;

static size_t count_sources(void *state)
{
    return ((check_desk *)state)->source_count;
}

static const ibid_source *give_source(void *state, size_t i)
{
    return &((check_desk *)state)->source[i];
}

static int keep(void *state, const char *bytes, size_t len)
{
    check_desk *desk = state;

    assert_true(desk->len + len < sizeof desk->bytes);
    memcpy(desk->bytes + desk->len, bytes, len);
    desk->len += len;
    desk->bytes[desk->len] = '\0';
    return 0;
}

static ibid_span span_of(const char *text, const char *words)
{
    const char *at = strstr(text, words);
    uint32_t start;

    assert_non_null(at);
    start = (uint32_t)(at - text);
    return (ibid_span){start, start + (uint32_t)strlen(words)};
}

static ibid_doc *read(const char *text)
{
    ibid_doc *doc;

    assert_int_equal(ibid_doc_open(&doc, text, strlen(text), NULL, NULL),
                     IBID_OK);
    return doc;
}

static void lay_out(check_desk *desk, const ibid_edit edit[2])
{
    static const char *const why[] = {
        "2 words are left out without an ellipsis"};
    static const char *const number[] = {"a number is another one"};

    memset(desk, 0, sizeof *desk);
    desk->doc = read(letter);
    desk->paper = read(gazette);
    desk->source[0] =
        (ibid_source){"gazette.txt", IBID_SOURCE_READ, NULL, desk->paper};
    desk->source[1] =
        (ibid_source){"scan.bin", IBID_SOURCE_UNREAD, "it is no text", NULL};
    desk->source_count = 2;
    desk->finding[0] = (ibid_finding){
        .id = "0123456789abcdef",
        .kind = IBID_FINDING_QUOTATION,
        .span = span_of(letter, "the pilots refused to leave the harbour"),
        .page = 1,
        .note = IBID_NONE,
        .verdict = IBID_VERDICT_ALTERED,
        .reason = why,
        .reason_count = 1,
        .edit = &edit[0],
        .edit_count = 1,
        .hit = {0,
                span_of(gazette, "the pilots at first refused to leave the "
                                 "harbour"),
                1},
    };
    desk->finding[1] = (ibid_finding){
        .id = "fedcba9876543210",
        .kind = IBID_FINDING_QUOTATION,
        .span = span_of(letter, "ninety boats"),
        .item = 1,
        .page = 1,
        .note = IBID_NONE,
        .verdict = IBID_VERDICT_EXACT,
        .reason = number,
        .reason_count = 1,
        .edit = &edit[1],
        .edit_count = 1,
        .hit = {0, span_of(gazette, "nineteen boats"), 2},
        .has_pinpoint = true,
        .pinpoint = {IBID_PINPOINT_WRONG,
                     {"p. 1", 4},
                     {"p. 2", 4},
                     "the source has no such page"},
        .has_resolution = true,
        .resolution = {IBID_RESOLUTION_RESOLVED, 0, "its name", NULL, 0},
    };
    desk->view = (ib_view){desk->doc,
                           {count_sources, give_source, desk},
                           {desk->finding, 2},
                           false,
                           NULL};
}

static void clear(check_desk *desk)
{
    ibid_doc_close(desk->doc);
    ibid_doc_close(desk->paper);
}

static void fill_edits(ibid_edit edit[2])
{
    ibid_span gap = span_of(letter, "refused to leave");

    gap.end = gap.start;
    edit[0] = (ibid_edit){IBID_EDIT_OMISSION, IBID_WEIGHT_PLAIN, gap,
                          span_of(gazette, "at first"), 0};
    edit[1] = (ibid_edit){IBID_EDIT_NUMBER, IBID_WEIGHT_GRAVE,
                          span_of(letter, "ninety"),
                          span_of(gazette, "nineteen"), IBID_UNSURE_SOURCE};
}

static void text_shows_both_sides(void **state)
{
    static const char *const expected[] = {
        "letter.txt \xC2\xB7 1 page \xC2\xB7 0 notes",
        "1 source read, 1 not:\n     scan.bin\n",
        " ALTERED        p. 1, line 1\n",
        "     quotation  \xE2\x80\x9Cthe pilots \xE2\x80\xB8 refused to leave "
        "the harbour\xE2\x80\x9D\n",
        "     source     \xE2\x80\x9Cthe pilots {at first} refused to leave "
        "the harbour\xE2\x80\x9D\n",
        "                gazette.txt, p. 1, line 1\n",
        "     differs in words left out without a sign\n",
        "     because    2 words are left out without an ellipsis\n",
        " PINPOINT       p. 1, line 2\n",
        "     quotation  \xE2\x80\x9C{ninety} boats\xE2\x80\x9D\n",
        "     source     \xE2\x80\x9C{nineteen} boats\xE2\x80\x9D\n",
        "     pinpoint   cited p. 1; the words stand at p. 2; the source has "
        "no such page\n",
        "2 quotations    1 exact \xC2\xB7 1 altered \xC2\xB7 0 absent "
        "(1 with a wrong pinpoint)\n",
        "2 findings to look at.",
    };
    ibid_report_options opt = IBID_REPORT_OPTIONS_INIT;
    ibid_edit edit[2];
    check_desk desk;
    const char *at = desk.bytes;
    const ibid_sink sink = {keep, &desk};
    (void)state;

    fill_edits(edit);
    lay_out(&desk, edit);
    opt.file = "letter.txt";
    assert_int_equal(ib_view_write_text(&desk.view, &sink, &opt, NULL),
                     IBID_OK);
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        const char *found = strstr(at, expected[i]);

        if (!found)
            print_message("missing: %s\nin:\n%s\n", expected[i], at);
        assert_non_null(found);
        at = found;
    }
    clear(&desk);
}

static void text_shows_what_is_asked_for(void **state)
{
    ibid_report_options opt = IBID_REPORT_OPTIONS_INIT;
    ibid_edit edit[2];
    check_desk desk;
    const ibid_sink sink = {keep, &desk};
    (void)state;

    fill_edits(edit);
    lay_out(&desk, edit);
    opt.look_at = (uint32_t)1 << IBID_VERDICT_ABSENT;
    assert_int_equal(ib_view_write_text(&desk.view, &sink, &opt, NULL),
                     IBID_OK);
    assert_null(strstr(desk.bytes, "ALTERED"));
    assert_non_null(strstr(desk.bytes, "Nothing to look at."));
    desk.len = 0;
    opt.all = true;
    assert_int_equal(ib_view_write_text(&desk.view, &sink, &opt, NULL),
                     IBID_OK);
    assert_non_null(strstr(desk.bytes, "ALTERED"));
    clear(&desk);
}

static const char *string_at(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

static void json_has_its_shape(void **state)
{
    static const char *const keys[] = {
        "id",         "kind",    "start",
        "end",        "words",   "page",
        "note_id",    "verdict", "reasons",
        "folds",      "edits",   "declared",
        "source",     "also",    "pinpoint",
        "resolution", "ruling",  "quoted_in_source",
    };
    ibid_edit edit[2];
    check_desk desk;
    const ibid_sink sink = {keep, &desk};
    json_t *report, *finding, *part;
    (void)state;

    fill_edits(edit);
    lay_out(&desk, edit);
    desk.finding[1].quoted =
        (ibid_quoted){.span = span_of(gazette, "There lay nineteen boats"),
                      .speaker = span_of(gazette, "the pilots")};
    assert_int_equal(ib_view_write_json(&desk.view, &sink, NULL, NULL),
                     IBID_OK);
    report = json_loadb(desk.bytes, desk.len, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(report);
    assert_null(json_object_get(json_object_get(report, "document"), "file"));
    finding = json_array_get(json_object_get(report, "findings"), 0);
    assert_int_equal(json_object_size(finding), sizeof keys / sizeof *keys);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        assert_non_null(json_object_get(finding, keys[i]));
    part = json_object_get(finding, "words");
    assert_string_equal(string_at(part, "exact"),
                        "the pilots refused to leave the harbour");
    assert_string_equal(string_at(part, "prefix"), "The paper said that \"");
    assert_string_equal(string_at(part, "suffix"),
                        "\".\nIt counted \"ninety boats\" the");
    part = json_object_get(finding, "source");
    assert_string_equal(string_at(part, "id"), "s1");
    assert_string_equal(string_at(part, "suffix"),
                        ".\n\fThere lay nineteen boats in i");
    part = json_array_get(json_object_get(finding, "edits"), 0);
    assert_string_equal(string_at(part, "type"), "omission");
    assert_string_equal(string_at(part, "weight"), "plain");
    assert_true(json_is_null(json_object_get(finding, "pinpoint")));
    assert_true(json_is_null(json_object_get(finding, "quoted_in_source")));
    finding = json_array_get(json_object_get(report, "findings"), 1);
    part = json_object_get(finding, "pinpoint");
    assert_string_equal(string_at(part, "state"), "wrong");
    assert_string_equal(string_at(part, "found"), "p. 2");
    part = json_object_get(finding, "quoted_in_source");
    assert_string_equal(string_at(part, "speaker"), "the pilots");
    assert_true(json_is_null(json_object_get(part, "citation")));
    assert_true(json_is_false(json_object_get(part, "declared")));
    part = json_array_get(json_object_get(report, "sources"), 1);
    assert_string_equal(string_at(part, "status"), "unread");
    assert_true(json_is_null(json_object_get(part, "sha256")));
    part = json_object_get(json_object_get(report, "ledger"), "quotations");
    assert_int_equal(json_object_size(part), 10);
    assert_int_equal(json_integer_value(json_object_get(part, "exact")), 1);
    assert_int_equal(json_integer_value(json_object_get(part, "absent")), 0);
    json_decref(report);
    clear(&desk);
}

/* The same findings give the same bytes, and a sink that stops is told. */
static int refuse(void *state, const char *bytes, size_t len)
{
    (void)bytes;
    (void)len;
    return ++*(int *)state;
}

static void both_tell_a_stopped_sink(void **state)
{
    ibid_edit edit[2];
    check_desk desk;
    int calls = 0;
    ibid_err err = {0};
    const ibid_sink sink = {refuse, &calls};
    (void)state;

    fill_edits(edit);
    lay_out(&desk, edit);
    assert_int_equal(ib_view_write_json(&desk.view, &sink, NULL, &err),
                     IBID_EIO);
    assert_int_equal(err.status, IBID_EIO);
    assert_int_equal(ib_view_write_text(&desk.view, &sink, NULL, &err),
                     IBID_EIO);
    assert_int_equal(calls, 2); /* never called again after it stopped */
    clear(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_shows_both_sides),
        cmocka_unit_test(text_shows_what_is_asked_for),
        cmocka_unit_test(json_has_its_shape),
        cmocka_unit_test(both_tell_a_stopped_sink),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
