/* running.c - citations in the running text.
 *
 * Prose is scanned for bytes that citations cannot do without (digits, a
 * slash); what stands around one decides.
 */

#include "cite/running.h"

#include "base/scan.h"
#include "cite/reporter.h"
#include "cite/symbol.h"
#include "cite/url.h"

typedef struct runner {
    ib_list *drafts;
    ibid_str text;
    uint32_t at, end;
    uint32_t low; /* end of what was read already */
} runner;

static ib_draft *add(runner *r, const ib_draft *draft)
{
    ib_draft *kept = ib_list_push(r->drafts);

    if (kept) {
        *kept = *draft;
        kept->note = IBID_NONE;
        r->low = draft->span.end;
        if (r->at < r->low)
            r->at = r->low;
    }
    return kept;
}

/* The start of the run without white space that holds byte `at`. */
static uint32_t run_start(const runner *r, uint32_t at)
{
    uint32_t low = at - r->low > 64 ? at - 64 : r->low;

    while (at > low && !ib_blank_before(r->text, low, at) &&
           !strchr("(<\"[,;", r->text.at[at - 1]) &&
           (unsigned char)r->text.at[at - 1] < 0x80)
        at--;
    return at;
}

/* An address or a symbol around the slash at r->at. */
static bool at_slash(runner *r)
{
    uint32_t start = run_start(r, r->at);
    ib_symbol symbol;
    ib_url url;

    if (start < r->at && ib_url_read(&url, r->text, start, r->end)) {
        ib_draft draft = {.kind = IBID_CITE_WEB,
                          .rule = "WEB-1",
                          .score = 90,
                          .span = url.span};

        draft.field[IBID_FIELD_URL] = url.span;
        draft.field[IBID_FIELD_DOI] = url.doi;
        draft.field[IBID_FIELD_NUMBER] = url.symbol;
        return add(r, &draft) != NULL;
    }
    if (start < r->at && ib_symbol_read(&symbol, r->text, start, r->end)) {
        ib_draft draft = {.kind = IBID_CITE_OFFICIAL,
                          .rule = symbol.rule,
                          .score = 90,
                          .span = symbol.span};

        draft.field[IBID_FIELD_NUMBER] = symbol.number;
        return add(r, &draft) != NULL;
    }
    r->at++;
    return true;
}

/* A case by reporter whose volume is the number at r->at. */
static bool at_digit(runner *r)
{
    ib_draft draft;
    uint32_t p = r->at;

    while (p < r->end && ib_is(r->text.at[p], IB_DIGIT))
        p++;
    if (p - r->at <= 4 && p + 1 < r->end && ib_blank_at(r->text, p, r->end)) {
        const uint32_t next = ib_skip_blank(r->text, p, r->end);

        if (next < r->end && ib_is(r->text.at[next], IB_UPPER) &&
            (r->at == 0 || !ib_is(r->text.at[r->at - 1], IB_WORD)) &&
            ib_reporter_read(&draft, r->text, r->low, r->at, r->end))
            return add(r, &draft) != NULL;
    }
    r->at = p;
    return true;
}

ibid_status ib_running_read(ib_list *drafts, ibid_str text, uint32_t at,
                            uint32_t end)
{
    runner r = {drafts, text, at, end, at};

    while (r.at < end) {
        const char c = text.at[r.at];
        bool ok = true;

        if (ib_is(c, IB_DIGIT))
            ok = at_digit(&r);
        else if (c == '/')
            ok = at_slash(&r);
        else
            r.at++;
        if (!ok)
            return ib_arena_status(drafts->arena);
    }
    return IBID_OK;
}
