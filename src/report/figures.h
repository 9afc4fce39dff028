/* figures.h - what the tables of figures share. */
#ifndef IB_REPORT_FIGURES_H
#define IB_REPORT_FIGURES_H

#include "table/table.h"

/* A row with all that it speaks of. */
typedef struct ib_figure_line {
    const ibid_table_document *document;
    const ibid_row *row;
    const ibid_figure *figure;
    const ibid_dating *dating; /* `row->dating_count` of them */
    ibid_str text;
    ibid_span period;              /* of the figure's own clause; or empty */
    const ibid_citation *citation; /* on which it rests: the full one that a
                                      short form leads to; or NULL */
    uint32_t note;                 /* its number; 0: none, or a sign */
    const ibid_table_work *work;   /* or NULL */
    const ibid_figure *total;      /* whose part it is said to be; or NULL */
} ib_figure_line;

ib_figure_line ib_figure_line_of(const ibid_table *table, uint32_t row);

/* The figure in its own words, from its hedge to its unit, where these stand
 * together ("nearly 300,000 Azerbaijanis"); else the number alone, and
 * *together is false. */
ibid_span ib_figure_words(const ibid_figure *figure, bool *together);

/* The day of the quoted source, for what stands in a quotation. */
ibid_day ib_figure_source_day(const ib_figure_line *line);

/* A number as JSON has it: 613, 1.2, 1200000. */
void ib_figure_number(char out[40], double number);

/* Other documents named beside a figure that rest on its source. */
enum { IB_FIGURE_OTHERS = 6 };

/* The next other document that rests on the same work, by its order; two forms
 * of one are no others.  NULL: there are no more.  *at is 0 at first. */
const ibid_table_document *ib_figure_other(const ibid_table *table,
                                           const ib_figure_line *line,
                                           uint32_t *at);

/* The document of the table that the figure's work is, another than its own;
 * or NULL. */
const ibid_table_document *ib_figure_itself(const ibid_table *table,
                                            const ib_figure_line *line);

#endif
