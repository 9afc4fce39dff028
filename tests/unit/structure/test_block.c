/* test_block.c - paragraphs, headings, lists, and the order of all blocks. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/scan.h"
#include "base/str.h"
#include "structure/structure.h"

typedef struct found {
    ib_arena arena;
    ib_arena scratch;
    ib_text text;
    ib_structure structure;
} found;

static void read_text(found *it, ibid_str str, ibid_notes notes)
{
    ib_list remarks;

    *it = (found){.text = {.str = str}, .structure = {.notes = notes}};
    ib_arena_init(&it->arena, NULL, 0, NULL);
    ib_arena_init(&it->scratch, NULL, 0, NULL);
    remarks = ib_list_of(&it->arena, ibid_remark);
    assert_int_equal(
        ib_text_lay_out(&it->text, &it->arena, &it->scratch, &remarks),
        IBID_OK);
    assert_int_equal(
        ib_block_find(&it->structure, &it->arena, &it->scratch, &it->text),
        IBID_OK);
}

static void drop(found *it)
{
    ib_arena_free(&it->arena);
    ib_arena_free(&it->scratch);
}

/* What include/ibid/block.h promises. */
static void assert_promises(const found *it)
{
    ibid_str text = it->text.str;
    ibid_blocks blocks = it->structure.blocks;
    unsigned char *seen = calloc(text.len + 1, 1);
    uint32_t last = 0;

    assert_non_null(seen);
    for (size_t i = 0; i < blocks.count; i++) {
        const ibid_block *b = &blocks.item[i];
        uint32_t end = 0;

        assert_true(b->span_count >= 1);
        assert_true(i == 0 || b->span[0].start > last);
        last = b->span[0].start;
        assert_true(b->page >= 1 && b->page <= it->text.pages.count);
        assert_int_equal(b->kind == IBID_BLOCK_NOTE, b->note != IBID_NONE);
        for (uint32_t j = 0; j < b->span_count; j++) {
            assert_true(b->span[j].start < b->span[j].end);
            assert_true(b->span[j].start >= end);
            end = b->span[j].end;
            assert_true(end <= text.len);
            for (uint32_t at = b->span[j].start; at < end; at++)
                assert_false(seen[at]++);
        }
    }
    for (uint32_t at = it->text.skip, len; at < text.len; at += len) {
        uint32_t cp;

        len = ib_blank_at(text, at, text.len);
        if (len == 0) {
            assert_true(seen[at]);
            len = ib_utf8_at(&cp, text, at, text.len);
        }
    }
    free(seen);
}

/* The blocks as "kind:first word>spans", one blank between. */
static void describe(char *out, size_t room, const found *it)
{
    static const char kind[] = "PHQLNFST";
    size_t at = 0;

    out[0] = 0;
    for (size_t i = 0; i < it->structure.blocks.count && at + 32 < room; i++) {
        const ibid_block *b = &it->structure.blocks.item[i];
        ibid_str s = ib_str_in(it->text.str, b->span[0]);
        uint32_t len = 0;

        while (len < s.len && len < 12 && !ib_is(s.at[len], IB_SPACE))
            len++;
        at += (size_t)snprintf(out + at, room - at, "%s%c:%.*s", i ? " " : "",
                               kind[b->kind], (int)len, s.at);
        if (b->span_count > 1)
            at +=
                (size_t)snprintf(out + at, room - at, "+%u", b->span_count - 1);
    }
}

#define LINE "the lights had not been lit on the night of the storm, and that"

static const struct {
    const char *text;
    const char *blocks;
} table[] = {
    {"", ""},
    {" \n\n", ""},
    {"Alone.", "P:Alone."},
    {"The Harbour\n\nIt found that\n" LINE "\nwas all.\n", "H:The P:It"},
    /* a blank line that a scan put into a sentence, and one that ends it */
    {"It found that " LINE "\nhe was the\n\nkeeper of it.\n\nNext one.\n",
     "P:It P:Next"},
    {"It found that " LINE "\nand this as follows:\n\nlower case.\n",
     "P:It P:lower"},
    /* no blank lines: short last lines and labels tell */
    {"It found that " LINE "\nsaid the keeper.\nThe board then heard " LINE
     "\nthe mate.\n(a) first of it;\n(b) second of it.\n",
     "P:It P:The L:(a) L:(b)"},
    {"12. It found that " LINE "\nsaid so.\n13. It heard that " LINE "\nno.\n",
     "P:12. P:13."},
    /* a number at the start of a line is not always a label */
    {"It found, as it had said in its report of last year, at page\n"
     "12 of it, that the keeper had been at the fair on that night.\n",
     "P:It"},
    /* over a page */
    {"It found that " LINE "\nit was\n\fthe keeper.\n", "P:It+1"},
    {"It found that " LINE "\nit was so.\n\fThe keeper said no.\n",
     "P:It P:The"},
    {"It found that " LINE "\nit was told so " LINE
     "\n\fMr. Grey who said so.\n",
     "P:It+1"},
    {"It found the fol-\n\flowing.\n", "P:It+1"},
    /* a heading above its paragraph, where wrapped lines end with a blank */
    {"I. The lights\x20\nIt found that " LINE
     "\x20\nand so on\x20\nto the end.\n",
     "H:I. P:It"},
    {"THE LIGHTS\x20\nIt found that " LINE "\x20\nand so on\x20\nto the end.\n",
     "H:THE P:It"},
    /* a raised mark cut its line in two; a symbol is no mark */
    {"It found that " LINE "\nno light was lit.3\nThe keeper had been at the"
     " fair with the key of\nthe lamp house, and " LINE "\nso it was.\n",
     "P:It"},
    {"It found that " LINE "\nas told in X/99/L.3\nThe keeper had been at the"
     " fair with the key of\nthe lamp house, and " LINE "\nso it was.\n",
     "P:It P:The"},
    /* items and quotations that are set in: no line of theirs is full */
    {"It found that " LINE " was the end of it all:\n"
     "a. The key of the lamp house hung at the fair. So said\n"
     "Mr. Grey, who saw it there at ten in the evening at the\n"
     "latest, and then went to the harbour with Captain\n"
     "Brown. He was told of it again on the next day by the\n"
     "Widow of the keeper, and said so when he was asked.\n"
     "b. The mate saw no light from the brig or any other in the night of\n"
     "Friday.\nIt found that " LINE " was the end of it all.\n",
     "P:It L:a. L:b. P:It"},
    {"It found that " LINE " this was\nas the clerk has it:\n"
     "On that night of which we speak here the key that lights the lamp\n"
     "Grey had made hung at the fair, as all the town has seen it too.\n"
     "It found that " LINE " was the end of it all.\n",
     "P:It Q:On P:It"},
    /* "v." and an abbreviation inside a sentence are no labels */
    {"It found that " LINE " it was so held in Grey\nv. Brown and in the\n"
     "c. Grey case.\n",
     "P:It"},
    /* signatures, rules, lists, headings of Markdown */
    {"It is so.\n(Signed) A. Grey\nKeeper\n", "P:It S:(Signed)"},
    {"It is so.\n\n* * *\n\nIt was so.\n", "P:It F:* P:It"},
    {"# Harbour\nIt is so.\n- one\n- two\n", "H:# P:It L:- L:-"},
    {"Ships   1901   1902\nBrigs   12     14\nCutters   3   2\n", "T:Ships"},
    {"1. Lights\n2. Buoys\n3. Pilots\n", "L:1. L:2. L:3."},
};

static void test_table(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        char out[512];
        found it;

        read_text(&it, ib_str_of(table[i].text), (ibid_notes){0});
        assert_promises(&it);
        describe(out, sizeof out, &it);
        if (strcmp(out, table[i].blocks) != 0)
            print_message("case %zu: %s\n", i, out);
        assert_string_equal(out, table[i].blocks);
        drop(&it);
    }
}

/* A note of two parts between the halves of a sentence, over a page. */
static void test_notes(void **state)
{
    static const char z[] = "It found that the light was\n\n"
                            "1 See the report,\n\f"
                            "out, and said so.\n\n"
                            "which is lost.\n"
                            "[^2]: Ibid.\n";
    ibid_str text = ib_str_of(z);
    ibid_span part[3];
    ibid_note note[2] = {{.number = 1}, {.number = 2}};
    char out[512];
    found it;
    uint32_t at;

    (void)state;
    at = ib_str_find(text, 0, IB_STR("See"));
    part[0] = (ibid_span){at, at + 15};
    at = ib_str_find(text, 0, IB_STR("which"));
    part[1] = (ibid_span){at, at + 14};
    at = ib_str_find(text, 0, IB_STR("Ibid."));
    part[2] = (ibid_span){at, at + 5};
    note[0].label = (ibid_span){part[0].start - 2, part[0].start - 1};
    note[0].part = part;
    note[0].part_count = 2;
    note[1].label = (ibid_span){at - 4, at - 2};
    note[1].part = part + 2;
    note[1].part_count = 1;
    read_text(&it, text, (ibid_notes){note, 2});
    assert_promises(&it);
    describe(out, sizeof out, &it);
    assert_string_equal(out, "P:It+1 N:1+1 N:[^2]:");
    drop(&it);
}

/* Every way to cut a text keeps the promises. */
static void test_truncated(void **state)
{
    static const char z[] = "2/9\n# A\xC3\xA9\n\n(a) x\r\n\f1. y \xE2\x80\xA2 z"
                            "\n\n- \xE3\x80\x80q\n\xC2\xA0\n(Signed) K.\n\f\f~";

    (void)state;
    for (uint32_t len = 0; len < sizeof z; len++) {
        found it;

        read_text(&it, (ibid_str){z, len}, (ibid_notes){0});
        assert_promises(&it);
        drop(&it);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_notes),
        cmocka_unit_test(test_truncated),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
