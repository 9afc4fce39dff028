/* flow.h - several spans of a text read as one string.
 *
 * A note or paragraph that a page break interrupts is read without what stands
 * between; a place in the flow leads back to its byte of the text.  A flow of
 * one span is that span itself: nothing is copied.
 */
#ifndef IB_TEXT_FLOW_H
#define IB_TEXT_FLOW_H

#include "base/arena.h"

typedef struct ib_flow {
    ibid_str str;          /* parts in order, one line feed between them */
    const ibid_span *part; /* of the text */
    const uint32_t *start; /* where each part starts in str */
    uint32_t part_count;
} ib_flow;

/* Join `count` (1 or more) ascending spans of `text`.
 *
 * Takes  spans that stay where they are while the flow is used.
 * Fails  IBID_ENOMEM, IBID_ELIMIT. */
IBID_MUST_USE ibid_status ib_flow_join(ib_flow *out, ib_arena *arena,
                                       ibid_str text, const ibid_span *part,
                                       uint32_t count);

/* The byte of the text for byte `at` of the flow, as a start or as an end: at
 * a joint, a start leads to the later part and an end to the earlier one. */
uint32_t ib_flow_start(const ib_flow *flow, uint32_t at);
uint32_t ib_flow_end(const ib_flow *flow, uint32_t at);

/* Both ends of a non-empty span of the flow. */
static inline ibid_span ib_flow_span(const ib_flow *flow, ibid_span span)
{
    return (ibid_span){ib_flow_start(flow, span.start),
                       ib_flow_end(flow, span.end)};
}

#endif
