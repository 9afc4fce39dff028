/* smallprint.c - notes at the foot of a column: lines in smaller type, up to
 * the last line in the body's.
 *
 * The foot of a column is its end with nothing of the body below it.  A block
 * of small lines there is notes when it begins with a raised figure or sign,
 * with figures, or under a rule of underscores, or when the page before ended
 * with notes.
 */

#include "text/leaf.h"

#include <string.h>

#include "text/costs.h"

enum { BINS = 64 };

static int bin_of(const ib_leaf *leaf, float x)
{
    const float at = x / leaf->width * BINS;

    return (int)ib_least(ib_most(at, 0), BINS - 1);
}

/* The lowest base line of the body in each stripe of the page. */
static void measure_feet(float *foot, const ib_leaf *leaf)
{
    for (int i = 0; i < BINS; i++)
        foot[i] = -1e9f;
    for (uint32_t i = 0; i < leaf->row_count; i++) {
        const ib_row *row = &leaf->row[i];

        if (row->part != IB_PART_BODY || row->into != i)
            continue;
        for (int k = bin_of(leaf, row->x0); k <= bin_of(leaf, row->x1); k++)
            foot[k] = ib_most(foot[k], row->base);
    }
}

static bool is_lowest(const ib_leaf *leaf, const ib_row *row, const float *foot)
{
    for (int k = bin_of(leaf, row->x0); k <= bin_of(leaf, row->x1); k++)
        if (foot[k] > row->base + row->size)
            return false;
    return true;
}

/* The glyphs with which a line begins, on the side from which it is read. */
static uint32_t code_at(const ib_leaf *leaf, const ib_row *row, uint32_t at)
{
    const ib_strip *strip =
        &leaf->strip[row->first + (leaf->from_right ? row->count - 1 : 0)];

    if (at >= strip->count)
        return 0;
    if (leaf->from_right)
        at = strip->count - 1 - at;
    return leaf->page->glyph[leaf->spot[strip->first + at].glyph].code;
}

/* A rule that is typed: underscores or dashes. */
static bool is_rule(const ib_leaf *leaf, const ib_row *row)
{
    for (uint32_t i = 0; i < 5; i++) {
        const uint32_t code = code_at(leaf, row, i);

        if (code != '_' && code != '-' && (code < 0x2012 || code > 0x2015))
            return false;
    }
    return true;
}

static bool is_near(float a, float b)
{
    return a <= b * IB_PRINT_SAME && b <= a * IB_PRINT_SAME;
}

/* Figures of up to four places, or a sign, and then something else.  Figures that
 * are not raised may be a year: they count in the size of notes alone, where
 * that is known. */
static bool begins_note(const ib_leaf *leaf, const ib_row *row, float usual)
{
    const uint32_t code = code_at(leaf, row, 0);
    uint32_t at = 0, next;

    if (row->has_label || code == '*' || code == 0x2020 || code == 0x2021)
        return true;
    if (usual > 0 && !is_near(row->size, usual))
        return false;
    while (at < 5 && (next = code_at(leaf, row, at)) >= '0' && next <= '9')
        at++;
    return at > 0 && at < 5;
}

/* The lines of a column from `end` upwards that are small print.  Gives the
 * first of them. */
static uint32_t climb(const ib_leaf *leaf, const uint32_t *line, uint32_t from,
                      uint32_t end, float usual, uint32_t *label, bool *ruled)
{
    const float size = leaf->row[line[end - 1]].size * IB_PRINT_SAME;
    uint32_t at = end;

    *label = end;
    *ruled = false;
    while (at > from) {
        const ib_row *row = &leaf->row[line[at - 1]];

        if (is_rule(leaf, row)) {
            *ruled = true;
            return at;
        }
        if (row->size > IB_PRINT_SMALL * leaf->size || row->size > size)
            break;
        at--;
        if (begins_note(leaf, row, usual))
            *label = at;
    }
    return at;
}

/* Whether a line ends within a sentence: with a letter, comma or hyphen. */
static bool is_open(const ib_leaf *leaf, const ib_row *row)
{
    const ib_strip *strip =
        &leaf->strip[row->first + (leaf->from_right ? 0 : row->count - 1)];
    const uint32_t last =
        strip->first + (leaf->from_right ? 0 : strip->count - 1);
    const uint32_t code = leaf->page->glyph[leaf->spot[last].glyph].code;

    return code == ',' || code == '-' || (code | 0x20) - 'a' < 26 ||
           (code >= 0xC0 && (code < 0x2000 || code > 0x206F) && code != 0x3002);
}

/* Mark the notes with which a column ends, lines from..end. */
static bool mark_notes(ib_leaf *leaf, const uint32_t *line, uint32_t from,
                       uint32_t end, uint32_t *first, ib_print *notes)
{
    const float here = leaf->row[line[end - 1]].size;
    const bool going_on = is_near(here, notes->size);
    bool ruled;
    uint32_t label, start;

    *first = climb(leaf, line, from, end, notes->usual, &label, &ruled);
    start = ruled || going_on ? *first : label;
    for (uint32_t i = start; i < end; i++)
        leaf->row[line[i]].is_note = true;
    if (ruled && start < end)
        leaf->row[line[start - 1]].is_note =
            leaf->row[line[start - 1]].is_rule = true;
    if (start == end)
        return false;
    notes->size = here;
    for (uint32_t i = start; i < end; i++)
        if (leaf->row[line[i]].has_label)
            notes->usual = here;
    notes->is_open = is_open(leaf, &leaf->row[line[end - 1]]);
    return true;
}

/* Mark the notes of one column: lines from..end.  Below them may stand the
 * imprint of the page, in smaller type yet. */
static bool mark_column(ib_leaf *leaf, const uint32_t *line, uint32_t from,
                        uint32_t end, ib_print *notes)
{
    uint32_t last = end, first;

    while (!mark_notes(leaf, line, from, last, &first, notes)) {
        if (first == last || first == from)
            return false;
        last = first;
    }
    for (uint32_t i = last; i < end; i++)
        leaf->row[line[i]].part = IB_PART_FOOT;
    return true;
}

ibid_status ib_leaf_notes(ib_leaf *leaf, ib_arena *scratch, ib_print *notes)
{
    uint32_t *line = ib_arena_array(scratch, uint32_t, leaf->row_count);
    float foot[BINS];
    uint32_t count = 0;
    bool any = false;

    if (!line)
        return IBID_ENOMEM;
    if (notes->is_open && is_near(leaf->size, notes->size))
        leaf->size = notes->body; /* a page of nothing but a note's rest */
    measure_feet(foot, leaf);
    for (uint32_t i = 0; i < leaf->row_count; i++)
        if (leaf->row[i].into == i && leaf->row[i].part == IB_PART_BODY)
            line[count++] = i;
    for (uint32_t at = 0, end; at < count; at = end) {
        for (end = at; end < count && leaf->row[line[end]].column ==
                                          leaf->row[line[at]].column;
             end++)
            ;
        if (is_lowest(leaf, &leaf->row[line[end - 1]], foot))
            any |= mark_column(leaf, line, at, end, notes);
    }
    if (!any)
        *notes = (ib_print){.body = notes->body, .usual = notes->usual};
    return IBID_OK;
}
