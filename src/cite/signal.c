/* signal.c - words before a citation: "See also", "Cf.", "vgl.", "voir".
 *
 * Authority: Bluebook rule 1.2; for other languages the lists of 239 law
 * notes and 1,515 notes of the humanities.
 */

#include "cite/piece.h"

/* Each can stand alone before a citation. */

/* These may follow. */

/* A lead-in ends with one of these. */

enum { LEAD_MAX = 25 }; /* words; nearly all lead-ins are shorter */

bool ib_signal_is(const ib_lex *lex, uint32_t i)
{
    return ib_lex_has(lex, i, IB_W_SIGNAL_TAIL);
}

/* May token i begin the citation itself? */
static bool can_start(const ib_lex *lex, uint32_t i, uint32_t b)
{
    const ib_tok *t;

    if (i >= b)
        return false;
    t = ib_lex_tok(lex, i);
    switch (t->kind) {
    case IB_TOK_WORD:
        return true;
    case IB_TOK_SYMBOL:
    case IB_TOK_URL:
    case IB_TOK_CASE:
    case IB_TOK_QUOTE:
    case IB_TOK_SECTION:
    case IB_TOK_OPEN:
        return true;
    default:
        return false;
    }
}

/* Words of a signal from token i, its first known to be one. */
static uint32_t run(const ib_lex *lex, uint32_t i, uint32_t b)
{
    uint32_t stop = i + 1;

    for (i = stop; i < b; i++) {
        const ib_tok *t = ib_lex_tok(lex, i);

        if (t->kind == IB_TOK_COMMA || t->kind == IB_TOK_COLON ||
            t->kind == IB_TOK_DASH) {
            if (!ib_lex_has(lex, i + 1, IB_W_SIGNAL_MORE))
                break;
        } else if (t->kind == IB_TOK_WORD &&
                   ib_lex_has(lex, i, IB_W_SIGNAL_MORE) &&
                   (t->flags & IB_TOK_CAP) == 0) {
            stop = i + 1;
        } else {
            break;
        }
    }
    return stop;
}

/* The token after a comma or colon at token i. */
static uint32_t past_mark(const ib_lex *lex, uint32_t i)
{
    return i +
           (ib_tok_is(lex, i, IB_TOK_COMMA) || ib_tok_is(lex, i, IB_TOK_COLON));
}

/* "For more information, see": plain words up to a tail.  Gives the token
 * after the tail, or `a`. */
static uint32_t lead_in(const ib_lex *lex, uint32_t a, uint32_t b)
{
    uint32_t i, small = 0, most = b - a > LEAD_MAX ? a + LEAD_MAX : b;

    for (i = a; i < most; i++) {
        const ib_tok *t = ib_lex_tok(lex, i);

        small += t->kind == IB_TOK_WORD && !(t->flags & IB_TOK_CAP);
        if (t->kind == IB_TOK_WORD && i > a && ib_signal_is(lex, i) &&
            t->depth == 0 && !(t->flags & IB_TOK_CAP) &&
            can_start(lex, past_mark(lex, run(lex, i, b)), b))
            return run(lex, i, b);
        /* words in quotation marks, in a sentence that has begun */
        if (t->kind == IB_TOK_QUOTE && small > 1 && t->mate != IBID_NONE &&
            t->mate < most) {
            i = t->mate;
            continue;
        }
        if (t->kind != IB_TOK_WORD && t->kind != IB_TOK_COMMA &&
            t->kind != IB_TOK_OTHER && t->kind != IB_TOK_DASH)
            return a;
        /* a second capital: names, not a lead-in */
        if (i > a && (t->flags & IB_TOK_INITIAL) && (t->flags & IB_TOK_DOT))
            return a;
    }
    return a;
}

/* "V. not.", "V. aussi": a capital that is a signal for what follows it. */
static bool is_more(const ib_lex *lex, uint32_t i)
{
    return ib_lex_has(lex, i, IB_W_SIGNAL_MORE) &&
           !(ib_lex_tok(lex, i)->flags & IB_TOK_CAP);
}

uint32_t ib_signal_read(ibid_span *signal, const ib_lex *lex, uint32_t a,
                        uint32_t b)
{
    uint32_t stop = a;

    *signal = (ibid_span){0};
    /* a capital "V." is somebody's initial */
    if (a < b && ib_lex_has(lex, a, IB_W_SIGNAL) &&
        (!(ib_lex_tok(lex, a)->flags & IB_TOK_INITIAL) || is_more(lex, a + 1)))
        stop = run(lex, a, b);
    if (stop == a)
        stop = lead_in(lex, a, b);
    if (stop == a)
        return a;
    *signal = ib_toks_span(lex, a, stop);
    while (stop < b && (ib_tok_is(lex, stop, IB_TOK_COMMA) ||
                        ib_tok_is(lex, stop, IB_TOK_COLON)))
        stop++;
    return stop;
}
