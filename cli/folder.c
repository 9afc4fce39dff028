/* folder.c - a file for each document. */

#include "cli/folder.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { NAME_MOST = 200 }; /* bytes; file systems have room for 255 */

static int write_file(void *state, const char *bytes, size_t len)
{
    return fwrite(bytes, 1, len, state) != len;
}

static size_t times_used(const cli_folder *folder, const char *name)
{
    size_t count = 0;

    for (size_t i = 0; i < folder->used_count; i++)
        count += strcmp(folder->used[i], name) == 0;
    return count;
}

static bool remember(cli_folder *folder, const char *name)
{
    char **more =
        realloc(folder->used, (folder->used_count + 1) * sizeof *folder->used);

    if (!more)
        return false;
    folder->used = more;
    more[folder->used_count] = strdup(name);
    return more[folder->used_count] && ++folder->used_count;
}

/* The last part of a document's name, not too long, whole characters. */
static void shorten(char out[NAME_MOST + 1], const char *document)
{
    const char *slash = strrchr(document, '/');
    const char *base = slash ? slash + 1 : document;
    size_t len = strlen(base);

    if (len > NAME_MOST)
        len = NAME_MOST;
    while (len > 0 && base[len] && ((unsigned char)base[len] & 0xC0) == 0x80)
        len--;
    memcpy(out, base, len);
    out[len] = '\0';
}

static bool open_file(cli_folder *folder, const char *document,
                      const char *ending)
{
    const size_t room = strlen(folder->path) + NAME_MOST + 64;
    char base[NAME_MOST + 1], number[24] = "";
    size_t times;

    shorten(base, document);
    times = times_used(folder, base);
    if (times)
        snprintf(number, sizeof number, "-%zu", times + 1);
    folder->name = malloc(room);
    if (!folder->name || !remember(folder, base))
        return false;
    snprintf(folder->name, room, "%s/%s%s%s", folder->path, base, number,
             ending);
    folder->file = fopen(folder->name, "wb");
    return folder->file != NULL;
}

bool cli_folder_open(ibid_sink *out, cli_folder *folder,
                     const cli_command *command, const char *document,
                     const char *ending)
{
    if ((mkdir(folder->path, 0777) && errno != EEXIST) ||
        !open_file(folder, document, ending)) {
        cli_say(command, "%s: no report in %s: %s", document, folder->path,
                strerror(errno));
        free(folder->name);
        folder->name = NULL;
        return false;
    }
    *out = (ibid_sink){write_file, folder->file};
    return true;
}

bool cli_folder_close(cli_folder *folder, const cli_command *command)
{
    const bool failed = ferror(folder->file);
    const bool good = fclose(folder->file) == 0 && !failed;

    if (!good)
        cli_say(command, "%s could not be written", folder->name);
    free(folder->name);
    folder->name = NULL;
    folder->file = NULL;
    return good;
}

void cli_folder_free(cli_folder *folder)
{
    for (size_t i = 0; i < folder->used_count; i++)
        free(folder->used[i]);
    free(folder->used);
}
