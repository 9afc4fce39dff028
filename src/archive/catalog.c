/* catalog.c - what the log says, as tables that can be asked. */

#include "archive/catalog.h"

#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>

#include "archive/costs.h"
#include "archive/sql.h"
#include "base/fail.h"
#include "base/str.h"
#include "resolve/resolve.h"

/* Bytes of a symbol or a file's name in the form in which they are compared; a
 * longer one is cut. */
enum { IB_CATALOG_FORM = 256 };

/* Raise it when the tables change: catalogs of an older one are made anew. */
enum { VERSION = 6 };

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
    " language TEXT, title TEXT, symbols TEXT, dated TEXT,"
    " files INTEGER) STRICT;"
    "CREATE INDEX object_text ON object(text);"
    "CREATE INDEX object_gone ON object(id) WHERE state <> 'kept';"
    "CREATE INDEX object_dated ON object(dated);"
    "CREATE INDEX object_files ON object(id) WHERE files > 0;"
    "CREATE TABLE symbol(form TEXT NOT NULL, object TEXT NOT NULL,"
    " PRIMARY KEY (form, object)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX symbol_object ON symbol(object);"
    "CREATE TABLE name(n INTEGER PRIMARY KEY, object TEXT NOT NULL,"
    " name TEXT NOT NULL, last TEXT NOT NULL, stem TEXT NOT NULL,"
    " symbol TEXT, date TEXT, note TEXT) STRICT;"
    "CREATE INDEX name_object ON name(object);"
    "CREATE INDEX name_name ON name(name);"
    "CREATE INDEX name_last ON name(last);"
    "CREATE INDEX name_date ON name(date);"
    "CREATE INDEX name_stem ON name(stem);"
    "CREATE TABLE family(object TEXT NOT NULL, way INTEGER NOT NULL,"
    " base TEXT NOT NULL, symbol TEXT NOT NULL, version TEXT NOT NULL,"
    " PRIMARY KEY (object, way, base, symbol)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX family_base ON family(base, object);"
    "CREATE TABLE ruling(n INTEGER PRIMARY KEY, finding TEXT NOT NULL,"
    " ruling TEXT NOT NULL, reason TEXT NOT NULL, by TEXT) STRICT;"
    "CREATE INDEX ruling_finding ON ruling(finding);"
    "CREATE VIRTUAL TABLE words USING fts5(body, content = '',"
    " tokenize = 'unicode61 remove_diacritics 2');"
    "CREATE VIRTUAL TABLE heads USING fts5(body, content = '',"
    " tokenize = 'unicode61 remove_diacritics 2');"
    "CREATE VIRTUAL TABLE names USING fts5(body, content = '',"
    " tokenize = 'unicode61 remove_diacritics 2');"
    "CREATE VIRTUAL TABLE facts USING fts5(name, title, symbol, note,"
    " content = '', tokenize = 'unicode61 remove_diacritics 2');"
    "CREATE TABLE worded(id INTEGER PRIMARY KEY) STRICT;"
    "CREATE TABLE purging(hash TEXT PRIMARY KEY) STRICT;";

bool ib_catalog_is_damaged(const ib_catalog *catalog)
{
    return catalog->is_damaged;
}

/* Take no catalog at its word: it may be one that somebody made to do harm.
 * Nothing in it is run, its own tables are written by FTS5 alone, and what is
 * out of shape is damage. */
static ibid_status harden(ib_catalog *catalog, ibid_err *err)
{
    static const struct {
        int option;
        int value;
    } options[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},
        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
        {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
        {SQLITE_DBCONFIG_DQS_DML, 0},
        {SQLITE_DBCONFIG_DQS_DDL, 0},
    };

    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        const int code = sqlite3_db_config(catalog->db, options[i].option,
                                           options[i].value, NULL);

        if (code != SQLITE_OK)
            return ib_sql_fail(catalog, code, err);
    }
    sqlite3_busy_timeout(catalog->db, IB_CATALOG_WAIT_MS);
    return ib_sql_run(catalog, "PRAGMA cell_size_check = ON", err);
}

/* One of the numbers in its head, which are there before any table is read. */
static ibid_status read_number(uint32_t *out, ib_catalog *catalog,
                               const char *pragma, ibid_err *err)
{
    sqlite3_stmt *stmt;
    int code = sqlite3_prepare_v2(catalog->db, pragma, -1, &stmt, NULL);

    if (code != SQLITE_OK)
        return ib_sql_fail(catalog, code, err);
    code = sqlite3_step(stmt);
    *out = (uint32_t)sqlite3_column_int(stmt, 0);
    sqlite3_finalize(stmt);
    return code == SQLITE_ROW ? IBID_OK : ib_sql_fail(catalog, code, err);
}

/* Which version made the tables; 0: there are none. */
static ibid_status read_version(uint32_t *out, ib_catalog *catalog,
                                ibid_err *err)
{
    return read_number(out, catalog, "PRAGMA user_version", err);
}

/* Make the tables, unless another process did so meanwhile. */
static ibid_status make_tables(ib_catalog *catalog, uint32_t place,
                               ibid_err *err)
{
    char set[96];
    uint32_t version = 0;
    ibid_status st = ib_catalog_begin(catalog, err);

    if (st)
        return st;
    st = read_version(&version, catalog, err);
    snprintf(set, sizeof set,
             "PRAGMA user_version = %d; PRAGMA application_id = %" PRIu32,
             VERSION, place);
    if (!st && version == 0)
        st = ib_sql_run(catalog, schema, err);
    if (!st && version == 0)
        st = ib_sql_run(catalog, set, err);
    if (st) {
        (void)!ib_catalog_end(catalog, false, NULL);
        return st;
    }
    return ib_catalog_end(catalog, true, err);
}

/* Open the file; nothing of it is believed so far. */
static ibid_status open_file(ib_catalog *catalog, const char *path,
                             ibid_err *err)
{
    const int code = sqlite3_open_v2(
        path, &catalog->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);

    return code == SQLITE_OK ? harden(catalog, err)
                             : ib_sql_fail(catalog, code, err);
}

/* Did this version make it, in this place?  *is_new: nobody did. */
static ibid_status check_head(bool *is_new, ib_catalog *catalog, uint32_t place,
                              ibid_err *err)
{
    uint32_t version, found = 0;
    ibid_status st = read_version(&version, catalog, err);

    if (!st)
        st = read_number(&found, catalog, "PRAGMA application_id", err);
    *is_new = !st && version == 0;
    if (st || *is_new)
        return st;
    if (version > VERSION)
        return ib_fail(err, IBID_EUNSUPPORTED,
                       "a newer version of ibid has written to this archive; "
                       "use that one",
                       0, 0);
    if (version < VERSION)
        return ib_fail(err, IBID_EFORMAT, "its catalog is of an older version",
                       0, ESTALE);
    if (place && found != place)
        return ib_fail(err, IBID_EFORMAT, "its catalog was made somewhere else",
                       0, 0);
    return IBID_OK;
}

static ibid_status prepare(ib_catalog *catalog, const char *path,
                           uint32_t place, ibid_err *err)
{
    bool is_new;
    ibid_status st = open_file(catalog, path, err);

    if (!st)
        st = check_head(&is_new, catalog, place, err);
    if (st)
        return st;
    /* Nothing is lost by a wait for the disk: the log can be read again. */
    st = ib_sql_run(catalog,
                    "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
                    " PRAGMA cache_size = -65536;"
                    " CREATE VIRTUAL TABLE temp.term"
                    " USING fts5vocab(main, words, row);"
                    " CREATE VIRTUAL TABLE temp.fact"
                    " USING fts5vocab(main, facts, col);"
                    " CREATE TABLE temp.chosen(id INTEGER PRIMARY KEY)",
                    err);
    return st || !is_new ? st : make_tables(catalog, place, err);
}

/* SQLite does not wait everywhere that another program has a catalog for an
 * instant: where it is made, or closed by the last that had it open.  Then it is
 * opened anew. */
static ibid_status prepare_in_turn(ib_catalog *catalog, const char *path,
                                   uint32_t place, ibid_err *err)
{
    ibid_status st = prepare(catalog, path, place, err);

    for (int waited = 0; st == IBID_EBUSY && waited < IB_CATALOG_WAIT_MS;
         waited += IB_CATALOG_PAUSE_MS) {
        ib_catalog_close(catalog);
        (void)poll(NULL, 0, IB_CATALOG_PAUSE_MS);
        st = prepare(catalog, path, place, err);
    }
    return st;
}

ibid_status ib_catalog_open(ib_catalog **out, ib_arena *arena, const char *path,
                            uint32_t place, ibid_err *err)
{
    ib_catalog *catalog = ib_arena_array(arena, ib_catalog, 1);
    ibid_status st;

    *out = NULL;
    if (!catalog)
        return ib_fail(err, ib_arena_status(arena),
                       ibid_status_words(ib_arena_status(arena)), 0, 0);
    st = prepare_in_turn(catalog, path, place, err);
    if (st)
        ib_catalog_close(catalog);
    else
        *out = catalog;
    return st;
}

ibid_status ib_catalog_empty(ib_arena *arena, const char *path, ibid_err *err)
{
    ib_catalog *catalog = ib_arena_array(arena, ib_catalog, 1);
    ibid_status st;

    if (!catalog)
        return ib_fail(err, ib_arena_status(arena),
                       ibid_status_words(ib_arena_status(arena)), 0, 0);
    st = open_file(catalog, path, err);
    if (!st)
        sqlite3_db_config(catalog->db, SQLITE_DBCONFIG_RESET_DATABASE, 1, NULL);
    if (!st)
        st = ib_sql_run(catalog, "VACUUM", err);
    if (!st) {
        sqlite3_db_config(catalog->db, SQLITE_DBCONFIG_RESET_DATABASE, 0, NULL);
        st = ib_sql_run(
            catalog, "PRAGMA application_id = 0; PRAGMA user_version = 0", err);
    }
    ib_catalog_close(catalog);
    return st;
}

void ib_catalog_close(ib_catalog *catalog)
{
    if (!catalog)
        return;
    for (int i = 0; i < IB_SQL_COUNT; i++)
        sqlite3_finalize(catalog->ready[i]);
    sqlite3_close(catalog->db);
    *catalog = (ib_catalog){0};
}

ibid_status ib_catalog_state_read(ib_catalog_state *out, ib_catalog *catalog,
                                  ibid_err *err)
{
    sqlite3_stmt *stmt;
    bool is_row;
    ibid_status st = ib_sql_ask(&stmt, catalog, IB_SQL_READ_STATE, err);

    if (!st)
        st = ib_sql_next(&is_row, catalog, stmt, err);
    if (st)
        return st;
    if (!is_row)
        return ib_sql_fail(catalog, SQLITE_CORRUPT, err);
    *out = (ib_catalog_state){ib_sql_number_at(stmt, 0),
                              ib_sql_number_at(stmt, 1)};
    sqlite3_reset(stmt);
    return IBID_OK;
}

ibid_status ib_catalog_hold(ib_catalog *catalog, ibid_err *err)
{
    return ib_sql_run(catalog, "BEGIN", err);
}

ibid_status ib_catalog_begin(ib_catalog *catalog, ibid_err *err)
{
    return ib_sql_run(catalog, "BEGIN IMMEDIATE", err);
}

ibid_status ib_catalog_end(ib_catalog *catalog, bool keep, ibid_err *err)
{
    return ib_sql_run(catalog, keep ? "COMMIT" : "ROLLBACK", err);
}

static ibid_status put_add(ib_catalog *catalog, const ib_log_entry *entry,
                           ibid_err *err)
{
    const ibid_str name = entry->value[IB_LOG_NAME];
    char stem[IB_CATALOG_FORM];
    ibid_str last = name;
    sqlite3_stmt *stmt;
    ibid_status st = ib_sql_ask(&stmt, catalog, IB_SQL_PUT_OBJECT, err);

    if (st)
        return st;
    ib_sql_str(stmt, 1, entry->value[IB_LOG_OBJECT]);
    ib_sql_number(stmt, 2, ib_log_number(entry, IB_LOG_BYTES));
    st = ib_sql_finish(catalog, stmt, err);
    if (!st)
        st = ib_sql_ask(&stmt, catalog, IB_SQL_FORGET_PURGING, err);
    if (st)
        return st;
    ib_sql_str(stmt, 1, entry->value[IB_LOG_OBJECT]);
    st = ib_sql_finish(catalog, stmt, err);
    if (!st)
        st = ib_sql_ask(&stmt, catalog, IB_SQL_PUT_NAME, err);
    if (st)
        return st;
    for (uint32_t i = 0; i < name.len; i++)
        if (name.at[i] == '/')
            last = (ibid_str){name.at + i + 1, name.len - i - 1};
    ib_sql_number(stmt, 1, ib_log_number(entry, IB_LOG_N));
    ib_sql_str(stmt, 2, entry->value[IB_LOG_OBJECT]);
    ib_sql_str(stmt, 3, name);
    ib_sql_str(stmt, 4, last);
    ib_symbol_form(stem, sizeof stem, ib_file_stem(name));
    ib_sql_z(stmt, 5, stem);
    ib_sql_str(stmt, 6, entry->value[IB_LOG_SYMBOL]);
    ib_sql_str(stmt, 7, entry->value[IB_LOG_DATE]);
    ib_sql_str(stmt, 8, entry->value[IB_LOG_NOTE]);
    return ib_sql_finish(catalog, stmt, err);
}

static ibid_status put_symbol(ib_catalog *catalog, const ib_log_entry *entry,
                              ibid_str symbol, ibid_err *err)
{
    char form[IB_CATALOG_FORM];
    sqlite3_stmt *stmt;
    const ibid_status st = ib_sql_ask(&stmt, catalog, IB_SQL_PUT_SYMBOL, err);

    if (st)
        return st;
    ib_symbol_form(form, sizeof form, symbol);
    ib_sql_z(stmt, 1, form);
    ib_sql_str(stmt, 2, entry->value[IB_LOG_OBJECT]);
    return ib_sql_finish(catalog, stmt, err);
}

/* The symbols of a text, which the entry has with "; " between them. */
static ibid_status put_symbols(ib_catalog *catalog, const ib_log_entry *entry,
                               ibid_err *err)
{
    const ibid_str all = entry->value[IB_LOG_SYMBOLS];
    sqlite3_stmt *stmt;
    ibid_status st = ib_sql_ask(&stmt, catalog, IB_SQL_FORGET_SYMBOLS, err);

    if (st)
        return st;
    ib_sql_str(stmt, 1, entry->value[IB_LOG_OBJECT]);
    st = ib_sql_finish(catalog, stmt, err);
    for (uint32_t start = 0, i = 0; all.at && i <= all.len && !st; i++) {
        if (i < all.len && !ib_str_has_at(all, i, IB_STR("; ")))
            continue;
        st = put_symbol(catalog, entry, (ibid_str){all.at + start, i - start},
                        err);
        start = i + 2;
    }
    return st;
}

static ibid_status put_read(ib_catalog *catalog, const ib_log_entry *entry,
                            ibid_err *err)
{
    static const ib_log_member column[] = {
        IB_LOG_TEXT,     IB_LOG_TEXT_BYTES, IB_LOG_WHY,      IB_LOG_TYPE,
        IB_LOG_ENCODING, IB_LOG_MADE_BY,    IB_LOG_LANGUAGE, IB_LOG_TITLE,
        IB_LOG_SYMBOLS,  IB_LOG_DATED,      IB_LOG_FILES,    IB_LOG_OBJECT};
    sqlite3_stmt *stmt;
    ibid_status st = ib_sql_ask(&stmt, catalog, IB_SQL_PUT_READ, err);

    if (st)
        return st;
    for (int i = 0; i < (int)(sizeof column / sizeof *column); i++) {
        if (column[i] != IB_LOG_TEXT_BYTES && column[i] != IB_LOG_FILES)
            ib_sql_str(stmt, i + 1, entry->value[column[i]]);
        else if (entry->value[column[i]].at)
            ib_sql_number(stmt, i + 1, ib_log_number(entry, column[i]));
    }
    st = ib_sql_finish(catalog, stmt, err);
    return st ? st : put_symbols(catalog, entry, err);
}

static ibid_status put_state(ib_catalog *catalog, const ib_log_entry *entry,
                             const char *state, ibid_err *err)
{
    sqlite3_stmt *stmt;
    const ibid_status st = ib_sql_ask(&stmt, catalog, IB_SQL_SET_STATE, err);

    if (st)
        return st;
    ib_sql_z(stmt, 1, state);
    ib_sql_str(stmt, 2, entry->value[IB_LOG_OBJECT]);
    return ib_sql_finish(catalog, stmt, err);
}

static ibid_status put_purge(ib_catalog *catalog, const ib_log_entry *entry,
                             ibid_err *err)
{
    sqlite3_stmt *stmt;
    ibid_status st = put_state(catalog, entry, "purged", err);

    if (!st)
        st = ib_sql_ask(&stmt, catalog, IB_SQL_NOTE_PURGING, err);
    if (st)
        return st;
    ib_sql_str(stmt, 1, entry->value[IB_LOG_OBJECT]);
    return ib_sql_finish(catalog, stmt, err);
}

static ibid_status put_ruling(ib_catalog *catalog, const ib_log_entry *entry,
                              ibid_err *err)
{
    static const ib_log_member column[] = {IB_LOG_FINDING, IB_LOG_RULING,
                                           IB_LOG_REASON, IB_LOG_BY};
    sqlite3_stmt *stmt;
    const ibid_status st = ib_sql_ask(&stmt, catalog, IB_SQL_PUT_RULING, err);

    if (st)
        return st;
    ib_sql_number(stmt, 1, ib_log_number(entry, IB_LOG_N));
    for (int i = 0; i < 4; i++)
        ib_sql_str(stmt, i + 2, entry->value[column[i]]);
    return ib_sql_finish(catalog, stmt, err);
}

static ibid_status put_row(ib_catalog *catalog, const ib_log_entry *entry,
                           const ib_digest *leaf, uint64_t at, uint32_t bytes,
                           ibid_err *err)
{
    sqlite3_stmt *stmt;
    ibid_status st = ib_sql_ask(&stmt, catalog, IB_SQL_PUT_ENTRY, err);

    if (st)
        return st;
    ib_sql_number(stmt, 1, ib_log_number(entry, IB_LOG_N));
    ib_sql_number(stmt, 2, at);
    ib_sql_number(stmt, 3, bytes);
    sqlite3_bind_blob(stmt, 4, leaf->at, sizeof leaf->at, SQLITE_STATIC);
    ib_sql_str(stmt, 5, entry->value[IB_LOG_TIME]);
    ib_sql_str(stmt, 6, entry->value[IB_LOG_ACT]);
    ib_sql_str(stmt, 7, entry->value[IB_LOG_OBJECT]);
    st = ib_sql_finish(catalog, stmt, err);
    if (!st)
        st = ib_sql_ask(&stmt, catalog, IB_SQL_WRITE_STATE, err);
    if (st)
        return st;
    ib_sql_number(stmt, 1, ib_log_number(entry, IB_LOG_N) + 1);
    ib_sql_number(stmt, 2, at + bytes + 1);
    return ib_sql_finish(catalog, stmt, err);
}

ibid_status ib_catalog_put(ib_catalog *catalog, const ib_log_entry *entry,
                           const ib_digest *leaf, uint64_t at, uint32_t bytes,
                           ibid_err *err)
{
    ibid_status st = put_row(catalog, entry, leaf, at, bytes, err);

    if (st)
        return st;
    if (ib_log_is(entry, "add") || ib_log_is(entry, "read")) {
        st = ib_log_is(entry, "add") ? put_add(catalog, entry, err)
                                     : put_read(catalog, entry, err);
        return st ? st : ib_catalog_put_family(catalog, entry, err);
    }
    if (ib_log_is(entry, "remove"))
        return put_state(catalog, entry, "removed", err);
    if (ib_log_is(entry, "purge"))
        return put_purge(catalog, entry, err);
    if (ib_log_is(entry, "rule"))
        return put_ruling(catalog, entry, err);
    return IBID_OK;
}

ibid_status ib_catalog_leaves(ib_digest *out, ib_catalog *catalog,
                              uint64_t first, uint64_t count, ibid_err *err)
{
    sqlite3_stmt *stmt;
    bool is_row = true;
    ibid_status st = ib_sql_ask(&stmt, catalog, IB_SQL_READ_LEAVES, err);

    if (st)
        return st;
    ib_sql_number(stmt, 1, first);
    ib_sql_number(stmt, 2, count);
    for (uint64_t i = 0; i < count; i++) {
        st = ib_sql_next(&is_row, catalog, stmt, err);
        if (st)
            return st;
        if (!is_row || sqlite3_column_bytes(stmt, 0) != (int)sizeof out->at) {
            sqlite3_reset(stmt);
            return ib_sql_fail(catalog, SQLITE_CORRUPT, err);
        }
        memcpy(out[i].at, sqlite3_column_blob(stmt, 0), sizeof out[i].at);
    }
    sqlite3_reset(stmt);
    return IBID_OK;
}
