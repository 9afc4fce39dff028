/* pick.c - damaged text: the links of the best chain of pages, and how far it
 * stands above the second best, which says how sure a link is. */

#include "structure/align.h"

#include "base/scan.h"
#include "base/str.h"

/* Values of the best way on from each state, from behind. */
static void look_back(ib_align *a)
{
    for (uint32_t s = 0; s < a->count; s++)
        ib_list_at(&a->states, ib_align_state, a->first + s)->after = 0;
    for (size_t i = a->steps.count; i-- > 0;) {
        const ib_align_step *s = ib_list_at(&a->steps, ib_align_step, i);
        ib_align_state *from = ib_list_at(&a->states, ib_align_state, s->from);
        int64_t value;

        if (s->to == IBID_NONE)
            continue;
        value = ib_list_at(&a->states, ib_align_state, s->to)->after + s->value;
        if (value > from->after)
            from->after = value;
    }
}

/* How far the best way stands above the best that gives this page other
 * numbers. */
static int64_t page_margin(const ib_align *a, const ib_align_step *chosen)
{
    const ib_align_page *p = ib_list_at(&a->pages, ib_align_page, chosen->page);
    int64_t best = INT64_MIN / 2, other = INT64_MIN / 2;

    for (uint32_t i = 0; i < p->step_count; i++) {
        const ib_align_step *s =
            ib_list_at(&a->steps, ib_align_step, p->step + i);
        int64_t value;

        if (s->to == IBID_NONE)
            continue;
        value = ib_list_at(&a->states, ib_align_state, s->from)->before +
                s->value + ib_list_at(&a->states, ib_align_state, s->to)->after;
        if (s->base == chosen->base && s->count == chosen->count)
            best = value > best ? value : best;
        else
            other = value > other ? value : other;
    }
    return best - other;
}

/* Push the notes of a page. */
static ibid_status push_notes(ib_list *out, const ib_align *a,
                              const ib_align_page *p, const ib_align_step *s)
{
    uint32_t left = s->count;
    bool starred = false; /* inside a note without a number */
    ib_link *link = NULL;

    ib_fit_notes(a->t, a, p, s->base + s->count, s->torn);
    for (uint32_t k = s->top; k < p->line_count; k++) {
        const ib_zone_line *z = &p->line[k];
        uint8_t choice = a->t->choice[k * IB_FIT_WIDTH + left];
        bool starts = k == s->top ? !s->goes_on : choice != IB_FIT_INSIDE;
        ibid_span line = {z->words, a->text->line[z->line].end};

        if (z->is_ruin)
            continue;
        line.end = ib_span_trim(a->text->str, line).end;
        if (starts && choice == IB_FIT_STAR) {
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
static void align_rest(int32_t *value, const ib_align *a,
                       const ib_align_page *p, uint32_t runs,
                       const ib_align_step *s)
{
    uint32_t reading;

    for (uint32_t i = 0; i <= s->count; i++)
        value[runs * IB_FIT_WIDTH + i] =
            (int32_t)(s->count - i) * IB_ALIGN_LOST;
    for (uint32_t j = runs; j-- > 0;) {
        int32_t *row = value + j * IB_FIT_WIDTH;
        const int32_t *last = row + IB_FIT_WIDTH;

        row[s->count] = 0;
        for (uint32_t i = s->count; i-- > 0;)
            row[i] = ib_larger(ib_larger(last[i], row[i + 1] + IB_ALIGN_LOST),
                               last[i + 1] + ib_fit_run(&reading, a->text->str,
                                                        &p->run[j],
                                                        s->base + i + 1));
    }
}

/* The best value of the page's marks if mark i (from 0) is not run `without`
 * (IBID_NONE: if it is not lost). */
static int32_t other_value(const ib_align *a, const ib_align_page *p,
                           uint32_t runs, const ib_align_step *s, uint32_t i,
                           uint32_t without)
{
    const int32_t *ahead = a->t->marks[0], *rest = a->t->marks[1];
    int32_t best = IB_FIT_OUT;
    uint32_t reading;

    for (uint32_t j = 0; j <= runs; j++) {
        if (without != IBID_NONE)
            best = ib_larger(best, ahead[j * IB_FIT_WIDTH + i] + IB_ALIGN_LOST +
                                       rest[j * IB_FIT_WIDTH + i + 1]);
        if (j < runs && j != without)
            best = ib_larger(best, ahead[j * IB_FIT_WIDTH + i] +
                                       ib_fit_run(&reading, a->text->str,
                                                  &p->run[j], s->base + i + 1) +
                                       rest[(j + 1) * IB_FIT_WIDTH + i + 1]);
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
static void place_marks(ib_link *link, const ib_align *a,
                        const ib_align_page *p, const ib_align_step *s)
{
    uint32_t runs = p->before[s->top], j = runs, reading = 0;
    uint32_t end = a->text->line[p->line[s->top].line].start;
    const int32_t *ahead = a->t->marks[0];
    int64_t margin = page_margin(a, s), sure[IB_ALIGN_NOTES_MAX];

    ib_fit_marks(a->t->marks[0], a, p, s->base);
    align_rest(a->t->marks[1], a, p, runs, s);
    for (uint32_t i = s->count; i-- > 0;) {
        const int32_t *row;
        int32_t best;

        while (j > 0 && ahead[j * IB_FIT_WIDTH + i + 1] ==
                            ahead[(j - 1) * IB_FIT_WIDTH + i + 1])
            j--;
        row = ahead + j * IB_FIT_WIDTH;
        link[i].has_mark = true;
        best = ahead[runs * IB_FIT_WIDTH + s->count];
        if (row[i + 1] == row[i] + IB_ALIGN_LOST) {
            sure[i] = 0;
            continue;
        }
        ib_fit_run(&reading, a->text->str, &p->run[j - 1], s->base + i + 1);
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

ibid_status ib_pick_links(ib_list *out, ib_align *a)
{
    uint32_t *way = ib_arena_array(a->scratch, uint32_t, a->pages.count);
    uint32_t at = a->first;
    ibid_status st = IBID_OK;

    if (!way)
        return ib_arena_status(a->scratch);
    look_back(a);
    for (uint32_t s = 0; s < a->count; s++)
        if (ib_list_at(&a->states, ib_align_state, a->first + s)->before >
            ib_list_at(&a->states, ib_align_state, at)->before)
            at = a->first + s;
    for (size_t i = a->pages.count; i-- > 0;) {
        way[i] = ib_list_at(&a->states, ib_align_state, at)->step;
        at = ib_list_at(&a->steps, ib_align_step, way[i])->from;
    }
    for (size_t i = 0; !st && i < a->pages.count; i++) {
        const ib_align_step *s = ib_list_at(&a->steps, ib_align_step, way[i]);
        const ib_align_page *p = ib_list_at(&a->pages, ib_align_page, i);
        size_t first = out->count;

        if (s->count == 0)
            continue;
        st = push_notes(out, a, p, s);
        if (!st)
            place_marks(ib_list_at(out, ib_link, first), a, p, s);
    }
    return st;
}
