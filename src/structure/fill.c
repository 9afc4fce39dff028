/* fill.c - clean text: what the row of notes left out.
 *
 * A row that is well proved says what stands in its gaps: a line that starts
 * with the number between two of its notes is a note, a plain mark with it
 * between two of its marks is a mark, even where the other half is not there.
 */

#include "structure/link.h"

#include "structure/costs.h"

/* Labels of one form that have the numbers between those of two notes, taken
 * as they come; from `at` on and before byte `stop`. */
typedef struct fill {
    const ib_list *labels;
    ib_label_form form;
    size_t at; /* the next label */
} fill;

static const ib_label *label_at(const fill *f, size_t i)
{
    return ib_list_at(f->labels, ib_label, i);
}

static ib_link link_of(const ib_label *label)
{
    return (ib_link){.label = label->span,
                     .line = label->line,
                     .start = label->start,
                     .number = label->number};
}

/* Push notes from `from` to below `to` that stand before byte `stop`.  All of
 * them have to be there: else the numbers are some other list's. */
static ibid_status fill_gap(ib_list *out, fill *f, uint32_t from, uint32_t to,
                            uint32_t stop)
{
    size_t first = out->count;
    uint32_t number = from;

    for (; f->at < f->labels->count; f->at++) {
        const ib_label *label = label_at(f, f->at);
        ib_link *new;

        if (label->span.start >= stop)
            break;
        if (label->form != f->form || label->number != number || number >= to)
            continue;
        if (out->count > 0 && ib_list_at(out, ib_link, out->count - 1)->start >=
                                  label->span.start)
            continue;
        new = ib_list_push(out);
        if (!new)
            return ib_arena_status(out->arena);
        *new = link_of(label);
        number++;
    }
    if (number < to)
        out->count = first;
    return IBID_OK;
}

ibid_status ib_fill_notes(ib_list *out, const ib_list *row,
                          const ib_list *labels, ib_label_form form)
{
    fill f = {.labels = labels, .form = form};
    ibid_status st = IBID_OK;

    for (size_t i = 0; !st && i < row->count; i++) {
        const ib_link *link = ib_list_at(row, ib_link, i);
        uint32_t last = i ? link[-1].number : 0;
        ib_link *new;

        if (link->number > last + 1 &&
            link->number - last <= IB_CHAIN_GAP_MAX + 1)
            st = fill_gap(out, &f, last + 1, link->number, link->label.start);
        while (f.at < labels->count &&
               label_at(&f, f.at)->span.start <= link->label.start)
            f.at++;
        new = st ? NULL : ib_list_push(out);
        if (new)
            *new = *link;
        else if (!st)
            st = ib_arena_status(out->arena);
    }
    return st;
}

/* Inside the words or the label of a note? */
static bool is_in_notes(const ib_list *row, uint32_t byte)
{
    size_t low = 0, high = row->count;

    while (low < high) {
        size_t mid = low + (high - low) / 2;

        if (ib_list_at(row, ib_link, mid)->label.start <= byte)
            low = mid + 1;
        else
            high = mid;
    }
    return low > 0 && byte < ib_list_at(row, ib_link, low - 1)->end;
}

/* Push marks of the numbers between two marks of the row, for which it has no
 * note. */
static ibid_status fill_marks(ib_list *out, const ib_list *row,
                              const ib_list *cues, size_t *at, size_t i,
                              size_t next)
{
    const ib_link *link = row->item;
    uint32_t number = link[i].number + 1;
    size_t k = i + 1;

    for (; *at < cues->count; ++*at) {
        const ib_cue *cue = ib_list_at(cues, ib_cue, *at);
        ib_extra *new;

        while (k <= next && link[k].number <= number) /* it has a note */
            if (link[k++].number == number)
                number++;
        if (number >= link[next].number ||
            cue->span.start >= link[next].mark.start)
            break;
        if (cue->number != number || cue->span.start < link[i].mark.end ||
            cue->form == IB_CUE_FORM_SPACED || cue->cost < IB_FILL_CUE_LEAST ||
            is_in_notes(row, cue->span.start))
            continue;
        new = ib_list_push(out);
        if (!new)
            return ib_arena_status(out->arena);
        *new = (ib_extra){
            .span = cue->span,
            .number = number,
            .label = IBID_NONE,
            .sureness = IBID_LIKELY,
            .because = "the marks before and after it have the numbers next "
                       "to it; no note with this number was found"};
        number++;
    }
    return IBID_OK;
}

ibid_status ib_fill_marks(ib_list *out, const ib_list *row, const ib_list *cues)
{
    const ib_link *link = row->item;
    size_t at = 0, last = 0;
    bool seen = false;
    ibid_status st = IBID_OK;

    for (size_t i = 0; !st && i < row->count; i++) {
        if (!link[i].has_mark)
            continue;
        if (seen && link[i].number > link[last].number + 1 &&
            link[i].mark.start >= link[last].mark.end)
            st = fill_marks(out, row, cues, &at, last, i);
        last = i;
        seen = true;
    }
    return st;
}
