/* index.c - the segments of an archive, listed, opened and asked. */

#include "archive/index.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive/costs.h"
#include "archive/disk.h"
#include "base/fail.h"
#include "base/scan.h"
#include "base/str.h"
#include "read/file.h"

/* Digits of an entry's number in a name; how often a list is read anew where a
 * segment was merged meanwhile. */
enum { DIGITS = 12, TRIES = 5 };

void ib_index_name_of(uint8_t name[IB_SEGMENT_NAME], const char *sha256)
{
    for (int i = 0; i < 2 * IB_SEGMENT_NAME; i++) {
        const char c = sha256[i];
        const int value = c <= '9' ? c - '0' : c - 'a' + 10;

        name[i / 2] = (uint8_t)(i % 2 ? name[i / 2] | value : value << 4);
    }
}

void ib_index_hex_of(char sha256[65], const uint8_t *name)
{
    static const char digit[] = "0123456789abcdef";

    for (int i = 0; i < IB_SEGMENT_NAME; i++) {
        sha256[2 * i] = digit[name[i] >> 4];
        sha256[2 * i + 1] = digit[name[i] & 15];
    }
    sha256[64] = '\0';
}

/* Read a name: two numbers of DIGITS digits with a hyphen between. */
static bool read_name(ib_index_part *out, const char *name)
{
    uint64_t number[2] = {0, 0};

    if (strlen(name) != 2 * DIGITS + 1 || name[DIGITS] != '-')
        return false;
    for (int k = 0; k < 2; k++) {
        for (int i = 0; i < DIGITS; i++) {
            const char c = name[k * (DIGITS + 1) + i];

            if (!ib_is(c, IB_DIGIT))
                return false;
            number[k] = number[k] * 10 + (uint64_t)(c - '0');
        }
    }
    out->from = number[0];
    out->to = number[1];
    memcpy(out->name, name, IB_INDEX_NAME);
    return out->from < out->to;
}

/* By where they begin; of those that begin together the longest first. */
static int by_entries(const void *a, const void *b)
{
    const ib_index_part *x = a, *y = b;

    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    return x->to != y->to ? (x->to > y->to ? -1 : 1) : 0;
}

static ibid_status read_folder(ib_list *all, DIR *dir, ibid_err *err)
{
    const struct dirent *entry;

    while ((entry = readdir(dir))) {
        ib_index_part part, *kept;

        if (!read_name(&part, entry->d_name))
            continue;
        kept = ib_list_push(all);
        if (!kept)
            return ib_archive_fail_memory(all->arena, err);
        *kept = part;
    }
    if (all->count > 1)
        qsort(all->item, all->count, sizeof(ib_index_part), by_entries);
    return IBID_OK;
}

ibid_status ib_index_list(ib_list *parts, ib_list *stale, int folder,
                          ibid_err *err)
{
    const int fd = openat(folder, "index",
                          O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *dir = fd < 0 ? NULL : fdopendir(fd);
    ib_list all = ib_list_of(parts->arena, ib_index_part);
    uint64_t at = 0;
    ibid_status st;

    if (!dir) {
        if (fd >= 0)
            close(fd);
        return fd < 0 && errno == ENOENT
                   ? IBID_OK
                   : ib_fail(err, IBID_EIO,
                             "its index cannot be read: look at who may read "
                             "the folder index",
                             0, errno);
    }
    st = read_folder(&all, dir, err);
    closedir(dir);
    for (size_t i = 0; i < all.count && !st; i++) {
        const ib_index_part *part = ib_list_at(&all, ib_index_part, i);
        ib_list *list = part->from == at ? parts : stale;
        ib_index_part *kept = list ? ib_list_push(list) : NULL;

        if (list && !kept)
            return ib_archive_fail_memory(list->arena, err);
        if (kept)
            *kept = *part;
        if (list == parts)
            at = part->to;
    }
    return st;
}

typedef struct listing {
    ib_list *texts;
    bool failed;
} listing;

static bool see_text(void *state, uint64_t entry, const char *sha256,
                     uint64_t bytes)
{
    listing *l = state;
    ib_index_text *text = ib_list_push(l->texts);

    l->failed = !text;
    if (!text || strlen(sha256) != 64)
        return false;
    *text = (ib_index_text){.entry = entry, .bytes = bytes};
    memcpy(text->sha256, sha256, sizeof text->sha256);
    return true;
}

ibid_status ib_index_lacking(ib_list *texts, ibid_archive *archive,
                             uint64_t from, ibid_err *err)
{
    listing l = {texts, false};
    const ib_text_visitor visitor = {see_text, &l};
    const ibid_status st =
        ib_catalog_texts(archive->catalog, from, &visitor, err);

    return l.failed ? ib_archive_fail_memory(texts->arena, err) : st;
}

size_t ib_index_take(const ib_index_text *text, size_t count)
{
    uint64_t bytes = text[0].bytes;
    size_t n = 1;

    /* A rest that is small goes with what is before it. */
    while (n < count && bytes + text[n].bytes <= IB_INDEX_BYTES * 5 / 4)
        bytes += text[n++].bytes;
    return n;
}

/* Add one text, whose bytes are not needed any more then. */
static ibid_status plan_text(ib_segment_plan *plan, ib_arena *arena,
                             ib_arena *scratch, const ibid_archive *archive,
                             const ib_index_text *one, ibid_err *err)
{
    uint8_t *name = ib_arena_array(arena, uint8_t, IB_SEGMENT_NAME);
    ibid_str text;
    ib_key key;
    ibid_status st;

    if (!name)
        return ib_archive_fail_memory(arena, err);
    st = ib_store_fetch(&text, scratch, archive->folder, one->sha256, err);
    if (st == IBID_EIO || st == IBID_EFORMAT)
        return IBID_OK;
    if (st)
        return st;
    ib_index_name_of(name, one->sha256);
    st = ib_key_make(&key, arena, text, NULL, 0);
    if (!st)
        st = ib_segment_add(plan, name, &key);
    return st ? ib_archive_fail_words(err, st) : IBID_OK;
}

ibid_status ib_index_plan(ib_segment_plan *out, ib_arena *arena,
                          const ibid_archive *archive,
                          const ib_index_text *text, size_t count,
                          ibid_err *err)
{
    ib_arena scratch;
    ibid_status st = IBID_OK;

    ib_arena_init(&scratch, archive->options.read.alloc, 0, NULL);
    ib_segment_plan_start(out, arena);
    for (size_t i = 0; i < count && !st; i++) {
        st = plan_text(out, arena, &scratch, archive, &text[i], err);
        ib_arena_reset(&scratch);
    }
    ib_arena_free(&scratch);
    return st;
}

ibid_status ib_index_map(ib_segment *out, int folder, const char *archive,
                         ib_arena *arena, const char *name, ibid_err *err)
{
    const char *path = ib_str_format(arena, "%s/index/%s", archive, name);

    if (!path)
        return ib_archive_fail_memory(arena, err);
    if (!ib_disk_has(folder, path + strlen(archive) + 1))
        return ib_fail(err, IBID_EIO, ib_file_why(ENOENT), 0, ENOENT);
    return ib_segment_map(out, path, err);
}

/* Map the segments that count.
 *
 * Gives  *entries that they cover; *again: one was merged meanwhile. */
static ibid_status map_parts(ib_index *index, uint64_t *entries, bool *again,
                             const ibid_archive *archive, ibid_err *err)
{
    ib_list parts = ib_list_of(&index->arena, ib_index_part);
    ibid_status st;

    *entries = 0;
    *again = false;
    if (archive->is_private) /* nobody knows who made them */
        return IBID_OK;
    st = ib_index_list(&parts, NULL, archive->folder, err);
    for (size_t i = 0; i < parts.count && !st; i++) {
        const ib_index_part *part = ib_list_at(&parts, ib_index_part, i);
        ib_segment *segment = ib_list_push(&index->segment);
        ibid_err own = {0};

        if (!segment)
            return ib_archive_fail_memory(&index->arena, err);
        st = ib_index_map(segment, archive->folder, archive->path,
                          &index->arena, part->name, &own);
        if (st == IBID_ENOMEM)
            return ib_fail(err, st, own.what, 0, 0);
        if (st) {
            st = IBID_OK;
            /* From a damaged one on, the index is made anew in memory. */
            index->segment.count--;
            *again = own.sys == ENOENT;
            break;
        }
        *entries = part->to;
    }
    return st;
}

static void unmap_parts(ib_index *index)
{
    for (size_t i = 0; i < index->segment.count; i++)
        ib_segment_close(ib_list_at(&index->segment, ib_segment, i));
    index->segment.count = 0;
}

static ibid_status map_in_turn(ib_index *index, uint64_t *entries,
                               const ibid_archive *archive, ibid_err *err)
{
    bool again = true;
    ibid_status st = IBID_OK;

    for (int i = 0; i < TRIES && again && !st; i++) {
        unmap_parts(index);
        st = map_parts(index, entries, &again, archive, err);
    }
    return st;
}

/* Make the segment of some texts in memory. */
static ibid_status make_part(ib_index *index, const ibid_archive *archive,
                             const ib_index_text *text, size_t count,
                             ibid_err *err)
{
    ib_segment *segment = ib_list_push(&index->segment);
    ib_segment_plan plan;
    ib_arena scratch;
    uint8_t *bytes;
    size_t size;
    ibid_status st;

    if (!segment)
        return ib_archive_fail_memory(&index->arena, err);
    ib_arena_init(&scratch, archive->options.read.alloc, 0, NULL);
    st = ib_index_plan(&plan, &scratch, archive, text, count, err);
    if (!st) {
        size = ib_segment_size(&plan);
        bytes = ib_arena_grow(&index->arena, NULL, 0, size, 64);
        st = bytes ? ib_segment_write(bytes, &scratch, &plan)
                   : ib_arena_status(&index->arena);
        if (!st)
            st = ib_segment_open(segment, bytes, size, err);
        else
            ib_archive_fail_words(err, st);
    }
    ib_arena_free(&scratch);
    return st;
}

static uint64_t bytes_of(const ib_list *texts)
{
    uint64_t bytes = 0;

    for (size_t i = 0; i < texts->count; i++)
        bytes += ib_list_at(texts, ib_index_text, i)->bytes;
    return bytes;
}

/* Where much lacks, and the archive may be written to, it is written for all
 * who come later. */
static ibid_status write_lacking(ib_index *index, uint64_t *entries,
                                 ibid_archive *archive, ibid_err *err)
{
    const bool was_held = archive->is_held;
    ibid_status st = IBID_OK;
    int lock;

    if (archive->is_private)
        return IBID_OK;
    ib_archive_let_go(archive);
    if (!ib_archive_lock(&lock, archive, NULL)) {
        (void)!ib_index_grow(archive, 0, NULL);
        close(lock);
    }
    if (was_held)
        st = ib_archive_hold(archive, err);
    return st ? st : map_in_turn(index, entries, archive, err);
}

static ibid_status open_all(ib_index *index, ibid_archive *archive,
                            ibid_err *err)
{
    ib_list lacking = ib_list_of(&index->arena, ib_index_text);
    uint64_t entries = 0;
    ibid_status st = map_in_turn(index, &entries, archive, err);

    if (!st)
        st = ib_index_lacking(&lacking, archive, entries, err);
    if (!st && bytes_of(&lacking) >= IB_INDEX_BYTES) {
        lacking.count = 0;
        st = write_lacking(index, &entries, archive, err);
        if (!st)
            st = ib_index_lacking(&lacking, archive, entries, err);
    }
    for (size_t i = 0, n; i < lacking.count && !st; i += n) {
        const ib_index_text *text = ib_list_at(&lacking, ib_index_text, i);

        n = ib_index_take(text, lacking.count - i);
        st = make_part(index, archive, text, n, err);
    }
    return st;
}

ibid_status ib_index_open(ib_index *out, ibid_archive *archive, ibid_err *err)
{
    ibid_status st;

    *out = (ib_index){.set = {0}};
    ib_arena_init(&out->arena, archive->options.read.alloc,
                  archive->options.read.memory_max, NULL);
    out->segment = ib_list_of(&out->arena, ib_segment);
    st = open_all(out, archive, err);
    if (st)
        return st;
    out->in_set =
        ib_arena_array(&out->arena, const ib_segment *, out->segment.count);
    if (!out->in_set)
        return ib_archive_fail_memory(&out->arena, err);
    for (size_t i = 0; i < out->segment.count; i++)
        out->in_set[i] = ib_list_at(&out->segment, ib_segment, i);
    /* Most of what is asked stands in no text, or in one. */
    out->set = (ib_segment_set){.segment = out->in_set,
                                .count = (uint32_t)out->segment.count,
                                .is_sparse = true};
    return IBID_OK;
}

void ib_index_close(ib_index *index)
{
    unmap_parts(index);
    ib_arena_free(&index->arena);
}

ibid_status ib_index_find(ib_list *texts, ib_arena *scratch, ib_index *index,
                          const ib_passage *passage, uint32_t share,
                          ibid_err *err)
{
    const ib_arena_mark mark = ib_arena_here(&index->arena);
    ib_list places = ib_list_of(&index->arena, ib_segment_place);
    ibid_status st = ib_segment_find(&places, scratch, &index->set, passage,
                                     share, IB_MATCH_QUICK);

    for (size_t i = 0; i < places.count && !st; i++) {
        const ib_segment_place *p = ib_list_at(&places, ib_segment_place, i);
        const ib_segment_text text =
            ib_segment_text_at(index->in_set[p->segment], p->text);
        ib_index_hash *hash = ib_list_push(texts);

        if (hash)
            ib_index_hex_of(hash->hex, text.name);
        else
            st = ib_arena_status(texts->arena);
    }
    ib_arena_rewind(&index->arena, mark);
    return st ? ib_archive_fail_words(err, st) : IBID_OK;
}
