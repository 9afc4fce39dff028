/* rest.c - notes, citations and dates of figures. */

#include "figure/rest.h"

#include "base/str.h"
#include "figure/seek.h"

uint32_t ib_rest_quotation(const ib_figure_view *view, uint32_t byte)
{
    const ibid_quotations all = view->quotations;
    size_t low = 0, high = all.count;
    uint32_t at;

    while (low < high) {
        const size_t mid = low + (high - low) / 2;

        if (all.item[mid].span.start <= byte)
            low = mid + 1;
        else
            high = mid;
    }
    at = low > 0 ? (uint32_t)low - 1 : IBID_NONE;
    while (at != IBID_NONE && (all.item[at].span.end <= byte ||
                               all.item[at].kind == IBID_QUOTE_TITLE ||
                               all.item[at].kind == IBID_QUOTE_TERM))
        at = all.item[at].parent;
    return at;
}

/* The note of the first mark in [from, end). */
static uint32_t note_in(const ib_figure_view *view, uint32_t from, uint32_t end)
{
    const ibid_marks marks = view->marks;

    for (size_t i = ib_seek_in(marks, from);
         i < marks.count && marks.item[i].span.start < end; i++) {
        const ibid_mark *mark = &marks.item[i];

        if (mark->note != IBID_NONE &&
            (!ib_span_is_empty(mark->span) || mark->sureness != IBID_GUESS))
            return mark->note;
    }
    return IBID_NONE;
}

/* The first citation in [from, end). */
static uint32_t citation_in(const ib_figure_view *view, uint32_t from,
                            uint32_t end)
{
    const size_t i = ib_seek_in(view->citations, from);

    return i < view->citations.count && view->citations.item[i].span.start < end
               ? (uint32_t)i
               : IBID_NONE;
}

static uint32_t dating_at(const ibid_datings *datings, ibid_span span)
{
    const size_t i = ib_seek_in(*datings, span.start);

    return i < datings->count && ib_span_touch(datings->item[i].span, span)
               ? (uint32_t)i
               : IBID_NONE;
}

void ib_rest_find(ibid_figure *figure, const ib_figure_view *view,
                  const ibid_datings *datings, uint32_t end)
{
    const uint32_t after = figure->span.end;

    figure->dating = dating_at(datings, figure->span);
    if (figure->quotation != IBID_NONE) {
        const ibid_quotation *q = &view->quotations.item[figure->quotation];

        figure->note = q->note;
        figure->citation = q->citation;
    }
    if (figure->note == IBID_NONE && figure->citation == IBID_NONE) {
        figure->note = note_in(view, after, end);
        if (figure->note == IBID_NONE)
            figure->citation = citation_in(view, after, end);
    }
    if (figure->citation == IBID_NONE && figure->note < view->notes.count) {
        const ibid_span note = view->notes.item[figure->note].span;

        figure->citation = citation_in(view, note.start, note.end);
    }
}
