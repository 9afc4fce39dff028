/* hocr.c - hOCR: HTML whose classes and titles say what stands where.
 *
 * Authority: hOCR 1.2 (https://kba.github.io/hocr-spec/1.2/), and what
 * Tesseract writes.  Classes are ocr_page, ocr_line and its kin, ocrx_word,
 * ocrx_cinfo; a title holds properties: "bbox 10 20 90 40; x_wconf 93".
 */

#include <math.h>
#include <string.h>

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include "worker/charset.h"
#include "worker/costs.h"
#include "worker/sheet.h"

typedef enum element {
    ELEMENT_OTHER,
    ELEMENT_PAGE,
    ELEMENT_BLOCK,
    ELEMENT_LINE,
    ELEMENT_WORD,
    ELEMENT_LETTER
} element;

/* Classes of which an element may have one.  What is a line in one program's
 * files holds lines in another's: a line that begins in a line ends it. */
static const struct {
    const char *name;
    element is;
} classes[] = {{"ocr_page", ELEMENT_PAGE},      {"ocr_carea", ELEMENT_BLOCK},
               {"ocrx_block", ELEMENT_BLOCK},   {"ocr_par", ELEMENT_BLOCK},
               {"ocr_line", ELEMENT_LINE},      {"ocrx_line", ELEMENT_LINE},
               {"ocr_header", ELEMENT_LINE},    {"ocr_footer", ELEMENT_LINE},
               {"ocr_caption", ELEMENT_LINE},   {"ocr_pageno", ELEMENT_LINE},
               {"ocr_textfloat", ELEMENT_LINE}, {"ocrx_word", ELEMENT_WORD},
               {"ocr_word", ELEMENT_WORD},      {"ocrx_cinfo", ELEMENT_LETTER},
               {"ocr_cinfo", ELEMENT_LETTER}};

typedef struct hocr {
    sheet *sheet;
    htmlParserCtxt *parser;
    size_t depth;
    size_t line, word;        /* depth at which they are open; 0: none is */
    size_t bold, italic, sup; /* the same, of the outermost */
    bool is_full;             /* too many pages */
} hocr;

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static element element_of(const char *names)
{
    while (*names) {
        size_t len = 0;

        while (is_blank(*names))
            names++;
        while (names[len] && !is_blank(names[len]))
            len++;
        for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
            if (len == strlen(classes[i].name) &&
                memcmp(names, classes[i].name, len) == 0)
                return classes[i].is;
        names += len;
    }
    return ELEMENT_OTHER;
}

/* What stands after the name of a property, or NULL.  They are parted by
 * semicolons, which may stand in quotation marks too. */
static const char *property(const char *title, const char *name)
{
    const size_t len = strlen(name);

    while (*title) {
        char quote = '\0';

        while (is_blank(*title) || *title == ';')
            title++;
        if (strncmp(title, name, len) == 0 && is_blank(title[len]))
            return title + len;
        for (; *title && (quote || *title != ';'); title++)
            if (quote)
                quote = *title == quote ? '\0' : quote;
            else if (*title == '"')
                quote = *title;
    }
    return NULL;
}

static float number(const char *title, const char *name, float other)
{
    const char *at = property(title, name);
    float value;

    return at && sheet_number(&value, at) ? value : other;
}

static sheet_box box_of(const char *title, const char *name)
{
    const char *at = property(title, name);
    float side[4];

    for (int i = 0; i < 4; i++)
        if (!at || !(at = sheet_number(&side[i], at)))
            return SHEET_NO_BOX;
    return (sheet_box){side[0], side[1], side[2], side[3]};
}

/* "baseline 0.01 -4": slope and offset at the lower left corner of the box. */
static float base_of(const char *title, sheet_box box)
{
    const char *at = property(title, "baseline");
    float slope, offset;

    if (!at || !(at = sheet_number(&slope, at)) || !sheet_number(&offset, at))
        return NAN;
    return box.y1 + offset + slope * (box.x1 - box.x0) / 2;
}

static void begin_page(hocr *it, const char *title)
{
    const char *at = property(title, "scan_res");
    const char *name = property(title, "lpageno");
    const sheet_box box = box_of(title, "bbox");
    sheet_size size = {0};
    char label[32];
    size_t len = 0;

    if (box.x0 <= box.x1 && box.y0 <= box.y1) {
        size.width = box.x1;
        size.height = box.y1;
    }
    if (at && (at = sheet_number(&size.x, at)))
        (void)sheet_number(&size.y, at);
    while (name && is_blank(*name))
        name++;
    for (; name && *name && *name != ';' && len + 1 < sizeof label; name++)
        if (*name != '"')
            label[len++] = *name;
    label[len] = '\0';
    it->is_full |= !sheet_page(it->sheet, size, label);
    if (it->is_full)
        xmlStopParser(it->parser);
}

/* "textangle 90": the line is turned against the clock, and goes up. */
static unsigned turn_of(const char *title)
{
    const float angle = number(title, "textangle", 0);

    if (angle >= 45 && angle < 135)
        return 1;
    return angle >= 225 && angle < 315 ? 2 : 0;
}

static void begin(hocr *it, element is, const char *title)
{
    const sheet_box box = box_of(title, "bbox");

    switch (is) {
    case ELEMENT_PAGE:
        begin_page(it, title);
        break;
    case ELEMENT_BLOCK:
        sheet_block(it->sheet);
        break;
    case ELEMENT_LINE:
        sheet_line(it->sheet, box, base_of(title, box),
                   number(title, "x_size", 0));
        sheet_turn(it->sheet, turn_of(title));
        it->line = it->depth;
        it->word = 0;
        break;
    case ELEMENT_WORD:
        if (!it->line) { /* a file without lines: each word is one */
            sheet_line(it->sheet, box, NAN, 0);
            it->line = it->depth;
        }
        sheet_word(it->sheet, box, number(title, "x_wconf", SHEET_UNSAID));
        it->word = it->depth;
        break;
    case ELEMENT_LETTER:
        sheet_letter(it->sheet,
                     property(title, "x_bboxes") ? box_of(title, "x_bboxes")
                                                 : box,
                     number(title, "x_conf", SHEET_UNSAID));
        break;
    default:
        break;
    }
}

/* How the letters look that follow. */
static void set_style(const hocr *it)
{
    sheet_style(it->sheet, (it->bold ? IB_GLYPH_BOLD : 0) |
                               (it->italic ? IB_GLYPH_ITALIC : 0));
    sheet_raised(it->sheet, it->sup != 0);
}

static void on_start(void *state, const xmlChar *tag, const xmlChar **pair)
{
    hocr *it = state;
    const char *name = (const char *)tag, *class = NULL, *title = "";

    it->depth++;
    for (; pair && pair[0]; pair += 2)
        if (pair[1] && strcmp((const char *)pair[0], "class") == 0)
            class = (const char *)pair[1];
        else if (pair[1] && strcmp((const char *)pair[0], "title") == 0)
            title = (const char *)pair[1];
    if (class)
        begin(it, element_of(class), title);
    if (!it->bold && (strcmp(name, "strong") == 0 || strcmp(name, "b") == 0))
        it->bold = it->depth;
    if (!it->italic && (strcmp(name, "em") == 0 || strcmp(name, "i") == 0))
        it->italic = it->depth;
    if (!it->sup && strcmp(name, "sup") == 0)
        it->sup = it->depth;
    set_style(it);
}

static void on_end(void *state, const xmlChar *tag)
{
    hocr *it = state;

    (void)tag;
    if (it->depth == 0)
        return;
    if (it->word == it->depth) {
        sheet_word_end(it->sheet);
        it->word = 0;
    }
    if (it->line == it->depth) {
        sheet_line_end(it->sheet);
        it->line = it->word = 0;
    }
    it->bold = it->bold == it->depth ? 0 : it->bold;
    it->italic = it->italic == it->depth ? 0 : it->italic;
    it->sup = it->sup == it->depth ? 0 : it->sup;
    it->depth--;
    set_style(it);
}

static void on_text(void *state, const xmlChar *at, int len)
{
    const hocr *it = state;

    if (len > 0)
        sheet_text(it->sheet, (const char *)at, (size_t)len);
}

static xmlEntityPtr on_entity(void *state, const xmlChar *name)
{
    (void)state;
    return xmlGetPredefinedEntity(name);
}

static bool parse(hocr *it, const char *at, size_t len)
{
    static const xmlSAXHandler events = {.startElement = on_start,
                                         .endElement = on_end,
                                         .characters = on_text,
                                         .ignorableWhitespace = on_text,
                                         .cdataBlock = on_text,
                                         .getEntity = on_entity};
    htmlParserCtxt *parser = htmlCreateMemoryParserCtxt(at, (int)len);

    if (!parser)
        return false;
    it->parser = parser;
    *parser->sax = events;
    parser->userData = it;
    htmlCtxtUseOptions(parser, HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC |
                                   HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                   HTML_PARSE_RECOVER);
    xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
    htmlParseDocument(parser);
    htmlFreeParserCtxt(parser);
    return true;
}

/* Whether the end of the file is that of a page of HTML: words that were cut
 * off would else be missing, and nobody would know. */
static bool is_whole(const char *at, size_t len)
{
    const bool has_head = memmem(at, len < 4096 ? len : 4096, "<html", 5) ||
                          memmem(at, len < 4096 ? len : 4096, "<HTML", 5);
    const size_t tail = len < 256 ? len : 256;

    while (len > 0 && is_blank(at[len - 1]))
        len--;
    if (len == 0 || at[len - 1] != '>')
        return false;
    return !has_head ||
           memmem(at + len - (tail < len ? tail : len), tail < len ? tail : len,
                  "</html", 6) ||
           memmem(at + len - (tail < len ? tail : len), tail < len ? tail : len,
                  "</HTML", 6);
}

refusal hocr_read(emit *out, const char *bytes, size_t len)
{
    charset_text text = charset_decode(out, bytes, len, NULL, true);
    hocr it = {0};
    refusal no = text.no;

    if (!no.what && (text.len > INT32_MAX || !is_whole(text.at, text.len)))
        no = sheet_damaged;
    if (!no.what) {
        it.sheet = sheet_open(out);
        if (!parse(&it, text.at, text.len))
            emit_fail_memory(out);
        if (it.is_full)
            no = sheet_too_long;
        (no.what ? sheet_drop : sheet_close)(it.sheet);
    }
    charset_close(&text);
    return no;
}
