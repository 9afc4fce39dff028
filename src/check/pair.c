/* pair.c - one quotation and one source's text, without documents. */

#include "base/fail.h"
#include "base/hash.h"
#include "base/scan.h"
#include "check/check.h"

static ibid_status add_also(ibid_finding *f, ib_arena *arena,
                            const ib_outcome *outcome)
{
    ibid_hit *also = ib_arena_array(arena, ibid_hit, outcome->also.count);

    if (!also)
        return ib_arena_status(arena);
    for (size_t i = 0; i < outcome->also.count; i++)
        also[i] = (ibid_hit){0, *ib_list_at(&outcome->also, ibid_span, i), 1};
    f->also = also;
    f->also_count = (uint32_t)outcome->also.count;
    return IBID_OK;
}

/* Compare, with a finding that has no id yet. */
static ibid_status compare(ibid_check *check, ib_arena *scratch, ibid_str quote,
                           ibid_str source)
{
    static const char *const why[] = {
        "there is nothing in it that could be looked for",
        "it is too long to be compared"};
    ib_arena *arena = &check->arena;
    ibid_finding *f = ib_list_push(&check->findings);
    ib_match_text *text = ib_arena_array(arena, ib_match_text, 1);
    ib_claim *claim = ib_arena_array(arena, ib_claim, 1);
    ib_outcome outcome;
    ibid_status st;

    if (!f || !text || !claim)
        return ib_arena_status(arena);
    *f = (ibid_finding){.kind = IBID_FINDING_QUOTATION,
                        .span = {0, quote.len},
                        .page = 1,
                        .note = IBID_NONE,
                        .hit = {IBID_NONE, {0, 0}, 0}};
    st = ib_claim_prepare(claim, arena, quote, NULL, 0, NULL);
    if (!st)
        st = ib_match_prepare(text, arena, source, NULL, 0);
    if (!st)
        st = ib_compare(&outcome, arena, scratch, text, claim, true);
    if (!st)
        st = ib_finding_fill(f, arena, &outcome.best, 0);
    if (!st)
        st = add_also(f, arena, &outcome);
    if (st)
        return st;
    if (f->verdict == IBID_VERDICT_NONE) {
        f->verdict = IBID_VERDICT_UNCHECKED;
        f->reason = claim->letters ? &why[1] : &why[0];
        f->reason_count = 1;
    } else {
        f->hit = (ibid_hit){0, outcome.best.span, 1};
    }
    return IBID_OK;
}

static ibid_status name_finding(ibid_check *check, ib_arena *scratch,
                                ibid_str quote, ibid_str source)
{
    char q_hash[65], s_hash[65];
    ibid_status st = ib_hash_hex(q_hash, quote.at, quote.len);

    if (!st)
        st = ib_hash_hex(s_hash, source.at, source.len);
    if (!st)
        st = ib_finding_name(check->findings.item, scratch, q_hash, s_hash);
    return st;
}

/* Refuse texts that cannot be compared. */
static ibid_status look_at_texts(ibid_str quote, ibid_str source, ibid_err *err)
{
    if (quote.len > IBID_TEXT_MAX || source.len > IBID_TEXT_MAX)
        return ib_fail(err, IBID_ELIMIT, "the text is too long", 0, 0);
    if (ib_utf8_valid(quote, 0) != quote.len ||
        ib_utf8_valid(source, 0) != source.len)
        return ib_fail(err, IBID_EFORMAT, "the text is not UTF-8", 0, 0);
    return IBID_OK;
}

ibid_status ibid_compare_open(ibid_check **out, ibid_str quote, ibid_str source,
                              const ibid_check_options *options, ibid_err *err)
{
    ib_arena scratch;
    ibid_check *check;
    ibid_status st;

    *out = NULL;
    st = look_at_texts(quote, source, err);
    if (!st)
        st = ib_check_start(&check, options, err);
    if (st)
        return st;
    ib_arena_init(&scratch, &check->arena.alloc, check->arena.max,
                  &check->taken);
    st = compare(check, &scratch, quote, source);
    if (!st)
        st = name_finding(check, &scratch, quote, source);
    st = ib_arena_status_of(&check->arena, &scratch, st);
    ib_arena_free(&scratch);
    if (st) {
        ibid_check_close(check);
        return ib_fail(err, st, ibid_status_words(st), 0, 0);
    }
    *out = check;
    return IBID_OK;
}

struct ibid_comparer {
    ib_arena own;     /* holds this struct */
    ibid_check check; /* of the last comparison; its arena starts anew with
                         each */
    ib_arena scratch;
};

ibid_status ibid_comparer_open(ibid_comparer **out,
                               const ibid_check_options *options, ibid_err *err)
{
    const ibid_check_options plain = IBID_CHECK_OPTIONS_INIT;
    ibid_comparer *c;
    ib_arena own;

    *out = NULL;
    if (!options)
        options = &plain;
    ib_arena_init(&own, options->alloc, options->memory_max, NULL);
    c = ib_arena_array(&own, ibid_comparer, 1);
    if (!c)
        return ib_fail(err, ib_arena_status(&own),
                       ibid_status_words(ib_arena_status(&own)), 0, 0);
    c->own = own;
    c->check.taken = own.taken;
    ib_arena_init(&c->check.arena, options->alloc, options->memory_max,
                  &c->check.taken);
    ib_arena_init(&c->scratch, options->alloc, options->memory_max,
                  &c->check.taken);
    *out = c;
    return IBID_OK;
}

static ibid_status compare_again(ibid_comparer *c, ibid_str quote,
                                 ibid_str source)
{
    ibid_status st;

    c->check.findings = ib_list_of(&c->check.arena, ibid_finding);
    st = compare(&c->check, &c->scratch, quote, source);
    return ib_arena_status_of(&c->check.arena, &c->scratch, st);
}

ibid_status ibid_comparer_check(const ibid_check **out, ibid_comparer *comparer,
                                ibid_str quote, ibid_str source, ibid_err *err)
{
    ibid_comparer *c = comparer;
    const bool holds = c->check.arena.taken + c->scratch.taken > 0;
    ibid_status st = look_at_texts(quote, source, err);

    *out = NULL;
    if (st)
        return st;
    ib_arena_reset(&c->check.arena);
    ib_arena_reset(&c->scratch);
    st = compare_again(c, quote, source);
    if (st && holds) {
        /* What was kept from before may have been in the way. */
        ib_arena_free(&c->check.arena);
        ib_arena_free(&c->scratch);
        st = compare_again(c, quote, source);
    }
    if (st)
        return ib_fail(err, st, ibid_status_words(st), 0, 0);
    *out = &c->check;
    return IBID_OK;
}

void ibid_comparer_close(ibid_comparer *comparer)
{
    ib_arena own;

    if (!comparer)
        return;
    ib_arena_free(&comparer->check.arena);
    ib_arena_free(&comparer->scratch);
    own = comparer->own; /* the struct lies in it */
    ib_arena_free(&own);
}
