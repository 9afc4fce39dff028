/* growth.h - time and memory of reading, for one text and one four times as
 * long.
 *
 * No clock decides alone: only a ratio does, of processor time, the least of
 * several runs, and only once the work is long enough to be measured.  Linear
 * work gives 4, quadratic 16; the bound lies between.
 */
#ifndef IBID_TESTS_GROWTH_H
#define IBID_TESTS_GROWTH_H

#include "tests/counter.h"
#include "ibid/ibid.h"

/* Sizes are divided by this where a sanitizer or a debugging arena slows all
 * work down. */
#if defined(__SANITIZE_ADDRESS__) || defined(IB_ARENA_DEBUG)
#define GROWTH_SCALE 32
#else
#define GROWTH_SCALE 1
#endif

/* Read the first 1/64, 1/16, 1/4 and the whole of a text, and compare.
 *
 * Gives  false, having printed why, where the cost of a step is more than
 *        linear, a promise is broken, a status is not IBID_OK, or memory is
 *        left behind. */
bool growth_is_linear(const char *name, const char *bytes, size_t len);

#endif
