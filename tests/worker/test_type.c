/* test_type.c - the size of type and its base line, from boxes of words. */

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "worker/type.h"

enum { WORDS = 8 };

typedef struct words {
    type_word item[WORDS];
    size_t count;
} words;

/* A word with a box; `letters` in ASCII. */
static void add(words *w, const char *letters, float top, float bottom)
{
    type_word *word = &w->item[w->count++];

    *word = (type_word){.top = top, .bottom = bottom};
    for (; *letters; letters++)
        type_add(word, (uint32_t)*letters);
}

/* The box of a word of that size whose letters stand at `base`. */
static void set(words *w, const char *letters, float size, float base)
{
    type_word word = {0};

    for (const char *c = letters; *c; c++)
        type_add(&word, (uint32_t)*c);
    add(w, letters, base - size * (word.up ? TYPE_UP : TYPE_X),
        base + size * (word.down ? TYPE_DOWN : 0));
}

static void sizes_of_words(void **state)
{
    words w = {.count = 0};
    type_line line = {.top = 90, .bottom = 125, .base = NAN};

    (void)state;
    set(&w, "some", 40, 116);
    set(&w, "pay", 40, 116);
    set(&w, "The", 40, 116);
    add(&w, "x", 60, 116); /* one that is wrong */
    add(&w, "\"", 90, 95); /* says nothing */
    type_measure(&line, w.item, w.count);
    assert_float_equal(line.size, 40, 0.01);
    assert_float_equal(line.base, 116, 0.01);
}

/* What the file says is not asked of the words. */
static void what_is_known(void **state)
{
    words w = {.count = 0};
    type_line line = {.top = 90, .bottom = 125, .base = 118};

    (void)state;
    set(&w, "some", 40, 116);
    type_measure(&line, w.item, w.count);
    assert_float_equal(line.base, 118, 0);
    line = (type_line){.top = 90, .bottom = 125, .base = NAN, .size = 30};
    type_measure(&line, w.item, w.count);
    assert_float_equal(line.size, 30, 0);
    assert_float_equal(line.base, 116, 0.01);
}

/* Boxes of one height around words that are not: they are the line's. */
static void boxes_of_lines(void **state)
{
    words w = {.count = 0};
    type_line line = {.top = 100, .bottom = 146, .base = NAN};

    (void)state;
    add(&w, "some", 100, 146);
    add(&w, "people", 100, 146);
    type_measure(&line, w.item, w.count);
    assert_float_equal(line.size, 50, 0.01);
    assert_float_equal(line.base, 146 - TYPE_DOWN * 50, 0.01);
}

static void no_words(void **state)
{
    type_line line = {.top = 100, .bottom = 146, .base = NAN};
    type_word none = {0};

    (void)state;
    type_measure(&line, &none, 0);
    assert_float_equal(line.size, 50, 0.01);
    assert_true(type_median(&none, 0) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sizes_of_words),
        cmocka_unit_test(what_is_known),
        cmocka_unit_test(boxes_of_lines),
        cmocka_unit_test(no_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
