/* draft.h - a citation while it is being read.
 *
 * Families fill drafts and score them; the best one of a place becomes a
 * citation.  All spans are of the string handed in (a note's flow, or the
 * text), and are led back to the text at the end.
 */
#ifndef IB_CITE_DRAFT_H
#define IB_CITE_DRAFT_H

#include "base/list.h"
#include "base/str.h"
#include "cite/costs.h"
#include "ibid/citation.h"

/* A person (family, given) or a body (literal), by place. */
typedef struct ib_person {
    ibid_span family;
    ibid_span given;
    ibid_span literal;
} ib_person;

typedef struct ib_people {
    ib_person item[IB_PERSON_MAX];
    uint32_t count;
} ib_people;

/* Which short form: what refer.c looks for. */
typedef enum ib_short_kind {
    IB_SHORT_NONE,
    IB_SHORT_IBID,   /* the citation before */
    IB_SHORT_NOTE,   /* supra note 5 */
    IB_SHORT_NAME,   /* op. cit., loc. cit., a name at a page */
    IB_SHORT_SAME,   /* "idem" before another title: the author before */
    IB_SHORT_DATED,  /* (Smith 1998, 12): by name and year, of the list of
                        references if there is one */
    IB_SHORT_LISTED, /* [3]: by its number there */
    IB_SHORT_WEAK    /* a short form only if its words are those of an earlier
                      citation: "Foo at 62", a title alone.  Else it is what
                      its kind says; of kind SHORT, it is nothing. */
} ib_short_kind;

/* Beside its ib_short_kind: an entry of the list of references. */
enum { IB_SHORT_ENTRY = 0x40 };

/* Another place of the same decision or law: "93 S. Ct. 705". */
typedef struct ib_place {
    ibid_span span, volume, container, page, locator;
} ib_place;

typedef struct ib_draft {
    ibid_citation_kind kind;
    ib_short_kind shortened;
    int score;        /* 0: not read */
    const char *rule; /* constant: "UN-2" */
    ibid_span span;
    ibid_span signal;
    ibid_span field[IBID_FIELD_COUNT]; /* empty: the citation has none */
    ibid_str value[IBID_FIELD_COUNT];  /* other words than those of the span:
                                          a canonical number, an organ */
    ib_people author, editor, translator;
    ibid_date issued, accessed;
    uint32_t note;      /* index, or NONE */
    bool is_symbol;     /* the number is a United Nations symbol */
    ibid_str suggested; /* a damaged symbol as it was meant; or empty */
    const char *suggested_because;
    const ibid_str *possible; /* symbols, where the organ is not told */
    uint32_t possible_count;
    bool law; /* of law: its number keeps its blanks */
    ib_place parallel[IB_PARALLEL_MAX];
    uint32_t parallel_count;
} ib_draft;

static inline ibid_span ib_span_of(uint32_t start, uint32_t end)
{
    return (ibid_span){start, end};
}

#endif
