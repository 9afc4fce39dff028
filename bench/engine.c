/* engine.c - the files of bench/compare; engine.h says what they are for. */

#include "engine.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

typedef struct bytes {
    const char *at;
    size_t len;
} bytes;

_Noreturn void engine_fail(const char *what, const char *about)
{
    fprintf(stderr, "%s: %s\n", about, what);
    exit(2);
}

/* MAP_POPULATE: the cost of the first touch belongs to nobody's search. */
static bytes map_file(const char *path)
{
    bytes file = {"", 0};
    struct stat about;
    void *at;
    int fd = open(path, O_RDONLY);

    if (fd < 0 || fstat(fd, &about))
        engine_fail("cannot be read", path);
    if (about.st_size > 0) {
        at = mmap(NULL, (size_t)about.st_size, PROT_READ,
                  MAP_PRIVATE | MAP_POPULATE, fd, 0);
        if (at == MAP_FAILED)
            engine_fail("cannot be mapped", path);
        file = (bytes){at, (size_t)about.st_size};
    }
    close(fd);
    return file;
}

/* Gives `name` in the folder of `path`. */
static char *beside(char out[4096], const char *path, const char *name)
{
    const char *slash = strrchr(path, '/');
    const int len = slash ? (int)(slash - path) + 1 : 0;

    if (snprintf(out, 4096, "%.*s%s", len, path, name) >= 4096)
        engine_fail("too long a path", path);
    return out;
}

/* Reads a decimal number and the one byte that ends it. */
static uint32_t number(const char **at, const char *end, char stop,
                       const char *path)
{
    uint32_t value = 0;
    const char *c = *at;

    while (c < end && *c >= '0' && *c <= '9')
        value = value * 10 + (uint32_t)(*c++ - '0');
    if (c == *at || c == end || *c != stop)
        engine_fail("is not as it should be", path);
    *at = c + 1;
    return value;
}

/* Reads "id TAB length LF bytes LF" until the end; `normal` fills in the
 * normal form of quotations that are there already. */
static void read_queries(engine *out, const char *path, bool normal)
{
    const bytes file = map_file(path);
    const char *at = file.at, *end = at + file.len;
    size_t count = 0, room = out->count;

    while (at < end) {
        const uint32_t id = number(&at, end, '\t', path);
        const uint32_t len = number(&at, end, '\n', path);

        if (len >= (size_t)(end - at) || at[len] != '\n')
            engine_fail("is not as it should be", path);
        if (!normal && count == room) {
            room = room * 2 + 64;
            out->query = realloc(out->query, room * sizeof *out->query);
            if (!out->query)
                engine_fail("no memory", path);
        }
        if (normal && (count >= out->count || out->query[count].id != id))
            engine_fail("does not go with the quotations", path);
        if (normal) {
            out->query[count].norm = at;
            out->query[count].norm_len = len;
        } else {
            out->query[count] = (engine_query){.id = id,
                                               .end = (uint32_t)out->corpus_len,
                                               .text = at,
                                               .len = len};
        }
        count++;
        at += len + 1;
    }
    out->count = count;
}

/* Reads "id SPACE start SPACE end LF", in the order of the quotations. */
static void read_windows(engine *out, const char *path)
{
    const bytes file = map_file(path);
    const char *at = file.at, *end = at + file.len;

    for (size_t i = 0; i < out->count; i++) {
        engine_query *query = &out->query[i];
        const uint32_t id = number(&at, end, ' ', path);

        query->start = number(&at, end, ' ', path);
        query->end = number(&at, end, '\n', path);
        if (id != query->id || query->start > query->end ||
            query->end > out->corpus_len)
            engine_fail("does not go with the quotations", path);
    }
}

static void read_normal(engine *out, const char *corpus, const char *queries)
{
    char path[4096];
    bytes file = map_file(beside(path, corpus, "norm.txt"));

    out->norm = file.at;
    out->norm_len = file.len;
    file = map_file(beside(path, corpus, "norm.map"));
    out->map = (const uint32_t *)(const void *)file.at;
    if (file.len != out->norm_len * sizeof *out->map)
        engine_fail("does not go with norm.txt", path);
    if (snprintf(path, sizeof path, "%s.norm", queries) >= (int)sizeof path)
        engine_fail("too long a path", queries);
    read_queries(out, path, true);
}

void engine_open(engine *out, int argc, char **argv, bool normal)
{
    bytes file;

    if (argc < 6)
        engine_fail("MODE CORPUS QUERIES WINDOWS RESULTS [MORE]", argv[0]);
    *out = (engine){.mode = argv[1], .more = argc > 6 ? argv[6] : ""};
    file = map_file(argv[2]);
    if (file.len > UINT32_MAX)
        engine_fail("is longer than 4 GiB", argv[2]);
    out->corpus = file.at;
    out->corpus_len = file.len;
    read_queries(out, argv[3], false);
    if (strcmp(argv[4], "-") != 0)
        read_windows(out, argv[4]);
    if (normal)
        read_normal(out, argv[2], argv[3]);
    beside(out->scratch, argv[5], "index");
    out->results = fopen(argv[5], "w");
    if (!out->results)
        engine_fail("cannot be written", argv[5]);
}

uint64_t engine_now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return (uint64_t)time.tv_sec * 1000000000U + (uint64_t)time.tv_nsec;
}

size_t engine_normal_at(const engine *in, uint32_t byte)
{
    size_t low = 0, high = in->norm_len;

    while (low < high) {
        const size_t mid = low + (high - low) / 2;

        if (in->map[mid] < byte)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

void engine_found(engine *in, const engine_query *query, uint32_t start,
                  uint32_t end, uint64_t ns)
{
    fprintf(in->results, "%u %u %u 1 %llu\n", query->id, start, end,
            (unsigned long long)ns);
}

void engine_found_normal(engine *in, const engine_query *query, size_t start,
                         size_t end, uint64_t ns)
{
    engine_found(in, query, in->map[start], in->map[end - 1] + 1, ns);
}

void engine_absent(engine *in, const engine_query *query, uint64_t ns)
{
    fprintf(in->results, "%u 0 0 0 %llu\n", query->id, (unsigned long long)ns);
}

void engine_close(engine *in, uint64_t build_ns, uint64_t index_bytes)
{
    struct rusage usage;

    getrusage(RUSAGE_SELF, &usage);
    printf("build_s=%.6f index_bytes=%llu rss_kb=%ld\n",
           (double)build_ns * 1e-9, (unsigned long long)index_bytes,
           usage.ru_maxrss);
    if (fclose(in->results))
        engine_fail("cannot be written", "results");
    free(in->query);
}
