/* ask.h - asking the worker of the tests. */
#ifndef IBID_TESTS_WORKER_ASK_H
#define IBID_TESTS_WORKER_ASK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "bytes/reader.h"

#if defined(__SANITIZE_ADDRESS__)
#define HAS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAS_SANITIZER 1
#endif
#endif
#ifndef HAS_SANITIZER
#define HAS_SANITIZER 0
#endif

typedef struct asked {
    ib_arena arena;
    ib_given given;
    ibid_err err;
    ibid_status status;
} asked;

static inline ibid_reader *open_test_reader(const ibid_reader_options *options)
{
    ibid_reader_options all = *options;
    ibid_reader *reader;

    if (!all.program)
        all.program = TEST_WORKER;
    assert_int_equal(ibid_reader_open(&reader, &all, NULL), IBID_OK);
    return reader;
}

static inline void ask_bytes(asked *a, ibid_reader *reader, const void *bytes,
                             size_t len)
{
    *a = (asked){0};
    ib_arena_init(&a->arena, NULL, (uint64_t)256 << 20, NULL);
    a->status = ib_reader_read(&a->given, reader, &a->arena, &a->arena, bytes,
                               len, &a->err);
}

static inline void ask(asked *a, ibid_reader *reader, const char *order)
{
    ask_bytes(a, reader, order, strlen(order));
}

static inline bool says(const asked *a, const char *text)
{
    return a->status == IBID_OK && a->given.text.len == strlen(text) &&
           memcmp(a->given.text.at, text, strlen(text)) == 0;
}

/* Was it not done, with that status and these words in its sentence? */
static inline bool fails(const asked *a, ibid_status status, const char *words)
{
    return a->status == status && a->err.status == status && a->err.what &&
           strstr(a->err.what, words) != NULL;
}

static inline void end_asking(asked *a)
{
    ib_arena_free(&a->arena);
}

#endif
