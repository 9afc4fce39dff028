/* weak.c - what is a short form only if an earlier citation has its words.
 *
 *   SHORT-9  Foo at 62           a party at a page (Bluebook 10.9)
 *   SHORT-6  Berg, Ships         words of one earlier citation and no others
 *   SHORT-4  Berg and Dahl, 12   the same, in a note that is read alone
 */

#include "cite/piece.h"

static bool is_cap(const ib_lex *lex, uint32_t i)
{
    return ib_tok_is(lex, i, IB_TOK_WORD) &&
           (ib_lex_tok(lex, i)->flags & IB_TOK_CAP);
}

/* "Foo at 62", "Foo at 62, 64": a capital, "at", a page. */
bool ib_at_page_read(ib_draft *out, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;

    for (uint32_t i = piece->a + 1; i + 1 < piece->b; i++) {
        uint32_t from = i, next;
        ibid_span pin;

        if (!ib_lex_is(lex, i, "at") || !is_cap(lex, i - 1) ||
            !ib_tok_is(lex, i + 1, IB_TOK_NUMBER))
            continue;
        while (from > piece->a && i - from < 4 && is_cap(lex, from - 1) &&
               !ib_lex_has(lex, from - 1, IB_W_SIGNAL | IB_W_ADVERB))
            from--;
        next = ib_pages_read(&pin, lex, i + 1, piece->b);
        if (from == i || next == i + 1)
            continue;
        if (out->score == 0)
            out->kind = IBID_CITE_SHORT;
        out->rule = "SHORT-9";
        out->shortened = IB_SHORT_WEAK;
        out->score = IB_SCORE_MIN;
        out->span = ib_toks_span(lex, from, next);
        out->field[IBID_FIELD_TITLE] = ib_toks_span(lex, from, i);
        out->field[IBID_FIELD_LOCATOR] = pin;
        out->field[IBID_FIELD_ISSUED] = (ibid_span){0};
        out->issued = (ibid_date){0};
        return true;
    }
    return false;
}

/* The last tokens that are a pinpoint: where it begins, or piece->b. */
static uint32_t pin_start(ibid_span *pin, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;

    for (uint32_t i = piece->a + 1; i < piece->b; i++) {
        uint32_t next = ib_locator_read(pin, lex, i, piece->b);

        if (next == i && ib_tok_is(lex, i, IB_TOK_NUMBER) &&
            ib_tok_is(lex, i - 1, IB_TOK_COMMA))
            next = ib_pages_read(pin, lex, i, piece->b);
        if (next >= piece->b)
            return i;
        if (next > i)
            i = next - 1;
    }
    *pin = (ibid_span){0};
    return piece->b;
}

/* Do the words of [a, b) read as a title: capitals but for small words? */
static bool is_title(const ib_lex *lex, uint32_t a, uint32_t b)
{
    uint32_t upper = 0, lower = 0;

    for (uint32_t i = a; i < b; i++) {
        if (!ib_tok_is(lex, i, IB_TOK_WORD))
            continue;
        if (is_cap(lex, i))
            upper++;
        else if (!ib_lex_has(lex, i, IB_W_SMALL | IB_W_PARTICLE))
            lower++;
    }
    return upper > 0 && lower <= upper / 2 && is_cap(lex, a) &&
           !(ib_lex_tok(lex, a)->flags & IB_TOK_INITIAL); /* "Jang, J.S.R." */
}

/* "Simply copying : copies as test cases": does the title begin with a capital
 * and set its subtitle off with " : ", as catalogues do (ISBD 1.4)? */
static bool has_subtitle(const ib_lex *lex, uint32_t a, uint32_t b)
{
    for (uint32_t i = a + 1; i + 1 < b; i++) {
        if (ib_tok_is(lex, i, IB_TOK_COLON))
            return is_cap(lex, a) &&
                   !(ib_lex_tok(lex, i)->flags & IB_TOK_GLUED) &&
                   !(ib_lex_tok(lex, i + 1)->flags & IB_TOK_GLUED);
    }
    return false;
}

/* Does the piece look like a short form by itself: names and a title, or
 * names and a page, and none of what else a citation has?  `pin` is where its
 * pinpoint begins. */
static bool is_shaped(ib_draft *out, const ib_piece *piece, uint32_t pin)
{
    const ib_lex *lex = piece->lex;
    uint32_t comma = piece->a;
    bool others = false; /* "et al.": what follows is a title for certain */

    for (uint32_t i = piece->a; i < pin; i++) {
        const ib_tok *t = ib_lex_tok(lex, i);

        others |= i > piece->a && ib_lex_is(lex, i, "al");
        if (others && (t->kind == IB_TOK_OPEN || t->kind == IB_TOK_CLOSE))
            continue;
        if (t->kind != IB_TOK_WORD && t->kind != IB_TOK_COMMA &&
            t->kind != IB_TOK_COLON && t->kind != IB_TOK_OTHER &&
            t->kind != IB_TOK_DASH && t->kind != IB_TOK_QUOTE &&
            t->kind != IB_TOK_UNQUOTE)
            return false;
    }
    while (pin > piece->a && ib_tok_is(lex, pin - 1, IB_TOK_COMMA))
        pin--;
    while (comma < pin && !ib_tok_is(lex, comma, IB_TOK_COMMA))
        comma++;
    if (comma == pin && pin > piece->a + 1 && pin == piece->b &&
        ib_lex_has(lex, pin - 1, IB_W_ACT) && is_title(lex, piece->a, pin)) {
        /* a law by its name: "Crimes Act" */
        out->field[IBID_FIELD_TITLE] = ib_toks_span(lex, piece->a, pin);
        return true;
    }
    if (ib_lex_has(lex, piece->a, IB_W_ADVERB | IB_W_SIGNAL) ||
        !ib_people_read(&out->author, lex, piece->a, comma))
        return false;
    if (comma == pin)
        return pin < piece->b || out->author.count > 1;
    if (!is_title(lex, comma + 1, pin) && !has_subtitle(lex, comma + 1, pin) &&
        !(ib_lex_is(lex, comma - 1, "al") && is_cap(lex, comma + 1)))
        return false;
    out->field[IBID_FIELD_TITLE] = ib_toks_span(lex, comma + 1, pin);
    return true;
}

bool ib_weak_read(ib_draft *out, const ib_piece *piece)
{
    const bool other = out->score > 0;
    ibid_span pin = {0};
    ib_draft shaped = {0};
    uint32_t stop;

    if (ib_at_page_read(out, piece))
        return true;
    if (piece->b - piece->a > IB_WEAK_MAX ||
        (!ib_tok_is(piece->lex, piece->a, IB_TOK_WORD) &&
         !ib_tok_is(piece->lex, piece->a, IB_TOK_QUOTE)))
        return false;
    stop = pin_start(&pin, piece);
    if (!other)
        *out = (ib_draft){.kind = IBID_CITE_SHORT, .score = IB_SCORE_MIN};
    out->shortened = IB_SHORT_WEAK;
    out->rule = other ? out->rule : "SHORT-6";
    if (is_shaped(&shaped, piece, stop)) {
        out->author = shaped.author;
        out->field[IBID_FIELD_TITLE] = shaped.field[IBID_FIELD_TITLE];
        out->rule = "SHORT-4";
    }
    out->span = ib_toks_span(piece->lex, piece->a, piece->b);
    if (pin.end)
        out->field[IBID_FIELD_LOCATOR] = pin;
    return true;
}
