/* figures_json.c - figures side by side, as JSON (docs/json.md). */

#include "ibid/report.h"

#include <stdio.h>

#include "base/fail.h"
#include "base/str.h"
#include "report/figures.h"
#include "report/list.h"
#include "report/parts.h"

static void write_day(ib_json *json, const char *key, ibid_day day)
{
    char words[40];

    ib_day_words(words, day);
    if (*words)
        ib_json_z(json, key, words);
    else
        ib_json_null(json, key);
}

static void write_documents(ib_json *json, const ibid_table *table)
{
    const ibid_table_documents all = ibid_table_documents_of(table);

    ib_json_array(json, "documents");
    for (uint32_t i = 0; i < all.count; i++) {
        const ibid_about *about = ibid_doc_about(all.item[i].doc);

        ib_json_object(json, NULL);
        ib_json_index(json, "id", 'd', i);
        ib_json_z(json, "file", all.item[i].file);
        ib_json_z(json, "sha256", about->sha256);
        ib_json_z(json, "text_sha256", about->text_sha256);
        write_day(json, "date", about->date.from);
        ib_json_array(json, "symbols");
        for (size_t k = 0; k < about->symbol_count; k++)
            ib_json_str(json, NULL, about->symbol[k]);
        ib_json_array_end(json);
        ib_json_index(json, "same_symbol_as", 'd', all.item[i].twin);
        ib_json_object_end(json);
    }
    ib_json_array_end(json);
}

static void write_rows(ib_json *json, const uint32_t *row, uint32_t count)
{
    ib_json_array(json, "rows");
    for (uint32_t i = 0; i < count; i++)
        ib_json_index(json, NULL, 'r', row[i]);
    ib_json_array_end(json);
}

static void write_questions(ib_json *json, const ibid_table *table)
{
    static const char *const rule[] = {"asked", "scope", "number"};
    const ibid_questions all = ibid_table_questions(table);

    ib_json_array(json, "questions");
    for (uint32_t i = 0; i < all.count; i++) {
        const ibid_question *q = &all.item[i];

        ib_json_object(json, NULL);
        ib_json_index(json, "id", 'q', i);
        ib_json_array(json, "rules");
        for (unsigned k = 0; k < 3; k++) {
            if (q->because >> k & 1)
                ib_json_z(json, NULL, rule[k]);
        }
        ib_json_array_end(json);
        ib_json_array(json, "because");
        for (unsigned k = 0; k < 3; k++) {
            if (q->because >> k & 1)
                ib_json_z(json, NULL, ibid_question_words(1U << k));
        }
        ib_json_array_end(json);
        ib_json_z(json, "about", q->asked);
        write_rows(json, q->row, q->row_count);
        ib_json_object_end(json);
    }
    ib_json_array_end(json);
}

/* Words of the text, or null. */
static void write_span(ib_json *json, const char *key,
                       const ib_figure_line *line, ibid_span span)
{
    if (ib_span_is_empty(span))
        ib_json_null(json, key);
    else
        ib_json_words(json, key, ib_str_in(line->text, span));
}

static void write_number(ib_json *json, const char *key, double number)
{
    char words[40];

    ib_figure_number(words, number);
    ib_json_value(json, key, words);
}

static void write_figure(ib_json *json, const ib_figure_line *line)
{
    const ibid_figure *f = line->figure;

    ib_json_words(json, "value", ib_str_in(line->text, f->span));
    if (f->has_number && f->low == f->high)
        write_number(json, "number", f->low);
    else
        ib_json_null(json, "number");
    if (f->has_number && f->low != f->high) {
        write_number(json, "low", f->low);
        write_number(json, "high", f->high);
    }
    ib_json_z(json, "kind", ibid_figure_kind_word(f->kind));
    write_span(json, "hedge", line, f->hedge);
    write_span(json, "unit", line, f->unit);
    write_span(json, "category", line, f->category);
    write_span(json, "place", line, f->place);
    write_span(json, "period", line, line->period);
    write_span(json, "part_of", line,
               line->total ? line->total->span : (ibid_span){0, 0});
}

static void write_dates(ib_json *json, const ib_figure_line *line)
{
    ib_json_array(json, "dates");
    for (uint32_t i = 0; i < line->row->dating_count; i++) {
        const ibid_dating *dating = &line->dating[i];

        ib_json_object(json, NULL);
        ib_json_place(json, dating->span);
        ib_json_words(json, "words", ib_str_in(line->text, dating->span));
        ib_json_z(json, "iso", dating->edtf);
        ib_json_object_end(json);
    }
    ib_json_array_end(json);
    write_day(json, "source_date", ib_figure_source_day(line));
}

static void write_row(ib_json *json, const ibid_table *table, uint32_t i)
{
    const ib_figure_line line = ib_figure_line_of(table, i);
    const ibid_place place =
        ibid_doc_line(line.document->doc, line.figure->span.start);

    ib_json_object(json, NULL);
    ib_json_index(json, "id", 'r', i);
    ib_json_index(json, "document", 'd', line.row->document);
    ib_json_place(json, line.figure->span);
    ib_json_number(json, "page", place.page);
    ib_json_number(json, "line", place.line);
    if (place.paragraph)
        ib_json_number(json, "paragraph", place.paragraph);
    write_figure(json, &line);
    write_span(json, "sentence", &line, line.row->sentence);
    write_span(json, "stated_by", &line, line.row->stated_by);
    ib_json_bool(json, "quoted", line.row->is_quoted);
    write_span(json, "quoted_by", &line, line.row->quoted_by);
    ib_json_numeral(json, "note", line.note);
    write_span(json, "citation", &line,
               line.citation ? line.citation->span : (ibid_span){0, 0});
    ib_json_index(json, "work", 'w', line.row->work);
    write_dates(json, &line);
    ib_json_object_end(json);
}

static void write_works(ib_json *json, const ibid_table *table)
{
    const ibid_table_works all = ibid_table_works_of(table);

    ib_json_array(json, "works");
    for (uint32_t i = 0; i < all.count; i++) {
        const ibid_table_work *work = &all.item[i];
        const ibid_doc *doc = table->document[work->document].doc;

        ib_json_object(json, NULL);
        ib_json_index(json, "id", 'w', i);
        ib_json_words(
            json, "citation",
            ib_str_in(ibid_doc_text(doc),
                      ibid_doc_citations(doc).item[work->citation].span));
        ib_json_index(json, "is_document", 'd', work->itself);
        ib_json_bool(json, "same_source_behind_several",
                     work->document_count > 1);
        write_rows(json, work->row, work->row_count);
        ib_json_object_end(json);
    }
    ib_json_array_end(json);
}

ibid_status ibid_report_figures_json(const ibid_table *table,
                                     const ibid_sink *sink,
                                     const ibid_report_options *opt,
                                     ibid_err *err)
{
    const ibid_rows rows = ibid_table_rows(table);
    ib_json json;
    ibid_status st;

    (void)opt;
    ib_json_start(&json, sink);
    ib_json_object(&json, NULL);
    write_documents(&json, table);
    write_questions(&json, table);
    ib_json_array(&json, "rows");
    for (uint32_t i = 0; i < rows.count; i++)
        write_row(&json, table, i);
    ib_json_array_end(&json);
    write_works(&json, table);
    ib_json_object_end(&json);
    ib_json_raw(&json, "\n", 1);
    st = ib_json_finish(&json);
    if (st)
        return ib_fail(err, st, "the output could not be written", 0, 0);
    return IBID_OK;
}
