/* organisation.h - document numbers of organisations beside the United
 * Nations: "CM/Rec(2010)5", "OEA/Ser.L/V/II.66", "COM(2016) 450 final". */
#ifndef IB_CITE_ORGANISATION_H
#define IB_CITE_ORGANISATION_H

#include "base/scan.h"
#include "cite/symbol.h"

typedef enum ib_organisation_form {
    IB_ORG_RUN,
    IB_ORG_DIGIT,
    IB_ORG_YEAR,
    IB_ORG_PAREN,
    IB_ORG_DOC
} ib_organisation_form;

typedef struct ib_organisation {
    const char *lead; /* what the number begins with; two bytes and more */
    uint32_t len;     /* of it */
    ib_organisation_form form;
    const char *rule; /* "COE-1" */
    const char *name;
} ib_organisation;

/* By first letter, from ib_organisation_first[letter - 'A'] on; made out of
 * data/organisations.tsv. */
extern const ib_organisation ib_organisations[];
extern const uint8_t ib_organisation_first[27];

/* By first letter, which small letters may follow it, a bit each. */
extern const uint32_t ib_organisation_second[26];

/* May a symbol or such a number begin with these two bytes?  Its second is a
 * capital or a mark; few numbers have a small letter.  Most words with a
 * capital are told so. */
static inline bool ib_symbol_may(char first, char second)
{
    if (ib_is(second, IB_LOWER))
        return ib_is(first, IB_UPPER) &&
               (ib_organisation_second[first - 'A'] >> (second - 'a') & 1);
    return ib_is(second, IB_UPPER) || second == '/' || second == '.' ||
           second == '(' || second == '-' || second == '_';
}

/* Read the number whose first byte is `at`.
 *
 * Gives  its length in bytes, with *out; 0 where there is none. */
uint32_t ib_organisation_read(ib_symbol *out, ibid_str text, uint32_t at,
                              uint32_t end);

#endif
