/* read.h - one document, read under the lock. */
#ifndef IB_WORKER_READ_H
#define IB_WORKER_READ_H

#include "lock.h"

/* Load what takes files: once, before the first document.
 *
 * Takes  `languages` of OCR, or NULL. */
void read_warm(const char *languages);

/* Read the document of descriptor 0, answer on descriptor 1, and end.
 *
 * Takes  limits, but for the length of the document, which is found here;
 *        `page`, which alone is read, by OCR; 0: the document as it is. */
_Noreturn void read_document(const lock_limits *limits, bool unsafe,
                             unsigned page);

#endif
