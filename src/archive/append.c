/* append.c - entries behind the log, and the checkpoint that counts them. */

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/archive.h"
#include "archive/costs.h"
#include "archive/disk.h"
#include "archive/index.h"
#include "base/fail.h"

/* What is to be written to the log. */
typedef struct lines {
    char *bytes;
    size_t len, room;
    ib_digest *leaf; /* of each entry */
    size_t *end;     /* of each line, its line feed included */
} lines;

/* Make room for one more line. */
static ibid_status grow_lines(lines *all, ib_arena *scratch)
{
    const size_t room = 2 * all->room + IB_LOG_LINE_MAX;
    char *more;

    if (all->room - all->len >= IB_LOG_LINE_MAX)
        return IBID_OK;
    more = ib_arena_grow(scratch, all->bytes, all->room, room, 1);
    if (!more)
        return ib_arena_status(scratch);
    all->bytes = more;
    all->room = room;
    return IBID_OK;
}

/* Write entries as lines, and add their leaves to *tree. */
static ibid_status write_lines(lines *out, ib_arena *scratch, ib_tree *tree,
                               ib_log_entry *const *entry, size_t count)
{
    out->leaf = ib_arena_array(scratch, ib_digest, count);
    out->end = ib_arena_array(scratch, size_t, count);
    if (!out->leaf || !out->end)
        return ib_arena_status(scratch);
    for (size_t i = 0; i < count; i++) {
        ibid_status st = grow_lines(out, scratch);
        ibid_str line;

        if (!st)
            st = ib_log_stamp(entry[i], scratch, tree->size);
        if (st)
            return st;
        line.at = out->bytes + out->len;
        line.len = ib_log_write(out->bytes + out->len, entry[i]);
        if (line.len == 0)
            return IBID_ELIMIT;
        out->len += line.len--;
        out->end[i] = out->len;
        st = ib_tree_leaf(&out->leaf[i], line);
        if (!st)
            st = ib_tree_put(tree, &out->leaf[i]);
        if (st)
            return st;
    }
    return IBID_OK;
}

/* Does the last entry end at byte `at`?  The catalog says so, and could be
 * wrong; what stands behind is about to be written over.
 *
 * Gives  *ends. */
static ibid_status ends_at(bool *ends, int fd, uint64_t at,
                           const ib_digest *last, ib_arena *scratch,
                           ibid_err *err)
{
    const size_t want = at < IB_LOG_LINE_MAX ? (size_t)at : IB_LOG_LINE_MAX;
    char *bytes = ib_arena_array(scratch, char, want + 1);
    size_t start = want ? want - 1 : 0;
    ib_digest leaf;

    *ends = false;
    if (!bytes)
        return ib_archive_fail_memory(scratch, err);
    if (want == 0 ||
        pread(fd, bytes, want, (off_t)(at - want)) != (ssize_t)want ||
        bytes[want - 1] != '\n')
        return IBID_OK;
    while (start > 0 && bytes[start - 1] != '\n')
        start--;
    if (ib_tree_leaf(&leaf,
                     (ibid_str){bytes + start, (uint32_t)(want - 1 - start)}))
        return ib_archive_fail_words(err, IBID_ENOMEM);
    *ends = memcmp(leaf.at, last->at, sizeof leaf.at) == 0;
    return IBID_OK;
}

/* Put lines behind byte `at` of the log, where its last entry ends.  What
 * stands there was left by a write that did not end.
 *
 * Takes  `last`, the leaf of that entry. */
static ibid_status write_log(int folder, const lines *all, uint64_t at,
                             const ib_digest *last, ib_arena *scratch,
                             ibid_err *err)
{
    struct stat about;
    bool ends = false;
    int fd;
    ibid_status st = ib_disk_open(&fd, folder, "log", O_RDWR, err);

    if (st)
        return st;
    if (fstat(fd, &about) != 0)
        st = ib_disk_fail(err, errno);
    else if ((uint64_t)about.st_size < at)
        st = ib_fail(err, IBID_EFORMAT,
                     "its log was cut; \"ibid verify\" says more", 0, 0);
    else
        st = ends_at(&ends, fd, at, last, scratch, err);
    if (!st && !ends)
        st = ib_fail(err, IBID_EFORMAT,
                     "its log or its catalog was changed; \"ibid verify\" "
                     "says where",
                     0, 0);
    if (!st && (uint64_t)about.st_size > at && ftruncate(fd, (off_t)at) != 0)
        st = ib_disk_fail(err, errno);
    if (!st)
        st = ib_disk_write(fd, all->bytes, all->len, (off_t)at, err);
    if (!st)
        st = ib_disk_sync(fd, err);
    close(fd);
    return st;
}

/* Sign the tree, and put the checkpoint in the place of the last one. */
static ibid_status write_checkpoint(ibid_archive *archive, const ib_tree *tree,
                                    ibid_err *err)
{
    ib_checkpoint checkpoint = {.size = tree->size};
    char note[IB_CHECKPOINT_ROOM];
    uint32_t len;
    ibid_status st = ib_tree_root(&checkpoint.root, tree);

    if (!st)
        st = ib_checkpoint_write(note, &len, &checkpoint, &archive->signer);
    if (st)
        return ib_archive_fail_words(err, st);
    st = ib_disk_replace(archive->folder, "checkpoint", "tmp/checkpoint",
                         (ibid_str){note, len}, err);
    if (st)
        return st;
    ib_arena_reset(&archive->note);
    archive->checkpoint = checkpoint;
    archive->checkpoint_note =
        (ibid_str){ib_arena_copy(&archive->note, note, len + 1, 1, 1), len};
    return archive->checkpoint_note.at
               ? IBID_OK
               : ib_archive_fail_memory(&archive->note, err);
}

/* Let the catalog take entries over. */
static ibid_status put_rows(ibid_archive *archive, const lines *all,
                            uint64_t at, ib_log_entry *const *entry,
                            size_t count)
{
    ib_catalog *catalog = archive->catalog;
    ibid_status st = ib_catalog_begin(catalog, NULL);
    size_t start = 0;

    if (st)
        return st;
    for (size_t i = 0; i < count && !st; start = all->end[i++]) {
        st = ib_catalog_put(catalog, entry[i], &all->leaf[i], at + start,
                            (uint32_t)(all->end[i] - start - 1), NULL);
        if (!st)
            st = ib_archive_put_words(archive, entry[i], NULL);
    }
    if (st)
        (void)!ib_catalog_end(catalog, false, NULL);
    return st ? st : ib_catalog_end(catalog, true, NULL);
}

ibid_status ib_archive_append(ibid_archive *archive, ib_arena *scratch,
                              ib_log_entry *const *entry, size_t count,
                              ibid_err *err)
{
    ib_tree tree = archive->tree;
    ib_catalog_state state;
    ib_digest last;
    lines all = {0};
    ibid_status st = ib_catalog_state_read(&state, archive->catalog, err);

    if (!st) /* check_root has compared it with the checkpoint */
        st = ib_catalog_leaves(&last, archive->catalog, tree.size - 1, 1, err);
    if (st)
        return st;
    st = write_lines(&all, scratch, &tree, entry, count);
    if (st == IBID_ELIMIT)
        return ib_fail(err, st, "the name, or what is said of it, is too long",
                       0, 0);
    if (st)
        return ib_archive_fail_words(err, st);
    st = write_log(archive->folder, &all, state.bytes, &last, scratch, err);
    if (!st)
        st = write_checkpoint(archive, &tree, err);
    if (st)
        return st;
    /* All of it counts.  A catalog that lags is brought up when the archive is
     * locked or opened next. */
    if (put_rows(archive, &all, state.bytes, entry, count))
        return IBID_OK;
    archive->tree = tree;
    (void)!ib_index_grow(archive, IB_INDEX_BYTES, NULL);
    return ib_archive_finish_purges(archive, err);
}

ibid_status ib_archive_append_one(ibid_archive *archive, ib_log_entry *entry,
                                  ibid_err *err)
{
    ib_log_entry *const entries[] = {entry};
    ib_arena scratch;
    int lock;
    ibid_status st = ib_archive_lock(&lock, archive, err);

    if (st)
        return st;
    ib_arena_init(&scratch, archive->options.read.alloc, 0, NULL);
    st = ib_archive_append(archive, &scratch, entries, 1, err);
    ib_arena_free(&scratch);
    close(lock);
    return st;
}
