/* test_check_html.c - the page of a check: what a document says never becomes
 * markup, every link leads somewhere, and the page asks nobody for anything. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <openssl/evp.h>

#include "report/view.h"

enum { ROOM = 1 << 20, DEEP = 64, IDS = 512 };

typedef struct check_page {
    ibid_doc *doc, *source_doc;
    ibid_source source;
    ibid_shelf shelf;
    ibid_check *check;
    ibid_pull *pull;
    char *bytes;
    size_t len;
} check_page;

static size_t one_source(void *state)
{
    (void)state;
    return 1;
}

static const ibid_source *the_source(void *state, size_t i)
{
    (void)i;
    return &((check_page *)state)->source;
}

static int keep(void *state, const char *bytes, size_t len)
{
    check_page *page = state;

    assert_true(page->len + len < ROOM);
    memcpy(page->bytes + page->len, bytes, len);
    page->len += len;
    page->bytes[page->len] = '\0';
    return 0;
}

static ibid_doc *read(const char *text)
{
    ibid_doc *doc;

    assert_int_equal(ibid_doc_open(&doc, text, strlen(text), NULL, NULL),
                     IBID_OK);
    return doc;
}

static void write_page(check_page *page, const ibid_report_options *opt)
{
    const ibid_sink sink = {keep, page};

    page->len = 0;
    assert_int_equal(
        ibid_report_check_html(page->check, page->pull, &sink, opt, NULL),
        IBID_OK);
}

static void lay_out(check_page *page, const char *text, const char *source)
{
    ibid_check_options options = IBID_CHECK_OPTIONS_INIT;
    ibid_report_options opt = IBID_REPORT_OPTIONS_INIT;

    memset(page, 0, sizeof *page);
    page->bytes = malloc(ROOM);
    assert_non_null(page->bytes);
    page->doc = read(text);
    page->source_doc = read(source);
    page->source =
        (ibid_source){"<b>\"'&.txt", IBID_SOURCE_READ, NULL, page->source_doc};
    page->shelf = (ibid_shelf){one_source, the_source, page};
    options.terms = false;
    assert_int_equal(
        ibid_check_open(&page->check, page->doc, &page->shelf, &options, NULL),
        IBID_OK);
    assert_int_equal(
        ibid_pull_open(&page->pull, page->doc, &page->shelf, NULL, NULL),
        IBID_OK);
    opt.file = "<script>alert(0)</script>\"'&";
    write_page(page, &opt);
}

static void clear(check_page *page)
{
    ibid_pull_close(page->pull);
    ibid_check_close(page->check);
    ibid_doc_close(page->source_doc);
    ibid_doc_close(page->doc);
    free(page->bytes);
}

/* A strict reader of the page, which knows only what ibid writes: each tag is
 * closed in its turn, has attributes of a few names, in double quotes, each
 * once; "<", ">" and quotation marks in text are references. */
typedef struct strict {
    const char *at;
    char open[DEEP][16];
    int depth;
    char id[IDS][40], link[IDS][40];
    int id_count, link_count;
    int count_of_del, count_of_ins;
} strict;

static bool is_one_of(const char *word, const char *const *list)
{
    for (; *list; list++) {
        if (strcmp(word, *list) == 0)
            return true;
    }
    return false;
}

static void read_word(strict *s, char out[16])
{
    size_t len = strspn(s->at, "abcdefghijklmnopqrstuvwxyz0123456789-");

    assert_in_range(len, 1, 15);
    memcpy(out, s->at, len);
    out[len] = '\0';
    s->at += len;
}

static void keep_id(char list[IDS][40], int *count, const char *at, size_t len)
{
    assert_true(*count < IDS && len < 40);
    memcpy(list[*count], at, len);
    list[(*count)++][len] = '\0';
}

static void read_attribute(strict *s)
{
    static const char *const known[] = {
        "aria-label", "aria-labelledby", "charset", "class", "content", "dir",
        "href",       "http-equiv",      "id",      "lang",  "name",    "rel",
        "role",       "scope",           NULL};
    char name[16];
    size_t len;

    s->at++;
    read_word(s, name);
    assert_true(is_one_of(name, known));
    assert_memory_equal(s->at, "=\"", 2);
    s->at += 2;
    len = strcspn(s->at, "\"");
    assert_true(strcspn(s->at, "<>'") >= len);
    if (strcmp(name, "id") == 0)
        keep_id(s->id, &s->id_count, s->at, len);
    if (strcmp(name, "href") == 0 && *s->at == '#')
        keep_id(s->link, &s->link_count, s->at + 1, len - 1);
    else if (strcmp(name, "href") == 0)
        assert_memory_equal(s->at, "http", 4);
    s->at += len + 1;
}

static void read_tag(strict *s)
{
    static const char *const known[] = {
        "a",     "b",    "bdi",   "blockquote", "body",  "br",    "cite",
        "code",  "dd",   "del",   "div",        "dl",    "dt",    "h1",
        "h2",    "h3",   "head",  "header",     "html",  "ins",   "li",
        "main",  "meta", "nav",   "ol",         "p",     "pre",   "q",
        "small", "span", "sup",   "section",    "style", "table", "tbody",
        "td",    "th",   "thead", "title",      "tr",    "ul",    NULL};
    static const char *const empty[] = {"br", "meta", NULL};
    char name[16];
    bool ends = s->at[1] == '/';

    s->at += ends ? 2 : 1;
    read_word(s, name);
    assert_true(is_one_of(name, known));
    s->count_of_del += strcmp(name, "del") == 0 && !ends;
    s->count_of_ins += strcmp(name, "ins") == 0 && !ends;
    if (ends) {
        assert_true(s->depth > 0);
        assert_string_equal(name, s->open[--s->depth]);
    } else {
        while (*s->at == ' ')
            read_attribute(s);
        if (!is_one_of(name, empty)) {
            assert_true(s->depth < DEEP);
            memcpy(s->open[s->depth++], name, sizeof name);
        }
    }
    assert_int_equal(*s->at, '>');
    s->at++;
    if (!ends && strcmp(name, "style") == 0)
        s->at = strstr(s->at, "</style>");
}

static void read_reference(strict *s)
{
    static const char *const known[] = {"&amp;", "&lt;", "&gt;", "&quot;",
                                        "&#39;"};
    size_t i = 0;

    while (i < 5 && strncmp(s->at, known[i], strlen(known[i])) != 0)
        i++;
    assert_true(i < 5);
    s->at += strlen(known[i]);
}

static int by_words(const void *a, const void *b)
{
    return strcmp(a, b);
}

static void read_strictly(strict *s, const check_page *page)
{
    static const char head[] = "<!DOCTYPE html>\n";

    memset(s, 0, sizeof *s);
    assert_int_equal(strlen(page->bytes), page->len);
    assert_memory_equal(page->bytes, head, sizeof head - 1);
    s->at = page->bytes + sizeof head - 1;
    while (*s->at) {
        if (*s->at == '<') {
            read_tag(s);
        } else if (*s->at == '&') {
            read_reference(s);
        } else {
            assert_null(strchr(">\"'", *s->at));
            assert_true((unsigned char)*s->at >= ' ' || *s->at == '\n' ||
                        *s->at == '\t');
            s->at++;
        }
    }
    assert_int_equal(s->depth, 0);
    qsort(s->id, (size_t)s->id_count, sizeof *s->id, by_words);
    for (int i = 1; i < s->id_count; i++)
        assert_string_not_equal(s->id[i - 1], s->id[i]);
    for (int i = 0; i < s->link_count; i++) {
        if (!bsearch(s->link[i], s->id, (size_t)s->id_count, sizeof *s->id,
                     by_words))
            fail_msg("a link to #%s, which is nowhere", s->link[i]);
    }
}

static const char letter[] =
    "A LETTER\n\n"
    "The paper said that \"the pilots refused to leave the harbour until "
    "dawn\".1 It counted \"ninety boats in the basin, none of them ready\".2 "
    "It said \"a thing that no paper ever printed anywhere\".3\n\n"
    "1 John Marlow, The Night of the Alma (Selwyn, Quay Press, 1934), p. 2.\n"
    "2 Ibid.\n"
    "3 Ibid.\n";

static const char book[] =
    "John Marlow\n\nTHE NIGHT OF THE ALMA\n\nSelwyn\nQuay Press\n1934\n\n"
    "It is said that the pilots at first refused to leave the harbour until "
    "dawn. There lay nineteen boats in the basin, none of them ready.\n";

static void page_is_whole(void **state)
{
    static strict s;
    check_page page;
    ibid_findings findings;
    char id[40];
    (void)state;

    lay_out(&page, letter, book);
    read_strictly(&s, &page);
    findings = ibid_check_findings(page.check);
    assert_true(findings.count >= 9);
    for (size_t i = 0; i < findings.count; i++) {
        snprintf(id, sizeof id, "finding-%s", findings.item[i].id);
        assert_non_null(
            bsearch(id, s.id, (size_t)s.id_count, sizeof *s.id, by_words));
    }
    /* "at first" is struck, "nineteen" is struck and "ninety" put in. */
    assert_int_equal(s.count_of_del, 2);
    assert_int_equal(s.count_of_ins, 1);
    assert_non_null(strstr(page.bytes, ">3 findings to look at</h2>"));
    assert_non_null(strstr(page.bytes, "role=\"doc-noteref\">1</a>"));
    assert_non_null(strstr(page.bytes, "role=\"doc-backlink\">1</a>"));
    assert_non_null(strstr(page.bytes, "differs in</dt><dd>a number</dd>"));
    clear(&page);
}

static void same_bytes_twice(void **state)
{
    ibid_report_options opt = IBID_REPORT_OPTIONS_INIT;
    check_page page;
    char *first;
    size_t len;
    (void)state;

    lay_out(&page, letter, book);
    write_page(&page, &opt);
    len = page.len;
    first = malloc(len);
    assert_non_null(first);
    memcpy(first, page.bytes, len);
    write_page(&page, &opt);
    assert_int_equal(page.len, len);
    assert_memory_equal(page.bytes, first, len);
    free(first);
    clear(&page);
}

/* Texts that would like to be markup, everywhere a text can stand. */
static void text_stays_text(void **state)
{
    static const char *const body[] = {
        "He wrote \"<script>alert(1)</script> the pilots refused to leave\".1",
        "He wrote \"]]> --></span></p></div></main> the pilots refused\".1",
        "He wrote \"the \xE2\x80\xAEpilots\xE2\x81\xA6 refused to leave it\".1",
        "He wrote \"the pilots &lt; &amp; &#60; refused 'to' leave\".1",
        "He wrote \"the \x01\x0B\x7F pilots \xEF\xB7\x90 \xC2\x85 "
        "\xEF\xBF\xBF refused to\".1",
        "He wrote \"one \"two \"three \"four \"five\" four\" three\" two\" "
        "one of them all\".1",
        "A <b>mark alone</b>.7 See <http://example.com/?a=\"onclick='x>.1",
    };
    static strict s;
    char text[1024];
    check_page page;
    (void)state;

    for (size_t i = 0; i < sizeof body / sizeof *body; i++) {
        snprintf(text, sizeof text,
                 "<H1>A LETTER</H1>\n\nIt is about <pilots>.\n\n%s\n\n"
                 "1 J. \"><script>x</script> Marlow, <i>The Night</i> (Selwyn, "
                 "Quay, 1934), https://example.com/\"><script>2</script>.\n",
                 body[i]);
        lay_out(&page, text, book);
        read_strictly(&s, &page);
        assert_null(strstr(page.bytes, "<script"));
        assert_null(strstr(page.bytes, "\xE2\x80\xAE"));
        assert_null(strstr(page.bytes, "\xE2\x81\xA6"));
        assert_null(strstr(page.bytes, "\xEF\xBF\xBF"));
        clear(&page);
    }
}

/* The policy names the style sheet that is there, and nothing is loaded. */
static void page_asks_nobody(void **state)
{
    static const char *const never[] = {
        "<script", "<link",   "<img",    "<iframe", "<object",
        " src=",   " style=", "@import", "url("};
    unsigned char digest[EVP_MAX_MD_SIZE], base64[64];
    const char *style, *policy;
    check_page page;
    unsigned len;
    (void)state;

    lay_out(&page, letter, book);
    style = strstr(page.bytes, "<style>") + 7;
    assert_true(EVP_Digest(style, (size_t)(strstr(style, "</style>") - style),
                           digest, &len, EVP_sha256(), NULL));
    EVP_EncodeBlock(base64, digest, (int)len);
    policy = strstr(page.bytes, "default-src &#39;none&#39;; style-src "
                                "&#39;sha256-");
    assert_non_null(policy);
    policy = strstr(policy, "sha256-") + 7;
    assert_memory_equal(policy, base64, strlen((const char *)base64));
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        assert_null(strstr(page.bytes, never[i]));
    clear(&page);
}

static const ibid_ruling *rule(void *state, const char *id)
{
    static const ibid_ruling ruling = {"accept", "an <agreed> reading", "A. B.",
                                       "2026-11-25T09:12:17Z", 3};

    return strcmp(id, state) == 0 ? &ruling : NULL;
}

static void rulings_and_checkpoint_are_shown(void **state)
{
    ibid_report_options opt = IBID_REPORT_OPTIONS_INIT;
    static strict s;
    check_page page;
    ibid_rulings rulings = {rule, NULL};
    char id[17];
    (void)state;

    lay_out(&page, letter, book);
    memcpy(id, ibid_check_findings(page.check).item[0].id, sizeof id);
    rulings.state = id;
    opt.rulings = &rulings;
    opt.checkpoint = "archive\n3\nAbC=\n\n\xE2\x80\x94 archive sig<n>\n";
    write_page(&page, &opt);
    read_strictly(&s, &page);
    assert_non_null(strstr(page.bytes, "accept: \xE2\x80\x9C"
                                       "an &lt;agreed&gt; reading"));
    assert_non_null(strstr(page.bytes, "<pre>archive\n3\nAbC=\n\n\xE2\x80\x94 "
                                       "archive sig&lt;n&gt;\n</pre>"));
    clear(&page);
}

/* One finding alone is marked in the text, too. */
static void words_to_look_at_are_marked(void **state)
{
    check_page page;
    (void)state;

    lay_out(&page,
            "A LETTER\n\nThe paper counted \"ninety boats in the basin, none "
            "of them ready\".1\n\n1 John Marlow, The Night of the Alma "
            "(Selwyn, Quay Press, 1934), p. 2.\n",
            book);
    assert_non_null(strstr(page.bytes, ">1 finding to look at</h2>"));
    assert_non_null(strstr(page.bytes, "<span class=\"q altered look\""));
    clear(&page);
}

static int refuse(void *state, const char *bytes, size_t len)
{
    (void)bytes;
    (void)len;
    return ++*(int *)state;
}

static void a_stopped_sink_is_told(void **state)
{
    check_page page;
    int calls = 0;
    const ibid_sink sink = {refuse, &calls};
    ibid_err err = {0};
    (void)state;

    lay_out(&page, letter, book);
    assert_int_equal(
        ibid_report_check_html(page.check, NULL, &sink, NULL, &err), IBID_EIO);
    assert_int_equal(err.status, IBID_EIO);
    assert_int_equal(calls, 1);
    clear(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(page_is_whole),
        cmocka_unit_test(words_to_look_at_are_marked),
        cmocka_unit_test(same_bytes_twice),
        cmocka_unit_test(text_stays_text),
        cmocka_unit_test(page_asks_nobody),
        cmocka_unit_test(rulings_and_checkpoint_are_shown),
        cmocka_unit_test(a_stopped_sink_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
