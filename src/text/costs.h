/* costs.h - thresholds of text/, each with its reason. */
#ifndef IB_TEXT_COSTS_H
#define IB_TEXT_COSTS_H

enum {
    /* Running heads and feet stand in the first and last lines of a page; the
     * most seen in print is head, section, date, number. */
    IB_EDGE_LINES = 4,

    /* A line is a running head when it stands at the same edge of so many
     * pages in a row; two can be chance, as when a table goes on. */
    IB_RUN_MIN = 3,

    /* Left and right pages have heads of their own, and a page that begins a
     * chapter has none: the next like head is up to four pages away. */
    IB_HEAD_GAP = 4,

    /* Page numbers in a row: one may be unread. */
    IB_RUN_GAP = 2,

    /* Furniture is short: a court's filing line, the longest, has some 80
     * characters.  Longer lines are prose. */
    IB_FURNITURE_MAX = 120,

    /* Lines other than the court's: a symbol, a job number with what a scan
     * makes of the bar code beside it. */
    IB_SHORT_MAX = 60,

    /* Letters or signs of a line that is what a scan makes of a bar code, an
     * emblem or a lost label, when it stands among furniture. */
    IB_LITTER_MAX = 12,
    IB_LITTER_LONE = 2,

    /* Pages of fewer bytes on average are no pages of a document; nothing on
     * them is furniture. */
    IB_PAGE_BYTES_MIN = 64,

    /* Without form feeds, lines between two page numbers of a series; less is
     * a numbered list. */
    IB_PAGE_LINES_MIN = 8,

    /* Running heads that name a work or chapter and a page, bytes: a line of
     * small type at most. */
    IB_HEAD_MAX = 90,

    /* Slots tried for a head among those seen: a half full table needs two or
     * three; more is a file made to collide, whose heads may go untied. */
    IB_HEAD_PROBES = 64,

    /* Page numbers alone on a line: no book has more pages, and of such
     * numbers one in so many at least must stand inside a sentence, since
     * half of all pages end in one. */
    IB_PAGE_NUMBER_MAX = 5000,
    IB_WITHIN_EVERY = 4,

    /* Without form feeds, a line that begins with one blank starts a page if
     * such lines are rarer than one in so many; else it is an indent. */
    IB_ONE_BLANK_RARE = 15
};

#endif
