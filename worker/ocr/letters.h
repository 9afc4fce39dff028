/* letters.h - from what the engine recognised to glyphs. */
#ifndef IB_WORKER_OCR_LETTERS_H
#define IB_WORKER_OCR_LETTERS_H

#include <tesseract/capi.h>

#include "ocr.h"
#include "raised.h"

/* Glyphs while they are gathered, in dots of the image. */
typedef struct letters {
    ib_glyph *glyph; /* malloc's */
    size_t count, room;
    double sure; /* sum of the sureness of all */
} letters;

/* Take all letters that the engine has recognised.  Boxes are those that a
 * font would have: 0.8 of the size above the line's foot, 0.2 below.
 *
 * Gives  false: no memory. */
bool letters_take(letters *out, TessBaseAPI *engine);

/* Add the figures of a raised mark, which stand on the foot of their box; the
 * letter before them ends no word.
 *
 * Takes  `size` of the type of their line, in dots. */
bool letters_add_raised(letters *out, const ocr_blot *box, const char *figures,
                        float size, int sureness);

/* How sure the engine is of all letters, per cent; 0: there are none. */
float letters_sureness(const letters *of);

/* The language that the words are in, ISO 639-1; NULL: not plain. */
const char *letters_language(const letters *of);

/* Bring all lengths to another unit. */
void letters_scale(letters *of, float by);

#endif
