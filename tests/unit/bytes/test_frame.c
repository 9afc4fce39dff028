/* test_frame.c - answers that are none: whatever a worker sends, what is taken
 * keeps the promises of given.h. */

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "bytes/costs.h"
#include "bytes/frame.h"
#include "tests/counter.h"
#include "tests/promise_given.h"
#include "tests/worker/made.h"

enum { TEXT_MAX = 1 << 16 };

static void write_letter(emit *out)
{
    emit_hello(out, "text/letter", "the tests", false);
    emit_block(out, IBID_BLOCK_HEADING, 1);
    emit_text(out, "Caf\xc3\xa9", 5);
    emit_block(out, IBID_BLOCK_PARAGRAPH, 0);
    emit_text(out, "It froze", 8);
    emit_mark(out, "a", "1");
    emit_note(out, "a", "1", false);
    emit_text(out, "A log.", 6);
    emit_note_end(out);
    emit_remark(out, "odd");
}

static void write_page(emit *out)
{
    const ib_glyph glyph = {.code = 'a', .x1 = 2, .y1 = 3, .size = 10};

    emit_hello(out, "text/page", "", true);
    emit_page(out, 595, 842, IB_LAYER_TEXT, "xiv");
    emit_glyphs(out, &glyph, 1);
}

static void write_archive(emit *out)
{
    emit_hello(out, "application/zip", "the tests", false);
    emit_member(out, "a.txt", "\x00\xff", 2);
    emit_member_unread(out, "b\x1b[2J/\xc3\xa9.txt", "it is locked");
    emit_member(out, "", "", 0);
    emit_lost(out, "cut off");
}

static ibid_status take(ib_given *given, ib_arena *arena, const char *bytes,
                        size_t len)
{
    ib_answer answer;
    size_t taken;
    ibid_status st;

    ib_answer_begin(&answer, arena, TEXT_MAX);
    st = ib_answer_take(&answer, &taken, bytes, len);
    assert_true(taken <= len);
    if (!st && taken != len)
        return IBID_EFORMAT;
    return st ? st : ib_answer_end(given, &answer, arena, arena);
}

/* Taken, and as promised; or refused. */
static bool is_taken(const char *bytes, size_t len)
{
    ib_arena arena;
    ib_given given;
    ibid_status st;
    const char *broken = NULL;

    ib_arena_init(&arena, NULL, (uint64_t)64 << 20, NULL);
    st = take(&given, &arena, bytes, len);
    if (!st)
        broken = promise_given(&given);
    ib_arena_free(&arena);
    if (broken)
        fail_msg("%s", broken);
    return st == IBID_OK;
}

/* Each byte of an answer changed to some others: taken with its promises kept,
 * or refused. */
static void test_changed(void **state)
{
    static const unsigned char other[] = {0, 1, 2, 7, 0x20, 0x7f, 0x80, 0xff};
    void (*const writer[])(emit *) = {write_letter, write_page, write_archive};

    (void)state;
    for (size_t w = 0; w < 3; w++) {
        made_answer m;
        size_t taken = 0;

        make_answer(&m, writer[w]);
        assert_true(is_taken(m.bytes, m.len));
        for (size_t at = 0; at < m.len; at++)
            for (size_t i = 0; i < sizeof other; i++) {
                const char was = m.bytes[at];

                m.bytes[at] = (char)other[i];
                taken += is_taken(m.bytes, m.len);
                m.bytes[at] = was;
            }
        assert_true(taken > 0); /* letters of the text may change */
        for (size_t len = 0; len < m.len; len++)
            assert_false(is_taken(m.bytes, len));
        free(m.bytes);
    }
}

/* Files in the file: their bytes are anybody's, their names are shown. */
static void test_members(void **state)
{
    made_answer m;
    ib_arena arena;
    ib_given given;

    (void)state;
    make_answer(&m, write_archive);
    ib_arena_init(&arena, NULL, 0, NULL);
    assert_int_equal(take(&given, &arena, m.bytes, m.len), IBID_OK);
    assert_int_equal(given.member_count, 3);
    assert_string_equal(given.member[0].name, "a.txt");
    assert_null(given.member[0].why);
    assert_int_equal(given.member[0].bytes.len, 2);
    assert_memory_equal(given.member[0].bytes.at, "\x00\xff", 2);
    assert_string_equal(given.member[1].name, "b[2J/\xc3\xa9.txt");
    assert_string_equal(given.member[1].why, "it is locked");
    assert_string_equal(given.member[2].name, "?");
    assert_int_equal(given.member[2].bytes.len, 0);
    assert_true(given.remark[0].is_lost);
    ib_arena_free(&arena);
    free(m.bytes);
}

/* Fed byte by byte it is the same answer. */
static void test_pieces(void **state)
{
    made_answer m;
    ib_arena arena;
    ib_answer answer;
    ib_given given;
    size_t start = 0, taken;

    (void)state;
    make_answer(&m, write_letter);
    ib_arena_init(&arena, NULL, 0, NULL);
    ib_answer_begin(&answer, &arena, TEXT_MAX);
    for (size_t end = 0; end <= m.len; end++) {
        assert_int_equal(
            ib_answer_take(&answer, &taken, m.bytes + start, end - start),
            IBID_OK);
        start += taken;
    }
    assert_int_equal(start, m.len);
    assert_int_equal(ib_answer_end(&given, &answer, &arena, &arena), IBID_OK);
    assert_int_equal(given.block_count, 3);
    assert_int_equal(given.block[0].number, 1);
    assert_int_equal(given.block[1].number, 2);
    assert_int_equal(given.block[2].number, 0);
    assert_int_equal(given.note[0].number, 1);
    assert_string_equal(given.remark[0].what, "odd");
    ib_arena_free(&arena);
    free(m.bytes);
}

/* A frame by hand: numbers of 1, 2 or 4 bytes as the letters of `form` say. */
typedef struct by_hand {
    char bytes[4096];
    size_t len;
} by_hand;

static void add_frame(by_hand *h, ib_frame_kind kind, const char *form, ...)
{
    const size_t head = h->len;
    va_list args;

    h->len += IB_FRAME_HEAD;
    va_start(args, form);
    for (; *form; form++) {
        const char *words;

        switch (*form) {
        case '1':
            h->bytes[h->len++] = (char)va_arg(args, int);
            break;
        case '2':
            ib_frame_put16(h->bytes + h->len, (uint16_t)va_arg(args, int));
            h->len += 2;
            break;
        case '4':
            ib_frame_put32(h->bytes + h->len, va_arg(args, uint32_t));
            h->len += 4;
            break;
        default: /* s: a string; b: bytes alone */
            words = va_arg(args, const char *);
            if (*form == 's') {
                ib_frame_put32(h->bytes + h->len, (uint32_t)strlen(words));
                h->len += 4;
            }
            memcpy(h->bytes + h->len, words, strlen(words));
            h->len += strlen(words);
        }
    }
    va_end(args);
    ib_frame_put32(h->bytes + head, (uint32_t)(h->len - head - IB_FRAME_HEAD));
    h->bytes[head + 4] = (char)kind;
}

#define HELLO(h, pages) \
    add_frame(h, IB_FRAME_HELLO, "2ss1", IB_FRAME_VERSION, "text/x", "x", pages)
#define TEXT(h, words) add_frame(h, IB_FRAME_TEXT, "b", words)
#define BLOCK(h, start, end, note) \
    add_frame(h, IB_FRAME_BLOCK, "44114", start, end, 0, 0, (uint32_t)(note))
#define NOTE(h, a, b, c, d) \
    add_frame(h, IB_FRAME_NOTE, "444441", a, b, c, d, 1, 0)
#define MARK(h, start, end, note) \
    add_frame(h, IB_FRAME_MARK, "444", start, end, note)
#define REMARK(h, start, end, what) \
    add_frame(h, IB_FRAME_REMARK, "44s", start, end, what)
#define END(h, pages, text, blocks, notes, marks, remarks, glyphs)             \
    add_frame(h, IB_FRAME_END, "444444444", pages, text, blocks, notes, marks, \
              remarks, glyphs, 0, 0)

/* "One 1 Two": a paragraph with a mark, and a note. */
static void good(by_hand *h)
{
    HELLO(h, 0);
    TEXT(h, "One\xc2\xb9\n1 Two");
}

static bool ends_well(by_hand *h, uint32_t blocks, uint32_t notes,
                      uint32_t marks, uint32_t remarks)
{
    END(h, 0, 11, blocks, notes, marks, remarks, 0);
    return is_taken(h->bytes, h->len);
}

static void test_spans(void **state)
{
    static const struct {
        uint32_t block[2][2], note[4], mark[2], remark[2];
        bool good;
    } cases[] = {
        {{{0, 5}, {6, 11}}, {6, 7, 8, 11}, {3, 5}, {0, 11}, true},
        {{{0, 5}, {6, 12}}, {6, 7, 8, 11}, {3, 5}, {0, 0}, false},
        {{{0, 4}, {6, 11}}, {6, 7, 8, 11}, {3, 5}, {0, 0}, false},
        {{{0, 5}, {7, 11}}, {6, 7, 8, 11}, {3, 5}, {0, 0}, false},
        {{{0, 6}, {6, 11}}, {6, 7, 8, 11}, {3, 5}, {0, 0}, false},
        {{{6, 11}, {0, 5}}, {6, 7, 8, 11}, {3, 5}, {0, 0}, false},
        {{{0, 5}, {4, 11}}, {6, 7, 8, 11}, {3, 5}, {0, 0}, false},
        {{{5, 0}, {6, 11}}, {6, 7, 8, 11}, {3, 5}, {0, 0}, false},
        {{{0, 5}, {6, 11}}, {8, 7, 8, 11}, {3, 5}, {0, 0}, false},
        {{{0, 5}, {6, 11}}, {6, 9, 8, 11}, {3, 5}, {0, 0}, false},
        {{{0, 5}, {6, 11}}, {6, 7, 8, 99}, {3, 5}, {0, 0}, false},
        {{{0, 5}, {6, 11}}, {7, 7, 8, 11}, {3, 5}, {0, 0}, false},
        {{{0, 5}, {6, 11}}, {6, 7, 8, 11}, {4, 5}, {0, 0}, false},
        {{{0, 5}, {6, 11}}, {6, 7, 8, 11}, {3, 4}, {0, 0}, false},
        {{{0, 5}, {6, 11}}, {6, 7, 8, 11}, {3, 3}, {0, 0}, false},
        {{{0, 5}, {6, 11}}, {6, 7, 8, 11}, {3, 5}, {4, 4}, false},
        {{{0, 5}, {6, 11}}, {6, 7, 8, 11}, {3, 5}, {12, 12}, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        by_hand h = {.len = 0};

        good(&h);
        BLOCK(&h, cases[i].block[0][0], cases[i].block[0][1], IBID_NONE);
        BLOCK(&h, cases[i].block[1][0], cases[i].block[1][1], 0);
        NOTE(&h, cases[i].note[0], cases[i].note[1], cases[i].note[2],
             cases[i].note[3]);
        MARK(&h, cases[i].mark[0], cases[i].mark[1], 0);
        REMARK(&h, cases[i].remark[0], cases[i].remark[1], "odd");
        if (ends_well(&h, 2, 1, 1, 1) != cases[i].good)
            fail_msg("case %zu", i);
    }
}

static void test_references(void **state)
{
    by_hand h = {.len = 0};

    (void)state;
    good(&h);
    BLOCK(&h, 0, 11, 0); /* of no note */
    assert_false(ends_well(&h, 1, 0, 0, 0));
    h.len = 0;
    good(&h);
    BLOCK(&h, 0, 11, IBID_NONE);
    MARK(&h, 3, 5, 0); /* calls no note */
    assert_false(ends_well(&h, 1, 0, 1, 0));
    h.len = 0;
    good(&h);
    BLOCK(&h, 0, 11, IBID_NONE);
    assert_false(ends_well(&h, 2, 0, 0, 0)); /* one did not come */
    h.len = 0;
    good(&h);
    add_frame(&h, IB_FRAME_BLOCK, "44114", 0, 11, IBID_BLOCK_SIGNATURE, 0,
              IBID_NONE);
    assert_false(ends_well(&h, 1, 0, 0, 0));
}

static void test_order(void **state)
{
    by_hand h = {.len = 0};

    (void)state;
    END(&h, 0, 0, 0, 0, 0, 0, 0);
    assert_false(is_taken(h.bytes, h.len)); /* no HELLO */
    h.len = 0;
    HELLO(&h, 0);
    END(&h, 0, 0, 0, 0, 0, 0, 0);
    assert_true(is_taken(h.bytes, h.len)); /* an empty document */
    END(&h, 0, 0, 0, 0, 0, 0, 0);
    assert_false(is_taken(h.bytes, h.len)); /* twice */
    h.len = 0;
    HELLO(&h, 0);
    HELLO(&h, 0);
    END(&h, 0, 0, 0, 0, 0, 0, 0);
    assert_false(is_taken(h.bytes, h.len));
    h.len = 0;
    HELLO(&h, 0);
    add_frame(&h, (ib_frame_kind)99, "");
    END(&h, 0, 0, 0, 0, 0, 0, 0);
    assert_false(is_taken(h.bytes, h.len));
    h.len = 0;
    add_frame(&h, IB_FRAME_HELLO, "2ss1", IB_FRAME_VERSION + 1, "text/x", "x",
              0);
    END(&h, 0, 0, 0, 0, 0, 0, 0);
    assert_false(is_taken(h.bytes, h.len)); /* another version */
    h.len = 0;
    HELLO(&h, 1);
    TEXT(&h, "x");
    END(&h, 0, 1, 0, 0, 0, 0, 0);
    assert_false(is_taken(h.bytes, h.len)); /* pages have glyphs, no text */
    h.len = 0;
    HELLO(&h, 0);
    add_frame(&h, IB_FRAME_PAGE, "441s", 0, 0, 1, "1");
    END(&h, 1, 0, 0, 0, 0, 0, 0);
    assert_false(is_taken(h.bytes, h.len));
    h.len = 0;
    HELLO(&h, 1);
    add_frame(&h, IB_FRAME_GLYPHS, "4444444", 'a', 0, 0, 0, 0, 0, 0);
    END(&h, 0, 0, 0, 0, 0, 0, 1);
    assert_false(is_taken(h.bytes, h.len)); /* of no page */
}

#define MEMBER(h, len, name, why) \
    add_frame(h, IB_FRAME_MEMBER, "44ss", len, 0, name, why)
#define MEMBERS_END(h, count) \
    add_frame(h, IB_FRAME_END, "444444444", 0, 0, 0, 0, 0, 0, 0, 0, count)

static void test_member_frames(void **state)
{
    static const struct {
        uint32_t len;
        const char *name, *why, *bytes, *more;
        uint32_t count;
        bool good;
    } cases[] = {
        {3, "a", "", "abc", NULL, 1, true},
        {3, "a", "", "ab", "c", 1, true},
        {0, "a", "locked", NULL, NULL, 1, true},
        {0, "a", "", NULL, NULL, 1, true},
        {3, "a", "", "abc", NULL, 2, false}, /* one did not come */
        {3, "a", "", "ab", NULL, 1, false},  /* nor did a byte */
        {3, "a", "", "ab", "cd", 1, false},  /* one too many */
        {3, "a", "", NULL, NULL, 1, false},
        {0, "a", "", "", NULL, 1, false}, /* bytes that are none */
        {3, "", "", "abc", NULL, 1, false},
        {3, "a\n", "", "abc", NULL, 1, false},
        {3,
         "\xe2\x80\xae"
         "a",
         "", "abc", NULL, 1, false},
        {3, "a", "locked", "abc", NULL, 1, false},
        {0, "a", "lo\x1b", NULL, NULL, 1, false},
        {IB_ANSWER_MEMBERS_BYTES + 1, "a", "", "abc", NULL, 1, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        by_hand h = {.len = 0};

        HELLO(&h, 0);
        MEMBER(&h, cases[i].len, cases[i].name, cases[i].why);
        if (cases[i].bytes)
            add_frame(&h, IB_FRAME_BYTES, "b", cases[i].bytes);
        if (cases[i].more)
            add_frame(&h, IB_FRAME_BYTES, "b", cases[i].more);
        MEMBERS_END(&h, cases[i].count);
        if (is_taken(h.bytes, h.len) != cases[i].good)
            fail_msg("case %zu", i);
    }
}

/* Bytes of no member, and a member that begins before the last is whole. */
static void test_member_order(void **state)
{
    by_hand h = {.len = 0};

    (void)state;
    HELLO(&h, 0);
    add_frame(&h, IB_FRAME_BYTES, "b", "abc");
    MEMBERS_END(&h, 0);
    assert_false(is_taken(h.bytes, h.len));
    h.len = 0;
    HELLO(&h, 0);
    MEMBER(&h, 3, "a", "");
    MEMBER(&h, 0, "b", "");
    MEMBERS_END(&h, 2);
    assert_false(is_taken(h.bytes, h.len));
}

static uint32_t bits_of(float value)
{
    uint32_t bits;

    memcpy(&bits, &value, sizeof bits);
    return bits;
}

static bool is_glyph_taken(uint32_t code, float x0, float x1, float size,
                           int flags, int sureness)
{
    by_hand h = {.len = 0};

    HELLO(&h, 1);
    add_frame(&h, IB_FRAME_PAGE, "441s", bits_of(595), bits_of(842), 1, "1");
    add_frame(&h, IB_FRAME_GLYPHS, "444444211", code, bits_of(x0), 0,
              bits_of(x1), 0, bits_of(size), 3, flags, sureness);
    END(&h, 1, 0, 0, 0, 0, 0, 1);
    return is_taken(h.bytes, h.len);
}

static void test_glyphs(void **state)
{
    (void)state;
    assert_true(is_glyph_taken('a', 1, 2, 10, 15, 100));
    assert_true(is_glyph_taken(0x10ffff, -5, 2, 0, 0, 0));
    assert_false(is_glyph_taken(' ', 1, 2, 10, 0, 0));
    assert_false(is_glyph_taken(0xa0, 1, 2, 10, 0, 0));
    assert_false(is_glyph_taken(0, 1, 2, 10, 0, 0));
    assert_false(is_glyph_taken(0x85, 1, 2, 10, 0, 0));
    assert_false(is_glyph_taken(0xd801, 1, 2, 10, 0, 0));
    assert_false(is_glyph_taken(0x110000, 1, 2, 10, 0, 0));
    assert_false(is_glyph_taken('a', 2, 1, 10, 0, 0));
    assert_false(is_glyph_taken('a', NAN, 1, 10, 0, 0));
    assert_false(is_glyph_taken('a', 1, INFINITY, 10, 0, 0));
    assert_false(is_glyph_taken('a', 1, 2, -1, 0, 0));
    assert_true(is_glyph_taken('a', 1, 2, 1, 16, 0));
    assert_false(is_glyph_taken('a', 1, 2, 1, 32, 0));
    assert_false(is_glyph_taken('a', 1, 2, 1, 0, 101));
}

static bool is_text_taken(const char *words)
{
    by_hand h = {.len = 0};

    HELLO(&h, 0);
    TEXT(&h, words);
    BLOCK(&h, 0, (uint32_t)strlen(words), IBID_NONE);
    END(&h, 0, (uint32_t)strlen(words), 1, 0, 0, 0, 0);
    return is_taken(h.bytes, h.len);
}

static void test_texts(void **state)
{
    (void)state;
    assert_true(is_text_taken("a\tb\nc \xd0\xb6"));
    assert_false(is_text_taken("a\x1b[2J"));
    assert_false(is_text_taken("a\r\nb"));
    assert_false(is_text_taken("a\x7f"));
    assert_false(is_text_taken("a\xff"));
    assert_false(is_text_taken("a\xd0"));
    assert_false(is_text_taken(" a")); /* a block begins with a word */
    assert_false(is_text_taken("a\xc2\xa0"));
}

/* Sizes that are not there are not believed, nor waited for. */
static void test_sizes(void **state)
{
    by_hand h = {.len = 0};
    ib_arena arena;
    ib_answer answer;
    size_t taken;

    (void)state;
    ib_frame_put32(h.bytes, IB_FRAME_MAX + 1);
    h.bytes[4] = IB_FRAME_TEXT;
    assert_false(is_taken(h.bytes, 5));
    ib_arena_init(&arena, NULL, 0, NULL);
    ib_answer_begin(&answer, &arena, 3);
    HELLO(&h, 0);
    TEXT(&h, "four");
    assert_int_equal(ib_answer_take(&answer, &taken, h.bytes, h.len),
                     IBID_ELIMIT);
    ib_arena_free(&arena);
    h.len = 0;
    add_frame(&h, IB_FRAME_HELLO, "244", IB_FRAME_VERSION, UINT32_MAX, 0);
    assert_false(is_taken(h.bytes, h.len));
    h.len = 0;
    HELLO(&h, 0);
    for (int i = 0; i < 100; i++)
        REMARK(&h, 0, 0, "odd");
    assert_true(h.len < sizeof h.bytes);
}

/* Each allocation fails once: a failure, no leak. */
static void test_memory(void **state)
{
    made_answer m;
    ibid_status st = IBID_ENOMEM;

    (void)state;
    make_answer(&m, write_letter);
    for (size_t n = 1; st; n++) {
        counter count = {.fail_at = n};
        const ibid_alloc alloc = counter_alloc(&count);
        ib_arena arena;
        ib_given given;

        ib_arena_init(&arena, &alloc, 0, NULL);
        st = take(&given, &arena, m.bytes, m.len);
        assert_true(st == IBID_OK || st == IBID_ENOMEM);
        ib_arena_free(&arena);
        assert_int_equal(count.held, 0);
        assert_true(n < 100);
    }
    free(m.bytes);
}

static void test_plain(void **state)
{
    (void)state;
    assert_true(ib_frame_is_plain(
        IB_STR("Se\xc3\xb1or: 5 %, \xe2\x80\x9cso\xe2\x80\x9d")));
    assert_true(ib_frame_is_plain(IB_STR("")));
    assert_false(ib_frame_is_plain(IB_STR("a\tb")));
    assert_false(ib_frame_is_plain(IB_STR("a\xc2\x85")));
    assert_false(ib_frame_is_plain(IB_STR("\xe2\x80\xae"
                                          "evil")));
    assert_false(ib_frame_is_plain(IB_STR("\xef\xbf\xbf")));
    assert_false(ib_frame_is_plain(IB_STR("\xc3")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_members),
        cmocka_unit_test(test_member_frames),
        cmocka_unit_test(test_member_order),
        cmocka_unit_test(test_changed),
        cmocka_unit_test(test_pieces),
        cmocka_unit_test(test_spans),
        cmocka_unit_test(test_references),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_glyphs),
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_memory),
        cmocka_unit_test(test_plain),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
