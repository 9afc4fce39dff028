/* test_order.c - glyphs to text: lines, columns, marks, notes, directions. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "glyphs.h"
#include "text/order.h"

static set_pages set;

typedef struct reading {
    ib_arena arena, scratch;
    ib_ordered ordered;
    char text[8192];
} reading;

static void begin(void)
{
    memset(&set, 0, sizeof set);
    set_page(&set);
}

static void read_set(reading *r)
{
    ib_arena_init(&r->arena, NULL, 0, NULL);
    ib_arena_init(&r->scratch, NULL, 0, NULL);
    assert_int_equal(ib_order_read(&r->ordered, &r->arena, &r->scratch,
                                   set.page, set.page_count),
                     IBID_OK);
    assert_true(r->ordered.text.len < sizeof r->text);
    memcpy(r->text, r->ordered.text.at, r->ordered.text.len);
    r->text[r->ordered.text.len] = '\0';
}

static void end(reading *r)
{
    ib_arena_free(&r->arena);
    ib_arena_free(&r->scratch);
}

/* The text is what is expected, whatever the order of the glyphs. */
static void expect(const char *want)
{
    for (uint32_t seed = 0; seed < 4; seed++) {
        reading r;

        if (seed)
            set_shuffle(&set, seed);
        read_set(&r);
        assert_string_equal(r.text, want);
        end(&r);
    }
}

/* Flags of the line that begins with these words. */
static uint32_t flags_of(const reading *r, const char *words)
{
    const char *at = strstr(r->text, words);

    assert_non_null(at);
    for (size_t i = 0; i < r->ordered.line_count; i++)
        if (r->ordered.line[i].span.start == (uint32_t)(at - r->text))
            return r->ordered.line[i].flags;
    fail_msg("no line begins with \"%s\"", words);
    return 0;
}

static void lines_and_words(void **state)
{
    (void)state;
    begin();
    set_lines(&set, 72, 100, 10, "The board met on\n3 May to hear the");
    expect("The board met on\n3 May to hear the\n");
}

static void hyphens_and_ligatures_stay(void **state)
{
    (void)state;
    begin();
    set_lines(&set, 72, 100, 10,
              "the har-\nbour of\xEF\xAC\x81"
              "ce");
    expect("the har-\nbour of\xEF\xAC\x81"
           "ce\n");
}

static void a_new_paragraph_stands_off(void **state)
{
    float y;

    (void)state;
    begin();
    y = set_lines(&set, 72, 100, 10, "One line here.\nAnother line.\nThird.");
    set_lines(&set, 72, y + 12, 10, "After a gap.\nThe end.");
    expect("One line here.\nAnother line.\nThird.\n\nAfter a gap.\nThe end.\n");
}

static void raised_digits(void **state)
{
    float x;

    (void)state;
    begin();
    set_line(&set, 72, 88, 10, "It was late, as they had been told");
    x = set_line(&set, 72, 100, 10, "He refused.");
    x = set_line(&set, x, 96.5f, 6, "12");
    set_line(&set, x + 3, 100, 10, "They left.");
    expect("It was late, as they had been told\nHe refused.\xC2\xB9\xC2\xB2 "
           "They left.\n");
}

static void small_but_not_raised(void **state)
{
    float x;

    (void)state;
    begin();
    x = set_line(&set, 72, 100, 10, "Carbon dioxide is CO");
    x = set_line(&set, x, 102, 6, "2");
    set_line(&set, x + 4, 100, 10, "here");
    expect("Carbon dioxide is CO2 here\n");
}

/* The page has type of 10, so a mark of 8 is small, even over a note of 8. */
static void judged_by_the_page(void **state)
{
    (void)state;
    begin();
    set_lines(&set, 72, 100, 10,
              "Body of the page, some lines of it,\nso that it is known.\n"
              "And more of it, and more of it.");
    set_line(&set, 72, 697, 8, "3");
    set_line(&set, 82, 700, 8, "See the report.");
    expect("Body of the page, some lines of it,\nso that it is known.\n"
           "And more of it, and more of it.\n\n\xC2\xB3 See the report.\n");
}

static const char left_column[] =
    "The board of the harbour met\nin the spring to hear what the\n"
    "pilots had to say of the night\non which the steamer had been\n"
    "lost, and of the signals that\nhad been shown from the light\n"
    "on the mole by its keeper who";
static const char right_column[] =
    "had come on that same evening\nfrom the north with his wife.\n"
    "He said that he had seen none\nof the boats, and that no one\n"
    "had called for help until the\nmorning, when the wind turned\n"
    "to the west and fell at last.";

static void columns(void **state)
{
    (void)state;
    begin();
    set_lines(&set, 50, 100, 10, left_column);
    set_lines(&set, 212, 103, 10, right_column); /* lines not level */
    expect("The board of the harbour met\nin the spring to hear what the\n"
           "pilots had to say of the night\non which the steamer had been\n"
           "lost, and of the signals that\nhad been shown from the light\n"
           "on the mole by its keeper who\n\n"
           "had come on that same evening\nfrom the north with his wife.\n"
           "He said that he had seen none\nof the boats, and that no one\n"
           "had called for help until the\nmorning, when the wind turned\n"
           "to the west and fell at last.\n");
}

/* A quotation that is set in, a heading across, columns below it again. */
static void a_quotation_breaks_no_column(void **state)
{
    float y;

    (void)state;
    begin();
    set_line(&set, 60, 70, 14, "A heading that stands across both columns");
    y = set_lines(&set, 50, 100, 10, left_column);
    set_lines(&set, 70, y, 9, "no pilot left the harbour\nuntil the morning");
    y = set_lines(&set, 212, 100, 10, right_column);
    set_lines(&set, 50, y + 40, 10,
              "This stands across the page again, from its left to the right");
    expect("A heading that stands across both columns\n\n"
           "The board of the harbour met\nin the spring to hear what the\n"
           "pilots had to say of the night\non which the steamer had been\n"
           "lost, and of the signals that\nhad been shown from the light\n"
           "on the mole by its keeper who\n"
           "no pilot left the harbour\nuntil the morning\n\n"
           "had come on that same evening\nfrom the north with his wife.\n"
           "He said that he had seen none\nof the boats, and that no one\n"
           "had called for help until the\nmorning, when the wind turned\n"
           "to the west and fell at last.\n\n"
           "This stands across the page again, from its left to the right\n");
}

/* Notes of both columns stand after the body of both. */
static void notes_of_columns(void **state)
{
    reading r;

    (void)state;
    begin();
    set_lines(&set, 50, 100, 10, left_column);
    set_lines(&set, 212, 100, 10, right_column);
    set_line(&set, 50, 697, 5, "1");
    set_line(&set, 56, 700, 8, "Note of the left column.");
    set_line(&set, 212, 697, 5, "2");
    set_line(&set, 218, 700, 8, "Note of the right.");
    read_set(&r);
    assert_non_null(strstr(r.text, "keeper who\n\nhad come on"));
    assert_non_null(strstr(r.text, "fell at last.\n\n\xC2\xB9 Note of the left "
                                   "column.\n\n\xC2\xB2 Note of the right.\n"));
    assert_true(flags_of(&r, "\xC2\xB9 Note") & IB_ORDERED_NOTE);
    assert_int_equal(flags_of(&r, "had come on") & ~8U, IB_ORDERED_NEXT);
    end(&r);
}

static void heads_and_feet(void **state)
{
    static const char *const body[] = {
        "The board met.\nIt heard the pilots.",
        "Others came.\nThey had seen nothing.",
        "A keeper spoke.\nHis wife did not.",
        "So it went on.\nNo end was seen.",
    };
    reading r;

    (void)state;
    memset(&set, 0, sizeof set);
    for (char n = '1'; n < '5'; n++) {
        const char number[] = {n, '\0'};

        set_page(&set);
        set_line(&set, 72, 780, 10, number);
        set_lines(&set, 72, 100, 10, body[n - '1']);
        set_line(&set, 200, 60, 9, "On Strandings");
    }
    read_set(&r);
    assert_int_equal(flags_of(&r, "On Strandings"),
                     IB_ORDERED_FURNITURE | IB_ORDERED_SMALL);
    assert_int_equal(flags_of(&r, "1\n"),
                     IB_ORDERED_FURNITURE | IB_ORDERED_NEXT);
    assert_int_equal(flags_of(&r, "It heard") & IB_ORDERED_FURNITURE, 0);
    end(&r);
}

static void numbers_beside_lines(void **state)
{
    reading r;

    (void)state;
    begin();
    for (int i = 1; i < 9; i++) {
        char number[4];

        snprintf(number, sizeof number, "%d", i);
        set_line(&set, 50, 100 + 20 * (float)i, 10, number);
        set_line(&set, 90, 100 + 20 * (float)i, 10, "testimony of a witness");
    }
    read_set(&r);
    assert_true(strncmp(r.text, "testimony of a witness\ntestimony", 32) == 0);
    assert_true(flags_of(&r, "3\n") & IB_ORDERED_FURNITURE);
    end(&r);
}

static void turned_type(void **state)
{
    (void)state;
    begin();
    set_lines(&set, 72, 100, 10, "Upright lines of the page,\nmore of them.");
    for (uint32_t i = 0; i < 4; i++)
        set.glyph[set.count++] = (ib_glyph){.code = (uint32_t) "note"[i],
                                            .x0 = 20,
                                            .x1 = 30,
                                            .y0 = 300 - 5 * (float)i,
                                            .y1 = 305 - 5 * (float)i,
                                            .size = 10,
                                            .flags = IB_GLYPH_TURNED};
    set.page[0].count += 4;
    expect("Upright lines of the page,\nmore of them.\nnote\n");
}

/* Eight full lines of the body, and more. */
static float set_body(float base)
{
    return set_lines(&set, 72, base, 10,
                     "The board met in the harbour office on a day in\n"
                     "spring, and heard the pilots who had refused to\n"
                     "leave with the tide, and the keeper of the light\n"
                     "who had seen it all from the gallery of the old\n"
                     "tower, as he said, without a glass; and each one\n"
                     "was asked the same: who gave the order, and when\n"
                     "did he give it? Nobody knew, and so the board in\n"
                     "the end had to leave it open, as it was before.\n");
}

/* Words in the margin stand after the text; what is as large as the body, and
 * a label of a note that hangs out, do not. */
static void words_in_the_margin(void **state)
{
    reading r;

    (void)state;
    begin();
    set_line(&set, 330, 112, 7, "The pilots");
    set_line(&set, 330, 120, 7, "are heard");
    set_line(&set, 62, 697, 5, "1");
    set_line(&set, 72, 700, 8, "Log of the tug.");
    set_body(100);
    read_set(&r);
    assert_non_null(strstr(r.text, "before.\n\n\xC2\xB9 Log of the tug.\n\n"
                                   "The pilots\nare heard\n"));
    assert_true(flags_of(&r, "are heard") & IB_ORDERED_SIDE);
    assert_int_equal(flags_of(&r, "are heard") & IB_ORDERED_FURNITURE, 0);
    assert_true(flags_of(&r, "\xC2\xB9 Log") & IB_ORDERED_NOTE);
    end(&r);
}

static void rows_of_a_table(void **state)
{
    reading r;
    float base;

    (void)state;
    begin();
    base = set_body(100);
    for (int i = 0; i < 3; i++, base += 12) {
        set_line(&set, 72, base, 10, "tug");
        set_line(&set, 150, base, 10, i ? "of Deal" : "built");
        set_line(&set, 250, base, 10, i > 1 ? "1901" : "212");
    }
    set_line(&set, 72, base, 10, "1.");
    set_line(&set, 100, base, 10, "An item, a tab before its many words.");
    read_set(&r);
    assert_true(flags_of(&r, "tug   built") & IB_ORDERED_CELLS);
    assert_true(flags_of(&r, "tug   of Deal   1901") & IB_ORDERED_CELLS);
    assert_int_equal(flags_of(&r, "1. ") & IB_ORDERED_CELLS, 0);
    assert_int_equal(flags_of(&r, "spring,") & IB_ORDERED_CELLS, 0);
    end(&r);
}

static void lines_set_in(void **state)
{
    const uint32_t in = IB_ORDERED_IN | IB_ORDERED_NARROW;
    reading r;
    float base;

    (void)state;
    begin();
    base = set_body(100);
    base = set_lines(&set, 90, base, 9,
                     "He had, he said, seen the light and the\n"
                     "tower from the deck, and not the buoy.\n");
    set_line(&set, 84, base, 10,
             "A paragraph begins so, with one line that is");
    base = set_body(base + 12);
    set_line(&set, 72, base + 12, 14, "A heading");
    read_set(&r);
    assert_int_equal(flags_of(&r, "He had"), in | IB_ORDERED_SMALL);
    assert_int_equal(flags_of(&r, "tower from"), in | IB_ORDERED_SMALL);
    assert_int_equal(flags_of(&r, "A paragraph"), IB_ORDERED_FIRST);
    assert_int_equal(flags_of(&r, "spring,"), 0);
    assert_int_equal(flags_of(&r, "A heading"), IB_ORDERED_LARGE);
    end(&r);
}

/* Notes that hold the same words but for figures are no feet. */
static void notes_that_come_again(void **state)
{
    static const char *const note[] = {"10 Ibid., p. 19.", "14 Ibid., p. 132.",
                                       "15 Ibid., p. 7.", "19 Ibid., p. 7."};
    reading r;

    (void)state;
    memset(&set, 0, sizeof set);
    for (int i = 0; i < 4; i++) {
        set_page(&set);
        set_body(100 + 7 * (float)i);
        set_line(&set, 72, 740, 8, note[i]);
        set_line(&set, 72, 780, 8, i % 2 ? "Inquiry, 2" : "Inquiry, 1");
    }
    read_set(&r);
    assert_int_equal(flags_of(&r, "14 Ibid.") & IB_ORDERED_FURNITURE, 0);
    assert_true(flags_of(&r, "14 Ibid.") & IB_ORDERED_NOTE);
    end(&r);
}

/* The column on the right is read first where letters are read from it. */
static void columns_from_the_right(void **state)
{
    char line[200];
    reading r;
    size_t len = 0;

    (void)state;
    begin();
    for (int i = 0; i < 6; i++) { /* alef; bet; gimel */
        memcpy(line + len, "\xD7\x90\xD7\x91\xD7\x92 ", 7);
        len += 7;
    }
    line[len - 1] = '\0';
    for (int i = 0; i < 8; i++) {
        set_line(&set, 50, 100 + 12 * (float)i, 10, line);
        set_line(&set, 212, 100 + 12 * (float)i, 10, line + 7);
    }
    read_set(&r);
    assert_true(r.ordered.line_count == 16);
    assert_true(r.ordered.line[0].x0 > 200);
    assert_true(r.ordered.line[8].x0 < 100);
    end(&r);
}

/* A mark behind a stop that stands alone on its line. */
static void mark_after_a_lone_stop(void **state)
{
    (void)state;
    begin();
    set_lines(&set, 72, 100, 10, "\xE6\xB8\xAF\xE6\xB9\xBE\n\xE3\x80\x82");
    set_line(&set, 77, 108.5f, 6, "98");
    expect("\xE6\xB8\xAF\xE6\xB9\xBE\n\xE3\x80\x82\xE2\x81\xB9\xE2\x81\xB8\n");
}

/* Gaps of a tenth are blanks where a line would have none. */
static void words_set_tight(void **state)
{
    static const char *const word[] = {
        "evolution", "of", "the", "legal", "basis", "as", "it", "is", "not"};
    float x = 72;

    (void)state;
    begin();
    for (int i = 0; i < 9; i++)
        x = set_line(&set, x, 100, 10, word[i]) + 1;
    expect("evolution of the legal basis as it is not\n");
}

/* "שלום abc 12" in a line from the right: drawn with its first letter at the
 * right edge, the foreign word and the number from the left. */
static void from_the_right(void **state)
{
    reading r;

    (void)state;
    begin();
    set_line(&set, 72, 100, 10, "abc 12 \xD7\x9D\xD7\x95\xD7\x9C\xD7\xA9");
    read_set(&r);
    assert_string_equal(r.text, "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D abc 12\n");
    assert_int_equal(r.ordered.line[0].flags, IB_ORDERED_RIGHT);
    end(&r);
}

static void words_from_the_right_in_a_line_from_the_left(void **state)
{
    (void)state;
    begin();
    set_line(&set, 72, 100, 10, "the word \xD7\x9D\xD7\x95\xD7\x9C was said");
    expect("the word \xD7\x9C\xD7\x95\xD7\x9D was said\n");
}

/* A ligature cut in halves of one width: lam left, alef right.  Other letters
 * are of other widths, so that it is seen. */
static void lam_and_alef(void **state)
{
    static const float x[] = {100, 103, 106, 112};
    static const uint32_t code[] = {0x644, 0x627, 0x633};
    reading r;

    (void)state;
    begin();
    for (uint32_t i = 0; i < 3; i++)
        set.glyph[set.count++] = (ib_glyph){.code = code[i],
                                            .x0 = x[i],
                                            .x1 = x[i + 1],
                                            .y0 = 92,
                                            .y1 = 102,
                                            .size = 10};
    set.page[0].count = 3;
    read_set(&r);
    assert_string_equal(r.text, "\xD8\xB3\xD9\x84\xD8\xA7\n");
    end(&r);
}

static void bytes_lead_to_boxes(void **state)
{
    const ib_glyph *glyph;
    reading r;
    uint32_t on;

    (void)state;
    begin();
    set_line(&set, 72, 100, 10,
             "ab \xC3\xA9"
             "d");
    set_page(&set);
    set_line(&set, 72, 100, 10, "x");
    read_set(&r);
    assert_string_equal(r.text, "ab \xC3\xA9"
                                "d\n\fx\n");
    assert_true(ib_order_glyph_at(&glyph, &on, &r.ordered, 2)); /* the blank */
    assert_int_equal(glyph->code, 'b');
    assert_true(ib_order_glyph_at(&glyph, &on, &r.ordered, 4));
    assert_int_equal(glyph->code, 0xE9);
    assert_int_equal(on, 0);
    assert_true(ib_order_glyph_at(&glyph, &on, &r.ordered, 8));
    assert_int_equal(glyph->code, 'x');
    assert_int_equal(on, 1);
    end(&r);
}

static void no_glyphs(void **state)
{
    const ib_glyph *glyph;
    reading r;
    uint32_t on;

    (void)state;
    begin();
    set_page(&set);
    read_set(&r);
    assert_string_equal(r.text, "\f");
    assert_false(ib_order_glyph_at(&glyph, &on, &r.ordered, 0));
    end(&r);
    set.page_count = 0;
    read_set(&r);
    assert_string_equal(r.text, "");
    end(&r);
}

static void numbers_that_are_none(void **state)
{
    static const float odd[] = {0.0f / 1, 1e30f, -1e30f, 3};
    reading r;

    (void)state;
    begin();
    set.page[0].width = -1;
    for (uint32_t i = 0; i < 64; i++)
        set.glyph[i] = (ib_glyph){.code = 0xD800 + i,
                                  .x0 = odd[i % 4] * odd[i / 4 % 4],
                                  .x1 = odd[i / 16] - odd[i % 4],
                                  .y0 = odd[i / 4 % 4],
                                  .y1 = odd[i / 16] * 1e30f,
                                  .size = odd[i % 4] * 1e30f,
                                  .flags = (uint8_t)i};
    set.page[0].count = 64;
    read_set(&r);
    assert_int_equal(r.ordered.glyph_count, 64);
    end(&r);
}

/* No memory at any request: nothing is left half done. */
static void *fail_at(void *state, void *block, size_t old, size_t now)
{
    int *left = state;

    (void)old;
    if (now == 0) {
        free(block);
        return NULL;
    }
    return (*left)-- > 0 ? realloc(block, now) : NULL;
}

static void no_memory(void **state)
{
    ibid_status st = IBID_ENOMEM;

    (void)state;
    begin();
    set_lines(&set, 50, 100, 10, left_column);
    set_lines(&set, 212, 100, 10, right_column);
    for (int n = 0; st; n++) {
        int left = n;
        const ibid_alloc alloc = {fail_at, &left};
        ib_arena arena, scratch;
        ib_ordered ordered;

        ib_arena_init(&arena, &alloc, 0, NULL);
        ib_arena_init(&scratch, &alloc, 0, NULL);
        st = ib_order_read(&ordered, &arena, &scratch, set.page, 1);
        assert_true(st == IBID_OK || st == IBID_ENOMEM);
        assert_true(st == IBID_OK || ordered.text.len == 0);
        ib_arena_free(&arena);
        ib_arena_free(&scratch);
        assert_true(n < 200);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_and_words),
        cmocka_unit_test(hyphens_and_ligatures_stay),
        cmocka_unit_test(a_new_paragraph_stands_off),
        cmocka_unit_test(raised_digits),
        cmocka_unit_test(small_but_not_raised),
        cmocka_unit_test(judged_by_the_page),
        cmocka_unit_test(columns),
        cmocka_unit_test(a_quotation_breaks_no_column),
        cmocka_unit_test(notes_of_columns),
        cmocka_unit_test(heads_and_feet),
        cmocka_unit_test(numbers_beside_lines),
        cmocka_unit_test(turned_type),
        cmocka_unit_test(words_in_the_margin),
        cmocka_unit_test(rows_of_a_table),
        cmocka_unit_test(lines_set_in),
        cmocka_unit_test(notes_that_come_again),
        cmocka_unit_test(columns_from_the_right),
        cmocka_unit_test(mark_after_a_lone_stop),
        cmocka_unit_test(words_set_tight),
        cmocka_unit_test(from_the_right),
        cmocka_unit_test(words_from_the_right_in_a_line_from_the_left),
        cmocka_unit_test(lam_and_alef),
        cmocka_unit_test(bytes_lead_to_boxes),
        cmocka_unit_test(no_glyphs),
        cmocka_unit_test(numbers_that_are_none),
        cmocka_unit_test(no_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
