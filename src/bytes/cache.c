/* cache.c - answers of the worker that took long, kept in a folder. */

#include "bytes/cache.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/str.h"
#include "bytes/costs.h"

enum { HASH = 64 };

const char *ib_cache_name(ib_arena *arena, const char *folder,
                          const ib_cache_key *key)
{
    const char *all = ib_str_format(arena, "ibid %s, %d\n%s\n%s\n%u\n",
                                    IBID_VERSION, IB_CACHE_REVISION,
                                    key->document, key->languages, key->page);
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

ibid_str ib_cache_get(ib_arena *arena, const char *name)
{
    const int fd = open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    ibid_str bytes = {NULL, 0};

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
        len > IB_CACHE_BYTES_MAX - HASH || ib_hash_hex(hash, bytes, len))
        return;
    fd = mkostemp(other, O_CLOEXEC);
    if (fd < 0)
        return;
    good = write_all(fd, hash, HASH) && write_all(fd, bytes, len);
    good = close(fd) == 0 && good;
    if (!good || rename(other, name) != 0)
        (void)unlink(other);
}
