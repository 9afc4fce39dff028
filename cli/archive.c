/* archive.c - which archive a command is about, and opening it. */

#include "cli/archive.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/scan.h"
#include "base/str.h"

bool cli_timeout_read(cli_archive *archive, const cli_args *args)
{
    const ibid_str value = ib_str_of(args->value);

    if (value.len > 0 &&
        ib_number_at(&archive->wait_s, value, 0, value.len) == value.len &&
        archive->wait_s <= 1000000)
        return true;
    cli_say(args->command, "--timeout needs a number of seconds, not \"%s\"",
            args->value);
    return false;
}

/* Does a control character stand there?  Gives its bytes, or 0. */
static size_t control_at(const char *at)
{
    const unsigned char c = (unsigned char)at[0];
    const unsigned char next = c ? (unsigned char)at[1] : 0;

    if (c == 0xC2 && next >= 0x80 && next < 0xA0) /* U+0080 to U+009F */
        return 2;
    return c < 0x20 || c == 0x7F;
}

void cli_put(const char *words)
{
    while (*words) {
        const size_t control = control_at(words);

        putchar(control ? '?' : *words);
        words += control ? control : 1;
    }
}

static bool is_archive(const char *name)
{
    const size_t len = strlen(name);

    return len > 5 && name[0] != '.' && strcmp(name + len - 5, ".ibid") == 0;
}

static bool is_trusted(uid_t owner)
{
    return owner == geteuid() || owner == 0;
}

/* Why a folder, or a link to one, is not to be taken for an archive that was
 * not named; NULL: it may be.  *is_folder: whether it is one at all. */
static const char *why_not(bool *is_folder, const char *path)
{
    struct stat link, about;

    *is_folder = lstat(path, &link) == 0 && stat(path, &about) == 0 &&
                 S_ISDIR(about.st_mode);
    if (!*is_folder)
        return NULL;
    if (!is_trusted(link.st_uid) || !is_trusted(about.st_uid))
        return "it belongs to somebody else";
    return about.st_mode & S_IWOTH ? "everybody may write to it" : NULL;
}

/* Is there an archive that may be taken?  Says why not. */
static bool may_be_taken(const cli_command *command, const char *path)
{
    bool is_folder;
    const char *why = why_not(&is_folder, path);

    if (why)
        cli_say(command, "%s: passed over: %s; --archive takes it all the same",
                path, why);
    return is_folder && !why;
}

/* The first archive of a folder, by the bytes of their names. */
static char *first_in(const cli_command *command, const char *folder)
{
    DIR *dir = opendir(folder);
    const struct dirent *entry;
    char *first = NULL;

    while (dir && (entry = readdir(dir))) {
        char *path;

        if (!is_archive(entry->d_name) ||
            asprintf(&path, "%s%s%s", folder,
                     folder[strlen(folder) - 1] == '/' ? "" : "/",
                     entry->d_name) < 0)
            continue;
        if ((first && strcmp(first, path) < 0) ||
            !may_be_taken(command, path)) {
            free(path);
            continue;
        }
        free(first);
        first = path;
    }
    if (dir)
        closedir(dir);
    return first;
}

char *cli_archive_find(const cli_command *command)
{
    const char *named = getenv("IBID_ARCHIVE");
    char *folder, *found;

    if (named && *named)
        return strdup(named);
    folder = getcwd(NULL, 0);
    found = folder ? first_in(command, folder) : NULL;
    while (folder && !found && strcmp(folder, "/") != 0) {
        char *slash = strrchr(folder, '/');

        slash[slash == folder] = '\0';
        found = first_in(command, folder);
    }
    free(folder);
    return found;
}

static void say_waits(void *state)
{
    cli_say(state, "another program is writing to the archive; waiting for it");
}

ibid_archive *cli_archive_open(const cli_command *command,
                               const cli_archive *archive,
                               const cli_reading *reading, bool write)
{
    ibid_archive_options options = IBID_ARCHIVE_OPTIONS_INIT;
    char *found = archive->path ? NULL : cli_archive_find(command);
    const char *path = archive->path ? archive->path : found;
    ibid_archive *out = NULL;
    ibid_err err;

    options.write = write;
    options.waits = say_waits;
    options.waits_state = (void *)(uintptr_t)command;
    options.wait_ms = archive->wait_s * 1000;
    options.key = archive->key ? archive->key : getenv("IBID_KEY");
    if (options.key && !*options.key)
        options.key = NULL;
    if (reading)
        options.read = cli_reading_options(reading);
    if (!path) {
        cli_say(command, "which archive?  There is none in this folder or "
                         "above it; --archive names one, and \"ibid init\" "
                         "makes one");
        return NULL;
    }
    if (ibid_archive_open(&out, path, &options, &err))
        cli_say(command, "%s: %s", path, err.what);
    free(found);
    return out;
}

/* The objects that a word may mean. */
typedef struct meant {
    char *sha256;
    size_t count;
} meant;

static bool see_meant(void *state, const ibid_object *object)
{
    meant *m = state;

    if (m->count++ == 0)
        memcpy(m->sha256, object->sha256, sizeof object->sha256);
    return true;
}

static bool say_meant(void *state, const ibid_object *object)
{
    cli_say(state, "  %.12s  %s", object->sha256, object->name);
    return true;
}

bool cli_archive_object(char sha256[65], const cli_command *command,
                        ibid_archive *archive, const char *word)
{
    const ibid_object_visitor say = {say_meant, (void *)(uintptr_t)command};
    meant m = {sha256, 0};
    const ibid_object_visitor see = {see_meant, &m};
    ibid_err err;

    if (ibid_archive_list(archive, word, &see, &err)) {
        cli_say(command, "%s", err.what);
        return false;
    }
    if (m.count == 1)
        return true;
    if (m.count == 0) {
        cli_say(command,
                "%s: the archive has no object of that name, and none whose "
                "hash begins so; \"ibid list\" shows them",
                word);
        return false;
    }
    cli_say(command,
            "%s: which of these?  Give the beginning of its hash:", word);
    (void)!ibid_archive_list(archive, word, &say, &err);
    return false;
}
