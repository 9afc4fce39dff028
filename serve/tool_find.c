/* tool_find.c - find_passage: where do these words stand? */

#include "base/str.h"
#include "serve/costs.h"
#include "serve/tool.h"

enum { MEMBER_WORDS, MEMBER_SOURCE, MEMBER_FROM, MEMBER_MAX, MEMBER_COUNT };

typedef struct asked {
    ibid_str words;
    ibid_shelf shelf; /* to be searched */
    uint32_t from, max;
} asked;

static size_t write_places(ib_call *call, const asked *a,
                           const ibid_find_answer *answer)
{
    size_t next = a->from;

    ib_json_array(call->json, "places");
    while (next < answer->count && next - a->from < a->max &&
           ib_call_has_room(call)) {
        ib_json_object(call->json, NULL);
        ib_json_found(call->json, &answer->item[next++]);
        ib_json_object_end(call->json);
    }
    ib_json_array_end(call->json);
    return next;
}

static void write_answer(ib_call *call, const asked *a, const ibid_find *find)
{
    const ibid_find_answer answer = ibid_find_all(find);
    const size_t all = answer.count + answer.more;
    ibid_str words = answer.words;
    size_t next;

    if (words.len > IB_SERVE_PASSAGE)
        words.len = IB_SERVE_PASSAGE;
    while (words.len > 0 && words.len < answer.words.len &&
           ((uint8_t)words.at[words.len] & 0xC0) == 0x80)
        words.len--;
    ib_json_str(call->json, "words", words);
    next = write_places(call, a, &answer);
    ib_json_number(call->json, "from", a->from);
    ib_call_next(call, next < all, next);
    ib_json_number(call->json, "more", next < all ? (int64_t)(all - next) : 0);
    ib_json_bool(call->json, "more_at_least", answer.more_at_least);
    if (answer.nearest) {
        ib_json_object(call->json, "nearest");
        ib_json_found(call->json, answer.nearest);
        ib_json_object_end(call->json);
    } else {
        ib_json_null(call->json, "nearest");
    }
    ib_json_number(call->json, "searched", (int64_t)answer.searched);
    ib_json_number(call->json, "holding", (int64_t)answer.holding);
}

static bool search(ib_call *call, const asked *a, ibid_find *find)
{
    const ibid_progress *p = call->progress;
    const size_t count = a->shelf.count(a->shelf.state);
    ibid_err err;

    for (size_t i = 0; i < count; i++) {
        if (p && !p->step(p->state, i, count))
            return ib_call_fail(call, "cancelled");
        if (ibid_find_in(find, a->shelf.source(a->shelf.state, i), &err))
            return ib_call_fail(call, "not searched: %s", err.what);
    }
    return true;
}

static bool find(ib_call *call, const asked *a)
{
    ibid_find_options options = IBID_FIND_OPTIONS_INIT;
    ibid_find *find;
    ibid_err err;
    bool good;

    options.max = a->from + a->max;
    if (ibid_find_open(&find, a->words, &options, &err))
        return ib_call_fail(call, "not searched: %s", err.what);
    good = search(call, a, find);
    if (good) {
        write_answer(call, a, find);
        ib_call_unread(call, &a->shelf);
    }
    ibid_find_close(find);
    return good;
}

static bool read_words(ib_call *call, asked *a, const ib_member *member)
{
    const ib_member *source = &member[MEMBER_SOURCE];
    uint32_t only;

    if (!ib_call_string(call, &a->words, &member[MEMBER_WORDS]))
        return false;
    if (a->words.len == 0)
        return ib_call_fail(call, "\"words\" is missing: what to look for");
    if (a->words.len > IB_SERVE_QUOTE)
        return ib_call_fail(call, "\"words\" is longer than 64 KiB");
    a->shelf = call->desk->shelf;
    if (!source->is_string)
        return ib_call_string(call, &(ibid_str){0}, source);
    if (!ib_call_source(call, &only, source))
        return false;
    a->shelf = ib_desk_only(ib_desk_source(call->desk, only));
    return true;
}

bool ib_tool_find(ib_call *call, ibid_str args)
{
    ib_member member[MEMBER_COUNT] = {
        [MEMBER_WORDS] = {.name = "words"},
        [MEMBER_SOURCE] = {.name = "source"},
        [MEMBER_FROM] = {.name = "from"},
        [MEMBER_MAX] = {.name = "max"},
    };
    asked a = {0};
    return ib_call_read(call, member, MEMBER_COUNT, args) &&
           read_words(call, &a, member) &&
           ib_call_number(call, &a.from, &member[MEMBER_FROM], 0, 0,
                          IB_SERVE_PLACES_FROM) &&
           ib_call_number(call, &a.max, &member[MEMBER_MAX], IB_SERVE_PLACES, 1,
                          IB_SERVE_PLACES_MOST) &&
           find(call, &a);
}
