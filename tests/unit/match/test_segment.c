/* test_segment.c - segments: what is written is what is asked, however it is
 * split, and damage is told. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"
#include "match/costs.h"
#include "match/scan.h"
#include "match/segment.h"
#include "tests/counter.h"

enum { TEXTS = 40 };

/* xorshift64: the same texts on every machine. */
static uint32_t next(uint64_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return (uint32_t)(*seed >> 32);
}

/* Words of random letters, from a stock so that texts have some in common. */
static ibid_str random_text(ib_arena *arena, uint64_t *seed, uint32_t words)
{
    char *text = ib_arena_array(arena, char, (size_t)words * 10);
    uint32_t n = 0;

    for (uint32_t i = 0; i < words; i++) {
        uint64_t word = 77 + next(seed) % 900;

        for (uint32_t k = 3 + next(&word) % 6; k > 0; k--)
            text[n++] = (char)('a' + next(&word) % 26);
        text[n++] = ' ';
    }
    return (ibid_str){text, n};
}

static void name_of(uint8_t name[IB_SEGMENT_NAME], uint32_t i)
{
    memset(name, (int)(i * 37 & 255), IB_SEGMENT_NAME);
    memcpy(name + 1, &(uint8_t){(uint8_t)i}, 1);
}

static ib_segment made(ib_arena *arena, ib_segment_plan *plan)
{
    const size_t size = ib_segment_size(plan);
    uint8_t *bytes = ib_arena_grow(arena, NULL, 0, size, 64);
    ib_segment out;
    ibid_err err = {0};

    assert_non_null(bytes);
    memset(bytes, 0xAA, size); /* nothing may be left as it was */
    assert_int_equal(ib_segment_write(bytes, arena, plan), IBID_OK);
    assert_int_equal(ib_segment_open(&out, bytes, size, &err), IBID_OK);
    assert_int_equal(ib_segment_verify(&out, &err), IBID_OK);
    return out;
}

typedef struct pile {
    ib_arena arena;
    ib_match_text text[TEXTS];
    uint8_t name[TEXTS][IB_SEGMENT_NAME];
    ib_segment one, some[5];
    const ib_segment *alone[1], *apart[5];
} pile;

static void add(ib_segment_plan *plan, pile *p, uint32_t i)
{
    assert_int_equal(ib_segment_add(plan, p->name[i], &p->text[i].key),
                     IBID_OK);
}

/* Texts of 0 to some thousand words; every fourth repeats a part of the one
 * before. */
static void fill(pile *p)
{
    uint64_t seed = 20240607;
    ib_segment_plan plan;

    ib_arena_init(&p->arena, NULL, 0, NULL);
    for (uint32_t i = 0; i < TEXTS; i++) {
        ibid_str text =
            random_text(&p->arena, &seed, i == 7 ? 0 : 20 + i * i * 2);

        if (i % 4 == 3 && i > 7) {
            const ibid_str before = p->text[i - 1].key.text;

            memcpy((char *)(uintptr_t)text.at, before.at, before.len / 4);
        }
        name_of(p->name[i], i);
        assert_int_equal(
            ib_match_prepare(&p->text[i], &p->arena, text, NULL, 0), IBID_OK);
        assert_int_equal(ib_match_index(&p->text[i], &p->arena, &p->arena),
                         IBID_OK);
    }
    for (uint32_t s = 0; s < 5; s++) {
        ib_segment_plan_start(&plan, &p->arena);
        for (uint32_t i = s; i < TEXTS; i += 5)
            add(&plan, p, i);
        if (s > 0) /* and one that stands in the segment before, too */
            add(&plan, p, s - 1);
        p->some[s] = made(&p->arena, &plan);
        p->apart[s] = &p->some[s];
    }
    ib_segment_plan_start(&plan, &p->arena);
    for (uint32_t s = 0; s < 5; s++)
        assert_int_equal(ib_segment_merge(&plan, &p->some[s], NULL), IBID_OK);
    p->one = made(&p->arena, &plan);
    p->alone[0] = &p->one;
}

static void test_texts(void **state)
{
    pile *p = *state;
    ibid_err err;

    assert_int_equal(p->one.texts, TEXTS);
    for (uint32_t i = 0; i < TEXTS; i++) {
        const ib_segment_text row = ib_segment_text_at(&p->one, i);
        uint32_t own = 0;
        ib_key key;

        while (memcmp(row.name, p->name[own], IB_SEGMENT_NAME) != 0)
            own++;
        assert_int_equal(ib_segment_key(&key, &p->arena, &p->one, i,
                                        p->text[own].key.text, NULL, 0, &err),
                         IBID_OK);
        assert_int_equal(key.count, p->text[own].key.count);
        assert_memory_equal(key.item, p->text[own].key.item,
                            key.count + IB_KEY_PAD);
        for (uint32_t k = 0; k < key.count; k += 97) {
            const ibid_span a = ib_key_span(&key, k, k + 1);
            const ibid_span b = ib_key_span(&p->text[own].key, k, k + 1);

            assert_int_equal(a.start, b.start);
            assert_int_equal(a.end, b.end);
        }
        key.text.len++;
        assert_int_equal(ib_segment_key(&key, &p->arena, &p->one, i, key.text,
                                        NULL, 0, &err),
                         IBID_EFORMAT);
    }
}

/* A merge of merges is the same bytes as one that was made at once. */
static void test_same_bytes(void **state)
{
    pile *p = *state;
    ib_segment_plan plan;
    ib_segment half[2], all, again;

    ib_segment_plan_start(&plan, &p->arena);
    for (uint32_t i = 0; i < TEXTS; i++)
        add(&plan, p, i);
    all = made(&p->arena, &plan);
    for (uint32_t h = 0; h < 2; h++) {
        ib_segment_plan_start(&plan, &p->arena);
        for (uint32_t i = 0; i < TEXTS / 2; i++)
            add(&plan, p, h * TEXTS / 2 + i);
        half[h] = made(&p->arena, &plan);
    }
    ib_segment_plan_start(&plan, &p->arena);
    for (uint32_t h = 0; h < 2; h++)
        assert_int_equal(ib_segment_merge(&plan, &half[h], NULL), IBID_OK);
    again = made(&p->arena, &plan);
    assert_int_equal(all.len, again.len);
    assert_memory_equal(all.bytes, again.bytes, all.len);
}

static void find(pile *p, ib_list *places, const ib_segment *const *segment,
                 uint32_t segments, const ib_passage *passage)
{
    ib_segment_set set = {segment, segments, 0, false};
    ib_arena scratch;

    ib_arena_init(&scratch, NULL, 0, NULL);
    *places = ib_list_of(&p->arena, ib_segment_place);
    assert_int_equal(
        ib_segment_find(places, &scratch, &set, passage, 25, IB_MATCH_ALL),
        IBID_OK);
    ib_arena_free(&scratch);
}

/* A passage out of a text, with some of its items changed, put in, left out. */
static void cut(pile *p, uint64_t *seed, uint8_t *key, ib_passage *passage,
                ib_part *part)
{
    const ib_key *from;
    uint32_t start, len, noise = next(seed) % 4 * 5, n = 0;

    do
        from = &p->text[next(seed) % TEXTS].key;
    while (from->count < 60);
    len = 14 + next(seed) % 150;
    len = len > from->count ? from->count : len;
    start = next(seed) % (from->count - len + 1);
    for (uint32_t i = 0; i < len; i++) {
        const uint32_t dice = next(seed) % 100;

        if (dice >= noise || dice % 3 == 0)
            key[n++] = from->item[start + i];
        if (dice < noise && dice % 3 != 1)
            key[n++] = (uint8_t)('a' + next(seed) % 26);
    }
    memset(key + n, 0, IB_KEY_PAD);
    *part = (ib_part){0, n, 0};
    *passage = (ib_passage){key, n, part, n > 0};
}

/* The nearest place in any text, each asked by itself: by seeds, and by looking
 * at all of it. */
static uint32_t nearest(pile *p, const ib_passage *passage, bool by_scan)
{
    uint32_t best = UINT32_MAX;

    for (uint32_t i = 0; i < TEXTS; i++) {
        ib_list places = ib_list_of(&p->arena, ib_match_place);
        ib_distance near[IB_NEAR_PLACES];
        ib_arena scratch;
        uint32_t found = 0;

        ib_arena_init(&scratch, NULL, 0, NULL);
        if (by_scan) {
            assert_int_equal(ib_scan_find(near, &found, &scratch,
                                          p->text[i].key.item,
                                          p->text[i].key.count, passage->key,
                                          passage->count, 25),
                             IBID_OK);
            if (found && near[0].edits < best)
                best = near[0].edits;
        } else {
            assert_int_equal(ib_match_near(&places, &p->arena, &scratch,
                                           &p->text[i], passage, 25,
                                           IB_MATCH_ALL),
                             IBID_OK);
            if (places.count &&
                ib_list_at(&places, ib_match_place, 0)->edits < best)
                best = ib_list_at(&places, ib_match_place, 0)->edits;
        }
        ib_arena_free(&scratch);
    }
    return best;
}

/* The words that a place names are as far from the passage as it says. */
static void expect_true(pile *p, const ib_segment *s, const ib_passage *passage,
                        const ib_segment_place *one)
{
    const ib_segment_text row = ib_segment_text_at(s, one->text);
    ib_pattern pattern;
    ib_distance at;

    assert_true(one->place.start < one->place.end);
    assert_true(one->place.end <= row.end - row.start);
    assert_int_equal(
        ib_pattern_make(&pattern, &p->arena, passage->key, passage->count),
        IBID_OK);
    assert_true(ib_distance_find(
        &at, &pattern, s->key + row.start + one->place.start,
        one->place.end - one->place.start, passage->count / 4));
    assert_int_equal(at.edits, one->place.edits);
}

/* One segment, many, none, and a look at everything: the same nearest place.
 * The second and third may differ, as a segment gives its own three nearest and
 * looks only at those that have a fourth of the first one's votes. */
static void test_find(void **state)
{
    pile *p = *state;
    uint64_t seed = 4711;

    for (int i = 0; i < 400; i++) {
        uint8_t key[512];
        const ib_segment_place *a, *b;
        ib_passage passage;
        ib_list one, some;
        ib_part part;
        uint32_t best;

        cut(p, &seed, key, &passage, &part);
        find(p, &one, p->alone, 1, &passage);
        find(p, &some, p->apart, 5, &passage);
        best = nearest(p, &passage, false);
        assert_int_equal(best, nearest(p, &passage, true));
        assert_int_equal(one.count > 0, best != UINT32_MAX);
        assert_int_equal(some.count > 0, best != UINT32_MAX);
        if (one.count == 0)
            continue;
        a = one.item;
        b = some.item;
        assert_int_equal(a->place.edits, best);
        assert_int_equal(a->place.start, b->place.start);
        assert_int_equal(a->place.end, b->place.end);
        assert_memory_equal(
            ib_segment_text_at(&p->one, a->text).name,
            ib_segment_text_at(p->apart[b->segment], b->text).name,
            IB_SEGMENT_NAME);
        for (size_t k = 0; k < one.count; k++)
            expect_true(p, &p->one, &passage,
                        ib_list_at(&one, ib_segment_place, k));
    }
}

static int start(void **state)
{
    pile *p = calloc(1, sizeof *p);

    *state = p;
    if (p)
        fill(p);
    return p ? 0 : -1;
}

static int stop(void **state)
{
    pile *p = *state;

    ib_arena_free(&p->arena);
    free(p);
    return 0;
}

/* The sample of docs/segment.md. */
static ib_segment sample(ib_arena *arena)
{
    static const char *const text[] = {
        "The pilots refused to leave.",
        "No boat was lost that night; the pilots refused to sail.", ""};
    static const uint8_t name[3][IB_SEGMENT_NAME] = {{1}, {2}, {3}};
    ib_segment_plan plan;

    ib_segment_plan_start(&plan, arena);
    for (int i = 0; i < 3; i++) {
        ib_key *key = ib_arena_array(arena, ib_key, 1);

        assert_int_equal(ib_key_make(key, arena, ib_str_of(text[i]), NULL, 0),
                         IBID_OK);
        assert_int_equal(ib_segment_add(&plan, name[i], key), IBID_OK);
    }
    return made(arena, &plan);
}

/* Ask for words of the sample; hostile bytes may say anything. */
static size_t ask(const ib_segment *s)
{
    static const uint8_t key[64] = "thcpiiotsrctnscdto";
    const ib_part part = {0, 18, 0};
    const ib_passage passage = {key, 18, &part, 1};
    ib_segment_set set = {&s, 1, 0, false};
    ib_list places;
    ib_arena arena, scratch;

    ib_arena_init(&arena, NULL, 0, NULL);
    ib_arena_init(&scratch, NULL, 0, NULL);
    places = ib_list_of(&arena, ib_segment_place);
    assert_int_equal(
        ib_segment_find(&places, &scratch, &set, &passage, 25, IB_MATCH_ALL),
        IBID_OK);
    for (size_t i = 0; i < places.count; i++) {
        const ib_segment_place *one = ib_list_at(&places, ib_segment_place, i);

        assert_true(one->text < s->texts);
        assert_true(one->place.end <=
                    ib_segment_text_at(s, one->text).end -
                        ib_segment_text_at(s, one->text).start);
    }
    ib_arena_free(&arena);
    ib_arena_free(&scratch);
    return places.count;
}

static void test_kept_sample(void **state)
{
    FILE *file = fopen(IBID_SOURCE_ROOT "/fuzz/corpus/segment/sample", "rb");
    ib_segment s;
    ib_arena arena;
    uint8_t *kept;

    (void)state;
    assert_non_null(file);
    ib_arena_init(&arena, NULL, 0, NULL);
    s = sample(&arena);
    kept = ib_arena_array(&arena, uint8_t, s.len + 1);
    assert_int_equal(fread(kept, 1, s.len + 1, file), s.len);
    assert_memory_equal(kept, s.bytes, s.len);
    assert_true(ask(&s) > 0);
    fclose(file);
    ib_arena_free(&arena);
}

/* Blocks of the exact size, so that ASan sees what is read beyond them. */
static void test_cut_short(void **state)
{
    ib_segment s, out;
    ib_arena arena;

    (void)state;
    ib_arena_init(&arena, NULL, 0, NULL);
    s = sample(&arena);
    for (size_t len = 0; len <= s.len; len++) {
        uint8_t *bytes = malloc(len ? len : 1);
        ibid_err err = {0};

        assert_non_null(bytes);
        memcpy(bytes, s.bytes, len);
        assert_int_equal(ib_segment_open(&out, bytes, len, &err),
                         len < s.len ? IBID_EFORMAT : IBID_OK);
        if (len < s.len) {
            assert_string_equal(err.what, "the segment is cut short");
            assert_int_equal(err.at_byte, len);
        }
        free(bytes);
    }
    ib_arena_free(&arena);
}

static void test_flipped(void **state)
{
    ib_segment s, out;
    ib_arena arena;
    uint8_t *bytes;

    (void)state;
    ib_arena_init(&arena, NULL, 0, NULL);
    s = sample(&arena);
    bytes = ib_arena_copy(&arena, s.bytes, s.len, 1, 64);
    assert_non_null(bytes);
    for (size_t i = 0; i < s.len; i++) {
        ibid_err err = {0};

        bytes[i] = (uint8_t)(s.bytes[i] ^ (1U << (i & 7)));
        if (ib_segment_open(&out, bytes, s.len, &err) == IBID_OK) {
            assert_true(i >= 256);
            ask(&out);
            assert_int_equal(ib_segment_verify(&out, &err), IBID_EFORMAT);
            assert_true(err.at_byte <= i);
        }
        assert_int_equal(err.status, IBID_EFORMAT);
        bytes[i] = (uint8_t)(s.bytes[i] | 0xF0);
        if (ib_segment_open(&out, bytes, s.len, &err) == IBID_OK)
            ask(&out);
        bytes[i] = s.bytes[i];
    }
    ib_arena_free(&arena);
}

static void test_why(void **state)
{
    static const struct {
        size_t at;
        uint8_t byte;
        const char *why;
        uint64_t at_byte;
    } cases[] = {
        {0, 'i', "this is no segment of ibid", 0},
        {6, '\n', "this is no segment of ibid", 0},
        {8, 2, "the segment is of another version of ibid; make it anew", 8},
        {28, 1, "the segment's header is damaged", 0},
        {248, 1, "the segment's header is damaged", 0},
        {256 + 48 + 36, 1, "the segment's table of texts is damaged", 304},
        {256 + 48 + 44, 9, "the segment's table of texts is damaged", 304},
    };
    ib_segment s, out;
    ib_arena arena;
    uint8_t *bytes;

    (void)state;
    ib_arena_init(&arena, NULL, 0, NULL);
    s = sample(&arena);
    bytes = ib_arena_copy(&arena, s.bytes, s.len, 1, 64);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ibid_err err = {0};

        bytes[cases[i].at] = cases[i].byte;
        assert_int_equal(ib_segment_open(&out, bytes, s.len, &err),
                         IBID_EFORMAT);
        assert_string_equal(err.what, cases[i].why);
        assert_int_equal(err.at_byte, cases[i].at_byte);
        bytes[cases[i].at] = s.bytes[cases[i].at];
    }
    ib_arena_free(&arena);
}

static void test_empty(void **state)
{
    ib_segment_plan plan;
    ib_segment s;
    ib_arena arena;

    (void)state;
    ib_arena_init(&arena, NULL, 0, NULL);
    ib_segment_plan_start(&plan, &arena);
    s = made(&arena, &plan);
    assert_int_equal(s.texts, 0);
    assert_int_equal(ask(&s), 0);
    ib_arena_free(&arena);
}

/* No memory at the n-th request: no segment, no place, nothing lost. */
static void test_no_memory(void **state)
{
    static const uint8_t key[64] = "thcpiiotsrctnscdto";
    const ib_part part = {0, 18, 0};
    const ib_passage passage = {key, 18, &part, 1};
    ibid_status st = IBID_ENOMEM;

    (void)state;
    for (size_t n = 1; st; n++) {
        counter count = {.fail_at = n};
        const ibid_alloc alloc = counter_alloc(&count);
        ib_arena kept, arena, scratch;
        ib_segment_plan plan;
        ib_segment s;
        const ib_segment *segment = &s;
        ib_segment_set set = {&segment, 1, 0, false};
        ib_list places;
        uint8_t *bytes;

        ib_arena_init(&kept, NULL, 0, NULL);
        ib_arena_init(&arena, &alloc, 0, NULL);
        ib_arena_init(&scratch, &alloc, 0, NULL);
        s = sample(&kept);
        places = ib_list_of(&arena, ib_segment_place);
        ib_segment_plan_start(&plan, &arena);
        st = ib_segment_merge(&plan, &s, NULL);
        if (!st) {
            bytes = ib_arena_array(&kept, uint8_t, ib_segment_size(&plan));
            st = ib_segment_write(bytes, &scratch, &plan);
        }
        if (!st)
            st = ib_segment_find(&places, &scratch, &set, &passage, 25,
                                 IB_MATCH_ALL);
        assert_true(st == IBID_OK || (st == IBID_ENOMEM && n < 100));
        ib_arena_free(&kept);
        ib_arena_free(&arena);
        ib_arena_free(&scratch);
        assert_int_equal(count.held, 0);
    }
}

static bool is_there(const char *path)
{
    struct stat about;

    return stat(path, &about) == 0;
}

static void test_file(void **state)
{
    char folder[] = "/tmp/ibid-segment-XXXXXX", path[64], part[64];
    ib_segment s, mapped;
    ib_segment_plan plan;
    ib_arena arena;
    ibid_err err;
    FILE *file;

    (void)state;
    ib_arena_init(&arena, NULL, 0, NULL);
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/one", folder);
    snprintf(part, sizeof part, "%s/one.part", folder);
    s = sample(&arena);
    ib_segment_plan_start(&plan, &arena);
    assert_int_equal(ib_segment_merge(&plan, &s, NULL), IBID_OK);
    assert_int_equal(ib_segment_save(path, &arena, &plan, &err), IBID_OK);
    assert_false(is_there(part));
    assert_int_equal(ib_segment_map(&mapped, path, &err), IBID_OK);
    assert_int_equal(mapped.len, s.len);
    assert_memory_equal(mapped.bytes, s.bytes, s.len);
    ib_segment_release(&mapped);
    assert_true(ask(&mapped) > 0);
    /* A segment that is in use may be written anew. */
    ib_segment_plan_start(&plan, &arena);
    assert_int_equal(ib_segment_save(path, &arena, &plan, &err), IBID_OK);
    assert_true(ask(&mapped) > 0);
    ib_segment_close(&mapped);
    file = fopen(part, "w");
    assert_non_null(file);
    fclose(file);
    assert_int_equal(ib_segment_save(path, &arena, &plan, &err), IBID_EBUSY);
    assert_true(is_there(part));
    assert_int_equal(ib_segment_map(&mapped, part, &err), IBID_EFORMAT);
    assert_string_equal(err.what, "the segment is cut short");
    unlink(part);
    unlink(path);
    assert_int_equal(ib_segment_map(&mapped, path, &err), IBID_EIO);
    assert_int_equal(ib_segment_map(&mapped, folder, &err), IBID_EIO);
    ib_segment_close(&mapped);
    rmdir(folder);
    assert_int_equal(ib_segment_save(path, &arena, &plan, &err), IBID_EIO);
    ib_arena_free(&arena);
}

/* A disk that is full, as a bound on the length of files shows it. */
static void test_full_disk(void **state)
{
    char folder[] = "/tmp/ibid-segment-XXXXXX", path[64], part[64];
    struct rlimit had, small;
    ib_segment_plan plan;
    ib_arena arena;
    ibid_err err = {0};

    (void)state;
    ib_arena_init(&arena, NULL, 0, NULL);
    ib_segment_plan_start(&plan, &arena);
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/one", folder);
    snprintf(part, sizeof part, "%s/one.part", folder);
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &had), 0);
    small = (struct rlimit){1000, had.rlim_max};
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    assert_int_equal(ib_segment_save(path, &arena, &plan, &err), IBID_EIO);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &had), 0);
    assert_non_null(err.what);
    assert_false(is_there(path));
    assert_false(is_there(part));
    rmdir(folder);
    ib_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts),     cmocka_unit_test(test_same_bytes),
        cmocka_unit_test(test_find),      cmocka_unit_test(test_kept_sample),
        cmocka_unit_test(test_cut_short), cmocka_unit_test(test_flipped),
        cmocka_unit_test(test_why),       cmocka_unit_test(test_empty),
        cmocka_unit_test(test_no_memory), cmocka_unit_test(test_file),
        cmocka_unit_test(test_full_disk),
    };

    return cmocka_run_group_tests(tests, start, stop);
}
