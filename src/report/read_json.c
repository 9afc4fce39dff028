/* read_json.c - what was read of a document, as JSON (docs/json.md). */

#include "ibid/report.h"

#include "base/fail.h"
#include "base/str.h"
#include "report/json.h"

static void write_index(ib_json *json, const char *key, const char *prefix,
                        uint32_t index)
{
    char id[16];
    uint32_t at = sizeof id;

    if (index == IBID_NONE) {
        ib_json_null(json, key);
        return;
    }
    index++;
    do {
        id[--at] = (char)('0' + index % 10);
        index /= 10;
    } while (index);
    id[--at] = prefix[0];
    ib_json_str(json, key, (ibid_str){id + at, (uint32_t)sizeof id - at});
}

static void write_number(ib_json *json, const char *key, uint32_t number)
{
    if (number)
        ib_json_number(json, key, number);
    else
        ib_json_null(json, key);
}

static void write_about(ib_json *json, const ibid_doc *doc,
                        const ibid_report_options *opt)
{
    const ibid_about *about = ibid_doc_about(doc);

    ib_json_object(json, "document");
    ib_json_z(json, "file", opt->file);
    ib_json_z(json, "sha256", about->sha256);
    ib_json_number(json, "bytes", (int64_t)about->bytes);
    ib_json_z(json, "format", about->format);
    ib_json_z(json, "encoding", about->encoding);
    ib_json_z(json, "language", about->language);
    ib_json_array(json, "symbols");
    for (size_t i = 0; i < about->symbol_count; i++)
        ib_json_str(json, NULL, about->symbol[i]);
    ib_json_array_end(json);
    ib_json_number(json, "pages", (int64_t)ibid_doc_pages(doc).count);
    ib_json_object_end(json);
    ib_json_object(json, "text");
    ib_json_z(json, "sha256", about->text_sha256);
    ib_json_number(json, "bytes", ibid_doc_text(doc).len);
    ib_json_object_end(json);
}

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

static void write_notes(ib_json *json, const ibid_doc *doc)
{
    ibid_notes notes = ibid_doc_notes(doc);
    ibid_str text = ibid_doc_text(doc);

    ib_json_array(json, "notes");
    for (size_t i = 0; i < notes.count; i++) {
        const ibid_note *note = &notes.item[i];

        ib_json_object(json, NULL);
        write_index(json, "id", "n", (uint32_t)i);
        write_number(json, "number", note->number);
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
        write_number(json, "number", mark->number);
        write_index(json, "note_id", "n", mark->note);
        ib_json_place(json, mark->span);
        ib_json_str(json, "text", ib_str_in(text, mark->span));
        ib_json_number(json, "page", mark->page);
        ib_json_z(json, "confidence", ibid_sureness_word(mark->sureness));
        ib_json_z(json, "because", mark->because);
        ib_json_object_end(json);
    }
    ib_json_array_end(json);
}

static void write_quotations(ib_json *json, const ibid_doc *doc)
{
    ibid_quotations quotations = ibid_doc_quotations(doc);
    ibid_notes notes = ibid_doc_notes(doc);
    ibid_str text = ibid_doc_text(doc);

    ib_json_array(json, "quotations");
    for (size_t i = 0; i < quotations.count; i++) {
        const ibid_quotation *quotation = &quotations.item[i];

        ib_json_object(json, NULL);
        write_index(json, "id", "q", (uint32_t)i);
        ib_json_z(json, "kind", ibid_quotation_kind_word(quotation->kind));
        ib_json_place(json, quotation->span);
        if (ib_span_is_empty(quotation->speaker))
            ib_json_null(json, "speaker");
        else
            ib_json_words(json, "speaker",
                          ib_str_in(text, quotation->speaker));
        if (quotation->note == IBID_NONE)
            ib_json_null(json, "note");
        else
            write_number(json, "note", notes.item[quotation->note].number);
        write_index(json, "note_id", "n", quotation->note);
        write_index(json, "citation", "c", quotation->citation);
        write_index(json, "parent", "q", quotation->parent);
        ib_json_object_end(json);
    }
    ib_json_array_end(json);
}

static void write_day(ib_json *json, ibid_day day)
{
    ib_json_array(json, NULL);
    ib_json_number(json, NULL, day.year);
    if (day.month)
        ib_json_number(json, NULL, day.month);
    if (day.month && day.day)
        ib_json_number(json, NULL, day.day);
    ib_json_array_end(json);
}

static void write_person(ib_json *json, const ibid_name *name)
{
    ib_json_object(json, NULL);
    if (name->literal.len)
        ib_json_str(json, "literal", name->literal);
    if (name->family.len)
        ib_json_str(json, "family", name->family);
    if (name->given.len)
        ib_json_str(json, "given", name->given);
    ib_json_object_end(json);
}

static void write_field(ib_json *json, const ibid_field *field)
{
    const char *key = ibid_field_word(field->name);

    if (field->person) {
        ib_json_array(json, key);
        for (uint32_t i = 0; i < field->person_count; i++)
            write_person(json, &field->person[i]);
        ib_json_array_end(json);
    } else if (field->date.from.year) {
        ib_json_object(json, key);
        ib_json_array(json, "date-parts");
        write_day(json, field->date.from);
        if (field->date.to.year)
            write_day(json, field->date.to);
        ib_json_array_end(json);
        ib_json_object_end(json);
    } else {
        ib_json_str(json, key, field->text);
    }
}

static void write_citations(ib_json *json, const ibid_doc *doc)
{
    ibid_citations citations = ibid_doc_citations(doc);
    ibid_notes notes = ibid_doc_notes(doc);
    ibid_str text = ibid_doc_text(doc);

    ib_json_array(json, "citations");
    for (size_t i = 0; i < citations.count; i++) {
        const ibid_citation *citation = &citations.item[i];

        ib_json_object(json, NULL);
        write_index(json, "id", "c", (uint32_t)i);
        ib_json_z(json, "kind", ibid_citation_kind_word(citation->kind));
        ib_json_place(json, citation->span);
        if (citation->note == IBID_NONE)
            ib_json_null(json, "note");
        else
            write_number(json, "note", notes.item[citation->note].number);
        write_index(json, "note_id", "n", citation->note);
        ib_json_object(json, "fields");
        for (uint32_t j = 0; j < citation->field_count; j++)
            write_field(json, &citation->field[j]);
        ib_json_object_end(json);
        if (ib_span_is_empty(citation->signal))
            ib_json_null(json, "signal");
        else
            ib_json_words(json, "signal", ib_str_in(text, citation->signal));
        write_index(json, "refers_to", "c", citation->refers_to);
        if (citation->candidate_count) {
            ib_json_array(json, "candidates");
            for (uint32_t j = 0; j < citation->candidate_count; j++)
                write_index(json, NULL, "c", citation->candidate[j]);
            ib_json_array_end(json);
        }
        if (citation->because)
            ib_json_z(json, "because", citation->because);
        if (citation->unparsed_count) {
            ib_json_array(json, "unparsed");
            for (uint32_t j = 0; j < citation->unparsed_count; j++)
                ib_json_span(json, NULL, citation->unparsed[j]);
            ib_json_array_end(json);
        }
        ib_json_z(json, "rule", citation->rule);
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
    const ibid_report_options plain = IBID_REPORT_OPTIONS_INIT;
    ib_json json;
    ibid_status st;

    ib_json_start(&json, sink);
    ib_json_object(&json, NULL);
    write_about(&json, doc, opt ? opt : &plain);
    write_blocks(&json, doc);
    write_notes(&json, doc);
    write_marks(&json, doc);
    write_quotations(&json, doc);
    write_citations(&json, doc);
    write_remarks(&json, doc);
    ib_json_object_end(&json);
    ib_json_raw(&json, "\n", 1);
    st = ib_json_finish(&json);
    if (st)
        return ib_fail(err, st, "the output could not be written", 0, 0);
    return IBID_OK;
}
