/* catalog_facts.c - words of what is known of objects: put in, looked up. */

#include <stdio.h>

#include "archive/sql.h"
#include "base/fail.h"

const char *ib_fact_column_name(ib_fact_column column)
{
    static const char *const name[IB_FACT_COLUMNS] = {
        [IB_FACT_NAME] = "name",
        [IB_FACT_TITLE] = "title",
        [IB_FACT_SYMBOL] = "symbol",
        [IB_FACT_NOTE] = "note",
    };

    return name[column];
}

ibid_status ib_catalog_put_facts(ib_catalog *catalog, uint64_t n,
                                 const ibid_str words[IB_FACT_COLUMNS],
                                 ibid_err *err)
{
    sqlite3_stmt *stmt;
    const ibid_status st = ib_sql_ask(&stmt, catalog, IB_SQL_PUT_FACTS, err);

    if (st)
        return st;
    ib_sql_number(stmt, 1, n);
    for (int i = 0; i < IB_FACT_COLUMNS; i++)
        ib_sql_str(stmt, i + 2, words[i]);
    return ib_sql_finish(catalog, stmt, err);
}

ibid_status ib_catalog_choose_none(ib_catalog *catalog, ibid_err *err)
{
    sqlite3_stmt *stmt;
    const ibid_status st = ib_sql_ask(&stmt, catalog, IB_SQL_CHOSEN_NONE, err);

    return st ? st : ib_sql_finish(catalog, stmt, err);
}

ibid_status ib_catalog_choose_facts(ib_catalog *catalog, const char *match,
                                    bool among, ibid_err *err)
{
    sqlite3_stmt *stmt;
    const ibid_status st = ib_sql_ask(
        &stmt, catalog, among ? IB_SQL_NARROW_FACTS : IB_SQL_CHOSEN_FACTS, err);

    if (st)
        return st;
    ib_sql_z(stmt, 1, match);
    return ib_sql_finish(catalog, stmt, err);
}

ibid_status ib_catalog_choose_dates(ib_catalog *catalog, const char *since,
                                    const char *until, bool among,
                                    ibid_err *err)
{
    char last[32];
    sqlite3_stmt *stmt;
    const ibid_status st = ib_sql_ask(
        &stmt, catalog, among ? IB_SQL_NARROW_DATES : IB_SQL_CHOSEN_DATES, err);

    if (st)
        return st;
    /* '~' is behind all that a date has: "1992" is before "1992-12-31", and that
     * before "1992~" */
    snprintf(last, sizeof last, "%.20s~", until ? until : "9999");
    ib_sql_z(stmt, 1, since ? since : "0");
    ib_sql_z(stmt, 2, last);
    return ib_sql_finish(catalog, stmt, err);
}
