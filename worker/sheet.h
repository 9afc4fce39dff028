/* sheet.h - a page as OCR programs write it down, made into glyphs.
 *
 * hOCR, ALTO and PAGE XML hold lines of words with boxes, in units of their
 * image.  A sheet gathers a page of them and hands it on when the next one
 * begins: in points, a box a letter (the file's own, or an even share of its
 * word's), each with how sure OCR was of its word.
 *
 * Boxes of words are as high as their letters happen to be, and lines of
 * scans are seldom level, while text/order.c goes by base lines and sizes of
 * type.  So the letters of a line come to stand on one base line and in one
 * size, those that are raised excepted: as the file says, or as most of its
 * words have it.  What has no place at all is counted, and a remark tells it.
 *
 * Memory is malloc's, for one page at a time.  Cost: linear but for sorting
 * the words of a line and the lines of a block by size.
 */
#ifndef IB_WORKER_SHEET_H
#define IB_WORKER_SHEET_H

#include "worker/markup.h"

typedef struct sheet_box {
    float x0, y0, x1, y1; /* x0 above x1: not known */
} sheet_box;

#define SHEET_NO_BOX ((sheet_box){1, 1, 0, 0})
#define SHEET_UNSAID (-1.0f) /* a sureness of which the file says nothing */

/* A page as its file describes it. */
typedef struct sheet_size {
    float width, height; /* in units; 0: as far as its words reach */
    float x, y;          /* units an inch; 0: not known, and assumed */
} sheet_size;

/* Why such a file is not read: no whole one; more pages than are read. */
extern const refusal sheet_damaged, sheet_too_long;

typedef struct sheet sheet;

sheet *sheet_open(emit *out);
/* Hands on the last page, with remarks on what had to be assumed. */
void sheet_close(sheet *s);
/* Closes it without handing anything on. */
void sheet_drop(sheet *s);

/* A page; `label` may be NULL.  False: there are too many. */
bool sheet_page(sheet *s, sheet_size size, const char *label);

/* A paragraph: what follows is set in one size of type, or most of it is. */
void sheet_block(sheet *s);

/* A line.  `base`: where its letters stand in its middle, NAN: not known.
 * `size` of its type, from the top of its capitals to the foot of its
 * descenders, 0: not known. */
void sheet_line(sheet *s, sheet_box box, float base, float size);
void sheet_line_end(sheet *s);

/* The line that was just opened is set up (1) or down (2) the page, or along
 * it (0). */
void sheet_turn(sheet *s, unsigned turn);

/* A word of the line that is open; without one it is none. */
void sheet_word(sheet *s, sheet_box box, float sureness);
void sheet_word_end(sheet *s);

/* Letters of the open word; where none is open, of the line: they count as
 * words parted by white space, if the line has no others.  UTF-8.  White space
 * in a word parts it. */
void sheet_text(sheet *s, const char *text, size_t len);

/* The box of the next letter of the open word, from its first on.  They count
 * if each letter gets one. */
void sheet_letter(sheet *s, sheet_box box, float sureness);

/* What is said of the open word or line after it began: it is stretched over
 * the box. */
void sheet_word_place(sheet *s, sheet_box box, float sureness);
void sheet_line_place(sheet *s, sheet_box box, float base);

/* A hyphen at the end of the open word; without a box it stands after it. */
void sheet_hyphen(sheet *s, sheet_box box);

/* Of the letters that follow: IB_GLYPH_BOLD, IB_GLYPH_ITALIC; and whether they
 * are raised above their line. */
void sheet_style(sheet *s, unsigned flags);
void sheet_raised(sheet *s, bool raised);

/* A number as these files write it: "-12.5".  Gives what follows it, or NULL:
 * none stands at `at`, blanks before it aside. */
const char *sheet_number(float *out, const char *at);

/* The box around both, of which one may not be known. */
sheet_box sheet_both(sheet_box a, sheet_box b);

/* The box around points "1,2 3,4 ..."; SHEET_NO_BOX where there are none. */
sheet_box sheet_points(const char *at);

#endif
