/* box.h - pages as sheets of paper: where the words of a PDF file or a scan
 * stand on them, and how sure OCR was of each.
 *
 * Lengths are points (1/72 inch) from the upper left corner of the sheet as a
 * reader sees it, y downwards.  Text files and marked-up ones have no sheets.
 */
#ifndef IBID_BOX_H
#define IBID_BOX_H

#include "ibid/base.h"

/* Where the words of a sheet come from. */
typedef enum ibid_layer {
    IBID_LAYER_NONE,   /* it is a picture, of which no word was read */
    IBID_LAYER_TEXT,   /* the file's own characters */
    IBID_LAYER_OCR,    /* read from the picture, now */
    IBID_LAYER_OLD_OCR /* read from the picture by who made the file */
} ibid_layer;

typedef struct ibid_sheet {
    float width, height;
    ibid_layer layer;
    ibid_str label; /* what the file calls it, "xiv"; may be empty.  That which
                       is printed on it is the label of its ibid_page */
} ibid_sheet;

/* Where a part of the text stands: on one line of one sheet. */
typedef struct ibid_box {
    ibid_span span; /* of the text */
    uint32_t page;  /* from 1 */
    float x0, y0, x1, y1;
} ibid_box;

/* A word of a sheet: what stands between blanks. */
typedef struct ibid_word {
    ibid_box box;
    uint32_t sureness; /* per cent, as OCR says: the least of its letters;
                          100 where no OCR had a part in it, or said nothing */
} ibid_word;

/* A document that was read (doc.h). */
typedef struct ibid_doc ibid_doc;

/* Tell how a page is as a sheet of paper.
 *
 * Takes  `page`, from 1.
 * Gives  NULL: the document has no sheets, or not so many.
 * Owns   nothing: it lives as long as `doc`. */
IBID_API const ibid_sheet *ibid_doc_sheet(const ibid_doc *doc, uint32_t page);

/* Find where a part of the text stands.
 *
 * Takes  any span; `out` may be NULL where `room` is 0.
 * Gives  how many boxes there are, one a line, in the order of the text; the
 *        first `room` of them are written.  0: it has no words, or the
 *        document no sheets.  Parts of a word get an even share of its box.
 * Cost   O(log words), and the words of the span. */
IBID_API size_t ibid_doc_boxes(ibid_box *out, size_t room, const ibid_doc *doc,
                               ibid_span span);

/* Tell the word that holds a byte.
 *
 * Gives  false: no word of a sheet holds it.
 * Cost   O(log words). */
IBID_API bool ibid_doc_word(ibid_word *out, const ibid_doc *doc, uint32_t byte);

/* Name a layer.
 *
 * Gives  a constant word: "text", "ocr", "old-ocr", "none". */
IBID_API const char *ibid_layer_word(ibid_layer layer);

#endif
