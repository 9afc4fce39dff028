/* catalog_choose.c - which objects a citation or a passage may be of. */

#include <stdlib.h>

#include "archive/sql.h"
#include "base/fail.h"

ibid_status ib_catalog_count(uint64_t *out, ib_catalog *catalog, ibid_err *err)
{
    sqlite3_stmt *stmt;
    bool is_row;
    ibid_status st = ib_sql_ask(&stmt, catalog, IB_SQL_COUNT_KEPT, err);

    if (!st)
        st = ib_sql_next(&is_row, catalog, stmt, err);
    if (st)
        return st;
    *out = is_row ? ib_sql_number_at(stmt, 0) : 0;
    sqlite3_reset(stmt);
    return IBID_OK;
}

ibid_status ib_catalog_texts(ib_catalog *catalog, uint64_t first,
                             const ib_text_visitor *visitor, ibid_err *err)
{
    sqlite3_stmt *stmt;
    bool is_row = true;
    ibid_status st = ib_sql_ask(&stmt, catalog, IB_SQL_LIST_TEXTS, err);

    if (st)
        return st;
    ib_sql_number(stmt, 1, first);
    for (;;) {
        const char *sha256;

        st = ib_sql_next(&is_row, catalog, stmt, err);
        if (st || !is_row)
            return st;
        sha256 = (const char *)sqlite3_column_text(stmt, 1);
        if (!sha256 || !visitor->see(visitor->state, ib_sql_number_at(stmt, 0),
                                     sha256, ib_sql_number_at(stmt, 2)))
            break;
    }
    sqlite3_reset(stmt);
    return IBID_OK;
}

/* The query that chooses so. */
static ib_sql_query query_of(ib_catalog_by by, bool both)
{
    switch (by) {
    case IB_BY_TEXT:
        return IB_SQL_CHOOSE_TEXT;
    case IB_BY_SYMBOL:
        return IB_SQL_CHOOSE_SYMBOL;
    case IB_BY_STEM:
        return IB_SQL_CHOOSE_STEM;
    case IB_BY_FILES:
        return IB_SQL_CHOOSE_FILES;
    case IB_BY_NAME:
        return IB_SQL_CHOOSE_NAME;
    case IB_BY_WORDS:
        return IB_SQL_CHOOSE_WORDS;
    case IB_BY_FAMILY:
        return IB_SQL_CHOOSE_FAMILY;
    default:
        return both ? IB_SQL_CHOOSE_BOTH : IB_SQL_CHOOSE_HEAD;
    }
}

ibid_status ib_catalog_choose(ib_list *ids, ib_catalog *catalog,
                              ib_catalog_by by, ibid_str words, ibid_str also,
                              uint32_t max, ibid_err *err)
{
    sqlite3_stmt *stmt;
    bool is_row = true;
    ibid_status st =
        ib_sql_ask(&stmt, catalog, query_of(by, also.at != NULL), err);

    if (st)
        return st;
    ib_sql_str(stmt, 1, words);
    if (also.at)
        ib_sql_str(stmt, 2, also);
    ib_sql_number(stmt, 3, max);
    for (;;) {
        uint64_t *id;

        st = ib_sql_next(&is_row, catalog, stmt, err);
        if (st || !is_row)
            return st;
        id = ib_list_push(ids);
        if (!id)
            break;
        *id = ib_sql_number_at(stmt, 0);
    }
    sqlite3_reset(stmt);
    st = ib_arena_status(ids->arena);
    return ib_fail(err, st, ibid_status_words(st), 0, 0);
}

static int by_number(const void *a, const void *b)
{
    const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

    return (x > y) - (x < y);
}

void ib_catalog_each_once(ib_list *ids)
{
    uint64_t *id = ids->item;
    size_t kept = 0;

    if (ids->count > 1)
        qsort(id, ids->count, sizeof *id, by_number);
    for (size_t i = 0; i < ids->count; i++)
        if (kept == 0 || id[kept - 1] != id[i])
            id[kept++] = id[i];
    ids->count = kept;
}
