/* cite_text.c - citations for a person at a terminal. */

#include "ibid/report.h"

#include <stdio.h>

#include "base/fail.h"
#include "base/str.h"
#include "report/costs.h"
#include "report/evidence.h"
#include "report/list.h"

bool ib_paper_paragraph(ib_paper *paper, ibid_place place)
{
    if (place.note)
        ib_paper_form(paper, "note\xC2\xA0%u", place.note);
    else if (place.paragraph)
        ib_paper_form(paper, "paragraph\xC2\xA0%u", place.paragraph);
    return place.note || place.paragraph;
}

void ib_paper_place(ib_paper *paper, const ibid_doc *doc, uint32_t byte)
{
    ibid_place place = ibid_doc_line(doc, byte);
    ibid_pages pages = ibid_doc_pages(doc);
    ibid_str label = {NULL, 0};

    if (ib_paper_paragraph(paper, place))
        return;
    if (place.page <= pages.count)
        label = pages.item[place.page - 1].label;
    if (place.page <= pages.count && label.len == 0)
        label = pages.item[place.page - 1].named;
    ib_paper_say(paper, "p.\xC2\xA0");
    if (label.len)
        ib_paper_put(paper, label);
    else
        ib_paper_form(paper, "%u", place.page);
    ib_paper_form(paper, ", line\xC2\xA0%u", place.line);
}

void ib_list_place(ib_paper *paper, const ibid_doc *doc, uint32_t byte)
{
    ibid_place place = ibid_doc_line(doc, byte);

    ib_paper_tab(paper, IB_LIST_PLACE);
    if (!ib_paper_paragraph(paper, place))
        ib_paper_form(paper, "p. %u, line %u", place.page, place.line);
    ib_paper_tab(paper, IB_LIST_WORDS);
}

void ib_day_words(char out[40], ibid_day day)
{
    out[0] = '\0';
    if (day.year && day.month && day.day)
        snprintf(out, 40, "%04d-%02d-%02d", day.year, day.month, day.day);
    else if (day.year && day.month)
        snprintf(out, 40, "%04d-%02d", day.year, day.month);
    else if (day.year)
        snprintf(out, 40, "%04d", day.year);
}

static void put_day(ib_paper *paper, ibid_day day)
{
    char words[40];

    ib_day_words(words, day);
    ib_paper_say(paper, words);
}

static void put_person(ib_paper *paper, const ibid_name *name)
{
    if (name->literal.len) {
        ib_paper_put(paper, name->literal);
        return;
    }
    ib_paper_put(paper, name->family);
    if (name->given.len) {
        ib_paper_say(paper, ", ");
        ib_paper_put(paper, name->given);
    }
}

static void put_value(ib_paper *paper, const ibid_field *field)
{
    for (uint32_t i = 0; i < field->person_count; i++) {
        ib_paper_say(paper, i ? "; " : "");
        put_person(paper, &field->person[i]);
    }
    if (field->date.from.year) {
        put_day(paper, field->date.from);
        if (field->date.to.year) {
            ib_paper_say(paper, " to ");
            put_day(paper, field->date.to);
        }
    }
    ib_paper_put(paper, field->text);
}

/* A field's name in plain words. */
static const char *label_of(ibid_field_name name)
{
    switch (name) {
    case IBID_FIELD_CONTAINER_TITLE:
        return "in";
    case IBID_FIELD_COLLECTION_TITLE:
        return "series";
    case IBID_FIELD_PUBLISHER_PLACE:
        return "place";
    case IBID_FIELD_LOCATOR:
        return "cited at";
    case IBID_FIELD_ISSUED:
        return "date";
    case IBID_FIELD_ACCESSED:
        return "seen on";
    case IBID_FIELD_CHAPTER_NUMBER:
        return "title of the code";
    case IBID_FIELD_GENRE:
        return "kind";
    case IBID_FIELD_AUTHORITY:
        return "court or body";
    case IBID_FIELD_URL:
        return "address";
    case IBID_FIELD_ARCHIVE_LOCATION:
        return "place in the archive";
    case IBID_FIELD_NOTE_NUMBER:
        return "note";
    default:
        return ibid_field_word(name);
    }
}

static void put_fields(ib_paper *paper, const ibid_doc *doc,
                       const ibid_citation *citation)
{
    ib_paper_line(paper, IB_LIST_WORDS, IB_LIST_WORDS + 2);
    ib_paper_ink(paper, IB_INK_FAINT);
    for (uint32_t i = 0; i < citation->field_count; i++) {
        ib_paper_say(paper, label_of(citation->field[i].name));
        ib_paper_say(paper, ": ");
        put_value(paper, &citation->field[i]);
        ib_paper_say(paper, " | ");
    }
    for (uint32_t i = 0; i < citation->unparsed_count; i++) {
        ib_paper_say(paper, "not understood: ");
        ib_paper_put(paper,
                     ib_str_in(ibid_doc_text(doc), citation->unparsed[i]));
        ib_paper_say(paper, " | ");
    }
    ib_paper_say(paper, "rule ");
    ib_paper_say(paper, citation->rule);
    ib_paper_ink(paper, IB_INK_PLAIN);
}

static void put_doubts(ib_paper *paper, const ibid_citation *citation)
{
    if (citation->suggested.len) {
        ib_paper_line(paper, IB_LIST_WORDS, IB_LIST_WORDS + 2);
        ib_paper_say(paper, "perhaps meant: ");
        ib_paper_put(paper, citation->suggested);
        if (citation->suggested_because) {
            ib_paper_say(paper, " (");
            ib_paper_say(paper, citation->suggested_because);
            ib_paper_say(paper, ")");
        }
    }
    for (uint32_t i = 0; i < citation->doubt_count; i++) {
        ib_paper_line(paper, IB_LIST_WORDS, IB_LIST_WORDS + 2);
        ib_paper_say(paper, "look at it: ");
        ib_paper_say(paper, citation->doubt[i]);
    }
}

/* To which work a citation leads, or between which it leaves the choice. */
static void put_antecedent(ib_paper *paper, const ibid_doc *doc,
                           const ibid_citation *c)
{
    ibid_citations all = ibid_doc_citations(doc);

    if (c->refers_to < all.count) {
        ib_paper_say(paper, " = ");
        ib_words_put(paper, ibid_doc_text(doc), all.item[c->refers_to].span,
                     IB_SHOW_BRIEF_BYTE);
    }
    for (uint32_t i = 0; i < c->candidate_count; i++) {
        ib_paper_say(paper, i ? " or " : " = either ");
        ib_words_put(paper, ibid_doc_text(doc), all.item[c->candidate[i]].span,
                     IB_SHOW_BRIEF_BYTE);
    }
    if (c->kind == IBID_CITE_SHORT && c->refers_to == IBID_NONE && c->because) {
        ib_paper_say(paper, " – ");
        ib_paper_say(paper, c->because);
    }
}

void ib_citations_list(ib_paper *paper, const ibid_doc *doc, bool fields)
{
    ibid_citations citations = ibid_doc_citations(doc);

    if (citations.count)
        ib_paper_title(paper, "Citations");
    if (citations.style_because) {
        ib_paper_line(paper, IB_LIST_FIRST, IB_LIST_WORDS);
        ib_paper_say(paper, "short forms as in ");
        ib_paper_say(paper, ibid_note_style_word(citations.style));
        ib_paper_say(paper, " style: ");
        ib_paper_say(paper, citations.style_because);
    }
    for (size_t i = 0; i < citations.count; i++) {
        const ibid_citation *citation = &citations.item[i];

        ib_paper_line(paper, IB_LIST_FIRST, IB_LIST_WORDS);
        ib_paper_say(paper, ibid_citation_kind_word(citation->kind));
        ib_list_place(paper, doc, citation->span.start);
        ib_words_put(paper, ibid_doc_text(doc), citation->span,
                     IB_SHOW_NAME_BYTE);
        put_antecedent(paper, doc, citation);
        put_doubts(paper, citation);
        if (fields)
            put_fields(paper, doc, citation);
    }
}

ibid_status ibid_report_cite_text(const ibid_doc *doc, const ibid_sink *sink,
                                  const ibid_report_options *opt, ibid_err *err)
{
    const ibid_report_options plain = IBID_REPORT_OPTIONS_INIT;
    ib_paper paper;
    ibid_status st;

    if (!opt)
        opt = &plain;
    ib_paper_start(&paper, sink, opt->width, opt->color);
    ib_paper_line(&paper, 0, 0);
    if (opt->file)
        ib_paper_say(&paper, opt->file);
    ib_citations_list(&paper, doc, true);
    st = ib_paper_finish(&paper);
    if (st)
        return ib_fail(err, st, "the output could not be written", 0, 0);
    return IBID_OK;
}
