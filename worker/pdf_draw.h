/* pdf_draw.h - a page of a PDF file, drawn for OCR. */
#ifndef IB_WORKER_PDF_DRAW_H
#define IB_WORKER_PDF_DRAW_H

#include <poppler.h>

#include "ocr/ocr.h"

/* Draw a page in grey, at the dots an inch that OCR reads best.
 *
 * Gives  *out; free() its dots.  false: no memory. */
bool pdf_draw(ocr_drawn *out, PopplerPage *page);

#endif
