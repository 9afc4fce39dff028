/* identifier.c - DOI, ISBN, ISSN, arXiv and PMID numbers in an entry of a
 * bibliography.
 */

#include "cite/entry.h"

#include <string.h>

#include "base/scan.h"
#include "cite/ident.h"

/* "10.1002/cpe.5070" without a label: DOI handbook, 2.2. */
uint32_t ib_doi_take(ib_entry *e, uint32_t i, uint32_t b)
{
    const ibid_str text = e->lex->text;
    const uint32_t start = ib_lex_tok(e->lex, i)->start;
    const uint32_t end = ib_lex_tok(e->lex, b - 1)->end;
    const uint32_t stop = end - start > IB_TRY_MAX ? start + IB_TRY_MAX : end;
    uint32_t p = start + 3;

    if (end - start < 8 || memcmp(text.at + start, "10.", 3) != 0)
        return i;
    while (p < stop && ib_is(text.at[p], IB_DIGIT))
        p++;
    if (p < start + 7 || p >= stop || text.at[p] != '/')
        return i;
    while (p < stop && !ib_is(text.at[p], IB_SPACE))
        p++;
    while (p > start && strchr(".,;)]", text.at[p - 1]))
        p--;
    while (i < b && ib_lex_tok(e->lex, i)->start < p)
        i++;
    ib_entry_set(e, IBID_FIELD_DOI, ib_span_of(start, p));
    return i;
}

/* Is the number as long as its label says? */
static bool is_one(ibid_field_name name, ibid_str s)
{
    return name == IBID_FIELD_ISSN ? ib_issn_is_one(s) : ib_isbn_is_one(s);
}

/* "ISBN 978-...", "ISSN: 1662-5153", "PMID: 24904339", "arXiv:1610.02743"
 * at word i; gives the token after it, or i. */
uint32_t ib_identifier_take(ib_entry *e, uint32_t i, uint32_t b)
{
    static const struct {
        const char *word;
        ibid_field_name name;
    } label[] = {{"isbn", IBID_FIELD_ISBN},    {"issn", IBID_FIELD_ISSN},
                 {"arxiv", IBID_FIELD_NUMBER}, {"doi", IBID_FIELD_DOI},
                 {"pmid", IBID_FIELD_COUNT},   {"pmcid", IBID_FIELD_COUNT}};
    uint32_t p = i + 1, stop;

    for (size_t k = 0; k < sizeof label / sizeof *label; k++) {
        ibid_span span;

        if (!ib_lex_is(e->lex, i, label[k].word))
            continue;
        while (p < b && (ib_tok_is(e->lex, p, IB_TOK_COLON) ||
                         ib_tok_is(e->lex, p, IB_TOK_STOP)))
            p++;
        if (label[k].name == IBID_FIELD_DOI)
            return p < b ? (stop = ib_doi_take(e, p, b), stop > p ? stop : i)
                         : i;
        for (stop = p; stop < b && stop < p + 9 &&
                       !ib_tok_is(e->lex, stop, IB_TOK_COMMA) &&
                       !ib_tok_is(e->lex, stop, IB_TOK_STOP) &&
                       !ib_tok_is(e->lex, stop, IB_TOK_SEMI) &&
                       !ib_tok_is(e->lex, stop, IB_TOK_URL);)
            stop++;
        if (stop == p)
            return i;
        span = ib_toks_span(e->lex, p, stop);
        if (label[k].name == IBID_FIELD_NUMBER)
            ib_entry_set(e, IBID_FIELD_NUMBER, span);
        else if (label[k].name != IBID_FIELD_COUNT &&
                 is_one(label[k].name, ib_str_in(e->lex->text, span)))
            ib_entry_set(e, label[k].name, span);
        return stop;
    }
    return i;
}
