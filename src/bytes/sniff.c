/* sniff.c - telling what a file is from its bytes. */

#include "bytes/sniff.h"

#include <string.h>

#include "base/scan.h"
#include "base/str.h"
#include "bytes/costs.h"

/* A format and the bytes that it begins with.  Authorities: PDF 32000-1 7.5.2,
 * PKWARE APPNOTE 4.3.7, RTF 1.9.1, RFC 1952, and the libmagic
 * tables for the others. */
static const struct {
    const char *head;
    size_t len;
    const char *refusal; /* where there is no worker that reads it */
    bool is_image;
} formats[] = {
#define HEAD(literal) literal, sizeof(literal) - 1
    {HEAD("{\\rtf"),
     "this is an RTF file; save it as .docx or plain text first", false},
    {HEAD("\xFFWPC"),
     "this is a WordPerfect file; save it as .docx or "
     "plain text first",
     false},
    {HEAD("%!PS"),
     "this is a PostScript file; save its text as a .txt file "
     "first",
     false},
    {HEAD("\x89PNG"),
     "this is a picture (PNG); read its text with an OCR "
     "program first",
     true},
    {HEAD("\xFF\xD8\xFF"),
     "this is a picture (JPEG); read its text with an "
     "OCR program first",
     true},
    {HEAD("GIF89a"),
     "this is a picture (GIF); read its text with an OCR "
     "program first",
     false},
    {HEAD("II*\0"),
     "this is a picture (TIFF); read its text with an OCR "
     "program first",
     true},
    {HEAD("MM\0*"),
     "this is a picture (TIFF); read its text with an OCR "
     "program first",
     true},
    {HEAD("\0\0\0\fjP  "),
     "this is a picture (JPEG 2000); read its text with "
     "an OCR program first",
     false},
    {HEAD("AT&TFORM"),
     "this is a DjVu file; save its text as a .txt file "
     "first",
     false},
    {HEAD("\x1F\x8B"), "this file is compressed (gzip); unpack it first",
     false},
    {HEAD("BZh91AY&SY"), "this file is compressed (bzip2); unpack it first",
     false},
    {HEAD("\xFD"
          "7zXZ\0"),
     "this file is compressed (xz); unpack it first", false},
    {HEAD("7z\xBC\xAF\x27\x1C"),
     "this is an archive (7z); unpack it and give its files", false},
    {HEAD("Rar!\x1A\x07"),
     "this is an archive (RAR); unpack it and give its files", false},
    {HEAD("SQLite format 3\0"), "this is a database, not a text", false},
#undef HEAD
};

static const char pdf[] = "this is a PDF; save its text as a .txt file first "
                          "(pdftotext does that)";
static const char old_office[] =
    "this is an old Microsoft Office file (.doc); save it as .docx or plain "
    "text first";
static const char binary[] =
    "this is not a text: it has control characters that no text has";

static bool has(const char *bytes, size_t len, const char *part, size_t size)
{
    return len >= size && memmem(bytes, len, part, size) != NULL;
}

/* A ZIP file is named by its first members: EPUB and ODF put "mimetype" first
 * and uncompressed, Office Open XML has the folder word/. */
static const char *sniff_zip(bool *is_parsed, const char *bytes, size_t len)
{
    size_t head = len < IB_SNIFF_HEAD ? len : IB_SNIFF_HEAD;

    if (len >= 4 && memcmp(bytes, "PK\5\6", 4) == 0)
        return "this is an archive (ZIP) without files";
    if (len < 4 || memcmp(bytes, "PK\3\4", 4) != 0)
        return NULL;
    *is_parsed = true;
#define HAS(literal) has(bytes, head, literal, sizeof(literal) - 1)
    if (HAS("application/epub+zip"))
        return "this is an EPUB; save its text as a .txt file first";
    if (HAS("application/vnd.oasis.opendocument"))
        return "this is an OpenDocument file; save it as a plain text file "
               "first";
    if (HAS("word/"))
        return "this is a Microsoft Word file (.docx); save it as a plain text "
               "file first";
    if (HAS("[Content_Types].xml"))
        return "this is a Microsoft Office file; save its text as a .txt file "
               "first";
#undef HAS
    return "this is an archive (ZIP); unpack it and give its files";
}

static const char *sniff_format(ib_sniffed *out, const char *bytes, size_t len)
{
    size_t head = len < IB_SNIFF_PDF ? len : IB_SNIFF_PDF;
    const char *at = memmem(bytes, head, "%PDF-", 5);

    /* A text that speaks of "%PDF-" has it inside a line. */
    if (at &&
        (at == bytes || has(bytes, head, "obj", 3) || memchr(bytes, 0, head))) {
        out->is_parsed = true;
        return pdf;
    }
    /* MS-CFB 2.2; a new file with a password is kept in one, too: the worker
     * knows */
    if (len >= 8 && memcmp(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0) {
        out->is_parsed = true;
        return old_office;
    }
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (len >= formats[i].len &&
            memcmp(bytes, formats[i].head, formats[i].len) == 0) {
            out->is_image = out->is_parsed = formats[i].is_image;
            return formats[i].refusal;
        }
    return sniff_zip(&out->is_parsed, bytes, len);
}

static bool sniff_mark(ib_sniffed *out, const char *bytes, size_t len)
{
    out->has_mark = true;
    if (len >= 4 && memcmp(bytes, "\xFF\xFE\0\0", 4) == 0)
        out->encoding = IB_ENCODING_32LE;
    else if (len >= 4 && memcmp(bytes, "\0\0\xFE\xFF", 4) == 0)
        out->encoding = IB_ENCODING_32BE;
    else if (len >= 2 && memcmp(bytes, "\xFF\xFE", 2) == 0)
        out->encoding = IB_ENCODING_16LE;
    else if (len >= 2 && memcmp(bytes, "\xFE\xFF", 2) == 0)
        out->encoding = IB_ENCODING_16BE;
    else
        out->has_mark = false;
    return out->has_mark;
}

/* What stands at the even and at the odd bytes of a file's head. */
typedef struct side {
    size_t zeros;
    size_t visible; /* ASCII that can be seen, and blanks */
} side;

/* UTF-16 without a mark: of each pair of bytes, one side alone is zero for
 * letters of Latin script, blanks and line ends, and for letters of others
 * has the number of their block, which is seldom visible ASCII. */
static bool is_utf16_side(const side *high, const side *low, size_t head)
{
    return head > 2 && high->zeros * 1000 >= head * IB_UTF16_ZEROS_PERMILLE &&
           low->zeros * IB_UTF16_STRAY <= high->zeros &&
           high->visible * IB_UTF16_STRAY <= head;
}

/* Else many control characters are the sign of a binary file; a few zeros are
 * damage. */
static void sniff_zeros(ib_sniffed *out, const char *bytes, size_t len)
{
    size_t head = len < IB_SNIFF_HEAD ? len : IB_SNIFF_HEAD, controls = 0;
    side sides[2] = {{0, 0}, {0, 0}};

    for (size_t i = 0; i < head; i++) {
        unsigned char c = (unsigned char)bytes[i];

        sides[i & 1].zeros += c == 0;
        sides[i & 1].visible += c >= 0x20 && c < 0x7F;
        controls += c < 0x20 && c != '\t' && c != '\n' && c != '\r' &&
                    c != '\f' && c != '\v' && c != 0x1B && c != 0x1A;
    }
    if (is_utf16_side(&sides[1], &sides[0], head))
        out->encoding = IB_ENCODING_16LE;
    else if (is_utf16_side(&sides[0], &sides[1], head))
        out->encoding = IB_ENCODING_16BE;
    else if (controls * 1000 > head * IB_SNIFF_CONTROL_PERMILLE && controls > 1)
        out->refusal = binary;
}

ib_sniffed ib_sniff(const char *bytes, size_t len)
{
    ib_sniffed out = {0};

    if (len == 0 || sniff_mark(&out, bytes, len))
        return out;
    out.refusal = sniff_format(&out, bytes, len);
    if (!out.refusal)
        sniff_zeros(&out, bytes, len);
    return out;
}

/* Does "[^label]:" stand at `at`? */
static bool is_definition(ibid_str text, uint32_t at)
{
    uint32_t end = at + 2;

    if (!ib_str_has_at(text, at, IB_STR("[^")))
        return false;
    while (end < text.len && end < at + 64 && text.at[end] != ']' &&
           text.at[end] != '\n')
        end++;
    return end > at + 2 && end + 1 < text.len && text.at[end] == ']' &&
           text.at[end + 1] == ':';
}

static uint32_t count_headings(ibid_str text)
{
    static const char *const head[] = {"\n# ", "\n## ", "\n### "};
    uint32_t count = 0;

    for (size_t i = 0; i < sizeof head / sizeof *head; i++)
        for (uint32_t at = ib_str_find(text, 0, ib_str_of(head[i]));
             at != IBID_NONE && count < 2;
             at = ib_str_find(text, at + 1, ib_str_of(head[i])))
            count++;
    return count;
}

bool ib_sniff_markdown(ibid_str text)
{
    const char *end = text.at + text.len;
    const char *p = text.len ? memchr(text.at, '[', text.len) : NULL;
    ibid_str head = text;

    for (; p; p = memchr(p + 1, '[', (size_t)(end - p - 1)))
        if ((p == text.at || p[-1] == '\n') &&
            is_definition(text, (uint32_t)(p - text.at)))
            return true;
    if (head.len > IB_SNIFF_HEAD)
        head.len = IB_SNIFF_HEAD;
    return count_headings(head) + ib_str_has_at(text, 0, IB_STR("# ")) >= 2;
}

bool ib_sniff_markup(ibid_str text)
{
    static const char *const head[] = {"<!doctype", "<html", "<?xml", "<head"};
    uint32_t at = 0;

    while (at < text.len && (text.at[at] == ' ' || text.at[at] == '\n' ||
                             text.at[at] == '\r' || text.at[at] == '\t'))
        at++;
    for (size_t i = 0; i < sizeof head / sizeof *head; i++)
        if (ib_str_has_at_nocase(text, at, ib_str_of(head[i])))
            return true;
    return false;
}

/* The byte after blanks, comments and the declaration of XML. */
static uint32_t skip_prologue(ibid_str text)
{
    uint32_t at = ib_str_has_at(text, 0, IB_STR("\xEF\xBB\xBF")) ? 3 : 0;

    for (;;) {
        uint32_t end;

        while (at < text.len && ib_is(text.at[at], IB_SPACE))
            at++;
        if (ib_str_has_at(text, at, IB_STR("<!--")))
            end = ib_str_find(text, at, IB_STR("-->"));
        else if (ib_str_has_at_nocase(text, at, IB_STR("<?xml")))
            end = ib_str_find(text, at, IB_STR("?>"));
        else
            return at;
        if (end == IBID_NONE)
            return text.len;
        at = end + 2 + (text.at[at + 1] == '!');
    }
}

/* Words of scanned pages in XML: ALTO or PAGE, by their first element. */
static bool is_scan(ibid_str text, uint32_t at)
{
    uint32_t name = at + 1, end = at + 1;

    if (!ib_str_has_at(text, at, IB_STR("<")))
        return false;
    for (; end < text.len && end < at + 64 && !ib_is(text.at[end], IB_SPACE) &&
           text.at[end] != '>';
         end++)
        if (text.at[end] == ':')
            name = end + 1;
    return (end - name == 4 && ib_str_has_at(text, name, IB_STR("alto"))) ||
           (end - name == 5 && ib_str_has_at(text, name, IB_STR("PcGts")));
}

static bool is_html(ibid_str text)
{
    static const char *const head[] = {
        "<!doctype html", "<html",    "<head>",  "<head ",  "<body",
        "<title",         "<meta",    "<div",    "<p>",     "<p ",
        "<table",         "<h1",      "<script", "<style>", "<style ",
        "<link",          "<article", "<section"};
    const uint32_t at = skip_prologue(text);

    for (size_t i = 0; i < sizeof head / sizeof *head; i++)
        if (ib_str_has_at_nocase(text, at, ib_str_of(head[i])))
            return true;
    return is_scan(text, at);
}

bool ib_sniff_html(const char *bytes, size_t len, const ib_sniffed *sniffed)
{
    char narrow[IB_SNIFF_WIDE];
    uint32_t count = 0;

    if (len > IB_SNIFF_HEAD)
        len = IB_SNIFF_HEAD;
    if (sniffed->encoding == IB_ENCODING_8)
        return is_html((ibid_str){bytes, (uint32_t)len});
    if (!sniffed->has_mark || (sniffed->encoding != IB_ENCODING_16LE &&
                               sniffed->encoding != IB_ENCODING_16BE))
        return false;
    for (size_t i = 2 + (sniffed->encoding == IB_ENCODING_16BE);
         i < len && count < sizeof narrow; i += 2)
        narrow[count++] = bytes[i];
    return is_html((ibid_str){narrow, count});
}

/* The end of the name of a header field at `at`, where its colon is, or `at`
 * (RFC 5322 2.2: printable ASCII but for the colon). */
static uint32_t field_name_end(ibid_str text, uint32_t at)
{
    uint32_t end = at;

    while (end < text.len && text.at[end] > ' ' && text.at[end] < 0x7F &&
           text.at[end] != ':')
        end++;
    return end < text.len && text.at[end] == ':' ? end : at;
}

bool ib_sniff_mail(ibid_str text)
{
    bool from = false, date = false, mime = false;
    uint32_t at = 0;

    if (text.len > IB_SNIFF_HEAD)
        text.len = IB_SNIFF_HEAD;
    while (at < text.len && text.at[at] != '\n' && text.at[at] != '\r') {
        const char *next = memchr(text.at + at, '\n', text.len - at);
        const uint32_t end = field_name_end(text, at);

        if (text.at[at] != ' ' && text.at[at] != '\t' && end == at)
            return false;
        from |= ib_str_has_at_nocase(text, at, IB_STR("from:"));
        date |= ib_str_has_at_nocase(text, at, IB_STR("date:"));
        mime |= ib_str_has_at_nocase(text, at, IB_STR("mime-version:"));
        at = next ? (uint32_t)(next - text.at) + 1 : text.len;
    }
    return mime || (from && date);
}
