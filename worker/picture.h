/* picture.h - files that are images: PNG, JPEG, TIFF. */
#ifndef IB_WORKER_PICTURE_H
#define IB_WORKER_PICTURE_H

#include "emit.h"

bool picture_is(const unsigned char *bytes, size_t len);

/* Its pages, without words. */
void picture_read(emit *out, const unsigned char *bytes, size_t len);

/* One page, from 1, read by OCR. */
void picture_read_page(emit *out, const unsigned char *bytes, size_t len,
                       unsigned number);

#endif
