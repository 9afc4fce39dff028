/* image.h - files that are images: PNG, JPEG and TIFF, by Leptonica. */
#ifndef IB_WORKER_OCR_IMAGE_H
#define IB_WORKER_OCR_IMAGE_H

#include <leptonica/allheaders.h>

#include "ocr.h"

/* As ocr_module's look. */
ocr_end image_look(ocr_image *out, const unsigned char *bytes, size_t len,
                   unsigned at);

/* Unpack page `at`, from 0, to 8 bits a dot, and not more dots than are read.
 *
 * Gives  *grey, which the caller destroys, and *dpi; *is_damaged: the rest of
 *        the image is missing. */
ocr_end image_unpack(PIX **grey, int *dpi, bool *is_damaged,
                     const unsigned char *bytes, size_t len, unsigned at);

#endif
