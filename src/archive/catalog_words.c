/* catalog_words.c - the words of all texts: put in, taken out, looked up. */

#include <string.h>

#include "archive/sql.h"
#include "base/hash.h"
#include "base/str.h"

/* The number by which the index knows an object. */
static ibid_status find_id(uint64_t *id, bool *found, ib_catalog *catalog,
                           const char *sha256, ibid_err *err)
{
    sqlite3_stmt *stmt;
    ibid_status st = ib_sql_ask(&stmt, catalog, IB_SQL_FIND_ID, err);

    if (st)
        return st;
    ib_sql_z(stmt, 1, sha256);
    st = ib_sql_next(found, catalog, stmt, err);
    *id = !st && *found ? ib_sql_number_at(stmt, 0) : 0;
    sqlite3_reset(stmt);
    return st;
}

/* A query about one object, and its words where they are given. */
static ibid_status change(ib_catalog *catalog, ib_sql_query q, uint64_t id,
                          ibid_str words, ibid_err *err)
{
    sqlite3_stmt *stmt;
    const ibid_status st = ib_sql_ask(&stmt, catalog, q, err);

    if (st)
        return st;
    ib_sql_number(stmt, 1, id);
    if (words.at)
        ib_sql_str(stmt, 2, words);
    return ib_sql_finish(catalog, stmt, err);
}

static ibid_status has_words(bool *out, ib_catalog *catalog, uint64_t id,
                             ibid_err *err)
{
    sqlite3_stmt *stmt;
    ibid_status st = ib_sql_ask(&stmt, catalog, IB_SQL_HAS_WORDS, err);

    if (st)
        return st;
    ib_sql_number(stmt, 1, id);
    st = ib_sql_next(out, catalog, stmt, err);
    sqlite3_reset(stmt);
    return st;
}

ibid_status ib_catalog_has_words(bool *out, ib_catalog *catalog,
                                 const char *sha256, ibid_err *err)
{
    uint64_t id;
    ibid_status st = find_id(&id, out, catalog, sha256, err);

    return st || !*out ? st : has_words(out, catalog, id, err);
}

ibid_status ib_catalog_put_words(ib_catalog *catalog, const char *sha256,
                                 const ib_catalog_words *words, ibid_err *err)
{
    const ibid_str none = {NULL, 0};
    bool found, has;
    uint64_t id;
    ibid_status st = find_id(&id, &found, catalog, sha256, err);

    if (!st && found)
        st = has_words(&has, catalog, id, err);
    if (st || !found || has)
        return st;
    st = change(catalog, IB_SQL_PUT_WORDS, id, words->all, err);
    if (!st)
        st = change(catalog, IB_SQL_PUT_HEAD, id, words->head, err);
    return st ? st : change(catalog, IB_SQL_NOTE_WORDS, id, none, err);
}

ibid_status ib_catalog_put_name_words(ib_catalog *catalog, uint64_t n,
                                      ibid_str words, ibid_err *err)
{
    return change(catalog, IB_SQL_PUT_NAMED, n, words, err);
}

/* A deleted word stays in the index until its parts are merged, and in the file
 * until its pages are overwritten. */
static const char wipe[] = "INSERT INTO words(words) VALUES ('optimize');"
                           "INSERT INTO heads(heads) VALUES ('optimize')";

/* Where nobody knows any more which words were of a text, all go at once, and
 * the catalog is made anew when it is opened next. */
static const char wipe_all[] =
    "PRAGMA secure_delete = ON; BEGIN IMMEDIATE;"
    " INSERT INTO words(words) VALUES ('delete-all');"
    " INSERT INTO heads(heads) VALUES ('delete-all');"
    " DELETE FROM worded; COMMIT; PRAGMA user_version = 1;"
    " PRAGMA wal_checkpoint(TRUNCATE)";

ibid_status ib_catalog_drop_words(ib_catalog *catalog, const char *sha256,
                                  const ib_catalog_words *words, ibid_err *err)
{
    const ibid_str none = {NULL, 0};
    uint64_t id;
    bool found;
    ibid_status st = find_id(&id, &found, catalog, sha256, err);

    if (st || !found)
        return st;
    if (!words->all.at)
        return ib_sql_run(catalog, wipe_all, err);
    st = ib_sql_run(catalog, "PRAGMA secure_delete = ON", err);
    if (!st)
        st = ib_catalog_begin(catalog, err);
    if (st)
        return st;
    st = change(catalog, IB_SQL_DROP_WORDS, id, words->all, err);
    if (!st)
        st = change(catalog, IB_SQL_DROP_HEAD, id, words->head, err);
    if (!st)
        st = change(catalog, IB_SQL_FORGET_WORDS, id, none, err);
    if (!st)
        st = ib_sql_run(catalog, wipe, err);
    if (st) {
        (void)!ib_catalog_end(catalog, false, NULL);
        return st;
    }
    st = ib_catalog_end(catalog, true, err);
    return st ? st
              : ib_sql_run(catalog, "PRAGMA wal_checkpoint(TRUNCATE)", err);
}

ibid_status ib_catalog_purging(char sha256[65], bool *found,
                               ib_catalog *catalog, ibid_err *err)
{
    sqlite3_stmt *stmt;
    ibid_str hash;
    ibid_status st = ib_sql_ask(&stmt, catalog, IB_SQL_FIND_PURGING, err);

    if (!st)
        st = ib_sql_next(found, catalog, stmt, err);
    if (st || !*found)
        return st;
    hash = ib_str_of((const char *)sqlite3_column_text(stmt, 0));
    if (ib_hash_is(hash))
        memcpy(sha256, hash.at, 65);
    else
        st = ib_sql_fail(catalog, SQLITE_CORRUPT, err);
    sqlite3_reset(stmt);
    return st;
}

static ibid_status change_purging(ib_catalog *catalog, ib_sql_query q,
                                  const char *sha256, ibid_err *err)
{
    sqlite3_stmt *stmt;
    const ibid_status st = ib_sql_ask(&stmt, catalog, q, err);

    if (st)
        return st;
    ib_sql_z(stmt, 1, sha256);
    return ib_sql_finish(catalog, stmt, err);
}

ibid_status ib_catalog_purged(ib_catalog *catalog, const char *sha256,
                              ibid_err *err)
{
    return change_purging(catalog, IB_SQL_FORGET_PURGING, sha256, err);
}

ibid_status ib_catalog_purge(ib_catalog *catalog, const char *sha256,
                             ibid_err *err)
{
    return change_purging(catalog, IB_SQL_NOTE_PURGING, sha256, err);
}

ibid_status ib_catalog_count_term(uint64_t *out, ib_catalog *catalog,
                                  ibid_str term, ibid_err *err)
{
    sqlite3_stmt *stmt;
    bool is_row;
    ibid_status st = ib_sql_ask(&stmt, catalog, IB_SQL_COUNT_TERM, err);

    *out = 0;
    if (st)
        return st;
    ib_sql_str(stmt, 1, term);
    st = ib_sql_next(&is_row, catalog, stmt, err);
    if (!st && is_row)
        *out = ib_sql_number_at(stmt, 0);
    sqlite3_reset(stmt);
    return st;
}

ibid_status ib_catalog_has_term(bool *out, ib_catalog *catalog,
                                const char *column, ibid_str term,
                                ibid_err *err)
{
    sqlite3_stmt *stmt;
    ibid_status st = ib_sql_ask(
        &stmt, catalog, column ? IB_SQL_FIND_FACT : IB_SQL_FIND_TERM, err);

    if (st)
        return st;
    ib_sql_str(stmt, 1, term);
    if (column)
        ib_sql_z(stmt, 2, column);
    st = ib_sql_next(out, catalog, stmt, err);
    sqlite3_reset(stmt);
    return st;
}

ibid_status ib_catalog_terms(ib_catalog *catalog, const char *column,
                             ibid_str head, uint32_t least, uint32_t most,
                             const ib_term_visitor *visitor, ibid_err *err)
{
    sqlite3_stmt *stmt;
    bool is_row = true;
    ibid_status st = ib_sql_ask(
        &stmt, catalog, column ? IB_SQL_LIST_FACTS : IB_SQL_LIST_TERMS, err);

    if (st)
        return st;
    ib_sql_str(stmt, 1, head);
    ib_sql_number(stmt, 2, least);
    ib_sql_number(stmt, 3, most);
    if (column)
        ib_sql_z(stmt, 4, column);
    for (;;) {
        ibid_str term;

        st = ib_sql_next(&is_row, catalog, stmt, err);
        if (st || !is_row)
            return st;
        term = ib_str_of((const char *)sqlite3_column_text(stmt, 0));
        if (!visitor->see(visitor->state, term, ib_sql_number_at(stmt, 1)))
            break;
    }
    sqlite3_reset(stmt);
    return IBID_OK;
}
