/* file.c - files and standard input, read whole. */

#include "read/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/fail.h"
#include "ibid/files.h"

/* First size of the buffer for input whose length is not known. */
enum { FIRST_BYTES = 1 << 16 };

static const char too_large[] =
    "larger than 1 GiB, which is more than ibid reads; split it";

const char *ib_file_why(int error)
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
    case EMFILE:
    case ENFILE:
        return "too many files are open; close other programs";
    case ENOMEM:
        return ibid_status_words(IBID_ENOMEM);
    default:
        return "it could not be read: the disk or the network failed";
    }
}

const char *ib_file_why_unwritten(int error)
{
    switch (error) {
    case ENOSPC:
    case EDQUOT:
        return "the disk is full; make room, or write to another one";
    case EFBIG:
        return "the file would be larger than this system allows";
    case EACCES:
    case EPERM:
        return "you may not write there; ask the folder's owner";
    case EROFS:
        return "the disk cannot be written to";
    case ENOENT:
    case ENOTDIR:
        return "there is no such folder";
    default:
        return "it could not be written: the disk or the network failed";
    }
}

static ibid_status fail_sys(ibid_err *err, int error)
{
    return ib_fail(err, IBID_EIO, ib_file_why(error), 0, error);
}

/* Read to the end, in a buffer that doubles: for what has no length. */
static ibid_status read_all(ibid_str *out, ib_arena *arena, int fd, size_t room,
                            ibid_err *err)
{
    char *buffer = ib_arena_array(arena, char, room);
    size_t used = 0;

    for (;;) {
        ssize_t got;

        if (!buffer)
            return ib_fail(err, ib_arena_status(arena),
                           ibid_status_words(ib_arena_status(arena)), 0, 0);
        got = read(fd, buffer + used, room - used);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail_sys(err, errno);
        used += (size_t)got;
        if (used > IBID_TEXT_MAX)
            return ib_fail(err, IBID_ELIMIT, too_large, IBID_TEXT_MAX, 0);
        if (got == 0)
            break;
        if (used == room) {
            buffer = ib_arena_grow(arena, buffer, room, room * 2, 1);
            room *= 2;
        }
    }
    *out = (ibid_str){buffer, (uint32_t)used};
    return IBID_OK;
}

static ibid_status read_bytes(ibid_str *out, ib_file_identity *identity,
                              ib_arena *arena, int fd, ibid_err *err)
{
    struct stat about;
    size_t room = FIRST_BYTES;

    if (fstat(fd, &about) != 0)
        return fail_sys(err, errno);
    if (S_ISDIR(about.st_mode))
        return fail_sys(err, EISDIR);
    if (fd != STDIN_FILENO && !S_ISREG(about.st_mode) &&
        !S_ISFIFO(about.st_mode))
        return ib_fail(err, IBID_EIO, "a device, not a file", 0, 0);
    if (S_ISREG(about.st_mode)) {
        if (about.st_size > (off_t)IBID_TEXT_MAX)
            return ib_fail(err, IBID_ELIMIT, too_large, IBID_TEXT_MAX, 0);
        room = (size_t)about.st_size + 1;
    }
    *identity =
        (ib_file_identity){about.st_dev, about.st_ino, S_ISREG(about.st_mode)};
    return read_all(out, arena, fd, room, err);
}

ibid_status ib_file_read(ibid_str *out, ib_file_identity *identity,
                         ib_arena *arena, const char *name, ibid_err *err)
{
    const bool is_stdin = strcmp(name, "-") == 0;
    const int fd =
        is_stdin ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    ibid_status st;

    *identity = (ib_file_identity){.known = false};
    if (fd < 0)
        return fail_sys(err, errno);
    st = read_bytes(out, identity, arena, fd, err);
    if (!is_stdin)
        close(fd);
    return st;
}

ibid_status ib_file_open(ibid_doc **out, ib_file_identity *identity,
                         const char *name, const ibid_options *options,
                         ibid_err *err)
{
    const ibid_options plain = IBID_OPTIONS_INIT;
    ibid_str bytes = {NULL, 0};
    ib_arena arena;
    ibid_status st;

    *out = NULL;
    if (!options)
        options = &plain;
    ib_arena_init(&arena, options->alloc, options->memory_max, NULL);
    st = ib_file_read(&bytes, identity, &arena, name, err);
    if (!st)
        st = ibid_doc_open(out, bytes.at, bytes.len, options, err);
    ib_arena_free(&arena);
    return st;
}

ibid_status ibid_file_open(ibid_doc **out, const char *name,
                           const ibid_options *options, ibid_err *err)
{
    ib_file_identity identity;

    return ib_file_open(out, &identity, name, options, err);
}
