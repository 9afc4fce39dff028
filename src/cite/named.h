/* named.h - names that notes write without saying what they are: places,
 * publishers, newspapers.
 *
 * Made out of data/work-names.txt by tools/named.py: change that file.
 */
#ifndef IB_CITE_NAMED_H
#define IB_CITE_NAMED_H

#include "cite/piece.h"

/* What a name may be; one may be several. */
enum {
    IB_NAMED_PLACE = 1,     /* a town of publishers */
    IB_NAMED_REGION = 2,    /* a country or state, as it follows a town */
    IB_NAMED_PUBLISHER = 4, /* one whose name does not say so */
    IB_NAMED_PAPER = 8,     /* a newspaper or magazine */
    IB_NAMED_SECTION = 16   /* of a newspaper: "Opinion" */
};

/* What the words of tokens [a, b) are together: a set of the above, 0 where
 * they are not known.
 *
 * Cost   linear in the name; none is looked up that is longer than all. */
uint32_t ib_named_find(const ib_lex *lex, uint32_t a, uint32_t b);

/* Do tokens [a, b) name a place: "Oxford", "Cambridge, MA", "Berlin/Boston",
 * "Neuwied und Darmstadt"? */
bool ib_place_is(const ib_lex *lex, uint32_t a, uint32_t b);

/* Do tokens [a, b) name a publisher, by a word of publishing or by name? */
bool ib_publisher_is(const ib_lex *lex, uint32_t a, uint32_t b);

/* Do tokens [a, b) name a newspaper or a magazine? */
bool ib_paper_is(const ib_lex *lex, uint32_t a, uint32_t b);

#endif
