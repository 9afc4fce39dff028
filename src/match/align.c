/* align.c - a quotation laid beside its source, word by word.
 *
 * Dynamic programming over words with two states (Gotoh 1982): laid out so
 * far, and inside a run that the quotation leaves out.
 */

#include "match/align.h"

#include <assert.h>
#include <string.h>

#include "match/costs.h"

#define FAR  (UINT32_MAX / 4)
#define ROWS (IB_JOIN_MAX + 1)

/* How the best way came to a cell. */
enum {
    BY_SAME,
    BY_LIKE,
    BY_OTHER,
    BY_PATTERN,
    BY_PUT_IN,
    BY_STOP_OUT,
    BY_RUN,   /* out of the other state */
    BY_ENTER, /* a bracket or gap begins */
    BY_STAY,  /* it goes on over one more word of the source */
    BY_SPLIT, /* + k: one word, k words of the source */
    BY_FUSE = BY_SPLIT + IB_JOIN_MAX + 1 /* + k: k words, one of the source */
};

typedef struct grid {
    const ib_words *q, *s;
    uint32_t start, n, m; /* first word of the source; counts */
    uint32_t *cost[ROWS]; /* of the last rows */
    uint32_t *run;        /* second state, of this row */
    uint8_t *by;          /* (n + 1) * (m + 1) */
    uint8_t *open;        /* the same; 1 where a run begins */
} grid;

/* May this word be a piece of a longer one?  Letters, or the hyphen or mark
 * that a line end or a bad text layer left in it, or the brackets of a source
 * that has "[t]he" itself. */
static bool is_piece(const ib_fold *view, const ib_word *w)
{
    uint32_t cp = view->item[w->start].cp;

    if (w->kind == IB_WORD_LETTERS)
        return true;
    return w->kind == IB_WORD_STOP &&
           (cp == '-' || cp == '_' || cp == '*' || cp == '.' || cp == '[' ||
            cp == ']' || cp == 0xAC);
}

/* Is word `i` a page number that stands by itself between the two halves of a
 * word: "evalu-", 12, "ation"? */
static bool is_page_cut(const ib_words *x, uint32_t i)
{
    const ib_word *w = &x->item[i];

    return i > 0 && i + 1 < x->count && w->kind == IB_WORD_NUMBER &&
           w->flags & w[1].flags & IB_WORD_LINE && w[-1].kind == IB_WORD_STOP &&
           !(w[-1].flags & IB_WORD_SPACE) &&
           x->view->item[w[-1].start].cp == '-';
}

/* Is it a number, and its unit or ending the one word after it: "5", "km"?  One
 * letter may be a label: article 12 a, article 12a. */
static bool is_figure(const ib_word *w, uint32_t k)
{
    return k == 2 && w->kind == IB_WORD_NUMBER && ib_word_len(&w[1]) > 1;
}

/* The same letters in words [a, a + k) and in the word b? */
static bool joins(const ib_words *x, uint32_t a, uint32_t k, const ib_words *y,
                  const ib_word *b)
{
    const ib_word *w = &x->item[a];
    const bool figure = is_figure(w, k);
    uint32_t at = b->start, len = 0;

    if (b->kind != IB_WORD_LETTERS || (w->kind != IB_WORD_LETTERS && !figure) ||
        w[k - 1].kind != IB_WORD_LETTERS)
        return false;
    for (uint32_t i = 0; i < k; i++) {
        if (!figure && !is_piece(x->view, &w[i]) && !is_page_cut(x, a + i))
            return false;
        len += figure || w[i].kind == IB_WORD_LETTERS ? ib_word_len(&w[i]) : 0;
    }
    if (len != ib_word_len(b))
        return false;
    for (uint32_t i = 0; i < k; i++) {
        if (!figure && w[i].kind != IB_WORD_LETTERS)
            continue;
        for (uint32_t c = w[i].start; c < w[i].end; c++, at++) {
            if (x->view->item[c].cp != y->view->item[at].cp)
                return false;
        }
    }
    return true;
}

bool ib_align_fits(const ib_fold *q, const ib_word *pattern, const ib_fold *s,
                   const ib_word *word)
{
    uint32_t at = word->start, i = pattern->start, star = 0, back = 0;

    if (word->kind != IB_WORD_LETTERS)
        return false;
    while (at < word->end || i < pattern->end) {
        if (i < pattern->end && q->item[i].cp == '[') {
            while (i < pattern->end && q->item[i].cp != ']')
                i++;
            i += i < pattern->end;
            star = i;
            back = at;
        } else if (i < pattern->end && at < word->end &&
                   q->item[i].cp == s->item[at].cp) {
            i++;
            at++;
        } else if (star && back < word->end) {
            i = star;
            at = ++back;
        } else {
            return false;
        }
    }
    return true;
}

static uint32_t pair_cost(const grid *g, const ib_word *a, const ib_word *b,
                          uint8_t *by)
{
    uint32_t longest, max, d;

    if (a->kind == IB_WORD_PATTERN) {
        *by = BY_PATTERN;
        return ib_align_fits(g->q->view, a, g->s->view, b) ? IB_COST_LIKE
               : b->kind == IB_WORD_STOP                   ? FAR
                                                           : IB_COST_OTHER;
    }
    if (ib_word_is(g->q->view, a, g->s->view, b)) {
        *by = BY_SAME;
        return 0;
    }
    *by = BY_OTHER;
    if (a->kind == IB_WORD_STOP || b->kind == IB_WORD_STOP)
        return a->kind == b->kind ? IB_COST_STOP : FAR;
    longest = ib_word_len(a) > ib_word_len(b) ? ib_word_len(a) : ib_word_len(b);
    max = longest / IB_LIKE_SHARE;
    if (max == 0 ||
        (uint32_t)__builtin_popcount(a->letters ^ b->letters) > 2 * max)
        return IB_COST_OTHER;
    d = ib_word_distance(g->q->view, a->start, a->end, g->s->view, b->start,
                         b->end, max);
    if (d > max)
        return IB_COST_OTHER;
    *by = BY_LIKE;
    return IB_COST_LIKE + IB_COST_LIKE_LETTER * d;
}

static void better(uint32_t *cost, uint8_t *by, uint32_t now, uint8_t how)
{
    if (now < *cost) {
        *cost = now;
        *by = how;
    }
}

static void cell_joins(grid *g, uint32_t i, uint32_t j, uint32_t *cost,
                       uint8_t *by)
{
    const ib_word *a = &g->q->item[i - 1], *b = &g->s->item[g->start + j - 1];

    /* The last piece ends as the whole does. */
    if (a->kind != IB_WORD_LETTERS || b->kind != IB_WORD_LETTERS ||
        g->q->view->item[a->end - 1].cp != g->s->view->item[b->end - 1].cp)
        return;
    for (uint32_t k = 2; k <= IB_JOIN_MAX; k++) {
        uint32_t up = g->cost[(i - 1) % ROWS][k <= j ? j - k : 0];

        if (k <= j && up < FAR && ib_word_len(a) > ib_word_len(b) &&
            joins(g->s, g->start + j - k, k, g->q, a))
            better(cost, by, up + IB_COST_JOIN * (k - 1),
                   (uint8_t)(BY_SPLIT + k));
        if (k <= i && ib_word_len(b) > ib_word_len(a) &&
            joins(g->q, i - k, k, g->s, b))
            better(cost, by,
                   g->cost[(i - k) % ROWS][j - 1] + IB_COST_JOIN * (k - 1),
                   (uint8_t)(BY_FUSE + k));
    }
}

static uint32_t cell(grid *g, uint32_t i, uint32_t j, uint8_t *by)
{
    const ib_word *a = &g->q->item[i - 1];
    const uint32_t *above = g->cost[(i - 1) % ROWS];
    uint32_t *row = g->cost[i % ROWS], cost = FAR;
    uint8_t how = BY_SAME;

    *by = BY_ENTER;
    if (a->kind == IB_WORD_BRACKET || a->kind == IB_WORD_GAP) {
        bool gap = a->kind == IB_WORD_GAP;

        cost = above[j] + (gap ? 0 : IB_COST_BRACKET);
        if (j > 0)
            better(&cost, by,
                   row[j - 1] + (gap ? IB_COST_GAP_WORD : IB_COST_BRACKET_WORD),
                   BY_STAY);
        return cost;
    }
    if (j > 0) {
        const ib_word *b = &g->s->item[g->start + j - 1];
        uint32_t pair = pair_cost(g, a, b, &how);

        if (pair < FAR)
            better(&cost, by, above[j - 1] + pair, how);
        if (b->kind == IB_WORD_STOP)
            better(&cost, by, row[j - 1] + IB_COST_STOP, BY_STOP_OUT);
        better(&cost, by, g->run[j], BY_RUN);
        if (how != BY_SAME)
            cell_joins(g, i, j, &cost, by);
    }
    better(&cost, by,
           above[j] +
               (a->kind == IB_WORD_STOP
                    ? IB_COST_STOP
                    : IB_COST_PUT_IN + IB_COST_PUT_IN_LETTER * ib_word_len(a)),
           BY_PUT_IN);
    return cost;
}

static void fill(grid *g)
{
    size_t width = (size_t)g->m + 1;

    for (uint32_t i = 1; i <= g->n; i++) {
        uint32_t *row = g->cost[i % ROWS];

        g->run[0] = FAR;
        for (uint32_t j = 0; j <= g->m; j++) {
            size_t at = i * width + j;

            if (j > 0) {
                uint32_t open = row[j - 1] + IB_COST_LEFT_OUT;

                g->open[at] = open <= g->run[j - 1];
                g->run[j] = (g->open[at] ? open : g->run[j - 1]) +
                            IB_COST_LEFT_OUT_WORD;
            }
            row[j] = cell(g, i, j, &g->by[at]);
        }
    }
}

/* Put a step before those that are there; steps of a kind that come in runs
 * are made one. */
static ibid_status push(ib_list *steps, ib_step step)
{
    ib_step *last =
        steps->count ? ib_list_at(steps, ib_step, steps->count - 1) : NULL;

    if (last && last->kind == step.kind &&
        (step.kind == IB_STEP_LEFT_OUT || step.kind == IB_STEP_PUT_IN ||
         ((step.kind == IB_STEP_BRACKET || step.kind == IB_STEP_GAP) &&
          last->q_start == last->q_end))) {
        last->q_start = step.q_start;
        last->s_start = step.s_start;
        return IBID_OK;
    }
    last = ib_list_push(steps);
    if (!last)
        return ib_arena_status(steps->arena);
    *last = step;
    return IBID_OK;
}

static ib_step step_of(const grid *g, uint8_t by, uint32_t i)
{
    static const ib_step_kind kind[] = {
        [BY_SAME] = IB_STEP_SAME,     [BY_LIKE] = IB_STEP_LIKE,
        [BY_OTHER] = IB_STEP_OTHER,   [BY_PATTERN] = IB_STEP_PATTERN,
        [BY_PUT_IN] = IB_STEP_PUT_IN, [BY_STOP_OUT] = IB_STEP_LEFT_OUT,
        [BY_RUN] = IB_STEP_LEFT_OUT,  [BY_ENTER] = IB_STEP_BRACKET,
        [BY_STAY] = IB_STEP_BRACKET,
    };
    ib_step step = {.kind = IB_STEP_JOIN};
    uint32_t q = 1, s = 1;

    if (by > BY_FUSE) {
        q = by - BY_FUSE;
    } else if (by > BY_SPLIT) {
        s = by - BY_SPLIT;
    } else {
        step.kind = kind[by];
        q = by == BY_STOP_OUT || by == BY_RUN || by == BY_STAY ? 0 : 1;
        s = by == BY_PUT_IN || by == BY_ENTER ? 0 : 1;
        if (step.kind == IB_STEP_BRACKET &&
            g->q->item[i - 1].kind == IB_WORD_GAP)
            step.kind = IB_STEP_GAP;
    }
    step.q_end = q; /* counts; the caller sets the places */
    step.s_end = s;
    return step;
}

static ibid_status trace(ib_list *steps, const grid *g, uint32_t j)
{
    uint32_t i = g->n;
    size_t width = (size_t)g->m + 1, first = steps->count;
    bool in_run = false;
    ibid_status st = IBID_OK;

    while (i > 0 && !st) {
        size_t at = i * width + j;
        uint8_t by = in_run ? BY_RUN : g->by[at];
        ib_step step = step_of(g, by, i);
        uint32_t q = step.q_end, s = step.s_end;

        if (by == BY_RUN)
            in_run = !g->open[at];
        step.q_start = i - q;
        step.q_end = i;
        step.s_start = g->start + j - s;
        step.s_end = g->start + j;
        i -= q;
        j -= s;
        st = push(steps, step);
    }
    for (size_t a = first, b = steps->count; a + 1 < b; a++) {
        ib_step *x = ib_list_at(steps, ib_step, a);
        ib_step *y = ib_list_at(steps, ib_step, --b), was = *x;

        *x = *y;
        *y = was;
    }
    return st;
}

static ibid_status align_block(ib_list *steps, uint32_t *cost,
                               ib_arena *scratch, const ib_words *quotation,
                               const ib_words *source, uint32_t start,
                               uint32_t end)
{
    grid g = {quotation, source, start, quotation->count, end - start, {NULL},
              NULL,      NULL,   NULL};
    size_t width = (size_t)g.m + 1, cells = width * ((size_t)g.n + 1);
    uint32_t best = 0;

    for (int i = 0; i < ROWS; i++) {
        g.cost[i] = ib_arena_array(scratch, uint32_t, width);
        if (!g.cost[i])
            return ib_arena_status(scratch);
    }
    g.run = ib_arena_array(scratch, uint32_t, width);
    g.by = ib_arena_array(scratch, uint8_t, cells);
    g.open = ib_arena_array(scratch, uint8_t, cells);
    if (!g.run || !g.by || !g.open)
        return ib_arena_status(scratch);
    fill(&g);
    for (uint32_t j = 1; j <= g.m; j++) {
        const uint32_t *last = g.cost[g.n % ROWS];

        if (last[j] < last[best])
            best = j;
    }
    *cost = g.cost[g.n % ROWS][best];
    return trace(steps, &g, best);
}

/* How many steps of a block to keep: up to the last run of equal words, since
 * what follows it may continue in the next block. */
static size_t sure_steps(const ib_list *block)
{
    size_t run = 0;

    for (size_t i = block->count; i-- > 0;) {
        const ib_step *step = ib_list_at(block, ib_step, i);

        run = step->kind == IB_STEP_SAME ? run + 1 : 0;
        if (run == IB_BLOCK_SURE)
            return i + IB_BLOCK_SURE;
    }
    return block->count;
}

/* Keep `count` steps of a block whose first word is `at`; what the source has
 * between two blocks was left out. */
static ibid_status keep_steps(ib_list *steps, const ib_list *block,
                              size_t count, uint32_t *at, uint32_t *cursor)
{
    uint32_t first = *at, place = *cursor;
    bool begins = first == 0;

    for (size_t i = 0; i < count; i++) {
        ib_step step = *ib_list_at(block, ib_step, i);
        ib_step *kept;

        step.q_start += first;
        step.q_end += first;
        if (!begins && step.s_start > place) {
            kept = ib_list_push(steps);
            if (!kept)
                return ib_arena_status(steps->arena);
            *kept = (ib_step){IB_STEP_LEFT_OUT, step.q_start, step.q_start,
                              place, step.s_start};
        }
        begins = false;
        kept = ib_list_push(steps);
        if (!kept)
            return ib_arena_status(steps->arena);
        *kept = step;
        place = step.s_end;
        *at = step.q_end;
    }
    *cursor = place;
    return IBID_OK;
}

static ibid_status align_long(ib_list *steps, uint32_t *cost, ib_arena *scratch,
                              const ib_words *q, const ib_words *source,
                              uint32_t start, uint32_t end)
{
    uint32_t at = 0, cursor = start;
    ibid_status st = IBID_OK;

    *cost = 0;
    while (at < q->count && !st) {
        uint32_t n = q->count - at, stop, was = at, one = 0;
        ib_arena own;
        ib_list block;
        ib_words part;

        if (n > IB_BLOCK_WORDS)
            n = IB_BLOCK_WORDS;
        stop = end - cursor > n + IB_BLOCK_SLACK ? cursor + n + IB_BLOCK_SLACK
                                                 : end;
        part = (ib_words){.view = q->view, .item = q->item + at, .count = n};
        ib_arena_init(&own, &scratch->alloc, scratch->max, scratch->shared);
        block = ib_list_of(&own, ib_step);
        st = align_block(&block, &one, &own, &part, source, cursor, stop);
        if (!st)
            st =
                keep_steps(steps, &block,
                           at + n < q->count ? sure_steps(&block) : block.count,
                           &at, &cursor);
        ib_arena_free(&own);
        *cost += one;
        assert(st || at > was);
    }
    return st;
}

ibid_status ib_align(ib_list *steps, uint32_t *cost, ib_arena *scratch,
                     const ib_words *quotation, const ib_words *source,
                     uint32_t start, uint32_t end)
{
    uint64_t cells = (uint64_t)(quotation->count + 1) * (end - start + 1);

    *cost = UINT32_MAX;
    if (cells <= IB_CELLS_MAX)
        return align_block(steps, cost, scratch, quotation, source, start, end);
    if (quotation->count > IB_LONG_WORDS)
        return IBID_OK;
    return align_long(steps, cost, scratch, quotation, source, start, end);
}
