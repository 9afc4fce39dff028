/* glyph.h - characters where they stand on a page, as a file or OCR gives
 * them, in no order that could be relied on.
 *
 * Lengths are points (1/72 inch) from the page's upper left corner as a reader
 * sees it: rotation is undone.  text/order.c makes lines of them.
 */
#ifndef IB_BYTES_GLYPH_H
#define IB_BYTES_GLYPH_H

#include "ibid/base.h"

enum {
    IB_GLYPH_BOLD = 1,
    IB_GLYPH_ITALIC = 2,
    IB_GLYPH_WORD_END = 4, /* the file says that a word ends here: OCR */
    IB_GLYPH_TURNED = 8,   /* set up the page, not along it */
    IB_GLYPH_DOWN = 16     /* with TURNED: set down the page */
};

typedef struct ib_glyph {
    uint32_t code; /* Unicode scalar value, never a blank */
    float x0, y0, x1, y1;
    float size;       /* of the type, points; OCR: from the line's height */
    uint16_t font;    /* equal for glyphs of one font of one page */
    uint8_t flags;    /* IB_GLYPH_... */
    uint8_t sureness; /* per cent that OCR gives; 100 for a text layer */
} ib_glyph;

/* Where the words of a page come from. */
typedef enum ib_layer {
    IB_LAYER_NONE,   /* an image without words */
    IB_LAYER_TEXT,   /* the file's own characters */
    IB_LAYER_OCR,    /* read from the image, now */
    IB_LAYER_OLD_OCR /* read from the image by who made the file: hOCR, ALTO */
} ib_layer;

typedef struct ib_glyph_page {
    float width, height; /* points, as a reader sees the page */
    ib_layer layer;
    ibid_str label; /* "xiv" where the file names its pages; may be empty */
    const ib_glyph *glyph;
    uint32_t count;
} ib_glyph_page;

#endif
