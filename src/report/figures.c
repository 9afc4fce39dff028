/* figures.c - what the tables of figures share. */

#include "report/figures.h"

#include <math.h>
#include <stdio.h>

#include "base/scan.h"
#include "base/str.h"
#include "resolve/key.h"

enum {
    APART = 24,  /* bytes between a number and its unit: "of the" */
    WHOLE = 160, /* bytes of a figure with its hedge and unit */
    EXACT = 15   /* digits that a double has */
};

ib_figure_line ib_figure_line_of(const ibid_table *table, uint32_t row)
{
    const ibid_row *r = &table->row[row];
    const ib_entry *entry = &table->entry[r->document];
    const ibid_doc *doc = entry->of.doc;
    const ibid_citations all = ibid_doc_citations(doc);
    const ibid_notes notes = ibid_doc_notes(doc);
    const uint32_t total = ib_row_figure(table, r)->part_of;

    return (ib_figure_line){
        .document = &table->document[r->document],
        .row = r,
        .figure = ib_row_figure(table, r),
        .dating =
            r->dating == IBID_NONE ? NULL : &entry->datings.item[r->dating],
        .text = ibid_doc_text(doc),
        .period = ib_figure_period(ibid_doc_text(doc), ib_row_figure(table, r)),
        .citation = r->citation < all.count
                        ? &all.item[ib_work_root(all, r->citation)]
                        : NULL,
        .note = r->note < notes.count ? notes.item[r->note].number : 0,
        .work = r->work == IBID_NONE
                    ? NULL
                    : ib_list_at(&table->works, ibid_table_work, r->work),
        .total =
            total < entry->figures.count ? &entry->figures.item[total] : NULL};
}

/* Add a part that stands near a span to it; false where it stands apart. */
static bool widen(ibid_span *span, ibid_span part)
{
    if (ib_span_is_empty(part) || ib_span_encloses(*span, part))
        return true;
    if (part.start > span->end + APART || span->start > part.end + APART)
        return false;
    span->start = part.start < span->start ? part.start : span->start;
    span->end = part.end > span->end ? part.end : span->end;
    return true;
}

ibid_span ib_figure_words(const ibid_figure *figure, bool *together)
{
    ibid_span span = figure->span;

    *together = widen(&span, figure->unit) && widen(&span, figure->hedge) &&
                span.end - span.start <= WHOLE;
    return *together ? span : figure->span;
}

ibid_day ib_figure_source_day(const ib_figure_line *line)
{
    const ibid_field *issued =
        line->row->is_quoted && line->citation
            ? ibid_citation_field(line->citation, IBID_FIELD_ISSUED)
            : NULL;

    return issued ? issued->date.from : (ibid_day){0};
}

void ib_figure_number(char out[40], double number)
{
    if (isfinite(number))
        snprintf(out, 40, "%.*g", EXACT, number);
    else
        snprintf(out, 40, "null");
}

const ibid_table_document *ib_figure_other(const ibid_table *table,
                                           const ib_figure_line *line,
                                           uint32_t *at)
{
    const uint32_t own = ib_table_first_form(table, line->row->document);
    const ibid_table_work *work = line->work;

    while (work && *at < work->holder_count) {
        const uint32_t document = work->holder[(*at)++];

        if (ib_table_first_form(table, document) != own)
            return &table->document[document];
    }
    return NULL;
}

const ibid_table_document *ib_figure_itself(const ibid_table *table,
                                            const ib_figure_line *line)
{
    if (!line->work || line->work->itself == IBID_NONE ||
        line->work->itself == line->row->document)
        return NULL;
    return &table->document[line->work->itself];
}
