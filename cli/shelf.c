/* shelf.c - files and folders, as the sources of a check. */

#include "cli/shelf.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"

/* What a source is, and what has to be closed. */
typedef struct cli_held {
    cli_identity identity;
    ibid_doc *doc;
} cli_held;

void cli_shelf_open(cli_shelf *shelf, const cli_command *command, bool quiet)
{
    *shelf = (cli_shelf){.command = command};
    ib_arena_init(&shelf->arena, NULL, 0, NULL);
    shelf->source = ib_list_of(&shelf->arena, ibid_source);
    shelf->held = ib_list_of(&shelf->arena, cli_held);
    cli_progress_start(&shelf->progress, "Reading sources", "", quiet);
}

static void put(cli_shelf *shelf, ibid_source source, cli_held held)
{
    ibid_source *slot = ib_list_push(&shelf->source);
    cli_held *twin = ib_list_push(&shelf->held);

    if (!slot || !twin) {
        ibid_doc_close(held.doc);
        shelf->no_memory = true;
        return;
    }
    *slot = source;
    *twin = held;
}

static size_t find(const cli_shelf *shelf, cli_identity identity)
{
    for (size_t i = 0; i < shelf->held.count; i++) {
        if (cli_identity_is(ib_list_at(&shelf->held, cli_held, i)->identity,
                            identity))
            return i;
    }
    return SIZE_MAX;
}

/* Say that a source was not read, and why; the line of progress is in the way.
 */
static void put_unread(cli_shelf *shelf, const char *file, const char *why,
                       cli_identity identity)
{
    const ibid_source source = {file, IBID_SOURCE_UNREAD, why, NULL};

    cli_progress_clear(&shelf->progress);
    cli_say(shelf->command, "%s: not read: %s", file, why);
    shelf->unread++;
    put(shelf, source, (cli_held){identity, NULL});
}

/* `name` lives as long as the shelf. */
static void add_file(cli_shelf *shelf, const char *name)
{
    const char *file = cli_input_name(name);
    cli_identity identity = {.known = false};
    ibid_doc *doc;
    bool empty = false;
    const char *why = cli_input_open(&doc, &identity, &empty, name);

    cli_progress_step(&shelf->progress, shelf->source.count, 0);
    if (empty)
        why = "the file is empty; put its text there, or leave it out";
    if (find(shelf, identity) != SIZE_MAX) {
        ibid_doc_close(doc);
    } else if (why) {
        ibid_doc_close(doc);
        put_unread(shelf, file, why, identity);
    } else {
        const ibid_source source = {file, IBID_SOURCE_READ, NULL, doc};

        put(shelf, source, (cli_held){identity, doc});
    }
}

/* Names of a folder, but for those that begin with a dot. */
static int is_shown(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

/* Push the names in `folder` so that the first is the last pushed. */
static void push_names(cli_shelf *shelf, ib_list *todo, const char *folder)
{
    struct dirent **entry;
    size_t len = strlen(folder);
    int count = scandir(folder, &entry, is_shown, by_bytes);

    if (count < 0) {
        put_unread(shelf, folder, "the folder may not be read; ask its owner",
                   (cli_identity){.known = false});
        return;
    }
    for (int i = count; i-- > 0; free(entry[i])) {
        const char **name = ib_list_push(todo);

        if (name)
            *name = ib_str_format(&shelf->arena, "%s%s%s", folder,
                                  folder[len - 1] == '/' ? "" : "/",
                                  entry[i]->d_name);
        if (!name || !*name)
            shelf->no_memory = true;
    }
    free(entry);
}

/* A folder may be very deep: a list of what is still to do, no recursion.
 * Links to folders are not followed: they may lead in a circle. */
static void add_folder(cli_shelf *shelf, const char *folder)
{
    ib_list todo = ib_list_of(&shelf->arena, const char *);

    push_names(shelf, &todo, folder);
    while (todo.count > 0 && !shelf->no_memory) {
        const char *name = *ib_list_at(&todo, const char *, --todo.count);
        struct stat about;

        if (lstat(name, &about) == 0 && S_ISDIR(about.st_mode))
            push_names(shelf, &todo, name);
        else if (stat(name, &about) != 0 || S_ISREG(about.st_mode))
            add_file(shelf, name);
    }
}

void cli_shelf_add(cli_shelf *shelf, const char *name)
{
    size_t before = shelf->source.count;

    if (!cli_input_is_folder(name)) {
        add_file(shelf, name);
        return;
    }
    add_folder(shelf, name);
    if (shelf->source.count == before) {
        cli_progress_clear(&shelf->progress);
        cli_say(shelf->command, "%s: there is no file in this folder", name);
    }
}

static size_t view_count(void *state)
{
    const cli_shelf_view *view = state;

    return view->shelf->source.count - (view->leave_out != SIZE_MAX);
}

static const ibid_source *view_source(void *state, size_t i)
{
    const cli_shelf_view *view = state;

    return ib_list_at(&view->shelf->source, const ibid_source,
                      i + (i >= view->leave_out));
}

ibid_shelf cli_shelf_without(cli_shelf_view *view, const cli_shelf *shelf,
                             cli_identity document)
{
    *view = (cli_shelf_view){shelf, find(shelf, document)};
    return (ibid_shelf){view_count, view_source, view};
}

void cli_shelf_done(cli_shelf *shelf)
{
    cli_progress_end(&shelf->progress);
}

void cli_shelf_close(cli_shelf *shelf)
{
    for (size_t i = 0; i < shelf->held.count; i++)
        ibid_doc_close(ib_list_at(&shelf->held, cli_held, i)->doc);
    ib_arena_free(&shelf->arena);
}
