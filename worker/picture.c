/* picture.c - files that are images: each page is one that OCR reads. */

#include "picture.h"

#include "markup.h"
#include "scan.h"

bool picture_is(const unsigned char *bytes, size_t len)
{
    return markup_sniff((const char *)bytes, len).kind == FORMAT_IMAGE;
}

void picture_read(emit *out, const unsigned char *bytes, size_t len)
{
    const ocr_module *reader = scan_module(out);
    ocr_image image = {0};

    for (unsigned at = 0; !image.is_last; at++) {
        const ocr_end end = reader->look(&image, bytes, len, at);

        if (end != OCR_READ)
            scan_fail(out, end);
        if (at == 0)
            emit_hello(out, image.format, reader->made_by, true);
        emit_page(out, image.width, image.height, IB_LAYER_NONE, "");
        if (image.is_cut_off)
            emit_lost(out,
                      "the file is cut off or damaged: pages after page "
                      "%u are missing",
                      at + 1);
    }
}

void picture_read_page(emit *out, const unsigned char *bytes, size_t len,
                       unsigned number)
{
    const ocr_module *reader = scan_module(out);
    ocr_page page;
    const ocr_end end = reader->read_image(&page, bytes, len, number - 1);

    scan_answer(out, markup_sniff((const char *)bytes, len).name, number, &page,
                end);
}
