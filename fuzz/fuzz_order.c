/* fuzz_order.c - any glyphs to a text: UTF-8, each glyph exactly once, the map
 * back to the boxes right, lines in order.
 *
 * The bytes are glyphs of 8 each: a code, place, size, flags; a first byte of
 * 255 begins a page.  Places come in small steps, so that lines and columns
 * arise. */

#include <string.h>

#include "base/scan.h"
#include "fuzz/fuzz.h"
#include "text/box.h"
#include "text/order.h"

enum { PIECE = 8, GLYPHS_MAX = 4096, PAGES_MAX = 16 };

typedef struct pages {
    ib_glyph glyph[GLYPHS_MAX];
    ib_glyph_page page[PAGES_MAX];
    size_t count;
    uint32_t glyphs;
} pages;

static const uint32_t code[] = {
    '1',   '2',    'a',     '*',  '_', 0x5D0,  0x644,    0x627,
    0x661, 0xD800, 0x1F600, 0x20, '-', 0x2019, 0x10FFFF, 0xFFFFFFFF};

static ib_glyph read_glyph(const uint8_t *b)
{
    const float odd[] = {1, 1, 1, 1, 1, 1, -1e9f, 1e30f};
    ib_glyph glyph = {.code = b[0] < 128 ? code[b[0] % 16] : b[0],
                      .x0 = (float)(b[1] * 4) * odd[b[7] >> 5],
                      .y0 = (float)(b[2] * 4) + (float)(b[3] & 3),
                      .size = (float)(b[4] & 15) + 2,
                      .flags = (uint8_t)(b[5] & 31),
                      .sureness = b[6]};

    glyph.x1 = glyph.x0 + glyph.size / (float)(1 + (b[3] >> 6));
    glyph.y1 = glyph.y0 + glyph.size;
    if ((b[7] & 31) == 31)
        memcpy(&glyph.size, b + 2, sizeof glyph.size); /* any number, or none */
    if ((b[7] & 31) == 30)
        memcpy(&glyph.y1, b + 3, sizeof glyph.y1);
    return glyph;
}

static void read_pages(pages *p, const uint8_t *bytes, size_t len)
{
    for (; len >= PIECE && p->glyphs < GLYPHS_MAX;
         bytes += PIECE, len -= PIECE) {
        if (p->count == 0 || (bytes[0] == 255 && p->count < PAGES_MAX))
            p->page[p->count++] =
                (ib_glyph_page){.width = (float)bytes[1] * 3,
                                .height = (float)bytes[2] * 4,
                                .glyph = p->glyph + p->glyphs};
        p->glyph[p->glyphs++] = read_glyph(bytes);
        p->page[p->count - 1].count++;
    }
}

/* Each glyph stands in the text once, where the map says. */
static void expect_map(const ib_ordered *o)
{
    static uint8_t seen[GLYPHS_MAX];

    memset(seen, 0, sizeof seen);
    for (uint32_t i = 0; i < o->glyph_count; i++) {
        const ib_glyph *glyph;
        uint32_t on, cp;

        FUZZ_EXPECT(o->which[i] < o->glyph_count && !seen[o->which[i]]++);
        FUZZ_EXPECT(o->at[i] < o->text.len);
        FUZZ_EXPECT(i == 0 || o->at[i] > o->at[i - 1]);
        FUZZ_EXPECT(ib_order_glyph_at(&glyph, &on, o, o->at[i]));
        FUZZ_EXPECT(on < o->page_count &&
                    glyph == &o->page[on].glyph[o->which[i] - o->base[on]]);
        ib_utf8_at(&cp, o->text, o->at[i], o->text.len);
        FUZZ_EXPECT(cp == glyph->code || cp == 0xFFFD ||
                    (glyph->code >= '0' && glyph->code <= '9' && cp > 0xB0));
    }
}

/* What is of no glyph is a blank or an end of line or page. */
static void expect_text(const ib_ordered *o)
{
    uint32_t glyph = 0, feeds = 0;

    FUZZ_EXPECT(ib_utf8_valid(o->text, 0) == o->text.len);
    for (uint32_t at = 0; at < o->text.len;) {
        const char c = o->text.at[at];
        uint32_t cp;

        if (glyph < o->glyph_count && o->at[glyph] == at) {
            at += ib_utf8_at(&cp, o->text, at, o->text.len);
            glyph++;
            continue;
        }
        FUZZ_EXPECT(c == ' ' || c == '\n' || c == '\f');
        feeds += c == '\f';
        at++;
    }
    FUZZ_EXPECT(glyph == o->glyph_count);
    FUZZ_EXPECT(feeds + 1 == o->page_count || o->page_count == 0);
}

static void expect_lines(const ib_ordered *o)
{
    for (size_t i = 0; i < o->line_count; i++) {
        const ib_ordered_line *line = &o->line[i];

        FUZZ_EXPECT(line->span.start < line->span.end);
        FUZZ_EXPECT(line->span.end < o->text.len &&
                    o->text.at[line->span.end] == '\n');
        FUZZ_EXPECT(i == 0 || line->span.start > line[-1].span.end);
        FUZZ_EXPECT(i == 0 || line->page >= line[-1].page);
        FUZZ_EXPECT(line->page < o->page_count);
        FUZZ_EXPECT(line->x0 <= line->x1 && line->column_x0 <= line->x0 &&
                    line->column_x1 >= line->x1);
    }
}

/* Each glyph lies in a run, each run on its sheet. */
static void expect_boxes(const ib_ordered *o, ib_arena *arena,
                         ib_arena *scratch)
{
    ib_text text = {.str = o->text};
    const uint32_t count = o->glyph_count;

    if (ib_boxes_keep(&text.boxes, arena, scratch, o))
        return;
    FUZZ_EXPECT(text.boxes->sheet_count == o->page_count);
    FUZZ_EXPECT(text.boxes->run_count <= count);
    for (uint32_t i = 0; i < count; i++) {
        const size_t run = ib_run_at(&text, o->at[i]);
        const ib_glyph *glyph;
        ibid_box box;
        uint32_t on;

        if (ib_blank_at(o->text, o->at[i], o->text.len))
            continue;
        FUZZ_EXPECT(run < text.boxes->run_count &&
                    text.boxes->run[run].start <= o->at[i]);
        box = ib_run_box(&text, run,
                         (ibid_span){o->at[i], ib_run_end(&text, run)});
        FUZZ_EXPECT(ib_order_glyph_at(&glyph, &on, o, o->at[i]));
        FUZZ_EXPECT(box.page == on + 1);
        FUZZ_EXPECT(text.boxes->run[run].sureness == glyph->sureness);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    static pages p;
    ib_arena arena, scratch;
    ib_ordered ordered;

    memset(&p, 0, sizeof p);
    read_pages(&p, bytes, len);
    ib_arena_init(&arena, NULL, 0, NULL);
    ib_arena_init(&scratch, NULL, 0, NULL);
    if (ib_order_read(&ordered, &arena, &scratch, p.page, p.count) == IBID_OK) {
        FUZZ_EXPECT(ordered.glyph_count == p.glyphs);
        expect_map(&ordered);
        expect_text(&ordered);
        expect_lines(&ordered);
        expect_boxes(&ordered, &arena, &scratch);
    }
    ib_arena_free(&arena);
    ib_arena_free(&scratch);
    return 0;
}
