/* align.c - damaged text: the best assignment of numbers to notes and marks.
 *
 * Of the ways to read each page (fit.c) the best chain over all pages is
 * chosen: Viterbi over the numbers that the notes have reached.
 */

#include "structure/align.h"

#include "base/scan.h"
#include "base/str.h"

/* The state of `number` among those after a page, made where it is new. */
static uint32_t reach(ib_align *a, uint32_t first, uint32_t number)
{
    ib_align_state *new;

    for (size_t s = first; s < a->states.count; s++)
        if (ib_list_at(&a->states, ib_align_state, s)->number == number)
            return (uint32_t)s;
    new = ib_list_push(&a->states);
    if (!new)
        return IBID_NONE;
    *new = (ib_align_state){number, INT64_MIN / 2, INT64_MIN / 2, IBID_NONE};
    return (uint32_t)a->states.count - 1;
}

static bool take_step(ib_align *a, uint32_t first, uint32_t from,
                      ib_align_step s, int32_t extra)
{
    uint32_t to = reach(a, first, s.base + s.count);
    ib_align_step *new = ib_list_push(&a->steps);
    int64_t value;

    if (to == IBID_NONE || !new)
        return false;
    s.from = from;
    s.to = to;
    s.value += extra;
    s.page = (uint32_t)a->pages.count - 1;
    *new = s;
    value = ib_list_at(&a->states, ib_align_state, from)->before + s.value;
    if (value > ib_list_at(&a->states, ib_align_state, to)->before) {
        ib_list_at(&a->states, ib_align_state, to)->before = value;
        ib_list_at(&a->states, ib_align_state, to)->step =
            (uint32_t)a->steps.count - 1;
    }
    return true;
}

/* Keep the best states after a page; the others lead nowhere. */
static void prune(ib_align *a, uint32_t first)
{
    ib_align_state *s = ib_list_at(&a->states, ib_align_state, first);
    size_t count = a->states.count - first;

    for (size_t i = 0; i < count && i < IB_ALIGN_BEAM; i++) {
        size_t best = i;
        ib_align_state swap;

        for (size_t k = i + 1; k < count; k++)
            if (s[k].before > s[best].before)
                best = k;
        swap = s[i];
        s[i] = s[best];
        s[best] = swap;
    }
}

/* Steps name states by their place, which pruning moves. */
static void rename_states(ib_align *a, const ib_align_page *p, uint32_t first,
                          const uint32_t *number)
{
    size_t kept = a->states.count - first;

    if (kept > IB_ALIGN_BEAM)
        kept = IB_ALIGN_BEAM;
    for (uint32_t i = 0; i < p->step_count; i++) {
        ib_align_step *s = ib_list_at(&a->steps, ib_align_step, p->step + i);
        uint32_t n = number[i];

        s->to = IBID_NONE;
        for (size_t k = first; k < first + kept; k++)
            if (ib_list_at(&a->states, ib_align_state, k)->number == n)
                s->to = (uint32_t)k;
    }
}

/* Drop the steps of a page that are far below its best, or lead nowhere. */
static void drop_steps(ib_align *a, ib_align_page *p)
{
    ib_align_step *s = ib_list_at(&a->steps, ib_align_step, p->step);
    int64_t best = INT64_MIN;
    uint32_t kept = 0;

    for (uint32_t i = 0; i < p->step_count; i++) {
        int64_t value =
            ib_list_at(&a->states, ib_align_state, s[i].from)->before +
            s[i].value;

        best = value > best ? value : best;
    }
    for (uint32_t i = 0; i < p->step_count; i++) {
        ib_align_state *to;

        if (s[i].to == IBID_NONE)
            continue;
        to = ib_list_at(&a->states, ib_align_state, s[i].to);
        if (to->step != p->step + i &&
            ib_list_at(&a->states, ib_align_state, s[i].from)->before +
                    s[i].value <
                best - IB_ALIGN_FAR)
            continue;
        if (to->step == p->step + i)
            to->step = p->step + kept;
        s[kept++] = s[i];
    }
    a->steps.count = p->step + kept;
    p->step_count = kept;
}

/* All steps of a page from one state. */
static bool step_from(ib_align *a, uint32_t from, uint32_t first, uint32_t most)
{
    const ib_align_tables *t = a->t;
    uint32_t n = ib_list_at(&a->states, ib_align_state, from)->number;

    for (uint32_t b = 0; b < t->base_count; b++) {
        bool same = t->base[b] == n, skips = t->base[b] == n + 1;
        int32_t extra = same ? 0 : skips ? IB_ALIGN_SKIP : IB_ALIGN_RESTART;

        if (!same && !skips && t->base[b] != 0)
            continue;
        for (uint32_t i = same ? 0 : 1; i <= most; i++) {
            ib_align_step way = t->best[b][i];

            way.base = t->base[b];
            way.count = i;
            if (n == 0 && i > 0)
                way.value += IB_ALIGN_BEGIN;
            if (way.value > IB_FIT_OUT &&
                !take_step(a, first, from, way, extra))
                return false;
        }
    }
    return true;
}

static ibid_status step_page(ib_align *a, ib_align_page *p)
{
    uint32_t first = (uint32_t)a->states.count;

    ib_fit_page(a->t, a, p);
    p->state = a->first;
    p->step = (uint32_t)a->steps.count;
    for (uint32_t s = 0; s < a->count; s++)
        if (!step_from(a, a->first + s, first, p->most))
            return ib_arena_status(a->scratch);
    p->step_count = (uint32_t)a->steps.count - p->step;
    for (uint32_t i = 0; i < p->step_count; i++) {
        const ib_align_step *s =
            ib_list_at(&a->steps, ib_align_step, p->step + i);

        a->t->number[i] = ib_list_at(&a->states, ib_align_state, s->to)->number;
    }
    prune(a, first);
    rename_states(a, p, first, a->t->number);
    a->first = first;
    a->count = (uint32_t)a->states.count - first;
    if (a->count > IB_ALIGN_BEAM)
        a->count = IB_ALIGN_BEAM;
    a->states.count = first + a->count;
    drop_steps(a, p);
    return IBID_OK;
}

/* Does the text above line `first` end inside a sentence? */
static bool goes_on_before(const ib_text *text, size_t first)
{
    ibid_span span;
    char c;

    while (first > 0 && text->line[first - 1].role != IB_LINE_TEXT)
        first--;
    if (first == 0)
        return false;
    span = ib_span_trim(text->str, (ibid_span){text->line[first - 1].start,
                                               text->line[first - 1].end});
    if (span.end == span.start)
        return false;
    c = text->str.at[span.end - 1];
    return ib_is(c, IB_ALPHA) || c == ',' || c == '-';
}

static bool is_star(ibid_str text, ibid_span span)
{
    return span.end == span.start + 1 && text.at[span.start] == '*';
}

/* Where a note of the page has an asterisk for its label, the first asterisk
 * of the page is its mark, and no number's. */
static void spare_star(ib_align_page *p, ibid_str text)
{
    bool any = false;

    for (uint32_t k = 0; k < p->line_count && !any; k++)
        any = p->line[k].is_sign && !p->line[k].is_bullet &&
              p->line[k].start > IB_ALIGN_NO_START;
    for (uint32_t j = 0; any && j < p->run_count; j++) {
        ib_worn *run = &p->run[j];

        for (uint32_t r = 0; r < run->count; r++) {
            if (!is_star(text, run->reading[r].span))
                continue;
            run->reading[r].odds += IB_ALIGN_STAR_MARK;
            return;
        }
    }
}

/* Read the lines and runs of one page; a page without anything like notes is
 * left out. */
static ibid_status open_page(ib_align *a, size_t first, size_t last,
                             uint32_t width)
{
    ibid_status st = ib_zone_find(&a->lines, a->text, first, last, width);
    uint32_t run = 0;
    ib_align_page *p;

    if (st || a->lines.count == 0)
        return st;
    a->runs.count = 0;
    st = ib_worn_find(&a->runs, a->text, first, last, a->is_sober);
    if (st)
        return st;
    p = ib_list_push(&a->pages);
    if (!p)
        return ib_arena_status(a->scratch);
    *p = (ib_align_page){.line = ib_list_keep(&a->lines, a->scratch),
                         .line_count = (uint32_t)a->lines.count,
                         .run = ib_list_keep(&a->runs, a->scratch),
                         .run_count = (uint32_t)a->runs.count};
    if (!p->line || !p->run)
        return ib_arena_status(a->scratch);
    p->is_open = goes_on_before(a->text, first);
    spare_star(p, a->text->str);
    for (uint32_t k = 0; k < p->line_count; k++)
        p->most += !p->line[k].is_ruin && p->line[k].start > IB_ALIGN_NO_START;
    if (p->most > IB_ALIGN_NOTES_MAX)
        p->most = IB_ALIGN_NOTES_MAX;
    if (p->run_count > IB_ALIGN_RUNS_MAX) {
        p->run += p->run_count - IB_ALIGN_RUNS_MAX;
        p->run_count = IB_ALIGN_RUNS_MAX;
    }
    p->before = ib_arena_array(a->scratch, uint32_t, p->line_count);
    if (!p->before)
        return ib_arena_status(a->scratch);
    for (uint32_t k = 0; k < p->line_count; k++) {
        uint32_t start = a->text->line[p->line[k].line].start;

        while (run < p->run_count && p->run[run].reading[0].span.start < start)
            run++;
        p->before[k] = run;
    }
    return step_page(a, p);
}

static bool open_tables(ib_align *a)
{
    ib_align_tables *t = ib_arena_array(a->scratch, ib_align_tables, 1);
    size_t size = (size_t)IB_ZONE_LINES_MAX * IB_FIT_WIDTH;

    if (!t)
        return false;
    a->t = t;
    t->started = ib_arena_array(a->scratch, int32_t, size);
    t->running = ib_arena_array(a->scratch, int32_t, size);
    t->choice = ib_arena_array(a->scratch, uint8_t, size);
    t->number = ib_arena_array(a->scratch, uint32_t, IB_FIT_STEPS);
    for (uint32_t b = 0; b < IB_FIT_BASES; b++) {
        t->marks[b] = ib_arena_array(a->scratch, int32_t,
                                     (IB_ALIGN_RUNS_MAX + 1) * IB_FIT_WIDTH);
        if (!t->marks[b])
            return false;
    }
    return t->started && t->running && t->choice && t->number;
}

ibid_status ib_align_find(ib_list *out, ib_arena *scratch, const ib_text *text)
{
    ib_align a = {.text = text,
                  .is_sober = ib_worn_is_sober(text),
                  .scratch = scratch,
                  .lines = ib_list_of(scratch, ib_zone_line),
                  .runs = ib_list_of(scratch, ib_worn),
                  .pages = ib_list_of(scratch, ib_align_page),
                  .states = ib_list_of(scratch, ib_align_state),
                  .steps = ib_list_of(scratch, ib_align_step),
                  .count = 1};
    uint32_t width = ib_zone_width(text);
    ib_align_state *start = ib_list_push(&a.states);
    ib_foot_signs signs = ib_foot_learn(text);
    size_t first = 0;

    if (!start || !open_tables(&a))
        return ib_arena_status(scratch);
    *start = (ib_align_state){.after = INT64_MIN / 2, .step = IBID_NONE};
    while (first < text->line_count) {
        size_t last = ib_foot_find(text, first, &signs);
        ibid_status st = open_page(&a, first, last, width);

        if (st)
            return st;
        first = last;
    }
    if (a.pages.count == 0)
        return IBID_OK;
    return ib_pick_links(out, &a);
}
