/* test_box.c - where words stand: runs, boxes of spans, how sure OCR was. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "glyphs.h"
#include "tests/counter.h"
#include "text/box.h"
#include "text/order.h"

static set_pages set;

typedef struct reading {
    ib_arena arena, scratch;
    ib_ordered ordered;
    ib_text text;
} reading;

static void begin(void)
{
    memset(&set, 0, sizeof set);
    set_page(&set);
}

/* Put the set in order, and keep only its boxes: the glyphs are wiped. */
static void read_set(reading *r)
{
    ib_list remarks;

    ib_arena_init(&r->arena, NULL, 0, NULL);
    ib_arena_init(&r->scratch, NULL, 0, NULL);
    remarks = ib_list_of(&r->arena, ibid_remark);
    assert_int_equal(ib_order_read(&r->ordered, &r->scratch, &r->scratch,
                                   set.page, set.page_count),
                     IBID_OK);
    r->text =
        (ib_text){.str.len = r->ordered.text.len, .page_count = set.page_count};
    r->text.str.at =
        ib_arena_copy(&r->arena, r->ordered.text.at, r->ordered.text.len, 1, 1);
    assert_int_equal(
        ib_boxes_keep(&r->text.boxes, &r->arena, &r->scratch, &r->ordered),
        IBID_OK);
    memset(&set, 0xff, sizeof set);
    ib_arena_reset(&r->scratch);
    assert_int_equal(
        ib_text_lay_out(&r->text, &r->arena, &r->scratch, &remarks), IBID_OK);
}

static void end(reading *r)
{
    ib_arena_free(&r->arena);
    ib_arena_free(&r->scratch);
}

static ibid_span span_of(const reading *r, const char *words)
{
    const char *at =
        memmem(r->text.str.at, r->text.str.len, words, strlen(words));
    ibid_span span = {0, 0};

    assert_non_null(at);
    span.start = (uint32_t)(at - r->text.str.at);
    span.end = span.start + (uint32_t)strlen(words);
    return span;
}

/* To a fiftieth of a point: a sheet is cut into 65535 parts. */
static void expect_box(const ibid_box *box, uint32_t page, float x0, float y0,
                       float x1, float y1)
{
    assert_int_equal(box->page, page);
    assert_float_equal(box->x0, x0, 0.02f);
    assert_float_equal(box->y0, y0, 0.02f);
    assert_float_equal(box->x1, x1, 0.02f);
    assert_float_equal(box->y1, y1, 0.02f);
}

/* A box a line, over a page break too; parts of words get their share. */
static void boxes_of_spans(void **state)
{
    reading r;
    ibid_box box[4];
    ibid_span span;

    (void)state;
    begin();
    set_lines(&set, 72, 100, 10, "the board met\non Monday");
    set_page(&set);
    set_lines(&set, 72, 200, 10, "and again");
    read_set(&r);
    span = (ibid_span){span_of(&r, "board").start, span_of(&r, "and ag").end};
    assert_int_equal(ib_boxes_find(box, 4, &r.text, span), 3);
    expect_box(&box[0], 1, 92, 92, 137, 102);
    expect_box(&box[1], 1, 72, 104, 117, 114);
    expect_box(&box[2], 2, 72, 192, 102, 202);
    assert_int_equal(box[0].span.start, span.start);
    assert_int_equal(box[2].span.end, span.end);
    assert_int_equal(ib_boxes_find(NULL, 0, &r.text, span), 3);
    assert_int_equal(ib_boxes_find(box, 1, &r.text, span), 3);
    expect_box(&box[0], 1, 92, 92, 137, 102);
    assert_int_equal(ib_boxes_find(box, 4, &r.text, span_of(&r, "oar")), 1);
    expect_box(&box[0], 1, 97, 92, 112, 102);
    span.end = ++span.start; /* empty */
    assert_int_equal(ib_boxes_find(box, 4, &r.text, span), 0);
    span = span_of(&r, "the");
    span.start = span.end++; /* a blank */
    assert_int_equal(ib_boxes_find(box, 4, &r.text, span), 0);
    end(&r);
}

/* A word is as sure as its least sure letter, its mark apart from it. */
static void words_of_ocr(void **state)
{
    reading r;
    ibid_word word;
    float x;

    (void)state;
    begin();
    set_line(&set, 72, 100, 10, "many words here so that a body is seen");
    x = set_line(&set, 72, 112, 10, "refused");
    set_line(&set, x, 108, 6, "12");
    set_line(&set, x + 20, 112, 10, "to");
    for (uint32_t i = 0; i < set.count; i++)
        set.glyph[i].sureness = 96;
    set.glyph[set.count - 3].sureness = 40; /* the 2 */
    read_set(&r);
    assert_true(ib_boxes_word(&word, &r.text, span_of(&r, "used").start));
    assert_int_equal(word.sureness, 40);
    assert_int_equal(word.box.span.start, span_of(&r, "refused").start);
    assert_int_equal(word.box.span.end, span_of(&r, "\xC2\xB9\xC2\xB2").end);
    expect_box(&word.box, 1, 72, 103.2f, 113, 114);
    assert_true(ib_boxes_word(&word, &r.text, span_of(&r, "to\n").start));
    assert_int_equal(word.sureness, 96);
    assert_false(ib_boxes_word(&word, &r.text, span_of(&r, " to\n").start));
    assert_false(ib_boxes_word(&word, &r.text, r.text.str.len));
    end(&r);
}

/* What is read from the right, or up the page, is cut that way. */
static void directions(void **state)
{
    static const char aleph[] = "\xD7\x90\xD7\x91\xD7\x92\xD7\x93";
    reading r;
    ibid_box box[2];
    ibid_span span;

    (void)state;
    begin();
    set_line(&set, 72, 100, 10, "\xD7\x93\xD7\x92\xD7\x91\xD7\x90");
    read_set(&r);
    span = span_of(&r, aleph); /* turned into the order of reading */
    span.end -= 4;
    assert_int_equal(ib_boxes_find(box, 2, &r.text, span), 1);
    expect_box(&box[0], 1, 82, 92, 92, 102);
    end(&r);
    begin();
    for (uint32_t i = 0; i < 4; i++)
        set.glyph[i] = (ib_glyph){.code = (uint32_t) "turn"[i],
                                  .x0 = 100,
                                  .x1 = 110,
                                  .y0 = 495 - 5 * (float)i,
                                  .y1 = 500 - 5 * (float)i,
                                  .size = 10,
                                  .flags = IB_GLYPH_TURNED};
    set.page[0].count = 4;
    read_set(&r);
    assert_int_equal(ib_boxes_find(box, 2, &r.text, span_of(&r, "tu")), 1);
    expect_box(&box[0], 1, 100, 490, 110, 500);
    end(&r);
}

/* A sheet without words, one without a size. */
static void bare_sheets(void **state)
{
    reading r;
    ibid_box box;

    (void)state;
    begin();
    set_page(&set);
    set.page[1].width = 0;
    set_line(&set, 72, 100, 10, "word");
    set_page(&set);
    read_set(&r);
    assert_int_equal(r.text.boxes->sheet_count, 3);
    assert_int_equal(r.text.pages.count, 3);
    assert_int_equal(ib_boxes_find(&box, 1, &r.text, span_of(&r, "word")), 1);
    expect_box(&box, 2, 0, 92, 0, 102);
    end(&r);
}

/* Memory that gives out anywhere: a failure, nothing half made, no leak. */
static void memory_gives_out(void **state)
{
    bool done = false;

    (void)state;
    for (size_t n = 1; !done; n++) {
        counter count = {.fail_at = n};
        const ibid_alloc alloc = counter_alloc(&count);
        ib_arena arena, scratch;
        ib_ordered ordered;
        const ib_boxes *boxes = NULL;
        ibid_status st;

        begin();
        for (uint32_t i = 0; i < 60; i++)
            set_line(&set, 72, 100 + 12 * (float)i, 10,
                     "of many words in many lines there is a box of each");
        ib_arena_init(&arena, &alloc, 0, NULL);
        ib_arena_init(&scratch, &alloc, 0, NULL);
        st = ib_order_read(&ordered, &scratch, &scratch, set.page,
                           set.page_count);
        if (!st)
            st = ib_boxes_keep(&boxes, &arena, &scratch, &ordered);
        done = st == IBID_OK;
        assert_true(done ? boxes != NULL : st == IBID_ENOMEM && !boxes);
        ib_arena_free(&arena);
        ib_arena_free(&scratch);
        assert_int_equal(count.held, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(boxes_of_spans),   cmocka_unit_test(words_of_ocr),
        cmocka_unit_test(directions),       cmocka_unit_test(bare_sheets),
        cmocka_unit_test(memory_gives_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
