/* formats.c - the table of formats: a line each. */

#include "formats.h"
#include "markup.h"
#include "pdf.h"
#include "picture.h"

/* Marked-up formats and packed ones, and those that are known to be refused. */
static bool is_markup(const unsigned char *bytes, size_t len)
{
    const format_kind kind = markup_sniff((const char *)bytes, len).kind;

    return kind != FORMAT_TEXT && kind != FORMAT_PDF && kind != FORMAT_IMAGE;
}

static void read_markup(emit *out, const unsigned char *bytes, size_t len)
{
    const refusal no = markup_read(out, (const char *)bytes, len);

    if (no.what)
        emit_fail(out, no.status, no.what);
}

const format formats[] = {
    {"application/pdf", pdf_is, pdf_read, pdf_read_page, pdf_warm, PDF_FOLDER},
    {"image", picture_is, picture_read, picture_read_page, NULL, NULL},
    {"markup", is_markup, read_markup, NULL, markup_prepare, NULL},
};

const size_t format_count = sizeof formats / sizeof formats[0];
