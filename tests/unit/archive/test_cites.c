/* test_cites.c - who cites a work: which documents are read for it, what is
 * taken for it, and every allocation that fails. */

#include "folder.h"

#include <stdlib.h>

#include "base/str.h"
#include "ibid/cites.h"

/* One work, a document that cites it, and others that do not. */
static const char report[] =
    "A/54/549\n\nReport on the Harbours of the Coast\n\n15 November 1999\n\n"
    "The tugs lay idle in the basin for most of the winter of that year.\n";
static const char memo[] =
    "A memorandum\n\nIt says that \"the tugs lay idle in the basin for most of "
    "the summer\".1 It is old.2\n\n1 Report of the Secretary-General, "
    "A/54/549, "
    "para. 3.\n2 Ibid.\n";

static void put(ibid_archive *archive, const char *name, const char *bytes)
{
    const ibid_import import = {.name = name, .bytes = ib_str_of(bytes)};
    ibid_imported imported;
    ibid_err err = {0};

    if (ibid_archive_put(&imported, archive, &import, &err))
        fail_msg("%s", err.what);
}

static int fill(void **state)
{
    ibid_archive *archive;
    char name[32], bytes[128];
    ibid_err err;

    make(state);
    archive = try_open(NULL, true);
    assert_non_null(archive);
    put(archive, "report.txt", report);
    put(archive, "memo.txt", memo);
    for (int i = 0; i < 60; i++) {
        snprintf(name, sizeof name, "other-%d.txt", i);
        snprintf(bytes, sizeof bytes,
                 "Minutes %d\n\nThe harbours are dealt with in A/54/%d.\n", i,
                 600 + i);
        put(archive, name, bytes);
    }
    assert_int_equal(ibid_archive_commit(archive, &err), IBID_OK);
    ibid_archive_close(archive);
    return 0;
}

typedef struct seen {
    uint64_t candidates;
    size_t kept;
    char line[512]; /* of each mention: name, citation, verdicts */
} seen;

static bool see_work(void *state, const ibid_cites_work *work)
{
    seen *s = state;

    s->candidates = work->candidates;
    s->kept = work->kept_count;
    return true;
}

static bool see(void *state, const ibid_mention *m)
{
    const ibid_citation *c = &ibid_doc_citations(m->doc).item[m->citation];
    const ibid_str words = ib_str_in(ibid_doc_text(m->doc), c->span);
    seen *s = state;
    size_t at = strlen(s->line);

    snprintf(s->line + at, sizeof s->line - at, "%s %.*s%s", m->name,
             (int)words.len, words.at, m->is_sure ? "" : "?");
    for (size_t i = 0; i < m->quoting_count; i++) {
        at = strlen(s->line);
        snprintf(s->line + at, sizeof s->line - at, " %s",
                 m->quoting[i].finding
                     ? ibid_verdict_word(m->quoting[i].finding->verdict)
                     : "-");
    }
    strcat(s->line, "\n");
    return true;
}

static seen ask(const char *words)
{
    const ibid_cites cites = {.words = words};
    ibid_archive *archive = try_open(NULL, false);
    seen s = {0};
    const ibid_cites_visitor visitor = {see_work, see, NULL, &s};
    ibid_err err = {0};

    assert_non_null(archive);
    if (ibid_archive_cites(archive, &cites, &visitor, &err))
        fail_msg("%s", err.what);
    ibid_archive_close(archive);
    return s;
}

static void by_symbol(void **state)
{
    const seen s = ask("A/54/549");

    (void)state;
    assert_string_equal(
        s.line, "memo.txt Report of the Secretary-General, A/54/549, para. 3 "
                "altered\nmemo.txt Ibid\n");
    assert_int_equal(s.kept, 1);
}

/* What is read does not grow with what has no word of it. */
static void candidates(void **state)
{
    (void)state;
    assert_int_equal(ask("A/54/549").candidates, 1);
    assert_int_equal(ask("A/54/610").candidates, 1);
    assert_int_equal(ask("A/54/999").candidates, 0);
    assert_int_equal(ask("Nobody's Almanac of Everything").candidates, 0);
}

/* A number is no beginning of another, and a number alone no work. */
static void not_it(void **state)
{
    (void)state;
    assert_string_equal(ask("A/54/54").line, "");
    assert_string_equal(ask("A/54/549/Add.1").line, "");
    assert_string_equal(ask("549").line, "");
    assert_string_equal(ask("").line, "");
    assert_string_equal(ask("\"*^(").line, "");
}

/* Gives nothing from the n-th time on that it is asked for more. */
typedef struct failing {
    size_t left;
    bool failed;
} failing;

static void *resize(void *state, void *block, size_t old, size_t now)
{
    failing *f = state;

    (void)old;
    if (now == 0) {
        free(block);
        return NULL;
    }
    f->failed |= f->left == 0;
    f->left -= f->left > 0;
    return f->failed ? NULL : realloc(block, now);
}

static void no_memory(void **state)
{
    const ibid_cites cites = {.words = "A/54/549"};
    bool done = false;

    (void)state;
    for (size_t n = 0; !done; n++) {
        failing f = {.left = n};
        const ibid_alloc alloc = {resize, &f};
        seen s = {0};
        const ibid_cites_visitor visitor = {see_work, see, NULL, &s};
        ibid_archive *archive = try_open(&alloc, false);
        ibid_status st = IBID_ENOMEM;
        ibid_err err = {0};

        if (archive)
            st = ibid_archive_cites(archive, &cites, &visitor, &err);
        ibid_archive_close(archive);
        done = !f.failed;
        assert_int_equal(st, done ? IBID_OK : IBID_ENOMEM);
        if (done)
            assert_non_null(strstr(s.line, "altered"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_symbol),
        cmocka_unit_test(candidates),
        cmocka_unit_test(not_it),
        cmocka_unit_test(no_memory),
    };

    return cmocka_run_group_tests(tests, fill, clear);
}
