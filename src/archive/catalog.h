/* catalog.h - what the log says, as tables that can be asked (SQLite).
 *
 * A projection: it is made from the log alone, entry by entry, and may be
 * deleted.  The same entries give the same rows.  Only its .c files and
 * sql.h know SQL.
 */
#ifndef IB_ARCHIVE_CATALOG_H
#define IB_ARCHIVE_CATALOG_H

#include "archive/log.h"
#include "archive/tree.h"
#include "base/list.h"
#include "ibid/archive.h"

typedef struct ib_catalog ib_catalog;

/* How far a catalog has come. */
typedef struct ib_catalog_state {
    uint64_t entries;
    uint64_t bytes; /* of the log, to the end of the last of them */
} ib_catalog_state;

/* Open the catalog in a file, and make its tables where it has none.
 *
 * Takes  `path`, "" for one that is gone when it is closed; `place`, a number
 *        for where it lies, which it keeps: one that keeps another was made
 *        somewhere else, and is not believed.  0: any place.
 * Gives  *out, in `arena`; the caller closes it.
 * Fails  IBID_EFORMAT where it is damaged, of an older version (ESTALE), or of
 *        another place: it must be emptied and made anew; IBID_EUNSUPPORTED where a
 *        newer ibid made it; IBID_EIO, IBID_EBUSY, IBID_ENOMEM. */
IBID_MUST_USE ibid_status ib_catalog_open(ib_catalog **out, ib_arena *arena,
                                          const char *path, uint32_t place,
                                          ibid_err *err);

/* Empty the catalog in a file, whatever is in it, under the eyes of those who
 * have it open. */
IBID_MUST_USE ibid_status ib_catalog_empty(ib_arena *arena, const char *path,
                                           ibid_err *err);

/* Did SQLite find it damaged, since it was opened? */
bool ib_catalog_is_damaged(const ib_catalog *catalog);

/* NULL: does nothing. */
void ib_catalog_close(ib_catalog *catalog);

/* All below fail as ib_catalog_open. */

IBID_MUST_USE ibid_status ib_catalog_state_read(ib_catalog_state *out,
                                                ib_catalog *catalog,
                                                ibid_err *err);

/* Begin to read all of one state, whatever others write meanwhile; an end with
 * keep false ends it. */
IBID_MUST_USE ibid_status ib_catalog_hold(ib_catalog *catalog, ibid_err *err);

/* What is taken over between begin and end is taken over whole, or not at all.
 * An end with keep false forgets it. */
IBID_MUST_USE ibid_status ib_catalog_begin(ib_catalog *catalog, ibid_err *err);
IBID_MUST_USE ibid_status ib_catalog_end(ib_catalog *catalog, bool keep,
                                         ibid_err *err);

/* Take an entry over.
 *
 * Takes  its leaf, and where its line stands: `bytes` without the line end. */
IBID_MUST_USE ibid_status ib_catalog_put(ib_catalog *catalog,
                                         const ib_log_entry *entry,
                                         const ib_digest *leaf, uint64_t at,
                                         uint32_t bytes, ibid_err *err);

/* The words of a text: terms with a blank behind each. */
typedef struct ib_catalog_words {
    ibid_str all;
    ibid_str head; /* of its first bytes */
} ib_catalog_words;

/* Put the words of an object's text into the index; those that are there
 * stay. */
IBID_MUST_USE ibid_status ib_catalog_put_words(ib_catalog *catalog,
                                               const char *sha256,
                                               const ib_catalog_words *words,
                                               ibid_err *err);

/* Take them out, and leave no trace of them in the file.
 *
 * Takes  the same words; NULL at `all.at` where they are not known: the catalog
 *        is then made anew when it is opened next. */
IBID_MUST_USE ibid_status ib_catalog_drop_words(ib_catalog *catalog,
                                                const char *sha256,
                                                const ib_catalog_words *words,
                                                ibid_err *err);

/* Put the words of a name into the index: that of entry `n`. */
IBID_MUST_USE ibid_status ib_catalog_put_name_words(ib_catalog *catalog,
                                                    uint64_t n, ibid_str words,
                                                    ibid_err *err);

/* Does the index have words of an object? */
IBID_MUST_USE ibid_status ib_catalog_has_words(bool *out, ib_catalog *catalog,
                                               const char *sha256,
                                               ibid_err *err);

/* An object that is purged, and whose bytes are to be deleted; one that is not,
 * any more; note one. */
IBID_MUST_USE ibid_status ib_catalog_purging(char sha256[65], bool *found,
                                             ib_catalog *catalog,
                                             ibid_err *err);
IBID_MUST_USE ibid_status ib_catalog_purged(ib_catalog *catalog,
                                            const char *sha256, ibid_err *err);
IBID_MUST_USE ibid_status ib_catalog_purge(ib_catalog *catalog,
                                           const char *sha256, ibid_err *err);

/* The leaves of entries from `first` on, `count` of them. */
IBID_MUST_USE ibid_status ib_catalog_leaves(ib_digest *out, ib_catalog *catalog,
                                            uint64_t first, uint64_t count,
                                            ibid_err *err);

/* What is known of one object.
 *
 * Gives  *found, and *out, whose strings live in `arena`. */
IBID_MUST_USE ibid_status ib_catalog_object(ibid_object *out, bool *found,
                                            ib_catalog *catalog,
                                            ib_arena *arena, const char *sha256,
                                            ibid_err *err);

/* Are the bytes `needed` an object, or the text of one, that is not purged; or
 * a timestamp?
 *
 * Takes  `but`, an object that does not count. */
IBID_MUST_USE ibid_status ib_catalog_needs(bool *out, ib_catalog *catalog,
                                           const char *needed, const char *but,
                                           ibid_err *err);

/* Is there an `add` that says just this? */
IBID_MUST_USE ibid_status ib_catalog_has_name(bool *out, ib_catalog *catalog,
                                              const char *sha256,
                                              const ib_log_entry *add,
                                              ibid_err *err);

/* Show objects, in the order in which they were first added.
 *
 * Takes  `word`, or NULL for all: those whose hash begins with it (six hex
 *        digits or more), or that have it as a name, with its folders or
 *        without.
 * Fails  IBID_EIO when the visitor stops it, too. */
IBID_MUST_USE ibid_status ib_catalog_list(ib_catalog *catalog, ib_arena *arena,
                                          const char *word,
                                          const ibid_object_visitor *visitor,
                                          ibid_err *err);

/* Show the objects that a question finds, the best first.
 *
 * Takes  `match`, an expression of FTS5, or NULL: all that were chosen, in the
 *        order in which they were added; `language` or NULL; `chosen`: only
 *        those that were; at most `max`.
 * Fails  as ib_catalog_list. */
IBID_MUST_USE ibid_status ib_catalog_search(ib_catalog *catalog,
                                            ib_arena *arena, const char *match,
                                            const char *language, bool chosen,
                                            uint32_t max,
                                            const ibid_object_visitor *visitor,
                                            ibid_err *err);

/* How many texts have this term? */
IBID_MUST_USE ibid_status ib_catalog_count_term(uint64_t *out,
                                                ib_catalog *catalog,
                                                ibid_str term, ibid_err *err);

/* Does any text have this term; or with `column`, what is said of an object? */
IBID_MUST_USE ibid_status ib_catalog_has_term(bool *out, ib_catalog *catalog,
                                              const char *column, ibid_str term,
                                              ibid_err *err);

/* Sees terms, and how many texts have each; false stops. */
typedef struct ib_term_visitor {
    bool (*see)(void *state, ibid_str term, uint64_t texts);
    void *state;
} ib_term_visitor;

/* Show the terms of so many bytes that begin with `head`, of texts or of a column.
 *
 * Cost   a pass over all that begin so, and where they stand. */
IBID_MUST_USE ibid_status ib_catalog_terms(ib_catalog *catalog,
                                           const char *column, ibid_str head,
                                           uint32_t least, uint32_t most,
                                           const ib_term_visitor *visitor,
                                           ibid_err *err);

/* Take over the symbols that an `add` or a `read` has. */
IBID_MUST_USE ibid_status ib_catalog_put_family(ib_catalog *catalog,
                                                const ib_log_entry *entry,
                                                ibid_err *err);

/* Are there versions beside an object? */
IBID_MUST_USE ibid_status ib_catalog_has_family(bool *out, ib_catalog *catalog,
                                                const char *sha256,
                                                ibid_err *err);

/* An object of a family. */
typedef struct ib_family_member {
    uint64_t id; /* grows in the order in which objects were added */
    const char *sha256;
    const char *language; /* or NULL */
    const char *symbol;
    const char *version; /* "/Add.1"; "": the document itself */
} ib_family_member;

/* List the family of an object, by id: 1,000 at most.
 *
 * Gives  items of ib_family_member, their strings in the list's arena; none
 *        where the object has no symbol. */
IBID_MUST_USE ibid_status ib_catalog_family(ib_list *out, ib_catalog *catalog,
                                            const char *sha256, ibid_err *err);

/* What is known of objects, as words. */
typedef enum ib_fact_column {
    IB_FACT_NAME,
    IB_FACT_TITLE,
    IB_FACT_SYMBOL,
    IB_FACT_NOTE,
    IB_FACT_COLUMNS
} ib_fact_column;

const char *ib_fact_column_name(ib_fact_column column);

/* Put the words of what entry `n` says; without `at`: nothing. */
IBID_MUST_USE ibid_status
ib_catalog_put_facts(ib_catalog *catalog, uint64_t n,
                     const ibid_str words[IB_FACT_COLUMNS], ibid_err *err);

/* Choose no object; those that `match` finds, or that have a date between two,
 * which may be NULL; `among`: of those that are chosen already. */
IBID_MUST_USE ibid_status ib_catalog_choose_none(ib_catalog *catalog,
                                                 ibid_err *err);
IBID_MUST_USE ibid_status ib_catalog_choose_facts(ib_catalog *catalog,
                                                  const char *match, bool among,
                                                  ibid_err *err);
IBID_MUST_USE ibid_status ib_catalog_choose_dates(ib_catalog *catalog,
                                                  const char *since,
                                                  const char *until, bool among,
                                                  ibid_err *err);

/* Show the names of an object. */
IBID_MUST_USE ibid_status ib_catalog_names(ib_catalog *catalog, ib_arena *arena,
                                           const char *sha256,
                                           const ibid_name_visitor *visitor,
                                           ibid_err *err);

/* The last ruling on a finding.
 *
 * Gives  *found, and *out, whose strings live in `arena`. */
IBID_MUST_USE ibid_status ib_catalog_ruling(ibid_ruling *out, bool *found,
                                            ib_catalog *catalog,
                                            ib_arena *arena,
                                            const char *finding, ibid_err *err);

/* Where the entry stands that added the object first.
 *
 * Gives  *found; its number, and the bytes of its line. */
IBID_MUST_USE ibid_status ib_catalog_added(bool *found, uint64_t *n,
                                           uint64_t *at, uint32_t *bytes,
                                           ib_catalog *catalog,
                                           const char *sha256, ibid_err *err);

/* How many objects are kept. */
IBID_MUST_USE ibid_status ib_catalog_count(uint64_t *out, ib_catalog *catalog,
                                           ibid_err *err);

/* Sees a text that was read, in the order of the entries; false stops. */
typedef struct ib_text_visitor {
    bool (*see)(void *state, uint64_t entry, const char *sha256,
                uint64_t bytes);
    void *state;
} ib_text_visitor;

/* Show the texts of entries from `first` on whose objects are not purged. */
IBID_MUST_USE ibid_status ib_catalog_texts(ib_catalog *catalog, uint64_t first,
                                           const ib_text_visitor *visitor,
                                           ibid_err *err);

/* By what objects are chosen. */
typedef enum ib_catalog_by {
    IB_BY_TEXT,   /* the hash of its text */
    IB_BY_SYMBOL, /* a symbol at its head, as ib_symbol_form has it */
    IB_BY_STEM,   /* its file's name is such a symbol, or goes on with "_" */
    IB_BY_HEAD,   /* words at its head, or in its file's name: an expression of
                     FTS5; a second one must hold, too, where it is given */
    IB_BY_NAME,   /* words in its file's name */
    IB_BY_WORDS,  /* words of its text */
    IB_BY_FILES,  /* it holds files; the words do not matter */
    IB_BY_FAMILY  /* a symbol without modifiers, as ib_symbol_form has it */
} ib_catalog_by;

/* Choose objects that are kept.
 *
 * Takes  `also`, for IB_BY_HEAD, or without `at`; `max`.
 * Gives  uint64_t pushed on `ids`, numbers for ib_catalog_object_at that grow
 *        in the order in which objects were added. */
IBID_MUST_USE ibid_status ib_catalog_choose(ib_list *ids, ib_catalog *catalog,
                                            ib_catalog_by by, ibid_str words,
                                            ibid_str also, uint32_t max,
                                            ibid_err *err);

/* Put such numbers in order, each once. */
void ib_catalog_each_once(ib_list *ids);

/* What is known of the object with a number that was given here.
 *
 * Gives  *found, and *out, whose strings live in `arena`. */
IBID_MUST_USE ibid_status ib_catalog_object_at(ibid_object *out, bool *found,
                                               ib_catalog *catalog,
                                               ib_arena *arena, uint64_t id,
                                               ibid_err *err);

/* Hears of a row that stands in one catalog alone: what it is of, such as
 * "object", its number or hash. */
typedef struct ib_catalog_judge {
    void (*hear)(void *state, const char *table, const char *key);
    void *state;
} ib_catalog_judge;

/* Compare with another catalog, in the file `path`: all rows, and its form.
 *
 * Takes  `entries`, how many the other has, which lacks the rest; what those
 *        change is not compared.  IB_CATALOG_WHOLE: it has all of them. */
#define IB_CATALOG_WHOLE UINT64_MAX
IBID_MUST_USE ibid_status ib_catalog_compare(ib_catalog *catalog,
                                             const char *path, uint64_t entries,
                                             const ib_catalog_judge *judge,
                                             ibid_err *err);

#endif
