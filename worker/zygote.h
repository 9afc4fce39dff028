/* zygote.h - the warm process: its tables are loaded once, and it makes a new
 * process for each document. */
#ifndef IB_WORKER_ZYGOTE_H
#define IB_WORKER_ZYGOTE_H

#include <stdbool.h>

/* Take documents from the socket on descriptor 0 (bytes/job.h) until it is
 * closed; then kill what still reads.
 *
 * Takes  `languages` of OCR, which is loaded then; or NULL.
 * Gives  the exit status. */
int zygote_run(bool unsafe, const char *languages);

#endif
