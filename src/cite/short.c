/* short.c - short forms: ibid., id., op. cit., loc. cit., supra note 5, a
 * name at a page.
 *
 * The closed list is that of the UN's languages and German; damage is allowed
 * for on this list alone (l, 1, I, T and d, h are confused by OCR).
 */

#include "cite/piece.h"

/* The whole work before. */

static void read_pin(ib_draft *out, const ib_piece *piece, uint32_t i)
{
    const ib_lex *lex = piece->lex;
    ibid_span span;
    uint32_t next;

    while (i < piece->b) {
        if (ib_tok_is(lex, i, IB_TOK_DATE) || ib_tok_is(lex, i, IB_TOK_YEAR)) {
            if (!out->issued.from.year) {
                out->issued =
                    *ib_list_at(&lex->date, ibid_date, ib_lex_tok(lex, i)->ref);
                out->field[IBID_FIELD_ISSUED] = out->issued.span;
            }
            i++;
            continue;
        }
        next = ib_locator_read(&span, lex, i, piece->b);
        if (next == i)
            next = ib_signed_pin_read(&span, lex, i, piece->b);
        if (next == i && ib_tok_is(lex, i, IB_TOK_NUMBER))
            next = ib_pages_read(&span, lex, i, piece->b);
        if (next > i) {
            if (!out->field[IBID_FIELD_LOCATOR].end)
                out->field[IBID_FIELD_LOCATOR] = span;
            i = next;
        } else {
            i++;
        }
    }
}

/* "supra note 5", "above n. 5", "(n 5)", "note 5 above": the number of the
 * note; gives the token after it, or i. */
static uint32_t read_note(ibid_span *number, const ib_lex *lex, uint32_t i,
                          uint32_t b)
{
    uint32_t p = i;
    bool said = false;

    if (p < b && ib_lex_has(lex, p, IB_W_SUPRA)) {
        said = true;
        p++;
        if (ib_tok_is(lex, p, IB_TOK_COMMA))
            p++;
    }
    if (p < b && ib_tok_is(lex, p, IB_TOK_OPEN) && !said) {
        said = ib_tok_is(lex, p + 3, IB_TOK_CLOSE);
        p++;
    }
    if (p + 1 >= b || !ib_lex_has(lex, p, IB_W_NOTE) ||
        !ib_tok_is(lex, p + 1, IB_TOK_NUMBER))
        return i;
    if (!said && !ib_lex_has(lex, p + 2, IB_W_SUPRA))
        return i;
    *number = ib_toks_span(lex, p + 1, p + 2);
    p += 2;
    if (p < b &&
        (ib_tok_is(lex, p, IB_TOK_CLOSE) || ib_lex_has(lex, p, IB_W_SUPRA)))
        p++;
    return p;
}

static bool read_ibid(ib_draft *out, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;

    if (!ib_lex_has(lex, piece->a, IB_W_IBID))
        return false;
    out->shortened = IB_SHORT_IBID;
    out->rule = "SHORT-1";
    out->score = 110;
    read_pin(out, piece, piece->a + 1);
    return true;
}

/* Author and title before the short form. */
static void read_head(ib_draft *out, const ib_piece *piece, uint32_t stop)
{
    const ib_lex *lex = piece->lex;
    uint32_t a = piece->a;

    while (stop > a && ib_tok_is(lex, stop - 1, IB_TOK_COMMA))
        stop--;
    for (uint32_t i = a; i < stop; i++) {
        const ib_tok *t = ib_lex_tok(lex, i);

        if (t->kind == IB_TOK_QUOTE && t->mate != IBID_NONE && t->mate < stop) {
            out->field[IBID_FIELD_TITLE] = ib_toks_span(lex, i + 1, t->mate);
            stop = i;
            break;
        }
    }
    while (stop > a && ib_tok_is(lex, stop - 1, IB_TOK_COMMA))
        stop--;
    if (stop > a && !ib_people_read(&out->author, lex, a, stop) &&
        !out->field[IBID_FIELD_TITLE].end)
        out->field[IBID_FIELD_TITLE] = ib_toks_span(lex, a, stop);
}

void ib_family_short(ib_draft *out, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;

    if (!read_ibid(out, piece)) {
        for (uint32_t i = piece->a; i < piece->b && !out->score; i++) {
            ibid_span note = {0};
            uint32_t stop = i;

            if (i + 1 < piece->b && ib_lex_has(lex, i, IB_W_OP) &&
                ib_lex_has(lex, i + 1, IB_W_CIT)) {
                out->rule = "SHORT-2";
                stop = i + 2;
                while (ib_tok_is(lex, stop, IB_TOK_COMMA) && stop < piece->b)
                    stop++;
                if (ib_lex_has(lex, stop, IB_W_NOTE) &&
                    ib_tok_is(lex, stop + 1, IB_TOK_NUMBER)) {
                    note = ib_toks_span(lex, stop + 1, stop + 2);
                    stop += 2;
                }
            } else {
                stop = read_note(&note, lex, i, piece->b);
                out->rule = "SHORT-3";
                if (stop == i && i > piece->a && ib_lex_is(lex, i, "supra"))
                    stop = i + 1;
            }
            if (stop == i)
                continue;
            out->shortened = note.end ? IB_SHORT_NOTE : IB_SHORT_NAME;
            out->field[IBID_FIELD_NOTE_NUMBER] = note;
            out->score = 105;
            read_head(out, piece, i);
            read_pin(out, piece, stop);
        }
    }
    if (!out->score)
        return;
    out->kind = IBID_CITE_SHORT;
    out->span = ib_toks_span(lex, piece->a, piece->b);
}
