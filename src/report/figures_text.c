/* figures_text.c - figures side by side, for a person at a terminal. */

#include "ibid/report.h"

#include "base/fail.h"
#include "base/str.h"
#include "report/costs.h"
#include "report/evidence.h"
#include "report/figures.h"
#include "report/list.h"

/* Columns: where an entry begins, its labels, and the words beside them. */
enum { ENTRY = 1, LABEL = 5, WORDS = 16, DATED = 13 };

enum {
    DATES = 4 /* dates named of one sentence */
};

typedef struct writer {
    ib_paper paper;
    const ibid_table *table;
} writer;

static void put_label(ib_paper *paper, const char *label)
{
    ib_paper_line(paper, LABEL, WORDS);
    ib_paper_ink(paper, IB_INK_FAINT);
    ib_paper_say(paper, label);
    ib_paper_ink(paper, IB_INK_PLAIN);
    ib_paper_tab(paper, WORDS);
}

static void put_words(writer *w, const ib_figure_line *line, ibid_span span)
{
    ib_words_put(&w->paper, line->text, span, IB_SHOW_NAME_BYTE);
}

/* "nearly 300,000 Azerbaijanis", in its own words. */
static void put_value(writer *w, const ib_figure_line *line)
{
    const ibid_figure *f = line->figure;
    bool together;
    const ibid_span span = ib_figure_words(f, &together);

    if (!together && !ib_span_is_empty(f->hedge)) {
        put_words(w, line, f->hedge);
        ib_paper_say(&w->paper, " ");
    }
    put_words(w, line, span);
    if (!together && !ib_span_is_empty(f->unit)) {
        ib_paper_say(&w->paper, " \xE2\x80\xA6 ");
        put_words(w, line, f->unit);
    }
    if (!ib_span_is_empty(f->category) &&
        !ib_span_encloses(span, f->category)) {
        ib_paper_say(&w->paper, ", ");
        put_words(w, line, f->category);
    }
}

/* A part of its scope, after a comma where another stands before. */
static bool put_scope_part(writer *w, const ib_figure_line *line,
                           const char *label, ibid_span span, bool begun)
{
    if (ib_span_is_empty(span))
        return begun;
    if (!begun)
        put_label(&w->paper, "scope");
    ib_paper_say(&w->paper, begun ? "; " : "");
    ib_paper_say(&w->paper, label);
    put_words(w, line, span);
    return true;
}

static void put_scope(writer *w, const ib_figure_line *line)
{
    const ibid_figure *f = line->figure;
    bool begun = put_scope_part(w, line, "", f->place, false);

    begun = put_scope_part(w, line, "", line->period, begun);
    if (line->total)
        put_scope_part(w, line, "part of ", line->total->span, begun);
}

/* Who states it: the words of the text that name somebody, or what is known. */
static void put_voice(writer *w, const ib_figure_line *line)
{
    if (!ib_span_is_empty(line->row->stated_by))
        put_words(w, line, line->row->stated_by);
    else if (line->row->is_quoted)
        ib_paper_say(&w->paper, "a quotation that names no speaker");
    else
        ib_paper_say(&w->paper, "the document");
    if (ib_span_is_empty(line->row->quoted_by))
        return;
    ib_paper_say(&w->paper, ", quoted by ");
    put_words(w, line, line->row->quoted_by);
}

static void put_basis(writer *w, const ib_figure_line *line)
{
    if (line->note)
        ib_paper_form(&w->paper, "note\xC2\xA0%u", line->note);
    else if (line->row->note != IBID_NONE)
        ib_paper_say(&w->paper, "a note");
    if (line->citation) {
        ib_paper_say(&w->paper, line->row->note == IBID_NONE ? "" : ": ");
        put_words(w, line, line->citation->span);
    }
    if (!line->citation && line->row->note == IBID_NONE)
        ib_paper_say(&w->paper, "no source named");
}

/* "1992-02-25/1992-02-26"; a date that is open in its own words. */
static void put_dates(writer *w, const ib_figure_line *line)
{
    const uint32_t count = line->row->dating_count;

    for (uint32_t i = 0; i < count && i < DATES; i++) {
        const ibid_dating *dating = &line->dating[i];

        ib_paper_say(&w->paper, i ? ", " : "");
        if (dating->edtf) {
            ib_paper_say(&w->paper, dating->edtf);
            continue;
        }
        ib_paper_say(&w->paper, "\xE2\x80\x9C");
        put_words(w, line, dating->span);
        ib_paper_say(&w->paper, "\xE2\x80\x9D, open");
    }
    if (count > DATES)
        ib_paper_say(&w->paper, ", \xE2\x80\xA6");
}

/* Other documents whose figures rest on the same source, and that source where
 * it stands in the table itself. */
static void put_chain(writer *w, const ib_figure_line *line)
{
    const ibid_table_document *itself = ib_figure_itself(w->table, line),
                              *other;
    uint32_t at = 0, shown = 0;

    if (itself) {
        put_label(&w->paper, "");
        ib_paper_say(&w->paper, "which is ");
        ib_paper_say(&w->paper, itself->file);
        ib_paper_say(&w->paper, " here");
    }
    while ((other = ib_figure_other(w->table, line, &at)) != NULL) {
        if (shown == 0) {
            put_label(&w->paper, "");
            ib_paper_say(&w->paper, "same source behind both: also behind ");
        }
        if (shown++ == IB_FIGURE_OTHERS) {
            ib_paper_say(&w->paper, ", \xE2\x80\xA6");
            return;
        }
        ib_paper_say(&w->paper, shown > 1 ? ", " : "");
        ib_paper_say(&w->paper, other->file);
    }
}

/* A figure with all that stands behind it. */
static void put_entry(writer *w, uint32_t row)
{
    const ib_figure_line line = ib_figure_line_of(w->table, row);

    ib_paper_line(&w->paper, 0, 0);
    ib_paper_line(&w->paper, ENTRY, LABEL);
    ib_paper_ink(&w->paper, IB_INK_BOLD);
    put_value(w, &line);
    ib_paper_ink(&w->paper, IB_INK_PLAIN);
    put_scope(w, &line);
    put_label(&w->paper, "stated by");
    put_voice(w, &line);
    put_label(&w->paper, "rests on");
    put_basis(w, &line);
    put_chain(w, &line);
    if (line.row->dating_count) {
        put_label(&w->paper, "date");
        put_dates(w, &line);
    }
    put_label(&w->paper, "at");
    ib_paper_say(&w->paper, line.document->file);
    ib_paper_say(&w->paper, ", ");
    ib_paper_place(&w->paper, line.document->doc, line.figure->span.start);
}

/* The same in a line or two. */
static void put_brief(writer *w, uint32_t row)
{
    const ib_figure_line line = ib_figure_line_of(w->table, row);

    ib_paper_line(&w->paper, ENTRY, WORDS + LABEL);
    ib_paper_place(&w->paper, line.document->doc, line.figure->span.start);
    ib_paper_tab(&w->paper, WORDS + LABEL);
    put_value(w, &line);
    if (line.total) {
        ib_paper_say(&w->paper, " (part of ");
        put_words(w, &line, line.total->span);
        ib_paper_say(&w->paper, ")");
    }
    ib_paper_say(&w->paper, " \xE2\x80\x93 stated by ");
    put_voice(w, &line);
    ib_paper_say(&w->paper, line.citation || line.row->note != IBID_NONE
                                ? "; rests on "
                                : "; ");
    put_basis(w, &line);
    if (line.row->dating_count) {
        ib_paper_say(&w->paper, "; date ");
        put_dates(w, &line);
    }
    put_chain(w, &line);
}

static void put_question(writer *w, uint32_t i)
{
    const ibid_question *q = &ibid_table_questions(w->table).item[i];
    bool begun = false;

    ib_paper_line(&w->paper, 0, 0);
    ib_paper_line(&w->paper, 0, 0);
    ib_paper_ink(&w->paper, IB_INK_BOLD);
    ib_paper_form(&w->paper, "Question %u", i + 1);
    if (q->asked) {
        ib_paper_say(&w->paper, ": ");
        ib_paper_say(&w->paper, q->asked);
    }
    ib_paper_ink(&w->paper, IB_INK_PLAIN);
    ib_paper_line(&w->paper, 0, 0);
    ib_paper_ink(&w->paper, IB_INK_FAINT);
    ib_paper_say(&w->paper, "together, because ");
    for (unsigned bit = IBID_QUESTION_ASKED; bit <= IBID_QUESTION_NUMBER;
         bit <<= 1) {
        if (!(q->because & bit))
            continue;
        ib_paper_say(&w->paper, begun ? "; or " : "");
        ib_paper_say(&w->paper, ibid_question_words(bit));
        begun = true;
    }
    ib_paper_ink(&w->paper, IB_INK_PLAIN);
    if (q->row_count == 0) {
        ib_paper_line(&w->paper, ENTRY, LABEL);
        ib_paper_say(&w->paper, "No figure of these documents.");
    }
    for (uint32_t k = 0; k < q->row_count; k++)
        put_entry(w, q->row[k]);
}

static void put_document(writer *w, const ibid_table_document *document)
{
    const ibid_about *about = ibid_doc_about(document->doc);
    char day[40];

    ib_paper_line(&w->paper, ENTRY, DATED);
    ib_day_words(day, about->date.from);
    ib_paper_say(&w->paper, *day ? day : "no date");
    ib_paper_tab(&w->paper, DATED);
    ib_paper_say(&w->paper, document->file);
    for (size_t i = 0; i < about->symbol_count; i++) {
        ib_paper_say(&w->paper, i ? ", " : " \xC2\xB7 ");
        ib_paper_put(&w->paper, about->symbol[i]);
    }
    if (document->twin == IBID_NONE)
        return;
    ib_paper_say(&w->paper, "; the same symbol as ");
    ib_paper_say(&w->paper, w->table->document[document->twin].file);
    ib_paper_say(&w->paper, ": perhaps two forms of one document");
}

static void put_count(writer *w, size_t count, const char *one,
                      const char *many)
{
    ib_paper_form(&w->paper, "%zu\xC2\xA0%s", count, count == 1 ? one : many);
}

static void put_head(writer *w)
{
    const ibid_table_documents documents = ibid_table_documents_of(w->table);
    const ibid_table_works works = ibid_table_works_of(w->table);
    size_t shared = 0;

    for (size_t i = 0; i < works.count; i++)
        shared += works.item[i].document_count > 1;
    ib_paper_line(&w->paper, 0, 0);
    put_count(w, documents.count, "document", "documents");
    ib_paper_say(&w->paper, " \xC2\xB7 ");
    put_count(w, ibid_table_rows(w->table).count, "figure", "figures");
    ib_paper_say(&w->paper, " \xC2\xB7 ");
    put_count(w, ibid_table_questions(w->table).count, "question", "questions");
    if (shared) {
        ib_paper_say(&w->paper, " \xC2\xB7 ");
        put_count(w, shared, "source behind several documents",
                  "sources behind several documents");
    }
    ib_paper_line(&w->paper, 0, 0);
    for (size_t i = 0; i < documents.count; i++)
        put_document(w, &documents.item[i]);
    ib_paper_line(&w->paper, 0, 0);
    ib_paper_line(&w->paper, 0, 0);
    ib_paper_say(&w->paper,
                 "Figures that stand together may differ in place, time, who "
                 "is counted, and how.  Nothing is added up, and none is "
                 "called right.");
}

/* Figures under no question, document by document. */
static void put_others(writer *w)
{
    const ibid_rows rows = ibid_table_rows(w->table);
    uint32_t last = IBID_NONE;

    for (uint32_t i = 0; i < rows.count; i++) {
        const ibid_row *row = &rows.item[i];

        if (row->has_question)
            continue;
        if (row->document != last) {
            ib_paper_line(&w->paper, 0, 0);
            ib_paper_line(&w->paper, 0, 0);
            ib_paper_ink(&w->paper, IB_INK_BOLD);
            ib_paper_say(&w->paper, w->table->document[row->document].file);
            ib_paper_ink(&w->paper, IB_INK_PLAIN);
            ib_paper_say(&w->paper, ": figures that stand alone");
        }
        last = row->document;
        put_brief(w, i);
    }
}

/* What is not shown, where a person asked. */
static void put_rest(writer *w)
{
    const ibid_rows rows = ibid_table_rows(w->table);
    size_t rest = 0;

    for (size_t i = 0; i < rows.count; i++)
        rest += !rows.item[i].has_question;
    if (!rest)
        return;
    ib_paper_line(&w->paper, 0, 0);
    ib_paper_line(&w->paper, 0, 0);
    put_count(w, rest, "other figure is", "other figures are");
    ib_paper_say(&w->paper, " not shown; without --about they are.");
}

ibid_status ibid_report_figures_text(const ibid_table *table,
                                     const ibid_sink *sink,
                                     const ibid_report_options *opt,
                                     ibid_err *err)
{
    const ibid_report_options plain = IBID_REPORT_OPTIONS_INIT;
    writer w = {.table = table};
    ibid_status st;

    opt = opt ? opt : &plain;
    ib_paper_start(&w.paper, sink, opt->width, opt->color);
    put_head(&w);
    for (uint32_t i = 0; i < ibid_table_questions(table).count; i++)
        put_question(&w, i);
    if (ib_table_is_asked(table))
        put_rest(&w);
    else
        put_others(&w);
    st = ib_paper_finish(&w.paper);
    if (st)
        return ib_fail(err, st, "the output could not be written", 0, 0);
    return IBID_OK;
}
