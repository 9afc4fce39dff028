/* rate.c - how fast this machine reads memory: the measure beside the engines.
 *
 * One thread; the best of several runs, as a limit is asked for.  Ends with a
 * line of key=value pairs in GB/s, a GB being 1e9 bytes.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine.h"

enum { RUNS = 7, SMALL = 64 << 20, LARGE = 1 << 30, WIDE = 64 };

/* Sixty-four bytes a step: the compiler makes the widest loads of it that the
 * machine has. */
typedef uint64_t wide __attribute__((vector_size(WIDE)));

static uint64_t sum(const char *at, size_t len)
{
    const wide *in = (const wide *)(const void *)at;
    wide a = {0}, b = {0}, c = {0}, d = {0};
    uint64_t total = 0;

    for (size_t i = 0; i + 4 <= len / WIDE; i += 4) {
        a += in[i];
        b += in[i + 1];
        c += in[i + 2];
        d += in[i + 3];
    }
    a += b + c + d;
    for (size_t i = 0; i < sizeof a / sizeof a[0]; i++)
        total += a[i];
    return total;
}

static double read_rate(const char *at, size_t len, uint64_t *total)
{
    uint64_t best = UINT64_MAX;

    for (int run = 0; run < RUNS; run++) {
        const uint64_t start = engine_now();

        *total += sum(at, len);
        if (engine_now() - start < best)
            best = engine_now() - start;
    }
    return (double)len / (double)best;
}

static double search_rate(const char *at, size_t len, uint64_t *total)
{
    static const char absent[] =
        "thatnobodyhaseverwrittenwithoutaspaceandwillnotwritesoon7";
    uint64_t best = UINT64_MAX;

    for (int run = 0; run < RUNS; run++) {
        const uint64_t start = engine_now();

        *total += memmem(at, len, absent, sizeof absent - 1) != NULL;
        if (engine_now() - start < best)
            best = engine_now() - start;
    }
    return (double)len / (double)best;
}

/* Letters that come about as often as in prose: memmem looks at pairs. */
static void fill(char *at, size_t len)
{
    static const char letters[] = "eeeeeettttaaaoooiinnsshhrrdllcumwfgypbvk";
    uint32_t seed = 1;

    for (size_t i = 0; i < len; i++) {
        seed = seed * 1664525U + 1013904223U;
        at[i] = letters[(seed >> 16) % (sizeof letters - 1)];
    }
}

int main(void)
{
    char *at = aligned_alloc(WIDE, LARGE);
    static volatile uint64_t kept; /* or nothing would be read at all */
    uint64_t total = 0;
    double small, large, search;

    if (!at)
        engine_fail("no memory for 1 GiB", "bench_rate");
    fill(at, LARGE);
    small = read_rate(at, SMALL, &total);
    large = read_rate(at, LARGE, &total);
    search = search_rate(at, SMALL, &total);
    kept = total;
    printf("read_64mb=%.2f read_1gb=%.2f memmem=%.2f\n", small, large, search);
    free(at);
    return kept == 0;
}
