/* figures_csv.c - figures side by side as a table, a row a figure. */

#include "ibid/report.h"

#include "base/fail.h"
#include "base/str.h"
#include "report/csv.h"
#include "report/figures.h"
#include "report/list.h"

static const char heading[] =
    "question,together,value,number,low,high,kind,hedge,unit,category,place,"
    "period,part_of,stated_by,quoted,quoted_by,note,citation,same_source_"
    "behind,source_"
    "at_hand,"
    "dates,date_words,source_date,document,document_date,page,line,paragraph,"
    "sentence,start,end";

static void put_span(ib_csv *t, const ib_figure_line *line, ibid_span span)
{
    ib_csv_cell(t, ib_str_in(line->text, span));
}

static void put_numbers(ib_csv *t, const ibid_figure *f)
{
    const bool range = f->has_number && f->low != f->high;
    char low[40] = "", high[40] = "";

    if (f->has_number) {
        ib_figure_number(low, f->low);
        ib_figure_number(high, f->high);
    }
    ib_csv_words(t, range ? "" : low);
    ib_csv_words(t, range ? low : "");
    ib_csv_words(t, range ? high : "");
}

static void put_sources(ib_csv *t, const ibid_table *table,
                        const ib_figure_line *line)
{
    const ibid_table_document *itself = ib_figure_itself(table, line), *other;
    uint32_t at = 0;

    ib_csv_number(t, line->note);
    ib_csv_cell(t, line->citation ? ib_str_in(line->text, line->citation->span)
                                  : (ibid_str){NULL, 0});
    ib_csv_open(t);
    for (int i = 0; (other = ib_figure_other(table, line, &at)) != NULL; i++) {
        ib_csv_part(t);
        ib_csv_say(t, i < IB_FIGURE_OTHERS ? other->file : "\xE2\x80\xA6");
        if (i == IB_FIGURE_OTHERS)
            break;
    }
    ib_csv_close(t);
    ib_csv_words(t, itself ? itself->file : NULL);
}

static void put_dates(ib_csv *t, const ib_figure_line *line)
{
    const uint32_t count = line->row->dating_count;
    char day[40];

    ib_csv_open(t);
    for (uint32_t i = 0; i < count; i++) {
        if (!line->dating[i].edtf)
            continue;
        ib_csv_part(t);
        ib_csv_say(t, line->dating[i].edtf);
    }
    ib_csv_close(t);
    ib_csv_open(t);
    for (uint32_t i = 0; i < count; i++) {
        ib_csv_part(t);
        ib_csv_put(t, ib_str_in(line->text, line->dating[i].span));
    }
    ib_csv_close(t);
    ib_day_words(day, ib_figure_source_day(line));
    ib_csv_words(t, day);
}

static void put_place(ib_csv *t, const ib_figure_line *line)
{
    const ibid_doc *doc = line->document->doc;
    const ibid_place place = ibid_doc_line(doc, line->figure->span.start);
    const bool marked_up = place.paragraph || place.note;
    char day[40];

    ib_csv_words(t, line->document->file);
    ib_day_words(day, ibid_doc_about(doc)->date.from);
    ib_csv_words(t, day);
    ib_csv_number(t, marked_up ? 0 : place.page);
    ib_csv_number(t, marked_up ? 0 : place.line);
    ib_csv_number(t, place.paragraph);
    put_span(t, line, line->row->sentence);
    ib_csv_number(t, line->figure->span.start);
    ib_csv_number(t, line->figure->span.end);
}

static void put_because(ib_csv *t, const ibid_question *q)
{
    ib_csv_open(t);
    for (unsigned bit = IBID_QUESTION_ASKED; bit <= IBID_QUESTION_NUMBER;
         bit <<= 1) {
        if (!q || !(q->because & bit))
            continue;
        ib_csv_part(t);
        ib_csv_say(t, ibid_question_words(bit));
    }
    if (q && q->asked) {
        ib_out_say(&t->out, ": ");
        ib_csv_say(t, q->asked);
    }
    ib_csv_close(t);
}

/* `q`, with its number from 1; or NULL: under no question. */
static void put_row(ib_csv *t, const ibid_table *table, uint32_t row,
                    const ibid_question *q, uint32_t number)
{
    const ib_figure_line line = ib_figure_line_of(table, row);
    const ibid_figure *f = line.figure;

    ib_csv_number(t, number);
    put_because(t, q);
    put_span(t, &line, f->span);
    put_numbers(t, f);
    ib_csv_words(t, ibid_figure_kind_word(f->kind));
    put_span(t, &line, f->hedge);
    put_span(t, &line, f->unit);
    put_span(t, &line, f->category);
    put_span(t, &line, f->place);
    put_span(t, &line, line.period);
    put_span(t, &line, line.total ? line.total->span : (ibid_span){0, 0});
    put_span(t, &line, line.row->stated_by);
    ib_csv_words(t, line.row->is_quoted ? "yes" : "no");
    put_span(t, &line, line.row->quoted_by);
    put_sources(t, table, &line);
    put_dates(t, &line);
    put_place(t, &line);
    ib_csv_row_end(t);
}

ibid_status ibid_report_figures_csv(const ibid_table *table,
                                    const ibid_sink *sink, ibid_err *err)
{
    const ibid_questions questions = ibid_table_questions(table);
    const ibid_rows rows = ibid_table_rows(table);
    ibid_status st;
    ib_csv t;

    ib_csv_start(&t, sink, heading);
    for (uint32_t i = 0; i < questions.count; i++) {
        const ibid_question *q = &questions.item[i];

        for (uint32_t k = 0; k < q->row_count; k++)
            put_row(&t, table, q->row[k], q, i + 1);
    }
    for (uint32_t i = 0; i < rows.count && !ib_table_is_asked(table); i++) {
        if (!rows.item[i].has_question)
            put_row(&t, table, i, NULL, 0);
    }
    st = ib_csv_finish(&t);
    if (st)
        return ib_fail(err, st, "the output could not be written", 0, 0);
    return IBID_OK;
}
