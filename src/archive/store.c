/* store.c - objects: bytes in files that are named by their SHA-256. */

#include "archive/store.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "archive/costs.h"
#include "archive/disk.h"
#include "base/fail.h"
#include "base/hash.h"
#include "ibid/doc.h"

/* "objects/ab", and behind it "/cdef...". */
static void name_of(char out[IB_STORE_NAME], const char *sha256)
{
    snprintf(out, IB_STORE_NAME, "objects/%.2s/%s", sha256, sha256 + 2);
}

static int folder_of(const char *sha256)
{
    int number = 0;

    for (int i = 0; i < 2; i++)
        number = number * 16 +
                 (sha256[i] <= '9' ? sha256[i] - '0' : sha256[i] - 'a' + 10);
    return number & 255;
}

ibid_status ib_part_write(ib_store_part *out, int folder, const char *sha256,
                          ibid_str bytes, uint64_t *count, ibid_err *err)
{
    ibid_status st;

    *out = (ib_store_part){.fd = -1};
    snprintf(out->sha256, sizeof out->sha256, "%s", sha256);
    do {
        snprintf(out->name, sizeof out->name, "tmp/%ld-%" PRIu64,
                 (long)getpid(), (*count)++);
        st = ib_disk_create(&out->fd, folder, out->name, 0444, bytes, err);
    } while (st == IBID_EBUSY);
    if (st)
        return st;
    /* All files of a batch are on their way before the first is waited for. */
    sync_file_range(out->fd, 0, 0, SYNC_FILE_RANGE_WRITE);
    return IBID_OK;
}

ibid_status ib_part_sync(ib_store_part *part, ibid_err *err)
{
    ibid_status st;

    if (part->fd < 0)
        return IBID_OK;
    st = ib_disk_sync(part->fd, err);
    if (close(part->fd) != 0 && !st)
        st = ib_disk_fail(err, errno);
    part->fd = -1;
    return st;
}

ibid_status ib_part_keep(const ib_store_part *part, int folder,
                         bool touched[257], ibid_err *err)
{
    char name[IB_STORE_NAME], parent[16];

    name_of(name, part->sha256);
    snprintf(parent, sizeof parent, "objects/%.2s", part->sha256);
    if (mkdirat(folder, parent, 0777) != 0 && errno != EEXIST)
        return ib_disk_fail(err, errno);
    if (renameat(folder, part->name, folder, name) != 0)
        return ib_disk_fail(err, errno);
    touched[folder_of(part->sha256)] = true;
    /* The folder's own name may be new, too: made now, or by a program that was
     * stopped before it could sync it. */
    touched[256] = true;
    return IBID_OK;
}

ibid_status ib_store_sync(int folder, const bool touched[257], ibid_err *err)
{
    ibid_status st = IBID_OK;

    if (touched[256])
        st = ib_disk_sync_folder(folder, "objects", err);
    for (int i = 0; i < 256 && !st; i++) {
        char name[16];

        if (!touched[i])
            continue;
        snprintf(name, sizeof name, "objects/%02x", (unsigned)i);
        st = ib_disk_sync_folder(folder, name, err);
    }
    return st;
}

void ib_part_drop(ib_store_part *part, int folder)
{
    if (part->fd >= 0)
        close(part->fd);
    part->fd = -1;
    if (part->name[0])
        unlinkat(folder, part->name, 0);
    part->name[0] = '\0';
}

bool ib_store_has(int folder, const char *sha256)
{
    char name[IB_STORE_NAME];

    name_of(name, sha256);
    return faccessat(folder, name, F_OK, 0) == 0;
}

ibid_status ib_store_fetch(ibid_str *out, ib_arena *arena, int folder,
                           const char *sha256, ibid_err *err)
{
    char name[IB_STORE_NAME], found[65];
    ibid_status st;

    name_of(name, sha256);
    st = ib_disk_read(out, arena, folder, name, IBID_TEXT_MAX, err);
    if (st)
        return st;
    st = ib_hash_hex(found, out->at, out->len);
    if (st)
        return ib_fail(err, st, ibid_status_words(st), 0, 0);
    if (strcmp(found, sha256) != 0)
        return ib_fail(err, IBID_EFORMAT,
                       "the archive's copy of it was changed or is damaged: "
                       "its bytes are not those that were added",
                       0, 0);
    return IBID_OK;
}

ibid_status ib_store_drop(int folder, const char *sha256, ibid_err *err)
{
    char name[IB_STORE_NAME];

    name_of(name, sha256);
    if (unlinkat(folder, name, 0) != 0)
        return errno == ENOENT ? IBID_OK : ib_disk_fail(err, errno);
    name[sizeof "objects/ab" - 1] = '\0';
    return ib_disk_sync_folder(folder, name, err);
}

void ib_store_sweep(int folder)
{
    const int fd = openat(folder, "tmp", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *dir = fd < 0 ? NULL : fdopendir(fd);
    struct dirent *entry;

    if (!dir) {
        if (fd >= 0)
            close(fd);
        return;
    }
    while ((entry = readdir(dir))) {
        struct stat about;

        if (fstatat(fd, entry->d_name, &about, AT_SYMLINK_NOFOLLOW) == 0 &&
            S_ISREG(about.st_mode) &&
            time(NULL) - about.st_mtime > IB_PART_SECONDS)
            unlinkat(fd, entry->d_name, 0);
    }
    closedir(dir);
}
