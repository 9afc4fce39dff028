/* job.h - what the library tells the warm worker, and what it is told.
 *
 * Over a socket that keeps messages apart the worker says that it is ready and
 * which version it speaks; then the library sends a message a document, with three descriptors: the document, read only; the pipe that
 * the answer goes to; the job's own socket.  When the process that read has
 * ended, its status comes over the job's socket; when the library closes that
 * socket before, the process is killed.
 */
#ifndef IB_BYTES_JOB_H
#define IB_BYTES_JOB_H

#include "bytes/frame.h"

enum {
    IB_JOB_IN, /* the descriptors, in this order */
    IB_JOB_OUT,
    IB_JOB_SOCKET,
    IB_JOB_FDS
};

/* What the worker says first, when its tables are loaded: u16 version. */
enum { IB_JOB_READY_BYTES = 2 };

/* u16 version, u32 seconds of processor time, u64 bytes of memory, u32 page. */
enum { IB_JOB_BYTES = 18 };

/* u32: the status, as waitpid tells it. */
enum { IB_JOB_DONE_BYTES = 4 };

typedef struct ib_job {
    uint32_t seconds;
    uint64_t memory;
    uint32_t page; /* from 1, which alone is read, by OCR; 0: all as it is */
} ib_job;

static inline void ib_job_put(char bytes[IB_JOB_BYTES], const ib_job *job)
{
    ib_frame_put16(bytes, IB_FRAME_VERSION);
    ib_frame_put32(bytes + 2, job->seconds);
    ib_frame_put32(bytes + 6, (uint32_t)job->memory);
    ib_frame_put32(bytes + 10, (uint32_t)(job->memory >> 32));
    ib_frame_put32(bytes + 14, job->page);
}

/* false: another version. */
static inline bool ib_job_read(ib_job *job, const char bytes[IB_JOB_BYTES])
{
    job->seconds = ib_frame_u32(bytes + 2);
    job->memory = ib_frame_u32(bytes + 6) | (uint64_t)ib_frame_u32(bytes + 10)
                                                << 32;
    job->page = ib_frame_u32(bytes + 14);
    return ib_frame_u16(bytes) == IB_FRAME_VERSION;
}

#endif
