/* indent.c - lines that are set in from their column, and the size of their
 * type: what tells a block quotation, a paragraph, a heading.
 *
 *     left edge of the column, where most lines begin
 *     |  A first line that is set in
 *     |alone begins a paragraph.
 *     |    Lines that are set in
 *     |    together are IN.
 *
 * Where each line that begins at the edge is alone, as in a list of works, the
 * others hang from it, and none is set in.
 */

#include "text/leaf.h"

#include <math.h>
#include <string.h>

#include "text/costs.h"

enum { BINS = 1024 }; /* of two points */

/* Lines of one column, from..end, and where it begins. */
typedef struct column {
    ib_ordered_line *line;
    size_t count;
    float edge; /* of its left side; of its right, with its sign changed */
    float far;  /* the same of its other side */
    bool right;
} column;

/* How far a line begins inside of the page's left (right) side. */
static float start_of(const ib_ordered_line *line, bool right)
{
    return right ? -line->x1 : line->x0;
}

static float end_of(const ib_ordered_line *line, bool right)
{
    return right ? -line->x0 : line->x1;
}

static int bin_of(float at)
{
    return (int)ib_least(ib_most((at + BINS) / 2, 0), BINS - 1);
}

/* Where lines of the body begin: the outermost place at which at least every
 * sixth does, and two do. */
static void measure_edge(column *c, float size)
{
    uint16_t bin[BINS] = {0};
    uint32_t all = 0, least;
    float far = 1e9f;

    for (size_t i = 0; i < c->count && all < UINT16_MAX; i++)
        if (fabsf(c->line[i].size - size) < 0.06f * size) {
            bin[bin_of(start_of(&c->line[i], c->right))]++;
            all++;
        }
    least = all / 6 > 2 ? all / 6 : 2;
    for (size_t i = 0; i < c->count; i++) {
        const float at = start_of(&c->line[i], c->right);
        const int k = bin_of(at);

        if (at < far && fabsf(c->line[i].size - size) < 0.06f * size &&
            bin[k] + (k > 0 ? bin[k - 1] : 0) +
                    (k + 1 < BINS ? bin[k + 1] : 0) >=
                (int)least)
            far = at;
    }
    c->edge = far < 1e9f ? far : -1e9f;
    c->far = -1e9f;
    for (size_t i = 0; i < c->count; i++)
        if (fabsf(c->line[i].size - size) < 0.06f * size)
            c->far = ib_most(c->far, end_of(&c->line[i], c->right));
}

static bool is_in(const column *c, size_t at)
{
    const ib_ordered_line *line = &c->line[at];

    return c->edge > -1e9f && !(line->flags & IB_ORDERED_CELLS) &&
           start_of(line, c->right) > c->edge + IB_SET_IN * line->size;
}

/* Whether two lines begin at one place. */
static bool are_flush(const column *c, size_t a, size_t b)
{
    return fabsf(start_of(&c->line[a], c->right) -
                 start_of(&c->line[b], c->right)) <
           IB_SET_SLACK * c->line[a].size;
}

/* Whether line `at` is the first of a paragraph below lines that are set in as
 * far: it fills its column, they do not. */
static bool begins_below(const column *c, size_t at)
{
    const float size = c->line[at].size;

    return (at + 1 == c->count || !is_in(c, at + 1)) &&
           end_of(&c->line[at], c->right) > c->far - IB_SET_SLACK * size &&
           end_of(&c->line[at - 1], c->right) < c->far - IB_SET_IN * size;
}

/* Whether line `at` is set in together with one beside it. */
static bool is_together(const column *c, size_t at)
{
    return (at > 0 && is_in(c, at - 1) && are_flush(c, at, at - 1) &&
            !begins_below(c, at)) ||
           (at + 1 < c->count && is_in(c, at + 1) && are_flush(c, at, at + 1));
}

/* Tell the lines of a column that are set in. */
static void mark_in(column *c)
{
    size_t hanging = 0, standing = 0;

    for (size_t i = 0; i < c->count; i++) {
        ib_ordered_line *line = &c->line[i];

        if (!is_in(c, i)) {
            const bool lone = (i == 0 || is_in(c, i - 1)) && i + 1 < c->count &&
                              is_in(c, i + 1);

            hanging += lone;
            standing += !lone;
            continue;
        }
        if (is_together(c, i) || (line->flags & IB_ORDERED_SMALL))
            line->flags |= IB_ORDERED_IN;
        if (i + 1 == c->count || !is_in(c, i + 1) ||
            start_of(&c->line[i + 1], c->right) <
                start_of(line, c->right) - IB_SET_SLACK * line->size)
            line->flags |= is_together(c, i) ? 0 : IB_ORDERED_FIRST;
    }
    if (hanging > standing)
        for (size_t i = 0; i < c->count; i++)
            c->line[i].flags &= ~(uint32_t)IB_ORDERED_IN;
}

/* Tell the runs of lines set in that end before the others do, and are wide
 * enough for prose: an address is not. */
static void mark_narrow(column *c)
{
    for (size_t at = 0, end; at < c->count; at = end) {
        const bool in = (c->line[at].flags & IB_ORDERED_IN) != 0;
        float least = 1e9f, most = -1e9f;

        for (end = at; end < c->count &&
                       ((c->line[end].flags & IB_ORDERED_IN) != 0) == in;
             end++) {
            least = ib_least(least, start_of(&c->line[end], c->right));
            most = ib_most(most, end_of(&c->line[end], c->right));
        }
        if (!in || most > c->far - IB_SET_IN * c->line[at].size ||
            most - least < IB_SET_WIDE * (c->far - c->edge))
            continue;
        for (size_t i = at; i < end; i++)
            c->line[i].flags |= IB_ORDERED_NARROW;
    }
}

static bool is_body(const ib_ordered_line *line)
{
    return !(line->flags &
             (IB_ORDERED_NOTE | IB_ORDERED_FURNITURE | IB_ORDERED_SIDE));
}

void ib_line_indent(ib_ordered_line *line, size_t count, float size)
{
    for (size_t i = 0; i < count; i++)
        if (line[i].size < IB_PRINT_SMALL * size)
            line[i].flags |= IB_ORDERED_SMALL;
        else if (line[i].size > IB_PRINT_LARGE * size)
            line[i].flags |= IB_ORDERED_LARGE;
    for (size_t at = 0, end; at < count; at = end) {
        column c = {.line = line + at};
        size_t right = 0;

        for (end = at; end < count &&
                       (end == at || !(line[end].flags & IB_ORDERED_NEXT)) &&
                       is_body(&line[end]) == is_body(&line[at]);
             end++)
            right += (line[end].flags & IB_ORDERED_RIGHT) != 0;
        c.count = end - at;
        c.right = right * 2 > c.count;
        if (!is_body(&line[at]))
            continue;
        measure_edge(&c, size);
        mark_in(&c);
        mark_narrow(&c);
    }
}
