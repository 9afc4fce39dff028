/* tool.c - what the tools share. */

#include "serve/tool.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/scan.h"
#include "base/str.h"
#include "serve/costs.h"

bool ib_call_fail(ib_call *call, const char *form, ...)
{
    va_list list;

    va_start(list, form);
    vsnprintf(call->wrong, sizeof call->wrong, form, list);
    va_end(list);
    return false;
}

bool ib_call_read(ib_call *call, ib_member *member, size_t count, ibid_str args)
{
    uint32_t at;
    const char *wrong = ib_object_read(&at, member, count,
                                       (char *)(uintptr_t)args.at, args.len);

    return wrong ? ib_call_fail(call, "the arguments: %s", wrong) : true;
}

/* A member that is null is as if it were not there. */
static bool is_there(const ib_member *member)
{
    return member->is_there &&
           (member->is_string || !ib_str_is(member->value, IB_STR("null")));
}

bool ib_call_string(ib_call *call, ibid_str *value, const ib_member *member)
{
    *value = (ibid_str){"", 0};
    if (!is_there(member))
        return true;
    if (!member->is_string)
        return ib_call_fail(call, "\"%s\" must be a string", member->name);
    *value = member->value;
    return true;
}

bool ib_call_number(ib_call *call, uint32_t *value, const ib_member *member,
                    uint32_t usual, uint32_t least, uint32_t most)
{
    const ibid_str v = member->value;

    *value = usual;
    if (!is_there(member))
        return true;
    if (member->is_string || ib_number_at(value, v, 0, v.len) != v.len ||
        *value < least)
        return ib_call_fail(call, "\"%s\" must be a whole number from %u on",
                            member->name, least);
    if (*value > most)
        *value = most;
    return true;
}

bool ib_call_source(ib_call *call, uint32_t *i, const ib_member *member)
{
    ibid_str name;

    if (!ib_call_string(call, &name, member))
        return false;
    switch (ib_desk_find(i, call->desk, name)) {
    case IB_DESK_ONE:
        return true;
    case IB_DESK_SEVERAL:
        return ib_call_fail(call,
                            "several sources are named \"%.*s\"; list_sources "
                            "gives the id of each",
                            name.len < 200 ? (int)name.len : 200, name.at);
    default:
        return ib_call_fail(call,
                            "there is no source \"%.*s\"; list_sources names "
                            "those at hand, and there are no others",
                            name.len < 200 ? (int)name.len : 200, name.at);
    }
}

bool ib_call_read_source(ib_call *call, uint32_t *i, const ib_member *member)
{
    const ibid_source *source;

    if (!ib_call_source(call, i, member))
        return false;
    source = ib_desk_source(call->desk, *i);
    return source->doc ? true
                       : ib_call_fail(call, "%.200s could not be read: %.250s",
                                      source->file, source->why);
}

bool ib_call_has_room(const ib_call *call)
{
    return call->body->len + call->json->out.used < IB_SERVE_ANSWER;
}

void ib_call_next(ib_call *call, bool more, size_t next)
{
    if (more)
        ib_json_number(call->json, "next", (int64_t)next);
    else
        ib_json_null(call->json, "next");
}

void ib_call_place(ib_call *call, const ibid_doc *doc, uint32_t byte)
{
    const ibid_place place = ibid_doc_line(doc, byte);
    const ibid_pages pages = ibid_doc_pages(doc);
    const ibid_str label = place.page <= pages.count
                               ? pages.item[place.page - 1].label
                               : (ibid_str){0};

    ib_json_number(call->json, "page", place.page);
    if (label.len)
        ib_json_words(call->json, "label", label);
    else
        ib_json_null(call->json, "label");
    ib_json_number(call->json, "line", place.line);
    if (place.paragraph)
        ib_json_number(call->json, "paragraph", place.paragraph);
}

void ib_call_unread(ib_call *call, const ibid_shelf *shelf)
{
    const size_t count = shelf->count(shelf->state);
    size_t unread = 0;

    ib_json_array(call->json, "unread");
    for (uint32_t i = 0; i < count; i++) {
        const ibid_source *source = shelf->source(shelf->state, i);

        if (source->status == IBID_SOURCE_READ || ++unread > IB_SERVE_ITEMS)
            continue;
        ib_json_object(call->json, NULL);
        ib_json_z(call->json, "file", source->file);
        ib_json_z(call->json, "why", source->why);
        ib_json_object_end(call->json);
    }
    ib_json_array_end(call->json);
    if (unread > IB_SERVE_ITEMS)
        ib_json_number(call->json, "more_unread",
                       (int64_t)unread - IB_SERVE_ITEMS);
}

void ib_call_says(ib_call *call)
{
    ib_json_z(call->json, "says",
              "ibid compares words and places. It does not say whether a claim "
              "is true.");
}
