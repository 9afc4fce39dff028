/* order_pdf.c - order_pdf FILE.pdf: its text, as text/order.c reads it, without
 * the reading worker.  For the tests of order, and to measure it. */

#include <stdio.h>
#include <stdlib.h>

#include "text/order.h"
#include "worker/pdf_page.h"

/* Glyphs of all pages; the process ends with them. */
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

int main(int argc, char **argv)
{
    char *bytes;
    gsize len;
    PopplerDocument *document;
    ib_glyph_page *page;
    ib_arena arena, scratch;
    ib_ordered ordered;
    size_t count;

    if (argc != 2 || !g_file_get_contents(argv[1], &bytes, &len, NULL))
        return 2;
    document = poppler_document_new_from_bytes(g_bytes_new_take(bytes, len),
                                               NULL, NULL);
    if (!document)
        return 2;
    count = (size_t)poppler_document_get_n_pages(document);
    page = read_pages(document, count);
    ib_arena_init(&arena, NULL, 0, NULL);
    ib_arena_init(&scratch, NULL, 0, NULL);
    if (!page || ib_order_read(&ordered, &arena, &scratch, page, count))
        return 2;
    fwrite(ordered.text.at, 1, ordered.text.len, stdout);
    return fflush(stdout) ? 2 : 0;
}
