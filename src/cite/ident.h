/* ident.h - identifiers of works in words: ISBN, ISSN, DOI, arXiv, handle. */
#ifndef IB_CITE_IDENT_H
#define IB_CITE_IDENT_H

#include "cite/piece.h"

typedef struct ib_ident {
    ibid_field_name field; /* ISBN, ISSN, DOI, NUMBER (arXiv), URL (handle) */
    ibid_span span;        /* the number; empty where it has another length */
} ib_ident;

/* Read the identifier at token a.
 *
 * Gives  the token after it, or a. */
uint32_t ib_ident_read(ib_ident *out, const ib_lex *lex, uint32_t a,
                       uint32_t b);

/* May one be read there, by the first two bytes of the token: "ISBN", "doi",
 * "arXiv", "hdl", "10."?  False is certain. */
static inline bool ib_ident_may(const ib_lex *lex, uint32_t a)
{
    const char *first = ib_lex_tok(lex, a)->first;

    switch (first[0]) {
    case 'i':
        return first[1] == 's';
    case 'd':
        return first[1] == 'o';
    case 'a':
        return first[1] == 'r';
    case 'h':
        return first[1] == 'd';
    case '1':
        return first[1] == '0';
    default:
        return false;
    }
}

/* Has `s` the digits of an ISBN, ten or thirteen, or of an ISSN, eight?  Their
 * check digit may be wrong: that is a doubt (doubt.h). */
bool ib_isbn_is_one(ibid_str s);
bool ib_issn_is_one(ibid_str s);

/* Is `s` an ISBN of ten or thirteen digits, or an ISSN of eight, with its
 * right check digit?  Hyphens and blanks do not count. */
bool ib_isbn_is_valid(ibid_str s);
bool ib_issn_is_valid(ibid_str s);

#endif
