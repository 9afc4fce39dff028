/* check_json.c - what was found in a check, as JSON (docs/json.md). */

#include "report/view.h"

#include "base/fail.h"
#include "base/str.h"
#include "base/scan.h"
#include "report/parts.h"
#include "report/versions.h"

/* Characters before and after the words of a finding: enough to find the
 * place again in a text that was read another way, and little to carry. */
enum { CONTEXT_CHARS = 32 };

/* Where a span ends of which at most so many bytes are wanted. */
static uint32_t cut_to(ibid_str text, ibid_span span, uint32_t most)
{
    uint32_t end = span.start + most;

    if (most == 0 || span.end - span.start <= most)
        return span.end;
    while (end > span.start && ((uint8_t)text.at[end] & 0xC0) == 0x80)
        end--;
    return end;
}

/* How many of the items of a list are written. */
static uint32_t count_to(const ib_json *json, uint32_t count)
{
    return json->most_items > 0 && count > json->most_items ? json->most_items
                                                            : count;
}

static void write_more(ib_json *json, const char *key, uint32_t more)
{
    if (more)
        ib_json_number(json, key, more);
}

void ib_json_quote(ib_json *json, ibid_str text, ibid_span span)
{
    uint32_t before = span.start, after = span.end, cut, cp;

    for (int i = 0; i < CONTEXT_CHARS && before > 0; i++)
        before = ib_utf8_back(text, 0, before);
    for (int i = 0; i < CONTEXT_CHARS && after < text.len; i++)
        after += ib_utf8_at(&cp, text, after, text.len);
    cut = cut_to(text, span, json->most_bytes);
    ib_json_str(json, "exact", ib_str_in(text, (ibid_span){span.start, cut}));
    if (cut < span.end)
        ib_json_number(json, "cut", span.end - cut);
    ib_json_str(json, "prefix",
                ib_str_in(text, (ibid_span){before, span.start}));
    ib_json_str(json, "suffix", ib_str_in(text, (ibid_span){span.end, after}));
}

static void write_words(ib_json *json, const char *key, const char *const *word,
                        uint32_t count)
{
    ib_json_array(json, key);
    for (uint32_t i = 0; i < count; i++)
        ib_json_z(json, NULL, word[i]);
    ib_json_array_end(json);
}

static void write_edits(ib_json *json, const ibid_finding *finding)
{
    const uint32_t count = count_to(json, finding->edit_count);

    ib_json_array(json, "edits");
    for (uint32_t i = 0; i < count; i++) {
        const ibid_edit *edit = &finding->edit[i];

        ib_json_object(json, NULL);
        ib_json_z(json, "type", ibid_edit_type_word(edit->type));
        ib_json_z(json, "weight", ibid_weight_word(edit->weight));
        ib_json_span(json, "quotation", edit->quotation);
        ib_json_span(json, "source", edit->source);
        if (edit->unsure) {
            ib_json_array(json, "unsure");
            if (edit->unsure & IBID_UNSURE_QUOTATION)
                ib_json_z(json, NULL, "quotation");
            if (edit->unsure & IBID_UNSURE_SOURCE)
                ib_json_z(json, NULL, "source");
            ib_json_array_end(json);
        }
        ib_json_object_end(json);
    }
    ib_json_array_end(json);
    write_more(json, "more_edits", finding->edit_count - count);
}

static void write_declared(ib_json *json, const ibid_finding *finding)
{
    const uint32_t count = count_to(json, finding->audit_count);

    ib_json_array(json, "declared");
    for (uint32_t i = 0; i < count; i++) {
        const ibid_audit *audit = &finding->audit[i];

        ib_json_object(json, NULL);
        ib_json_z(json, "kind", ibid_declared_kind_word(audit->kind));
        ib_json_bool(json, "honest", audit->honest);
        ib_json_place(json, audit->span);
        ib_json_span(json, "source", audit->source);
        if (audit->omits)
            ib_json_z(json, "omits", audit->omits);
        ib_json_object_end(json);
    }
    ib_json_array_end(json);
    write_more(json, "more_declared", finding->audit_count - count);
}

void ib_json_judgement(ib_json *json, const ibid_finding *finding)
{
    ib_json_z(json, "verdict", ibid_verdict_word(finding->verdict));
    write_words(json, "reasons", finding->reason, finding->reason_count);
    write_words(json, "folds", finding->fold, finding->fold_count);
    write_edits(json, finding);
    write_declared(json, finding);
}

void ib_json_source(ib_json *json, const ibid_source *source, uint32_t i)
{
    ib_json_index(json, "id", 's', i);
    ib_json_z(json, "file", source->file);
    if (source->doc) {
        const ibid_about *about = ibid_doc_about(source->doc);

        ib_json_z(json, "sha256", about->sha256);
        ib_json_z(json, "text_sha256", about->text_sha256);
        ib_json_object(json, "producer");
        ib_json_z(json, "format", about->format);
        ib_json_z(json, "encoding", about->encoding);
        ib_json_z(json, "ibid", ibid_version());
        ib_json_object_end(json);
    } else {
        ib_json_null(json, "sha256");
        ib_json_null(json, "text_sha256");
        ib_json_null(json, "producer");
    }
    ib_json_z(json, "status", ibid_source_status_word(source->status));
    ib_json_array(json, "remarks");
    if (source->why)
        ib_json_z(json, NULL, source->why);
    if (source->doc) {
        ibid_remarks remarks = ibid_doc_remarks(source->doc);

        const uint32_t shown = count_to(json, (uint32_t)remarks.count);

        for (uint32_t j = 0; j < shown; j++)
            ib_json_z(json, NULL, remarks.item[j].what);
    }
    ib_json_array_end(json);
}

static void write_sources(ib_json *json, const ib_view *view)
{
    size_t count = view->shelf.count(view->shelf.state);

    ib_json_array(json, "sources");
    for (size_t i = 0; i < count; i++) {
        ib_json_object(json, NULL);
        ib_json_source(json, ib_view_source(view, (uint32_t)i), (uint32_t)i);
        ib_json_object_end(json);
    }
    ib_json_array_end(json);
}

/* The members of a place in a source, but for its words. */
static void write_place(ib_json *json, const ib_view *view, const ibid_hit *hit)
{
    ib_json_index(json, "id", 's', ib_view_number(view, hit->source));
    ib_json_place(json, hit->span);
    ib_json_number(json, "page", hit->page);
}

static void write_hit(ib_json *json, const ib_view *view,
                      const ibid_finding *finding)
{
    const ibid_source *source = ib_view_source(view, finding->hit.source);

    if (!source || !source->doc) {
        ib_json_null(json, "source");
    } else {
        ib_json_object(json, "source");
        write_place(json, view, &finding->hit);
        ib_json_quote(json, ibid_doc_text(source->doc), finding->hit.span);
        if (view->boxes)
            ib_json_boxes(json, source->doc, finding->hit.span);
        ib_json_object_end(json);
    }
    ib_json_array(json, "also");
    for (uint32_t i = 0; i < count_to(json, finding->also_count); i++) {
        ib_json_object(json, NULL);
        write_place(json, view, &finding->also[i]);
        ib_json_object_end(json);
    }
    ib_json_array_end(json);
}

/* Words of a source, or null where the span is empty. */
static void write_span_words(ib_json *json, const char *key,
                             const ibid_doc *source, ibid_span span)
{
    if (span.end > span.start)
        ib_json_words(json, key, ib_str_in(ibid_doc_text(source), span));
    else
        ib_json_null(json, key);
}

/* The quotation in the source that holds the hit. */
static void write_quoted(ib_json *json, const ib_view *view,
                         const ibid_finding *finding)
{
    const ibid_source *source = ib_view_source(view, finding->hit.source);
    const ibid_quoted *quoted = &finding->quoted;

    if (!source || !source->doc || quoted->span.end == 0) {
        ib_json_null(json, "quoted_in_source");
        return;
    }
    ib_json_object(json, "quoted_in_source");
    ib_json_place(json, quoted->span);
    write_span_words(json, "speaker", source->doc, quoted->speaker);
    write_span_words(json, "citation", source->doc, quoted->citation);
    ib_json_bool(json, "names_work", quoted->names_work);
    ib_json_bool(json, "declared", quoted->declared);
    ib_json_object_end(json);
}

static void write_pinpoint(ib_json *json, const ibid_finding *finding)
{
    const ibid_pinpoint *pinpoint = &finding->pinpoint;

    if (!finding->has_pinpoint) {
        ib_json_null(json, "pinpoint");
        return;
    }
    ib_json_object(json, "pinpoint");
    if (pinpoint->cited.len)
        ib_json_words(json, "cited", pinpoint->cited);
    else
        ib_json_null(json, "cited");
    if (pinpoint->found.len)
        ib_json_words(json, "found", pinpoint->found);
    else
        ib_json_null(json, "found");
    ib_json_z(json, "state", ibid_pinpoint_word(pinpoint->state));
    ib_json_z(json, "because", pinpoint->because);
    ib_json_object_end(json);
}

static void write_resolution(ib_json *json, const ib_view *view,
                             const ibid_finding *finding)
{
    const ibid_resolution *resolution = &finding->resolution;

    if (!finding->has_resolution) {
        ib_json_null(json, "resolution");
        return;
    }
    ib_json_object(json, "resolution");
    ib_json_z(json, "state", ibid_resolution_word(resolution->state));
    ib_json_index(json, "source", 's',
                  resolution->state == IBID_RESOLUTION_RESOLVED
                      ? ib_view_number(view, resolution->source)
                      : IBID_NONE);
    ib_json_z(json, "because", resolution->because);
    ib_json_array(json, "candidates");
    for (uint32_t i = 0; i < count_to(json, resolution->candidate_count); i++)
        ib_json_index(json, NULL, 's',
                      ib_view_number(view, resolution->candidate[i]));
    ib_json_array_end(json);
    ib_json_object_end(json);
}

static void write_ruling(ib_json *json, const ibid_report_options *opt,
                         const ibid_finding *finding)
{
    const ibid_ruling *ruling =
        opt && opt->rulings
            ? opt->rulings->find(opt->rulings->state, finding->id)
            : NULL;

    if (!ruling) {
        ib_json_null(json, "ruling");
        return;
    }
    ib_json_object(json, "ruling");
    ib_json_z(json, "ruling", ruling->ruling);
    ib_json_z(json, "reason", ruling->reason);
    ib_json_z(json, "by", ruling->by);
    ib_json_z(json, "time", ruling->time);
    ib_json_number(json, "entry", (int64_t)ruling->entry);
    ib_json_object_end(json);
}

/* The other places of the document of which the reasons speak. */
static void write_beside(ib_json *json, const ib_view *view,
                         const ibid_finding *finding)
{
    if (finding->beside_count == 0)
        return;
    ib_json_array(json, "beside");
    for (uint32_t i = 0; i < finding->beside_count; i++) {
        ib_json_object(json, NULL);
        ib_json_place(json, finding->beside[i]);
        ib_json_quote(json, ibid_doc_text(view->doc), finding->beside[i]);
        ib_json_object_end(json);
    }
    ib_json_array_end(json);
}

void ib_json_finding(ib_json *json, const ib_view *view,
                     const ibid_report_options *opt,
                     const ibid_finding *finding)
{
    ib_json_z(json, "id", finding->id);
    ib_json_z(json, "kind", ibid_finding_kind_word(finding->kind));
    ib_json_place(json, finding->span);
    ib_json_object(json, "words");
    ib_json_quote(json, ibid_doc_text(view->doc), finding->span);
    ib_json_object_end(json);
    ib_json_number(json, "page", finding->page);
    if (view->boxes)
        ib_json_boxes(json, view->doc, finding->span);
    ib_json_index(json, "note_id", 'n', finding->note);
    ib_json_judgement(json, finding);
    write_beside(json, view, finding);
    write_hit(json, view, finding);
    write_quoted(json, view, finding);
    write_pinpoint(json, finding);
    write_resolution(json, view, finding);
    write_ruling(json, opt, finding);
}

/* Verdicts that a kind of finding can have are there even when none has it:
 * a reader then need not tell 0 from "not known". */
static void write_counts(ib_json *json, const char *key,
                         const uint32_t count[IBID_VERDICT_COUNT],
                         uint32_t always)
{
    ib_json_object(json, key);
    for (int i = IBID_VERDICT_NONE + 1; i < IBID_VERDICT_COUNT; i++) {
        if (count[i] || (always >> i & 1))
            ib_json_number(json, ibid_verdict_word((ibid_verdict)i), count[i]);
    }
    ib_json_object_end(json);
}

void ib_json_ledger(ib_json *json, const ib_view *view)
{
    ib_tally tally = ib_view_count(view, 0);
    const uint32_t words = ((uint32_t)1 << IBID_VERDICT_RESOLVED) - 2;

    ib_json_object(json, "ledger");
    write_counts(json, "quotations", tally.of[IBID_FINDING_QUOTATION], words);
    write_counts(json, "citations", tally.of[IBID_FINDING_CITATION],
                 1U << IBID_VERDICT_RESOLVED | 1U << IBID_VERDICT_AMBIGUOUS |
                     1U << IBID_VERDICT_UNAVAILABLE);
    write_counts(json, "notes", tally.of[IBID_FINDING_NOTE],
                 1U << IBID_VERDICT_LINKED | 1U << IBID_VERDICT_UNLINKED);
    write_counts(json, "figures", tally.of[IBID_FINDING_FIGURE],
                 1U << IBID_VERDICT_CITED | 1U << IBID_VERDICT_UNCITED);
    if (tally.total[IBID_FINDING_DATE])
        write_counts(json, "dates", tally.of[IBID_FINDING_DATE],
                     1U << IBID_VERDICT_REMARKED);
    if (tally.total[IBID_FINDING_UNQUOTED])
        write_counts(json, "unquoted", tally.of[IBID_FINDING_UNQUOTED],
                     1U << IBID_VERDICT_EXACT | 1U << IBID_VERDICT_DAMAGED |
                         1U << IBID_VERDICT_ALTERED);
    ib_json_object_end(json);
}

static void write_versions(ib_json *json)
{
    ib_versions v;

    ib_versions_read(&v);
    ib_json_object(json, "versions");
    ib_json_z(json, "ibid", v.ibid);
    ib_json_object(json, "libraries");
    ib_json_z(json, "icu", v.icu);
    ib_json_z(json, "uchardet", v.uchardet);
    ib_json_z(json, "openssl", v.openssl);
    ib_json_object_end(json);
    ib_json_object_end(json);
}

ibid_status ib_view_write_json(const ib_view *view, const ibid_sink *sink,
                               const ibid_report_options *opt, ibid_err *err)
{
    ib_json json;
    ibid_status st;

    ib_json_start(&json, sink);
    ib_json_object(&json, NULL);
    ib_json_about(&json, view->doc, opt ? opt->file : NULL);
    write_sources(&json, view);
    if (opt && opt->checkpoint)
        ib_json_z(&json, "checkpoint", opt->checkpoint);
    if (opt && opt->archive_total)
        ib_json_number(&json, "archive_total", (int64_t)opt->archive_total);
    ib_json_array(&json, "findings");
    for (size_t i = 0; i < view->findings.count; i++) {
        ib_json_object(&json, NULL);
        ib_json_finding(&json, view, opt, &view->findings.item[i]);
        ib_json_object_end(&json);
    }
    ib_json_array_end(&json);
    ib_json_ledger(&json, view);
    write_versions(&json);
    ib_json_object_end(&json);
    ib_json_raw(&json, "\n", 1);
    st = ib_json_finish(&json);
    if (st)
        return ib_fail(err, st, "the output could not be written", 0, 0);
    return IBID_OK;
}
