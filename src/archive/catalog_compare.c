/* catalog_compare.c - two catalogs, row by row. */

#include <stdio.h>
#include <string.h>

#include "archive/sql.h"

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
        return ib_sql_fail(catalog, code, err);
    while ((code = sqlite3_step(stmt)) == SQLITE_ROW) {
        const unsigned char *value = sqlite3_column_text(stmt, 0);

        judge->hear(judge->state, c->table, value ? (const char *)value : "");
    }
    sqlite3_finalize(stmt);
    return code == SQLITE_DONE ? IBID_OK : ib_sql_fail(catalog, code, err);
}

static ibid_status compare_tables(ib_catalog *catalog,
                                  const ib_catalog_judge *judge, ibid_err *err)
{
    static const compared all[] = {{"entry", "n"},  {"object", "hash"},
                                   {"name", "n"},   {"symbol", "form"},
                                   {"ruling", "n"}, {"state", "entries"}};
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
        return ib_sql_fail(catalog, code, err);
    while ((code = sqlite3_step(stmt)) == SQLITE_ROW) {
        const char *said = (const char *)sqlite3_column_text(stmt, 0);

        if (!said || strcmp(said, "ok") != 0)
            judge->hear(judge->state, "file", said ? said : "");
    }
    sqlite3_finalize(stmt);
    return code == SQLITE_DONE ? IBID_OK : ib_sql_fail(catalog, code, err);
}

/* Does the index of words have all texts?  Whether each word in it is right only
 * its making anew would show. */
static ibid_status check_words(ib_catalog *catalog,
                               const ib_catalog_judge *judge, ibid_err *err)
{
    sqlite3_stmt *stmt;
    int code = sqlite3_prepare_v2(
        catalog->db,
        "SELECT hash FROM live.object WHERE state <> 'purged' AND"
        " (text IS NULL) = (id IN (SELECT id FROM live.worded))",
        -1, &stmt, NULL);

    if (code != SQLITE_OK)
        return ib_sql_fail(catalog, code, err);
    while ((code = sqlite3_step(stmt)) == SQLITE_ROW)
        judge->hear(judge->state, "words of",
                    (const char *)sqlite3_column_text(stmt, 0));
    sqlite3_finalize(stmt);
    if (code != SQLITE_DONE)
        return ib_sql_fail(catalog, code, err);
    return IBID_OK;
}

/* Is an index of words well formed? */
static ibid_status check_index(ib_catalog *catalog, const char *index,
                               const char *what, const ib_catalog_judge *judge,
                               ibid_err *err)
{
    char text[96];
    int code;

    snprintf(text, sizeof text,
             "INSERT INTO live.%s(%s) VALUES ('integrity-check')", index,
             index);
    code = sqlite3_exec(catalog->db, text, NULL, NULL, NULL);
    if ((code & 0xFF) == SQLITE_CORRUPT)
        judge->hear(judge->state, "words", what);
    return code == SQLITE_OK || (code & 0xFF) == SQLITE_CORRUPT
               ? IBID_OK
               : ib_sql_fail(catalog, code, err);
}

static ibid_status check_indexes(ib_catalog *catalog,
                                 const ib_catalog_judge *judge, ibid_err *err)
{
    ibid_status st = check_words(catalog, judge, err);

    if (!st)
        st = check_index(catalog, "words", "of all texts", judge, err);
    if (!st)
        st = check_index(catalog, "heads", "at the head of texts", judge, err);
    return st ? st : check_index(catalog, "names", "of names", judge, err);
}

ibid_status ib_catalog_compare(ib_catalog *catalog, const char *path,
                               const ib_catalog_judge *judge, ibid_err *err)
{
    sqlite3_stmt *stmt;
    int code =
        sqlite3_prepare_v2(catalog->db, "ATTACH ? AS live", -1, &stmt, NULL);
    ibid_status st;

    if (code != SQLITE_OK)
        return ib_sql_fail(catalog, code, err);
    sqlite3_bind_text(stmt, 1, path, -1, SQLITE_STATIC);
    code = sqlite3_step(stmt);
    sqlite3_finalize(stmt);
    if (code != SQLITE_DONE)
        return ib_sql_fail(catalog, code, err);
    st = check_form(catalog, judge, err);
    if (!st)
        st = compare_tables(catalog, judge, err);
    if (!st)
        st = check_indexes(catalog, judge, err);
    return st ? st : ib_sql_run(catalog, "DETACH live", err);
}
