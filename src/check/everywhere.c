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

static ibid_span char_bounds(ibid_str text, ibid_span span)
{
    while (span.start > 0 && ((uint8_t)text.at[span.start] & 0xC0) == 0x80)
        span.start--;
    while (span.end < text.len && ((uint8_t)text.at[span.end] & 0xC0) == 0x80)
        span.end++;
    return span;
}

static ibid_span widened(ibid_str text, ibid_span span, uint32_t by)
{
    span.start = span.start > by ? span.start - by : 0;
    span.end = text.len - span.end > by ? span.end + by : text.len;
    return char_bounds(text, span);
}

/* Whole words of the source's text round `at`. */
static ibid_status cut_words(looker *l, ib_fold *view, ib_words *words,
                             ibid_span at)
{
    const ib_key *key = &l->source->key;
    const ibid_str text = key->text;
    uint32_t most = IB_WORD_BYTES;
    ibid_status st;

    while (at.start > 0 && most-- > 0 && !ib_blank_at(text, at.start, text.len))
        at.start = ib_utf8_back(text, 0, at.start);
    for (most = IB_WORD_BYTES; at.end < text.len && most-- > 0 &&
                               !ib_blank_at(text, at.end, text.len);) {
        uint32_t cp;

        at.end += ib_utf8_at(&cp, text, at.end, text.len);
    }
    st = ib_fold_part(view, l->scratch, text, key->skip, key->skip_count, at);
    if (!st)
        st = ib_word_cut(words, l->scratch, view, 0, view->count);
    words->key = key;
    return st;
}

static uint32_t first_word_from(const ib_words *words, uint32_t at)
{
    uint32_t low = 0, high = words->count;

    while (low < high) {
        const uint32_t mid = low + (high - low) / 2;
        const ib_fold_char *last = &words->view->item[words->item[mid].end - 1];

        if (last->at + last->len <= at)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* Lay the reading beside bytes `at`, with `around` more for the judge. */
static ibid_status lay_out(looker *l, ib_judgement *j, bool *done,
                           const ib_reading *reading, ibid_span at,
                           uint32_t around)
{
    ib_list steps = ib_list_of(l->scratch, ib_step);
    uint32_t cost = UINT32_MAX;
    ib_words words;
    ib_fold view;
    ibid_status st =
        cut_words(l, &view, &words, widened(l->source->key.text, at, around));

    if (!st)
        st = ib_align(&steps, &cost, l->scratch, &reading->words, &words,
                      first_word_from(&words, at.start),
                      first_word_from(&words, at.end));
    *done = !st && cost != UINT32_MAX;
    if (*done)
        st = ib_judge(j, l->arena, reading, &words, steps.item, steps.count);
    return st;
}

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

/* Judge one place as compare.c does; *stands tells whether the words do. */
static ibid_status look_at(looker *l, bool *stands, const ib_reading *reading,
                           ibid_span at)
{
    const ib_arena_mark mark = ib_arena_here(l->scratch);
    ib_judgement j = {0};
    bool done;
    ibid_status st = lay_out(l, &j, &done, reading, at,
                             reading->drops ? IB_AROUND_WIDE : IB_AROUND_BYTES);

    if (!st && done && !reading->drops && j.verdict == IBID_VERDICT_ALTERED) {
        ib_arena_rewind(l->scratch, mark);
        st = lay_out(l, &j, &done, reading, at, IB_AROUND_WIDE);
    }
    if (!st && done)
        st = keep(l, &j);
    *stands = !st && done && j.verdict != IBID_VERDICT_ABSENT;
    ib_arena_rewind(l->scratch, mark);
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
            st = look_at(l, &stands, &l->claim->literal,
                         widened(l->source->key.text, span, IB_SAME_BYTES));
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

/* Characters of the source that a bracket or an elision may stand for. */
static uint32_t stands_for(const ib_word *w)
{
    return w->kind == IB_WORD_GAP       ? IB_GAP_CHARS + IB_SLACK_CHARS
           : w->kind == IB_WORD_BRACKET ? IB_BRACKET_CHARS + IB_SLACK_CHARS
                                        : ib_word_len(w) + IB_BRACKET_CHARS;
}

/* Bytes that a near place may stand for: with brackets at its ends, and, where
 * a part was not found, all that may lie between. */
static ibid_span bytes_of(const looker *l, range at, bool is_whole,
                          const ib_reading *reading)
{
    const ib_words *w = &reading->words;
    uint64_t more = IB_PLACE_BYTES;

    for (uint32_t i = 0; i < w->count; i++) {
        const bool edge = w->item[i].kind >= IB_WORD_BRACKET;

        if (!is_whole)
            more +=
                edge ? stands_for(&w->item[i]) : 2 * ib_word_len(&w->item[i]);
        else if (edge && w->item[i].kind != IB_WORD_GAP &&
                 (i == 0 || i + 1 == w->count))
            more += stands_for(&w->item[i]);
    }
    if (more > IBID_TEXT_MAX)
        more = IBID_TEXT_MAX;
    return widened(l->source->key.text,
                   ib_key_span(&l->source->key, at.start, at.end),
                   (uint32_t)more);
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
                         bytes_of(l, at, p->whole, reading));
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
