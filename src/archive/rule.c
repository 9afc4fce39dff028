/* rule.c - what persons say of findings. */

#include "archive/archive.h"
#include "base/str.h"

/* Null where nothing is said: the entry leaves it out. */
static ibid_str said(const char *words)
{
    return words && *words ? ib_str_of(words) : (ibid_str){NULL, 0};
}

ibid_status ibid_archive_rule(ibid_archive *archive, const char *finding,
                              const char *ruling, const char *reason,
                              const char *by, ibid_err *err)
{
    ib_log_entry entry = {.value = {[IB_LOG_ACT] = IB_STR("rule"),
                                    [IB_LOG_FINDING] = ib_str_of(finding),
                                    [IB_LOG_RULING] = ib_str_of(ruling),
                                    [IB_LOG_REASON] = ib_str_of(reason),
                                    [IB_LOG_BY] = said(by)}};

    return ib_archive_append_one(archive, &entry, err);
}

static const ibid_ruling *find(void *state, const char *finding_id)
{
    ibid_archive *archive = state;
    bool found = false;

    ib_arena_reset(&archive->said);
    /* A report is no place to say that the catalog is damaged: what it cannot
     * tell is not there. */
    if (ib_catalog_ruling(&archive->ruling, &found, archive->catalog,
                          &archive->said, finding_id, NULL))
        return NULL;
    return found ? &archive->ruling : NULL;
}

ibid_rulings ibid_archive_rulings(ibid_archive *archive)
{
    return (ibid_rulings){find, archive};
}
