/* cited.c - which citations may answer for a quotation. */

#include "check/cited.h"

#include "base/str.h"
#include "check/costs.h"

/* Index of the first citation that begins at or after `byte`. */
static uint32_t first_citation(ibid_citations all, uint32_t byte)
{
    uint32_t low = 0, high = (uint32_t)all.count;

    while (low < high) {
        uint32_t mid = low + (high - low) / 2;

        if (all.item[mid].span.start < byte)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* Does the citation stand in a note, and these words not?  A file may have its
 * notes between the paragraphs. */
static bool is_of_note(const ibid_doc *doc, const ibid_citation *citation,
                       ibid_span words)
{
    return citation->note != IBID_NONE &&
           words.start >= ibid_doc_notes(doc).item[citation->note].span.end;
}

/* The citation that stands right before the quotation: "... (2019), stating
 * "We ...". */
static uint32_t citation_before(const ibid_doc *doc, ibid_span span)
{
    const ibid_citations all = ibid_doc_citations(doc);
    const uint32_t low = first_citation(all, span.start);

    if (low == 0 || all.item[low - 1].span.end > span.start ||
        span.start - all.item[low - 1].span.end > IB_BEFORE_BYTES ||
        is_of_note(doc, &all.item[low - 1], span))
        return IBID_NONE;
    return low - 1;
}

/* Does the citation stand in another quotation, one that is not around this?
 * Then it is what others cite. */
static bool is_quoted(const ibid_doc *doc, ibid_span citation,
                      ibid_span quotation)
{
    ibid_quotations all = ibid_doc_quotations(doc);
    size_t low = 0, high = all.count;

    while (low < high) {
        size_t mid = low + (high - low) / 2;

        if (all.item[mid].span.start <= citation.start)
            low = mid + 1;
        else
            high = mid;
    }
    for (uint32_t i = low > 0 ? (uint32_t)low - 1 : IBID_NONE; i != IBID_NONE;
         i = all.item[i].parent) {
        ibid_span span = all.item[i].span;

        if (citation.end <= span.end && !ib_span_touch(span, quotation))
            return true;
    }
    return false;
}

/* The citation that answers.  One inside the quotation is the source's own
 * and answers for something else. */
static uint32_t answering(const ibid_doc *doc, const ibid_quotation *q)
{
    ibid_citations all = ibid_doc_citations(doc);

    if (q->citation == IBID_NONE)
        return IBID_NONE;
    if (ib_span_touch(all.item[q->citation].span, q->span))
        return citation_before(doc, q->span);
    return is_quoted(doc, all.item[q->citation].span, q->span) ? IBID_NONE
                                                               : q->citation;
}

uint32_t ib_cited_find(uint32_t list[IB_CITED_MAX], const ibid_doc *doc,
                       uint32_t quotation)
{
    ibid_quotations all = ibid_doc_quotations(doc);
    ibid_citations citations = ibid_doc_citations(doc);
    const ibid_quotation *q = &all.item[quotation];
    uint32_t count = 0, note, first, before;
    ibid_span within;

    while (q->citation == IBID_NONE && q->note == IBID_NONE &&
           q->parent != IBID_NONE)
        q = &all.item[q->parent];
    note = q->note;
    first = answering(doc, q);
    if (first != IBID_NONE)
        list[count++] = first;
    before = note == IBID_NONE ? citation_before(doc, q->span) : IBID_NONE;
    if (before != IBID_NONE && before != first)
        list[count++] = before;
    if (note == IBID_NONE)
        return count;
    within = ibid_doc_notes(doc).item[note].span;
    for (uint32_t i = first_citation(citations, within.start);
         i < citations.count && citations.item[i].span.start < within.end &&
         count < IB_CITED_MAX;
         i++) {
        if (citations.item[i].note == note && i != first)
            list[count++] = i;
    }
    return count;
}
