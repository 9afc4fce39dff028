/* markup.h - the marked-up formats: what a file is, and who reads it.
 *
 * Every reader takes the whole file in memory and hands its text on to emit.h.
 * It opens no file and keeps nothing.  A reader answers with a refusal: why
 * the file cannot be read, which becomes the FAIL frame.  Members of an archive
 * and attachments of a letter are handed on as they are (emit_member).
 */
#ifndef IB_WORKER_MARKUP_H
#define IB_WORKER_MARKUP_H

#include "worker/emit.h"

/* Why something is not read: a constant sentence for a person that says what
 * to do.  what is NULL where all was read. */
typedef struct refusal {
    ibid_status status;
    const char *what;
} refusal;

/* What a file is, by its bytes. */
typedef enum format_kind {
    FORMAT_TEXT, /* any text: plain, Markdown */
    FORMAT_HTML, /* XHTML too */
    FORMAT_DOCX,
    FORMAT_ODT,
    FORMAT_EPUB,
    FORMAT_MAIL,
    FORMAT_ZIP,
    FORMAT_HOCR, /* words with boxes, as OCR programs write them */
    FORMAT_ALTO,
    FORMAT_PAGEXML,
    FORMAT_PDF,     /* read by pdf.c */
    FORMAT_IMAGE,   /* PNG, JPEG, TIFF */
    FORMAT_REFUSED, /* known, not read: see `no` */
    FORMAT_KINDS
} format_kind;

typedef struct sniffed {
    format_kind kind;
    const char *name; /* "text/html" */
    refusal no;       /* of FORMAT_REFUSED */
} sniffed;

/* Tell what the bytes are (sniff.c).  Looks at a head of the file, of ZIP
 * files at the names of the first members; linear. */
sniffed markup_sniff(const char *bytes, size_t len);

/* Ready the libraries, before the lock is set: nothing is loaded later. */
void markup_prepare(void);

/* Read a file of any format here but PDF and images, says HELLO first. */
refusal markup_read(emit *out, const char *bytes, size_t len);

/* Which part of the file is read: names of notes hold within it alone. */
typedef struct nest {
    uint32_t scope; /* its number among all that were begun; 0: the file */
} nest;

/* The readers.  `charset` as declared outside the file, or NULL. */
refusal html_read(emit *out, const char *bytes, size_t len, const char *charset,
                  const nest *in);
refusal plain_read(emit *out, const char *bytes, size_t len,
                   const char *charset);
refusal docx_read(emit *out, const char *bytes, size_t len, const nest *in);
refusal odt_read(emit *out, const char *bytes, size_t len, const nest *in);
refusal epub_read(emit *out, const char *bytes, size_t len, const nest *in);
refusal mail_read(emit *out, const char *bytes, size_t len, nest *in);
refusal zip_read(emit *out, const char *bytes, size_t len);

/* The readers of pages, which are no members of anything. */
refusal hocr_read(emit *out, const char *bytes, size_t len);
refusal alto_read(emit *out, const char *bytes, size_t len);
refusal pagexml_read(emit *out, const char *bytes, size_t len);

#endif
