/* check.c - reports of a check. */

#include "report/view.h"

static ib_view view_of(const ibid_check *check)
{
    return (ib_view){ibid_check_doc(check), *ibid_check_shelf(check),
                     ibid_check_findings(check), false, NULL};
}

ibid_status ibid_report_check_json(const ibid_check *check,
                                   const ibid_sink *sink,
                                   const ibid_report_options *opt,
                                   ibid_err *err)
{
    ib_view view = view_of(check);

    view.boxes = opt && opt->boxes;
    return ib_view_write_json(&view, sink, opt, err);
}

ibid_status ibid_report_check_text(const ibid_check *check,
                                   const ibid_sink *sink,
                                   const ibid_report_options *opt,
                                   ibid_err *err)
{
    const ib_view view = view_of(check);

    return ib_view_write_text(&view, sink, opt, err);
}

ibid_status ibid_report_check_annotations(const ibid_check *check,
                                          const ibid_sink *sink,
                                          const ibid_report_options *opt,
                                          ibid_err *err)
{
    const ib_view view = view_of(check);

    return ib_view_write_annotations(&view, sink, opt, err);
}

ibid_status ibid_report_check_html(const ibid_check *check,
                                   const ibid_pull *pull, const ibid_sink *sink,
                                   const ibid_report_options *opt,
                                   ibid_err *err)
{
    const ib_view view = view_of(check);

    return ib_view_write_html(&view, pull, sink, opt, err);
}
