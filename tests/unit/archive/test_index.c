/* test_index.c - the index of an archive: in how many segments it lies, what it
 * finds, and what it has forgotten. */

#include "folder.h"

#include <dirent.h>
#include <stdlib.h>
#include <unistd.h>

#include "archive/choose.h"
#include "archive/costs.h"
#include "archive/index.h"
#include "base/str.h"

enum { TEXTS = 70 };

/* Words by chance, the same for the same i: no two texts have a phrase in
 * common. */
static const char *phrase(char out[256], unsigned i)
{
    static const char *const word[] = {
        "anchor",  "barge",   "copper",  "dredger", "ensign", "fathom",
        "gantry",  "halyard", "island",  "jetty",   "keel",   "lantern",
        "mooring", "north",   "oilskin", "pilot"};
    uint32_t seed = 2654435761u * (i + 1);
    size_t used = 0;

    for (int k = 0; k < 12; k++) {
        seed = seed * 1664525u + 1013904223u;
        used += (size_t)snprintf(out + used, 256 - used, "%s%s", k ? " " : "",
                                 word[seed >> 28]);
    }
    return out;
}

static void put(ibid_archive *archive, unsigned i)
{
    char words[256], bytes[1024], name[32];
    ibid_import import = {.name = name};
    ibid_imported imported;
    ibid_err err = {0};

    snprintf(name, sizeof name, "%u.txt", i);
    snprintf(bytes, sizeof bytes,
             "Paper %u\n\nNobody denied that %s, and so it was written down.\n",
             i, phrase(words, i));
    import.bytes = ib_str_of(bytes);
    if (ibid_archive_put(&imported, archive, &import, &err) ||
        ibid_archive_commit(archive, &err) ||
        ibid_archive_settle(archive, &err))
        fail_msg("%s", err.what);
}

static unsigned count_files(void)
{
    char name[160];
    const struct dirent *entry;
    unsigned n = 0;
    DIR *dir;

    snprintf(name, sizeof name, "%s/index", path);
    dir = opendir(name);
    assert_non_null(dir);
    while ((entry = readdir(dir)))
        n += entry->d_name[0] != '.';
    closedir(dir);
    return n;
}

/* Is an object among the sources of a document that quotes the i-th text? */
static bool is_chosen(ibid_archive *archive, unsigned i, uint64_t id)
{
    char words[256], bytes[512];
    bool is_there = false;
    ibid_doc *doc;
    ib_arena arena;
    ib_list ids;
    ibid_err err = {0};

    snprintf(bytes, sizeof bytes, "They wrote that \"%s\" at the time.\n",
             phrase(words, i));
    assert_int_equal(ibid_doc_open(&doc, bytes, strlen(bytes), NULL, &err),
                     IBID_OK);
    ib_arena_init(&arena, NULL, 0, NULL);
    ids = ib_list_of(&arena, uint64_t);
    assert_int_equal(ib_choose(&ids, archive, doc, false, &err), IBID_OK);
    for (size_t k = 0; k < ids.count; k++)
        is_there |= *ib_list_at(&ids, uint64_t, k) == id;
    assert_true(ids.count <= 9);
    ib_arena_free(&arena);
    ibid_doc_close(doc);
    return is_there;
}

static void expect_whole(void)
{
    ibid_verified found;
    ibid_err err = {0};

    if (ibid_archive_verify(&found, path, NULL, &err))
        fail_msg("%s", err.what);
    assert_int_equal(found.faults, 0);
    assert_int_equal(found.remarks, 0);
}

static void merged(void **state)
{
    ibid_archive *archive = open_it(true);

    (void)state;
    for (unsigned i = 0; i < TEXTS; i++) {
        put(archive, i);
        assert_true(count_files() < 2 * IB_INDEX_TIER);
    }
    for (unsigned i = 0; i < TEXTS; i++)
        assert_true(is_chosen(archive, i, i + 1));
    ibid_archive_close(archive);
    expect_whole();
}

/* Without its files the index is made in memory, and written by who may. */
static void lost(void **state)
{
    char command[200];
    ibid_archive *archive = open_it(true);

    (void)state;
    for (unsigned i = 0; i < 5; i++)
        put(archive, i);
    ibid_archive_close(archive);
    snprintf(command, sizeof command, "rm -r %s/index", path);
    assert_int_equal(system(command), 0);
    archive = open_it(false);
    assert_true(is_chosen(archive, 3, 4));
    ibid_archive_close(archive);
    expect_whole();
    archive = open_it(true);
    put(archive, 5);
    assert_int_equal(count_files(), 1);
    assert_true(is_chosen(archive, 3, 4));
    ibid_archive_close(archive);
    expect_whole();
}

static void purged(void **state)
{
    ibid_archive *archive = open_it(true);
    char hash[65] = "";
    ibid_object object;
    ib_arena arena;
    bool found;
    ibid_err err = {0};

    (void)state;
    for (unsigned i = 0; i < 10; i++)
        put(archive, i);
    ib_arena_init(&arena, NULL, 0, NULL);
    assert_int_equal(ib_catalog_object_at(&object, &found, archive->catalog,
                                          &arena, 4, &err),
                     IBID_OK);
    assert_true(found);
    memcpy(hash, object.sha256, sizeof hash);
    ib_arena_free(&arena);
    assert_int_equal(
        ibid_archive_remove(&found, archive, hash, "r", true, &err), IBID_OK);
    assert_true(found);
    for (unsigned i = 0; i < 10; i++)
        assert_int_equal(is_chosen(archive, i, i + 1), i != 3);
    ibid_archive_close(archive);
    expect_whole();
}

/* A segment that cannot be opened is made anew, and what a stopped write left
 * is deleted. */
static void healed(void **state)
{
    ibid_archive *archive = open_it(true);
    char command[300];

    (void)state;
    for (unsigned i = 0; i < 3; i++)
        put(archive, i);
    ibid_archive_close(archive);
    snprintf(command, sizeof command,
             "cd %s/index && cp 000000000000-* 000000000000-000000000099.part"
             " && printf x > $(ls | head -n 1)",
             path);
    assert_int_equal(system(command), 0);
    archive = open_it(true);
    assert_true(is_chosen(archive, 1, 2));
    put(archive, 3);
    assert_int_equal(count_files(), 1);
    for (unsigned i = 0; i < 4; i++)
        assert_true(is_chosen(archive, i, i + 1));
    ibid_archive_close(archive);
    expect_whole();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(merged, make, clear),
        cmocka_unit_test_setup_teardown(lost, make, clear),
        cmocka_unit_test_setup_teardown(purged, make, clear),
        cmocka_unit_test_setup_teardown(healed, make, clear),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
