/* timestamp.c - tokens of a third party on the checkpoints of an archive. */

#include <string.h>
#include <unistd.h>

#include "archive/archive.h"
#include "archive/stamp.h"
#include "base/fail.h"
#include "base/hash.h"
#include "base/str.h"

ibid_status ibid_archive_timestamp_request(ibid_archive *archive,
                                           const ibid_sink *sink, ibid_err *err)
{
    ibid_str request = {NULL, 0};
    ib_arena arena;
    ibid_status st;

    ib_arena_init(&arena, archive->options.read.alloc, 0, NULL);
    st = ib_stamp_request(&request, &arena, archive->checkpoint_note);
    if (st)
        ib_archive_fail_words(err, st);
    else if (sink->write(sink->state, request.at, request.len))
        st = ib_fail(err, IBID_EIO, "stopped", 0, 0);
    ib_arena_free(&arena);
    return st;
}

/* The roots of the first 1, 2, 3... entries. */
static ibid_status find_roots(ib_digest **out, ibid_archive *archive,
                              ib_arena *scratch, ibid_err *err)
{
    const uint64_t count = archive->checkpoint.size;
    ib_digest *root = ib_arena_array(scratch, ib_digest, count);
    ib_tree tree = {.size = 0};
    ibid_status st;

    *out = root;
    if (!root)
        return ib_archive_fail_memory(scratch, err);
    st = ib_catalog_leaves(root, archive->catalog, 0, count, err);
    for (uint64_t i = 0; i < count && !st; i++)
        if (ib_tree_put(&tree, &root[i]) || ib_tree_root(&root[i], &tree))
            st = ib_archive_fail_words(err, IBID_ENOMEM);
    return st;
}

/* Find the checkpoint that a token is about, the last one first.  Those of the
 * past are gone, and can be written again: a signature of this key is always
 * the same for the same words.
 *
 * Takes  a locked archive. */
static ibid_status find_note(char note[IB_CHECKPOINT_ROOM],
                             ib_checkpoint *checkpoint, bool *found,
                             ibid_archive *archive, ib_arena *scratch,
                             const ib_stamp *stamp, ibid_err *err)
{
    ib_digest *root;
    ibid_status st = find_roots(&root, archive, scratch, err);

    *found = false;
    for (uint64_t size = archive->checkpoint.size; size > 0 && !st; size--) {
        uint32_t len;

        *checkpoint = (ib_checkpoint){size, root[size - 1]};
        if (ib_checkpoint_write(note, &len, checkpoint, &archive->signer))
            return ib_archive_fail_words(err, IBID_ENOMEM);
        *found = ib_stamp_is_of(stamp, (ibid_str){note, len});
        if (*found)
            break;
    }
    return st;
}

/* Put a token's bytes under their name. */
static ibid_status keep_token(ibid_archive *archive, const char *sha256,
                              ibid_str token, ibid_err *err)
{
    bool touched[257] = {false};
    ib_store_part part;
    ibid_status st = ib_part_write(&part, archive->folder, sha256, token,
                                   &archive->part_count, err);

    if (st)
        return st;
    st = ib_part_sync(&part, err);
    if (!st)
        st = ib_part_keep(&part, archive->folder, touched, err);
    if (!st)
        return ib_store_sync(archive->folder, touched, err);
    ib_part_drop(&part, archive->folder);
    return st;
}

static ibid_status keep_locked(ibid_timestamp *out, ibid_archive *archive,
                               ib_arena *scratch, ib_stamp *stamp,
                               ibid_str token, ibid_err *err)
{
    char sha256[65], note[IB_CHECKPOINT_ROOM];
    const char *bytes = ib_str_format(scratch, "%u", (unsigned)token.len);
    ib_log_entry entry = {.value = {[IB_LOG_ACT] = IB_STR("timestamp"),
                                    [IB_LOG_OBJECT] = {sha256, 64},
                                    [IB_LOG_BYTES] = ib_str_of(bytes)}};
    ib_log_entry *const entries[] = {&entry};
    ib_checkpoint checkpoint;
    bool found;
    ibid_status st =
        find_note(note, &checkpoint, &found, archive, scratch, stamp, err);

    if (!st && !found)
        st = ib_fail(err, IBID_EFORMAT,
                     "it is not about a checkpoint of this archive", 0, 0);
    if (!st && (!bytes || ib_hash_hex(sha256, token.at, token.len)))
        st = ib_archive_fail_words(err, IBID_ENOMEM);
    if (!st)
        st = keep_token(archive, sha256, token, err);
    if (st)
        return st;
    entry.value[IB_LOG_CHECKPOINT] = ib_str_of(note);
    st = ib_archive_append(archive, scratch, entries, 1, err);
    out->entry = archive->checkpoint.size - 1;
    out->size = checkpoint.size;
    return st;
}

/* What a token says. */
static void tell(ibid_timestamp *out, ib_stamp *stamp, ibid_str certificates)
{
    _Static_assert(sizeof out->time >= IB_STAMP_TIME &&
                       sizeof out->signer >= IB_STAMP_SIGNER,
                   "room for what a token says");
    ib_stamp_time(out->time, stamp);
    ib_stamp_signer(out->signer, stamp, certificates);
}

static ibid_status keep(ibid_timestamp *out, ibid_archive *archive,
                        ib_stamp *stamp, ibid_str token, ibid_err *err)
{
    ib_arena scratch;
    int lock;
    ibid_status st = ib_archive_lock(&lock, archive, err);

    if (st)
        return st;
    ib_arena_init(&scratch, archive->options.read.alloc, 0, NULL);
    st = keep_locked(out, archive, &scratch, stamp, token, err);
    ib_arena_free(&scratch);
    close(lock);
    tell(out, stamp, (ibid_str){NULL, 0});
    return st;
}

ibid_status ibid_archive_keep_timestamp(ibid_timestamp *out,
                                        ibid_archive *archive, ibid_str token,
                                        ibid_err *err)
{
    ib_stamp *stamp;
    const char *why = ib_stamp_open(&stamp, token);
    ibid_status st;

    *out = (ibid_timestamp){0};
    if (!why)
        why = ib_stamp_check(stamp, (ibid_str){NULL, 0});
    st = why ? ib_fail(err, IBID_EFORMAT, why, 0, 0)
             : keep(out, archive, stamp, token, err);
    ib_stamp_close(stamp);
    return st;
}

const char *ib_timestamp_check(ibid_timestamp *out, ibid_str token,
                               ibid_str note, ibid_str certificates)
{
    ib_stamp *stamp;
    const char *why = ib_stamp_open(&stamp, token);

    if (!why && !ib_stamp_is_of(stamp, note))
        why = "it is not about the checkpoint that the entry holds";
    if (!why)
        why = ib_stamp_check(stamp, certificates);
    if (!why)
        tell(out, stamp, certificates);
    out->is_judged = certificates.len > 0;
    if (!why && out->is_judged)
        why = ib_stamp_judge(stamp, certificates);
    ib_stamp_close(stamp);
    return why;
}
