/* report.h - what was read and found, written for people and programs.
 *
 * JSON has the shape that docs/json.md describes; text is for a terminal: UTF-8,
 * wrapped, and free of control characters that a document may hold; HTML is a
 * page that stands alone.
 */
#ifndef IBID_REPORT_H
#define IBID_REPORT_H

#include "ibid/base.h"
#include "ibid/check.h"
#include "ibid/doc.h"
#include "ibid/find.h"
#include "ibid/pull.h"
#include "ibid/table.h"

/* A set of verdicts, bit (1u << verdict) each, and these for a wrong pinpoint
 * and for words of a source without quotation marks, whatever their verdict.
 * The verdict of a figure is no reason to look at it; that there is something
 * to be said of it is one where IBID_VERDICT_REMARKED is in the set.
 */
#define IBID_LOOK_PINPOINT ((uint32_t)1 << 31)
#define IBID_LOOK_UNQUOTED ((uint32_t)1 << 30)

/* What is to be looked at unless the user says otherwise. */
#define IBID_LOOK_DEFAULT                                       \
    (IBID_LOOK_PINPOINT | (uint32_t)1 << IBID_VERDICT_ALTERED | \
     (uint32_t)1 << IBID_VERDICT_ABSENT |                       \
     (uint32_t)1 << IBID_VERDICT_ELSEWHERE)

/* What a person said of a finding.  It stands beside the verdict, never in its
 * place.  Strings are NUL-ended. */
typedef struct ibid_ruling {
    const char *ruling; /* "accept", "reject", "note" */
    const char *reason;
    const char *by;   /* who; NULL: not said */
    const char *time; /* "2026-11-25T09:12:17Z" */
    uint64_t entry;   /* of the archive's log */
} ibid_ruling;

/* Where rulings are kept.
 *
 * find(state, finding_id) gives the last one, true until it is asked again;
 * NULL: nobody said anything. */
typedef struct ibid_rulings {
    const ibid_ruling *(*find)(void *state, const char *finding_id);
    void *state;
} ibid_rulings;

typedef struct ibid_report_options {
    const char *file;    /* name of the document as the user knows it */
    const char *id_json; /* read, cite, compare, JSON: a value written first,
                            as "id"; NULL: none */
    uint32_t look_at;    /* text: what is shown in full */
    uint32_t width;      /* text: columns of the screen; 0: 80 */
    bool color; /* text: mark verdicts with colour, never by it alone */
    bool all;   /* text: show every finding */
    bool boxes; /* check, JSON: where findings stand on their sheets */
    const char *checkpoint; /* check: that of the archive that the sources come
                               from, a signed note; NULL: none */
    uint64_t archive_total; /* check: sources that the archive keeps, of which
                               those that may be cited were read; 0: none */
    const ibid_rulings *rulings; /* check: to be shown beside findings, whose
                                    ids are shown then; NULL: none */
} ibid_report_options;

#define IBID_REPORT_OPTIONS_INIT                                             \
    {                                                                        \
        NULL, NULL, IBID_LOOK_DEFAULT, 0, false, false, false, NULL, 0, NULL \
    }

/* Tell whether a finding belongs to what is to be looked at.
 *
 * Takes  `look_at`, a set as above.
 * Gives  true or false. */
IBID_API bool ibid_finding_is_to_look_at(const ibid_finding *finding,
                                         uint32_t look_at);

/* Write what was read of a document's sheets (box.h) as hOCR 1.2.
 *
 * Takes  `opt` and `err`, which may be NULL; opt->file names the pictures.
 * Gives  the sink its bytes, in pieces.  Read again, they give the same text.
 * Fails  IBID_EUNSUPPORTED: the document has no sheets, and nothing was
 *        written; IBID_EIO when the sink stops; IBID_ENOMEM. */
IBID_FALLIBLE ibid_status ibid_report_read_hocr(const ibid_doc *doc,
                                                const ibid_sink *sink,
                                                const ibid_report_options *opt,
                                                ibid_err *err);

/* Write what was read of a document: one JSON object and a newline, or a
 * summary for a terminal.
 *
 * Takes  `opt` and `err`, which may be NULL.
 * Gives  the sink its bytes, in pieces.
 * Fails  IBID_EIO when the sink stops; the summary also IBID_ENOMEM. */
IBID_FALLIBLE ibid_status ibid_report_read_json(const ibid_doc *doc,
                                                const ibid_sink *sink,
                                                const ibid_report_options *opt,
                                                ibid_err *err);
IBID_FALLIBLE ibid_status ibid_report_read_text(const ibid_doc *doc,
                                                const ibid_sink *sink,
                                                const ibid_report_options *opt,
                                                ibid_err *err);

/* Write a check: one JSON object and a newline, or text for a terminal.
 *
 * Takes  `opt` and `err`, which may be NULL.
 * Gives  the sink its bytes, in pieces.
 * Fails  IBID_EIO when the sink stops. */
IBID_FALLIBLE ibid_status ibid_report_check_json(const ibid_check *check,
                                                 const ibid_sink *sink,
                                                 const ibid_report_options *opt,
                                                 ibid_err *err);
IBID_FALLIBLE ibid_status ibid_report_check_text(const ibid_check *check,
                                                 const ibid_sink *sink,
                                                 const ibid_report_options *opt,
                                                 ibid_err *err);

/* Write a check as a collection of W3C Web Annotations, one for each finding and
 * each ruling (docs/archive.md): one JSON object and a newline.
 *
 * Takes  `opt` and `err`, which may be NULL.
 * Gives  the sink its bytes, in pieces.
 * Fails  IBID_EIO when the sink stops; IBID_ENOMEM. */
IBID_FALLIBLE ibid_status
ibid_report_check_annotations(const ibid_check *check, const ibid_sink *sink,
                              const ibid_report_options *opt, ibid_err *err);

/* Write a check as a page of HTML that stands alone: it loads nothing, needs no
 * script, and can be mailed and printed.  The document is in it as it was read,
 * each finding beside its words, under the address "#finding-" and its id.
 *
 * Takes  `pull`, of the same document and shelf, for the works that are not at
 *        hand; it may be NULL, and so may `opt` and `err`.
 * Gives  the sink its bytes, in pieces; the same bytes for the same check.
 *        What comes from the document or from names of files is text there and
 *        never markup.
 * Fails  IBID_ENOMEM, IBID_EIO when the sink stops.
 * Cost   linear in the text and the findings. */
IBID_FALLIBLE ibid_status ibid_report_check_html(const ibid_check *check,
                                                 const ibid_pull *pull,
                                                 const ibid_sink *sink,
                                                 const ibid_report_options *opt,
                                                 ibid_err *err);

/* Write the citations of a document: one JSON object and a newline, or a list
 * for a terminal.  The object begins with the "id" of `opt`, or else with what
 * is known of the document.
 *
 * Takes  `opt` and `err`, which may be NULL.
 * Gives  the sink its bytes, in pieces.
 * Fails  IBID_EIO when the sink stops. */
IBID_FALLIBLE ibid_status ibid_report_cite_json(const ibid_doc *doc,
                                                const ibid_sink *sink,
                                                const ibid_report_options *opt,
                                                ibid_err *err);
IBID_FALLIBLE ibid_status ibid_report_cite_text(const ibid_doc *doc,
                                                const ibid_sink *sink,
                                                const ibid_report_options *opt,
                                                ibid_err *err);

/* Write the works that a document cites: a list for a terminal; a table whose
 * column "file" can be filled in and read back (ibid_map_open); CSL-JSON, with
 * what CSL has no word for under "custom"; BibTeX.
 *
 * Takes  `opt` and `err`, which may be NULL.
 * Gives  the sink its bytes, in pieces.
 * Fails  IBID_EIO when the sink stops. */
IBID_FALLIBLE ibid_status ibid_report_works_text(const ibid_pull *pull,
                                                 const ibid_sink *sink,
                                                 const ibid_report_options *opt,
                                                 ibid_err *err);
IBID_FALLIBLE ibid_status ibid_report_works_csv(const ibid_pull *pull,
                                                const ibid_sink *sink,
                                                ibid_err *err);
IBID_FALLIBLE ibid_status ibid_report_works_csl_json(const ibid_pull *pull,
                                                     const ibid_sink *sink,
                                                     ibid_err *err);
IBID_FALLIBLE ibid_status ibid_report_works_bibtex(const ibid_pull *pull,
                                                   const ibid_sink *sink,
                                                   ibid_err *err);

/* Write a comparison: one JSON object and a newline.
 *
 * Takes  `check`, of ibid_compare_open or ibid_comparer_check, and the
 *        `source` that was given there; `opt` and `err`, which may be NULL.
 * Gives  the sink its bytes, in pieces.
 * Fails  IBID_EIO when the sink stops. */
IBID_FALLIBLE ibid_status ibid_report_compare_json(
    const ibid_check *check, ibid_str source, const ibid_sink *sink,
    const ibid_report_options *opt, ibid_err *err);

/* Write where words stand: one JSON object and a newline, or text for a
 * terminal, a block a place.
 *
 * Takes  `opt` and `err`, which may be NULL.
 * Gives  the sink its bytes, in pieces.
 * Fails  IBID_EIO when the sink stops; the text also IBID_ENOMEM. */
IBID_FALLIBLE ibid_status ibid_report_find_json(const ibid_find *find,
                                                const ibid_sink *sink,
                                                const ibid_report_options *opt,
                                                ibid_err *err);
IBID_FALLIBLE ibid_status ibid_report_find_text(const ibid_find *find,
                                                const ibid_sink *sink,
                                                const ibid_report_options *opt,
                                                ibid_err *err);

/* Write a table of figures: for a terminal; one JSON object and a newline; a
 * table for spreadsheets, a row a figure, and once for each question it is
 * under.
 *
 * Takes  `opt` and `err`, which may be NULL.
 * Gives  the sink its bytes, in pieces.
 * Fails  IBID_EIO when the sink stops. */
IBID_FALLIBLE ibid_status
ibid_report_figures_text(const ibid_table *table, const ibid_sink *sink,
                         const ibid_report_options *opt, ibid_err *err);
IBID_FALLIBLE ibid_status
ibid_report_figures_json(const ibid_table *table, const ibid_sink *sink,
                         const ibid_report_options *opt, ibid_err *err);
IBID_FALLIBLE ibid_status ibid_report_figures_csv(const ibid_table *table,
                                                  const ibid_sink *sink,
                                                  ibid_err *err);

#endif
