/* table.c - the figures of documents side by side. */

#include "table/table.h"

#include <stdlib.h>

#include "base/fail.h"
#include "base/str.h"
#include "resolve/key.h"
#include "check/around.h"
#include "check/voice.h"

const ibid_figure *ib_row_figure(const ibid_table *table, const ibid_row *row)
{
    return &table->entry[row->document].figures.item[row->figure];
}

bool ib_table_is_asked(const ibid_table *table)
{
    return table->asked;
}

uint32_t ib_table_first_form(const ibid_table *table, uint32_t i)
{
    const uint32_t twin = table->document[i].twin;

    return twin == IBID_NONE ? i : twin;
}

/* A day as a number; what is not said of it is 0; no date is after all dates.
 */
static long day_of(const ib_entry *entry)
{
    const ibid_day day = ibid_doc_about(entry->of.doc)->date.from;

    return day.year ? (long)day.year * 10000 + day.month * 100 + day.day
                    : 100000000;
}

/* By date, name, bytes: in whatever order they are given. */
static int by_date(const void *a, const void *b)
{
    const ib_entry *x = a, *y = b;
    const long x_day = day_of(x), y_day = day_of(y);
    const int order = strcmp(x->of.file, y->of.file);

    if (x_day != y_day)
        return x_day < y_day ? -1 : 1;
    return order ? order
                 : strcmp(ibid_doc_about(x->of.doc)->sha256,
                          ibid_doc_about(y->of.doc)->sha256);
}

static int by_bytes(const void *a, const void *b)
{
    const ib_entry *x = *(const ib_entry *const *)a;
    const ib_entry *y = *(const ib_entry *const *)b;
    const int order = strcmp(ibid_doc_about(x->of.doc)->sha256,
                             ibid_doc_about(y->of.doc)->sha256);

    return order ? order : (x > y) - (x < y);
}

/* Keep each file once: the first of the same bytes. */
static ibid_status drop_same(ib_entry *entry, size_t *count, ib_arena *scratch)
{
    const ib_entry **same = ib_arena_array(scratch, const ib_entry *, *count);
    bool *dropped = ib_arena_array(scratch, bool, *count);
    size_t kept = 0;

    if (!same || !dropped)
        return ib_arena_status(scratch);
    for (size_t i = 0; i < *count; i++)
        same[i] = &entry[i];
    if (*count > 1)
        qsort(same, *count, sizeof *same, by_bytes);
    for (size_t i = 1; i < *count; i++)
        dropped[same[i] - entry] =
            strcmp(ibid_doc_about(same[i]->of.doc)->sha256,
                   ibid_doc_about(same[i - 1]->of.doc)->sha256) == 0;
    for (size_t i = 0; i < *count; i++) {
        if (!dropped[i])
            entry[kept++] = entry[i];
    }
    *count = kept;
    return IBID_OK;
}

static ibid_status take_documents(ibid_table *table, const ib_entry *entry,
                                  size_t count)
{
    ib_entry *own = ib_arena_copy(&table->arena, entry, count, sizeof *own,
                                  _Alignof(ib_entry));
    ibid_status st;

    if (!own)
        return ib_arena_status(&table->arena);
    if (count > 1)
        qsort(own, count, sizeof *own, by_date);
    st = drop_same(own, &count, table->scratch);
    if (st)
        return st;
    table->document = ib_arena_array(&table->arena, ibid_table_document, count);
    if (!table->document)
        return ib_arena_status(&table->arena);
    for (size_t i = 0; i < count; i++) {
        table->document[i] = own[i].of;
        table->document[i].twin = IBID_NONE;
    }
    table->entry = own;
    table->document_count = count;
    return IBID_OK;
}

/* The part of its sentence between semicolons: what stands beyond them is said
 * of something else. */
static ibid_span clause_of(ibid_str text, ibid_span sentence, ibid_span figure)
{
    ibid_span clause = figure;

    while (clause.start > sentence.start && text.at[clause.start - 1] != ';')
        clause.start--;
    while (clause.end < sentence.end && text.at[clause.end] != ';')
        clause.end++;
    return clause;
}

/* The dates of its period; else those in its clause. */
static void find_dates(ibid_row *row, const ib_entry *entry,
                       const ibid_figure *f)
{
    const ibid_str text = ibid_doc_text(entry->of.doc);
    const ibid_span period = ib_figure_period(text, f);
    uint32_t count = 0, first = IBID_NONE;

    if (!ib_span_is_empty(period))
        first = ib_dating_first(&entry->datings, period, &count);
    if (count == 0)
        first = ib_dating_first(
            &entry->datings, clause_of(text, row->sentence, f->span), &count);
    row->dating = count ? first : IBID_NONE;
    row->dating_count = count;
}

static void fill_row(ibid_row *row, const ib_entry *entry, ib_around *around)
{
    const ibid_figure *f = &entry->figures.item[row->figure];
    const ib_voice voice = ib_voice_of(entry->of.doc, f);

    row->sentence = ib_around_sentence(around, f->span);
    row->stated_by = voice.stated_by;
    row->is_quoted = voice.is_quoted;
    row->quoted_by = voice.quoted_by;
    row->note = voice.note;
    row->citation = voice.citation;
    row->work = IBID_NONE;
    find_dates(row, entry, f);
}

static ibid_status make_rows(ibid_table *table)
{
    ib_list rows = ib_list_of(&table->arena, ibid_row);
    ib_list things = ib_list_of(table->scratch, const ib_thing *);
    ibid_status st = IBID_OK;

    for (uint32_t d = 0; d < table->document_count && !st; d++) {
        const ib_entry *entry = &table->entry[d];
        ib_around around;
        ib_thing *thing;

        st = ib_around_open(&around, table->scratch, entry->of.doc);
        if (!st)
            st = ib_thing_read(&thing, &table->arena, table->scratch,
                               ibid_doc_text(entry->of.doc), &entry->figures,
                               &entry->datings);
        for (uint32_t i = 0; i < entry->figures.count && !st; i++) {
            const ib_thing **of;
            ibid_row *row;

            if (!ib_figure_is_amount(&entry->figures.item[i]))
                continue;
            row = ib_list_push(&rows);
            of = ib_list_push(&things);
            if (!row || !of)
                return ib_arena_status(row ? table->scratch : &table->arena);
            *of = &thing[i];
            *row = (ibid_row){.document = d, .figure = i};
            fill_row(row, entry, &around);
        }
    }
    table->row = rows.item;
    table->row_count = rows.count;
    table->thing = things.item;
    return st;
}

ibid_status ib_question_add(ibid_table *table, unsigned because,
                            const char *asked, const uint32_t *row,
                            size_t count)
{
    ibid_question *q = ib_list_push(&table->questions);
    uint32_t *own = ib_arena_copy(&table->arena, row, count, sizeof *row,
                                  _Alignof(uint32_t));

    if (!q || !own)
        return ib_arena_status(&table->arena);
    *q = (ibid_question){because, asked, own, (uint32_t)count};
    for (size_t i = 0; i < count; i++)
        table->row[row[i]].has_question = true;
    return IBID_OK;
}

static ibid_status fill_table(ibid_table *table, const ib_entry *entry,
                              size_t count, const ibid_table_options *options)
{
    ibid_status st = take_documents(table, entry, count);

    if (!st)
        st = make_rows(table);
    if (!st)
        st = ib_table_works_find(table);
    if (!st)
        st = options->about_count
                 ? ib_asked_find(table, options->about, options->about_count)
                 : ib_questions_find(table);
    return st;
}

ibid_status ib_table_make(ibid_table **out, const ib_entry *entry, size_t count,
                          const ibid_table_options *options, ibid_err *err)
{
    const ibid_table_options plain = IBID_TABLE_OPTIONS_INIT;
    ib_arena arena, scratch;
    ibid_table *table;
    ibid_status st;

    *out = NULL;
    options = options ? options : &plain;
    ib_arena_init(&arena, options->alloc, options->memory_max, NULL);
    table = ib_arena_array(&arena, ibid_table, 1);
    if (!table) {
        st = ib_arena_status(&arena);
        return ib_fail(err, st, ibid_status_words(st), 0, 0);
    }
    table->taken = arena.taken;
    table->arena = arena;
    table->arena.shared = &table->taken;
    table->works = ib_list_of(&table->arena, ibid_table_work);
    table->questions = ib_list_of(&table->arena, ibid_question);
    ib_arena_init(&scratch, options->alloc, options->memory_max, &table->taken);
    table->scratch = &scratch;
    table->asked = options->about_count > 0;
    st = fill_table(table, entry, count, options);
    st = ib_arena_status_of(&table->arena, &scratch, st);
    ib_arena_free(&scratch);
    table->scratch = NULL;
    table->thing = NULL;
    if (st) {
        ibid_table_close(table);
        return ib_fail(err, st, ibid_status_words(st), 0, 0);
    }
    *out = table;
    return IBID_OK;
}

void ibid_table_close(ibid_table *table)
{
    ib_arena arena;

    if (!table)
        return;
    arena = table->arena; /* the struct lies in its own arena */
    arena.shared = NULL;
    ib_arena_free(&arena);
}

ibid_table_documents ibid_table_documents_of(const ibid_table *table)
{
    return (ibid_table_documents){table->document, table->document_count};
}

ibid_rows ibid_table_rows(const ibid_table *table)
{
    return (ibid_rows){table->row, table->row_count};
}

ibid_table_works ibid_table_works_of(const ibid_table *table)
{
    return (ibid_table_works){table->works.item, table->works.count};
}

ibid_questions ibid_table_questions(const ibid_table *table)
{
    return (ibid_questions){table->questions.item, table->questions.count};
}

const char *ibid_question_words(unsigned because)
{
    switch (because) {
    case IBID_QUESTION_ASKED:
        return "the words asked for stand in the figure, its sentence or its "
               "paragraph";
    case IBID_QUESTION_SCOPE:
        return "the same is counted, of the same place or time";
    default:
        return "the same number is given, of things that are called by one "
               "word";
    }
}

ibid_status ibid_table_open(ibid_table **out,
                            const ibid_table_document *document, size_t count,
                            const ibid_table_options *options, ibid_err *err)
{
    const ibid_table_options plain = IBID_TABLE_OPTIONS_INIT;
    ib_arena arena;
    ib_entry *entry;
    ibid_status st;

    *out = NULL;
    options = options ? options : &plain;
    ib_arena_init(&arena, options->alloc, options->memory_max, NULL);
    entry = ib_arena_array(&arena, ib_entry, count);
    if (entry) {
        for (size_t i = 0; i < count; i++)
            entry[i] =
                (ib_entry){document[i], ibid_doc_figures(document[i].doc),
                           ibid_doc_datings(document[i].doc)};
        st = ib_table_make(out, entry, count, options, err);
    } else {
        st = ib_arena_status(&arena);
        ib_fail(err, st, ibid_status_words(st), 0, 0);
    }
    ib_arena_free(&arena);
    return st;
}
