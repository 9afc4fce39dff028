/* tool_check.c - check_document: a document against the sources. */

#include <stdlib.h>

#include "base/str.h"
#include "resolve/copy.h"
#include "serve/costs.h"
#include "serve/tool.h"

enum {
    MEMBER_TEXT,
    MEMBER_SOURCE,
    MEMBER_SHOW,
    MEMBER_FROM,
    MEMBER_MAX,
    MEMBER_COUNT
};

typedef struct asked {
    const ibid_doc *doc;
    ibid_doc *own;    /* it, where the client gave its text */
    const char *file; /* its name, or NULL */
    uint32_t look_at; /* 0: all */
    uint32_t from, max;
    ib_desk *desk;
    uint32_t *number; /* of each source that it is checked against */
    size_t count;     /* of them */
    bool *named;      /* by number: a finding that is shown names it */
} asked;

static size_t count_sources(void *state)
{
    const asked *a = state;

    return a->count;
}

static const ibid_source *give_source(void *state, size_t i)
{
    const asked *a = state;

    return ib_desk_source(a->desk, a->number[i]);
}

/* All sources but those that are the document itself: it would vouch for
 * itself.
 *
 * Gives  false: no memory. */
static bool choose_sources(asked *a)
{
    const size_t count = ib_desk_count(a->desk);

    a->number = calloc(count + 1, sizeof *a->number);
    a->named = calloc(count + 1, sizeof *a->named);
    for (uint32_t i = 0; a->number && i < count; i++) {
        const ibid_doc *doc = ib_desk_source(a->desk, i)->doc;

        if (!doc || !ib_copy_is(doc, a->doc))
            a->number[a->count++] = i;
    }
    return a->number && a->named;
}

static bool is_asked(const asked *a, const ibid_finding *finding)
{
    return a->look_at == 0 || ibid_finding_is_to_look_at(finding, a->look_at);
}

/* The sources that a finding names are to be shown with it. */
static void note_sources(const asked *a, const ibid_finding *f)
{
    const ibid_resolution *r = &f->resolution;

    if (f->hit.source != IBID_NONE)
        a->named[a->number[f->hit.source]] = true;
    for (uint32_t i = 0; i < f->also_count && i < IB_SERVE_ITEMS; i++)
        a->named[a->number[f->also[i].source]] = true;
    if (f->has_resolution && r->state == IBID_RESOLUTION_RESOLVED)
        a->named[a->number[r->source]] = true;
    for (uint32_t i = 0; i < r->candidate_count && i < IB_SERVE_ITEMS; i++)
        a->named[a->number[r->candidate[i]]] = true;
}

static void write_evidence(ib_call *call, const ib_view *view,
                           const ibid_finding *f)
{
    const ibid_source *source = ib_view_source(view, f->hit.source);
    ib_side side;

    if (!source || !source->doc)
        return;
    ib_json_number(call->json, "source_line",
                   ibid_doc_line(source->doc, f->hit.span.start).line);
    if (f->edit_count == 0)
        return;
    ib_json_object(call->json, "evidence");
    ib_side_of_quotation(&side, view->doc, f);
    ib_json_evidence(call->json, "quotation", &side);
    ib_side_of_source(&side, source->doc, f);
    ib_json_evidence(call->json, "source", &side);
    ib_json_object_end(call->json);
}

/* The findings that were asked for, as many as there is room for.
 *
 * Gives  how many of them come before the next one. */
static size_t write_findings(ib_call *call, const asked *a, const ib_view *view,
                             size_t *total)
{
    ibid_report_options report = IBID_REPORT_OPTIONS_INIT;
    size_t next = a->from;

    report.rulings = call->desk->rulings.find ? &call->desk->rulings : NULL;
    *total = 0;
    ib_json_array(call->json, "findings");
    for (size_t i = 0; i < view->findings.count; i++) {
        const ibid_finding *f = &view->findings.item[i];

        if (!is_asked(a, f) || (*total)++ != next || next - a->from == a->max ||
            !ib_call_has_room(call))
            continue;
        next++;
        ib_json_object(call->json, NULL);
        ib_json_finding(call->json, view, &report, f);
        ib_json_number(call->json, "line",
                       ibid_doc_line(view->doc, f->span.start).line);
        write_evidence(call, view, f);
        ib_json_object_end(call->json);
        note_sources(a, f);
    }
    ib_json_array_end(call->json);
    return next;
}

/* The sources that the findings name; and those that are the document. */
static void write_sources(ib_call *call, const asked *a)
{
    const size_t count = ib_desk_count(a->desk);
    size_t kept = 0, left_out = 0;

    ib_json_array(call->json, "sources");
    for (uint32_t i = 0; i < count; i++) {
        if (!a->named[i])
            continue;
        ib_json_object(call->json, NULL);
        ib_json_source(call->json, ib_desk_source(a->desk, i), i);
        ib_json_object_end(call->json);
    }
    ib_json_array_end(call->json);
    ib_json_number(call->json, "at_hand", (int64_t)a->count);
    ib_json_array(call->json, "left_out");
    for (uint32_t i = 0; i < count && left_out < IB_SERVE_ITEMS; i++) {
        if (kept < a->count && a->number[kept] == i) {
            kept++;
            continue;
        }
        left_out++;
        ib_json_z(call->json, NULL, ib_desk_source(a->desk, i)->file);
    }
    ib_json_array_end(call->json);
}

static void write_check(ib_call *call, const asked *a, const ibid_check *check)
{
    const ib_view view = {ibid_check_doc(check), *ibid_check_shelf(check),
                          ibid_check_findings(check), false, a->number};
    size_t total, next;

    ib_json_about(call->json, a->doc, a->file);
    next = write_findings(call, a, &view, &total);
    ib_json_number(call->json, "total", (int64_t)total);
    ib_json_number(call->json, "from", a->from);
    ib_call_next(call, next < total, next);
    write_sources(call, a);
    ib_json_ledger(call->json, &view);
    ib_call_says(call);
}

static bool check(ib_call *call, asked *a)
{
    const ibid_shelf shelf = {count_sources, give_source, a};
    ibid_check_options options = IBID_CHECK_OPTIONS_INIT;
    ibid_check *check;
    ibid_err err;

    a->desk = call->desk;
    if (!choose_sources(a))
        return ib_call_fail(call, "%s", ibid_status_words(IBID_ENOMEM));
    options.progress = call->progress;
    if (ibid_check_open(&check, a->doc, &shelf, &options, &err))
        return ib_call_fail(call, "not checked: %s", err.what);
    write_check(call, a, check);
    ibid_check_close(check);
    return true;
}

static bool read_show(ib_call *call, asked *a, const ib_member *member)
{
    ibid_str show;

    if (!ib_call_string(call, &show, member))
        return false;
    a->look_at = ib_str_is(show, IB_STR("all")) ? 0 : IBID_LOOK_DEFAULT;
    if (a->look_at == 0 || show.len == 0 ||
        ib_str_is(show, IB_STR("to_look_at")))
        return true;
    return ib_call_fail(call, "\"show\" must be \"to_look_at\" or \"all\"");
}

/* The document: a text that the client gives, or one of the sources. */
static bool open_document(ib_call *call, asked *a, const ib_member *member)
{
    const ib_member *text = &member[MEMBER_TEXT];
    const ib_member *source = &member[MEMBER_SOURCE];
    ibid_str words;
    uint32_t i;
    ibid_err err;

    if (text->is_string == source->is_string)
        return ib_call_fail(call, "give either \"text\", the document itself, "
                                  "or \"source\", one of the sources at hand; "
                                  "both are strings");
    if (source->is_string) {
        if (!ib_call_read_source(call, &i, source))
            return false;
        a->doc = ib_desk_source(call->desk, i)->doc;
        a->file = ib_desk_source(call->desk, i)->file;
        return true;
    }
    words = text->value;
    if (ibid_doc_open(&a->own, words.at, words.len, &call->desk->read, &err))
        return ib_call_fail(call, "the text: %s", err.what);
    a->doc = a->own;
    return true;
}

bool ib_tool_check(ib_call *call, ibid_str args)
{
    ib_member member[MEMBER_COUNT] = {
        [MEMBER_TEXT] = {.name = "text"}, [MEMBER_SOURCE] = {.name = "source"},
        [MEMBER_SHOW] = {.name = "show"}, [MEMBER_FROM] = {.name = "from"},
        [MEMBER_MAX] = {.name = "max"},
    };
    asked a = {0};
    bool good =
        ib_call_read(call, member, MEMBER_COUNT, args) &&
        read_show(call, &a, &member[MEMBER_SHOW]) &&
        ib_call_number(call, &a.from, &member[MEMBER_FROM], 0, 0, UINT32_MAX) &&
        ib_call_number(call, &a.max, &member[MEMBER_MAX], IB_SERVE_FINDINGS, 1,
                       IB_SERVE_FINDINGS_MOST) &&
        open_document(call, &a, member) && check(call, &a);

    free(a.number);
    free(a.named);
    ibid_doc_close(a.own);
    return good;
}
