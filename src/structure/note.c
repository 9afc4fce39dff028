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

static ibid_status keep_notes(ib_structure *out, ib_arena *arena,
                              const ib_text *text, const ib_list *links)
{
    ibid_note *note = ib_arena_array(arena, ibid_note, links->count);
    ibid_span *part = ib_arena_array(arena, ibid_span, 2 * links->count);

    if (!note || !part)
        return ib_arena_status(arena);
    for (size_t i = 0; i < links->count; i++, part += 2) {
        const ib_link *link = ib_list_at(links, ib_link, i);

        part[0] = (ibid_span){link->start, link->end};
        part[1] = link->more;
        note[i] = (ibid_note){
            .number = link->number,
            .label = link->label,
            .span = {link->start, link->more.end ? link->more.end : link->end},
            .part = part,
            .part_count = link->more.end ? 2 : 1,
            .page = page_at(text, link->start),
        };
    }
    out->notes = (ibid_notes){note, links->count};
    return IBID_OK;
}

static ibid_status keep_marks(ib_structure *out, ib_arena *arena,
                              ib_arena *scratch, const ib_text *text,
                              const ib_list *links)
{
    ibid_mark *mark = ib_arena_array(arena, ibid_mark, links->count);
    ibid_mark *spare = ib_arena_array(scratch, ibid_mark, links->count);
    size_t count = 0;

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
    sort_marks(mark, spare, count);
    out->marks = (ibid_marks){mark, count};
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

ibid_status ib_note_link(ib_structure *out, ib_arena *arena, ib_arena *scratch,
                         const ib_text *text, ib_list *remarks)
{
    ib_list labels = ib_list_of(scratch, ib_label);
    ib_list cues = ib_list_of(scratch, ib_cue);
    ib_list links = ib_list_of(scratch, ib_link);
    ib_list damaged = ib_list_of(scratch, ib_link);
    ibid_status st;

    (void)remarks;
    out->notes = (ibid_notes){0};
    out->marks = (ibid_marks){0};
    st = ib_label_find(&labels, text);
    if (!st && labels.count > 0)
        st = ib_cue_find(&cues, text);
    if (!st && cues.count > 0)
        st = ib_chain_find(&links, scratch, text, &labels, &cues);
    if (!st && !is_clean(&links)) {
        st = ib_align_find(&damaged, scratch, text);
        if (!st && is_better(&damaged, &links))
            links = damaged;
    }
    if (!st)
        st = keep_notes(out, arena, text, &links);
    return st ? st : keep_marks(out, arena, scratch, text, &links);
}
