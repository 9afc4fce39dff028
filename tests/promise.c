/* promise.c - the promises of the public headers, one after the other. */

#include "tests/promise.h"

#include <stdlib.h>
#include <string.h>

#include "base/scan.h"

/* The document under test, with what each check needs of it. */
typedef struct view {
    const ibid_doc *doc;
    ibid_str text;
    ibid_pages pages;
    ibid_notes notes;
    ibid_citations citations;
    ibid_quotations quotations;
    ibid_figures figures;
    ibid_datings datings;
} view;

static bool is_boundary(const view *v, uint32_t byte)
{
    return byte == v->text.len ||
           ((unsigned char)v->text.at[byte] & 0xC0) != 0x80;
}

/* Inside the text, not turned round, and whole characters. */
static bool is_span(const view *v, ibid_span span)
{
    return span.start <= span.end && span.end <= v->text.len &&
           is_boundary(v, span.start) && is_boundary(v, span.end);
}

static bool is_inside(ibid_span inner, ibid_span outer)
{
    return outer.start <= inner.start && inner.end <= outer.end;
}

/* Ascending, not overlapping, each one not empty. */
static bool are_spans(const view *v, const ibid_span *span, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (!is_span(v, span[i]) || (i && span[i - 1].end > span[i].start))
            return false;
    }
    return true;
}

static bool is_trimmed(const view *v, ibid_span span)
{
    return span.start == span.end ||
           (ib_blank_at(v->text, span.start, span.end) == 0 &&
            ib_blank_before(v->text, span.start, span.end) == 0);
}

/* Is `page` (from 1) the page of `byte`?  At the very end: the last one. */
static bool is_page_of(const view *v, uint32_t page, uint32_t byte)
{
    if (page < 1 || page > v->pages.count)
        return false;
    if (byte == v->text.len)
        return page == v->pages.count;
    return v->pages.item[page - 1].span.start <= byte &&
           byte < v->pages.item[page - 1].span.end;
}

static const char *pages_broken(const view *v, size_t *at)
{
    uint32_t end = 0;

    if (v->pages.count < 1)
        return "there is at least one page";
    for (*at = 0; *at < v->pages.count; (*at)++) {
        ibid_span span = v->pages.item[*at].span;

        if (span.start != end || span.end < span.start)
            return "pages follow one another";
        end = span.end;
    }
    return end == v->text.len ? NULL : "pages hold the whole text";
}

static const char *notes_broken(const view *v, size_t *at)
{
    for (*at = 0; *at < v->notes.count; (*at)++) {
        const ibid_note *note = &v->notes.item[*at];

        if (!is_span(v, note->span) || !is_span(v, note->label))
            return "note: spans lie in the text";
        if (*at && note[-1].span.start > note->span.start)
            return "notes are ordered by start";
        if (note->label.end > note->span.start)
            return "note: the span starts after the label";
        if (note->part_count < 1 ||
            !are_spans(v, note->part, note->part_count) ||
            note->part[0].start != note->span.start ||
            note->part[note->part_count - 1].end != note->span.end)
            return "note: parts ascend from its start to its end";
        if (!is_trimmed(v, note->span))
            return "note: white space at the ends is left out";
        if (!is_page_of(v, note->page, note->span.start))
            return "note: page of its first byte";
    }
    return NULL;
}

static const char *marks_broken(const view *v, size_t *at)
{
    ibid_marks marks = ibid_doc_marks(v->doc);

    for (*at = 0; *at < marks.count; (*at)++) {
        const ibid_mark *mark = &marks.item[*at];

        if (!is_span(v, mark->span))
            return "mark: span lies in the text";
        if (*at && mark[-1].span.start > mark->span.start)
            return "marks are ordered by start";
        if (mark->note != IBID_NONE && mark->note >= v->notes.count)
            return "mark: its note is one of the notes";
        if (mark->page < 1 || mark->page > v->pages.count)
            return "mark: its page is one of the pages";
        if ((unsigned)mark->sureness > IBID_GUESS || !mark->because)
            return "mark: a sureness, with its reason";
    }
    return NULL;
}

static const char *block_broken(const view *v, const ibid_block *block)
{
    if (block->span_count < 1 || !are_spans(v, block->span, block->span_count))
        return "block: at least one span, ascending";
    if ((unsigned)block->kind > IBID_BLOCK_TABLE)
        return "block: a kind";
    if (block->kind == IBID_BLOCK_NOTE ? block->note >= v->notes.count
                                       : block->note != IBID_NONE)
        return "block: a note's block has its note, no other has one";
    if (!is_page_of(v, block->page, block->span[0].start))
        return "block: page of its first byte";
    return NULL;
}

/* No two blocks overlap; together they hold all that is not white space. */
static const char *blocks_broken(const view *v, size_t *at)
{
    ibid_blocks blocks = ibid_doc_blocks(v->doc);
    char *held = calloc((size_t)v->text.len + 1, 1);
    const char *broken = NULL;

    for (*at = 0; *at < blocks.count && !broken; (*at)++) {
        const ibid_block *block = &blocks.item[*at];

        broken = block_broken(v, block);
        if (!broken && *at && block[-1].span[0].start > block->span[0].start)
            broken = "blocks are ordered by their first byte";
        for (uint32_t i = 0; i < block->span_count && !broken; i++) {
            ibid_span span = block->span[i];

            if (memchr(held + span.start, 1, span.end - span.start))
                broken = "no two blocks overlap";
            memset(held + span.start, 1, span.end - span.start);
        }
    }
    for (*at = broken ? *at : 0; *at < v->text.len && !broken;) {
        uint32_t byte = (uint32_t)*at;
        uint32_t blank = ib_blank_at(v->text, byte, v->text.len);

        if (!blank && !held[byte])
            broken = "blocks hold every byte that is not white space";
        *at += broken ? 0 : blank ? blank : 1;
    }
    free(held);
    return broken;
}

static const char *fields_broken(const view *v, const ibid_citation *citation)
{
    for (uint32_t i = 0; i < citation->field_count; i++) {
        const ibid_field *field = &citation->field[i];
        bool named = field->name <= IBID_FIELD_TRANSLATOR;

        if (field->name >= IBID_FIELD_COUNT ||
            (i && field[-1].name >= field->name))
            return "citation: each field once, in order";
        if (!is_span(v, field->span))
            return "field: span lies in the text";
        if (named != (field->person != NULL) ||
            named != (field->person_count > 0))
            return "field: persons for authors and editors alone";
    }
    return NULL;
}

static const char *citation_broken(const view *v, uint32_t at)
{
    const ibid_citation *citation = &v->citations.item[at];

    if (!is_span(v, citation->span) || !is_span(v, citation->signal))
        return "citation: spans lie in the text";
    if (citation->span.start == citation->span.end)
        return "citation: has words";
    if (at && citation[-1].span.end > citation->span.start)
        return "citations are ordered and do not overlap";
    if ((unsigned)citation->kind > IBID_CITE_OTHER || !citation->rule)
        return "citation: a kind and a rule";
    if (citation->note != IBID_NONE && citation->note >= v->notes.count)
        return "citation: its note is one of the notes";
    if (!are_spans(v, citation->unparsed, citation->unparsed_count))
        return "citation: unparsed spans ascend";
    for (uint32_t i = 0; i < citation->unparsed_count; i++) {
        if (!is_inside(citation->unparsed[i], citation->span))
            return "citation: unparsed spans lie inside it";
    }
    if (citation->refers_to != IBID_NONE &&
        (citation->refers_to == at ||
         citation->refers_to >= v->citations.count ||
         (citation->refers_to > at &&
          v->citations.item[citation->refers_to].note == citation->note)))
        return "citation: refers to an earlier one, or to one of a later note";
    if (citation->candidate_count == 1)
        return "citation: no candidates, or two and more";
    for (uint32_t i = 0; i < citation->candidate_count; i++) {
        if (citation->candidate[i] >= v->citations.count)
            return "citation: candidates are citations";
    }
    for (uint32_t i = 0; i < citation->doubt_count; i++) {
        if (!citation->doubt[i] || !citation->doubt[i][0])
            return "citation: a doubt has words";
    }
    return fields_broken(v, citation);
}

static const char *citations_broken(const view *v, size_t *at)
{
    const char *broken = NULL;

    for (*at = 0; *at < v->citations.count && !broken; (*at)++)
        broken = citation_broken(v, (uint32_t)*at);
    return broken;
}

static const char *quotation_broken(const view *v, uint32_t at)
{
    const ibid_quotation *quote = &v->quotations.item[at];

    if (!is_span(v, quote->span) || !is_span(v, quote->speaker))
        return "quotation: spans lie in the text";
    if (at && quote[-1].span.start > quote->span.start)
        return "quotations are ordered by start";
    if ((unsigned)quote->kind > IBID_QUOTE_TERM)
        return "quotation: a kind";
    if (quote->part_count < 1 || !are_spans(v, quote->part, quote->part_count))
        return "quotation: parts ascend";
    if (!is_inside(quote->part[0], quote->span) ||
        !is_inside(quote->part[quote->part_count - 1], quote->span))
        return "quotation: parts lie inside it";
    if (quote->parent != IBID_NONE &&
        (quote->parent >= at ||
         !is_inside(quote->span, v->quotations.item[quote->parent].span)))
        return "quotation: its parent stands before it and around it";
    if (quote->kind == IBID_QUOTE_NESTED && quote->parent == IBID_NONE)
        return "quotation: a nested one has a parent";
    if (quote->note != IBID_NONE && quote->note >= v->notes.count)
        return "quotation: its note is one of the notes";
    if (quote->citation != IBID_NONE && quote->citation >= v->citations.count)
        return "quotation: its citation is one of the citations";
    for (uint32_t i = 0; i < quote->declared_count; i++) {
        const ibid_declared *declared = &quote->declared[i];

        if (!is_span(v, declared->span) ||
            (unsigned)declared->kind > IBID_DECLARED_TRANSLATED ||
            (i && declared[-1].span.start > declared->span.start))
            return "quotation: declared edits are ordered";
    }
    return NULL;
}

static const char *quotations_broken(const view *v, size_t *at)
{
    const char *broken = NULL;

    for (*at = 0; *at < v->quotations.count && !broken; (*at)++)
        broken = quotation_broken(v, (uint32_t)*at);
    return broken;
}

static const char *rest_broken(const view *v, size_t *at)
{
    const ibid_about *about = ibid_doc_about(v->doc);
    ibid_remarks remarks = ibid_doc_remarks(v->doc);
    ibid_place end = ibid_doc_place(v->doc, 0);

    for (*at = 0; *at < remarks.count; (*at)++) {
        if (!is_span(v, remarks.item[*at].span) || !remarks.item[*at].what ||
            !remarks.item[*at].what[0])
            return "remark: words and a place";
    }
    *at = 0;
    if (strlen(about->sha256) != 64 || strlen(about->text_sha256) != 64 ||
        !about->format || !about->encoding || !is_span(v, about->date.span))
        return "about: hashes, format, encoding, date";
    if (end.page != 1 || end.line != 1 || end.column != 1)
        return "the first byte stands on page 1, line 1, column 1";
    if (ib_utf8_valid(v->text, 0) != v->text.len)
        return "the text is valid UTF-8";
    return NULL;
}

static const char *figure_broken(const view *v, uint32_t at)
{
    const ibid_figure *figure = &v->figures.item[at];
    const ibid_span *said[] = {&figure->unit,     &figure->hedge,
                               &figure->place,    &figure->period,
                               &figure->category, &figure->stated_by};

    if (!is_span(v, figure->span) || figure->span.start == figure->span.end)
        return "figure: its number stands in the text";
    if (at && figure[-1].span.end > figure->span.start)
        return "figures are ordered, none inside another";
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        if (!is_span(v, *said[i]))
            return "figure: spans lie in the text";
    if ((unsigned)figure->kind > IBID_FIGURE_ORDINAL)
        return "figure: a kind";
    if (figure->has_number &&
        !(figure->low >= 0 && figure->low <= figure->high))
        return "figure: low is not above high";
    if ((figure->quotation != IBID_NONE &&
         figure->quotation >= v->quotations.count) ||
        (figure->note != IBID_NONE && figure->note >= v->notes.count) ||
        (figure->citation != IBID_NONE &&
         figure->citation >= v->citations.count) ||
        (figure->dating != IBID_NONE && figure->dating >= v->datings.count))
        return "figure: what it names exists";
    if (figure->part_of != IBID_NONE &&
        (figure->part_of >= v->figures.count || figure->part_of == at ||
         v->figures.item[figure->part_of].part_of == at))
        return "figure: its total is another figure, and no part of it";
    return NULL;
}

static const char *figures_broken(const view *v, size_t *at)
{
    const char *broken = NULL;

    for (*at = 0; *at < v->figures.count && !broken; (*at)++)
        broken = figure_broken(v, (uint32_t)*at);
    return broken;
}

static const char *datings_broken(const view *v, size_t *at)
{
    for (*at = 0; *at < v->datings.count; (*at)++) {
        const ibid_dating *dating = &v->datings.item[*at];

        if (!is_span(v, dating->span) || dating->span.start == dating->span.end)
            return "dating: its words stand in the text";
        if (*at && dating[-1].span.end > dating->span.start)
            return "datings are ordered, none inside another";
        if (dating->is_relative && !dating->because)
            return "dating: a relative one says why";
        if (dating->quotation != IBID_NONE &&
            dating->quotation >= v->quotations.count)
            return "dating: its quotation exists";
    }
    return NULL;
}

static view view_of(const ibid_doc *doc)
{
    return (view){doc,
                  ibid_doc_text(doc),
                  ibid_doc_pages(doc),
                  ibid_doc_notes(doc),
                  ibid_doc_citations(doc),
                  ibid_doc_quotations(doc),
                  ibid_doc_figures(doc),
                  ibid_doc_datings(doc)};
}

const char *promise_note_broken(const ibid_doc *doc, size_t *at)
{
    const view v = view_of(doc);
    const char *broken = pages_broken(&v, at);

    if (v.notes.count || v.quotations.count || v.figures.count ||
        ibid_doc_blocks(doc).count)
        return "a note has citations alone";
    return broken ? broken : citations_broken(&v, at);
}

const char *promise_doc_broken(const ibid_doc *doc, size_t *at)
{
    static const char *(*const part[])(const view *, size_t *) = {
        rest_broken,       pages_broken,   notes_broken,
        marks_broken,      blocks_broken,  citations_broken,
        quotations_broken, figures_broken, datings_broken,
    };
    const view v = view_of(doc);
    const char *broken = NULL;

    for (size_t i = 0; i < sizeof part / sizeof *part && !broken; i++)
        broken = part[i](&v, at);
    return broken;
}
