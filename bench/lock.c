/* lock.c - what the lock of ibid-read costs: documents are read with and
 * without it, by turns.
 *
 *   bench_lock WORKER [FILE]...
 *
 * Without a file the worker is that of the tests, and the documents are made
 * up: one without words shows what a document costs at least, one of 1 MB is
 * there to compare.  Of files the sum counts.  Exits with 1 where the lock
 * costs more than 3 per cent.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "bench/pile.h"
#include "bytes/reader.h"

enum { RUNS = 31, MADE_UP = 1 << 20, MOST = 4096 };

static const double bar = 3.0; /* per cent */

typedef struct measured {
    double locked, open; /* seconds a reading, the quickest: noise only adds */
} measured;

/* By the clock: the worker's time is not ours. */
static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static double read_once(ibid_reader *reader, ibid_str bytes)
{
    double start = now();
    ib_arena arena;
    ib_given given;
    ibid_err err;

    ib_arena_init(&arena, NULL, 0, NULL);
    if (ib_reader_read(&given, reader, &arena, &arena, bytes.at, bytes.len,
                       &err))
        pile_fail(err.what);
    start = now() - start;
    ib_arena_free(&arena);
    return start;
}

static measured measure(ibid_reader *locked, ibid_reader *open, ibid_str bytes)
{
    measured best = {1e9, 1e9};

    for (int i = 0; i < RUNS; i++) {
        const double with = read_once(locked, bytes);
        const double without = read_once(open, bytes);

        best.locked = with < best.locked ? with : best.locked;
        best.open = without < best.open ? without : best.open;
    }
    return best;
}

static void print(const char *what, measured m)
{
    printf("%-28s %8.3f ms locked %8.3f ms open %+7.3f ms %+5.1f %%\n", what,
           m.locked * 1e3, m.open * 1e3, (m.locked - m.open) * 1e3,
           (m.locked / m.open - 1) * 100);
}

static ibid_reader *open_reader(const char *program, bool unsafe)
{
    const ibid_reader_options options = {.program = program,
                                         .unsafe_no_sandbox = unsafe};
    ibid_reader *reader;

    if (ibid_reader_open(&reader, &options, NULL))
        pile_fail("no reader");
    return reader;
}

static void measure_made_up(ibid_reader *locked, ibid_reader *open)
{
    static const char words[] = "The pilots would not sail. ";
    char *text = malloc(MADE_UP);

    if (!text)
        pile_fail("no memory");
    for (size_t i = 0; i < MADE_UP; i++)
        text[i] = words[i % (sizeof words - 1)];
    memcpy(text, "echo\n", 5);
    print("no words", measure(locked, open, (ibid_str){text, 5}));
    print("1 MB of words", measure(locked, open, (ibid_str){text, MADE_UP}));
    free(text);
}

static ibid_str read_file(const char *name)
{
    FILE *file = fopen(name, "rb");
    ibid_str bytes = {NULL, 0};
    long len;

    if (!file || fseek(file, 0, SEEK_END) != 0 || (len = ftell(file)) < 0)
        pile_fail(name);
    rewind(file);
    bytes.len = (uint32_t)len;
    bytes.at = malloc(bytes.len + 1);
    if (!bytes.at ||
        fread((char *)(uintptr_t)bytes.at, 1, bytes.len, file) != bytes.len)
        pile_fail(name);
    fclose(file);
    return bytes;
}

int main(int argc, char **argv)
{
    ibid_reader *locked, *open;
    measured sum = {0, 0};
    int status = 0;

    if (argc < 2 || argc > MOST)
        pile_fail("bench_lock WORKER [FILE]...");
    locked = open_reader(argv[1], false);
    open = open_reader(argv[1], true);
    if (argc == 2)
        measure_made_up(locked, open);
    for (int i = 2; i < argc; i++) {
        const ibid_str bytes = read_file(argv[i]);
        const char *slash = strrchr(argv[i], '/');
        const measured m = measure(locked, open, bytes);

        print(slash ? slash + 1 : argv[i], m);
        sum.locked += m.locked;
        sum.open += m.open;
        free((char *)(uintptr_t)bytes.at);
    }
    if (argc > 2) {
        print("all", sum);
        status = (sum.locked / sum.open - 1) * 100 > bar;
    }
    ibid_reader_close(locked);
    ibid_reader_close(open);
    return status;
}
