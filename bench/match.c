/* match.c - ibid's own engine for bench/compare: where does a quotation stand?
 *
 * A quotation is read as `ibid compare` reads it, its declared edits with it,
 * and is found where no more than a quarter of its letters differ.  Nothing is
 * made beforehand but, in the mode large, the index, which is timed.  With
 * "verdict" as last argument, the mode small goes on to the verdict.
 */

#include <limits.h>
#include <malloc.h>
#include <string.h>

#include "bench/engine.h"
#include "check/compare.h"
#include "match/scan.h"

enum {
    SHARE = 25,           /* of a hundred letters, how many may differ */
    SLICE = 8 << 20,      /* bytes of a pile that are read at a time */
    SLICE_OVER = 8 << 10, /* so that nothing falls between two */
    ROOM = 60 << 20       /* bytes taken at the start */
};

typedef struct run {
    engine in;
    ib_arena arena; /* for all of it */
    ib_arena one;   /* for one quotation */
    ib_arena scratch;
} run;

static void need(ibid_status st)
{
    if (st)
        engine_fail("no memory", "");
}

static ibid_str text_of(const engine *in, uint32_t start, uint32_t end)
{
    return (ibid_str){in->corpus + start, end - start};
}

static ib_claim *claim_of(ib_arena *arena, const engine_query *query)
{
    ib_claim *claim = ib_arena_array(arena, ib_claim, 1);

    if (!claim)
        engine_fail("no memory", "");
    need(ib_claim_prepare(claim, arena,
                          (ibid_str){query->text, (uint32_t)query->len}, NULL,
                          0, NULL));
    return claim;
}

/* Letters that must be found. */
static uint32_t letters_of(const ib_claim *claim)
{
    return claim->parts.count;
}

static bool is_near(const ib_match_place *place, const ib_claim *claim)
{
    return (uint64_t)place->edits * 100 <= (uint64_t)letters_of(claim) * SHARE;
}

static void answer(run *r, const engine_query *query, const ib_key *key,
                   const ib_claim *claim, const ib_match_place *place,
                   uint64_t since)
{
    ibid_span span = {0, 0};
    const bool found = place && is_near(place, claim);

    if (found)
        span = ib_key_span(key, place->start, place->end);
    since = engine_now() - since;
    if (found)
        engine_found(&r->in, query, query->start + span.start,
                     query->start + span.end, since);
    else
        engine_absent(&r->in, query, since);
}

static void ask_small(run *r, const engine_query *query)
{
    const uint64_t since = engine_now();
    ib_list places = ib_list_of(&r->one, ib_match_place);
    const ib_claim *claim = claim_of(&r->one, query);
    ib_match_text text;

    need(ib_match_prepare(&text, &r->one,
                          text_of(&r->in, query->start, query->end), NULL, 0));
    need(ib_match_near(&places, &r->one, &r->scratch, &text, &claim->parts,
                       SHARE, IB_MATCH_QUICK));
    answer(r, query, &text.key, claim, places.item, since);
}

/* The whole way, to the verdict with its evidence. */
static void ask_verdict(run *r, const engine_query *query)
{
    const uint64_t since = engine_now();
    const ib_claim *claim = claim_of(&r->one, query);
    ib_match_text text;
    ib_outcome out;
    uint64_t ns;

    need(ib_match_prepare(&text, &r->one,
                          text_of(&r->in, query->start, query->end), NULL, 0));
    need(ib_compare(&out, &r->one, &r->scratch, &text, claim, true));
    ns = engine_now() - since;
    if (out.best.verdict < IBID_VERDICT_ABSENT)
        engine_found(&r->in, query, query->start + out.best.span.start,
                     query->start + out.best.span.end, ns);
    else
        engine_absent(&r->in, query, ns);
}

static void run_small(run *r)
{
    const bool verdict = strcmp(r->in.more, "verdict") == 0;

    for (size_t i = 0; i < r->in.count; i++) {
        const ib_arena_mark one = ib_arena_here(&r->one);
        const ib_arena_mark scratch = ib_arena_here(&r->scratch);

        if (verdict)
            ask_verdict(r, &r->in.query[i]);
        else
            ask_small(r, &r->in.query[i]);
        ib_arena_rewind(&r->one, one);
        ib_arena_rewind(&r->scratch, scratch);
    }
    engine_close(&r->in, 0, 0);
}

/* Key and index of the corpus; gives the time. */
static uint64_t build(run *r, ib_match_text *text)
{
    const uint64_t since = engine_now();

    need(ib_match_prepare(text, &r->arena,
                          text_of(&r->in, 0, (uint32_t)r->in.corpus_len), NULL,
                          0));
    need(ib_match_index(text, &r->arena, &r->scratch));
    return engine_now() - since;
}

static void run_large(run *r)
{
    ib_match_text text;
    uint64_t built;
    size_t bytes;

    /* The second build finds its memory touched, as that of the second file
     * does: the first touch is the system's work, and many times as slow on
     * some virtual machines. */
    mallopt(M_MMAP_THRESHOLD, INT_MAX);
    mallopt(M_TRIM_THRESHOLD, INT_MAX);
    (void)build(r, &text);
    ib_arena_free(&r->arena);
    ib_arena_free(&r->scratch);
    built = build(r, &text);
    bytes = ib_seed_bucket_bytes(text.seeds.form) +
            ib_seed_place_bytes(text.key.count, text.seeds.form) +
            (r->in.corpus_len / IB_KEY_BLOCK + 2) * sizeof(uint32_t);
    for (size_t i = 0; i < r->in.count; i++) {
        const uint64_t since = engine_now();
        const ib_arena_mark one = ib_arena_here(&r->one);
        ib_list places = ib_list_of(&r->one, ib_match_place);
        const ib_claim *claim = claim_of(&r->one, &r->in.query[i]);

        need(ib_match_near(&places, &r->arena, &r->scratch, &text,
                           &claim->parts, SHARE, IB_MATCH_QUICK));
        answer(r, &r->in.query[i], &text.key, claim, places.item, since);
        ib_arena_rewind(&r->one, one);
    }
    engine_close(&r->in, built, bytes);
}

/* All quotations, each with the best place so far. */
typedef struct batch {
    ib_claim **claim;
    const uint8_t **item; /* of the part that tells most */
    uint32_t *n;
    ib_match_place *best; /* as bytes of the corpus */
    bool *found;
} batch;

static void start_batch(batch *b, run *r)
{
    const size_t count = r->in.count;

    b->claim = ib_arena_array(&r->arena, ib_claim *, count);
    b->item = ib_arena_array(&r->arena, const uint8_t *, count);
    b->n = ib_arena_array(&r->arena, uint32_t, count);
    b->best = ib_arena_array(&r->arena, ib_match_place, count);
    b->found = ib_arena_array(&r->arena, bool, count);
    if (!b->claim || !b->item || !b->n || !b->best || !b->found)
        engine_fail("no memory", "");
    for (size_t i = 0; i < count; i++) {
        const ib_passage *p;

        b->claim[i] = claim_of(&r->arena, &r->in.query[i]);
        p = &b->claim[i]->parts;
        if (p->part_count > 0) {
            const ib_part *part = &p->part[ib_match_anchor(p)];

            b->item[i] = p->key + part->start;
            b->n[i] = part->end - part->start;
        }
    }
}

static void keep(batch *b, size_t i, const ib_key *key, uint32_t base,
                 const ib_match_place *place)
{
    ibid_span span;

    if (!is_near(place, b->claim[i]) ||
        (b->found[i] && b->best[i].edits <= place->edits))
        return;
    span = ib_key_span(key, place->start, place->end);
    b->best[i] = (ib_match_place){.start = base + span.start,
                                  .end = base + span.end,
                                  .edits = place->edits};
    b->found[i] = true;
}

static void close_batch(batch *b, run *r, uint64_t ns)
{
    const uint64_t share = ns / (r->in.count ? r->in.count : 1);

    for (size_t i = 0; i < r->in.count; i++) {
        if (b->found[i])
            engine_found(&r->in, &r->in.query[i], b->best[i].start,
                         b->best[i].end, share);
        else
            engine_absent(&r->in, &r->in.query[i], share);
    }
    printf("pass_s=%.6f ", (double)ns * 1e-9);
    engine_close(&r->in, 0, 0);
}

static void ask_slice(run *r, batch *b, uint32_t start, uint32_t end)
{
    const ib_arena_mark mark = ib_arena_here(&r->one);
    ib_seeds seeds;
    ib_key key;

    need(ib_key_make(&key, &r->one, text_of(&r->in, start, end), NULL, 0));
    need(ib_seed_pick(&seeds, &r->one, key.item, key.count,
                      ib_seed_form_of(key.count), b->item, b->n,
                      (uint32_t)r->in.count));
    for (size_t i = 0; i < r->in.count; i++) {
        const ib_arena_mark one = ib_arena_here(&r->one);
        ib_list places = ib_list_of(&r->one, ib_match_place);

        if (b->n[i] > 0)
            need(ib_match_seeds(&places, &r->scratch, key.item, key.count,
                                &seeds, &b->claim[i]->parts, SHARE,
                                IB_MATCH_QUICK));
        if (places.count > 0)
            keep(b, i, &key, start, places.item);
        ib_arena_rewind(&r->one, one);
    }
    ib_arena_rewind(&r->one, mark);
}

static void run_stream(run *r)
{
    const uint32_t len = (uint32_t)r->in.corpus_len;
    uint64_t since = engine_now();
    batch b;

    start_batch(&b, r);
    for (uint32_t start = 0; start < len;) {
        uint32_t end = len - start > SLICE ? start + SLICE : len;

        while (end < len && ((uint8_t)r->in.corpus[end] & 0xC0) == 0x80)
            end++;
        ask_slice(r, &b, start, end);
        if (end == len)
            break;
        start = end - SLICE_OVER;
        while (((uint8_t)r->in.corpus[start] & 0xC0) == 0x80)
            start--;
    }
    close_batch(&b, r, engine_now() - since);
}

static void run_exhaustive(run *r)
{
    uint64_t since = engine_now();
    ib_scan_ask *ask = ib_arena_array(&r->arena, ib_scan_ask, r->in.count);
    ib_match_text text;
    batch b;

    if (!ask)
        engine_fail("no memory", "");
    start_batch(&b, r);
    need(ib_match_prepare(&text, &r->arena,
                          text_of(&r->in, 0, (uint32_t)r->in.corpus_len), NULL,
                          0));
    for (size_t i = 0; i < r->in.count; i++)
        ask[i] = (ib_scan_ask){
            .item = b.item[i], .n = b.n[i], .max = b.n[i] * SHARE / 100};
    need(ib_scan_batch(ask, (uint32_t)r->in.count, &r->scratch, text.key.item,
                       text.key.count));
    for (size_t i = 0; i < r->in.count; i++) {
        for (uint32_t k = 0; k < ask[i].found; k++) {
            ib_match_place place = {ask[i].near[k].start, ask[i].near[k].end,
                                    ask[i].near[k].edits, true};

            need(ib_match_extend(&place, &r->scratch, text.key.item,
                                 text.key.count, &b.claim[i]->parts, SHARE));
            keep(&b, i, &text.key, 0, &place);
        }
    }
    close_batch(&b, r, engine_now() - since);
}

/* One chunk, kept for all that follows: memory is taken once. */
static void take_once(ib_arena *arena, size_t bytes)
{
    const ib_arena_mark mark = ib_arena_here(arena);

    if (!ib_arena_grow(arena, NULL, 0, bytes, 64))
        engine_fail("no memory", "");
    ib_arena_rewind(arena, mark);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        void (*go)(run *r);
    } mode[] = {{"small", run_small},
                {"large", run_large},
                {"stream", run_stream},
                {"exhaustive", run_exhaustive}};
    run r;

    engine_open(&r.in, argc, argv, false);
    ib_arena_init(&r.arena, NULL, 0, NULL);
    ib_arena_init(&r.one, NULL, 0, NULL);
    ib_arena_init(&r.scratch, NULL, 0, NULL);
    take_once(&r.one, ROOM);
    take_once(&r.scratch, ROOM);
    for (size_t i = 0; i < sizeof mode / sizeof *mode; i++) {
        if (strcmp(r.in.mode, mode[i].name) == 0) {
            mode[i].go(&r);
            ib_arena_free(&r.arena);
            ib_arena_free(&r.one);
            ib_arena_free(&r.scratch);
            return 0;
        }
    }
    engine_fail("unknown mode", r.in.mode);
}
