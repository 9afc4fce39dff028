/* csv.h - a table (RFC 4180), cell by cell.
 *
 * A cell that a spreadsheet would take for a formula begins with an apostrophe
 * (OWASP, "CSV injection"): what stands in it comes from a document.
 */
#ifndef IB_REPORT_CSV_H
#define IB_REPORT_CSV_H

#include "report/out.h"

typedef struct ib_csv {
    ib_out out;
    bool begun;  /* a cell stands before on this row */
    bool filled; /* the open cell holds something */
} ib_csv;

/* Start a table with its first line, such as "key,status". */
void ib_csv_start(ib_csv *csv, const ibid_sink *sink, const char *columns);
IBID_MUST_USE ibid_status ib_csv_finish(ib_csv *csv);

/* A cell with a text, each run of white space as one blank. */
void ib_csv_cell(ib_csv *csv, ibid_str text);
void ib_csv_cell_z(ib_csv *csv, const char *text); /* NULL: empty */
void ib_csv_cell_number(ib_csv *csv, uint64_t number);
void ib_csv_row_end(ib_csv *csv);

/* A cell that is put together: between open and close, put; with "; " before
 * each part but the first. */
void ib_csv_open(ib_csv *csv);
void ib_csv_put(ib_csv *csv, ibid_str text);
void ib_csv_part(ib_csv *csv);
void ib_csv_close(ib_csv *csv);

#endif
