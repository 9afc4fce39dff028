/* test_cancel.c - a request that is cancelled at any moment is not answered,
 * leaves nothing behind, and its work ends there. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "serve/mcp.h"

static const char gazette[] =
    "The Harbour Gazette, 3 May 1911.\n\nThe pilots refused to leave the "
    "harbour, and no boat was lost.\n";

/* A desk of three sources, and a client that loses interest when it is asked
 * for the n-th time. */
typedef struct client {
    ibid_source source[3];
    unsigned asked, at;
} client;

static size_t count(void *state)
{
    (void)state;
    return 3;
}

static const ibid_source *give(void *state, size_t i)
{
    return &((client *)state)->source[i];
}

static bool open_desk(ib_desk *desk, ibid_err *err)
{
    client *c = desk->state;

    for (int i = 0; i < 3; i++) {
        ibid_doc *doc;

        if (ibid_doc_open(&doc, gazette, sizeof gazette - 1, NULL, err))
            return false;
        c->source[i] =
            (ibid_source){"gazette.txt", IBID_SOURCE_READ, NULL, doc};
    }
    desk->shelf = (ibid_shelf){count, give, c};
    return true;
}

static bool is_cancelled(void *state, const char *id)
{
    client *c = state;

    assert_string_equal(id, "7");
    return ++c->asked >= c->at;
}

/* Ask, and lose interest at the n-th time.
 *
 * Gives  whether it was answered; *asked: how often the server has asked. */
static bool ask(ib_mcp *mcp, client *c, const char *line, unsigned n)
{
    ib_bytes out = {0};
    char bytes[1024];
    bool answered;

    c->asked = 0;
    c->at = n;
    strcpy(bytes, line);
    assert_true(ib_bytes_add(&out, "before", 6));
    ib_mcp_answer(&out, mcp, bytes, (uint32_t)strlen(bytes));
    assert_false(out.lost);
    assert_memory_equal(out.at, "before", 6);
    answered = out.len > 6;
    assert_true(!answered || out.at[out.len - 1] == '\n');
    ib_bytes_free(&out);
    return answered;
}

#define CALL(arguments)                                        \
    "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\"," \
    "\"params\":{" arguments "}}"

static void test_cancelled(void **state)
{
    static const struct {
        const char *line;
        unsigned steps; /* times that it must look, at least */
    } rows[] = {
        {"{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\"}", 2},
        {"{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"no/such\"}", 2},
        {CALL("\"name\":\"list_sources\""), 2},
        {CALL("\"name\":\"find_passage\",\"arguments\":{\"words\":\"boat\"}"),
         5},
        {CALL("\"name\":\"compare_quotation\",\"arguments\":{\"quote\":"
              "\"no boat was lost\"}"),
         5},
        {CALL("\"name\":\"check_document\",\"arguments\":{\"text\":"
              "\"He said \xE2\x80\x9Cno boat was lost\xE2\x80\x9D and "
              "\xE2\x80\x9Cthe pilots refused to leave\xE2\x80\x9D.\"}"),
         4},
    };
    client c = {0};
    ib_desk desk = {.open = open_desk, .state = &c};
    ib_mcp mcp = {
        .desk = &desk, .cancel = {is_cancelled, &c}, .revision = "2025-06-18"};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        unsigned n = 1;

        for (; !ask(&mcp, &c, rows[i].line, n); n++) {
            assert_true(n < 1000);
            /* once told it stops: it asks at most to see whether to answer */
            assert_true(c.asked <= n + 1);
        }
        assert_true(n > rows[i].steps);
    }
    ib_mcp_close(&mcp);
    for (int i = 0; i < 3; i++)
        ibid_doc_close((ibid_doc *)(uintptr_t)c.source[i].doc);
}

/* "initialize" is not asked about. */
static void test_initialize(void **state)
{
    client c = {0};
    ib_desk desk = {.open = open_desk, .state = &c};
    ib_mcp mcp = {.desk = &desk, .cancel = {is_cancelled, &c}};

    (void)state;
    assert_true(ask(&mcp, &c,
                    "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"initialize\","
                    "\"params\":{\"protocolVersion\":\"2025-06-18\"}}",
                    1));
    assert_int_equal(c.asked, 0);
    assert_string_equal(mcp.revision, "2025-06-18");
    ib_mcp_close(&mcp);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cancelled),
                                       cmocka_unit_test(test_initialize)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
