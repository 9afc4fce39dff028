/* peer_fts5.c - SQLite's full-text index, then edlib on what it finds.
 *
 * MORE is "phrase", the quotation as a phrase, or "or", any of its words in
 * the order of bm25.  The table holds no text, which is kinder to the size of
 * the index than SQLite's default.
 */

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "bench/engine.h"
#include "verify.h"

enum { QUERY_MAX = 1 << 16 };

static void run(sqlite3 *db, const char *sql)
{
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        engine_fail(sqlite3_errmsg(db), "SQLite");
}

static sqlite3_stmt *prepare(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *statement;

    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
        engine_fail(sqlite3_errmsg(db), "SQLite");
    return statement;
}

static void build(sqlite3 *db, const engine *in, const documents *from)
{
    sqlite3_stmt *insert;

    run(db, "PRAGMA journal_mode = off; PRAGMA synchronous = off;"
            "PRAGMA cache_size = -262144;"
            "CREATE VIRTUAL TABLE text USING fts5(body, content = '',"
            " tokenize = 'unicode61'); BEGIN");
    insert = prepare(db, "INSERT INTO text(rowid, body) VALUES (?, ?)");
    for (size_t i = 0; i < from->count; i++) {
        const document *at = &from->item[i];

        sqlite3_bind_int64(insert, 1, (sqlite3_int64)i);
        sqlite3_bind_text(insert, 2, in->corpus + at->start,
                          (int)(at->end - at->start), SQLITE_STATIC);
        if (sqlite3_step(insert) != SQLITE_DONE)
            engine_fail(sqlite3_errmsg(db), "SQLite");
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    run(db, "COMMIT");
}

static bool in_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
           (c >= 'a' && c <= 'z') || (c & 0x80);
}

/* Whether the `len` bytes at `word` are a word of those before, so that it is
 * not asked for twice: each costs a walk through all its documents. */
static bool is_repeated(const char *text, const char *word, size_t len)
{
    for (const char *at = text; at + len <= word; at++)
        if (strncasecmp(at, word, len) == 0 && !in_word(at[len]) &&
            (at == text || !in_word(at[-1])))
            return true;
    return false;
}

/* Writes the words as one FTS5 phrase, or as one string a word with OR. */
static void write_match(char *out, const engine_query *query, bool phrase)
{
    const char *between = phrase ? " " : "\" OR \"";
    const char *at = query->text, *end = at + query->len;
    size_t len = 0;

    if (query->len > QUERY_MAX / 8)
        engine_fail("too long a quotation", "FTS5");
    out[len++] = '"';
    while (at < end) {
        const char *word = at;

        while (at < end && in_word(*at))
            at++;
        if (at > word &&
            (phrase || !is_repeated(query->text, word, (size_t)(at - word)))) {
            if (len > 1) {
                memcpy(out + len, between, strlen(between));
                len += strlen(between);
            }
            memcpy(out + len, word, (size_t)(at - word));
            len += (size_t)(at - word);
        }
        at += at < end;
    }
    out[len++] = '"';
    out[len] = '\0';
}

static void search(engine *in, sqlite3 *db, const documents *from, bool phrase)
{
    static char match[QUERY_MAX];
    sqlite3_stmt *select =
        prepare(db, phrase ? "SELECT rowid FROM text WHERE text MATCH ? LIMIT ?"
                           : "SELECT rowid FROM text WHERE text MATCH ?"
                             " ORDER BY rank LIMIT ?");

    for (size_t i = 0; i < in->count; i++) {
        const uint64_t before = engine_now();
        size_t number[VERIFY_BEST], count = 0;

        write_match(match, &in->query[i], phrase);
        sqlite3_bind_text(select, 1, match, -1, SQLITE_STATIC);
        sqlite3_bind_int(select, 2, VERIFY_BEST);
        while (count < VERIFY_BEST && sqlite3_step(select) == SQLITE_ROW)
            number[count++] = (size_t)sqlite3_column_int64(select, 0);
        sqlite3_reset(select);
        verify(in, &in->query[i], from, number, count, before);
    }
    sqlite3_finalize(select);
}

static uint64_t pragma(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *statement = prepare(db, sql);
    uint64_t value;

    sqlite3_step(statement);
    value = (uint64_t)sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return value;
}

int main(int argc, char **argv)
{
    engine in;
    documents from;
    sqlite3 *db;
    uint64_t build_ns, bytes;

    engine_open(&in, argc, argv, true);
    documents_of(&from, &in);
    unlink(in.scratch);
    if (sqlite3_open(in.scratch, &db) != SQLITE_OK)
        engine_fail(sqlite3_errmsg(db), in.scratch);
    build_ns = engine_now();
    build(db, &in, &from);
    build_ns = engine_now() - build_ns;
    bytes = pragma(db, "PRAGMA page_count") * pragma(db, "PRAGMA page_size");
    search(&in, db, &from, strcmp(in.more, "phrase") == 0);
    sqlite3_close(db);
    unlink(in.scratch);
    engine_close(&in, build_ns, bytes);
    free(from.item);
    return 0;
}
