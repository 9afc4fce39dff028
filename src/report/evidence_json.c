/* evidence_json.c - a passage with signs at what differs, as a string. */

#include "report/parts.h"

/* The line is as long as it gets: its last feed is no part of it. */
static int put(void *state, const char *bytes, size_t len)
{
    if (len != 1 || bytes[0] != '\n')
        ib_json_put(state, bytes, len);
    return 0;
}

void ib_json_evidence(ib_json *json, const char *key, const ib_side *side)
{
    const ibid_sink sink = {put, json};
    ib_paper paper;

    ib_paper_start(&paper, &sink, 0, false);
    paper.width = UINT32_MAX;
    ib_json_open(json, key);
    ib_paper_line(&paper, 0, 0);
    ib_side_put_bare(&paper, side);
    (void)!ib_paper_finish(&paper); /* the sink never stops */
    ib_json_close(json);
}
