/* raised.c - the marks of notes on the image of a page. */

#include "raised.h"

#include <math.h>
#include <stdlib.h>

#include "costs.h"

float ocr_line_foot(const ocr_line *line, int x)
{
    const float wide = (float)(line->right - line->left);
    const float part = wide > 0 ? (float)(x - line->left) / wide : 0;

    return line->base_left + (line->base_right - line->base_left) * part;
}

static int middle(const ocr_blot *blot)
{
    return blot->x + blot->width / 2;
}

/* How far the foot of a blot is above that of a line, in dots. */
static float rise_of(const ocr_blot *blot, const ocr_line *line)
{
    return ocr_line_foot(line, middle(blot)) - (float)(blot->y + blot->height);
}

static int compare(const void *a, const void *b)
{
    const int x = *(const int *)a, y = *(const int *)b;

    return (x > y) - (x < y);
}

/* The first blot whose x is not less. */
static size_t first_from(const ocr_blot *blot, size_t blots, int x)
{
    size_t low = 0, high = blots;

    while (low < high) {
        const size_t at = low + (high - low) / 2;

        if (blot[at].x < x)
            low = at + 1;
        else
            high = at;
    }
    return low;
}

/* Letters without stems are most of a text; what is lower is points and
 * dashes, what is taller has stems. */
static float without_stems(int *height, size_t count)
{
    size_t low = 0;

    qsort(height, count, sizeof *height, compare);
    while (low < count &&
           (float)height[low] < OCR_SPECK * (float)height[count - 1])
        low++;
    return (float)height[low + (count - low) * OCR_STEMLESS_PART / 100];
}

static void measure_line(ocr_line *line, const ocr_blot *blot, size_t blots,
                         int *room)
{
    const int slack = (line->bottom - line->top) / OCR_FOOT_SLACK + 1;
    size_t count = 0;

    for (size_t i = first_from(blot, blots, line->left);
         i < blots && blot[i].x < line->right; i++)
        if (fabsf(rise_of(&blot[i], line)) <= (float)slack &&
            blot[i].height <= line->bottom - line->top + slack)
            room[count++] = blot[i].height;
    line->standing = (unsigned)count;
    line->tall = count > 0 ? without_stems(room, count) : 0;
}

/* The nearest line that has letters enough; NULL: there is none near. */
static const ocr_line *nearest(const ocr_line *line, size_t lines, size_t at)
{
    const ocr_line *found = NULL;
    float least = 0;

    for (size_t i = 0; i < lines; i++) {
        const float far = fabsf(line[i].base_left - line[at].base_left);

        if (line[i].standing >= OCR_LINE_MANY &&
            far < OCR_NEAR * line[i].tall && (!found || far < least)) {
            found = &line[i];
            least = far;
        }
    }
    return found;
}

/* Measure a short line as if its type were `tall`. */
static void measure_short(ocr_line *line, const ocr_blot *blot, size_t blots,
                          float tall, int *room)
{
    size_t count = 0;

    line->tall = tall;
    for (size_t i = first_from(blot, blots, line->left);
         i < blots && blot[i].x < line->right; i++) {
        const float height = (float)blot[i].height / tall;

        if (blot[i].y >= line->top - 2 &&
            blot[i].y + blot[i].height <= line->bottom + 2 &&
            height > OCR_STEM_MIN && height < OCR_STEM_MAX)
            room[count++] = blot[i].y + blot[i].height;
    }
    if (count == 0)
        return;
    qsort(room, count, sizeof *room, compare);
    line->base_left = line->base_right = (float)room[count / 2];
    line->counts = true;
}

/* Measure a line of few letters by one of many near it. */
static void measure_again(ocr_line *line, const ocr_line *near,
                          const ocr_blot *blot, size_t blots, int *room)
{
    line->counts = line->standing >= OCR_LINE_LETTERS;
    if (!near)
        return;
    if (!line->counts)
        measure_short(line, blot, blots, near->tall, room);
    else if (line->tall > OCR_STEM_MIN * near->tall &&
             line->tall < OCR_STEM_MAX * near->tall)
        line->tall = near->tall; /* it has capitals and figures alone */
}

void ocr_measure(ocr_line *line, size_t lines, const ocr_blot *blot,
                 size_t blots, int *room)
{
    for (size_t i = 0; i < lines; i++)
        measure_line(&line[i], blot, blots, room);
    for (size_t i = 0; i < lines; i++)
        if (line[i].standing < OCR_LINE_MANY)
            measure_again(&line[i], nearest(line, lines, i), blot, blots, room);
        else
            line[i].counts = true;
}

/* Whether a blot is a letter of the line: it stands on it, or hangs from it. */
static bool stands_on(const ocr_blot *blot, const ocr_line *line)
{
    const float rise = rise_of(blot, line);
    const int at = middle(blot);

    return at >= line->left && at <= line->right &&
           rise <= OCR_RISE_MIN * line->tall &&
           rise >= -OCR_HANG_MAX * line->tall;
}

/* Whether a blot has the place and the shape of a raised figure of the line. */
static bool is_raised(const ocr_blot *blot, const ocr_line *line)
{
    const float rise = rise_of(blot, line) / line->tall;
    const float tall = (float)blot->height / line->tall;
    const float beside = OCR_BESIDE * line->tall;

    return (float)middle(blot) >= (float)line->left - beside &&
           (float)middle(blot) <= (float)line->right + beside / 2 &&
           rise > OCR_RISE_MIN && rise < OCR_RISE_MAX && tall > OCR_TALL_MIN &&
           tall < OCR_TALL_MAX &&
           (float)blot->width < OCR_WIDE_MAX * (float)blot->height;
}

/* The line above which a blot is raised; `lines`: none. */
static size_t line_of(const ocr_blot *blot, const ocr_line *line, size_t lines)
{
    size_t found = lines;

    for (size_t i = 0; i < lines; i++) {
        if (!line[i].counts)
            continue;
        if (stands_on(blot, &line[i]))
            return lines;
        if (is_raised(blot, &line[i]) &&
            (found == lines ||
             rise_of(blot, &line[i]) < rise_of(blot, &line[found])))
            found = i;
    }
    return found;
}

/* Whether a blot goes on what was found last: beside it, on the same foot. */
static bool goes_on(const ocr_raised *last, const ocr_blot *blot)
{
    const int gap = blot->x - (last->box.x + last->box.width);
    const int foot = last->box.y + last->box.height;
    const float tall = (float)blot->height;

    return (float)gap < OCR_FIGURE_GAP * tall && (float)gap > -tall / 4 &&
           abs(blot->y + blot->height - foot) < blot->height / 3 + 1;
}

static void take_in(ocr_raised *out, const ocr_blot *blot)
{
    const int right = out->box.x + out->box.width;
    const int foot = out->box.y + out->box.height;
    const int other_right = blot->x + blot->width;
    const int other_foot = blot->y + blot->height;

    if (blot->y < out->box.y)
        out->box.y = blot->y;
    out->box.width = (other_right > right ? other_right : right) - out->box.x;
    out->box.height = (other_foot > foot ? other_foot : foot) - out->box.y;
    out->count++;
}

/* The last of what was found on a line, if a blot goes on it. */
static ocr_raised *neighbour(ocr_raised *out, size_t count, unsigned line,
                             const ocr_blot *blot)
{
    for (size_t i = count; i-- > 0 && i + OCR_LOOK_BACK >= count;)
        if (out[i].line == line && goes_on(&out[i], blot))
            return &out[i];
    return NULL;
}

size_t ocr_find_raised(ocr_raised *out, size_t max, const ocr_line *line,
                       size_t lines, const ocr_blot *blot, size_t blots)
{
    size_t count = 0;

    for (size_t i = 0; i < blots; i++) {
        const size_t at = line_of(&blot[i], line, lines);
        ocr_raised *last;

        if (at == lines)
            continue;
        last = neighbour(out, count, (unsigned)at, &blot[i]);
        if (last)
            take_in(last, &blot[i]);
        else if (count < max)
            out[count++] = (ocr_raised){blot[i], (unsigned)at, 1};
    }
    return count;
}
