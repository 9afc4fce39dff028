/* raised.h - what stands raised on the image of a page: the marks of notes.
 *
 * An OCR engine reads lines of letters, and makes of a small raised "1" a
 * quotation mark, an exclamation mark or nothing.  But where such a figure
 * stands, the plain geometry of the page tells: its foot is above the line
 * that its neighbours stand on, and it is about as tall as they are without
 * their stems.  Here they are found, from boxes alone; the engine reads them
 * by themselves (engine.c).
 */
#ifndef IB_WORKER_RAISED_H
#define IB_WORKER_RAISED_H

#include <stdbool.h>
#include <stddef.h>

/* Black that hangs together, in dots from the upper left corner. */
typedef struct ocr_blot {
    int x, y, width, height;
} ocr_blot;

/* A line of type, as the engine's layout gives it. */
typedef struct ocr_line {
    int left, top, right, bottom;
    float base_left, base_right; /* y of its foot at both ends */
    float tall;        /* of its letters without stems; 0: not known */
    unsigned standing; /* letters that stand on it */
    bool counts;       /* it is a line, not a figure that stands apart */
} ocr_line;

/* Blots side by side that are raised above a line. */
typedef struct ocr_raised {
    ocr_blot box;
    unsigned line;
    unsigned count; /* of its blots */
} ocr_raised;

/* Where the foot of a line is at x. */
float ocr_line_foot(const ocr_line *line, int x);

/* Measure the lines by the blots that stand on them: sets `tall`, `standing`
 * and `counts`.
 *
 * A line of a letter or two ("Id.") says little of itself: it gets its measure
 * from the nearest line, and its foot from what is as tall as a capital then.
 * Labels of notes that the layout took for lines have nothing so tall, and do
 * not count.
 *
 * Takes  blots sorted by x; `room` for as many numbers as there are blots.
 * Cost   lines times the blots between their edges. */
void ocr_measure(ocr_line *line, size_t lines, const ocr_blot *blot,
                 size_t blots, int *room);

/* Find what is raised, in the order of x.
 *
 * Takes  lines that ocr_measure has seen, blots sorted by x.
 * Gives  how many there are, at most `max`. */
size_t ocr_find_raised(ocr_raised *out, size_t max, const ocr_line *line,
                       size_t lines, const ocr_blot *blot, size_t blots);

#endif
