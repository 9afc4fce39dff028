/* test_files.c - files and folders as a shelf, and what cannot be read. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "ibid/files.h"

/* Fill a new folder, and work in it. */
static int make_folder(void **state)
{
    static const struct {
        const char *name, *text;
    } files[] = {
        {"tree/b.txt", "The lamp was lit at nine."},
        {"tree/a/z.txt", "The lamp was put out at six."},
        {"tree/B.txt", "The keeper slept."},
        {"tree/.hidden", "not looked at"},
        {"tree/empty.txt", ""},
        {"tree/program", "\177ELF\002\001\001\003\004"},
        {"letter.txt", "A letter."},
    };
    char *name = strdup("/tmp/ibid-files-XXXXXX");

    if (!name || !mkdtemp(name) || chdir(name) != 0)
        return -1;
    *state = name;
    mkdir("tree", 0700);
    mkdir("tree/a", 0700);
    mkdir("hollow", 0700);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        FILE *file = fopen(files[i].name, "wb");

        if (!file)
            return -1;
        fputs(files[i].text, file);
        fclose(file);
    }
    return symlink("..", "tree/a/up") || symlink("nowhere", "tree/gone") ||
           link("tree/b.txt", "tree/c.txt");
}

static int remove_folder(void **state)
{
    static const char *const names[] = {
        "tree/a/up",    "tree/gone",  "tree/c.txt",   "tree/b.txt",
        "tree/a/z.txt", "tree/B.txt", "tree/.hidden", "tree/empty.txt",
        "tree/program", "letter.txt", "tree/a",       "tree",
        "hollow"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        remove(names[i]);
    remove(*state);
    free(*state);
    return 0;
}

static void test_what_stands_on_the_shelf(void **state)
{
    static const char *const names[] = {"tree/", "hollow", "tree/b.txt",
                                        "absent", "letter.txt"};
    static const struct {
        const char *file;
        const char *why; /* how the sentence begins; NULL: read */
    } want[] = {
        {"tree/B.txt", NULL},
        {"tree/a/z.txt", NULL},
        {"tree/b.txt", NULL}, /* tree/c.txt is the same file */
        {"tree/empty.txt", "the file is empty"},
        {"tree/gone", "there is no such file"},
        {"tree/program", "this is not a text"},
        {"hollow", "there is no file in this folder"},
        {"absent", "there is no such file"},
        {"letter.txt", NULL},
    };
    ibid_files_view view;
    ibid_files *files;
    ibid_shelf shelf;

    (void)state;
    assert_int_equal(ibid_files_open(&files, names, 5, NULL, NULL), IBID_OK);
    shelf = ibid_files_shelf(&view, files, NULL);
    assert_int_equal(shelf.count(shelf.state), 9);
    for (size_t i = 0; i < 9; i++) {
        const ibid_source *s = shelf.source(shelf.state, i);

        assert_string_equal(s->file, want[i].file);
        assert_int_equal(s->status,
                         want[i].why ? IBID_SOURCE_UNREAD : IBID_SOURCE_READ);
        assert_true(!s->doc == (want[i].why != NULL));
        if (want[i].why)
            assert_memory_equal(s->why, want[i].why, strlen(want[i].why));
        else
            assert_null(s->why);
    }
    ibid_files_close(files);
}

typedef struct visit {
    const ibid_shelf *shelf;
    size_t seen, stop;
} visit;

/* The same sources in the same order, each open while it is seen. */
static bool see(void *state, const ibid_source *source)
{
    visit *v = state;
    const ibid_source *want = v->shelf->source(v->shelf->state, v->seen++);

    assert_string_equal(source->file, want->file);
    assert_int_equal(source->status, want->status);
    assert_true(!source->doc == !want->doc);
    if (source->doc)
        assert_string_equal(ibid_doc_about(source->doc)->sha256,
                            ibid_doc_about(want->doc)->sha256);
    return v->seen != v->stop;
}

static void test_one_by_one(void **state)
{
    static const char *const names[] = {"tree/", "hollow", "tree/b.txt"};
    ibid_files_view view;
    ibid_files *files;
    ibid_shelf shelf;
    visit v = {&shelf, 0, 0};
    const ibid_visitor visitor = {see, &v};
    ibid_err err;

    (void)state;
    assert_int_equal(ibid_files_open(&files, names, 3, NULL, NULL), IBID_OK);
    shelf = ibid_files_shelf(&view, files, NULL);
    assert_int_equal(ibid_files_visit(&visitor, names, 3, NULL, NULL), IBID_OK);
    assert_int_equal(v.seen, shelf.count(shelf.state));
    v = (visit){&shelf, 0, 2};
    assert_int_equal(ibid_files_visit(&visitor, names, 3, NULL, &err),
                     IBID_EIO);
    assert_int_equal(v.seen, 2);
    ibid_files_close(files);
}

static void test_the_document_is_left_out(void **state)
{
    static const char *const names[] = {"letter.txt", "tree/b.txt"};
    ibid_files_view view;
    ibid_files *files;
    ibid_shelf shelf;
    ibid_doc *doc;

    (void)state;
    assert_int_equal(ibid_files_open(&files, names, 2, NULL, NULL), IBID_OK);
    assert_int_equal(ibid_file_open(&doc, "letter.txt", NULL, NULL), IBID_OK);
    shelf = ibid_files_shelf(&view, files, doc);
    assert_int_equal(shelf.count(shelf.state), 1);
    assert_string_equal(shelf.source(shelf.state, 0)->file, "tree/b.txt");
    ibid_doc_close(doc);
    ibid_files_close(files);
}

static void test_one_file(void **state)
{
    static const struct {
        const char *name;
        ibid_status status;
    } cases[] = {
        {"letter.txt", IBID_OK},
        {"tree/empty.txt", IBID_OK},
        {"", IBID_EIO},
        {"tree", IBID_EIO},
        {"letter.txt/x", IBID_EIO},
        {"/dev/null", IBID_EIO},
        {"tree/program", IBID_EUNSUPPORTED},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ibid_err err = {0};
        ibid_doc *doc;

        assert_int_equal(ibid_file_open(&doc, cases[i].name, NULL, &err),
                         cases[i].status);
        assert_true(!doc == (cases[i].status != IBID_OK));
        assert_true(!doc == (err.what != NULL));
        ibid_doc_close(doc);
    }
}

static bool stop(void *state, size_t done, size_t total)
{
    (void)total;
    *(size_t *)state = done;
    return false;
}

static void test_progress_stops(void **state)
{
    static const char *const names[] = {"tree"};
    size_t done = 0;
    const ibid_progress progress = {stop, &done};
    ibid_files_options options = IBID_FILES_OPTIONS_INIT;
    ibid_files *files;

    (void)state;
    options.progress = &progress;
    assert_int_equal(ibid_files_open(&files, names, 1, &options, NULL),
                     IBID_EIO);
    assert_null(files);
    assert_int_equal(done, 1);
}

/* Any number of readers side by side give one shelf. */
static void test_jobs(void **state)
{
    static const char *const names[] = {"tree", "no such file", "tree"};
    ibid_files_options options = IBID_FILES_OPTIONS_INIT;
    ibid_files_view one_view, many_view;
    ibid_files *one, *many;
    ibid_shelf a, b;

    (void)state;
    assert_int_equal(ibid_files_open(&one, names, 3, &options, NULL), IBID_OK);
    options.jobs = 7;
    assert_int_equal(ibid_files_open(&many, names, 3, &options, NULL), IBID_OK);
    a = ibid_files_shelf(&one_view, one, NULL);
    b = ibid_files_shelf(&many_view, many, NULL);
    assert_true(a.count(a.state) > 3);
    assert_int_equal(a.count(a.state), b.count(b.state));
    for (size_t i = 0; i < a.count(a.state); i++) {
        const ibid_source *x = a.source(a.state, i), *y = b.source(b.state, i);

        assert_string_equal(x->file, y->file);
        assert_int_equal(x->status, y->status);
        assert_int_equal(!x->why, !y->why);
        if (x->doc)
            assert_string_equal(ibid_doc_about(x->doc)->sha256,
                                ibid_doc_about(y->doc)->sha256);
    }
    ibid_files_close(one);
    ibid_files_close(many);
}

static void test_nothing(void **state)
{
    ibid_files_view view;
    ibid_files *files;
    ibid_shelf shelf;

    (void)state;
    assert_int_equal(ibid_files_open(&files, NULL, 0, NULL, NULL), IBID_OK);
    shelf = ibid_files_shelf(&view, files, NULL);
    assert_int_equal(shelf.count(shelf.state), 0);
    ibid_files_close(files);
    ibid_files_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_stands_on_the_shelf),
        cmocka_unit_test(test_one_by_one),
        cmocka_unit_test(test_the_document_is_left_out),
        cmocka_unit_test(test_one_file),
        cmocka_unit_test(test_progress_stops),
        cmocka_unit_test(test_jobs),
        cmocka_unit_test(test_nothing),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
