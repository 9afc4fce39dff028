/* sniff.c - what a file is, by its bytes: never by its name. */

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "worker/markup.h"

enum { HEAD = 4096 };

static bool begins(const char *at, size_t len, const char *magic, size_t size)
{
    return len >= size && memcmp(at, magic, size) == 0;
}

#define BEGINS(at, len, magic) begins(at, len, magic, sizeof magic - 1)

static sniffed refused(const char *name, const char *what)
{
    return (sniffed){FORMAT_REFUSED, name, {IBID_EUNSUPPORTED, what}};
}

/* OLE2: names of its streams stand in it as UTF-16. */
static bool has_wide(const char *at, size_t len, const char *name)
{
    char wide[64];
    size_t size = 0;

    for (; name[size / 2]; size += 2) {
        wide[size] = name[size / 2];
        wide[size + 1] = '\0';
    }
    return memmem(at, len, wide, size) != NULL;
}

static sniffed sniff_ole(const char *at, size_t len)
{
    if (has_wide(at, len, "EncryptedPackage"))
        return refused("application/encrypted-package",
                       "the file is protected by a password: open it in the "
                       "program that made it and save a copy without one");
    if (has_wide(at, len, "WordDocument"))
        return refused("application/msword",
                       "this is an old Word file (.doc): open it in Word or "
                       "LibreOffice and save it as .docx");
    if (has_wide(at, len, "Workbook") || has_wide(at, len, "Book"))
        return refused("application/vnd.ms-excel",
                       "this is an old Excel file (.xls): save the text that "
                       "matters as .docx, .pdf or .txt");
    if (has_wide(at, len, "__substg1.0_"))
        return refused("application/vnd.ms-outlook",
                       "this is an Outlook message (.msg): save it in Outlook "
                       "as .eml, or as text");
    return refused("application/x-ole-storage",
                   "this is an old Office file: open it in the program that "
                   "made it and save it as .docx or .pdf");
}

/* The name of the first member of a ZIP file and its bytes, if not packed. */
static bool zip_first(const char *at, size_t len, const char *name,
                      const char *content)
{
    const uint8_t *head = (const uint8_t *)at;
    size_t name_len, extra;

    if (len < 30)
        return false;
    name_len = (size_t)head[26] | (size_t)head[27] << 8;
    extra = (size_t)head[28] | (size_t)head[29] << 8;
    return name_len == strlen(name) &&
           len >= 30 + name_len + extra + strlen(content) &&
           memcmp(at + 30, name, name_len) == 0 &&
           memcmp(at + 30 + name_len + extra, content, strlen(content)) == 0;
}

/* Is `name` that of a member?  Names stand in the directory at the end, in
 * front of which a signature stands 46 bytes before. */
static bool zip_has(const char *at, size_t len, const char *name)
{
    const size_t size = strlen(name);
    const char *from = at;

    while ((from = memmem(from, len - (size_t)(from - at), name, size))) {
        if ((from - at >= 30 && memcmp(from - 30, "PK\3\4", 4) == 0) ||
            (from - at >= 46 && memcmp(from - 46, "PK\1\2", 4) == 0))
            return true;
        from++;
    }
    return false;
}

static sniffed sniff_zip(const char *at, size_t len)
{
    if (zip_first(at, len, "mimetype", "application/epub+zip"))
        return (sniffed){FORMAT_EPUB, "application/epub+zip", {0}};
    if (zip_first(at, len, "mimetype",
                  "application/vnd.oasis.opendocument.text"))
        return (sniffed){
            FORMAT_ODT, "application/vnd.oasis.opendocument.text", {0}};
    if (zip_first(at, len, "mimetype", "application/vnd.oasis.opendocument."))
        return refused("application/vnd.oasis.opendocument",
                       "this is an OpenDocument sheet, drawing or slide show: "
                       "save the text that matters as .odt, .pdf or .txt");
    if (zip_has(at, len, "xl/workbook.xml") ||
        zip_has(at, len, "ppt/presentation.xml"))
        return refused("application/vnd.openxmlformats-officedocument",
                       "this is an Excel or PowerPoint file: save the text "
                       "that matters as .docx, .pdf or .txt");
    if (zip_has(at, len, "_rels/.rels") &&
        zip_has(at, len, "[Content_Types].xml"))
        return (sniffed){FORMAT_DOCX,
                         "application/vnd.openxmlformats-officedocument."
                         "wordprocessingml.document",
                         {0}};
    if (zip_has(at, len, "META-INF/container.xml"))
        return (sniffed){FORMAT_EPUB, "application/epub+zip", {0}};
    if (zip_has(at, len, "META-INF/manifest.xml") &&
        zip_has(at, len, "content.xml"))
        return (sniffed){
            FORMAT_ODT, "application/vnd.oasis.opendocument.text", {0}};
    return (sniffed){FORMAT_ZIP, "application/zip", {0}};
}

/* Skip white space, comments and declarations in front of a page. */
static size_t skip_prologue(const char *at, size_t len)
{
    size_t i = begins(at, len, "\xEF\xBB\xBF", 3) ? 3 : 0;

    for (;;) {
        const char *end;

        while (i < len && strchr(" \t\r\n", at[i]) && at[i])
            i++;
        if (BEGINS(at + i, len - i, "<!--"))
            end = memmem(at + i, len - i, "-->", 3);
        else if (BEGINS(at + i, len - i, "<?"))
            end = memmem(at + i, len - i, "?>", 2);
        else
            return i;
        if (!end)
            return i;
        i = (size_t)(end - at) + (at[i + 1] == '!' ? 3 : 2);
    }
}

static bool is_html(const char *at, size_t len)
{
    static const char *const heads[] = {
        "<!doctype html", "<html", "<head",    "<body",   "<title", "<meta",
        "<div",           "<p>",   "<p ",      "<table",  "<h1",    "<script",
        "<style",         "<link", "<article", "<section"};
    size_t i;

    if (len > HEAD)
        len = HEAD;
    i = skip_prologue(at, len);
    for (size_t h = 0; h < sizeof heads / sizeof *heads; h++)
        if (len - i > strlen(heads[h]) &&
            strncasecmp(at + i, heads[h], strlen(heads[h])) == 0)
            return true;
    return false;
}

/* UTF-16 pages: the same look at every second byte. */
static bool is_wide_html(const char *at, size_t len)
{
    char head[256] = {0};
    size_t n = 0;

    if (!BEGINS(at, len, "\xFF\xFE") && !BEGINS(at, len, "\xFE\xFF"))
        return false;
    for (size_t i = 2 + ((uint8_t)at[0] == 0xFE); i < len && n < sizeof head;
         i += 2)
        head[n++] = at[i];
    return is_html(head, n);
}

/* A letter begins with header lines: three known ones at least, or two of
 * which one is only a letter's. */
static bool is_mail(const char *at, size_t len)
{
    static const char *const fields[] = {"from:",
                                         "to:",
                                         "subject:",
                                         "date:",
                                         "received:",
                                         "message-id:",
                                         "mime-version:",
                                         "return-path:",
                                         "delivered-to:",
                                         "content-type:",
                                         "reply-to:",
                                         "cc:",
                                         "x-",
                                         "dkim-signature:",
                                         "thread-topic:",
                                         "content-transfer-encoding:",
                                         "sender:",
                                         "arc-",
                                         "authentication-results:",
                                         "references:",
                                         "in-reply-to:",
                                         "user-agent:",
                                         "thread-index:"};
    size_t known = 0, strong = 0, i = 0;
    bool from = false, date = false;

    if (len > HEAD * 4)
        len = HEAD * 4;
    while (i < len && at[i] != '\n' && at[i] != '\r') {
        const char *line = memchr(at + i, '\n', len - i);
        const size_t end = line ? (size_t)(line - at) : len;
        bool is_known = at[i] == ' ' || at[i] == '\t' ||
                        (i == 0 && BEGINS(at, len, "From "));

        for (size_t f = 0; !is_known && f < sizeof fields / sizeof *fields; f++)
            if (end - i >= strlen(fields[f]) &&
                strncasecmp(at + i, fields[f], strlen(fields[f])) == 0) {
                is_known = true;
                known++;
                strong += f >= 4 && f <= 8;
                from |= f == 0;
                date |= f == 3;
            }
        if (!is_known && !memchr(at + i, ':', end - i))
            return false;
        i = end + 1;
    }
    /* as ib_sniff_mail, which sends letters here */
    return (known >= 2 && strong >= 1) || (from && date);
}

sniffed markup_sniff(const char *at, size_t len)
{
    if (BEGINS(at, len, "PK\3\4") || BEGINS(at, len, "PK\5\6") ||
        BEGINS(at, len, "PK\7\10"))
        return sniff_zip(at, len);
    if (BEGINS(at, len, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
        return sniff_ole(at, len);
    if (BEGINS(at, len, "{\\rtf"))
        return refused("application/rtf",
                       "this is an RTF file: open it in Word or LibreOffice "
                       "and save it as .docx or .odt");
    if (BEGINS(at, len, "\xFFWPC"))
        return refused("application/vnd.wordperfect",
                       "this is a WordPerfect file: open it in LibreOffice "
                       "and save it as .odt or .docx");
    if (memmem(at, len < 1024 ? len : 1024, "%PDF-", 5))
        return (sniffed){FORMAT_PDF, "application/pdf", {0}};
    if (BEGINS(at, len, "\x89PNG\r\n\x1A\n"))
        return (sniffed){FORMAT_IMAGE, "image/png", {0}};
    if (BEGINS(at, len, "\xFF\xD8\xFF"))
        return (sniffed){FORMAT_IMAGE, "image/jpeg", {0}};
    if (BEGINS(at, len, "II*\0") || BEGINS(at, len, "MM\0*"))
        return (sniffed){FORMAT_IMAGE, "image/tiff", {0}};
    if (BEGINS(at, len, "Rar!") || BEGINS(at, len, "7z\xBC\xAF\x27\x1C") ||
        BEGINS(at, len, "\x1F\x8B"))
        return refused("application/x-archive",
                       "this is a packed archive: unpack it and give the "
                       "files in it");
    if (is_html(at, len) || is_wide_html(at, len))
        return (sniffed){FORMAT_HTML, "text/html", {0}};
    if (is_mail(at, len))
        return (sniffed){FORMAT_MAIL, "message/rfc822", {0}};
    return (sniffed){FORMAT_TEXT, "text/plain", {0}};
}
