/* describe.c - what an archive has, as a table, as works, as rulings. */

#include "archive/describe.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "archive/disk.h"
#include "archive/family.h"
#include "base/fail.h"
#include "base/scan.h"
#include "base/str.h"
#include "cite/un.h"
#include "report/annotations.h"
#include "report/csv.h"
#include "report/iri.h"

static const char *const states[] = {"kept", "removed", "purged"};

ibid_status ib_archive_walk(ibid_archive *archive,
                            const ib_entry_visitor *visitor, ibid_err *err)
{
    const int fd = openat(archive->folder, "log", O_RDONLY | O_CLOEXEC);
    ib_log_reader reader;
    ib_arena_mark mark;
    ib_arena scratch;
    ibid_status st;

    if (fd < 0)
        return ib_fail(err, IBID_EIO, "its log could not be opened", 0, 0);
    ib_arena_init(&scratch, archive->options.read.alloc, 0, NULL);
    st = ib_log_reader_start(&reader, &scratch, fd, 0);
    if (st)
        st = ib_archive_fail_memory(&scratch, err);
    mark = ib_arena_here(&scratch);
    for (uint64_t n = 0; n < archive->checkpoint.size && !st; n++) {
        const char *why = NULL;
        ib_log_entry entry;
        ibid_str line;

        st = ib_log_reader_next(&line, &reader, err);
        if (!st && !line.at)
            why = "its log is shorter than its checkpoint says; \"ibid "
                  "verify\" says more";
        else if (!st && ib_log_read(&entry, &why, &scratch, line))
            st = ib_archive_fail_memory(&scratch, err);
        if (!st && why)
            st = ib_fail(err, IBID_EFORMAT, why, 0, 0);
        if (!st)
            st = visitor->see(visitor->state, &entry);
        ib_arena_rewind(&scratch, mark);
    }
    ib_arena_free(&scratch);
    close(fd);
    return st;
}

/* What the forms that go by objects share. */
typedef struct describing {
    ibid_archive *archive;
    ib_csv csv;
    ib_json json;
    const char *origin;
    int column; /* what is gathered of names: 1 names, 2 notes */
    ibid_status status;
    ibid_err *err;
} describing;

static ibid_status fail_output(ibid_err *err)
{
    return ib_fail(err, IBID_EIO, "the output could not be written", 0, 0);
}

/* All names of an object, or all notes on it, in one cell. */
static bool put_name(void *state, const ibid_object_name *name)
{
    describing *d = state;
    const char *words = d->column == 1 ? name->name : name->note;

    if (words) {
        ib_csv_part(&d->csv);
        ib_csv_put(&d->csv, ib_str_of(words));
    }
    return true;
}

static void put_names(describing *d, const ibid_object *object, int column)
{
    const ibid_name_visitor visitor = {put_name, d};

    d->column = column;
    ib_csv_open(&d->csv);
    if (!d->status)
        d->status =
            ibid_archive_names(d->archive, object->sha256, &visitor, d->err);
    ib_csv_close(&d->csv);
}

static bool put_row(void *state, const ibid_object *object)
{
    describing *d = state;
    ib_csv *csv = &d->csv;

    ib_csv_words(csv, object->sha256);
    ib_csv_words(csv, states[object->state]);
    ib_csv_words(csv, object->name);
    put_names(d, object, 1);
    ib_csv_words(csv, object->symbol);
    ib_csv_words(csv, object->symbols);
    ib_csv_words(csv, object->date);
    ib_csv_words(csv, object->dated);
    ib_csv_words(csv, object->title);
    ib_csv_words(csv, object->language);
    ib_csv_words(csv, object->type);
    ib_csv_number(csv, object->bytes);
    ib_csv_words(csv, object->added);
    ib_csv_words(csv, object->text_sha256);
    ib_csv_words(csv, object->made_by);
    ib_csv_words(csv, object->why);
    put_names(d, object, 2);
    ib_csv_row_end(csv);
    return !d->status && !csv->out.failed;
}

ibid_status ib_describe_csv(ibid_archive *archive, const ibid_sink *sink,
                            ibid_err *err)
{
    describing d = {.archive = archive, .err = err};
    const ibid_object_visitor visitor = {put_row, &d};
    ibid_status st;

    ib_csv_start(&d.csv, sink,
                 "object,state,name,names,symbol,symbols_read,date,date_read,"
                 "title,language,type,bytes,added,text,read_by,unread,notes");
    st = ibid_archive_list(archive, NULL, &visitor, err);
    if (ib_csv_finish(&d.csv))
        return fail_output(err);
    return d.status ? d.status : st;
}

/* "1999", "1999-11", "1999-11-15" as CSL has dates; other words as they are. */
static void write_date(ib_json *json, const char *date)
{
    const ibid_str words = ib_str_of(date);
    uint32_t part[3], at = 0, count = 0;

    if (!date)
        return;
    while (count < 3 && at < words.len) {
        const uint32_t len = ib_number_at(&part[count], words, at, words.len);

        if (len != (count ? 2U : 4U))
            break;
        count++;
        at += len;
        if (at == words.len || words.at[at] != '-' || count == 3)
            break;
        at++;
    }
    ib_json_object(json, "issued");
    if (count > 0 && at == words.len) {
        ib_json_array(json, "date-parts");
        ib_json_array(json, NULL);
        for (uint32_t i = 0; i < count; i++)
            ib_json_number(json, NULL, part[i]);
        ib_json_array_end(json);
        ib_json_array_end(json);
    } else {
        ib_json_z(json, "literal", date);
    }
    ib_json_object_end(json);
}

/* The symbol, and the body that it names. */
static void write_symbol(describing *d, const ibid_object *object)
{
    const char *symbol = object->symbol ? object->symbol : object->symbols;
    ibid_symbol_parts parts;
    ib_arena arena;
    ibid_str first;
    uint32_t at = 0;
    bool strange;

    if (!symbol)
        return;
    ib_json_z(&d->json, "number", symbol);
    ib_arena_init(&arena, d->archive->options.read.alloc, 0, NULL);
    if (ib_family_cut(ib_str_of(symbol), &at, &first)) {
        const ibid_status st = ib_un_read(&parts, &strange, &arena, first);

        if (st)
            d->status = ib_fail(d->err, st, ibid_status_words(st), 0, 0);
        else if (parts.body.len)
            ib_json_str(&d->json, "authority", parts.body);
    }
    ib_arena_free(&arena);
}

static bool write_item(void *state, const ibid_object *object)
{
    describing *d = state;
    ib_json *json = &d->json;
    const char *slash = strrchr(object->name, '/');

    if (object->state != IBID_OBJECT_KEPT)
        return true;
    ib_json_object(json, NULL);
    ib_json_z(json, "id", object->sha256);
    ib_json_z(json, "type", "document");
    ib_json_z(json, "title",
              object->title ? object->title
              : slash       ? slash + 1
                            : object->name);
    write_symbol(d, object);
    write_date(json, object->date ? object->date : object->dated);
    if (object->language)
        ib_json_z(json, "language", object->language);
    if (object->note)
        ib_json_z(json, "note", object->note);
    ib_json_z(json, "archive", d->origin);
    ib_json_z(json, "archive_location", object->sha256);
    ib_json_object(json, "custom");
    ib_json_z(json, "file", object->name);
    ib_json_z(json, "added", object->added);
    if (object->type)
        ib_json_z(json, "format", object->type);
    ib_json_object_end(json);
    ib_json_object_end(json);
    return !d->status && !json->out.failed;
}

ibid_status ib_describe_csl(ibid_archive *archive, const ibid_sink *sink,
                            ibid_err *err)
{
    describing d = {
        .archive = archive, .origin = archive->verifier.name, .err = err};
    const ibid_object_visitor visitor = {write_item, &d};
    ibid_status st;

    ib_json_start(&d.json, sink);
    ib_json_array(&d.json, NULL);
    st = ibid_archive_list(archive, NULL, &visitor, err);
    ib_json_array_end(&d.json);
    ib_json_raw(&d.json, "\n", 1);
    if (ib_json_finish(&d.json))
        return fail_output(err);
    return d.status ? d.status : st;
}

/* Rulings: counted, then written. */
typedef struct ruling_walk {
    ib_json *json; /* NULL: they are counted */
    uint64_t count;
    ibid_err *err;
} ruling_walk;

/* A member as a string that ends; it lives as long as the entry. */
static const char *member(const ib_log_entry *entry, ib_log_member which,
                          char *room, size_t size)
{
    const ibid_str value = entry->value[which];

    if (!value.at)
        return NULL;
    snprintf(room, size, "%.*s", (int)value.len, value.at);
    return room;
}

static ibid_status see_ruling(void *state, const ib_log_entry *entry)
{
    ruling_walk *walk = state;
    char time[40], ruling[40], finding[40];
    ib_arena arena;
    ibid_ruling r;
    ibid_status st = IBID_ENOMEM;

    if (!ib_log_is(entry, "rule"))
        return IBID_OK;
    walk->count++;
    if (!walk->json)
        return IBID_OK;
    ib_arena_init(&arena, NULL, 0, NULL);
    r.time = member(entry, IB_LOG_TIME, time, sizeof time);
    r.ruling = member(entry, IB_LOG_RULING, ruling, sizeof ruling);
    r.reason =
        ib_str_format(&arena, "%.*s", (int)entry->value[IB_LOG_REASON].len,
                      entry->value[IB_LOG_REASON].at);
    r.by = entry->value[IB_LOG_BY].at
               ? ib_str_format(&arena, "%.*s", (int)entry->value[IB_LOG_BY].len,
                               entry->value[IB_LOG_BY].at)
               : NULL;
    if (r.reason && (r.by || !entry->value[IB_LOG_BY].at))
        st = ib_annotation_ruling(
            walk->json, member(entry, IB_LOG_FINDING, finding, sizeof finding),
            &r);
    ib_arena_free(&arena);
    return st ? ib_fail(walk->err, st, ibid_status_words(st), 0, 0) : IBID_OK;
}

ibid_status ib_describe_rulings(ibid_archive *archive, const ibid_sink *sink,
                                ibid_err *err)
{
    ruling_walk walk = {.err = err};
    const ib_entry_visitor visitor = {see_ruling, &walk};
    char iri[IB_IRI_UUID] = "", words[300];
    ib_json json;
    ibid_status st = ib_archive_walk(archive, &visitor, err);

    if (st)
        return st;
    snprintf(words, sizeof words, "ibid rulings %.255s",
             archive->verifier.name);
    st = ib_iri_uuid(iri, words);
    if (st)
        return ib_fail(err, st, ibid_status_words(st), 0, 0);
    ib_json_start(&json, sink);
    snprintf(words, sizeof words, "Rulings of the archive %.255s",
             archive->verifier.name);
    ib_annotations_start(&json, iri, words);
    ib_annotations_page(&json, iri, walk.count);
    walk.json = &json;
    st = ib_archive_walk(archive, &visitor, err);
    ib_annotations_end(&json);
    return ib_json_finish(&json) ? fail_output(err) : st;
}

ibid_status ibid_archive_describe(ibid_archive *archive,
                                  ibid_description description,
                                  const ibid_sink *sink, ibid_err *err)
{
    switch (description) {
    case IBID_DESCRIPTION_CSV:
        return ib_describe_csv(archive, sink, err);
    case IBID_DESCRIPTION_CSL_JSON:
        return ib_describe_csl(archive, sink, err);
    case IBID_DESCRIPTION_ANNOTATIONS:
        return ib_describe_rulings(archive, sink, err);
    default:
        return ib_describe_prov(archive, sink, err);
    }
}
