/* compare_json.c - one comparison as JSON (docs/json.md). */

#include "ibid/report.h"

#include "base/fail.h"
#include "base/str.h"
#include "report/parts.h"

static void write_places(ib_json *json, ibid_str source,
                         const ibid_finding *finding)
{
    if (finding->hit.source == IBID_NONE ||
        ib_span_is_empty(finding->hit.span)) {
        ib_json_null(json, "source");
    } else {
        ib_json_object(json, "source");
        ib_json_place(json, finding->hit.span);
        ib_json_quote(json, source, finding->hit.span);
        ib_json_object_end(json);
    }
    ib_json_array(json, "also");
    for (uint32_t i = 0; i < finding->also_count; i++) {
        ib_json_object(json, NULL);
        ib_json_place(json, finding->also[i].span);
        ib_json_object_end(json);
    }
    ib_json_array_end(json);
}

ibid_status ibid_report_compare_json(const ibid_check *check, ibid_str source,
                                     const ibid_sink *sink,
                                     const ibid_report_options *opt,
                                     ibid_err *err)
{
    const ibid_finding *finding = ibid_check_findings(check).item;
    ib_json json;
    ibid_status st;

    ib_json_start(&json, sink);
    ib_json_object(&json, NULL);
    if (opt && opt->id_json && *opt->id_json)
        ib_json_value(&json, "id", opt->id_json);
    ib_json_judgement(&json, finding);
    write_places(&json, source, finding);
    ib_json_object_end(&json);
    ib_json_raw(&json, "\n", 1);
    st = ib_json_finish(&json);
    if (st)
        return ib_fail(err, st, "the output could not be written", 0, 0);
    return IBID_OK;
}
