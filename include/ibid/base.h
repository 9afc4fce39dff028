/* base.h - what every other header stands on: status, strings, spans, sinks.
 *
 * One rule of ownership: if you `open` it, `close` it; all else lives as long
 * as the object it came from.  The library prints nothing, never exits, keeps
 * no global state, and sets no locale.
 */
#ifndef IBID_BASE_H
#define IBID_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
#define IBID_C_LINKAGE extern "C"
#else
#define IBID_C_LINKAGE extern
#endif
#if defined(__GNUC__)
#define IBID_API      IBID_C_LINKAGE __attribute__((visibility("default")))
#define IBID_MUST_USE __attribute__((warn_unused_result))
#else
#define IBID_API IBID_C_LINKAGE
#define IBID_MUST_USE
#endif

/* A public function whose result must be looked at. */
#define IBID_FALLIBLE IBID_API IBID_MUST_USE

/* Six ways to fail; "nothing found" is none of them. */
typedef enum ibid_status {
    IBID_OK = 0,
    IBID_ENOMEM = -1,       /* the allocator gave nothing */
    IBID_EIO = -2,          /* a file could not be opened, read or written */
    IBID_EFORMAT = -3,      /* the bytes are not what they should be */
    IBID_ELIMIT = -4,       /* larger than a stated limit */
    IBID_EUNSUPPORTED = -5, /* understood, but not read by this version */
    IBID_EBUSY = -6         /* held by another program */
} ibid_status;

/* Details of a failure.  It belongs to the caller and may be NULL everywhere. */
typedef struct ibid_err {
    ibid_status status;
    const char *what; /* a constant sentence without context; never freed */
    uint64_t at_byte; /* where in the input, counted from 0; 0 if unknown */
    int sys;          /* errno of the system call, or 0 */
} ibid_err;

/* Part of a text: pointer and length in bytes, not NUL-ended. */
typedef struct ibid_str {
    const char *at; /* may be NULL when len is 0 */
    uint32_t len;   /* bytes */
} ibid_str;

/* A half-open range of bytes, [start, end), of one named text.
 * Invariant: start <= end <= length of the text. */
typedef struct ibid_span {
    uint32_t start;
    uint32_t end;
} ibid_span;

/* "No such item" where an index into an array is expected. */
#define IBID_NONE UINT32_MAX

/* Where memory comes from.
 *
 * resize(state, block, old, now) behaves as realloc: block NULL allocates,
 * now 0 frees and returns NULL; `old` is the size given before.  NULL for a
 * `now` above 0 means no memory, and the block stays as it was. */
typedef struct ibid_alloc {
    void *(*resize)(void *state, void *block, size_t old, size_t now);
    void *state; /* handed back at each call; may be NULL */
} ibid_alloc;

/* Where output goes: called with successive pieces, in order.
 *
 * write returns 0, or anything else to stop; the call that writes then ends
 * with IBID_EIO. */
typedef struct ibid_sink {
    int (*write)(void *state, const char *bytes, size_t len);
    void *state;
} ibid_sink;

/* Called now and then during long work.
 *
 * Takes  how many of `total` steps are done, 0 where the total is not known;
 *        returns false to stop: the work then ends with IBID_EIO. */
typedef struct ibid_progress {
    bool (*step)(void *state, size_t done, size_t total);
    void *state;
} ibid_progress;

/* Name a status in plain words.
 *
 * Gives  a constant sentence, never NULL, for any value.
 * Fails  never. */
IBID_API const char *ibid_status_words(ibid_status status);

/* Tell the version of the library.
 *
 * Gives  "MAJOR.MINOR.PATCH", constant.
 * Fails  never. */
IBID_API const char *ibid_version(void);

#endif
