/* amount.h - a number as written in a sentence, in digits or words: "1.2
 * million", "twenty-nine", "200 to 300", "two thirds", "dozens". */
#ifndef IB_FIGURE_AMOUNT_H
#define IB_FIGURE_AMOUNT_H

#include "figure/token.h"

typedef struct ib_amount {
    uint32_t from; /* its tokens, half-open */
    uint32_t to;
    double low; /* the same where it is no range */
    double high;
    uint32_t sign_from; /* tokens of a currency before it, a part of it; */
    uint32_t sign_to;   /* none: the same */
    bool has_number;    /* false: dozens */
    bool is_fraction;   /* two thirds, half */
    bool is_one;        /* the word "one" alone, which may be no number */
    bool is_ordinal;    /* second */
    bool in_digits;     /* one numeral, and nothing else */
    bool is_broken;     /* signs and digits that are no number: 5-4, 25-04214 */
} ib_amount;

/* Read the amount that begins at token `at`, or just before it with its
 * currency or article ("a hundred").
 *
 * Gives  false where none begins there. */
bool ib_amount_read(ib_amount *out, const ib_sentence *s, uint32_t at);

#endif
