/* read_json.c - what was read of a document, as JSON (docs/json.md). */

#include "ibid/report.h"

#include "base/fail.h"
#include "base/str.h"
#include "report/parts.h"

static void write_blocks(ib_json *json, const ibid_doc *doc)
{
    static const char *const word[] = {
        [IBID_BLOCK_PARAGRAPH] = "paragraph",
        [IBID_BLOCK_HEADING] = "heading",
        [IBID_BLOCK_QUOTATION] = "quotation",
        [IBID_BLOCK_LIST] = "list",
        [IBID_BLOCK_NOTE] = "note",
        [IBID_BLOCK_FURNITURE] = "furniture",
        [IBID_BLOCK_SIGNATURE] = "signature",
        [IBID_BLOCK_TABLE] = "table",
    };
    ibid_blocks blocks = ibid_doc_blocks(doc);

    ib_json_array(json, "blocks");
    for (size_t i = 0; i < blocks.count; i++) {
        const ibid_block *block = &blocks.item[i];

        ib_json_object(json, NULL);
        ib_json_z(json, "kind", word[block->kind]);
        ib_json_array(json, "spans");
        for (uint32_t j = 0; j < block->span_count; j++)
            ib_json_span(json, NULL, block->span[j]);
        ib_json_array_end(json);
        ib_json_number(json, "page", block->page);
        ib_json_object_end(json);
    }
    ib_json_array_end(json);
}

void ib_json_note(ib_json *json, const ibid_doc *doc, uint32_t i)
{
    const ibid_note *note = &ibid_doc_notes(doc).item[i];
    ibid_str text = ibid_doc_text(doc);

    ib_json_index(json, "id", 'n', i);
    ib_json_numeral(json, "number", note->number);
    if (ib_span_is_empty(note->label)) {
        ib_json_null(json, "label");
    } else {
        ib_json_object(json, "label");
        ib_json_place(json, note->label);
        ib_json_str(json, "text", ib_str_in(text, note->label));
        ib_json_object_end(json);
    }
    ib_json_place(json, note->span);
    ib_json_number(json, "page", note->page);
}

static void write_notes(ib_json *json, const ibid_doc *doc)
{
    const size_t count = ibid_doc_notes(doc).count;

    ib_json_array(json, "notes");
    for (uint32_t i = 0; i < count; i++) {
        ib_json_object(json, NULL);
        ib_json_note(json, doc, i);
        ib_json_object_end(json);
    }
    ib_json_array_end(json);
}

static void write_marks(ib_json *json, const ibid_doc *doc)
{
    ibid_marks marks = ibid_doc_marks(doc);
    ibid_str text = ibid_doc_text(doc);

    ib_json_array(json, "marks");
    for (size_t i = 0; i < marks.count; i++) {
        const ibid_mark *mark = &marks.item[i];

        ib_json_object(json, NULL);
        ib_json_numeral(json, "number", mark->number);
        ib_json_index(json, "note_id", 'n', mark->note);
        ib_json_place(json, mark->span);
        ib_json_str(json, "text", ib_str_in(text, mark->span));
        ib_json_number(json, "page", mark->page);
        ib_json_z(json, "confidence", ibid_sureness_word(mark->sureness));
        ib_json_z(json, "because", mark->because);
        ib_json_object_end(json);
    }
    ib_json_array_end(json);
}

void ib_json_quotation(ib_json *json, const ibid_doc *doc, uint32_t i)
{
    const ibid_quotation *quotation = &ibid_doc_quotations(doc).item[i];
    ibid_notes notes = ibid_doc_notes(doc);
    ibid_str text = ibid_doc_text(doc);

    ib_json_index(json, "id", 'q', i);
    ib_json_z(json, "kind", ibid_quotation_kind_word(quotation->kind));
    ib_json_place(json, quotation->span);
    if (ib_span_is_empty(quotation->speaker))
        ib_json_null(json, "speaker");
    else
        ib_json_words(json, "speaker", ib_str_in(text, quotation->speaker));
    if (quotation->note == IBID_NONE)
        ib_json_null(json, "note");
    else
        ib_json_numeral(json, "note", notes.item[quotation->note].number);
    ib_json_index(json, "note_id", 'n', quotation->note);
    ib_json_index(json, "citation", 'c', quotation->citation);
    ib_json_index(json, "parent", 'q', quotation->parent);
}

static void write_quotations(ib_json *json, const ibid_doc *doc)
{
    const size_t count = ibid_doc_quotations(doc).count;

    ib_json_array(json, "quotations");
    for (uint32_t i = 0; i < count; i++) {
        ib_json_object(json, NULL);
        ib_json_quotation(json, doc, i);
        ib_json_object_end(json);
    }
    ib_json_array_end(json);
}

static void write_remarks(ib_json *json, const ibid_doc *doc)
{
    ibid_remarks remarks = ibid_doc_remarks(doc);

    ib_json_array(json, "remarks");
    for (size_t i = 0; i < remarks.count; i++) {
        ib_json_object(json, NULL);
        ib_json_z(json, "what", remarks.item[i].what);
        ib_json_place(json, remarks.item[i].span);
        ib_json_object_end(json);
    }
    ib_json_array_end(json);
}

ibid_status ibid_report_read_json(const ibid_doc *doc, const ibid_sink *sink,
                                  const ibid_report_options *opt, ibid_err *err)
{
    ib_json json;
    ibid_status st;

    ib_json_start(&json, sink);
    ib_json_object(&json, NULL);
    if (opt && opt->id_json && *opt->id_json)
        ib_json_value(&json, "id", opt->id_json);
    ib_json_about(&json, doc, opt ? opt->file : NULL);
    ib_json_sheets(&json, doc);
    write_blocks(&json, doc);
    write_notes(&json, doc);
    write_marks(&json, doc);
    write_quotations(&json, doc);
    ib_json_citations(&json, doc);
    ib_json_figures(&json, doc);
    ib_json_datings(&json, doc);
    write_remarks(&json, doc);
    ib_json_object_end(&json);
    ib_json_raw(&json, "\n", 1);
    st = ib_json_finish(&json);
    if (st)
        return ib_fail(err, st, "the output could not be written", 0, 0);
    return IBID_OK;
}
