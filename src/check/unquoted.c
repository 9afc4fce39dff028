/* unquoted.c - words of a source that stand in the document without quotation
 * marks.
 *
 *     each source, indexed once: each sentence looked up ──▶ hits
 *     hits that follow one another here and there ──▶ passages
 *     of passages that overlap, the longest ──▶ findings
 */

#include "check/unquoted.h"

#include <stdlib.h>

#include "base/str.h"
#include "check/costs.h"
#include "check/sentence.h"
#include "check/skip.h"

/* A sentence that stands in the source that is looked at. */
typedef struct hit {
    uint32_t sentence;
    ib_outcome outcome;
} hit;

/* One or more sentences in a row, in one source. */
typedef struct passage {
    uint32_t source;
    uint32_t first, last; /* sentences */
    ibid_span span;       /* of the document */
    ib_outcome outcome;
    bool cited; /* the note cites the source */
    uint32_t note;
    const char *reason;
    bool dropped;
    uint32_t next; /* passage with the same first sentence, plus 1; or 0 */
} passage;

typedef struct seeker {
    ibid_check *check;
    ib_arena *arena, *scratch;
    ib_arena *near; /* scratch for the places of one look-up */
    const ib_shelf_view *shelf;
    ib_unsure unsure; /* of the document */
    const ibid_resolution *resolution;
    const ib_sentence *sentence;
    uint32_t count;
    uint32_t *places; /* by sentence: in how many places it stands */
    bool *formula;    /* by sentence: the document itself repeats it */
    ib_list passages; /* passage */
} seeker;

/* Prepare a part of the document for comparing. */
static ibid_status claim_of(seeker *s, ib_claim **claim, uint32_t block,
                            ibid_span span)
{
    const ibid_str text = ibid_doc_text(s->check->doc);
    ibid_span *skip;
    uint32_t count;
    ibid_status st =
        ib_sentence_skip(&skip, &count, s->scratch, s->check->doc, block, span);

    *claim = ib_arena_array(s->arena, ib_claim, 1);
    if (!*claim)
        return ib_arena_status(s->arena);
    for (uint32_t i = 0; i < count && !st; i++) {
        skip[i].start =
            skip[i].start < span.start ? 0 : skip[i].start - span.start;
        skip[i].end =
            (skip[i].end > span.end ? span.end : skip[i].end) - span.start;
    }
    if (!st)
        st = ib_claim_prepare(*claim, s->arena, ib_str_in(text, span), skip,
                              count, NULL);
    if (!st)
        ib_claim_unsure(*claim, &s->unsure, span.start);
    return st;
}

/* The same words, or nearly? */
static bool stands(const ib_judgement *j)
{
    return j->verdict != IBID_VERDICT_NONE &&
           j->verdict <= IBID_VERDICT_ALTERED && j->kept >= IB_UNQUOTED_KEPT;
}

static ibid_status compare(seeker *s, ib_outcome *out, ib_match_text *text,
                           uint32_t block, ibid_span span)
{
    const ib_arena_mark mark = ib_arena_here(s->scratch);
    ib_claim *claim;
    ibid_status st = claim_of(s, &claim, block, span);

    if (!st)
        st = ib_compare(out, s->arena, s->scratch, text, claim, false);
    ib_arena_rewind(s->scratch, mark);
    return st;
}

/* Is it worth a comparison?  Asked of every sentence and source. */
static ibid_status is_near(seeker *s, bool *near, ib_match_text *text,
                           const ib_sentence *sentence)
{
    const ib_arena_mark mark = ib_arena_here(s->near);
    const ib_part part = {0, sentence->count, 0};
    const ib_passage whole = {sentence->key, sentence->count, &part, 1};
    ib_list places = ib_list_of(s->near, ib_match_place);
    ibid_status st =
        ib_match_same(&places, text, sentence->key, sentence->count);

    if (!st && places.count == 0)
        st = ib_match_near(&places, s->near, s->scratch, text, &whole,
                           IB_UNQUOTED_SHARE, IB_MATCH_QUICK);
    *near = !st && places.count > 0;
    ib_arena_rewind(s->near, mark);
    return st;
}

static ibid_status push_passage(seeker *s, uint32_t source, uint32_t first,
                                uint32_t last, const ib_outcome *outcome)
{
    passage *p = ib_list_push(&s->passages);

    if (!p)
        return ib_arena_status(s->arena);
    *p = (passage){
        .source = source,
        .first = first,
        .last = last,
        .span = {s->sentence[first].span.start, s->sentence[last].span.end},
        .outcome = *outcome,
        .note = IBID_NONE};
    return IBID_OK;
}

/* Does `b` follow `a`, here and there, with no more than a short sentence
 * between? */
static bool follows(const seeker *s, const hit *a, const hit *b)
{
    const ib_sentence *x = &s->sentence[a->sentence],
                      *y = &s->sentence[b->sentence];
    const ibid_span here = {x->span.end, y->span.start};
    const ibid_span there = {a->outcome.best.span.end,
                             b->outcome.best.span.start};

    return x->run == y->run &&
           (x->block == y->block || here.end - here.start <= IB_UNQUOTED_GAP) &&
           there.start <= there.end &&
           there.end - there.start <= IB_UNQUOTED_GAP;
}

/* Hits [from, to) as one passage, if it stands there as one; else each as a
 * passage of its own. */
static ibid_status join(seeker *s, ib_match_text *text, uint32_t source,
                        const hit *item, size_t from, size_t to)
{
    const uint32_t first = item[from].sentence, last = item[to - 1].sentence;
    const ibid_span span = {s->sentence[first].span.start,
                            s->sentence[last].span.end};
    ib_outcome whole = {0};
    ibid_status st = IBID_OK;

    if (to - from > 1)
        st = compare(s, &whole, text, s->sentence[first].block, span);
    if (!st && to - from > 1 && stands(&whole.best))
        return push_passage(s, source, first, last, &whole);
    for (size_t i = from; i < to && !st; i++)
        st = push_passage(s, source, item[i].sentence, item[i].sentence,
                          &item[i].outcome);
    return st;
}

static ibid_status look_up(seeker *s, ib_match_text *text, uint32_t source,
                           bool *found)
{
    ib_list hits = ib_list_of(s->arena, hit);
    ibid_status st = IBID_OK;

    for (uint32_t i = 0; i < s->count && !st; i++) {
        ib_outcome outcome;
        bool near;
        hit *h;

        if (found[i])
            continue;
        st = is_near(s, &near, text, &s->sentence[i]);
        if (!st && near)
            st = compare(s, &outcome, text, s->sentence[i].block,
                         s->sentence[i].span);
        if (st || !near || !stands(&outcome.best))
            continue;
        h = ib_list_push(&hits);
        if (!h)
            return ib_arena_status(s->arena);
        *h = (hit){i, outcome};
        found[i] = true;
        s->places[i] += 1 + (uint32_t)outcome.also.count;
    }
    for (size_t from = 0, to; from < hits.count && !st; from = to) {
        const hit *item = hits.item;

        for (to = from + 1;
             to < hits.count && follows(s, &item[to - 1], &item[to]);)
            to++;
        st = join(s, text, source, item, from, to);
    }
    return st;
}

static int by_key(const void *a, const void *b)
{
    const ib_sentence *x = *(const ib_sentence *const *)a,
                      *y = *(const ib_sentence *const *)b;
    const int order =
        memcmp(x->key, y->key, x->count < y->count ? x->count : y->count);

    return order ? order : (x->count < y->count ? -1 : x->count > y->count);
}

/* What the document repeats is a formula of its own, and looking each of them
 * up at each of its places would take the product of both. */
static ibid_status find_repeated(seeker *s)
{
    const ib_arena_mark mark = ib_arena_here(s->scratch);
    const ib_sentence **by =
        ib_arena_array(s->scratch, const ib_sentence *, s->count);

    if (!by)
        return ib_arena_status(s->scratch);
    for (uint32_t i = 0; i < s->count; i++)
        by[i] = &s->sentence[i];
    if (s->count > 1)
        qsort(by, s->count, sizeof *by, by_key);
    for (uint32_t from = 0, to; from < s->count; from = to) {
        for (to = from + 1; to < s->count && by_key(&by[from], &by[to]) == 0;)
            to++;
        for (uint32_t i = from; i < to; i++)
            s->formula[by[i] - s->sentence] = to - from >= IB_UNQUOTED_MANY;
    }
    ib_arena_rewind(s->scratch, mark);
    return IBID_OK;
}

/* Look in the running text of a source, then in all of it. */
static ibid_status seek_source(seeker *s, uint32_t source)
{
    const ibid_doc *doc = s->shelf->item[source].source->doc;
    const ibid_str text = ibid_doc_text(doc);
    const ib_arena_mark mark = ib_arena_here(s->scratch);
    bool *found =
        ib_arena_copy(s->scratch, s->formula, s->count, sizeof(bool), 1);
    ib_match_text match;
    ib_unsure unsure = {0};
    ibid_span *skip;
    uint32_t count = 0;
    ib_arena own; /* the index: as long as this source is looked at */
    ibid_status st = found ? IBID_OK : ib_arena_status(s->scratch);

    ib_arena_init(&own, &s->arena->alloc, s->arena->max, s->arena->shared);
    if (!st)
        st = ib_skip_find(&skip, &count, &own, doc, (ibid_span){0, text.len},
                          true);
    if (!st)
        st = ib_unsure_find(&unsure, &own, doc);
    for (int whole = 0; whole < (count ? 2 : 1) && !st; whole++) {
        st = ib_match_prepare(&match, &own, text, whole ? NULL : skip,
                              whole ? 0 : count);
        match.key.unsure = &unsure;
        if (!st)
            st = ib_match_index(&match, &own, s->scratch);
        if (!st)
            st = look_up(s, &match, source, found);
    }
    st = st ? st : own.failure;
    ib_arena_free(&own);
    ib_arena_rewind(s->scratch, mark);
    return st;
}

static bool leads_to(const ibid_resolution *r, uint32_t source)
{
    if (r->state == IBID_RESOLUTION_RESOLVED)
        return r->source == source;
    for (uint32_t i = 0; i < r->candidate_count; i++) {
        if (r->candidate[i] == source)
            return true;
    }
    return false;
}

/* The note whose mark stands in the passage or next after it, in its last
 * block; for a passage in a note that note. */
static uint32_t note_of(const seeker *s, const passage *p, const ibid_block *b)
{
    const ibid_marks marks = ibid_doc_marks(s->check->doc);
    const uint32_t end = b->span[b->span_count - 1].end;
    size_t low = 0, high = marks.count;

    if (b->kind == IBID_BLOCK_NOTE)
        return b->note;
    while (low < high) {
        const size_t mid = low + (high - low) / 2;

        if (marks.item[mid].span.start < p->span.start)
            low = mid + 1;
        else
            high = mid;
    }
    for (; low < marks.count && marks.item[low].span.start <= end; low++) {
        if (marks.item[low].note != IBID_NONE)
            return marks.item[low].note;
    }
    return IBID_NONE;
}

/* Does a citation inside `within`, of this note or of the text, lead to the
 * source? */
static bool is_cited(const seeker *s, uint32_t source, ibid_span within,
                     uint32_t note)
{
    const ibid_citations all = ibid_doc_citations(s->check->doc);
    size_t low = 0, high = all.count;

    while (low < high) {
        const size_t mid = low + (high - low) / 2;

        if (all.item[mid].span.start < within.start)
            low = mid + 1;
        else
            high = mid;
    }
    for (; low < all.count && all.item[low].span.start < within.end; low++) {
        if (all.item[low].note == note && leads_to(&s->resolution[low], source))
            return true;
    }
    return false;
}

/* Which note goes with a passage, and whether it or the text beside it cites
 * the source. */
static void look_at_note(const seeker *s, passage *p)
{
    const ibid_block *b =
        &ibid_doc_blocks(s->check->doc).item[s->sentence[p->last].block];
    const ibid_span beside = {b->span[0].start, b->span[b->span_count - 1].end};
    const ibid_notes notes = ibid_doc_notes(s->check->doc);

    p->note = note_of(s, p, b);
    if (p->note < notes.count &&
        is_cited(s, p->source, notes.item[p->note].span, p->note)) {
        p->cited = true;
        p->reason = "without quotation marks; the note cites this source";
    } else if (b->kind != IBID_BLOCK_NOTE &&
               is_cited(s, p->source, beside, IBID_NONE)) {
        p->cited = true;
        p->reason = "without quotation marks; the text beside it cites this "
                    "source";
    } else {
        p->reason = "without quotation marks; no note cites this source";
    }
}

/* What stands in many places is a formula. */
static bool is_formula(const seeker *s, const passage *p)
{
    uint32_t words = 0;

    for (uint32_t i = p->first; i <= p->last; i++) {
        if (s->places[i] < IB_UNQUOTED_MANY)
            return false;
        words += s->sentence[i].words;
    }
    return words < IB_UNQUOTED_FORMULA;
}

/* The longest first; of two as long the nearer; of two as near the one that is
 * cited, then the one whose source comes first. */
static int by_weight(const void *a, const void *b)
{
    const passage *x = a, *y = b;
    const ib_judgement *p = &x->outcome.best, *q = &y->outcome.best;
    const uint32_t m = x->last - x->first, n = y->last - y->first;

    if (m != n)
        return m > n ? -1 : 1;
    if (p->verdict != q->verdict)
        return p->verdict < q->verdict ? -1 : 1;
    if (p->kept != q->kept)
        return p->kept > q->kept ? -1 : 1;
    if (x->cited != y->cited)
        return x->cited ? -1 : 1;
    if (x->first != y->first)
        return x->first < y->first ? -1 : 1;
    return x->source < y->source ? -1 : x->source > y->source;
}

/* Of passages that overlap the first stays.
 *
 * Takes  `owned` and `head`, by sentence, zeroed; `head` then leads to the
 *        passages that begin there. */
static void choose(seeker *s, bool *owned, uint32_t *head)
{
    for (uint32_t i = 0; i < s->passages.count; i++) {
        passage *p = ib_list_at(&s->passages, passage, i);

        p->dropped = is_formula(s, p);
        for (uint32_t k = p->first; k <= p->last && !p->dropped; k++)
            p->dropped = owned[k];
        for (uint32_t k = p->first; k <= p->last && !p->dropped; k++)
            owned[k] = true;
    }
    for (uint32_t i = (uint32_t)s->passages.count; i-- > 0;) {
        passage *p = ib_list_at(&s->passages, passage, i);

        p->next = head[p->first];
        head[p->first] = i + 1;
    }
}

static ibid_status add_also(seeker *s, ibid_finding *f, uint32_t source,
                            const ibid_span *span, size_t count)
{
    const ibid_doc *doc = s->shelf->item[source].source->doc;
    ibid_hit *also = ib_arena_array(s->arena, ibid_hit, f->also_count + count);

    if (!also)
        return ib_arena_status(s->arena);
    for (uint32_t i = 0; i < f->also_count; i++)
        also[i] = f->also[i];
    for (size_t i = 0; i < count; i++)
        also[f->also_count++] = (ibid_hit){
            source, span[i], ibid_doc_place(doc, span[i].start).page};
    f->also = also;
    return IBID_OK;
}

static ibid_status add_finding(seeker *s, const passage *p,
                               const uint32_t *head)
{
    const ibid_doc *doc = s->shelf->item[p->source].source->doc;
    const ib_outcome *o = &p->outcome;
    const char **reason = ib_arena_array(s->arena, const char *, 1);
    ibid_finding *f = ib_list_push(&s->check->findings);
    ibid_status st;

    if (!reason || !f)
        return ib_arena_status(s->arena);
    *f = (ibid_finding){.kind = IBID_FINDING_UNQUOTED,
                        .span = p->span,
                        .page =
                            ibid_doc_place(s->check->doc, p->span.start).page,
                        .note = p->note,
                        .item = s->sentence[p->first].block,
                        .hit = {p->source, o->best.span,
                                ibid_doc_place(doc, o->best.span.start).page}};
    st = ib_finding_fill(f, s->arena, &o->best, p->span.start);
    *reason = p->reason;
    f->reason = reason;
    f->reason_count = 1;
    if (!st)
        st = add_also(s, f, p->source, o->also.item, o->also.count);
    /* Other sources with the whole of it. */
    for (uint32_t i = head[p->first]; i > 0 && !st;) {
        const passage *q = ib_list_at(&s->passages, passage, i - 1);

        if (q->source != p->source && q->last == p->last)
            st = add_also(s, f, q->source, &q->outcome.best.span, 1);
        i = q->next;
    }
    return st;
}

static ibid_status tell(seeker *s)
{
    bool *owned = ib_arena_array(s->scratch, bool, s->count);
    uint32_t *head = ib_arena_array(s->scratch, uint32_t, s->count);
    ibid_status st = owned && head ? IBID_OK : ib_arena_status(s->scratch);

    for (size_t i = 0; i < s->passages.count; i++)
        look_at_note(s, ib_list_at(&s->passages, passage, i));
    if (s->passages.count > 1)
        qsort(s->passages.item, s->passages.count, sizeof(passage), by_weight);
    if (!st)
        choose(s, owned, head);
    for (size_t i = 0; i < s->passages.count && !st; i++) {
        const passage *p = ib_list_at(&s->passages, passage, i);

        if (!p->dropped)
            st = add_finding(s, p, head);
    }
    return st;
}

ibid_status ib_unquoted_find(ibid_check *check, ib_arena *scratch,
                             const ib_shelf_view *shelf,
                             const ibid_resolution *resolution,
                             const ibid_progress *progress)
{
    const ib_arena_mark mark = ib_arena_here(scratch);
    ib_arena near;
    ib_list sentences = ib_list_of(&check->arena, ib_sentence);
    seeker s = {.check = check,
                .arena = &check->arena,
                .scratch = scratch,
                .near = &near,
                .shelf = shelf,
                .resolution = resolution,
                .passages = ib_list_of(&check->arena, passage)};
    ibid_status st = ib_sentence_find(&sentences, s.arena, scratch, check->doc);

    ib_arena_init(&near, &s.arena->alloc, s.arena->max, s.arena->shared);
    s.sentence = sentences.item;
    s.count = (uint32_t)sentences.count;
    s.places = ib_arena_array(s.arena, uint32_t, s.count);
    s.formula = ib_arena_array(s.arena, bool, s.count);
    if (!st && (!s.places || !s.formula))
        st = ib_arena_status(s.arena);
    if (!st)
        st = ib_unsure_find(&s.unsure, s.arena, check->doc);
    if (!st)
        st = find_repeated(&s);
    for (uint32_t i = 0; i < shelf->count && s.count > 0 && !st; i++) {
        if (progress && !progress->step(progress->state, i, shelf->count))
            st = IBID_EIO;
        else if (shelf->item[i].source->doc && !shelf->item[i].is_document)
            st = seek_source(&s, i);
    }
    if (!st)
        st = tell(&s);
    st = st ? st : near.failure;
    ib_arena_free(&near);
    ib_arena_rewind(scratch, mark);
    return st;
}
