/* box.c - where words stand: made of the ordered glyphs, and asked. */

#include "text/box.h"

#include <math.h>

#include "base/list.h"
#include "base/scan.h"
#include "base/str.h"
#include "text/costs.h"

enum { PARTS = 65535 };

_Static_assert((int)IB_LAYER_OCR == (int)IBID_LAYER_OCR &&
                   (int)IB_LAYER_OLD_OCR == (int)IBID_LAYER_OLD_OCR,
               "layers of glyphs are those of sheets");

/* What is gathered: a run is open while glyphs follow that belong to it. */
typedef struct gatherer {
    const ib_ordered *from;
    size_t page, line;
    ib_list run;
    float x0, y0, x1, y1; /* of the open run */
} gatherer;

static uint16_t part_of(float at, float all)
{
    const float part = at / all * PARTS;

    if (!(part > 0))
        return 0;
    return part < PARTS ? (uint16_t)(part + 0.5f) : PARTS;
}

/* Write the box of the open run. */
static void close_run(const gatherer *g)
{
    const ib_glyph_page *page = &g->from->page[g->page];
    ib_run *run;

    if (g->run.count == 0)
        return;
    run = ib_list_at(&g->run, ib_run, g->run.count - 1);
    run->x0 = part_of(g->x0, page->width);
    run->y0 = part_of(g->y0, page->height);
    run->x1 = part_of(g->x1, page->width);
    run->y1 = part_of(g->y1, page->height);
}

static uint8_t flags_of(const gatherer *g, const ib_glyph *glyph)
{
    const ib_ordered_line *line = &g->from->line[g->line];
    unsigned flags = 0;

    if (glyph->flags & IB_GLYPH_TURNED)
        flags |= IB_RUN_TURNED;
    if (flags && (glyph->flags & IB_GLYPH_DOWN))
        flags |= IB_RUN_DOWN;
    if (!flags && glyph->size < IB_SMALL * line->size &&
        line->base - (glyph->y1 - (glyph->y1 - glyph->y0) / 5) >
            IB_RAISE_MIN * line->size)
        flags |= IB_RUN_RAISED;
    return (uint8_t)flags;
}

/* Go to the page and the line of glyph i of the text. */
static const ib_glyph *seek(gatherer *g, uint32_t i)
{
    const uint32_t which = g->from->which[i];

    while (g->from->base[g->page + 1] <= which)
        g->page++;
    while (g->line + 1 < g->from->line_count &&
           g->from->line[g->line + 1].span.start <= g->from->at[i])
        g->line++;
    return &g->from->page[g->page].glyph[which - g->from->base[g->page]];
}

static bool is_from_right(uint32_t code)
{
    return (code >= 0x590 && code <= 0x8FF) ||
           (code >= 0xFB1D && code <= 0xFDFF) ||
           (code >= 0xFE70 && code <= 0xFEFE) ||
           (code >= 0x10800 && code <= 0x10FFF) ||
           (code >= 0x1E800 && code <= 0x1EFFF);
}

/* Add glyph i; `end` is where the glyph before it ends. */
static bool add_glyph(gatherer *g, uint32_t i, uint32_t end)
{
    const size_t page = g->page;
    const ib_glyph *glyph;
    ib_run *run = NULL;
    uint8_t flags;

    if (g->run.count && g->from->at[i] == end)
        run = ib_list_at(&g->run, ib_run, g->run.count - 1);
    glyph = seek(g, i);
    flags = flags_of(g, glyph);
    if (run && g->page == page && run->sureness == glyph->sureness &&
        (run->flags & ~IB_RUN_RIGHT) == flags) {
        g->x0 = fminf(g->x0, glyph->x0);
        g->y0 = fminf(g->y0, glyph->y0);
        g->x1 = fmaxf(g->x1, glyph->x1);
        g->y1 = fmaxf(g->y1, glyph->y1);
    } else {
        const size_t now = g->page;

        g->page = page;
        close_run(g);
        g->page = now;
        run = ib_list_push(&g->run);
        if (!run)
            return false;
        *run = (ib_run){.start = g->from->at[i],
                        .sureness = glyph->sureness,
                        .flags = flags};
        g->x0 = glyph->x0;
        g->y0 = glyph->y0;
        g->x1 = glyph->x1;
        g->y1 = glyph->y1;
    }
    if (is_from_right(glyph->code))
        run->flags |= IB_RUN_RIGHT;
    return true;
}

/* Make the runs; first[p] is the first one of page p. */
static bool gather(gatherer *g, uint32_t *first)
{
    uint32_t end = 0;
    size_t pages = 0;

    for (uint32_t i = 0; i < g->from->glyph_count; i++) {
        const size_t runs = g->run.count;
        uint32_t code;

        if (ib_blank_at(g->from->text, g->from->at[i], g->from->text.len))
            continue; /* no file gives one, and it would end a word */
        if (!add_glyph(g, i, end))
            return false;
        for (; pages <= g->page; pages++)
            first[pages] = (uint32_t)runs;
        end = g->from->at[i];
        end += ib_utf8_at(&code, g->from->text, end, g->from->text.len);
    }
    close_run(g);
    for (; pages < g->from->page_count; pages++)
        first[pages] = (uint32_t)g->run.count;
    return true;
}

static bool keep_sheets(ib_boxes *out, ib_arena *arena, const ib_ordered *from)
{
    ibid_sheet *sheet = ib_arena_array(arena, ibid_sheet, from->page_count);

    if (!sheet)
        return false;
    for (size_t i = 0; i < from->page_count; i++) {
        const ib_glyph_page *page = &from->page[i];

        sheet[i] = (ibid_sheet){
            page->width,
            page->height,
            (ibid_layer)page->layer,
            {ib_arena_copy(arena, page->label.at, page->label.len, 1, 1),
             page->label.len}};
        if (!sheet[i].label.at)
            return false;
    }
    out->sheet = sheet;
    out->sheet_count = from->page_count;
    return true;
}

static bool keep_lines(ib_boxes *out, ib_arena *arena, const ib_ordered *from)
{
    ib_run_line *line = ib_arena_array(arena, ib_run_line, from->line_count);

    if (!line)
        return false;
    for (size_t i = 0; i < from->line_count; i++)
        line[i] = (ib_run_line){from->line[i].span.start, from->line[i].flags,
                                from->line[i].base, from->line[i].size};
    out->line = line;
    out->line_count = from->line_count;
    return true;
}

ibid_status ib_boxes_keep(const ib_boxes **out, ib_arena *arena,
                          ib_arena *scratch, const ib_ordered *ordered)
{
    ib_boxes *boxes = ib_arena_array(arena, ib_boxes, 1);
    uint32_t *first = ib_arena_array(arena, uint32_t, ordered->page_count);
    gatherer g = {.from = ordered, .run = ib_list_of(scratch, ib_run)};

    *out = NULL;
    if (!boxes || !first || !gather(&g, first) ||
        !keep_sheets(boxes, arena, ordered) ||
        !keep_lines(boxes, arena, ordered))
        return ib_arena_status_of(arena, scratch, IBID_ENOMEM);
    boxes->first = first;
    boxes->run = ib_list_keep(&g.run, arena);
    boxes->run_count = g.run.count;
    if (!boxes->run)
        return ib_arena_status(arena);
    *out = boxes;
    return IBID_OK;
}

uint32_t ib_run_end(const ib_text *text, size_t i)
{
    const ib_boxes *boxes = text->boxes;
    const uint32_t next =
        i + 1 < boxes->run_count ? boxes->run[i + 1].start : text->str.len;
    uint32_t at = boxes->run[i].start;

    while (at < next && !ib_blank_at(text->str, at, next)) {
        uint32_t code;

        at += ib_utf8_at(&code, text->str, at, next);
    }
    return at;
}

size_t ib_run_at(const ib_text *text, uint32_t byte)
{
    const ib_boxes *boxes = text->boxes;
    size_t low = 0, high = boxes->run_count;

    while (low < high) {
        const size_t mid = low + (high - low) / 2;

        if (boxes->run[mid].start <= byte)
            low = mid + 1;
        else
            high = mid;
    }
    return low > 0 && ib_run_end(text, low - 1) > byte ? low - 1 : low;
}

size_t ib_run_sheet(const ib_boxes *boxes, size_t i)
{
    size_t low = 0, high = boxes->sheet_count;

    while (high - low > 1) {
        const size_t mid = low + (high - low) / 2;

        if (boxes->first[mid] <= i)
            low = mid;
        else
            high = mid;
    }
    return low;
}

static uint32_t count_letters(ibid_str text, uint32_t from, uint32_t to)
{
    uint32_t count = 0, code;

    for (; from < to; count++)
        from += ib_utf8_at(&code, text, from, to);
    return count;
}

/* Cut a box to the letters from..to of `all`, along the way they are read. */
static void cut(ibid_box *box, unsigned flags, float from, float to)
{
    const bool turned = flags & IB_RUN_TURNED;
    const bool back =
        turned ? !(flags & IB_RUN_DOWN) : (flags & IB_RUN_RIGHT) != 0;
    float *low = turned ? &box->y0 : &box->x0;
    float *high = turned ? &box->y1 : &box->x1;
    const float start = *low, length = *high - *low;

    *low = start + length * (back ? 1 - to : from);
    *high = start + length * (back ? 1 - from : to);
}

ibid_box ib_run_box(const ib_text *text, size_t i, ibid_span part)
{
    const ib_boxes *boxes = text->boxes;
    const ib_run *run = &boxes->run[i];
    const size_t page = ib_run_sheet(boxes, i);
    const float x = boxes->sheet[page].width / PARTS;
    const float y = boxes->sheet[page].height / PARTS;
    const uint32_t end = ib_run_end(text, i);
    ibid_box box = {.span = part,
                    .page = (uint32_t)page + 1,
                    .x0 = x * run->x0,
                    .y0 = y * run->y0,
                    .x1 = x * run->x1,
                    .y1 = y * run->y1};

    if (part.start > run->start || part.end < end) {
        const float all = (float)count_letters(text->str, run->start, end);

        cut(&box, run->flags,
            (float)count_letters(text->str, run->start, part.start) / all,
            (float)count_letters(text->str, run->start, part.end) / all);
    }
    return box;
}

static void join(ibid_box *box, const ibid_box *more)
{
    box->span.end = more->span.end;
    box->x0 = fminf(box->x0, more->x0);
    box->y0 = fminf(box->y0, more->y0);
    box->x1 = fmaxf(box->x1, more->x1);
    box->y1 = fmaxf(box->y1, more->y1);
}

/* The part of a span that lies in run i. */
static ibid_box box_in(const ib_text *text, size_t i, ibid_span span)
{
    const uint32_t start = text->boxes->run[i].start;
    const uint32_t end = ib_run_end(text, i);

    return ib_run_box(text, i,
                      (ibid_span){span.start > start ? span.start : start,
                                  span.end < end ? span.end : end});
}

bool ib_boxes_area(ibid_box *out, const ib_text *text, ibid_span span)
{
    const ib_boxes *boxes = text->boxes;
    size_t i = boxes && span.start < span.end ? ib_run_at(text, span.start) : 0;

    if (!boxes || span.start >= span.end || i == boxes->run_count ||
        boxes->run[i].start >= span.end)
        return false;
    *out = box_in(text, i, span);
    for (i++; i < boxes->run_count && boxes->run[i].start < span.end; i++) {
        const ibid_box box = box_in(text, i, span);

        if (box.page != out->page)
            break;
        join(out, &box);
    }
    return true;
}

size_t ib_boxes_find(ibid_box *out, size_t room, const ib_text *text,
                     ibid_span span)
{
    const ib_boxes *boxes = text->boxes;
    size_t count = 0, line = 0;

    if (!boxes || span.start >= span.end)
        return 0;
    for (size_t i = ib_run_at(text, span.start);
         i < boxes->run_count && boxes->run[i].start < span.end; i++) {
        const ibid_box box = box_in(text, i, span);
        const size_t on = ib_text_line_at(text, box.span.start);

        if (count > 0 && on == line) {
            if (count <= room)
                join(&out[count - 1], &box);
            continue;
        }
        line = on;
        if (count < room)
            out[count] = box;
        count++;
    }
    return count;
}

bool ib_boxes_word(ibid_word *out, const ib_text *text, uint32_t byte)
{
    const ib_boxes *boxes = text->boxes;
    size_t i;

    if (!boxes)
        return false;
    i = ib_run_at(text, byte);
    if (i == boxes->run_count || boxes->run[i].start > byte)
        return false;
    while (i > 0 && ib_run_end(text, i - 1) == boxes->run[i].start)
        i--;
    *out = (ibid_word){
        ib_run_box(text, i,
                   (ibid_span){boxes->run[i].start, ib_run_end(text, i)}),
        boxes->run[i].sureness};
    for (i++; i < boxes->run_count && boxes->run[i].start == out->box.span.end;
         i++) {
        const ibid_box more = ib_run_box(
            text, i, (ibid_span){boxes->run[i].start, ib_run_end(text, i)});

        join(&out->box, &more);
        if (boxes->run[i].sureness < out->sureness)
            out->sureness = boxes->run[i].sureness;
    }
    return true;
}
