/* files.c - files and folders, as a shelf. */

#include "ibid/files.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/fail.h"
#include "base/list.h"
#include "base/str.h"
#include "read/file.h"

/* A source, and what has to be closed. */
typedef struct held {
    ibid_source source;
    ib_file_identity identity;
    ibid_doc *doc;
} held;

struct ibid_files {
    ib_arena arena;
    ib_list held;
};

typedef struct walk {
    ibid_files *files;
    const ibid_files_options *options;
    const ibid_visitor *visitor; /* NULL: all are held */
    size_t seen;                 /* files and folders that were tried */
} walk;

/* Show a source, and let its document go. */
static ibid_status show(walk *w, held *slot)
{
    const bool goes_on = w->visitor->see(w->visitor->state, &slot->source);

    ibid_doc_close(slot->doc);
    slot->doc = NULL;
    slot->source.doc = NULL;
    return goes_on ? IBID_OK : IBID_EIO;
}

static ibid_status put(walk *w, const char *name, const char *why,
                       ib_file_identity identity, ibid_doc *doc)
{
    held *slot = ib_list_push(&w->files->held);

    if (!slot) {
        ibid_doc_close(doc);
        return ib_arena_status(&w->files->arena);
    }
    *slot = (held){{name, why ? IBID_SOURCE_UNREAD : IBID_SOURCE_READ, why,
                    why ? NULL : doc},
                   identity,
                   doc};
    return w->visitor ? show(w, slot) : IBID_OK;
}

static bool is_held(const ibid_files *files, ib_file_identity identity)
{
    for (size_t i = 0; i < files->held.count; i++) {
        ib_file_identity one = ib_list_at(&files->held, held, i)->identity;

        if (identity.known && one.known && identity.device == one.device &&
            identity.number == one.number)
            return true;
    }
    return false;
}

/* `name` lives as long as the files. */
static ibid_status add_file(walk *w, const char *name)
{
    const ibid_progress *p = w->options->progress;
    ib_file_identity identity;
    ibid_err err = {0};
    ibid_doc *doc;
    ibid_status st =
        ib_file_open(&doc, &identity, name, &w->options->read, &err);
    const char *why = st ? err.what : NULL;

    if (st == IBID_ENOMEM)
        return st;
    w->seen++;
    if (is_held(w->files, identity)) {
        ibid_doc_close(doc);
        return IBID_OK;
    }
    if (!st && ibid_doc_about(doc)->bytes == 0) {
        ibid_doc_close(doc);
        doc = NULL;
        why = "the file is empty; put its text there, or leave it out";
    }
    st = put(w, strcmp(name, "-") == 0 ? "standard input" : name, why, identity,
             doc);
    if (!st && p && !p->step(p->state, w->files->held.count, 0))
        return IBID_EIO;
    return st;
}

/* For qsort, so that the last name comes first. */
static int from_the_end(const void *a, const void *b)
{
    return strcmp(*(const char *const *)b, *(const char *const *)a);
}

/* Push the names in `folder` so that the first is the last pushed. */
static ibid_status push_names(walk *w, ib_list *todo, const char *folder)
{
    const char *slash = folder[strlen(folder) - 1] == '/' ? "" : "/";
    size_t first = todo->count;
    DIR *dir = opendir(folder);
    ibid_status st = IBID_OK;
    struct dirent *entry;

    if (!dir) {
        w->seen++;
        return put(w, folder, "the folder may not be read; ask its owner",
                   (ib_file_identity){.known = false}, NULL);
    }
    while (!st && (entry = readdir(dir))) {
        const char **name;

        if (entry->d_name[0] == '.')
            continue;
        name = ib_list_push(todo);
        if (name)
            *name = ib_str_format(&w->files->arena, "%s%s%s", folder, slash,
                                  entry->d_name);
        if (!name || !*name)
            st = ib_arena_status(&w->files->arena);
    }
    closedir(dir);
    if (!st && todo->count - first > 1)
        qsort(ib_list_at(todo, const char *, first), todo->count - first,
              sizeof(const char *), from_the_end);
    return st;
}

/* A folder may be very deep: a list of what is still to do, no recursion.
 * Links to folders are not followed: they may lead in a circle. */
static ibid_status add_folder(walk *w, const char *folder)
{
    ib_list todo = ib_list_of(&w->files->arena, const char *);
    size_t before = w->seen;
    ibid_status st = push_names(w, &todo, folder);

    while (todo.count > 0 && !st) {
        const char *name = *ib_list_at(&todo, const char *, --todo.count);
        struct stat about;

        if (lstat(name, &about) == 0 && S_ISDIR(about.st_mode))
            st = push_names(w, &todo, name);
        else if (stat(name, &about) != 0 || S_ISREG(about.st_mode))
            st = add_file(w, name);
    }
    if (!st && w->seen == before)
        st = put(w, folder, "there is no file in this folder",
                 (ib_file_identity){.known = false}, NULL);
    return st;
}

static ibid_status add(walk *w, const char *given)
{
    struct stat about;
    char *name = ib_str_format(&w->files->arena, "%s", given);

    if (!name)
        return ib_arena_status(&w->files->arena);
    if (strcmp(name, "-") != 0 && stat(name, &about) == 0 &&
        S_ISDIR(about.st_mode))
        return add_folder(w, name);
    return add_file(w, name);
}

void ibid_files_close(ibid_files *files)
{
    ib_arena arena;

    if (!files)
        return;
    for (size_t i = 0; i < files->held.count; i++)
        ibid_doc_close(ib_list_at(&files->held, held, i)->doc);
    arena = files->arena; /* the struct lies in its own arena */
    ib_arena_free(&arena);
}

/* Read all; with a visitor the files hold no document in the end. */
static ibid_status walk_all(ibid_files **out, const ibid_visitor *visitor,
                            const char *const *name, size_t count,
                            const ibid_files_options *options, ibid_err *err)
{
    const ibid_files_options plain = IBID_FILES_OPTIONS_INIT;
    ibid_files *files;
    ib_arena arena;
    ibid_status st = IBID_OK;
    walk w;

    *out = NULL;
    if (!options)
        options = &plain;
    ib_arena_init(&arena, options->read.alloc, options->read.memory_max, NULL);
    files = ib_arena_array(&arena, ibid_files, 1);
    if (!files) {
        st = ib_arena_status(&arena);
        return ib_fail(err, st, ibid_status_words(st), 0, 0);
    }
    files->arena = arena;
    files->held = ib_list_of(&files->arena, held);
    w = (walk){files, options, visitor, 0};
    for (size_t i = 0; i < count && !st; i++)
        st = add(&w, name[i]);
    if (st) {
        ibid_files_close(files);
        return ib_fail(
            err, st, st == IBID_EIO ? "stopped" : ibid_status_words(st), 0, 0);
    }
    *out = files;
    return IBID_OK;
}

ibid_status ibid_files_open(ibid_files **out, const char *const *name,
                            size_t count, const ibid_files_options *options,
                            ibid_err *err)
{
    return walk_all(out, NULL, name, count, options, err);
}

ibid_status ibid_files_visit(const ibid_visitor *visitor,
                             const char *const *name, size_t count,
                             const ibid_files_options *options, ibid_err *err)
{
    ibid_files *files;
    ibid_status st = walk_all(&files, visitor, name, count, options, err);

    ibid_files_close(files);
    return st;
}

static size_t view_count(void *state)
{
    const ibid_files_view *view = state;

    return view->files->held.count - (view->left_out != SIZE_MAX);
}

static const ibid_source *view_source(void *state, size_t i)
{
    const ibid_files_view *view = state;

    i += i >= view->left_out;
    return &ib_list_at(&view->files->held, held, i)->source;
}

ibid_shelf ibid_files_shelf(ibid_files_view *view, const ibid_files *files,
                            const ibid_doc *document)
{
    *view = (ibid_files_view){files, SIZE_MAX};
    for (size_t i = files->held.count; document && i-- > 0;) {
        const ibid_doc *doc = ib_list_at(&files->held, held, i)->doc;

        if (doc && strcmp(ibid_doc_about(doc)->sha256,
                          ibid_doc_about(document)->sha256) == 0)
            view->left_out = i;
    }
    return (ibid_shelf){view_count, view_source, view};
}
