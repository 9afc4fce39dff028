/* test_sparse.c - few look-ups find what is there, wherever it is fetched. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "match/key.h"
#include "match/scan.h"
#include "match/sparse.h"
#include "tests/unit/match/made.h"

enum { LEN = 200000, PASSAGES = 600, ITEMS = 300, MAX = 25 };

typedef struct sample {
    ib_arena arena, scratch;
    ib_key key;
    ib_seeds seeds;
} sample;

static void fill(sample *s)
{
    char *text = malloc(LEN);

    assert_non_null(text);
    made_text(text, LEN, 31);
    /* A copy of a stretch, so that some passages stand twice. */
    memcpy(text + LEN / 2, text + 1000, 20000);
    ib_arena_init(&s->arena, NULL, 0, NULL);
    ib_arena_init(&s->scratch, NULL, 0, NULL);
    assert_int_equal(
        ib_key_make(&s->key, &s->arena, (ibid_str){text, LEN}, NULL, 0),
        IBID_OK);
    assert_int_equal(ib_seed_index(&s->seeds, &s->arena, &s->scratch,
                                   s->key.item, s->key.count,
                                   ib_seed_form_of(s->key.count)),
                     IBID_OK);
}

static void empty(sample *s)
{
    free((char *)(uintptr_t)s->key.text.at);
    ib_arena_free(&s->arena);
    ib_arena_free(&s->scratch);
}

/* The last bytes that were asked for, alone in a block of their size: ASan sees
 * what is read beyond them. */
static const uint8_t *copy(void *state, const uint8_t *at, size_t len,
                           uint8_t *room)
{
    uint8_t **last = state;

    (void)room;
    free(*last);
    *last = malloc(len);
    assert_non_null(*last);
    memcpy(*last, at, len);
    return *last;
}

/* Items out of the key; one in `every` is another one, 0: none. */
static uint32_t cut(uint8_t *item, const ib_key *key, uint32_t every,
                    uint64_t *random)
{
    const uint32_t n = 20 + made_next(random) % (ITEMS - 20);

    memcpy(item, key->item + made_next(random) % (key->count - n), n);
    for (uint32_t i = 0; every && i < n; i++) {
        if (made_next(random) % every == 0)
            item[i] = (uint8_t)('a' + made_next(random) % 26);
    }
    memset(item + n, 0, IB_KEY_PAD);
    return n;
}

static uint32_t find(sample *s, ib_distance near[IB_NEAR_PLACES],
                     const uint8_t *item, uint32_t n, bool all,
                     const ib_sparse_source *source)
{
    uint32_t found;

    assert_int_equal(ib_sparse_find(near, &found, &s->scratch, s->key.item,
                                    s->key.count, &s->seeds, item, n, MAX, all,
                                    source),
                     IBID_OK);
    return found;
}

/* What stands there is found, as it is; what is damaged, too, unless it is
 * short; and what is given is as near as is said. */
static void test_find(void **state)
{
    static const uint32_t every[] = {0, 50, 12};
    uint64_t random = 5;
    uint32_t lost = 0;
    sample s;

    (void)state;
    fill(&s);
    for (uint32_t i = 0; i < PASSAGES; i++) {
        uint8_t item[ITEMS + IB_KEY_PAD], *last = NULL;
        const uint32_t n = cut(item, &s.key, every[i % 3], &random);
        const ib_sparse_source source = {copy, (void *)&last, false};
        ib_distance near[IB_NEAR_PLACES], again[IB_NEAR_PLACES];
        const uint32_t found = find(&s, near, item, n, true, NULL);
        ib_pattern pattern;

        assert_int_equal(find(&s, again, item, n, true, &source), found);
        if (every[i % 3] == 0) {
            assert_true(found > 0);
            assert_int_equal(near[0].edits, 0);
        }
        lost += found == 0;
        assert_int_equal(ib_pattern_make(&pattern, &s.scratch, item, n),
                         IBID_OK);
        for (uint32_t k = 0; k < found; k++) {
            ib_distance one;

            assert_memory_equal(&near[k], &again[k], sizeof *near);
            assert_true(near[k].end <= s.key.count);
            assert_true(ib_distance_find(&one, &pattern,
                                         s.key.item + near[k].start,
                                         near[k].end - near[k].start, n / 4));
            assert_int_equal(one.edits, near[k].edits);
        }
        free(last);
    }
    assert_true(lost <= PASSAGES / 200);
    empty(&s);
}

/* What is not there is not found; too little to look for is no failure. */
static void test_nothing(void **state)
{
    uint64_t random = 6;
    ib_distance near[IB_NEAR_PLACES];
    uint8_t item[ITEMS + IB_KEY_PAD] = {0};
    sample s;

    (void)state;
    fill(&s);
    for (uint32_t n = 0; n < ITEMS; n++) {
        assert_int_equal(find(&s, near, item, n, false, NULL), 0);
        assert_int_equal(find(&s, near, item, n, true, NULL), 0);
        item[n] = (uint8_t)('a' + made_next(&random) % 26);
    }
    empty(&s);
}

/* A passage longer than what is compared at once ends where it ends. */
static void test_long(void **state)
{
    ib_distance near[IB_NEAR_PLACES];
    sample s;

    (void)state;
    fill(&s);
    for (uint32_t n = IB_VERIFY_ITEMS - 1; n < 3 * IB_VERIFY_ITEMS; n += 997) {
        assert_true(find(&s, near, s.key.item + 999, n, true, NULL) > 0);
        assert_int_equal(near[0].start, 999);
        assert_int_equal(near[0].end, 999 + n);
    }
    empty(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_find),
                                       cmocka_unit_test(test_nothing),
                                       cmocka_unit_test(test_long)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
