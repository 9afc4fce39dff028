/* emit_double.h - a stand-in for worker/emit.c: keeps the calls as lines. */
#ifndef IBID_TESTS_WORKER_EMIT_DOUBLE_H
#define IBID_TESTS_WORKER_EMIT_DOUBLE_H

#include <setjmp.h>

#include "worker/emit.h"

/* emit_fail returns to `back`. */
emit *emit_double_open(jmp_buf *back);
/* What was said so far: a line a block. */
const char *emit_double_calls(const emit *out);
void emit_double_close(emit *out);

#endif
