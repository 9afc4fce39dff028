/* byline.h - who stands first in a citation: authors or editors, before a title.
 *
 *     R. Berg and S. Dahl, Title        BERG, Rut et DAHL, Siv. Title
 *     Berg Rut et Dahl Siv, Title       Berg, R. & Dahl, S. 2022. Title
 *     Berg/Dahl 1979                    Berg and Dahl (eds), Title
 */
#ifndef IB_CITE_BYLINE_H
#define IB_CITE_BYLINE_H

#include "cite/piece.h"

typedef enum ib_byline_form {
    IB_BYLINE_NONE,
    IB_BYLINE_FAMILY,   /* family names alone: a short form, or a rare style */
    IB_BYLINE_DIRECT,   /* given name first */
    IB_BYLINE_INVERTED, /* "Berg, Rut": the family name first, then a comma */
    IB_BYLINE_BODY      /* an organisation */
} ib_byline_form;

typedef struct ib_byline {
    ib_people people;
    ib_byline_form form;
    uint32_t end; /* the token after the names, their mark and its comma */
    bool editor;  /* "(eds.)", "(Hrsg.)", ", dir.," follows */
    bool stop;    /* a full stop or colon ends the names: ISO 690 */
    bool bare;    /* no mark stands between the names and what follows */
} ib_byline;

/* Read the names at token a that something else in [a, b) follows.
 *
 * Gives  false where no names stand there; *out is then empty. */
bool ib_byline_read(ib_byline *out, const ib_lex *lex, uint32_t a, uint32_t b);

/* Does a title begin behind the comma at token e, by its quotation mark or by an
 * article as Spanish, French and Italian titles have it: "Olmedo Sanz, Marta, El
 * comercio"? */
bool ib_title_begins(const ib_lex *lex, uint32_t e, uint32_t b);

/* Read names after "ed. by", "trans. by" at token a: up to a comma that no
 * further name follows, a bracket, a date or b.
 *
 * Gives  the token after the names, or a. */
uint32_t ib_byline_list(ib_people *out, const ib_lex *lex, uint32_t a,
                        uint32_t b);

#endif
