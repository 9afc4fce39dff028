/* official.c - documents with a symbol, and what is said around it.
 *
 * Authority: UN Editorial Manual, footnotes: a masthead document is cited by
 * its symbol, with a pinpoint by paragraph.
 */

#include "cite/piece.h"

#include "base/scan.h"

/* The last symbol of the piece; *count tells how many. */
static uint32_t find_symbol(uint32_t *count, const ib_piece *piece)
{
    uint32_t at = IBID_NONE;

    *count = 0;
    for (uint32_t i = piece->a; i < piece->b; i++) {
        if (ib_tok_is(piece->lex, i, IB_TOK_SYMBOL)) {
            if (at == IBID_NONE)
                at = i;
            (*count)++;
        }
    }
    return at;
}

/* "publicada en el Diario Oficial, n.º C 285, de 20.9.1997", "veröffentlicht im
 * Amtsblatt vom 3.5.1999": the date of the gazette that printed the document, by
 * its word at token i; gives the token of the date, or i. */
static uint32_t printed_date(const ib_piece *piece, uint32_t i)
{
    static const char *const words[] = {
        "published", "publicado",  "publicada",  "publié",
        "publiée",   "pubblicato", "pubblicata", "veröffentlicht"};
    const ib_lex *lex = piece->lex;
    bool printed = false;

    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        printed |= ib_lex_is(lex, i, words[k]);
    if (!printed)
        return i;
    for (uint32_t k = i + 1; k < piece->b && k < i + IB_LAW_WORDS; k++) {
        if (ib_tok_is(lex, k, IB_TOK_DATE))
            return k;
    }
    return i;
}

/* Date and pinpoint after the symbol; gives where the citation ends. */
static uint32_t read_after(ib_draft *out, const ib_piece *piece, uint32_t i)
{
    const ib_lex *lex = piece->lex;
    uint32_t stop = i;

    while (i < piece->b) {
        const ib_tok *t = ib_lex_tok(lex, i);
        ibid_span span;
        uint32_t next = ib_locator_read(&span, lex, i, piece->b);

        if (printed_date(piece, i) > i && !out->issued.from.year) {
            i = printed_date(piece, i); /* taken next */
        } else if (next > i) {
            if (!out->field[IBID_FIELD_LOCATOR].end)
                out->field[IBID_FIELD_LOCATOR] = span;
            else
                out->field[IBID_FIELD_LOCATOR].end = span.end;
            stop = i = next;
        } else if ((t->kind == IB_TOK_DATE) && !out->issued.from.year) {
            out->issued = *ib_list_at(&lex->date, ibid_date, t->ref);
            out->field[IBID_FIELD_ISSUED] = out->issued.span;
            stop = ++i;
        } else if (t->kind == IB_TOK_COMMA ||
                   (t->kind == IB_TOK_CLOSE && t->mate != IBID_NONE &&
                    t->mate >= piece->a) ||
                   ib_lex_is(lex, i, "and") || ib_lex_is(lex, i, "of") ||
                   ib_lex_is(lex, i, "dated")) {
            i++;
        } else {
            break;
        }
        if (t->kind == IB_TOK_CLOSE)
            stop = i;
    }
    return stop;
}

/* The words before a symbol tell of the same document where they run up to
 * it without a verb of prose: "report of ..., “Title” (A/HRC/8/6)". */
static bool describes(const ib_piece *piece, uint32_t symbol)
{
    const ib_lex *lex = piece->lex;

    if (symbol == piece->a)
        return false;
    if (ib_lex_is(lex, piece->a, "the") &&
        !(ib_lex_tok(lex, piece->a)->flags & IB_TOK_CAP))
        return false;
    for (uint32_t i = piece->a; i < symbol; i++) {
        if (ib_tok_is(lex, i, IB_TOK_QUOTE) ||
            ib_lex_has(lex, i, IB_W_DOCUMENT) || ib_lex_is(lex, i, "doc"))
            return true;
    }
    return ib_tok_is(lex, symbol - 1, IB_TOK_COMMA) &&
           (ib_lex_tok(lex, piece->a)->flags & IB_TOK_CAP);
}

/* A first part that begins with a capital and says what it is, is a title:
 * "Declaration on X, adopted by ...". */
static void read_plain_title(ib_draft *out, const ib_piece *piece,
                             uint32_t symbol)
{
    const ib_lex *lex = piece->lex;
    uint32_t stop = piece->a;
    ib_draft official = {0};

    ib_family_official(&official, piece);
    if (!out->author.count)
        out->author = official.author;
    if (out->field[IBID_FIELD_TITLE].end ||
        !(ib_lex_tok(lex, piece->a)->flags & IB_TOK_CAP))
        return;
    while (stop < symbol && !ib_tok_is(lex, stop, IB_TOK_COMMA) &&
           !ib_tok_is(lex, stop, IB_TOK_OPEN))
        stop++;
    if (official.score && stop > piece->a + 2 &&
        official.field[IBID_FIELD_TITLE].start ==
            ib_lex_tok(lex, piece->a)->start)
        out->field[IBID_FIELD_TITLE] = ib_toks_span(lex, piece->a, stop);
}

/* Title in quotation marks, a person between commas. */
static void read_words(ib_draft *out, const ib_piece *piece, uint32_t symbol)
{
    const ib_lex *lex = piece->lex;
    uint32_t part = piece->a;

    for (uint32_t i = piece->a; i <= symbol; i++) {
        const ib_tok *t = ib_lex_tok(lex, i);

        if (t->kind == IB_TOK_QUOTE && t->mate != IBID_NONE &&
            t->mate < symbol && t->mate > i + 1) {
            out->field[IBID_FIELD_TITLE] = ib_toks_span(lex, i + 1, t->mate);
            i = t->mate;
            part = i + 1;
        } else if (t->kind == IB_TOK_COMMA || t->kind == IB_TOK_COLON ||
                   i == symbol) {
            ib_people people;

            if (i > part + 1 && i - part <= 4 && !out->author.count &&
                ib_people_read(&people, lex, part, i) &&
                (people.item[0].family.end || part == piece->a)) {
                out->author = people;
            }
            part = i + 1;
        } else if (t->kind == IB_TOK_DATE && !out->issued.from.year) {
            out->issued = *ib_list_at(&lex->date, ibid_date, t->ref);
            out->field[IBID_FIELD_ISSUED] = out->issued.span;
        }
    }
}

void ib_family_symbol(ib_draft *out, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;
    uint32_t count, at = find_symbol(&count, piece), stop;
    const ib_symbol *symbol;

    if (at == IBID_NONE)
        return;
    symbol = ib_list_at(&lex->symbol, ib_symbol, ib_lex_tok(lex, at)->ref);
    out->kind = IBID_CITE_OFFICIAL;
    out->rule = symbol->rule;
    out->score = 100;
    out->field[IBID_FIELD_NUMBER] = symbol->number;
    ib_symbol_draft(out, symbol);
    out->span = symbol->span;
    stop = read_after(out, piece, at + 1);
    if (count == 1 && describes(piece, at)) {
        out->span.start = ib_lex_tok(lex, piece->a)->start;
        read_words(out, piece, at);
        read_plain_title(out, piece, at);
    }
    if (stop > at + 1)
        out->span.end = ib_lex_tok(lex, stop - 1)->end;
    if (out->span.start == symbol->span.start && stop > at + 1 &&
        ib_tok_is(lex, stop - 1, IB_TOK_CLOSE) && at > 0 &&
        ib_tok_is(lex, at - 1, IB_TOK_OPEN) &&
        ib_lex_tok(lex, at - 1)->mate == stop - 1)
        out->span.end = ib_lex_tok(lex, stop - 2)->end;
}
