/* page.h - one page from its image. */
#ifndef IB_WORKER_OCR_PAGE_H
#define IB_WORKER_OCR_PAGE_H

#include <leptonica/allheaders.h>

#include "ocr.h"

/* Read a page.
 *
 * Takes  8 bits a dot, on any side, its lines up to 10 degrees aslant; dots an
 *        inch, true or guessed.
 * Gives  *out as it lies upright and level; free() its glyphs. */
ocr_end page_read(ocr_page *out, PIX *grey, int dpi);

#endif
