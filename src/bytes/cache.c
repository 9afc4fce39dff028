/* cache.c - answers of the worker that took long, kept in a folder. */

#include "bytes/cache.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include "base/hash.h"
#include "base/str.h"
#include "bytes/costs.h"

enum { HASH = 64 };

/* What the installed languages are: names, sizes and times of their files.  One
 * that is put in, or made newer, reads a page otherwise. */
static uint64_t languages_state(void)
{
    const char *folder = secure_getenv("TESSDATA_PREFIX");
    DIR *open = opendir(folder && folder[0] ? folder : IB_TESSDATA);
    uint64_t sum = 0; /* the order of names says nothing */
    struct dirent *entry;

    while (open && (entry = readdir(open))) {
        struct stat about;

        if (strstr(entry->d_name, ".traineddata") &&
            fstatat(dirfd(open), entry->d_name, &about, 0) == 0)
            sum += XXH3_64bits_withSeed(entry->d_name, strlen(entry->d_name),
                                        (uint64_t)about.st_size * 31 +
                                            (uint64_t)about.st_mtime);
    }
    if (open)
        closedir(open);
    return sum;
}

const char *ib_cache_name(ib_arena *arena, const char *folder,
                          const ib_cache_key *key)
{
    const char *all =
        ib_str_format(arena, "ibid %s, %d\n%s\n%s\n%u\n%016llx\n", IBID_VERSION,
                      IB_CACHE_REVISION, key->document, key->languages,
                      key->page, (unsigned long long)languages_state());
    char hash[HASH + 1];

    if (!all || ib_hash_hex(hash, all, strlen(all)))
        return NULL;
    return ib_str_format(arena, "%s/%s", folder, hash);
}

static bool read_all(int fd, char *bytes, size_t len)
{
    while (len > 0) {
        const ssize_t got = read(fd, bytes, len);

        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        bytes += got;
        len -= (size_t)got;
    }
    return true;
}

static bool write_all(int fd, const char *bytes, size_t len)
{
    while (len > 0) {
        const ssize_t put = write(fd, bytes, len);

        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        bytes += put;
        len -= (size_t)put;
    }
    return true;
}

/* The bytes of an open file, if they are what they say. */
static ibid_str take(ib_arena *arena, int fd)
{
    const ibid_str none = {NULL, 0};
    struct stat about;
    char hash[HASH + 1];
    char *bytes;
    size_t len;

    if (fstat(fd, &about) != 0 || !S_ISREG(about.st_mode) ||
        about.st_size <= HASH || about.st_size > IB_CACHE_BYTES_MAX)
        return none;
    len = (size_t)about.st_size;
    bytes = ib_arena_array(arena, char, len);
    if (!bytes || !read_all(fd, bytes, len) ||
        ib_hash_hex(hash, bytes + HASH, len - HASH) ||
        memcmp(hash, bytes, HASH) != 0)
        return none;
    return (ibid_str){bytes + HASH, (uint32_t)(len - HASH)};
}

/* Whether the folder of a file is ours alone: who else could write in it could
 * choose what is read.  It is made where it is not there and `makes`. */
static bool is_own_folder(const char *name, bool makes)
{
    char folder[IB_CACHE_NAME_MAX];
    const char *slash = strrchr(name, '/');
    struct stat about;

    if (!slash || (size_t)(slash - name) >= sizeof folder)
        return false;
    memcpy(folder, name, (size_t)(slash - name));
    folder[slash - name] = '\0';
    for (char *p = folder + 1; makes && *p; p++)
        if (*p == '/') {
            *p = '\0';
            (void)mkdir(folder, 0700);
            *p = '/';
        }
    if (makes)
        (void)mkdir(folder, 0700);
    return lstat(folder, &about) == 0 && S_ISDIR(about.st_mode) &&
           about.st_uid == geteuid() && (about.st_mode & 022) == 0;
}

ibid_str ib_cache_get(ib_arena *arena, const char *name)
{
    ibid_str bytes = {NULL, 0};
    int fd;

    if (!is_own_folder(name, false))
        return bytes;
    fd = open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | O_NOFOLLOW);
    if (fd < 0)
        return bytes;
    bytes = take(arena, fd);
    close(fd);
    return bytes;
}

/* Written beside its place, then moved there: nobody sees half of it. */
void ib_cache_put(const char *name, const void *bytes, size_t len)
{
    char hash[HASH + 1], other[IB_CACHE_NAME_MAX];
    const int put = snprintf(other, sizeof other, "%s.XXXXXX", name);
    bool good;
    int fd;

    if (put < 0 || (size_t)put >= sizeof other || len == 0 ||
        len > IB_CACHE_BYTES_MAX - HASH || !is_own_folder(name, true) ||
        ib_hash_hex(hash, bytes, len))
        return;
    fd = mkostemp(other, O_CLOEXEC);
    if (fd < 0)
        return;
    good = write_all(fd, hash, HASH) && write_all(fd, bytes, len);
    good = close(fd) == 0 && good;
    if (!good || rename(other, name) != 0)
        (void)unlink(other);
}
