/* engine.h - what the programs that bench/compare runs have in common.
 *
 * An engine is told what to do by five arguments (see the head of
 * bench/compare for the files):
 *
 *     ENGINE MODE CORPUS QUERIES WINDOWS RESULTS [MORE]
 *
 * It keeps to the core that it was started on, times each quotation by the CPU
 * time of its one thread, and ends with a line of key=value pairs.  Nothing
 * here returns a failure: what goes wrong ends the program with status 2.
 */
#ifndef IBID_BENCH_ENGINE_H
#define IBID_BENCH_ENGINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct engine_query {
    uint32_t id;      /* as in QUERIES */
    uint32_t start;   /* the window, bytes of the corpus, half-open; */
    uint32_t end;     /* the whole corpus where there is no window */
    const char *text; /* as quoted; not NUL-ended */
    size_t len;
    const char *norm; /* [a-z0-9] only; NULL unless asked for */
    size_t norm_len;
} engine_query;

typedef struct engine {
    const char *mode;   /* small, large, stream or exhaustive */
    const char *more;   /* a sixth argument, or "" */
    const char *corpus; /* mapped, every page touched */
    size_t corpus_len;
    const char *norm;    /* the corpus, [a-z0-9] only; NULL unless asked for */
    const uint32_t *map; /* each normal byte's offset in the corpus */
    size_t norm_len;
    engine_query *query;
    size_t count;
    FILE *results;
    char scratch[4096]; /* a path beside RESULTS, for an index on disk */
} engine;

/* Read the arguments and map the files.  With `normal` also the normal form of
 * the corpus, norm.txt and norm.map beside CORPUS, and that of the quotations,
 * QUERIES.norm: what a peer's user would have made before, free of charge. */
void engine_open(engine *out, int argc, char **argv, bool normal);

/* CPU time of this thread in nanoseconds. */
uint64_t engine_now(void);

/* The first place in the normal form that is not before a byte of the corpus.
 * Cost: a binary search. */
size_t engine_normal_at(const engine *in, uint32_t byte);

/* Write one line of RESULTS: found at [start, end) of the corpus. */
void engine_found(engine *in, const engine_query *query, uint32_t start,
                  uint32_t end, uint64_t ns);

/* The same for [start, end) of the normal form; the two must differ. */
void engine_found_normal(engine *in, const engine_query *query, size_t start,
                         size_t end, uint64_t ns);

/* Write one line of RESULTS: not found. */
void engine_absent(engine *in, const engine_query *query, uint64_t ns);

/* Write the last line of the standard output and end RESULTS.
 *
 * Takes  build_ns and index_bytes: 0 where nothing is built.  More pairs may
 *        be printed before, each with a space after it. */
void engine_close(engine *in, uint64_t build_ns, uint64_t index_bytes);

/* Print why, and end the program with status 2. */
#ifdef __cplusplus
[[noreturn]]
#else
_Noreturn
#endif
void engine_fail(const char *what, const char *about);

#ifdef __cplusplus
}
#endif

#endif
