/* type.c - the size of a line's type by the letters in its boxes. */

#include "worker/type.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ASCII by what its letters reach: neither, up, down, both.  What is neither
 * letter nor digit says nothing: a full stop is no height. */
static const char neither[] = "acemnorsuvwxz";
static const char up[] = "ABCDEFGHIJKLMNOPRSTUVWXYZ0123456789bdfhiklt";
static const char down[] = "gpqy";
static const char both[] = "Qj";

static bool is_in(const char *set, uint32_t code)
{
    return code < 0x80 && code > 0x20 && strchr(set, (int)code) != NULL;
}

void type_add(type_word *word, uint32_t code)
{
    if (is_in(up, code) || is_in(both, code))
        word->up = true;
    if (is_in(down, code) || is_in(both, code))
        word->down = true;
    if (is_in(neither, code) || is_in(up, code) || is_in(down, code) ||
        is_in(both, code))
        word->weight++;
    else if (code >= 0x80 || strchr("()[]{}/|\\$@,;", (int)code))
        word->other = true; /* an accent, a bracket: its height is unknown */
}

static int compare(const void *a, const void *b)
{
    const type_word *x = a;
    const type_word *y = b;

    return (x->value > y->value) - (x->value < y->value);
}

float type_median(type_word *word, size_t count)
{
    uint64_t all = 0, half = 0;

    for (size_t i = 0; i < count; i++)
        all += word[i].weight;
    if (all == 0)
        return 0;
    qsort(word, count, sizeof *word, compare);
    for (size_t i = 0; i < count; i++) {
        half += word[i].weight;
        if (2 * half >= all)
            return word[i].value;
    }
    return 0;
}

/* Whether the boxes are those of lines, drawn without a look at the letters:
 * words of different letters, and all boxes of one height. */
static bool are_lines(const type_word *word, size_t count)
{
    bool differ = false;

    for (size_t i = 1; i < count; i++) {
        const float high = word->bottom - word->top;

        if (fabsf(word[i].top - word->top) > 0.02f * high ||
            fabsf(word[i].bottom - word->bottom) > 0.02f * high)
            return false;
        differ |= word[i].up != word->up || word[i].down != word->down;
    }
    return differ;
}

/* What one word says: the size of its type, or where its letters stand. */
static void say_base(type_word *word, size_t count, float size)
{
    for (size_t i = 0; i < count; i++)
        word[i].value = word[i].bottom - (word[i].down ? TYPE_DOWN * size : 0);
}

static void say_size(type_word *word, size_t count, float base)
{
    for (size_t i = 0; i < count; i++) {
        const float above = word[i].up ? TYPE_UP : TYPE_X;
        const float below = word[i].down ? TYPE_DOWN : 0;

        word[i].value = isnan(base)
                            ? (word[i].bottom - word[i].top) / (above + below)
                            : (base - word[i].top) / above;
    }
}

void type_measure(type_line *line, type_word *word, size_t count)
{
    const float high = line->bottom - line->top;
    float size = 0;

    if (are_lines(word, count))
        count = 0;
    for (size_t i = 0; i < count; i++)
        if (word[i].other)
            word[i].weight = 0;
    if (!(line->size > 0)) {
        say_size(word, count, line->base);
        size = type_median(word, count);
        line->size = size > 0 && size <= 3 * high ? size : high / TYPE_FULL;
    }
    if (isnan(line->base)) {
        say_base(word, count, line->size);
        line->base = type_median(word, count);
        if (!(line->base > line->top && line->base <= line->bottom))
            line->base = line->bottom - TYPE_DOWN * line->size;
    }
}

static bool within(uint32_t code, uint32_t from, uint32_t to)
{
    return code >= from && code <= to;
}

bool type_is_right(uint32_t code)
{
    return (within(code, 0x590, 0x8FF) && !within(code, 0x660, 0x669) &&
            !within(code, 0x6F0, 0x6F9)) ||
           within(code, 0xFB1D, 0xFDFF) || within(code, 0xFE70, 0xFEFE) ||
           within(code, 0x10800, 0x10FFF) || within(code, 0x1E800, 0x1EFFF);
}

bool type_is_left(uint32_t code)
{
    return within(code, '0', '9') || within(code | 0x20, 'a', 'z') ||
           within(code, 0x660, 0x669) || within(code, 0x6F0, 0x6F9) ||
           within(code, 0xC0, 0x58F);
}
