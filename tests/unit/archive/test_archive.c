/* test_archive.c - an archive as a program uses it: putting, committing,
 * removing, listing, two at once; every allocation that fails. */

#include "folder.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"
#include "ibid/archive.h"

static ibid_imported put(ibid_archive *archive, const char *name,
                         const char *bytes)
{
    const ibid_import import = {.name = name, .bytes = ib_str_of(bytes)};
    ibid_imported imported;
    ibid_err err = {0};

    if (ibid_archive_put(&imported, archive, &import, &err))
        fail_msg("%s", err.what);
    return imported;
}

/* Names of what is kept, with a blank behind each. */
static bool see(void *state, const ibid_object *object)
{
    if (object->state == IBID_OBJECT_KEPT) {
        strcat(state, object->name);
        strcat(state, " ");
    }
    return true;
}

static void expect_kept(ibid_archive *archive, const char *word,
                        const char *names)
{
    char kept[256] = "";
    const ibid_object_visitor visitor = {see, kept};
    ibid_err err;

    assert_int_equal(ibid_archive_list(archive, word, &visitor, &err), IBID_OK);
    assert_string_equal(kept, names);
}

static void commit(ibid_archive *archive)
{
    ibid_err err = {0};

    if (ibid_archive_commit(archive, &err))
        fail_msg("%s", err.what);
}

static void expect_whole(uint64_t entries)
{
    ibid_verified found;
    ibid_err err = {0};

    if (ibid_archive_verify(&found, path, NULL, &err))
        fail_msg("%s", err.what);
    assert_int_equal(found.faults, 0);
    assert_int_equal(found.entries, entries);
}

static void batches(void **state)
{
    ibid_archive *archive = open_it(true), *reader = open_it(false);

    (void)state;
    assert_int_equal(put(archive, "x/one", "eins").state, IBID_IMPORT_NEW);
    assert_int_equal(put(archive, "two", "zwei").state, IBID_IMPORT_NEW);
    assert_int_equal(put(archive, "two", "zwei").state, IBID_IMPORT_KNOWN);
    assert_int_equal(put(archive, "zwo", "zwei").state, IBID_IMPORT_NAMED);
    assert_int_equal(ibid_archive_waiting(archive), 3);
    expect_kept(archive, NULL, "");
    commit(archive);
    assert_int_equal(ibid_archive_waiting(archive), 0);
    expect_kept(archive, NULL, "x/one two ");
    expect_kept(reader, NULL, "x/one two ");
    expect_kept(reader, "one", "x/one ");
    expect_kept(reader, "zwo", "two ");
    expect_kept(reader, "on", "");
    assert_int_equal(put(archive, "two", "zwei").state, IBID_IMPORT_KNOWN);
    commit(archive);
    ibid_archive_close(reader);
    /* what is not committed is forgotten */
    put(archive, "three", "drei");
    ibid_archive_close(archive);
    archive = open_it(false);
    expect_kept(archive, NULL, "x/one two ");
    ibid_archive_close(archive);
    expect_whole(6);
}

static void not_kept(void **state)
{
    ibid_archive *archive = open_it(true);
    ibid_import import = {.name = "k",
                          .bytes = IB_STR("PRIVATE+KEY+x+00000000+AAAA")};
    char name[20000];
    ibid_imported imported;
    ibid_err err;

    (void)state;
    assert_int_equal(ibid_archive_put(&imported, archive, &import, &err),
                     IBID_EUNSUPPORTED);
    memset(name, 'n', sizeof name);
    name[sizeof name - 1] = '\0';
    import = (ibid_import){.name = name, .bytes = IB_STR("text")};
    assert_int_equal(ibid_archive_put(&imported, archive, &import, &err),
                     IBID_ELIMIT);
    for (int i = 0; i < 200; i++) {
        snprintf(name, sizeof name, "%d", i);
        put(archive, name, name);
    }
    assert_int_equal(ibid_archive_put(&imported, archive, &import, &err),
                     IBID_ELIMIT);
    assert_int_equal(ibid_archive_waiting(archive), 200);
    commit(archive);
    ibid_archive_close(archive);
    expect_whole(401);
}

/* Two that have the archive open write in turn: each sees what the other did.
 */
static void two_writers(void **state)
{
    ibid_archive *a = open_it(true), *b = open_it(true);
    char hash[65];
    bool found;
    ibid_err err = {0};

    (void)state;
    put(a, "same", "eins");
    put(b, "same", "eins");
    put(b, "other", "zwei");
    commit(b);
    commit(a); /* nothing is new */
    expect_kept(a, NULL, "same other ");
    memcpy(hash, put(a, "same", "eins").sha256, sizeof hash);
    assert_int_equal(ibid_archive_remove(&found, b, hash, "r", true, &err), 0);
    assert_true(found);
    /* for `a` it was known, until now */
    assert_int_equal(put(a, "again", "eins").state, IBID_IMPORT_NEW);
    commit(a);
    expect_kept(b, "again", "same ");
    ibid_archive_close(a);
    ibid_archive_close(b);
    expect_whole(8);
}

/* A purge leaves what another object has as its text. */
static void shared_text(void **state)
{
    ibid_archive *archive = open_it(true);
    const char *latin = "f\xFCr", *utf8 = "f\xC3\xBCr";
    const ibid_imported text = put(archive, "text", utf8);
    bool found;
    ibid_err err = {0};

    (void)state;
    put(archive, "file", latin);
    commit(archive);
    assert_int_equal(
        ibid_archive_remove(&found, archive, text.sha256, "r", true, &err),
        IBID_EUNSUPPORTED);
    expect_kept(archive, NULL, "text file ");
    ibid_archive_close(archive);
    expect_whole(5);
}

typedef struct failing {
    size_t left; /* allocations until one fails */
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
    if (f->left == 0) {
        f->failed = true;
        return NULL;
    }
    f->left--;
    return realloc(block, now);
}

/* Each allocation fails in turn: nothing is lost, nothing is half done. */
static void no_memory(void **state)
{
    bool done = false;

    (void)state;
    for (size_t n = 0; !done; n++) {
        failing f = {.left = n};
        const ibid_alloc alloc = {resize, &f};
        ibid_archive_options options = IBID_ARCHIVE_OPTIONS_INIT;
        const ibid_import import = {.name = "n", .bytes = IB_STR("f\xFCr")};
        ibid_archive *archive;
        ibid_imported imported;
        ibid_err err = {0};
        ibid_status st;

        options.read.alloc = &alloc;
        options.write = true;
        st = ibid_archive_open(&archive, path, &options, &err);
        if (!st)
            st = ibid_archive_put(&imported, archive, &import, &err);
        if (!st)
            st = ibid_archive_commit(archive, &err);
        ibid_archive_close(archive);
        assert_true(st == (f.failed ? IBID_ENOMEM : IBID_OK) || st == IBID_OK);
        done = !f.failed;
    }
    expect_whole(3);
}

static void keys(void **state)
{
    ibid_archive_options options = IBID_ARCHIVE_OPTIONS_INIT;
    char key[140];
    ibid_archive *archive;
    struct stat about;
    ibid_err err;

    (void)state;
    snprintf(key, sizeof key, "%s.key", path);
    assert_int_equal(stat(key, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    options.write = true;
    assert_int_equal(chmod(key, 0640), 0);
    assert_int_equal(ibid_archive_open(&archive, path, &options, &err),
                     IBID_EFORMAT);
    assert_int_equal(unlink(key), 0);
    assert_int_equal(ibid_archive_open(&archive, path, &options, &err),
                     IBID_EIO);
    assert_null(archive);
    ibid_archive_close(open_it(false));
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, make, clear)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(batches),     CASE(not_kept),  CASE(two_writers),
        CASE(shared_text), CASE(no_memory), CASE(keys),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
