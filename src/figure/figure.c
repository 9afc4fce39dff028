/* figure.c - from amounts to figures. */

#include "figure/figure.h"

#include "base/fail.h"
#include "base/sort.h"
#include "base/str.h"
#include "figure/apart.h"
#include "figure/elide.h"
#include "figure/part.h"
#include "figure/rest.h"
#include "figure/says.h"
#include "figure/scan.h"
#include "figure/scope.h"

/* The stage: a block after the other. */
typedef struct stage {
    ib_figure_reading reading;
    ib_sentence sentence;
    ib_date_block block; /* what is scanned */
    ib_list *figures;
    ib_list drafts; /* ib_figure_draft: of the sentence */
} stage;

const char *ibid_figure_kind_word(ibid_figure_kind kind)
{
    static const char *const word[] = {
        [IBID_FIGURE_COUNT] = "count",       [IBID_FIGURE_SHARE] = "share",
        [IBID_FIGURE_MONEY] = "money",       [IBID_FIGURE_MEASURE] = "measure",
        [IBID_FIGURE_DURATION] = "duration", [IBID_FIGURE_AGE] = "age",
        [IBID_FIGURE_ORDINAL] = "ordinal"};

    return word[kind];
}

/* "at least", "some" before the number; "or more" after it. */
static ibid_span find_hedge(const ib_sentence *s, const ib_amount *a,
                            const ib_unit *unit)
{
    const uint32_t from = ib_hedges_before(s, a->from);
    uint32_t to = a->to, len;

    if (from < a->from)
        return ib_ftoken_span(s, from, a->from);
    len = ib_phrase_read(s, to, IB_F_HEDGE_AFTER, NULL);
    if (!len && unit->to > to) {
        to = unit->to;
        len = ib_phrase_read(s, to, IB_F_HEDGE_AFTER, NULL);
    }
    return len ? ib_ftoken_span(s, to, to + len) : (ibid_span){0, 0};
}

/* A hedge that shows by itself that a number counts: "over" and "under" may be
 * prepositions. */
static bool is_hedged(const ib_sentence *s, const ib_amount *a, ibid_span hedge)
{
    return !ib_span_is_empty(hedge) &&
           !(a->from > 0 && ib_ftoken_has(s, a->from - 1, IB_F_LOOSE) &&
             s->token[a->from - 1].span.start == hedge.start);
}

/* Does a number that is not kept apart say enough to be a figure?  A number
 * alone may be of anything. */
static bool says_enough(const stage *g, const ib_amount *a, const ib_unit *unit,
                        ibid_span hedge)
{
    const ib_sentence *s = &g->sentence;
    const bool has_unit = !ib_span_is_empty(unit->span);
    const ib_figure_draft *last =
        g->drafts.count
            ? ib_list_at(&g->drafts, ib_figure_draft, g->drafts.count - 1)
            : NULL;
    /* Digits may be the mark of a note: they go on with digits alone. */
    const bool earlier = last && (!a->in_digits || last->amount.in_digits);

    if (a->is_one && unit->kind == IBID_FIGURE_COUNT)
        return (has_unit && unit->from == a->to && is_hedged(s, a, hedge) &&
                strcmp(g->reading.words->language, "en") == 0) ||
               ib_one_counts(s, a, unit, g->drafts.item, g->drafts.count) ||
               ib_amount_is_elided(s, a, unit, earlier);
    if (a->is_one && ib_ftoken_has(s, unit->from, IB_F_ONCE))
        return is_hedged(s, a, hedge) ||
               (a->from > 0 && s->token[a->from - 1].say & IB_LEX_PREP);
    if (a->is_ordinal || unit->kind == IBID_FIGURE_AGE)
        return true;
    if (unit->is_plural)
        return true;
    if (a->is_fraction || !a->has_number)
        return has_unit;
    return is_hedged(s, a, hedge) || s->token[a->from].numeral.grouped ||
           (a->in_digits && !(a->low > 1) && /* "2 men and 1 woman" */
            ib_one_counts(s, a, unit, g->drafts.item, g->drafts.count)) ||
           ib_amount_is_elided(s, a, unit, earlier);
}

static bool add_draft(stage *g, const ib_amount *a, const ib_unit *unit,
                      ibid_span hedge)
{
    ib_figure_draft *draft = ib_list_push(&g->drafts);

    if (!draft)
        return false;
    draft->amount = *a;
    draft->unit = *unit;
    draft->figure = (ibid_figure){
        .kind = unit->kind,
        .span = ib_ftoken_span(&g->sentence, a->from, a->to),
        .has_number = a->has_number,
        .low = a->low,
        .high = a->high,
        .unit = unit->span,
        .hedge = hedge,
        .quotation = IBID_NONE,
        .note = IBID_NONE,
        .citation = IBID_NONE,
        .part_of = IBID_NONE,
        .dating = IBID_NONE,
    };
    return true;
}

/* Read the amounts of the sentence that are figures. */
static bool read_drafts(stage *g)
{
    const ib_sentence *s = &g->sentence;
    uint32_t named = IBID_NONE;

    g->drafts.count = 0;
    for (uint32_t i = 0, low = 0; i < s->count; i++) {
        ib_amount amount;
        ib_unit unit;
        ibid_span hedge;

        if (s->token[i].kind != IB_FT_NUMBER &&
            !ib_ftoken_has(s, i,
                           IB_F_BEGIN | IB_F_PLENTY | IB_F_ONE | IB_F_HEAD))
            continue;
        if (!ib_amount_read(&amount, s, i))
            continue;
        if (amount.from < low)
            amount.from = low;
        ib_unit_find(&unit, s, &amount);
        hedge = find_hedge(s, &amount, &unit);
        if (!ib_amount_is_apart(s, &amount, &unit, !ib_span_is_empty(hedge),
                                &named) &&
            says_enough(g, &amount, &unit, hedge) &&
            !add_draft(g, &amount, &unit, hedge))
            return false;
        low = unit.kind != IBID_FIGURE_COUNT && unit.from == amount.to
                  ? unit.to /* "12 pour cent" has no hundred */
                  : amount.to;
        i = low - 1;
    }
    return true;
}

/* Who states it: somebody named in its sentence, within the quotation around
 * it; else that quotation's speaker.  Who denies it states nothing. */
static void say_who(const stage *g, ib_figure_draft *draft)
{
    const ib_figure_view *view = g->reading.view;
    ibid_figure *figure = &draft->figure;
    const ibid_quotation *q = NULL;

    figure->quotation = ib_rest_quotation(view, figure->span.start);
    if (figure->quotation != IBID_NONE)
        q = &view->quotations.item[figure->quotation];
    if (ib_says_denied(&g->sentence, draft->amount.from))
        return;
    figure->stated_by =
        ib_says_find(&g->sentence, draft->amount.from, q ? q->span.start : 0);
    if (ib_span_is_empty(figure->stated_by) && q)
        figure->stated_by = q->speaker;
}

/* Say of each figure of the sentence what its surroundings tell. */
static ibid_status finish_drafts(stage *g)
{
    const ib_sentence *s = &g->sentence;
    ib_figure_draft *draft = g->drafts.item;
    const uint32_t first = (uint32_t)g->figures->count;

    ib_parts_find(draft, g->drafts.count, s, first);
    for (size_t i = 0; i < g->drafts.count; i++) {
        const uint32_t next =
            i + 1 < g->drafts.count ? draft[i + 1].amount.from : s->count;
        ibid_figure *figure;

        say_who(g, &draft[i]);
        ib_scope_find(&draft[i], s, next);
        ib_rest_find(&draft[i].figure, g->reading.view, g->reading.datings,
                     s->end);
        figure = ib_list_push(g->figures);
        if (!figure)
            return ib_arena_status(g->figures->arena);
        *figure = draft[i].figure;
    }
    return IBID_OK;
}

/* What the first number of a text needs; most short texts have none. */
static bool make_room(stage *g)
{
    g->reading.lexicon = ib_lexicon_build(g->drafts.arena);
    g->sentence.token =
        ib_arena_array(g->drafts.arena, ib_ftoken, IB_FIGURE_TOKENS_MAX);
    return g->reading.lexicon && g->sentence.token;
}

/* Read the block, from number to number, a sentence each. */
static ibid_status read_block(stage *g, ib_pieces pieces)
{
    const ibid_str text = g->reading.view->text;
    uint32_t low = pieces.span[0].start;
    ibid_status st = IBID_OK;

    for (uint32_t i = 0; i < pieces.count && !st; i++) {
        const uint32_t end = pieces.span[i].end;
        uint32_t at = low > pieces.span[i].start ? low : pieces.span[i].start;

        while (!st && (at = ib_figure_scan(g->reading.words, &g->block, text,
                                           at, end)) < end) {
            if (!g->sentence.token && !make_room(g))
                return ib_arena_status(g->drafts.arena);
            ib_sentence_cut(&g->sentence, pieces, i, low, at);
            low = g->sentence.end > at ? g->sentence.end : at + 1;
            if (!read_drafts(g))
                return ib_arena_status(g->drafts.arena);
            st = finish_drafts(g);
            at = low;
        }
    }
    return st;
}

/* A note without its label; else all of the block. */
static ib_pieces pieces_of(const stage *g, const ibid_block *block)
{
    if (block->kind == IBID_BLOCK_NOTE &&
        block->note < g->reading.view->notes.count) {
        const ibid_note *note = &g->reading.view->notes.item[block->note];

        return (ib_pieces){note->part, note->part_count};
    }
    return (ib_pieces){block->span, block->span_count};
}

static bool has_comma(const char *language)
{
    return language && strcmp(language, "en") != 0 &&
           strcmp(language, "zh") != 0 && strcmp(language, "ar") != 0;
}

/* Put the figures in the order of the text: a paragraph that a page break cuts
 * goes on after the notes of the page. */
static ibid_status sort_figures(ib_list *figures, ib_arena *arena)
{
    const size_t count = figures->count;
    ibid_figure *figure = figures->item;
    ibid_figure *copy = ib_arena_array(arena, ibid_figure, count);
    ib_keyed *keyed = ib_arena_array(arena, ib_keyed, 2 * count);
    uint32_t *now = ib_arena_array(arena, uint32_t, count);

    if (!copy || !keyed || !now)
        return ib_arena_status(arena);
    for (size_t i = 0; i < count; i++) {
        copy[i] = figure[i];
        keyed[i] = (ib_keyed){figure[i].span.start, (uint32_t)i};
    }
    ib_keyed_sort(keyed, keyed + count, count);
    for (size_t i = 0; i < count; i++)
        now[keyed[i].item] = (uint32_t)i;
    for (size_t i = 0; i < count; i++) {
        figure[i] = copy[keyed[i].item];
        if (figure[i].part_of != IBID_NONE)
            figure[i].part_of = now[figure[i].part_of];
    }
    return IBID_OK;
}

ibid_status ib_figures_read(ib_list *figures, ib_arena *arena,
                            const ib_figure_view *view,
                            const ibid_datings *datings, ibid_err *err)
{
    stage g = {.reading = {.view = view,
                           .datings = datings,
                           .words = ib_figwords_of(view->language),
                           .comma = has_comma(view->language)},
               .figures = figures,
               .drafts = ib_list_of(arena, ib_figure_draft)};
    ibid_status st = IBID_OK;

    g.sentence.reading = &g.reading;
    for (size_t i = 0; i < view->blocks.count && !st; i++) {
        const ibid_block *block = &view->blocks.item[i];

        if (block->kind != IBID_BLOCK_FURNITURE)
            st = read_block(&g, pieces_of(&g, block));
    }
    if (!st)
        st = sort_figures(figures, arena);
    return st ? ib_fail(err, st, ibid_status_words(st), 0, 0) : IBID_OK;
}
