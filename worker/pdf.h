/* pdf.h - PDF files, through Poppler. */
#ifndef IB_WORKER_PDF_H
#define IB_WORKER_PDF_H

#include "emit.h"

/* Folder of Poppler's tables for Chinese, Japanese and Korean. */
#define PDF_FOLDER "/usr/share/poppler"

/* Is there a PDF's head in the first kilobyte? */
bool pdf_is(const unsigned char *bytes, size_t len);

/* Pages with their glyphs.  What is no text of the page (form fields, comments)
 * is told in remarks; so is a page without text, and letters that are missing
 * because Poppler's tables are. */
void pdf_read(emit *out, const unsigned char *bytes, size_t len);

/* Draw one page, and have it read by OCR. */
void pdf_read_page(emit *out, const unsigned char *bytes, size_t len,
                   unsigned number);

/* Load Poppler, and see whether its tables are there. */
void pdf_warm(void);

#endif
