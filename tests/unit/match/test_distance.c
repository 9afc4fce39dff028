/* test_distance.c - edit distance and the scan of all of a text, beside the
 * plain dynamic programming of the textbook. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "match/scan.h"
#include "tests/unit/match/made.h"

enum { PATTERN_MOST = 260, TEXT_MOST = 700, LONG_MOST = 20000 };

/* Fewest edits of the pattern against any stretch of the text, and where the
 * first such stretch ends. */
static uint32_t plain(const uint8_t *p, uint32_t n, const uint8_t *t,
                      uint32_t m, uint32_t *end)
{
    static uint32_t row[2][LONG_MOST + 1];
    uint32_t *above = row[0], *now = row[1], best = 0;

    memset(above, 0, (m + 1) * sizeof *above);
    for (uint32_t i = 1; i <= n; i++) {
        uint32_t *swap = above;

        now[0] = i;
        for (uint32_t j = 1; j <= m; j++) {
            now[j] = above[j - 1] + (p[i - 1] != t[j - 1]);
            if (above[j] + 1 < now[j])
                now[j] = above[j] + 1;
            if (now[j - 1] + 1 < now[j])
                now[j] = now[j - 1] + 1;
        }
        above = now;
        now = swap;
    }
    for (uint32_t j = 1; j <= m; j++) {
        if (above[j] < above[best])
            best = j;
    }
    *end = best;
    return above[best];
}

/* Edits of the pattern against all of a stretch: the least over it that ends
 * at its end and starts at its start. */
static uint32_t plain_whole(const uint8_t *p, uint32_t n, const uint8_t *t,
                            uint32_t m)
{
    static uint32_t row[TEXT_MOST + 1];

    for (uint32_t j = 0; j <= m; j++)
        row[j] = j;
    for (uint32_t i = 1; i <= n; i++) {
        uint32_t corner = row[0];

        row[0] = i;
        for (uint32_t j = 1; j <= m; j++) {
            uint32_t best = corner + (p[i - 1] != t[j - 1]);

            corner = row[j];
            if (row[j] + 1 < best)
                best = row[j] + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            row[j] = best;
        }
    }
    return row[m];
}

/* A text, and a pattern that stands in it, damaged, as often as not. */
static void make(uint8_t *p, uint32_t *n, uint8_t *t, uint32_t *m,
                 uint64_t *random)
{
    const uint32_t letters = 2 + made_next(random) % 8;

    *n = 1 + made_next(random) % (PATTERN_MOST - 10);
    *m = made_next(random) % (TEXT_MOST - 1);
    for (uint32_t i = 0; i < *n; i++)
        p[i] = (uint8_t)(1 + made_next(random) % letters);
    for (uint32_t i = 0; i < *m; i++)
        t[i] = (uint8_t)(1 + made_next(random) % letters);
    if (*m > *n && made_next(random) % 2) {
        memcpy(t + made_next(random) % (*m - *n), p, *n);
        for (uint32_t k = made_next(random) % (*n / 4 + 1); k > 0; k--)
            t[made_next(random) % *m] = (uint8_t)(1 + made_next(random) % 9);
    }
}

static void test_distance(void **state)
{
    static uint8_t p[PATTERN_MOST], t[TEXT_MOST];
    uint64_t random = 3;
    ib_arena arena;

    (void)state;
    ib_arena_init(&arena, NULL, 0, NULL);
    for (int i = 0; i < 3000; i++) {
        const ib_arena_mark mark = ib_arena_here(&arena);
        uint32_t n, m, end, edits;
        ib_pattern pattern;
        ib_distance out;
        bool found;

        make(p, &n, t, &m, &random);
        edits = plain(p, n, t, m, &end);
        assert_int_equal(ib_pattern_make(&pattern, &arena, p, n), IBID_OK);
        found = ib_distance_find(&out, &pattern, t, m, n / 2);
        assert_int_equal(found, edits <= n / 2 && edits < n);
        if (found) {
            assert_int_equal(out.edits, edits);
            assert_int_equal(out.end, end);
            assert_int_equal(plain_whole(p, n, t + out.start, end - out.start),
                             edits);
        }
        ib_arena_rewind(&arena, mark);
    }
    ib_arena_free(&arena);
}

/* The same of texts that are gone through in several pieces, with the pattern
 * across the ends of these. */
static void test_distance_long(void **state)
{
    static uint8_t p[PATTERN_MOST], t[LONG_MOST];
    uint64_t random = 17;
    ib_arena arena;

    (void)state;
    ib_arena_init(&arena, NULL, 0, NULL);
    for (int i = 0; i < 60; i++) {
        const ib_arena_mark mark = ib_arena_here(&arena);
        const uint32_t n = 60 + made_next(&random) % (PATTERN_MOST - 60);
        const uint32_t m = 8000 + made_next(&random) % (LONG_MOST - 8000);
        const uint32_t at = 8000 + made_next(&random) % 400;
        uint32_t end, edits;
        ib_pattern pattern;
        ib_distance out;
        bool found;

        for (uint32_t k = 0; k < m; k++)
            t[k] = (uint8_t)(1 + made_next(&random) % 5);
        for (uint32_t k = 0; k < n; k++)
            p[k] = made_next(&random) % 8 && at + k < m
                       ? t[at + k]
                       : (uint8_t)(1 + made_next(&random) % 5);
        edits = plain(p, n, t, m, &end);
        assert_int_equal(ib_pattern_make(&pattern, &arena, p, n), IBID_OK);
        found = ib_distance_find(&out, &pattern, t, m, n / 4);
        assert_int_equal(found, edits <= n / 4);
        if (found) {
            assert_int_equal(out.edits, edits);
            assert_int_equal(out.end, end);
            assert_int_equal(plain_whole(p, n, t + out.start, end - out.start),
                             edits);
        }
        ib_arena_rewind(&arena, mark);
    }
    ib_arena_free(&arena);
}

/* What the scan does not find within a quarter is not there. */
static void test_scan(void **state)
{
    static uint8_t p[PATTERN_MOST], t[TEXT_MOST];
    uint64_t random = 9;
    ib_arena arena;
    int there = 0;

    (void)state;
    ib_arena_init(&arena, NULL, 0, NULL);
    for (int i = 0; i < 3000; i++) {
        ib_distance near[IB_NEAR_PLACES];
        uint32_t n, m, end, edits, found;

        make(p, &n, t, &m, &random);
        edits = plain(p, n, t, m, &end);
        assert_int_equal(ib_scan_find(near, &found, &arena, t, m, p, n, 100),
                         IBID_OK);
        if (edits <= n / IB_SCAN_SHARE && edits < n) {
            there++;
            assert_true(found > 0);
            assert_int_equal(near[0].edits, edits);
        } else {
            assert_int_equal(found, 0);
        }
    }
    assert_true(there > 500);
    ib_arena_free(&arena);
}

/* A place that holds is found behind any number that nearly do. */
static void test_decoys(void **state)
{
    enum { DECOYS = 70000, STEP = 104, LEN = 64 };
    static uint8_t p[LEN], t[(DECOYS + 1) * STEP];
    ib_distance near[IB_NEAR_PLACES];
    uint64_t random = 5;
    ib_arena arena;
    uint32_t found;

    (void)state;
    for (uint32_t i = 0; i < LEN; i++)
        p[i] = (uint8_t)('a' + made_next(&random) % 20);
    memset(t, 'y', sizeof t);
    for (uint32_t d = 0; d <= DECOYS; d++) {
        uint8_t *at = t + (size_t)d * STEP;

        memcpy(at, p, LEN);
        for (uint32_t i = 0; i < 16; i++)
            at[i * 4 + 1] = 'x';
        if (d < DECOYS)
            at[LEN - 2] = 'x';
    }
    ib_arena_init(&arena, NULL, 0, NULL);
    assert_int_equal(
        ib_scan_find(near, &found, &arena, t, sizeof t, p, LEN, 100), IBID_OK);
    assert_int_equal(found, 1);
    assert_int_equal(near[0].edits, 16);
    assert_int_equal(near[0].start, DECOYS * STEP);
    ib_arena_free(&arena);
}

/* In texts that repeat themselves many places are as good as others: which are
 * given is the same whatever the machine has.  The sum was made by the plain
 * path (option simd=false). */
static void test_same_everywhere(void **state)
{
    static uint8_t p[PATTERN_MOST], t[1600];
    uint64_t random = 13, sum = 14695981039346656037u;
    ib_arena arena;

    (void)state;
    ib_arena_init(&arena, NULL, 0, NULL);
    for (int i = 0; i < 1000; i++) {
        const uint32_t n = 100 + made_next(&random) % 150;
        const uint32_t period = 5 + made_next(&random) % 40;
        ib_distance near[IB_NEAR_PLACES];
        uint32_t found;

        for (uint32_t k = 0; k < sizeof t; k++)
            t[k] = (uint8_t)(k < period || made_next(&random) % 8 == 0
                                 ? 'a' + made_next(&random) % 3
                                 : t[k - period]);
        for (uint32_t k = 0; k < n; k++)
            p[k] = (uint8_t)(made_next(&random) % 8
                                 ? t[k]
                                 : 'a' + made_next(&random) % 3);
        assert_int_equal(
            ib_scan_find(near, &found, &arena, t, sizeof t - 16, p, n, 25),
            IBID_OK);
        for (uint32_t k = 0; k < found; k++) {
            sum = (sum ^ near[k].start) * 1099511628211u;
            sum = (sum ^ near[k].end) * 1099511628211u;
            sum = (sum ^ near[k].edits) * 1099511628211u;
        }
    }
    assert_int_equal(sum, 0xb68f1cc5bf24894u);
    ib_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_distance),
        cmocka_unit_test(test_distance_long),
        cmocka_unit_test(test_scan),
        cmocka_unit_test(test_decoys),
        cmocka_unit_test(test_same_everywhere),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
