/* map.c - what a person says: this file is that work. */

#include "resolve/map.h"

#include <csv.h>
#include <stdlib.h>

#include "base/fail.h"
#include "base/list.h"
#include "base/scan.h"
#include "base/str.h"

struct ibid_map {
    ib_arena arena; /* holds this struct too */
    ib_list rows;   /* ibid_map_row */
};

/* What runs while a table is read. */
typedef struct table {
    ibid_map *map;
    uint32_t column, line;    /* of the next field, from 0 */
    uint32_t key_at, file_at; /* columns, or NONE */
    const char *key, *file;   /* of the row so far; NULL: none */
    ibid_status status;
    const char *fault;
} table;

static void fail(table *t, ibid_status status, const char *fault)
{
    if (!t->status) {
        t->status = status;
        t->fault = fault;
    }
}

/* A field without the blanks round it, and without the apostrophe that keeps a
 * spreadsheet from reading it as a formula. */
static const char *keep(table *t, ibid_str text)
{
    const ibid_span span = ib_span_trim(text, (ibid_span){0, text.len});
    const char *copy;

    text = ib_str_in(text, span);
    if (text.len > 1 && text.at[0] == '\'' && strchr("=+-@", text.at[1])) {
        text.at++;
        text.len--;
    }
    copy = ib_str_format(&t->map->arena, "%.*s", (int)text.len, text.at);
    if (!copy)
        fail(t, ib_arena_status(&t->map->arena), NULL);
    return copy;
}

static void see_field(void *bytes, size_t len, void *state)
{
    table *t = state;
    const ibid_str text = {bytes, (uint32_t)len};
    const uint32_t column = t->column++;

    if (t->status || len > IB_MAP_FIELD_MAX)
        return;
    if (t->line == 0) {
        if (ib_str_is_nocase(text, IB_STR("key")))
            t->key_at = column;
        else if (ib_str_is_nocase(text, IB_STR("file")))
            t->file_at = column;
    } else if (column == t->key_at) {
        t->key = keep(t, text);
    } else if (column == t->file_at) {
        t->file = keep(t, text);
    }
}

static void see_row(int end, void *state)
{
    table *t = state;

    (void)end;
    if (!t->status && t->line == 0 &&
        (t->key_at == IBID_NONE || t->file_at == IBID_NONE))
        fail(t, IBID_EFORMAT,
             "its first line lacks a column \"key\" or \"file\"; \"ibid pull "
             "--format csv\" writes a table that has them");
    if (!t->status && t->key && *t->key && t->file && *t->file) {
        ibid_map_row *row = ib_list_push(&t->map->rows);

        if (row)
            *row = (ibid_map_row){t->key, t->file};
        else
            fail(t, ib_arena_status(&t->map->arena), NULL);
    }
    t->key = t->file = NULL;
    t->column = 0;
    t->line++;
}

static int by_key(const void *a, const void *b)
{
    const ibid_map_row *x = a, *y = b;
    const int order = strcmp(x->key, y->key);

    return order ? order : strcmp(x->file, y->file);
}

/* Order the rows, and leave one of those that say the same. */
static void sort_rows(table *t)
{
    ib_list *rows = &t->map->rows;
    size_t kept = 0;

    if (rows->count > 1)
        qsort(rows->item, rows->count, sizeof(ibid_map_row), by_key);
    for (size_t i = 0; i < rows->count; i++) {
        const ibid_map_row *row = ib_list_at(rows, ibid_map_row, i);
        const ibid_map_row *last =
            kept ? ib_list_at(rows, ibid_map_row, kept - 1) : NULL;

        if (last && strcmp(last->key, row->key) == 0) {
            if (strcmp(last->file, row->file) != 0)
                fail(t, IBID_EFORMAT,
                     "it names two files for one key; leave one of them");
            continue;
        }
        *ib_list_at(rows, ibid_map_row, kept++) = *row;
    }
    rows->count = kept;
}

/* What parts the fields of the first line. */
static unsigned char delimiter(ibid_str text)
{
    for (uint32_t i = 0; i < text.len && text.at[i] != '\n'; i++) {
        if (text.at[i] == ',' || text.at[i] == ';' || text.at[i] == '\t')
            return (unsigned char)text.at[i];
    }
    return ',';
}

static void read_table(table *t, ibid_str text)
{
    struct csv_parser parser;

    if (csv_init(&parser, 0)) {
        fail(t, IBID_ENOMEM, NULL);
        return;
    }
    csv_set_delim(&parser, delimiter(text));
    if (csv_parse(&parser, text.at, text.len, see_field, see_row, t) !=
            text.len ||
        csv_fini(&parser, see_field, see_row, t))
        fail(t, IBID_ENOMEM, NULL);
    csv_free(&parser);
    if (t->line == 0)
        see_row(0, t); /* an empty file lacks its columns too */
    sort_rows(t);
}

ibid_status ibid_map_open(ibid_map **out, const void *bytes, size_t len,
                          const ibid_options *options, ibid_err *err)
{
    ibid_str text = {bytes, (uint32_t)len};
    table t = {.key_at = IBID_NONE, .file_at = IBID_NONE};
    ib_arena arena;
    const ibid_options plain = IBID_OPTIONS_INIT;
    ibid_map *map;

    *out = NULL;
    if (len > IBID_TEXT_MAX)
        return ib_fail(err, IBID_ELIMIT, "a table of this size is none", 0, 0);
    if (!options)
        options = &plain;
    ib_arena_init(&arena, options->alloc, options->memory_max, NULL);
    map = ib_arena_array(&arena, ibid_map, 1);
    if (!map) {
        t.status = ib_arena_status(&arena);
        return ib_fail(err, t.status, ibid_status_words(t.status), 0, 0);
    }
    map->arena = arena;
    map->rows = ib_list_of(&map->arena, ibid_map_row);
    t.map = map;
    if (len >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        text = (ibid_str){text.at + 3, text.len - 3};
    read_table(&t, text);
    if (t.status) {
        ibid_map_close(map);
        return ib_fail(err, t.status,
                       t.fault ? t.fault : ibid_status_words(t.status), 0, 0);
    }
    *out = map;
    return IBID_OK;
}

void ibid_map_close(ibid_map *map)
{
    ib_arena arena;

    if (!map)
        return;
    arena = map->arena; /* the struct lies in its own arena */
    ib_arena_free(&arena);
}

ibid_map_rows ibid_map_all(const ibid_map *map)
{
    return (ibid_map_rows){map->rows.item, map->rows.count};
}

/* A path without "./" before it and doubled slashes: the next byte of it. */
static char next_byte(const char **path)
{
    while ((*path)[0] == '.' && (*path)[1] == '/')
        *path += 2;
    while ((*path)[0] == '/' && (*path)[1] == '/')
        (*path)++;
    return *(*path)++;
}

static bool is_same_path(const char *a, const char *b)
{
    for (;;) {
        const char x = next_byte(&a), y = next_byte(&b);

        if (x != y)
            return false;
        if (!x)
            return true;
    }
}

static bool ends_with_name(const char *path, const char *name)
{
    const char *slash = strrchr(path, '/');

    return slash && strcmp(slash + 1, name) == 0;
}

static uint32_t source_of(const ib_shelf_view *shelf, const char *file)
{
    uint32_t found = IBID_NONE;

    for (uint32_t i = 0; i < shelf->count; i++) {
        if (is_same_path(shelf->item[i].source->file, file))
            return i;
    }
    for (uint32_t i = 0; i < shelf->count; i++) {
        if (!ends_with_name(shelf->item[i].source->file, file))
            continue;
        if (found != IBID_NONE)
            return IBID_NONE; /* two files of this name: which is meant? */
        found = i;
    }
    return found;
}

/* The file that the map names for a work, or NULL. */
static const char *file_of(const ibid_map *map, const char *key)
{
    const ibid_map_row wanted = {key, ""};
    const ibid_map_rows rows = ibid_map_all(map);
    size_t low = 0, high = rows.count;

    while (low < high) {
        const size_t mid = low + (high - low) / 2;

        if (by_key(&rows.item[mid], &wanted) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return low < rows.count && strcmp(rows.item[low].key, key) == 0
               ? rows.item[low].file
               : NULL;
}

bool ib_map_apply(ibid_resolution *resolution, const ibid_map *map,
                  const char *key, const ib_shelf_view *shelf)
{
    const char *file = map ? file_of(map, key) : NULL;
    uint32_t source;

    if (!file)
        return false;
    source = strcmp(file, "-") == 0 ? IBID_NONE : source_of(shelf, file);
    if (source != IBID_NONE && source == resolution->source)
        return false;
    *resolution = (ibid_resolution){
        .state = source == IBID_NONE ? IBID_RESOLUTION_NONE
                                     : IBID_RESOLUTION_RESOLVED,
        .source = source,
        .because =
            source != IBID_NONE ? "your table says so"
            : strcmp(file, "-") == 0
                ? "your table says that no source at hand is it"
                : "your table names a file that is not among the sources"};
    return true;
}
