/* index_verify.c - is the index what the log and the objects make of it? */

#include <stdlib.h>
#include <string.h>

#include "archive/index.h"
#include "base/fail.h"
#include "base/str.h"

static const char other_words[] =
    "it was changed or is damaged: delete the folder index, and it is made "
    "anew";

typedef struct verifying {
    const ib_index_judge *judge;
    ib_arena *arena; /* as long as the call */
    ib_arena scratch;
    const char *path; /* of the archive */
    int folder;
    ib_catalog *catalog;
    ib_list name;     /* of each text in a segment: ib_index_hash */
    uint64_t covered; /* entries */
    bool lacks;       /* a text that should be there */
    ibid_err *err;
} verifying;

static void hear(verifying *v, bool is_remark, const char *name,
                 const char *what)
{
    v->judge->hear(v->judge->state, is_remark, name, what);
}

static ibid_status fail_memory(verifying *v, const ib_arena *arena)
{
    return ib_archive_fail_memory(arena, v->err);
}

/* Compare the key of a text with its words; *same. */
static ibid_status check_key(verifying *v, bool *same,
                             const ib_segment *segment, uint32_t i,
                             const char *sha256)
{
    const ib_segment_text row = ib_segment_text_at(segment, i);
    ibid_str text;
    ib_key key;
    ibid_status st =
        ib_store_fetch(&text, &v->scratch, v->folder, sha256, NULL);

    *same = true; /* one that is lost was named before */
    if (st == IBID_EIO || st == IBID_EFORMAT)
        return IBID_OK;
    if (!st)
        st = ib_key_make(&key, &v->scratch, text, NULL, 0);
    if (st)
        return fail_memory(v, &v->scratch);
    *same = row.len == text.len && row.end - row.start == key.count &&
            memcmp(segment->key + row.start, key.item, key.count) == 0;
    return IBID_OK;
}

/* Look at one text of a segment.
 *
 * Gives  raises *strange where nobody needs it, *changed where it is other
 *        words. */
static ibid_status check_text(verifying *v, const ib_segment *segment,
                              uint32_t i, size_t *strange, size_t *changed)
{
    ib_index_hash *hash = ib_list_push(&v->name);
    bool is_needed, same = true;
    ibid_status st;

    if (!hash)
        return fail_memory(v, v->arena);
    ib_index_hex_of(hash->hex, ib_segment_text_at(segment, i).name);
    st = ib_catalog_needs(&is_needed, v->catalog, hash->hex, "", v->err);
    if (!st && is_needed)
        st = check_key(v, &same, segment, i, hash->hex);
    ib_arena_reset(&v->scratch);
    *strange += !st && !is_needed;
    *changed += !st && !same;
    return st;
}

/* Look at a segment that could be mapped. */
static ibid_status check_segment(verifying *v, const ib_segment *segment,
                                 const char *file)
{
    size_t strange = 0, changed = ib_segment_verify(segment, NULL) != IBID_OK;
    ibid_status st = IBID_OK;

    for (uint32_t i = 0; i < segment->texts && !st; i++)
        st = check_text(v, segment, i, &strange, &changed);
    if (!st && changed)
        hear(v, false, file, other_words);
    if (!st && strange)
        hear(v, true, file,
             "it has texts that were purged, or that no entry names: \"ibid "
             "remove --purge\" deletes them");
    return st;
}

static ibid_status check_part(verifying *v, const ib_index_part *part)
{
    const char *path =
        ib_str_format(v->arena, "%s/index/%s", v->path, part->name);
    ib_segment segment;
    ibid_status st;

    if (!path)
        return fail_memory(v, v->arena);
    if (ib_segment_map(&segment, path, NULL)) {
        hear(v, false, part->name, other_words);
        v->lacks = true;
        return IBID_OK;
    }
    st = check_segment(v, &segment, part->name);
    ib_segment_close(&segment);
    v->covered = part->to;
    return st;
}

static int by_hash(const void *a, const void *b)
{
    return memcmp(a, b, 64);
}

/* A text of the entries that the index covers must be in it. */
static bool see_text(void *state, uint64_t entry, const char *sha256,
                     uint64_t bytes)
{
    verifying *v = state;

    (void)bytes;
    if (entry >= v->covered)
        return false;
    if (!bsearch(sha256, v->name.item, v->name.count, v->name.size, by_hash) &&
        ib_store_has(v->folder, sha256))
        v->lacks = true;
    return !v->lacks;
}

static ibid_status check_all(verifying *v, uint64_t entries)
{
    const ib_text_visitor visitor = {see_text, v};
    ib_list parts = ib_list_of(v->arena, ib_index_part);
    ib_list stale = ib_list_of(v->arena, ib_index_part);
    ibid_status st = ib_index_list(&parts, &stale, v->folder, v->err);
    bool is_known;

    for (size_t i = 0; i < parts.count && !st; i++)
        st = check_part(v, ib_list_at(&parts, ib_index_part, i));
    if (st)
        return st;
    is_known = v->lacks;
    if (v->name.count > 1)
        qsort(v->name.item, v->name.count, v->name.size, by_hash);
    if (v->name.count > 0 && !v->lacks)
        st = ib_catalog_texts(v->catalog, 0, &visitor, v->err);
    if (!st && v->lacks && !is_known)
        hear(v, false, "index",
             "it lacks a text: delete the folder index, and "
             "it is made anew");
    if (!st && v->covered > entries)
        hear(v, false, "",
             "it has entries that the log does not have: the log was cut, or "
             "put back to an earlier state");
    if (!st && stale.count)
        hear(v, true, "",
             "it has files that do not count: they were left by a write that "
             "was stopped");
    return st;
}

ibid_status ib_index_verify(ib_arena *arena, const char *path, int folder,
                            ib_catalog *catalog, uint64_t entries,
                            const ib_index_judge *judge, ibid_err *err)
{
    verifying v = {.judge = judge,
                   .arena = arena,
                   .path = path,
                   .folder = folder,
                   .catalog = catalog,
                   .err = err};
    ibid_status st;

    ib_arena_init(&v.scratch, &arena->alloc, 0, NULL);
    v.name = ib_list_of(arena, ib_index_hash);
    st = check_all(&v, entries);
    ib_arena_free(&v.scratch);
    return st;
}
