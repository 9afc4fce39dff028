/* faults.c - a library to be preloaded: it stops a program at its n-th change
 * to the files under a folder, makes that change fail, or keeps a record of
 * what would outlive a loss of power.
 *
 *   FAULT_ROOT    the folder; nothing outside it is counted
 *   FAULT_AT      n, from 1; 0 or absent: never
 *   FAULT_MODE    kill   the program ends before the change
 *                 torn   a write does half of its work, then the program ends
 *                 error  the change fails once, with EIO or ENOSPC
 *                 full   from there on nothing can be written
 *   FAULT_RECORD  a folder outside: what was synced is copied there: a file
 *                 under its inode as f-INODE, a folder's names as d-INODE
 *
 * Calls are counted in the order in which the program makes them.
 */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { KILL, TORN, ERROR, FULL };

static struct {
    char root[4096];
    size_t root_len;
    long at, count;
    int mode;
    const char *record;
} faults;

__attribute__((constructor)) static void start(void)
{
    static const char *const modes[] = {"kill", "torn", "error", "full"};
    const char *root = getenv("FAULT_ROOT"), *at = getenv("FAULT_AT");
    const char *mode = getenv("FAULT_MODE");

    if (root && realpath(root, faults.root))
        faults.root_len = strlen(faults.root);
    faults.at = at ? atol(at) : 0;
    for (int i = 0; mode && i < 4; i++)
        if (strcmp(mode, modes[i]) == 0)
            faults.mode = i;
    faults.record = getenv("FAULT_RECORD");
}

static int is_under(const char *path)
{
    return faults.root_len && strncmp(path, faults.root, faults.root_len) == 0;
}

/* Does a descriptor stand for something under the folder? */
static int has_fd(int fd)
{
    char link[64], path[4096];
    ssize_t len;

    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    len = readlink(link, path, sizeof path - 1);
    if (len < 0)
        return 0;
    path[len] = '\0';
    return is_under(path);
}

/* Does a name, relative to a folder, lead there? */
static int has_name(int folder, const char *name)
{
    char path[4096];

    if (name[0] != '/' && folder != AT_FDCWD)
        return has_fd(folder);
    if (name[0] == '/')
        return is_under(name);
    if (!getcwd(path, sizeof path))
        return 0;
    strncat(path, "/", sizeof path - strlen(path) - 1);
    strncat(path, name, sizeof path - strlen(path) - 1);
    return is_under(path);
}

/* Count a change.
 *
 * Gives  0: do it; 1: let it fail; 2: do half of it, then end. */
static int turn(void)
{
    const long n = ++faults.count;

    if (faults.at == 0 || n < faults.at)
        return 0;
    if (faults.mode == FULL)
        return 1;
    if (n > faults.at)
        return 0;
    if (faults.mode == ERROR)
        return 1;
    if (faults.mode == TORN)
        return 2;
    raise(SIGKILL);
    return 0;
}

static void end(void)
{
    raise(SIGKILL);
}

/* Copy what a synced file holds, or a synced folder's names. */
static void record(int fd)
{
    char to[4200], part[4210], bytes[1 << 14];
    struct stat about;
    int out;

    if (!faults.record || fstat(fd, &about) != 0)
        return;
    snprintf(to, sizeof to, "%s/%c-%lu", faults.record,
             S_ISDIR(about.st_mode) ? 'd' : 'f', (unsigned long)about.st_ino);
    snprintf(part, sizeof part, "%s.part", to);
    out = (int)syscall(SYS_openat, AT_FDCWD, part, O_WRONLY | O_CREAT | O_TRUNC,
                       0666);
    if (S_ISDIR(about.st_mode)) {
        DIR *dir = fdopendir(openat(fd, ".", O_RDONLY | O_DIRECTORY));
        const struct dirent *entry;

        while (dir && (entry = readdir(dir))) {
            int len = snprintf(bytes, sizeof bytes, "%lu %s\n",
                               (unsigned long)entry->d_ino, entry->d_name);

            if (entry->d_name[0] != '.')
                syscall(SYS_write, out, bytes, (size_t)len);
        }
        if (dir)
            closedir(dir);
    } else {
        ssize_t got;

        for (off_t at = 0; (got = pread(fd, bytes, sizeof bytes, at)) > 0;
             at += got)
            syscall(SYS_write, out, bytes, (size_t)got);
    }
    syscall(SYS_close, out);
    syscall(SYS_renameat, AT_FDCWD, part, AT_FDCWD, to);
}

static int fail(int error)
{
    errno = error;
    return -1;
}

static ssize_t write_at(int fd, const void *bytes, size_t len, off_t at,
                        int has_at)
{
    const int what = has_fd(fd) ? turn() : 0;

    if (what == 1)
        return fail(ENOSPC);
    if (what == 2)
        len /= 2;
    len = (size_t)(has_at ? syscall(SYS_pwrite64, fd, bytes, len, at)
                          : syscall(SYS_write, fd, bytes, len));
    if (what == 2)
        end();
    return (ssize_t)len;
}

static int sync_fd(int fd, long call)
{
    const int what = has_fd(fd) ? turn() : 0;
    int st;

    if (what == 1)
        return fail(EIO);
    if (what == 2)
        end();
    st = (int)syscall(call, fd);
    if (st == 0 && has_fd(fd))
        record(fd);
    return st;
}

/* A change of names: is it to be done? */
static int names(int folder, const char *name, int error)
{
    const int what = has_name(folder, name) ? turn() : 0;

    if (what == 2)
        end();
    return what == 1 ? fail(error) : 0;
}

static int open_at(int folder, const char *name, int flags, mode_t mode)
{
    struct stat about;

    if ((flags & O_CREAT) && has_name(folder, name) &&
        fstatat(folder, name, &about, 0) != 0 &&
        names(folder, name, ENOSPC) != 0)
        return -1;
    return (int)syscall(SYS_openat, folder, name, flags, mode);
}

#define WITH_MODE                    \
    mode_t mode = 0;                 \
    if (flags & O_CREAT) {           \
        va_list list;                \
        va_start(list, flags);       \
        mode = va_arg(list, mode_t); \
        va_end(list);                \
    }

int open(const char *name, int flags, ...)
{
    WITH_MODE
    return open_at(AT_FDCWD, name, flags, mode);
}

int open64(const char *name, int flags, ...)
{
    WITH_MODE
    return open_at(AT_FDCWD, name, flags, mode);
}

int openat(int folder, const char *name, int flags, ...)
{
    WITH_MODE
    return open_at(folder, name, flags, mode);
}

int openat64(int folder, const char *name, int flags, ...)
{
    WITH_MODE
    return open_at(folder, name, flags, mode);
}

ssize_t write(int fd, const void *bytes, size_t len)
{
    return write_at(fd, bytes, len, 0, 0);
}

ssize_t pwrite(int fd, const void *bytes, size_t len, off_t at)
{
    return write_at(fd, bytes, len, at, 1);
}

ssize_t pwrite64(int fd, const void *bytes, size_t len, off_t at)
{
    return write_at(fd, bytes, len, at, 1);
}

int fsync(int fd)
{
    return sync_fd(fd, SYS_fsync);
}

int fdatasync(int fd)
{
    return sync_fd(fd, SYS_fdatasync);
}

int ftruncate(int fd, off_t len)
{
    const int what = has_fd(fd) ? turn() : 0;

    if (what == 1 && faults.mode == ERROR)
        return fail(EIO);
    if (what == 2)
        end();
    return (int)syscall(SYS_ftruncate, fd, len);
}

int ftruncate64(int fd, off_t len)
{
    return ftruncate(fd, len);
}

/* Room for a file that is then written through a mapping: it is torn by being
 * made, and never filled. */
int posix_fallocate(int fd, off_t at, off_t len)
{
    const int how = has_fd(fd) ? turn() : 0;

    if (how == 1)
        return faults.mode == FULL ? ENOSPC : EIO;
    if (how == 2) {
        (void)!syscall(SYS_ftruncate, fd, len / 2);
        end();
    }
    return syscall(SYS_ftruncate, fd, at + len) == 0 ? 0 : errno;
}

int posix_fallocate64(int fd, off_t at, off_t len)
{
    return posix_fallocate(fd, at, len);
}

int mkdirat(int folder, const char *name, mode_t mode)
{
    if (names(folder, name, ENOSPC) != 0)
        return -1;
    return (int)syscall(SYS_mkdirat, folder, name, mode);
}

int mkdir(const char *name, mode_t mode)
{
    return mkdirat(AT_FDCWD, name, mode);
}

int renameat(int from, const char *old, int to, const char *now)
{
    if (names(to, now, ENOSPC) != 0)
        return -1;
    return (int)syscall(SYS_renameat, from, old, to, now);
}

int rename(const char *old, const char *now)
{
    return renameat(AT_FDCWD, old, AT_FDCWD, now);
}

/* A full disk still lets go. */
int unlinkat(int folder, const char *name, int flags)
{
    const int what = has_name(folder, name) ? turn() : 0;

    if (what == 1 && faults.mode == ERROR)
        return fail(EIO);
    if (what == 2)
        end();
    return (int)syscall(SYS_unlinkat, folder, name, flags);
}

int unlink(const char *name)
{
    return unlinkat(AT_FDCWD, name, 0);
}
