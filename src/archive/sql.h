/* sql.h - what the files of the catalog share: its queries, and how they are
 * asked.
 *
 * A query is prepared when it is first asked.  Values are borrowed until it is
 * asked again.  A query that gave a row is reset by its user, and by itself
 * where no row follows.
 */
#ifndef IB_ARCHIVE_SQL_H
#define IB_ARCHIVE_SQL_H

#include <sqlite3.h>

#include "archive/catalog.h"

typedef enum ib_sql_query {
    IB_SQL_READ_STATE,
    IB_SQL_WRITE_STATE,
    IB_SQL_PUT_ENTRY,
    IB_SQL_PUT_OBJECT,
    IB_SQL_PUT_NAME,
    IB_SQL_PUT_READ,
    IB_SQL_SET_STATE,
    IB_SQL_READ_LEAVES,
    IB_SQL_FIND_OBJECT,
    IB_SQL_FIND_NEED,
    IB_SQL_FIND_ADD,
    IB_SQL_FIND_ADDED,
    IB_SQL_LIST_ALL,
    IB_SQL_LIST_WORD,
    IB_SQL_LIST_NAMES,
    IB_SQL_PUT_RULING,
    IB_SQL_FIND_RULING,
    IB_SQL_FIND_ID,
    IB_SQL_HAS_WORDS,
    IB_SQL_PUT_WORDS,
    IB_SQL_NOTE_WORDS,
    IB_SQL_DROP_WORDS,
    IB_SQL_FORGET_WORDS,
    IB_SQL_FIND_PURGING,
    IB_SQL_NOTE_PURGING,
    IB_SQL_FORGET_PURGING,
    IB_SQL_SEARCH,
    IB_SQL_FIND_TERM,
    IB_SQL_LIST_TERMS,
    IB_SQL_PUT_SYMBOL,
    IB_SQL_FORGET_SYMBOLS,
    IB_SQL_PUT_HEAD,
    IB_SQL_DROP_HEAD,
    IB_SQL_PUT_NAMED,
    IB_SQL_COUNT_KEPT,
    IB_SQL_LIST_TEXTS,
    IB_SQL_CHOOSE_TEXT,
    IB_SQL_CHOOSE_SYMBOL,
    IB_SQL_CHOOSE_STEM,
    IB_SQL_CHOOSE_HEAD,
    IB_SQL_CHOOSE_BOTH,
    IB_SQL_CHOOSE_NAME,
    IB_SQL_FIND_BY_ID,
    IB_SQL_COUNT
} ib_sql_query;

struct ib_catalog {
    sqlite3 *db;
    sqlite3_stmt *ready[IB_SQL_COUNT]; /* NULL: not asked so far */
    bool is_damaged;
};

/* The failure that a code of SQLite is. */
ibid_status ib_sql_fail(ib_catalog *catalog, int code, ibid_err *err);

/* Do statements without values and rows. */
IBID_MUST_USE ibid_status ib_sql_run(ib_catalog *catalog, const char *text,
                                     ibid_err *err);

/* Get a query ready, without values. */
IBID_MUST_USE ibid_status ib_sql_ask(sqlite3_stmt **out, ib_catalog *catalog,
                                     ib_sql_query q, ibid_err *err);

/* Set a value; NULL where it is not set.  Where there is no memory, the step
 * fails. */
void ib_sql_number(sqlite3_stmt *stmt, int at, uint64_t number);
void ib_sql_str(sqlite3_stmt *stmt, int at, ibid_str value);
void ib_sql_z(sqlite3_stmt *stmt, int at, const char *value);

/* Do what gives no row. */
IBID_MUST_USE ibid_status ib_sql_finish(ib_catalog *catalog, sqlite3_stmt *stmt,
                                        ibid_err *err);

/* The next row.
 *
 * Gives  *is_row. */
IBID_MUST_USE ibid_status ib_sql_next(bool *is_row, ib_catalog *catalog,
                                      sqlite3_stmt *stmt, ibid_err *err);

/* A column as a number; as a string in `arena`, NULL where it says nothing.
 *
 * Gives  the latter false where there is no memory. */
uint64_t ib_sql_number_at(sqlite3_stmt *stmt, int column);
bool ib_sql_keep_z(const char **out, ib_arena *arena, sqlite3_stmt *stmt,
                   int column);

#endif
