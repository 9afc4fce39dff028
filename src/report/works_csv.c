/* works_csv.c - the works of a document as a table (RFC 4180), a row a work.
 *
 * A cell that a spreadsheet would take for a formula begins with an apostrophe
 * (OWASP, "CSV injection"): what stands in it comes from a document.
 */

#include "ibid/report.h"

#include <stdio.h>
#include <string.h>

#include "base/fail.h"
#include "base/scan.h"
#include "base/str.h"
#include "report/out.h"
#include "report/works.h"

/* A table while it is written. */
typedef struct table {
    ib_out out;
    bool begun;  /* a cell stands before on this row */
    bool filled; /* the open cell holds something */
} table;

static void open_cell(table *t)
{
    ib_out_say(&t->out, t->begun ? ",\"" : "\"");
    t->begun = true;
    t->filled = false;
}

static void close_cell(table *t)
{
    ib_out_put(&t->out, "\"", 1);
}

/* Put text into the open cell, each run of white space as one blank. */
static void put(table *t, ibid_str text)
{
    const ibid_span span = ib_span_trim(text, (ibid_span){0, text.len});

    for (uint32_t at = span.start; at < span.end;) {
        const uint32_t blank = ib_blank_at(text, at, span.end);

        if (blank) {
            at = ib_skip_blank(text, at, span.end);
            ib_out_put(&t->out, " ", 1);
            continue;
        }
        if (!t->filled && strchr("=+-@", text.at[at]) && text.at[at])
            ib_out_put(&t->out, "'", 1);
        t->filled = true;
        if (text.at[at] == '"')
            ib_out_put(&t->out, "\"", 1);
        if ((unsigned char)text.at[at] >= 0x20)
            ib_out_put(&t->out, &text.at[at], 1);
        at++;
    }
}

static void say(table *t, const char *words)
{
    put(t, ib_str_of(words));
}

/* "; " between the entries of one cell. */
static void part(table *t)
{
    if (t->filled)
        ib_out_say(&t->out, "; ");
}

static void put_cell(table *t, ibid_str text)
{
    open_cell(t);
    put(t, text);
    close_cell(t);
}

static void put_notes(table *t, const ibid_pull *pull, const ibid_work *work)
{
    const ibid_citations all = ibid_doc_citations(ibid_pull_doc(pull));
    const ibid_notes notes = ibid_doc_notes(ibid_pull_doc(pull));
    char number[16];

    open_cell(t);
    for (uint32_t k = 0; k < work->mention_count; k++) {
        const uint32_t note = all.item[work->mention[k]].note;

        if (note >= notes.count || !notes.item[note].number ||
            !ib_work_is_new_note(pull, work, k))
            continue;
        part(t);
        snprintf(number, sizeof number, "%u", notes.item[note].number);
        say(t, number);
    }
    close_cell(t);
}

static void put_people(table *t, const ibid_citation *citation)
{
    const ibid_field *field = ibid_citation_field(citation, IBID_FIELD_AUTHOR);

    open_cell(t);
    if (!field)
        field = ibid_citation_field(citation, IBID_FIELD_EDITOR);
    for (uint32_t i = 0; field && i < field->person_count; i++) {
        const ibid_name *name = &field->person[i];

        part(t);
        put(t, name->literal.len ? name->literal : name->family);
        if (!name->literal.len && name->given.len) {
            ib_out_say(&t->out, ", ");
            put(t, name->given);
        }
    }
    close_cell(t);
}

static void put_field(table *t, const ibid_citation *citation,
                      ibid_field_name name)
{
    const ibid_field *field = ibid_citation_field(citation, name);

    put_cell(t, field ? field->text : (ibid_str){NULL, 0});
}

static void put_date(table *t, const ibid_citation *citation)
{
    const ibid_field *field = ibid_citation_field(citation, IBID_FIELD_ISSUED);
    char date[48] = "";

    if (field) {
        const ibid_day day = field->date.from;

        if (day.day)
            snprintf(date, sizeof date, "%04d-%02d-%02d", day.year, day.month,
                     day.day);
        else if (day.month)
            snprintf(date, sizeof date, "%04d-%02d", day.year, day.month);
        else
            snprintf(date, sizeof date, "%04d", day.year);
    }
    put_cell(t, ib_str_of(date));
}

static void put_pinpoints(table *t, const ibid_pull *pull,
                          const ibid_work *work)
{
    open_cell(t);
    for (uint32_t k = 0; k < work->mention_count; k++) {
        const ibid_field *field = ib_work_pinpoint(pull, work, k);

        if (!field)
            continue;
        part(t);
        put(t, field->text);
    }
    close_cell(t);
}

static void put_row(table *t, const ibid_pull *pull, const ibid_work *work)
{
    const ibid_citation *citation = ib_work_citation(pull, work);

    t->begun = false;
    put_cell(t, ib_str_of(work->key));
    put_cell(t, ib_str_of(ibid_work_status_words(work->status)));
    put_cell(t, ib_str_of(ibid_citation_kind_word(citation->kind)));
    put_notes(t, pull, work);
    put_people(t, citation);
    put_field(t, citation, IBID_FIELD_TITLE);
    put_date(t, citation);
    put_cell(t, ib_str_in(ibid_doc_text(ibid_pull_doc(pull)), citation->span));
    put_pinpoints(t, pull, work);
    put_cell(t, work->link);
    put_cell(t, ib_str_of(ib_work_file(pull, work)));
    put_cell(t, ib_str_of(work->because));
    ib_out_say(&t->out, "\r\n");
}

ibid_status ibid_report_works_csv(const ibid_pull *pull, const ibid_sink *sink,
                                  ibid_err *err)
{
    const ibid_works works = ibid_pull_works(pull);
    table t = {.begun = false};
    ibid_status st;

    ib_out_start(&t.out, sink);
    ib_out_say(&t.out, "key,status,kind,notes,authors,title,date,source,"
                       "pinpoints,link,file,because\r\n");
    for (size_t i = 0; i < works.count; i++)
        put_row(&t, pull, &works.item[i]);
    st = ib_out_finish(&t.out);
    if (st)
        return ib_fail(err, st, "the output could not be written", 0, 0);
    return IBID_OK;
}
