/* test_fault.c - every public call with no memory at its n-th request, for
 * n = 1, 2, 3 ... until it succeeds; with every bound on memory; and reports
 * whose sink stops.  Never a crash, a leak, or half a result. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/counter.h"
#include "tests/promise.h"
#include "tests/sample.h"

/* A call under test: opens what it opens with `alloc` under `max`, closes it
 * again, and gives its status. */
typedef ibid_status (*call)(const ibid_alloc *alloc, uint64_t max);

static ibid_status read_text(const char *text, const ibid_alloc *alloc,
                             uint64_t max)
{
    const ibid_options options = {
        .alloc = alloc, .memory_max = max, .figures = true};
    ibid_err err = {0};
    ibid_doc *doc = (ibid_doc *)&err; /* no NULL, and nothing to close */
    ibid_status st = ibid_doc_open(&doc, text, strlen(text), &options, &err);
    size_t at;

    if (st) {
        assert_null(doc);
        assert_int_equal(err.status, st);
        assert_non_null(err.what);
        return st;
    }
    assert_null(promise_doc_broken(doc, &at));
    ibid_doc_close(doc);
    return IBID_OK;
}

static ibid_status read_clean(const ibid_alloc *alloc, uint64_t max)
{
    return read_text(sample_clean, alloc, max);
}

static ibid_status read_damaged(const ibid_alloc *alloc, uint64_t max)
{
    return read_text(sample_damaged, alloc, max);
}

/* Not UTF-8: goes through a detector and a converter. */
static ibid_status read_decoded(const ibid_alloc *alloc, uint64_t max)
{
    return read_text("Words \x93of others\x94 \x96 d\xE9j\xE0 vu.1\n"
                     "More words, so that there is something to see.\n\n"
                     "1 Adler, The Law of Small Harbours (1998), p. 5.\n",
                     alloc, max);
}

static ibid_status read_nothing(const ibid_alloc *alloc, uint64_t max)
{
    return read_text("", alloc, max);
}

static ibid_status compare(const char *quote, const char *source,
                           const ibid_alloc *alloc, uint64_t max)
{
    ibid_check_options options = IBID_CHECK_OPTIONS_INIT;
    ibid_err err = {0};
    ibid_check *check = (ibid_check *)&err;
    const ibid_str text = {quote, (uint32_t)strlen(quote)};
    const ibid_str other = {source, (uint32_t)strlen(source)};
    ibid_status st;
    size_t at;

    options.alloc = alloc;
    options.memory_max = max;
    st = ibid_compare_open(&check, text, other, &options, &err);
    if (st) {
        assert_null(check);
        assert_int_equal(err.status, st);
        assert_non_null(err.what);
        return st;
    }
    assert_int_equal(ibid_check_findings(check).count, 1);
    assert_null(promise_check_broken(check, text, &other, 1, &at));
    ibid_check_close(check);
    return IBID_OK;
}

static ibid_status compare_exact(const ibid_alloc *alloc, uint64_t max)
{
    return compare("the pilots refused to leave the harbour", sample_source[0],
                   alloc, max);
}

static ibid_status compare_altered(const ibid_alloc *alloc, uint64_t max)
{
    return compare("[n]ineteen boats put to sea \xE2\x80\xA6 both warnings "
                   "stand (emphasis added)",
                   sample_source[1], alloc, max);
}

static ibid_status compare_damaged(const ibid_alloc *alloc, uint64_t max)
{
    return compare("the war-\ndens of the mo1e had wamed the owners",
                   sample_source[1], alloc, max);
}

static ibid_status compare_nothing(const ibid_alloc *alloc, uint64_t max)
{
    return compare("", "", alloc, max);
}

/* The same with a comparer. */
static ibid_status compare_kept(const ibid_alloc *alloc, uint64_t max)
{
    const ibid_str quote = {"nineteen boats put to sea", 25};
    const ibid_str source = {sample_source[1],
                             (uint32_t)strlen(sample_source[1])};
    ibid_check_options options = IBID_CHECK_OPTIONS_INIT;
    ibid_err err = {0};
    ibid_comparer *comparer = (ibid_comparer *)&err;
    const ibid_check *check = (const ibid_check *)&err;
    ibid_status st;
    size_t at;

    options.alloc = alloc;
    options.memory_max = max;
    st = ibid_comparer_open(&comparer, &options, &err);
    if (st) {
        assert_null(comparer);
        assert_int_equal(err.status, st);
        assert_non_null(err.what);
        return st;
    }
    st = ibid_comparer_check(&check, comparer, quote, source, &err);
    if (st) {
        assert_null(check);
        assert_int_equal(err.status, st);
        assert_non_null(err.what);
    } else {
        assert_null(promise_check_broken(check, quote, &source, 1, &at));
    }
    ibid_comparer_close(comparer);
    return st;
}

/* Sources in an array, as a shelf. */
typedef struct row {
    ibid_source item[4];
    size_t count;
} row;

static size_t row_count(void *state)
{
    return ((row *)state)->count;
}

static const ibid_source *row_source(void *state, size_t i)
{
    return &((row *)state)->item[i];
}

/* The sources, read with plain malloc: only the call under test may fail. */
static void fill_row(row *sources)
{
    static const char *const name[] = {"gazette.txt", "A_CONF.999_12_Add.1.txt",
                                       "adler.txt"};

    memset(sources, 0, sizeof *sources);
    for (size_t i = 0; i < 3; i++) {
        ibid_doc *doc;

        assert_int_equal(ibid_doc_open(&doc, sample_source[i],
                                       strlen(sample_source[i]), NULL, NULL),
                         IBID_OK);
        sources->item[i] = (ibid_source){name[i], IBID_SOURCE_READ, NULL, doc};
    }
    sources->item[3] = (ibid_source){"scan.pdf", IBID_SOURCE_UNREAD,
                                     "it has no text layer", NULL};
    sources->count = 4;
}

static void empty_row(row *sources)
{
    for (size_t i = 0; i < 3; i++)
        ibid_doc_close((ibid_doc *)sources->item[i].doc);
}

/* One quotation against all of them. */
static ibid_status compare_shelf(const ibid_alloc *alloc, uint64_t max)
{
    const ibid_str quote = {"nineteen boats put to sea", 25};
    ibid_check_options options = IBID_CHECK_OPTIONS_INIT;
    ibid_err err = {0};
    ibid_check *check = (ibid_check *)&err;
    ibid_str texts[4] = {{0}};
    row sources;
    const ibid_shelf shelf = {row_count, row_source, &sources};
    ibid_status st;

    fill_row(&sources);
    for (size_t i = 0; i < 3; i++)
        texts[i] = ibid_doc_text(sources.item[i].doc);
    options.alloc = alloc;
    options.memory_max = max;
    st = ibid_compare_shelf_open(&check, quote, &shelf, &options, &err);
    if (st) {
        assert_null(check);
        assert_int_equal(err.status, st);
        assert_non_null(err.what);
    } else {
        size_t at;

        assert_int_equal(ibid_check_findings(check).item->verdict,
                         IBID_VERDICT_ALTERED);
        assert_null(promise_check_broken(check, quote, texts, 4, &at));
        ibid_check_close(check);
    }
    empty_row(&sources);
    return st;
}

static ibid_status check_text(const char *text, bool with_sources,
                              bool unquoted, const ibid_alloc *alloc,
                              uint64_t max)
{
    ibid_check_options options = IBID_CHECK_OPTIONS_INIT;
    ibid_err err = {0};
    ibid_check *check = (ibid_check *)&err;
    ibid_str texts[4] = {{0}};
    row sources;
    ibid_shelf shelf = {row_count, row_source, &sources};
    ibid_doc *doc;
    ibid_status st;

    fill_row(&sources);
    for (size_t i = 0; i < 3; i++)
        texts[i] = ibid_doc_text(sources.item[i].doc);
    sources.count = with_sources ? 4 : 0;
    assert_int_equal(ibid_doc_open(&doc, text, strlen(text), NULL, NULL),
                     IBID_OK);
    options.alloc = alloc;
    options.memory_max = max;
    options.unquoted = unquoted;
    st = ibid_check_open(&check, doc, &shelf, &options, &err);
    if (st) {
        assert_null(check);
        assert_int_equal(err.status, st);
        assert_non_null(err.what);
    } else {
        size_t at;

        assert_true(ibid_check_findings(check).count > 0);
        assert_null(promise_check_broken(check, ibid_doc_text(doc), texts,
                                         sources.count, &at));
        ibid_check_close(check);
    }
    ibid_doc_close(doc);
    empty_row(&sources);
    return st;
}

static ibid_status check_clean(const ibid_alloc *alloc, uint64_t max)
{
    return check_text(sample_clean, true, false, alloc, max);
}

static ibid_status check_damaged(const ibid_alloc *alloc, uint64_t max)
{
    return check_text(sample_damaged, true, false, alloc, max);
}

/* A document that copies its sources, here and there with other words. */
static ibid_status check_unquoted(const ibid_alloc *alloc, uint64_t max)
{
    char text[4096];

    snprintf(text, sizeof text, "A Copy\n\n%.600s\n\nSo it was.\n\n%.900s\n",
             sample_source[1], sample_source[0]);
    return check_text(text, true, true, alloc, max);
}

static ibid_status check_alone(const ibid_alloc *alloc, uint64_t max)
{
    return check_text(sample_clean, false, false, alloc, max);
}

/* The works of a document, one of which a table gives a file. */
static ibid_status list_works(const ibid_alloc *alloc, uint64_t max)
{
    static const char table[] = "key,file\n000000000000,adler.txt\n";
    const ibid_options read = {.alloc = alloc, .memory_max = max};
    ibid_pull_options options = IBID_PULL_OPTIONS_INIT;
    ibid_err err = {0};
    ibid_map *map = (ibid_map *)&err;
    ibid_pull *pull = (ibid_pull *)&err;
    row sources;
    const ibid_shelf shelf = {row_count, row_source, &sources};
    ibid_doc *doc;
    ibid_status st = ibid_map_open(&map, table, sizeof table - 1, &read, &err);

    if (st) {
        assert_null(map);
        return st;
    }
    fill_row(&sources);
    assert_int_equal(
        ibid_doc_open(&doc, sample_clean, strlen(sample_clean), NULL, NULL),
        IBID_OK);
    options.alloc = alloc;
    options.memory_max = max;
    options.map = map;
    st = ibid_pull_open(&pull, doc, &shelf, &options, &err);
    if (st) {
        assert_null(pull);
        assert_int_equal(err.status, st);
        assert_non_null(err.what);
    } else {
        assert_true(ibid_pull_works(pull).count > 0);
    }
    ibid_pull_close(pull);
    ibid_map_close(map);
    ibid_doc_close(doc);
    empty_row(&sources);
    return st;
}

/* Two letters whose figures stand side by side. */
static const char *const figure_text[] = {
    "Letter of 14 March 1913\n\nOn 3 May 1911, 31 sailors were killed in "
    "Selwyn, including 4 women.[1] Some 300 Selwyn pilots left.\n\n\n"
    "[1] Edith Marlow, Tides and Pilots (Selwyn, Quay Press, 1934), p. 212.\n",
    "On 3 May 1911, 29 sailors died in Selwyn.[1] There are 300 Selwyn "
    "pilots.\n\n\n"
    "[1] Edith Marlow, Tides and Pilots (Selwyn, Quay Press, 1934), p. 9.\n"};

static ibid_status open_table(ibid_table **table, ibid_doc *doc[2],
                              const ibid_table_options *options)
{
    ibid_table_document document[2];
    ibid_err err = {0};
    ibid_status st;

    for (int i = 0; i < 2; i++) {
        assert_int_equal(ibid_doc_open(&doc[i], figure_text[i],
                                       strlen(figure_text[i]), NULL, NULL),
                         IBID_OK);
        document[i] =
            (ibid_table_document){i ? "b.txt" : "a.txt", doc[i], IBID_NONE};
    }
    *table = (ibid_table *)&err;
    st = ibid_table_open(table, document, 2, options, &err);
    if (st) {
        assert_null(*table);
        assert_int_equal(err.status, st);
        assert_non_null(err.what);
    }
    return st;
}

static ibid_status side_by_side(const char *about, size_t questions,
                                const ibid_alloc *alloc, uint64_t max)
{
    const ibid_table_options options = {alloc, max, &about, about ? 1 : 0};
    ibid_table *table;
    ibid_doc *doc[2];
    const ibid_status st = open_table(&table, doc, &options);

    if (!st) {
        assert_int_equal(ibid_table_questions(table).count, questions);
        assert_int_equal(ibid_table_works_of(table).count, 1);
    }
    ibid_table_close(table);
    ibid_doc_close(doc[0]);
    ibid_doc_close(doc[1]);
    return st;
}

static ibid_status put_figures(const ibid_alloc *alloc, uint64_t max)
{
    return side_by_side(NULL, 2, alloc, max);
}

static ibid_status ask_figures(const ibid_alloc *alloc, uint64_t max)
{
    return side_by_side("killed Selwyn", 1, alloc, max);
}

/* Words looked for in the three sources, and one that cannot be read. */
static ibid_status find_words(const char *words, const ibid_alloc *alloc,
                              uint64_t max)
{
    const ibid_find_options options = {alloc, max, 2};
    ibid_err err = {0};
    ibid_find *find = (ibid_find *)&err;
    row sources;
    ibid_status st = ibid_find_open(
        &find, (ibid_str){words, (uint32_t)strlen(words)}, &options, &err);
    size_t at;

    if (st) {
        assert_null(find);
        assert_non_null(err.what);
        return st;
    }
    fill_row(&sources);
    for (size_t i = 0; i < sources.count && !st; i++)
        st = ibid_find_in(find, &sources.item[i], &err);
    assert_int_equal(err.status, st);
    assert_null(promise_find_broken(find, NULL, &at));
    if (!st) {
        assert_int_equal(ibid_find_all(find).searched, 3);
        assert_int_equal(ibid_find_all(find).unsearched_count, 1);
    }
    ibid_find_close(find);
    empty_row(&sources);
    return st;
}

static ibid_status find_same(const ibid_alloc *alloc, uint64_t max)
{
    return find_words("the harbour", alloc, max);
}

static ibid_status find_elided(const ibid_alloc *alloc, uint64_t max)
{
    return find_words("[n]ineteen boats put to sea ... both warnings stand",
                      alloc, max);
}

static ibid_status find_absent(const ibid_alloc *alloc, uint64_t max)
{
    return find_words("the pilots never once sailed beyond the outer mole",
                      alloc, max);
}

/* A folder with two files that are read and one that is not. */
static char folder[] = "/tmp/ibid-fault-XXXXXX";

static void put_file(const char *name, const char *text)
{
    char path[256];
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    file = fopen(path, "wb");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static ibid_status open_files(const ibid_alloc *alloc, uint64_t max)
{
    const ibid_files_options options = {
        .read = {.alloc = alloc, .memory_max = max}};
    const char *const names[] = {folder, "/no such file"};
    ibid_err err = {0};
    ibid_files *files = (ibid_files *)&err;
    ibid_files_view view;
    ibid_shelf shelf;
    ibid_status st = ibid_files_open(&files, names, 2, &options, &err);
    bool whole = true;

    if (st) {
        assert_null(files);
        assert_int_equal(err.status, st);
        assert_non_null(err.what);
        return st;
    }
    shelf = ibid_files_shelf(&view, files, NULL);
    assert_int_equal(shelf.count(shelf.state), 4);
    /* Under a bound a file may be too large to be read: it says so. */
    for (size_t i = 0; i < 4; i++) {
        const ibid_source *s = shelf.source(shelf.state, i);

        assert_true(!s->doc == (s->status == IBID_SOURCE_UNREAD));
        assert_true(!s->doc == (s->why != NULL));
        whole &= s->doc != NULL || i == 1 || i == 3;
    }
    ibid_files_close(files);
    return whole ? IBID_OK : IBID_ELIMIT;
}

static bool count_read(void *state, const ibid_source *source)
{
    *(size_t *)state += source->doc != NULL;
    return true;
}

static ibid_status visit_files(const ibid_alloc *alloc, uint64_t max)
{
    const ibid_files_options options = {
        .read = {.alloc = alloc, .memory_max = max}};
    const char *const names[] = {folder, "/no such file"};
    size_t count = 0;
    const ibid_visitor visitor = {count_read, &count};
    ibid_err err = {0};
    ibid_status st = ibid_files_visit(&visitor, names, 2, &options, &err);

    assert_true(!st || err.what);
    return st ? st : count == 2 ? IBID_OK : IBID_ELIMIT;
}

static int make_folder(void **state)
{
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    put_file("adler.txt", sample_source[2]);
    put_file("empty.txt", "");
    put_file("gazette.txt", sample_source[0]);
    return 0;
}

static int remove_folder(void **state)
{
    static const char *const names[] = {"adler.txt", "empty.txt",
                                        "gazette.txt"};
    char path[256];

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        remove(path);
    }
    return remove(folder);
}

static const struct {
    const char *name;
    call run;
    unsigned arenas; /* each with the bound for itself */
} calls[] = {
    {"read, clean", read_clean, 1},
    {"read, damaged", read_damaged, 1},
    {"read, another encoding", read_decoded, 1},
    {"read, nothing", read_nothing, 1},
    {"compare, exact", compare_exact, 1},
    {"compare, altered", compare_altered, 1},
    {"compare, damaged", compare_damaged, 1},
    {"compare, nothing", compare_nothing, 1},
    {"compare, kept memory", compare_kept, 1},
    {"compare, a shelf", compare_shelf, 1},
    {"check, clean", check_clean, 1},
    {"check, damaged", check_damaged, 1},
    {"check, unquoted", check_unquoted, 1},
    {"check, without sources", check_alone, 1},
    {"works", list_works, 2},
    {"figures, by rules", put_figures, 2},
    {"figures, asked for", ask_figures, 2},
    {"find, the same", find_same, 1},
    {"find, elided", find_elided, 1},
    {"find, absent", find_absent, 1},
    {"files, one by one", visit_files, 4},
    {"files", open_files, 4}, /* the list, two documents, the bytes */
};

static void test_each_request_fails_once(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        size_t n = 0;
        ibid_status st;

        do {
            counter count = {.fail_at = ++n};
            ibid_alloc alloc = counter_alloc(&count);

            st = calls[i].run(&alloc, 0);
            if (count.held || count.blocks)
                fail_msg("%s: request %zu: %zu bytes left", calls[i].name, n,
                         count.held);
            if (st && st != IBID_ENOMEM)
                fail_msg("%s: request %zu: status %d", calls[i].name, n, st);
            if (!st && count.calls >= n)
                fail_msg("%s: request %zu failed and nobody saw it",
                         calls[i].name, n);
        } while (st);
        print_message("  %-30s %zu requests\n", calls[i].name, n - 1);
    }
}

/* Bounds from nothing to enough, in steps that are no power of two. */
static void test_every_bound(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        ibid_status st;
        uint64_t max = 1;

        do {
            counter count = {0};
            ibid_alloc alloc = counter_alloc(&count);

            st = calls[i].run(&alloc, max);
            if (count.held || count.blocks)
                fail_msg("%s: bound %llu: %zu bytes left", calls[i].name,
                         (unsigned long long)max, count.held);
            if (st && st != IBID_ELIMIT)
                fail_msg("%s: bound %llu: status %d", calls[i].name,
                         (unsigned long long)max, st);
            if (count.peak > max * calls[i].arenas)
                fail_msg("%s: bound %llu: %zu held", calls[i].name,
                         (unsigned long long)max, count.peak);
            max += max / 7 + 1;
        } while (st);
    }
}

/* A sink that stops after so many bytes. */
typedef struct tap {
    size_t left;
    size_t given;
} tap;

static int drip(void *state, const char *bytes, size_t len)
{
    tap *sink = (tap *)state;

    (void)bytes;
    if (len > sink->left)
        return 1;
    sink->left -= len;
    sink->given += len;
    return 0;
}

typedef ibid_status (*doc_report)(const ibid_doc *, const ibid_sink *,
                                  const ibid_report_options *, ibid_err *);
typedef ibid_status (*check_report)(const ibid_check *, const ibid_sink *,
                                    const ibid_report_options *, ibid_err *);

static ibid_status report_compare(const ibid_check *check,
                                  const ibid_sink *sink,
                                  const ibid_report_options *opt, ibid_err *err)
{
    const ibid_str source = {sample_source[0],
                             (uint32_t)strlen(sample_source[0])};

    return ibid_report_compare_json(check, source, sink, opt, err);
}

static const doc_report doc_reports[] = {ibid_report_read_json,
                                         ibid_report_read_text};
static const check_report check_reports[] = {
    ibid_report_check_json, ibid_report_check_text, report_compare};

/* Writes with sinks that stop after 0, 1, ... bytes; then with one that does
 * not stop.  Exactly one of doc and check is given. */
static void stop_everywhere(const ibid_doc *doc, const ibid_check *check,
                            size_t which)
{
    ibid_report_options options = IBID_REPORT_OPTIONS_INIT;
    ibid_status st;
    size_t room = 0;

    options.file = "letter.txt";
    options.all = true;
    do {
        tap sink = {room, 0};
        const ibid_sink out = {drip, &sink};
        ibid_err err = {0};

        st = doc ? doc_reports[which](doc, &out, &options, &err)
                 : check_reports[which](check, &out, &options, &err);
        assert_true(st == IBID_OK || st == IBID_EIO);
        assert_true(st == IBID_OK || err.what);
        assert_true(sink.given <= room);
        room += room / 9 + 1;
    } while (st);
}

static void test_sinks_that_stop(void **state)
{
    row sources;
    ibid_shelf shelf = {row_count, row_source, &sources};

    (void)state;
    fill_row(&sources);
    for (size_t i = 0; i < 2; i++) {
        const char *text = i ? sample_damaged : sample_clean;
        ibid_doc *doc;
        ibid_check *check;

        assert_int_equal(ibid_doc_open(&doc, text, strlen(text), NULL, NULL),
                         IBID_OK);
        assert_int_equal(ibid_check_open(&check, doc, &shelf, NULL, NULL),
                         IBID_OK);
        for (size_t which = 0; which < 2; which++) {
            stop_everywhere(doc, NULL, which);
            stop_everywhere(NULL, check, which);
        }
        ibid_check_close(check);
        ibid_doc_close(doc);
    }
    empty_row(&sources);
}

static void test_sinks_of_a_comparison(void **state)
{
    static const char quote[] = "The pilots [...] leave the harbour";
    const ibid_str source = {sample_source[0],
                             (uint32_t)strlen(sample_source[0])};
    ibid_check *check;

    (void)state;
    assert_int_equal(ibid_compare_open(&check,
                                       (ibid_str){quote, sizeof quote - 1},
                                       source, NULL, NULL),
                     IBID_OK);
    stop_everywhere(NULL, check, 2);
    ibid_check_close(check);
}

static void test_sinks_of_a_find(void **state)
{
    static const char words[] = "the pilots refused to leave the harbour";
    ibid_find *find;
    row sources;

    (void)state;
    fill_row(&sources);
    assert_int_equal(
        ibid_find_open(&find, (ibid_str){words, sizeof words - 1}, NULL, NULL),
        IBID_OK);
    for (size_t i = 0; i < sources.count; i++)
        assert_int_equal(ibid_find_in(find, &sources.item[i], NULL), IBID_OK);
    for (int json = 0; json < 2; json++) {
        ibid_status st;
        size_t room = 0;

        do {
            tap sink = {room, 0};
            const ibid_sink out = {drip, &sink};

            st = json ? ibid_report_find_json(find, &out, NULL, NULL)
                      : ibid_report_find_text(find, &out, NULL, NULL);
            assert_true(st == IBID_OK || st == IBID_EIO);
            assert_true(sink.given <= room);
            room += room / 9 + 1;
        } while (st);
    }
    ibid_find_close(find);
    empty_row(&sources);
}

static ibid_status write_table(int form, const ibid_table *table,
                               const ibid_sink *out)
{
    return form == 0   ? ibid_report_figures_text(table, out, NULL, NULL)
           : form == 1 ? ibid_report_figures_json(table, out, NULL, NULL)
                       : ibid_report_figures_csv(table, out, NULL);
}

static void test_sinks_of_a_table(void **state)
{
    ibid_table *table;
    ibid_doc *doc[2];

    (void)state;
    assert_int_equal(open_table(&table, doc, NULL), IBID_OK);
    for (int form = 0; form < 3; form++) {
        ibid_status st;
        size_t room = 0;

        do {
            tap sink = {room, 0};
            const ibid_sink out = {drip, &sink};

            st = write_table(form, table, &out);
            assert_true(st == IBID_OK || st == IBID_EIO);
            assert_true(sink.given <= room);
            room += room / 9 + 1;
        } while (st);
    }
    ibid_table_close(table);
    ibid_doc_close(doc[0]);
    ibid_doc_close(doc[1]);
}

static void test_closing_nothing(void **state)
{
    (void)state;
    ibid_doc_close(NULL);
    ibid_check_close(NULL);
    ibid_comparer_close(NULL);
    ibid_files_close(NULL);
    ibid_find_close(NULL);
    ibid_table_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_request_fails_once),
        cmocka_unit_test(test_every_bound),
        cmocka_unit_test(test_sinks_that_stop),
        cmocka_unit_test(test_sinks_of_a_comparison),
        cmocka_unit_test(test_sinks_of_a_find),
        cmocka_unit_test(test_sinks_of_a_table),
        cmocka_unit_test(test_closing_nothing),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
