/* identifier.c - DOI, ISBN, ISSN, arXiv and PMID numbers in an entry of a
 * bibliography; ident.c reads them.
 */

#include "cite/entry.h"

#include "cite/ident.h"

static uint32_t take(ib_entry *e, uint32_t i, uint32_t b)
{
    ib_ident ident;
    const uint32_t stop = ib_ident_read(&ident, e->lex, i, b);

    if (stop > i && ident.span.end)
        ib_entry_set(e, ident.field, ident.span);
    return stop;
}

uint32_t ib_doi_take(ib_entry *e, uint32_t i, uint32_t b)
{
    return ib_tok_byte(e->lex, i) == '1' ? take(e, i, b) : i;
}

/* "PMID: 24904339", "PMCID: PMC4033232": numbers that have no field. */
static uint32_t skip_medline(const ib_lex *lex, uint32_t i, uint32_t b)
{
    uint32_t p = i + 1;

    if (!ib_lex_is(lex, i, "pmid") && !ib_lex_is(lex, i, "pmcid"))
        return i;
    if (p < b && ib_tok_is(lex, p, IB_TOK_COLON))
        p++;
    return p < b && (ib_tok_is(lex, p, IB_TOK_NUMBER) ||
                     ib_tok_is(lex, p, IB_TOK_WORD))
               ? p + 1
               : i;
}

uint32_t ib_identifier_take(ib_entry *e, uint32_t i, uint32_t b)
{
    const uint32_t stop = take(e, i, b);

    return stop > i ? stop : skip_medline(e->lex, i, b);
}
