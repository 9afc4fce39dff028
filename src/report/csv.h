/* csv.h - a table for spreadsheets (RFC 4180), cell by cell.
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

/* Begin a table with its heading: the names of the columns, with commas. */
void ib_csv_start(ib_csv *csv, const ibid_sink *sink, const char *heading);

/* End it.
 *
 * Fails  IBID_EIO when the sink stopped. */
IBID_MUST_USE ibid_status ib_csv_finish(ib_csv *csv);

/* End a row. */
void ib_csv_row_end(ib_csv *csv);

/* Open and close a cell; put text into it, each run of white space as one
 * blank. */
void ib_csv_open(ib_csv *csv);
void ib_csv_close(ib_csv *csv);
void ib_csv_put(ib_csv *csv, ibid_str text);
void ib_csv_say(ib_csv *csv, const char *words);

/* "; " between the entries of one cell. */
void ib_csv_part(ib_csv *csv);

/* A cell by itself; NULL words, and 0 for a number, leave it empty. */
void ib_csv_cell(ib_csv *csv, ibid_str text);
void ib_csv_words(ib_csv *csv, const char *words);
void ib_csv_number(ib_csv *csv, uint64_t number);

#endif
