/* ask.c - what an archive has. */

#include "archive/archive.h"
#include "base/fail.h"

/* An arena for one call. */
static ib_arena arena_of(const ibid_archive *archive)
{
    ib_arena arena;

    ib_arena_init(&arena, archive->options.read.alloc, 0, NULL);
    return arena;
}

ibid_status ibid_archive_list(ibid_archive *archive, const char *word,
                              const ibid_object_visitor *visitor, ibid_err *err)
{
    ib_arena arena = arena_of(archive);
    const ibid_status st =
        ib_catalog_list(archive->catalog, &arena, word, visitor, err);

    ib_arena_free(&arena);
    return st;
}

ibid_status ibid_archive_names(ibid_archive *archive, const char *sha256,
                               const ibid_name_visitor *visitor, ibid_err *err)
{
    ib_arena arena = arena_of(archive);
    const ibid_status st =
        ib_catalog_names(archive->catalog, &arena, sha256, visitor, err);

    ib_arena_free(&arena);
    return st;
}

ibid_status ibid_archive_fetch(ibid_archive *archive, const char *sha256,
                               const ibid_sink *sink, ibid_err *err)
{
    ib_arena arena = arena_of(archive);
    ibid_str bytes;
    ibid_status st =
        ib_store_fetch(&bytes, &arena, archive->folder, sha256, err);

    if (!st && bytes.len && sink->write(sink->state, bytes.at, bytes.len))
        st = ib_fail(err, IBID_EIO, "stopped", 0, 0);
    ib_arena_free(&arena);
    return st;
}
