/* search.c - where words stand, in source after source; ibid/find.h says what
 * is found. */

#include "ibid/find.h"

#include <stdlib.h>

#include "base/fail.h"
#include "base/hash.h"
#include "base/scan.h"
#include "base/str.h"
#include "check/check.h"
#include "check/costs.h"
#include "check/everywhere.h"
#include "check/skip.h"

/* How near a place is: what its finding does not tell. */
typedef struct rank {
    ibid_verdict verdict;
    uint32_t kept, grave;
} rank;

struct ibid_find {
    ib_arena arena; /* holds this struct too */
    uint64_t taken;
    size_t max; /* SIZE_MAX: all */
    ib_claim claim;
    char words_sha256[65];
    ib_list found; /* ibid_found, the nearest first */
    ib_list rank;  /* of each */
    ibid_found nearest;
    rank nearest_rank;  /* its verdict is NONE where there is none */
    ib_list unsearched; /* ibid_unsearched */
    ibid_find_answer answer;
};

/* A place of the source that is being searched. */
typedef struct hit {
    ib_judgement judgement;
    bool main; /* in the running text */
} hit;

/* One source, while it is searched. */
typedef struct search {
    ibid_find *find;
    const ibid_source *source;
    ib_arena arena; /* what is found in it; scratch beside */
    ib_arena scratch;
    ib_list hit; /* of this source */
    bool cut;
    ib_judgement nearest;
    bool nearest_main;
} search;

static ibid_status add_hits(search *s, const ib_everywhere *all, bool main)
{
    for (size_t i = 0; i < all->found.count; i++) {
        hit *h = ib_list_push(&s->hit);

        if (!h)
            return ib_arena_status(&s->arena);
        *h = (hit){*ib_list_at(&all->found, ib_judgement, i), main};
    }
    return IBID_OK;
}

static int by_start(const void *a, const void *b)
{
    const ib_judgement *x = &((const hit *)a)->judgement,
                       *y = &((const hit *)b)->judgement;

    if (x->span.start != y->span.start)
        return x->span.start < y->span.start ? -1 : 1;
    if (x->span.end != y->span.end)
        return x->span.end < y->span.end ? -1 : 1;
    return ((const hit *)a)->main ? -1 : ((const hit *)b)->main;
}

static int by_nearness(const void *a, const void *b)
{
    const ib_judgement *x = &((const hit *)a)->judgement,
                       *y = &((const hit *)b)->judgement;

    return ib_compare_better(x, y) ? -1 : ib_compare_better(y, x);
}

/* A place was found in several ways: the nearest reading of it is kept. */
static void drop_twins(ib_list *hits)
{
    hit *item = hits->item;
    size_t kept = 0;

    if (hits->count > 1)
        qsort(item, hits->count, sizeof *item, by_start);
    for (size_t i = 0; i < hits->count; i++) {
        if (kept == 0 || !ib_span_touch(item[kept - 1].judgement.span,
                                        item[i].judgement.span))
            item[kept++] = item[i];
        else if (ib_compare_better(&item[i].judgement,
                                   &item[kept - 1].judgement))
            item[kept - 1] = item[i];
    }
    hits->count = kept;
    if (kept > 1)
        qsort(item, kept, sizeof *item, by_nearness);
}

/* Search the running text, then all of it.
 *
 * Gives  s->hit, apart and the nearest first; s->nearest, that is none. */
static ibid_status search_text(search *s)
{
    const ibid_doc *doc = s->source->doc;
    const ibid_str text = ibid_doc_text(doc);
    ib_match_text source;
    ib_unsure unsure = {0};
    ib_everywhere all;
    ibid_span *skip;
    uint32_t count;
    ibid_status st = ib_skip_find(&skip, &count, &s->arena, doc,
                                  (ibid_span){0, text.len}, true);

    if (!st)
        st = ib_unsure_find(&unsure, &s->arena, doc);
    for (int whole = 0; whole < (count > 0 ? 2 : 1) && !st; whole++) {
        st = ib_match_prepare(&source, &s->arena, text, whole ? NULL : skip,
                              whole ? 0 : count);
        source.key.unsure = &unsure;
        if (!st)
            st = ib_everywhere_find(&all, &s->arena, &s->scratch, &source,
                                    &s->find->claim);
        if (!st)
            st = add_hits(s, &all, !whole);
        if (!st && ib_compare_better(&all.nearest, &s->nearest)) {
            s->nearest = all.nearest;
            s->nearest_main = !whole;
        }
        s->cut |= !st && all.cut;
    }
    if (!st)
        drop_twins(&s->hit);
    return st;
}

/* `whole` without the spans of `skip` that touch it. */
static ibid_status cut_parts(ibid_found *f, ib_arena *arena, ibid_span whole,
                             const ibid_span *skip, uint32_t count)
{
    ibid_span *part = ib_arena_array(arena, ibid_span, (size_t)count + 1);
    uint32_t at = whole.start;

    if (!part)
        return ib_arena_status(arena);
    for (uint32_t i = 0; i < count && at < whole.end; i++) {
        if (skip[i].end <= at || skip[i].start >= whole.end)
            continue;
        if (skip[i].start > at)
            part[f->part_count++] = (ibid_span){at, skip[i].start};
        at = skip[i].end;
    }
    if (at < whole.end || f->part_count == 0)
        part[f->part_count++] =
            (ibid_span){at < whole.end ? at : whole.end, whole.end};
    f->part = part;
    return IBID_OK;
}

/* The hit with some words before and after; whole characters, and whole words
 * in scripts that part them. */
static ibid_span widen(ibid_str text, ibid_span span)
{
    const uint32_t more = IB_EXCERPT_BYTES;
    ibid_span out = {span.start > more ? span.start - more : 0,
                     text.len - span.end > more ? span.end + more : text.len};
    uint32_t start, end;

    while (out.start > 0 && ((uint8_t)text.at[out.start] & 0xC0) == 0x80)
        out.start--;
    while (out.end < text.len && ((uint8_t)text.at[out.end] & 0xC0) == 0x80)
        out.end++;
    start = out.start;
    end = out.end;
    while (start > 0 && start < span.start && start - out.start < more / 4 &&
           !ib_is(text.at[start - 1], IB_SPACE))
        start++;
    while (end < text.len && end > span.end && out.end - end < more / 4 &&
           !ib_is(text.at[end], IB_SPACE))
        end--;
    if (start > 0 && ib_is(text.at[start - 1], IB_SPACE))
        out.start = start;
    if (end < text.len && ib_is(text.at[end], IB_SPACE))
        out.end = end;
    return out;
}

static ibid_status fill_excerpt(search *s, ibid_found *f, bool main)
{
    ib_arena *arena = &s->find->arena;
    const ibid_doc *doc = s->source->doc;
    const ibid_str text = ibid_doc_text(doc);
    ibid_span around = widen(text, f->finding.hit.span), *skip = NULL;
    uint32_t count = 0;
    ibid_status st = IBID_OK;

    if (main)
        st = ib_skip_find(&skip, &count, &s->scratch, doc, around, true);
    if (!st)
        st = cut_parts(f, arena, around, skip, count);
    if (st)
        return st;
    around = (ibid_span){f->part[0].start, f->part[f->part_count - 1].end};
    f->excerpt.len = around.end - around.start;
    f->excerpt.at =
        ib_arena_copy(arena, text.at + around.start, f->excerpt.len, 1, 1);
    return f->excerpt.at ? IBID_OK : ib_arena_status(arena);
}

/* Lists that lie in the source's arena, copied to where they stay. */
static ibid_status fill_place(search *s, ibid_found *f)
{
    ib_arena *arena = &s->find->arena;
    const ibid_doc *doc = s->source->doc;
    const uint32_t at = f->finding.hit.span.start;
    const ibid_place place = ibid_doc_line(doc, at);
    const ibid_pages pages = ibid_doc_pages(doc);

    f->place = place;
    f->finding.hit.page = place.page;
    memcpy(f->text_sha256, ibid_doc_about(doc)->text_sha256,
           sizeof f->text_sha256);
    if (place.page <= pages.count) {
        f->label = pages.item[place.page - 1].label;
        if (f->label.len == 0)
            f->label = pages.item[place.page - 1].named;
        f->label.at = ib_arena_copy(arena, f->label.at, f->label.len, 1, 1);
        if (!f->label.at)
            return ib_arena_status(arena);
    }
    f->file = ib_str_format(arena, "%s", s->source->file);
    return f->file ? IBID_OK : ib_arena_status(arena);
}

static ibid_status fill(search *s, ibid_found *f, const ib_judgement *judgement,
                        bool main)
{
    const uint32_t number = (uint32_t)s->find->answer.searched;
    ibid_status st;

    *f = (ibid_found){.finding = {.kind = IBID_FINDING_QUOTATION,
                                  .span = {0, s->find->claim.view.text.len},
                                  .page = 1,
                                  .note = IBID_NONE,
                                  .hit = {number, judgement->span, 1}}};
    st = ib_finding_keep(&f->finding, &s->find->arena, judgement);
    if (!st)
        st = fill_place(s, f);
    if (!st)
        st = fill_excerpt(s, f, main);
    return st ? st
              : ib_finding_name(&f->finding, &s->scratch, s->find->words_sha256,
                                f->text_sha256);
}

static rank rank_of(const ib_judgement *j)
{
    return (rank){j->verdict, j->kept, j->grave};
}

/* Is `a` nearer?  Of two as near, neither. */
static bool is_nearer(rank a, rank b)
{
    if (a.verdict == IBID_VERDICT_NONE || b.verdict == IBID_VERDICT_NONE)
        return a.verdict != IBID_VERDICT_NONE;
    if (a.verdict != b.verdict)
        return a.verdict < b.verdict;
    return a.kept != b.kept ? a.kept > b.kept : a.grave < b.grave;
}

/* How many hits of the source are among the `max` nearest of all. */
static size_t count_kept(const search *s)
{
    const ibid_find *find = s->find;
    size_t n = s->hit.count < find->max ? s->hit.count : find->max;

    while (n > 0 && find->found.count > find->max - n) {
        const ib_judgement *last = &ib_list_at(&s->hit, hit, n - 1)->judgement;

        if (is_nearer(rank_of(last),
                      *ib_list_at(&find->rank, rank, find->max - n)))
            break;
        n--;
    }
    return n;
}

/* Merge `n` places that were filled in into those found before, from the back;
 * room for them is there. */
static void merge(ibid_find *find, const ibid_found *found, const hit *h,
                  size_t n, size_t before)
{
    size_t to = find->found.count, from = before;

    while (n > 0) {
        const rank mine = rank_of(&h[n - 1].judgement);
        const bool theirs =
            from > 0 &&
            is_nearer(mine, *ib_list_at(&find->rank, rank, from - 1));

        to--;
        from -= theirs;
        n -= !theirs;
        *ib_list_at(&find->found, ibid_found, to) =
            theirs ? *ib_list_at(&find->found, ibid_found, from) : found[n];
        *ib_list_at(&find->rank, rank, to) =
            theirs ? *ib_list_at(&find->rank, rank, from) : mine;
    }
}

/* Keep the hits of the source that are near enough. */
static ibid_status keep_hits(search *s)
{
    ibid_find *find = s->find;
    const size_t n = count_kept(s), before = find->found.count;
    ibid_found *found = ib_arena_array(&s->arena, ibid_found, n);
    ibid_status st = found ? IBID_OK : ib_arena_status(&s->arena);

    for (size_t i = 0; i < n && !st; i++) {
        const hit *h = ib_list_at(&s->hit, hit, i);

        st = fill(s, &found[i], &h->judgement, h->main);
    }
    for (size_t i = 0; i < n && !st; i++) {
        if (!ib_list_push(&find->found) || !ib_list_push(&find->rank))
            st = ib_arena_status(&find->arena);
    }
    if (st) {
        find->found.count = find->rank.count = before;
        return st;
    }
    merge(find, found, s->hit.item, n, before);
    if (find->found.count > find->max)
        find->found.count = find->rank.count = find->max;
    find->answer.more += before + s->hit.count - find->found.count;
    return IBID_OK;
}

static ibid_status keep_nearest(search *s)
{
    ibid_find *find = s->find;
    ibid_found found;
    ibid_status st;

    if (find->found.count > 0 ||
        !is_nearer(rank_of(&s->nearest), find->nearest_rank))
        return IBID_OK;
    st = fill(s, &found, &s->nearest, s->nearest_main);
    if (st)
        return st;
    find->nearest = found;
    find->nearest_rank = rank_of(&s->nearest);
    return IBID_OK;
}

static ibid_status note_unsearched(ibid_find *find, const ibid_source *source)
{
    const char *file = ib_str_format(&find->arena, "%s", source->file);
    const char *why = ib_str_format(
        &find->arena, "%s", source->why ? source->why : "it could not be read");
    ibid_unsearched *one = file && why ? ib_list_push(&find->unsearched) : NULL;

    if (!one)
        return ib_arena_status(&find->arena);
    *one = (ibid_unsearched){file, why};
    return IBID_OK;
}

ibid_status ibid_find_in(ibid_find *find, const ibid_source *source,
                         ibid_err *err)
{
    search s = {.find = find, .source = source};
    ibid_status st;

    find->arena.failure = IBID_OK;
    ib_arena_init(&s.arena, &find->arena.alloc, find->arena.max, &find->taken);
    ib_arena_init(&s.scratch, &find->arena.alloc, find->arena.max,
                  &find->taken);
    s.hit = ib_list_of(&s.arena, hit);
    st = source->doc ? search_text(&s) : note_unsearched(find, source);
    st = ib_arena_status_of(&s.arena, &s.scratch, st);
    if (!st && source->doc)
        st = s.hit.count > 0 ? keep_hits(&s) : keep_nearest(&s);
    if (!st && source->doc) {
        find->answer.searched++;
        find->answer.holding += s.hit.count > 0;
        find->answer.more_at_least |= s.cut;
    }
    ib_arena_free(&s.scratch);
    ib_arena_free(&s.arena);
    return st ? ib_fail(err, st, ibid_status_words(st), 0, 0) : IBID_OK;
}

ibid_find_answer ibid_find_all(const ibid_find *find)
{
    ibid_find_answer answer = find->answer;

    answer.words = find->claim.view.text;
    answer.item = find->found.item;
    answer.count = find->found.count;
    answer.unsearched = find->unsearched.item;
    answer.unsearched_count = find->unsearched.count;
    answer.nearest =
        answer.count == 0 && find->nearest_rank.verdict != IBID_VERDICT_NONE
            ? &find->nearest
            : NULL;
    return answer;
}

void ibid_find_close(ibid_find *find)
{
    ib_arena arena;

    if (!find)
        return;
    arena = find->arena; /* the struct lies in its own arena */
    arena.shared = NULL;
    ib_arena_free(&arena);
}

/* Is there a quotation mark at either end? */
static bool is_quoted(const ib_fold *view)
{
    return view->count > 2 && view->item[0].flags & IB_FOLD_QUOTE &&
           view->item[view->count - 1].flags & IB_FOLD_QUOTE;
}

/* Words that were copied together with the marks round them. */
static ibid_status prepare(ibid_find *find, ibid_str words)
{
    ib_arena *arena = &find->arena;
    ibid_str text;
    ibid_status st;

    words = ib_str_in(words, ib_span_trim(words, (ibid_span){0, words.len}));
    text =
        (ibid_str){ib_arena_copy(arena, words.at, words.len, 1, 1), words.len};
    if (!text.at)
        return ib_arena_status(arena);
    st = ib_claim_prepare(&find->claim, arena, text, NULL, 0, NULL);
    if (!st && is_quoted(&find->claim.view)) {
        const ib_fold *view = &find->claim.view;

        text = ib_str_in(text, ib_fold_span(view, 1, view->count - 1));
        st = ib_claim_prepare(&find->claim, arena, text, NULL, 0, NULL);
    }
    return st ? st : ib_hash_hex(find->words_sha256, text.at, text.len);
}

static ibid_status start(ibid_find **out, const ibid_find_options *options)
{
    ibid_find *find;
    ib_arena arena;

    ib_arena_init(&arena, options->alloc, options->memory_max, NULL);
    find = ib_arena_array(&arena, ibid_find, 1);
    if (!find)
        return ib_arena_status(&arena);
    find->taken = arena.taken;
    find->arena = arena;
    find->arena.shared = &find->taken;
    find->max = options->max ? options->max : SIZE_MAX;
    find->found = ib_list_of(&find->arena, ibid_found);
    find->rank = ib_list_of(&find->arena, rank);
    find->unsearched = ib_list_of(&find->arena, ibid_unsearched);
    *out = find;
    return IBID_OK;
}

ibid_status ibid_find_open(ibid_find **out, ibid_str words,
                           const ibid_find_options *options, ibid_err *err)
{
    const ibid_find_options plain = IBID_FIND_OPTIONS_INIT;
    ibid_find *find = NULL;
    const char *what;
    ibid_status st;

    *out = NULL;
    if (words.len > IBID_TEXT_MAX)
        return ib_fail(err, IBID_ELIMIT, "the words are too long", 0, 0);
    if (ib_utf8_valid(words, 0) != words.len)
        return ib_fail(err, IBID_EFORMAT, "the words are not UTF-8", 0, 0);
    st = start(&find, options ? options : &plain);
    if (!st)
        st = prepare(find, words);
    if (!st)
        st = find->arena.failure;
    what = ibid_status_words(st);
    if (!st && find->claim.letters == 0) {
        st = IBID_EFORMAT;
        what = "there is no letter and no digit in the words";
    }
    if (st) {
        ibid_find_close(find);
        return ib_fail(err, st, what, 0, 0);
    }
    *out = find;
    return IBID_OK;
}
