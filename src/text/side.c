/* side.c - what is printed beside the text: numbers of the lines, and words in
 * the margin.
 *
 * The body reaches from where to where most of its lines do.  Numbers outside
 * of it, each on the base line of a line, that rise in equal steps down the
 * page count the lines; words outside of it in smaller type are notes or
 * headings in the margin.
 */

#include "text/leaf.h"

#include <math.h>

#include "text/costs.h"

/* Where the lines of a page's body stand. */
typedef struct body {
    float x0, x1, top, foot;
} body;

/* The number that a strip consists of, of four figures at most; or -1. */
static int32_t number_of(const ib_leaf *leaf, const ib_strip *strip)
{
    int32_t number = 0;

    if (strip->count > 4)
        return -1;
    for (uint32_t i = 0; i < strip->count; i++) {
        const uint32_t code =
            leaf->page->glyph[leaf->spot[strip->first + i].glyph].code;

        if (code < '0' || code > '9')
            return -1;
        number = number * 10 + (int32_t)(code - '0');
    }
    return number;
}

/* From where to where the lines of the body reach, most of them; false: too
 * few lines. */
static bool measure_body(body *out, const ib_leaf *leaf)
{
    const float step = leaf->width / IB_GUTTER_BINS;
    int32_t crossing[IB_GUTTER_BINS + 1] = {0}, most = 0, now = 0;

    for (uint32_t i = 0; i < leaf->strip_count; i++) {
        const ib_strip *strip = &leaf->strip[i];
        const float from =
            ib_least(ib_most(strip->x0 / step, 0), IB_GUTTER_BINS - 1);
        const float to =
            ib_least(ib_most(strip->x1 / step, 0), IB_GUTTER_BINS - 1);

        if (strip->part != IB_PART_BODY || strip->count < IB_BODY_GLYPHS ||
            strip->size < IB_SIDE_SMALL * leaf->size)
            continue;
        crossing[(int)from]++;
        crossing[(int)to + 1]--;
        out->top = ib_least(out->top, strip->base - strip->size);
        out->foot = ib_most(out->foot, strip->base);
    }
    for (int i = 0; i <= IB_GUTTER_BINS; i++) {
        now += crossing[i];
        crossing[i] = now;
        most = now > most ? now : most;
    }
    if (most < IB_COLUMN_LINES_MIN)
        return false;
    for (int i = 0; i < IB_GUTTER_BINS; i++)
        if (crossing[i] * IB_SIDE_LINES >= most) {
            out->x0 = out->x1 > 0 ? out->x0 : (float)i * step;
            out->x1 = (float)(i + 1) * step;
        }
    return true;
}

/* The number beside a line that a strip is, or -1.  A label of a note does not
 * stand on the base line of its words, or not outside of the body. */
static int32_t beside_of(const ib_leaf *leaf, uint32_t at, const body *b,
                         bool at_end)
{
    const ib_strip *strip = &leaf->strip[at];
    const uint32_t mate = at_end ? at - 1 : at + 1;

    if (strip->part != IB_PART_BODY ||
        (at_end ? strip->x0 < b->x1 - 1 : strip->x1 > b->x0 + 1) ||
        mate >= leaf->strip_count || leaf->strip[mate].row != strip->row)
        return -1;
    return number_of(leaf, strip);
}

/* Numbers beside the lines of the body: they rise in equal steps, as far apart
 * as lines are. */
static void mark_numbers(ib_leaf *leaf, const body *b, bool at_end)
{
    uint32_t seen = 0, broken = 0;
    int32_t last = -1, step = 0;
    float base = 0;

    for (int pass = 0; pass < 2; pass++) {
        if (pass &&
            (seen < IB_LINE_NUMBERS_MIN || broken * IB_LINE_NUMBERS_MIN > seen))
            return;
        for (uint32_t i = 0; i < leaf->strip_count; i++) {
            ib_strip *strip = &leaf->strip[i];
            const int32_t number = beside_of(leaf, i, b, at_end);

            if (number < 0)
                continue;
            if (pass) {
                strip->part = IB_PART_NUMBERS;
                continue;
            }
            if (seen == 1)
                step = number - last;
            if (seen > 0 &&
                (number - last != step || step < 1 || step > 5 ||
                 strip->base - base > IB_SIDE_LINE * (float)step * leaf->size))
                broken++;
            base = strip->base;
            last = number;
            seen++;
        }
    }
}

/* Whether a strip is in small type, beside the body. */
static bool is_aside(const ib_leaf *leaf, const ib_strip *strip, const body *b)
{
    const float gap = IB_SIDE_GAP * strip->size;

    return strip->part == IB_PART_BODY &&
           strip->size < IB_SIDE_SMALL * leaf->size && strip->base > b->top &&
           strip->base < b->foot + IB_SIDE_LEAD * leaf->size &&
           (strip->x1 <= b->x0 - gap || strip->x0 >= b->x1 + gap);
}

/* Whether words of the same type stand inside the body on its base line: then
 * it is a cell of a wide table. */
static bool has_mate(const ib_leaf *leaf, uint32_t at, const body *b)
{
    const ib_strip *strip = &leaf->strip[at];

    for (uint32_t k = 1; k <= 2 * IB_SIDE_CELLS; k++) {
        const uint32_t i = k % 2 ? at + (k + 1) / 2 : at - k / 2;

        if (i < leaf->strip_count && leaf->strip[i].row == strip->row &&
            !is_aside(leaf, &leaf->strip[i], b))
            return fabsf(leaf->strip[i].size - strip->size) <
                   0.03f * strip->size;
    }
    return false;
}

/* Words in one margin, in small type: lines that follow closely are one group,
 * and a group has words.  Labels of notes that hang out are none. */
static void mark_side(ib_leaf *leaf, const body *b, bool is_right)
{
    for (uint32_t at = 0; at < leaf->strip_count;) {
        uint32_t end = at, longest = 0, mates = 0, count = 0;
        float base = 0, from = 1e9f, to = -1e9f;

        for (; end < leaf->strip_count; end++) {
            const ib_strip *strip = &leaf->strip[end];

            if (!is_aside(leaf, strip, b) || (strip->x0 > b->x0) != is_right)
                continue;
            if (count > 0 && strip->base - base > IB_SIDE_LEAD * strip->size)
                break;
            base = strip->base;
            from = ib_least(from, strip->x0);
            to = ib_most(to, strip->x1);
            longest = strip->count > longest ? strip->count : longest;
            mates += has_mate(leaf, end, b);
            count++;
        }
        if (longest >= IB_SIDE_GLYPHS && mates * 2 < count &&
            to - from < IB_SIDE_WIDE * (b->x1 - b->x0))
            for (uint32_t i = at; i < end; i++)
                if (is_aside(leaf, &leaf->strip[i], b) &&
                    (leaf->strip[i].x0 > b->x0) == is_right)
                    leaf->strip[i].part = IB_PART_SIDE;
        at = end;
    }
}

void ib_leaf_sides(ib_leaf *leaf)
{
    body b = {.top = 1e9f, .foot = -1e9f};

    if (!measure_body(&b, leaf))
        return;
    mark_numbers(leaf, &b, false);
    mark_numbers(leaf, &b, true);
    mark_side(leaf, &b, false);
    mark_side(leaf, &b, true);
}
