/* image.c - files that are images: PNG, JPEG and TIFF, by Leptonica. */

#include "image.h"

#include <math.h>
#include <stdio.h>

#include "costs.h"

/* What the head of an image says. */
typedef struct head {
    int format; /* IFF_... */
    int width, height, dpi;
} head;

static const char *name_of(int format)
{
    switch (format) {
    case IFF_PNG:
        return "image/png";
    case IFF_JFIF_JPEG:
        return "image/jpeg";
    default:
        return "image/tiff";
    }
}

static bool has_page(int format, unsigned at)
{
    return format == IFF_PNG || format == IFF_JFIF_JPEG ? at == 0
                                                        : at < OCR_PAGES_MAX;
}

static bool is_tiff(int format)
{
    return format != IFF_PNG && format != IFF_JFIF_JPEG;
}

/* Dots an inch that are none of a page's: then as if its longer side were that
 * of a letter. */
static int believe(int dpi, int width, int height)
{
    const int longer = width > height ? width : height;

    if (dpi >= OCR_DPI_MIN && dpi <= OCR_DPI_MAX)
        return dpi;
    dpi = (int)((float)longer / OCR_PAPER_INCHES);
    return dpi < OCR_DPI_MIN   ? OCR_DPI_MIN
           : dpi > OCR_DPI_MAX ? OCR_DPI_MAX
                               : dpi;
}

static int resolution(int format, const unsigned char *bytes, size_t len)
{
    int x = 0, y = 0;
    FILE *file;

    if (format == IFF_JFIF_JPEG) {
        if (readResolutionMemJpeg(bytes, len, &x, &y) != 0)
            x = 0;
    } else {
        file = fmemopen((void *)(uintptr_t)bytes, len, "rb");
        if (!file || fgetPngResolution(file, &x, &y) != 0)
            x = 0;
        if (file)
            fclose(file);
    }
    return x;
}

/* Read the head of page `at`. */
static bool read_head(head *out, const unsigned char *bytes, size_t len,
                      unsigned at)
{
    int bits, colours, map;

    *out = (head){0};
    if (findFileFormatBuffer(bytes, &out->format) != 0 ||
        !has_page(out->format, at))
        return false;
    if (is_tiff(out->format)) {
        if (readHeaderMemTiff(bytes, len, (l_int32)at, &out->width,
                              &out->height, &bits, &colours, &out->dpi, &map,
                              &out->format) != 0)
            return false;
    } else {
        if (pixReadHeaderMem(bytes, len, &out->format, &out->width,
                             &out->height, &bits, &colours, &map) != 0)
            return false;
        out->dpi = resolution(out->format, bytes, len);
    }
    out->dpi = believe(out->dpi, out->width, out->height);
    return out->width > 0 && out->height > 0;
}

ocr_end image_look(ocr_image *out, bool *more, const unsigned char *bytes,
                   size_t len, unsigned at)
{
    head of, next;

    *more = false;
    if (len < OCR_IMAGE_BYTES_MIN || !read_head(&of, bytes, len, at))
        return OCR_DAMAGED;
    *out =
        (ocr_image){name_of(of.format), 72.f * (float)of.width / (float)of.dpi,
                    72.f * (float)of.height / (float)of.dpi};
    *more = is_tiff(of.format) && read_head(&next, bytes, len, at + 1);
    return OCR_READ;
}

/* To 8 bits of grey, on white where it is transparent; spent. */
static PIX *to_grey(PIX *image)
{
    PIX *opaque = image && pixGetSpp(image) == 4
                      ? pixAlphaBlendUniform(image, 0xffffff00)
                      : pixClone(image);
    PIX *grey = opaque ? pixConvertTo8(opaque, 0) : NULL;

    pixDestroy(&opaque);
    pixDestroy(&image);
    return grey;
}

/* Fewer dots, where there are more than are read; spent. */
static PIX *shrink(PIX *grey, int *dpi)
{
    const float dots = (float)pixGetWidth(grey) * (float)pixGetHeight(grey);
    const float by = sqrtf((float)OCR_DOTS_MAX / dots);
    PIX *smaller;

    if (by >= 1)
        return grey;
    smaller = pixScale(grey, by, by);
    pixDestroy(&grey);
    *dpi = (int)((float)*dpi * by);
    return smaller;
}

ocr_end image_unpack(PIX **grey, int *dpi, const unsigned char *bytes,
                     size_t len, unsigned at)
{
    head of;

    *grey = NULL;
    if (len < OCR_IMAGE_BYTES_MIN || !read_head(&of, bytes, len, at))
        return OCR_DAMAGED;
    if ((float)of.width * (float)of.height > (float)OCR_UNPACK_MAX)
        return OCR_TOO_LARGE;
    *dpi = of.dpi;
    *grey = to_grey(is_tiff(of.format) ? pixReadMemTiff(bytes, len, (l_int32)at)
                                       : pixReadMem(bytes, len));
    if (*grey)
        *grey = shrink(*grey, dpi);
    return *grey ? OCR_READ : OCR_DAMAGED;
}
