/* input.c - files and standard input, read whole. */

#include "cli/input.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* First size of the buffer for input whose length is not known. */
enum { FIRST_BYTES = 1 << 16 };

static const char too_large[] =
    "larger than 1 GiB, which is more than ibid reads; split it";

bool cli_identity_is(cli_identity a, cli_identity b)
{
    return a.known && b.known && a.device == b.device && a.number == b.number;
}

const char *cli_input_name(const char *name)
{
    return strcmp(name, "-") == 0 ? "standard input" : name;
}

bool cli_input_is_folder(const char *name)
{
    struct stat about;

    return stat(name, &about) == 0 && S_ISDIR(about.st_mode);
}

static const char *why_not(int error)
{
    switch (error) {
    case ENOENT:
        return "there is no such file; look at the spelling of its name";
    case ENOTDIR:
        return "there is no such file: a part of its name is no folder";
    case EACCES:
    case EPERM:
        return "you may not read it; ask its owner for permission";
    case EISDIR:
        return "a folder, where a file is needed; name a file in it";
    case ENAMETOOLONG:
        return "its name is too long";
    case ELOOP:
        return "a link that leads in a circle";
    default:
        return "it could not be read: the disk or the network failed";
    }
}

/* Read to the end, in a buffer that doubles: for what has no length. */
static const char *read_all(char **bytes, size_t *len, ib_arena *arena, int fd,
                            size_t room)
{
    char *buffer = ib_arena_array(arena, char, room);
    size_t used = 0;

    for (;;) {
        ssize_t got;

        if (!buffer)
            return "it needs more memory than there is";
        got = read(fd, buffer + used, room - used);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return why_not(errno);
        used += (size_t)got;
        if (used > IBID_TEXT_MAX)
            return too_large;
        if (got == 0)
            break;
        if (used == room) {
            char *larger = ib_arena_array(arena, char, room * 2);

            if (larger)
                memcpy(larger, buffer, used);
            buffer = larger;
            room *= 2;
        }
    }
    *bytes = buffer;
    *len = used;
    return NULL;
}

static const char *read_file(char **bytes, size_t *len, cli_identity *identity,
                             ib_arena *arena, int fd)
{
    struct stat about;
    size_t room = FIRST_BYTES;

    if (fstat(fd, &about) != 0)
        return why_not(errno);
    if (S_ISDIR(about.st_mode))
        return why_not(EISDIR);
    if (fd != STDIN_FILENO && !S_ISREG(about.st_mode) &&
        !S_ISFIFO(about.st_mode))
        return "a device, not a file";
    if (S_ISREG(about.st_mode)) {
        if (about.st_size > (off_t)IBID_TEXT_MAX)
            return too_large;
        room = (size_t)about.st_size + 1;
    }
    *identity =
        (cli_identity){about.st_dev, about.st_ino, S_ISREG(about.st_mode)};
    return read_all(bytes, len, arena, fd, room);
}

const char *cli_input_open(ibid_doc **out, cli_identity *identity, bool *empty,
                           const char *name)
{
    const bool is_stdin = strcmp(name, "-") == 0;
    const char *why;
    char *bytes = NULL;
    size_t len = 0;
    ib_arena arena;
    ibid_err err;
    int fd;

    *out = NULL;
    *identity = (cli_identity){.known = false};
    fd = is_stdin ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return why_not(errno);
    ib_arena_init(&arena, NULL, 0, NULL);
    why = read_file(&bytes, &len, identity, &arena, fd);
    if (!why && ibid_doc_open(out, bytes, len, NULL, &err))
        why = err.what;
    if (empty)
        *empty = !why && len == 0;
    ib_arena_free(&arena);
    if (!is_stdin)
        close(fd);
    return why;
}
