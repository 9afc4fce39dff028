/* fuzz_json.c - what the reports of any document write is JSON, and the text
 * for people is UTF-8. */

#include <jansson.h>
#include <string.h>

#include "base/scan.h"
#include "fuzz/fuzz.h"

typedef struct heap {
    char *bytes;
    size_t len;
    size_t room;
} heap;

static int put(void *state, const char *bytes, size_t len)
{
    heap *out = state;

    if (out->len + len > out->room) {
        out->room = (out->len + len) * 2;
        out->bytes = realloc(out->bytes, out->room);
        FUZZ_EXPECT(out->bytes != NULL);
    }
    memcpy(out->bytes + out->len, bytes, len);
    out->len += len;
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    ibid_report_options options = IBID_REPORT_OPTIONS_INIT;
    heap out = {0};
    const ibid_sink sink = {put, &out};
    json_error_t error;
    json_t *read;
    ibid_doc *doc;

    options.file = "a \"file\"\n";
    if (ibid_doc_open(&doc, bytes, len, NULL, NULL))
        return 0;
    FUZZ_EXPECT(ibid_report_read_json(doc, &sink, &options, NULL) == IBID_OK);
    read = json_loadb(out.bytes, out.len, JSON_ALLOW_NUL, &error);
    if (!read)
        fprintf(stderr, "%s at %d\n", error.text, error.position);
    FUZZ_EXPECT(read != NULL);
    FUZZ_EXPECT(json_is_object(json_object_get(read, "document")));
    json_decref(read);
    out.len = 0;
    FUZZ_EXPECT(ibid_report_read_text(doc, &sink, &options, NULL) == IBID_OK);
    FUZZ_EXPECT(ib_utf8_valid((ibid_str){out.bytes, (uint32_t)out.len}, 0) ==
                out.len);
    free(out.bytes);
    ibid_doc_close(doc);
    return 0;
}
