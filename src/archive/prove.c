/* prove.c - that an object was added, shown without the archive. */

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "archive/archive.h"
#include "archive/base64.h"
#include "archive/costs.h"
#include "archive/disk.h"
#include "base/fail.h"
#include "base/str.h"
#include "read/file.h"
#include "report/out.h"

#define FIRST_LINE "c2sp.org/tlog-proof@v1"

/* The line of one entry, from the log. */
static ibid_status read_line(ibid_str *out, ib_arena *arena, int folder,
                             uint64_t at, uint32_t bytes, ibid_err *err)
{
    char *line;
    ssize_t got;
    int fd;
    ibid_status st = ib_disk_open(&fd, folder, "log", O_RDONLY, err);

    if (st)
        return st;
    line = ib_arena_array(arena, char, bytes);
    got = line ? pread(fd, line, bytes, (off_t)at) : 0;
    close(fd);
    if (!line)
        return ib_archive_fail_memory(arena, err);
    if (got != (ssize_t)bytes)
        return ib_fail(err, IBID_EFORMAT,
                       "its log was cut; \"ibid verify\" says more", at, 0);
    *out = (ibid_str){line, bytes};
    return IBID_OK;
}

/* The way from an entry to the root that the checkpoint signed. */
static ibid_status find_path(ib_digest path[IB_TREE_DEPTH], size_t *steps,
                             ibid_archive *archive, ib_arena *scratch,
                             ibid_str line, uint64_t n, ibid_err *err)
{
    const uint64_t count = archive->checkpoint.size;
    ib_digest *leaf = ib_arena_array(scratch, ib_digest, count);
    ib_digest root, own;
    bool is_path;
    ibid_status st;

    if (!leaf)
        return ib_archive_fail_memory(scratch, err);
    st = ib_catalog_leaves(leaf, archive->catalog, 0, count, err);
    if (st)
        return st;
    if (ib_tree_leaf(&own, line) || ib_tree_path(path, steps, leaf, count, n) ||
        ib_tree_follow(&root, &is_path, &own, n, count, path, *steps))
        return ib_fail(err, IBID_ENOMEM, ibid_status_words(IBID_ENOMEM), 0, 0);
    if (!is_path ||
        memcmp(root.at, archive->checkpoint.root.at, sizeof root.at) != 0)
        return ib_fail(err, IBID_EFORMAT,
                       "its log or its catalog was changed; \"ibid verify\" "
                       "says where",
                       0, 0);
    return IBID_OK;
}

static ibid_status write_proof(const ibid_archive *archive, ib_arena *scratch,
                               ibid_str line, uint64_t n, const ib_digest *path,
                               size_t steps, const ibid_sink *sink,
                               ibid_err *err)
{
    char *extra = ib_arena_array(scratch, char, IB_BASE64_ROOM(line.len));
    char index[32], hash[IB_BASE64_ROOM(sizeof path->at)];
    ib_out out;

    if (!extra)
        return ib_archive_fail_memory(scratch, err);
    ib_base64_write(extra, (const uint8_t *)line.at, line.len);
    snprintf(index, sizeof index, "index %" PRIu64, n);
    ib_out_start(&out, sink);
    ib_out_say(&out, FIRST_LINE "\nextra ");
    ib_out_say(&out, extra);
    ib_out_say(&out, "\n");
    ib_out_say(&out, index);
    ib_out_say(&out, "\n");
    for (size_t i = 0; i < steps; i++) {
        ib_base64_write(hash, path[i].at, sizeof path[i].at);
        ib_out_say(&out, hash);
        ib_out_say(&out, "\n");
    }
    ib_out_say(&out, "\n");
    ib_out_put(&out, archive->checkpoint_note.at, archive->checkpoint_note.len);
    return ib_out_finish(&out) ? ib_fail(err, IBID_EIO, "stopped", 0, 0)
                               : IBID_OK;
}

static ibid_status prove(bool *found, ibid_archive *archive, ib_arena *scratch,
                         const char *sha256, const ibid_sink *sink,
                         ibid_err *err)
{
    ib_digest path[IB_TREE_DEPTH];
    uint64_t n, at;
    uint32_t bytes;
    size_t steps;
    ibid_str line;
    ibid_status st =
        ib_catalog_added(found, &n, &at, &bytes, archive->catalog, sha256, err);

    if (st || !*found)
        return st;
    st = read_line(&line, scratch, archive->folder, at, bytes, err);
    if (!st)
        st = find_path(path, &steps, archive, scratch, line, n, err);
    return st ? st
              : write_proof(archive, scratch, line, n, path, steps, sink, err);
}

ibid_status ibid_archive_prove(bool *found, ibid_archive *archive,
                               const char *sha256, const ibid_sink *sink,
                               ibid_err *err)
{
    ib_arena scratch;
    ibid_status st;

    ib_arena_init(&scratch, archive->options.read.alloc, 0, NULL);
    st = prove(found, archive, &scratch, sha256, sink, err);
    ib_arena_free(&scratch);
    return st;
}

/* A proof, taken apart. */
typedef struct proof {
    ibid_str line; /* canonical bytes of the entry */
    uint64_t index;
    ib_digest path[IB_TREE_DEPTH];
    size_t steps;
    ibid_str note; /* the checkpoint */
} proof;

/* The rest of a line that begins with `head`; moves *text behind it. */
static bool take_line(ibid_str *rest, ibid_str *text, const char *head)
{
    const ibid_str begin = ib_str_of(head);
    const uint32_t end = ib_str_find(*text, 0, IB_STR("\n"));

    if (end == IBID_NONE || end < begin.len || !ib_str_has_at(*text, 0, begin))
        return false;
    *rest = (ibid_str){text->at + begin.len, end - begin.len};
    text->at += end + 1;
    text->len -= end + 1;
    return true;
}

static bool read_index(uint64_t *out, ibid_str digits)
{
    *out = 0;
    for (uint32_t i = 0; i < digits.len; i++) {
        if (digits.at[i] < '0' || digits.at[i] > '9')
            return false;
        *out = *out * 10 + (uint64_t)(digits.at[i] - '0');
    }
    return digits.len > 0 && digits.len <= 18 &&
           (digits.len == 1 || digits.at[0] != '0');
}

static bool read_path(proof *out, ibid_str *text)
{
    ibid_str line;
    size_t len;

    while (take_line(&line, text, "")) {
        if (line.len == 0)
            return true;
        if (out->steps == IB_TREE_DEPTH ||
            !ib_base64_read(out->path[out->steps].at, 32, &len, line) ||
            len != 32)
            return false;
        out->steps++;
    }
    return false;
}

/* Take a proof apart.
 *
 * Gives  NULL, or what is wrong; its line lies in `arena`. */
static const char *read_proof(proof *out, ib_arena *arena, ibid_str text)
{
    ibid_str line, extra;
    uint8_t *bytes;
    size_t len;

    *out = (proof){.steps = 0};
    if (!take_line(&line, &text, FIRST_LINE) || line.len > 0)
        return "it is no proof";
    if (!take_line(&extra, &text, "extra "))
        return "it does not hold the entry that it proves";
    bytes = ib_arena_array(arena, uint8_t, extra.len);
    if (!bytes || !ib_base64_read(bytes, extra.len, &len, extra))
        return "the entry in it is damaged";
    out->line = (ibid_str){(const char *)bytes, (uint32_t)len};
    if (!take_line(&line, &text, "index ") || !read_index(&out->index, line) ||
        !read_path(out, &text))
        return "it is damaged, or cut off";
    out->note = text;
    return NULL;
}

/* Does the proof lead from its entry to the root that was signed? */
static const char *follow(ib_checkpoint *checkpoint, const proof *p,
                          const ib_verifier *verifier)
{
    const char *why = ib_checkpoint_read(checkpoint, p->note, verifier);
    ib_digest leaf, root;
    bool is_path;

    if (why)
        return why;
    if (ib_tree_leaf(&leaf, p->line) ||
        ib_tree_follow(&root, &is_path, &leaf, p->index, checkpoint->size,
                       p->path, p->steps))
        return ibid_status_words(IBID_ENOMEM);
    return is_path && memcmp(root.at, checkpoint->root.at, sizeof root.at) == 0
               ? NULL
               : "it does not lead to what the checkpoint signed: the entry "
                 "is another one, or was changed";
}

/* Fill in what an entry says that was proven. */
static const char *tell(ibid_proven *out, ib_arena *arena, const proof *p)
{
    ib_log_entry entry;
    const char *why;
    ibid_str object, time;

    if (ib_log_read(&entry, &why, arena, p->line))
        return ibid_status_words(IBID_ENOMEM);
    if (why || !ib_log_is(&entry, "add") ||
        ib_log_number(&entry, IB_LOG_N) != p->index)
        return "the entry does not say that an object was added";
    object = entry.value[IB_LOG_OBJECT];
    time = entry.value[IB_LOG_TIME];
    snprintf(out->sha256, sizeof out->sha256, "%.*s", (int)object.len,
             object.at);
    snprintf(out->time, sizeof out->time, "%.*s", (int)time.len, time.at);
    return NULL;
}

ibid_status ibid_proof_check(ibid_proven *out, ibid_str proof_text,
                             ibid_str key, ibid_err *err)
{
    ib_checkpoint checkpoint;
    ib_verifier verifier;
    ib_arena arena;
    const char *why;
    proof p;

    *out = (ibid_proven){0};
    if (ib_verifier_read(&verifier, key))
        return ib_fail(err, IBID_EFORMAT,
                       "the key is none; it is the line in key.pub of the "
                       "archive",
                       0, 0);
    ib_arena_init(&arena, NULL, 0, NULL);
    why = read_proof(&p, &arena, proof_text);
    if (!why)
        why = follow(&checkpoint, &p, &verifier);
    if (!why)
        why = tell(out, &arena, &p);
    ib_arena_free(&arena);
    if (why)
        return ib_fail(err, IBID_EFORMAT, why, 0, 0);
    out->entry = p.index;
    out->size = checkpoint.size;
    snprintf(out->origin, sizeof out->origin, "%s", verifier.name);
    return IBID_OK;
}
