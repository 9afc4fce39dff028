/* catalog_compare.c - two catalogs, row by row. */

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "archive/sql.h"

/* A table to be compared. */
typedef struct compared {
    const char *table;
    const char *key; /* the column by which a person knows a row */
    const char *columns;
    bool by_entry; /* each row is of one entry, n */
} compared;

/* The rows that are looked for differ. */
static ibid_status hear_rows(ib_catalog *catalog, sqlite3_stmt *stmt,
                             const char *table, const ib_catalog_judge *judge,
                             ibid_err *err)
{
    int code;

    while ((code = sqlite3_step(stmt)) == SQLITE_ROW) {
        const unsigned char *value = sqlite3_column_text(stmt, 0);

        judge->hear(judge->state, table, value ? (const char *)value : "");
    }
    sqlite3_finalize(stmt);
    return code == SQLITE_DONE ? IBID_OK : ib_sql_fail(catalog, code, err);
}

/* Name the rows that one side alone has. */
static ibid_status compare_table(ib_catalog *catalog, const compared *c,
                                 const char *one, const char *other,
                                 uint64_t entries,
                                 const ib_catalog_judge *judge, ibid_err *err)
{
    char text[256], end[40] = "";
    sqlite3_stmt *stmt;
    int code;

    if (c->by_entry && entries != IB_CATALOG_WHOLE)
        snprintf(end, sizeof end, " WHERE n < %" PRIu64, entries);
    snprintf(text, sizeof text,
             "SELECT %s FROM (SELECT %s FROM %s.%s%s EXCEPT SELECT %s FROM"
             " %s.%s%s)",
             c->key, c->columns, one, c->table, end, c->columns, other,
             c->table, end);
    code = sqlite3_prepare_v2(catalog->db, text, -1, &stmt, NULL);
    if (code != SQLITE_OK)
        return ib_sql_fail(catalog, code, err);
    return hear_rows(catalog, stmt, c->table, judge, err);
}

static ibid_status compare_tables(ib_catalog *catalog, uint64_t entries,
                                  const ib_catalog_judge *judge, ibid_err *err)
{
    /* Its own tables say what there is: a trigger, say, is none of ours. */
    static const compared all[] = {
        {"sqlite_schema", "name", "type, name, tbl_name, sql", false},
        {"entry", "n", "*", true},
        {"name", "n", "*", true},
        {"ruling", "n", "*", true},
        {"object", "hash", "*", false},
        {"symbol", "form", "*", false},
        {"family", "object", "*", false},
        {"state", "entries", "*", false}};
    /* What later entries change is not compared with a catalog that lacks
     * them. */
    const size_t count =
        sizeof all / sizeof *all - (entries == IB_CATALOG_WHOLE ? 0 : 4);
    ibid_status st = IBID_OK;

    for (size_t i = 0; i < count && !st; i++) {
        st = compare_table(catalog, &all[i], "main", "live", entries, judge,
                           err);
        if (!st)
            st = compare_table(catalog, &all[i], "live", "main", entries, judge,
                               err);
    }
    return st;
}

/* What is to be deleted must be purged. */
static ibid_status check_purging(ib_catalog *catalog,
                                 const ib_catalog_judge *judge, ibid_err *err)
{
    sqlite3_stmt *stmt;
    const int code = sqlite3_prepare_v2(
        catalog->db,
        "SELECT hash FROM live.purging WHERE hash NOT IN"
        " (SELECT hash FROM main.object WHERE state = 'purged')",
        -1, &stmt, NULL);

    if (code != SQLITE_OK)
        return ib_sql_fail(catalog, code, err);
    return hear_rows(catalog, stmt, "purging", judge, err);
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
    return hear_rows(catalog, stmt, "words of", judge, err);
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
    if (!st)
        st = check_index(catalog, "facts", "of what is said", judge, err);
    return st ? st : check_index(catalog, "names", "of names", judge, err);
}

ibid_status ib_catalog_compare(ib_catalog *catalog, const char *path,
                               uint64_t entries, const ib_catalog_judge *judge,
                               ibid_err *err)
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
        st = compare_tables(catalog, entries, judge, err);
    if (!st)
        st = check_purging(catalog, judge, err);
    if (!st && entries == IB_CATALOG_WHOLE)
        st = check_indexes(catalog, judge, err);
    return st ? st : ib_sql_run(catalog, "DETACH live", err);
}
