/* costs.h - how much of a passage is shown, and why. */
#ifndef IB_REPORT_COSTS_H
#define IB_REPORT_COSTS_H

enum {
    /* A passage of so many bytes is shown whole: four lines of 80 columns are
     * read faster than three pieces with gaps. */
    IB_SHOW_WHOLE_BYTE = 320,
    /* The same on a page, where it stands beside the text: half a column. */
    IB_SHOW_PAGE_BYTE = 900,
    /* Bytes shown on either side of a difference: some ten words, enough to
     * find the place in print. */
    IB_SHOW_AROUND_BYTE = 60,
    /* Differences shown of one passage; who sees eight knows what to do. */
    IB_SHOW_EDITS = 8,
    /* Bytes of a citation or quotation where it is only named. */
    IB_SHOW_NAME_BYTE = 160,
    IB_SHOW_BRIEF_BYTE = 60,
    /* Bytes before and after a passage that was found: a line of a screen. */
    IB_SHOW_CONTEXT_BYTE = 64,
};

#endif
