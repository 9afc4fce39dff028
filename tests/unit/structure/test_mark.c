/* test_mark.c - where a mark may stand in clean text, and what is none. */

#include "notes_of.h"

#include "structure/link.h"

static void test_cues(void **state)
{
    static const struct {
        const char *text;
        const char *cues; /* numbers found */
    } row[] = {
        {"", ""},
        {"word1 next", "1"},
        {"word.12 Next", "12"},
        {"word.\xE2\x80\x9D"
         "3 Next",
         "3"},
        {"word\xC2\xB2\xC2\xB3 next", "23"},
        {"a field of 4 km\xC2\xB2 lay", ""},
        {"word[^7].", "7"},
        {"word [7] next", "7"},
        {"No. 5 and 1,000 and 5th and A/1/2", ""},
        {"in 1861,1 drew", "1"},
        {"word 2 .", "2"},
        {"see p. 4\n", ""},
        {"word12345 next", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        ib_arena arena;
        ib_list cues;
        ib_text text = {.str = ib_str_of(row[i].text)};
        char got[64] = "";

        ib_arena_init(&arena, NULL, 0, NULL);
        cues = ib_list_of(&arena, ib_cue);
        assert_int_equal(ib_cue_find(&cues, &text), IBID_OK);
        for (size_t k = 0; k < cues.count; k++)
            snprintf(got + strlen(got), sizeof got - strlen(got), "%s%u",
                     k ? " " : "", ib_list_at(&cues, ib_cue, k)->number);
        if (strcmp(got, row[i].cues))
            print_message("%s: %s\n", row[i].text, got);
        assert_string_equal(got, row[i].cues);
        ib_arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cues),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
