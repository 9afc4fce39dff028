/* module.c - what ibid-ocr.so gives to the worker. */

#include <stdlib.h>

#include "engine.h"
#include "image.h"
#include "page.h"

static ocr_end read_drawn(ocr_page *out, const ocr_drawn *drawn)
{
    PIX *grey = pixCreate((l_int32)drawn->width, (l_int32)drawn->height, 8);
    ocr_end end;

    *out = (ocr_page){0};
    if (!grey)
        return OCR_NO_MEMORY;
    for (unsigned y = 0; y < drawn->height; y++) {
        const unsigned char *row = drawn->dot + y * drawn->stride;
        l_uint32 *line = pixGetData(grey) + (size_t)pixGetWpl(grey) * y;

        for (unsigned x = 0; x < drawn->width; x++)
            SET_DATA_BYTE(line, x, row[x]);
    }
    end = page_read(out, grey, (int)(drawn->dpi + 0.5f));
    pixDestroy(&grey);
    return end;
}

static ocr_end read_image(ocr_page *out, const unsigned char *bytes, size_t len,
                          unsigned at)
{
    PIX *grey;
    bool is_damaged;
    int dpi;
    ocr_end end = image_unpack(&grey, &dpi, &is_damaged, bytes, len, at);

    *out = (ocr_page){0};
    if (end == OCR_READ)
        end = page_read(out, grey, dpi);
    out->is_damaged = end == OCR_READ && is_damaged;
    pixDestroy(&grey);
    return end;
}

/* What libraries have to say is for nobody. */
static bool open(const char *languages, const char **why)
{
    setMsgSeverity(L_SEVERITY_NONE);
    return engine_open(languages, why);
}

extern const ocr_module ibid_ocr_module;

__attribute__((visibility("default"))) const ocr_module ibid_ocr_module = {
    OCR_MODULE_VERSION,
    "Tesseract " IBID_TESSERACT_VERSION,
    open,
    read_drawn,
    image_look,
    read_image,
};
