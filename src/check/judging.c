/* judging.c - a judgement as it is made: what is noted on the way. */

#include "check/judging.h"

#include <string.h>

#include "check/unsure.h"
#include "check/edit.h"

uint32_t ib_judging_stop(const ib_words *words, uint32_t i)
{
    return i < words->count && words->item[i].kind == IB_WORD_STOP
               ? words->view->item[words->item[i].start].cp
               : 0;
}

void ib_judging_reason(ib_judging *j, const char *sentence)
{
    const char **r;

    for (size_t i = 0; i < j->out->reason.count; i++) {
        if (strcmp(*ib_list_at(&j->out->reason, const char *, i), sentence) ==
            0)
            return;
    }
    r = ib_list_push(&j->out->reason);
    if (r)
        *r = sentence;
    else
        j->failed = true;
}

void ib_judging_damage(ib_judging *j, const char *sentence)
{
    j->damage++;
    ib_judging_reason(j, sentence);
}

ibid_span ib_judging_span(const ib_words *words, uint32_t start, uint32_t end)
{
    const ib_fold *view = words->view;

    if (start < end)
        return ib_fold_span(view, words->item[start].start,
                            words->item[end - 1].end);
    if (start < words->count)
        return (ibid_span){view->item[words->item[start].start].at,
                           view->item[words->item[start].start].at};
    return (ibid_span){view->text.len, view->text.len};
}

unsigned ib_judging_unsure(const ib_judging *j, ib_step at)
{
    return (ib_unsure_touches(j->q, at.q_start, at.q_end)
                ? IBID_UNSURE_QUOTATION
                : 0u) |
           (ib_unsure_touches(j->s, at.s_start, at.s_end) ? IBID_UNSURE_SOURCE
                                                          : 0u);
}

void ib_judging_edit(ib_judging *j, ibid_edit_type type, ib_step at)
{
    ibid_edit *e = ib_list_push(&j->out->edit);

    if (!e) {
        j->failed = true;
        return;
    }
    *e = (ibid_edit){
        type, ib_edit_weight(type), ib_judging_span(j->q, at.q_start, at.q_end),
        ib_judging_span(j->s, at.s_start, at.s_end), ib_judging_unsure(j, at)};
    j->out->grave += e->weight == IBID_WEIGHT_GRAVE   ? 8
                     : e->weight == IBID_WEIGHT_PLAIN ? 4
                                                      : 1;
}
