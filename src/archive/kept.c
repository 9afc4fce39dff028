/* kept.c - the sources of an archive, as a shelf. */

#include <stdio.h>
#include <string.h>

#include "archive/choose.h"
#include "base/str.h"
#include "resolve/copy.h"

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
            ib_archive_object_path(c->list.arena, c->archive, object->sha256);
    }
    if (!one || !one->name || !one->path)
        c->status = ib_arena_status(c->list.arena);
    return c->status == IBID_OK;
}

/* Does the object have the bytes that were added?
 *
 * Takes  `read`, the first of its sources: a file in it does not tell. */
static ibid_status check_bytes(bool *out, const ibid_archive *archive,
                               const ibid_source *read, const chosen *one,
                               ibid_err *err)
{
    ibid_str bytes;
    ib_arena arena;
    ibid_status st;

    if (read->doc && strcmp(read->file, one->path) == 0) {
        *out = strcmp(ibid_doc_about(read->doc)->sha256, one->sha256) == 0;
        return IBID_OK;
    }
    ib_arena_init(&arena, archive->options.read.alloc, 0, NULL);
    st = ib_store_fetch(&bytes, &arena, archive->folder, one->sha256, err);
    *out = st == IBID_OK;
    ib_arena_free(&arena);
    return st == IBID_EIO || st == IBID_EFORMAT ? IBID_OK : st;
}

/* The source of an object that cannot be read any more. */
static ibid_source lost_source(const chosen *one)
{
    return (ibid_source){one->name, IBID_SOURCE_UNREAD,
                         one->is_there
                             ? "the archive's copy of it was changed or is "
                               "damaged; \"ibid verify\" says more"
                             : "the archive's copy of it is missing; \"ibid "
                               "verify\" says more",
                         NULL};
}

/* How many sources of a shelf are an object, from the one at `first` on: its
 * file, and the files in it, whose names begin with its own. */
static size_t count_sources(const ibid_shelf *shelf, size_t first,
                            const chosen *one)
{
    const size_t len = strlen(one->path);
    size_t count = 0;

    while (first + count < shelf->count(shelf->state)) {
        const char *file = shelf->source(shelf->state, first + count)->file;

        if (strncmp(file, one->path, len) != 0 ||
            (file[len] != '\0' && file[len] != '/'))
            break;
        count++;
    }
    return count;
}

/* Take over what was read of an object, under its own name; what is not what
 * was added is no source. */
static ibid_status take_sources(ibid_kept *kept, const ibid_archive *archive,
                                const ibid_shelf *shelf, size_t first,
                                size_t count, const chosen *one, ibid_err *err)
{
    bool is_it = false;
    ibid_status st = IBID_OK;

    if (count)
        st = check_bytes(&is_it, archive, shelf->source(shelf->state, first),
                         one, err);
    if (!st && !is_it)
        kept->source[kept->count++] = lost_source(one);
    for (size_t i = 0; is_it && i < count && !st; i++) {
        const ibid_source *read = shelf->source(shelf->state, first + i);
        const char *name = ib_str_format(&kept->arena, "%s%s", one->name,
                                         read->file + strlen(one->path));

        if (!name)
            return ib_archive_fail_memory(&kept->arena, err);
        kept->source[kept->count] = *read;
        kept->source[kept->count++].file = name;
    }
    return st;
}

static ibid_status read_sources(ibid_kept *kept, const ibid_archive *archive,
                                const ib_list *list,
                                const ibid_files_options *options,
                                ibid_err *err)
{
    const char **path =
        ib_arena_array(&kept->arena, const char *, list->count + 1);
    ibid_files_view view;
    ibid_shelf shelf;
    ibid_status st;
    size_t next = 0, there = 0;

    if (!path)
        return ib_archive_fail_memory(&kept->arena, err);
    for (size_t i = 0; i < list->count; i++)
        if (ib_list_at(list, chosen, i)->is_there)
            path[there++] = ib_list_at(list, chosen, i)->path;
    st = ibid_files_open(&kept->files, path, there, options, err);
    if (st)
        return st;
    shelf = ibid_files_shelf(&view, kept->files, NULL);
    kept->source = ib_arena_array(&kept->arena, ibid_source,
                                  shelf.count(shelf.state) + list->count);
    if (!kept->source)
        return ib_archive_fail_memory(&kept->arena, err);
    for (size_t i = 0; i < list->count && !st; i++) {
        const chosen *one = ib_list_at(list, chosen, i);
        const size_t count = count_sources(&shelf, next, one);

        st = take_sources(kept, archive, &shelf, next, count, one, err);
        next += count;
    }
    return st;
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
    st = ib_archive_hold(archive, err);
    if (!st) {
        st = document ? choose_some(&c, archive, document, unquoted, err)
                      : ibid_archive_list(archive, NULL, &visitor, err);
        if (!st)
            st = ib_catalog_count(&kept->total, archive->catalog, err);
        ib_archive_let_go(archive);
    }
    if (c.status)
        st = ib_archive_fail_memory(&kept->arena, err);
    if (!st)
        st = read_sources(kept, archive, &c.list, options, err);
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

    return view->kept->count - view->left_out_count;
}

static const ibid_source *view_source(void *state, size_t i)
{
    const ibid_kept_view *view = state;

    for (size_t k = 0; k < view->left_out_count; k++)
        i += view->left_out[k] <= i;
    return &view->kept->source[i];
}

ibid_shelf ibid_kept_shelf(ibid_kept_view *view, const ibid_kept *kept,
                           const ibid_doc *document)
{
    *view = (ibid_kept_view){.kept = kept};
    for (size_t i = 0; document && i < kept->count; i++) {
        const ibid_doc *doc = kept->source[i].doc;

        if (view->left_out_count < IBID_LEFT_OUT_MAX && doc &&
            ib_copy_is(doc, document))
            view->left_out[view->left_out_count++] = i;
    }
    return (ibid_shelf){view_count, view_source, view};
}

const ibid_source *ibid_kept_left_out(const ibid_kept_view *view, size_t i)
{
    return i < view->left_out_count ? &view->kept->source[view->left_out[i]]
                                    : NULL;
}
