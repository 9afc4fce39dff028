/* catalog.c - what the log says, as tables that can be asked. */

#include "archive/catalog.h"

#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "archive/costs.h"
#include "base/fail.h"
#include "base/str.h"

/* Raise it when the tables change: catalogs of an older one are made anew. */
enum { VERSION = 1 };

static const char schema[] =
    "CREATE TABLE state(one INTEGER PRIMARY KEY CHECK (one = 1),"
    " entries INTEGER NOT NULL, bytes INTEGER NOT NULL) STRICT;"
    "INSERT INTO state VALUES (1, 0, 0);"
    "CREATE TABLE entry(n INTEGER PRIMARY KEY, at INTEGER NOT NULL,"
    " bytes INTEGER NOT NULL, leaf BLOB NOT NULL, time TEXT NOT NULL,"
    " act TEXT NOT NULL, object TEXT) STRICT;"
    "CREATE INDEX entry_object ON entry(object);"
    "CREATE TABLE object(id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE,"
    " bytes INTEGER NOT NULL, state TEXT NOT NULL, text TEXT,"
    " text_bytes INTEGER, why TEXT, type TEXT, encoding TEXT, made_by TEXT,"
    " language TEXT, title TEXT, symbols TEXT, dated TEXT) STRICT;"
    "CREATE INDEX object_text ON object(text);"
    "CREATE TABLE name(n INTEGER PRIMARY KEY, object TEXT NOT NULL,"
    " name TEXT NOT NULL, last TEXT NOT NULL, symbol TEXT, date TEXT,"
    " note TEXT) STRICT;"
    "CREATE INDEX name_object ON name(object);"
    "CREATE INDEX name_name ON name(name);"
    "CREATE INDEX name_last ON name(last);";

typedef enum query {
    READ_STATE,
    WRITE_STATE,
    PUT_ENTRY,
    PUT_OBJECT,
    PUT_NAME,
    PUT_READ,
    SET_STATE,
    READ_LEAVES,
    FIND_OBJECT,
    FIND_NEED,
    FIND_ADD,
    FIND_ADDED,
    LIST_ALL,
    LIST_WORD,
    LIST_NAMES,
    QUERY_COUNT
} query;

/* An object with the first of its names. */
#define OBJECT_ROWS                                                         \
    "SELECT o.hash, o.state, o.bytes, f.name, f.symbol, f.date, f.note,"    \
    " e.time, o.text, o.text_bytes, o.why, o.type, o.made_by, o.language,"  \
    " o.title, o.symbols, o.dated FROM object o"                            \
    " JOIN name f ON f.n = (SELECT min(n) FROM name WHERE object = o.hash)" \
    " JOIN entry e ON e.n = f.n"

static const char *const sql[QUERY_COUNT] = {
    [READ_STATE] = "SELECT entries, bytes FROM state",
    [WRITE_STATE] = "UPDATE state SET entries = ?, bytes = ?",
    [PUT_ENTRY] = "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)",
    [PUT_OBJECT] =
        "INSERT INTO object(hash, bytes, state) VALUES (?, ?, 'kept')"
        " ON CONFLICT(hash) DO UPDATE SET state = 'kept'",
    [PUT_NAME] = "INSERT INTO name VALUES (?, ?, ?, ?, ?, ?, ?)",
    [PUT_READ] = "UPDATE object SET text = ?, text_bytes = ?, why = ?,"
                 " type = ?, encoding = ?, made_by = ?, language = ?,"
                 " title = ?, symbols = ?, dated = ? WHERE hash = ?",
    [SET_STATE] = "UPDATE object SET state = ? WHERE hash = ?",
    [READ_LEAVES] = "SELECT leaf FROM entry WHERE n >= ? ORDER BY n LIMIT ?",
    [FIND_OBJECT] = OBJECT_ROWS " WHERE o.hash = ?",
    [FIND_NEED] = "SELECT 1 FROM object WHERE (hash = ?1 OR text = ?1)"
                  " AND hash <> ?2 AND state <> 'purged' LIMIT 1",
    [FIND_ADD] = "SELECT 1 FROM name WHERE object = ? AND name = ?"
                 " AND symbol IS ? AND date IS ? AND note IS ?",
    [FIND_ADDED] = "SELECT n, at, bytes FROM entry"
                   " WHERE object = ? AND act = 'add' ORDER BY n LIMIT 1",
    [LIST_ALL] = OBJECT_ROWS " ORDER BY o.id",
    [LIST_WORD] = OBJECT_ROWS
    " WHERE (length(?1) >= 6 AND o.hash >= ?1 AND o.hash < ?1 || 'g')"
    " OR o.hash IN (SELECT object FROM name WHERE name = ?1 OR last = ?1)"
    " ORDER BY o.id",
    [LIST_NAMES] = "SELECT name.n, e.time, name, symbol, date, note FROM name"
                   " JOIN entry e ON e.n = name.n WHERE name.object = ?"
                   " ORDER BY name.n",
};

struct ib_catalog {
    sqlite3 *db;
    sqlite3_stmt *ready[QUERY_COUNT]; /* NULL: not asked so far */
    bool is_damaged;
};

bool ib_catalog_is_damaged(const ib_catalog *catalog)
{
    return catalog->is_damaged;
}

static ibid_status fail_sql(ib_catalog *catalog, int code, ibid_err *err)
{
    const int sys = catalog->db ? sqlite3_system_errno(catalog->db) : 0;

    switch (code & 0xFF) {
    case SQLITE_NOMEM:
        return ib_fail(err, IBID_ENOMEM, ibid_status_words(IBID_ENOMEM), 0, 0);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ib_fail(err, IBID_EBUSY,
                       "another program is writing to its catalog", 0, 0);
    case SQLITE_FULL:
        return ib_fail(err, IBID_EIO,
                       "the disk is full; make room, and try again", 0, sys);
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return ib_fail(err, IBID_EIO,
                       "its catalog could not be read or written: look at "
                       "the disk, and at who may write to the folder",
                       0, sys);
    default:
        catalog->is_damaged = true;
        return ib_fail(err, IBID_EFORMAT,
                       "its catalog is damaged; delete catalog.sqlite, "
                       "catalog.sqlite-wal and catalog.sqlite-shm in it: "
                       "ibid makes them anew from the log",
                       0, sys);
    }
}

static ibid_status run(ib_catalog *catalog, const char *text, ibid_err *err)
{
    const int code = sqlite3_exec(catalog->db, text, NULL, NULL, NULL);

    return code == SQLITE_OK ? IBID_OK : fail_sql(catalog, code, err);
}

/* A query without values. */
static ibid_status ask(sqlite3_stmt **out, ib_catalog *catalog, query q,
                       ibid_err *err)
{
    int code = SQLITE_OK;

    if (!catalog->ready[q])
        code = sqlite3_prepare_v3(catalog->db, sql[q], -1,
                                  SQLITE_PREPARE_PERSISTENT, &catalog->ready[q],
                                  NULL);
    *out = catalog->ready[q];
    if (code != SQLITE_OK)
        return fail_sql(catalog, code, err);
    sqlite3_reset(*out);
    sqlite3_clear_bindings(*out);
    return IBID_OK;
}

/* Values are borrowed until the query is asked again, and not set where there
 * is no memory: then the step fails. */
static void set_number(sqlite3_stmt *stmt, int at, uint64_t number)
{
    sqlite3_bind_int64(stmt, at, (sqlite3_int64)number);
}

static void set_str(sqlite3_stmt *stmt, int at, ibid_str value)
{
    if (value.at)
        sqlite3_bind_text(stmt, at, value.at, (int)value.len, SQLITE_STATIC);
}

static void set_z(sqlite3_stmt *stmt, int at, const char *value)
{
    set_str(stmt, at, ib_str_of(value));
}

/* Do what gives no row. */
static ibid_status finish(ib_catalog *catalog, sqlite3_stmt *stmt,
                          ibid_err *err)
{
    const int code = sqlite3_step(stmt);

    sqlite3_reset(stmt);
    return code == SQLITE_DONE ? IBID_OK : fail_sql(catalog, code, err);
}

/* The next row.
 *
 * Gives  *is_row; the query is done where there is none. */
static ibid_status next(bool *is_row, ib_catalog *catalog, sqlite3_stmt *stmt,
                        ibid_err *err)
{
    const int code = sqlite3_step(stmt);

    *is_row = code == SQLITE_ROW;
    if (*is_row)
        return IBID_OK;
    sqlite3_reset(stmt);
    return code == SQLITE_DONE ? IBID_OK : fail_sql(catalog, code, err);
}

static uint64_t number_at(sqlite3_stmt *stmt, int column)
{
    const sqlite3_int64 number = sqlite3_column_int64(stmt, column);

    return number < 0 ? 0 : (uint64_t)number;
}

/* A column as a string in `arena`; NULL where it says nothing.
 *
 * Gives  false where there is no memory. */
static bool keep_z(const char **out, ib_arena *arena, sqlite3_stmt *stmt,
                   int column)
{
    const unsigned char *text = sqlite3_column_text(stmt, column);

    *out = NULL;
    if (!text)
        return true;
    *out = ib_arena_copy(arena, text,
                         (size_t)sqlite3_column_bytes(stmt, column) + 1, 1, 1);
    return *out != NULL;
}

/* Which version made the tables; 0: there are none. */
static ibid_status read_version(int *out, ib_catalog *catalog, ibid_err *err)
{
    sqlite3_stmt *stmt;
    int code =
        sqlite3_prepare_v2(catalog->db, "PRAGMA user_version", -1, &stmt, NULL);

    if (code != SQLITE_OK)
        return fail_sql(catalog, code, err);
    code = sqlite3_step(stmt);
    *out = sqlite3_column_int(stmt, 0);
    sqlite3_finalize(stmt);
    return code == SQLITE_ROW ? IBID_OK : fail_sql(catalog, code, err);
}

/* Make the tables, unless another process did so meanwhile. */
static ibid_status make_tables(ib_catalog *catalog, ibid_err *err)
{
    char set[64];
    int version = 0;
    ibid_status st = ib_catalog_begin(catalog, err);

    if (st)
        return st;
    st = read_version(&version, catalog, err);
    snprintf(set, sizeof set, "PRAGMA user_version = %d", VERSION);
    if (!st && version == 0)
        st = run(catalog, schema, err);
    if (!st && version == 0)
        st = run(catalog, set, err);
    if (st) {
        (void)!ib_catalog_end(catalog, false, NULL);
        return st;
    }
    return ib_catalog_end(catalog, true, err);
}

static ibid_status prepare(ib_catalog *catalog, const char *path, ibid_err *err)
{
    int version;
    ibid_status st;
    const int code = sqlite3_open_v2(
        path, &catalog->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);

    if (code != SQLITE_OK)
        return fail_sql(catalog, code, err);
    sqlite3_busy_timeout(catalog->db, IB_CATALOG_WAIT_MS);
    /* Nothing is lost by a wait for the disk: the log can be read again. */
    st = run(catalog,
             "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
             " PRAGMA trusted_schema = OFF",
             err);
    if (!st)
        st = read_version(&version, catalog, err);
    if (!st && version == 0)
        st = make_tables(catalog, err);
    if (st)
        return st;
    if (version > VERSION)
        return ib_fail(err, IBID_EUNSUPPORTED,
                       "a newer version of ibid has written to this archive; "
                       "use that one",
                       0, 0);
    if (version != 0 && version < VERSION)
        return ib_fail(err, IBID_EFORMAT, "its catalog is of an older version",
                       0, 0);
    return IBID_OK;
}

ibid_status ib_catalog_open(ib_catalog **out, ib_arena *arena, const char *path,
                            ibid_err *err)
{
    ib_catalog *catalog = ib_arena_array(arena, ib_catalog, 1);
    ibid_status st;

    *out = NULL;
    if (!catalog)
        return ib_fail(err, ib_arena_status(arena),
                       ibid_status_words(ib_arena_status(arena)), 0, 0);
    st = prepare(catalog, path, err);
    if (st)
        ib_catalog_close(catalog);
    else
        *out = catalog;
    return st;
}

void ib_catalog_close(ib_catalog *catalog)
{
    if (!catalog)
        return;
    for (int i = 0; i < QUERY_COUNT; i++)
        sqlite3_finalize(catalog->ready[i]);
    sqlite3_close(catalog->db);
    *catalog = (ib_catalog){0};
}

ibid_status ib_catalog_state_read(ib_catalog_state *out, ib_catalog *catalog,
                                  ibid_err *err)
{
    sqlite3_stmt *stmt;
    bool is_row;
    ibid_status st = ask(&stmt, catalog, READ_STATE, err);

    if (!st)
        st = next(&is_row, catalog, stmt, err);
    if (st)
        return st;
    if (!is_row)
        return fail_sql(catalog, SQLITE_CORRUPT, err);
    *out = (ib_catalog_state){number_at(stmt, 0), number_at(stmt, 1)};
    sqlite3_reset(stmt);
    return IBID_OK;
}

ibid_status ib_catalog_begin(ib_catalog *catalog, ibid_err *err)
{
    return run(catalog, "BEGIN IMMEDIATE", err);
}

ibid_status ib_catalog_end(ib_catalog *catalog, bool keep, ibid_err *err)
{
    return run(catalog, keep ? "COMMIT" : "ROLLBACK", err);
}

static ibid_status put_add(ib_catalog *catalog, const ib_log_entry *entry,
                           ibid_err *err)
{
    const ibid_str name = entry->value[IB_LOG_NAME];
    ibid_str last = name;
    sqlite3_stmt *stmt;
    ibid_status st = ask(&stmt, catalog, PUT_OBJECT, err);

    if (st)
        return st;
    set_str(stmt, 1, entry->value[IB_LOG_OBJECT]);
    set_number(stmt, 2, ib_log_number(entry, IB_LOG_BYTES));
    st = finish(catalog, stmt, err);
    if (!st)
        st = ask(&stmt, catalog, PUT_NAME, err);
    if (st)
        return st;
    for (uint32_t i = 0; i < name.len; i++)
        if (name.at[i] == '/')
            last = (ibid_str){name.at + i + 1, name.len - i - 1};
    set_number(stmt, 1, ib_log_number(entry, IB_LOG_N));
    set_str(stmt, 2, entry->value[IB_LOG_OBJECT]);
    set_str(stmt, 3, name);
    set_str(stmt, 4, last);
    set_str(stmt, 5, entry->value[IB_LOG_SYMBOL]);
    set_str(stmt, 6, entry->value[IB_LOG_DATE]);
    set_str(stmt, 7, entry->value[IB_LOG_NOTE]);
    return finish(catalog, stmt, err);
}

static ibid_status put_read(ib_catalog *catalog, const ib_log_entry *entry,
                            ibid_err *err)
{
    static const ib_log_member column[] = {
        IB_LOG_TEXT,     IB_LOG_TEXT_BYTES, IB_LOG_WHY,      IB_LOG_TYPE,
        IB_LOG_ENCODING, IB_LOG_MADE_BY,    IB_LOG_LANGUAGE, IB_LOG_TITLE,
        IB_LOG_SYMBOLS,  IB_LOG_DATED,      IB_LOG_OBJECT};
    sqlite3_stmt *stmt;
    const ibid_status st = ask(&stmt, catalog, PUT_READ, err);

    if (st)
        return st;
    for (int i = 0; i < (int)(sizeof column / sizeof *column); i++) {
        if (column[i] != IB_LOG_TEXT_BYTES)
            set_str(stmt, i + 1, entry->value[column[i]]);
        else if (entry->value[IB_LOG_TEXT_BYTES].at)
            set_number(stmt, i + 1, ib_log_number(entry, IB_LOG_TEXT_BYTES));
    }
    return finish(catalog, stmt, err);
}

static ibid_status put_state(ib_catalog *catalog, const ib_log_entry *entry,
                             const char *state, ibid_err *err)
{
    sqlite3_stmt *stmt;
    const ibid_status st = ask(&stmt, catalog, SET_STATE, err);

    if (st)
        return st;
    set_z(stmt, 1, state);
    set_str(stmt, 2, entry->value[IB_LOG_OBJECT]);
    return finish(catalog, stmt, err);
}

static ibid_status put_row(ib_catalog *catalog, const ib_log_entry *entry,
                           const ib_digest *leaf, uint64_t at, uint32_t bytes,
                           ibid_err *err)
{
    sqlite3_stmt *stmt;
    ibid_status st = ask(&stmt, catalog, PUT_ENTRY, err);

    if (st)
        return st;
    set_number(stmt, 1, ib_log_number(entry, IB_LOG_N));
    set_number(stmt, 2, at);
    set_number(stmt, 3, bytes);
    sqlite3_bind_blob(stmt, 4, leaf->at, sizeof leaf->at, SQLITE_STATIC);
    set_str(stmt, 5, entry->value[IB_LOG_TIME]);
    set_str(stmt, 6, entry->value[IB_LOG_ACT]);
    set_str(stmt, 7, entry->value[IB_LOG_OBJECT]);
    st = finish(catalog, stmt, err);
    if (!st)
        st = ask(&stmt, catalog, WRITE_STATE, err);
    if (st)
        return st;
    set_number(stmt, 1, ib_log_number(entry, IB_LOG_N) + 1);
    set_number(stmt, 2, at + bytes + 1);
    return finish(catalog, stmt, err);
}

ibid_status ib_catalog_put(ib_catalog *catalog, const ib_log_entry *entry,
                           const ib_digest *leaf, uint64_t at, uint32_t bytes,
                           ibid_err *err)
{
    const ibid_status st = put_row(catalog, entry, leaf, at, bytes, err);

    if (st)
        return st;
    if (ib_log_is(entry, "add"))
        return put_add(catalog, entry, err);
    if (ib_log_is(entry, "read"))
        return put_read(catalog, entry, err);
    if (ib_log_is(entry, "remove"))
        return put_state(catalog, entry, "removed", err);
    if (ib_log_is(entry, "purge"))
        return put_state(catalog, entry, "purged", err);
    return IBID_OK;
}

ibid_status ib_catalog_leaves(ib_digest *out, ib_catalog *catalog,
                              uint64_t first, uint64_t count, ibid_err *err)
{
    sqlite3_stmt *stmt;
    bool is_row = true;
    ibid_status st = ask(&stmt, catalog, READ_LEAVES, err);

    if (st)
        return st;
    set_number(stmt, 1, first);
    set_number(stmt, 2, count);
    for (uint64_t i = 0; i < count; i++) {
        st = next(&is_row, catalog, stmt, err);
        if (st)
            return st;
        if (!is_row || sqlite3_column_bytes(stmt, 0) != (int)sizeof out->at) {
            sqlite3_reset(stmt);
            return fail_sql(catalog, SQLITE_CORRUPT, err);
        }
        memcpy(out[i].at, sqlite3_column_blob(stmt, 0), sizeof out[i].at);
    }
    sqlite3_reset(stmt);
    return IBID_OK;
}

/* The object of a row of OBJECT_ROWS.
 *
 * Gives  false where there is no memory. */
static bool keep_object(ibid_object *out, ib_arena *arena, sqlite3_stmt *stmt)
{
    const char **const string[] = {
        [3] = &out->name,      [4] = &out->symbol, [5] = &out->date,
        [6] = &out->note,      [7] = &out->added,  [8] = &out->text_sha256,
        [10] = &out->why,      [11] = &out->type,  [12] = &out->made_by,
        [13] = &out->language, [14] = &out->title, [15] = &out->symbols,
        [16] = &out->dated,
    };
    const char *hash, *state;

    *out = (ibid_object){.bytes = number_at(stmt, 2),
                         .text_bytes = number_at(stmt, 9)};
    if (!keep_z(&hash, arena, stmt, 0) || !keep_z(&state, arena, stmt, 1))
        return false;
    snprintf(out->sha256, sizeof out->sha256, "%s", hash ? hash : "");
    if (state && strcmp(state, "kept") != 0)
        out->state = strcmp(state, "purged") == 0 ? IBID_OBJECT_PURGED
                                                  : IBID_OBJECT_REMOVED;
    for (size_t i = 3; i < sizeof string / sizeof *string; i++)
        if (string[i] && !keep_z(string[i], arena, stmt, (int)i))
            return false;
    return true;
}

static ibid_status fail_memory(ib_arena *arena, ibid_err *err)
{
    const ibid_status st = ib_arena_status(arena);

    return ib_fail(err, st, ibid_status_words(st), 0, 0);
}

ibid_status ib_catalog_object(ibid_object *out, bool *found,
                              ib_catalog *catalog, ib_arena *arena,
                              const char *sha256, ibid_err *err)
{
    sqlite3_stmt *stmt;
    ibid_status st = ask(&stmt, catalog, FIND_OBJECT, err);

    if (st)
        return st;
    set_z(stmt, 1, sha256);
    st = next(found, catalog, stmt, err);
    if (!st && *found && !keep_object(out, arena, stmt))
        st = fail_memory(arena, err);
    sqlite3_reset(stmt);
    return st;
}

ibid_status ib_catalog_needs(bool *out, ib_catalog *catalog, const char *needed,
                             const char *but, ibid_err *err)
{
    sqlite3_stmt *stmt;
    ibid_status st = ask(&stmt, catalog, FIND_NEED, err);

    if (st)
        return st;
    set_z(stmt, 1, needed);
    set_z(stmt, 2, but);
    st = next(out, catalog, stmt, err);
    sqlite3_reset(stmt);
    return st;
}

ibid_status ib_catalog_has_name(bool *out, ib_catalog *catalog,
                                const char *sha256, const ib_log_entry *add,
                                ibid_err *err)
{
    static const ib_log_member column[] = {IB_LOG_NAME, IB_LOG_SYMBOL,
                                           IB_LOG_DATE, IB_LOG_NOTE};
    sqlite3_stmt *stmt;
    ibid_status st = ask(&stmt, catalog, FIND_ADD, err);

    if (st)
        return st;
    set_z(stmt, 1, sha256);
    for (int i = 0; i < 4; i++)
        set_str(stmt, i + 2, add->value[column[i]]);
    st = next(out, catalog, stmt, err);
    sqlite3_reset(stmt);
    return st;
}

ibid_status ib_catalog_added(bool *found, uint64_t *n, uint64_t *at,
                             uint32_t *bytes, ib_catalog *catalog,
                             const char *sha256, ibid_err *err)
{
    sqlite3_stmt *stmt;
    ibid_status st = ask(&stmt, catalog, FIND_ADDED, err);

    if (st)
        return st;
    set_z(stmt, 1, sha256);
    st = next(found, catalog, stmt, err);
    if (!st && *found) {
        *n = number_at(stmt, 0);
        *at = number_at(stmt, 1);
        *bytes = (uint32_t)number_at(stmt, 2);
    }
    sqlite3_reset(stmt);
    return st;
}

static ibid_status fail_stopped(ibid_err *err)
{
    return ib_fail(err, IBID_EIO, "stopped", 0, 0);
}

ibid_status ib_catalog_list(ib_catalog *catalog, ib_arena *arena,
                            const char *word,
                            const ibid_object_visitor *visitor, ibid_err *err)
{
    const ib_arena_mark mark = ib_arena_here(arena);
    sqlite3_stmt *stmt;
    bool is_row = true;
    ibid_status st = ask(&stmt, catalog, word ? LIST_WORD : LIST_ALL, err);

    if (st)
        return st;
    if (word)
        set_z(stmt, 1, word);
    for (;;) {
        ibid_object object;

        st = next(&is_row, catalog, stmt, err);
        if (st || !is_row)
            return st;
        if (!keep_object(&object, arena, stmt))
            st = fail_memory(arena, err);
        else if (!visitor->see(visitor->state, &object))
            st = fail_stopped(err);
        ib_arena_rewind(arena, mark);
        if (st) {
            sqlite3_reset(stmt);
            return st;
        }
    }
}

/* The name of a row of LIST_NAMES. */
static bool keep_name(ibid_object_name *out, ib_arena *arena,
                      sqlite3_stmt *stmt)
{
    out->entry = number_at(stmt, 0);
    return keep_z(&out->time, arena, stmt, 1) &&
           keep_z(&out->name, arena, stmt, 2) &&
           keep_z(&out->symbol, arena, stmt, 3) &&
           keep_z(&out->date, arena, stmt, 4) &&
           keep_z(&out->note, arena, stmt, 5);
}

ibid_status ib_catalog_names(ib_catalog *catalog, ib_arena *arena,
                             const char *sha256,
                             const ibid_name_visitor *visitor, ibid_err *err)
{
    const ib_arena_mark mark = ib_arena_here(arena);
    sqlite3_stmt *stmt;
    bool is_row = true;
    ibid_status st = ask(&stmt, catalog, LIST_NAMES, err);

    if (st)
        return st;
    set_z(stmt, 1, sha256);
    for (;;) {
        ibid_object_name name;

        st = next(&is_row, catalog, stmt, err);
        if (st || !is_row)
            return st;
        if (!keep_name(&name, arena, stmt))
            st = fail_memory(arena, err);
        else if (!visitor->see(visitor->state, &name))
            st = fail_stopped(err);
        ib_arena_rewind(arena, mark);
        if (st) {
            sqlite3_reset(stmt);
            return st;
        }
    }
}

/* A table to be compared. */
typedef struct compared {
    const char *table;
    const char *key; /* the column by which a person knows a row */
} compared;

/* Name the rows that one side alone has. */
static ibid_status compare_table(ib_catalog *catalog, const compared *c,
                                 const char *one, const char *other,
                                 const ib_catalog_judge *judge, ibid_err *err)
{
    char text[256];
    sqlite3_stmt *stmt;
    int code;

    snprintf(text, sizeof text,
             "SELECT %s FROM (SELECT * FROM %s.%s EXCEPT SELECT * FROM %s.%s)",
             c->key, one, c->table, other, c->table);
    code = sqlite3_prepare_v2(catalog->db, text, -1, &stmt, NULL);
    if (code != SQLITE_OK)
        return fail_sql(catalog, code, err);
    while ((code = sqlite3_step(stmt)) == SQLITE_ROW) {
        const unsigned char *value = sqlite3_column_text(stmt, 0);

        judge->hear(judge->state, c->table, value ? (const char *)value : "");
    }
    sqlite3_finalize(stmt);
    return code == SQLITE_DONE ? IBID_OK : fail_sql(catalog, code, err);
}

static ibid_status compare_tables(ib_catalog *catalog,
                                  const ib_catalog_judge *judge, ibid_err *err)
{
    static const compared all[] = {{"entry", "n"},
                                   {"object", "hash"},
                                   {"name", "n"},
                                   {"state", "entries"}};
    ibid_status st = IBID_OK;

    for (size_t i = 0; i < sizeof all / sizeof *all && !st; i++) {
        st = compare_table(catalog, &all[i], "main", "live", judge, err);
        if (!st)
            st = compare_table(catalog, &all[i], "live", "main", judge, err);
    }
    return st;
}

/* Ask SQLite whether the other catalog is well formed: its indexes, too. */
static ibid_status check_form(ib_catalog *catalog,
                              const ib_catalog_judge *judge, ibid_err *err)
{
    sqlite3_stmt *stmt;
    int code = sqlite3_prepare_v2(catalog->db, "PRAGMA live.integrity_check(1)",
                                  -1, &stmt, NULL);

    if (code != SQLITE_OK)
        return fail_sql(catalog, code, err);
    while ((code = sqlite3_step(stmt)) == SQLITE_ROW) {
        const char *said = (const char *)sqlite3_column_text(stmt, 0);

        if (!said || strcmp(said, "ok") != 0)
            judge->hear(judge->state, "file", said ? said : "");
    }
    sqlite3_finalize(stmt);
    return code == SQLITE_DONE ? IBID_OK : fail_sql(catalog, code, err);
}

ibid_status ib_catalog_compare(ib_catalog *catalog, const char *path,
                               const ib_catalog_judge *judge, ibid_err *err)
{
    sqlite3_stmt *stmt;
    int code =
        sqlite3_prepare_v2(catalog->db, "ATTACH ? AS live", -1, &stmt, NULL);
    ibid_status st;

    if (code != SQLITE_OK)
        return fail_sql(catalog, code, err);
    sqlite3_bind_text(stmt, 1, path, -1, SQLITE_STATIC);
    code = sqlite3_step(stmt);
    sqlite3_finalize(stmt);
    if (code != SQLITE_DONE)
        return fail_sql(catalog, code, err);
    st = check_form(catalog, judge, err);
    if (!st)
        st = compare_tables(catalog, judge, err);
    return st ? st : run(catalog, "DETACH live", err);
}
