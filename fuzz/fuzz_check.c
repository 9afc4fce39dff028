/* fuzz_check.c - a document and two sources, parted by zero bytes, checked:
 * the same findings twice, every promise of the headers kept. */

#include <string.h>

#include "fuzz/fuzz.h"

enum { SOURCES = 2 };

static size_t row_count(void *state)
{
    (void)state;
    return SOURCES;
}

static const ibid_source *row_source(void *state, size_t i)
{
    return (const ibid_source *)state + i;
}

/* Reads a piece; NULL where it is refused. */
static ibid_doc *read_piece(const uint8_t **bytes, size_t *len)
{
    ibid_str piece = fuzz_piece(bytes, len);
    ibid_doc *doc;

    if (ibid_doc_open(&doc, piece.at, piece.len, NULL, NULL))
        return NULL;
    return doc;
}

static void check(const ibid_doc *doc, const ibid_shelf *shelf,
                  const ibid_str *texts)
{
    ibid_check_options options = IBID_CHECK_OPTIONS_INIT;
    ibid_check *first, *second;
    ibid_findings a, b;

    options.unquoted = true;
    FUZZ_EXPECT(ibid_check_open(&first, doc, shelf, &options, NULL) == IBID_OK);
    fuzz_expect_check(first, ibid_doc_text(doc), texts, SOURCES);
    FUZZ_EXPECT(ibid_check_open(&second, doc, shelf, &options, NULL) ==
                IBID_OK);
    a = ibid_check_findings(first);
    b = ibid_check_findings(second);
    FUZZ_EXPECT(a.count == b.count);
    for (size_t i = 0; i < a.count; i++)
        FUZZ_EXPECT(a.item[i].verdict == b.item[i].verdict &&
                    strcmp(a.item[i].id, b.item[i].id) == 0);
    ibid_check_close(first);
    ibid_check_close(second);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    ibid_source sources[SOURCES] = {
        {"gazette.txt", IBID_SOURCE_READ, NULL, NULL},
        {"A_61_9931.txt", IBID_SOURCE_READ, NULL, NULL}};
    const ibid_shelf shelf = {row_count, row_source, sources};
    ibid_str texts[SOURCES] = {{0}};
    ibid_doc *doc = read_piece(&bytes, &len);

    for (size_t i = 0; i < SOURCES; i++) {
        sources[i].doc = read_piece(&bytes, &len);
        if (sources[i].doc)
            texts[i] = ibid_doc_text(sources[i].doc);
        else
            sources[i].status = IBID_SOURCE_UNREAD;
        sources[i].why = sources[i].doc ? NULL : "it is no text";
    }
    if (doc)
        check(doc, &shelf, texts);
    ibid_doc_close(doc);
    for (size_t i = 0; i < SOURCES; i++)
        ibid_doc_close((ibid_doc *)sources[i].doc);
    return 0;
}
