/* start.h - finding the worker, and starting it. */
#ifndef IB_BYTES_START_H
#define IB_BYTES_START_H

#include <sys/types.h>

#include "base/arena.h"

/* Find the program: `named`, else $IBID_READ, else in libexec or beside this
 * library.
 *
 * Gives  its path in `arena`; NULL: there is none, or no memory. */
const char *ib_worker_find(ib_arena *arena, const char *named);

/* Start the program, warm.
 *
 * Takes  `languages` of OCR, which it loads then; or NULL.
 * Gives  0, its process and the socket that jobs are sent to (job.h), which
 *        ends it when closed; or an errno. */
int ib_worker_start(pid_t *pid, int *control, const char *program, bool unsafe,
                    const char *languages);

#endif
