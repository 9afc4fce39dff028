/* compare.c - one quotation against one source. */

#include "check/compare.h"

#include "base/scan.h"
#include "check/costs.h"
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

/* Items of the source that an elision, a bracket or a word with one may stand
 * for, and what a page break may put between. */
static uint32_t reach(const ib_word *w)
{
    return w->kind == IB_WORD_GAP       ? IB_GAP_CHARS + IB_SLACK_CHARS
           : w->kind == IB_WORD_BRACKET ? IB_BRACKET_CHARS + IB_SLACK_CHARS
                                        : ib_word_len(w) + IB_BRACKET_CHARS;
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
            b.gap += reach(&words->item[i]);
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

/* A span whose ends are moved out to whole characters. */
static ibid_span char_bounds(const comparer *c, ibid_span span)
{
    const ibid_str text = c->source->key.text;

    while (span.start > 0 && ((uint8_t)text.at[span.start] & 0xC0) == 0x80)
        span.start--;
    while (span.end < text.len && ((uint8_t)text.at[span.end] & 0xC0) == 0x80)
        span.end++;
    return span;
}

/* First word that ends after byte `at`. */
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

/* Words of the source's text from about byte `start` to about `end`: whole
 * words, with white space before the first. */
static ibid_status cut_window(comparer *c, ib_fold *view, ib_words *words,
                              ibid_span at)
{
    const ib_key *key = &c->source->key;
    const ibid_str text = key->text;
    uint32_t most = IB_WORD_BYTES;
    ibid_status st;

    while (at.start > 0 && most-- > 0 && !ib_blank_at(text, at.start, text.len))
        at.start = ib_utf8_back(text, 0, at.start);
    most = IB_WORD_BYTES;
    while (at.end < text.len && most > 0 &&
           !ib_blank_at(text, at.end, text.len)) {
        uint32_t cp, len = ib_utf8_at(&cp, text, at.end, text.len);

        at.end += len;
        most -= most < len ? most : len;
    }
    st = ib_fold_part(view, c->scratch, text, key->skip, key->skip_count, at);
    if (!st)
        st = ib_word_cut(words, c->scratch, view, 0, view->count);
    words->key = key;
    return st;
}

/* Lay a reading beside the source's bytes `at`; the judge sees `around` bytes
 * more on each side. */
static ibid_status lay_out(comparer *c, ib_judgement *j, bool *done,
                           const ib_reading *reading, ibid_span at,
                           uint32_t around)
{
    const uint32_t len = c->source->key.text.len;
    ib_list steps = ib_list_of(c->scratch, ib_step);
    const ibid_span wide = {at.start > around ? at.start - around : 0,
                            len - at.end > around ? at.end + around : len};
    uint32_t cost, start, end;
    ib_words words;
    ib_fold view;
    ibid_status st = cut_window(c, &view, &words, char_bounds(c, wide));

    *done = false;
    if (st)
        return st;
    start = first_word_from(&words, at.start);
    end = first_word_from(&words, at.end);
    st = ib_align(&steps, &cost, c->scratch, &reading->words, &words, start,
                  end);
    *done = !st && cost != UINT32_MAX;
    c->too_long |= !st && cost == UINT32_MAX;
    if (*done)
        st = ib_judge(j, c->arena, reading, &words, steps.item, steps.count);
    return st;
}

/* Lay a reading beside the source's bytes `at` and keep what it gives if it is
 * the best so far.  Where words differ, or the quotation says that it dropped
 * something, a page around is looked at too: words may have come from there. */
static ibid_status look_at(comparer *c, const ib_reading *reading, ibid_span at)
{
    const ib_arena_mark mark = ib_arena_here(c->scratch);
    ib_judgement j;
    bool done;
    ibid_status st = lay_out(c, &j, &done, reading, at,
                             reading->drops ? IB_AROUND_WIDE : IB_AROUND_BYTES);

    if (!st && done && !reading->drops && j.verdict > IBID_VERDICT_DAMAGED) {
        ib_arena_rewind(c->scratch, mark);
        st = lay_out(c, &j, &done, reading, at, IB_AROUND_WIDE);
    }
    if (!st && done) {
        st = note_also(c, &j);
        if (!st && ib_compare_better(&j, &c->out->best))
            c->out->best = j;
    }
    ib_arena_rewind(c->scratch, mark);
    return st;
}

/* Bytes of the source that a place may stand for: with what a bracket at its
 * ends stands for, and, where a part was not found, all that may lie between.
 */
static ibid_span bytes_of(const comparer *c, const ib_match_place *place,
                          const ib_reading *reading)
{
    const ib_words *w = &reading->words;
    const bool same = place->whole && place->edits == 0;
    uint64_t before = same ? IB_SAME_BYTES : IB_PLACE_BYTES, after = before;
    ibid_span span = ib_key_span(&c->source->key, place->start, place->end);
    const uint32_t len = c->source->key.text.len;

    for (uint32_t i = 0; i < w->count; i++) {
        const bool edge = w->item[i].kind >= IB_WORD_BRACKET;
        const uint32_t more =
            edge ? reach(&w->item[i]) : 2 * ib_word_len(&w->item[i]);

        if (!place->whole) {
            before += more;
            after += more;
        } else if (edge && w->item[i].kind != IB_WORD_GAP) {
            before += i == 0 ? more : 0;
            after += i + 1 == w->count ? more : 0;
        }
    }
    span.start = span.start > before ? span.start - (uint32_t)before : 0;
    span.end = len - span.end > after ? span.end + (uint32_t)after : len;
    return char_bounds(c, span);
}

static ibid_status look_places(comparer *c, const ib_list *places,
                               const ib_reading *reading)
{
    ibid_status st = IBID_OK;

    for (size_t i = 0; i < places->count && !st; i++)
        st = look_at(
            c, reading,
            bytes_of(c, ib_list_at(places, ib_match_place, i), reading));
    return st;
}

/* Every place where all its letters stand. */
static ibid_status look_same(comparer *c)
{
    ib_list places = ib_list_of(c->arena, ib_match_place);
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
        ib_list places = ib_list_of(c->arena, ib_match_place);

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
