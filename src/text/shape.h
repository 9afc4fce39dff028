/* shape.h - what a short line looks like: page number, symbol, job number.
 *
 * A shape alone makes no furniture: place and repetition decide (furniture.c).
 */
#ifndef IB_TEXT_SHAPE_H
#define IB_TEXT_SHAPE_H

#include "text/text.h"

typedef enum ib_shape_kind {
    IB_SHAPE_NONE,
    IB_SHAPE_BARE,   /* "214" or "xiv" and nothing else */
    IB_SHAPE_NUMBER, /* "- 214 -", "[3]", "Page 3" */
    IB_SHAPE_OF,     /* "3/9", "Page 3 of 9" */
    IB_SHAPE_DOCKET, /* a court's filing line: "Case 1:22-cv-... Page 2 of 10" */
    IB_SHAPE_JOB,    /* "25-04137 (E) 180325", "25-06880 3/9", "*2504137*" */
    IB_SHAPE_SYMBOL,  /* "A/79/814", "S/2025/144" and what OCR makes of them */
    IB_SHAPE_URL,     /* one address and nothing else */
    IB_SHAPE_RECYCLE, /* "Please recycle", beside the bar code of UN papers */
    IB_SHAPE_LITTER,  /* no words: "{0 A", "fy", "[=] s i" */
    IB_SHAPE_LONE     /* one or two characters: litter, or a lost label */
} ib_shape_kind;

typedef struct ib_shape {
    ib_shape_kind kind;
    ibid_span label; /* the page number printed, or empty */
    uint32_t number; /* its value; 0 where there is none */
    uint32_t of;     /* the number of pages printed beside it, or 0 */
} ib_shape;

/* Tell the shape of a line.  O(IB_FURNITURE_MAX). */
ib_shape ib_shape_of(ibid_str text, const ib_line *line);

#endif
