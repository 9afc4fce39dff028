/* remark.c - what a document says of a quotation outside of its marks. */

#include "check/remark.h"

#include "base/str.h"
#include "check/costs.h"

static bool is_checked(const ibid_quotation *q)
{
    return q->kind == IBID_QUOTE_INLINE || q->kind == IBID_QUOTE_BLOCK;
}

/* Does the note answer for another quotation near this one?  Those of one note
 * stand in a sentence or a paragraph. */
static bool has_neighbour(ibid_quotations all, uint32_t i)
{
    const uint32_t note = all.item[i].note;
    const uint32_t low = i > IB_REMARK_NEAR ? i - IB_REMARK_NEAR : 0;

    for (uint32_t k = low; k < all.count && k <= i + IB_REMARK_NEAR; k++) {
        if (k != i && all.item[k].note == note && is_checked(&all.item[k]))
            return true;
    }
    return false;
}

/* Does the note itself quote? */
static bool quotes(ibid_quotations all, const ibid_note *note)
{
    size_t low = 0, high = all.count;

    while (low < high) {
        const size_t mid = low + (high - low) / 2;

        if (all.item[mid].span.start < note->span.start)
            low = mid + 1;
        else
            high = mid;
    }
    return low < all.count && all.item[low].span.start < note->span.end;
}

/* Does the note cite more than one work? */
static bool cites_several(ibid_citations all, const ibid_note *note)
{
    size_t low = 0, high = all.count;

    while (low < high) {
        const size_t mid = low + (high - low) / 2;

        if (all.item[mid].span.start < note->span.start)
            low = mid + 1;
        else
            high = mid;
    }
    return low + 1 < all.count && all.item[low + 1].span.start < note->span.end;
}

/* May a remark of the quotation's note speak of something else? */
static bool is_shared(const ibid_doc *doc, uint32_t i)
{
    const ibid_quotations all = ibid_doc_quotations(doc);
    const ibid_quotation *q = &all.item[i];
    const ibid_note *note = &ibid_doc_notes(doc).item[q->note];

    return q->inferred || !is_checked(q) || has_neighbour(all, i) ||
           quotes(all, note) || cites_several(ibid_doc_citations(doc), note);
}

static bool is_outside(const ibid_quotation *q, const ibid_declared *d)
{
    return d->span.end <= q->span.start || d->span.start >= q->span.end;
}

ibid_status ib_remark_find(ib_remarks *out, ib_arena *arena,
                           const ibid_doc *doc, uint32_t quotation)
{
    const ibid_quotation *q = &ibid_doc_quotations(doc).item[quotation];
    const ibid_notes notes = ibid_doc_notes(doc);
    ib_remark *item = ib_arena_array(arena, ib_remark, q->declared_count);

    *out = (ib_remarks){item, 0};
    if (!item)
        return ib_arena_status(arena);
    for (uint32_t i = 0; i < q->declared_count; i++) {
        const ibid_declared *d = &q->declared[i];
        const bool in_note =
            q->note != IBID_NONE &&
            ib_span_has(notes.item[q->note].span, d->span.start);

        if (!is_outside(q, d))
            continue;
        item[out->count++] =
            (ib_remark){.kind = d->kind,
                        .words = ib_str_in(ibid_doc_text(doc), d->span),
                        .span = d->span,
                        .shared = in_note && is_shared(doc, quotation)};
    }
    return IBID_OK;
}
