/* facts.c - what is known of objects, as words that can be looked up. */

#include "archive/facts.h"

#include "archive/near.h"
#include "archive/terms.h"
#include "base/fail.h"
#include "base/str.h"

/* The words of a value. */
static ibid_status terms_of(ibid_str *out, ib_arena *arena, ibid_str value)
{
    ib_terms terms;
    ibid_status st;
    char *plain;

    *out = (ibid_str){NULL, 0};
    if (!value.at)
        return IBID_OK;
    plain = ib_arena_copy(arena, value.at, value.len, 1, 1);
    for (uint32_t i = 0; plain && i < value.len; i++)
        if (plain[i] == '_')
            plain[i] = ' '; /* of a file's name */
    st = plain ? ib_terms_make(&terms, arena, (ibid_str){plain, value.len})
               : ib_arena_status(arena);
    if (!st)
        *out = terms.all;
    return st;
}

ibid_status ib_archive_put_facts(ibid_archive *archive,
                                 const ib_log_entry *entry, ibid_err *err)
{
    const bool add = ib_log_is(entry, "add");
    const ibid_str value[IB_FACT_COLUMNS] = {
        [IB_FACT_NAME] = entry->value[IB_LOG_NAME],
        [IB_FACT_TITLE] = entry->value[IB_LOG_TITLE],
        [IB_FACT_SYMBOL] = entry->value[add ? IB_LOG_SYMBOL : IB_LOG_SYMBOLS],
        [IB_FACT_NOTE] = entry->value[IB_LOG_NOTE],
    };
    ibid_str words[IB_FACT_COLUMNS];
    bool any = false;
    ib_arena arena;
    ibid_status st = IBID_OK;

    if (!add && !ib_log_is(entry, "read"))
        return IBID_OK;
    ib_arena_init(&arena, archive->options.read.alloc, 0, NULL);
    for (int i = 0; i < IB_FACT_COLUMNS && !st; i++) {
        st = terms_of(&words[i], &arena, value[i]);
        any |= value[i].len > 0;
    }
    if (st)
        ib_fail(err, st, ibid_status_words(st), 0, 0);
    else if (any)
        st = ib_catalog_put_facts(archive->catalog,
                                  ib_log_number(entry, IB_LOG_N), words, err);
    ib_arena_free(&arena);
    return st;
}

/* The expression for one term: itself; where no object has it there, those that
 * are near.
 *
 * Gives  *out NULL where there is none. */
static ibid_status match_term(const char **out, ib_arena *arena,
                              ib_catalog *catalog, const char *column,
                              ibid_str term, bool begins, ibid_err *err)
{
    bool is_there = begins;
    ib_near near;
    ibid_status st = IBID_OK;

    if (!begins)
        st = ib_catalog_has_term(&is_there, catalog, column, term, err);
    if (st)
        return st;
    *out = is_there ? ib_str_format(arena, "\"%.*s\"%s", (int)term.len, term.at,
                                    begins ? "*" : "")
                    : NULL;
    if (is_there)
        return *out ? IBID_OK : ib_archive_fail_memory(arena, err);
    st = ib_near_find(&near, arena, catalog, column, term, err);
    for (size_t i = 0; i < near.count && !st; i++) {
        *out = ib_str_format(arena, "%s%s\"%s\"%s", *out ? *out : "(",
                             *out ? " OR " : "", near.item[i].at,
                             i + 1 == near.count ? ")" : "");
        if (!*out)
            st = ib_archive_fail_memory(arena, err);
    }
    return st;
}

/* The expression for the words of a column: all of them; those of a symbol one
 * behind the other.
 *
 * Gives  *out NULL where nothing can be found. */
static ibid_status match_column(const char **out, ib_arena *arena,
                                ib_catalog *catalog, ib_fact_column which,
                                ibid_str words, ibid_err *err)
{
    const char *column = ib_fact_column_name(which);
    const bool begins = words.len > 1 && words.at[words.len - 1] == '*';
    const char *all = NULL;
    ib_terms terms;
    ibid_status st = IBID_OK;

    *out = NULL;
    if (ib_terms_make(&terms, arena, words))
        return ib_archive_fail_memory(arena, err);
    if (terms.count == 0)
        return IBID_OK;
    if (which == IB_FACT_SYMBOL) {
        all = ib_str_format(arena, "\"%.*s\"%s", (int)terms.all.len - 1,
                            terms.all.at, begins ? "*" : "");
    } else {
        for (uint32_t i = 0; i < terms.count && !st; i++) {
            const char *one;

            st = match_term(&one, arena, catalog, column, terms.item[i].letters,
                            begins && i + 1 == terms.count, err);
            if (st || !one)
                return st;
            all = ib_str_format(arena, "%s%s%s", all ? all : "",
                                all ? " AND " : "", one);
        }
    }
    *out = all ? ib_str_format(arena, "%s : (%s)", column, all) : NULL;
    return *out ? IBID_OK : ib_archive_fail_memory(arena, err);
}

static ibid_status choose_words(bool *any, bool *none, ib_arena *arena,
                                ib_catalog *catalog, ib_fact_column which,
                                const char *words, ibid_err *err)
{
    const char *match;
    ibid_status st;

    if (!words)
        return IBID_OK;
    st = match_column(&match, arena, catalog, which, ib_str_of(words), err);
    if (!st && match)
        st = ib_catalog_choose_facts(catalog, match, *any, err);
    *none |= !match;
    *any = true;
    return st;
}

ibid_status ib_archive_choose_facts(bool *any, bool *none,
                                    ibid_archive *archive,
                                    const ibid_search *search, ibid_err *err)
{
    const char *const words[IB_FACT_COLUMNS] = {
        [IB_FACT_NAME] = search->name,
        [IB_FACT_TITLE] = search->title,
        [IB_FACT_SYMBOL] = search->symbol,
        [IB_FACT_NOTE] = search->note,
    };
    ib_catalog *catalog = archive->catalog;
    ib_arena arena;
    ibid_status st = ib_catalog_choose_none(catalog, err);

    *any = *none = false;
    ib_arena_init(&arena, archive->options.read.alloc, 0, NULL);
    for (int i = 0; i < IB_FACT_COLUMNS && !st; i++)
        st = choose_words(any, none, &arena, catalog, (ib_fact_column)i,
                          words[i], err);
    if (!st && (search->since || search->until)) {
        st = ib_catalog_choose_dates(catalog, search->since, search->until,
                                     *any, err);
        *any = true;
    }
    ib_arena_free(&arena);
    return st;
}
