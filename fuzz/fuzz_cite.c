/* fuzz_cite.c - any bytes as a note: its citations keep every promise, and the
 * table of its works can be read back, row by row. */

#include <string.h>

#include "fuzz/fuzz.h"

/* A table while it is written. */
typedef struct table {
    char *bytes;
    size_t len;
} table;

static int add(void *state, const char *bytes, size_t len)
{
    table *t = state;

    t->bytes = realloc(t->bytes, t->len + len + 1);
    FUZZ_EXPECT(t->bytes);
    memcpy(t->bytes + t->len, bytes, len);
    t->len += len;
    return 0;
}

static size_t none(void *state)
{
    (void)state;
    return 0;
}

/* Every work stands in the table under its key, and no key stands there twice:
 * so many rows come back when each is given a file. */
static void expect_table(const ibid_pull *pull)
{
    const ibid_works works = ibid_pull_works(pull);
    table csv = {NULL, 0};
    const ibid_sink sink = {add, &csv};
    ibid_map *map;
    ibid_err err;
    char keys[64];

    FUZZ_EXPECT(!ibid_report_works_csv(pull, &sink, &err));
    FUZZ_EXPECT(!ibid_map_open(&map, csv.bytes, csv.len, NULL, &err));
    FUZZ_EXPECT(ibid_map_all(map).count == 0);
    ibid_map_close(map);
    free(csv.bytes);
    csv = (table){NULL, 0};
    add(&csv, "key,file\n", 9);
    for (size_t i = 0; i < works.count; i++) {
        snprintf(keys, sizeof keys, "%s,%zu.txt\n", works.item[i].key, i);
        add(&csv, keys, strlen(keys));
    }
    FUZZ_EXPECT(!ibid_map_open(&map, csv.bytes, csv.len, NULL, &err));
    FUZZ_EXPECT(ibid_map_all(map).count == works.count);
    ibid_map_close(map);
    free(csv.bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    const ibid_shelf no_sources = {.count = none};
    ibid_options options = IBID_OPTIONS_INIT;
    ibid_pull *pull;
    ibid_doc *doc;
    ibid_err err;

    options.is_note = true;
    if (ibid_doc_open(&doc, bytes, len, &options, &err))
        return 0;
    fuzz_expect_note(doc);
    FUZZ_EXPECT(!ibid_pull_open(&pull, doc, &no_sources, NULL, &err));
    expect_table(pull);
    ibid_pull_close(pull);
    ibid_doc_close(doc);
    return 0;
}
