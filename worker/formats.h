/* formats.h - which formats the worker reads, and how it tells them. */
#ifndef IB_WORKER_FORMATS_H
#define IB_WORKER_FORMATS_H

#include "emit.h"

/* Reads a document and hands on what it holds.
 *
 * Takes  bytes that may be hostile, on which nothing can be written.
 * Gives  emit_hello first, then the rest; comes back when all is handed on
 *        (or calls emit_end itself), or ends with emit_fail.
 * Cost   linear; no recursion on the depth of what it reads. */
typedef void format_read(emit *out, const unsigned char *bytes, size_t len);

/* Are the bytes of this format?  Looks at them alone, a bounded number of
 * them; where `folder` is set it is asked before the lock is on. */
typedef bool format_is(const unsigned char *bytes, size_t len);

/* Reads one page, counted from 1, by OCR; else as format_read. */
typedef void format_read_page(emit *out, const unsigned char *bytes, size_t len,
                              unsigned page);

typedef struct format {
    const char *name; /* "text/html" */
    format_is *is;
    format_read *read;
    format_read_page *read_page; /* NULL: it has no pages */
    void (*warm)(void);          /* called once, before the first document and
                               without a lock, to load tables; or NULL */
    const char *folder; /* may be read from while the lock is on, where the
                               kernel has Landlock; NULL: no file at all */
} format;

/* In the order in which they are asked. */
extern const format formats[];
extern const size_t format_count;

/* The first format that knows the bytes, or NULL. */
const format *format_of(const unsigned char *bytes, size_t len);

#endif
