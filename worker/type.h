/* type.h - how large the type of a line is, and where its letters stand, from
 * the boxes that OCR drew around its words.
 *
 * A box is as high as the letters in it: "some" is half as high as "pay".
 * Which letters a word has is known, so each word of plain Latin letters says
 * what size the type has; the middle of what they say counts.
 */
#ifndef IB_WORKER_TYPE_H
#define IB_WORKER_TYPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Of the type's size: Latin text faces have capitals and ascenders of 0.66 to
 * 0.74, letters without either of 0.43 to 0.49, descenders of 0.20 to 0.24. */
#define TYPE_UP   0.70f
#define TYPE_X    0.46f
#define TYPE_DOWN 0.22f
#define TYPE_FULL 0.92f
/* Lines of one block are of one size if they are so near: estimates of one
 * line differ by a tenth, notes from their text by a seventh. */
#define TYPE_AGREE 0.1f
/* Digits above the line: their foot is raised so far, and they are less high
 * than so; full ones are 0.7 high.  What is raised is put so far up, and made
 * so small. */
#define TYPE_RAISED 0.2f
#define TYPE_LOW    0.58f
#define TYPE_RISE   0.35f
#define TYPE_MARK   0.6f

/* A word while its line is measured. */
typedef struct type_word {
    float top, bottom; /* of its box; y grows downwards */
    float value;       /* of type_median */
    uint32_t weight;   /* letters that count */
    bool up, down;     /* it has letters that reach there */
    bool other; /* some of which that is not known, or no box of its own */
} type_word;

typedef struct type_line {
    float top, bottom; /* of its box */
    float base;        /* NAN: to be found */
    float size;        /* 0: to be found */
} type_line;

/* Take note of a letter of a word. */
void type_add(type_word *word, uint32_t code);

/* The middle value by weight, of words that are sorted by this; 0: none. */
float type_median(type_word *word, size_t count);

/* Find what is not known of a line; its words are put in another order. */
void type_measure(type_line *line, type_word *word, size_t count);

/* Letters that are read from the right, and letters and digits that are read
 * from the left even among these. */
bool type_is_right(uint32_t code);
bool type_is_left(uint32_t code);

#endif
