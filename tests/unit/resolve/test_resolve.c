/* test_resolve.c - which source answers which citation. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "resolve/resolve.h"

static size_t one(void *state)
{
    (void)state;
    return 1;
}

static const ibid_source *source_of(void *state, size_t i)
{
    (void)i;
    return state;
}

static void test_symbol_form(void **state)
{
    static const struct {
        const char *symbol, *form;
    } cases[] = {
        {"", ""},
        {"A/79/843", "A_79_843"},
        {"A/C.3/78/L.49/Rev.1", "A_C_3_78_L_49_REV_1"},
        {"A/RES/1514 (XV)", "A_RES_1514_XV"},
        {"A_79_843-EN", "A_79_843_EN"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char out[64];

        ib_symbol_form(out, sizeof out, ib_str_of(cases[i].symbol));
        assert_string_equal(out, cases[i].form);
    }
}

/* The first citation of a document, against one source. */
static void test_resolve(void **state)
{
    static const char caption[] =
        "UNITED STATES COURT OF APPEALS\nSusan Fisher, plaintiff, appeals the "
        "judgment for North Sea Lines Co. Ltd., defendant.\n";
    static const struct {
        const char *document, *file, *source;
        bool resolved;
    } cases[] = {
        {"See A/61/931.", "a.txt", "United Nations A/61/931\nLetter\n", true},
        {"See A/61/931.", "a.txt", "United Nations A/61/932\nLetter\n", false},
        {"See A/61/931.", "A_61_931.txt", "A letter.\n", true},
        {"See A/61/931.", "A_61_931-EN.txt", "A letter.\n", true},
        {"See A/61/931.", "A_61_931_Add.1.txt", "A letter.\n", false},
        {"See A/61/931.", "A_61_9312.txt", "A letter.\n", false},
        {"See A/61/93.", "A_61_931.txt", "A letter.\n", false},
        {"See A/61/931.", "A_61_931.txt", "United Nations A/60/7\nNo\n", false},
        {"See A/61/931-S/2007/144.", "a.txt", "United Nations S/2007/144\n",
         true},
        {"As in Fisher v. North Sea Lines Co., Ltd., 925 F.3d 1339 (11th Cir. "
         "2019), it was held.",
         "a.txt", caption, true},
        {"As in Miller v. North Sea Lines Co., Ltd., 925 F.3d 1339 (11th Cir. "
         "2019), it was held.",
         "a.txt", caption, false},
        /* A short title needs its author and its year. */
        {"The sea is wide.1\n\n1 Brown, The Sea and Its Laws (2001), p. 3.\n",
         "a.txt", "Brown\nThe Sea and Its Laws\n2001\n", true},
        {"The sea is wide.1\n\n1 Brown, The Sea and Its Laws (2001), p. 3.\n",
         "a.txt", "Brown\nThe Sea and Its Laws\n", false},
        {"The sea is wide.1\n\n1 Brown, The Sea and Its Laws (2001), p. 3.\n",
         "a.txt", "Green\nThe Sea and Its Laws\n2001\n", false},
        {"The sea is wide.1\n\n1 Brown, The Sea and Its Laws (2001), p. 3.\n",
         "a.txt", "Brown\nThe Land and Its Laws\n2001\n", false},
        /* The right volume and page, another name. */
        {"As in Miller v. Harbour Board, 925 F.3d 1339 (11th Cir. 2019), it "
         "was held.",
         "a.txt",
         "925 F.3d 1339\nUNITED STATES COURT OF APPEALS\nFisher, plaintiff, v. "
         "North Sea Lines, defendant.\n",
         false},
        /* Named in a paper of a court, which is another case. */
        {"As in Fisher v. North Sea Lines, 925 F.3d 1339 (11th Cir. 2019), it "
         "was held.",
         "a.txt",
         "DISTRICT COURT\nThe defendant moves to dismiss. See Fisher v. North "
         "Sea Lines, 925 F.3d 1339 (11th Cir. 2019).\n",
         false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ibid_source source = {.file = cases[i].file};
        const ibid_shelf shelf = {one, source_of, &source};
        ibid_doc *doc, *other;
        ib_shelf_view view;
        ib_arena arena, scratch;
        ibid_resolution r;

        assert_int_equal(ibid_doc_open(&doc, cases[i].document,
                                       strlen(cases[i].document), NULL, NULL),
                         IBID_OK);
        assert_int_equal(ibid_doc_open(&other, cases[i].source,
                                       strlen(cases[i].source), NULL, NULL),
                         IBID_OK);
        source.doc = other;
        ib_arena_init(&arena, NULL, 0, NULL);
        ib_arena_init(&scratch, NULL, 0, NULL);
        assert_int_equal(ib_resolve_prepare(&view, &arena, &shelf, doc),
                         IBID_OK);
        assert_true(ibid_doc_citations(doc).count > 0);
        assert_int_equal(ib_resolve_citation(&r, &arena, &scratch, &view,
                                             ibid_doc_citations(doc).item),
                         IBID_OK);
        if ((r.state == IBID_RESOLUTION_RESOLVED) != cases[i].resolved)
            fail_msg("%s in %s: %s", cases[i].document, cases[i].file,
                     cases[i].source);
        assert_true(r.state != IBID_RESOLUTION_RESOLVED || r.because);
        ib_arena_free(&scratch);
        ib_arena_free(&arena);
        ibid_doc_close(doc);
        ibid_doc_close(other);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_symbol_form),
        cmocka_unit_test(test_resolve),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
