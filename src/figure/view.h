/* view.h - what is known of a document when its figures and dates are read. */
#ifndef IB_FIGURE_VIEW_H
#define IB_FIGURE_VIEW_H

#include "ibid/doc.h"

typedef struct ib_figure_view {
    ibid_str text;
    ibid_blocks blocks;
    ibid_notes notes;
    ibid_marks marks;
    ibid_quotations quotations;
    ibid_citations citations;
    const char *language; /* ISO 639-1, or NULL */
    ibid_day written;     /* the date of the document; year 0: not known */
} ib_figure_view;

#endif
