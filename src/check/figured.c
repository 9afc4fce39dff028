/* figured.c - a finding for each figure of a document. */

#include "check/figured.h"

#include "check/counts.h"
#include "check/thing.h"
#include "check/voice.h"

/* Take the remarks on figure i, the next of those that are left. */
static ibid_status add_remarks(ibid_finding *f, ib_arena *arena,
                               const ib_count_remark **next,
                               const ib_count_remark *end)
{
    const ib_count_remark *first = *next;
    const char **reason;
    ibid_span *beside;

    while (*next < end && (*next)->figure == f->item)
        ++*next;
    f->reason_count = f->beside_count = (uint32_t)(*next - first);
    if (f->reason_count == 0)
        return IBID_OK;
    reason = ib_arena_array(arena, const char *, f->reason_count);
    beside = ib_arena_array(arena, ibid_span, f->beside_count);
    if (!reason || !beside)
        return ib_arena_status(arena);
    for (uint32_t i = 0; i < f->reason_count; i++) {
        reason[i] = first[i].sentence;
        beside[i] = first[i].beside;
    }
    f->reason = reason;
    f->beside = beside;
    return IBID_OK;
}

ibid_status ib_figured_find(ibid_check *check, ib_arena *scratch,
                            const ibid_figures *figures,
                            const ibid_datings *datings)
{
    ib_list remarks = ib_list_of(&check->arena, ib_count_remark);
    const ib_count_remark *next, *end;
    ibid_status st = ib_counts_find(&remarks, &check->arena, scratch,
                                    check->doc, figures, datings);

    next = remarks.item;
    end = next + remarks.count;
    for (uint32_t i = 0; i < figures->count && !st; i++) {
        const ibid_figure *figure = &figures->item[i];
        ibid_finding *f;
        ib_voice voice;

        if (!ib_figure_is_amount(figure))
            continue;
        f = ib_list_push(&check->findings);
        if (!f)
            return ib_arena_status(&check->arena);
        voice = ib_voice_of(check->doc, figure);
        *f = (ibid_finding){
            .kind = IBID_FINDING_FIGURE,
            .span = figure->span,
            .page = ibid_doc_line(check->doc, figure->span.start).page,
            .note = voice.note,
            .item = i,
            .verdict = voice.note == IBID_NONE && voice.citation == IBID_NONE
                           ? IBID_VERDICT_UNCITED
                           : IBID_VERDICT_CITED,
            .hit = {IBID_NONE, {0, 0}, 0}};
        st = add_remarks(f, &check->arena, &next, end);
    }
    return st;
}
