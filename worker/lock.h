/* lock.h - what a process that reads a document may still do: read its input,
 * write its answer, take memory up to a bound, and end.
 *
 * docs/worker.md says what each wall is for.
 */
#ifndef IB_WORKER_LOCK_H
#define IB_WORKER_LOCK_H

#include <stdbool.h>
#include <stdint.h>

/* Sanitizers use terabytes of addresses, and a malloc of their own. */
#if defined(__SANITIZE_ADDRESS__)
#define HAS_SHADOW 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer)
#define HAS_SHADOW 1
#endif
#endif
#ifndef HAS_SHADOW
#define HAS_SHADOW 0
#endif

typedef struct lock_limits {
    uint32_t seconds; /* of processor time */
    uint64_t memory;  /* bytes */
    uint64_t input;   /* bytes of the document, mapped beside it */
} lock_limits;

/* Set the limits alone: memory, processor time, no files, no core. */
bool lock_limit(const lock_limits *limits);

/* Make the list of system calls, which lock_on loads: once in the zygote.
 * Else lock_on makes it. */
bool lock_prepare(void);

/* Lock this process, for good.  Descriptors 0 (in), 1 (out) and 2 stay; the
 * caller has closed all others.
 *
 * Takes  `folder`s, of which files may be read, ended by NULL; or NULL.
 * Gives  NULL; or a sentence that says which part could not be set up: then
 *        nothing may be read. */
const char *lock_on(const lock_limits *limits, const char *const *folder);

/* May files of the folders be read?  false where the kernel has no Landlock:
 * then each attempt to open one is refused. */
bool lock_gives_folder(void);

#endif
