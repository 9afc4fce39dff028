/* index_write.c - segments of an archive, written, merged and thinned out. */

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/costs.h"
#include "archive/disk.h"
#include "archive/index.h"
#include "base/fail.h"
#include "base/str.h"

static const char *path_of(ib_arena *arena, const ibid_archive *archive,
                           const char *name)
{
    return ib_str_format(arena, "%s/index/%s", archive->path, name);
}

static void name_part(ib_index_part *part)
{
    snprintf(part->name, sizeof part->name, "%012" PRIu64 "-%012" PRIu64,
             part->from, part->to);
}

/* Delete a segment; what cannot be deleted is stale, and deleted later. */
static void delete_part(const ibid_archive *archive, const char *name)
{
    char path[sizeof "index/" + IB_INDEX_NAME + sizeof ".part"];

    snprintf(path, sizeof path, "index/%s", name);
    ib_disk_unlink(archive->folder, path);
}

/* Write a segment for the entries of `part`. */
static ibid_status save(ibid_archive *archive, ib_arena *scratch,
                        ib_index_part *part, ib_segment_plan *plan,
                        ibid_err *err)
{
    char left[sizeof "index/" + IB_INDEX_NAME + sizeof ".part"];
    const char *path;
    struct stat about;

    name_part(part);
    path = path_of(scratch, archive, part->name);
    if (!path)
        return ib_archive_fail_memory(scratch, err);
    if (mkdirat(archive->folder, "index", 0777) != 0 && errno != EEXIST)
        return ib_disk_fail(err, errno);
    if (fstatat(archive->folder, "index", &about, AT_SYMLINK_NOFOLLOW) != 0 ||
        !S_ISDIR(about.st_mode))
        return ib_disk_fail(err, ENOTDIR);
    /* Left by a write that was stopped: nobody else writes now. */
    snprintf(left, sizeof left, "index/%s.part", part->name);
    ib_disk_unlink(archive->folder, left);
    return ib_segment_save(path, scratch, plan, err);
}

/* Write the segment of some texts. */
static ibid_status write_part(ibid_archive *archive, ib_index_part *part,
                              const ib_index_text *text, size_t count,
                              ibid_err *err)
{
    ib_segment_plan plan;
    ib_arena arena, scratch;
    ibid_status st;

    ib_arena_init(&arena, archive->options.read.alloc, 0, NULL);
    ib_arena_init(&scratch, archive->options.read.alloc, 0, NULL);
    st = ib_index_plan(&plan, &arena, archive, text, count, err);
    if (!st)
        st = save(archive, &scratch, part, &plan, err);
    ib_arena_free(&scratch);
    ib_arena_free(&arena);
    return st;
}

/* Write segments for texts, up to entry `end`. */
static ibid_status write_lacking(ibid_archive *archive, ib_list *parts,
                                 const ib_list *lacking, uint64_t from,
                                 uint64_t end, ibid_err *err)
{
    ibid_status st = IBID_OK;

    for (size_t i = 0, n; i < lacking->count && !st; i += n) {
        const ib_index_text *text = ib_list_at(lacking, ib_index_text, i);
        ib_index_part *part = ib_list_push(parts);

        if (!part)
            return ib_archive_fail_memory(parts->arena, err);
        n = ib_index_take(text, lacking->count - i);
        part->from = from;
        part->to = i + n < lacking->count ? text[n].entry : end;
        from = part->to;
        st = write_part(archive, part, text, n, err);
        parts->count -= st != IBID_OK;
    }
    return st;
}

/* How large a segment is: tier 0, and each one IB_INDEX_TIER times the last. */
static unsigned tier_of(const ibid_archive *archive, const char *name)
{
    char path[sizeof "index/" + IB_INDEX_NAME];
    uint64_t size = IB_INDEX_SMALL;
    struct stat about = {.st_size = 0};
    unsigned tier = 0;

    snprintf(path, sizeof path, "index/%s", name);
    (void)!fstatat(archive->folder, path, &about, 0);
    for (; size < (uint64_t)about.st_size; size *= IB_INDEX_TIER)
        tier++;
    return tier;
}

/* The last segments that are no larger than the very last: how many. */
static size_t count_run(const ibid_archive *archive, const ib_list *parts)
{
    size_t n = 1;
    unsigned last;

    if (parts->count == 0)
        return 0;
    last = tier_of(archive,
                   ib_list_at(parts, ib_index_part, parts->count - 1)->name);
    while (
        n < parts->count &&
        tier_of(archive,
                ib_list_at(parts, ib_index_part, parts->count - 1 - n)->name) <=
            last)
        n++;
    return n;
}

/* Put several segments into one, without a text that may be given.
 *
 * Gives  *fits: whether one segment takes them all. */
static ibid_status merge(ibid_archive *archive, ib_index_part *to, bool *fits,
                         const ib_index_part *part, size_t count,
                         const uint8_t *but, ibid_err *err)
{
    ib_segment_plan plan;
    ib_arena arena;
    ib_segment *from;
    ibid_status st = IBID_OK;

    ib_arena_init(&arena, archive->options.read.alloc, 0, NULL);
    ib_segment_plan_start(&plan, &arena);
    from = ib_arena_array(&arena, ib_segment, count);
    if (!from)
        st = ib_archive_fail_memory(&arena, err);
    for (size_t i = 0; i < count && !st; i++) {
        st = ib_index_map(&from[i], archive->folder, archive->path, &arena,
                          part[i].name, err);
        if (st)
            break;
        st = ib_segment_merge(&plan, &from[i], but);
        if (st)
            ib_archive_fail_words(err, st);
    }
    *fits = st != IBID_ELIMIT;
    to->from = part[0].from;
    to->to = part[count - 1].to;
    if (!st)
        st = save(archive, &arena, to, &plan, err);
    for (size_t i = 0; from && i < count; i++)
        ib_segment_close(&from[i]);
    ib_arena_free(&arena);
    return *fits ? st : IBID_OK;
}

/* Merge while the last ones are many. */
static ibid_status merge_small(ibid_archive *archive, ib_list *parts,
                               ibid_err *err)
{
    for (;;) {
        const size_t n = count_run(archive, parts);
        ib_index_part *part, one;
        bool fits;
        ibid_status st;

        if (n < IB_INDEX_TIER)
            return IBID_OK;
        part = ib_list_at(parts, ib_index_part, parts->count - n);
        st = merge(archive, &one, &fits, part, n, NULL, err);
        if (st || !fits)
            return st;
        for (size_t i = 0; i < n; i++)
            delete_part(archive, part[i].name);
        *part = one;
        parts->count -= n - 1;
    }
}

/* Delete what a write left that was stopped: nobody else writes now. */
static void clean_parts(const ibid_archive *archive)
{
    const int fd = openat(archive->folder, "index",
                          O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    DIR *dir = fd < 0 ? NULL : fdopendir(fd);
    const struct dirent *entry;

    if (!dir && fd >= 0)
        close(fd);
    while (dir && (entry = readdir(dir))) {
        const size_t len = strlen(entry->d_name);

        if (len > 5 && strcmp(entry->d_name + len - 5, ".part") == 0)
            unlinkat(dirfd(dir), entry->d_name, 0);
    }
    if (dir)
        closedir(dir);
}

/* List the segments, and delete those that do not count. */
static ibid_status list_and_clean(ib_list *parts, const ibid_archive *archive,
                                  ibid_err *err)
{
    ib_list stale = ib_list_of(parts->arena, ib_index_part);
    const ibid_status st = ib_index_list(parts, &stale, archive->folder, err);

    clean_parts(archive);
    for (size_t i = 0; i < stale.count && !st; i++)
        delete_part(archive, ib_list_at(&stale, ib_index_part, i)->name);
    return st;
}

/* Delete a segment that cannot be opened, and those behind it: they are made
 * anew. */
static ibid_status drop_damaged(ib_list *parts, const ibid_archive *archive,
                                ibid_err *err)
{
    size_t good = 0;

    for (; good < parts->count; good++) {
        const char *path =
            path_of(parts->arena, archive,
                    ib_list_at(parts, ib_index_part, good)->name);
        ib_segment segment;

        if (!path)
            return ib_archive_fail_memory(parts->arena, err);
        if (ib_segment_map(&segment, path, NULL))
            break;
        ib_segment_close(&segment);
    }
    for (size_t i = good; i < parts->count; i++)
        delete_part(archive, ib_list_at(parts, ib_index_part, i)->name);
    parts->count = good;
    return IBID_OK;
}

ibid_status ib_index_forget(const ibid_archive *archive, ibid_err *err)
{
    ib_list parts, stale;
    ib_arena arena;
    ibid_status st;

    ib_arena_init(&arena, archive->options.read.alloc, 0, NULL);
    parts = ib_list_of(&arena, ib_index_part);
    stale = ib_list_of(&arena, ib_index_part);
    st = ib_index_list(&parts, &stale, archive->folder, err);
    clean_parts(archive);
    for (size_t i = 0; i < parts.count && !st; i++)
        delete_part(archive, ib_list_at(&parts, ib_index_part, i)->name);
    for (size_t i = 0; i < stale.count && !st; i++)
        delete_part(archive, ib_list_at(&stale, ib_index_part, i)->name);
    ib_arena_free(&arena);
    return st;
}

static ibid_status grow(ibid_archive *archive, ib_arena *arena, uint64_t least,
                        ibid_err *err)
{
    ib_list parts = ib_list_of(arena, ib_index_part);
    ib_list lacking = ib_list_of(arena, ib_index_text);
    ib_catalog_state state;
    uint64_t from = 0, bytes = 0;
    ibid_status st = list_and_clean(&parts, archive, err);

    if (!st && least == 0)
        st = drop_damaged(&parts, archive, err);
    if (parts.count > 0)
        from = ib_list_at(&parts, ib_index_part, parts.count - 1)->to;
    if (!st)
        st = ib_catalog_state_read(&state, archive->catalog, err);
    if (!st)
        st = ib_index_lacking(&lacking, archive, from, err);
    for (size_t i = 0; i < lacking.count; i++)
        bytes += ib_list_at(&lacking, ib_index_text, i)->bytes;
    if (st || lacking.count == 0 || bytes < least)
        return st;
    st = write_lacking(archive, &parts, &lacking, from, state.entries, err);
    return st ? st : merge_small(archive, &parts, err);
}

ibid_status ib_index_grow(ibid_archive *archive, uint64_t least, ibid_err *err)
{
    ib_arena arena;
    ibid_status st;

    ib_arena_init(&arena, archive->options.read.alloc, 0, NULL);
    st = grow(archive, &arena, least, err);
    ib_arena_free(&arena);
    return st;
}

ibid_status ibid_archive_settle(ibid_archive *archive, ibid_err *err)
{
    int lock;
    ibid_status st = ib_archive_lock(&lock, archive, err);

    if (st)
        return st;
    st = ib_index_grow(archive, 0, err);
    close(lock);
    return st;
}

/* Does a segment have a text?  One that cannot be read may have it. */
static bool may_hold(const ibid_archive *archive, ib_arena *arena,
                     const char *file, const uint8_t *name, bool *damaged)
{
    ib_segment segment;
    bool holds = false;

    *damaged = ib_index_map(&segment, archive->folder, archive->path, arena,
                            file, NULL) != IBID_OK;
    if (*damaged)
        return true;
    for (uint32_t i = 0; i < segment.texts && !holds; i++)
        holds = memcmp(ib_segment_text_at(&segment, i).name, name,
                       IB_SEGMENT_NAME) == 0;
    ib_segment_close(&segment);
    return holds;
}

static ibid_status drop(ibid_archive *archive, ib_arena *arena,
                        const uint8_t *name, ibid_err *err)
{
    ib_list parts = ib_list_of(arena, ib_index_part);
    ibid_status st = list_and_clean(&parts, archive, err);

    for (size_t i = 0; i < parts.count && !st; i++) {
        const ib_index_part *part = ib_list_at(&parts, ib_index_part, i);
        bool damaged, fits = true;
        ib_index_part same;

        if (!may_hold(archive, arena, part->name, name, &damaged))
            continue;
        if (damaged)
            delete_part(archive, part->name);
        else
            st = merge(archive, &same, &fits, part, 1, name, err);
    }
    return st;
}

ibid_status ib_index_drop(ibid_archive *archive, const char *sha256,
                          ibid_err *err)
{
    uint8_t name[IB_SEGMENT_NAME];
    ib_arena arena;
    ibid_status st;

    ib_index_name_of(name, sha256);
    ib_arena_init(&arena, archive->options.read.alloc, 0, NULL);
    st = drop(archive, &arena, name, err);
    ib_arena_free(&arena);
    return st;
}
