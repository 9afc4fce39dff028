/* memory.h - no document is cut short because memory was. */
#ifndef IB_WORKER_MEMORY_H
#define IB_WORKER_MEMORY_H

#include "emit.h"

/* From here on the process ends with a FAIL frame where malloc has nothing to
 * give, whoever asked: libraries may go on without, and give half a document
 * as if it were whole.  (With glibc; elsewhere, and under sanitizers, each
 * library does what it does.) */
void memory_watch(emit *out);

#endif
