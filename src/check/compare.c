/* compare.c - one quotation against one source. */

#include "check/compare.h"

#include "check/costs.h"
#include "check/window.h"
#include "match/costs.h"

typedef struct comparer {
    ib_outcome *out;
    ib_arena *arena, *scratch;
    ib_match_text *source;
    const ib_claim *claim;
    bool thorough;
    bool too_long; /* it could not be laid out */
} comparer;

/* A passage while it is built. */
typedef struct builder {
    ib_list part; /* ib_part */
    uint8_t *key;
    uint32_t count;
    uint32_t gap; /* before the next part */
} builder;

static ibid_status add_part(builder *b, const ib_fold *view, uint32_t start,
                            uint32_t end)
{
    const uint32_t n = ib_key_of_view(b->key + b->count, view, start, end);
    ib_part *part;

    if (n == 0)
        return IBID_OK;
    part = ib_list_push(&b->part);
    if (!part)
        return ib_arena_status(b->part.arena);
    *part = (ib_part){b->count, b->count + n, b->part.count > 1 ? b->gap : 0};
    b->count += n;
    b->gap = 0;
    return IBID_OK;
}

/* What stands between the brackets and elisions of a reading, as a passage. */
static ibid_status build(ib_passage *out, ib_arena *arena, const ib_fold *view,
                         const ib_words *words)
{
    builder b = {.part = ib_list_of(arena, ib_part)};
    uint32_t start = 0;
    ibid_status st = IBID_OK;

    b.key = ib_arena_array(arena, uint8_t,
                           (size_t)view->count * IB_KEY_CHAR_MAX +
                               IB_KEY_CHAR_MAX + IB_KEY_PAD);
    if (!b.key)
        return ib_arena_status(arena);
    for (uint32_t i = 0; i <= words->count && !st; i++) {
        if (i < words->count && words->item[i].kind < IB_WORD_BRACKET)
            continue;
        if (i > start)
            st = add_part(&b, view, words->item[start].start,
                          words->item[i - 1].end);
        if (i < words->count)
            b.gap += ib_window_reach(&words->item[i]);
        start = i + 1;
    }
    *out = (ib_passage){b.key, b.count, b.part.item, (uint32_t)b.part.count};
    return st;
}

ibid_status ib_claim_prepare(ib_claim *out, ib_arena *arena, ibid_str text,
                             const ibid_span *skip, uint32_t skip_count,
                             const ib_remarks *outside)
{
    ibid_status st = ib_fold_make(&out->view, arena, text, skip, skip_count);

    out->letters = 0;
    out->unsure = (ib_unsure){0};
    if (!st)
        st = ib_word_cut(&out->plain, arena, &out->view, 0, out->view.count);
    if (!st)
        st = ib_declare_read(&out->read, &out->literal, arena, &out->plain,
                             outside);
    if (!st)
        st = build(&out->whole, arena, &out->view, &out->plain);
    if (!st && out->read.declared_count > 0)
        st = build(&out->parts, arena, &out->view, &out->read.words);
    else
        out->parts = out->whole;
    if (st)
        return st;
    /* Circled and raised numbers alone have no key: they cannot be found. */
    if (out->whole.count == 0)
        return IBID_OK;
    for (uint32_t i = 0; i < out->read.words.count; i++) {
        const ib_word *w = &out->read.words.item[i];

        if (w->kind != IB_WORD_BRACKET && w->kind != IB_WORD_GAP)
            out->letters += ib_match_letters(&out->view, w->start, w->end);
    }
    return IBID_OK;
}

void ib_claim_unsure(ib_claim *claim, const ib_unsure *document, uint32_t base)
{
    claim->unsure = *document;
    claim->unsure.base = base;
    claim->plain.unsure = &claim->unsure;
    claim->literal.words.unsure = &claim->unsure;
    claim->read.words.unsure = &claim->unsure;
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

/* Judge a reading by the source's bytes `at` and keep what it gives if it is
 * the best so far. */
static ibid_status look_at(comparer *c, const ib_reading *reading, ibid_span at)
{
    ib_judgement j;
    bool done;
    ibid_status st = ib_window_judge(&j, &done, c->arena, c->scratch,
                                     &c->source->key, reading, at);

    c->too_long |= !st && !done;
    if (!st && done) {
        st = note_also(c, &j);
        if (!st && ib_compare_better(&j, &c->out->best))
            c->out->best = j;
    }
    return st;
}

static ibid_status look_places(comparer *c, const ib_list *places,
                               const ib_reading *reading)
{
    ibid_status st = IBID_OK;

    for (size_t i = 0; i < places->count && !st; i++)
        st = look_at(c, reading,
                     ib_window_bytes(&c->source->key,
                                     ib_list_at(places, ib_match_place, i),
                                     reading));
    return st;
}

/* Every place where all its letters stand. */
static ibid_status look_same(comparer *c)
{
    ib_list places = ib_list_of(c->scratch, ib_match_place);
    ibid_status st = ib_match_same(&places, c->source, c->claim->whole.key,
                                   c->claim->whole.count);

    return st ? st : look_places(c, &places, &c->claim->literal);
}

static ibid_status look_near(comparer *c, const ib_reading *reading,
                             const ib_passage *passage)
{
    ib_list places = ib_list_of(c->arena, ib_match_place);
    ibid_status st = ib_match_near(&places, c->arena, c->scratch, c->source,
                                   passage, IB_NEAR_SHARE,
                                   c->thorough ? IB_MATCH_ALL : IB_MATCH_QUICK);

    return st ? st : look_places(c, &places, reading);
}

static ibid_status look_wide(comparer *c, const ib_reading *reading,
                             const ib_passage *passage)
{
    const ibid_span all = {0, c->source->key.text.len};

    if (c->thorough &&
        (uint64_t)all.end * reading->words.count <= IB_WHOLE_CELLS)
        return look_at(c, reading, all);
    return look_near(c, reading, passage);
}

/* Do all parts between the elisions stand somewhere? */
static ibid_status has_all_parts(const comparer *c, bool *all)
{
    const ib_passage *p = &c->claim->parts;
    ibid_status st = IBID_OK;

    *all = p->part_count > 1;
    for (uint32_t i = 0; i < p->part_count && *all && !st; i++) {
        ib_list places = ib_list_of(c->scratch, ib_match_place);

        st = ib_match_same(&places, c->source, p->key + p->part[i].start,
                           p->part[i].end - p->part[i].start);
        *all = places.count > 0;
    }
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
        st = look_wide(&c, &claim->read, &claim->parts);
    if (!st && (out->best.verdict == IBID_VERDICT_NONE ||
                out->best.verdict > IBID_VERDICT_DAMAGED))
        st = look_wide(&c, &claim->literal, &claim->whole);
    if (!st && out->best.verdict == IBID_VERDICT_NONE && !c.too_long)
        out->best.verdict = IBID_VERDICT_ABSENT;
    if (!st && thorough)
        st = find_scattered(&c);
    if (!st)
        drop_twins(out);
    ib_arena_rewind(scratch, mark);
    return st;
}
