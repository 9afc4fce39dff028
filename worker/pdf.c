/* pdf.c - PDF files: pages, their glyphs, and remarks on what is no text. */

#include "pdf.h"

#include <fontconfig/fontconfig.h>
#include <math.h>
#include <poppler.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pdf_draw.h"
#include "pdf_page.h"
#include "scan.h"

enum {
    HEAD_MAX = 1024,
    PAGES_MAX = 20000, /* more is no document but an attack */
    REMARKS_MAX = 200, /* on fields and comments, of one file */
    SAID_MAX = 300,    /* bytes shown of a field or comment */
    IMAGE_EVERY = 16,  /* pages looked at for an image under their text */
    FEW_GLYPHS = 400   /* less than a stamp, a running head and a caption */
};

/* An image that is the page: scanners leave no margin, cropping a little. */
static const double covers = 0.8;
/* Beside few words: a scan with wide margins. */
static const double covers_few = 0.3;

/* Written once, before the first document. */
static bool has_tables = true;

typedef struct pdf {
    emit *out;
    PopplerDocument *document;
    pdf_glyphs glyphs;
    unsigned remarks;
    bool was_image; /* the last page looked at was an image */
} pdf;

bool pdf_is(const unsigned char *bytes, size_t len)
{
    return memmem(bytes, len < HEAD_MAX ? len : HEAD_MAX, "%PDF-", 5) != NULL;
}

/* Which fonts there are is found out before the lock, and not again.  A text
 * that is not drawn needs none: what fontconfig would look for is a file that
 * the lock forbids to open. */
static void list_fonts(bool draws)
{
    FcConfig *fonts = draws ? FcInitLoadConfigAndFonts() : FcConfigCreate();

    if (fonts && FcConfigSetRescanInterval(fonts, 0))
        (void)FcConfigSetCurrent(fonts);
    if (fonts)
        FcConfigDestroy(fonts); /* fontconfig keeps its own */
}

/* The words of fields and comments are UTF-16; the C library reads it by a
 * module that it loads from a file, and keeps while it is open. */
static void load_utf16(void)
{
    static const char *const names[] = {"UTF-16", "UTF-16BE", "UTF-16LE"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const GIConv kept = g_iconv_open("UTF-8", names[i]);
        char two[] = "\0a", room[8];
        char *from = two, *to = room;
        gsize left = 2, free_bytes = sizeof room;

        if (kept != (GIConv)-1)
            (void)g_iconv(kept, &from, &left, &to, &free_bytes);
    }
}

void pdf_warm(bool draws)
{
    list_fonts(draws);
    load_utf16();
    has_tables = access(PDF_FOLDER "/cMap", R_OK) == 0;
    poppler_get_version();
}

/* Open the document, or say why not. */
static PopplerDocument *open_document(emit *out, const unsigned char *bytes,
                                      size_t len)
{
    GError *error = NULL;
    GBytes *all = g_bytes_new_static(bytes, len);
    PopplerDocument *document =
        poppler_document_new_from_bytes(all, NULL, &error);

    g_bytes_unref(all);
    if (!document &&
        g_error_matches(error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
        emit_fail(out, IBID_EUNSUPPORTED,
                  "the PDF file is locked with a password: open it in a PDF "
                  "reader, save a copy without the password, and give that");
    if (!document || poppler_document_get_n_pages(document) < 1)
        emit_fail(out, IBID_EFORMAT,
                  "the PDF file is damaged: open it in a PDF reader, print it "
                  "to a new PDF file, and give that");
    if (poppler_document_get_n_pages(document) > PAGES_MAX)
        emit_fail(out, IBID_ELIMIT,
                  "the PDF file has more than 20000 pages: split it, and give "
                  "its parts");
    return document;
}

/* Say what a field or comment of a page holds; blank ones are nothing. */
static void remark_words(pdf *p, int page, const char *what, const char *words)
{
    char said[SAID_MAX + 4];
    size_t len = 0;

    if (!words)
        return;
    while (*words == ' ' || *words == '\n' || *words == '\r')
        words++;
    if (!*words || ++p->remarks > REMARKS_MAX)
        return;
    for (; *words && len < SAID_MAX; words++)
        said[len++] = (unsigned char)*words < ' ' ? ' ' : *words;
    while (*words && len > 0 && (said[len] & 0xC0) == 0x80)
        len--; /* no half of a character */
    said[len] = '\0';
    if (p->remarks == REMARKS_MAX)
        emit_remark(p->out, "more fields and comments are not shown");
    else
        emit_remark(p->out, "page %d has %s that is not part of its text: %s",
                    page, what, g_utf8_validate(said, -1, NULL) ? said : "...");
}

static void read_fields(pdf *p, PopplerPage *page, int number)
{
    GList *all = poppler_page_get_form_field_mapping(page);

    for (GList *at = all; at; at = at->next) {
        PopplerFormField *field = ((PopplerFormFieldMapping *)at->data)->field;
        char *words = NULL;

        switch (poppler_form_field_get_field_type(field)) {
        case POPPLER_FORM_FIELD_TEXT:
            words = poppler_form_field_text_get_text(field);
            break;
        case POPPLER_FORM_FIELD_CHOICE:
            words = poppler_form_field_choice_get_text(field);
            break;
        default:
            break;
        }
        remark_words(p, number, "a form field", words);
        g_free(words);
    }
    poppler_page_free_form_field_mapping(all);
}

static void read_comments(pdf *p, PopplerPage *page, int number)
{
    GList *all = poppler_page_get_annot_mapping(page);

    for (GList *at = all; at; at = at->next) {
        PopplerAnnot *annot = ((PopplerAnnotMapping *)at->data)->annot;
        const PopplerAnnotType type = poppler_annot_get_annot_type(annot);
        char *words;

        if (type == POPPLER_ANNOT_LINK || type == POPPLER_ANNOT_WIDGET ||
            type == POPPLER_ANNOT_POPUP)
            continue;
        words = poppler_annot_get_contents(annot);
        remark_words(p, number, "a comment", words);
        g_free(words);
    }
    poppler_page_free_annot_mapping(all);
}

/* What part of the page images fill: a scan may come in strips. */
static double part_of_images(PopplerPage *page, double width, double height)
{
    GList *all = poppler_page_get_image_mapping(page);
    double area = 0;

    for (GList *at = all; at; at = at->next) {
        const PopplerRectangle *r = &((PopplerImageMapping *)at->data)->area;

        area += fabs((r->x2 - r->x1) * (r->y2 - r->y1));
    }
    poppler_page_free_image_mapping(all);
    return area / (width * height);
}

/* Where the words of a page come from.  Words over an image of the whole page
 * are what OCR left there; few words over an image are its stamp.  To look for
 * images costs as much as to read words: a page full of words is looked at only
 * while the last one looked at was an image. */
static ib_layer layer_of(pdf *p, PopplerPage *page, int number, double width,
                         double height)
{
    const bool few = p->glyphs.count < FEW_GLYPHS;

    if (p->glyphs.count == 0) {
        if (pdf_has_ink(page))
            return IB_LAYER_NONE;
        emit_remark(p->out, "page %d is blank", number);
        return IB_LAYER_TEXT;
    }
    if (!few && !p->was_image && (number - 1) % IMAGE_EVERY != 0)
        return IB_LAYER_TEXT;
    p->was_image =
        part_of_images(page, width, height) > (few ? covers_few : covers);
    return p->was_image ? IB_LAYER_OLD_OCR : IB_LAYER_TEXT;
}

static void read_page(pdf *p, int number)
{
    PopplerPage *page = poppler_document_get_page(p->document, number - 1);
    double width = 0, height = 0;
    char *label;
    ib_layer layer;

    if (!page) {
        emit_page(p->out, 612, 792, IB_LAYER_NONE, "");
        emit_lost(p->out, "page %d is damaged and was not read", number);
        return;
    }
    poppler_page_get_size(page, &width, &height);
    if (!pdf_page_read(&p->glyphs, page))
        emit_fail(p->out, IBID_ELIMIT,
                  "the PDF file needs more memory than is allowed: split it, "
                  "and give its parts");
    label = poppler_page_get_label(page);
    layer = layer_of(p, page, number, width, height);
    emit_page(p->out, (float)width, (float)height, layer, label ? label : "");
    emit_glyphs(p->out, p->glyphs.glyph, p->glyphs.count);
    if (p->glyphs.lost)
        emit_lost(p->out, "page %d: %zu letters have no known place", number,
                  p->glyphs.lost);
    read_fields(p, page, number);
    read_comments(p, page, number);
    g_free(label);
    g_object_unref(page);
}

/* Without Poppler's tables the letters of fonts that are not in the file vanish
 * without an error. */
static void check_fonts(const pdf *p)
{
    PopplerFontInfo *info;
    PopplerFontsIter *at = NULL;
    bool missing = false;

    if (has_tables)
        return;
    info = poppler_font_info_new(p->document);
    if (poppler_font_info_scan(info, poppler_document_get_n_pages(p->document),
                               &at) &&
        at)
        do {
            const PopplerFontType type = poppler_fonts_iter_get_font_type(at);

            missing |= !poppler_fonts_iter_is_embedded(at) &&
                       (type == POPPLER_FONT_TYPE_CID_TYPE0 ||
                        type == POPPLER_FONT_TYPE_CID_TYPE2);
        } while (poppler_fonts_iter_next(at));
    if (at)
        poppler_fonts_iter_free(at);
    g_object_unref(info);
    if (missing)
        emit_lost(p->out, "letters of fonts that are not in the file may be "
                          "missing: install the package poppler-data");
}

void pdf_read(emit *out, const unsigned char *bytes, size_t len)
{
    pdf p = {.out = out};
    int pages;

    emit_hello(out, "application/pdf", "poppler " IBID_POPPLER_VERSION, true);
    p.document = open_document(out, bytes, len);
    pages = poppler_document_get_n_pages(p.document);
    for (int number = 1; number <= pages; number++)
        read_page(&p, number);
    check_fonts(&p);
    free(p.glyphs.glyph);
    g_object_unref(p.document);
}

void pdf_read_page(emit *out, const unsigned char *bytes, size_t len,
                   unsigned number)
{
    const ocr_module *reader = scan_module(out);
    PopplerDocument *document = open_document(out, bytes, len);
    PopplerPage *page = poppler_document_get_page(document, (int)number - 1);
    ocr_page got = {0};
    ocr_drawn drawn;
    ocr_end end;

    if (!page)
        emit_fail(out, IBID_EFORMAT, "the page is damaged");
    if (!pdf_draw(&drawn, page))
        emit_fail_memory(out);
    end = reader->read_drawn(&got, &drawn);
    free((void *)(uintptr_t)drawn.dot);
    g_object_unref(page);
    g_object_unref(document);
    scan_answer(out, "application/pdf", number, &got, end);
}
