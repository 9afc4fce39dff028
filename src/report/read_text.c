/* read_text.c - what was read of a document, for a person at a terminal. */

#include "ibid/report.h"

#include "base/arena.h"
#include "base/fail.h"
#include "base/str.h"
#include "report/costs.h"
#include "report/evidence.h"
#include "report/list.h"
#include "report/summary.h"

static void put_mark(ib_paper *paper, const ibid_doc *doc,
                     const ibid_mark *mark)
{
    const ibid_place place = ibid_doc_line(doc, mark->span.start);
    ibid_str text = ibid_doc_text(doc);

    if (ib_span_is_empty(mark->span)) {
        ib_paper_say(paper, "its mark is lost");
    } else {
        ib_paper_say(paper, "mark ");
        ib_paper_put(paper, ib_str_in(text, mark->span));
    }
    ib_paper_say(paper, " in ");
    if (!ib_paper_paragraph(paper, place) && ibid_doc_about(doc)->made_by)
        ib_paper_form(paper, "p. %u, line %u", place.page, place.line);
    else if (!place.paragraph && !place.note)
        ib_paper_form(paper, "line %u", place.line);
    ib_paper_form(paper, ", %s", ibid_sureness_word(mark->sureness));
}

/* For each note its first mark, an index or IBID_NONE; NULL: no memory. */
static uint32_t *marks_of_notes(ib_arena *arena, const ibid_doc *doc)
{
    ibid_notes notes = ibid_doc_notes(doc);
    ibid_marks marks = ibid_doc_marks(doc);
    uint32_t *mark = ib_arena_array(arena, uint32_t, notes.count);

    if (!mark)
        return NULL;
    for (size_t i = 0; i < notes.count; i++)
        mark[i] = IBID_NONE;
    for (size_t i = marks.count; i-- > 0;) {
        if (marks.item[i].note < notes.count)
            mark[marks.item[i].note] = (uint32_t)i;
    }
    return mark;
}

static void put_notes(ib_paper *paper, const ibid_doc *doc,
                      const uint32_t *mark)
{
    ibid_notes notes = ibid_doc_notes(doc);
    ibid_str text = ibid_doc_text(doc);

    if (notes.count)
        ib_paper_title(paper, "Notes, each with its mark in the text");
    for (size_t i = 0; i < notes.count; i++) {
        const ibid_note *note = &notes.item[i];

        ib_paper_line(paper, IB_LIST_FIRST, IB_LIST_WORDS);
        if (note->number)
            ib_paper_form(paper, "%u", note->number);
        else
            ib_paper_put(paper, ib_str_in(text, note->label));
        ib_list_place(paper, doc, note->span.start);
        ib_parts_put(paper, text, note->part, note->part_count,
                     IB_SHOW_NAME_BYTE);
        ib_paper_line(paper, IB_LIST_WORDS, IB_LIST_WORDS);
        ib_paper_ink(paper, IB_INK_FAINT);
        if (mark[i] != IBID_NONE)
            put_mark(paper, doc, &ibid_doc_marks(doc).item[mark[i]]);
        else
            ib_paper_say(paper, "no mark was found for it");
        ib_paper_ink(paper, IB_INK_PLAIN);
    }
}

static void put_answer(ib_paper *paper, const ibid_doc *doc,
                       const ibid_quotation *quotation)
{
    ibid_notes notes = ibid_doc_notes(doc);
    ibid_str text = ibid_doc_text(doc);
    bool spoken = !ib_span_is_empty(quotation->speaker);
    bool noted = quotation->note < notes.count;

    if (!spoken && !noted)
        return;
    ib_paper_line(paper, IB_LIST_WORDS, IB_LIST_WORDS);
    ib_paper_ink(paper, IB_INK_FAINT);
    if (spoken) {
        ib_paper_say(paper, "said by ");
        ib_words_put(paper, text, quotation->speaker, IB_SHOW_BRIEF_BYTE);
    }
    if (noted && notes.item[quotation->note].number)
        ib_paper_form(paper, "%snote %u", spoken ? "; " : "",
                      notes.item[quotation->note].number);
    else if (noted)
        ib_paper_say(paper, spoken ? "; a note without number" : "a note");
    ib_paper_ink(paper, IB_INK_PLAIN);
}

static void put_quotations(ib_paper *paper, const ibid_doc *doc)
{
    ibid_quotations quotations = ibid_doc_quotations(doc);

    if (quotations.count)
        ib_paper_title(paper,
                       "Quotations, titles and terms in quotation marks");
    for (size_t i = 0; i < quotations.count; i++) {
        const ibid_quotation *quotation = &quotations.item[i];

        ib_paper_line(paper, IB_LIST_FIRST, IB_LIST_WORDS);
        ib_paper_say(paper, ibid_quotation_kind_word(quotation->kind));
        ib_list_place(paper, doc, quotation->span.start);
        ib_parts_put(paper, ibid_doc_text(doc), quotation->part,
                     quotation->part_count, IB_SHOW_NAME_BYTE);
        put_answer(paper, doc, quotation);
    }
}

static void put_remarks(ib_paper *paper, const ibid_doc *doc)
{
    ibid_remarks remarks = ibid_doc_remarks(doc);

    if (remarks.count)
        ib_paper_title(paper, "Remarks on the file");
    for (size_t i = 0; i < remarks.count; i++) {
        ib_paper_line(paper, IB_LIST_FIRST, IB_LIST_WORDS);
        if (remarks.item[i].span.end)
            ib_list_place(paper, doc, remarks.item[i].span.start);
        else
            ib_paper_tab(paper, IB_LIST_WORDS); /* of the whole file */
        ib_paper_say(paper, remarks.item[i].what);
    }
}

ibid_status ibid_report_read_text(const ibid_doc *doc, const ibid_sink *sink,
                                  const ibid_report_options *opt, ibid_err *err)
{
    const ibid_report_options plain = IBID_REPORT_OPTIONS_INIT;
    ib_arena arena;
    ib_paper paper;
    uint32_t *mark;
    ibid_status st;

    if (!opt)
        opt = &plain;
    ib_arena_init(&arena, NULL, 0, NULL);
    mark = marks_of_notes(&arena, doc);
    if (!mark) {
        st = ib_arena_status(&arena);
        return ib_fail(err, st, ibid_status_words(st), 0, 0);
    }
    ib_paper_start(&paper, sink, opt->width, opt->color);
    ib_summary_put(&paper, doc, opt->file);
    put_notes(&paper, doc, mark);
    ib_arena_free(&arena);
    put_quotations(&paper, doc);
    ib_citations_list(&paper, doc, false);
    ib_figures_list(&paper, doc);
    ib_datings_list(&paper, doc);
    put_remarks(&paper, doc);
    st = ib_paper_finish(&paper);
    if (st)
        return ib_fail(err, st, "the output could not be written", 0, 0);
    return IBID_OK;
}
