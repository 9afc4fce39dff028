/* order_pdf.c - order_pdf FILE.pdf: its text, as text/order.c reads it, without
 * the reading worker.  For the tests of order, and to measure it. */

#include <stdio.h>
#include <stdlib.h>

#include "text/order.h"
#include "worker/pdf_page.h"

/* Glyphs of all pages. */
static ib_glyph_page *read_pages(PopplerDocument *document, size_t count)
{
    ib_glyph_page *page = calloc(count + 1, sizeof *page);

    for (size_t i = 0; page && i < count; i++) {
        PopplerPage *p = poppler_document_get_page(document, (int)i);
        pdf_glyphs glyphs = {0};
        double width = 0, height = 0;

        if (!p)
            continue;
        poppler_page_get_size(p, &width, &height);
        if (!pdf_page_read(&glyphs, p))
            return NULL;
        page[i] = (ib_glyph_page){.width = (float)width,
                                  .height = (float)height,
                                  .layer = IB_LAYER_TEXT,
                                  .glyph = glyphs.glyph,
                                  .count = (uint32_t)glyphs.count};
        g_object_unref(p);
    }
    return page;
}

/* Write the text of the pages; gives the exit status. */
static int write_text(const ib_glyph_page *page, size_t count)
{
    ib_arena arena, scratch;
    ib_ordered ordered;
    int exit = 2;

    ib_arena_init(&arena, NULL, 0, NULL);
    ib_arena_init(&scratch, NULL, 0, NULL);
    if (!ib_order_read(&ordered, &arena, &scratch, page, count)) {
        fwrite(ordered.text.at, 1, ordered.text.len, stdout);
        exit = fflush(stdout) ? 2 : 0;
    }
    ib_arena_free(&scratch);
    ib_arena_free(&arena);
    return exit;
}

int main(int argc, char **argv)
{
    char *bytes;
    gsize len;
    GBytes *file;
    PopplerDocument *document;
    ib_glyph_page *page;
    size_t count;
    int exit = 2;

    if (argc != 2 || !g_file_get_contents(argv[1], &bytes, &len, NULL))
        return 2;
    file = g_bytes_new_take(bytes, len);
    document = poppler_document_new_from_bytes(file, NULL, NULL);
    g_bytes_unref(file);
    if (!document)
        return 2;
    count = (size_t)poppler_document_get_n_pages(document);
    page = read_pages(document, count);
    g_object_unref(document);
    if (page)
        exit = write_text(page, count);
    for (size_t i = 0; page && i < count; i++)
        free((ib_glyph *)(uintptr_t)page[i].glyph);
    free(page);
    return exit;
}
