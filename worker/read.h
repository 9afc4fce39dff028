/* read.h - one document, read under the lock. */
#ifndef IB_WORKER_READ_H
#define IB_WORKER_READ_H

#include "lock.h"

/* Read the document of descriptor 0, answer on descriptor 1, and end.
 *
 * Takes  limits, but for the length of the document, which is found here. */
_Noreturn void read_document(const lock_limits *limits, bool unsafe);

#endif
