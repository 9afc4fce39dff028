/* test_log.c - entries of the log: what is written is read; all else is told
 * to be no entry. */

#include "unit.h"

#include <stdlib.h>
#include <unistd.h>

#include "archive/costs.h"
#include "archive/log.h"
#include "base/str.h"

#define HASH "b1a2c3d4e5f60718293a4b5c6d7e8f90b1a2c3d4e5f60718293a4b5c6d7e8f90"

static void round_trip(void **state)
{
    static char line[IB_LOG_LINE_MAX];
    ib_log_entry put = {.value = {[IB_LOG_ACT] = IB_STR("add"),
                                  [IB_LOG_OBJECT] = IB_STR(HASH),
                                  [IB_LOG_BYTES] = IB_STR("12"),
                                  [IB_LOG_NAME] = IB_STR("a \"b\"\n\xC3\xA4"),
                                  [IB_LOG_NOTE] = IB_STR("")}};
    ib_log_entry got;
    const char *why;
    ib_arena arena;
    uint32_t len;

    (void)state;
    ib_arena_init(&arena, NULL, 0, NULL);
    assert_int_equal(ib_log_stamp(&put, &arena, 42), IBID_OK);
    len = ib_log_write(line, &put);
    assert_true(len > 0 && line[len - 1] == '\n');
    assert_null(memchr(line, '\n', len - 1));
    assert_int_equal(ib_log_read(&got, &why, &arena, (ibid_str){line, len - 1}),
                     IBID_OK);
    assert_null(why);
    for (int i = 0; i < IB_LOG_MEMBERS; i++) {
        assert_int_equal(!put.value[i].at, !got.value[i].at);
        assert_true(ib_str_is(put.value[i], got.value[i]));
    }
    assert_int_equal(ib_log_number(&got, IB_LOG_N), 42);
    ib_arena_free(&arena);
}

static void no_entry(void **state)
{
#define HEAD "{\"n\":1,\"time\":\"t\",\"act\":"
    static const char *const bad[] = {
        "",
        "{}",
        "[1]",
        HEAD "\"add\"}",
        HEAD "\"add\",\"object\":\"" HASH "\",\"bytes\":1}",
        HEAD "\"add\",\"object\":\"short\",\"bytes\":1,\"name\":\"\"}",
        HEAD "\"add\",\"object\":\"" HASH "\",\"bytes\":-1,\"name\":\"\"}",
        HEAD "\"add\",\"object\":\"" HASH "\",\"bytes\":\"1\",\"name\":\"\"}",
        HEAD "\"add\",\"object\":\"" HASH "\",\"bytes\":1,\"name\":7}",
        HEAD "\"frobnicate\"}",
        HEAD "\"remove\",\"object\":\"" HASH "\"}",
        "{\"n\":1,\"act\":\"init\",\"format\":1,\"key\":\"k\"}",
        ("{\"n\":1,\"n\":1,\"time\":\"t\",\"act\":\"init\",\"format\":1,"
         "\"key\":\"k\"}"),
    };
    ib_arena arena;

    (void)state;
    ib_arena_init(&arena, NULL, 0, NULL);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        ib_log_entry got;
        const char *why;

        assert_int_equal(ib_log_read(&got, &why, &arena, ib_str_of(bad[i])),
                         IBID_OK);
        if (!why)
            fail_msg("taken for an entry: %s", bad[i]);
    }
    ib_arena_free(&arena);
}

static void too_long(void **state)
{
    static char line[IB_LOG_LINE_MAX], name[IB_LOG_LINE_MAX];
    ib_log_entry put = {.value = {[IB_LOG_ACT] = IB_STR("add")}};

    (void)state;
    memset(name, 'x', sizeof name);
    put.value[IB_LOG_NAME] = (ibid_str){name, sizeof name};
    assert_int_equal(ib_log_write(line, &put), 0);
}

/* Lines over the edge of the buffer; one that does not end. */
static void lines(void **state)
{
    char path[] = "/tmp/logXXXXXX";
    const int fd = mkstemp(path);
    static char text[3 * IB_LOG_BUFFER];
    ib_log_reader reader;
    ib_arena arena;
    ibid_str line;
    size_t used = 0, count = 0;
    ibid_err err;

    (void)state;
    assert_true(fd >= 0);
    unlink(path);
    while (used + 60000 < sizeof text) {
        memset(text + used, 'a', 50000);
        used += 50000;
        text[used++] = '\n';
        count++;
    }
    text[used] = 'b'; /* no line end */
    assert_int_equal(write(fd, text, used + 1), used + 1);
    ib_arena_init(&arena, NULL, 0, NULL);
    assert_int_equal(ib_log_reader_start(&reader, &arena, fd, 50001), IBID_OK);
    for (size_t i = 1; i < count; i++) {
        assert_int_equal(ib_log_reader_next(&line, &reader, &err), IBID_OK);
        assert_int_equal(line.len, 50000);
        assert_int_equal(reader.at, (i + 1) * 50001);
    }
    assert_int_equal(ib_log_reader_next(&line, &reader, &err), IBID_OK);
    assert_null(line.at);
    assert_int_equal(reader.at, used);
    ib_arena_free(&arena);
    close(fd);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(round_trip),
        cmocka_unit_test(no_entry),
        cmocka_unit_test(too_long),
        cmocka_unit_test(lines),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
