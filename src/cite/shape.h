/* shape.h - a piece as a row of items: what stands between its commas.
 *
 *     F. Maclachlan, Khojaly: a Witness (Reading, Ithaca Press, 2014), p. 82
 *     TEXT           TEXT               PAREN                          LOC
 */
#ifndef IB_CITE_SHAPE_H
#define IB_CITE_SHAPE_H

#include "cite/piece.h"

typedef enum ib_item_kind {
    IB_ITEM_TEXT,
    IB_ITEM_QUOTED, /* tokens between the marks */
    IB_ITEM_PAREN,  /* tokens between the brackets */
    IB_ITEM_DATE,   /* day or month and year */
    IB_ITEM_YEAR,
    IB_ITEM_NUMBER, /* bare: a volume, a page */
    IB_ITEM_VOLUME, /* "vol. 3" */
    IB_ITEM_ISSUE,  /* "no. 4" */
    IB_ITEM_LOC,    /* with its label */
    IB_ITEM_URL,
    IB_ITEM_IN,     /* the word "in" before a container */
    IB_ITEM_EDITOR, /* "ed.", "edited by": a name follows */
    IB_ITEM_TRANSLATOR,
    IB_ITEM_EDITION, /* "2nd edn", "2. Aufl.", "3e éd." */
    IB_ITEM_IDENT    /* ISBN, ISSN, DOI, arXiv, handle: see ident.h */
} ib_item_kind;

typedef struct ib_item {
    ib_item_kind kind;
    uint32_t a, b;  /* tokens */
    bool comma;     /* a comma stood before it */
    bool stop;      /* a full stop did */
    bool colon;     /* a colon did */
    ibid_span span; /* LOC, VOLUME, ISSUE: what counts; else the tokens */
} ib_item;

typedef struct ib_shape {
    ib_item item[IB_ITEM_MAX];
    uint32_t count;
    bool full; /* more items than fit: not a citation of this kind */
} ib_shape;

/* What stands before token a. */
enum {
    IB_SHAPE_HEADED = 1, /* names, so that "in" may be the first word */
    IB_SHAPE_STOPS = 2,  /* and a full stop: stops part title and journal */
    IB_SHAPE_DATED = 4   /* and their year: one before a stop is the title's */
};

void ib_shape_read(ib_shape *out, const ib_lex *lex, uint32_t a, uint32_t b,
                   uint32_t flags);

#endif
