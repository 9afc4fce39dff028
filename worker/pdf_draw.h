/* pdf_draw.h - a page of a PDF file, drawn for OCR. */
#ifndef IB_WORKER_PDF_DRAW_H
#define IB_WORKER_PDF_DRAW_H

#include <poppler.h>

#include "ocr/ocr.h"

/* Is anything drawn on a page: an image, lines, letters as outlines?  Looks at
 * it coarsely; where there is no memory, says yes. */
bool pdf_has_ink(PopplerPage *page);

/* Draw a page in grey, at the dots an inch that OCR reads best.
 *
 * Gives  *out; free() its dots.  false: no memory. */
bool pdf_draw(ocr_drawn *out, PopplerPage *page);

#endif
