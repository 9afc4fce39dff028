/* fuzz_segment.c - any bytes as a segment: refused, or asked without a read
 * outside of them; its places lie in its texts and are as near as they say.
 *
 * Checksums keep a fuzzer out, so header and length are made right where the
 * input begins as a segment does. */

#include <string.h>
#include <xxhash.h>

#include "fuzz/fuzz.h"
#include "match/costs.h"
#include "match/segment.h"
#include "match/segment_form.h"
#include "match/sparse.h"

static void put_le(uint8_t *at, uint64_t x, int bytes)
{
    for (int i = 0; i < bytes; i++)
        at[i] = (uint8_t)(x >> (8 * i));
}

/* Make the header follow from its own numbers. */
static void mend(uint8_t *at, size_t len)
{
    ib_segment_form form = {.texts = ib_le32(at + IB_SEGMENT_AT_TEXTS),
                            .count = ib_le32(at + IB_SEGMENT_AT_COUNT),
                            .blocks = ib_le32(at + IB_SEGMENT_AT_BLOCKS),
                            .seed = {ib_le32(at + IB_SEGMENT_AT_SEED_LEN) % 17,
                                     ib_le32(at + IB_SEGMENT_AT_STRIDE) % 8,
                                     ib_le32(at + IB_SEGMENT_AT_BITS) % 12}};

    if (form.seed.stride == 0 || form.count > len)
        return;
    ib_segment_lay_out(&form);
    memcpy(at, ib_segment_magic, 8);
    put_le(at + IB_SEGMENT_AT_VERSION, IB_SEGMENT_VERSION, 4);
    put_le(at + IB_SEGMENT_AT_HEADER, IB_SEGMENT_HEADER, 4);
    put_le(at + IB_SEGMENT_AT_LEN, form.len, 8);
    put_le(at + IB_SEGMENT_AT_SEED_LEN, form.seed.len, 4);
    put_le(at + IB_SEGMENT_AT_STRIDE, form.seed.stride, 4);
    put_le(at + IB_SEGMENT_AT_BITS, form.seed.bits, 4);
    put_le(at + IB_SEGMENT_AT_PLACES, ib_seed_places(form.count, form.seed), 4);
    put_le(at + IB_SEGMENT_AT_PLACE_BITS,
           ib_seed_place_bits(form.count, form.seed), 4);
    for (int i = 0; i < IB_SEGMENT_PARTS; i++) {
        put_le(at + IB_SEGMENT_AT_SECTION + 24 * i, form.start[i], 8);
        put_le(at + IB_SEGMENT_AT_SECTION + 24 * i + 8, form.bytes[i], 8);
    }
    put_le(at + IB_SEGMENT_AT_CHECKSUM, XXH3_64bits(at, IB_SEGMENT_AT_CHECKSUM),
           8);
}

/* As a large segment is asked. */
static void ask_all(const ib_segment *s, ib_arena *scratch, const uint8_t *key,
                    uint32_t n)
{
    ib_distance near[IB_NEAR_PLACES];
    uint32_t found;

    FUZZ_EXPECT(ib_sparse_find(near, &found, scratch, s->key, s->count,
                               &s->seeds, key, n, 25, true, NULL) == IBID_OK);
    FUZZ_EXPECT(found <= IB_NEAR_PLACES);
    for (uint32_t i = 0; i < found; i++)
        FUZZ_EXPECT(near[i].start <= near[i].end && near[i].end <= s->count);
}

/* Ask for the first items of the key, some of them changed, in two parts. */
static void ask(const ib_segment *s, ib_match_care care)
{
    const uint32_t n = s->count < 60 ? s->count : 60;
    uint8_t key[60 + IB_KEY_PAD] = {0};
    const ib_part part[2] = {{0, n / 2, 0}, {n / 2, n, 20}};
    const ib_passage passage = {key, n, part, n > 1 ? 2 : 0};
    const ib_segment *twice[2] = {s, s};
    ib_segment_set set = {twice, 2, 0, false};
    ib_arena arena, scratch;
    ib_list places;

    memcpy(key, s->key, n);
    if (n > 20)
        key[20] ^= 5;
    ib_arena_init(&arena, NULL, 0, NULL);
    ib_arena_init(&scratch, NULL, 0, NULL);
    places = ib_list_of(&arena, ib_segment_place);
    FUZZ_EXPECT(ib_segment_find(&places, &scratch, &set, &passage, 25, care) ==
                IBID_OK);
    FUZZ_EXPECT(places.count <= IB_NEAR_PLACES);
    for (size_t i = 0; i < places.count; i++) {
        const ib_segment_place *one = ib_list_at(&places, ib_segment_place, i);
        const ib_segment_text text = ib_segment_text_at(s, one->text);

        FUZZ_EXPECT(one->segment == 0 && one->text < s->texts);
        FUZZ_EXPECT(one->place.start <= one->place.end);
        FUZZ_EXPECT(one->place.end <= text.end - text.start);
        FUZZ_EXPECT(one->place.edits <= n / 4 + 1);
    }
    ask_all(s, &scratch, key, n);
    ib_arena_free(&arena);
    ib_arena_free(&scratch);
}

/* Spans made with block counts that may say anything lie in the text. */
static void expect_spans(const ib_segment *s)
{
    static const char letters[4096] = "some words that stand for any text";
    ib_arena arena;

    ib_arena_init(&arena, NULL, 0, NULL);
    for (uint32_t i = 0; i < s->texts; i++) {
        const uint32_t len = ib_segment_text_at(s, i).len;
        ib_key key;

        if (len > sizeof letters)
            continue;
        FUZZ_EXPECT(ib_segment_key(&key, &arena, s, i, (ibid_str){letters, len},
                                   NULL, 0, NULL) == IBID_OK);
        if (key.count) {
            const ibid_span span = ib_key_span(&key, key.count / 2, key.count);

            FUZZ_EXPECT(span.start <= len && span.end <= len);
        }
    }
    ib_arena_free(&arena);
}

static void run(const uint8_t *bytes, size_t len)
{
    ib_segment s;
    ibid_err err = {0};

    if (ib_segment_open(&s, bytes, len, &err)) {
        FUZZ_EXPECT(err.status == IBID_EFORMAT && err.what);
        FUZZ_EXPECT(err.at_byte <= len && s.texts == 0);
        return;
    }
    ask(&s, IB_MATCH_QUICK);
    ask(&s, IB_MATCH_ALL);
    expect_spans(&s);
    if (ib_segment_verify(&s, &err))
        FUZZ_EXPECT(err.status == IBID_EFORMAT && err.at_byte < len);
    ib_segment_close(&s);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    run(bytes, len);
    if (len >= IB_SEGMENT_HEADER) {
        uint8_t *mended = malloc(len); /* of the exact size, for ASan */

        FUZZ_EXPECT(mended != NULL);
        memcpy(mended, bytes, len);
        mend(mended, len);
        run(mended, len);
        free(mended);
    }
    return 0;
}
