/* sql.c - the queries of the catalog, and how they are asked. */

#include "archive/sql.h"

#include "base/fail.h"
#include "base/str.h"

/* An object with the first of its names. */
#define OBJECT_COLUMNS                                                     \
    "SELECT o.hash, o.state, o.bytes, f.name, f.symbol, f.date, f.note,"   \
    " e.time, o.text, o.text_bytes, o.why, o.type, o.made_by, o.language," \
    " o.title, o.symbols, o.dated"
#define OBJECT_JOINS                                                        \
    " JOIN name f ON f.n = (SELECT min(n) FROM name WHERE object = o.hash)" \
    " JOIN entry e ON e.n = f.n"
#define OBJECT_ROWS OBJECT_COLUMNS " FROM object o" OBJECT_JOINS

/* Objects at whose head, or in whose name, words stand. */
#define IN_NAME(words)                                  \
    "SELECT o.id FROM names f JOIN name ON n = f.rowid" \
    " JOIN object o ON o.hash = name.object WHERE names MATCH " #words
#define HEAD_OR_NAME(words)                                   \
    "SELECT rowid AS id FROM heads WHERE heads MATCH " #words \
    " UNION " IN_NAME(words)
#define KEPT_FIRST " AND state = 'kept' ORDER BY id LIMIT ?3"

static const char *const sql[IB_SQL_COUNT] = {
    [IB_SQL_READ_STATE] = "SELECT entries, bytes FROM state",
    [IB_SQL_WRITE_STATE] = "UPDATE state SET entries = ?, bytes = ?",
    [IB_SQL_PUT_ENTRY] = "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)",
    [IB_SQL_PUT_OBJECT] =
        "INSERT INTO object(hash, bytes, state) VALUES (?, ?, 'kept')"
        " ON CONFLICT(hash) DO UPDATE SET state = 'kept'",
    [IB_SQL_PUT_NAME] = "INSERT INTO name VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    [IB_SQL_PUT_READ] = "UPDATE object SET text = ?, text_bytes = ?, why = ?,"
                        " type = ?, encoding = ?, made_by = ?, language = ?,"
                        " title = ?, symbols = ?, dated = ? WHERE hash = ?",
    [IB_SQL_SET_STATE] = "UPDATE object SET state = ? WHERE hash = ?",
    [IB_SQL_READ_LEAVES] =
        "SELECT leaf FROM entry WHERE n >= ? ORDER BY n LIMIT ?",
    [IB_SQL_FIND_OBJECT] = OBJECT_ROWS " WHERE o.hash = ?",
    [IB_SQL_FIND_NEED] = "SELECT 1 FROM object WHERE (hash = ?1 OR text = ?1)"
                         " AND hash <> ?2 AND state <> 'purged' LIMIT 1",
    [IB_SQL_FIND_ADD] = "SELECT 1 FROM name WHERE object = ? AND name = ?"
                        " AND symbol IS ? AND date IS ? AND note IS ?",
    [IB_SQL_FIND_ADDED] =
        "SELECT n, at, bytes FROM entry"
        " WHERE object = ? AND act = 'add' ORDER BY n LIMIT 1",
    [IB_SQL_LIST_ALL] = OBJECT_ROWS " ORDER BY o.id",
    [IB_SQL_LIST_WORD] = OBJECT_ROWS
    " WHERE (length(?1) >= 6 AND o.hash >= ?1 AND o.hash < ?1 || 'g')"
    " OR o.hash IN (SELECT object FROM name WHERE name = ?1 OR last = ?1)"
    " ORDER BY o.id",
    [IB_SQL_LIST_NAMES] =
        "SELECT name.n, e.time, name, symbol, date, note FROM name"
        " JOIN entry e ON e.n = name.n WHERE name.object = ?"
        " ORDER BY name.n",
    [IB_SQL_PUT_RULING] = "INSERT INTO ruling VALUES (?, ?, ?, ?, ?)",
    [IB_SQL_FIND_RULING] =
        "SELECT r.ruling, r.reason, r.by, e.time, r.n FROM ruling r"
        " JOIN entry e ON e.n = r.n WHERE r.finding = ?"
        " ORDER BY r.n DESC LIMIT 1",
    [IB_SQL_FIND_ID] = "SELECT id FROM object WHERE hash = ?",
    [IB_SQL_HAS_WORDS] = "SELECT 1 FROM worded WHERE id = ?",
    [IB_SQL_PUT_WORDS] = "INSERT INTO words(rowid, body) VALUES (?, ?)",
    [IB_SQL_NOTE_WORDS] = "INSERT INTO worded VALUES (?)",
    [IB_SQL_DROP_WORDS] =
        "INSERT INTO words(words, rowid, body) VALUES ('delete', ?, ?)",
    [IB_SQL_FORGET_WORDS] = "DELETE FROM worded WHERE id = ?",
    [IB_SQL_FIND_PURGING] = "SELECT hash FROM purging LIMIT 1",
    [IB_SQL_NOTE_PURGING] = "INSERT OR IGNORE INTO purging VALUES (?)",
    [IB_SQL_FORGET_PURGING] = "DELETE FROM purging WHERE hash = ?",
    /* CROSS: the index is asked once, not once for each object. */
    [IB_SQL_SEARCH] = OBJECT_COLUMNS
    " FROM words w CROSS JOIN object o ON o.id = w.rowid" OBJECT_JOINS
    " WHERE w.words MATCH ?1"
    " AND o.state = 'kept' AND (?2 IS NULL OR o.language = ?2)"
    " ORDER BY w.rank, o.id LIMIT ?3",
    [IB_SQL_FIND_TERM] = "SELECT 1 FROM temp.term WHERE term = ? LIMIT 1",
    [IB_SQL_LIST_TERMS] = "SELECT term, doc FROM temp.term"
                          " WHERE term >= ?1 AND term < ?1 || char(0x10FFFF)"
                          " AND length(CAST(term AS BLOB)) BETWEEN ?2 AND ?3",
    [IB_SQL_PUT_SYMBOL] = "INSERT OR IGNORE INTO symbol VALUES (?, ?)",
    [IB_SQL_FORGET_SYMBOLS] = "DELETE FROM symbol WHERE object = ?",
    [IB_SQL_PUT_HEAD] = "INSERT INTO heads(rowid, body) VALUES (?, ?)",
    [IB_SQL_DROP_HEAD] =
        "INSERT INTO heads(heads, rowid, body) VALUES ('delete', ?, ?)",
    [IB_SQL_PUT_NAMED] = "INSERT INTO names(rowid, body) VALUES (?, ?)",
    /* No row is ever deleted. */
    [IB_SQL_COUNT_KEPT] =
        "SELECT coalesce(max(id), 0) -"
        " (SELECT count(*) FROM object WHERE state <> 'kept') FROM object",
    [IB_SQL_LIST_TEXTS] =
        "SELECT e.n, o.text, o.text_bytes FROM entry e"
        " JOIN object o ON o.hash = e.object"
        " WHERE e.n >= ?1 AND e.act = 'read' AND o.text IS NOT NULL"
        " AND o.state <> 'purged' ORDER BY e.n",
    [IB_SQL_CHOOSE_TEXT] =
        "SELECT id FROM object WHERE text = ?1" KEPT_FIRST,
    [IB_SQL_CHOOSE_SYMBOL] =
        "SELECT id FROM symbol JOIN object ON hash = object"
        " WHERE form = ?1" KEPT_FIRST,
    /* '`' is the sign behind '_': all names that go on with one. */
    [IB_SQL_CHOOSE_STEM] =
        "SELECT id FROM name JOIN object ON hash = object"
        " WHERE (stem = ?1 OR (stem >= ?1 || '_' AND stem < ?1 || '`'))"
        KEPT_FIRST,
    [IB_SQL_CHOOSE_HEAD] = "SELECT id FROM (" HEAD_OR_NAME(?1) ")"
                           " JOIN object USING (id) WHERE true" KEPT_FIRST,
    [IB_SQL_CHOOSE_BOTH] =
        "SELECT id FROM (" HEAD_OR_NAME(?1) ") JOIN (" HEAD_OR_NAME(?2) ")"
        " USING (id) JOIN object USING (id) WHERE true" KEPT_FIRST,
    [IB_SQL_CHOOSE_NAME] = "SELECT id FROM (" IN_NAME(?1) ")"
                           " JOIN object USING (id) WHERE true" KEPT_FIRST,
    [IB_SQL_FIND_BY_ID] = OBJECT_ROWS " WHERE o.id = ?",
};

ibid_status ib_sql_fail(ib_catalog *catalog, int code, ibid_err *err)
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

ibid_status ib_sql_run(ib_catalog *catalog, const char *text, ibid_err *err)
{
    const int code = sqlite3_exec(catalog->db, text, NULL, NULL, NULL);

    return code == SQLITE_OK ? IBID_OK : ib_sql_fail(catalog, code, err);
}

/* A query without values. */
ibid_status ib_sql_ask(sqlite3_stmt **out, ib_catalog *catalog, ib_sql_query q,
                       ibid_err *err)
{
    int code = SQLITE_OK;

    if (!catalog->ready[q])
        code = sqlite3_prepare_v3(catalog->db, sql[q], -1,
                                  SQLITE_PREPARE_PERSISTENT, &catalog->ready[q],
                                  NULL);
    *out = catalog->ready[q];
    if (code != SQLITE_OK)
        return ib_sql_fail(catalog, code, err);
    sqlite3_reset(*out);
    sqlite3_clear_bindings(*out);
    return IBID_OK;
}

/* Values are borrowed until the query is asked again, and not set where there
 * is no memory: then the step fails. */
void ib_sql_number(sqlite3_stmt *stmt, int at, uint64_t number)
{
    sqlite3_bind_int64(stmt, at, (sqlite3_int64)number);
}

void ib_sql_str(sqlite3_stmt *stmt, int at, ibid_str value)
{
    if (value.at)
        sqlite3_bind_text(stmt, at, value.at, (int)value.len, SQLITE_STATIC);
}

void ib_sql_z(sqlite3_stmt *stmt, int at, const char *value)
{
    ib_sql_str(stmt, at, ib_str_of(value));
}

/* Do what gives no row. */
ibid_status ib_sql_finish(ib_catalog *catalog, sqlite3_stmt *stmt,
                          ibid_err *err)
{
    const int code = sqlite3_step(stmt);

    sqlite3_reset(stmt);
    return code == SQLITE_DONE ? IBID_OK : ib_sql_fail(catalog, code, err);
}

/* The next row.
 *
 * Gives  *is_row; the query is done where there is none. */
ibid_status ib_sql_next(bool *is_row, ib_catalog *catalog, sqlite3_stmt *stmt,
                        ibid_err *err)
{
    const int code = sqlite3_step(stmt);

    *is_row = code == SQLITE_ROW;
    if (*is_row)
        return IBID_OK;
    sqlite3_reset(stmt);
    return code == SQLITE_DONE ? IBID_OK : ib_sql_fail(catalog, code, err);
}

uint64_t ib_sql_number_at(sqlite3_stmt *stmt, int column)
{
    const sqlite3_int64 number = sqlite3_column_int64(stmt, column);

    return number < 0 ? 0 : (uint64_t)number;
}

/* A column as a string in `arena`; NULL where it says nothing.
 *
 * Gives  false where there is no memory. */
bool ib_sql_keep_z(const char **out, ib_arena *arena, sqlite3_stmt *stmt,
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
