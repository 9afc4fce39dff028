/* batch.c - changing an archive: files that are put and committed together,
 * objects that are removed. */

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "archive/archive.h"
#include "archive/costs.h"
#include "base/fail.h"
#include "base/hash.h"
#include "base/scan.h"
#include "base/str.h"

size_t ibid_archive_waiting(const ibid_archive *archive)
{
    return archive->waiting.count;
}

/* A copy in the batch, NUL-ended and clean; NULL stays NULL. */
static bool keep_str(ibid_str *out, ibid_archive *archive, ibid_str value)
{
    if (!value.at)
        return true;
    *out = ib_str_of(
        ib_str_format(&archive->batch, "%.*s", (int)value.len, value.at));
    return out->at && ib_log_clean(out, &archive->batch);
}

static bool keep_z(ibid_str *out, ibid_archive *archive, const char *value)
{
    return keep_str(out, archive, ib_str_of(value));
}

static bool keep_number(ibid_str *out, ibid_archive *archive, uint64_t number)
{
    const char *digits = ib_str_format(&archive->batch, "%" PRIu64, number);

    *out = ib_str_of(digits);
    return digits != NULL;
}

/* The entry that a file was added. */
static ibid_status make_add(ib_waiting *one, ibid_archive *archive,
                            const ibid_import *import)
{
    ibid_str *value = one->add.value;

    value[IB_LOG_ACT] = IB_STR("add");
    return keep_z(&value[IB_LOG_OBJECT], archive, one->sha256) &&
                   keep_number(&value[IB_LOG_BYTES], archive,
                               import->bytes.len) &&
                   (import->from == 0 ||
                    keep_number(&value[IB_LOG_FROM], archive, import->from)) &&
                   keep_z(&value[IB_LOG_NAME], archive, import->name) &&
                   keep_z(&value[IB_LOG_SYMBOL], archive, import->symbol) &&
                   keep_z(&value[IB_LOG_DATE], archive, import->date) &&
                   keep_z(&value[IB_LOG_NOTE], archive, import->note)
               ? IBID_OK
               : ib_arena_status(&archive->batch);
}

/* The symbols of a document, with "; " between them; NULL: it has none. */
static bool keep_symbols(ibid_str *out, ibid_archive *archive,
                         const ibid_about *about)
{
    const char *all = NULL;

    for (size_t i = 0; i < about->symbol_count; i++) {
        const ibid_str symbol = about->symbol[i];

        all = ib_str_format(&archive->batch, "%s%s%.*s", all ? all : "",
                            all ? "; " : "", (int)symbol.len, symbol.at);
        if (!all)
            return false;
    }
    *out = ib_str_of(all);
    return true;
}

/* As ISO 8601 has it, as far as it is known. */
static bool keep_date(ibid_str *out, ibid_archive *archive, ibid_day day)
{
    char iso[16] = "";
    int len;

    if (day.year == 0)
        return true;
    len = snprintf(iso, sizeof iso, "%04d", day.year);
    if (day.month)
        len +=
            snprintf(iso + len, sizeof iso - (size_t)len, "-%02d", day.month);
    if (day.month && day.day)
        snprintf(iso + len, sizeof iso - (size_t)len, "-%02d", day.day);
    return keep_z(out, archive, iso);
}

/* What is kept of a document's own words about itself. */
static bool keep_about(ibid_str *value, ibid_archive *archive,
                       const ibid_about *about)
{
    const ibid_str title =
        about->title.len ? about->title : (ibid_str){NULL, 0};
    ibid_str words = title;

    if (title.at && ib_str_collapse(&words, &archive->batch, title))
        return false;
    value[IB_LOG_TITLE] = words;
    return keep_z(&value[IB_LOG_TYPE], archive, about->format) &&
           keep_z(&value[IB_LOG_ENCODING], archive, about->encoding) &&
           keep_z(&value[IB_LOG_MADE_BY], archive, about->made_by) &&
           keep_z(&value[IB_LOG_LANGUAGE], archive, about->language) &&
           keep_symbols(&value[IB_LOG_SYMBOLS], archive, about) &&
           keep_date(&value[IB_LOG_DATED], archive, about->date.from);
}

/* Write a part of one file. */
static ibid_status add_part(ib_waiting *one, ibid_archive *archive,
                            const char *sha256, ibid_str bytes, ibid_err *err)
{
    const ibid_status st =
        ib_part_write(&one->part[one->part_count], archive->folder, sha256,
                      bytes, &archive->part_count, err);

    one->part_count += st == IBID_OK;
    return st;
}

/* Could a file in the file not be read? */
static bool lacks_file(const ibid_doc *doc)
{
    const ibid_members members = ibid_doc_members(doc);

    for (size_t i = 0; i < members.count; i++)
        if (!members.item[i].doc)
            return true;
    return false;
}

/* The entry of what was read, and the text where it is another object. */
static ibid_status take_doc(ib_waiting *one, ibid_archive *archive,
                            const ibid_doc *doc, ibid_err *err)
{
    const ibid_about *about = ibid_doc_about(doc);
    const ibid_str text = ibid_doc_text(doc);
    const size_t files = ibid_doc_members(doc).count;
    ibid_str *value = one->read.value;

    if (files > 0 && !keep_number(&value[IB_LOG_FILES], archive, files))
        return ib_archive_fail_memory(&archive->batch, err);
    if (files > 0 && lacks_file(doc))
        value[IB_LOG_WHY] = IB_STR("a file in it could not be read: unpack it, "
                                   "and add its files one by one");
    else if (files == 0 && ib_skip_blank(text, 0, text.len) == text.len)
        value[IB_LOG_WHY] = IB_STR("there is no text in it");
    else if (about->pictures)
        value[IB_LOG_WHY] =
            IB_STR("some of its pages are pictures without text: read it with "
                   "an OCR program first");
    if (!keep_about(value, archive, about) ||
        !keep_z(&value[IB_LOG_TEXT], archive, about->text_sha256) ||
        !keep_number(&value[IB_LOG_TEXT_BYTES], archive, text.len))
        return ib_archive_fail_memory(&archive->batch, err);
    if (strcmp(about->text_sha256, one->sha256) == 0)
        return IBID_OK;
    return add_part(one, archive, about->text_sha256, text, err);
}

/* Read a file's text.  What cannot be read is kept all the same. */
static ibid_status read_text(ib_waiting *one, ibid_archive *archive,
                             ibid_str bytes, ibid_err *err)
{
    ibid_str *value = one->read.value;
    ibid_err why = {0};
    ibid_doc *doc;
    ibid_status st =
        ibid_doc_open(&doc, bytes.at, bytes.len, &archive->options.read, &why);

    if (st == IBID_ENOMEM)
        return ib_archive_fail_words(err, st);
    one->has_read = true;
    value[IB_LOG_ACT] = IB_STR("read");
    value[IB_LOG_OBJECT] = one->add.value[IB_LOG_OBJECT];
    value[IB_LOG_IBID] = IB_STR(IBID_VERSION);
    if (!st) {
        st = take_doc(one, archive, doc, err);
        ibid_doc_close(doc);
        return st;
    }
    return keep_z(&value[IB_LOG_WHY], archive, why.what)
               ? IBID_OK
               : ib_archive_fail_memory(&archive->batch, err);
}

static bool is_same(ibid_str a, ibid_str b)
{
    return !a.at == !b.at && ib_str_is(a, b);
}

/* Is the object in the batch, and under this very name? */
static void look_in_batch(bool *has_object, bool *has_name,
                          const ibid_archive *archive, const ib_waiting *one)
{
    *has_object = *has_name = false;
    for (size_t i = 0; i < archive->waiting.count; i++) {
        const ib_waiting *other = ib_list_at(&archive->waiting, ib_waiting, i);
        bool same = strcmp(other->sha256, one->sha256) == 0;

        *has_object |= same;
        for (int k = IB_LOG_NAME; k <= IB_LOG_NOTE; k++)
            same = same && is_same(other->add.value[k], one->add.value[k]);
        *has_name |= same;
    }
}

/* What the archive, and the batch, know of a file already; whether it is there
 * without a text. */
static ibid_status look_up(ibid_import_state *out, bool *lacks_text,
                           ibid_archive *archive, const ib_waiting *one,
                           ibid_err *err)
{
    const ib_arena_mark mark = ib_arena_here(&archive->batch);
    bool has_object, has_name, found;
    ibid_object object;
    ibid_status st;

    *lacks_text = false;
    look_in_batch(&has_object, &has_name, archive, one);
    if (has_object) {
        *out = has_name ? IBID_IMPORT_KNOWN : IBID_IMPORT_NAMED;
        return IBID_OK;
    }
    st = ib_catalog_object(&object, &found, archive->catalog, &archive->batch,
                           one->sha256, err);
    ib_arena_rewind(&archive->batch, mark);
    if (!st)
        st = ib_catalog_has_name(&has_name, archive->catalog, one->sha256,
                                 &one->add, err);
    *lacks_text = !st && found && !object.text_sha256;
    /* a copy that was lost is put back */
    *out = !found || object.state == IBID_OBJECT_PURGED ||
                   !ib_store_has(archive->folder, one->sha256)
               ? IBID_IMPORT_NEW
           : has_name && object.state == IBID_OBJECT_KEPT ? IBID_IMPORT_KNOWN
                                                          : IBID_IMPORT_NAMED;
    return st;
}

/* Try a file again that could not be read. */
static ibid_status read_again(ib_waiting *one, ibid_import_state *state,
                              ibid_archive *archive, ibid_str bytes,
                              ibid_err *err)
{
    const ibid_status st = read_text(one, archive, bytes, err);

    one->has_read = !st && one->read.value[IB_LOG_TEXT].at;
    if (one->has_read)
        *state = IBID_IMPORT_READ;
    return st;
}

/* Get a file ready for the log. */
static ibid_status prepare(ib_waiting *one, ibid_import_state *state,
                           ibid_archive *archive, const ibid_import *import,
                           ibid_err *err)
{
    bool lacks_text;
    ibid_status st =
        ib_hash_hex(one->sha256, import->bytes.at, import->bytes.len);

    if (!st)
        st = make_add(one, archive, import);
    if (st)
        return ib_archive_fail_words(err, st);
    st = look_up(state, &lacks_text, archive, one, err);
    if (!st && *state != IBID_IMPORT_NEW && lacks_text)
        return read_again(one, state, archive, import->bytes, err);
    if (st || *state != IBID_IMPORT_NEW)
        return st;
    st = add_part(one, archive, one->sha256, import->bytes, err);
    return st ? st : read_text(one, archive, import->bytes, err);
}

static void drop_parts(ibid_archive *archive, ib_waiting *one)
{
    for (int i = 0; i < one->part_count; i++)
        ib_part_drop(&one->part[i], archive->folder);
    one->part_count = 0;
}

/* Is there room in an entry for a name and the words about it? */
static bool is_too_long(const ibid_import *import)
{
    const char *const words[] = {import->name, import->symbol, import->date,
                                 import->note};
    size_t len = 0;

    for (int i = 0; i < 4; i++)
        len += words[i] ? strlen(words[i]) : 0;
    return len > IB_LOG_LINE_MAX / 8; /* as JSON a byte takes up to six */
}

ibid_status ibid_archive_put(ibid_imported *out, ibid_archive *archive,
                             const ibid_import *import, ibid_err *err)
{
    ib_waiting one = {.part = {{.fd = -1}, {.fd = -1}}}, *kept;
    ibid_status st;

    *out = (ibid_imported){0};
    if (archive->waiting.count >= IB_BATCH_FILES)
        return ib_fail(err, IBID_ELIMIT, "the batch is full", 0, 0);
    if (is_too_long(import))
        return ib_fail(err, IBID_ELIMIT,
                       "the name, or what is said of it, is too long", 0, 0);
    if (ib_str_has_at(import->bytes, 0, IB_STR(IB_SIGNER_PRIVATE)))
        return ib_fail(err, IBID_EUNSUPPORTED,
                       "it is the key of an archive, which must not be kept in "
                       "one",
                       0, 0);
    st = prepare(&one, &out->state, archive, import, err);
    memcpy(out->sha256, one.sha256, sizeof out->sha256);
    out->why = one.read.value[IB_LOG_WHY].at;
    if (st || out->state == IBID_IMPORT_KNOWN) {
        drop_parts(archive, &one);
        return st;
    }
    kept = ib_list_push(&archive->waiting);
    if (!kept) {
        drop_parts(archive, &one);
        return ib_archive_fail_memory(&archive->batch, err);
    }
    *kept = one;
    return IBID_OK;
}

/* Give the parts of a batch their names. */
static ibid_status keep_parts(ibid_archive *archive, ibid_err *err)
{
    bool touched[257] = {false};
    ibid_status st = IBID_OK;

    for (size_t i = 0; i < archive->waiting.count && !st; i++) {
        ib_waiting *one = ib_list_at(&archive->waiting, ib_waiting, i);

        for (int k = 0; k < one->part_count && !st; k++)
            st = ib_part_keep(&one->part[k], archive->folder, touched, err);
        if (!st && one->part_count == 0 &&
            !ib_store_has(archive->folder, one->sha256))
            st = ib_fail(err, IBID_EIO,
                         "a file of the batch was purged meanwhile by another "
                         "program; add them again",
                         0, 0);
    }
    return st ? st : ib_store_sync(archive->folder, touched, err);
}

/* Which entries of the batch the log does not have, now that no other program
 * writes to it. */
static ibid_status list_entries(ib_log_entry **entry, size_t *count,
                                ibid_archive *archive, ib_arena *scratch,
                                ibid_err *err)
{
    *count = 0;
    for (size_t i = 0; i < archive->waiting.count; i++) {
        const ib_arena_mark mark = ib_arena_here(scratch);
        ib_waiting *one = ib_list_at(&archive->waiting, ib_waiting, i);
        ibid_object object = {.state = IBID_OBJECT_PURGED};
        bool found, has_name;
        ibid_status st = ib_catalog_object(&object, &found, archive->catalog,
                                           scratch, one->sha256, err);

        ib_arena_rewind(scratch, mark);
        if (!st)
            st = ib_catalog_has_name(&has_name, archive->catalog, one->sha256,
                                     &one->add, err);
        if (st)
            return st;
        if (!has_name || object.state != IBID_OBJECT_KEPT)
            entry[(*count)++] = &one->add;
        if (one->has_read && (!found || !object.text_sha256 ||
                              object.state == IBID_OBJECT_PURGED))
            entry[(*count)++] = &one->read;
    }
    return IBID_OK;
}

static ibid_status commit_locked(ibid_archive *archive, ib_arena *scratch,
                                 ibid_err *err)
{
    size_t count;
    ib_log_entry **entry =
        ib_arena_array(scratch, ib_log_entry *, 2 * archive->waiting.count);
    ibid_status st;

    if (!entry)
        return ib_archive_fail_memory(scratch, err);
    st = keep_parts(archive, err);
    if (!st)
        st = list_entries(entry, &count, archive, scratch, err);
    if (!st && count > 0)
        st = ib_archive_append(archive, scratch, entry, count, err);
    return st;
}

/* Forget the batch; parts that have their names are gone from tmp/ already. */
static void forget(ibid_archive *archive)
{
    for (size_t i = 0; i < archive->waiting.count; i++)
        drop_parts(archive, ib_list_at(&archive->waiting, ib_waiting, i));
    ib_arena_reset(&archive->batch);
    archive->waiting = ib_list_of(&archive->batch, ib_waiting);
}

ibid_status ibid_archive_commit(ibid_archive *archive, ibid_err *err)
{
    ib_arena scratch;
    ibid_status st = IBID_OK;
    int lock;

    if (archive->waiting.count == 0)
        return IBID_OK;
    for (size_t i = 0; i < archive->waiting.count && !st; i++) {
        ib_waiting *one = ib_list_at(&archive->waiting, ib_waiting, i);

        for (int k = 0; k < one->part_count && !st; k++)
            st = ib_part_sync(&one->part[k], err);
    }
    if (!st) {
        st = ib_archive_lock(&lock, archive, err);
        if (st == IBID_EBUSY)
            return st;
    }
    if (!st) {
        ib_arena_init(&scratch, archive->options.read.alloc, 0, NULL);
        st = commit_locked(archive, &scratch, err);
        ib_arena_free(&scratch);
        close(lock);
    }
    forget(archive);
    return st;
}

static ibid_status remove_locked(bool *found, ibid_archive *archive,
                                 ib_arena *scratch, const char *sha256,
                                 const char *reason, bool purges, ibid_err *err)
{
    ib_log_entry entry = {
        .value = {[IB_LOG_ACT] = purges ? IB_STR("purge") : IB_STR("remove"),
                  [IB_LOG_OBJECT] = ib_str_of(sha256),
                  [IB_LOG_REASON] = ib_str_of(reason)}};
    ib_log_entry *const entries[] = {&entry};
    ibid_object object;
    bool is_needed = false;
    ibid_status st = ib_catalog_object(&object, found, archive->catalog,
                                       scratch, sha256, err);

    if (st || !*found)
        return st;
    *found = object.state == IBID_OBJECT_KEPT ||
             (purges && object.state == IBID_OBJECT_REMOVED);
    if (!*found && purges && ib_store_has(archive->folder, sha256)) {
        *found = true; /* somebody put its bytes back: no act of its own */
        st = ib_catalog_purge(archive->catalog, sha256, err);
        return st ? st : ib_archive_finish_purges(archive, err);
    }
    if (!*found)
        return IBID_OK;
    if (purges)
        st =
            ib_catalog_needs(&is_needed, archive->catalog, sha256, sha256, err);
    if (!st && is_needed)
        st = ib_fail(err, IBID_EUNSUPPORTED,
                     "another object has the same text; purge that one first",
                     0, 0);
    return st ? st : ib_archive_append(archive, scratch, entries, 1, err);
}

ibid_status ibid_archive_remove(bool *found, ibid_archive *archive,
                                const char *sha256, const char *reason,
                                bool purges, ibid_err *err)
{
    ib_arena scratch;
    int lock;
    ibid_status st = ib_archive_lock(&lock, archive, err);

    *found = false;
    if (st)
        return st;
    ib_arena_init(&scratch, archive->options.read.alloc, 0, NULL);
    st = remove_locked(found, archive, &scratch, sha256, reason, purges, err);
    ib_arena_free(&scratch);
    close(lock);
    return st;
}
