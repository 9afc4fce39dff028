/* annotations.c - what was found in a check, as W3C Web Annotations (Web
 * Annotation Data Model, Recommendation of 23 February 2017), for programs that
 * show notes beside a text.
 *
 * docs/archive.md says what stands where.
 */

#include "report/annotations.h"

#include <stdio.h>
#include <string.h>

#include "base/fail.h"
#include "base/str.h"
#include "report/iri.h"
#include "report/parts.h"
#include "report/points.h"
#include "report/view.h"

typedef struct writer {
    ib_json json;
    const ib_view *view;
    const ibid_report_options *opt;
    ib_arena arena;
    ib_points own;     /* the document's text */
    ib_points *source; /* each source's; without `before`: not counted so far */
    ibid_status status;
} writer;

static void note_failure(writer *w, ibid_status status)
{
    if (!w->status)
        w->status = status;
}

/* A body in words. */
static void write_words(writer *w, const char *purpose, const char *words)
{
    ib_json_object(&w->json, NULL);
    ib_json_z(&w->json, "type", "TextualBody");
    ib_json_z(&w->json, "purpose", purpose);
    ib_json_z(&w->json, "value", words);
    ib_json_z(&w->json, "format", "text/plain");
    ib_json_object_end(&w->json);
}

/* The text that was read of a document, and the file that it was read of. */
static void write_resource(writer *w, const ibid_doc *doc, const char *file)
{
    const ibid_about *about = ibid_doc_about(doc);
    char iri[IB_IRI_NI];

    ib_json_object(&w->json, "source");
    ib_iri_ni(iri, about->text_sha256);
    ib_json_z(&w->json, "id", iri);
    ib_json_z(&w->json, "type", "Text");
    ib_json_z(&w->json, "format", "text/plain");
    if (about->language)
        ib_json_z(&w->json, "language", about->language);
    if (strcmp(about->sha256, about->text_sha256) != 0) {
        ib_json_object(&w->json, "dcterms:isFormatOf");
        ib_iri_ni(iri, about->sha256);
        ib_json_z(&w->json, "id", iri);
        ib_json_z(&w->json, "format", about->format);
    }
    if (file)
        ib_json_z(&w->json, "dcterms:title", file);
    if (strcmp(about->sha256, about->text_sha256) != 0)
        ib_json_object_end(&w->json);
    ib_json_object_end(&w->json);
}

/* A span by its words, and by its code points. */
static void write_selectors(writer *w, const ib_points *points, ibid_span span)
{
    ib_json_array(&w->json, "selector");
    ib_json_object(&w->json, NULL);
    ib_json_z(&w->json, "type", "TextQuoteSelector");
    ib_json_quote(&w->json, points->text, span);
    ib_json_object_end(&w->json);
    ib_json_object(&w->json, NULL);
    ib_json_z(&w->json, "type", "TextPositionSelector");
    ib_json_number(&w->json, "start", ib_points_at(points, span.start));
    ib_json_number(&w->json, "end", ib_points_at(points, span.end));
    ib_json_object_end(&w->json);
    ib_json_array_end(&w->json);
}

/* A source as a body: a passage of it where `span` is not NULL. */
static void write_source(writer *w, uint32_t index, const ibid_span *span)
{
    const ibid_source *source = ib_view_source(w->view, index);
    ib_points *points = &w->source[index];

    if (!source || !source->doc)
        return;
    if (!points->before)
        note_failure(
            w, ib_points_count(points, &w->arena, ibid_doc_text(source->doc)));
    if (w->status)
        return;
    ib_json_object(&w->json, NULL);
    ib_json_z(&w->json, "type", "SpecificResource");
    ib_json_z(&w->json, "purpose", "linking");
    write_resource(w, source->doc, source->file);
    if (span)
        write_selectors(w, points, *span);
    ib_json_object_end(&w->json);
}

static void write_pinpoint(writer *w, const ibid_finding *f)
{
    const ibid_pinpoint *pin = &f->pinpoint;
    const char *words;

    if (!f->has_pinpoint || pin->state != IBID_PINPOINT_WRONG)
        return;
    words =
        pin->found.len
            ? ib_str_format(&w->arena, "cited at %.*s; the words are at %.*s",
                            (int)pin->cited.len, pin->cited.at,
                            (int)pin->found.len, pin->found.at)
            : ib_str_format(&w->arena, "cited at %.*s; the words are not there",
                            (int)pin->cited.len, pin->cited.at);
    if (words)
        write_words(w, "describing", words);
    else
        note_failure(w, ib_arena_status(&w->arena));
}

static void write_bodies(writer *w, const ibid_finding *f)
{
    ib_json_array(&w->json, "body");
    write_words(w, "tagging", ibid_finding_kind_word(f->kind));
    write_words(w, "classifying", ibid_verdict_word(f->verdict));
    for (uint32_t i = 0; i < f->reason_count; i++)
        write_words(w, "describing", f->reason[i]);
    write_pinpoint(w, f);
    if (f->hit.source != IBID_NONE)
        write_source(w, f->hit.source, &f->hit.span);
    else if (f->has_resolution && f->resolution.source != IBID_NONE)
        write_source(w, f->resolution.source, NULL);
    ib_json_array_end(&w->json);
}

static void write_finding(writer *w, const ibid_finding *f)
{
    char iri[IB_IRI_UUID] = "";

    note_failure(w, ib_iri_finding(iri, f->id));
    ib_json_object(&w->json, NULL);
    ib_json_z(&w->json, "id", iri);
    ib_json_z(&w->json, "type", "Annotation");
    ib_json_z(&w->json, "motivation", "assessing");
    ib_json_z(&w->json, "dcterms:identifier", f->id);
    write_bodies(w, f);
    ib_json_object(&w->json, "target");
    ib_json_z(&w->json, "type", "SpecificResource");
    write_resource(w, w->view->doc, w->opt ? w->opt->file : NULL);
    write_selectors(w, &w->own, f->span);
    ib_json_object_end(&w->json);
    ib_json_object_end(&w->json);
}

ibid_status ib_annotation_ruling(ib_json *json, const char *finding_id,
                                 const ibid_ruling *ruling)
{
    char iri[IB_IRI_UUID] = "", own[IB_IRI_UUID] = "", words[96];
    ibid_status st = ib_iri_finding(iri, finding_id);

    snprintf(words, sizeof words, "ibid ruling %.32s %.24s", finding_id,
             ruling->time);
    if (!st)
        st = ib_iri_uuid(own, words);
    ib_json_object(json, NULL);
    ib_json_z(json, "id", own);
    ib_json_z(json, "type", "Annotation");
    ib_json_z(json, "motivation", "moderating");
    ib_json_z(json, "created", ruling->time);
    if (ruling->by) {
        ib_json_object(json, "creator");
        ib_json_z(json, "type", "Person");
        ib_json_z(json, "name", ruling->by);
        ib_json_object_end(json);
    }
    ib_json_array(json, "body");
    for (int i = 0; i < 2; i++) {
        ib_json_object(json, NULL);
        ib_json_z(json, "type", "TextualBody");
        ib_json_z(json, "purpose", i ? "commenting" : "classifying");
        ib_json_z(json, "value", i ? ruling->reason : ruling->ruling);
        ib_json_z(json, "format", "text/plain");
        ib_json_object_end(json);
    }
    ib_json_array_end(json);
    ib_json_z(json, "target", iri);
    ib_json_object_end(json);
    return st;
}

static const ibid_ruling *ruling_on(const writer *w, const ibid_finding *f)
{
    return w->opt && w->opt->rulings
               ? w->opt->rulings->find(w->opt->rulings->state, f->id)
               : NULL;
}

void ib_annotations_start(ib_json *json, const char *iri, const char *label)
{
    ib_json_object(json, NULL);
    ib_json_z(json, "@context", "http://www.w3.org/ns/anno.jsonld");
    ib_json_z(json, "id", iri);
    ib_json_z(json, "type", "AnnotationCollection");
    ib_json_z(json, "label", label);
    ib_json_object(json, "generator");
    ib_json_z(json, "type", "Software");
    ib_json_z(json, "name", "ibid");
    ib_json_z(json, "schema:softwareVersion", ibid_version());
    ib_json_object_end(json);
}

void ib_annotations_page(ib_json *json, const char *iri, uint64_t total)
{
    char page[IB_IRI_UUID + 8];

    snprintf(page, sizeof page, "%s#page", iri);
    ib_json_number(json, "total", (int64_t)total);
    ib_json_object(json, "first");
    ib_json_z(json, "id", page);
    ib_json_z(json, "type", "AnnotationPage");
    ib_json_z(json, "partOf", iri);
    ib_json_number(json, "startIndex", 0);
    ib_json_array(json, "items");
}

void ib_annotations_end(ib_json *json)
{
    ib_json_array_end(json);
    ib_json_object_end(json);
    ib_json_object_end(json);
    ib_json_raw(json, "\n", 1);
}

/* The name of the collection: of the document, and of all that was found. */
static ibid_status name_collection(char iri[IB_IRI_UUID], writer *w)
{
    const ibid_about *about = ibid_doc_about(w->view->doc);
    const ibid_findings *all = &w->view->findings;
    char *words = ib_arena_array(&w->arena, char, 256 + 17 * all->count);
    size_t len;

    if (!words)
        return ib_arena_status(&w->arena);
    len = (size_t)snprintf(words, 256, "ibid check %s %s", about->sha256,
                           about->text_sha256);
    for (size_t i = 0; i < all->count; i++)
        len += (size_t)snprintf(words + len, 18, " %.16s", all->item[i].id);
    return ib_iri_uuid(iri, words);
}

static void write_all(writer *w)
{
    const ibid_findings *all = &w->view->findings;
    const char *file = w->opt && w->opt->file ? w->opt->file : "a document";
    const char *label = ib_str_format(&w->arena, "ibid check of %s", file);
    char iri[IB_IRI_UUID] = "";
    uint64_t total = all->count;

    note_failure(w, name_collection(iri, w));
    note_failure(w, label ? IBID_OK : ib_arena_status(&w->arena));
    if (w->status)
        return;
    for (size_t i = 0; i < all->count; i++)
        total += ruling_on(w, &all->item[i]) != NULL;
    ib_annotations_start(&w->json, iri, label);
    ib_annotations_page(&w->json, iri, total);
    for (size_t i = 0; i < all->count && !w->status; i++) {
        const ibid_finding *f = &all->item[i];
        const ibid_ruling *ruling;

        write_finding(w, f);
        ruling = ruling_on(w, f);
        if (ruling)
            note_failure(w, ib_annotation_ruling(&w->json, f->id, ruling));
    }
    ib_annotations_end(&w->json);
}

ibid_status ib_view_write_annotations(const ib_view *view,
                                      const ibid_sink *sink,
                                      const ibid_report_options *opt,
                                      ibid_err *err)
{
    const size_t sources = view->shelf.count(view->shelf.state);
    writer w = {.view = view, .opt = opt};
    ibid_status st;

    ib_arena_init(&w.arena, NULL, 0, NULL);
    ib_json_start(&w.json, sink);
    w.source = ib_arena_array(&w.arena, ib_points, sources + 1);
    if (!w.source)
        note_failure(&w, ib_arena_status(&w.arena));
    if (!w.status)
        note_failure(
            &w, ib_points_count(&w.own, &w.arena, ibid_doc_text(view->doc)));
    if (!w.status)
        write_all(&w);
    st = ib_json_finish(&w.json);
    ib_arena_free(&w.arena);
    if (w.status)
        return ib_fail(err, w.status, ibid_status_words(w.status), 0, 0);
    if (st)
        return ib_fail(err, st, "the output could not be written", 0, 0);
    return IBID_OK;
}
