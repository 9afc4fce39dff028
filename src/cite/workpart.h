/* workpart.h - a book, an article, a report while its parts are told apart.
 *
 *     byline.c ── names ──┐
 *     shape.c ── items ─┼─▶ work.c ── title, container, kind
 *     colophon.c ── place, publisher, date; pages.c ── volume, pages, pinpoint
 */
#ifndef IB_CITE_WORKPART_H
#define IB_CITE_WORKPART_H

#include "cite/byline.h"
#include "cite/shape.h"

typedef struct ib_page_group {
    ibid_span span;
    bool bare; /* straight after a volume or a container: a first page */
    bool range, at;
} ib_page_group;

typedef struct ib_work {
    ib_draft *out;
    const ib_lex *lex;
    ib_shape shape;
    uint32_t i; /* next item */
    bool stops; /* full stops part title, container and imprint: ISO 690 */
    bool quoted, contained, publisher, full_date, volume, report;
    bool labelled;   /* a pinpoint with its label stands in it */
    bool chapter;    /* "in" stands before the container */
    bool stopped_in; /* a full stop stands before that: a bibliography */
    bool edition, series, bracketed; /* a year alone in brackets */
    ib_page_group page[2];
    uint32_t page_count;
} ib_work;

static inline const ib_item *ib_work_item(const ib_work *w, uint32_t i)
{
    return i < w->shape.count ? &w->shape.item[i] : NULL;
}

static inline bool ib_work_is(const ib_work *w, uint32_t i, ib_item_kind kind)
{
    return i < w->shape.count && w->shape.item[i].kind == kind;
}

static inline void ib_work_set(ib_work *w, ibid_field_name name, ibid_span span)
{
    if (!w->out->field[name].end)
        w->out->field[name] = span;
}

/* The date of token `tok`, where none is known yet. */
void ib_work_date(ib_work *w, uint32_t tok);

/* Read the words of a bracket: "(Oslo: Fjord Press, 2nd edn, 1998)", "(PhD
 * thesis, Oslo University, 1998)".  Gives false where they say nothing. */
bool ib_colophon_read(ib_work *w, uint32_t a, uint32_t b);

/* Could tokens [a, b) of a bracket be an imprint or a date, and so end a
 * title? */
bool ib_colophon_is(const ib_lex *lex, uint32_t a, uint32_t b);

/* Read a part of an imprint that stands without brackets: place, publisher,
 * genre, series.  Gives false where it is none of them. */
bool ib_colophon_part(ib_work *w, const ib_item *item);

/* Of items [from, to), all text: the first that belongs to the imprint, not
 * to the title; `to` where none does.  `dated`: a year follows at once. */
uint32_t ib_colophon_find(const ib_work *w, uint32_t from, uint32_t to,
                          bool dated);

/* Does an item name a thesis or a kind of paper: "PhD thesis", "working
 * paper"? */
bool ib_genre_is(const ib_lex *lex, uint32_t a, uint32_t b);

/* Does an item name a series of books: "Studies in Nets", "Adaptive
 * Computation Series"? */
bool ib_series_is(const ib_lex *lex, uint32_t a, uint32_t b);

/* Read a number, a volume, an issue, a pinpoint: item w->i. */
void ib_pages_item(ib_work *w, const ib_item *item);

/* A bracket after pages or a volume: "(4)", "(p. 352)", "(1236)".  Gives false
 * where it holds something else. */
bool ib_pages_paren(ib_work *w, const ib_item *item);

/* Share what was read among page and locator; `part`: of an article or a
 * chapter; `paper`: of a newspaper. */
void ib_pages_close(ib_work *w, bool part, bool paper);

#endif
