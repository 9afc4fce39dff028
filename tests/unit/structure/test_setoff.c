/* test_setoff.c - which blocks are quotations set off from the text. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "ibid/ibid.h"

/* Two full paragraphs, so that the usual width of the lines is known. */
#define BEFORE                                                               \
    "The steamer ran upon the north bar of the harbour with forty-one "      \
    "persons\n"                                                              \
    "on board, and the pilots of the port did not leave the harbour that "   \
    "night\n"                                                                \
    "until the signal was seen from the light on the mole and answered.\n\n" \
    "The facts are few. The wind had gone round to the north-east, and a "   \
    "heavy\n"                                                                \
    "sea was breaking on the bar when the first lamp was read at the light " \
    "by\n"                                                                   \
    "the keeper, who was alone, and whose duty at that hour was the fog "    \
    "bell.\n\n"

typedef struct sample {
    const char *name;
    const char *text;
    const char *block; /* the first words of the block quotation; "" if none */
} sample;

static const sample samples[] = {
    {"empty", "", ""},
    {"narrower, after a colon",
     BEFORE
     "The Committee of Inquiry described the hours before as follows:\n\n"
     "The master asked twice by lamp for a pilot. The first was\n"
     "read at the light at ten minutes past nine and entered in\n"
     "the book. The second was not read.\n\n"
     "The Committee sat for eleven days, and its report was printed in the\n"
     "spring of the next year by the press on the quay of the town.\n",
     "The master"},
    {"indented, after a colon",
     BEFORE
     "The Committee of Inquiry wrote:\n\n"
     "    The master asked twice by lamp for a pilot. The first lamp was\n"
     "    read at the light at ten minutes past nine and entered.\n\n"
     "The Committee sat for eleven days, and its report was printed in the\n"
     "spring of the next year by the press on the quay of the town.\n",
     "The master"},
    {"a list",
     BEFORE "The Committee of Inquiry wrote as follows:\n\n"
            "(a) The master asked twice by lamp;\n"
            "(b) The first lamp was read at the light;\n"
            "(c) The second was not read.\n\n",
     ""},
    {"text of full width after a colon",
     BEFORE
     "The Committee had two questions before it in that spring:\n\n"
     "The first was whether the master had asked by lamp for a pilot, and the\n"
     "second was whether the lamp had been read at the light by the keeper, "
     "or\n"
     "by the man who was sent to the mole with the boat at ten that night.\n",
     ""},
    {"its mark misread, so that no stop ends it",
     "The steamer ran upon the north bar of the harbour with forty-one "
     "persons\n"
     "on board, and the pilots of the port did not leave the harbour that "
     "night\n"
     "until the signal was seen from the light on the mole and answered.!\n\n"
     "The facts are few. The wind had gone round to the north-east, and a "
     "heavy\n"
     "sea was breaking on the bar when the first lamp was read at the light "
     "by\n"
     "the keeper, who was alone, and whose duty at that hour was the bell.?\n"
     "\n"
     "The clerk of the Board, who was asked in May what he knew of it all,\n"
     "wrote:\n\n"
     "The master asked twice by lamp for a pilot. The first was\n"
     "read at the light at ten minutes past nine and entered in\n"
     "the book. The second was not read by the keeper.\xE2\x84\xA2\n\n"
     "The Committee sat for eleven days, and its report was printed in the\n"
     "spring of the next year by the press on the quay of the town.4\n\n"
     "1 Harbour Board, Minutes of 3 May 1911, p. 4.\n"
     "2 The Harbour Gazette, 3 May 1911.\n"
     "3 The Harbour Gazette, 4 May 1911.\n"
     "4 Selwyn Harbour Board v. Lindqvist, judgment of 14 February 1913.\n",
     "The master"},
    {"mail",
     "He answered in May.\n> The quay is closed.\n> It opens soon.\nYours\n",
     "The quay"},
};

static void test_blocks(void **state)
{
    int wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) {
        const sample *s = &samples[i];
        const size_t len = strlen(s->block);
        ibid_quotations all;
        ibid_doc *doc;
        bool found = false;

        assert_int_equal(
            ibid_doc_open(&doc, s->text, strlen(s->text), NULL, NULL), IBID_OK);
        all = ibid_doc_quotations(doc);
        for (size_t k = 0; k < all.count && !found; k++)
            found =
                all.item[k].kind == IBID_QUOTE_BLOCK &&
                strncmp(s->text + all.item[k].span.start, s->block, len) == 0;
        if (found != (len > 0)) {
            print_message("%s: %s\n", s->name, found ? "found" : "not found");
            wrong++;
        }
        ibid_doc_close(doc);
    }
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_blocks)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
