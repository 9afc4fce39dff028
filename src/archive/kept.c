/* kept.c - the sources of an archive, as a shelf. */

#include <stdio.h>
#include <string.h>

#include "archive/choose.h"
#include "base/str.h"

struct ibid_kept {
    ib_arena arena; /* holds this struct too */
    ibid_files *files;
    ibid_source *source; /* those of `files`, under their own names */
    size_t count;
    uint64_t total; /* that the archive keeps */
};

/* An object to be read. */
typedef struct chosen {
    const char *name;
    const char *path; /* of its bytes */
    char sha256[65];
    bool is_there;
} chosen;

typedef struct choosing {
    const ibid_archive *archive;
    ib_list list; /* of chosen */
    ibid_status status;
} choosing;

static bool choose(void *state, const ibid_object *object)
{
    choosing *c = state;
    chosen *one;

    if (object->state != IBID_OBJECT_KEPT)
        return true;
    one = ib_list_push(&c->list);
    if (one) {
        memcpy(one->sha256, object->sha256, sizeof one->sha256);
        one->is_there = ib_store_has(c->archive->folder, one->sha256);
        one->name = ib_str_format(c->list.arena, "%s", object->name);
        one->path =
            ib_str_format(c->list.arena, "%s/objects/%.2s/%s", c->archive->path,
                          object->sha256, object->sha256 + 2);
    }
    if (!one || !one->name || !one->path)
        c->status = ib_arena_status(c->list.arena);
    return c->status == IBID_OK;
}

/* A source under its own name.
 *
 * Takes  what was read under its path, or NULL; what is not what was added is
 *        no source. */
static ibid_source rename_source(const ibid_source *read, const chosen *one)
{
    const bool is_it = read && one->is_there &&
                       (!read->doc || strcmp(ibid_doc_about(read->doc)->sha256,
                                             one->sha256) == 0);

    if (is_it)
        return (ibid_source){one->name, read->status, read->why, read->doc};
    return (ibid_source){one->name, IBID_SOURCE_UNREAD,
                         one->is_there
                             ? "the archive's copy of it was changed or is "
                               "damaged; \"ibid verify\" says more"
                             : "the archive's copy of it is missing; \"ibid "
                               "verify\" says more",
                         NULL};
}

static ibid_status read_sources(ibid_kept *kept, const ib_list *list,
                                const ibid_files_options *options,
                                ibid_err *err)
{
    const char **path =
        ib_arena_array(&kept->arena, const char *, list->count + 1);
    ibid_files_view view;
    ibid_shelf shelf;
    ibid_status st;
    size_t next = 0;

    kept->source = ib_arena_array(&kept->arena, ibid_source, list->count + 1);
    if (!path || !kept->source)
        return ib_archive_fail_memory(&kept->arena, err);
    for (size_t i = 0; i < list->count; i++)
        path[i] = ib_list_at(list, chosen, i)->path;
    st = ibid_files_open(&kept->files, path, list->count, options, err);
    if (st)
        return st;
    shelf = ibid_files_shelf(&view, kept->files, NULL);
    kept->count = list->count;
    /* Where one file has two names, it was read under the first alone. */
    for (size_t i = 0; i < list->count; i++) {
        const ibid_source *read = next < shelf.count(shelf.state)
                                      ? shelf.source(shelf.state, next)
                                      : NULL;
        const bool is_next = read && strcmp(read->file, path[i]) == 0;

        kept->source[i] =
            rename_source(is_next ? read : NULL, ib_list_at(list, chosen, i));
        next += is_next;
    }
    return IBID_OK;
}

/* Choose the objects that a document may cite or quote. */
static ibid_status choose_some(choosing *c, ibid_archive *archive,
                               const ibid_doc *document, bool unquoted,
                               ibid_err *err)
{
    ib_arena arena;
    ib_list ids;
    ibid_status st;

    ib_arena_init(&arena, archive->options.read.alloc, 0, NULL);
    ids = ib_list_of(&arena, uint64_t);
    st = ib_choose(&ids, archive, document, unquoted, err);
    for (size_t i = 0; i < ids.count && !st && !c->status; i++) {
        ibid_object object;
        bool found;

        st = ib_catalog_object_at(&object, &found, archive->catalog, &arena,
                                  *ib_list_at(&ids, uint64_t, i), err);
        if (!st && found)
            (void)choose(c, &object);
    }
    ib_arena_free(&arena);
    return st;
}

ibid_status ibid_kept_open(ibid_kept **out, ibid_archive *archive,
                           const ibid_doc *document, bool unquoted,
                           const ibid_files_options *options, ibid_err *err)
{
    const ibid_alloc *alloc =
        options ? options->read.alloc : archive->options.read.alloc;
    choosing c = {.archive = archive};
    const ibid_object_visitor visitor = {choose, &c};
    ibid_kept *kept;
    ib_arena arena;
    ibid_status st;

    *out = NULL;
    ib_arena_init(&arena, alloc, 0, NULL);
    kept = ib_arena_array(&arena, ibid_kept, 1);
    if (!kept)
        return ib_archive_fail_memory(&arena, err);
    kept->arena = arena;
    c.list = ib_list_of(&kept->arena, chosen);
    st = document ? choose_some(&c, archive, document, unquoted, err)
                  : ibid_archive_list(archive, NULL, &visitor, err);
    if (!st)
        st = ib_catalog_count(&kept->total, archive->catalog, err);
    if (c.status)
        st = ib_archive_fail_memory(&kept->arena, err);
    if (!st)
        st = read_sources(kept, &c.list, options, err);
    if (st)
        ibid_kept_close(kept);
    else
        *out = kept;
    return st;
}

void ibid_kept_close(ibid_kept *kept)
{
    ib_arena arena;

    if (!kept)
        return;
    ibid_files_close(kept->files);
    arena = kept->arena; /* the struct lies in its own arena */
    ib_arena_free(&arena);
}

uint64_t ibid_kept_total(const ibid_kept *kept)
{
    return kept->total;
}

static size_t view_count(void *state)
{
    const ibid_kept_view *view = state;

    return view->kept->count - (view->left_out != SIZE_MAX);
}

static const ibid_source *view_source(void *state, size_t i)
{
    const ibid_kept_view *view = state;

    i += i >= view->left_out;
    return &view->kept->source[i];
}

ibid_shelf ibid_kept_shelf(ibid_kept_view *view, const ibid_kept *kept,
                           const ibid_doc *document)
{
    *view = (ibid_kept_view){kept, SIZE_MAX};
    for (size_t i = kept->count; document && i-- > 0;) {
        const ibid_doc *doc = kept->source[i].doc;

        if (doc && strcmp(ibid_doc_about(doc)->sha256,
                          ibid_doc_about(document)->sha256) == 0)
            view->left_out = i;
    }
    return (ibid_shelf){view_count, view_source, view};
}
