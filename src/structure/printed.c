/* printed.c - a text whose pages are known: notes by where they are printed.
 *
 *     body ... the pilots.¹² He said ...      raised: a mark
 *     ---------------------------------
 *     ... end of note 11.                     small print at the foot, without
 *     ¹² The log, p. 4, of                    a label: goes on with the last
 *     1912 and later.                         a figure, but no mark has it
 *
 * What of a page is small print at its foot, or in its margin, text/ has told
 * (order.h); no line outside of it starts a note, no figure in it is a mark.
 * Page by page the labels are chosen that rise and have marks; numbers may
 * begin again on each.  Lines between two labels are of one note, over as many
 * pages as it takes.
 */

#include "structure/link.h"

#include <string.h>

#include "base/scan.h"
#include "base/str.h"
#include "structure/costs.h"

/* Labels and marks of one page, or of one column where each numbers its notes,
 * as a text beside its translation does. */
typedef struct leaf {
    uint32_t page;
    uint32_t id;          /* counted from 1 */
    size_t label, labels; /* of the list, those in small print */
    size_t cue, cues;     /* raised, outside of it */
} leaf;

/* The best row of labels of a page that ends with one. */
typedef struct row_step {
    int32_t value;
    uint32_t prev; /* place before it, or IBID_NONE */
} row_step;

/* What is known of one number, on one page. */
typedef struct entry {
    uint32_t cued; /* the last leaf with a mark of it */
    uint32_t leaf; /* the last leaf with a note of it ... */
    size_t link;   /* ... which is this one */
} entry;

typedef struct finder {
    const ib_text *text;
    ib_list label;  /* ib_label: in small print, of one form */
    ib_list cue;    /* ib_cue: raised, in the body */
    ib_list step;   /* row_step, of one page */
    ib_list tail;   /* size_t: cues, the last of rising rows of each length */
    uint32_t *back; /* for each cue: the one before it in its row, or NONE */
    bool *used;     /* for each cue: it has a note */
    entry *entry;   /* by number */
    uint32_t last;  /* number of the last note that was found */
} finder;

bool ib_is_small_print(const ib_line *line)
{
    return line->role == IB_LINE_TEXT &&
           (line->print & (IB_ORDERED_NOTE | IB_ORDERED_SIDE)) != 0;
}

static const ib_line *line_of(const ib_text *text, uint32_t byte)
{
    return &text->line[ib_text_line_at(text, byte)];
}

/* Keep raised digits outside of small print. */
static ibid_status take_cues(finder *f, const ib_list *cues)
{
    for (size_t i = 0; i < cues->count; i++) {
        const ib_cue *cue = ib_list_at(cues, ib_cue, i);
        const ib_line *line;
        ib_cue *new;

        if (cue->form != IB_CUE_FORM_RAISED)
            continue;
        line = line_of(f->text, cue->span.start);
        if (line->role != IB_LINE_TEXT || ib_is_small_print(line))
            continue;
        new = ib_list_push(&f->cue);
        if (!new)
            return ib_arena_status(f->cue.arena);
        *new = *cue;
    }
    return IBID_OK;
}

static ibid_status take_labels(finder *f, const ib_list *labels,
                               ib_label_form form)
{
    f->label.count = 0;
    for (size_t i = 0; i < labels->count; i++) {
        const ib_label *label = ib_list_at(labels, ib_label, i);
        ib_label *new;

        if (label->form != form ||
            !ib_is_small_print(&f->text->line[label->line]))
            continue;
        new = ib_list_push(&f->label);
        if (!new)
            return ib_arena_status(f->label.arena);
        *new = *label;
    }
    return IBID_OK;
}

static ib_label *label_at(const finder *f, size_t i)
{
    return ib_list_at(&f->label, ib_label, i);
}

static ib_cue *cue_at(const finder *f, size_t i)
{
    return ib_list_at(&f->cue, ib_cue, i);
}

static uint32_t page_of(const finder *f, const ib_cue *cue)
{
    return line_of(f->text, cue->span.start)->page;
}

/* Whether a column begins between two labels, and numbers begin again with it. */
static bool begins_anew(const finder *f, const ib_label *first,
                        const ib_label *last, const ib_label *label)
{
    if (label->number > first->number)
        return false;
    for (uint32_t i = last->line + 1; i <= label->line; i++)
        if (f->text->line[i].print & IB_ORDERED_NEXT)
            return true;
    return false;
}

/* The labels of the next leaf; gives whether its page has more. */
static bool take_leaf_labels(leaf *out, const finder *f)
{
    const size_t first = out->label;

    out->page = f->text->line[label_at(f, first)->line].page;
    for (out->labels = 1; first + out->labels < f->label.count; out->labels++) {
        const ib_label *label = label_at(f, first + out->labels);

        if (f->text->line[label->line].page != out->page)
            return false;
        if (begins_anew(f, label_at(f, first), label - 1, label))
            return true;
    }
    return false;
}

/* The labels and cues of the next leaf, and the cues of the page before it;
 * false: there is none.  *out begins as that of another. */
static bool next_leaf(leaf *out, const finder *f)
{
    size_t end, first = 0;
    bool more;

    out->label += out->labels;
    out->labels = 0;
    if (out->label == f->label.count)
        return false;
    more = take_leaf_labels(out, f);
    out->id++;
    while (out->cue < f->cue.count &&
           page_of(f, cue_at(f, out->cue)) + 1 < out->page)
        out->cue++;
    for (end = out->cue;
         end < f->cue.count && page_of(f, cue_at(f, end)) <= out->page; end++) {
        const uint32_t number = cue_at(f, end)->number;

        if (f->used[end])
            continue;
        if (more && first > 0 && number <= first &&
            page_of(f, cue_at(f, end)) == out->page)
            break; /* of the next column */
        if (first == 0 && page_of(f, cue_at(f, end)) == out->page)
            first = number;
        f->entry[number].cued = out->id;
    }
    out->cues = end - out->cue;
    return true;
}

/* What a label is worth that begins a note, before what stands before it. */
static int32_t rate_label(const finder *f, const leaf *at,
                          const ib_label *label)
{
    const int32_t bare =
        label->form == IB_LABEL_RAISED ? IB_PRINT_RAISED : IB_PRINT_BARE;

    return bare +
           (f->entry[label->number].cued == at->id ? IB_PRINT_MARKED : 0);
}

/* What it is worth that `number` follows `last`. */
static int32_t rate_order(uint32_t last, uint32_t number)
{
    if (number == last + 1)
        return IB_PRINT_NEXT;
    return number > last + 1 ? IB_PRINT_GAP : IB_PRINT_BACK;
}

/* Find the best row of labels of a page; gives its last one, or IBID_NONE. */
static ibid_status find_row(uint32_t *end, finder *f, const leaf *at)
{
    int32_t best = 0;

    *end = IBID_NONE;
    f->step.count = 0;
    for (uint32_t i = 0; i < at->labels; i++) {
        const ib_label *label = label_at(f, at->label + i);
        const int32_t own = rate_label(f, at, label);
        const uint32_t from = i > IB_PRINT_REACH ? i - IB_PRINT_REACH : 0;
        row_step *step = ib_list_push(&f->step);

        if (!step)
            return ib_arena_status(f->step.arena);
        *step = (row_step){
            own + rate_order(label->number == 1 ? 0 : f->last, label->number),
            IBID_NONE};
        for (uint32_t k = from; k < i; k++) {
            const uint32_t before = label_at(f, at->label + k)->number;
            const row_step *p = ib_list_at(&f->step, row_step, k);
            const int32_t value =
                p->value + own + rate_order(before, label->number);

            if (value > step->value && before < label->number)
                *step = (row_step){value, k};
        }
        if (step->value > best) {
            best = step->value;
            *end = i;
        }
    }
    return IBID_OK;
}

/* Push the labels of a row as links, first one first. */
static ibid_status push_row(ib_list *out, finder *f, const leaf *at,
                            uint32_t end)
{
    const size_t first = out->count;
    uint32_t count = 0;

    for (uint32_t i = end; i != IBID_NONE; count++)
        i = ib_list_at(&f->step, row_step, i)->prev;
    for (uint32_t k = 0; k < count; k++)
        if (!ib_list_push(out))
            return ib_arena_status(out->arena);
    for (uint32_t i = end; i != IBID_NONE;
         i = ib_list_at(&f->step, row_step, i)->prev) {
        const ib_label *label = label_at(f, at->label + i);

        *ib_list_at(out, ib_link, first + --count) =
            (ib_link){.label = label->span,
                      .line = label->line,
                      .start = label->start,
                      .number = label->number,
                      .is_printed = true};
    }
    return IBID_OK;
}

/* The link that a cue of this page may belong to, or NULL. */
static ib_link *link_of(ib_list *out, const finder *f, const leaf *at,
                        size_t cue)
{
    const entry *n = &f->entry[cue_at(f, cue)->number];

    return n->leaf == at->id ? ib_list_at(out, ib_link, n->link) : NULL;
}

static void tie(ib_link *link, finder *f, size_t cue, ibid_sureness sureness)
{
    link->has_mark = f->used[cue] = true;
    link->mark = cue_at(f, cue)->span;
    link->sureness = sureness;
    link->because = "the mark and the note have the same number";
}

/* Tie the marks of a page that make its longest rising row: an exponent before
 * the mark of its number is none of them.  `first` is the first of the page. */
static ibid_status tie_row(ib_list *out, finder *f, const leaf *at,
                           size_t first)
{
    f->tail.count = 0;
    for (size_t i = first; i < at->cue + at->cues; i++) {
        const uint32_t number = cue_at(f, i)->number;
        size_t low = 0, high = f->tail.count, *tail;

        if (!link_of(out, f, at, i))
            continue;
        while (low < high) {
            const size_t mid = low + (high - low) / 2;

            if (cue_at(f, *ib_list_at(&f->tail, size_t, mid))->number < number)
                low = mid + 1;
            else
                high = mid;
        }
        f->back[i] =
            low ? (uint32_t)*ib_list_at(&f->tail, size_t, low - 1) : IBID_NONE;
        tail = low < f->tail.count ? ib_list_at(&f->tail, size_t, low)
                                   : ib_list_push(&f->tail);
        if (!tail)
            return ib_arena_status(f->tail.arena);
        *tail = i;
    }
    if (f->tail.count > 0)
        for (uint32_t i =
                 (uint32_t)*ib_list_at(&f->tail, size_t, f->tail.count - 1);
             i != IBID_NONE; i = f->back[i])
            tie(link_of(out, f, at, i), f, i, IBID_SURE);
    return IBID_OK;
}

/* Tie what is left: marks out of order, marks of the page before whose notes
 * had no room there; a second mark of a number is one more of its note. */
static ibid_status tie_rest(ib_list *out, ib_list *extras, finder *f,
                            const leaf *at, size_t first)
{
    for (size_t i = at->cue + at->cues; i-- > at->cue;) {
        ib_link *link = f->used[i] ? NULL : link_of(out, f, at, i);
        ib_extra *extra;

        if (!link)
            continue;
        if (!link->has_mark) {
            tie(link, f, i, IBID_LIKELY);
            continue;
        }
        if (i < first)
            continue;
        extra = ib_list_push(extras);
        if (!extra)
            return ib_arena_status(extras->arena);
        *extra = (ib_extra){.span = cue_at(f, i)->span,
                            .number = link->number,
                            .label = link->label.start,
                            .sureness = IBID_LIKELY,
                            .because = "the mark and the note have the same "
                                       "number, as another mark has"};
    }
    return IBID_OK;
}

/* Tie the links of a page, from `from` on, to marks. */
static ibid_status tie_marks(ib_list *out, size_t from, ib_list *extras,
                             finder *f, const leaf *at)
{
    size_t first = at->cue;
    ibid_status st;

    for (size_t i = from; i < out->count; i++) {
        entry *n = &f->entry[ib_list_at(out, ib_link, i)->number];

        n->leaf = at->id;
        n->link = i;
    }
    while (first < at->cue + at->cues &&
           page_of(f, cue_at(f, first)) != at->page)
        first++;
    st = tie_row(out, f, at, first);
    return st ? st : tie_rest(out, extras, f, at, first);
}

/* The end of the note that starts at byte `start`: the last line of small print
 * before byte `limit`, of its kind, with no page without any between. */
static uint32_t end_of(const ib_text *text, uint32_t start, uint32_t limit)
{
    size_t i = ib_text_line_at(text, start);
    const uint32_t kind = text->line[i].print & IB_ORDERED_SIDE;
    uint32_t page = text->line[i].page, end = start;

    for (; i < text->line_count && text->line[i].start < limit; i++) {
        const ib_line *line = &text->line[i];

        if (line->page > page + 1 || (kind && line->role == IB_LINE_BLANK))
            break;
        if (!ib_is_small_print(line) || (line->print & IB_ORDERED_SIDE) != kind)
            continue;
        page = line->page;
        end = line->end < limit ? line->end : limit;
    }
    return ib_span_trim(text->str, (ibid_span){start, end}).end;
}

/* Links of labels of one form. */
static ibid_status find_form(ib_list *out, ib_list *extras, finder *f,
                             const ib_list *labels, ib_label_form form)
{
    leaf at = {0};
    ibid_status st = take_labels(f, labels, form);

    f->last = 0;
    memset(f->entry, 0, (IB_NOTE_MAX + 1) * sizeof *f->entry);
    memset(f->used, 0, f->cue.count * sizeof *f->used);
    while (!st && next_leaf(&at, f)) {
        const size_t from = out->count;
        uint32_t end;

        st = find_row(&end, f, &at);
        if (!st && end != IBID_NONE)
            st = push_row(out, f, &at, end);
        if (!st)
            st = tie_marks(out, from, extras, f, &at);
        if (out->count > 0)
            f->last = ib_list_at(out, ib_link, out->count - 1)->number;
    }
    return st;
}

static size_t count_marked(const ib_list *links)
{
    size_t count = 0;

    for (size_t i = 0; i < links->count; i++)
        count += ib_list_at(links, ib_link, i)->has_mark;
    return count;
}

ibid_status ib_printed_find(ib_list *out, ib_list *extras, ib_arena *scratch,
                            const ib_text *text, const ib_list *labels,
                            const ib_list *cues)
{
    static const ib_label_form forms[] = {IB_LABEL_RAISED, IB_LABEL_PLAIN,
                                          IB_LABEL_DOT, IB_LABEL_PAREN,
                                          IB_LABEL_BRACKET};
    finder f = {.text = text,
                .label = ib_list_of(scratch, ib_label),
                .cue = ib_list_of(scratch, ib_cue),
                .step = ib_list_of(scratch, row_step),
                .tail = ib_list_of(scratch, size_t)};
    ib_list best = {0};
    ibid_status st = take_cues(&f, cues);

    f.back = ib_arena_array(scratch, uint32_t, f.cue.count);
    f.used = ib_arena_array(scratch, bool, f.cue.count);
    f.entry = ib_arena_array(scratch, entry, IB_NOTE_MAX + 1);
    if (!st && (!f.back || !f.used || !f.entry))
        st = ib_arena_status(scratch);
    for (size_t i = 0; i < sizeof forms / sizeof *forms && !st; i++) {
        ib_list links = ib_list_of(scratch, ib_link);
        ib_list more = ib_list_of(scratch, ib_extra);

        st = find_form(&links, &more, &f, labels, forms[i]);
        if (!st && count_marked(&links) > count_marked(out)) {
            *out = links;
            best = more;
        }
    }
    for (size_t i = 0; i < best.count && !st; i++) {
        ib_extra *extra = ib_list_push(extras);

        if (!extra)
            return ib_arena_status(extras->arena);
        *extra = *ib_list_at(&best, ib_extra, i);
    }
    for (size_t i = 0; i < out->count && !st; i++) {
        ib_link *link = ib_list_at(out, ib_link, i);

        link->end =
            end_of(text, link->start,
                   i + 1 < out->count ? link[1].label.start : text->str.len);
    }
    return st;
}
