/* fuzz_image.c - any bytes to what looks at images and unpacks them for OCR.
 * What is unpacked has dots, and not more than are read. */

#include "fuzz/fuzz.h"
#include "worker/ocr/costs.h"
#include "worker/ocr/image.h"

static void unpack(const uint8_t *bytes, size_t len, unsigned at)
{
    PIX *grey;
    bool is_damaged;
    int dpi = 0;
    const ocr_end end = image_unpack(&grey, &dpi, &is_damaged, bytes, len, at);

    FUZZ_EXPECT((end == OCR_READ) == (grey != NULL));
    if (grey) {
        FUZZ_EXPECT(pixGetDepth(grey) == 8 && dpi > 0);
        FUZZ_EXPECT((double)pixGetWidth(grey) * pixGetHeight(grey) <=
                    1.01 * OCR_DOTS_MAX);
    }
    pixDestroy(&grey);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    ocr_image image = {0};

    setMsgSeverity(L_SEVERITY_NONE);
    for (unsigned at = 0; !image.is_last && at < 4; at++)
        if (image_look(&image, bytes, len, at) == OCR_READ) {
            FUZZ_EXPECT(image.width > 0 && image.height > 0 && image.format);
            unpack(bytes, len, at);
        }
    return 0;
}
