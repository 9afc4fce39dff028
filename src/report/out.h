/* out.h - bytes to a sink, through one buffer. */
#ifndef IB_REPORT_OUT_H
#define IB_REPORT_OUT_H

#include "ibid/base.h"

typedef struct ib_out {
    const ibid_sink *sink;
    char buffer[4096];
    uint32_t used;
    bool failed; /* the sink has stopped: nothing more is written */
} ib_out;

void ib_out_start(ib_out *out, const ibid_sink *sink);
void ib_out_put(ib_out *out, const char *bytes, size_t len);
void ib_out_say(ib_out *out, const char *words);

/* Write out what is buffered; IBID_EIO when the sink stopped at any time. */
IBID_MUST_USE ibid_status ib_out_finish(ib_out *out);

#endif
