/* place.c - the place that is cited, among those with the same words. */

#include "check/place.h"

#include <stdlib.h>

#include "base/scan.h"
#include "base/str.h"
#include "check/pinpoint.h"

static int by_start(const void *a, const void *b)
{
    const ibid_hit *x = a, *y = b;

    return x->span.start < y->span.start ? -1 : x->span.start > y->span.start;
}

/* Equal but for white space. */
static bool is_same(ibid_str text, ibid_span a, ibid_span b)
{
    for (;;) {
        a.start = ib_skip_blank(text, a.start, a.end);
        b.start = ib_skip_blank(text, b.start, b.end);
        if (ib_span_is_empty(a) || ib_span_is_empty(b))
            return ib_span_is_empty(a) && ib_span_is_empty(b);
        if (text.at[a.start++] != text.at[b.start++])
            return false;
    }
}

/* Differences and declared edits point into the hit: they move with it only
 * where the bytes are the same. */
static bool can_move(const ibid_finding *f, ibid_str text, ibid_span to)
{
    const ibid_span from = f->hit.span;

    if (f->edit_count == 0 && f->audit_count == 0)
        return is_same(text, from, to);
    return ib_str_is(ib_str_in(text, from), ib_str_in(text, to));
}

static ibid_status move_evidence(ibid_finding *f, ib_arena *arena,
                                 uint32_t from, uint32_t to)
{
    ibid_edit *edit = ib_arena_copy(arena, f->edit, f->edit_count, sizeof *edit,
                                    _Alignof(ibid_edit));
    ibid_audit *audit = ib_arena_copy(arena, f->audit, f->audit_count,
                                      sizeof *audit, _Alignof(ibid_audit));

    if (!edit || !audit)
        return ib_arena_status(arena);
    for (uint32_t i = 0; i < f->edit_count; i++) {
        edit[i].source.start += to - from;
        edit[i].source.end += to - from;
    }
    for (uint32_t i = 0; i < f->audit_count; i++) {
        /* An empty span is a place, too, unless it is none: 0 and 0. */
        if (audit[i].source.end == 0)
            continue;
        audit[i].source.start += to - from;
        audit[i].source.end += to - from;
    }
    f->edit = edit;
    f->audit = audit;
    return IBID_OK;
}

/* Make the other place `i` the hit, and the hit another place. */
static ibid_status move_hit(ibid_finding *f, ib_arena *arena, uint32_t i)
{
    ibid_hit *also = ib_arena_copy(arena, f->also, f->also_count, sizeof *also,
                                   _Alignof(ibid_hit));
    const ibid_hit hit = f->hit;
    ibid_status st =
        move_evidence(f, arena, hit.span.start, f->also[i].span.start);

    if (!also)
        return ib_arena_status(arena);
    f->hit = also[i];
    also[i] = hit;
    qsort(also, f->also_count, sizeof *also, by_start);
    f->also = also;
    return st;
}

/* Ask with one citation at every place; gives whether one is right. */
static ibid_status ask_places(bool *right, ibid_finding *f, ib_arena *arena,
                              const ib_pin_ask *ask, ibid_pinpoint *at_hit)
{
    const ibid_str text = ibid_doc_text(ask->series->doc);
    ibid_pinpoint one;
    ibid_status st = ib_pinpoint_find(at_hit, arena, ask, f->hit.span);

    *right = at_hit->state == IBID_PINPOINT_RIGHT;
    if (at_hit->state == IBID_PINPOINT_NONE)
        return st;
    for (uint32_t i = 0; i < f->also_count && !st && !*right; i++) {
        if (f->also[i].source != f->hit.source)
            continue;
        st = ib_pinpoint_find(&one, arena, ask, f->also[i].span);
        if (st || one.state != IBID_PINPOINT_RIGHT)
            continue;
        *right = true;
        *at_hit = one;
        if (can_move(f, text, f->also[i].span))
            return move_hit(f, arena, i);
    }
    return st;
}

ibid_status ib_place_settle(ibid_finding *f, ib_arena *arena,
                            const ibid_doc *doc, const ib_series *series,
                            const uint32_t *citation, uint32_t count)
{
    const ibid_citation *all = ibid_doc_citations(doc).item;
    ibid_status st = IBID_OK;
    bool right = false;

    f->has_pinpoint = true;
    for (uint32_t i = 0; i < count && !st && !right; i++) {
        const ibid_citation *c = &all[citation[i]];
        ib_pin_ask ask = {c, c->refers_to == IBID_NONE ? c : &all[c->refers_to],
                          series};
        ibid_pinpoint at_hit;

        st = ask_places(&right, f, arena, &ask, &at_hit);
        if (!st && (i == 0 || right))
            f->pinpoint = at_hit;
    }
    return st;
}
