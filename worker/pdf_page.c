/* pdf_page.c - the glyphs of one page: Poppler's text, boxes and attributes,
 * which are three lists over the same characters, put side by side.
 *
 * Poppler writes each word in the order of reading, with marks of direction
 * (U+202A to U+202C) around what it turned, but keeps its boxes from left to
 * right: words are turned back, for text/order.c goes by the boxes.
 */

#include "pdf_page.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LRE = 0x202A, RLE = 0x202B, PDF = 0x202C, WORD_MAX = 4096 };

/* What is walked through: characters, boxes, runs of one font. */
typedef struct walk {
    const char *text;
    const PopplerRectangle *box;
    guint boxes, at; /* boxes, the next one */
    GList *run;      /* PopplerTextAttributes */
    const char *font_name;
    unsigned font, fonts; /* its number, counted by pointer and name */
    char *names[256];
    unsigned flags;
    float size;
    double width, height;  /* of the crop box; what is outside is not shown */
    PopplerRectangle last; /* the last box of the last word, */
    unsigned turn;         /* and which way that was set */
} walk;

static bool is_from_right(uint32_t c)
{
    return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
           (c >= 0xFE70 && c <= 0xFEFE) || (c >= 0x10800 && c <= 0x10FFF) ||
           (c >= 0x1E800 && c <= 0x1EFFF);
}

static void reverse(uint32_t *code, size_t from, size_t to)
{
    while (from + 1 < to) {
        const uint32_t swap = code[from];

        code[from++] = code[--to];
        code[to] = swap;
    }
}

/* Turn a word back into the order of its boxes: what stands between a mark and
 * its end was turned, from the inside out.  Gives its length without marks. */
static size_t turn_back(uint32_t *code, size_t count)
{
    size_t put = 0, depth = 0, start[4] = {0};

    for (size_t i = 0; i < count; i++) {
        if (code[i] == LRE || code[i] == RLE) {
            if (depth < 4)
                start[depth++] = put;
        } else if (code[i] == PDF) {
            if (depth > 0)
                reverse(code, start[--depth], put);
        } else {
            code[put++] = code[i];
        }
    }
    return put;
}

static bool has_word(const char *name, const char *word)
{
    return name && strcasestr(name, word) != NULL;
}

/* The number of a font name: the first 255 of a page, then one for all. */
static unsigned font_number(walk *w, const char *name)
{
    for (unsigned i = 0; i < w->fonts; i++)
        if (strcmp(w->names[i], name) == 0)
            return i;
    if (w->fonts == 255)
        return 255;
    w->names[w->fonts] = strdup(name);
    return w->names[w->fonts] ? w->fonts++ : 255;
}

/* Go to the run that holds the box `at`. */
static void seek_run(walk *w, guint at)
{
    const PopplerTextAttributes *run = w->run ? w->run->data : NULL;
    const bool first = w->font_name == NULL;

    while (run && (guint)run->end_index < at && w->run->next) {
        w->run = w->run->next;
        run = w->run->data;
    }
    if (!run || (!first && run->font_name == w->font_name))
        return;
    w->font_name = run->font_name ? run->font_name : "";
    w->font = font_number(w, w->font_name);
    w->size = (float)run->font_size;
    w->flags = has_word(w->font_name, "bold") ? IB_GLYPH_BOLD : 0;
    if (has_word(w->font_name, "italic") || has_word(w->font_name, "oblique"))
        w->flags |= IB_GLYPH_ITALIC;
}

static bool make_room(pdf_glyphs *out, size_t more)
{
    const size_t room = 2 * out->room + more + 1024;
    ib_glyph *glyph;

    if (out->count + more <= out->room)
        return true;
    glyph = realloc(out->glyph, room * sizeof *glyph);
    if (!glyph)
        return false;
    out->glyph = glyph;
    out->room = room;
    return true;
}

/* Which way a word is set: where most of its boxes go on.  Poppler may put what
 * ends one column and begins the next into one word. */
static unsigned turn_of(const walk *w, size_t count)
{
    const PopplerRectangle *first = &w->box[w->at];
    int down = 0, along = 0;

    /* one letter: it goes on with the turned line beside it, if it does */
    if (count == 1)
        return fabs(first->x1 - w->last.x1) + fabs(first->x2 - w->last.x2) < 1
                   ? w->turn
                   : 0;

    for (size_t i = 1; i < count; i++) {
        const PopplerRectangle *a = &w->box[w->at + i - 1], *b = a + 1;

        if (fabs(b->x1 - a->x1) >= fabs(b->y1 - a->y1))
            along++;
        else
            down += b->y1 > a->y1 ? 1 : -1;
    }
    if (abs(down) <= along)
        return 0;
    return down < 0 ? IB_GLYPH_TURNED : IB_GLYPH_TURNED | IB_GLYPH_DOWN;
}

static bool is_inside(const walk *w, const PopplerRectangle *box)
{
    const double x = (box->x1 + box->x2) / 2, y = (box->y1 + box->y2) / 2;

    return x >= 0 && x <= w->width && y >= 0 && y <= w->height;
}

/* Give the glyphs of a word. */
static bool put_word(pdf_glyphs *out, walk *w, uint32_t *code, size_t count)
{
    unsigned turn;

    count = turn_back(code, count);
    if (w->at + count > w->boxes) {
        out->lost += w->at + count - w->boxes;
        count = w->boxes - w->at;
    }
    if (count == 0)
        return true;
    if (!make_room(out, count))
        return false;
    turn = turn_of(w, count);
    w->turn = turn;
    w->last = w->box[w->at + count - 1];
    for (size_t i = 0; i < count; i++, w->at++) {
        const PopplerRectangle *box = &w->box[w->at];

        if (!is_inside(w, box))
            continue;
        seek_run(w, w->at);
        out->glyph[out->count++] = (ib_glyph){
            .code = code[i],
            .x0 = (float)(MIN(box->x1, box->x2)),
            .y0 = (float)(MIN(box->y1, box->y2)),
            .x1 = (float)(MAX(box->x1, box->x2)),
            .y1 = (float)(MAX(box->y1, box->y2)),
            .size = w->size,
            .font = (uint16_t)w->font,
            .flags = (uint8_t)(w->flags | turn),
            .sureness = 100,
        };
    }
    return true;
}

static bool walk_text(pdf_glyphs *out, walk *w)
{
    uint32_t code[WORD_MAX];
    size_t count = 0;

    for (const char *p = w->text; *p; p = g_utf8_next_char(p)) {
        const uint32_t c = g_utf8_get_char(p);
        const bool blank = c == ' ' || c == '\n' || c == '\f' || c == '\r';

        if (blank || count == WORD_MAX) {
            if (!put_word(out, w, code, count))
                return false;
            w->at += blank;
            count = 0;
        }
        if (!blank)
            code[count++] = c;
    }
    return put_word(out, w, code, count);
}

/* Whether a page has words from the right. */
static bool has_from_right(const char *text)
{
    for (; *text; text = g_utf8_next_char(text))
        if ((unsigned char)*text >= 0xD6 &&
            is_from_right(g_utf8_get_char(text)))
            return true;
    return false;
}

/* Text and boxes of the page from one corner to the other. */
static char *read_area(walk *w, PopplerPage *page, double x1, double x2)
{
    PopplerRectangle area = {.x1 = x1, .y1 = 0, .x2 = x2, .y2 = w->height};
    PopplerRectangle *box = NULL;

    w->boxes = 0;
    poppler_page_get_text_layout_for_area(page, &area, &box, &w->boxes);
    w->box = box;
    w->run = poppler_page_get_text_attributes_for_area(page, &area);
    return poppler_page_get_text_for_area(page, &area);
}

bool pdf_page_read(pdf_glyphs *out, PopplerPage *page)
{
    walk w = {0};
    char *text;
    GList *runs;
    bool done;

    out->count = out->lost = 0;
    poppler_page_get_size(page, &w.width, &w.height);
    text = read_area(&w, page, 0, w.width);
    if (!text || !*text || has_from_right(text)) {
        /* Poppler selects from the corner where reading begins: in a page from
         * the right it leaves out lines when told to begin at the left. */
        const walk left = w;
        char *other = read_area(&w, page, w.width, 0);
        const bool better = w.boxes > left.boxes;
        const walk worse = better ? left : w;

        g_free(better ? text : other);
        text = better ? other : text;
        w = better ? w : left;
        poppler_page_free_text_attributes(worse.run);
        g_free((void *)worse.box);
    }
    runs = w.run;
    w.text = text ? text : "";
    done = walk_text(out, &w);
    for (unsigned i = 0; i < w.fonts; i++)
        free(w.names[i]);
    poppler_page_free_text_attributes(runs);
    g_free((void *)w.box);
    g_free(text);
    return done;
}
