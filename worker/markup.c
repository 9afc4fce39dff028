/* markup.c - from what a file is to who reads it. */

#include "worker/markup.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <libxml/parser.h>
#include <unicode/udata.h>

#include "worker/costs.h"

#define XML_MADE_BY "libxml2 " LIBXML_DOTTED_VERSION

void markup_prepare(void)
{
    UErrorCode code = U_ZERO_ERROR;

    /* ICU looks for files where it knows no converter of a name. */
    udata_setFileAccess(UDATA_NO_FILES, &code);
    /* libarchive asks for local time, and the C library for its file. */
    setenv("TZ", "UTC0", 1);
    tzset();
    xmlInitParser();
}

static refusal read_as(emit *out, format_kind kind, const char *at, size_t len,
                       nest *in)
{
    switch (kind) {
    case FORMAT_HTML:
        return html_read(out, at, len, NULL, in);
    case FORMAT_TEXT:
        return plain_read(out, at, len, NULL);
    case FORMAT_DOCX:
        return docx_read(out, at, len, in);
    case FORMAT_ODT:
        return odt_read(out, at, len, in);
    case FORMAT_EPUB:
        return epub_read(out, at, len, in);
    case FORMAT_MAIL:
        return mail_read(out, at, len, in);
    default:
        return zip_read(out, at, len);
    }
}

refusal markup_read(emit *out, const char *bytes, size_t len)
{
    const sniffed is = markup_sniff(bytes, len);
    const bool has_pages = is.kind == FORMAT_HOCR || is.kind == FORMAT_ALTO ||
                           is.kind == FORMAT_PAGEXML;
    nest in = {0};

    if (is.kind == FORMAT_REFUSED)
        return is.no;
    emit_hello(out, is.name, XML_MADE_BY, has_pages);
    if (is.kind == FORMAT_HOCR)
        return hocr_read(out, bytes, len);
    if (is.kind == FORMAT_ALTO)
        return alto_read(out, bytes, len);
    if (is.kind == FORMAT_PAGEXML)
        return pagexml_read(out, bytes, len);
    return read_as(out, is.kind, bytes, len, &in);
}
