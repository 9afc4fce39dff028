/* communication.c - views on communications to the committees of the human
 * rights treaties, by their number: "Human Rights Committee, communication No.
 * 1085/2002, Taright v. Algeria, Views adopted on 15 March 2006, para. 8.3".
 *
 * Authority: UN Editorial Manual, footnotes, "Communications"; OHCHR, "Human
 * rights bodies: complaints procedures".  The committee is the one that the
 * citation names; where it names none, none is given.
 */

#include "cite/piece.h"

#include "base/scan.h"
#include "cite/prose.h"

/* What parties or a committee add to the score: more than a plain official
 * paper with author, date and pinpoint can have (resolution.c). */
enum { COMPLETE = 15 };

/* Tokens of the number after the word at token i: "No. 1085/2002"; the token
 * after it in *stop, the first of the number as result, NONE where none is. */
static uint32_t find_number(uint32_t *stop, const ib_piece *piece, uint32_t i)
{
    const ib_lex *lex = piece->lex;
    uint32_t p = i + 1;

    if (ib_lex_has(lex, p, IB_W_NUMBER_SIGN) || ib_lex_is(lex, p, "no") ||
        ib_lex_is(lex, p, "nos"))
        p++;
    if (p + 3 > piece->b ||
        !(ib_tok_is(lex, p, IB_TOK_NUMBER) || ib_tok_is(lex, p, IB_TOK_YEAR)) ||
        !ib_tok_is(lex, p + 1, IB_TOK_SLASH) ||
        !(ib_tok_is(lex, p + 2, IB_TOK_YEAR) ||
          ib_tok_is(lex, p + 2, IB_TOK_NUMBER)) ||
        ib_lex_str(lex, p + 2).len != 4)
        return IBID_NONE;
    *stop = p + 3;
    return p;
}

/* "Taright v. Algeria" between two commas, from token a on. */
static uint32_t read_part(ib_draft *out, const ib_piece *piece, uint32_t a)
{
    const ib_lex *lex = piece->lex;
    uint32_t b = a;
    bool versus = false;

    for (; b < piece->b && !ib_tok_is(lex, b, IB_TOK_COMMA) &&
           !ib_tok_is(lex, b, IB_TOK_OPEN);
         b++)
        versus |= ib_lex_is(lex, b, "v") || ib_lex_is(lex, b, "c") ||
                  ib_lex_is(lex, b, "vs");
    if (versus && b > a + 2 && !out->field[IBID_FIELD_TITLE].end)
        out->field[IBID_FIELD_TITLE] = ib_toks_span(lex, a, b);
    return b;
}

/* Parties, date and pinpoints after the number. */
static void read_after(ib_draft *out, const ib_piece *piece, uint32_t i)
{
    const ib_lex *lex = piece->lex;

    while (i < piece->b) {
        const ib_tok *t = ib_lex_tok(lex, i);
        ibid_span span;
        uint32_t next = t->kind == IB_TOK_WORD || t->kind == IB_TOK_SECTION
                            ? ib_locator_read(&span, lex, i, piece->b)
                            : i;

        if (next > i) {
            if (!out->field[IBID_FIELD_LOCATOR].end)
                out->field[IBID_FIELD_LOCATOR] = span;
            i = next;
            continue;
        }
        if (t->kind == IB_TOK_DATE && !out->issued.from.year) {
            out->issued = *ib_list_at(&lex->date, ibid_date, t->ref);
            out->field[IBID_FIELD_ISSUED] = out->issued.span;
        } else if (t->kind == IB_TOK_COMMA || t->kind == IB_TOK_OPEN) {
            read_part(out, piece, i + 1);
        }
        i++;
    }
}

void ib_family_communication(ib_draft *out, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;
    const uint32_t low = ib_lex_tok(lex, piece->a)->start;
    uint32_t i = piece->a, number = IBID_NONE, stop = 0;

    for (; i < piece->b && number == IBID_NONE; i++) {
        if (ib_lex_is(lex, i, "communication") ||
            ib_lex_is(lex, i, "communications") ||
            ib_lex_is(lex, i, "comunicación"))
            number = find_number(&stop, piece, i);
    }
    if (number == IBID_NONE)
        return;
    out->kind = IBID_CITE_CASE;
    out->rule = "COMM-1";
    out->score = IB_SCORE_SURE;
    out->field[IBID_FIELD_NUMBER] = ib_toks_span(lex, number, stop);
    out->value[IBID_FIELD_AUTHORITY] =
        ib_prose_committee(lex->text, low, ib_lex_tok(lex, piece->b - 1)->end);
    out->span = ib_toks_span(lex, piece->a, piece->b);
    if (i > piece->a + 1 && i - 1 > piece->a)
        read_part(out, piece, piece->a);
    read_after(out, piece, stop);
    if (out->field[IBID_FIELD_TITLE].end ||
        out->value[IBID_FIELD_AUTHORITY].len)
        out->score += COMPLETE;
}
