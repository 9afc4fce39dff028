/* costs.h - limits and thresholds of OCR, each with its reason. */
#ifndef IB_WORKER_OCR_COSTS_H
#define IB_WORKER_OCR_COSTS_H

enum {
    /* Dots an inch at which pages are drawn: below 200 the engine misreads
     * small print, above 400 it only takes longer. */
    OCR_DPI = 300,
    OCR_DPI_FEW = 190, /* images with fewer are enlarged; 200 is usual */
    /* Dots an inch at which a page without letters is looked at, to see whether
     * it is blank: dots darker than this, and as many as a page number has. */
    OCR_LOOK_DPI = 50,
    OCR_LOOK_DARK = 200,
    OCR_LOOK_DOTS = 20,
    /* Dots of a page at most: A3 at 300 dots an inch has 17 million.  Larger
     * pages are drawn coarser. */
    OCR_DOTS_MAX = 40 << 20,
    /* Dots of an image that are unpacked at all: 4 bytes each, in colour. */
    OCR_UNPACK_MAX = 100 << 20,
    /* Dots an inch of a page: what is outside says nothing of it (72 and 96
     * are what programs write that do not know). */
    OCR_DPI_MIN = 100,
    OCR_DPI_MAX = 2400,
    /* Pages of a TIFF, each found by going through those before it. */
    OCR_PAGES_MAX = 2000,
    /* Bytes in which an image could be told. */
    OCR_IMAGE_BYTES_MIN = 20,
    /* Lines and blots of a page: a newspaper has 2,000 and 60,000; more are
     * the dots of a picture. */
    OCR_LINES_MAX = 5000,
    OCR_BLOTS_MAX = 200000,
    /* Raised figures of a page; the index of a lawyer's page has 60. */
    OCR_RAISED_MAX = 400,
    /* Figures of a mark: "123". */
    OCR_FIGURES_MAX = 4,
    /* Of the heights of letters on a line, per cent from the least: letters
     * without stems are three in five of a text, fewer among figures and
     * capitals. */
    OCR_STEMLESS_PART = 15,
    /* Letters with stems, capitals and figures are a third of a text; a line
     * that has fewer than this, per cent, has nothing else. */
    OCR_STEMS_PART = 5,
    /* A line's foot is known to a tenth of the height of its box. */
    OCR_FOOT_SLACK = 9,
    /* Letters that stand on what is a line at least; and so many that some
     * are without stems. */
    OCR_LINE_LETTERS = 4,
    OCR_LINE_MANY = 20,
    /* What was found before that a blot may go on: marks of lines side by
     * side come in the order of x. */
    OCR_LOOK_BACK = 16,
    /* A raised figure is read at so many heights (costs.h of the engine: it
     * was taught on lines of 36 dots with white around them), and believed
     * where two readings agree.  Of 249 marks and labels of five UN documents
     * 235 were read rightly so, 4 others taken for marks; at 200 dots an inch
     * 232 and 8.  One reading at 40 dots: 209 and 10. */
    OCR_FIGURE_HEIGHTS = 4,
    OCR_FIGURE_LOWEST = 18,
    OCR_FIGURE_STEP = 4,
    OCR_FIGURE_WHITE = 24,
    OCR_FIGURE_AGREE = 2,
    /* Per cent of sureness below which a reading is none, and from which it
     * needs no other. */
    OCR_FIGURE_SURE = 30,
    OCR_FIGURE_CLEAR = 85,
    /* Letters of known height that a line needs to tell its size. */
    OCR_SIZE_LETTERS = 3,
    /* A page whose letters are surer than this stands upright and is in a
     * language of the engine; clean print has 90 and more, print on its side
     * 30 to 50. */
    OCR_SURE = 65,
    /* A line so many times as tall as wide is set up or down the page. */
    OCR_SIDEWAYS = 3,
    /* A page is not blank when one dot in so many, within its edges, is so much
     * darker than paper: a page number alone is one in 10,000. */
    OCR_INK_PART = 10000,
    OCR_DARKER = 40,
    OCR_EDGE_PART = 25,
    /* Letters that say in which language a page is. */
    OCR_LANGUAGE_LETTERS = 300
};

/* The longer side of a page of paper, inches: A4 has 11.7, letter 11. */
#define OCR_PAPER_INCHES 11.5f

/* Of the height of letters without stems. */

/* Less than this of the tallest is no letter. */
#define OCR_SPECK 0.45f
/* Letters hang below their foot by a stem at most. */
#define OCR_HANG_MAX 0.7f
/* Figures are raised by 0.6 to 1 of it; base lines waver by a fifth; the line
 * above stands 1.7 higher. */
#define OCR_RISE_MIN 0.45f
#define OCR_RISE_MAX 1.5f
/* Raised figures are 0.85 to 1.1 tall; quotation marks and apostrophes 0.5 to
 * 0.7, dots and accents less; stems and capitals 1.4. */
#define OCR_TALL_MIN 0.76f
#define OCR_TALL_MAX 1.35f
/* Capitals and letters with stems are 1.4 tall, with one below too 1.9. */
#define OCR_STEM_MIN 1.25f
#define OCR_STEM_MAX 2.1f
/* Lines of one text stand two or three apart; a note may be short for some. */
#define OCR_NEAR 16.0f
/* Figures are taller than wide; a blot of two that touch is not. */
#define OCR_WIDE_MAX 1.6f
/* How far before its line a label stands, and a mark after it: twice and once
 * the type's size. */
#define OCR_BESIDE 9.0f
/* Between figures of one mark, of their height. */
#define OCR_FIGURE_GAP 0.45f

/* Of the type's size: letters without stems, with one, capitals and digits in
 * the common book faces (Times 0.45, 0.68, 0.66; Helvetica 0.52, 0.72, 0.72);
 * what most letters of other scripts fill. */
#define OCR_STEMLESS 0.46f
#define OCR_STEM     0.68f
#define OCR_CAPITAL  0.67f
#define OCR_OTHER    0.75f
/* Sizes of one type waver by a twentieth; notes are set a tenth smaller than
 * the text at least. */
#define OCR_SIZE_STEP 1.08f
/* The size of raised figures, and how far after its word a mark stands. */
#define OCR_RAISED_SIZE 0.6f
#define OCR_MARK_GAP    0.35f

/* Slanted less than this, in degrees, lines are level; the engine's own
 * measure of sureness of the slant. */
#define OCR_SLANT_MIN  0.1f
#define OCR_SLANT_MAX  10.0f
#define OCR_SLANT_SURE 3.0f
/* How sure the engine is of which way up a page is. */
#define OCR_UPRIGHT_SURE 1.0f

#endif
