/* catalog_ask.c - what the catalog knows. */

#include <stdio.h>
#include <string.h>

#include "archive/sql.h"
#include "base/fail.h"

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

    *out = (ibid_object){.bytes = ib_sql_number_at(stmt, 2),
                         .text_bytes = ib_sql_number_at(stmt, 9)};
    if (!ib_sql_keep_z(&hash, arena, stmt, 0) ||
        !ib_sql_keep_z(&state, arena, stmt, 1))
        return false;
    snprintf(out->sha256, sizeof out->sha256, "%s", hash ? hash : "");
    if (state && strcmp(state, "kept") != 0)
        out->state = strcmp(state, "purged") == 0 ? IBID_OBJECT_PURGED
                                                  : IBID_OBJECT_REMOVED;
    for (size_t i = 3; i < sizeof string / sizeof *string; i++)
        if (string[i] && !ib_sql_keep_z(string[i], arena, stmt, (int)i))
            return false;
    return true;
}

static ibid_status fail_memory(ib_arena *arena, ibid_err *err)
{
    const ibid_status st = ib_arena_status(arena);

    return ib_fail(err, st, ibid_status_words(st), 0, 0);
}

/* The object of a query that is ready, and gives one row or none. */
static ibid_status one_object(ibid_object *out, bool *found,
                              ib_catalog *catalog, sqlite3_stmt *stmt,
                              ib_arena *arena, ibid_err *err)
{
    ibid_status st = ib_sql_next(found, catalog, stmt, err);

    if (!st && *found && !keep_object(out, arena, stmt))
        st = fail_memory(arena, err);
    sqlite3_reset(stmt);
    return st;
}

ibid_status ib_catalog_object(ibid_object *out, bool *found,
                              ib_catalog *catalog, ib_arena *arena,
                              const char *sha256, ibid_err *err)
{
    sqlite3_stmt *stmt;
    ibid_status st = ib_sql_ask(&stmt, catalog, IB_SQL_FIND_OBJECT, err);

    if (st)
        return st;
    ib_sql_z(stmt, 1, sha256);
    return one_object(out, found, catalog, stmt, arena, err);
}

ibid_status ib_catalog_object_at(ibid_object *out, bool *found,
                                 ib_catalog *catalog, ib_arena *arena,
                                 uint64_t id, ibid_err *err)
{
    sqlite3_stmt *stmt;
    ibid_status st = ib_sql_ask(&stmt, catalog, IB_SQL_FIND_BY_ID, err);

    if (st)
        return st;
    ib_sql_number(stmt, 1, id);
    return one_object(out, found, catalog, stmt, arena, err);
}

ibid_status ib_catalog_needs(bool *out, ib_catalog *catalog, const char *needed,
                             const char *but, ibid_err *err)
{
    sqlite3_stmt *stmt;
    ibid_status st = ib_sql_ask(&stmt, catalog, IB_SQL_FIND_NEED, err);

    if (st)
        return st;
    ib_sql_z(stmt, 1, needed);
    ib_sql_z(stmt, 2, but);
    st = ib_sql_next(out, catalog, stmt, err);
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
    ibid_status st = ib_sql_ask(&stmt, catalog, IB_SQL_FIND_ADD, err);

    if (st)
        return st;
    ib_sql_z(stmt, 1, sha256);
    for (int i = 0; i < 4; i++)
        ib_sql_str(stmt, i + 2, add->value[column[i]]);
    st = ib_sql_next(out, catalog, stmt, err);
    sqlite3_reset(stmt);
    return st;
}

ibid_status ib_catalog_added(bool *found, uint64_t *n, uint64_t *at,
                             uint32_t *bytes, ib_catalog *catalog,
                             const char *sha256, ibid_err *err)
{
    sqlite3_stmt *stmt;
    ibid_status st = ib_sql_ask(&stmt, catalog, IB_SQL_FIND_ADDED, err);

    if (st)
        return st;
    ib_sql_z(stmt, 1, sha256);
    st = ib_sql_next(found, catalog, stmt, err);
    if (!st && *found) {
        *n = ib_sql_number_at(stmt, 0);
        *at = ib_sql_number_at(stmt, 1);
        *bytes = (uint32_t)ib_sql_number_at(stmt, 2);
    }
    sqlite3_reset(stmt);
    return st;
}

ibid_status ib_catalog_ruling(ibid_ruling *out, bool *found,
                              ib_catalog *catalog, ib_arena *arena,
                              const char *finding, ibid_err *err)
{
    sqlite3_stmt *stmt;
    ibid_status st = ib_sql_ask(&stmt, catalog, IB_SQL_FIND_RULING, err);

    *out = (ibid_ruling){0};
    if (st)
        return st;
    ib_sql_z(stmt, 1, finding);
    st = ib_sql_next(found, catalog, stmt, err);
    if (!st && *found &&
        !(ib_sql_keep_z(&out->ruling, arena, stmt, 0) &&
          ib_sql_keep_z(&out->reason, arena, stmt, 1) &&
          ib_sql_keep_z(&out->by, arena, stmt, 2) &&
          ib_sql_keep_z(&out->time, arena, stmt, 3)))
        st = fail_memory(arena, err);
    out->entry = !st && *found ? ib_sql_number_at(stmt, 4) : 0;
    sqlite3_reset(stmt);
    return st;
}

static ibid_status fail_stopped(ibid_err *err)
{
    return ib_fail(err, IBID_EIO, "stopped", 0, 0);
}

/* Show the objects of a query that is ready. */
static ibid_status show_objects(ib_catalog *catalog, sqlite3_stmt *stmt,
                                ib_arena *arena,
                                const ibid_object_visitor *visitor,
                                ibid_err *err)
{
    const ib_arena_mark mark = ib_arena_here(arena);
    bool is_row = true;

    for (;;) {
        ibid_object object;
        ibid_status st = ib_sql_next(&is_row, catalog, stmt, err);

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

ibid_status ib_catalog_list(ib_catalog *catalog, ib_arena *arena,
                            const char *word,
                            const ibid_object_visitor *visitor, ibid_err *err)
{
    sqlite3_stmt *stmt;
    const ibid_status st = ib_sql_ask(
        &stmt, catalog, word ? IB_SQL_LIST_WORD : IB_SQL_LIST_ALL, err);

    if (st)
        return st;
    if (word)
        ib_sql_z(stmt, 1, word);
    return show_objects(catalog, stmt, arena, visitor, err);
}

ibid_status ib_catalog_search(ib_catalog *catalog, ib_arena *arena,
                              const char *match, const char *language,
                              uint32_t max, const ibid_object_visitor *visitor,
                              ibid_err *err)
{
    sqlite3_stmt *stmt;
    const ibid_status st = ib_sql_ask(&stmt, catalog, IB_SQL_SEARCH, err);

    if (st)
        return st;
    ib_sql_z(stmt, 1, match);
    ib_sql_z(stmt, 2, language);
    ib_sql_number(stmt, 3, max);
    return show_objects(catalog, stmt, arena, visitor, err);
}

/* The name of a row of IB_SQL_LIST_NAMES. */
static bool keep_name(ibid_object_name *out, ib_arena *arena,
                      sqlite3_stmt *stmt)
{
    out->entry = ib_sql_number_at(stmt, 0);
    return ib_sql_keep_z(&out->time, arena, stmt, 1) &&
           ib_sql_keep_z(&out->name, arena, stmt, 2) &&
           ib_sql_keep_z(&out->symbol, arena, stmt, 3) &&
           ib_sql_keep_z(&out->date, arena, stmt, 4) &&
           ib_sql_keep_z(&out->note, arena, stmt, 5);
}

ibid_status ib_catalog_names(ib_catalog *catalog, ib_arena *arena,
                             const char *sha256,
                             const ibid_name_visitor *visitor, ibid_err *err)
{
    const ib_arena_mark mark = ib_arena_here(arena);
    sqlite3_stmt *stmt;
    bool is_row = true;
    ibid_status st = ib_sql_ask(&stmt, catalog, IB_SQL_LIST_NAMES, err);

    if (st)
        return st;
    ib_sql_z(stmt, 1, sha256);
    for (;;) {
        ibid_object_name name;

        st = ib_sql_next(&is_row, catalog, stmt, err);
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
