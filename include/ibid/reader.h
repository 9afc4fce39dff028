/* reader.h - the program that reads formats other than text, for a library
 * that does not: started when it is needed, asked, and ended.
 *
 * Files may be hostile.  So their parsers stand in a program of its own,
 * ibid-read, which locks itself before it looks at a document: it can open no
 * file, use no network, start no program, and has bounds of time and memory.
 * Whatever a file does to it costs that file alone.
 */
#ifndef IBID_READER_H
#define IBID_READER_H

#include "ibid/base.h"

typedef struct ibid_reader ibid_reader;

/* When pages are read from their image, by OCR. */
typedef enum ibid_ocr {
    IBID_OCR_AUTO,  /* those without text that could be used */
    IBID_OCR_NEVER, /* none */
    IBID_OCR_ALWAYS /* all, whatever text they have */
} ibid_ocr;

typedef struct ibid_reader_options {
    const char *program;    /* path of ibid-read; NULL: $IBID_READ, else beside
                            the library, else in libexec */
    bool unsafe_no_sandbox; /* read without the lock: for systems that cannot
                               set it up, and files that are trusted */
    unsigned seconds;       /* processor time for a document, and for each of
                               its pages that OCR reads; 0: 120.  A
                               reading that stands still is ended after four
                               times as long. */
    uint64_t memory_max;    /* bytes for a document, in the program; 0: 1 GiB */
    const ibid_alloc *alloc; /* NULL: malloc */
    ibid_ocr ocr;
    const char *languages; /* of OCR, ISO 639-2, "eng+fra"; NULL: told from the
                           page, among those that are installed */
    const char *cache;     /* a folder, where what OCR made of a page is kept,
                              under the lock alone; NULL: nowhere */
    unsigned ocr_at_once;  /* pages, side by side; 0: one a core */
} ibid_reader_options;

#define IBID_READER_OPTIONS_INIT                                \
    {                                                           \
        NULL, false, 120, 0, NULL, IBID_OCR_AUTO, NULL, NULL, 0 \
    }

/* Open a reader.  The program is looked for, and started at the first document
 * that needs it.
 *
 * Takes  `options` may be NULL; its strings are copied.
 * Gives  *out, which several threads may use at once.
 * Fails  IBID_ENOMEM; *out is NULL then.  A program that is not there is a
 *        failure of each document that needs it, not of this call.
 * Owns   the caller closes *out, after all documents that were read with it:
 *        the sentences of an ibid_err may lie in it. */
IBID_FALLIBLE ibid_status ibid_reader_open(ibid_reader **out,
                                           const ibid_reader_options *options,
                                           ibid_err *err);

/* End the program, and close the reader.
 *
 * Takes  NULL: does nothing.  No other thread uses it any more. */
IBID_API void ibid_reader_close(ibid_reader *reader);

/* Tell which program it is.
 *
 * Gives  its path; NULL where none was found.
 * Owns   nothing: it lives as long as `reader`. */
IBID_API const char *ibid_reader_program(const ibid_reader *reader);

#endif
