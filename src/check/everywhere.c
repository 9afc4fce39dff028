/* everywhere.c - all places of a text where a claim's words stand.
 *
 *     the same letters ──▶ every place ─┐
 *     between them, what is near, at most IB_NEAR_PLACES at once;
 *     then before, between and after those ──▶ until nothing is near
 */

#include "check/everywhere.h"

#include "base/scan.h"
#include "base/str.h"
#include "check/costs.h"
#include "check/window.h"
#include "match/costs.h"

typedef struct looker {
    ib_everywhere *out;
    ib_arena *arena, *scratch;
    const ib_match_text *source;
    const ib_claim *claim;
    uint32_t looks; /* places that were laid out as near */
} looker;

/* Items of the source's key. */
typedef struct range {
    uint32_t start, end;
} range;

static ibid_status keep(looker *l, const ib_judgement *j)
{
    ib_judgement *kept;

    /* Of a word that is no such word here nothing may be left. */
    if (j->verdict == IBID_VERDICT_ABSENT) {
        if (!ib_span_is_empty(j->span) &&
            ib_compare_better(j, &l->out->nearest))
            l->out->nearest = *j;
        return IBID_OK;
    }
    if (j->verdict == IBID_VERDICT_NONE)
        return IBID_OK;
    kept = ib_list_push(&l->out->found);
    if (!kept)
        return ib_arena_status(l->arena);
    *kept = *j;
    return IBID_OK;
}

/* Judge one place; *stands tells whether the words do. */
static ibid_status look_at(looker *l, bool *stands, const ib_reading *reading,
                           ibid_span at)
{
    ib_judgement j = {0};
    bool done;
    ibid_status st = ib_window_judge(&j, &done, l->arena, l->scratch,
                                     &l->source->key, reading, at);

    if (!st && done)
        st = keep(l, &j);
    *stands = !st && done && j.verdict != IBID_VERDICT_ABSENT;
    return st;
}

/* One word is looked for as a word: "port" is not in "report".  Asked of every
 * place before any is laid out, since a short word stands in many others. */
static bool is_in_a_word(const looker *l, ibid_span at)
{
    const ib_words *plain = &l->claim->plain;
    const ibid_str text = l->source->key.text;

    if (plain->count != 1 || plain->item[0].kind != IB_WORD_LETTERS)
        return false;
    return (at.start > 0 && ib_is(text.at[at.start - 1], IB_ALPHA) &&
            ib_is(text.at[at.start], IB_ALPHA)) ||
           (at.end < text.len && ib_is(text.at[at.end], IB_ALPHA) &&
            ib_is(text.at[at.end - 1], IB_ALPHA));
}

/* A text of which only these items are left; it has no index. */
static ib_match_text part_of(const looker *l, range items)
{
    ib_match_text part = {.key = l->source->key};

    part.key.item += items.start;
    part.key.count = items.end - items.start;
    return part;
}

static ibid_status push_range(ib_list *ranges, uint32_t start, uint32_t end)
{
    range *r;

    if (start >= end)
        return IBID_OK;
    r = ib_list_push(ranges);
    if (!r)
        return ib_arena_status(ranges->arena);
    *r = (range){start, end};
    return IBID_OK;
}

/* Look at every place where all its letters stand.
 *
 * Gives  in `gaps` what lies before, between and after those that hold. */
static ibid_status look_same(looker *l, ib_list *gaps)
{
    const ib_passage *whole = &l->claim->whole;
    const uint32_t count = l->source->key.count;
    uint32_t from = 0, free = 0;
    bool more = whole->count > 0;
    ibid_status st = IBID_OK;

    while (more && !st) {
        const ib_match_text rest = part_of(l, (range){from, count});
        const uint32_t base = from;
        ib_list places = ib_list_of(l->arena, ib_match_place);

        st = ib_match_same(&places, &rest, whole->key, whole->count);
        more = places.count == IB_PLACES_MAX;
        for (size_t i = 0; i < places.count && !st; i++) {
            const ib_match_place *p = ib_list_at(&places, ib_match_place, i);
            const range at = {base + p->start, base + p->end};
            const ibid_span span =
                ib_key_span(&l->source->key, at.start, at.end);
            bool stands;

            from = at.start + 1;
            if (is_in_a_word(l, span))
                continue;
            st = look_at(
                l, &stands, &l->claim->literal,
                ib_window_widen(l->source->key.text, span, IB_SAME_BYTES));
            if (st || !stands)
                continue;
            if (at.start >= free)
                st = push_range(gaps, free, at.start);
            free = at.end;
        }
        if (l->out->found.count >= IB_EVERYWHERE_SAME) {
            l->out->cut = more;
            more = false;
        }
    }
    return st ? st : push_range(gaps, free, count);
}

static void sort_places(ib_match_place *item, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const ib_match_place one = item[i];
        size_t k = i;

        for (; k > 0 && item[k - 1].start > one.start; k--)
            item[k] = item[k - 1];
        item[k] = one;
    }
}

/* Look at what is near in one range; where words stand, what lies before,
 * between and after them is looked at later. */
static ibid_status look_range(looker *l, ib_list *todo, range in,
                              const ib_reading *reading,
                              const ib_passage *passage, ib_match_care care)
{
    ib_match_text part = part_of(l, in);
    ib_list places = ib_list_of(l->arena, ib_match_place);
    uint32_t free = in.start;
    bool any = false;
    ibid_status st = ib_match_near(&places, l->arena, l->scratch, &part,
                                   passage, IB_NEAR_SHARE, care);

    sort_places(places.item, places.count);
    for (size_t i = 0; i < places.count && !st; i++) {
        const ib_match_place *p = ib_list_at(&places, ib_match_place, i);
        const range at = {in.start + p->start, in.start + p->end};
        bool stands = false;

        l->looks++;
        if (at.start < at.end && at.end <= l->source->key.count)
            st = look_at(l, &stands, reading,
                         ib_window_bytes(&l->source->key,
                                         &(ib_match_place){at.start, at.end,
                                                           p->edits, p->whole},
                                         reading));
        any |= stands;
        if (!st && at.start > free)
            st = push_range(todo, free, at.start);
        free = at.end > free ? at.end : free;
    }
    if (!st && free < in.end)
        st = push_range(todo, free, in.end);
    if (!any)
        todo->count = 0; /* weaker ones are no better */
    return st;
}

/* Look at what is near in the ranges; `gaps` is used up. */
static ibid_status look_near(looker *l, const ib_list *gaps,
                             const ib_reading *reading,
                             const ib_passage *passage, ib_match_care care)
{
    ib_list todo = ib_list_of(l->arena, range);
    ibid_status st = IBID_OK;

    for (size_t i = gaps->count; i-- > 0 && !st;) {
        const range *r = ib_list_at(gaps, range, i);

        st = push_range(&todo, r->start, r->end);
    }
    while (todo.count > 0 && !st) {
        const range in = *ib_list_at(&todo, range, --todo.count);
        ib_list next = ib_list_of(l->arena, range);

        /* Half of it must stand there for it to be near. */
        if (in.end - in.start < passage->count / 2)
            continue;
        if (l->looks >= IB_EVERYWHERE_NEAR) {
            l->out->cut = true;
            break;
        }
        st = look_range(l, &next, in, reading, passage, care);
        for (size_t i = 0; i < next.count && !st; i++)
            st = push_range(&todo, ib_list_at(&next, range, i)->start,
                            ib_list_at(&next, range, i)->end);
    }
    return st;
}

ibid_status ib_everywhere_find(ib_everywhere *out, ib_arena *arena,
                               ib_arena *scratch, const ib_match_text *source,
                               const ib_claim *claim)
{
    looker l = {out, arena, scratch, source, claim, 0};
    const bool declares = claim->read.declared_count > 0;
    ib_list gaps = ib_list_of(arena, range);
    ib_match_care care;
    ibid_status st;

    *out = (ib_everywhere){.found = ib_list_of(arena, ib_judgement)};
    st = look_same(&l, &gaps);
    care = out->found.count > 0 ? IB_MATCH_QUICK : IB_MATCH_ALL;
    if (st || gaps.count > IB_EVERYWHERE_GAPS ||
        (!declares && claim->letters < IB_EVERYWHERE_LETTERS))
        return st;
    if (declares)
        st = look_near(&l, &gaps, &claim->read, &claim->parts, care);
    if (!st && (!declares || out->found.count == 0))
        st = look_near(&l, &gaps, &claim->literal, &claim->whole, care);
    return st;
}
