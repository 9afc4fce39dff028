/* remark.h - what was odd in the input.
 *
 * A remark accuses nobody: it says what a reader should know about a place in
 * the file.  Reading goes on after each.
 */
#ifndef IBID_REMARK_H
#define IBID_REMARK_H

#include "ibid/base.h"

typedef struct ibid_remark {
    const char *what; /* one plain sentence, NUL-ended UTF-8, no full stop */
    ibid_span span;   /* the place; empty at 0 where the whole file is meant */
} ibid_remark;

typedef struct ibid_remarks {
    const ibid_remark *item; /* in order of the stages that made them */
    size_t count;
} ibid_remarks;

#endif
