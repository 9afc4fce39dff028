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
    char q_hash[65], s_hash[65];
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
    if (!st)
        st = ib_hash_hex(q_hash, quote.at, quote.len);
    if (!st)
        st = ib_hash_hex(s_hash, source.at, source.len);
    if (!st)
        st = ib_finding_name(f, scratch, q_hash, s_hash);
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

ibid_status ibid_compare_open(ibid_check **out, ibid_str quote, ibid_str source,
                              const ibid_check_options *options, ibid_err *err)
{
    ib_arena scratch;
    ibid_check *check;
    ibid_status st;

    *out = NULL;
    if (quote.len > IBID_TEXT_MAX || source.len > IBID_TEXT_MAX)
        return ib_fail(err, IBID_ELIMIT, "the text is too long", 0, 0);
    if (ib_utf8_valid(quote, 0) != quote.len ||
        ib_utf8_valid(source, 0) != source.len)
        return ib_fail(err, IBID_EFORMAT, "the text is not UTF-8", 0, 0);
    st = ib_check_start(&check, options, err);
    if (st)
        return st;
    ib_arena_init(&scratch, &check->arena.alloc, check->arena.max,
                  &check->taken);
    st = compare(check, &scratch, quote, source);
    st = ib_arena_status_of(&check->arena, &scratch, st);
    ib_arena_free(&scratch);
    if (st) {
        ibid_check_close(check);
        return ib_fail(err, st, ibid_status_words(st), 0, 0);
    }
    *out = check;
    return IBID_OK;
}
