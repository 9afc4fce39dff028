/* tool_compare.c - compare_quotation: are these the words? */

#include "base/str.h"
#include "serve/costs.h"
#include "serve/tool.h"

enum { MEMBER_QUOTE, MEMBER_SOURCE, MEMBER_TEXT, MEMBER_COUNT };

typedef struct asked {
    ibid_str quote;
    ibid_doc *own; /* the text that the client gave; or NULL */
    ibid_source text;
    const ibid_source *only; /* NULL: all sources */
    uint32_t first;          /* number of the shelf's first source */
    bool is_text;
} asked;

static void write_id(ib_call *call, const asked *a, uint32_t source)
{
    ib_json_index(call->json, "id", 's',
                  a->is_text ? IBID_NONE : a->first + source);
}

static void write_source(ib_call *call, const asked *a, const ibid_shelf *shelf,
                         const ibid_finding *f)
{
    const ibid_source *source;

    if (f->hit.source == IBID_NONE || ib_span_is_empty(f->hit.span)) {
        ib_json_null(call->json, "source");
        return;
    }
    source = shelf->source(shelf->state, f->hit.source);
    ib_json_object(call->json, "source");
    write_id(call, a, f->hit.source);
    ib_json_z(call->json, "file", a->is_text ? NULL : source->file);
    ib_call_place(call, source->doc, f->hit.span.start);
    ib_json_place(call->json, f->hit.span);
    ib_json_quote(call->json, ibid_doc_text(source->doc), f->hit.span);
    ib_json_object_end(call->json);
}

static void write_also(ib_call *call, const asked *a, const ibid_shelf *shelf,
                       const ibid_finding *f)
{
    ib_json_array(call->json, "also");
    for (uint32_t i = 0; i < f->also_count && i < IB_SERVE_ITEMS; i++) {
        const ibid_hit *hit = &f->also[i];
        const ibid_source *source = shelf->source(shelf->state, hit->source);

        ib_json_object(call->json, NULL);
        write_id(call, a, hit->source);
        ib_json_z(call->json, "file", a->is_text ? NULL : source->file);
        ib_call_place(call, source->doc, hit->span.start);
        ib_json_place(call->json, hit->span);
        ib_json_object_end(call->json);
    }
    ib_json_array_end(call->json);
}

static void write_evidence(ib_call *call, const asked *a,
                           const ibid_shelf *shelf, const ibid_finding *f)
{
    const ib_side quote = {.text = a->quote,
                           .part = {{0, a->quote.len}},
                           .part_count = 1,
                           .edit = f->edit,
                           .edit_count = f->edit_count};
    ib_side source;

    if (f->edit_count == 0 || f->hit.source == IBID_NONE)
        return;
    ib_side_of_source(&source, shelf->source(shelf->state, f->hit.source)->doc,
                      f);
    ib_json_object(call->json, "evidence");
    ib_json_evidence(call->json, "quotation", &quote);
    ib_json_evidence(call->json, "source", &source);
    ib_json_object_end(call->json);
}

static size_t count_read(const ibid_shelf *shelf)
{
    const size_t count = shelf->count(shelf->state);
    size_t read = 0;

    for (size_t i = 0; i < count; i++)
        read += shelf->source(shelf->state, i)->doc != NULL;
    return read;
}

static bool compare(ib_call *call, const asked *a)
{
    const ibid_shelf shelf =
        a->only ? ib_desk_only(a->only) : call->desk->shelf;
    ibid_check_options options = IBID_CHECK_OPTIONS_INIT;
    const ibid_finding *f;
    ibid_check *check;
    ibid_err err;

    options.progress = call->progress;
    if (ibid_compare_shelf_open(&check, a->quote, &shelf, &options, &err))
        return ib_call_fail(call, "not compared: %s", err.what);
    f = ibid_check_findings(check).item;
    ib_json_judgement(call->json, f);
    write_source(call, a, &shelf, f);
    write_also(call, a, &shelf, f);
    write_evidence(call, a, &shelf, f);
    ib_json_number(call->json, "searched", (int64_t)count_read(&shelf));
    ib_call_unread(call, &shelf);
    ib_call_says(call);
    ibid_check_close(check);
    return true;
}

static bool read_quote(ib_call *call, asked *a, const ib_member *member)
{
    if (!ib_call_string(call, &a->quote, member))
        return false;
    if (a->quote.len == 0)
        return ib_call_fail(call, "\"quote\" is missing: the words to be "
                                  "compared");
    if (a->quote.len > IB_SERVE_QUOTE)
        return ib_call_fail(call, "\"quote\" is longer than 64 KiB; to check a "
                                  "document, use check_document");
    return true;
}

/* What it is compared with. */
static bool read_other(ib_call *call, asked *a, const ib_member *member)
{
    const ib_member *text = &member[MEMBER_TEXT];
    const ib_member *source = &member[MEMBER_SOURCE];
    ibid_str words;
    ibid_err err;

    if (!ib_call_string(call, &words, source) ||
        !ib_call_string(call, &words, text))
        return false;
    if (text->is_string && source->is_string)
        return ib_call_fail(call, "give \"source\" or \"text\", not both");
    a->is_text = text->is_string;
    if (a->is_text) {
        if (ibid_doc_open(&a->own, words.at, words.len, &call->desk->read,
                          &err))
            return ib_call_fail(call, "the text: %s", err.what);
        a->text = (ibid_source){"text", IBID_SOURCE_READ, NULL, a->own};
        a->only = &a->text;
    } else if (source->is_string) {
        if (!ib_call_source(call, &a->first, source))
            return false;
        a->only = ib_desk_source(call->desk, a->first);
    }
    return true;
}

bool ib_tool_compare(ib_call *call, ibid_str args)
{
    ib_member member[MEMBER_COUNT] = {
        [MEMBER_QUOTE] = {.name = "quote"},
        [MEMBER_SOURCE] = {.name = "source"},
        [MEMBER_TEXT] = {.name = "text"},
    };
    asked a = {0};
    bool good = ib_call_read(call, member, MEMBER_COUNT, args) &&
                read_quote(call, &a, &member[MEMBER_QUOTE]) &&
                read_other(call, &a, member) && compare(call, &a);

    ibid_doc_close(a.own);
    return good;
}
