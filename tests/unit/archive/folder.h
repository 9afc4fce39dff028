/* folder.h - an archive in a folder of its own, for each test anew. */
#ifndef TESTS_ARCHIVE_FOLDER_H
#define TESTS_ARCHIVE_FOLDER_H

#include <stdlib.h>
#include <unistd.h>

#include "ibid/archive.h"
#include "unit.h"

static char folder[64], path[128];

static inline int make(void **state)
{
    ibid_err err;

    (void)state;
    snprintf(folder, sizeof folder, "/tmp/ibid-testXXXXXX");
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/a.ibid", folder);
    assert_int_equal(ibid_archive_make(path, NULL, &err), IBID_OK);
    return 0;
}

static inline int clear(void **state)
{
    char command[128];

    (void)state;
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

/* NULL: it could not be opened. */
static inline ibid_archive *try_open(const ibid_alloc *alloc, bool write)
{
    ibid_archive_options options = IBID_ARCHIVE_OPTIONS_INIT;
    ibid_archive *archive;
    ibid_err err = {0};

    options.write = write;
    options.wait_ms = 0;
    options.read.alloc = alloc;
    return ibid_archive_open(&archive, path, &options, &err) ? NULL : archive;
}

static inline ibid_archive *open_it(bool write)
{
    ibid_archive *archive = try_open(NULL, write);

    assert_non_null(archive);
    return archive;
}

#endif
