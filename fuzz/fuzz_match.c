/* fuzz_match.c - any two texts: the one's key looked for in the other's.
 *
 * Keys lead back to their bytes in order; an index and one pass give the same
 * places; no place claims fewer edits than there are, and what the scan does
 * not find within a quarter is not there, by the textbook's table.
 */

#include <stdlib.h>
#include <string.h>

#include "base/scan.h"
#include "fuzz/fuzz.h"
#include "match/find.h"
#include "match/scan.h"

/* Cells of the textbook's table that one input may take. */
enum { CELLS_MAX = 1 << 18 };

static void expect_key(const ib_key *key)
{
    uint32_t last = 0;

    for (uint32_t i = 0; i < key->count; i++) {
        const ibid_span span = ib_key_span(key, i, i + 1);

        FUZZ_EXPECT(key->item[i] != 0);
        FUZZ_EXPECT(span.start >= last && span.start < span.end &&
                    span.end <= key->text.len);
        FUZZ_EXPECT(ib_key_at(key, span.start) <= i &&
                    ib_key_at(key, span.end) > i);
        last = span.start;
    }
}

/* Fewest edits of the pattern against any stretch of the text. */
static uint32_t fewest(const uint8_t *p, uint32_t n, const uint8_t *t,
                       uint32_t m)
{
    uint32_t *row = calloc((size_t)m + 1, sizeof *row), best;

    FUZZ_EXPECT(row);
    for (uint32_t i = 1; i <= n; i++) {
        uint32_t corner = row[0];

        row[0] = i;
        for (uint32_t j = 1; j <= m; j++) {
            uint32_t cell = corner + (p[i - 1] != t[j - 1]);

            corner = row[j];
            if (row[j] + 1 < cell)
                cell = row[j] + 1;
            if (row[j - 1] + 1 < cell)
                cell = row[j - 1] + 1;
            row[j] = cell;
        }
    }
    best = row[0];
    for (uint32_t j = 1; j <= m; j++)
        best = row[j] < best ? row[j] : best;
    free(row);
    return best;
}

static void expect_places(const ib_list *places, const ib_key *key)
{
    for (size_t i = 0; i < places->count; i++) {
        const ib_match_place *p = ib_list_at(places, ib_match_place, i);

        FUZZ_EXPECT(p->start < p->end && p->end <= key->count);
    }
}

static void look(ib_arena *arena, ib_arena *scratch, ib_match_text *source,
                 const uint8_t *item, uint32_t n)
{
    const ib_part part = {0, n, 0};
    const ib_passage passage = {item, n, &part, n > 0};
    ib_list pass = ib_list_of(arena, ib_match_place);
    ib_list index = ib_list_of(arena, ib_match_place);
    ib_distance near[IB_NEAR_PLACES];
    uint32_t found, least;

    FUZZ_EXPECT(!ib_match_near(&pass, arena, scratch, source, &passage, 45,
                               IB_MATCH_ALL));
    FUZZ_EXPECT(!ib_match_index(source, arena, scratch));
    FUZZ_EXPECT(!ib_match_near(&index, arena, scratch, source, &passage, 45,
                               IB_MATCH_ALL));
    FUZZ_EXPECT(
        pass.count == index.count &&
        (pass.count == 0 || memcmp(pass.item, index.item,
                                   pass.count * sizeof(ib_match_place)) == 0));
    expect_places(&pass, &source->key);
    if (n == 0 || (uint64_t)n * source->key.count > CELLS_MAX)
        return;
    least = fewest(item, n, source->key.item, source->key.count);
    FUZZ_EXPECT(!ib_scan_find(near, &found, scratch, source->key.item,
                              source->key.count, item, n, 100));
    FUZZ_EXPECT(least < n && least <= n / IB_SCAN_SHARE
                    ? found > 0 && near[0].edits == least
                    : found == 0);
    for (size_t i = 0; i < pass.count; i++)
        FUZZ_EXPECT(ib_list_at(&pass, ib_match_place, i)->edits >= least);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    ibid_str quotation = fuzz_piece(&bytes, &len);
    ibid_str text = {(const char *)bytes, (uint32_t)len};
    ib_arena arena, scratch;
    ib_match_text *source;
    ib_fold view;
    uint8_t *item;

    if (ib_utf8_valid(quotation, 0) != quotation.len ||
        ib_utf8_valid(text, 0) != text.len)
        return 0;
    ib_arena_init(&arena, NULL, 0, NULL);
    ib_arena_init(&scratch, NULL, 0, NULL);
    source = ib_arena_array(&arena, ib_match_text, 1);
    FUZZ_EXPECT(source && !ib_match_prepare(source, &arena, text, NULL, 0));
    expect_key(&source->key);
    FUZZ_EXPECT(!ib_fold_make(&view, &arena, quotation, NULL, 0));
    item = ib_arena_array(&arena, uint8_t,
                          (size_t)view.count * IB_KEY_CHAR_MAX +
                              IB_KEY_CHAR_MAX + IB_KEY_PAD);
    FUZZ_EXPECT(item);
    look(&arena, &scratch, source, item,
         ib_key_of_view(item, &view, 0, view.count));
    ib_arena_free(&scratch);
    ib_arena_free(&arena);
    return 0;
}
