/* usable.h - whether the letters of a page's text layer are words.
 *
 * A page may have glyphs and no text: fonts without a table that says which
 * character a glyph is give private or control characters, letters moved
 * along the alphabet ("7KH" for "The") or letters of another script's
 * encoding; and a scan may carry a stamp or a page number and nothing else.
 * Such pages want OCR.  Told from the characters and their boxes alone, in
 * any script, without a dictionary: what is told is never that words are
 * right, only that these cannot be words.
 */
#ifndef IB_TEXT_USABLE_H
#define IB_TEXT_USABLE_H

#include "bytes/glyph.h"

typedef enum ib_usable_kind {
    IB_USABLE_NONE,    /* no glyphs */
    IB_USABLE_FEW,     /* too few to be what a full page says: a stamp, a page
                          number, a title; believe them where nothing else is
                          on the page, not where an image fills it */
    IB_USABLE_GARBAGE, /* no usable text layer: these are no words */
    IB_USABLE_WORDS
} ib_usable_kind;

typedef struct ib_usable {
    ib_usable_kind kind;
    uint32_t glyphs;
    uint32_t unknown; /* of them: no character, a private or a control one */
    uint32_t words;   /* runs of glyphs that touch, with letters or figures */
    uint32_t odd;     /* of them: scripts mixed, signs among letters, unknown
                         characters */
    const char *why;  /* of GARBAGE, a clause for a remark: "its letters are
                         moved along the alphabet"; else NULL */
} ib_usable;

/* Judge the glyphs of one page.
 *
 * Takes  glyphs in any order in which those of a word follow one another, as
 *        the worker gives them; `glyph` may be NULL with a count of 0.
 * Cost   linear, without memory. */
ib_usable ib_usable_of(const ib_glyph *glyph, uint32_t count);

#endif
