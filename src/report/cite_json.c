/* cite_json.c - citations as JSON, their fields under CSL-JSON's names. */

#include "report/parts.h"

#include "base/fail.h"
#include "base/scan.h"
#include "base/str.h"

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

void ib_json_field(ib_json *json, const ibid_field *field)
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

/* A modifier's number: a numeral where it is one, else a word ("Part II"). */
static void write_modifier(ib_json *json, const ibid_symbol_modifier *modifier)
{
    static const char *const counted[] = {"addendum", "corrigendum", "revision",
                                          "amendment", "supplement"};
    uint32_t value;
    const uint32_t len =
        ib_number_at(&value, modifier->number, 0, modifier->number.len);
    bool is_counted = false;

    for (size_t i = 0; i < sizeof counted / sizeof *counted; i++)
        is_counted |= strcmp(modifier->type, counted[i]) == 0;
    ib_json_object(json, NULL);
    ib_json_z(json, "type", modifier->type);
    if (!modifier->number.len)
        ib_json_null(json, "number");
    else if (is_counted && len == modifier->number.len)
        ib_json_number(json, "number", value);
    else
        ib_json_str(json, "number", modifier->number);
    ib_json_object_end(json);
}

static void write_or_null(ib_json *json, const char *key, ibid_str value)
{
    if (value.len)
        ib_json_str(json, key, value);
    else
        ib_json_null(json, key);
}

static void write_symbol(ib_json *json, const ibid_symbol_parts *symbol)
{
    ib_json_object(json, "symbol");
    ib_json_str(json, "body", symbol->body);
    write_or_null(json, "session", symbol->session);
    ib_json_str(json, "type", symbol->type);
    write_or_null(json, "number", symbol->number);
    ib_json_array(json, "modifiers");
    for (uint32_t i = 0; i < symbol->modifier_count; i++)
        write_modifier(json, &symbol->modifier[i]);
    ib_json_array_end(json);
    if (symbol->state.len)
        ib_json_str(json, "state", symbol->state);
    if (symbol->part_count) {
        ib_json_array(json, "parts");
        for (uint32_t i = 0; i < symbol->part_count; i++)
            ib_json_str(json, NULL, symbol->part[i]);
        ib_json_array_end(json);
    }
    ib_json_object_end(json);
}

/* What is said of a symbol beside the fields. */
static void write_symbols(ib_json *json, const ibid_citation *citation)
{
    if (citation->symbol)
        write_symbol(json, citation->symbol);
    if (citation->suggested.len) {
        ib_json_str(json, "suggested", citation->suggested);
        ib_json_z(json, "suggested_because", citation->suggested_because);
    }
    if (citation->possible_symbol_count) {
        ib_json_array(json, "possible_symbols");
        for (uint32_t i = 0; i < citation->possible_symbol_count; i++)
            ib_json_str(json, NULL, citation->possible_symbol[i]);
        ib_json_array_end(json);
    }
}

static void write_parallel(ib_json *json, const ibid_parallel *parallel)
{
    ib_json_object(json, NULL);
    ib_json_place(json, parallel->span);
    if (parallel->volume.len)
        ib_json_str(json, "volume", parallel->volume);
    ib_json_str(json, "container-title", parallel->container_title);
    if (parallel->page.len)
        ib_json_str(json, "page", parallel->page);
    if (parallel->locator.len)
        ib_json_str(json, "locator", parallel->locator);
    ib_json_object_end(json);
}

void ib_json_citation(ib_json *json, const ibid_doc *doc, uint32_t i)
{
    const ibid_citation *citation = &ibid_doc_citations(doc).item[i];
    ibid_notes notes = ibid_doc_notes(doc);
    ibid_str text = ibid_doc_text(doc);

    ib_json_index(json, "id", 'c', i);
    ib_json_z(json, "kind", ibid_citation_kind_word(citation->kind));
    ib_json_place(json, citation->span);
    if (citation->note == IBID_NONE)
        ib_json_null(json, "note");
    else
        ib_json_numeral(json, "note", notes.item[citation->note].number);
    ib_json_index(json, "note_id", 'n', citation->note);
    ib_json_object(json, "fields");
    for (uint32_t j = 0; j < citation->field_count; j++)
        ib_json_field(json, &citation->field[j]);
    ib_json_object_end(json);
    write_symbols(json, citation);
    if (citation->parallel_count) {
        ib_json_array(json, "parallel");
        for (uint32_t j = 0; j < citation->parallel_count; j++)
            write_parallel(json, &citation->parallel[j]);
        ib_json_array_end(json);
    }
    if (ib_span_is_empty(citation->signal))
        ib_json_null(json, "signal");
    else
        ib_json_words(json, "signal", ib_str_in(text, citation->signal));
    if (citation->short_form)
        ib_json_z(json, "short", citation->short_form);
    ib_json_index(json, "refers_to", 'c', citation->refers_to);
    if (citation->candidate_count) {
        ib_json_array(json, "candidates");
        for (uint32_t j = 0; j < citation->candidate_count; j++)
            ib_json_index(json, NULL, 'c', citation->candidate[j]);
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
    if (citation->doubt_count) {
        ib_json_array(json, "doubts");
        for (uint32_t j = 0; j < citation->doubt_count; j++)
            ib_json_z(json, NULL, citation->doubt[j]);
        ib_json_array_end(json);
    }
    ib_json_z(json, "rule", citation->rule);
}

void ib_json_citations(ib_json *json, const ibid_doc *doc)
{
    ibid_citations citations = ibid_doc_citations(doc);

    if (citations.style_because) {
        ib_json_object(json, "style");
        ib_json_z(json, "name", ibid_note_style_word(citations.style));
        ib_json_z(json, "because", citations.style_because);
        ib_json_object_end(json);
    }
    ib_json_array(json, "citations");
    for (uint32_t i = 0; i < citations.count; i++) {
        ib_json_object(json, NULL);
        ib_json_citation(json, doc, i);
        ib_json_object_end(json);
    }
    ib_json_array_end(json);
}

ibid_status ibid_report_cite_json(const ibid_doc *doc, const ibid_sink *sink,
                                  const ibid_report_options *opt, ibid_err *err)
{
    ib_json json;
    ibid_status st;

    ib_json_start(&json, sink);
    ib_json_object(&json, NULL);
    if (opt && opt->id_json && *opt->id_json)
        ib_json_value(&json, "id", opt->id_json);
    else
        ib_json_about(&json, doc, opt ? opt->file : NULL);
    ib_json_citations(&json, doc);
    ib_json_object_end(&json);
    ib_json_raw(&json, "\n", 1);
    st = ib_json_finish(&json);
    if (st)
        return ib_fail(err, st, "the output could not be written", 0, 0);
    return IBID_OK;
}
