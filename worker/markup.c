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

static const char pictures[] =
    "it is a PDF or an image, which is not read inside an archive or a letter: "
    "take it out and give it by itself";

static const char scans[] =
    "it holds scanned pages with their words (ALTO, PAGE XML), which are not "
    "read inside an archive or a letter: take it out and give it by itself";

/* A member that is hOCR is read as the page of HTML that it is, too. */
static refusal read_as(emit *out, format_kind kind, const char *at, size_t len,
                       const char *charset, nest *in)
{
    switch (kind) {
    case FORMAT_HTML:
    case FORMAT_HOCR:
        return html_read(out, at, len, charset, in);
    case FORMAT_TEXT:
        return plain_read(out, at, len, charset);
    case FORMAT_DOCX:
        return docx_read(out, at, len, in);
    case FORMAT_ODT:
        return odt_read(out, at, len, in);
    case FORMAT_EPUB:
        return epub_read(out, at, len, in);
    case FORMAT_MAIL:
        return mail_read(out, at, len, in);
    case FORMAT_ZIP:
        return zip_read(out, at, len, in);
    default:
        return (refusal){IBID_EUNSUPPORTED, pictures};
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
    return read_as(out, is.kind, bytes, len, NULL, &in);
}

/* Why a member is not even begun. */
static refusal refuse_member(sniffed is, const nest *in)
{
    if (is.kind == FORMAT_REFUSED)
        return is.no;
    if (is.kind == FORMAT_PDF || is.kind == FORMAT_IMAGE)
        return (refusal){IBID_EUNSUPPORTED, pictures};
    if (is.kind == FORMAT_ALTO || is.kind == FORMAT_PAGEXML)
        return (refusal){IBID_EUNSUPPORTED, scans};
    if (in->depth >= DEPTH_MAX || in->scope >= MEMBERS_MAX)
        return (refusal){IBID_ELIMIT,
                         "archives stand too deep in archives: unpack it and "
                         "give the files in it"};
    return (refusal){IBID_OK, NULL};
}

bool markup_read_member(emit *out, const char *name, const char *bytes,
                        size_t len, const char *charset, nest *in)
{
    const sniffed is = markup_sniff(bytes, len);
    refusal no = refuse_member(is, in);

    if (name && !no.what) {
        emit_block(out, IBID_BLOCK_HEADING, 1);
        emit_text(out, name, strlen(name));
        emit_block_end(out);
    }
    if (!no.what) {
        in->scope++;
        in->depth++;
        no = read_as(out, is.kind, bytes, len, charset, in);
        in->depth--;
        emit_note_end(out);
        emit_block_end(out);
        emit_raised(out, false);
        if (no.what)
            emit_remark(out, "%.200s is not read to its end: %s",
                        name ? name : "a part", no.what);
        return !no.what;
    }
    emit_remark(out, "%.200s is not read: %s", name ? name : "a part", no.what);
    return false;
}
