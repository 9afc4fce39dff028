/* large.c - a pile of texts far larger than the memory it may take.
 *
 *     bench_large make CORPUS TEXTS COPY SEGMENT    one copy of the texts
 *     bench_large merge SEGMENT FROM ...            several in one
 *     bench_large ask SEGMENT QUERIES RESULTS
 *
 * TEXTS has a line a text: name TAB start TAB end, bytes of CORPUS.  In copy 0
 * they stand as they are, in others one word in fifty is another one of the
 * same text.  QUERIES is that of bench/compare.  RESULTS has a line a
 * quotation: id found right ns faults.  Right is that the words found, whichever copy
 * they are of, are those looked for but for a quarter of their letters, as a
 * plain edit distance tells.
 *
 * The last line of standard output is of key=value pairs.
 */

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bench/engine.h"
#include "check/compare.h"
#include "match/segment.h"

enum {
    SHARE = 25,   /* of a hundred letters, how many may differ */
    CHANGED = 50, /* one word in so many */
    PART_MAX = 8192
};

static void need(ibid_status st, const ibid_err *err, const char *about)
{
    if (st)
        engine_fail(err && err->what ? err->what : "no memory", about);
}

static ibid_str read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    struct stat about;
    char *bytes;

    if (!file || fstat(fileno(file), &about))
        engine_fail("cannot be read", path);
    bytes = malloc((size_t)about.st_size + 1);
    if (!bytes ||
        fread(bytes, 1, (size_t)about.st_size, file) != (size_t)about.st_size)
        engine_fail("cannot be read", path);
    fclose(file);
    bytes[about.st_size] = '\0';
    return (ibid_str){bytes, (uint32_t)about.st_size};
}

/* xorshift64: the same edits on every machine. */
static uint32_t next(uint64_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return (uint32_t)(*seed >> 32);
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static uint32_t word_end(ibid_str text, uint32_t at)
{
    while (at < text.len && is_letter(text.at[at]))
        at++;
    return at;
}

/* The start of a word that is anywhere in the text; 0 if it has none near. */
static uint32_t any_word(ibid_str text, uint64_t *seed)
{
    uint32_t at = word_end(text, next(seed) % text.len);

    while (at < text.len && !is_letter(text.at[at]))
        at++;
    return at < text.len ? at : 0;
}

/* A copy in which some words are others. */
static ibid_str edited(ib_arena *arena, ibid_str text, uint64_t seed)
{
    const size_t room = (size_t)text.len + text.len / 4 + 64;
    char *out = ib_arena_grow(arena, NULL, 0, room, 1);
    uint32_t n = 0;

    for (uint32_t at = 0; out && at < text.len;) {
        const uint32_t end = word_end(text, at);
        uint32_t from = at, to = end > at ? end : at + 1;

        if (end > at && next(&seed) % CHANGED == 0) {
            from = any_word(text, &seed);
            to = word_end(text, from);
        }
        if (n + (to - from) > room - 64)
            break;
        memcpy(out + n, text.at + from, to - from);
        n += to - from;
        at = end > at ? end : at + 1;
    }
    if (!out)
        engine_fail("no memory", "");
    return (ibid_str){out, n};
}

/* Names stand for hashes: what they are takes no part in finding. */
static uint8_t *name_of(ib_arena *arena, uint32_t copy, uint32_t text)
{
    uint8_t *name = ib_arena_array(arena, uint8_t, IB_SEGMENT_NAME);

    if (!name)
        engine_fail("no memory", "");
    memcpy(name, &copy, sizeof copy);
    memcpy(name + sizeof copy, &text, sizeof text);
    return name;
}

/* Reads a line of TEXTS; *line moves on. */
static ibid_str text_of(const char **line, ibid_str all, const char *path)
{
    const char *tab = strchr(*line, '\t'), *eol = strchr(*line, '\n');
    unsigned long start, end;
    char *rest;

    if (!tab || !eol)
        engine_fail("is not as it should be", path);
    start = strtoul(tab, &rest, 10);
    end = strtoul(rest, NULL, 10);
    if (start > end || end > all.len)
        engine_fail("does not go with the corpus", path);
    *line = eol + 1;
    return (ibid_str){all.at + start, (uint32_t)(end - start)};
}

static int make(const char *corpus, const char *texts, uint32_t copy,
                const char *path)
{
    const ibid_str all = read_file(corpus);
    const char *line = read_file(texts).at;
    uint64_t bytes = 0, ns = 0, since;
    ib_arena arena, scratch;
    ib_segment_plan plan;
    ibid_err err = {0};

    ib_arena_init(&arena, NULL, 0, NULL);
    ib_arena_init(&scratch, NULL, 0, NULL);
    ib_segment_plan_start(&plan, &arena);
    for (uint32_t i = 0; *line; i++) {
        ibid_str text = text_of(&line, all, texts);
        ib_key *key = ib_arena_array(&arena, ib_key, 1);

        if (!key)
            engine_fail("no memory", texts);
        if (copy > 0 && text.len > 0)
            text = edited(&arena, text,
                          ((uint64_t)copy << 32 | i) * 0x9E3779B97F4A7C15u);
        since = engine_now();
        need(ib_key_make(key, &arena, text, NULL, 0), NULL, "");
        need(ib_segment_add(&plan, name_of(&arena, copy, i), key), NULL, path);
        ns += engine_now() - since;
        bytes += text.len;
    }
    since = engine_now();
    need(ib_segment_save(path, &scratch, &plan, &err), &err, path);
    ns += engine_now() - since;
    printf("text_bytes=%llu build_s=%.3f\n", (unsigned long long)bytes,
           (double)ns * 1e-9);
    return 0;
}

static int merge(const char *path, char **from, int count)
{
    ib_segment *segment = calloc((size_t)count, sizeof *segment);
    uint64_t since = engine_now();
    ib_arena arena, scratch;
    ib_segment_plan plan;
    ibid_err err = {0};

    if (!segment)
        engine_fail("no memory", "");
    ib_arena_init(&arena, NULL, 0, NULL);
    ib_arena_init(&scratch, NULL, 0, NULL);
    ib_segment_plan_start(&plan, &arena);
    for (int i = 0; i < count; i++) {
        need(ib_segment_map(&segment[i], from[i], &err), &err, from[i]);
        need(ib_segment_verify(&segment[i], &err), &err, from[i]);
        need(ib_segment_merge(&plan, &segment[i], NULL), NULL, path);
    }
    need(ib_segment_save(path, &scratch, &plan, &err), &err, path);
    printf("merge_s=%.3f texts=%zu\n", (double)(engine_now() - since) * 1e-9,
           plan.part.count);
    return 0;
}

/* Edits between a part and what of a stretch comes nearest to it: the textbook
 * way, so that nothing of what is measured takes part. */
static uint32_t plain_distance(const uint8_t *part, uint32_t n,
                               const uint8_t *stretch, uint32_t count)
{
    static uint32_t row[PART_MAX + 1];
    uint32_t best = n;

    for (uint32_t i = 0; i <= n; i++)
        row[i] = i;
    for (uint32_t k = 0; k < count; k++) {
        uint32_t slant = row[0];

        for (uint32_t i = 1; i <= n; i++) {
            const uint32_t same = slant + (part[i - 1] != stretch[k]);
            const uint32_t other =
                (row[i] < row[i - 1] ? row[i] : row[i - 1]) + 1;

            slant = row[i];
            row[i] = same < other ? same : other;
        }
        best = row[n] < best ? row[n] : best;
    }
    return best;
}

static bool is_right(const ib_segment *s, const ib_segment_place *at,
                     const ib_passage *p)
{
    static uint8_t key[8 * PART_MAX];
    const ib_segment_text text = ib_segment_text_at(s, at->text);
    const uint32_t count = at->place.end - at->place.start;
    uint64_t edits = 0, n = 0;

    /* Read, so that no page is mapped for it. */
    if (count > sizeof key ||
        !ib_segment_read(s, key, s->key + text.start + at->place.start, count))
        return false;

    for (uint32_t i = 0; i < p->part_count; i++) {
        const uint32_t len = p->part[i].end - p->part[i].start;

        if (len > PART_MAX)
            return false;
        n += len;
        edits += plain_distance(p->key + p->part[i].start, len, key, count);
    }
    return edits * 100 <= n * SHARE;
}

/* Resident kilobytes, by a name of /proc/self/status. */
static uint64_t resident_kb(const char *name)
{
    FILE *file = fopen("/proc/self/status", "r");
    char line[256];
    uint64_t kb = 0;

    while (file && fgets(line, sizeof line, file)) {
        if (strncmp(line, name, strlen(name)) == 0)
            kb = strtoull(line + strlen(name), NULL, 10);
    }
    if (file)
        fclose(file);
    return kb;
}

static uint64_t faults(void)
{
    struct rusage usage;

    getrusage(RUSAGE_SELF, &usage);
    return (uint64_t)usage.ru_minflt + (uint64_t)usage.ru_majflt;
}

typedef struct asker {
    engine in;
    ib_segment segment;
    ib_segment_set set;
    const ib_segment *only;
    uint64_t file_kb, anon_kb;
    ib_arena one, scratch;
} asker;

static void ask_one(asker *a, const engine_query *query)
{
    const ib_arena_mark one = ib_arena_here(&a->one);
    const ib_segment_place *place;
    const uint64_t before = faults();
    uint64_t since = engine_now(), ns;
    ib_list places = ib_list_of(&a->one, ib_segment_place);
    ib_claim *claim = ib_arena_array(&a->one, ib_claim, 1);
    bool found = false;

    if (!claim)
        engine_fail("no memory", "");
    need(ib_claim_prepare(claim, &a->one,
                          (ibid_str){query->text, (uint32_t)query->len}, NULL,
                          0, NULL),
         NULL, "");
    need(ib_segment_find(&places, &a->scratch, &a->set, &claim->parts, SHARE,
                         IB_MATCH_QUICK),
         NULL, "");
    place = places.item;
    if (places.count > 0)
        found = (uint64_t)place->place.edits * 100 <=
                (uint64_t)claim->parts.count * SHARE;
    ns = engine_now() - since;
    fprintf(a->in.results, "%u %d %d %llu %llu\n", query->id, found,
            found && is_right(&a->segment, place, &claim->parts),
            (unsigned long long)ns, (unsigned long long)(faults() - before));
    if (query->id % 16 == 0) {
        const uint64_t file = resident_kb("RssFile:");
        const uint64_t anon = resident_kb("RssAnon:");

        a->file_kb = file > a->file_kb ? file : a->file_kb;
        a->anon_kb = anon > a->anon_kb ? anon : a->anon_kb;
    }
    ib_arena_rewind(&a->one, one);
}

static int ask(const char *self, char **argv)
{
    char *const args[] = {
        (char *)(uintptr_t)self,         (char *)(uintptr_t) "large",
        (char *)(uintptr_t) "/dev/null", argv[1],
        (char *)(uintptr_t) "-",         argv[2]};
    uint64_t first;
    asker a = {0};
    ibid_err err = {0};

    engine_open(&a.in, 6, (char **)(uintptr_t)args, false);
    need(ib_segment_map(&a.segment, argv[0], &err), &err, argv[0]);
    a.only = &a.segment;
    a.set = (ib_segment_set){.segment = &a.only, .count = 1};
    ib_arena_init(&a.one, NULL, 0, NULL);
    ib_arena_init(&a.scratch, NULL, 0, NULL);
    first = faults();
    for (size_t i = 0; i < a.in.count; i++)
        ask_one(&a, &a.in.query[i]);
    printf("faults=%.3f hwm_kb=%llu anon_kb=%llu file_kb=%llu bytes=%zu "
           "key_bytes=%u\n",
           (double)(faults() - first) / (double)a.in.count,
           (unsigned long long)resident_kb("VmHWM:"),
           (unsigned long long)a.anon_kb, (unsigned long long)a.file_kb,
           a.segment.len, a.segment.count);
    ib_segment_close(&a.segment);
    if (fclose(a.in.results))
        engine_fail("cannot be written", argv[2]);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc == 6 && strcmp(argv[1], "make") == 0)
        return make(argv[2], argv[3], (uint32_t)strtoul(argv[4], NULL, 10),
                    argv[5]);
    if (argc >= 4 && strcmp(argv[1], "merge") == 0)
        return merge(argv[2], argv + 3, argc - 3);
    if (argc == 5 && strcmp(argv[1], "ask") == 0)
        return ask(argv[0], argv + 2);
    engine_fail("make, merge or ask; see the head of bench/large.c", argv[0]);
}
