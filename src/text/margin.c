/* margin.c - what is printed around the text: running heads and feet, page
 * numbers.
 *
 * A row at the edge of a page is a head or foot when pages near by have the
 * same words there, but for figures.  Pages are compared by a hash of them.
 */

#include "text/leaf.h"

#include <math.h>
#include <string.h>

#include "text/costs.h"

/* A row at an edge of a page. */
typedef struct edge {
    uint64_t words; /* a hash of its characters without figures; 0: it does
                       not come again */
    uint32_t number[IB_MARGIN_NUMBERS]; /* its figures, in order */
    uint32_t numbers;
    float base;
    uint32_t first, end; /* its strips */
    bool same;           /* another page has it too */
} edge;

/* The rows at the edges of a leaf, from the edge inwards. */
typedef struct edges {
    edge at[2][IB_MARGIN_ROWS]; /* top, bottom */
    uint32_t count[2];
} edges;

/* Figures, and the letters of small Roman numbers. */
static bool is_figure(uint32_t code)
{
    return (code >= '0' && code <= '9') || (code >= 0x660 && code <= 0x669) ||
           (code >= 0x6F0 && code <= 0x6F9);
}

/* Whether a row can come again: not the rule above notes, nor a note, which
 * begins with a raised label ("12 Ibid."). */
static bool may_come_again(const ib_leaf *leaf, uint32_t first, uint32_t end)
{
    const ib_strip *left = &leaf->strip[first], *tall = left;
    bool ruled = true;

    for (uint32_t i = first; i < end; i++) {
        const ib_strip *strip = &leaf->strip[i];

        left = strip->x0 < left->x0 ? strip : left;
        tall = strip->size > tall->size ? strip : tall;
        for (uint32_t k = strip->first;
             ruled && k < strip->first + strip->count; k++)
            ruled = leaf->page->glyph[leaf->spot[k].glyph].code == '_';
    }
    return !ruled && (left->size > IB_SMALL * tall->size ||
                      tall->base - left->base < IB_RAISE_MIN * tall->size);
}

/* Add a figure to the last number of a row, or begin another. */
static void add_figure(edge *e, uint32_t figure, bool within)
{
    if (!within && e->numbers < IB_MARGIN_NUMBERS)
        e->number[e->numbers++] = figure;
    else if (within && e->numbers > 0)
        e->number[e->numbers - 1] = e->number[e->numbers - 1] * 10 + figure;
}

static edge read_edge(const ib_leaf *leaf, uint32_t first, uint32_t end)
{
    edge e = {.words = 14695981039346656037u, /* FNV-1a */
              .base = leaf->strip[first].base,
              .first = first,
              .end = end};
    const uint32_t from = leaf->strip[first].first;
    bool within = false; /* a number */
    const ib_strip *last = &leaf->strip[end - 1];

    for (uint32_t i = from; i < last->first + last->count; i++) {
        const uint32_t code = leaf->page->glyph[leaf->spot[i].glyph].code;

        if (!is_figure(code))
            e.words = (e.words ^ code) * 1099511628211u;
        else
            add_figure(&e, code & 15, within);
        within = is_figure(code);
    }
    if (!may_come_again(leaf, first, end))
        e.words = 0;
    return e;
}

/* Whether two strips, one after the other in rows, are of one line: a raised
 * mark is in a row of its own. */
static bool is_one_line(const ib_strip *a, const ib_strip *b)
{
    return a->row == b->row ||
           b->base - a->base < 0.6f * ib_most(a->size, b->size);
}

static void read_edges(edges *out, const ib_leaf *leaf)
{
    const ib_strip *strip = leaf->strip;
    uint32_t at = 0, end;

    *out = (edges){0};
    while (at < leaf->strip_count && out->count[0] < IB_MARGIN_ROWS) {
        for (end = at + 1; end < leaf->strip_count &&
                           is_one_line(&strip[end - 1], &strip[end]);
             end++)
            ;
        out->at[0][out->count[0]++] = read_edge(leaf, at, end);
        at = end;
    }
    end = leaf->strip_count;
    while (end > 0 && out->count[1] < IB_MARGIN_ROWS) {
        for (at = end - 1; at > 0 && is_one_line(&strip[at - 1], &strip[at]);
             at--)
            ;
        out->at[1][out->count[1]++] = read_edge(leaf, at, end);
        end = at;
    }
}

/* Whether the numbers of two rows are the same, or rise with their pages, which
 * are so far apart.  Those of notes ("10 Ibid., p. 19.") do neither. */
static bool fit_numbers(const edge *a, const edge *b, uint32_t pages)
{
    if (a->numbers != b->numbers)
        return false;
    for (uint32_t i = 0; i < a->numbers; i++)
        if (b->number[i] != a->number[i] &&
            b->number[i] != a->number[i] + pages)
            return false;
    return true;
}

/* Whether two pages, so far apart, have the same row at about the same height;
 * a head may have the number of a section. */
static void compare(edges *a, edges *b, int which, uint32_t pages)
{
    for (uint32_t i = 0; i < a->count[which]; i++)
        for (uint32_t k = 0; k < b->count[which]; k++)
            if (a->at[which][i].words == b->at[which][k].words &&
                a->at[which][i].words != 0 &&
                (which == 0 ||
                 fit_numbers(&a->at[which][i], &b->at[which][k], pages)) &&
                fabsf(a->at[which][i].base - b->at[which][k].base) < 4)
                a->at[which][i].same = b->at[which][k].same = true;
}

/* Heads and feet reach from the edge inwards; one row between may be another
 * page's alone (a date, a job number). */
static void mark_edges(ib_leaf *leaf, const edges *e, int which)
{
    uint32_t reach = 0;

    for (uint32_t i = 0; i < e->count[which] && i <= reach + 1; i++)
        if (e->at[which][i].same)
            reach = i + 1;
    for (uint32_t i = 0; i < reach; i++)
        for (uint32_t k = e->at[which][i].first; k < e->at[which][i].end; k++)
            leaf->strip[k].part = which ? IB_PART_FOOT : IB_PART_HEAD;
}

ibid_status ib_leaf_margins(ib_leaf *leaf, size_t count, ib_arena *scratch)
{
    edges *e = ib_arena_array(scratch, edges, count);

    if (!e)
        return IBID_ENOMEM;
    for (size_t i = 0; i < count; i++)
        read_edges(&e[i], &leaf[i]);
    for (size_t i = 0; i < count; i++)
        for (size_t k = i + 1; k < count && k <= i + IB_MARGIN_PAGES; k++) {
            compare(&e[i], &e[k], 0, (uint32_t)(k - i));
            compare(&e[i], &e[k], 1, (uint32_t)(k - i));
        }
    for (size_t i = 0; i < count; i++) {
        mark_edges(&leaf[i], &e[i], 0);
        mark_edges(&leaf[i], &e[i], 1);
        ib_leaf_sides(&leaf[i]);
    }
    return IBID_OK;
}
