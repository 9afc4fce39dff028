/* sheet_page.c - a page of lines: measured, set level, handed on. */

#include <math.h>

#include "worker/costs.h"
#include "worker/sheet_parts.h"
#include "worker/type.h"

/* The same box as it stands on the page. */
static sheet_box turned_back(sheet_box box, unsigned turn)
{
    return sheet_turned(box, turn ? 3 - turn : 0);
}

static type_word type_of(const sheet *s, const sheet_word_part *w)
{
    type_word type = {
        .top = w->box.y0, .bottom = w->box.y1, .other = w->shares};

    for (uint32_t i = 0; i < w->count; i++)
        type_add(&type, letter_at(s, w->first + i)->code);
    return type;
}

/* What the words of a line say of its size and base. */
static void measure_line(sheet *s, sheet_line_part *l)
{
    type_line type = {.top = l->box.y0,
                      .bottom = l->box.y1,
                      .base = l->base,
                      .size = l->size};

    s->sort.count = 0;
    for (uint32_t i = 0; i < l->count; i++) {
        type_word *w = sheet_push(s, &s->sort, sizeof *w);

        *w = type_of(s, word_at(s, l->first + i));
    }
    type_measure(&type, s->sort.at, s->sort.count);
    l->base = type.base;
    l->size = type.size;
}

/* Whether most words of a line are read from the right. */
static bool is_from_right(const sheet *s, const sheet_line_part *l)
{
    uint32_t right = 0;

    for (uint32_t i = 0; i < l->count; i++)
        right +=
            type_is_right(letter_at(s, word_at(s, l->first + i)->first)->code);
    return 2 * right > l->count;
}

/* Boxes of words overlap by some dots, or cover those that follow: their
 * letters would be mixed.  Words of a line come in the order of reading, so
 * each ends where the first of those after it begins.  One that does not begin
 * before all of them is left as it is. */
static void part_words(sheet *s, const sheet_line_part *l)
{
    const bool right = is_from_right(s, l);
    const sheet_box last = word_at(s, l->first + l->count - 1)->box;
    float edge = right ? last.x1 : last.x0;

    for (uint32_t i = l->count - 1; i-- > 0;) {
        sheet_box *box = &word_at(s, l->first + i)->box;

        if (right && edge > box->x0 && edge < box->x1)
            box->x0 = edge;
        if (!right && edge < box->x1 && edge > box->x0)
            box->x1 = edge;
        edge = right ? fmaxf(edge, box->x1) : fminf(edge, box->x0);
    }
}

/* Lines of one block that nearly agree on the size of their type have one. */
static void agree(sheet *s, uint32_t from, uint32_t to)
{
    float size;

    s->sort.count = 0;
    for (uint32_t i = from; i < to; i++) {
        type_word *w = sheet_push(s, &s->sort, sizeof *w);

        w->value = line_at(s, i)->size;
        w->weight = line_at(s, i)->letters;
    }
    size = type_median(s->sort.at, s->sort.count);
    for (uint32_t i = from; i < to; i++) {
        sheet_line_part *l = line_at(s, i);

        if (fabsf(l->size - size) <= TYPE_AGREE * size)
            l->size = size;
    }
}

/* Digits that stand too high and are too small for their line. */
static bool is_raised(const sheet_line_part *l, const sheet_letter_part *one,
                      sheet_box box)
{
    return one->raised || (one->code >= '0' && one->code <= '9' &&
                           box.y1 < l->base - TYPE_RAISED * l->size &&
                           box.y1 - box.y0 < TYPE_LOW * l->size);
}

/* A length that a page can have: a letter that lies farther off is put at the
 * edge, where it is still read. */
static float sane(float at)
{
    const float most = 100000; /* points: 35 metres */

    return at > -most ? fminf(at, most) : -most; /* NaN too */
}

/* Put a letter on the base line of its line, or above it. */
static void put_glyph(sheet *s, const sheet_line_part *l,
                      const sheet_letter_part *one, sheet_box box, bool ends)
{
    const float x = 72 / s->size.x, y = 72 / s->size.y;
    ib_glyph *g = sheet_push(s, &s->glyph, sizeof *g);
    float size = l->size, base = l->base;
    unsigned flags = one->flags | (ends ? IB_GLYPH_WORD_END : 0);

    if (is_raised(l, one, box)) {
        size *= TYPE_MARK;
        base -= TYPE_RISE * l->size;
    }
    box.y0 = base - 0.8f * size;
    box.y1 = base + 0.2f * size;
    box = turned_back(box, l->turn);
    if (l->turn)
        flags |=
            l->turn == 1 ? IB_GLYPH_TURNED : IB_GLYPH_TURNED | IB_GLYPH_DOWN;
    /* Sizes are whole thousandths: what was 10 points comes out as 10. */
    size = roundf(size * (l->turn ? x : y) * 1000) / 1000;
    *g = (ib_glyph){.code = one->code,
                    .x0 = sane(box.x0 * x),
                    .y0 = sane(box.y0 * y),
                    .x1 = sane(box.x1 * x),
                    .y1 = sane(box.y1 * y),
                    .size = fmaxf(sane(size), 0),
                    .flags = (uint8_t)flags,
                    .sureness = one->sureness};
}

/* The box of letter `at` of a word: its own, or its share. */
static sheet_box box_of(const sheet *s, const sheet_word_part *w, uint32_t at,
                        uint32_t place)
{
    const sheet_letter_part *one = letter_at(s, w->first + at);
    const float step = (w->box.x1 - w->box.x0) / (float)w->count;
    sheet_box box = w->box;

    if (is_known(one->box))
        return one->box;
    box.x0 = w->box.x0 + step * (float)place;
    box.x1 = w->box.x0 + step * (float)(place + 1);
    return box;
}

/* The letters of a word from left to right, as they are printed.  The end of
 * the word is marked at its right side, whichever way it is read. */
static void put_word(sheet *s, const sheet_line_part *l,
                     const sheet_word_part *w)
{
    bool right = false;

    for (uint32_t i = 0; i < w->count; i++)
        right |= type_is_right(letter_at(s, w->first + i)->code);
    for (uint32_t at = 0; at < w->count; at++) {
        uint32_t run = 1, place = at;

        if (right && type_is_left(letter_at(s, w->first + at)->code))
            while (at + run < w->count &&
                   type_is_left(letter_at(s, w->first + at + run)->code))
                run++;
        for (uint32_t k = 0; k < run; k++) {
            place = right ? w->count - at - run + k : at;
            put_glyph(s, l, letter_at(s, w->first + at + k),
                      box_of(s, w, at + k, place), place + 1 == w->count);
        }
        at += run - 1;
    }
}

/* A resolution that a page can have, where the file says none: that of most
 * scans, or one that makes the page a sheet of paper. */
static float guess_units(sheet_size size)
{
    const float most = fmaxf(size.width, size.height);
    const float usual = OCR_DPI;

    if (most >= OCR_PAGE_INCHES_MIN * usual &&
        most <= OCR_PAGE_INCHES_MAX * usual)
        return usual;
    return most > 0 ? most / OCR_PAGE_INCHES : usual;
}

static void finish_size(sheet *s)
{
    sheet_size *size = &s->size;

    const bool is_open = !(size->width > 0 && size->height > 0);

    for (size_t i = 0; is_open && i < s->line.count; i++) {
        const sheet_line_part *l = line_at(s, i);
        const sheet_box box = turned_back(l->box, l->turn);

        size->width = fmaxf(size->width, box.x1);
        size->height = fmaxf(size->height, box.y1);
    }
    if (!(size->x >= OCR_DPI_MIN) || !(size->y >= OCR_DPI_MIN)) {
        size->x = size->y = guess_units(*size);
        s->assumed |= s->line.count > 0;
    }
}

void sheet_page_end(sheet *s)
{
    sheet_line_end(s);
    if (!s->is_page)
        return;
    s->is_page = false;
    finish_size(s);
    for (size_t i = 0; i < s->line.count; i++) {
        part_words(s, line_at(s, i));
        measure_line(s, line_at(s, i));
    }
    for (uint32_t i = 0, to; i < s->line.count; i = to) {
        for (to = i + 1; to < s->line.count &&
                         line_at(s, to)->block == line_at(s, i)->block;
             to++)
            ;
        agree(s, i, to);
    }
    for (size_t i = 0; i < s->line.count; i++)
        for (uint32_t k = 0; k < line_at(s, i)->count; k++)
            put_word(s, line_at(s, i), word_at(s, line_at(s, i)->first + k));
    emit_page(s->out, s->size.width * 72 / s->size.x,
              s->size.height * 72 / s->size.y, IB_LAYER_OLD_OCR,
              s->label.len ? s->label.at : NULL);
    emit_glyphs(s->out, s->glyph.at, s->glyph.count);
}
