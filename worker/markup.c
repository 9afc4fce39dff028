/* markup.c - from what a file is to who reads it. */

#include "worker/markup.h"

#include <stdlib.h>
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
    "this member is a PDF or an image, which is not read inside an archive: "
    "unpack it and give it by itself";

static refusal read_as(emit *out, format_kind kind, const char *at, size_t len,
                       unsigned depth)
{
    switch (kind) {
    case FORMAT_HTML:
        return html_read(out, at, len, NULL);
    case FORMAT_TEXT:
        return plain_read(out, at, len, NULL);
    case FORMAT_DOCX:
        return docx_read(out, at, len);
    default:
        (void)depth;
        return (refusal){IBID_EUNSUPPORTED, pictures};
    }
}

refusal markup_read(emit *out, const char *bytes, size_t len)
{
    const sniffed is = markup_sniff(bytes, len);

    if (is.kind == FORMAT_REFUSED)
        return is.no;
    emit_hello(out, is.name, XML_MADE_BY, false);
    return read_as(out, is.kind, bytes, len, 0);
}

refusal markup_read_member(emit *out, const char *bytes, size_t len,
                           unsigned depth)
{
    const sniffed is = markup_sniff(bytes, len);

    if (is.kind == FORMAT_REFUSED)
        return is.no;
    if (depth > DEPTH_MAX)
        return (refusal){IBID_ELIMIT, "archives stand too deep in archives: "
                                      "unpack it and give the files in it"};
    return read_as(out, is.kind, bytes, len, depth);
}
