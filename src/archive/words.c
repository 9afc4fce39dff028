/* words.c - the words of an object's text, given to the catalog and taken out
 * of it. */

#include <string.h>

#include "archive/archive.h"
#include "archive/costs.h"
#include "archive/index.h"
#include "archive/terms.h"
#include "base/fail.h"
#include "resolve/costs.h"
#include "resolve/resolve.h"

/* Where a text may be cut so that no word is, at or before `end`. */
static uint32_t cut_at(ibid_str text, uint32_t start, uint32_t end)
{
    if (end == text.len)
        return end;
    for (uint32_t i = end; i > start + (end - start) / 2; i--)
        if (text.at[i - 1] == '\n')
            return i;
    while (end > start + 1 && ((unsigned char)text.at[end] & 0xC0) == 0x80)
        end--;
    return end;
}

/* All terms of a text, piece by piece: their view is many times as long. */
static ibid_status terms_of(ibid_str *out, ib_arena *arena, ib_arena *scratch,
                            ibid_str text)
{
    char *all = ib_arena_array(arena, char, 1);
    size_t used = 0, room = 1;

    if (!all)
        return ib_arena_status(arena);
    for (uint32_t start = 0, end; start < text.len; start = end) {
        const ib_arena_mark mark = ib_arena_here(scratch);
        ib_terms terms;
        ibid_status st;

        end = text.len - start > IB_SEARCH_BYTES ? start + IB_SEARCH_BYTES
                                                 : text.len;
        end = cut_at(text, start, end);
        st = ib_terms_make(&terms, scratch,
                           (ibid_str){text.at + start, end - start});
        if (st)
            return st;
        if (used + terms.all.len > room) {
            const size_t now = 2 * room + terms.all.len;

            all = ib_arena_grow(arena, all, room, now, 1);
            room = now;
        }
        if (!all)
            return ib_arena_status(arena);
        memcpy(all + used, terms.all.at, terms.all.len);
        used += terms.all.len;
        ib_arena_rewind(scratch, mark);
    }
    *out = (ibid_str){all, (uint32_t)used};
    return IBID_OK;
}

/* What stands at the head of a text, as far as citations are compared with. */
static ibid_str head_of(ibid_str text)
{
    uint32_t end = text.len < IB_HEAD_BYTES ? text.len : IB_HEAD_BYTES;

    while (end < text.len && end > 0 &&
           ((unsigned char)text.at[end] & 0xC0) == 0x80)
        end--;
    return (ibid_str){text.at, end};
}

/* The words of a text.
 *
 * Gives  *out without `all.at` where the text is lost, or was changed. */
static ibid_status read_words(ib_catalog_words *out, ib_arena *arena,
                              ibid_archive *archive, const char *text_sha256,
                              ibid_err *err)
{
    ib_arena scratch;
    ibid_str text;
    ibid_status st =
        ib_store_fetch(&text, arena, archive->folder, text_sha256, NULL);

    *out = (ib_catalog_words){{NULL, 0}, {NULL, 0}};
    if (st == IBID_EIO || st == IBID_EFORMAT)
        return IBID_OK;
    ib_arena_init(&scratch, archive->options.read.alloc, 0, NULL);
    if (!st)
        st = terms_of(&out->all, arena, &scratch, text);
    if (!st)
        st = terms_of(&out->head, arena, &scratch, head_of(text));
    ib_arena_free(&scratch);
    return st ? ib_fail(err, st, ibid_status_words(st), 0, 0) : IBID_OK;
}

/* The words of a file's name, without folders and ending. */
static ibid_status put_name(ibid_archive *archive, const ib_log_entry *entry,
                            ibid_err *err)
{
    const ibid_str stem = ib_file_stem(entry->value[IB_LOG_NAME]);
    ib_arena arena;
    ib_terms terms;
    ibid_status st;
    char *plain;

    ib_arena_init(&arena, archive->options.read.alloc, 0, NULL);
    plain = ib_arena_copy(&arena, stem.at, stem.len, 1, 1);
    for (uint32_t i = 0; plain && i < stem.len; i++)
        if (plain[i] == '_' || plain[i] == '-')
            plain[i] = ' ';
    st = plain ? ib_terms_make(&terms, &arena, (ibid_str){plain, stem.len})
               : ib_arena_status(&arena);
    if (st)
        ib_fail(err, st, ibid_status_words(st), 0, 0);
    else
        st = ib_catalog_put_name_words(
            archive->catalog, ib_log_number(entry, IB_LOG_N), terms.all, err);
    ib_arena_free(&arena);
    return st;
}

ibid_status ib_archive_put_words(ibid_archive *archive,
                                 const ib_log_entry *entry, ibid_err *err)
{
    const ibid_str hash = entry->value[IB_LOG_TEXT];
    const ibid_str object = entry->value[IB_LOG_OBJECT];
    char text_sha256[65] = "", sha256[65] = "";
    ib_arena arena;
    ib_catalog_words words;
    ibid_status st;

    if (ib_log_is(entry, "add"))
        return put_name(archive, entry, err);
    if (!ib_log_is(entry, "read") || !hash.at)
        return IBID_OK;
    memcpy(text_sha256, hash.at, 64);
    memcpy(sha256, object.at, 64);
    ib_arena_init(&arena, archive->options.read.alloc, 0, NULL);
    st = read_words(&words, &arena, archive, text_sha256, err);
    if (!st && words.all.at)
        st = ib_catalog_put_words(archive->catalog, sha256, &words, err);
    ib_arena_free(&arena);
    return st;
}

/* Take the words of an object's text out of the index. */
static ibid_status drop_words(ibid_archive *archive, ib_arena *arena,
                              const ibid_object *object, ibid_err *err)
{
    ib_catalog_words words;
    bool has;
    ibid_status st =
        ib_catalog_has_words(&has, archive->catalog, object->sha256, err);

    if (st || !has || !object->text_sha256)
        return st;
    st = read_words(&words, arena, archive, object->text_sha256, err);
    return st ? st
              : ib_catalog_drop_words(archive->catalog, object->sha256, &words,
                                      err);
}

/* Delete an object's bytes, and those of its text. */
static ibid_status drop_bytes(ibid_archive *archive, const ibid_object *object,
                              ibid_err *err)
{
    const char *const hash[] = {object->sha256, object->text_sha256};
    ibid_status st = IBID_OK;

    for (int i = 0; i < 2 && !st; i++) {
        bool is_needed = true;

        if (hash[i])
            st = ib_catalog_needs(&is_needed, archive->catalog, hash[i],
                                  object->sha256, err);
        if (!st && !is_needed && i == 1)
            st = ib_index_drop(archive, hash[i], err);
        if (!st && !is_needed)
            st = ib_store_drop(archive->folder, hash[i], err);
    }
    return st;
}

/* One step at a time, each of which may be done twice: first the words, which
 * can be told from the text alone; then the bytes. */
static ibid_status finish_purge(ibid_archive *archive, const char *sha256,
                                ibid_err *err)
{
    ibid_object object;
    ib_arena arena;
    bool found;
    ibid_status st;

    ib_arena_init(&arena, archive->options.read.alloc, 0, NULL);
    st = ib_catalog_object(&object, &found, archive->catalog, &arena, sha256,
                           err);
    if (!st && found)
        st = drop_words(archive, &arena, &object, err);
    if (!st && found)
        st = drop_bytes(archive, &object, err);
    if (!st)
        st = ib_catalog_purged(archive->catalog, sha256, err);
    ib_arena_free(&arena);
    return st;
}

ibid_status ib_archive_finish_purges(ibid_archive *archive, ibid_err *err)
{
    for (;;) {
        char sha256[65];
        bool found;
        ibid_status st =
            ib_catalog_purging(sha256, &found, archive->catalog, err);

        if (!st && found)
            st = finish_purge(archive, sha256, err);
        if (st || !found)
            return st;
    }
}
