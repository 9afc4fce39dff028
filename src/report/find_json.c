/* find_json.c - where words stand, as JSON (docs/json.md). */

#include "ibid/report.h"

#include "base/fail.h"
#include "base/str.h"
#include "report/parts.h"

void ib_json_found(ib_json *json, const ibid_found *found)
{
    const ibid_hit *hit = &found->finding.hit;
    const uint32_t base = found->part[0].start;

    ib_json_z(json, "id", found->finding.id);
    ib_json_z(json, "file", found->file);
    ib_json_z(json, "text_sha256", found->text_sha256);
    ib_json_place(json, hit->span);
    ib_json_number(json, "page", hit->page);
    if (found->label.len)
        ib_json_str(json, "label", found->label);
    else
        ib_json_null(json, "label");
    ib_json_number(json, "line", found->place.line);
    if (found->place.paragraph)
        ib_json_number(json, "paragraph", found->place.paragraph);
    if (found->place.note)
        ib_json_number(json, "note", found->place.note);
    ib_json_quote(json, found->excerpt,
                  (ibid_span){hit->span.start - base, hit->span.end - base});
    ib_json_judgement(json, &found->finding);
}

ibid_status ibid_report_find_json(const ibid_find *find, const ibid_sink *sink,
                                  const ibid_report_options *opt, ibid_err *err)
{
    const ibid_find_answer answer = ibid_find_all(find);
    ib_json json;
    ibid_status st;

    (void)opt; /* nothing of it has to do with JSON here */
    ib_json_start(&json, sink);
    ib_json_object(&json, NULL);
    ib_json_str(&json, "words", answer.words);
    ib_json_array(&json, "places");
    for (size_t i = 0; i < answer.count; i++) {
        ib_json_object(&json, NULL);
        ib_json_found(&json, &answer.item[i]);
        ib_json_object_end(&json);
    }
    ib_json_array_end(&json);
    ib_json_number(&json, "more", (int64_t)answer.more);
    ib_json_bool(&json, "more_at_least", answer.more_at_least);
    if (answer.nearest) {
        ib_json_object(&json, "nearest");
        ib_json_found(&json, answer.nearest);
        ib_json_object_end(&json);
    } else {
        ib_json_null(&json, "nearest");
    }
    ib_json_number(&json, "searched", (int64_t)answer.searched);
    ib_json_number(&json, "holding", (int64_t)answer.holding);
    ib_json_array(&json, "unread");
    for (size_t i = 0; i < answer.unsearched_count; i++) {
        ib_json_object(&json, NULL);
        ib_json_z(&json, "file", answer.unsearched[i].file);
        ib_json_z(&json, "why", answer.unsearched[i].why);
        ib_json_object_end(&json);
    }
    ib_json_array_end(&json);
    ib_json_object_end(&json);
    ib_json_raw(&json, "\n", 1);
    st = ib_json_finish(&json);
    if (st)
        return ib_fail(err, st, "the output could not be written", 0, 0);
    return IBID_OK;
}
