/* test_key.c - the letters of a text, and the way back. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/scan.h"
#include "base/str.h"
#include "match/key.h"
#include "match/seed.h"
#include "tests/unit/match/made.h"

static void test_items(void **state)
{
    /* Bytes from 0x80 are shown as their number. */
    static const struct {
        const char *text, *key;
    } cases[] = {
        {"", ""},
        {" .,;-\n", ""},
        {"The Pilots", "thcpiiots"},
        {"re-fused,\nh0w 9", "rctnscdhowg"},
        {"\xC3\x89t\xC3\xA9", "ctc"},       /* accents are left out */
        {"e\xCC\x81te", "ctc"},             /* so are combining ones */
        {"\xEF\xAC\x81nd", "tind"},         /* a ligature */
        {"x\xC2\xB2 x\xC2\xB9", "xx"},      /* raised numbers */
        {"\xEF\xBC\xA1\xEF\xBC\x91", "ai"}, /* full width */
        {"\xE2\x80\x9Cno\xE2\x80\x9D \xE2\x80\x94", "no"},
        {"\xD0\x96\xD0\xB6", "<b6><b6>"}, /* case */
        {"\xE6\xB0\xB4", "<b4><d8>"},     /* Han: two */
        {"\xEA\xB0\x81", "<80><e1><a8>"}, /* hangul: one a letter */
        {"\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8", "<80><e1><a8>"},
        {"\xD8\xA8\xD9\x8E", "<a8>"}, /* a vowel sign */
        {"\xC4\xB1I", "ii"},          /* dotless */
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ibid_str text = ib_str_of(cases[i].text);
        char shown[64] = "";
        ib_arena arena;
        ib_fold view;
        uint8_t item[128];
        ib_key key;

        ib_arena_init(&arena, NULL, 0, NULL);
        assert_int_equal(ib_key_make(&key, &arena, text, NULL, 0), IBID_OK);
        for (uint32_t k = 0; k < key.count; k++)
            sprintf(shown + strlen(shown), key.item[k] < 0x80 ? "%c" : "<%x>",
                    key.item[k]);
        assert_string_equal(shown, cases[i].key);
        /* The quotation's key is made of its view, and is the same. */
        assert_int_equal(ib_fold_make(&view, &arena, text, NULL, 0), IBID_OK);
        assert_int_equal(ib_key_of_view(item, &view, 0, view.count), key.count);
        assert_memory_equal(item, key.item, key.count);
        ib_arena_free(&arena);
    }
}

/* Each item leads to a character that gives it, in order, outside the spans
 * that are skipped; and back. */
static void expect_way_back(const ib_key *key)
{
    uint32_t last = 0;

    for (uint32_t i = 0; i < key->count; i++) {
        const ibid_span span = ib_key_span(key, i, i + 1);

        assert_true(span.start >= last || span.start == last);
        assert_true(span.end > span.start && span.end <= key->text.len);
        assert_true(ib_key_at(key, span.start) <= i);
        assert_true(ib_key_at(key, span.end) > i);
        for (uint32_t k = 0; k < key->skip_count; k++)
            assert_true(span.end <= key->skip[k].start ||
                        span.start >= key->skip[k].end);
        last = span.start;
    }
    assert_int_equal(ib_key_at(key, key->text.len), key->count);
    assert_int_equal(ib_key_at(key, 0), 0);
}

static void test_way_back(void **state)
{
    static char text[6000];
    ibid_span skip[8];
    uint64_t random = 7;

    (void)state;
    made_text(text, sizeof text, 5);
    for (uint32_t count = 0; count <= 8; count++) {
        ib_arena arena;
        ib_key key;
        uint32_t at = 0;

        for (uint32_t i = 0; i < count; i++) {
            at += made_next(&random) % 300;
            skip[i].start = at;
            at += 1 + made_next(&random) % 400;
            skip[i].end = at;
            while (((uint8_t)text[skip[i].start] & 0xC0) == 0x80)
                skip[i].start++;
            while (((uint8_t)text[skip[i].end] & 0xC0) == 0x80)
                skip[i].end++;
            at = skip[i].end + 1;
        }
        ib_arena_init(&arena, NULL, 0, NULL);
        assert_int_equal(ib_key_make(&key, &arena,
                                     (ibid_str){text, sizeof text}, skip,
                                     count),
                         IBID_OK);
        expect_way_back(&key);
        ib_arena_free(&arena);
    }
}

/* Put together of what the fast path takes, and what it must not, at all
 * distances from one another; some of it broken. */
static uint32_t make_mixed(char *out, uint32_t len, uint64_t *random)
{
    static const char *const piece[] = {
        "a",
        "l",
        "Q",
        "7",
        " ",
        "word and word",
        "\xE2\x80\x9C",     /* in the block of dashes and marks: none */
        "\xE2\x80\x90",     /* its first */
        "\xE2\x81\xAF",     /* its last */
        "\xE2\x80\x8F",     /* before it */
        "\xE2\x81\xB1",     /* after it: a letter */
        "\xE2\x82\xAC",     /* a sign */
        "\xE2\x85\xA0",     /* a Roman numeral */
        "\xC3\xA9",         /* a letter */
        "\xE6\xB0\xB4",     /* Han */
        "\xF0\x9D\x90\x80", /* a letter of four bytes */
        "\xE2\x80",         /* broken */
        "\x94",
    };
    uint32_t at = 0;

    while (at < len) {
        const char *s =
            piece[made_next(random) % (sizeof piece / sizeof *piece)];
        const uint32_t n = (uint32_t)strlen(s);

        for (uint32_t i = made_next(random) % 40; i > 0 && at < len; i--)
            out[at++] = (char)("etaoin shrdlu.ET"[made_next(random) % 16]);
        if (len - at >= n) {
            memcpy(out + at, s, n);
            at += n;
        }
    }
    return at;
}

/* The key of a text is the keys of its characters, and the counts are those of
 * the characters before each block. */
static void test_one_by_one(void **state)
{
    static char text[3000];
    uint64_t random = 23;

    (void)state;
    for (int round = 0; round < 100; round++) {
        const ibid_str all = {
            text, make_mixed(text, 1 + made_next(&random) % 2900, &random)};
        uint32_t at = 0, block = 0, count = 0;
        ib_arena arena;
        ib_key key, one;

        ib_arena_init(&arena, NULL, 0, NULL);
        assert_int_equal(ib_key_make(&key, &arena, all, NULL, 0), IBID_OK);
        while (at < all.len) {
            uint32_t cp;
            const uint32_t n = ib_utf8_at(&cp, all, at, all.len);

            for (; block * IB_KEY_BLOCK <= at; block++)
                assert_int_equal(key.block[block], count);
            assert_int_equal(
                ib_key_make(&one, &arena, (ibid_str){text + at, n}, NULL, 0),
                IBID_OK);
            assert_memory_equal(key.item + count, one.item, one.count);
            count += one.count;
            at += n;
        }
        assert_int_equal(key.count, count);
        for (; block < all.len / IB_KEY_BLOCK + 2; block++)
            assert_int_equal(key.block[block], count);
        for (uint32_t i = 0; i < IB_KEY_PAD; i++)
            assert_int_equal(key.item[count + i], 0);
        ib_arena_free(&arena);
    }
}

static uint64_t sum_of(const uint8_t *bytes, size_t len)
{
    uint64_t sum = 14695981039346656037u; /* FNV-1a */

    for (size_t i = 0; i < len; i++)
        sum = (sum ^ bytes[i]) * 1099511628211u;
    return sum;
}

/* Keys and indexes are the same bytes whatever the machine has: these sums
 * were made by the plain path (option simd=false). */
static void test_same_everywhere(void **state)
{
    enum { LEN = 300000 };
    char *text = malloc(LEN);
    ib_arena arena;
    ib_seeds seeds;
    ib_key key;

    (void)state;
    made_text(text, LEN, 11);
    ib_arena_init(&arena, NULL, 0, NULL);
    assert_int_equal(ib_key_make(&key, &arena, (ibid_str){text, LEN}, NULL, 0),
                     IBID_OK);
    assert_int_equal(sum_of(key.item, key.count), 0x834d592393f27747u);
    assert_int_equal(ib_seed_index(&seeds, &arena, &arena, key.item, key.count,
                                   ib_seed_form_of(key.count)),
                     IBID_OK);
    assert_int_equal(sum_of(seeds.bucket, ib_seed_bucket_bytes(seeds.form)),
                     0xf8c7e2fc5414ef1du);
    assert_int_equal(
        sum_of(seeds.place, ib_seed_place_bytes(key.count, seeds.form)),
        0xf4e863f12365981fu);
    ib_arena_free(&arena);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_items),
        cmocka_unit_test(test_way_back),
        cmocka_unit_test(test_one_by_one),
        cmocka_unit_test(test_same_everywhere),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
