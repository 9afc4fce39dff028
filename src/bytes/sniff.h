/* sniff.h - telling what a file is from its bytes, not from its name. */
#ifndef IB_BYTES_SNIFF_H
#define IB_BYTES_SNIFF_H

#include "ibid/base.h"

typedef enum ib_encoding {
    IB_ENCODING_8, /* UTF-8 or any encoding of one byte and more */
    IB_ENCODING_16LE,
    IB_ENCODING_16BE,
    IB_ENCODING_32LE,
    IB_ENCODING_32BE
} ib_encoding;

typedef struct ib_sniffed {
    const char *refusal; /* what it is and what to do, or NULL: it is text */
    bool is_parsed;      /* ... but the reading worker reads it */
    bool is_image;       /* PNG, JPEG, TIFF: by OCR */
    ib_encoding encoding;
    bool has_mark; /* told by a byte order mark */
} ib_sniffed;

/* Tell what the bytes are.
 *
 * Cost   looks at IB_SNIFF_HEAD bytes at most. */
ib_sniffed ib_sniff(const char *bytes, size_t len);

/* Is the text Markdown?  Definitions of notes "[^1]:" anywhere, or headings
 * "# " near its start. */
bool ib_sniff_markdown(ibid_str text);

/* Does the text begin as HTML or XML does? */
bool ib_sniff_markup(ibid_str text);

/* Do the bytes begin as a page of HTML or as scanned pages in ALTO or PAGE
 * XML, after a byte order mark, comments and the declaration of XML; in UTF-16
 * too, where a mark tells it? */
bool ib_sniff_html(const char *bytes, size_t len, const ib_sniffed *sniffed);

/* Does the text begin as an e-mail does: lines "Name: value" that have From
 * and, by RFC 5322 3.6, Date, or a MIME-Version? */
bool ib_sniff_mail(ibid_str text);

#endif
