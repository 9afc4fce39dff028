/* figure_text.c - figures and dates for a person at a terminal. */

#include "base/str.h"
#include "report/costs.h"
#include "report/evidence.h"
#include "report/list.h"

/* The number with its hedge and unit, as far as they stand beside it. */
static void put_value(ib_paper *paper, ibid_str text, const ibid_figure *figure)
{
    const ibid_span hedge = figure->hedge, unit = figure->unit;

    if (!ib_span_is_empty(hedge) && hedge.end <= figure->span.start) {
        ib_words_put(paper, text, hedge, IB_SHOW_BRIEF_BYTE);
        ib_paper_say(paper, " ");
    }
    ib_words_put(paper, text, figure->span, IB_SHOW_BRIEF_BYTE);
    if (ib_span_is_empty(unit) || unit.end <= figure->span.end)
        return;
    ib_paper_say(paper, " ");
    ib_words_put(paper, text, unit, IB_SHOW_BRIEF_BYTE);
}

static void put_rest(ib_paper *paper, const ibid_doc *doc,
                     const ibid_figure *figure)
{
    const ibid_notes notes = ibid_doc_notes(doc);
    const bool said = !ib_span_is_empty(figure->stated_by);
    const bool noted =
        figure->note < notes.count && notes.item[figure->note].number;

    if (!said && !noted)
        return;
    ib_paper_line(paper, IB_LIST_WORDS, IB_LIST_WORDS);
    ib_paper_ink(paper, IB_INK_FAINT);
    if (said) {
        ib_paper_say(paper, "stated by ");
        ib_words_put(paper, ibid_doc_text(doc), figure->stated_by,
                     IB_SHOW_BRIEF_BYTE);
    }
    if (noted)
        ib_paper_form(paper, "%snote %u", said ? "; " : "",
                      notes.item[figure->note].number);
    ib_paper_ink(paper, IB_INK_PLAIN);
}

void ib_figures_list(ib_paper *paper, const ibid_doc *doc)
{
    const ibid_figures figures = ibid_doc_figures(doc);

    if (figures.count)
        ib_paper_title(paper, "Figures, with who states them");
    for (size_t i = 0; i < figures.count; i++) {
        const ibid_figure *figure = &figures.item[i];

        ib_paper_line(paper, IB_LIST_FIRST, IB_LIST_WORDS);
        ib_paper_say(paper, ibid_figure_kind_word(figure->kind));
        ib_list_place(paper, doc, figure->span.start);
        put_value(paper, ibid_doc_text(doc), figure);
        put_rest(paper, doc, figure);
    }
}

void ib_datings_list(ib_paper *paper, const ibid_doc *doc)
{
    const ibid_datings datings = ibid_doc_datings(doc);

    if (datings.count)
        ib_paper_title(paper, "Dates");
    for (size_t i = 0; i < datings.count; i++) {
        const ibid_dating *dating = &datings.item[i];

        ib_paper_line(paper, IB_LIST_FIRST, IB_LIST_WORDS);
        ib_paper_say(paper, "date");
        ib_list_place(paper, doc, dating->span.start);
        ib_words_put(paper, ibid_doc_text(doc), dating->span,
                     IB_SHOW_NAME_BYTE);
        ib_paper_ink(paper, IB_INK_FAINT);
        ib_paper_form(paper, "  %s", dating->edtf ? dating->edtf : "open");
        ib_paper_ink(paper, IB_INK_PLAIN);
    }
}
