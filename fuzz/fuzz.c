/* fuzz.c - the promises of the public headers, for the targets. */

#include "fuzz/fuzz.h"

#include <string.h>

#include "base/scan.h"
#include "tests/promise.h"

void fuzz_expect_doc(const ibid_doc *doc)
{
    size_t at = 0;
    const char *broken = promise_doc_broken(doc, &at);

    if (broken) {
        fprintf(stderr, "broken: %s (at %zu)\n", broken, at);
        abort();
    }
}

void fuzz_expect_note(const ibid_doc *doc)
{
    size_t at = 0;
    const char *broken = promise_note_broken(doc, &at);

    if (broken) {
        fprintf(stderr, "broken: %s (at %zu)\n", broken, at);
        abort();
    }
}

void fuzz_expect_check(const ibid_check *check, ibid_str text,
                       const ibid_str *source, size_t sources)
{
    size_t at = 0;
    const char *broken =
        promise_check_broken(check, text, source, sources, &at);

    if (broken) {
        fprintf(stderr, "broken: %s (finding %zu)\n", broken, at);
        abort();
    }
}

void fuzz_expect_find(const ibid_find *find, const ibid_str *source)
{
    size_t at = 0;
    const char *broken = promise_find_broken(find, source, &at);

    if (broken) {
        fprintf(stderr, "broken: %s (place %zu)\n", broken, at);
        abort();
    }
}

ibid_str fuzz_piece(const uint8_t **bytes, size_t *len)
{
    const uint8_t *zero = *len ? memchr(*bytes, 0, *len) : NULL;
    ibid_str piece = {(const char *)*bytes, (uint32_t)*len};

    if (zero)
        piece.len = (uint32_t)(zero - *bytes);
    *bytes += piece.len + (zero != NULL);
    *len -= piece.len + (zero != NULL);
    return piece;
}
