/* thing.h - what a figure counts, in a form in which two can be compared.
 *
 *     613 civilians were killed in Khojaly      {civilian} killed {khojaly}
 *     some 200 dead Azerbaijanis                {azerbaijani} killed
 *
 * Words are folded, and cut back by a few rules of grammar (plurals, endings of
 * Russian cases).  data/counted.txt says which words tell what became of
 * those who are counted, and which few are one word.  Nothing is guessed: what
 * a text does not say of a figure is not said here.
 */
#ifndef IB_CHECK_THING_H
#define IB_CHECK_THING_H

#include "base/list.h"
#include "ibid/dating.h"
#include "ibid/figure.h"

/* Classes of counted.txt. */
enum {
    IB_TERM_FATES = 31,         /* 1 up to it: what became of those counted */
    IB_TERM_PEOPLE_FIRST = 101, /* people, women, men, children */
    IB_TERM_PEOPLE_LAST = 104,
    IB_TERM_EMPTY = 200,  /* counts nothing: "of", "were" */
    IB_TERM_PLACES = 201, /* a kind of place: "town" */
    IB_TERM_PEOPLE = 202, /* a kind of people: "soldiers" */
    IB_TERM_MORE = 203,   /* another amount: "another 1,000" */
    IB_TERM_SEVERAL = 204 /* each is several people: "families" */
};

/* A word as it is compared. */
typedef struct ib_term {
    uint64_t hash; /* the same for "child" and "children" */
    uint64_t form; /* of its letters as they stand, but for case */
    uint32_t at;   /* its first byte */
    uint32_t of;   /* its class; 0: none */
    bool parts;    /* a word of data/apart.txt: "second", "its", "not" */
} ib_term;

/* Find the words of a part of a text.
 *
 * Gives  ib_term pushed, in reading order; numbers and single letters are none.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear in the part. */
IBID_MUST_USE ibid_status ib_term_find(ib_list *out, ib_arena *scratch,
                                       ibid_str text, ibid_span part);

typedef struct ib_thing {
    uint64_t what;       /* the words of the unit, in any order; 0: not said */
    const ib_term *word; /* those that count, by hash, each once */
    uint32_t word_count;
    uint32_t fate;   /* a bit for each class up to IB_TERM_FATES; 0: not said */
    bool of_people;  /* those counted are people, one each, as far as a short
                       list knows */
    bool of_several; /* they are families, groups: several people each */
    bool is_more;    /* said to be another amount: "another 1,000 people" */
    uint64_t place;  /* 0: not said */
    uint64_t period; /* by its dates where they are known; 0: not said */
    bool is_dated;   /* these are in the calendar, by their own words */
} ib_thing;

/* Read the thing of each figure.  A part takes from its total what is not said
 * of itself: "613 killed, including 106 women".
 *
 * Takes  `scratch`, another arena than `arena`.
 * Gives  *out in `arena`, as many as there are figures.
 * Fails  IBID_ENOMEM, IBID_ELIMIT.
 * Cost   linear in the words of the figures. */
IBID_MUST_USE ibid_status ib_thing_read(ib_thing **out, ib_arena *arena,
                                        ib_arena *scratch, ibid_str text,
                                        const ibid_figures *figures,
                                        const ibid_datings *datings);

/* Does a figure say all that makes it one thing, which another sentence may tell
 * again: what is counted and became of it, the place, and a dated period? */
bool ib_thing_is_whole(const ib_thing *thing);

/* Is a figure an amount that somebody states?  Ordinals are none, and neither
 * is a duration that only dates something ("twenty-nine years ago"). */
bool ib_figure_is_amount(const ibid_figure *figure);

/* The period of a figure, where it stands in its own clause: what a semicolon
 * parts from it is said of something else.  Else empty. */
ibid_span ib_figure_period(ibid_str text, const ibid_figure *figure);

/* The dates that touch a span: the first of them, and how many. */
uint32_t ib_dating_first(const ibid_datings *datings, ibid_span span,
                         uint32_t *count);

#endif
