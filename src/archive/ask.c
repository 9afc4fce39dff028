/* ask.c - what an archive has. */

#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "archive/family.h"
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

static int by_version(const void *a, const void *b)
{
    const ib_family_member *x = a, *y = b;
    int order = ib_family_compare(x->version, y->version);

    if (order == 0)
        order = strcmp(x->language ? x->language : "~",
                       y->language ? y->language : "~");
    return order ? order : x->id < y->id ? -1 : x->id > y->id;
}

static ibid_status show_versions(ibid_archive *archive, ib_list *family,
                                 const ibid_version_visitor *visitor,
                                 ibid_err *err)
{
    ibid_status st = IBID_OK;

    qsort(family->item, family->count, family->size, by_version);
    for (size_t i = 0; i < family->count && !st; i++) {
        const ib_family_member *member =
            ib_list_at(family, ib_family_member, i);
        const ib_arena_mark mark = ib_arena_here(family->arena);
        ibid_object object;
        const ibid_object_version version = {
            &object, member->symbol,
            member->version + (*member->version == '/'), member->id};
        bool found;

        st = ib_catalog_object(&object, &found, archive->catalog, family->arena,
                               member->sha256, err);
        if (!st && found && !visitor->see(visitor->state, &version))
            st = ib_fail(err, IBID_EIO, "stopped", 0, 0);
        ib_arena_rewind(family->arena, mark);
    }
    return st;
}

ibid_status ibid_archive_versions(ibid_archive *archive, const char *sha256,
                                  const ibid_version_visitor *visitor,
                                  ibid_err *err)
{
    ib_arena arena = arena_of(archive);
    ib_list family = ib_list_of(&arena, ib_family_member);
    bool any;
    ibid_status st = ib_catalog_has_family(&any, archive->catalog, sha256, err);

    if (!st && any)
        st = ib_catalog_family(&family, archive->catalog, sha256, err);
    if (!st && family.count > 0)
        st = show_versions(archive, &family, visitor, err);
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
