/* test_find.c - where does this passage stand? */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "match/align.h"
#include "match/costs.h"
#include "match/find.h"

/* A text in which each sentence has its own number, in words. */
static ibid_str long_text(ib_arena *arena, uint32_t sentences)
{
    static const char *const digit[] = {"nought", "single", "pair",  "triad",
                                        "square", "hand",   "dozen", "week",
                                        "octave", "muse"};
    char *text = ib_arena_array(arena, char, (size_t)sentences * 80);
    size_t n = 0;

    for (uint32_t i = 0; i < sentences; i++) {
        const char *piece[] = {"The boat of the ",
                               digit[i / 100 % 10],
                               " and ",
                               digit[i / 10 % 10],
                               " and ",
                               digit[i % 10],
                               " left port.\n"};

        for (size_t k = 0; k < sizeof piece / sizeof *piece; k++) {
            memcpy(text + n, piece[k], strlen(piece[k]));
            n += strlen(piece[k]);
        }
    }
    return (ibid_str){text, (uint32_t)n};
}

/* How a passage is looked for: one pass, or an index; the same or near. */
enum { NEAR = 1, INDEX = 2 };

static void look(ib_arena *arena, const char *quotation, int how, size_t least,
                 const char *within)
{
    ib_match_text *source = ib_arena_array(arena, ib_match_text, 1);
    uint8_t *key = ib_arena_array(arena, uint8_t, 4 * strlen(quotation) + 32);
    ibid_str text = long_text(arena, 900);
    ib_list places = ib_list_of(arena, ib_match_place);
    ib_passage passage = {.key = key, .part_count = 1};
    ib_part part = {0};
    ib_arena scratch;
    uint32_t want;
    ib_fold view;

    assert_int_equal(ib_match_prepare(source, arena, text, NULL, 0), IBID_OK);
    assert_int_equal(ib_fold_make(&view, arena, ib_str_of(quotation), NULL, 0),
                     IBID_OK);
    part.end = passage.count = ib_key_of_view(key, &view, 0, view.count);
    passage.part = &part;
    passage.part_count = part.end > 0;
    ib_arena_init(&scratch, NULL, 0, NULL);
    if (how & INDEX)
        assert_int_equal(ib_match_index(source, arena, &scratch), IBID_OK);
    assert_int_equal(how & NEAR
                         ? ib_match_near(&places, arena, &scratch, source,
                                         &passage, 30, IB_MATCH_ALL)
                         : ib_match_same(&places, source, key, passage.count),
                     IBID_OK);
    ib_arena_free(&scratch);
    assert_true(places.count >= least);
    if (!within)
        return;
    want = ib_str_find(text, 0, ib_str_of(within));
    for (size_t i = 0; i < places.count; i++) {
        const ib_match_place *p = ib_list_at(&places, ib_match_place, i);
        const ibid_span span = ib_key_span(&source->key, p->start, p->end);

        if (span.start <= want + 40 && span.end + 40 >= want)
            return;
    }
    fail_msg("not found: %s", quotation);
}

static void test_same(void **state)
{
    static const char at[] = "square and hand and dozen";
    ib_arena arena;

    (void)state;
    for (int how = 0; how <= INDEX; how += INDEX) {
        ib_arena_init(&arena, NULL, 0, NULL);
        look(&arena, at, how, 1, at);
        look(&arena, "Square,\nand hand... and d0zen", how, 1, at);
        look(&arena, "left", how, 64, NULL);
        look(&arena, "", how, 0, NULL);
        ib_arena_free(&arena);
    }
}

/* Of more places than are given, the first ones are: with an index, too. */
static void test_many(void **state)
{
    static const char words[] = "the ship had left the port ";
    static char text[200 * 40];
    ib_list pass, index;
    ib_match_text source;
    uint8_t key[200];
    ib_arena arena;
    ib_fold view;
    uint32_t n = 0, count;

    (void)state;
    for (uint32_t i = 0; i < 200; i++) {
        memcpy(text + n, words, sizeof words - 1);
        n += (uint32_t)sizeof words - 1;
        for (uint32_t k = 0; k < i % 7; k++)
            text[n++] = (char)('a' + (i * 5 + k * 3) % 26);
    }
    ib_arena_init(&arena, NULL, 0, NULL);
    pass = index = ib_list_of(&arena, ib_match_place);
    assert_int_equal(
        ib_match_prepare(&source, &arena, (ibid_str){text, n}, NULL, 0),
        IBID_OK);
    assert_int_equal(
        ib_fold_make(&view, &arena, IB_STR("ship had left the port"), NULL, 0),
        IBID_OK);
    count = ib_key_of_view(key, &view, 0, view.count);
    assert_int_equal(ib_match_same(&pass, &source, key, count), IBID_OK);
    assert_int_equal(ib_match_index(&source, &arena, &arena), IBID_OK);
    assert_int_equal(ib_match_same(&index, &source, key, count), IBID_OK);
    assert_int_equal(pass.count, IB_PLACES_MAX);
    assert_int_equal(index.count, IB_PLACES_MAX);
    assert_memory_equal(pass.item, index.item,
                        pass.count * sizeof(ib_match_place));
    ib_arena_free(&arena);
}

static void test_near(void **state)
{
    static const char at[] = "square and hand and dozen";
    ib_arena arena;

    (void)state;
    for (int how = NEAR; how <= (NEAR | INDEX); how += INDEX) {
        ib_arena_init(&arena, NULL, 0, NULL);
        look(&arena, "squaxe and hamd and dozcn", how, 1, at);
        look(&arena, "the boat of the square and the hand and dozen left port",
             how, 1, at);
        look(&arena, "zzz", how, 0, NULL);
        ib_arena_free(&arena);
    }
}

/* One letter a step: s same, l like, o other, + put in, - left out, j join,
 * b bracket, p pattern, g gap. */
static void test_align(void **state)
{
    static const struct {
        const char *quotation, *source, *steps;
    } cases[] = {
        {"boats sank", "ten boats sank at sea", "ss"},
        {"boats sank", "boats then sank", "s-s"},
        {"boats then sank", "boats sank", "s+s"},
        {"boats fell here", "boats rose here", "sos"},
        {"the harbour light", "the harbor light", "sls"},
        {"an individual act", "an ind ividual act", "sjs"},
        {"an ind ividual act", "an individual act", "sjs"},
        {"co operate now", "cooperate now", "js"},
    };
    static const char letter[] = "slj"
                                 "o+-bpg";

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ib_arena arena;
        ib_fold a, b;
        ib_words q, s;
        ib_list steps;
        uint32_t cost;
        char out[32];

        ib_arena_init(&arena, NULL, 0, NULL);
        steps = ib_list_of(&arena, ib_step);
        assert_int_equal(
            ib_fold_make(&a, &arena, ib_str_of(cases[i].quotation), NULL, 0),
            IBID_OK);
        assert_int_equal(
            ib_fold_make(&b, &arena, ib_str_of(cases[i].source), NULL, 0),
            IBID_OK);
        assert_int_equal(ib_word_cut(&q, &arena, &a, 0, a.count), IBID_OK);
        assert_int_equal(ib_word_cut(&s, &arena, &b, 0, b.count), IBID_OK);
        assert_int_equal(ib_align(&steps, &cost, &arena, &q, &s, 0, s.count),
                         IBID_OK);
        for (size_t k = 0; k < steps.count; k++)
            out[k] = letter[ib_list_at(&steps, ib_step, k)->kind];
        out[steps.count] = '\0';
        assert_string_equal(out, cases[i].steps);
        ib_arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same),
        cmocka_unit_test(test_many),
        cmocka_unit_test(test_near),
        cmocka_unit_test(test_align),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
