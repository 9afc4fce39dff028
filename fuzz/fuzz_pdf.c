/* fuzz_pdf.c - any bytes as a PDF file: pages, glyphs and remarks, by Poppler.
 * The stand-in for emit refuses what is out of order. */

#include "fuzz/fuzz.h"
#include "tests/worker/emit_double.h"
#include "worker/pdf.h"

static void read_it(emit *out, jmp_buf *back, const uint8_t *bytes, size_t len)
{
    if (setjmp(*back) == 0)
        pdf_read(out, bytes, len);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    static bool is_ready;
    jmp_buf back;
    emit *out = emit_double_open(&back);

    if (!is_ready)
        pdf_warm(false);
    is_ready = true;
    read_it(out, &back, bytes, len);
    emit_double_close(out);
    return 0;
}
