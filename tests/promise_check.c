/* promise_check.c - what finding.h and check.h promise of every check. */

#include <string.h>

#include "tests/promise.h"

typedef struct view {
    ibid_str text;
    const ibid_str *source;
    size_t sources;
    bool alone; /* a comparison: a comparer gives it no id */
} view;

static bool is_span(ibid_str text, ibid_span span)
{
    return span.start <= span.end && span.end <= text.len;
}

static bool is_hit(const view *v, const ibid_hit *hit)
{
    if (hit->source == IBID_NONE)
        return true;
    return hit->source < v->sources &&
           is_span(v->source[hit->source], hit->span) && hit->page >= 1;
}

static const char *words_broken(const char *const *words, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (!words[i] || !words[i][0])
            return "finding: reasons and folds have words";
    }
    return NULL;
}

static const char *edits_broken(const view *v, const ibid_finding *f)
{
    for (uint32_t i = 0; i < f->edit_count; i++) {
        const ibid_edit *edit = &f->edit[i];

        if ((unsigned)edit->type > IBID_EDIT_WORD ||
            (unsigned)edit->weight > IBID_WEIGHT_SLIGHT)
            return "edit: a type and a weight";
        if (!is_span(v->text, edit->quotation) ||
            (f->hit.source != IBID_NONE &&
             !is_span(v->source[f->hit.source], edit->source)))
            return "edit: spans lie in quotation and source";
    }
    for (uint32_t i = 0; i < f->audit_count; i++) {
        const ibid_audit *audit = &f->audit[i];

        if ((unsigned)audit->kind > IBID_DECLARED_TRANSLATED ||
            !is_span(v->text, audit->span) ||
            (f->hit.source != IBID_NONE &&
             !is_span(v->source[f->hit.source], audit->source)))
            return "audit: spans lie in quotation and source";
    }
    return NULL;
}

static const char *resolution_broken(const view *v, const ibid_resolution *r)
{
    switch (r->state) {
    case IBID_RESOLUTION_NONE:
        return NULL;
    case IBID_RESOLUTION_RESOLVED:
        return r->source < v->sources && r->because
                   ? NULL
                   : "resolution: a source, with its reason";
    case IBID_RESOLUTION_AMBIGUOUS:
        for (uint32_t i = 0; i < r->candidate_count; i++) {
            if (r->candidate[i] >= v->sources)
                return "resolution: candidates are sources";
        }
        return r->candidate_count >= 2 ? NULL
                                       : "resolution: two candidates and more";
    }
    return "resolution: a state";
}

/* The words that a source quotes hold the hit, and lie in it. */
static const char *quoted_broken(const view *v, const ibid_finding *f)
{
    const ibid_quoted *q = &f->quoted;

    if (q->span.start == q->span.end)
        return q->speaker.end || q->citation.end || q->declared
                   ? "quoted: nothing without its place"
                   : NULL;
    if (f->hit.source == IBID_NONE ||
        !is_span(v->source[f->hit.source], q->span) ||
        !is_span(v->source[f->hit.source], q->speaker) ||
        !is_span(v->source[f->hit.source], q->citation))
        return "quoted: places in the source of the hit";
    return NULL;
}

/* A figure is judged by nothing but what it rests on, and each thing said of it
 * has its other place. */
static const char *figure_broken(const view *v, const ibid_finding *f)
{
    if (f->verdict != IBID_VERDICT_CITED && f->verdict != IBID_VERDICT_UNCITED)
        return "figure: it is cited or uncited";
    if (f->span.start == f->span.end || f->hit.source != IBID_NONE ||
        f->edit_count || f->has_pinpoint || f->has_resolution)
        return "figure: words, and no place in a source";
    if (f->beside_count != f->reason_count)
        return "figure: another place for each thing said of it";
    for (uint32_t i = 0; i < f->beside_count; i++) {
        if (!is_span(v->text, f->beside[i]) ||
            f->beside[i].start == f->beside[i].end ||
            (f->beside[i].start == f->span.start &&
             f->beside[i].end == f->span.end))
            return "figure: another place in the document";
    }
    return NULL;
}

static const char *finding_broken(const view *v, const ibid_finding *f)
{
    const char *broken = words_broken(f->reason, f->reason_count);

    if (f->verdict <= IBID_VERDICT_NONE || f->verdict >= IBID_VERDICT_COUNT)
        return "finding: a verdict, never none";
    if ((unsigned)f->kind > IBID_FINDING_UNQUOTED)
        return "finding: a kind";
    if (f->id[0] == '\0' && v->alone)
        ; /* as check.h says */
    else if (strlen(f->id) != 16 || strspn(f->id, "0123456789abcdef") != 16)
        return "finding: an id of 16 hex digits";
    if (!is_span(v->text, f->span) || f->page < 1)
        return "finding: a place in the document";
    if (!is_hit(v, &f->hit))
        return "finding: the hit lies in its source";
    for (uint32_t i = 0; i < f->also_count; i++) {
        if (f->also[i].source == IBID_NONE || !is_hit(v, &f->also[i]))
            return "finding: other places lie in their sources";
    }
    if (f->has_pinpoint &&
        (unsigned)f->pinpoint.state > IBID_PINPOINT_UNCHECKABLE)
        return "pinpoint: a state";
    if (f->has_pinpoint && !f->pinpoint.because &&
        f->pinpoint.state == IBID_PINPOINT_UNCHECKABLE)
        return "pinpoint: why it is not checkable";
    if (f->has_pinpoint && f->pinpoint.because &&
        f->pinpoint.state < IBID_PINPOINT_WRONG)
        return "pinpoint: nothing to be said of one that is right";
    if (f->verdict == IBID_VERDICT_EXACT && f->edit_count > 0)
        return "finding: exact words are not edited";
    if ((f->kind == IBID_FINDING_DATE) !=
            (f->verdict == IBID_VERDICT_REMARKED) ||
        (f->beside_count > 0 && !is_span(v->text, f->beside[0])) ||
        (f->kind == IBID_FINDING_DATE && f->reason_count < 1))
        return "date: remarked, with its reason and a place beside it";
    if (f->kind == IBID_FINDING_UNQUOTED &&
        (f->verdict > IBID_VERDICT_ALTERED || f->hit.source == IBID_NONE ||
         f->has_pinpoint || f->reason_count < 1))
        return "unquoted: words that stand in a source, and which note cites";
    if (!broken && f->kind == IBID_FINDING_FIGURE)
        broken = figure_broken(v, f);
    if (!broken)
        broken = words_broken(f->fold, f->fold_count);
    if (!broken)
        broken = edits_broken(v, f);
    if (!broken)
        broken = quoted_broken(v, f);
    if (!broken && f->has_resolution)
        broken = resolution_broken(v, &f->resolution);
    return broken;
}

const char *promise_check_broken(const ibid_check *check, ibid_str text,
                                 const ibid_str *source, size_t sources,
                                 size_t *at)
{
    const view v = {text, source, sources, !ibid_check_doc(check)};
    ibid_findings findings = ibid_check_findings(check);
    const char *broken = NULL;
    uint32_t free = 0; /* where the last unquoted passage ended */

    for (*at = 0; *at < findings.count && !broken; (*at)++) {
        const ibid_finding *f = &findings.item[*at];

        broken = finding_broken(&v, f);
        if (!broken && *at &&
            (f[-1].span.start > f->span.start ||
             (f[-1].span.start == f->span.start && f[-1].kind > f->kind)))
            broken = "findings are ordered by start, then kind";
        if (!broken && f->kind == IBID_FINDING_UNQUOTED) {
            if (f->span.start < free)
                broken = "unquoted: passages do not overlap";
            free = f->span.end;
        }
    }
    return broken;
}
