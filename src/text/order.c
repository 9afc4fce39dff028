/* order.c - from characters that stand somewhere on pages to one text: the
 * steps, and the writing; order.h says what is promised. */

#include "text/order.h"

#include <string.h>

#include "base/list.h"
#include "base/scan.h"
#include "ibid/doc.h"
#include "text/costs.h"
#include "text/leaf.h"

enum {
    GLYPHS_MAX = 1 << 28,
    DIRECTIONS = 3, /* along, up, down */
    SIZE_BINS = 400,
    LEAD_BINS = 80,
    ROUNDS = 6 /* in which the lines of a leaf are written */
};

typedef struct writer {
    ib_ordered *out;
    ib_arena *arena, *scratch;
    ib_arena temp; /* of one leaf at a time */
    ib_leaf *leaf; /* mains of all pages, then the turned ones */
    size_t leaf_count;
    ib_list line;
    char *text;
    size_t len, room;
    uint32_t *at, *which;
    uint32_t done; /* glyphs written */
} writer;

static float sane(float value, float low, float high, float other)
{
    return value >= low && value <= high ? value : other;
}

/* Which of the directions a glyph has. */
static unsigned direction_of(const ib_glyph *glyph)
{
    if (!(glyph->flags & IB_GLYPH_TURNED))
        return 0;
    return glyph->flags & IB_GLYPH_DOWN ? 2 : 1;
}

/* Read a glyph as if its page were turned so that it stands upright. */
static ib_spot read_spot(const ib_glyph *glyph, const ib_leaf *leaf,
                         unsigned direction)
{
    const float far = 20000;
    const float gx0 = sane(glyph->x0, -far, far, 0);
    const float gy0 = sane(glyph->y0, -far, far, 0);
    const float gx1 = sane(glyph->x1, gx0, far, gx0);
    const float gy1 = sane(glyph->y1, gy0, far, gy0);
    ib_spot spot = {.x0 = gx0, .x1 = gx1};
    float tall = gy1 - gy0;

    spot.base = gy1 - tall / 5;
    if (direction) {
        tall = gx1 - gx0;
        spot.x0 = direction == 1 ? leaf->width - gy1 : gy0;
        spot.x1 = direction == 1 ? leaf->width - gy0 : gy1;
        spot.base =
            direction == 1 ? gx1 - tall / 5 : leaf->height - gx0 - tall / 5;
    }
    spot.size = sane(glyph->size, 0.5f, 1000, ib_least(ib_most(tall, 1), 1000));
    return spot;
}

/* A leaf of the glyphs of one direction. */
static ibid_status open_leaf(writer *w, ib_leaf *leaf,
                             const ib_glyph_page *page, unsigned direction,
                             uint32_t count)
{
    const float width = sane(page->width, 1, 20000, 612);
    const float height = sane(page->height, 1, 20000, 792);
    uint32_t put = 0;
    ibid_status st;

    *leaf = (ib_leaf){.width = direction ? height : width,
                      .height = direction ? width : height,
                      .page = page,
                      .spot_count = count,
                      .direction = direction,
                      .spot = ib_arena_array(w->scratch, ib_spot, count)};
    if (!leaf->spot)
        return IBID_ENOMEM;
    for (uint32_t i = 0; i < page->count; i++) {
        const ib_glyph *glyph = &page->glyph[i];

        if (direction_of(glyph) != direction)
            continue;
        leaf->ends_marked |= (glyph->flags & IB_GLYPH_WORD_END) != 0;
        leaf->spot[put] = read_spot(glyph, leaf, direction);
        leaf->spot[put++].glyph = i;
    }
    ib_arena_reset(&w->temp);
    st = ib_leaf_strip(leaf, w->scratch, &w->temp);
    return st;
}

/* The leaves of a page; its main one has most of the glyphs. */
static ibid_status open_page(writer *w, size_t at, size_t *turned)
{
    const ib_glyph_page *page = &w->out->page[at];
    uint32_t count[DIRECTIONS] = {0};
    unsigned most = 0;
    ibid_status st = IBID_OK;

    for (uint32_t i = 0; i < page->count; i++)
        count[direction_of(&page->glyph[i])]++;
    for (unsigned d = 1; d < DIRECTIONS; d++)
        if (count[d] > count[most])
            most = d;
    for (unsigned d = 0; d < DIRECTIONS && !st; d++)
        if (d == most)
            st = open_leaf(w, &w->leaf[at], page, d, count[d]);
        else if (count[d] > 0)
            st = open_leaf(w, &w->leaf[(*turned)++], page, d, count[d]);
    return st;
}

/* How many pages' worth of leaves there are: each page's main, and others. */
static size_t count_leaves(const ib_glyph_page *page, size_t count)
{
    size_t leaves = count;

    for (size_t p = 0; p < count; p++) {
        unsigned seen = 0;

        for (uint32_t i = 0; i < page[p].count && seen != 7; i++)
            seen |= 1u << direction_of(&page[p].glyph[i]);
        for (unsigned d = 0; d < DIRECTIONS; d++)
            leaves += (seen >> d) & 1;
        leaves -= seen != 0;
    }
    return leaves;
}

static int size_bin(float size)
{
    return (int)ib_least(size * 4, SIZE_BINS - 1);
}

static void count_sizes(uint32_t *bin, const ib_leaf *leaf)
{
    for (uint32_t i = 0; i < leaf->spot_count; i++)
        bin[size_bin(leaf->spot[i].size)]++;
}

/* The body's size: the largest that has at least a third as many glyphs as
 * the most frequent one, since notes may be longer than what they belong to. */
static float body_size(const uint32_t *bin)
{
    uint32_t most = 0;
    int best = 0;

    for (int i = 1; i + 1 < SIZE_BINS; i++) {
        const uint32_t here = bin[i - 1] + bin[i] + bin[i + 1];

        most = here > most ? here : most;
    }
    for (int i = 1; i + 1 < SIZE_BINS; i++)
        if (bin[i] >= bin[i - 1] && bin[i] >= bin[i + 1] &&
            bin[i - 1] + bin[i] + bin[i + 1] > most / 3)
            best = i;
    return ((float)best + 0.5f) / 4;
}

/* Sizes of the body's type: of the document, and of pages that have none of
 * it. */
static void measure_sizes(writer *w)
{
    uint32_t all[SIZE_BINS] = {0};

    for (size_t i = 0; i < w->leaf_count; i++)
        count_sizes(all, &w->leaf[i]);
    w->out->size = w->out->glyph_count ? body_size(all) : 0;
    for (size_t i = 0; i < w->leaf_count; i++) {
        uint32_t bin[SIZE_BINS] = {0}, near = 0;
        const int body = size_bin(w->out->size);

        count_sizes(bin, &w->leaf[i]);
        for (int k = body - 2; k <= body + 2; k++)
            near += k >= 0 && k < SIZE_BINS ? bin[k] : 0;
        w->leaf[i].size = near * IB_BODY_SHARE >= w->leaf[i].spot_count
                              ? w->out->size
                              : body_size(bin);
    }
}

/* A code that a text may hold: a scalar value that is no control. */
static uint32_t clean_code(uint32_t code)
{
    if (code <= 0x20 || (code >= 0x7F && code < 0xA0) || code > 0x10FFFF ||
        (code >= 0xD800 && code < 0xE000))
        return 0xFFFD;
    return code;
}

static uint32_t raised_code(uint32_t code)
{
    if (code < '0' || code > '9')
        return code;
    if (code == '1')
        return 0xB9;
    if (code == '2' || code == '3')
        return 0xB0 + (code - '0');
    return 0x2070 + (code - '0');
}

static ibid_status make_room(writer *w, size_t more)
{
    const size_t room = 2 * w->room + more + 256;
    char *text;

    if (w->len + more <= w->room)
        return IBID_OK;
    if (w->len + more > IBID_TEXT_MAX)
        return IBID_ELIMIT;
    text = ib_arena_grow(w->scratch, w->text, w->room, room, 1);
    if (!text)
        return IBID_ENOMEM;
    w->text = text;
    w->room = room;
    return IBID_OK;
}

static void put_blanks(writer *w, size_t count)
{
    for (size_t i = 0; i < count; i++)
        w->text[w->len++] = ' ';
}

/* Blanks between a glyph and the one to its right, by the gap of their boxes.  Marks
 * stand a little off the word that they are raised over. */
static unsigned blanks_between(const ib_leaf *leaf, const ib_spot *a,
                               const ib_spot *b, float least, bool to_raised)
{
    const float size = ib_most(a->size, b->size);
    const float gap = b->x0 - a->x1;

    if (to_raised)
        least = IB_WORD_GAP_RAISED;
    if (gap > IB_CELL_GAP * size)
        return 3;
    if (leaf->page->glyph[a->glyph].flags & IB_GLYPH_WORD_END)
        return 1;
    return gap > least * size;
}

/* Tell the blanks of a line, while its glyphs stand as they are printed: gaps
 * of at least this share of the type's size.  Gives how many there are. */
static size_t find_blanks(const ib_leaf *leaf, const ib_keyed *item,
                          size_t count, float least)
{
    size_t blanks = 0;

    for (size_t i = 1; i < count; i++) {
        ib_spot *a = &leaf->spot[item[i - 1].item];
        ib_spot *b = &leaf->spot[item[i].item];
        const bool to_raised =
            leaf->strip[b->strip].raised && !leaf->strip[a->strip].raised;

        a->after = b->before =
            (uint8_t)blanks_between(leaf, a, b, least, to_raised);
        blanks += a->after > 0;
    }
    return blanks;
}

/* The same; where hardly a word would end in a line, its words are set tight,
 * and smaller gaps count. */
static void measure_blanks(const ib_leaf *leaf, const ib_keyed *item,
                           size_t count)
{
    const float least = leaf->ends_marked ? IB_WORD_GAP_GIVEN : IB_WORD_GAP;

    for (size_t i = 0; i < count; i++) {
        ib_spot *spot = &leaf->spot[item[i].item];

        spot->before = spot->after = 0;
        spot->row = (uint32_t)i;
    }
    if (find_blanks(leaf, item, count, least) >= count / IB_WORD_GLYPHS ||
        leaf->ends_marked)
        return;
    if (find_blanks(leaf, item, count, IB_WORD_GAP_TIGHT) <
        2 * count / IB_WORD_GLYPHS)
        find_blanks(leaf, item, count, least);
}

/* Blanks between two glyphs as they are read.  Where reading jumps over a run
 * of the other direction, the blank is the one between the runs: at the end of
 * the first one that the line's direction leads to.  `left`: `a` is of words
 * that are read from the right, whose last letter is the leftmost. */
static unsigned blanks_read(const ib_spot *a, const ib_spot *b, bool right,
                            bool left)
{
    if (b->row == a->row + 1)
        return a->after;
    if (b->row + 1 == a->row)
        return a->before;
    if (right)
        return left ? a->before : b->after;
    return left ? b->before : a->after;
}

/* Write the glyphs of one line. */
static ibid_status put_line(writer *w, const ib_leaf *leaf, ib_keyed *item,
                            size_t count, ib_ordered_line *line)
{
    const uint32_t base = w->out->base[line->page];
    ibid_status st = make_room(w, 8 * count + 8);
    size_t bold = 0;
    bool right;

    if (st)
        return st;
    measure_blanks(leaf, item, count);
    right = ib_direction_turn(item, count, leaf);
    if (right)
        line->flags |= IB_ORDERED_RIGHT;
    line->span.start = (uint32_t)w->len;
    for (size_t i = 0; i < count; i++) {
        const ib_spot *spot = &leaf->spot[item[i].item];
        const ib_spot *last = i ? &leaf->spot[item[i - 1].item] : spot;
        const bool raised = leaf->strip[spot->strip].raised;
        const uint32_t code = clean_code(leaf->page->glyph[spot->glyph].code);

        if (i) {
            const unsigned blanks =
                blanks_read(last, spot, right, item[i - 1].key == 1);

            put_blanks(w, blanks);
        }
        bold += leaf->page->glyph[spot->glyph].flags & IB_GLYPH_BOLD;
        w->at[w->done] = (uint32_t)w->len;
        w->which[w->done++] = base + spot->glyph;
        w->len +=
            ib_utf8_put(w->text + w->len, raised ? raised_code(code) : code);
    }
    if (bold == count)
        line->flags |= IB_ORDERED_BOLD;
    line->span.end = (uint32_t)w->len;
    w->text[w->len++] = '\n';
    return IBID_OK;
}

/* The round in which a line of a leaf is written. */
static int round_of(const ib_row *row)
{
    switch (row->part) {
    case IB_PART_HEAD:
        return 0;
    case IB_PART_BODY:
        return row->is_note ? 2 : 1;
    case IB_PART_FOOT:
        return 3;
    case IB_PART_SIDE:
        return 4;
    default:
        return 5;
    }
}

/* The most frequent distance between lines of the body (notes). */
static float leading(const ib_leaf *leaf, const uint32_t *row, uint32_t count,
                     bool notes)
{
    uint32_t bin[LEAD_BINS] = {0};
    int best = 0;

    for (uint32_t i = 1; i < count; i++) {
        const ib_row *a = &leaf->row[row[i - 1]], *b = &leaf->row[row[i]];
        const float step = (b->base - a->base) * 2;

        if (a->column == b->column && b->is_note == notes && step > 0 &&
            step < LEAD_BINS)
            bin[(int)step]++;
    }
    for (int i = 0; i < LEAD_BINS; i++)
        if (bin[i] > bin[best])
            best = i;
    return bin[best] ? (float)(best + 1) / 2 : 1e9f;
}

/* Rows in the order in which they are written; gives how many. */
static uint32_t arrange(uint32_t *row, const ib_leaf *leaf)
{
    uint32_t count = 0;

    for (int round = 0; round < ROUNDS; round++)
        for (uint32_t i = 0; i < leaf->row_count; i++)
            if (leaf->row[i].into == i && round_of(&leaf->row[i]) == round)
                row[count++] = i;
    return count;
}

/* Sort the spots by the line in which they are written, and by place. */
static void sort_spots(ib_keyed *item, const ib_leaf *leaf, const uint32_t *row,
                       uint32_t rows, uint32_t *number)
{
    for (uint32_t i = 0; i < rows; i++)
        number[row[i]] = i;
    for (uint32_t i = 0; i < leaf->strip_count; i++)
        for (uint32_t k = 0; k < leaf->strip[i].count; k++) {
            ib_spot *spot = &leaf->spot[leaf->strip[i].first + k];

            spot->strip = i;
            spot->row = number[leaf->strip[i].line];
        }
    for (uint32_t i = 0; i < leaf->spot_count; i++)
        item[i] = (ib_keyed){(uint64_t)leaf->spot[i].row << 24 |
                                 ib_leaf_rank(leaf->spot[i].x0),
                             i};
    ib_keyed_sort(item, item + leaf->spot_count, leaf->spot_count);
}

/* What is told of a line. */
static ib_ordered_line describe(const ib_leaf *leaf, const ib_row *row,
                                uint32_t page, bool aside)
{
    ib_ordered_line line = {.page = page,
                            .size = row->size,
                            .x0 = row->x0,
                            .x1 = row->x1,
                            .base = row->base,
                            .column_x0 = leaf->edge[row->column].x0,
                            .column_x1 = leaf->edge[row->column].x1};

    if (row->is_rule)
        line.flags |= IB_ORDERED_FURNITURE;
    else if (row->is_note)
        line.flags |= IB_ORDERED_NOTE;
    if (row->part == IB_PART_SIDE)
        line.flags |= IB_ORDERED_SIDE;
    else if (aside || row->part != IB_PART_BODY)
        line.flags |= IB_ORDERED_FURNITURE;
    if (row->has_cells)
        line.flags |= IB_ORDERED_CELLS;
    return line;
}

/* Whether a blank line stands before a row: its distance is unusual. */
static bool stands_off(const ib_row *last, const ib_row *row, float lead)
{
    return last->column != row->column || last->is_note != row->is_note ||
           row->base - last->base > 1.3f * lead;
}

static ibid_status write_leaf(writer *w, ib_leaf *leaf, uint32_t page,
                              bool aside)
{
    ib_keyed *item;
    uint32_t *row, *number, rows, at = 0;
    const size_t before = w->line.count;
    float lead[2];
    ibid_status st = IBID_OK;

    ib_arena_reset(&w->temp);
    item = ib_arena_array(&w->temp, ib_keyed, 2 * (size_t)leaf->spot_count);
    row = ib_arena_array(&w->temp, uint32_t, leaf->row_count);
    number = ib_arena_array(&w->temp, uint32_t, leaf->row_count);
    if (!item || !row || !number)
        return IBID_ENOMEM;
    rows = arrange(row, leaf);
    sort_spots(item, leaf, row, rows, number);
    ib_leaf_cells(leaf, item, row, rows);
    lead[0] = leading(leaf, row, rows, false);
    lead[1] = leading(leaf, row, rows, true);
    for (uint32_t i = 0; i < rows && !st; i++) {
        const ib_row *r = &leaf->row[row[i]];
        ib_ordered_line *line = ib_list_push(&w->line);
        const uint32_t first = at;

        if (!line)
            return IBID_ENOMEM;
        *line = describe(leaf, r, page, aside);
        if (i && leaf->row[row[i - 1]].column != r->column)
            line->flags |= IB_ORDERED_NEXT;
        while (at < leaf->spot_count && leaf->spot[item[at].item].row == i)
            at++;
        st = make_room(w, 1);
        if (!st && i && stands_off(&leaf->row[row[i - 1]], r, lead[r->is_note]))
            w->text[w->len++] = '\n';
        if (!st)
            st = put_line(w, leaf, item + first, at - first, line);
    }
    if (!st && rows > 0)
        ib_line_indent(ib_list_at(&w->line, ib_ordered_line, before), rows,
                       leaf->size);
    return st;
}

static ibid_status write_pages(writer *w)
{
    size_t turned = w->out->page_count;
    ibid_status st = IBID_OK;

    for (size_t p = 0; p < w->out->page_count && !st; p++) {
        const ib_glyph_page *page = &w->out->page[p];

        st = write_leaf(w, &w->leaf[p], (uint32_t)p, false);
        for (; turned < w->leaf_count && w->leaf[turned].page == page && !st;
             turned++)
            st = write_leaf(w, &w->leaf[turned], (uint32_t)p,
                            w->leaf[turned].spot_count < page->count / 4);
        if (!st)
            st = make_room(w, 1);
        if (!st && p + 1 < w->out->page_count)
            w->text[w->len++] = '\f';
    }
    return st;
}

/* Columns, lines and notes of all leaves. */
static ibid_status read_leaves(writer *w)
{
    ib_print notes = {.body = w->out->size};
    ib_gutters gutters = {0};
    ibid_status st = IBID_OK;

    ib_arena_reset(&w->temp);
    st = ib_leaf_margins(w->leaf, w->out->page_count, &w->temp);
    for (size_t i = 0; i < w->leaf_count && !st; i++) {
        ib_arena_reset(&w->temp);
        w->leaf[i].from_right = ib_direction_is_right(&w->leaf[i]);
        st = ib_leaf_columns(&w->leaf[i], &w->temp, &gutters);
        if (!st)
            st = ib_leaf_rows(&w->leaf[i], w->scratch, &w->temp);
        if (!st && i < w->out->page_count)
            st = ib_leaf_notes(&w->leaf[i], &w->temp, &notes);
    }
    return st;
}

/* Number the glyphs of all pages; room for what is said of each. */
static ibid_status count_glyphs(writer *w)
{
    const size_t pages = w->out->page_count;
    uint32_t *base;
    uint64_t glyphs = 0;

    if (pages > GLYPHS_MAX)
        return IBID_ELIMIT;
    base = ib_arena_array(w->arena, uint32_t, pages + 1);
    if (!base)
        return IBID_ENOMEM;
    for (size_t p = 0; p < pages; p++) {
        glyphs += w->out->page[p].count;
        if (glyphs > GLYPHS_MAX)
            return IBID_ELIMIT;
        base[p + 1] = (uint32_t)glyphs;
    }
    w->at = ib_arena_array(w->arena, uint32_t, glyphs);
    w->which = ib_arena_array(w->arena, uint32_t, glyphs);
    if (!w->at || !w->which)
        return IBID_ENOMEM;
    w->out->base = base;
    w->out->at = w->at;
    w->out->which = w->which;
    w->out->glyph_count = (uint32_t)glyphs;
    return IBID_OK;
}

static ibid_status read_all(writer *w)
{
    ib_ordered *out = w->out;
    size_t turned = out->page_count;
    ibid_status st = count_glyphs(w);

    if (st)
        return st;
    w->leaf_count = count_leaves(out->page, out->page_count);
    w->leaf = ib_arena_array(w->scratch, ib_leaf, w->leaf_count);
    if (!w->leaf)
        return IBID_ENOMEM;
    for (size_t p = 0; p < out->page_count && !st; p++)
        st = open_page(w, p, &turned);
    if (st)
        return st;
    measure_sizes(w);
    st = read_leaves(w);
    if (!st)
        st = write_pages(w);
    if (st)
        return st;
    out->line = ib_list_keep(&w->line, w->arena);
    out->line_count = w->line.count;
    out->text.at = ib_arena_copy(w->arena, w->text, w->len, 1, 1);
    out->text.len = (uint32_t)w->len;
    return out->line && out->text.at ? IBID_OK : IBID_ENOMEM;
}

ibid_status ib_order_read(ib_ordered *out, ib_arena *arena, ib_arena *scratch,
                          const ib_glyph_page *page, size_t count)
{
    writer w = {.out = out,
                .arena = arena,
                .scratch = scratch,
                .line = ib_list_of(scratch, ib_ordered_line)};
    ibid_status st;

    *out = (ib_ordered){.page = page, .page_count = count};
    ib_arena_init(&w.temp, &scratch->alloc, scratch->max, scratch->shared);
    st = read_all(&w);
    if (st) {
        if (st == IBID_ENOMEM)
            st = ib_arena_status_of(arena, scratch, ib_arena_status(&w.temp));
        *out = (ib_ordered){0};
    }
    ib_arena_free(&w.temp);
    return st;
}

bool ib_order_glyph_at(const ib_glyph **out, uint32_t *on,
                       const ib_ordered *ordered, uint32_t byte)
{
    size_t low = 0, high = ordered->glyph_count;
    size_t page = 0, above = ordered->page_count;
    uint32_t which;

    while (low < high) {
        const size_t mid = low + (high - low) / 2;

        if (ordered->at[mid] <= byte)
            low = mid + 1;
        else
            high = mid;
    }
    if (low == 0)
        return false;
    which = ordered->which[low - 1];
    while (above - page > 1) {
        const size_t mid = page + (above - page) / 2;

        if (ordered->base[mid] <= which)
            page = mid;
        else
            above = mid;
    }
    *on = (uint32_t)page;
    *out = &ordered->page[page].glyph[which - ordered->base[page]];
    return true;
}
