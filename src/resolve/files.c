/* files.c - files and folders, as a shelf. */

#include "ibid/files.h"

#include <pthread.h>
#include <string.h>

#include "base/fail.h"
#include "base/scan.h"
#include "resolve/walk.h"

struct ibid_files {
    ib_arena arena;
    ib_list walked; /* files still to read, in the order of the shelf */
    ibid_source *source;
    ibid_doc **doc; /* of each source, to be closed */
    size_t count;
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
    files->source = ib_arena_array(&files->arena, ibid_source, kept);
    files->doc = ib_arena_array(&files->arena, ibid_doc *, kept);
    return files->source && files->doc ? IBID_OK
                                       : ib_arena_status(&files->arena);
}

static bool has_words(const ibid_doc *doc)
{
    const ibid_str text = ibid_doc_text(doc);

    return ib_skip_blank(text, 0, text.len) < text.len;
}

/* Read file `i`.
 *
 * Fails  IBID_ENOMEM alone: all else is an unread source. */
static ibid_status read_one(ibid_files *files, size_t i,
                            const ibid_options *options)
{
    const ib_walked *file = ib_list_at(&files->walked, ib_walked, i);
    const char *why = file->why;
    ib_file_identity identity;
    ibid_doc *doc = NULL;
    ibid_err err = {0};
    ibid_status st = IBID_OK;

    if (!why)
        st = ib_file_open(&doc, &identity, file->name, options, &err);
    if (st == IBID_ENOMEM)
        return st;
    if (st)
        why = err.what;
    if (doc && !has_words(doc)) {
        ibid_doc_close(doc);
        doc = NULL;
        why = "the file is empty; put its text there, or leave it out";
    }
    if (doc && ibid_doc_about(doc)->pictures)
        why = "some of its pages are pictures without text: read it with an "
              "OCR program first";
    files->doc[i] = doc;
    files->source[i] = (ibid_source){
        strcmp(file->name, "-") == 0 ? "standard input" : file->name,
        !doc  ? IBID_SOURCE_UNREAD
        : why ? IBID_SOURCE_PARTLY
              : IBID_SOURCE_READ,
        why, doc};
    return IBID_OK;
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
    files->count = count;
    return r.status;
}

/* Read the files one by one, show each, and let its document go. */
static ibid_status show_all(ibid_files *files, const ibid_visitor *visitor,
                            const ibid_files_options *options)
{
    const ibid_progress *p = options->progress;
    ibid_status st = IBID_OK;

    for (size_t i = 0; i < files->walked.count && !st; i++) {
        st = read_one(files, i, &options->read);
        if (!st && !visitor->see(visitor->state, &files->source[i]))
            st = IBID_EIO;
        ibid_doc_close(files->doc[i]);
        files->doc[i] = NULL;
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
    for (size_t i = 0; files->doc && i < files->walked.count; i++)
        ibid_doc_close(files->doc[i]);
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

    return view->files->count - (view->left_out != SIZE_MAX);
}

static const ibid_source *view_source(void *state, size_t i)
{
    const ibid_files_view *view = state;

    i += i >= view->left_out;
    return &view->files->source[i];
}

ibid_shelf ibid_files_shelf(ibid_files_view *view, const ibid_files *files,
                            const ibid_doc *document)
{
    *view = (ibid_files_view){files, SIZE_MAX};
    for (size_t i = files->count; document && i-- > 0;) {
        const ibid_doc *doc = files->doc[i];

        if (doc && strcmp(ibid_doc_about(doc)->sha256,
                          ibid_doc_about(document)->sha256) == 0)
            view->left_out = i;
    }
    return (ibid_shelf){view_count, view_source, view};
}
