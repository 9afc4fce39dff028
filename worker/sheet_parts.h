/* sheet_parts.h - what a sheet is made of, for sheet.c, which gathers it, and
 * sheet_page.c, which measures it and hands it on. */
#ifndef IB_WORKER_SHEET_PARTS_H
#define IB_WORKER_SHEET_PARTS_H

#include "worker/bytes.h"
#include "worker/sheet.h"

typedef struct sheet_pile {
    void *at;
    size_t count, room;
} sheet_pile;

typedef struct sheet_letter_part {
    uint32_t code;
    uint8_t sureness, flags;
    bool raised;
    sheet_box box;
} sheet_letter_part;

typedef struct sheet_word_part {
    uint32_t first, count; /* letters */
    sheet_box box;
    bool shares; /* its line's box, which says nothing of its letters */
} sheet_word_part;

typedef struct sheet_line_part {
    uint32_t first, count; /* words */
    uint32_t block;
    uint32_t letters;
    unsigned turn; /* 1 up, 2 down the page: its boxes are turned along it */
    sheet_box box;
    float base, size;
} sheet_line_part;

struct sheet {
    emit *out;
    sheet_size size;
    buffer label;
    bool is_page; /* one is open */
    bool in_line, in_word;
    uint32_t pages, block;
    uint64_t lost; /* letters without a place */
    bool assumed;  /* a resolution was */
    sheet_pile letter, word, line;
    sheet_pile own;  /* sheet_box, those of the open word's letters */
    sheet_pile sort; /* type_word, while a page is measured */
    sheet_pile glyph;
    buffer loose;   /* text of the open line that is in no word */
    float sureness; /* of the open word */
    float least;    /* of its letters */
    unsigned flags;
    bool raised;
};

/* One more item, zeroed. */
void *sheet_push(sheet *s, sheet_pile *p, size_t size);

static inline sheet_letter_part *letter_at(const sheet *s, size_t i)
{
    return (sheet_letter_part *)s->letter.at + i;
}
static inline sheet_word_part *word_at(const sheet *s, size_t i)
{
    return (sheet_word_part *)s->word.at + i;
}
static inline sheet_line_part *line_at(const sheet *s, size_t i)
{
    return (sheet_line_part *)s->line.at + i;
}

static inline bool is_known(sheet_box box)
{
    return box.x0 <= box.x1 && box.y0 <= box.y1; /* false for NaN */
}

/* A box of a line that is set up (1) or down (2) the page, turned so that the
 * line goes along. */
sheet_box sheet_turned(sheet_box box, unsigned turn);

/* Measure the lines of the page, and hand it on (sheet_page.c). */
void sheet_page_end(sheet *s);

#endif
