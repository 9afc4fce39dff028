/* acts.c - what was done with an archive, kept in its log: checks, exports,
 * imports. */

#include <inttypes.h>
#include <stdio.h>

#include "archive/archive.h"
#include "base/fail.h"
#include "base/str.h"

/* Nothing where nothing is said: the entry leaves it out. */
static ibid_str said(const char *words)
{
    return words && *words ? ib_str_of(words) : (ibid_str){NULL, 0};
}

/* How many quotations, citations and notes have which verdict: "12 exact, 1
 * altered"; those without one are not counted, nor are figures and dates, which
 * are not judged. */
static ibid_str count_verdicts(ib_arena *arena, const ibid_check *check)
{
    const ibid_findings findings = ibid_check_findings(check);
    uint64_t count[IBID_VERDICT_COUNT] = {0};
    const char *all = "";

    for (size_t i = 0; i < findings.count; i++)
        if (findings.item[i].kind != IBID_FINDING_FIGURE &&
            findings.item[i].kind != IBID_FINDING_DATE)
            count[findings.item[i].verdict]++;
    for (int v = IBID_VERDICT_NONE + 1; v < IBID_VERDICT_COUNT && all; v++)
        if (count[v])
            all = ib_str_format(arena, "%s%s%" PRIu64 " %s", all,
                                *all ? ", " : "", count[v],
                                ibid_verdict_word((ibid_verdict)v));
    return ib_str_of(all);
}

static ibid_status keep_check(ibid_archive *archive, ib_arena *arena,
                              const ibid_kept_check *kept, ibid_err *err)
{
    const ibid_about *about = ibid_doc_about(ibid_check_doc(kept->check));
    const ibid_str verdicts = count_verdicts(arena, kept->check);
    ib_checkpoint checkpoint;
    const char *why = ib_checkpoint_read(
        &checkpoint, ib_str_of(kept->checkpoint), &archive->verifier);
    const char *size = ib_str_format(arena, "%" PRIu64, checkpoint.size);
    ib_log_entry entry = {.value = {[IB_LOG_ACT] = IB_STR("check"),
                                    [IB_LOG_IBID] = IB_STR(IBID_VERSION),
                                    [IB_LOG_NAME] = said(kept->name),
                                    [IB_LOG_DOCUMENT] = said(about->sha256),
                                    [IB_LOG_REPORT] = said(kept->sha256),
                                    [IB_LOG_VERDICTS] = verdicts,
                                    [IB_LOG_SIZE] = ib_str_of(size)}};

    if (why)
        return ib_fail(err, IBID_EFORMAT, why, 0, 0);
    if (!verdicts.at || !size)
        return ib_archive_fail_memory(arena, err);
    return ib_archive_append_one(archive, &entry, err);
}

ibid_status ibid_archive_keep_check(ibid_archive *archive,
                                    const ibid_kept_check *kept, ibid_err *err)
{
    ib_arena arena;
    ibid_status st;

    ib_arena_init(&arena, archive->options.read.alloc, 0, NULL);
    st = keep_check(archive, &arena, kept, err);
    ib_arena_free(&arena);
    return st;
}

ibid_status ibid_archive_keep_export(ibid_archive *archive,
                                     const ibid_exported *exported,
                                     const char *note, ibid_err *err)
{
    char files[24], bytes[24], size[24];
    ib_log_entry entry = {
        .value = {[IB_LOG_ACT] = IB_STR("export"),
                  [IB_LOG_NOTE] = said(note),
                  [IB_LOG_MANIFEST] = ib_str_of(exported->manifest)}};

    snprintf(files, sizeof files, "%" PRIu64, exported->files);
    snprintf(bytes, sizeof bytes, "%" PRIu64, exported->bytes);
    snprintf(size, sizeof size, "%" PRIu64, exported->size);
    entry.value[IB_LOG_FILES] = ib_str_of(files);
    entry.value[IB_LOG_BYTES] = ib_str_of(bytes);
    entry.value[IB_LOG_SIZE] = ib_str_of(size);
    return ib_archive_append_one(archive, &entry, err);
}

ibid_status ibid_archive_keep_import(uint64_t *entry_number,
                                     ibid_archive *archive, const ibid_bag *bag,
                                     const char *name, const char *note,
                                     ibid_err *err)
{
    char files[24];
    ib_log_entry entry = {
        .value = {[IB_LOG_ACT] = IB_STR("import"),
                  [IB_LOG_NAME] = said(name),
                  [IB_LOG_NOTE] = said(note),
                  [IB_LOG_MANIFEST] = ib_str_of(bag->manifest)}};
    ibid_status st;

    snprintf(files, sizeof files, "%" PRIu64, bag->files);
    entry.value[IB_LOG_FILES] = ib_str_of(files);
    if (bag->checkpoint.len)
        entry.value[IB_LOG_CHECKPOINT] = bag->checkpoint;
    st = ib_archive_append_one(archive, &entry, err);
    if (!st)
        *entry_number = archive->checkpoint.size - 1;
    return st;
}
