/* test_given.c - a marked-up file's own blocks, notes and marks are kept. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "structure/structure.h"

/* A text with what its file says of it: "{" and "}" stand round blocks, with
 * the letter of their kind, "[" and "]" round notes, "<" and ">" round marks;
 * the n-th mark calls the n-th note. */
typedef struct made {
    ib_arena arena, scratch;
    char bytes[1024];
    ib_given_block block[16];
    ib_given_note note[16];
    ib_given_mark mark[16];
    ib_given given;
    ib_text text;
    ib_structure structure;
} made;

static ibid_block_kind kind_of_letter(char c)
{
    switch (c) {
    case 'h':
        return IBID_BLOCK_HEADING;
    case 'q':
        return IBID_BLOCK_QUOTATION;
    case 'l':
        return IBID_BLOCK_LIST;
    case 'f':
        return IBID_BLOCK_FURNITURE;
    default:
        return IBID_BLOCK_PARAGRAPH;
    }
}

static void take_signs(made *m, const char *drawn)
{
    ib_given *g = &m->given;
    uint32_t n = 0, note = IBID_NONE;

    for (; *drawn; drawn++) {
        if (*drawn == '{') {
            m->block[g->block_count] = (ib_given_block){
                .span = {n, n}, .kind = kind_of_letter(*++drawn), .note = note};
        } else if (*drawn == '}') {
            m->block[g->block_count++].span.end = n;
        } else if (*drawn == '[') {
            note = (uint32_t)g->note_count;
            m->note[note] = (ib_given_note){
                .label = {n, n + 1}, .span = {n + 2, 0}, .number = note + 1};
        } else if (*drawn == ']') {
            m->note[g->note_count++].span.end = n;
            note = IBID_NONE;
        } else if (*drawn == '<') {
            m->mark[g->mark_count] = (ib_given_mark){
                .span = {n, n}, .note = (uint32_t)g->mark_count};
        } else if (*drawn == '>') {
            m->mark[g->mark_count++].span.end = n;
        } else {
            m->bytes[n++] = *drawn;
        }
    }
    m->text.str = (ibid_str){m->bytes, n};
}

static void open_made(made *m, const char *drawn)
{
    ib_list remarks;

    *m = (made){0};
    ib_arena_init(&m->arena, NULL, 0, NULL);
    ib_arena_init(&m->scratch, NULL, 0, NULL);
    remarks = ib_list_of(&m->arena, ibid_remark);
    m->given.block = m->block;
    m->given.note = m->note;
    m->given.mark = m->mark;
    take_signs(m, drawn);
    m->text.given = &m->given;
    assert_int_equal(
        ib_text_lay_out(&m->text, &m->arena, &m->scratch, &remarks), IBID_OK);
    assert_int_equal(
        ib_note_link(&m->structure, &m->arena, &m->scratch, &m->text, &remarks),
        IBID_OK);
    assert_int_equal(
        ib_block_find(&m->structure, &m->arena, &m->scratch, &m->text),
        IBID_OK);
}

static void close_made(made *m)
{
    ib_arena_free(&m->arena);
    ib_arena_free(&m->scratch);
}

static void assert_words(const made *m, ibid_span span, const char *words)
{
    assert_int_equal(span.end - span.start, strlen(words));
    assert_memory_equal(m->bytes + span.start, words, strlen(words));
}

static void assert_block(const made *m, size_t i, ibid_block_kind kind,
                         const char *words)
{
    const ibid_block *block = &m->structure.blocks.item[i];

    assert_true(i < m->structure.blocks.count);
    assert_int_equal(block->kind, kind);
    assert_words(m, block->span[0], words);
}

static void test_links(void **state)
{
    made m;

    (void)state;
    open_made(&m, "{pThe harbour froze.<1>}\n\n[{p1 Log of 3 May.}]\n\n"
                  "{qNo boat left.}\n\n{pIt held<2> until May.}\n\n"
                  "[{p2 Ibid., 4.}\n\n{pAnd the log again.}]");
    assert_int_equal(m.structure.notes.count, 2);
    assert_words(&m, m.structure.notes.item[0].span, "Log of 3 May.");
    assert_words(&m, m.structure.notes.item[1].span,
                 "Ibid., 4.\n\nAnd the log again.");
    assert_int_equal(m.structure.marks.count, 2);
    for (uint32_t i = 0; i < 2; i++) {
        assert_int_equal(m.structure.marks.item[i].note, i);
        assert_int_equal(m.structure.marks.item[i].number, i + 1);
        assert_int_equal(m.structure.marks.item[i].sureness, IBID_SURE);
    }
    assert_int_equal(m.structure.blocks.count, 5);
    assert_block(&m, 0, IBID_BLOCK_PARAGRAPH, "The harbour froze.1");
    assert_block(&m, 1, IBID_BLOCK_NOTE, "1 Log of 3 May.");
    assert_block(&m, 2, IBID_BLOCK_QUOTATION, "No boat left.");
    assert_block(&m, 3, IBID_BLOCK_PARAGRAPH, "It held2 until May.");
    assert_block(&m, 4, IBID_BLOCK_NOTE, "2 Ibid., 4.\n\nAnd the log again.");
    close_made(&m);
}

static void test_blocks(void **state)
{
    made m;

    (void)state;
    open_made(&m, "{fPrinted from the web}\n\n{hOf the ice}\n\n"
                  "{pA line\nand its second line.}\n\n{pof a new paragraph}\n\n"
                  "{la point}\n\n{p(Signed) A. Berg}\n\n{pPilot}\n\n"
                  "{pThe letter was read out in the assembly of pilots.}");
    assert_int_equal(m.structure.notes.count, 0);
    assert_int_equal(m.structure.blocks.count, 7);
    assert_block(&m, 0, IBID_BLOCK_FURNITURE, "Printed from the web");
    assert_block(&m, 1, IBID_BLOCK_HEADING, "Of the ice");
    assert_block(&m, 2, IBID_BLOCK_PARAGRAPH, "A line\nand its second line.");
    assert_block(&m, 3, IBID_BLOCK_PARAGRAPH, "of a new paragraph");
    assert_block(&m, 4, IBID_BLOCK_LIST, "a point");
    assert_block(&m, 5, IBID_BLOCK_SIGNATURE, "(Signed) A. Berg\n\nPilot");
    close_made(&m);
}

/* Notes that were typed by hand, not made by the program that wrote it. */
static void test_typed_notes(void **state)
{
    made m;

    (void)state;
    open_made(&m, "{pThe harbour froze.\xC2\xB9 It held until May.\xC2\xB2}\n\n"
                  "{p\xC2\xB9 Log of 3 May.}\n\n{p\xC2\xB2 Ibid., 4.}");
    assert_int_equal(m.structure.notes.count, 2);
    assert_int_equal(m.structure.marks.count, 2);
    assert_int_equal(m.structure.blocks.count, 3);
    assert_block(&m, 1, IBID_BLOCK_NOTE, "\xC2\xB9 Log of 3 May.");
    close_made(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_links),
        cmocka_unit_test(test_blocks),
        cmocka_unit_test(test_typed_notes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
