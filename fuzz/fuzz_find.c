/* fuzz_find.c - words and two sources, parted by zero bytes: the same places
 * twice, every promise kept, and what one comparison calls exact is found. */

#include <string.h>

#include "base/scan.h"
#include "fuzz/fuzz.h"

enum { SOURCES = 2 };

static ibid_find *find_in(ibid_str words, const ibid_source *source,
                          uint32_t max)
{
    const ibid_find_options options = {NULL, 0, max};
    ibid_find *find;
    ibid_err err;
    ibid_status st = ibid_find_open(&find, words, &options, &err);

    FUZZ_EXPECT(!st == (find != NULL));
    FUZZ_EXPECT(!st || st == IBID_EFORMAT);
    for (size_t i = 0; find && i < SOURCES; i++)
        FUZZ_EXPECT(ibid_find_in(find, &source[i], &err) == IBID_OK);
    return find;
}

/* Few places asked for are the first of all. */
static void expect_first(const ibid_find *some, const ibid_find *every)
{
    const ibid_find_answer a = ibid_find_all(some), b = ibid_find_all(every);

    FUZZ_EXPECT(a.count + a.more == b.count && b.more == 0);
    FUZZ_EXPECT(a.searched == b.searched && a.holding == b.holding);
    for (size_t i = 0; i < a.count; i++)
        FUZZ_EXPECT(strcmp(a.item[i].finding.id, b.item[i].finding.id) == 0);
}

static void expect_exact(const ibid_find *find, ibid_str text)
{
    const ibid_find_answer answer = ibid_find_all(find);
    ibid_check *check;

    FUZZ_EXPECT(ibid_compare_open(&check, answer.words, text, NULL, NULL) ==
                IBID_OK);
    if (ibid_check_findings(check).item[0].verdict == IBID_VERDICT_EXACT)
        FUZZ_EXPECT(answer.count > 0 &&
                    answer.item[0].finding.verdict == IBID_VERDICT_EXACT);
    ibid_check_close(check);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    ibid_source source[SOURCES] = {
        {"gazette.txt", IBID_SOURCE_READ, NULL, NULL},
        {"book.txt", IBID_SOURCE_READ, NULL, NULL}};
    const ibid_str words = fuzz_piece(&bytes, &len);
    ibid_str text[SOURCES] = {{0}};
    ibid_doc *doc[SOURCES] = {NULL};
    ibid_find *some, *every;
    size_t read = 0;

    for (size_t i = 0; i < SOURCES; i++) {
        const ibid_str piece = fuzz_piece(&bytes, &len);

        if (ibid_doc_open(&doc[i], piece.at, piece.len, NULL, NULL)) {
            source[i].why = "it is no text";
            continue;
        }
        source[i].doc = doc[i];
        text[read++] = ibid_doc_text(doc[i]);
    }
    some = find_in(words, source, 2);
    every = find_in(words, source, 0);
    if (some) {
        fuzz_expect_find(some, text);
        fuzz_expect_find(every, text);
        expect_first(some, every);
        for (size_t i = 0; i < read; i++)
            expect_exact(every, text[i]);
    }
    ibid_find_close(some);
    ibid_find_close(every);
    for (size_t i = 0; i < SOURCES; i++)
        ibid_doc_close(doc[i]);
    return 0;
}
