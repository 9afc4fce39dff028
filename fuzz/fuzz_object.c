/* fuzz_object.c - any bytes as one JSON object: what jansson reads, read in
 * place, and nothing else.  (jansson 2.14 steps over a NUL byte after a word.)
 */

#include <jansson.h>
#include <string.h>

#include "base/object.h"
#include "fuzz/fuzz.h"

static bool is_inside(ibid_str value, const char *bytes, size_t len)
{
    return value.at >= bytes && value.at + value.len <= bytes + len;
}

/* Is the member what jansson has? */
static void expect_same(const ib_member *m, const json_t *value)
{
    json_t *as_is;

    FUZZ_EXPECT(m->is_there == (value != NULL));
    if (!value)
        return;
    FUZZ_EXPECT(m->is_string == json_is_string(value));
    if (m->is_string && !m->as_is) {
        FUZZ_EXPECT(
            m->value.len == json_string_length(value) &&
            memcmp(m->value.at, json_string_value(value), m->value.len) == 0);
        return;
    }
    as_is = json_loadb(m->value.at, m->value.len,
                       JSON_ALLOW_NUL | JSON_DECODE_ANY, NULL);
    FUZZ_EXPECT(as_is && json_equal(as_is, value));
    json_decref(as_is);
}

/* Faults that jansson does not see, or sees where there is none: a number
 * that does not fit, NUL in a name. */
static bool may_differ(const char *wrong, const json_error_t *error)
{
    if (wrong)
        return strstr(wrong, "already") || strstr(wrong, "inside each");
    return json_error_code(error) == json_error_numeric_overflow ||
           json_error_code(error) == json_error_null_byte_in_key;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    ib_member member[] = {{.name = "id", .as_is = true}, {.name = "quote"}};
    char *copy = malloc(len ? len : 1); /* of the exact size, for ASan */
    json_error_t error;
    json_t *read = json_loadb((const char *)bytes, len, JSON_ALLOW_NUL, &error);
    const char *wrong;
    uint32_t at;

    FUZZ_EXPECT(copy != NULL);
    memcpy(copy, bytes, len);
    wrong = ib_object_read(&at, member, 2, copy, (uint32_t)len);
    FUZZ_EXPECT(at <= len);
    for (int i = 0; i < 2 && !wrong; i++)
        FUZZ_EXPECT(!member[i].is_there ||
                    is_inside(member[i].value, copy, len));
    if (memchr(bytes, '\0', len) && json_is_object(read)) {
        FUZZ_EXPECT(wrong != NULL);
    } else if (!wrong != json_is_object(read)) {
        FUZZ_EXPECT(may_differ(wrong, &error));
    } else if (!wrong) {
        for (int i = 0; i < 2; i++)
            expect_same(&member[i], json_object_get(read, member[i].name));
    }
    json_decref(read);
    free(copy);
    return 0;
}
