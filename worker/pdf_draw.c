/* pdf_draw.c - a page of a PDF file, drawn for OCR, by Poppler and Cairo. */

#include "pdf_draw.h"

#include <math.h>
#include <stdlib.h>

#include "ocr/costs.h"

/* Dots an inch at which a page of points has not too many dots. */
static double choose_dpi(double width, double height, double wanted)
{
    const double dots = width * height * wanted * wanted / (72. * 72.);

    return dots > OCR_DOTS_MAX ? wanted * sqrt(OCR_DOTS_MAX / dots) : wanted;
}

/* A row of colours to a row of grey: what the eye sees of each (ITU-R BT.601). */
static void to_grey(unsigned char *out, const uint32_t *row, unsigned width)
{
    for (unsigned x = 0; x < width; x++) {
        const uint32_t red = row[x] >> 16 & 0xff, green = row[x] >> 8 & 0xff;
        const uint32_t blue = row[x] & 0xff;

        out[x] = (unsigned char)((299 * red + 587 * green + 114 * blue) / 1000);
    }
}

static bool take_grey(ocr_drawn *out, cairo_surface_t *surface)
{
    const unsigned char *from = cairo_image_surface_get_data(surface);
    const size_t stride = (size_t)cairo_image_surface_get_stride(surface);
    unsigned char *dot = malloc((size_t)out->width * out->height);

    if (!dot || !from) {
        free(dot);
        return false;
    }
    cairo_surface_flush(surface);
    for (unsigned y = 0; y < out->height; y++)
        to_grey(dot + (size_t)y * out->width,
                (const uint32_t *)(const void *)(from + y * stride),
                out->width);
    out->dot = dot;
    out->stride = out->width;
    return true;
}

/* Draw a page at so many dots an inch. */
static bool draw_at(ocr_drawn *out, PopplerPage *page, double dpi)
{
    double width, height;
    cairo_surface_t *surface;
    cairo_t *pen;
    bool good;

    poppler_page_get_size(page, &width, &height);
    *out = (ocr_drawn){.width = (unsigned)fmax(1, ceil(width * dpi / 72)),
                       .height = (unsigned)fmax(1, ceil(height * dpi / 72)),
                       .dpi = (float)dpi};
    surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)out->width,
                                         (int)out->height);
    pen = cairo_create(surface);
    cairo_set_source_rgb(pen, 1, 1, 1);
    cairo_paint(pen);
    cairo_scale(pen, dpi / 72, dpi / 72);
    poppler_page_render(page, pen);
    good = cairo_status(pen) == CAIRO_STATUS_SUCCESS &&
           cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS &&
           take_grey(out, surface);
    cairo_destroy(pen);
    cairo_surface_destroy(surface);
    return good;
}

bool pdf_draw(ocr_drawn *out, PopplerPage *page)
{
    double width, height;

    poppler_page_get_size(page, &width, &height);
    return draw_at(out, page, choose_dpi(width, height, OCR_DPI));
}

bool pdf_has_ink(PopplerPage *page)
{
    double width, height;
    ocr_drawn drawn;
    size_t dark = 0;

    poppler_page_get_size(page, &width, &height);
    if (!draw_at(&drawn, page, choose_dpi(width, height, OCR_LOOK_DPI)))
        return true;
    for (size_t i = 0; i < (size_t)drawn.width * drawn.height; i++)
        dark += drawn.dot[i] < OCR_LOOK_DARK;
    free((void *)(uintptr_t)drawn.dot);
    return dark >= OCR_LOOK_DOTS;
}
