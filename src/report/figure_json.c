/* figure_json.c - figures and dates, as JSON (docs/json.md). */

#include "base/str.h"
#include "report/parts.h"

static void put_words(ib_json *json, const char *key, ibid_str text,
                      ibid_span span)
{
    if (!ib_span_is_empty(span))
        ib_json_words(json, key, ib_str_in(text, span));
}

static void put_id(ib_json *json, const char *key, char prefix, uint32_t index)
{
    if (index != IBID_NONE)
        ib_json_index(json, key, prefix, index);
}

static void put_number(ib_json *json, const ibid_figure *figure)
{
    if (!figure->has_number)
        return;
    if (figure->low < figure->high) {
        ib_json_decimal(json, "low", figure->low);
        ib_json_decimal(json, "high", figure->high);
    } else {
        ib_json_decimal(json, "number", figure->low);
    }
}

static void put_scope(ib_json *json, ibid_str text, const ibid_figure *figure)
{
    if (ib_span_is_empty(figure->place) && ib_span_is_empty(figure->period) &&
        ib_span_is_empty(figure->category))
        return;
    ib_json_object(json, "scope");
    put_words(json, "place", text, figure->place);
    put_words(json, "period", text, figure->period);
    put_words(json, "category", text, figure->category);
    ib_json_object_end(json);
}

static void put_rest(ib_json *json, const ibid_doc *doc,
                     const ibid_figure *figure)
{
    const ibid_notes notes = ibid_doc_notes(doc);

    if (figure->note < notes.count) {
        if (notes.item[figure->note].number)
            ib_json_number(json, "note", notes.item[figure->note].number);
        ib_json_index(json, "note_id", 'n', figure->note);
    }
    put_id(json, "citation", 'c', figure->citation);
}

void ib_json_figures(ib_json *json, const ibid_doc *doc)
{
    const ibid_figures figures = ibid_doc_figures(doc);
    const ibid_str text = ibid_doc_text(doc);

    ib_json_array(json, "figures");
    for (size_t i = 0; i < figures.count; i++) {
        const ibid_figure *figure = &figures.item[i];

        ib_json_object(json, NULL);
        ib_json_index(json, "id", 'f', (uint32_t)i);
        put_words(json, "value", text, figure->span);
        put_number(json, figure);
        ib_json_z(json, "kind", ibid_figure_kind_word(figure->kind));
        put_words(json, "unit", text, figure->unit);
        put_words(json, "qualifier", text, figure->hedge);
        put_scope(json, text, figure);
        ib_json_place(json, figure->span);
        put_words(json, "stated_by", text, figure->stated_by);
        put_id(json, "quotation", 'q', figure->quotation);
        put_rest(json, doc, figure);
        put_id(json, "part_of", 'f', figure->part_of);
        put_id(json, "dates", 'd', figure->dating);
        ib_json_object_end(json);
    }
    ib_json_array_end(json);
}

void ib_json_datings(ib_json *json, const ibid_doc *doc)
{
    const ibid_datings datings = ibid_doc_datings(doc);

    ib_json_array(json, "dates");
    for (size_t i = 0; i < datings.count; i++) {
        const ibid_dating *dating = &datings.item[i];

        ib_json_object(json, NULL);
        ib_json_index(json, "id", 'd', (uint32_t)i);
        ib_json_place(json, dating->span);
        ib_json_z(json, "iso", dating->edtf);
        if (dating->is_relative)
            ib_json_bool(json, "relative", true);
        if (dating->because)
            ib_json_z(json, "because", dating->because);
        put_id(json, "quotation", 'q', dating->quotation);
        ib_json_object_end(json);
    }
    ib_json_array_end(json);
}
