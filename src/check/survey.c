/* survey.c - each quotation, citation and note of a document, against a shelf.
 */

#include <stdlib.h>

#include "base/fail.h"
#include "base/str.h"
#include "check/check.h"
#include "check/cited.h"
#include "check/costs.h"
#include "check/dates.h"
#include "check/figured.h"
#include "check/place.h"
#include "check/remark.h"
#include "check/secondary.h"
#include "check/skip.h"
#include "check/unquoted.h"
#include "resolve/key.h"
#include "resolve/map.h"
#include "resolve/resolve.h"

/* A source's text, made ready when it is first needed. */
typedef struct prepared {
    ib_match_text *main;  /* without notes, marks, running heads */
    ib_match_text *whole; /* all of it */
    ib_unsure unsure;
} prepared;

typedef struct survey {
    ibid_check *check;
    ib_arena *arena, *scratch;
    const ibid_doc *doc;
    const ibid_check_options *options;
    ib_shelf_view shelf;
    prepared *text;              /* by source */
    ib_unsure unsure;            /* of the document */
    ibid_resolution *resolution; /* by citation */
    ib_series *series;           /* by source, found when first needed */
} survey;

/* The best that was found for one quotation. */
typedef struct answer {
    ib_outcome outcome;
    uint32_t source;   /* IBID_NONE: none was compared */
    uint32_t citation; /* the one that led there, or NONE */
    bool cited, unread, compared;
    bool missing; /* a citation that may answer has no source at hand */
    bool other_language;
    bool certain; /* the source of the very citation was compared */
} answer;

static ibid_status prepare(survey *s, ib_match_text **out, uint32_t source,
                           bool whole)
{
    prepared *p = &s->text[source];
    ib_match_text **slot = whole ? &p->whole : &p->main;
    const ibid_doc *doc = s->shelf.item[source].source->doc;
    ibid_str text = ibid_doc_text(doc);
    ibid_span *skip = NULL;
    uint32_t count = 0;
    ibid_status st = IBID_OK;

    *out = *slot;
    if (*slot)
        return IBID_OK;
    *slot = ib_arena_array(s->arena, ib_match_text, 1);
    if (!*slot)
        return ib_arena_status(s->arena);
    if (!whole)
        st = ib_skip_find(&skip, &count, s->arena, doc,
                          (ibid_span){0, text.len}, true);
    if (!st)
        st = ib_match_prepare(*slot, s->arena, text, skip, count);
    if (!st && !p->unsure.item)
        st = ib_unsure_find(&p->unsure, s->arena, doc);
    (*slot)->key.unsure = &p->unsure;
    if (count == 0)
        p->main = p->whole = *slot; /* the same */
    *out = *slot;
    return st;
}

/* Compare with one source: its running text first, then all of it. */
static ibid_status compare_source(survey *s, ib_outcome *out,
                                  const ib_claim *claim, uint32_t source,
                                  bool thorough)
{
    ib_match_text *text;
    ib_outcome second;
    ibid_status st = prepare(s, &text, source, false);

    if (!st)
        st = ib_compare(out, s->arena, s->scratch, text, claim, thorough);
    if (st || out->best.verdict <= IBID_VERDICT_DAMAGED ||
        s->text[source].whole == text)
        return st;
    st = prepare(s, &text, source, true);
    if (!st)
        st = ib_compare(&second, s->arena, s->scratch, text, claim, thorough);
    if (!st && ib_compare_better(&second.best, &out->best))
        *out = second;
    return st;
}

static ibid_status try_source(survey *s, answer *a, const ib_claim *claim,
                              uint32_t source, uint32_t citation)
{
    ib_outcome outcome;
    ibid_status st;

    if (!s->shelf.item[source].source->doc) {
        a->unread = true;
        return IBID_OK;
    }
    if (s->shelf.item[source].is_document)
        return IBID_OK;
    st = compare_source(s, &outcome, claim, source, citation != IBID_NONE);
    if (st)
        return st;
    /* what is not on the pages that were read may be on those that were not */
    if (s->shelf.item[source].source->status == IBID_SOURCE_PARTLY)
        a->unread = true;
    if (!a->compared || ib_compare_better(&outcome.best, &a->outcome.best)) {
        const char *one = ibid_doc_about(s->doc)->language;
        const char *two =
            ibid_doc_about(s->shelf.item[source].source->doc)->language;

        a->outcome = outcome;
        a->source = source;
        a->citation = citation;
        a->other_language = one && two && strcmp(one, two) != 0;
    }
    a->compared = true;
    return IBID_OK;
}

static ibid_status try_citation(survey *s, answer *a, const ib_claim *claim,
                                uint32_t citation)
{
    const ibid_resolution *r = &s->resolution[citation];
    ibid_status st = IBID_OK;

    a->cited = true;
    a->missing |= r->state == IBID_RESOLUTION_NONE;
    if (r->state == IBID_RESOLUTION_RESOLVED)
        return try_source(s, a, claim, r->source, citation);
    for (uint32_t i = 0; i < r->candidate_count && !st; i++)
        st = try_source(s, a, claim, r->candidate[i], citation);
    return st;
}

static ibid_status add_reason(survey *s, ibid_finding *f, const char *sentence)
{
    const char **reason =
        ib_arena_array(s->arena, const char *, f->reason_count + 1);

    if (!reason)
        return ib_arena_status(s->arena);
    for (uint32_t i = 0; i < f->reason_count; i++)
        reason[i] = f->reason[i];
    reason[f->reason_count++] = sentence;
    f->reason = reason;
    return IBID_OK;
}

static bool leads_to(const ibid_resolution *r, uint32_t source)
{
    if (r->state == IBID_RESOLUTION_RESOLVED)
        return r->source == source;
    for (uint32_t i = 0; i < r->candidate_count; i++) {
        if (r->candidate[i] == source)
            return true;
    }
    return false;
}

/* Is it the place that is named by a citation which leads to this source? */
static ibid_status check_place(survey *s, ibid_finding *f, const answer *a)
{
    const ibid_citation *all = ibid_doc_citations(s->doc).item;
    uint32_t list[IB_CITED_MAX], citation[IB_CITED_MAX + 1] = {a->citation};
    uint32_t count = ib_cited_find(list, s->doc, f->item), kept = 1;
    ib_series *series = &s->series[a->source];
    bool names_place =
        ibid_citation_field(&all[a->citation], IBID_FIELD_LOCATOR) != NULL;
    ibid_status st = IBID_OK;

    for (uint32_t i = 0; i < count; i++) {
        if (list[i] == a->citation ||
            !leads_to(&s->resolution[list[i]], a->source))
            continue;
        citation[kept++] = list[i];
        names_place |=
            ibid_citation_field(&all[list[i]], IBID_FIELD_LOCATOR) != NULL;
    }
    f->has_pinpoint = true;
    if (!names_place)
        return IBID_OK;
    if (!series->doc)
        st = ib_series_find(series, s->arena, s->scratch,
                            s->shelf.item[a->source].source->doc);
    return st ? st
              : ib_place_settle(f, s->arena, s->doc, series, citation, kept);
}

static ibid_status fill_hit(survey *s, ibid_finding *f, const answer *a)
{
    const ib_outcome *o = &a->outcome;
    const ibid_doc *doc = s->shelf.item[a->source].source->doc;
    ibid_hit *also = ib_arena_array(s->arena, ibid_hit, o->also.count);

    if (!also)
        return ib_arena_status(s->arena);
    for (size_t i = 0; i < o->also.count; i++) {
        ibid_span span = *ib_list_at(&o->also, ibid_span, i);

        also[i] =
            (ibid_hit){a->source, span, ibid_doc_place(doc, span.start).page};
    }
    f->also = also;
    f->also_count = (uint32_t)o->also.count;
    f->hit = (ibid_hit){a->source, o->best.span,
                        ibid_doc_place(doc, o->best.span.start).page};
    if (a->citation == IBID_NONE || f->verdict > IBID_VERDICT_ALTERED)
        return IBID_OK;
    return check_place(s, f, a);
}

/* Say so where the source has the words only from somebody else. */
static ibid_status note_secondary(survey *s, ibid_finding *f, const answer *a,
                                  const char *lead)
{
    const ibid_doc *doc = s->shelf.item[a->source].source->doc;
    const char *sentence;
    ibid_status st;

    ib_secondary_find_all(&f->quoted, doc, a->outcome.best.span,
                          &a->outcome.also);
    if (ib_span_is_empty(f->quoted.span))
        return IBID_OK;
    /* The hit may be another of the places now. */
    ib_secondary_find(&f->quoted, doc, f->hit.span);
    f->quoted.declared = ib_secondary_is_declared(s->doc, f->item);
    st = ib_secondary_say(&sentence, s->arena, lead, doc, &f->quoted);
    return st ? st : add_reason(s, f, sentence);
}

/* A source that was not cited and has the words. */
typedef struct other {
    answer answer;
    bool quoted; /* only quotes them */
} other;

/* The nearest first; of two as near the one whose own words they are. */
static int by_nearness(const void *a, const void *b)
{
    const other *x = a, *y = b;
    const ib_judgement *p = &x->answer.outcome.best,
                       *q = &y->answer.outcome.best;

    if (p->verdict != q->verdict)
        return p->verdict < q->verdict ? -1 : 1;
    if (p->kept != q->kept)
        return p->kept > q->kept ? -1 : 1;
    if (x->quoted != y->quoted)
        return x->quoted ? 1 : -1;
    return x->answer.source < y->answer.source
               ? -1
               : x->answer.source > y->answer.source;
}

/* Try the sources that were not compared; `found` is a list of other. */
static ibid_status try_others(survey *s, ib_list *found, const ib_claim *claim,
                              const answer *a)
{
    ibid_status st = IBID_OK;

    for (uint32_t i = 0; i < s->shelf.count && !st; i++) {
        other one = {{.source = IBID_NONE, .citation = IBID_NONE}, false};
        ibid_quoted quoted;
        other *kept;

        if ((a->compared && i == a->source) || !s->shelf.item[i].source->doc)
            continue;
        st = try_source(s, &one.answer, claim, i, IBID_NONE);
        if (st || !one.answer.compared ||
            one.answer.outcome.best.verdict == IBID_VERDICT_NONE ||
            one.answer.outcome.best.verdict > IBID_VERDICT_DAMAGED)
            continue;
        ib_secondary_find_all(&quoted, s->shelf.item[i].source->doc,
                              one.answer.outcome.best.span,
                              &one.answer.outcome.also);
        one.quoted = !ib_span_is_empty(quoted.span);
        kept = ib_list_push(found);
        if (!kept)
            return ib_arena_status(found->arena);
        *kept = one;
    }
    if (found->count > 1)
        qsort(found->item, found->count, sizeof(other), by_nearness);
    return st;
}

/* Add the other sources' places behind those of the nearest source. */
static ibid_status add_others(survey *s, ibid_finding *f, const ib_list *found)
{
    uint32_t count = f->also_count + (uint32_t)found->count - 1;
    ibid_hit *also = ib_arena_array(s->arena, ibid_hit, count);

    if (!also)
        return ib_arena_status(s->arena);
    for (uint32_t i = 0; i < f->also_count; i++)
        also[i] = f->also[i];
    for (size_t i = 1; i < found->count; i++) {
        const answer *a = &ib_list_at(found, other, i)->answer;
        const ibid_doc *doc = s->shelf.item[a->source].source->doc;
        ibid_span span = a->outcome.best.span;

        also[f->also_count++] =
            (ibid_hit){a->source, span, ibid_doc_place(doc, span.start).page};
    }
    f->also = also;
    return IBID_OK;
}

static ibid_status say_elsewhere(survey *s, ibid_finding *f,
                                 const answer *found)
{
    const ibid_doc *doc = s->shelf.item[found->source].source->doc;
    ibid_status st = note_secondary(s, f, found, "another source at hand");

    if (st)
        return st;
    if (ib_span_is_empty(f->quoted.span))
        return add_reason(s, f, "another source at hand has the words");
    f->quoted.names_work =
        ib_secondary_names_work(&f->quoted, doc, s->doc, f->item);
    return f->quoted.names_work
               ? add_reason(s, f,
                            "what it cites for them is the work that is "
                            "cited here")
               : IBID_OK;
}

/* Look in the sources that were not cited. */
static ibid_status look_elsewhere(survey *s, ibid_finding *f,
                                  const ib_claim *claim, const answer *a,
                                  bool *is_found)
{
    ib_list found = ib_list_of(s->scratch, other);
    const answer *nearest;
    ibid_status st;

    *is_found = false;
    if (claim->letters < IB_ELSEWHERE_LETTERS)
        return IBID_OK;
    st = try_others(s, &found, claim, a);
    if (st || found.count == 0)
        return st;
    *is_found = true;
    nearest = &ib_list_at(&found, other, 0)->answer;
    st = ib_finding_fill(f, s->arena, &nearest->outcome.best, f->span.start);
    if (!st)
        st = fill_hit(s, f, nearest);
    if (!st)
        st = add_others(s, f, &found);
    return st ? st : say_elsewhere(s, f, nearest);
}

/* The source was found for this citation: a finding with all its evidence. */
static ibid_status fill_found(survey *s, ibid_finding *f, const answer *a)
{
    ibid_status st =
        ib_finding_fill(f, s->arena, &a->outcome.best, f->span.start);

    if (!st)
        st = fill_hit(s, f, a);
    return st || f->verdict > IBID_VERDICT_ALTERED
               ? st
               : note_secondary(s, f, a, "the source itself");
}

static ibid_status settle_elsewhere(survey *s, ibid_finding *f,
                                    const ib_claim *claim, const answer *a)
{
    bool found;
    ibid_status st = look_elsewhere(s, f, claim, a, &found);

    /* Not in what was read; it may be in what was not. */
    f->verdict = !a->cited                   ? IBID_VERDICT_UNCITED
                 : a->unread                 ? IBID_VERDICT_UNREAD
                 : !a->compared              ? IBID_VERDICT_UNAVAILABLE
                 : a->missing && !a->certain ? IBID_VERDICT_UNAVAILABLE
                 : found                     ? IBID_VERDICT_ELSEWHERE
                                             : IBID_VERDICT_ABSENT;
    return st;
}

static bool is_translated(const ibid_quotation *q)
{
    for (uint32_t i = 0; i < q->declared_count; i++) {
        if (q->declared[i].kind == IBID_DECLARED_TRANSLATED)
            return true;
    }
    return false;
}

/* Is this quotation and no other said to be the author's translation? */
static bool is_own_translation(const ib_claim *claim)
{
    for (uint32_t i = 0; i < claim->literal.declared_count; i++) {
        const ib_declare *d = &claim->literal.declared[i];

        if (d->kind == IBID_DECLARED_TRANSLATED && !d->remark->shared)
            return true;
    }
    return false;
}

/* Other words than the source's are no fault of a translation. */
static ibid_status settle_translation(survey *s, ibid_finding *f,
                                      const answer *a, const char *sentence)
{
    ibid_status st =
        ib_finding_fill(f, s->arena, &a->outcome.best, f->span.start);

    f->verdict = IBID_VERDICT_UNCHECKED;
    f->edit_count = 0;
    return st ? st : add_reason(s, f, sentence);
}

static ibid_status settle(survey *s, ibid_finding *f, const ibid_quotation *q,
                          const ib_claim *claim, const answer *a)
{
    ibid_status st;

    if (!a->compared)
        return settle_elsewhere(s, f, claim, a);
    if (a->outcome.best.verdict == IBID_VERDICT_NONE)
        return add_reason(s, f, "it is too long to be compared");
    if (a->outcome.best.verdict == IBID_VERDICT_ABSENT) {
        if (a->other_language || is_translated(q))
            return settle_translation(s, f, a,
                                      "quotation and source are in different "
                                      "languages");
        st = settle_elsewhere(s, f, claim, a);
        if (st || f->verdict != IBID_VERDICT_ABSENT)
            return st;
        st = ib_finding_fill(f, s->arena, &a->outcome.best, f->span.start);
        return st ? st : fill_hit(s, f, a);
    }
    if (a->outcome.best.verdict == IBID_VERDICT_ALTERED &&
        is_own_translation(claim)) {
        st = settle_translation(s, f, a,
                                "it is declared a translation, and the source "
                                "at hand words it otherwise");
        return st ? st : fill_hit(s, f, a);
    }
    return fill_found(s, f, a);
}

/* The quotation's own words: what stands between its parts is left out. */
static ibid_status claim_of(survey *s, ib_claim *claim, const ibid_quotation *q,
                            const ib_remarks *outside)
{
    ibid_str text = ib_str_in(ibid_doc_text(s->doc), q->span);
    ibid_span *mark, *skip;
    uint32_t marks, count = 0;
    ibid_status st =
        ib_skip_find(&mark, &marks, s->scratch, s->doc, q->span, false);

    if (st)
        return st;
    skip = ib_arena_array(s->scratch, ibid_span, (size_t)marks + q->part_count);
    if (!skip)
        return ib_arena_status(s->scratch);
    for (uint32_t i = 0; i < marks; i++)
        skip[count++] = mark[i];
    for (uint32_t i = 0; i + 1 < q->part_count; i++)
        skip[count++] = (ibid_span){q->part[i].end, q->part[i + 1].start};
    if (count > 1)
        qsort(skip, count, sizeof *skip, ib_skip_by_start);
    for (uint32_t i = 0; i < count; i++) {
        skip[i].start =
            skip[i].start < q->span.start ? 0 : skip[i].start - q->span.start;
        skip[i].end =
            skip[i].end > q->span.end ? text.len : skip[i].end - q->span.start;
    }
    st = ib_claim_prepare(claim, s->arena, text, skip, count, outside);
    if (!st)
        ib_claim_unsure(claim, &s->unsure, q->span.start);
    return st;
}

static ibid_status check_quotation(survey *s, ibid_finding *f, uint32_t i)
{
    const ibid_quotation *q = &ibid_doc_quotations(s->doc).item[i];
    answer a = {.source = IBID_NONE, .citation = IBID_NONE};
    uint32_t answers[IB_CITED_MAX], count;
    ib_remarks *outside;
    ib_claim *claim;
    ibid_status st;

    f->verdict = IBID_VERDICT_UNCHECKED;
    if (!s->options->terms && q->kind == IBID_QUOTE_TITLE)
        return add_reason(s, f, "a title, not a quotation");
    if (!s->options->terms && q->kind == IBID_QUOTE_TERM)
        return add_reason(s, f, "a term or name, not a quotation");
    claim = ib_arena_array(s->arena, ib_claim, 1);
    outside = ib_arena_array(s->arena, ib_remarks, 1);
    if (!claim || !outside)
        return ib_arena_status(s->arena);
    st = ib_remark_find(outside, s->arena, s->doc, i);
    if (!st)
        st = claim_of(s, claim, q, outside);
    if (st)
        return st;
    if (claim->letters == 0)
        return add_reason(s, f,
                          "there is nothing in it that could be looked "
                          "for");
    count = ib_cited_find(answers, s->doc, i);
    for (uint32_t k = 0; k < count && !st; k++) {
        st = try_citation(s, &a, claim, answers[k]);
        /* The citation that answers by name: the others need not be there. */
        if (k == 0 && a.compared && q->citation == answers[0] && !q->inferred)
            a.certain = true;
    }
    return st ? st : settle(s, f, q, claim, &a);
}

/* A short form is resolved as the work that it refers to; what a person says of
 * a work goes before what is found. */
static ibid_status resolve_all(survey *s)
{
    ibid_citations all = ibid_doc_citations(s->doc);
    ib_work_key *key = NULL;

    if (s->options->map) {
        ibid_status st =
            ib_work_keys_make(&key, s->scratch, s->scratch, s->doc);

        if (st)
            return st;
    }

    for (uint32_t i = 0; i < all.count; i++) {
        uint32_t of = all.item[i].refers_to;
        ibid_status st;

        if (of != IBID_NONE && of < i) {
            s->resolution[i] = s->resolution[of];
            if (s->resolution[i].state != IBID_RESOLUTION_NONE)
                continue;
        }
        st = ib_resolve_citation(&s->resolution[i], s->arena, s->scratch,
                                 &s->shelf, &all.item[i]);
        if (st)
            return st;
        if (key)
            ib_map_apply(&s->resolution[i], s->options->map, key[i].text,
                         &s->shelf);
    }
    return IBID_OK;
}

static ibid_status check_citation(survey *s, ibid_finding *f, uint32_t i)
{
    const ibid_citation *c = &ibid_doc_citations(s->doc).item[i];
    const ibid_resolution *r = &s->resolution[i];

    for (uint32_t k = 0; k < c->doubt_count; k++) {
        ibid_status st = add_reason(s, f, c->doubt[k]);

        if (st)
            return st;
    }
    f->has_resolution = true;
    f->resolution = *r;
    if (r->state == IBID_RESOLUTION_AMBIGUOUS || c->candidate_count > 0) {
        f->verdict = IBID_VERDICT_AMBIGUOUS;
        return r->because || c->because
                   ? add_reason(s, f, r->because ? r->because : c->because)
                   : IBID_OK;
    }
    if (r->state == IBID_RESOLUTION_RESOLVED) {
        const ibid_source *source = s->shelf.item[r->source].source;

        f->verdict = source->doc ? IBID_VERDICT_RESOLVED : IBID_VERDICT_UNREAD;
        f->hit.source = source->doc ? r->source : IBID_NONE;
        f->hit.page = source->doc ? 1 : 0;
        return source->doc || !source->why ? IBID_OK
                                           : add_reason(s, f, source->why);
    }
    f->verdict = IBID_VERDICT_UNAVAILABLE;
    if (c->kind == IBID_CITE_SHORT && c->refers_to == IBID_NONE)
        return add_reason(s, f,
                          c->because ? c->because
                                     : "nothing before it says what it refers "
                                       "to");
    return IBID_OK;
}

static ibid_finding *add_finding(survey *s, ibid_finding_kind kind,
                                 ibid_span span, uint32_t item, uint32_t note)
{
    ibid_finding *f = ib_list_push(&s->check->findings);

    if (!f)
        return NULL;
    *f = (ibid_finding){.kind = kind,
                        .span = span,
                        .page = ibid_doc_place(s->doc, span.start).page,
                        .note = note,
                        .item = item,
                        .hit = {IBID_NONE, {0, 0}, 0}};
    return f;
}

static ibid_status check_notes(survey *s)
{
    ibid_notes notes = ibid_doc_notes(s->doc);
    ibid_marks marks = ibid_doc_marks(s->doc);
    bool *linked = ib_arena_array(s->scratch, bool, notes.count);

    if (!linked)
        return ib_arena_status(s->scratch);
    for (size_t i = 0; i < marks.count; i++) {
        ibid_finding *f;

        if (marks.item[i].note != IBID_NONE) {
            linked[marks.item[i].note] = true;
            continue;
        }
        f = add_finding(s, IBID_FINDING_NOTE, marks.item[i].span, (uint32_t)i,
                        IBID_NONE);
        if (!f || add_reason(s, f, "a mark without a note"))
            return ib_arena_status(s->arena);
        f->verdict = IBID_VERDICT_UNLINKED;
    }
    for (size_t i = 0; i < notes.count; i++) {
        ibid_finding *f = add_finding(s, IBID_FINDING_NOTE, notes.item[i].span,
                                      (uint32_t)i, (uint32_t)i);

        if (!f)
            return ib_arena_status(s->arena);
        f->verdict = linked[i] ? IBID_VERDICT_LINKED : IBID_VERDICT_UNLINKED;
        if (!linked[i] && add_reason(s, f, "a note without a mark"))
            return ib_arena_status(s->arena);
    }
    return IBID_OK;
}

static ibid_status check_figures(survey *s)
{
    const ibid_figures figures = ibid_doc_figures(s->doc);
    const ibid_datings datings = ibid_doc_datings(s->doc);

    return ib_figured_find(s->check, s->scratch, &figures, &datings);
}

static int by_place(const void *a, const void *b)
{
    const ibid_finding *x = a, *y = b;

    if (x->span.start != y->span.start)
        return x->span.start < y->span.start ? -1 : 1;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return x->item < y->item ? -1 : x->item > y->item;
}

static ibid_status name_all(survey *s)
{
    ib_list *all = &s->check->findings;
    const char *document = ibid_doc_about(s->doc)->text_sha256;
    ibid_status st = IBID_OK;

    if (all->count > 1)
        qsort(all->item, all->count, sizeof(ibid_finding), by_place);
    for (size_t i = 0; i < all->count && !st; i++) {
        ibid_finding *f = ib_list_at(all, ibid_finding, i);
        const ibid_source *source = f->hit.source == IBID_NONE
                                        ? NULL
                                        : s->shelf.item[f->hit.source].source;

        st = ib_finding_name(f, s->scratch, document,
                             source && source->doc
                                 ? ibid_doc_about(source->doc)->text_sha256
                                 : "");
    }
    return st;
}

static bool goes_on(const survey *s, size_t done, size_t total)
{
    const ibid_progress *p = s->options->progress;

    return !p || p->step(p->state, done, total);
}

static ibid_status check_all(survey *s)
{
    ibid_quotations quotations = ibid_doc_quotations(s->doc);
    ibid_citations citations = ibid_doc_citations(s->doc);
    ibid_status st = resolve_all(s);

    for (uint32_t i = 0; i < quotations.count && !st; i++) {
        const ibid_quotation *q = &quotations.item[i];
        const ib_arena_mark mark = ib_arena_here(s->scratch);
        ibid_finding *f =
            add_finding(s, IBID_FINDING_QUOTATION, q->span, i, q->note);

        if (!f)
            return ib_arena_status(s->arena);
        if (!goes_on(s, i, quotations.count))
            return IBID_EIO;
        st = check_quotation(s, f, i);
        ib_arena_rewind(s->scratch, mark);
    }
    for (uint32_t i = 0; i < citations.count && !st; i++) {
        const ibid_citation *c = &citations.item[i];
        ibid_finding *f =
            add_finding(s, IBID_FINDING_CITATION, c->span, i, c->note);

        if (!f)
            return ib_arena_status(s->arena);
        st = check_citation(s, f, i);
    }
    if (!st)
        st = check_notes(s);
    if (!st)
        st = ib_dates_check(s->check);
    if (!st)
        st = check_figures(s);
    if (!st && s->options->unquoted)
        st = ib_unquoted_find(s->check, s->scratch, &s->shelf, s->resolution,
                              s->options->progress);
    return st ? st : name_all(s);
}

static ibid_status start(survey *s)
{
    ibid_status st;

    s->text = ib_arena_array(s->arena, prepared,
                             s->check->shelf->count(s->check->shelf->state));
    s->resolution = ib_arena_array(s->arena, ibid_resolution,
                                   ibid_doc_citations(s->doc).count);
    s->series = ib_arena_array(s->arena, ib_series,
                               s->check->shelf->count(s->check->shelf->state));
    if (!s->text || !s->resolution || !s->series)
        return ib_arena_status(s->arena);
    st = ib_unsure_find(&s->unsure, s->arena, s->doc);
    return st ? st
              : ib_resolve_prepare(&s->shelf, s->arena, s->check->shelf,
                                   s->doc);
}

ibid_status ibid_check_open(ibid_check **out, const ibid_doc *doc,
                            const ibid_shelf *shelf,
                            const ibid_check_options *options, ibid_err *err)
{
    const ibid_check_options plain = IBID_CHECK_OPTIONS_INIT;
    ib_arena scratch;
    ibid_check *check;
    survey s;
    ibid_status st = ib_check_start(&check, options, err);

    *out = NULL;
    if (st)
        return st;
    check->doc = doc;
    check->shelf = shelf;
    ib_arena_init(&scratch, &check->arena.alloc, check->arena.max,
                  &check->taken);
    s = (survey){.check = check,
                 .arena = &check->arena,
                 .scratch = &scratch,
                 .doc = doc,
                 .options = options ? options : &plain};
    st = start(&s);
    if (!st)
        st = check_all(&s);
    st = ib_arena_status_of(&check->arena, &scratch, st);
    ib_arena_free(&scratch);
    if (st) {
        ibid_check_close(check);
        return ib_fail(
            err, st, st == IBID_EIO ? "stopped" : ibid_status_words(st), 0, 0);
    }
    *out = check;
    return IBID_OK;
}
