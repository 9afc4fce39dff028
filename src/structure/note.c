/* note.c - notes at the foot and at the end, and the marks that call them. */

#include "structure/damage.h"

#include "base/str.h"

/* Marks in the order of the text; notes are in order already. */
static void sort_marks(ibid_mark *mark, ibid_mark *spare, size_t count)
{
    for (size_t width = 1; width < count; width *= 2) {
        for (size_t at = 0; at < count; at += 2 * width) {
            size_t mid = at + width < count ? at + width : count;
            size_t end = mid + width < count ? mid + width : count;
            size_t a = at, b = mid;

            for (size_t k = at; k < end; k++)
                spare[k] = a < mid && (b >= end ||
                                       mark[a].span.start <= mark[b].span.start)
                               ? mark[a++]
                               : mark[b++];
        }
        for (size_t k = 0; k < count; k++)
            mark[k] = spare[k];
    }
}

static uint32_t page_at(const ib_text *text, uint32_t byte)
{
    return text->line[ib_text_line_at(text, byte)].page + 1;
}

/* Headings under which notes stand at the end. */
static const char *const headings[] = {
    "notes",       "endnotes",     "footnotes",       "end notes",
    "anmerkungen", "endnoten",     "fu\xC3\x9Fnoten", "noten",
    "notas",       "notes de fin", "notes finales",   "notas finales",
};

/* Is the text before a line, past blank lines, such a heading? */
static bool has_heading(const ib_text *text, size_t line)
{
    ibid_span span;

    while (line > 0 && text->line[line - 1].role != IB_LINE_TEXT)
        line--;
    if (line == 0)
        return false;
    span = ib_span_trim(text->str, (ibid_span){text->line[line - 1].start,
                                               text->line[line - 1].end});
    while (span.start < span.end &&
           (text->str.at[span.start] == '#' || text->str.at[span.start] == '*'))
        span.start++;
    while (span.end > span.start && (text->str.at[span.end - 1] == ':' ||
                                     text->str.at[span.end - 1] == '*'))
        span.end--;
    span = ib_span_trim(text->str, span);
    for (size_t i = 0; i < sizeof headings / sizeof headings[0]; i++)
        if (ib_str_is_nocase(ib_str_in(text->str, span),
                             ib_str_of(headings[i])))
            return true;
    return false;
}

/* Do links [first, last), numbered in one row, stand after all that they
 * belong to? */
static bool is_at_end(const ib_text *text, const ib_link *link, size_t first,
                      size_t last)
{
    uint32_t from = IBID_NONE;

    for (size_t i = first; i < last; i++) {
        if (!link[i].has_mark)
            continue;
        if (link[i].mark.start >= link[first].label.start)
            return false;
        if (link[i].mark.start < from)
            from = link[i].mark.start;
    }
    if (from == IBID_NONE)
        return link[first].at_end;
    if (has_heading(text, link[first].line))
        return true;
    return last - first > 1 &&
           (text->pages.count > 1
                ? page_at(text, from) < page_at(text, link[first].start)
                : link[first].start - from > IB_END_FAR);
}

/* Tell endnotes, row by row: numbers rise in a row. */
static void find_endnotes(const ib_list *links, const ib_text *text)
{
    ib_link *link = links->item;
    size_t first = 0;

    for (size_t i = 1; i <= links->count; i++) {
        if (i < links->count && link[i].number > link[i - 1].number)
            continue;
        if (is_at_end(text, link, first, i))
            for (size_t k = first; k < i; k++)
                link[k].at_end = true;
        first = i;
    }
}

/* Put notes with a sign among the numbered ones; a note ends where the next
 * begins.  A sign inside a numbered label stays what it was taken for. */
static ibid_status merge_signs(ib_list *out, const ib_list *links,
                               const ib_list *signs, const ib_text *text)
{
    size_t a = 0, b = 0;

    while (a < links->count || b < signs->count) {
        const ib_link *left =
            a < links->count ? ib_list_at(links, ib_link, a) : NULL;
        const ib_link *sign =
            b < signs->count ? ib_list_at(signs, ib_link, b) : NULL;
        ib_link *new, *last;

        if (left && (!sign || left->label.start <= sign->label.start)) {
            new = ib_list_push(out);
            if (!new)
                return ib_arena_status(out->arena);
            *new = *left;
            a++;
            continue;
        }
        b++;
        last = out->count ? ib_list_at(out, ib_link, out->count - 1) : NULL;
        if (last && sign->label.start <= last->start)
            continue;
        if (last && last->more.start >= sign->label.start)
            last->more = (ibid_span){0, 0};
        if (last && last->more.end > sign->label.start)
            last->more = ib_span_trim(
                text->str, (ibid_span){last->more.start, sign->label.start});
        else if (last && last->end > sign->label.start)
            last->end = ib_span_trim(text->str, (ibid_span){last->start,
                                                            sign->label.start})
                            .end;
        new = ib_list_push(out);
        if (!new)
            return ib_arena_status(out->arena);
        *new = *sign;
        new->end = text->str.len;
        if (left)
            new->end = left->label.start;
        if (b < signs->count &&
            ib_list_at(signs, ib_link, b)->label.start < new->end)
            new->end = ib_list_at(signs, ib_link, b)->label.start;
        new->end = ib_note_end(text, new->start, new->end);
        if (new->end <= new->start)
            out->count--;
    }
    return IBID_OK;
}

static ibid_status push_part(ib_list *parts, ibid_span part)
{
    ibid_span *new = ib_list_push(parts);

    if (!new)
        return ib_arena_status(parts->arena);
    *new = part;
    return IBID_OK;
}

/* Push the runs of small print between the ends of a printed note. */
static ibid_status push_print(ib_list *parts, const ib_text *text,
                              const ib_link *link)
{
    ibid_span run = {link->start, link->start};
    const size_t first = ib_text_line_at(text, link->start);
    ibid_status st = IBID_OK;

    for (size_t i = first; i < text->line_count && !st; i++) {
        const ib_line *line = &text->line[i];

        if (line->start >= link->end)
            break;
        if (line->role == IB_LINE_BLANK)
            continue;
        if (ib_is_small_print(line) &&
            ((line->print ^ text->line[first].print) & IB_ORDERED_SIDE) == 0) {
            if (ib_span_is_empty(run) && i > first)
                run.start = line->start;
            run.end = line->end < link->end ? line->end : link->end;
        } else if (!ib_span_is_empty(run)) {
            st = push_part(parts, ib_span_trim(text->str, run));
            run = (ibid_span){line->end, line->end};
        }
    }
    if (!st && !ib_span_is_empty(run))
        st = push_part(parts, ib_span_trim(text->str, run));
    return st;
}

static ibid_status push_parts(ib_list *parts, const ib_text *text,
                              const ib_link *link)
{
    ibid_status st;

    if (link->is_printed)
        return push_print(parts, text, link);
    st = push_part(parts, (ibid_span){link->start, link->end});
    return !st && link->more.end ? push_part(parts, link->more) : st;
}

static ibid_status keep_notes(ib_structure *out, ib_arena *arena,
                              ib_arena *scratch, const ib_text *text,
                              const ib_list *links)
{
    ibid_note *note = ib_arena_array(arena, ibid_note, links->count);
    ib_list parts = ib_list_of(scratch, ibid_span);
    const ibid_span *part;
    ibid_status st = note ? IBID_OK : ib_arena_status(arena);

    for (size_t i = 0; i < links->count && !st; i++) {
        const ib_link *link = ib_list_at(links, ib_link, i);
        const size_t first = parts.count;

        st = push_parts(&parts, text, link);
        note[i] = (ibid_note){
            .number = link->number,
            .label = link->label,
            .part_count = (uint32_t)(parts.count - first),
            .page = page_at(text, link->start),
            .at_end = link->at_end,
        };
    }
    part = st ? NULL : ib_list_keep(&parts, arena);
    if (!part)
        return st ? st : ib_arena_status(arena);
    for (size_t i = 0; i < links->count; part += note[i++].part_count) {
        note[i].part = part;
        note[i].span =
            (ibid_span){part[0].start, part[note[i].part_count - 1].end};
    }
    out->notes = (ibid_notes){note, links->count};
    return IBID_OK;
}

/* The note whose label starts at `byte`, or IBID_NONE. */
static uint32_t note_at(const ib_list *links, uint32_t byte)
{
    size_t low = 0, high = links->count;

    while (low < high) {
        size_t mid = low + (high - low) / 2;

        if (ib_list_at(links, ib_link, mid)->label.start < byte)
            low = mid + 1;
        else
            high = mid;
    }
    return low < links->count &&
                   ib_list_at(links, ib_link, low)->label.start == byte
               ? (uint32_t)low
               : IBID_NONE;
}

static ibid_status keep_marks(ib_structure *out, ib_arena *arena,
                              ib_arena *scratch, const ib_text *text,
                              const ib_list *links, const ib_list *extras)
{
    size_t room = links->count + extras->count, count = 0, kept = 0;
    ibid_mark *mark = ib_arena_array(arena, ibid_mark, room);
    ibid_mark *spare = ib_arena_array(scratch, ibid_mark, room);

    if (!mark || !spare)
        return !mark ? ib_arena_status(arena) : ib_arena_status(scratch);
    for (size_t i = 0; i < links->count; i++) {
        const ib_link *link = ib_list_at(links, ib_link, i);

        if (link->has_mark)
            mark[count++] = (ibid_mark){
                .number = link->number,
                .note = (uint32_t)i,
                .span = link->mark,
                .page = page_at(text, link->mark.start),
                .sureness = link->sureness,
                .because = link->because,
            };
    }
    for (size_t i = 0; i < extras->count; i++) {
        const ib_extra *extra = ib_list_at(extras, ib_extra, i);
        uint32_t note = extra->label == IBID_NONE
                            ? IBID_NONE
                            : note_at(links, extra->label);

        if (extra->label == IBID_NONE || note != IBID_NONE)
            mark[count++] = (ibid_mark){
                .number = extra->number,
                .note = note,
                .span = extra->span,
                .page = page_at(text, extra->span.start),
                .sureness = extra->sureness,
                .because = extra->because,
            };
    }
    sort_marks(mark, spare, count);
    for (size_t i = 0; i < count; i++) /* no place is two marks */
        if (kept == 0 || ib_span_is_empty(mark[i].span) ||
            mark[kept - 1].span.end <= mark[i].span.start)
            mark[kept++] = mark[i];
    out->marks = (ibid_marks){mark, kept};
    return IBID_OK;
}

static size_t count_marks(const ib_list *links)
{
    size_t count = 0;

    for (size_t i = 0; i < links->count; i++) {
        const ib_link *link = ib_list_at(links, ib_link, i);

        count += link->has_mark && link->mark.end > link->mark.start;
    }
    return count;
}

/* Clean text: plain marks stand for nearly all notes, and few numbers are left
 * out. */
static bool is_clean(const ib_list *links)
{
    const ib_link *last;

    if (links->count < IB_CLEAN_NOTES_MIN)
        return false;
    last = ib_list_at(links, ib_link, links->count - 1);
    return links->count * 100 >= last->number * IB_CLEAN_PERCENT &&
           count_marks(links) * 100 >= links->count * IB_CLEAN_PERCENT;
}

/* Is the reading of damaged text worth more than the plain one?  Not when all
 * of it is guessed: prose has paragraphs and odd signs too. */
static bool is_better(const ib_list *damaged, const ib_list *plain)
{
    size_t firm = 0;

    for (size_t i = 0; i < damaged->count; i++)
        firm += ib_list_at(damaged, ib_link, i)->sureness != IBID_GUESS;
    return firm > 0 && count_marks(damaged) > count_marks(plain) &&
           count_marks(damaged) * 100 >= damaged->count * IB_DAMAGED_PERCENT;
}

/* May OCR have read the text?  Files of pages say so; other texts do not. */
static bool may_be_damaged(const ib_text *text)
{
    for (size_t i = 0; text->page && i < text->page_count; i++)
        if (text->page[i].layer != IBID_LAYER_TEXT)
            return true;
    return text->page == NULL;
}

/* Are notes that were found by where they are printed better than those found
 * by their numbers? */
static bool is_believed(const ib_list *printed, const ib_list *plain)
{
    return count_marks(printed) > 0 &&
           count_marks(printed) * 100 >= count_marks(plain) * IB_PRINT_BELIEVED;
}

/* Push the notes under the last heading "Notes", numbered from 1 without a gap,
 * of a text that kept no marks. */
static ibid_status find_headed(ib_list *out, const ib_text *text,
                               const ib_list *labels)
{
    size_t first = labels->count;
    uint32_t number = 1;

    for (size_t i = labels->count; i-- > 0 && first == labels->count;)
        if (ib_list_at(labels, ib_label, i)->number == 1 &&
            has_heading(text, ib_list_at(labels, ib_label, i)->line))
            first = i;
    for (size_t i = first; i < labels->count; i++) {
        const ib_label *label = ib_list_at(labels, ib_label, i);
        ib_link *new;

        if (label->number != number ||
            label->form != ib_list_at(labels, ib_label, first)->form)
            continue;
        if (number++ > 1) {
            ib_link *last = ib_list_at(out, ib_link, out->count - 1);

            if (label->span.start <= last->start) {
                number--;
                continue;
            }
            last->end = ib_note_end(text, last->start, label->span.start);
        }
        new = ib_list_push(out);
        if (!new)
            return ib_arena_status(out->arena);
        *new = (ib_link){.label = label->span,
                         .line = label->line,
                         .start = label->start,
                         .end = ib_note_end(text, label->start, text->str.len),
                         .number = label->number,
                         .at_end = true};
    }
    if (out->count < IB_HEADED_MIN)
        out->count = 0;
    return IBID_OK;
}

/* Are all notes of a damaged reading those that signs alone explain: "*" at
 * the foot for "*" in the text? */
static bool are_signs(const ib_list *damaged, const ib_list *signs)
{
    for (size_t i = 0; i < damaged->count; i++)
        if (note_at(signs, ib_list_at(damaged, ib_link, i)->label.start) ==
            IBID_NONE)
            return false;
    return true;
}

/* Read the numbered notes: plain where they stand so, else as damaged. */
static ibid_status link_numbers(ib_list *links, ib_list *extras,
                                ib_arena *scratch, const ib_text *text,
                                const ib_list *signs)
{
    ib_list labels = ib_list_of(scratch, ib_label);
    ib_list cues = ib_list_of(scratch, ib_cue);
    ib_list damaged = ib_list_of(scratch, ib_link);
    ibid_status st = ib_label_find(&labels, text);

    if (!st && labels.count > 0)
        st = ib_cue_find(&cues, text);
    if (!st && cues.count > 0)
        st = ib_chain_find(links, scratch, text, &labels, &cues);
    if (!st && cues.count > 0 && text->page) {
        ib_list printed = ib_list_of(scratch, ib_link);
        const size_t signs_count = extras->count;

        st = ib_printed_find(&printed, extras, scratch, text, &labels, &cues);
        if (!st && is_believed(&printed, links)) {
            *links = printed;
            return ib_fill_marks(extras, links, &cues);
        }
        extras->count = signs_count;
    }
    if (!st && !is_clean(links) && may_be_damaged(text)) {
        st = ib_align_find(&damaged, scratch, text);
        if (!st && is_better(&damaged, links) && !are_signs(&damaged, signs)) {
            *links = damaged;
            return IBID_OK;
        }
    }
    if (!st && links->count == 0)
        return find_headed(links, text, &labels);
    return st ? st : ib_fill_marks(extras, links, &cues);
}

ibid_status ib_note_link(ib_structure *out, ib_arena *arena, ib_arena *scratch,
                         const ib_text *text, ib_list *remarks)
{
    ib_list links = ib_list_of(scratch, ib_link);
    ib_list signs = ib_list_of(scratch, ib_link);
    ib_list all = ib_list_of(scratch, ib_link);
    ib_list extras = ib_list_of(scratch, ib_extra);
    ibid_status st;

    (void)remarks;
    out->notes = (ibid_notes){0};
    out->marks = (ibid_marks){0};
    if (text->given && text->given->note_count > 0)
        return ib_given_link(out, arena, text);
    st = ib_star_find(&signs, &extras, scratch, text);
    if (!st)
        st = link_numbers(&links, &extras, scratch, text, &signs);
    if (!st) {
        find_endnotes(&links, text);
        st = merge_signs(&all, &links, &signs, text);
    }
    if (!st)
        st = keep_notes(out, arena, scratch, text, &all);
    return st ? st : keep_marks(out, arena, scratch, text, &all, &extras);
}
