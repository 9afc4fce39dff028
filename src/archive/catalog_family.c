/* catalog_family.c - which objects are versions of one document. */

#include <string.h>

#include "archive/family.h"
#include "archive/sql.h"
#include "base/fail.h"
#include "base/str.h"
#include "resolve/resolve.h"

/* Bytes of the form in which symbols are compared; longer ones are cut. */
enum { FORM = 256 };

static ibid_status put_symbol(ib_catalog *catalog, const ib_log_entry *entry,
                              bool said, ibid_str symbol, ibid_err *err)
{
    const ibid_str base = {symbol.at, ib_family_base(symbol)};
    char form[FORM];
    sqlite3_stmt *stmt;
    ibid_status st = ib_sql_ask(&stmt, catalog, IB_SQL_PUT_FAMILY, err);

    if (st)
        return st;
    ib_symbol_form(form, sizeof form, base);
    ib_sql_str(stmt, 1, entry->value[IB_LOG_OBJECT]);
    ib_sql_number(stmt, 2, said ? 0 : 1);
    ib_sql_z(stmt, 3, form);
    ib_sql_str(stmt, 4, symbol);
    ib_sql_str(
        stmt, 5,
        (ibid_str){symbol.at + base.len, symbol.len - base.len}); /* "/Add.1" */
    return ib_sql_finish(catalog, stmt, err);
}

static ibid_status put_symbols(ib_catalog *catalog, const ib_log_entry *entry,
                               bool said, ibid_str symbols, ibid_err *err)
{
    ibid_status st = IBID_OK;
    uint32_t at = 0;
    ibid_str symbol;

    while (!st && ib_family_cut(symbols, &at, &symbol))
        if (symbol.len && memchr(symbol.at, '/', symbol.len))
            st = put_symbol(catalog, entry, said, symbol, err);
    return st;
}

ibid_status ib_catalog_put_family(ib_catalog *catalog,
                                  const ib_log_entry *entry, ibid_err *err)
{
    sqlite3_stmt *stmt;
    ibid_status st;

    if (ib_log_is(entry, "add"))
        return put_symbols(catalog, entry, true, entry->value[IB_LOG_SYMBOL],
                           err);
    /* what was read before is replaced */
    st = ib_sql_ask(&stmt, catalog, IB_SQL_FORGET_FAMILY, err);
    if (st)
        return st;
    ib_sql_str(stmt, 1, entry->value[IB_LOG_OBJECT]);
    st = ib_sql_finish(catalog, stmt, err);
    return st ? st
              : put_symbols(catalog, entry, false, entry->value[IB_LOG_SYMBOLS],
                            err);
}

ibid_status ib_catalog_has_family(bool *out, ib_catalog *catalog,
                                  const char *sha256, ibid_err *err)
{
    sqlite3_stmt *stmt;
    ibid_status st = ib_sql_ask(&stmt, catalog, IB_SQL_HAS_FAMILY, err);

    if (st)
        return st;
    ib_sql_z(stmt, 1, sha256);
    st = ib_sql_next(out, catalog, stmt, err);
    sqlite3_reset(stmt);
    return st;
}

ibid_status ib_catalog_family(ib_list *out, ib_catalog *catalog,
                              const char *sha256, ibid_err *err)
{
    sqlite3_stmt *stmt;
    bool is_row = true;
    ibid_status st = ib_sql_ask(&stmt, catalog, IB_SQL_LIST_FAMILY, err);

    if (st)
        return st;
    ib_sql_z(stmt, 1, sha256);
    for (;;) {
        ib_family_member *member;

        st = ib_sql_next(&is_row, catalog, stmt, err);
        if (st || !is_row)
            return st;
        member = ib_list_push(out);
        if (!member)
            break;
        member->id = ib_sql_number_at(stmt, 0);
        if (!ib_sql_keep_z(&member->sha256, out->arena, stmt, 1) ||
            !ib_sql_keep_z(&member->language, out->arena, stmt, 2) ||
            !ib_sql_keep_z(&member->symbol, out->arena, stmt, 3) ||
            !ib_sql_keep_z(&member->version, out->arena, stmt, 4))
            break;
    }
    sqlite3_reset(stmt);
    st = ib_arena_status(out->arena);
    return ib_fail(err, st, ibid_status_words(st), 0, 0);
}
