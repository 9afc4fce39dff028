/* pdf_page.h - the glyphs of one page of a PDF file, from Poppler. */
#ifndef IB_WORKER_PDF_PAGE_H
#define IB_WORKER_PDF_PAGE_H

#include <poppler.h>

#include "bytes/glyph.h"

typedef struct pdf_glyphs {
    ib_glyph *glyph; /* malloc's; grows, kept from page to page */
    size_t count, room;
    size_t lost; /* characters of the page whose box is not known */
} pdf_glyphs;

/* Read the glyphs of a page: its crop box alone, turned as a reader sees it.
 *
 * Gives  false: no memory. */
bool pdf_page_read(pdf_glyphs *out, PopplerPage *page);

#endif
