/* align.c - damaged text: the best assignment of numbers to notes and marks.
 *
 * For each page, the notes b + 1 .. e of its foot and the marks b + 1 .. e of
 * its text are each aligned by dynamic programming, for each b and e that are
 * open; over the pages, the best chain of these is chosen.  How far the best
 * stands above the second best says how sure a link is.
 */

#include "structure/damage.h"

#include <string.h>

#include "base/scan.h"
#include "base/str.h"

enum {
    NOTES = IB_ALIGN_NOTES_MAX,
    WIDTH = NOTES + 1, /* of a row: no note, to the most */
    BASES = 2 * IB_ALIGN_BEAM + 1,
    STEPS = BASES * IB_ALIGN_BEAM * WIDTH,
    OUT = INT32_MIN / 4 /* impossible; sums of a few do not overflow */
};

/* What a line of the notes is: inside of a note, the start of one, or of one
 * without a number ("* Reissued for technical reasons"). */
enum { INSIDE, NOTE, STAR };

/* A number that notes may have reached before some page. */
typedef struct state {
    uint32_t number;
    int64_t before; /* value of the best way here */
    int64_t after;  /* value of the best way on from here */
    uint32_t step;  /* the step that led here, or IBID_NONE */
} state;

/* One way through a page: notes base + 1 .. base + count. */
typedef struct step {
    uint32_t from, to; /* states */
    uint32_t page;     /* index into the pages with notes */
    uint32_t base, count;
    uint32_t top; /* zone line of the first note */
    bool torn;    /* labels are lost as a column */
    bool goes_on; /* lines from `top` to the first start belong to the note of
                     the page before */
    int32_t value;
} step;

typedef struct page {
    ib_zone_line *line;
    uint32_t line_count;
    uint32_t most; /* notes that can start on it */
    bool is_open;  /* the last sentence of the page before goes on */
    ib_worn *run;
    uint32_t run_count;
    uint32_t *before; /* for each zone line: runs that stand before it */
    uint32_t state;   /* first state before the page */
    uint32_t step;    /* first of its steps */
    uint32_t step_count;
} page;

/* Work space of one page, used again for each. */
typedef struct tables {
    int32_t *started, *running; /* see align_notes */
    uint8_t *choice;
    int32_t *marks[BASES]; /* see align_marks */
    uint32_t base[BASES];
    step best[BASES][WIDTH];
    uint32_t base_count;
    uint32_t *number; /* of the state that a step leads to */
} tables;

typedef struct align {
    const ib_text *text;
    bool is_sober; /* see ib_worn_is_sober */
    tables *t;
    ib_arena *scratch;
    ib_list lines, runs; /* of one page; kept with it */
    ib_list pages, states, steps;
    uint32_t first, count; /* states before the next page */
} align;

static int32_t larger(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

/* --- marks --- */

/* The best reading of a run as the mark `number`. */
static int32_t run_value(uint32_t *reading, ibid_str text, const ib_worn *run,
                         uint32_t number)
{
    int32_t best = OUT;

    for (uint32_t r = 0; r < run->count; r++) {
        ibid_span span = run->reading[r].span;
        int32_t value = run->reading[r].odds;

        if (span.end > span.start)
            value -= ib_glyph_cost(text, span, number, false);
        if (value > best) {
            best = value;
            *reading = r;
        }
    }
    return best;
}

/* value[j * WIDTH + i]: the first j runs hold the first i marks. */
static void align_marks(int32_t *value, const align *a, const page *p,
                        uint32_t base)
{
    uint32_t reading;

    value[0] = 0;
    for (uint32_t i = 1; i <= p->most; i++)
        value[i] = value[i - 1] + IB_ALIGN_LOST;
    for (uint32_t j = 1; j <= p->run_count; j++) {
        int32_t *row = value + j * WIDTH;
        const int32_t *last = row - WIDTH;

        row[0] = 0;
        for (uint32_t i = 1; i <= p->most; i++) {
            int32_t here = last[i - 1] + run_value(&reading, a->text->str,
                                                   &p->run[j - 1], base + i);

            row[i] = larger(larger(last[i], row[i - 1] + IB_ALIGN_LOST), here);
        }
    }
}

/* --- notes --- */

static int32_t start_value(const align *a, const ib_zone_line *z,
                           uint32_t number, bool torn)
{
    int32_t cost, worst;

    if (z->is_ruin)
        return OUT;
    if (z->label.end == z->label.start)
        return z->start + (torn ? IB_ALIGN_TORN_LOST : IB_ALIGN_KEPT_LOST);
    cost = ib_glyph_cost(a->text->str, z->label, number, true);
    if (z->is_sign)
        cost -= IB_ALIGN_STAR_NUMBER;
    worst = z->lone_label ? IB_ALIGN_LONE_WORST : IB_ALIGN_LABEL_WORST;
    if (cost > worst)
        cost = worst;
    if (z->lone_label) /* torn off, and found again */
        return z->start - cost + IB_ALIGN_LONE_SEEN;
    return z->start - cost + (torn ? IB_ALIGN_TORN_SEEN : IB_ALIGN_KEPT_SEEN);
}

/* Values of zones that end with note `last` and begin at each line:
 * started[k * WIDTH + i] with a start at line k and i notes in all,
 * running[...] with line k inside a note of the page before.  choice[...]: with
 * i notes from line k on, what line k is. */
static void align_notes(tables *t, const align *a, const page *p, uint32_t last,
                        bool torn)
{
    int32_t now[WIDTH], next[WIDTH];

    for (uint32_t i = 0; i <= p->most; i++)
        now[i] = i ? OUT : 0;
    for (uint32_t k = p->line_count; k-- > 0;) {
        const ib_zone_line *z = &p->line[k];
        int32_t *s = t->started + k * WIDTH;
        int32_t *r = t->running + k * WIDTH;
        uint8_t *choice = t->choice + k * WIDTH;

        for (uint32_t i = 0; i <= p->most; i++) {
            int32_t start = OUT, star = OUT;
            int32_t inside = now[i] > OUT ? now[i] + z->odds + z->inside : OUT;

            if (i > 0 && i <= last && now[i - 1] > OUT && !z->is_ruin)
                start = now[i - 1] + z->odds +
                        start_value(a, z, last - i + 1, torn);
            if (z->is_sign && now[i] > OUT)
                star = now[i]; /* it speaks for no number */
            choice[i] = star > larger(start, inside) ? STAR
                        : start > inside             ? NOTE
                                                     : INSIDE;
            next[i] = larger(larger(start, inside), star);
            s[i] = larger(start > OUT ? start + z->top : OUT, star);
            r[i] =
                inside > OUT && z->top >= 0 && i > 0 && !z->is_ruin
                    ? inside + (p->is_open ? IB_TOP_CONTINUED : IB_TOP_CLOSED)
                    : OUT;
        }
        memcpy(now, next, (p->most + 1) * sizeof now[0]);
    }
}

/* --- one page --- */

static int find_base(const tables *t, uint32_t base)
{
    for (uint32_t b = 0; b < t->base_count; b++)
        if (t->base[b] == base)
            return (int)b;
    return -1;
}

static void add_base(tables *t, const align *a, const page *p, uint32_t base)
{
    uint32_t b = t->base_count;

    if (find_base(t, base) >= 0)
        return;
    t->base[b] = base;
    align_marks(t->marks[b], a, p, base);
    for (uint32_t i = 0; i <= NOTES; i++)
        t->best[b][i].value = i ? OUT : 0;
    t->base_count++;
}

/* Zones that end with note `last`: the best for each number of notes. */
static void try_last(tables *t, const align *a, const page *p, uint32_t last,
                     bool torn)
{
    align_notes(t, a, p, last, torn);
    for (uint32_t i = 1; i <= p->most && i <= last; i++) {
        int b = find_base(t, last - i);

        if (b < 0)
            continue;
        for (uint32_t k = 0; k < p->line_count; k++) {
            uint32_t at = k * WIDTH + i;
            int32_t marks = t->marks[b][p->before[k] * WIDTH + i];
            int32_t zone = larger(t->started[at], t->running[at]);

            if (zone > OUT && zone + marks > t->best[b][i].value)
                t->best[b][i] = (step){
                    .base = t->base[b],
                    .count = i,
                    .top = k,
                    .torn = torn,
                    .goes_on = t->running[at] > t->started[at],
                    .value = zone + marks,
                };
        }
    }
}

static void fill_tables(tables *t, const align *a, const page *p)
{
    t->base_count = 0;
    add_base(t, a, p, 0);
    for (uint32_t s = 0; s < a->count; s++) {
        uint32_t n = ib_list_at(&a->states, state, a->first + s)->number;

        add_base(t, a, p, n);
        add_base(t, a, p, n + 1);
    }
    for (uint32_t b = 0; b < t->base_count; b++) {
        for (uint32_t i = 1; i <= p->most; i++) {
            uint32_t last = t->base[b] + i;
            bool done = false;

            for (uint32_t c = 0; c < b && !done; c++)
                done = t->base[c] < last && last <= t->base[c] + p->most;
            if (done)
                continue;
            try_last(t, a, p, last, false);
            try_last(t, a, p, last, true);
        }
    }
}

/* --- the chain of pages --- */

/* The state of `number` among those after a page, made where it is new. */
static uint32_t reach(align *a, uint32_t first, uint32_t number)
{
    state *new;

    for (size_t s = first; s < a->states.count; s++)
        if (ib_list_at(&a->states, state, s)->number == number)
            return (uint32_t)s;
    new = ib_list_push(&a->states);
    if (!new)
        return IBID_NONE;
    *new = (state){number, INT64_MIN / 2, INT64_MIN / 2, IBID_NONE};
    return (uint32_t)a->states.count - 1;
}

static bool take_step(align *a, uint32_t first, uint32_t from, step s,
                      int32_t extra)
{
    uint32_t to = reach(a, first, s.base + s.count);
    step *new = ib_list_push(&a->steps);
    int64_t value;

    if (to == IBID_NONE || !new)
        return false;
    s.from = from;
    s.to = to;
    s.value += extra;
    s.page = (uint32_t)a->pages.count - 1;
    *new = s;
    value = ib_list_at(&a->states, state, from)->before + s.value;
    if (value > ib_list_at(&a->states, state, to)->before) {
        ib_list_at(&a->states, state, to)->before = value;
        ib_list_at(&a->states, state, to)->step = (uint32_t)a->steps.count - 1;
    }
    return true;
}

/* Keep the best states after a page; the others lead nowhere. */
static void prune(align *a, uint32_t first)
{
    state *s = ib_list_at(&a->states, state, first);
    size_t count = a->states.count - first;

    for (size_t i = 0; i < count && i < IB_ALIGN_BEAM; i++) {
        size_t best = i;
        state swap;

        for (size_t k = i + 1; k < count; k++)
            if (s[k].before > s[best].before)
                best = k;
        swap = s[i];
        s[i] = s[best];
        s[best] = swap;
    }
}

/* Steps name states by their place, which pruning moves. */
static void rename_states(align *a, const page *p, uint32_t first,
                          const uint32_t *number)
{
    size_t kept = a->states.count - first;

    if (kept > IB_ALIGN_BEAM)
        kept = IB_ALIGN_BEAM;
    for (uint32_t i = 0; i < p->step_count; i++) {
        step *s = ib_list_at(&a->steps, step, p->step + i);
        uint32_t n = number[i];

        s->to = IBID_NONE;
        for (size_t k = first; k < first + kept; k++)
            if (ib_list_at(&a->states, state, k)->number == n)
                s->to = (uint32_t)k;
    }
}

/* Drop the steps of a page that are far below its best, or lead nowhere. */
static void drop_steps(align *a, page *p)
{
    step *s = ib_list_at(&a->steps, step, p->step);
    int64_t best = INT64_MIN;
    uint32_t kept = 0;

    for (uint32_t i = 0; i < p->step_count; i++) {
        int64_t value =
            ib_list_at(&a->states, state, s[i].from)->before + s[i].value;

        best = value > best ? value : best;
    }
    for (uint32_t i = 0; i < p->step_count; i++) {
        state *to;

        if (s[i].to == IBID_NONE)
            continue;
        to = ib_list_at(&a->states, state, s[i].to);
        if (to->step != p->step + i &&
            ib_list_at(&a->states, state, s[i].from)->before + s[i].value <
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
static bool step_from(align *a, uint32_t from, uint32_t first, uint32_t most)
{
    const tables *t = a->t;
    uint32_t n = ib_list_at(&a->states, state, from)->number;

    for (uint32_t b = 0; b < t->base_count; b++) {
        bool same = t->base[b] == n, skips = t->base[b] == n + 1;
        int32_t extra = same ? 0 : skips ? IB_ALIGN_SKIP : IB_ALIGN_RESTART;

        if (!same && !skips && t->base[b] != 0)
            continue;
        for (uint32_t i = same ? 0 : 1; i <= most; i++) {
            step way = t->best[b][i];

            way.base = t->base[b];
            way.count = i;
            if (n == 0 && i > 0)
                way.value += IB_ALIGN_BEGIN;
            if (way.value > OUT && !take_step(a, first, from, way, extra))
                return false;
        }
    }
    return true;
}

static ibid_status step_page(align *a, page *p)
{
    uint32_t first = (uint32_t)a->states.count;

    fill_tables(a->t, a, p);
    p->state = a->first;
    p->step = (uint32_t)a->steps.count;
    for (uint32_t s = 0; s < a->count; s++)
        if (!step_from(a, a->first + s, first, p->most))
            return ib_arena_status(a->scratch);
    p->step_count = (uint32_t)a->steps.count - p->step;
    for (uint32_t i = 0; i < p->step_count; i++) {
        const step *s = ib_list_at(&a->steps, step, p->step + i);

        a->t->number[i] = ib_list_at(&a->states, state, s->to)->number;
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
static void spare_star(page *p, ibid_str text)
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
static ibid_status open_page(align *a, size_t first, size_t last,
                             uint32_t width)
{
    ibid_status st = ib_zone_find(&a->lines, a->text, first, last, width);
    uint32_t run = 0;
    page *p;

    if (st || a->lines.count == 0)
        return st;
    a->runs.count = 0;
    st = ib_worn_find(&a->runs, a->text, first, last, a->is_sober);
    if (st)
        return st;
    p = ib_list_push(&a->pages);
    if (!p)
        return ib_arena_status(a->scratch);
    *p = (page){.line = ib_list_keep(&a->lines, a->scratch),
                .line_count = (uint32_t)a->lines.count,
                .run = ib_list_keep(&a->runs, a->scratch),
                .run_count = (uint32_t)a->runs.count};
    if (!p->line || !p->run)
        return ib_arena_status(a->scratch);
    p->is_open = goes_on_before(a->text, first);
    spare_star(p, a->text->str);
    for (uint32_t k = 0; k < p->line_count; k++)
        p->most += !p->line[k].is_ruin && p->line[k].start > IB_ALIGN_NO_START;
    if (p->most > NOTES)
        p->most = NOTES;
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

/* --- what was chosen --- */

/* Values of the best way on from each state, from behind. */
static void look_back(align *a)
{
    for (uint32_t s = 0; s < a->count; s++)
        ib_list_at(&a->states, state, a->first + s)->after = 0;
    for (size_t i = a->steps.count; i-- > 0;) {
        const step *s = ib_list_at(&a->steps, step, i);
        state *from = ib_list_at(&a->states, state, s->from);
        int64_t value;

        if (s->to == IBID_NONE)
            continue;
        value = ib_list_at(&a->states, state, s->to)->after + s->value;
        if (value > from->after)
            from->after = value;
    }
}

/* How far the best way stands above the best that gives this page other
 * numbers. */
static int64_t page_margin(const align *a, const step *chosen)
{
    const page *p = ib_list_at(&a->pages, page, chosen->page);
    int64_t best = INT64_MIN / 2, other = INT64_MIN / 2;

    for (uint32_t i = 0; i < p->step_count; i++) {
        const step *s = ib_list_at(&a->steps, step, p->step + i);
        int64_t value;

        if (s->to == IBID_NONE)
            continue;
        value = ib_list_at(&a->states, state, s->from)->before + s->value +
                ib_list_at(&a->states, state, s->to)->after;
        if (s->base == chosen->base && s->count == chosen->count)
            best = value > best ? value : best;
        else
            other = value > other ? value : other;
    }
    return best - other;
}

/* Push the notes of a page. */
static ibid_status push_notes(ib_list *out, const align *a, const page *p,
                              const step *s)
{
    uint32_t left = s->count;
    bool starred = false; /* inside a note without a number */
    ib_link *link = NULL;

    align_notes(a->t, a, p, s->base + s->count, s->torn);
    for (uint32_t k = s->top; k < p->line_count; k++) {
        const ib_zone_line *z = &p->line[k];
        uint8_t choice = a->t->choice[k * WIDTH + left];
        bool starts = k == s->top ? !s->goes_on : choice != INSIDE;
        ibid_span line = {z->words, a->text->line[z->line].end};

        if (z->is_ruin)
            continue;
        line.end = ib_span_trim(a->text->str, line).end;
        if (starts && choice == STAR) {
            starred = true;
            link = NULL;
            continue;
        }
        if (starts) {
            starred = false;
            link = ib_list_push(out);
            if (!link)
                return ib_arena_status(out->arena);
            *link = (ib_link){.label = z->label,
                              .line = z->line,
                              .start = z->words,
                              .number = s->base + s->count - left + 1};
            if (z->label.end == z->label.start)
                link->label = (ibid_span){z->words, z->words};
            left--;
        }
        if (link) {
            link->end = line.end;
        } else if (out->count > 0 && !starred) {
            ib_link *last = ib_list_at(out, ib_link, out->count - 1);

            if (last->more.end == 0)
                last->more.start = z->words;
            last->more.end = line.end;
        }
    }
    return IBID_OK;
}

/* Values of the runs from j on holding the marks from i on, to `count`. */
static void align_rest(int32_t *value, const align *a, const page *p,
                       uint32_t runs, const step *s)
{
    uint32_t reading;

    for (uint32_t i = 0; i <= s->count; i++)
        value[runs * WIDTH + i] = (int32_t)(s->count - i) * IB_ALIGN_LOST;
    for (uint32_t j = runs; j-- > 0;) {
        int32_t *row = value + j * WIDTH;
        const int32_t *last = row + WIDTH;

        row[s->count] = 0;
        for (uint32_t i = s->count; i-- > 0;)
            row[i] =
                larger(larger(last[i], row[i + 1] + IB_ALIGN_LOST),
                       last[i + 1] + run_value(&reading, a->text->str,
                                               &p->run[j], s->base + i + 1));
    }
}

/* The best value of the page's marks if mark i (from 0) is not run `without`
 * (IBID_NONE: if it is not lost). */
static int32_t other_value(const align *a, const page *p, uint32_t runs,
                           const step *s, uint32_t i, uint32_t without)
{
    const int32_t *ahead = a->t->marks[0], *rest = a->t->marks[1];
    int32_t best = OUT;
    uint32_t reading;

    for (uint32_t j = 0; j <= runs; j++) {
        if (without != IBID_NONE)
            best = larger(best, ahead[j * WIDTH + i] + IB_ALIGN_LOST +
                                    rest[j * WIDTH + i + 1]);
        if (j < runs && j != without)
            best = larger(best, ahead[j * WIDTH + i] +
                                    run_value(&reading, a->text->str,
                                              &p->run[j], s->base + i + 1) +
                                    rest[(j + 1) * WIDTH + i + 1]);
    }
    return best;
}

/* Where a lost mark most likely stood between two bytes: at the end of the
 * first sentence there, else of the first quotation or clause. */
static uint32_t likely_place(ibid_str text, uint32_t from, uint32_t to)
{
    uint32_t place = from;

    for (uint32_t at = from; at + 1 < to; at++) {
        if (text.at[at] != '.' || text.at[at + 1] != ' ')
            continue;
        return at + 1;
    }
    return place < to ? place : to;
}

static void rate_link(ib_link *link, int64_t margin)
{
    if (margin >= IB_ALIGN_SURE) {
        link->sureness = IBID_SURE;
        link->because = "the sign, its place and the order of the notes agree";
    } else if (margin >= IB_ALIGN_LIKELY) {
        link->sureness = IBID_LIKELY;
        link->because = "the sign may be another number's, or no mark";
    } else {
        link->sureness = IBID_GUESS;
        link->because = "the order of the notes alone speaks for it";
    }
    if (link->mark.end == link->mark.start)
        link->because = "the mark is not in the file: it belongs here by the "
                        "order of the notes";
}

/* Is the mark before or after lost?  Then all of them may be one off. */
static bool near_lost(const ib_link *link, uint32_t i, uint32_t count)
{
    return (i > 0 && link[i - 1].mark.end == link[i - 1].mark.start) ||
           (i + 1 < count && link[i + 1].mark.end == link[i + 1].mark.start);
}

/* Give the links of a page, `link[0]` to `link[count - 1]`, their marks. */
static void place_marks(ib_link *link, const align *a, const page *p,
                        const step *s)
{
    uint32_t runs = p->before[s->top], j = runs, reading = 0;
    uint32_t end = a->text->line[p->line[s->top].line].start;
    const int32_t *ahead = a->t->marks[0];
    int64_t margin = page_margin(a, s), sure[NOTES];

    align_marks(a->t->marks[0], a, p, s->base);
    align_rest(a->t->marks[1], a, p, runs, s);
    for (uint32_t i = s->count; i-- > 0;) {
        const int32_t *row;
        int32_t best;

        while (j > 0 &&
               ahead[j * WIDTH + i + 1] == ahead[(j - 1) * WIDTH + i + 1])
            j--;
        row = ahead + j * WIDTH;
        link[i].has_mark = true;
        best = ahead[runs * WIDTH + s->count];
        if (row[i + 1] == row[i] + IB_ALIGN_LOST) {
            sure[i] = 0;
            continue;
        }
        run_value(&reading, a->text->str, &p->run[j - 1], s->base + i + 1);
        link[i].mark = p->run[j - 1].reading[reading].span;
        if (link[i].mark.end == link[i].mark.start) {
            sure[i] = 0;
            j--;
            continue;
        }
        best -= other_value(a, p, runs, s, i, j - 1);
        sure[i] = best < margin ? best : margin;
        j--;
    }
    for (uint32_t i = 0; i < s->count; i++)
        rate_link(&link[i],
                  sure[i] +
                      (near_lost(link, i, s->count) ? IB_ALIGN_NEAR_LOST : 0));
    for (uint32_t i = s->count; i-- > 0;) {
        uint32_t from;

        if (link[i].mark.end > 0) {
            end = link[i].mark.start;
            continue;
        }
        from =
            a->text->pages.item[a->text->line[p->line[0].line].page].span.start;
        for (uint32_t k = i; k-- > 0;)
            if (link[k].mark.end > 0) {
                from = link[k].mark.end;
                break;
            }
        from = likely_place(a->text->str, from, end);
        link[i].mark = (ibid_span){from, from};
        end = from;
    }
}

static ibid_status push_links(ib_list *out, align *a)
{
    uint32_t *way = ib_arena_array(a->scratch, uint32_t, a->pages.count);
    uint32_t at = a->first;
    ibid_status st = IBID_OK;

    if (!way)
        return ib_arena_status(a->scratch);
    for (uint32_t s = 0; s < a->count; s++)
        if (ib_list_at(&a->states, state, a->first + s)->before >
            ib_list_at(&a->states, state, at)->before)
            at = a->first + s;
    for (size_t i = a->pages.count; i-- > 0;) {
        way[i] = ib_list_at(&a->states, state, at)->step;
        at = ib_list_at(&a->steps, step, way[i])->from;
    }
    for (size_t i = 0; !st && i < a->pages.count; i++) {
        const step *s = ib_list_at(&a->steps, step, way[i]);
        const page *p = ib_list_at(&a->pages, page, i);
        size_t first = out->count;

        if (s->count == 0)
            continue;
        st = push_notes(out, a, p, s);
        if (!st)
            place_marks(ib_list_at(out, ib_link, first), a, p, s);
    }
    return st;
}

/* "25-00800 (E) 070225": the number under which a page was printed, with what
 * OCR makes of the bars and signs beside it. */
static bool is_job(ibid_str text, ibid_span span)
{
    uint32_t value;
    uint32_t year = ib_number_at(&value, text, span.start, span.end);
    uint32_t at = span.start + year + 1, job;

    if (year != 2 || at >= span.end || text.at[at - 1] != '-')
        return false;
    job = ib_number_at(&value, text, at, span.end);
    return job == 5 &&
           (at + job == span.end || ib_is(text.at[at + job], IB_SPACE));
}

/* "2/15", "25-00800": figures alone on a line, as at the foot of a page. */
static bool is_foot(const ib_text *text, const ib_line *line)
{
    ibid_span span =
        ib_span_trim(text->str, (ibid_span){line->start, line->end});
    uint32_t digits = 0, joints = 0;

    if (line->role == IB_LINE_FURNITURE)
        return true;
    if (line->role == IB_LINE_BLANK)
        return false;
    if (is_job(text->str, span))
        return true;
    if (span.end - span.start > IB_ALIGN_FOOT_MAX)
        return false;
    for (uint32_t at = span.start; at < span.end; at++) {
        char c = text->str.at[at];

        if (ib_is(c, IB_DIGIT))
            digits++;
        else if (c == '/' || c == '-')
            joints++;
        else if (c != ' ')
            return false;
    }
    return digits > 1 && joints == 1;
}

/* "3/15" alone on a line: gives 15, else 0. */
static uint32_t pages_said(const ib_text *text, const ib_line *line)
{
    ibid_span span =
        ib_span_trim(text->str, (ibid_span){line->start, line->end});
    uint32_t here, of;
    uint32_t len = ib_number_at(&here, text->str, span.start, span.end);
    uint32_t at = span.start + len + 1;

    if (len == 0 || at >= span.end || text->str.at[at - 1] != '/')
        return 0;
    len = ib_number_at(&of, text->str, at, span.end);
    return len > 0 && at + len == span.end && here <= of ? of : 0;
}

/* How many pages the text says that it has, on two pages at least; or 0. */
static uint32_t find_folio(const ib_text *text)
{
    uint32_t last = 0;

    for (size_t i = 0; i < text->line_count; i++) {
        uint32_t of;

        if (text->line[i].end - text->line[i].start > IB_ALIGN_FOOT_MAX)
            continue;
        of = pages_said(text, &text->line[i]);
        if (of > IB_ALIGN_FOLIO_MIN && of == last)
            return of;
        if (of)
            last = of;
    }
    return 0;
}

/* "215" for "2/15": figures alone that end with the number of pages. */
static bool is_folio(const ib_text *text, const ib_line *line, uint32_t folio)
{
    ibid_span span =
        ib_span_trim(text->str, (ibid_span){line->start, line->end});
    uint32_t from = span.end, value;

    if (folio == 0 || span.end - span.start > IB_ALIGN_FOLIO_LEN)
        return false;
    for (uint32_t n = folio; n > 0; n /= 10)
        if (from-- == span.start)
            return false;
    return from > span.start &&
           ib_number_at(&value, text->str, from, span.end) == span.end - from &&
           value == folio;
}

/* The end of a line that is nothing but a document's symbol ("A/79/843"), from
 * its last slash but one or from its last figures; empty: it is none. */
static ibid_span symbol_tail(const ib_text *text, const ib_line *line)
{
    ibid_span span =
        ib_span_trim(text->str, (ibid_span){line->start, line->end});
    uint32_t slashes = 0, from = span.end;

    if (span.end - span.start > IB_ALIGN_SYMBOL_MAX ||
        span.end - span.start < IB_ALIGN_SYMBOL_MIN ||
        !ib_is(text->str.at[span.end - 1], IB_DIGIT))
        return (ibid_span){0, 0};
    for (uint32_t at = span.end; at-- > span.start;) {
        if (ib_is(text->str.at[at], IB_SPACE))
            return (ibid_span){0, 0};
        slashes += text->str.at[at] == '/';
        if (slashes < 2)
            from = at;
    }
    return slashes > 1 ? (ibid_span){from, span.end} : (ibid_span){0, 0};
}

static bool is_same(ibid_str text, ibid_span a, ibid_span b)
{
    return a.end - a.start == b.end - b.start &&
           memcmp(text.at + a.start, text.at + b.start, a.end - a.start) == 0;
}

/* The tail of the symbol that stands at the head of the text's pages; empty:
 * of none. */
static ibid_span find_symbol(const ib_text *text)
{
    ibid_span last = {0, 0};

    for (size_t i = 0; i < text->line_count; i++) {
        ibid_span tail;

        if (text->line[i].end - text->line[i].start > IB_ALIGN_SYMBOL_MAX)
            continue;
        tail = symbol_tail(text, &text->line[i]);
        if (tail.end > tail.start && is_same(text->str, tail, last))
            return tail;
        if (tail.end > tail.start)
            last = tail;
    }
    return (ibid_span){0, 0};
}

/* Is so little left of the text that it is the foot's, too? */
static bool is_rest(const ib_text *text, size_t line)
{
    uint32_t lines = 0;

    while (line < text->line_count && lines < IB_ALIGN_PAGE_LINES)
        lines += text->line[line++].role == IB_LINE_TEXT;
    return lines < IB_ALIGN_PAGE_LINES;
}

static bool is_head(const ib_text *text, const ib_line *line, ibid_span symbol)
{
    return symbol.end > symbol.start &&
           line->end - line->start <= IB_ALIGN_SYMBOL_MAX &&
           is_same(text->str, symbol_tail(text, line), symbol);
}

/* The end of the page that starts at line `first`.  A page that the layout did
 * not see ends with its foot too, once it has some lines. */
static size_t page_end(const ib_text *text, size_t first, uint32_t folio,
                       ibid_span symbol)
{
    size_t last = first;
    uint32_t lines = 0;

    while (last < text->line_count &&
           text->line[last].page == text->line[first].page) {
        if (lines >= IB_ALIGN_PAGE_LINES &&
            (is_foot(text, &text->line[last]) ||
             is_folio(text, &text->line[last], folio) ||
             is_head(text, &text->line[last], symbol)) &&
            !is_rest(text, last))
            return last;
        lines += text->line[last].role == IB_LINE_TEXT;
        last++;
    }
    return last;
}

static bool open_tables(align *a)
{
    tables *t = ib_arena_array(a->scratch, tables, 1);
    size_t size = (size_t)IB_ZONE_LINES_MAX * WIDTH;

    if (!t)
        return false;
    a->t = t;
    t->started = ib_arena_array(a->scratch, int32_t, size);
    t->running = ib_arena_array(a->scratch, int32_t, size);
    t->choice = ib_arena_array(a->scratch, uint8_t, size);
    t->number = ib_arena_array(a->scratch, uint32_t, STEPS);
    for (uint32_t b = 0; b < BASES; b++) {
        t->marks[b] = ib_arena_array(a->scratch, int32_t,
                                     (IB_ALIGN_RUNS_MAX + 1) * WIDTH);
        if (!t->marks[b])
            return false;
    }
    return t->started && t->running && t->choice && t->number;
}

ibid_status ib_align_find(ib_list *out, ib_arena *scratch, const ib_text *text)
{
    align a = {.text = text,
               .is_sober = ib_worn_is_sober(text),
               .scratch = scratch,
               .lines = ib_list_of(scratch, ib_zone_line),
               .runs = ib_list_of(scratch, ib_worn),
               .pages = ib_list_of(scratch, page),
               .states = ib_list_of(scratch, state),
               .steps = ib_list_of(scratch, step),
               .count = 1};
    uint32_t width = ib_zone_width(text);
    state *start = ib_list_push(&a.states);
    uint32_t folio = find_folio(text);
    ibid_span symbol = find_symbol(text);
    size_t first = 0;

    if (!start || !open_tables(&a))
        return ib_arena_status(scratch);
    *start = (state){.after = INT64_MIN / 2, .step = IBID_NONE};
    while (first < text->line_count) {
        size_t last = page_end(text, first, folio, symbol);
        ibid_status st = open_page(&a, first, last, width);

        if (st)
            return st;
        first = last;
    }
    if (a.pages.count == 0)
        return IBID_OK;
    look_back(&a);
    return push_links(out, &a);
}
