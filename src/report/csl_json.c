/* csl_json.c - the works of a document as CSL-JSON (csl-data schema 1.0.2). */

#include "ibid/report.h"

#include <stdio.h>

#include "base/fail.h"
#include "base/str.h"
#include "report/parts.h"
#include "report/works.h"

/* Fields of a mention, not of the work. */
static bool is_of_work(ibid_field_name name)
{
    return name != IBID_FIELD_LOCATOR && name != IBID_FIELD_NOTE_NUMBER;
}

/* What CSL has no variable for: under "custom", as its schema allows. */
static void write_custom(ib_json *json, const ibid_pull *pull,
                         const ibid_work *work)
{
    const ibid_doc *doc = ibid_pull_doc(pull);
    const ibid_citations all = ibid_doc_citations(doc);
    const ibid_notes notes = ibid_doc_notes(doc);

    ib_json_object(json, "custom");
    ib_json_z(json, "status", ibid_work_status_words(work->status));
    ib_json_words(
        json, "citation",
        ib_str_in(ibid_doc_text(doc), ib_work_citation(pull, work)->span));
    ib_json_array(json, "notes");
    for (uint32_t k = 0; k < work->mention_count; k++) {
        const uint32_t note = all.item[work->mention[k]].note;

        if (note < notes.count && notes.item[note].number &&
            ib_work_is_new_note(pull, work, k))
            ib_json_number(json, NULL, notes.item[note].number);
    }
    ib_json_array_end(json);
    if (ib_work_file(pull, work))
        ib_json_z(json, "file", ib_work_file(pull, work));
    ib_json_object_end(json);
}

static void write_work(ib_json *json, const ibid_pull *pull,
                       const ibid_work *work)
{
    const ibid_citation *citation = ib_work_citation(pull, work);

    ib_json_object(json, NULL);
    ib_json_z(json, "id", work->key);
    ib_json_z(json, "type", ib_csl_type(citation));
    for (uint32_t i = 0; i < citation->field_count; i++) {
        if (is_of_work(citation->field[i].name))
            ib_json_field(json, &citation->field[i]);
    }
    if (work->link.len && !ibid_citation_field(citation, IBID_FIELD_URL))
        ib_json_str(json, "URL", work->link);
    write_custom(json, pull, work);
    ib_json_object_end(json);
}

ibid_status ibid_report_works_csl_json(const ibid_pull *pull,
                                       const ibid_sink *sink, ibid_err *err)
{
    const ibid_works works = ibid_pull_works(pull);
    ib_json json;
    ibid_status st;

    ib_json_start(&json, sink);
    ib_json_array(&json, NULL);
    for (size_t i = 0; i < works.count; i++)
        write_work(&json, pull, &works.item[i]);
    ib_json_array_end(&json);
    ib_json_raw(&json, "\n", 1);
    st = ib_json_finish(&json);
    if (st)
        return ib_fail(err, st, "the output could not be written", 0, 0);
    return IBID_OK;
}
