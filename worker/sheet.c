/* sheet.c - a page of words with boxes: gathered, measured, handed on. */

#include "worker/sheet.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/scan.h"
#include "base/str.h"
#include "worker/bytes.h"
#include "worker/costs.h"
#include "worker/type.h"

const refusal sheet_damaged = {
    IBID_EFORMAT,
    "the OCR file is damaged or was cut off: have the OCR program write it "
    "anew, or give the scan itself"};
const refusal sheet_too_long = {
    IBID_ELIMIT,
    "the OCR file has more than 20000 pages: split it, and give its parts"};

typedef struct pile {
    void *at;
    size_t count, room;
} pile;

typedef struct letter {
    uint32_t code;
    uint8_t sureness, flags;
    bool raised;
    sheet_box box;
} letter;

typedef struct word {
    uint32_t first, count; /* letters */
    sheet_box box;
    bool shares; /* its line's box, which says nothing of its letters */
} word;

typedef struct line {
    uint32_t first, count; /* words */
    uint32_t block;
    uint32_t letters;
    unsigned turn; /* 1 up, 2 down the page: its boxes are turned along it */
    sheet_box box;
    float base, size;
} line;

struct sheet {
    emit *out;
    sheet_size size;
    buffer label;
    bool is_page; /* one is open */
    bool in_line, in_word;
    uint32_t pages, block;
    uint64_t lost; /* letters without a place */
    bool assumed;  /* a resolution was */
    pile letter, word, line;
    pile own;  /* sheet_box, those of the open word's letters */
    pile sort; /* type_word, while a page is measured */
    pile glyph;
    buffer loose;   /* text of the open line that is in no word */
    float sureness; /* of the open word */
    float least;    /* of its letters */
    unsigned flags;
    bool raised;
};

static void *push(sheet *s, pile *p, size_t size)
{
    if (p->count == p->room) {
        p->room = p->room * 2 + 64;
        p->at = bytes_resize(s->out, p->at, p->room * size);
    }
    return memset((char *)p->at + size * p->count++, 0, size);
}

static letter *letter_at(const sheet *s, size_t i)
{
    return (letter *)s->letter.at + i;
}

static word *word_at(const sheet *s, size_t i)
{
    return (word *)s->word.at + i;
}

static line *line_at(const sheet *s, size_t i)
{
    return (line *)s->line.at + i;
}

static bool is_known(sheet_box box)
{
    return box.x0 <= box.x1 && box.y0 <= box.y1; /* false for NaN */
}

static sheet_box both(sheet_box a, sheet_box b)
{
    if (!is_known(a) || !is_known(b))
        return is_known(a) ? a : b;
    return (sheet_box){fminf(a.x0, b.x0), fminf(a.y0, b.y0), fmaxf(a.x1, b.x1),
                       fmaxf(a.y1, b.y1)};
}

/* A box of a line that is set up (1) or down (2) the page, turned so that the
 * line goes along. */
static sheet_box turned(sheet_box box, unsigned turn)
{
    if (!is_known(box) || turn == 0)
        return box;
    if (turn == 1)
        return (sheet_box){-box.y1, box.x0, -box.y0, box.x1};
    return (sheet_box){box.y0, -box.x1, box.y1, -box.x0};
}

/* The same box as it stands on the page. */
static sheet_box turned_back(sheet_box box, unsigned turn)
{
    return turned(box, turn ? 3 - turn : 0);
}

static uint8_t per_cent(float sureness)
{
    if (!(sureness >= 0)) /* nothing said, or no number */
        return 100;
    return (uint8_t)fminf(sureness + 0.5f, 100);
}

sheet *sheet_open(emit *out)
{
    sheet *s = bytes_resize(out, NULL, sizeof *s);

    *s = (sheet){.out = out};
    return s;
}

void sheet_drop(sheet *s)
{
    bytes_free(&s->label);
    bytes_free(&s->loose);
    free(s->letter.at);
    free(s->word.at);
    free(s->line.at);
    free(s->own.at);
    free(s->sort.at);
    free(s->glyph.at);
    free(s);
}

/* -- words -- */

void sheet_word(sheet *s, sheet_box box, float sureness)
{
    word *w;

    sheet_word_end(s);
    if (!s->in_line)
        return;
    w = push(s, &s->word, sizeof *w);
    w->first = (uint32_t)s->letter.count;
    w->box = turned(box, line_at(s, s->line.count - 1)->turn);
    s->own.count = 0;
    s->sureness = sureness;
    s->least = SHEET_UNSAID;
    s->in_word = true;
}

static void add_letter(sheet *s, uint32_t code)
{
    letter *l = push(s, &s->letter, sizeof *l);

    l->code = code;
    l->flags = (uint8_t)s->flags;
    l->raised = s->raised;
    l->box = SHEET_NO_BOX;
}

static void add_letters(sheet *s, ibid_str text)
{
    for (uint32_t at = 0; at < text.len;) {
        const uint32_t blank = ib_blank_at(text, at, text.len);
        uint32_t code, step = ib_utf8_at(&code, text, at, text.len);

        if (blank)
            add_letter(s, ' ');
        else if (code > 0x20 && !(code >= 0x7f && code < 0xa0))
            add_letter(s, code);
        at += blank ? blank : step;
    }
}

static uint32_t count_letters(ibid_str text)
{
    uint32_t count = 0, code;

    for (uint32_t at = ib_skip_blank(text, 0, text.len); at < text.len;
         at = ib_skip_blank(text, at, text.len)) {
        at += ib_utf8_at(&code, text, at, text.len);
        count++;
    }
    return count;
}

void sheet_text(sheet *s, const char *text, size_t len)
{
    if (s->in_word)
        add_letters(s, (ibid_str){text, (uint32_t)len});
    else if (s->in_line)
        bytes_add(s->out, &s->loose, text, len);
    else if (s->is_page)
        s->lost += count_letters((ibid_str){text, (uint32_t)len});
}

void sheet_letter(sheet *s, sheet_box box, float sureness)
{
    if (!s->in_word)
        return;
    *(sheet_box *)push(s, &s->own, sizeof box) =
        turned(box, line_at(s, s->line.count - 1)->turn);
    if (sureness >= 0 && !(s->least >= 0 && s->least < sureness))
        s->least = sureness;
}

void sheet_word_place(sheet *s, sheet_box box, float sureness)
{
    word *w;

    if (!s->in_word)
        return;
    w = word_at(s, s->word.count - 1);
    w->box = both(w->box, turned(box, line_at(s, s->line.count - 1)->turn));
    if (sureness >= 0)
        s->sureness = sureness;
}

void sheet_hyphen(sheet *s, sheet_box box)
{
    word *w;
    uint32_t count;

    if (!s->in_word)
        return;
    w = word_at(s, s->word.count - 1);
    count = (uint32_t)s->letter.count - w->first;
    box = turned(box, line_at(s, s->line.count - 1)->turn);
    if (!is_known(box) && is_known(w->box) && count > 0) {
        box = w->box;
        box.x0 = box.x1;
        box.x1 += (w->box.x1 - w->box.x0) / (float)count;
    }
    if (s->own.count == count)
        *(sheet_box *)push(s, &s->own, sizeof box) = box;
    w->box = both(w->box, box);
    add_letter(s, '-');
}

void sheet_style(sheet *s, unsigned flags)
{
    s->flags = flags;
}

void sheet_raised(sheet *s, bool raised)
{
    s->raised = raised;
}

/* Give the letters of the open word what is known of them. */
static void finish_letters(sheet *s, const word *w)
{
    const bool has_own = s->own.count == w->count;

    for (uint32_t i = 0; i < w->count; i++) {
        letter *l = letter_at(s, w->first + i);

        l->sureness = per_cent(s->sureness >= 0 ? s->sureness : s->least);
        if (has_own)
            l->box = ((sheet_box *)s->own.at)[i];
    }
}

/* What came as one word may be several, parted by blanks: each gets an even
 * share of its box. */
static void part_word(sheet *s, word all)
{
    const float step = (all.box.x1 - all.box.x0) / (float)all.count;

    for (uint32_t at = 0, end; at < all.count; at = end + 1) {
        for (end = at;
             end < all.count && letter_at(s, all.first + end)->code != ' ';
             end++)
            ;
        if (end > at) {
            word *w = push(s, &s->word, sizeof *w);

            *w = (word){all.first + at, end - at, all.box, false};
            if (is_known(all.box)) {
                w->box.x0 = all.box.x0 + (float)at * step;
                w->box.x1 = all.box.x0 + (float)end * step;
            }
        }
    }
}

void sheet_word_end(sheet *s)
{
    word w;

    if (!s->in_word)
        return;
    s->in_word = false;
    w = *word_at(s, --s->word.count);
    w.count = (uint32_t)s->letter.count - w.first;
    finish_letters(s, &w);
    part_word(s, w);
}

/* -- lines -- */

void sheet_block(sheet *s)
{
    s->block++;
}

/* Words of the text that stood in the line, but in no word. */
static void add_loose(sheet *s)
{
    const ibid_str text = {s->loose.at, (uint32_t)s->loose.len};

    for (uint32_t at = 0; at < text.len;) {
        uint32_t end = at = ib_skip_blank(text, at, text.len);

        while (end < text.len && !ib_blank_at(text, end, text.len)) {
            uint32_t code;

            end += ib_utf8_at(&code, text, end, text.len);
        }
        if (at == end)
            break;
        sheet_word(s, SHEET_NO_BOX, SHEET_UNSAID);
        sheet_text(s, text.at + at, end - at);
        sheet_word_end(s);
        at = end;
    }
}

/* Words that have no place get one: an even share of their line's box. */
static void share_line(sheet *s, const line *l)
{
    const bool right =
        type_is_right(letter_at(s, word_at(s, l->first)->first)->code);
    const float step =
        (l->box.x1 - l->box.x0) / (float)(l->letters + l->count - 1);
    uint32_t done = 0;

    for (uint32_t i = 0; i < l->count; i++) {
        word *w = word_at(s, l->first + i);
        const float from = (float)done * step;
        const float to = (float)(done + w->count) * step;

        w->shares = true;
        w->box = l->box;
        w->box.x0 = right ? l->box.x1 - to : l->box.x0 + from;
        w->box.x1 = right ? l->box.x1 - from : l->box.x0 + to;
        done += w->count + 1;
    }
}

/* End the open line: it has words, each with a place, or is none. */
void sheet_line_end(sheet *s)
{
    line *l;
    sheet_box box = SHEET_NO_BOX;
    bool all = true;

    sheet_word_end(s);
    if (!s->in_line)
        return;
    l = line_at(s, s->line.count - 1);
    if (s->word.count == l->first)
        add_loose(s);
    s->in_line = false;
    s->loose.len = 0;
    l->count = (uint32_t)s->word.count - l->first;
    for (uint32_t i = 0; i < l->count; i++) {
        const word *w = word_at(s, l->first + i);

        l->letters += w->count;
        all &= is_known(w->box);
        box = both(box, w->box);
    }
    if (!is_known(l->box))
        l->box = box;
    if (l->count > 0 && !is_known(l->box)) {
        s->lost += l->letters;
        s->word.count = l->first;
        l->count = 0;
    }
    if (l->count == 0)
        s->line.count--;
    else if (!all)
        share_line(s, l);
}

void sheet_line_place(sheet *s, sheet_box box, float base)
{
    line *l;

    if (!s->in_line)
        return;
    l = line_at(s, s->line.count - 1);
    l->box = both(l->box, turned(box, l->turn));
    if (!isnan(base))
        l->base = base;
}

void sheet_turn(sheet *s, unsigned turn)
{
    line *l;

    if (!s->in_line)
        return;
    l = line_at(s, s->line.count - 1);
    l->box = turned(l->box, turn);
    l->turn = turn;
    if (turn)
        l->base = NAN;
}

/* -- pages -- */

static type_word type_of(const sheet *s, const word *w)
{
    type_word type = {
        .top = w->box.y0, .bottom = w->box.y1, .other = w->shares};

    for (uint32_t i = 0; i < w->count; i++)
        type_add(&type, letter_at(s, w->first + i)->code);
    return type;
}

/* What the words of a line say of its size and base. */
static void measure_line(sheet *s, line *l)
{
    type_line type = {.top = l->box.y0,
                      .bottom = l->box.y1,
                      .base = l->base,
                      .size = l->size};

    s->sort.count = 0;
    for (uint32_t i = 0; i < l->count; i++) {
        type_word *w = push(s, &s->sort, sizeof *w);

        *w = type_of(s, word_at(s, l->first + i));
    }
    type_measure(&type, s->sort.at, s->sort.count);
    l->base = type.base;
    l->size = type.size;
}

/* Lines of one block that nearly agree on the size of their type have one. */
static void agree(sheet *s, uint32_t from, uint32_t to)
{
    float size;

    s->sort.count = 0;
    for (uint32_t i = from; i < to; i++) {
        type_word *w = push(s, &s->sort, sizeof *w);

        w->value = line_at(s, i)->size;
        w->weight = line_at(s, i)->letters;
    }
    size = type_median(s->sort.at, s->sort.count);
    for (uint32_t i = from; i < to; i++) {
        line *l = line_at(s, i);

        if (fabsf(l->size - size) <= TYPE_AGREE * size)
            l->size = size;
    }
}

/* Digits that stand too high and are too small for their line. */
static bool is_raised(const line *l, const letter *one, sheet_box box)
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
static void put_glyph(sheet *s, const line *l, const letter *one, sheet_box box,
                      bool ends)
{
    const float x = 72 / s->size.x, y = 72 / s->size.y;
    ib_glyph *g = push(s, &s->glyph, sizeof *g);
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
static sheet_box box_of(const sheet *s, const word *w, uint32_t at,
                        uint32_t place)
{
    const letter *one = letter_at(s, w->first + at);
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
static void put_word(sheet *s, const line *l, const word *w)
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
        const line *l = line_at(s, i);
        const sheet_box box = turned_back(l->box, l->turn);

        size->width = fmaxf(size->width, box.x1);
        size->height = fmaxf(size->height, box.y1);
    }
    if (!(size->x >= OCR_DPI_MIN) || !(size->y >= OCR_DPI_MIN)) {
        size->x = size->y = guess_units(*size);
        s->assumed |= s->line.count > 0;
    }
}

static void end_page(sheet *s)
{
    sheet_line_end(s);
    if (!s->is_page)
        return;
    s->is_page = false;
    finish_size(s);
    for (size_t i = 0; i < s->line.count; i++)
        measure_line(s, line_at(s, i));
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

bool sheet_page(sheet *s, sheet_size size, const char *label)
{
    end_page(s);
    if (s->pages == OCR_PAGES_MAX)
        return false;
    s->pages++;
    s->is_page = true;
    s->size = size;
    s->label.len = 0;
    if (label)
        bytes_add(s->out, &s->label, label, strlen(label));
    s->letter.count = s->word.count = s->line.count = s->glyph.count = 0;
    return true;
}

void sheet_line(sheet *s, sheet_box box, float base, float size)
{
    line *l;

    sheet_line_end(s);
    if (!s->is_page)
        (void)sheet_page(s, (sheet_size){0}, NULL);
    l = push(s, &s->line, sizeof *l);
    l->first = (uint32_t)s->word.count;
    l->block = s->block;
    l->box = box;
    l->base = base;
    l->size = size > 0 ? size / TYPE_FULL : 0;
    s->in_line = true;
}

void sheet_close(sheet *s)
{
    end_page(s);
    if (s->assumed)
        emit_remark(s->out,
                    "the file does not say how fine its pages were scanned: "
                    "their sizes are those at %d dots an inch, or of a sheet "
                    "of paper",
                    OCR_DPI);
    if (s->lost)
        emit_remark(s->out,
                    "%llu letters have no place on their page, and are left "
                    "out",
                    (unsigned long long)s->lost);
    sheet_drop(s);
}

const char *sheet_number(float *out, const char *at)
{
    double value = 0, unit = 1;
    bool minus, any = false;

    while (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r')
        at++;
    minus = *at == '-';
    at += minus || *at == '+';
    for (; *at >= '0' && *at <= '9'; at++, any = true)
        value = value * 10 + (*at - '0');
    if (*at == '.')
        for (at++; *at >= '0' && *at <= '9'; at++, any = true)
            value += (*at - '0') * (unit /= 10);
    if (!any || value > 1e9)
        return NULL;
    *out = (float)(minus ? -value : value);
    return at;
}

sheet_box sheet_points(const char *at)
{
    sheet_box box = SHEET_NO_BOX;
    float x, y;

    while (at && (at = sheet_number(&x, at)) != NULL) {
        at += *at == ',';
        at = sheet_number(&y, at);
        if (at)
            box = both(box, (sheet_box){x, y, x, y});
        if (at && *at == ',')
            at++;
    }
    return box;
}
