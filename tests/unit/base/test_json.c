/* test_json.c - the JSON writer, read back by another library. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/str.h"
#include "report/json.h"

typedef struct heap {
    char bytes[64 * 1024];
    size_t used;
    size_t stop_at; /* the sink stops when it would hold more */
} heap;

static int put(void *state, const char *bytes, size_t len)
{
    heap *out = state;

    if (out->used + len > out->stop_at)
        return 1;
    memcpy(out->bytes + out->used, bytes, len);
    out->used += len;
    return 0;
}

static void start(ib_json *json, heap *out, ibid_sink *sink)
{
    out->used = 0;
    out->stop_at = sizeof out->bytes;
    *sink = (ibid_sink){put, out};
    ib_json_start(json, sink);
}

static void test_shape(void **state)
{
    heap *out = malloc(sizeof *out);
    ib_json json;
    ibid_sink sink;

    (void)state;
    start(&json, out, &sink);
    ib_json_object(&json, NULL);
    ib_json_str(&json, "s", IB_STR("x"));
    ib_json_z(&json, "z", NULL);
    ib_json_number(&json, "n", -9007199254740993);
    ib_json_bool(&json, "t", true);
    ib_json_bool(&json, "f", false);
    ib_json_null(&json, "0");
    ib_json_array(&json, "a");
    ib_json_array(&json, NULL);
    ib_json_array_end(&json);
    ib_json_object(&json, NULL);
    ib_json_place(&json, (ibid_span){1, UINT32_MAX});
    ib_json_object_end(&json);
    ib_json_z(&json, NULL, "y");
    ib_json_array_end(&json);
    ib_json_span(&json, "p", (ibid_span){3, 4});
    ib_json_words(&json, "w", IB_STR(" a \n\t b\xC2\xA0 "));
    ib_json_object_end(&json);
    ib_json_raw(&json, "\n", 1);
    assert_int_equal(ib_json_finish(&json), IBID_OK);
    out->bytes[out->used] = '\0';
    assert_string_equal(
        out->bytes,
        "{\"s\":\"x\",\"z\":null,\"n\":-9007199254740993,\"t\":true,"
        "\"f\":false,\"0\":null,\"a\":[[],{\"start\":1,\"end\":4294967295},"
        "\"y\"],\"p\":[3,4],\"w\":\"a b\"}\n");
    free(out);
}

/* Writes a string, reads it back, compares; `want` for bytes that are no
 * UTF-8. */
static void expect_back(ibid_str text, ibid_str want)
{
    heap *out = malloc(sizeof *out);
    ib_json json;
    ibid_sink sink;
    json_t *read;

    start(&json, out, &sink);
    ib_json_array(&json, NULL);
    ib_json_str(&json, NULL, text);
    ib_json_array_end(&json);
    assert_int_equal(ib_json_finish(&json), IBID_OK);
    read = json_loadb(out->bytes, out->used, JSON_ALLOW_NUL, NULL);
    assert_non_null(read);
    assert_int_equal(json_string_length(json_array_get(read, 0)), want.len);
    assert_memory_equal(json_string_value(json_array_get(read, 0)), want.at,
                        want.len);
    json_decref(read);
    free(out);
}

static void test_strings(void **state)
{
    char all[128];

    (void)state;
    for (int c = 0; c < 128; c++)
        all[c] = (char)c;
    expect_back((ibid_str){all, 128}, (ibid_str){all, 128});
    expect_back(IB_STR("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"),
                IB_STR("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"));
    expect_back(IB_STR("a\xFF"
                       "b"),
                IB_STR("a\xEF\xBF\xBD"
                       "b"));
    expect_back(IB_STR("\xED\xA0\x80"),
                IB_STR("\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"));
    expect_back(IB_STR("\xE2\x82"), IB_STR("\xEF\xBF\xBD\xEF\xBF\xBD"));
}

/* A string in pieces is the same string, wherever it is cut. */
static void test_pieces(void **state)
{
    static const char text[] = "a\"\\\n\x01 \xC3\xA9\xF0\x9F\x98\x80";
    const size_t len = sizeof text - 1;
    heap *out = malloc(sizeof *out);

    (void)state;
    for (size_t cut = 0; cut <= len; cut++) {
        ib_json json;
        ibid_sink sink;
        json_t *read;

        start(&json, out, &sink);
        ib_json_array(&json, NULL);
        ib_json_number(&json, NULL, 1);
        ib_json_open(&json, NULL);
        ib_json_put(&json, text, cut);
        ib_json_put(&json, text + cut, len - cut);
        ib_json_close(&json);
        ib_json_array_end(&json);
        assert_int_equal(ib_json_finish(&json), IBID_OK);
        read = json_loadb(out->bytes, out->used, 0, NULL);
        assert_string_equal(json_string_value(json_array_get(read, 1)), text);
        json_decref(read);
    }
    free(out);
}

/* Strings of every length around the size of the buffer. */
static void test_across_the_buffer(void **state)
{
    static char text[5000];

    (void)state;
    for (uint32_t len = 4080; len < 4110; len++) {
        memset(text, 'x', sizeof text);
        memcpy(text + len - 4, "\"\xC3\xA9\n", 4);
        expect_back((ibid_str){text, len}, (ibid_str){text, len});
    }
}

static void test_sink_that_stops(void **state)
{
    heap *out = malloc(sizeof *out);

    (void)state;
    for (size_t stop = 0; stop < 20000; stop += 777) {
        ib_json json;
        ibid_sink sink;

        start(&json, out, &sink);
        out->stop_at = stop;
        for (int i = 0; i < 5000; i++)
            ib_json_number(&json, NULL, 12345);
        assert_int_equal(ib_json_finish(&json), IBID_EIO);
        assert_int_equal(ib_json_finish(&json), IBID_EIO);
        assert_true(out->used <= stop);
    }
    free(out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shape),
        cmocka_unit_test(test_strings),
        cmocka_unit_test(test_pieces),
        cmocka_unit_test(test_across_the_buffer),
        cmocka_unit_test(test_sink_that_stops),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
