/* image.c - files that are images: PNG, JPEG and TIFF, by Leptonica. */

#include "image.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

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

/* A number of a TIFF file, of 2 or 4 bytes; 0 behind its end. */
static uint32_t number_at(const unsigned char *bytes, size_t len, size_t at,
                          unsigned size)
{
    const bool little = bytes[0] == 'I';
    uint32_t value = 0;

    if (at > len || len - at < size)
        return 0;
    for (unsigned i = 0; i < size; i++)
        value = value << 8 | bytes[at + (little ? size - 1 - i : i)];
    return value;
}

/* Whether directory `at` of a TIFF file says that another follows (TIFF 6.0,
 * section 2). */
static bool says_more(const unsigned char *bytes, size_t len, unsigned at)
{
    size_t directory = number_at(bytes, len, 4, 4);

    for (unsigned i = 0; i <= at && directory > 0; i++)
        directory = number_at(
            bytes, len,
            directory + 2 + 12 * (size_t)number_at(bytes, len, directory, 2),
            4);
    return directory > 0;
}

ocr_end image_look(ocr_image *out, const unsigned char *bytes, size_t len,
                   unsigned at)
{
    head of, next;
    bool more;

    if (len < OCR_IMAGE_BYTES_MIN || !read_head(&of, bytes, len, at))
        return OCR_DAMAGED;
    more = is_tiff(of.format) && read_head(&next, bytes, len, at + 1);
    *out = (ocr_image){
        .format = name_of(of.format),
        .width = 72.f * (float)of.width / (float)of.dpi,
        .height = 72.f * (float)of.height / (float)of.dpi,
        .is_last = !more,
        .is_cut_off = is_tiff(of.format) && !more && says_more(bytes, len, at),
    };
    return OCR_READ;
}

/* Unpack what there is of an image.  A JPEG file that is cut off gives grey
 * for what is missing, and a warning. */
static PIX *unpack(bool *is_damaged, int format, const unsigned char *bytes,
                   size_t len, unsigned at)
{
    int warnings = 0;
    PIX *image;

    if (is_tiff(format))
        return pixReadMemTiff(bytes, len, (l_int32)at);
    if (format != IFF_JFIF_JPEG)
        return pixReadMem(bytes, len);
    image = pixReadMemJpeg(bytes, len, 0, 1, &warnings, 0);
    *is_damaged = warnings > 0;
    return image;
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

/* As many dots an inch up as across: faxes have half as many.  Spent. */
static PIX *square(PIX *grey, int across, int up, int *dpi)
{
    PIX *squared;

    if (across < OCR_DPI_MIN || up < OCR_DPI_MIN / 2 || across > OCR_DPI_MAX ||
        up > OCR_DPI_MAX || abs(across - up) * 10 <= across)
        return grey;
    *dpi = across > up ? across : up;
    squared =
        pixScale(grey, (float)*dpi / (float)across, (float)*dpi / (float)up);
    pixDestroy(&grey);
    return squared;
}

/* More dots, where small print has too few to be read; spent. */
static PIX *enlarge(PIX *grey, int *dpi)
{
    const float by = (float)OCR_DPI / (float)*dpi;
    const float dots = (float)pixGetWidth(grey) * (float)pixGetHeight(grey);
    PIX *larger;

    if (*dpi >= OCR_DPI_FEW || dots * by * by > (float)OCR_DOTS_MAX)
        return grey;
    larger = pixScale(grey, by, by);
    pixDestroy(&grey);
    *dpi = OCR_DPI;
    return larger;
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

ocr_end image_unpack(PIX **grey, int *dpi, bool *is_damaged,
                     const unsigned char *bytes, size_t len, unsigned at)
{
    PIX *image;
    head of;
    int across, up;

    *grey = NULL;
    *is_damaged = false;
    if (len < OCR_IMAGE_BYTES_MIN || !read_head(&of, bytes, len, at))
        return OCR_DAMAGED;
    if ((float)of.width * (float)of.height > (float)OCR_UNPACK_MAX)
        return OCR_TOO_LARGE;
    *dpi = of.dpi;
    image = unpack(is_damaged, of.format, bytes, len, at);
    across = image ? pixGetXRes(image) : 0;
    up = image ? pixGetYRes(image) : 0;
    *grey = to_grey(image);
    if (*grey)
        *grey = square(*grey, across, up, dpi);
    if (*grey)
        *grey = shrink(*grey, dpi);
    if (*grey)
        *grey = enlarge(*grey, dpi);
    return *grey ? OCR_READ : OCR_DAMAGED;
}
