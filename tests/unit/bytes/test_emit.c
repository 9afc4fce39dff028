/* test_emit.c - what a format hands on comes out on the other side. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "bytes/frame.h"
#include "ibid/doc.h"
#include "tests/promise_given.h"
#include "tests/worker/made.h"

/* A document as calls, drawn: what stands between signs is text.
 *   {p {h {l {q {t  a block opens: paragraph, heading, item, quotation, table
 *   }               it ends
 *   [k=12|          the note "k" opens, labelled 12; [k| its text holds it
 *   ]               it ends
 *   <k=12>          a mark of note "k", printed 12
 *   ^ _             digits are raised from here, and no more
 *   \               a line break;  !  a remark */
static const char *drawing;

static const char signs[] = "{}[]<>^_\\!";

static ibid_block_kind kind_of_letter(char c)
{
    switch (c) {
    case 'h':
        return IBID_BLOCK_HEADING;
    case 'l':
        return IBID_BLOCK_LIST;
    case 'q':
        return IBID_BLOCK_QUOTATION;
    case 't':
        return IBID_BLOCK_TABLE;
    default:
        return IBID_BLOCK_PARAGRAPH;
    }
}

/* Read "k=12" up to `close`; gives the label, NULL where there is none. */
static const char *take_key(char key[32], const char **at, char close)
{
    const char *end = strchr(*at, close);
    char *equals;

    memcpy(key, *at, (size_t)(end - *at));
    key[end - *at] = '\0';
    *at = end;
    equals = strchr(key, '=');
    if (!equals)
        return NULL;
    *equals = '\0';
    return equals + 1;
}

static void draw(emit *out)
{
    char key[32];
    const char *label;

    emit_hello(out, "text/drawing", "the tests", false);
    for (const char *at = drawing; *at; at++) {
        switch (*at) {
        case '{':
            emit_block(out, kind_of_letter(*++at), 2);
            break;
        case '}':
            emit_block_end(out);
            break;
        case '[':
            at++;
            label = take_key(key, &at, '|');
            emit_note(out, key, label, false);
            break;
        case ']':
            emit_note_end(out);
            break;
        case '<':
            at++;
            label = take_key(key, &at, '>');
            emit_mark(out, key, label);
            break;
        case '^':
        case '_':
            emit_raised(out, *at == '^');
            break;
        case '\\':
            emit_break(out);
            break;
        case '!':
            emit_remark(out, "odd: %s\n", "here\x1b");
            break;
        default:
            emit_text(out, at, strcspn(at, signs));
            at += strcspn(at, signs) - 1;
        }
    }
}

/* What came, drawn in the same signs: each block in {}, the label of a note in
 * [=], each mark in <n>, the index of its note before it. */
static void redraw(char *to, size_t room, const ib_given *g)
{
    size_t used = 0, mark = 0, block = 0, note = 0;

    for (uint32_t at = 0; at <= g->text.len; at++) {
        if (mark < g->mark_count && g->mark[mark].span.end == at) {
            to[used++] = '>';
            mark++;
        }
        if (block > 0 && g->block[block - 1].span.end == at)
            to[used++] = '}';
        if (note > 0 && g->note[note - 1].span.end == at)
            to[used++] = ']';
        if (note < g->note_count && g->note[note].label.start == at)
            used += (size_t)snprintf(to + used, room - used, "[%u|",
                                     g->note[note++].number);
        if (block < g->block_count && g->block[block].span.start == at)
            used += (size_t)snprintf(to + used, room - used, "{%c",
                                     "phqlnfst"[g->block[block++].kind]);
        if (note > 0 && g->note[note - 1].label.end == at &&
            g->note[note - 1].label.start < at)
            to[used++] = '=';
        if (mark < g->mark_count && g->mark[mark].span.start == at)
            used += (size_t)snprintf(to + used, room - used,
                                     "<%u:", g->mark[mark].note);
        if (at < g->text.len)
            to[used++] = g->text.at[at];
        assert_true(used + 64 < room);
    }
    to[used] = '\0';
}

static const struct {
    const char *drawing, *expected;
} cases[] = {
    {"", ""},
    {"{p}", ""},
    {"One.", "{pOne.}"},
    {"{p  One \n two.\t}{hThree}", "{pOne two.}\n\n{hThree}"},
    {"{p}{p \n }{lItem}", "{lItem}"},
    {"{pOne\\two \\\\ three\\}", "{pOne\ntwo\nthree}"},
    {"{pOne{qtwo}three}", "{pOne}\n\n{qtwo}\n\n{pthree}"},
    {"{tA\tb}", "{tA b}"},
    /* No-break spaces are kept, but no block is made of them. */
    {"{p\xc2\xa0}{p\xc2\xa0"
     "a\xc2\xa0"
     "b\xc2\xa0}",
     "\xc2\xa0{pa\xc2\xa0"
     "b}"},
    /* Control characters vanish; DEL is one. */
    {"{pa\x01\x7f"
     "b}",
     "{pab}"},
    /* Raised digits, and letters as they are. */
    {"{pm^2x_2}", "{pm\xc2\xb2x2}"},
    /* Notes at the end, and their marks. */
    {"{pIt froze.<a=1> And<b=*> on.}[a=1|{pA log.}][b=*|{pA book.}]",
     "{pIt froze.<0:\xc2\xb9> And<1:*> on.}\n\n"
     "[1|{p1= A log.}]\n\n[0|{p*= A book.}]"},
    /* The text of the note holds its label. */
    {"{pA<a=12>}[a|{p12. A log.}]", "{pA<0:\xc2\xb9\xc2\xb2>}\n\n"
                                    "[12|{p12.= A log.}]"},
    {"{pA<a=1>}[a|{pLighthouses, 4.}]", "{pA<0:\xc2\xb9>}\n\n"
                                        "[0|{pLighthouses, 4.}]"},
    {"{pA<a=1>}[a|{pLog}]", "{pA<0:\xc2\xb9>}\n\n[0|{pLog}]"},
    /* A note in the middle of a sentence stands after its block. */
    {"{pIt<a=1>[a=1|{pA log.}{pMore.}] froze<b=2>[b=2|Two.].}{pOn.}",
     "{pIt<0:\xc2\xb9> froze<1:\xc2\xb2>.}\n\n[1|{p1= A log.}\n\n{pMore.}]"
     "\n\n[2|{p2= Two.}]\n\n{pOn.}"},
    {"{l[a=1|A log.]}{pX<a=1>}", "[1|{p1= A log.}]\n\n{pX<0:\xc2\xb9>}"},
    /* The mark of a note in another note. */
    {"{pX<a=1>}[a=1|See<b=2>.][b=2|Y.]",
     "{pX<0:\xc2\xb9>}\n\n[1|{p1= See<1:\xc2\xb2>.}]\n\n[2|{p2= Y.}]"},
    /* A mark whose note never comes, and notes without words. */
    {"{pX<z=9>}", "{pX\xe2\x81\xb9}"},
    {"{pX<a=1>}[a=1|]{pY}", "{pX\xc2\xb9}\n\n{pY}"},
    {"{pX<a=1>}[a=1|{p}{p }]", "{pX\xc2\xb9}"},
    {"{pX<a=1>}[a|{p \n}]{pY}", "{pX\xc2\xb9}\n\n{pY}"},
    /* The first of two notes of one name is meant; nested ones follow. */
    {"{pX<a=1>}[a=1|One.][a=1|Two.]",
     "{pX<0:\xc2\xb9>}\n\n[1|{p1= One.}]\n\n[1|{p1= Two.}]"},
    {"{pX}[a=1|One.[b=2|Two.]", "{pX}\n\n[1|{p1= One.}]\n\n[2|{p2= Two.}]"},
    /* Labels that are no number, or more than one. */
    {"{pX}[a=[3]|One.][b=1a|Two.][c= iv |Three.]",
     "{pX}\n\n[3|{p[3]= One.}]\n\n[0|{p1a= Two.}]\n\n[0|{piv= Three.}]"},
    {"{pX<a=>}[a=1|One.]", "{pX<0:*>}\n\n[1|{p1= One.}]"},
    /* Two marks side by side. */
    {"{pX<a=1><b=2>}[a=1|A.][b=2|B.]",
     "{pX<0:\xc2\xb9><1:\xc2\xb2>}\n\n[1|{p1= A.}]\n\n[2|{p2= B.}]"},
    /* Never ended. */
    {"{pX<a=1>[a=1|One", "{pX<0:\xc2\xb9>}\n\n[1|{p1= One}]"},
};

static ibid_status take_all(ib_given *given, ib_answer *answer, ib_arena *arena,
                            const made_answer *m)
{
    size_t taken;
    ibid_status st;

    ib_answer_begin(answer, arena, IBID_TEXT_MAX);
    st = ib_answer_take(answer, &taken, m->bytes, m->len);
    if (!st && taken != m->len)
        st = IBID_EFORMAT;
    return st ? st : ib_answer_end(given, answer, arena, arena);
}

static void test_drawings(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        made_answer m;
        ib_arena arena;
        ib_answer answer;
        ib_given given;
        ibid_status st;
        char back[2048];

        drawing = cases[i].drawing;
        make_answer(&m, draw);
        assert_int_equal(m.status, 0);
        ib_arena_init(&arena, NULL, 0, NULL);
        st = take_all(&given, &answer, &arena, &m);
        if (st)
            fail_msg("%s: the answer is refused", drawing);
        if (promise_given(&given))
            fail_msg("%s: %s", drawing, promise_given(&given));
        redraw(back, sizeof back, &given);
        assert_string_equal(back, cases[i].expected);
        ib_arena_free(&arena);
        free(m.bytes);
    }
}

static void write_odd_bytes(emit *out)
{
    emit_hello(out, "text/odd", "the tests", false);
    emit_text(out, "a\xff\xe2\x82 b\xf4\x90\x80\x80z\xd0\xb6", 13);
    emit_remark(out, "a\x1b[2J line\nand \xe2\x80\xae%d", 7);
}

static void test_odd_bytes(void **state)
{
    made_answer m;
    ib_arena arena;
    ib_answer answer;
    ib_given given;

    (void)state;
    make_answer(&m, write_odd_bytes);
    ib_arena_init(&arena, NULL, 0, NULL);
    assert_int_equal(take_all(&given, &answer, &arena, &m), IBID_OK);
    assert_null(promise_given(&given));
    assert_int_equal(given.remark_count, 1);
    assert_string_equal(given.remark[0].what, "a[2J lineand 7");
    assert_true(ib_str_find(given.text, 0, IB_STR("z\xd0\xb6")) != IBID_NONE);
    ib_arena_free(&arena);
    free(m.bytes);
}

static void write_pages(emit *out)
{
    const ib_glyph glyph[] = {
        {.code = 'a', .x0 = 1, .x1 = 2, .y0 = 3, .y1 = 4, .size = 10},
        {.code = ' ', .x0 = 1, .x1 = 2, .y0 = 3, .y1 = 4, .size = 10},
        {.code = 'b', .x0 = 2, .x1 = 1},
        {.code = 0xd800, .x1 = 1},
        {.code = 0x416, .x0 = -7, .sureness = 200, .flags = 255},
    };

    emit_hello(out, "text/pages", "the tests", true);
    emit_page(out, 595, 842, IB_LAYER_TEXT, "xiv");
    emit_glyphs(out, glyph, 5);
    emit_page(out, -1, 1e30f, IB_LAYER_NONE, NULL);
    emit_page(out, 1, 1, IB_LAYER_OCR, "\x1b\n");
    emit_glyphs(out, glyph, 1);
    emit_glyphs(out, glyph, 0);
}

static void test_pages(void **state)
{
    made_answer m;
    ib_arena arena;
    ib_answer answer;
    ib_given given;

    (void)state;
    make_answer(&m, write_pages);
    ib_arena_init(&arena, NULL, 0, NULL);
    assert_int_equal(take_all(&given, &answer, &arena, &m), IBID_OK);
    assert_null(promise_given(&given));
    assert_int_equal(given.page_count, 3);
    assert_int_equal(given.page[0].count, 2);
    assert_int_equal(given.page[0].glyph[1].code, 0x416);
    assert_int_equal(given.page[0].glyph[1].sureness, 100);
    assert_true(ib_str_is(given.page[0].label, IB_STR("xiv")));
    assert_int_equal(given.page[1].count, 0);
    assert_int_equal(given.page[2].count, 1);
    assert_int_equal(given.page[2].layer, IB_LAYER_OCR);
    ib_arena_free(&arena);
    free(m.bytes);
}

static void write_failure(emit *out)
{
    emit_hello(out, "text/fail", "the tests", false);
    emit_text(out, "half", 4);
    emit_fail(out, IBID_EUNSUPPORTED, "save it anew");
}

static void test_failure(void **state)
{
    made_answer m;
    ib_arena arena;
    ib_answer answer;
    ib_given given;

    (void)state;
    make_answer(&m, write_failure);
    assert_int_equal(m.status, 1);
    ib_arena_init(&arena, NULL, 0, NULL);
    assert_int_equal(take_all(&given, &answer, &arena, &m), IBID_EFORMAT);
    assert_true(answer.has_failed);
    assert_int_equal(answer.fault, IBID_EUNSUPPORTED);
    assert_true(ib_str_is(answer.why, IB_STR("save it anew")));
    ib_arena_free(&arena);
    free(m.bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_drawings),
        cmocka_unit_test(test_odd_bytes),
        cmocka_unit_test(test_pages),
        cmocka_unit_test(test_failure),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
