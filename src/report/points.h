/* points.h - bytes of a text as code points, which other programs count. */
#ifndef IB_REPORT_POINTS_H
#define IB_REPORT_POINTS_H

#include "base/arena.h"

typedef struct ib_points {
    ibid_str text;
    const uint32_t *before; /* code points before each block of bytes */
} ib_points;

/* Count a text.
 *
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear, once. */
IBID_MUST_USE ibid_status ib_points_count(ib_points *out, ib_arena *arena,
                                          ibid_str text);

/* How many code points stand before byte `at`, up to the length of the text. */
uint32_t ib_points_at(const ib_points *points, uint32_t at);

#endif
