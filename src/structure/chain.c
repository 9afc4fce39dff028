/* chain.c - clean text: the row of notes that rise by one, with their marks.
 *
 * Two passes of dynamic programming.  The first chooses the labels: the best
 * row in which each number follows the last, pays for gaps and new beginnings,
 * and has a mark before each note.  The second chooses the marks of that row,
 * in order, since the first takes the nearest one it finds.
 */

#include "structure/link.h"

#include <string.h>

#include "base/str.h"
#include "structure/costs.h"

/* Cues by number: the cues of number n are place[first[n]..first[n + 1]). */
typedef struct cue_index {
    const ib_cue *cue;
    uint32_t *first;
    uint32_t *place;
} cue_index;

/* The best row that ends with a label. */
typedef struct chain_step {
    int64_t value;
    uint32_t prev;  /* label before it, or IBID_NONE */
    uint32_t mark;  /* byte of the last mark of the row */
    uint32_t end;   /* after the words of the note, as far as one can tell */
    uint32_t notes; /* in the row */
    uint32_t marked;
} chain_step;

typedef struct chain {
    const ib_text *text;
    const ib_label *label;
    cue_index cues;
    chain_step *step; /* for each label */
    uint32_t *best;   /* for each number: label of the best row, or NONE */
    uint32_t overall; /* label of the best row so far, or NONE */
    uint32_t ended;   /* where the note of the label before ends when no other
                       label cuts it: the labels inside it end there too, and
                       a note a line would be read to its end once a line */
} chain;

static bool index_cues(cue_index *out, ib_arena *scratch, const ib_list *cues)
{
    out->cue = cues->item;
    out->first = ib_arena_array(scratch, uint32_t, IB_NOTE_MAX + 2);
    out->place = ib_arena_array(scratch, uint32_t, cues->count);
    if (!out->first || !out->place)
        return false;
    for (size_t i = 0; i < cues->count; i++)
        out->first[out->cue[i].number + 1]++;
    for (uint32_t n = 0; n <= IB_NOTE_MAX; n++)
        out->first[n + 1] += out->first[n];
    /* Filling moves each first[n] to the start of n + 1: moved back below. */
    for (size_t i = 0; i < cues->count; i++)
        out->place[out->first[out->cue[i].number]++] = (uint32_t)i;
    memmove(out->first + 1, out->first, (IB_NOTE_MAX + 1) * sizeof(uint32_t));
    out->first[0] = 0;
    return true;
}

/* First of the cues of number n that starts at or after `from`. */
static uint32_t cue_from(const cue_index *cues, uint32_t n, uint32_t from)
{
    uint32_t low = cues->first[n], high = cues->first[n + 1];

    while (low < high) {
        uint32_t mid = low + (high - low) / 2;

        if (cues->cue[cues->place[mid]].span.start < from)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* How the page of a mark fits its note, on `page`. */
static int32_t rate_page(const ib_text *text, uint32_t byte, uint32_t page)
{
    if (text->pages.count < 2)
        return 0;
    return text->line[ib_text_line_at(text, byte)].page == page
               ? IB_CUE_SAME_PAGE
               : IB_CUE_OTHER_PAGE;
}

/* The best mark of `label` after byte `from` and outside [skip, end).
 * Gives its index, or IBID_NONE. */
static uint32_t best_cue(int32_t *cost, const chain *c, const ib_label *label,
                         uint32_t from, ibid_span skip)
{
    const cue_index *cues = &c->cues;
    uint32_t page = c->text->line[label->line].page;
    uint32_t at = cue_from(cues, label->number, from);
    uint32_t last = at + IB_CHAIN_CUES_MAX;
    uint32_t found = IBID_NONE;

    *cost = 0;
    for (; at < cues->first[label->number + 1] && at < last; at++) {
        const ib_cue *cue = &cues->cue[cues->place[at]];
        int32_t value = cue->cost;

        if (cue->span.start >= label->span.start)
            break;
        if (ib_span_has(skip, cue->span.start))
            continue;
        value += rate_page(c->text, cue->span.start, page);
        if (found == IBID_NONE || value > *cost) {
            found = cues->place[at];
            *cost = value;
        }
    }
    return found;
}

/* Try the row of `prev` (or none) before label `i`. */
static void try_step(chain *c, uint32_t i, uint32_t prev, int64_t cost)
{
    const ib_label *label = &c->label[i];
    const chain_step *p = prev == IBID_NONE ? NULL : &c->step[prev];
    chain_step step = {.prev = prev, .notes = 1};
    ibid_span skip = {0, 0};
    uint32_t cue;
    int32_t rate;

    step.value = cost + IB_CHAIN_STEP;
    if (p) {
        step = *p;
        step.prev = prev;
        step.notes++;
        step.value += cost + IB_CHAIN_STEP;
        skip = (ibid_span){c->label[prev].span.start, p->end};
    }
    cue = best_cue(&rate, c, label, step.mark, skip);
    if (cue == IBID_NONE) {
        step.value += IB_CHAIN_NO_MARK;
    } else {
        step.value += IB_CHAIN_NOTE + rate;
        step.mark = c->cues.cue[cue].span.end;
        step.marked++;
    }
    step.end = c->step[i].end;
    if (c->step[i].notes == 0 || step.value > c->step[i].value)
        c->step[i] = step;
}

static void take_step(chain *c, uint32_t i)
{
    const ib_label *label = &c->label[i];
    int64_t dotted =
        label->form == IB_LABEL_DOT || label->form == IB_LABEL_PAREN
            ? IB_CHAIN_DOTTED
            : 0;
    uint32_t n = label->number;
    uint32_t *best;

    c->step[i] = (chain_step){0};
    if (label->start >= c->ended)
        c->ended = ib_note_end(c->text, label->start, c->text->str.len);
    c->step[i].end = c->ended;
    try_step(c, i, IBID_NONE, dotted + (n == 1 ? 0 : IB_CHAIN_LATE));
    for (uint32_t gap = 0; gap <= IB_CHAIN_GAP_MAX && gap + 1 < n; gap++)
        if (c->best[n - 1 - gap] != IBID_NONE)
            try_step(c, i, c->best[n - 1 - gap],
                     dotted +
                         (gap ? IB_CHAIN_GAP + (int64_t)gap * IB_CHAIN_GAP_MORE
                              : 0));
    if (n == 1 && c->overall != IBID_NONE && c->step[c->overall].value > 0)
        try_step(c, i, c->overall, dotted + IB_CHAIN_RESTART);
    best = &c->best[n];
    if (*best == IBID_NONE || c->step[i].value >= c->step[*best].value)
        *best = i;
    if (c->overall == IBID_NONE || c->step[i].value > c->step[c->overall].value)
        c->overall = i;
}

/* Push the row that ends with label `last`, first note first. */
static ibid_status push_row(ib_list *out, const chain *c, uint32_t last)
{
    size_t count = c->step[last].notes;
    size_t first = out->count;
    uint32_t i = last;

    for (size_t k = 0; k < count; k++)
        if (!ib_list_push(out))
            return ib_arena_status(out->arena);
    for (size_t k = count; k-- > 0; i = c->step[i].prev) {
        const ib_label *label = &c->label[i];

        *ib_list_at(out, ib_link, first + k) = (ib_link){
            .label = label->span,
            .line = label->line,
            .start = label->start,
            .number = label->number,
        };
    }
    return IBID_OK;
}

/* Find the best row of labels of one form; gives its last label or NONE. */
static uint32_t best_row(chain *c, const ib_list *labels, ib_label_form form)
{
    const chain_step *step;

    for (uint32_t n = 0; n <= IB_NOTE_MAX; n++)
        c->best[n] = IBID_NONE;
    c->overall = IBID_NONE;
    c->ended = 0;
    for (uint32_t i = 0; i < labels->count; i++)
        if (c->label[i].form == form)
            take_step(c, i);
    if (c->overall == IBID_NONE)
        return IBID_NONE;
    step = &c->step[c->overall];
    if (step->value <= 0 ||
        step->marked * 100 < step->notes * IB_CHAIN_MARKED_MIN_PERCENT)
        return IBID_NONE;
    return c->overall;
}

/* --- second pass: the marks of the row --- */

/* A choice of marks up to some note: the last one ends at `end`. */
typedef struct mark_state {
    int64_t value;
    uint32_t end;
    uint32_t note; /* the note whose mark was chosen last, or NONE */
    uint32_t cue;
    uint32_t back; /* the state before it, in the log */
} mark_state;

enum { FRONT_MAX = 2 * IB_CHAIN_CUES_MAX };

typedef struct mark_front {
    mark_state item[FRONT_MAX];
    uint32_t count;
} mark_front;

/* Keep states by rising end and rising value: others are never better. */
static void front_add(mark_front *front, mark_state state)
{
    while (front->count > 0 && front->item[front->count - 1].end == state.end &&
           front->item[front->count - 1].value <= state.value)
        front->count--;
    if (front->count > 0 && front->item[front->count - 1].value >= state.value)
        return;
    if (front->count == FRONT_MAX) {
        front->count--;
        memmove(front->item, front->item + 1,
                front->count * sizeof front->item[0]);
    }
    front->item[front->count++] = state;
}

/* Where marks of note k may not stand: inside the words of other notes. */
static bool is_in_notes(const ib_link *link, const uint32_t *end, size_t k,
                        uint32_t byte)
{
    size_t low = 0, high = k;

    while (low < high) {
        size_t mid = low + (high - low) / 2;

        if (link[mid].label.start <= byte)
            low = mid + 1;
        else
            high = mid;
    }
    return low > 0 && byte < end[low - 1];
}

typedef struct mark_search {
    const chain *chain;
    ib_link *link;
    const uint32_t *end; /* of each note */
    ib_list log;         /* states that were chosen */
} mark_search;

/* Choices for note k after the choices `old`. */
static ibid_status choose_mark(mark_front *new, mark_search *s, size_t k,
                               const mark_front *old)
{
    const chain *c = s->chain;
    const ib_link *link = &s->link[k];
    uint32_t page = c->text->line[link->line].page;
    uint32_t at = cue_from(&c->cues, link->number, old->item[0].end);
    uint32_t last = at + IB_CHAIN_CUES_MAX;
    uint32_t stop = c->cues.first[link->number + 1];
    uint32_t carry = 0, prev = 0;

    new->count = 0;
    for (; at < stop && at < last; at++) {
        uint32_t place = c->cues.place[at];
        const ib_cue *cue = &c->cues.cue[place];
        mark_state *logged, state;

        if (cue->span.start >= link->label.start)
            break;
        if (is_in_notes(s->link, s->end, k, cue->span.start))
            continue;
        while (prev + 1 < old->count &&
               old->item[prev + 1].end <= cue->span.start)
            prev++;
        if (old->item[prev].end > cue->span.start)
            continue;
        for (; carry <= prev; carry++) {
            state = old->item[carry];
            state.value += IB_CHAIN_NO_MARK;
            front_add(new, state);
        }
        logged = ib_list_push(&s->log);
        if (!logged)
            return ib_arena_status(s->log.arena);
        *logged = old->item[prev];
        state = (mark_state){.value = old->item[prev].value + IB_CHAIN_NOTE +
                                      cue->cost,
                             .end = cue->span.end,
                             .note = (uint32_t)k,
                             .cue = place,
                             .back = (uint32_t)s->log.count - 1};
        state.value += rate_page(c->text, cue->span.start, page);
        front_add(new, state);
    }
    for (; carry < old->count; carry++) {
        mark_state state = old->item[carry];

        state.value += IB_CHAIN_NO_MARK;
        front_add(new, state);
    }
    return IBID_OK;
}

/* Write the chosen marks into the links. */
static void keep_marks(mark_search *s, mark_state state)
{
    while (state.note != IBID_NONE) {
        ib_link *link = &s->link[state.note];

        link->has_mark = true;
        link->mark = s->chain->cues.cue[state.cue].span;
        link->sureness =
            s->chain->cues.cue[state.cue].form == IB_CUE_FORM_SPACED
                ? IBID_LIKELY
                : IBID_SURE;
        state = *ib_list_at(&s->log, mark_state, state.back);
    }
}

static ibid_status choose_marks(mark_search *s, size_t count)
{
    mark_front front[2];

    front[0].count = 1;
    front[0].item[0] = (mark_state){.note = IBID_NONE};
    for (size_t k = 0; k < count; k++) {
        ibid_status st = choose_mark(&front[(k + 1) % 2], s, k, &front[k % 2]);

        if (st)
            return st;
    }
    keep_marks(s, front[count % 2].item[front[count % 2].count - 1]);
    return IBID_OK;
}

/* Ends of the notes of the row, and sureness where clean marks stand. */
static ibid_status finish_row(ib_list *out, ib_arena *scratch, const chain *c)
{
    ib_link *link = out->item;
    uint32_t *end = ib_arena_array(scratch, uint32_t, out->count);
    mark_search search = {c, link, end, ib_list_of(scratch, mark_state)};
    ibid_status st;

    if (!end)
        return ib_arena_status(scratch);
    for (size_t k = 0; k < out->count; k++) {
        uint32_t limit =
            k + 1 < out->count ? link[k + 1].label.start : c->text->str.len;

        end[k] = ib_note_end(c->text, link[k].start, limit);
        link[k].end = end[k];
    }
    st = choose_marks(&search, out->count);
    if (!st)
        ib_note_run_over(out, c->text);
    for (size_t k = 0; !st && k < out->count; k++)
        link[k].because = "the mark and the note have the same number";
    return st;
}

ibid_status ib_chain_find(ib_list *out, ib_arena *scratch, const ib_text *text,
                          const ib_list *labels, const ib_list *cues)
{
    chain c = {.text = text, .label = labels->item};
    ib_list row = ib_list_of(scratch, ib_link);
    ib_label_form best = IB_LABEL_PLAIN;
    uint32_t last = IBID_NONE;
    int64_t value = 0;
    ibid_status st;

    c.step = ib_arena_array(scratch, chain_step, labels->count);
    c.best = ib_arena_array(scratch, uint32_t, IB_NOTE_MAX + 1);
    if (!c.step || !c.best || !index_cues(&c.cues, scratch, cues))
        return ib_arena_status(scratch);
    for (int form = 0; form < IB_LABEL_FORM_COUNT; form++) {
        uint32_t end = best_row(&c, labels, (ib_label_form)form);

        if (end != IBID_NONE && c.step[end].value > value) {
            value = c.step[end].value;
            last = end;
            best = (ib_label_form)form;
        }
    }
    if (last == IBID_NONE)
        return IBID_OK;
    st = push_row(&row, &c, last);
    if (!st)
        st = ib_fill_notes(out, &row, labels, best);
    return st ? st : finish_row(out, scratch, &c);
}
