/* fit.c - damaged text: one page, its notes and marks against numbers.
 *
 * The notes b + 1 .. e of its foot and the marks b + 1 .. e of its text are
 * each aligned by dynamic programming, for each b and e that are open.
 */

#include "structure/align.h"

#include <string.h>

/* --- marks --- */

/* The best reading of a run as the mark `number`. */
int32_t ib_fit_run(uint32_t *reading, ibid_str text, const ib_worn *run,
                   uint32_t number)
{
    int32_t best = IB_FIT_OUT;

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

/* value[j * IB_FIT_WIDTH + i]: the first j runs hold the first i marks. */
void ib_fit_marks(int32_t *value, const ib_align *a, const ib_align_page *p,
                  uint32_t base)
{
    uint32_t reading;

    value[0] = 0;
    for (uint32_t i = 1; i <= p->most; i++)
        value[i] = value[i - 1] + IB_ALIGN_LOST;
    for (uint32_t j = 1; j <= p->run_count; j++) {
        int32_t *row = value + j * IB_FIT_WIDTH;
        const int32_t *last = row - IB_FIT_WIDTH;

        row[0] = 0;
        for (uint32_t i = 1; i <= p->most; i++) {
            int32_t here = last[i - 1] + ib_fit_run(&reading, a->text->str,
                                                    &p->run[j - 1], base + i);

            row[i] =
                ib_larger(ib_larger(last[i], row[i - 1] + IB_ALIGN_LOST), here);
        }
    }
}

/* --- notes --- */

static int32_t start_value(const ib_align *a, const ib_zone_line *z,
                           uint32_t number, bool torn)
{
    int32_t cost, worst;

    if (z->is_ruin)
        return IB_FIT_OUT;
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
 * started[k * IB_FIT_WIDTH + i] with a start at line k and i notes in all,
 * running[...] with line k inside a note of the page before.  choice[...]: with
 * i notes from line k on, what line k is. */
void ib_fit_notes(ib_align_tables *t, const ib_align *a, const ib_align_page *p,
                  uint32_t last, bool torn)
{
    int32_t now[IB_FIT_WIDTH], next[IB_FIT_WIDTH];

    for (uint32_t i = 0; i <= p->most; i++)
        now[i] = i ? IB_FIT_OUT : 0;
    for (uint32_t k = p->line_count; k-- > 0;) {
        const ib_zone_line *z = &p->line[k];
        int32_t *s = t->started + k * IB_FIT_WIDTH;
        int32_t *r = t->running + k * IB_FIT_WIDTH;
        uint8_t *choice = t->choice + k * IB_FIT_WIDTH;

        for (uint32_t i = 0; i <= p->most; i++) {
            int32_t start = IB_FIT_OUT, star = IB_FIT_OUT;
            int32_t inside =
                now[i] > IB_FIT_OUT ? now[i] + z->odds + z->inside : IB_FIT_OUT;

            if (i > 0 && i <= last && now[i - 1] > IB_FIT_OUT && !z->is_ruin)
                start = now[i - 1] + z->odds +
                        start_value(a, z, last - i + 1, torn);
            if (z->is_sign && now[i] > IB_FIT_OUT)
                star = now[i]; /* it speaks for no number */
            choice[i] = star > ib_larger(start, inside) ? IB_FIT_STAR
                        : start > inside                ? IB_FIT_NOTE
                                                        : IB_FIT_INSIDE;
            next[i] = ib_larger(ib_larger(start, inside), star);
            s[i] = ib_larger(start > IB_FIT_OUT ? start + z->top : IB_FIT_OUT,
                             star);
            r[i] =
                inside > IB_FIT_OUT && z->top >= 0 && i > 0 && !z->is_ruin
                    ? inside + (p->is_open ? IB_TOP_CONTINUED : IB_TOP_CLOSED)
                    : IB_FIT_OUT;
        }
        memcpy(now, next, (p->most + 1) * sizeof now[0]);
    }
}

/* --- one page --- */

static int find_base(const ib_align_tables *t, uint32_t base)
{
    for (uint32_t b = 0; b < t->base_count; b++)
        if (t->base[b] == base)
            return (int)b;
    return -1;
}

static void add_base(ib_align_tables *t, const ib_align *a,
                     const ib_align_page *p, uint32_t base)
{
    uint32_t b = t->base_count;

    if (find_base(t, base) >= 0)
        return;
    t->base[b] = base;
    ib_fit_marks(t->marks[b], a, p, base);
    for (uint32_t i = 0; i <= IB_ALIGN_NOTES_MAX; i++)
        t->best[b][i].value = i ? IB_FIT_OUT : 0;
    t->base_count++;
}

/* Zones that end with note `last`: the best for each number of notes. */
static void try_last(ib_align_tables *t, const ib_align *a,
                     const ib_align_page *p, uint32_t last, bool torn)
{
    ib_fit_notes(t, a, p, last, torn);
    for (uint32_t i = 1; i <= p->most && i <= last; i++) {
        int b = find_base(t, last - i);

        if (b < 0)
            continue;
        for (uint32_t k = 0; k < p->line_count; k++) {
            uint32_t at = k * IB_FIT_WIDTH + i;
            int32_t marks = t->marks[b][p->before[k] * IB_FIT_WIDTH + i];
            int32_t zone = ib_larger(t->started[at], t->running[at]);

            if (zone > IB_FIT_OUT && zone + marks > t->best[b][i].value)
                t->best[b][i] = (ib_align_step){
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

void ib_fit_page(ib_align_tables *t, const ib_align *a, const ib_align_page *p)
{
    t->base_count = 0;
    add_base(t, a, p, 0);
    for (uint32_t s = 0; s < a->count; s++) {
        uint32_t n =
            ib_list_at(&a->states, ib_align_state, a->first + s)->number;

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
