/* resolution.c - resolutions, decisions, declarations, communiques in prose.
 *
 * "Security Council resolution 853 (1993)" is S/RES/853(1993), "General
 * Assembly resolution 48/114" is A/RES/48/114 (UN library, symbols of
 * resolutions): the number field gives the symbol, the span what stands.
 * Without its organ "resolution 48/13" could be of two bodies: the number is
 * then given as written.
 */

#include "cite/piece.h"

#include "base/scan.h"

static bool is_kind(const ib_lex *lex, uint32_t i)
{
    return ib_lex_has(lex, i, IB_W_PAPER);
}

/* "No. 8/43-C", "doc. No. CM/Del/..." : the number after the label. */
static ibid_span find_number(const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;

    for (uint32_t i = piece->a; i + 1 < piece->b; i++) {
        uint32_t p = i + 1;

        if (!ib_lex_is(lex, i, "no") || ib_tok_is(lex, p, IB_TOK_SYMBOL))
            continue;
        if (!ib_tok_is(lex, p, IB_TOK_NUMBER) &&
            !ib_tok_is(lex, p, IB_TOK_YEAR))
            continue;
        p++;
        while (p < piece->b && (ib_lex_tok(lex, p)->flags & IB_TOK_GLUED) &&
               (ib_tok_is(lex, p, IB_TOK_SLASH) ||
                ib_tok_is(lex, p, IB_TOK_DASH) ||
                ib_tok_is(lex, p, IB_TOK_NUMBER) ||
                ib_tok_is(lex, p, IB_TOK_YEAR) ||
                ib_tok_is(lex, p, IB_TOK_WORD)))
            p++;
        while (ib_tok_is(lex, p - 1, IB_TOK_DASH) ||
               ib_tok_is(lex, p - 1, IB_TOK_SLASH))
            p--;
        return ib_toks_span(lex, i + 1, p);
    }
    return (ibid_span){0};
}

/* "No. 10/11-P(IS)": a number, a session and the letters of a committee, as
 * the Organization of Islamic Cooperation numbers its resolutions. */
static void read_islamic(ib_draft *out, const ib_piece *piece)
{
    const ibid_str text = piece->lex->text;
    const ibid_str sign = IB_STR("(IS)");
    ibid_span *number = &out->field[IBID_FIELD_NUMBER];
    const ibid_str s = ib_str_in(text, *number);

    if (s.len < 5 || s.at[s.len - 2] != '-' ||
        !ib_is(s.at[s.len - 1], IB_UPPER) || !memchr(s.at, '/', s.len))
        return;
    if (ib_str_has_at(text, number->end, sign) &&
        number->end + sign.len <= ib_lex_tok(piece->lex, piece->b - 1)->end)
        number->end += sign.len;
    out->value[IBID_FIELD_AUTHORITY] =
        IB_STR("Organization of Islamic Cooperation");
}

/* Dates and pinpoints of the piece; what stands in the title is not looked
 * at. */
static void read_signs(ib_draft *out, const ib_piece *piece, uint32_t from)
{
    const ib_lex *lex = piece->lex;

    for (uint32_t i = from; i < piece->b; i++) {
        const ib_tok *t = ib_lex_tok(lex, i);
        ibid_span span;
        uint32_t next = i;

        if (t->kind == IB_TOK_DATE && !out->issued.from.year) {
            out->issued = *ib_list_at(&lex->date, ibid_date, t->ref);
            out->field[IBID_FIELD_ISSUED] = out->issued.span;
        } else if (t->kind == IB_TOK_WORD) {
            next = ib_locator_read(&span, lex, i, piece->b);
        }
        if (next > i) {
            if (!out->field[IBID_FIELD_LOCATOR].end)
                out->field[IBID_FIELD_LOCATOR] = span;
            i = next - 1;
        }
    }
}

/* "adopted by the Committee of Ministers of the Council of Europe on ...":
 * who adopted it. */
static void read_adopter(ib_draft *out, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;

    for (uint32_t i = piece->a; i + 2 < piece->b; i++) {
        uint32_t a = i + 2, b;

        if (!(ib_lex_is(lex, i, "adopted") || ib_lex_is(lex, i, "issued")) ||
            !ib_lex_is(lex, i + 1, "by"))
            continue;
        if (ib_lex_is(lex, a, "the"))
            a++;
        for (b = a; b < piece->b; b++) {
            if (!ib_tok_is(lex, b, IB_TOK_WORD) || ib_lex_is(lex, b, "on") ||
                ib_lex_is(lex, b, "at") || ib_lex_is(lex, b, "in"))
                break;
        }
        if (b > a) {
            out->author.item[0] = (ib_person){0};
            out->author.item[0].literal = ib_toks_span(lex, a, b);
            out->author.count = 1;
        }
        return;
    }
}

void ib_family_official(ib_draft *out, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;
    uint32_t title = piece->a, stop, kind;

    for (kind = piece->a; kind < piece->b && !is_kind(lex, kind); kind++) {
        if (ib_tok_is(lex, kind, IB_TOK_QUOTE))
            return;
    }
    if (kind == piece->b)
        return;
    /* a body before the first comma is the author */
    for (uint32_t i = piece->a; i < kind; i++) {
        if (ib_tok_is(lex, i, IB_TOK_COMMA)) {
            if (ib_body_is(lex, piece->a, i) &&
                ib_people_read(&out->author, lex, piece->a, i))
                title = i + 1;
            break;
        }
    }
    for (stop = kind; stop < piece->b; stop++) {
        if (ib_tok_is(lex, stop, IB_TOK_COMMA) &&
            ib_lex_tok(lex, stop)->depth <= ib_lex_tok(lex, piece->a)->depth)
            break;
    }
    out->kind = IBID_CITE_OFFICIAL;
    out->rule = "OFF-1";
    out->field[IBID_FIELD_TITLE] = ib_toks_span(lex, title, stop);
    out->field[IBID_FIELD_NUMBER] = find_number(piece);
    read_islamic(out, piece);
    read_signs(out, piece, stop);
    if (!out->author.count)
        read_adopter(out, piece);
    out->span = ib_toks_span(lex, piece->a, piece->b);
    out->score = 20 + (out->author.count ? 20 : 0) +
                 (out->issued.from.year ? 20 : 0) +
                 (out->field[IBID_FIELD_NUMBER].end ? 15 : 0) +
                 (out->field[IBID_FIELD_LOCATOR].end ? 5 : 0) +
                 (title > piece->a ? 10 : 0);
}
