/* noted.c - a name and the number of the note that cites its work. */

#include "cite/noted.h"

/* A word for a note that stands before its number, and for nothing else: "n." is
 * a number in Italian, and "art. 5, note 3" has no name before it. */
static bool is_note(const ib_lex *lex, uint32_t i)
{
    return ib_lex_has(lex, i, IB_W_NOTE) && !ib_lex_is(lex, i, "n") &&
           !ib_lex_is(lex, i, "nn") && !ib_lex_is(lex, i, "notes");
}

bool ib_noted_read(ib_draft *out, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;
    uint32_t note = piece->a, stop;
    ibid_span pin = {0};

    while (note < piece->b && note - piece->a <= IB_FORM_HEAD_MAX &&
           !is_note(lex, note))
        note++;
    if (note < piece->a + 2 || note + 1 >= piece->b || !is_note(lex, note) ||
        !ib_tok_is(lex, note - 1, IB_TOK_COMMA) ||
        !ib_tok_is(lex, note + 1, IB_TOK_NUMBER))
        return false;
    stop = note + 2;
    if (stop < piece->b && ib_tok_is(lex, stop, IB_TOK_COMMA))
        stop = ib_locator_read(&pin, lex, stop + 1, piece->b);
    if (stop != piece->b ||
        !ib_people_read(&out->author, lex, piece->a, note - 1))
        return false;
    out->field[IBID_FIELD_NOTE_NUMBER] = ib_toks_span(lex, note + 1, note + 2);
    out->field[IBID_FIELD_LOCATOR] = pin;
    out->rule = "SHORT-3";
    out->shortened = IB_SHORT_NOTE;
    out->score = IB_SCORE_SURE;
    return true;
}
