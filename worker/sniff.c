/* sniff.c - what a file is, by its bytes: never by its name. */

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "worker/pack.h"

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

/* Sizes of a ZIP file's records without what varies in them, and how many
 * members are looked at: of a document the parts that tell its format stand
 * among the first hundreds.
 * Authority: APPNOTE.TXT 6.3.10 (PKWARE), 4.3.7 and 4.3.12. */
enum { LOCAL_BYTES = 30, ENTRY_BYTES = 46, LOOKED_AT = 4096 };

/* The names of a ZIP file's members, in its directory if it has one. */
typedef struct zip_names {
    const char *at;
    size_t from, end; /* bytes of the directory, or of the local headers */
    size_t count;     /* names at most */
    bool is_local;    /* there is no directory */
} zip_names;

static zip_names zip_open(const char *at, size_t len)
{
    size_t from, end, count;

    if (!pack_directory(&from, &end, &count, at, len) || from == end)
        return (zip_names){at, 0, len, LOOKED_AT, true};
    return (zip_names){at, from, end, count < LOOKED_AT ? count : LOOKED_AT,
                       false};
}

/* The local header after the member at `from`, whose bytes begin at `at`.  Of
 * one written in a stream the size comes later (4.4.4, bit 3): packed bytes
 * are looked through, bytes that are not packed may be an archive. */
static size_t next_local(const zip_names *in, size_t from, size_t at)
{
    const size_t size = pack_number(in->at + from + 18, 4);
    const char *next;

    if (size || !(in->at[from + 6] & 8))
        return size < in->end - at ? at + size : in->end;
    if (pack_number(in->at + from + 8, 2) == 0)
        return in->end;
    next = memmem(in->at + at, in->end - at, "PK\3\4", 4);
    return next ? (size_t)(next - in->at) : in->end;
}

/* Take the next name; false: there is none. */
static bool next_name(ibid_str *name, zip_names *in)
{
    const size_t head = in->is_local ? LOCAL_BYTES : ENTRY_BYTES;
    const char *entry = in->at + in->from;
    size_t size, end;

    if (in->count == 0 || in->end - in->from < head ||
        memcmp(entry, in->is_local ? "PK\3\4" : "PK\1\2", 4) != 0)
        return false;
    size = pack_number(entry + head - (in->is_local ? 4 : 18), 2);
    if (in->end - in->from - head < size)
        return false;
    *name = (ibid_str){entry + head, (uint32_t)size};
    end = head + size + pack_number(entry + (in->is_local ? 28 : 30), 2);
    if (!in->is_local)
        end += pack_number(entry + 32, 2);
    end = end < in->end - in->from ? in->from + end : in->end;
    in->from = in->is_local ? next_local(in, in->from, end) : end;
    in->count--;
    return true;
}

/* Parts by which packed formats are known. */
enum {
    PART_WORD = 1 << 0,
    PART_RELS = 1 << 1,
    PART_TYPES = 1 << 2,
    PART_SHEET = 1 << 3,
    PART_CONTAINER = 1 << 4,
    PART_MANIFEST = 1 << 5,
    PART_CONTENT = 1 << 6
};

static unsigned zip_parts(const char *at, size_t len)
{
    static const struct {
        const char *name;
        unsigned is;
    } parts[] = {{"word/document.xml", PART_WORD},
                 {"_rels/.rels", PART_RELS},
                 {"[Content_Types].xml", PART_TYPES},
                 {"xl/workbook.xml", PART_SHEET},
                 {"ppt/presentation.xml", PART_SHEET},
                 {"META-INF/container.xml", PART_CONTAINER},
                 {"META-INF/manifest.xml", PART_MANIFEST},
                 {"content.xml", PART_CONTENT}};
    zip_names in = zip_open(at, len);
    unsigned has = 0;
    ibid_str name;

    while (next_name(&name, &in))
        for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
            if (name.len == strlen(parts[i].name) &&
                memcmp(name.at, parts[i].name, name.len) == 0)
                has |= parts[i].is;
    return has;
}

static bool has_all(unsigned has, unsigned parts)
{
    return (has & parts) == parts;
}

/* Documents before sheets: they may hold one of these, but a sheet has no part
 * of theirs. */
static sniffed sniff_parts(unsigned has)
{
    const sniffed docx = {FORMAT_DOCX,
                          "application/vnd.openxmlformats-officedocument."
                          "wordprocessingml.document",
                          {0}};

    if (has_all(has, PART_WORD | PART_RELS | PART_TYPES))
        return docx;
    if (has & PART_CONTAINER)
        return (sniffed){FORMAT_EPUB, "application/epub+zip", {0}};
    if (has_all(has, PART_MANIFEST | PART_CONTENT))
        return (sniffed){
            FORMAT_ODT, "application/vnd.oasis.opendocument.text", {0}};
    if (has & PART_SHEET)
        return refused("application/vnd.openxmlformats-officedocument",
                       "this is an Excel or PowerPoint file: save the text "
                       "that matters as .docx, .pdf or .txt");
    if (has_all(has, PART_RELS | PART_TYPES))
        return docx; /* its main part may have any name */
    return (sniffed){FORMAT_ZIP, "application/zip", {0}};
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
    return sniff_parts(zip_parts(at, len));
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

/* UTF-16 pages: every second byte of their head; 0: it is none. */
static size_t narrow_head(char *head, size_t size, const char *at, size_t len)
{
    size_t n = 0;

    if (!BEGINS(at, len, "\xFF\xFE") && !BEGINS(at, len, "\xFE\xFF"))
        return 0;
    for (size_t i = 2 + ((uint8_t)at[0] == 0xFE); i < len && n < size; i += 2)
        head[n++] = at[i];
    return n;
}

/* Whether the first element is of that name, with any prefix. */
static bool is_root(const char *at, size_t len, const char *name)
{
    const size_t size = strlen(name);
    size_t i = skip_prologue(at, len < HEAD ? len : HEAD);
    size_t end;

    if (i >= len || at[i] != '<')
        return false;
    for (end = ++i; end < len && end < i + 64 && !strchr(" \t\r\n>/", at[end]);
         end++)
        if (at[end] == ':')
            i = end + 1;
    return end - i == size && memcmp(at + i, name, size) == 0;
}

/* Whether a page of HTML is hOCR: a tag in its head, of some thousand bytes
 * more than a program's styles take, has the class of a page.  A text about
 * hOCR has it outside tags. */
static bool is_hocr(const char *at, size_t len)
{
    enum { LOOK = 1 << 16, TAG = 512 };
    static const char name[] = "ocr_page";
    const char *end = at + (len < LOOK ? len : LOOK);

    for (const char *hit = at;
         (hit = memmem(hit, (size_t)(end - hit), name, sizeof name - 1));
         hit++) {
        const char *tag = hit;

        while (tag > at && hit - tag < TAG && *tag != '<' && *tag != '>')
            tag--;
        if (*tag == '<' && memmem(tag, (size_t)(hit - tag), "class", 5))
            return true;
    }
    return false;
}

/* The formats that begin with a tag. */
static bool sniff_tags(sniffed *out, const char *at, size_t len)
{
    if (is_root(at, len, "alto"))
        *out = (sniffed){FORMAT_ALTO, "application/alto+xml", {0}};
    else if (is_root(at, len, "PcGts"))
        *out = (sniffed){FORMAT_PAGEXML, "application/vnd.prima.page+xml", {0}};
    else if (is_html(at, len))
        *out = is_hocr(at, len)
                   ? (sniffed){FORMAT_HOCR, "text/vnd.hocr+html", {0}}
                   : (sniffed){FORMAT_HTML, "text/html", {0}};
    else
        return false;
    return true;
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
    char head[1024];
    sniffed tagged;

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
    if (sniff_tags(&tagged, at, len) ||
        sniff_tags(&tagged, head, narrow_head(head, sizeof head, at, len)))
        return tagged;
    if (is_mail(at, len))
        return (sniffed){FORMAT_MAIL, "message/rfc822", {0}};
    return (sniffed){FORMAT_TEXT, "text/plain", {0}};
}
