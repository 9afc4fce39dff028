/* segment_file.c - segments in files: mapped for reading, written whole. */

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fail.h"
#include "base/str.h"
#include "match/segment.h"
#include "match/segment_form.h"
#include "read/file.h"

static ibid_status fail_read(ibid_err *err, int error)
{
    return ib_fail(err, IBID_EIO, ib_file_why(error), 0, error);
}

static ibid_status fail_write(ibid_err *err, int error)
{
    if (error == EEXIST)
        return ib_fail(err, IBID_EBUSY,
                       "another program is writing it, or was stopped at it: "
                       "then remove the file .part",
                       0, error);
    return ib_fail(err, IBID_EIO, ib_file_why_unwritten(error), 0, error);
}

static ibid_status fail_memory(ibid_err *err, ibid_status st)
{
    return ib_fail(err, st, ibid_status_words(st), 0, 0);
}

/* Map a file; one without bytes gives none. */
static ibid_status map_file(void **at, size_t *size, int fd, ibid_err *err)
{
    struct stat about;

    if (fstat(fd, &about) != 0)
        return fail_read(err, errno);
    if (!S_ISREG(about.st_mode))
        return fail_read(err, S_ISDIR(about.st_mode) ? EISDIR : EINVAL);
    *size = (size_t)about.st_size;
    if (*size == 0)
        return IBID_OK;
    *at = mmap(NULL, *size, PROT_READ, MAP_SHARED, fd, 0);
    return *at == MAP_FAILED ? fail_read(err, errno) : IBID_OK;
}

ibid_status ib_segment_map(ib_segment *out, const char *path, ibid_err *err)
{
    size_t size = 0;
    void *at = NULL;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    ibid_status st;

    *out = (ib_segment){0};
    if (fd < 0)
        return fail_read(err, errno);
    st = map_file(&at, &size, fd, err);
    if (!st)
        st = ib_segment_open(out, size ? at : "", size, err);
    if (st && size && at != MAP_FAILED)
        munmap(at, size);
    if (st) {
        close(fd);
        return st;
    }
    out->is_mapped = true;
    out->file = fd;
    /* What stands beside a seed's places is of no use. */
    madvise(at, size, MADV_RANDOM);
    return IBID_OK;
}

/* Give whole pages within [start, end) back. */
static void release(const uint8_t *start, const uint8_t *end)
{
    const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    const uintptr_t from = ((uintptr_t)start + page - 1) / page * page;
    const uintptr_t to = (uintptr_t)end / page * page;

    if (from < to)
        madvise((void *)from, to - from, MADV_DONTNEED);
}

void ib_segment_release(const ib_segment *segment)
{
    if (!segment->is_mapped)
        return;
    release(segment->key, segment->seeds.bucket);
    release(segment->seeds.place, segment->bytes + segment->len);
}

bool ib_segment_read(const ib_segment *segment, uint8_t *out, const uint8_t *at,
                     size_t len)
{
    return segment->is_mapped &&
           pread(segment->file, out, len, (off_t)(at - segment->bytes)) ==
               (ssize_t)len;
}

void ib_segment_close(ib_segment *segment)
{
    if (segment->is_mapped) {
        munmap((void *)(uintptr_t)segment->bytes, segment->len);
        close(segment->file);
    }
    *segment = (ib_segment){0};
}

/* Write to a file that was just made.  Its room is taken first: a full disk is
 * told here, not by a signal while the mapped bytes are filled in. */
static ibid_status fill(int fd, size_t size, ib_arena *scratch,
                        ib_segment_plan *plan, ibid_err *err)
{
    const int full = posix_fallocate(fd, 0, (off_t)size);
    ibid_status st;
    void *at;

    if (full)
        return fail_write(err, full);
    at = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (at == MAP_FAILED)
        return fail_write(err, errno);
    plan->spare = release;
    st = ib_segment_write(at, scratch, plan);
    plan->spare = NULL;
    if (st)
        fail_memory(err, st);
    munmap(at, size);
    if (!st && fsync(fd) != 0)
        st = fail_write(err, errno);
    return st;
}

/* Make a new name in a folder safe on the disk. */
static ibid_status sync_folder(const char *path, ib_arena *scratch,
                               ibid_err *err)
{
    const char *slash = strrchr(path, '/');
    const size_t len = slash ? (size_t)(slash - path) + 1 : 0;
    const char *folder =
        len ? ib_str_format(scratch, "%.*s", (int)len, path) : ".";
    ibid_status st = IBID_OK;
    int fd;

    if (!folder)
        return fail_memory(err, ib_arena_status(scratch));
    fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return fail_write(err, errno);
    if (fsync(fd) != 0)
        st = fail_write(err, errno);
    close(fd);
    return st;
}

ibid_status ib_segment_save(const char *path, ib_arena *scratch,
                            ib_segment_plan *plan, ibid_err *err)
{
    const ib_arena_mark mark = ib_arena_here(scratch);
    const char *part = ib_str_format(scratch, "%s.part", path);
    ibid_status st;
    int fd;

    if (!part)
        return fail_memory(err, ib_arena_status(scratch));
    fd = open(part, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0)
        return fail_write(err, errno);
    st = fill(fd, ib_segment_size(plan), scratch, plan, err);
    if (close(fd) != 0 && !st)
        st = fail_write(err, errno);
    if (!st && rename(part, path) != 0)
        st = fail_write(err, errno);
    if (st)
        unlink(part);
    else
        st = sync_folder(path, scratch, err);
    ib_arena_rewind(scratch, mark);
    return st;
}
