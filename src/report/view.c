/* view.c - counts of a check's findings. */

#include "report/view.h"

bool ibid_finding_is_to_look_at(const ibid_finding *finding, uint32_t look_at)
{
    if (finding->kind == IBID_FINDING_UNQUOTED)
        return (look_at & IBID_LOOK_UNQUOTED) != 0;
    if (finding->kind == IBID_FINDING_FIGURE)
        return (look_at >> IBID_VERDICT_REMARKED & 1) &&
               finding->reason_count > 0;
    if (finding->verdict > IBID_VERDICT_NONE &&
        finding->verdict < IBID_VERDICT_COUNT &&
        (look_at >> finding->verdict & 1))
        return true;
    return (look_at & IBID_LOOK_PINPOINT) && finding->has_pinpoint &&
           finding->pinpoint.state == IBID_PINPOINT_WRONG;
}

ib_tally ib_view_count(const ib_view *view, uint32_t look_at)
{
    ib_tally tally = {0};

    for (size_t i = 0; i < view->findings.count; i++) {
        const ibid_finding *finding = &view->findings.item[i];

        tally.of[finding->kind][finding->verdict]++;
        tally.total[finding->kind]++;
        if (finding->has_pinpoint &&
            finding->pinpoint.state == IBID_PINPOINT_WRONG)
            tally.wrong_pinpoints++;
        if (ibid_finding_is_to_look_at(finding, look_at))
            tally.to_look_at++;
    }
    return tally;
}

uint32_t ib_view_number(const ib_view *view, uint32_t index)
{
    return index != IBID_NONE && view->number ? view->number[index] : index;
}

const ibid_source *ib_view_source(const ib_view *view, uint32_t index)
{
    if (index == IBID_NONE)
        return NULL;
    return view->shelf.source(view->shelf.state, index);
}
