/* disk.c - files that are safe on the disk when a call returns. */

#include "archive/disk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "archive/costs.h"
#include "base/fail.h"
#include "read/file.h"

ibid_status ib_disk_fail(ibid_err *err, int error)
{
    return ib_fail(err, IBID_EIO, ib_file_why_unwritten(error), 0, error);
}

static ibid_status fail_read(ibid_err *err, int error)
{
    return ib_fail(err, IBID_EIO, ib_file_why(error), 0, error);
}

/* The folder that a name lies in, and its last part. */
typedef struct reached {
    int folder;
    bool is_own; /* to be closed */
    const char *last;
} reached;

static void leave(reached *at)
{
    if (at->is_own)
        close(at->folder);
    at->is_own = false;
}

/* Go from folder to folder, and through no link.
 *
 * Gives  false with errno. */
static bool reach(reached *at, int folder, const char *name)
{
    *at = (reached){folder, false, name};
    if (folder == AT_FDCWD)
        return true;
    for (const char *slash; (slash = strchr(at->last, '/')) != NULL;) {
        char part[256];
        const size_t len = (size_t)(slash - at->last);
        int next = -1;

        errno = ENAMETOOLONG;
        if (len < sizeof part) {
            memcpy(part, at->last, len);
            part[len] = '\0';
            next = openat(at->folder, part,
                          O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        }
        if (next < 0) {
            const int error = errno;

            leave(at);
            errno = error;
            return false;
        }
        leave(at);
        *at = (reached){next, true, slash + 1};
    }
    return true;
}

/* Open what a name means; gives -1 with errno.  Nothing is waited for, as a
 * pipe would be; inside an archive a link at the end is not followed either. */
static int open_at(int folder, const char *name, int flags, mode_t mode)
{
    const int last = folder == AT_FDCWD ? 0 : O_NOFOLLOW;
    reached at;
    int fd, error;

    if (!reach(&at, folder, name))
        return -1;
    fd = openat(at.folder, at.last,
                flags | last | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, mode);
    error = errno;
    leave(&at);
    errno = error;
    return fd;
}

ibid_status ib_disk_open(int *fd, int folder, const char *name, int flags,
                         ibid_err *err)
{
    struct stat about;

    *fd = open_at(folder, name, flags, 0666);
    if (*fd < 0 && errno != ELOOP && errno != ENXIO && errno != EISDIR)
        return flags == O_RDONLY ? fail_read(err, errno)
                                 : ib_disk_fail(err, errno);
    if (*fd >= 0 && fstat(*fd, &about) == 0 && S_ISREG(about.st_mode))
        return IBID_OK;
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
    return ib_fail(err, IBID_EIO,
                   "there is a link, a folder or a device where a file should "
                   "be",
                   0, ELOOP);
}

bool ib_disk_has(int folder, const char *name)
{
    struct stat about;
    reached at;
    bool has;

    if (!reach(&at, folder, name))
        return false;
    has = fstatat(at.folder, at.last, &about, AT_SYMLINK_NOFOLLOW) == 0 &&
          S_ISREG(about.st_mode);
    leave(&at);
    return has;
}

int ib_disk_unlink(int folder, const char *name)
{
    reached at;
    int error = 0;

    if (!reach(&at, folder, name))
        return errno;
    if (unlinkat(at.folder, at.last, 0) != 0)
        error = errno;
    leave(&at);
    return error;
}

int ib_disk_make_folder(int folder, const char *name)
{
    reached at;
    int error = 0;

    if (!reach(&at, folder, name))
        return errno;
    if (mkdirat(at.folder, at.last, 0777) != 0)
        error = errno;
    leave(&at);
    return error;
}

ibid_status ib_disk_rename(int folder, const char *old, const char *now,
                           ibid_err *err)
{
    reached from, to;
    ibid_status st = IBID_OK;

    if (!reach(&from, folder, old))
        return ib_disk_fail(err, errno);
    if (!reach(&to, folder, now)) {
        st = ib_disk_fail(err, errno);
    } else {
        if (renameat(from.folder, from.last, to.folder, to.last) != 0)
            st = ib_disk_fail(err, errno);
        leave(&to);
    }
    leave(&from);
    return st;
}

/* Read up to `room` bytes; gives how many, or -1. */
static ssize_t read_whole(int fd, char *bytes, size_t room)
{
    size_t used = 0;

    while (used < room) {
        const ssize_t got = read(fd, bytes + used, room - used);

        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return -1;
        if (got == 0)
            break;
        used += (size_t)got;
    }
    return (ssize_t)used;
}

static ibid_status read_open(ibid_str *out, ib_arena *arena, int fd,
                             uint32_t max, ibid_err *err)
{
    struct stat about;
    ssize_t got;
    char *bytes;

    if (fstat(fd, &about) != 0)
        return fail_read(err, errno);
    if (about.st_size > (off_t)max)
        return ib_fail(err, IBID_EFORMAT, "the file is too long", max, 0);
    bytes = ib_arena_array(arena, char, (size_t)about.st_size + 1);
    if (!bytes)
        return ib_fail(err, ib_arena_status(arena),
                       ibid_status_words(ib_arena_status(arena)), 0, 0);
    got = read_whole(fd, bytes, (size_t)about.st_size);
    if (got < 0)
        return fail_read(err, errno);
    *out = (ibid_str){bytes, (uint32_t)got};
    return IBID_OK;
}

ibid_status ib_disk_read(ibid_str *out, ib_arena *arena, int folder,
                         const char *name, uint32_t max, ibid_err *err)
{
    int fd;
    ibid_status st = ib_disk_open(&fd, folder, name, O_RDONLY, err);

    if (st)
        return st;
    st = read_open(out, arena, fd, max, err);
    close(fd);
    return st;
}

ibid_status ib_disk_write(int fd, const void *bytes, size_t len, off_t at,
                          ibid_err *err)
{
    const char *from = bytes;

    while (len > 0) {
        const ssize_t put = pwrite(fd, from, len, at);

        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return ib_disk_fail(err, errno);
        from += put;
        at += put;
        len -= (size_t)put;
    }
    return IBID_OK;
}

ibid_status ib_disk_create(int *fd, int folder, const char *name, mode_t mode,
                           ibid_str bytes, ibid_err *err)
{
    ibid_status st;

    *fd = open_at(folder, name, O_RDWR | O_CREAT | O_EXCL, mode);
    if (*fd < 0 && errno == EEXIST)
        return ib_fail(err, IBID_EBUSY, "there is a file of that name already",
                       0, EEXIST);
    if (*fd < 0)
        return ib_disk_fail(err, errno);
    st = ib_disk_write(*fd, bytes.at, bytes.len, 0, err);
    if (st) {
        close(*fd);
        *fd = -1;
        ib_disk_unlink(folder, name);
    }
    return st;
}

ibid_status ib_disk_save(int folder, const char *name, mode_t mode,
                         ibid_str bytes, ibid_err *err)
{
    int fd;
    ibid_status st = ib_disk_create(&fd, folder, name, mode, bytes, err);

    if (st)
        return st;
    st = ib_disk_sync(fd, err);
    if (close(fd) != 0 && !st)
        st = ib_disk_fail(err, errno);
    if (st)
        ib_disk_unlink(folder, name);
    return st;
}

ibid_status ib_disk_replace(int folder, const char *name, const char *part,
                            ibid_str bytes, ibid_err *err)
{
    ibid_status st;

    ib_disk_unlink(folder, part); /* left by a program that was stopped */
    st = ib_disk_save(folder, part, 0666, bytes, err);
    if (st)
        return st;
    st = ib_disk_rename(folder, part, name, err);
    if (st) {
        ib_disk_unlink(folder, part);
        return st;
    }
    return ib_disk_sync_folder(folder, ".", err);
}

ibid_status ib_disk_sync(int fd, ibid_err *err)
{
    while (fsync(fd) != 0) {
        if (errno != EINTR)
            return ib_disk_fail(err, errno);
    }
    return IBID_OK;
}

ibid_status ib_disk_sync_folder(int folder, const char *name, ibid_err *err)
{
    const int fd = open_at(folder, name, O_RDONLY | O_DIRECTORY, 0);
    ibid_status st;

    if (fd < 0)
        return ib_disk_fail(err, errno);
    st = ib_disk_sync(fd, err);
    close(fd);
    return st;
}

ibid_status ib_disk_lock(int *fd, int folder, const char *name,
                         uint64_t wait_ms, ibid_err *err)
{
    const struct timespec pause = {0, IB_LOCK_LOOK_MS * 1000000L};

    const ibid_status st =
        ib_disk_open(fd, folder, name, O_RDWR | O_CREAT, err);

    if (st)
        return st;
    for (uint64_t waited = 0; flock(*fd, LOCK_EX | LOCK_NB) != 0;
         waited += IB_LOCK_LOOK_MS) {
        const int error = errno;

        if (error == EINTR)
            continue;
        if (error == EWOULDBLOCK && waited < wait_ms) {
            nanosleep(&pause, NULL);
            continue;
        }
        close(*fd);
        *fd = -1;
        return error == EWOULDBLOCK
                   ? ib_fail(err, IBID_EBUSY,
                             "another program is writing to the archive", 0,
                             error)
                   : ib_disk_fail(err, error);
    }
    return IBID_OK;
}
