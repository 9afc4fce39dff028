/* Marks of notes on the image of a page, found by the boxes of its blots.
 *
 * Lines are set here as a compositor would: letters without stems are 20 dots
 * tall, with one 28, quotation marks 11 and high, raised figures 20 and 15
 * above the foot.  "^1" is a raised figure.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "worker/ocr/raised.h"

enum { TALL = 20, STEM = 28, LEADING = 54, BLOTS = 4000, LINES = 40 };

typedef struct sheet {
    ocr_blot blot[BLOTS];
    size_t blots;
    ocr_line line[LINES];
    size_t lines;
} sheet;

static ocr_blot *put(sheet *s, int x, int foot, int width, int height)
{
    ocr_blot *blot = &s->blot[s->blots++];

    *blot = (ocr_blot){x, foot - height, width, height};
    return blot;
}

/* A letter; gives how wide it is set. */
static int put_letter(sheet *s, char letter, int x, int foot)
{
    switch (letter) {
    case ' ':
        return 10;
    case '.':
        put(s, x, foot, 4, 4);
        return 7;
    case ',':
        put(s, x, foot + 5, 4, 9);
        return 7;
    case '\'':
        put(s, x, foot - 17, 5, 11);
        return 8;
    case '"':
        put(s, x, foot - 17, 5, 11);
        put(s, x + 7, foot - 17, 5, 11);
        return 15;
    case 'i':
        put(s, x, foot, 5, TALL);
        put(s, x, foot - 24, 5, 4);
        return 8;
    case 'g':
    case 'p':
        put(s, x, foot + 8, 13, STEM);
        return 16;
    default:
        put(s, x, foot, 13, strchr("acemnorsuvwxz", letter) ? TALL : STEM);
        return 16;
    }
}

/* Set a line; `label_apart`: the layout took the figure before it for a line
 * of its own. */
static void set_line(sheet *s, const char *words, bool label_apart, int slope)
{
    const int top = 100 + (int)s->lines * LEADING;
    int x = 200, foot = top + 34;
    ocr_line *line = &s->line[s->lines++];

    *line = (ocr_line){.left = x, .top = top, .bottom = top + 46};
    for (; *words; words++) {
        foot = top + 34 + slope * (x - 200) / 1000;
        if (*words != '^') {
            x += put_letter(s, *words, x, foot);
            continue;
        }
        words++;
        put(s, x, foot - 15, 11, TALL);
        x += 12;
        if (label_apart && s->lines < LINES) {
            ocr_line *label = &s->line[s->lines++];

            *label = (ocr_line){.left = x - 12,
                                .top = foot - 35,
                                .right = x,
                                .bottom = foot - 15,
                                .base_left = (float)foot - 15,
                                .base_right = (float)foot - 15};
            x += 40;
            line->left = x;
            label_apart = false;
        }
    }
    line->right = x;
    line->base_left = (float)(top + 34);
    line->base_right = (float)foot;
}

static int by_x(const void *a, const void *b)
{
    return ((const ocr_blot *)a)->x - ((const ocr_blot *)b)->x;
}

/* How many marks are found, and of how many figures in all. */
static size_t find(sheet *s, size_t *figures)
{
    static int room[BLOTS];
    static ocr_raised found[100];
    size_t count;

    qsort(s->blot, s->blots, sizeof s->blot[0], by_x);
    ocr_measure(s->line, s->lines, s->blot, s->blots, room);
    count = ocr_find_raised(found, 100, s->line, s->lines, s->blot, s->blots);
    *figures = 0;
    for (size_t i = 0; i < count; i++)
        *figures += found[i].count;
    return count;
}

typedef struct wanted {
    const char *line[4];
    size_t marks, figures;
} wanted;

static const wanted cases[] = {
    {{"the harbour was closed at noon.^1 No vessel"}, 1, 1},
    {{"the harbour was closed at noon^1^2 and no vessel"}, 1, 2},
    {{"the harbour was closed at noon^1  ^2 and no vessel"}, 2, 2},
    {{"\"the master's boat\", he wrote, 'did not sail'"}, 0, 0},
    {{"it is in his city, if his wit did it, is it"}, 0, 0},
    {{"^3 Minutes of the pilots, page seven of nine"}, 1, 1},
    {{"the ship grounded off the bar again and again",
      "gales kept the pilots from going up the coast.^4",
      "she was lost with all hands by the morning"},
     1,
     1},
    /* A short line gets its measure from the one above. */
    {{"^1^6 Minutes of the pilots, page seven of nine", "^1^7 Id.", "^1^8 Id."},
     3,
     6},
    /* A line of capitals alone stands beside others. */
    {{"the ship was seen from the shore at noon now", "REPORT OF THE BOARD^2"},
     1,
     1},
};

static void marks_are_found_and_nothing_else(void **state)
{
    static sheet s;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        for (int slope = -8; slope <= 8; slope += 8) {
            size_t figures;

            memset(&s, 0, sizeof s);
            for (size_t j = 0; j < 4 && cases[i].line[j]; j++)
                set_line(&s, cases[i].line[j], false, slope);
            if (find(&s, &figures) != cases[i].marks ||
                figures != cases[i].figures)
                fail_msg("case %zu, slope %d: %zu figures", i, slope, figures);
        }
}

static void a_label_that_stands_apart_is_one(void **state)
{
    static sheet s;
    size_t figures;

    (void)state;
    memset(&s, 0, sizeof s);
    set_line(&s, "^3 Minutes of the pilots, page seven of nine", true, 0);
    set_line(&s, "and of the board, page four of the same", false, 0);
    assert_int_equal(find(&s, &figures), 1);
    assert_int_equal(figures, 1);
}

static void nothing_is_found_on_an_empty_page(void **state)
{
    static sheet s;
    size_t figures;

    (void)state;
    memset(&s, 0, sizeof s);
    assert_int_equal(find(&s, &figures), 0);
    put(&s, 10, 40, 11, TALL);
    assert_int_equal(find(&s, &figures), 0);
}

static void no_more_than_there_is_room_for(void **state)
{
    static sheet s;
    static int room[BLOTS];
    ocr_raised found[2];

    (void)state;
    memset(&s, 0, sizeof s);
    set_line(&s, "one word^1 and a word^2 and one more^3 and then", false, 0);
    qsort(s.blot, s.blots, sizeof s.blot[0], by_x);
    ocr_measure(s.line, s.lines, s.blot, s.blots, room);
    assert_int_equal(
        ocr_find_raised(found, 2, s.line, s.lines, s.blot, s.blots), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_are_found_and_nothing_else),
        cmocka_unit_test(a_label_that_stands_apart_is_one),
        cmocka_unit_test(nothing_is_found_on_an_empty_page),
        cmocka_unit_test(no_more_than_there_is_room_for),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
