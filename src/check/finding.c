/* finding.c - a judgement as a finding. */

#include "base/fail.h"
#include "base/hash.h"
#include "base/str.h"
#include "check/check.h"

static const char *fold_name(unsigned flag)
{
    switch (flag) {
    case IB_FOLD_FINAL_STOP:
        return "final stop";
    case IB_FOLD_CAPITALS:
        return "capitals";
    case IB_FOLD_GAP_STOP:
        return "stop beside an elision";
    default:
        return ib_fold_word(flag);
    }
}

static ibid_status fill_folds(ibid_finding *finding, ib_arena *arena,
                              unsigned folds)
{
    const char **fold = ib_arena_array(arena, const char *, 32);

    if (!fold)
        return ib_arena_status(arena);
    for (unsigned bit = 0; bit < 31; bit++) {
        const char *name = folds & 1u << bit ? fold_name(1u << bit) : NULL;

        if (name)
            fold[finding->fold_count++] = name;
    }
    finding->fold = fold;
    return IBID_OK;
}

ibid_status ib_finding_fill(ibid_finding *finding, ib_arena *arena,
                            const ib_judgement *judgement, uint32_t base)
{
    ibid_edit *edit = ib_list_keep(&judgement->edit, arena);
    ibid_audit *audit = ib_list_keep(&judgement->audit, arena);
    const char **reason = ib_list_keep(&judgement->reason, arena);

    if (!edit || !audit || !reason)
        return ib_arena_status(arena);
    for (size_t i = 0; i < judgement->edit.count; i++) {
        edit[i].quotation.start += base;
        edit[i].quotation.end += base;
    }
    for (size_t i = 0; i < judgement->audit.count - judgement->outside; i++) {
        audit[i].span.start += base;
        audit[i].span.end += base;
    }
    finding->verdict = judgement->verdict;
    finding->edit = edit;
    finding->edit_count = (uint32_t)judgement->edit.count;
    finding->audit = audit;
    finding->audit_count = (uint32_t)judgement->audit.count;
    finding->reason = reason;
    finding->reason_count = (uint32_t)judgement->reason.count;
    return fill_folds(finding, arena, judgement->folds);
}

/* A sentence that was made for one source lies in its arena. */
static ibid_status keep_words(const char **words, ib_arena *arena)
{
    *words = ib_str_format(arena, "%s", *words);
    return *words ? IBID_OK : ib_arena_status(arena);
}

ibid_status ib_finding_keep(ibid_finding *f, ib_arena *arena,
                            const ib_judgement *judgement)
{
    ibid_audit *audit;
    const char **reason;
    ibid_status st = ib_finding_fill(f, arena, judgement, 0);

    if (st)
        return st;
    audit = ib_arena_copy(arena, f->audit, f->audit_count, sizeof *audit,
                          _Alignof(ibid_audit));
    reason = ib_arena_copy(arena, f->reason, f->reason_count, sizeof *reason,
                           _Alignof(const char *));
    if (!audit || !reason)
        return ib_arena_status(arena);
    for (uint32_t i = 0; i < f->audit_count && !st; i++)
        st = audit[i].omits ? keep_words(&audit[i].omits, arena) : IBID_OK;
    for (uint32_t i = 0; i < f->reason_count && !st; i++)
        st = keep_words(&reason[i], arena);
    f->audit = audit;
    f->reason = reason;
    return st;
}

ibid_status ib_finding_name(ibid_finding *finding, ib_arena *scratch,
                            const char *document, const char *source)
{
    const ib_arena_mark mark = ib_arena_here(scratch);
    char *name = ib_str_format(scratch, "%s %s %u %u %u %s", document,
                               ibid_finding_kind_word(finding->kind),
                               finding->span.start, finding->span.end,
                               finding->item, source);
    char hex[65];
    ibid_status st;

    if (!name)
        return ib_arena_status(scratch);
    st = ib_hash_hex(hex, name, strlen(name));
    if (!st) {
        memcpy(finding->id, hex, 16);
        finding->id[16] = '\0';
    }
    ib_arena_rewind(scratch, mark);
    return st;
}

ibid_status ib_check_start(ibid_check **out, const ibid_check_options *options,
                           ibid_err *err)
{
    const ibid_check_options plain = IBID_CHECK_OPTIONS_INIT;
    ib_arena arena;
    ibid_check *check;

    *out = NULL;
    if (!options)
        options = &plain;
    ib_arena_init(&arena, options->alloc, options->memory_max, NULL);
    check = ib_arena_array(&arena, ibid_check, 1);
    if (!check)
        return ib_fail(err, ib_arena_status(&arena),
                       ibid_status_words(ib_arena_status(&arena)), 0, 0);
    check->taken = arena.taken;
    check->arena = arena;
    check->arena.shared = &check->taken;
    check->findings = ib_list_of(&check->arena, ibid_finding);
    *out = check;
    return IBID_OK;
}

void ibid_check_close(ibid_check *check)
{
    ib_arena arena;

    if (!check)
        return;
    arena = check->arena; /* the struct lies in its own arena */
    arena.shared = NULL;
    ib_arena_free(&arena);
}

ibid_findings ibid_check_findings(const ibid_check *check)
{
    return (ibid_findings){check->findings.item, check->findings.count};
}

const ibid_doc *ibid_check_doc(const ibid_check *check)
{
    return check->doc;
}

const ibid_shelf *ibid_check_shelf(const ibid_check *check)
{
    return check->shelf;
}
