/* test_agree.c - with an index or without, the places are the same. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "match/find.h"
#include "tests/unit/match/made.h"

enum { LEN = 3 << 20, QUOTATIONS = 10000, AT_ONCE = 500 };

static void expect_same(const ib_list *a, const ib_list *b)
{
    assert_int_equal(a->count, b->count);
    for (size_t i = 0; i < a->count; i++) {
        const ib_match_place *x = ib_list_at(a, ib_match_place, i);
        const ib_match_place *y = ib_list_at(b, ib_match_place, i);

        assert_true(x->start == y->start && x->end == y->end &&
                    x->edits == y->edits);
    }
}

/* Passages of the text, a third of them as they are, a third damaged, a third
 * from another text. */
static uint32_t make(uint8_t *item, const ib_key *key, const ib_key *other,
                     uint64_t *random)
{
    const uint32_t kind = made_next(random) % 3;
    const uint32_t n = 4 + made_next(random) % 300;
    const ib_key *from = kind == 2 ? other : key;

    memcpy(item, from->item + made_next(random) % (from->count - n), n);
    for (uint32_t i = 0; kind == 1 && i < n; i++) {
        if (made_next(random) % 12 == 0)
            item[i] = (uint8_t)('a' + made_next(random) % 26);
    }
    memset(item + n, 0, IB_KEY_PAD);
    return n;
}

static void ask(ib_list *places, ib_arena *scratch, const ib_key *key,
                const ib_seeds *seeds, const uint8_t *item, uint32_t n)
{
    const ib_part part = {0, n, 0};
    const ib_passage passage = {item, n, &part, 1};

    assert_int_equal(ib_match_seeds(places, scratch, key->item, key->count,
                                    seeds, &passage, 25, IB_MATCH_QUICK),
                     IBID_OK);
}

static void test_agree(void **state)
{
    char *text = malloc(LEN), *second = malloc(LEN / 4);
    static uint8_t room[AT_ONCE][304 + IB_KEY_PAD];
    const uint8_t *item[AT_ONCE];
    uint32_t n[AT_ONCE];
    uint64_t random = 21;
    ib_arena arena, scratch;
    ib_match_text source;
    ib_key other;
    size_t found = 0;

    (void)state;
    made_text(text, LEN, 31);
    made_text(second, LEN / 4, 32);
    ib_arena_init(&arena, NULL, 0, NULL);
    ib_arena_init(&scratch, NULL, 0, NULL);
    assert_int_equal(
        ib_match_prepare(&source, &arena, (ibid_str){text, LEN}, NULL, 0),
        IBID_OK);
    assert_int_equal(
        ib_key_make(&other, &arena, (ibid_str){second, LEN / 4}, NULL, 0),
        IBID_OK);
    assert_int_equal(ib_match_index(&source, &arena, &scratch), IBID_OK);
    for (int done = 0; done < QUOTATIONS; done += AT_ONCE) {
        const ib_arena_mark mark = ib_arena_here(&arena);
        ib_seeds picked;

        for (uint32_t i = 0; i < AT_ONCE; i++) {
            n[i] = make(room[i], &source.key, &other, &random);
            item[i] = room[i];
        }
        assert_int_equal(ib_seed_pick(&picked, &arena, source.key.item,
                                      source.key.count, source.seeds.form, item,
                                      n, AT_ONCE),
                         IBID_OK);
        for (uint32_t i = 0; i < AT_ONCE; i++) {
            ib_list a = ib_list_of(&arena, ib_match_place);
            ib_list b = ib_list_of(&arena, ib_match_place);

            ask(&a, &scratch, &source.key, &source.seeds, item[i], n[i]);
            ask(&b, &scratch, &source.key, &picked, item[i], n[i]);
            expect_same(&a, &b);
            found += a.count > 0;
        }
        ib_arena_rewind(&arena, mark);
    }
    assert_true(found > QUOTATIONS / 2);
    ib_arena_free(&scratch);
    ib_arena_free(&arena);
    free(second);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_agree)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
