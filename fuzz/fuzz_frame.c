/* fuzz_frame.c - any bytes as an answer of the worker: refused, or taken with
 * all promises kept; and the same in two pieces. */

#include <string.h>

#include "bytes/frame.h"
#include "fuzz/fuzz.h"
#include "tests/promise_given.h"

enum { TEXT_MAX = 1 << 16, MEMORY_MAX = 64 << 20 };

static ibid_status take(ib_given *given, ib_arena *arena, const char *bytes,
                        size_t len, size_t cut)
{
    ib_answer answer;
    size_t first = 0, rest;
    ibid_status st;

    ib_answer_begin(&answer, arena, TEXT_MAX);
    st = ib_answer_take(&answer, &first, bytes, cut);
    FUZZ_EXPECT(first <= cut);
    if (!st)
        st = ib_answer_take(&answer, &rest, bytes + first, len - first);
    if (!st && first + rest != len)
        st = IBID_EFORMAT;
    return st ? st : ib_answer_end(given, &answer, arena, arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    ib_arena arena;
    ib_given whole, parted;
    ibid_status st;

    ib_arena_init(&arena, NULL, MEMORY_MAX, NULL);
    st = take(&whole, &arena, (const char *)bytes, len, 0);
    FUZZ_EXPECT(st == take(&parted, &arena, (const char *)bytes, len, len / 2));
    if (!st) {
        const char *broken = promise_given(&whole);

        if (broken)
            fprintf(stderr, "%s\n", broken);
        FUZZ_EXPECT(!broken);
        FUZZ_EXPECT(whole.text.len == parted.text.len &&
                    memcmp(whole.text.at, parted.text.at, whole.text.len) == 0);
        FUZZ_EXPECT(whole.block_count == parted.block_count);
        FUZZ_EXPECT(whole.page_count == parted.page_count);
    }
    ib_arena_free(&arena);
    return 0;
}
