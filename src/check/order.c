/* order.c - words that stand in the source, but not where the quotation has
 * them. */

#include "check/order.h"

#include "check/costs.h"

/* Words that stand in another order are one change, not two. */
static void find_swap(ib_judging *j)
{
    for (size_t i = 0; i + 1 < j->count; i++) {
        const ib_step *a = &j->step[i];

        if (a->kind != IB_STEP_PUT_IN && a->kind != IB_STEP_LEFT_OUT)
            continue;
        for (size_t k = i + 1; k < j->count && k < i + IB_ORDER_STEPS; k++) {
            const ib_step *b = &j->step[k];
            const ib_step *in = a->kind == IB_STEP_PUT_IN ? a : b;
            const ib_step *out = in == a ? b : a;
            uint32_t n = in->q_end - in->q_start;

            if (b->kind == a->kind || out->s_end - out->s_start != n ||
                in->kind != IB_STEP_PUT_IN || out->kind != IB_STEP_LEFT_OUT ||
                j->q->item[in->q_start].kind == IB_WORD_STOP ||
                !ib_word_is(j->q->view, &j->q->item[in->q_start], j->s->view,
                            &j->s->item[out->s_start]))
                continue;
            ib_judging_edit(j, IBID_EDIT_ORDER,
                            (ib_step){IB_STEP_OTHER, in->q_start, in->q_end,
                                      out->s_start, out->s_end});
            return;
        }
    }
}

/* Is the word one that the passage, as laid out, does not hold? */
static bool is_unplaced(const ib_step *step)
{
    return step->kind == IB_STEP_PUT_IN || step->kind == IB_STEP_OTHER ||
           step->kind == IB_STEP_LIKE;
}

/* Do `n` words of the quotation stand at word `at` of the source?  Punctuation
 * does not count: it is judged where the words stand.
 *
 * Gives  the word after them; 0 where they do not. */
static uint32_t stands_at(const ib_judging *j, uint32_t q, uint32_t n,
                          uint32_t at)
{
    uint32_t i = q;

    while (i < q + n && at < j->s->count) {
        if (j->q->item[i].kind == IB_WORD_STOP) {
            i++;
        } else if (j->s->item[at].kind == IB_WORD_STOP) {
            at++;
        } else if (ib_word_is(j->q->view, &j->q->item[i++], j->s->view,
                              &j->s->item[at])) {
            at++;
        } else {
            return 0;
        }
    }
    while (i < q + n && j->q->item[i].kind == IB_WORD_STOP)
        i++;
    return i == q + n ? at : 0;
}

/* Where words [q, q + n) stand within a page of the passage and outside it, or
 * IBID_NONE. */
static uint32_t find_words(const ib_judging *j, uint32_t q, uint32_t n)
{
    const ib_fold_char *c = j->s->view->item;
    uint32_t first = j->out->words, last = j->out->words_end, i;

    for (i = last; i < j->s->count &&
                   c[j->s->item[i].start].at < j->out->span.end + IB_PAGE_BYTES;
         i++) {
        if (stands_at(j, q, n, i))
            return i;
    }
    for (i = first; i > 0 && c[j->s->item[i - 1].start].at + IB_PAGE_BYTES >
                                 j->out->span.start;
         i--) {
        if (stands_at(j, q, n, i - 1))
            return i - 1;
    }
    return IBID_NONE;
}

/* Take the edits inside words [q, end) back: the run is one change. */
static void drop_edits(ib_judging *j, uint32_t q, uint32_t end)
{
    ibid_span span = ib_judging_span(j->q, q, end);
    ib_list *edits = &j->out->edit;
    size_t kept = 0;

    for (size_t i = 0; i < edits->count; i++) {
        ibid_edit e = *ib_list_at(edits, ibid_edit, i);

        if (e.quotation.start < span.start || e.quotation.start >= span.end)
            *ib_list_at(edits, ibid_edit, kept++) = e;
    }
    edits->count = kept;
}

/* A run at the end that stands farther on was stitched on: what lies between
 * was left out.  Any other run stands in another order. */
static void note_run(ib_judging *j, uint32_t q, uint32_t end, uint32_t at)
{
    const ib_judgement *out = j->out;
    const uint32_t stop = stands_at(j, q, end - q, at);
    ib_step step = {IB_STEP_OTHER, q, end, at, stop};

    drop_edits(j, q, end);
    for (uint32_t i = q; i < end; i++)
        j->same += j->q->item[i].kind == IB_WORD_STOP
                       ? 0
                       : ib_word_len(&j->q->item[i]);
    if (end == j->q->count && at >= out->words_end)
        step = (ib_step){IB_STEP_LEFT_OUT, q, q, out->words_end, at};
    else if (q == 0 && at < out->words)
        step = (ib_step){IB_STEP_LEFT_OUT, end, end, stop, out->words};
    ib_judging_edit(
        j, step.kind == IB_STEP_LEFT_OUT ? IBID_EDIT_OMISSION : IBID_EDIT_ORDER,
        step);
}

static void find_run(ib_judging *j, uint32_t q, uint32_t end)
{
    uint32_t words = 0, at;

    while (q < end && j->q->item[q].kind == IB_WORD_STOP)
        q++;
    while (end > q && j->q->item[end - 1].kind == IB_WORD_STOP)
        end--;
    for (uint32_t i = q; i < end; i++)
        words += j->q->item[i].kind != IB_WORD_STOP;
    at = words < IB_MOVED_WORDS ? IBID_NONE : find_words(j, q, end - q);
    if (at != IBID_NONE)
        note_run(j, q, end, at);
}

void ib_order_find(ib_judging *j)
{
    uint32_t from = IBID_NONE;

    find_swap(j);
    if (j->out->words >= j->out->words_end)
        return;
    for (size_t k = 0; k < j->count; k++) {
        const ib_step *step = &j->step[k];

        if (step->q_start == step->q_end)
            continue;
        if (is_unplaced(step)) {
            from = from == IBID_NONE ? step->q_start : from;
            continue;
        }
        if (from != IBID_NONE)
            find_run(j, from, step->q_start);
        from = IBID_NONE;
    }
    if (from != IBID_NONE)
        find_run(j, from, j->q->count);
}
