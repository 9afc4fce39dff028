/* works_csv.c - the works of a document as a table, a row a work. */

#include "ibid/report.h"

#include <stdio.h>

#include "base/fail.h"
#include "base/str.h"
#include "report/csv.h"
#include "report/list.h"
#include "report/works.h"

static void put_notes(ib_csv *t, const ibid_pull *pull, const ibid_work *work)
{
    const ibid_citations all = ibid_doc_citations(ibid_pull_doc(pull));
    const ibid_notes notes = ibid_doc_notes(ibid_pull_doc(pull));
    char number[16];

    ib_csv_open(t);
    for (uint32_t k = 0; k < work->mention_count; k++) {
        const uint32_t note = all.item[work->mention[k]].note;

        if (note >= notes.count || !notes.item[note].number ||
            !ib_work_is_new_note(pull, work, k))
            continue;
        ib_csv_part(t);
        snprintf(number, sizeof number, "%u", notes.item[note].number);
        ib_csv_say(t, number);
    }
    ib_csv_close(t);
}

static void put_people(ib_csv *t, const ibid_citation *citation)
{
    const ibid_field *field = ibid_citation_field(citation, IBID_FIELD_AUTHOR);

    ib_csv_open(t);
    if (!field)
        field = ibid_citation_field(citation, IBID_FIELD_EDITOR);
    for (uint32_t i = 0; field && i < field->person_count; i++) {
        const ibid_name *name = &field->person[i];

        ib_csv_part(t);
        ib_csv_put(t, name->literal.len ? name->literal : name->family);
        if (!name->literal.len && name->given.len) {
            ib_out_say(&t->out, ", ");
            ib_csv_put(t, name->given);
        }
    }
    ib_csv_close(t);
}

static void put_field(ib_csv *t, const ibid_citation *citation,
                      ibid_field_name name)
{
    const ibid_field *field = ibid_citation_field(citation, name);

    ib_csv_cell(t, field ? field->text : (ibid_str){NULL, 0});
}

static void put_date(ib_csv *t, const ibid_citation *citation)
{
    const ibid_field *field = ibid_citation_field(citation, IBID_FIELD_ISSUED);
    char date[40];

    ib_day_words(date, field ? field->date.from : (ibid_day){0});
    ib_csv_words(t, date);
}

static void put_pinpoints(ib_csv *t, const ibid_pull *pull,
                          const ibid_work *work)
{
    ib_csv_open(t);
    for (uint32_t k = 0; k < work->mention_count; k++) {
        const ibid_field *field = ib_work_pinpoint(pull, work, k);

        if (!field)
            continue;
        ib_csv_part(t);
        ib_csv_put(t, field->text);
    }
    ib_csv_close(t);
}

static void put_row(ib_csv *t, const ibid_pull *pull, const ibid_work *work)
{
    const ibid_citation *citation = ib_work_citation(pull, work);

    ib_csv_words(t, work->key);
    ib_csv_words(t, ibid_work_status_words(work->status));
    ib_csv_words(t, ibid_citation_kind_word(citation->kind));
    put_notes(t, pull, work);
    put_people(t, citation);
    put_field(t, citation, IBID_FIELD_TITLE);
    put_date(t, citation);
    ib_csv_cell(t,
                ib_str_in(ibid_doc_text(ibid_pull_doc(pull)), citation->span));
    put_pinpoints(t, pull, work);
    ib_csv_cell(t, work->link);
    ib_csv_words(t, ib_work_file(pull, work));
    ib_csv_words(t, work->because);
    ib_csv_row_end(t);
}

ibid_status ibid_report_works_csv(const ibid_pull *pull, const ibid_sink *sink,
                                  ibid_err *err)
{
    const ibid_works works = ibid_pull_works(pull);
    ib_csv t;
    ibid_status st;

    ib_csv_start(&t, sink,
                 "key,status,kind,notes,authors,title,date,source,"
                 "pinpoints,link,file,because");
    for (size_t i = 0; i < works.count; i++)
        put_row(&t, pull, &works.item[i]);
    st = ib_csv_finish(&t);
    if (st)
        return ib_fail(err, st, "the output could not be written", 0, 0);
    return IBID_OK;
}
