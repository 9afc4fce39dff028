/* tool_list.c - list_sources: what is at hand. */

#include "serve/costs.h"
#include "serve/tool.h"

enum { MEMBER_FROM, MEMBER_MAX, MEMBER_COUNT };

static void write_source(ib_call *call, uint32_t i)
{
    const ibid_source *source = ib_desk_source(call->desk, i);
    const ibid_about *about;

    ib_json_object(call->json, NULL);
    ib_json_source(call->json, source, i);
    if (source->doc) {
        about = ibid_doc_about(source->doc);
        ib_json_number(call->json, "pages",
                       (int64_t)ibid_doc_pages(source->doc).count);
        ib_json_number(call->json, "bytes", ibid_doc_text(source->doc).len);
        ib_json_z(call->json, "language", about->language);
        if (about->title.len > 0 && about->title.len <= IB_SERVE_PART)
            ib_json_words(call->json, "title", about->title);
        else
            ib_json_null(call->json, "title");
    }
    ib_json_object_end(call->json);
}

bool ib_tool_list(ib_call *call, ibid_str args)
{
    ib_member member[MEMBER_COUNT] = {
        [MEMBER_FROM] = {.name = "from"}, [MEMBER_MAX] = {.name = "max"}};
    const size_t count = ib_desk_count(call->desk);
    uint32_t from, max, i;

    if (!ib_call_read(call, member, MEMBER_COUNT, args) ||
        !ib_call_number(call, &from, &member[MEMBER_FROM], 0, 0, UINT32_MAX) ||
        !ib_call_number(call, &max, &member[MEMBER_MAX], IB_SERVE_SOURCES, 1,
                        IB_SERVE_SOURCES_MOST))
        return false;
    ib_json_array(call->json, "sources");
    for (i = from; i < count && i - from < max && ib_call_has_room(call); i++)
        write_source(call, i);
    ib_json_array_end(call->json);
    ib_json_number(call->json, "total", (int64_t)count);
    ib_json_number(call->json, "from", from);
    ib_call_next(call, i < count, i);
    return true;
}
