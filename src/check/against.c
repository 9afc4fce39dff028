/* against.c - one quotation against every source of a shelf. */

#include "base/fail.h"
#include "base/hash.h"
#include "base/scan.h"
#include "check/check.h"
#include "check/costs.h"
#include "check/skip.h"

typedef struct against {
    ibid_check *check;
    const ibid_shelf *shelf;
    const ibid_progress *progress;
    ib_claim *claim;
    ibid_finding *finding;
    ib_judgement
        best;     /* what makes it better than others; its lists are gone */
    ib_list same; /* ibid_hit: every place with the same words */
    size_t read;
    bool unread; /* a source could not be read, or not all of it */
} against;

/* One source, while it is compared. */
typedef struct look {
    ib_arena arena, scratch;
    ib_unsure unsure;
    ib_outcome outcome;
} look;

/* Its running text first, then all of it: a note may hold the words. */
static ibid_status compare_texts(against *a, look *l, const ibid_doc *doc)
{
    const ibid_str text = ibid_doc_text(doc);
    ibid_span *skip;
    uint32_t count = 0;
    ibid_status st = ib_skip_find(&skip, &count, &l->arena, doc,
                                  (ibid_span){0, text.len}, true);

    if (!st)
        st = ib_unsure_find(&l->unsure, &l->arena, doc);
    for (int whole = 0; whole < (count > 0 ? 2 : 1) && !st; whole++) {
        ib_match_text *source = ib_arena_array(&l->arena, ib_match_text, 1);
        ib_outcome outcome;

        if (!source)
            return ib_arena_status(&l->arena);
        st = ib_match_prepare(source, &l->arena, text, whole ? NULL : skip,
                              whole ? 0 : count);
        source->key.unsure = &l->unsure;
        if (!st)
            st = ib_compare(&outcome, &l->arena, &l->scratch, source, a->claim,
                            true);
        if (!st &&
            (!whole || ib_compare_better(&outcome.best, &l->outcome.best)))
            l->outcome = outcome;
        if (!st && l->outcome.best.verdict != IBID_VERDICT_NONE &&
            l->outcome.best.verdict <= IBID_VERDICT_DAMAGED)
            break;
    }
    return st;
}

static ibid_hit hit_of(const ibid_doc *doc, uint32_t source, ibid_span span)
{
    return (ibid_hit){source, span, ibid_doc_line(doc, span.start).page};
}

static ibid_status add_same(against *a, const look *l, const ibid_doc *doc,
                            uint32_t i)
{
    const size_t count = 1 + l->outcome.also.count;

    if (l->outcome.best.verdict == IBID_VERDICT_NONE ||
        l->outcome.best.verdict > IBID_VERDICT_DAMAGED)
        return IBID_OK;
    for (size_t k = 0; k < count && a->same.count < IB_AGAINST_SAME; k++) {
        ibid_hit *hit = ib_list_push(&a->same);

        if (!hit)
            return ib_arena_status(a->same.arena);
        *hit = hit_of(doc, i,
                      k == 0 ? l->outcome.best.span
                             : *ib_list_at(&l->outcome.also, ibid_span, k - 1));
    }
    return IBID_OK;
}

/* Of two as near the first source's stays. */
static bool is_nearer(const ib_judgement *a, const ib_judgement *b)
{
    return ib_compare_better(a, b) &&
           !(a->verdict == b->verdict && a->kept == b->kept &&
             a->grave == b->grave);
}

static ibid_status keep(against *a, const look *l, const ibid_doc *doc,
                        uint32_t i)
{
    ibid_finding *f = a->finding;
    ibid_status st = add_same(a, l, doc, i);

    if (st || !is_nearer(&l->outcome.best, &a->best))
        return st;
    a->best = l->outcome.best;
    f->fold_count = 0;
    f->hit = hit_of(doc, i, l->outcome.best.span);
    return ib_finding_keep(f, &a->check->arena, &l->outcome.best);
}

static ibid_status look_in(against *a, uint32_t i)
{
    const ibid_source *source = a->shelf->source(a->shelf->state, i);
    look l = {0};
    ibid_status st;

    a->unread |= source->status != IBID_SOURCE_READ;
    if (!source->doc)
        return IBID_OK;
    a->read++;
    ib_arena_init(&l.arena, &a->check->arena.alloc, a->check->arena.max,
                  &a->check->taken);
    ib_arena_init(&l.scratch, &a->check->arena.alloc, a->check->arena.max,
                  &a->check->taken);
    st = compare_texts(a, &l, source->doc);
    if (!st)
        st = keep(a, &l, source->doc, i);
    st = ib_arena_status_of(&l.arena, &l.scratch, st);
    ib_arena_free(&l.arena);
    ib_arena_free(&l.scratch);
    return st;
}

static ibid_status look_in_all(against *a)
{
    const size_t count = a->shelf->count(a->shelf->state);
    const ibid_progress *p = a->progress;
    ibid_status st = IBID_OK;

    for (uint32_t i = 0; i < count && !st; i++) {
        if (p && !p->step(p->state, i, count))
            return IBID_EIO;
        st = look_in(a, i);
    }
    return st;
}

/* What is not in what was read may be in what was not. */
static void settle(against *a)
{
    static const char *const why[] = {
        "there is nothing in it that could be looked for",
        "it is too long to be compared",
        ("a source, or a part of one, could not be read, and it is not in the "
         "others"),
        "no source was given"};
    ibid_finding *f = a->finding;
    const char *const *reason = NULL;

    if (a->claim->letters == 0)
        reason = &why[0];
    else if (f->verdict == IBID_VERDICT_NONE && a->read > 0)
        reason = &why[1];
    if (reason) {
        f->verdict = IBID_VERDICT_UNCHECKED;
    } else if (a->unread && (f->verdict == IBID_VERDICT_NONE ||
                             f->verdict == IBID_VERDICT_ABSENT)) {
        f->verdict = IBID_VERDICT_UNREAD;
        reason = &why[2];
    } else if (a->read == 0) {
        f->verdict = IBID_VERDICT_UNAVAILABLE;
        reason = &why[3];
    }
    if (reason) {
        f->reason = reason;
        f->reason_count = 1;
    }
}

/* The other places: those in the source of the hit first. */
static ibid_status fill_also(against *a)
{
    ibid_finding *f = a->finding;
    ibid_hit *also =
        ib_arena_array(&a->check->arena, ibid_hit, a->same.count + 1);

    if (!also)
        return ib_arena_status(&a->check->arena);
    for (int others = 0; others < 2; others++) {
        for (size_t i = 0; i < a->same.count; i++) {
            const ibid_hit *hit = ib_list_at(&a->same, ibid_hit, i);

            if ((hit->source != f->hit.source) == others &&
                (others || hit->span.start != f->hit.span.start))
                also[f->also_count++] = *hit;
        }
    }
    f->also = also;
    return IBID_OK;
}

static ibid_status name_finding(against *a, ib_arena *scratch, ibid_str quote)
{
    const ibid_hit *hit = &a->finding->hit;
    const ibid_source *source =
        hit->source == IBID_NONE
            ? NULL
            : a->shelf->source(a->shelf->state, hit->source);
    char hash[65];
    ibid_status st = ib_hash_hex(hash, quote.at, quote.len);

    return st ? st
              : ib_finding_name(
                    a->finding, scratch, hash,
                    source ? ibid_doc_about(source->doc)->text_sha256 : "");
}

static ibid_status compare(against *a, ib_arena *scratch, ibid_str quote)
{
    ib_arena *arena = &a->check->arena;
    ibid_status st;

    a->finding = ib_list_push(&a->check->findings);
    a->claim = ib_arena_array(arena, ib_claim, 1);
    a->same = ib_list_of(arena, ibid_hit);
    if (!a->finding || !a->claim)
        return ib_arena_status(arena);
    *a->finding = (ibid_finding){.kind = IBID_FINDING_QUOTATION,
                                 .span = {0, quote.len},
                                 .page = 1,
                                 .note = IBID_NONE,
                                 .hit = {IBID_NONE, {0, 0}, 0}};
    st = ib_claim_prepare(a->claim, arena, quote, NULL, 0, NULL);
    if (!st && a->claim->letters > 0)
        st = look_in_all(a);
    if (!st)
        settle(a);
    if (!st)
        st = fill_also(a);
    return st ? st : name_finding(a, scratch, quote);
}

ibid_status ibid_compare_shelf_open(ibid_check **out, ibid_str quote,
                                    const ibid_shelf *shelf,
                                    const ibid_check_options *options,
                                    ibid_err *err)
{
    against a = {.shelf = shelf,
                 .progress = options ? options->progress : NULL};
    ib_arena scratch;
    ibid_status st;

    *out = NULL;
    if (quote.len > IBID_TEXT_MAX)
        return ib_fail(err, IBID_ELIMIT, "the text is too long", 0, 0);
    if (ib_utf8_valid(quote, 0) != quote.len)
        return ib_fail(err, IBID_EFORMAT, "the text is not UTF-8", 0, 0);
    st = ib_check_start(&a.check, options, err);
    if (st)
        return st;
    a.check->shelf = shelf;
    ib_arena_init(&scratch, &a.check->arena.alloc, a.check->arena.max,
                  &a.check->taken);
    st = compare(&a, &scratch, quote);
    st = ib_arena_status_of(&a.check->arena, &scratch, st);
    ib_arena_free(&scratch);
    if (st) {
        ibid_check_close(a.check);
        return ib_fail(err, st, ibid_status_words(st), 0, 0);
    }
    *out = a.check;
    return IBID_OK;
}
