/* fuzz_mcp.c - any bytes as the lines of a client, in a session or before one:
 * a line is answered by one line of JSON, or by none where it asks nothing; the
 * answer has its id, and a tool's is there twice, the same.
 *
 * The lines go through serve/mcp.h; that a pipe cuts them right is shown by
 * tests/serve. */

#include <jansson.h>
#include <string.h>

#include "fuzz/fuzz.h"
#include "serve/costs.h"
#include "serve/mcp.h"

static const char text[] = "1\n\nThe port had one tug. \xE2\x80\x9CShe was "
                           "under repair\xE2\x80\x9D.1\n\n1 Marlow, Tides.\n";

static ibid_source source = {"tug.txt", IBID_SOURCE_READ, NULL, NULL};

static bool open_source(ib_desk *desk, ibid_err *err)
{
    if (!source.doc && ibid_doc_open((ibid_doc **)(uintptr_t)&source.doc, text,
                                     sizeof text - 1, NULL, err))
        return false;
    desk->shelf = ib_desk_only(&source);
    return true;
}

static json_t *read_json(const char *bytes, size_t len, json_error_t *error)
{
    return json_loadb(
        bytes, len, JSON_DECODE_ANY | JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL,
        error);
}

/* Faults that jansson sees where there is none: a number that does not fit, NUL
 * in a name. */
static bool may_differ(const json_t *message, const json_error_t *error)
{
    return !message && (json_error_code(error) == json_error_numeric_overflow ||
                        json_error_code(error) == json_error_null_byte_in_key);
}

/* One answer, to the message if that is one. */
static void expect_answer(const json_t *answer, const json_t *message)
{
    const json_t *id = json_object_get(answer, "id");
    const json_t *result = json_object_get(answer, "result");
    const json_t *error = json_object_get(answer, "error");

    FUZZ_EXPECT(json_object_size(answer) == 3);
    FUZZ_EXPECT(strcmp(json_string_value(json_object_get(answer, "jsonrpc")),
                       "2.0") == 0);
    FUZZ_EXPECT((result != NULL) != (error != NULL));
    FUZZ_EXPECT(json_is_null(id) || json_is_integer(id) || json_is_string(id) ||
                json_is_real(id));
    FUZZ_EXPECT(!result || json_equal(id, json_object_get(message, "id")));
    FUZZ_EXPECT(!error || (json_is_number(json_object_get(error, "code")) &&
                           json_is_string(json_object_get(error, "message"))));
    result = json_object_get(result, "structuredContent");
    if (result) {
        const json_t *content = json_array_get(
            json_object_get(json_object_get(answer, "result"), "content"), 0);
        const json_t *words = json_object_get(content, "text");
        json_t *same = read_json(json_string_value(words),
                                 json_string_length(words), NULL);

        FUZZ_EXPECT(same && json_equal(same, result));
        json_decref(same);
    }
}

static void answer_line(ib_mcp *mcp, const uint8_t *bytes, size_t len)
{
    char *copy = malloc(len ? len : 1); /* of the exact size, for ASan */
    ib_bytes out = {0};
    json_t *answer, *message;
    json_error_t error;
    size_t i;
    json_t *one;

    FUZZ_EXPECT(copy != NULL);
    memcpy(copy, bytes, len);
    message = read_json((const char *)bytes, len, &error);
    ib_mcp_answer(&out, mcp, copy, (uint32_t)len);
    FUZZ_EXPECT(!out.lost);
    /* what is no JSON is told so */
    FUZZ_EXPECT(out.len > 0 || message || may_differ(message, &error));
    if (out.len > 0 && !may_differ(message, &error)) {
        FUZZ_EXPECT(out.at[out.len - 1] == '\n' &&
                    !memchr(out.at, '\n', out.len - 1));
        answer = read_json(out.at, out.len - 1, NULL);
        FUZZ_EXPECT(answer != NULL);
        if (json_is_array(answer)) {
            FUZZ_EXPECT(json_array_size(answer) <= json_array_size(message));
            json_array_foreach(answer, i, one) FUZZ_EXPECT(json_is_object(one));
        } else {
            expect_answer(answer, message);
        }
        json_decref(answer);
    }
    json_decref(message);
    ib_bytes_free(&out);
    free(copy);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    static const char *const revisions[] = {NULL, "2025-03-26", "2025-06-18"};
    ib_desk desk = {.open = open_source};
    ib_mcp mcp = {.desk = &desk};

    if (len == 0)
        return 0;
    mcp.revision = revisions[bytes[0] % 3];
    bytes++;
    len--;
    while (len > 0) {
        const uint8_t *feed = memchr(bytes, '\n', len);
        const size_t line = feed ? (size_t)(feed - bytes) : len;

        answer_line(&mcp, bytes, line);
        bytes += line + (feed != NULL);
        len -= line + (feed != NULL);
    }
    ib_mcp_close(&mcp);
    ibid_doc_close((ibid_doc *)(uintptr_t)source.doc);
    source.doc = NULL;
    return 0;
}
