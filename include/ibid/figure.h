/* figure.h - figures: numbers with what they count, who states them, and on
 * what they rest.
 *
 * Numbers that are no figures are not among them: dates, articles, pages,
 * resolutions, agenda items, addresses, sections.  ibid sums nothing, ranks
 * nothing, and never says which figure is right.
 */
#ifndef IBID_FIGURE_H
#define IBID_FIGURE_H

#include "ibid/base.h"

typedef enum ibid_figure_kind {
    IBID_FIGURE_COUNT,    /* 613 civilians */
    IBID_FIGURE_SHARE,    /* 12 per cent, two thirds of the houses */
    IBID_FIGURE_MONEY,    /* $1.2 million */
    IBID_FIGURE_MEASURE,  /* 12 kilometres, 4 degrees */
    IBID_FIGURE_DURATION, /* three days; twenty-nine years ago */
    IBID_FIGURE_AGE,      /* aged 12 to 14, a 70-year-old woman */
    IBID_FIGURE_ORDINAL   /* the second largest: told apart, no amount */
} ibid_figure_kind;

typedef struct ibid_figure {
    ibid_figure_kind kind;
    ibid_span span;      /* the number as written, without its hedge and unit */
    bool has_number;     /* false: "dozens", "scores" */
    double low, high;    /* the same where it is no range */
    ibid_span unit;      /* what is counted, as written; empty: not said */
    ibid_span hedge;     /* "at least", "some", "more than"; or empty */
    ibid_span place;     /* scope words, as written; each may be empty */
    ibid_span period;
    ibid_span category;  /* "killed", "missing": where it is no part of unit */
    ibid_span stated_by; /* the words that name who states it; empty: the
                            document's own voice */
    uint32_t quotation;  /* index of the innermost quotation around it, or NONE */
    uint32_t note;       /* index of the note on which it rests, or NONE */
    uint32_t citation;   /* of the citation (in the text or the note), or NONE */
    uint32_t part_of;    /* index of the figure whose part it is said to be
                            ("613, including 106 women"), or NONE */
    uint32_t dating;     /* index of the date that it is, too ("two weeks
                            ago"), or NONE */
} ibid_figure;

typedef struct ibid_figures {
    const ibid_figure *item; /* ordered by start, none inside another */
    size_t count;
} ibid_figures;

/* Name a kind as the JSON does: "count", "share", "money", ...
 *
 * Gives  a constant word, never NULL. */
IBID_API const char *ibid_figure_kind_word(ibid_figure_kind kind);

#endif
