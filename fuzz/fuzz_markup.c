/* fuzz_markup.c - any bytes to one of the marked-up formats of the worker:
 * FUZZ_READ names its reader.  The stand-in for emit aborts where notes and
 * blocks are not opened and closed in order. */

#include "fuzz/fuzz.h"
#include "tests/worker/emit_double.h"
#include "worker/markup.h"

static refusal read_any(emit *out, const char *at, size_t len, nest *in)
{
    (void)in;
    return markup_read(out, at, len);
}

static refusal read_html(emit *out, const char *at, size_t len, nest *in)
{
    return html_read(out, at, len, NULL, in);
}

static refusal read_docx(emit *out, const char *at, size_t len, nest *in)
{
    return docx_read(out, at, len, in);
}

static refusal read_odt(emit *out, const char *at, size_t len, nest *in)
{
    return odt_read(out, at, len, in);
}

static refusal read_epub(emit *out, const char *at, size_t len, nest *in)
{
    return epub_read(out, at, len, in);
}

static refusal read_hocr(emit *out, const char *at, size_t len, nest *in)
{
    (void)in;
    return hocr_read(out, at, len);
}

static refusal read_alto(emit *out, const char *at, size_t len, nest *in)
{
    (void)in;
    return alto_read(out, at, len);
}

static refusal read_page(emit *out, const char *at, size_t len, nest *in)
{
    (void)in;
    return pagexml_read(out, at, len);
}

static refusal read_zip(emit *out, const char *at, size_t len, nest *in)
{
    (void)in;
    return zip_read(out, at, len);
}

typedef refusal reader(emit *out, const char *at, size_t len, nest *in);

static const struct {
    char name[8];
    reader *read;
} readers[] = {{"any", read_any},  {"html", read_html}, {"docx", read_docx},
               {"odt", read_odt},  {"epub", read_epub}, {"mail", mail_read},
               {"zip", read_zip},  {"hocr", read_hocr}, {"alto", read_alto},
               {"page", read_page}};

static void read_it(emit *out, jmp_buf *back, const char *at, size_t len)
{
    nest in = {0};

    if (setjmp(*back) == 0) {
        const refusal no = readers[FUZZ_READER].read(out, at, len, &in);

        FUZZ_EXPECT((no.what == NULL) == (no.status == IBID_OK));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    static bool is_ready;
    jmp_buf back;
    emit *out = emit_double_open(&back);

    if (!is_ready)
        markup_prepare();
    is_ready = true;
    read_it(out, &back, (const char *)bytes, len);
    emit_double_close(out);
    return 0;
}
