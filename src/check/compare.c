/* compare.c - one quotation against one source. */

#include "check/compare.h"

#include "check/costs.h"
#include "match/costs.h"

/* Words on each side of a place that are laid out with it. */
#define AROUND 6
/* Places of a part that are looked at closely. */
#define PART_PLACES 12

typedef struct comparer {
    ib_outcome *out;
    ib_arena *arena, *scratch;
    ib_match_text *source;
    const ib_claim *claim;
    bool thorough;
    bool too_long; /* it could not be laid out */
} comparer;

ibid_status ib_claim_prepare(ib_claim *out, ib_arena *arena, ibid_str text,
                             const ibid_span *skip, uint32_t skip_count)
{
    ibid_status st = ib_fold_make(&out->view, arena, text, skip, skip_count);

    out->letters = 0;
    if (!st)
        st = ib_word_cut(&out->plain, arena, &out->view, 0, out->view.count);
    if (!st)
        st = ib_declare_read(&out->read, arena, &out->plain);
    if (st)
        return st;
    out->literal = (ib_reading){.words = out->plain};
    for (uint32_t i = 0; i < out->read.words.count; i++) {
        const ib_word *w = &out->read.words.item[i];

        if (w->kind != IB_WORD_BRACKET && w->kind != IB_WORD_GAP)
            out->letters += ib_match_letters(&out->view, w->start, w->end);
    }
    return IBID_OK;
}

/* Verdicts from near to far, in the order of the enum. */
bool ib_compare_better(const ib_judgement *a, const ib_judgement *b)
{
    if (a->verdict == IBID_VERDICT_NONE || b->verdict == IBID_VERDICT_NONE)
        return a->verdict != IBID_VERDICT_NONE;
    if (a->verdict != b->verdict)
        return a->verdict < b->verdict;
    if (a->kept != b->kept)
        return a->kept > b->kept;
    if (a->grave != b->grave)
        return a->grave < b->grave;
    return a->span.start < b->span.start;
}

static ibid_status note_also(comparer *c, const ib_judgement *j)
{
    ibid_span *span;

    if (j->verdict > IBID_VERDICT_DAMAGED)
        return IBID_OK;
    span = ib_list_push(&c->out->also);
    if (!span)
        return ib_arena_status(c->arena);
    *span = j->span;
    return IBID_OK;
}

/* Lay a reading beside words [start, end) of the source and keep what it
 * gives if it is the best so far. */
static ibid_status look_at(comparer *c, const ib_reading *reading,
                           uint32_t start, uint32_t end)
{
    const ib_arena_mark mark = ib_arena_here(c->scratch);
    ib_list steps = ib_list_of(c->scratch, ib_step);
    ib_judgement j;
    uint32_t cost;
    ibid_status st = ib_align(&steps, &cost, c->scratch, &reading->words,
                              &c->source->words, start, end);

    c->too_long |= cost == UINT32_MAX;
    if (!st && cost != UINT32_MAX) {
        st = ib_judge(&j, c->arena, reading, &c->source->words, steps.item,
                      steps.count);
        if (!st)
            st = note_also(c, &j);
        if (!st && ib_compare_better(&j, &c->out->best))
            c->out->best = j;
    }
    ib_arena_rewind(c->scratch, mark);
    return st;
}

static void around(const comparer *c, const ib_match_place *place,
                   uint32_t before, uint32_t after, uint32_t *start,
                   uint32_t *end)
{
    uint32_t from = place->start > before ? place->start - before : 0;
    uint32_t to = place->end + after;

    *start = ib_word_index(&c->source->words, from);
    *start -= *start < AROUND ? *start : AROUND;
    if (to > c->source->view.count)
        to = c->source->view.count;
    *end = ib_word_index(&c->source->words, to);
    *end += AROUND;
    if (*end > c->source->words.count)
        *end = c->source->words.count;
}

/* Every place where all its letters stand. */
static ibid_status look_same(comparer *c)
{
    ib_list places = ib_list_of(c->arena, ib_match_place);
    ibid_status st = ib_match_same(&places, c->scratch, c->source,
                                   &c->claim->view, 0, c->claim->view.count);

    for (size_t i = 0; i < places.count && !st; i++) {
        uint32_t start, end;

        around(c, ib_list_at(&places, ib_match_place, i), 0, 0, &start, &end);
        st = look_at(c, &c->claim->literal, start, end);
    }
    return st;
}

/* The longest part between two elisions or brackets: words [*from, *to). */
static void longest_part(const ib_reading *r, uint32_t *from, uint32_t *to)
{
    uint32_t start = 0, best = 0;

    *from = *to = 0;
    for (uint32_t i = 0; i <= r->words.count; i++) {
        uint32_t len;

        if (i < r->words.count && r->words.item[i].kind < IB_WORD_BRACKET)
            continue;
        len = i > start ? r->words.item[i - 1].end - r->words.item[start].start
                        : 0;
        if (len > best) {
            best = len;
            *from = start;
            *to = i;
        }
        start = i + 1;
    }
}

/* Entries that may stand before or after the part in the source: the other
 * parts, what elisions leave out, a page's notes. */
static uint32_t reach(const ib_reading *r, uint32_t from, uint32_t to)
{
    uint32_t n = IB_SLACK_CHARS;

    for (uint32_t i = from; i < to; i++) {
        const ib_word *w = &r->words.item[i];

        n += w->kind == IB_WORD_GAP       ? IB_GAP_CHARS
             : w->kind == IB_WORD_BRACKET ? IB_BRACKET_CHARS
                                          : ib_word_len(w);
    }
    return n;
}

static ibid_status look_near(comparer *c, const ib_reading *reading)
{
    ib_list places = ib_list_of(c->arena, ib_match_place);
    uint32_t from, to, start, end, before, after;
    ibid_status st;

    longest_part(reading, &from, &to);
    if (from == to)
        return IBID_OK;
    start = reading->words.item[from].start;
    end = reading->words.item[to - 1].end;
    st = ib_match_same(&places, c->scratch, c->source, &c->claim->view, start,
                       end);
    if (!st && places.count == 0)
        st = ib_match_near(&places, c->scratch, c->arena, c->source,
                           &c->claim->view, start, end, c->thorough);
    before = reach(reading, 0, from);
    after = reach(reading, to, reading->words.count);
    for (size_t i = 0; i < places.count && i < PART_PLACES && !st; i++) {
        around(c, ib_list_at(&places, ib_match_place, i), before, after, &start,
               &end);
        st = look_at(c, reading, start, end);
    }
    return st;
}

static ibid_status look_wide(comparer *c, const ib_reading *reading)
{
    const ib_words *s = &c->source->words;

    if (c->thorough &&
        (uint64_t)s->count * reading->words.count <= IB_WHOLE_CELLS)
        return look_at(c, reading, 0, s->count);
    return look_near(c, reading);
}

/* Do all parts between the elisions stand somewhere, word by word? */
static ibid_status has_all_parts(const comparer *c, bool *all)
{
    const ib_reading *r = &c->claim->read;
    uint32_t start = 0, parts = 0;
    ibid_status st = IBID_OK;

    *all = true;
    for (uint32_t i = 0; i <= r->words.count && *all && !st; i++) {
        ib_list places = ib_list_of(c->scratch, ib_match_place);

        if (i < r->words.count && r->words.item[i].kind != IB_WORD_GAP)
            continue;
        if (i > start) {
            st = ib_match_same(&places, c->scratch, c->source, &c->claim->view,
                               r->words.item[start].start,
                               r->words.item[i - 1].end);
            *all = places.count > 0;
            parts++;
        }
        start = i + 1;
    }
    *all &= parts > 1;
    return st;
}

/* Parts that all stand there, but not as the quotation has them, are no
 * invention: their order was changed, or the elision is too long. */
static ibid_status find_scattered(comparer *c)
{
    ib_judgement *best = &c->out->best;
    const char **reason;
    bool all;
    ibid_status st;

    if (best->verdict != IBID_VERDICT_ABSENT ||
        c->claim->read.declared_count == 0)
        return IBID_OK;
    st = has_all_parts(c, &all);
    if (st || !all)
        return st;
    best->verdict = IBID_VERDICT_ALTERED;
    reason = ib_list_push(&best->reason);
    if (!reason)
        return ib_arena_status(c->arena);
    *reason = "all its parts stand in the source, in another order or too far "
              "apart";
    return IBID_OK;
}

/* The best place is no "other" place; neither is one found twice. */
static void drop_twins(ib_outcome *out)
{
    size_t kept = 0;

    for (size_t i = 0; i < out->also.count; i++) {
        ibid_span span = *ib_list_at(&out->also, ibid_span, i);
        bool twin = span.start == out->best.span.start;

        for (size_t k = 0; k < kept && !twin; k++)
            twin = ib_list_at(&out->also, ibid_span, k)->start == span.start;
        if (!twin)
            *ib_list_at(&out->also, ibid_span, kept++) = span;
    }
    out->also.count = out->best.verdict <= IBID_VERDICT_DAMAGED ? kept : 0;
}

ibid_status ib_compare(ib_outcome *out, ib_arena *arena, ib_arena *scratch,
                       ib_match_text *source, const ib_claim *claim,
                       bool thorough)
{
    const ib_arena_mark mark = ib_arena_here(scratch);
    comparer c = {out, arena, scratch, source, claim, thorough, false};
    ibid_status st;

    *out = (ib_outcome){.best = {.edit = ib_list_of(arena, ibid_edit),
                                 .audit = ib_list_of(arena, ibid_audit),
                                 .reason = ib_list_of(arena, const char *)},
                        .also = ib_list_of(arena, ibid_span)};
    if (claim->letters == 0)
        return IBID_OK;
    st = look_same(&c);
    if (!st && out->best.verdict != IBID_VERDICT_EXACT &&
        claim->read.declared_count > 0)
        st = look_wide(&c, &claim->read);
    if (!st && (out->best.verdict == IBID_VERDICT_NONE ||
                out->best.verdict > IBID_VERDICT_DAMAGED))
        st = look_wide(&c, &claim->literal);
    if (!st && out->best.verdict == IBID_VERDICT_NONE && !c.too_long)
        out->best.verdict = IBID_VERDICT_ABSENT;
    if (!st && thorough)
        st = find_scattered(&c);
    if (!st)
        drop_twins(out);
    ib_arena_rewind(scratch, mark);
    return st;
}
