/* sources.c - the sources that a person gives, and the table of --map. */

#include "cli/sources.h"
#include "cli/lines.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

ibid_files *cli_sources_open(const cli_command *command,
                             const char *const *name, size_t count,
                             const cli_reading *reading)
{
    cli_progress progress;
    const ibid_progress steps = {cli_progress_step, &progress};
    ibid_files_options options = IBID_FILES_OPTIONS_INIT;
    ibid_files *files;
    ibid_status st;
    ibid_err err;

    options.progress = &steps;
    options.read = cli_reading_options(reading);
    options.jobs = reading->jobs ? reading->jobs : cli_jobs_usual();
    cli_progress_start(&progress, "Reading sources", "", reading->quiet);
    st = ibid_files_open(&files, name, count, &options, &err);
    cli_progress_end(&progress);
    if (!st)
        return files;
    cli_say(command, "the sources: %s", err.what);
    return NULL;
}

bool cli_shelf_unread_say(const cli_command *command, const ibid_shelf *shelf)
{
    bool found = false;

    for (size_t i = 0; i < shelf->count(shelf->state); i++) {
        const ibid_source *source = shelf->source(shelf->state, i);

        if (source->status == IBID_SOURCE_READ)
            continue;
        cli_say(command, "%s: %s: %s", source->file,
                source->doc ? "read in part" : "not read", source->why);
        found = true;
    }
    return found;
}

void cli_left_out_say(const cli_command *command, const ibid_files_view *view,
                      const ibid_doc *document)
{
    const ibid_source *source;

    for (size_t i = 0; (source = ibid_files_left_out(view, i)) != NULL; i++)
        if (strcmp(ibid_doc_about(source->doc)->sha256,
                   ibid_doc_about(document)->sha256) != 0)
            cli_say(command,
                    "%s: left out: it is the document itself, in another form",
                    source->file);
}

bool cli_unread_say(const cli_command *command, const ibid_files *files)
{
    ibid_files_view view;
    const ibid_shelf all = ibid_files_shelf(&view, files, NULL);

    return cli_shelf_unread_say(command, &all);
}

/* All bytes of a file, NUL-ended, or NULL with errno. */
static char *read_all(FILE *file, size_t *len)
{
    size_t room = 1 << 16;
    char *bytes = malloc(room), *more;

    *len = 0;
    while (bytes) {
        *len += fread(bytes + *len, 1, room - *len, file);
        if (*len < room)
            break;
        room *= 2;
        more = realloc(bytes, room);
        if (!more)
            free(bytes);
        bytes = more;
    }
    if (bytes && ferror(file)) {
        free(bytes);
        return NULL;
    }
    return bytes;
}

ibid_map *cli_map_open(const cli_command *command, const char *name)
{
    FILE *file = fopen(name, "rb");
    size_t len;
    char *bytes = file ? read_all(file, &len) : NULL;
    ibid_map *map = NULL;
    ibid_err err;

    if (!bytes)
        cli_say(command, "%s: the table was not read: %s", name,
                errno == ENOENT ? "there is no such file; look at the spelling "
                                  "of its name"
                                : strerror(errno));
    else if (ibid_map_open(&map, bytes, len, NULL, &err))
        cli_say(command, "%s: the table was not read: %s", name, err.what);
    free(bytes);
    if (file)
        fclose(file);
    return map;
}

bool cli_map_sources(const ibid_map *map, const char ***source, size_t *count)
{
    const ibid_map_rows rows = ibid_map_all(map);
    const char **all =
        realloc(*source, (*count + rows.count + 1) * sizeof **source);

    if (!all)
        return false;
    *source = all;
    for (size_t i = 0; i < rows.count; i++) {
        if (access(rows.item[i].file, F_OK) == 0)
            all[(*count)++] = rows.item[i].file;
    }
    return true;
}
