/* fuzz_proof.c - any bytes as what an archive reads that others may have
 * written: a proof, a checkpoint, a key, an entry of a log, a question.  Each is
 * refused, or keeps what its header promises. */

#include <string.h>

#include "archive/bag.h"
#include "archive/checkpoint.h"
#include "archive/log.h"
#include "archive/terms.h"
#include "base/str.h"
#include "fuzz/fuzz.h"
#include "ibid/archive.h"

/* The key that signed the proof of the corpus. */
#define KEY                         \
    "ibid-archive/9feed5b093ffc2f3" \
    "+1b04040c+ASblrnHwy7r6So7+k3F7V5Q2YIE21ZieaYQnC662PHSx"

static void try_key(ibid_str bytes)
{
    char line[IB_SIGNER_LINE];
    ib_verifier verifier, again;

    if (ib_verifier_read(&verifier, bytes))
        return;
    ib_verifier_write(line, &verifier);
    FUZZ_EXPECT(ib_verifier_read(&again, ib_str_of(line)) == IBID_OK);
    FUZZ_EXPECT(memcmp(&again, &verifier, sizeof again) == 0);
}

static void try_entry(ib_arena *arena, ibid_str bytes)
{
    static char line[1 << 16]; /* IB_LOG_LINE_MAX */
    ib_log_entry entry, again;
    const char *why;
    uint32_t len;

    if (ib_log_read(&entry, &why, arena, bytes) || why)
        return;
    FUZZ_EXPECT(entry.value[IB_LOG_N].at && entry.value[IB_LOG_ACT].at);
    /* numbers are written from strings that end with a zero */
    for (int i = 0; i < IB_LOG_MEMBERS; i++)
        if (entry.value[i].at)
            entry.value[i].at = ib_arena_copy(
                arena,
                ib_str_format(arena, "%.*s", (int)entry.value[i].len,
                              entry.value[i].at),
                (size_t)entry.value[i].len + 1, 1, 1);
    len = ib_log_write(line, &entry);
    if (len == 0)
        return;
    FUZZ_EXPECT(ib_log_read(&again, &why, arena, (ibid_str){line, len - 1}) ==
                IBID_OK);
    FUZZ_EXPECT(!why);
    FUZZ_EXPECT(ib_log_number(&again, IB_LOG_N) ==
                ib_log_number(&entry, IB_LOG_N));
}

static void try_terms(ib_arena *arena, ibid_str bytes)
{
    ib_terms terms;
    uint32_t at = 0, used = 0;

    if (ib_terms_make(&terms, arena, bytes))
        return;
    for (uint32_t i = 0; i < terms.count; i++) {
        const ib_term *term = &terms.item[i];

        FUZZ_EXPECT(term->span.start >= at && term->span.end <= bytes.len);
        FUZZ_EXPECT(term->letters.len > 0);
        FUZZ_EXPECT(term->letters.at == terms.all.at + used);
        at = term->span.end;
        used += term->letters.len + 1;
    }
    FUZZ_EXPECT(used == terms.all.len);
}

static void try_path(ib_arena *arena, ibid_str bytes)
{
    const char *name = ib_bag_decode(arena, bytes);
    const char *path = ib_bag_path(arena, name);

    FUZZ_EXPECT(
        ib_bag_is_inside(ib_str_format(arena, "data/%s", path), "data/"));
    FUZZ_EXPECT(
        strcmp(ib_bag_decode(arena, ib_str_of(ib_bag_encode(arena, name))),
               name) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const ibid_str bytes = {(const char *)data, (uint32_t)size};
    ib_checkpoint checkpoint;
    ib_verifier verifier;
    ibid_proven proven;
    ib_arena arena;

    ib_arena_init(&arena, NULL, 0, NULL);
    if (!ibid_proof_check(&proven, bytes, IB_STR(KEY), NULL))
        FUZZ_EXPECT(strlen(proven.sha256) == 64 && proven.entry < proven.size);
    if (!ib_verifier_read(&verifier, IB_STR(KEY)))
        (void)!ib_checkpoint_read(&checkpoint, bytes, &verifier);
    try_key(bytes);
    try_entry(&arena, bytes);
    try_terms(&arena, bytes);
    try_path(&arena, bytes);
    ib_arena_free(&arena);
    return 0;
}
