/* report.h - what was read and found, written for people and programs.
 *
 * JSON has the shape that docs/json.md describes; text is for a terminal.
 */
#ifndef IBID_REPORT_H
#define IBID_REPORT_H

#include "ibid/base.h"
#include "ibid/check.h"
#include "ibid/doc.h"

typedef struct ibid_report_options {
    const char *file;  /* name of the document as the user knows it */
    bool color;        /* text: mark verdicts with colour, never by it alone */
    bool all;          /* text: show every finding, not only those to look at */
    uint32_t width;    /* text: columns of the screen; 0: 80 */
} ibid_report_options;

#define IBID_REPORT_OPTIONS_INIT {"", false, false, 0}

/* Write what was read of a document: one JSON object and a newline.
 *
 * Fails  IBID_EIO when the sink stops. */
IBID_FALLIBLE ibid_status ibid_report_read_json(const ibid_doc *doc,
                                                const ibid_sink *sink,
                                                const ibid_report_options *opt,
                                                ibid_err *err);

/* Write a check: JSON, or text for a terminal.
 *
 * Fails  IBID_EIO when the sink stops. */
IBID_FALLIBLE ibid_status ibid_report_check_json(const ibid_check *check,
                                                 const ibid_sink *sink,
                                                 const ibid_report_options *opt,
                                                 ibid_err *err);
IBID_FALLIBLE ibid_status ibid_report_check_text(const ibid_check *check,
                                                 const ibid_sink *sink,
                                                 const ibid_report_options *opt,
                                                 ibid_err *err);

#endif
