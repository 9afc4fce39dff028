/* pull.c - the works that a document cites, and where they are. */

#include "base/fail.h"
#include "base/str.h"
#include "resolve/key.h"
#include "resolve/link.h"
#include "resolve/map.h"

struct ibid_pull {
    ib_arena arena; /* holds this struct too */
    uint64_t taken;
    const ibid_doc *doc;
    const ibid_shelf *shelf;
    ibid_work *work;
    size_t count;
};

/* Group the citations: a list of mentions for each work. */
static ibid_status group(ibid_pull *pull, ib_arena *scratch)
{
    const ibid_citations all = ibid_doc_citations(pull->doc);
    uint32_t *work_of = ib_arena_array(scratch, uint32_t, all.count);
    uint32_t *mention = ib_arena_array(&pull->arena, uint32_t, all.count);
    uint32_t at = 0;

    pull->work = ib_arena_array(&pull->arena, ibid_work, all.count);
    if (!pull->work || !mention || !work_of)
        return ib_arena_status(pull->work && mention ? scratch : &pull->arena);
    for (uint32_t i = 0; i < all.count; i++)
        work_of[i] = IBID_NONE;
    for (uint32_t i = 0; i < all.count; i++) {
        const uint32_t root = ib_work_root(all, i);

        if (work_of[root] == IBID_NONE) {
            work_of[root] = (uint32_t)pull->count;
            pull->work[pull->count++] =
                (ibid_work){.citation = root, .source = IBID_NONE};
        }
        pull->work[work_of[root]].mention_count++;
    }
    for (size_t k = 0; k < pull->count; k++) {
        pull->work[k].mention = mention + at;
        at += pull->work[k].mention_count;
        pull->work[k].mention_count = 0;
    }
    for (uint32_t i = 0; i < all.count; i++) {
        ibid_work *work = &pull->work[work_of[ib_work_root(all, i)]];

        mention[(size_t)(work->mention - mention) + work->mention_count++] = i;
    }
    return IBID_OK;
}

static void set_status(ibid_work *work, const ibid_citation *c,
                       const ibid_resolution *r, const ib_shelf_view *shelf)
{
    work->because = r->because;
    work->source = r->source;
    if (r->state == IBID_RESOLUTION_RESOLVED) {
        const ibid_source *source = shelf->item[r->source].source;

        work->status = source->doc ? IBID_WORK_AT_HAND : IBID_WORK_UNREAD;
        if (!source->doc && source->why)
            work->because = source->why;
        return;
    }
    if (r->state == IBID_RESOLUTION_AMBIGUOUS || c->candidate_count > 0) {
        work->status = IBID_WORK_AMBIGUOUS;
        if (!work->because)
            work->because = c->because;
        return;
    }
    work->status = c->kind == IBID_CITE_OTHER || c->kind == IBID_CITE_SHORT
                       ? IBID_WORK_UNKNOWN
                       : IBID_WORK_MISSING;
    if (!work->because && c->kind == IBID_CITE_SHORT)
        work->because = c->because ? c->because
                                   : "nothing before it says what it refers to";
}

static ibid_status look_up(ibid_pull *pull, ib_arena *scratch,
                           const ib_shelf_view *shelf, const ibid_map *map)
{
    const ibid_citations all = ibid_doc_citations(pull->doc);
    ibid_status st = IBID_OK;

    for (size_t i = 0; i < pull->count && !st; i++) {
        ibid_work *work = &pull->work[i];
        const ibid_citation *c = &all.item[work->citation];
        const ib_arena_mark mark = ib_arena_here(scratch);
        ibid_resolution r;

        st = ib_resolve_citation(&r, &pull->arena, scratch, shelf, c);
        if (!st)
            st = ib_link_make(&work->link, &pull->arena, c);
        ib_arena_rewind(scratch, mark);
        if (st)
            break;
        work->given = ib_map_apply(&r, map, work->key, shelf);
        set_status(work, c, &r, shelf);
    }
    return st;
}

static ibid_status list_works(ibid_pull *pull, const ibid_map *map)
{
    ib_shelf_view shelf;
    ib_arena scratch;
    ib_work_key *key;
    ibid_status st;

    ib_arena_init(&scratch, &pull->arena.alloc, pull->arena.max, &pull->taken);
    st = group(pull, &scratch);
    if (!st)
        st = ib_work_keys_make(&key, &scratch, &scratch, pull->doc);
    for (size_t i = 0; i < pull->count && !st; i++)
        memcpy(pull->work[i].key, key[pull->work[i].citation].text,
               sizeof pull->work[i].key);
    if (!st)
        st = ib_resolve_prepare(&shelf, &scratch, pull->shelf, pull->doc);
    if (!st)
        st = look_up(pull, &scratch, &shelf, map);
    st = ib_arena_status_of(&pull->arena, &scratch, st);
    ib_arena_free(&scratch);
    return st;
}

ibid_status ibid_pull_open(ibid_pull **out, const ibid_doc *doc,
                           const ibid_shelf *shelf,
                           const ibid_pull_options *options, ibid_err *err)
{
    const ibid_pull_options plain = IBID_PULL_OPTIONS_INIT;
    ib_arena arena;
    ibid_pull *pull;
    ibid_status st;

    *out = NULL;
    if (!options)
        options = &plain;
    ib_arena_init(&arena, options->alloc, options->memory_max, NULL);
    pull = ib_arena_array(&arena, ibid_pull, 1);
    if (!pull) {
        st = ib_arena_status(&arena);
        return ib_fail(err, st, ibid_status_words(st), 0, 0);
    }
    pull->taken = arena.taken;
    pull->arena = arena;
    pull->arena.shared = &pull->taken;
    pull->doc = doc;
    pull->shelf = shelf;
    st = list_works(pull, options->map);
    if (st) {
        ibid_pull_close(pull);
        return ib_fail(err, st, ibid_status_words(st), 0, 0);
    }
    *out = pull;
    return IBID_OK;
}

void ibid_pull_close(ibid_pull *pull)
{
    ib_arena arena;

    if (!pull)
        return;
    arena = pull->arena; /* the struct lies in its own arena */
    arena.shared = NULL;
    ib_arena_free(&arena);
}

ibid_works ibid_pull_works(const ibid_pull *pull)
{
    return (ibid_works){pull->work, pull->count};
}

const ibid_doc *ibid_pull_doc(const ibid_pull *pull)
{
    return pull->doc;
}

const ibid_shelf *ibid_pull_shelf(const ibid_pull *pull)
{
    return pull->shelf;
}

const char *ibid_work_status_words(ibid_work_status status)
{
    static const char *const words[] = {
        [IBID_WORK_AT_HAND] = "at hand",
        [IBID_WORK_AMBIGUOUS] = "ambiguous",
        [IBID_WORK_UNREAD] = "not readable",
        [IBID_WORK_MISSING] = "still to find",
        [IBID_WORK_UNKNOWN] = "not understood",
    };

    return words[status];
}
