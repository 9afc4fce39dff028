/* files.c - files and folders, as a shelf. */

#include "ibid/files.h"

#include <pthread.h>
#include <string.h>

#include "base/fail.h"
#include "base/scan.h"
#include "base/str.h"
#include "resolve/copy.h"
#include "resolve/walk.h"

/* A file while it is read, and after. */
typedef struct opened {
    ibid_doc *doc;   /* NULL: not read */
    const char *why; /* then; else NULL */
} opened;

struct ibid_files {
    ib_arena arena;
    ib_list walked; /* ib_walked: files, in the order of the shelf */
    opened *opened; /* of each */
    ib_list source; /* ibid_source: each file, and after it its members */
};

/* Readers side by side: each takes the next file. */
typedef struct readers {
    ibid_files *files;
    const ibid_files_options *options;
    pthread_mutex_t mutex; /* guards what stands below, and progress */
    size_t next;           /* file to read */
    size_t done;
    ibid_status status; /* why they stop */
} readers;

/* The files once each, with room for what is read. */
static ibid_status list_files(ibid_files *files, const char *const *name,
                              size_t count)
{
    ib_list *walked = &files->walked;
    ibid_status st;
    size_t kept = 0;

    *walked = ib_list_of(&files->arena, ib_walked);
    st = ib_walk(walked, name, count);
    if (st)
        return st;
    for (size_t i = 0; i < walked->count; i++)
        if (!ib_list_at(walked, ib_walked, i)->is_again)
            *ib_list_at(walked, ib_walked, kept++) =
                *ib_list_at(walked, ib_walked, i);
    walked->count = kept;
    files->opened = ib_arena_array(&files->arena, opened, kept);
    return files->opened ? IBID_OK : ib_arena_status(&files->arena);
}

static bool has_words(const ibid_doc *doc)
{
    const ibid_str text = ibid_doc_text(doc);

    return ib_skip_blank(text, 0, text.len) < text.len;
}

/* A source of a document, or of none and the reason. */
static ibid_status add_source(ibid_files *files, const char *name,
                              const ibid_doc *doc, const char *why)
{
    ibid_source *source = ib_list_push(&files->source);

    if (!source)
        return ib_arena_status(&files->arena);
    if (doc && !has_words(doc)) {
        doc = NULL;
        why = "the file is empty; put its text there, or leave it out";
    }
    if (doc && ibid_doc_about(doc)->pictures)
        why = "some of its pages are pictures in which no words were read";
    else if (doc)
        why = ibid_doc_about(doc)->missing;
    *source = (ibid_source){name,
                            !doc  ? IBID_SOURCE_UNREAD
                            : why ? IBID_SOURCE_PARTLY
                                  : IBID_SOURCE_READ,
                            why, doc};
    return IBID_OK;
}

/* The sources that file `i` is: itself, but for an archive, which has no words
 * of its own; and its members, under its name. */
static ibid_status add_sources(ibid_files *files, size_t i)
{
    const char *file = ib_list_at(&files->walked, ib_walked, i)->name;
    const char *name = strcmp(file, "-") == 0 ? "standard input" : file;
    const opened *it = &files->opened[i];
    const ibid_members members =
        it->doc ? ibid_doc_members(it->doc) : (ibid_members){NULL, 0};
    ibid_status st = IBID_OK;

    if (members.count == 0 || has_words(it->doc) ||
        ibid_doc_about(it->doc)->missing)
        st = add_source(files, name, it->doc, it->why);
    for (size_t m = 0; m < members.count && !st; m++) {
        const ibid_member *member = &members.item[m];
        const char *path =
            ib_str_format(&files->arena, "%s/%s", name, member->name);

        /* An archive in the archive: its own members follow. */
        if (member->doc && !has_words(member->doc) &&
            ibid_doc_members(member->doc).count > 0)
            continue;
        st = path ? add_source(files, path, member->doc, member->why)
                  : ib_arena_status(&files->arena);
    }
    return st;
}

/* Read file `i`.
 *
 * Fails  IBID_ENOMEM alone: all else is an unread source. */
static ibid_status read_one(ibid_files *files, size_t i,
                            const ibid_options *options)
{
    const ib_walked *file = ib_list_at(&files->walked, ib_walked, i);
    opened *it = &files->opened[i];
    ib_file_identity identity;
    ibid_err err = {0};
    ibid_status st;

    it->why = file->why;
    if (it->why)
        return IBID_OK;
    st = ib_file_open(&it->doc, &identity, file->name, options, &err);
    if (st && st != IBID_ENOMEM)
        it->why = err.what;
    return st == IBID_ENOMEM ? st : IBID_OK;
}

static void *read_files(void *state)
{
    readers *r = state;
    const ibid_progress *p = r->options->progress;

    pthread_mutex_lock(&r->mutex);
    while (!r->status && r->next < r->files->walked.count) {
        const size_t i = r->next++;
        ibid_status st;

        pthread_mutex_unlock(&r->mutex);
        st = read_one(r->files, i, &r->options->read);
        pthread_mutex_lock(&r->mutex);
        r->done++;
        if (!st && p && !p->step(p->state, r->done, r->files->walked.count))
            st = IBID_EIO;
        if (!r->status)
            r->status = st;
    }
    pthread_mutex_unlock(&r->mutex);
    return NULL;
}

/* Read all files, on so many threads as could be started, this one included:
 * where there are none to be had, it reads alone. */
static ibid_status read_all(ibid_files *files,
                            const ibid_files_options *options)
{
    const size_t count = files->walked.count;
    size_t jobs = options->jobs < count ? options->jobs : count;
    readers r = {.files = files, .options = options};
    pthread_t *thread = NULL;
    size_t started = 0;

    if (jobs > 1)
        thread = ib_arena_array(&files->arena, pthread_t, jobs - 1);
    if (jobs > 1 && !thread)
        return ib_arena_status(&files->arena);
    pthread_mutex_init(&r.mutex, NULL);
    while (started + 1 < jobs &&
           pthread_create(&thread[started], NULL, read_files, &r) == 0)
        started++;
    read_files(&r);
    while (started > 0)
        pthread_join(thread[--started], NULL);
    pthread_mutex_destroy(&r.mutex);
    for (size_t i = 0; i < count && !r.status; i++)
        r.status = add_sources(files, i);
    return r.status;
}

/* Show the sources that file `i` is, and let its document go. */
static ibid_status show_one(ibid_files *files, size_t i,
                            const ibid_visitor *visitor)
{
    ibid_status st;

    files->source.count = 0;
    st = add_sources(files, i);
    for (size_t k = 0; k < files->source.count && !st; k++)
        if (!visitor->see(visitor->state,
                          ib_list_at(&files->source, ibid_source, k)))
            st = IBID_EIO;
    ibid_doc_close(files->opened[i].doc);
    files->opened[i].doc = NULL;
    return st;
}

/* Read the files one by one, and show each. */
static ibid_status show_all(ibid_files *files, const ibid_visitor *visitor,
                            const ibid_files_options *options)
{
    const ibid_progress *p = options->progress;
    ibid_status st = IBID_OK;

    for (size_t i = 0; i < files->walked.count && !st; i++) {
        st = read_one(files, i, &options->read);
        if (!st)
            st = show_one(files, i, visitor);
        if (!st && p && !p->step(p->state, i + 1, files->walked.count))
            st = IBID_EIO;
    }
    return st;
}

void ibid_files_close(ibid_files *files)
{
    ib_arena arena;

    if (!files)
        return;
    for (size_t i = 0; files->opened && i < files->walked.count; i++)
        ibid_doc_close(files->opened[i].doc);
    arena = files->arena; /* the struct lies in its own arena */
    ib_arena_free(&arena);
}

static ibid_status open_files(ibid_files **out, const ibid_visitor *visitor,
                              const char *const *name, size_t count,
                              const ibid_files_options *options, ibid_err *err)
{
    const ibid_files_options plain = IBID_FILES_OPTIONS_INIT;
    ibid_files *files;
    ib_arena arena;
    ibid_status st;

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
    files->source = ib_list_of(&files->arena, ibid_source);
    st = list_files(files, name, count);
    if (!st)
        st = visitor ? show_all(files, visitor, options)
                     : read_all(files, options);
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
    return open_files(out, NULL, name, count, options, err);
}

ibid_status ibid_files_visit(const ibid_visitor *visitor,
                             const char *const *name, size_t count,
                             const ibid_files_options *options, ibid_err *err)
{
    ibid_files *files;
    ibid_status st = open_files(&files, visitor, name, count, options, err);

    ibid_files_close(files);
    return st;
}

static size_t view_count(void *state)
{
    const ibid_files_view *view = state;

    return view->files->source.count - view->left_out_count;
}

static const ibid_source *view_source(void *state, size_t i)
{
    const ibid_files_view *view = state;

    for (size_t k = 0; k < view->left_out_count; k++)
        i += view->left_out[k] <= i;
    return ib_list_at(&view->files->source, ibid_source, i);
}

ibid_shelf ibid_files_shelf(ibid_files_view *view, const ibid_files *files,
                            const ibid_doc *document)
{
    *view = (ibid_files_view){.files = files};
    for (size_t i = 0; document && i < files->source.count; i++) {
        const ibid_doc *doc = ib_list_at(&files->source, ibid_source, i)->doc;

        if (view->left_out_count < IBID_LEFT_OUT_MAX && doc &&
            ib_copy_is(doc, document))
            view->left_out[view->left_out_count++] = i;
    }
    return (ibid_shelf){view_count, view_source, view};
}

const ibid_source *ibid_files_left_out(const ibid_files_view *view, size_t i)
{
    return i < view->left_out_count ? ib_list_at(&view->files->source,
                                                 ibid_source, view->left_out[i])
                                    : NULL;
}
