/* second.c - where a note's next work begins without a semicolon. */

#include "cite/second.h"

#include "cite/byline.h"
#include "cite/piece.h"

/* Does a work end with the token before i: "(Oslo, 1976)", "79-93", "1976"? */
static bool ends_work(const ib_lex *lex, uint32_t i)
{
    const ib_tok *t = i ? ib_lex_tok(lex, i - 1) : NULL;

    if (!t || t->depth)
        return false;
    if (t->kind == IB_TOK_CLOSE)
        return t->mate != IBID_NONE && t->mate + 1 < i - 1 &&
               (ib_tok_is(lex, i - 2, IB_TOK_YEAR) ||
                ib_tok_is(lex, i - 2, IB_TOK_DATE));
    return t->kind == IB_TOK_NUMBER || t->kind == IB_TOK_YEAR;
}

/* The token after the work before i: back over a full stop, or "and" with or
 * without a comma; i where there is neither.  *stopped: it was a stop. */
static uint32_t before_mark(bool *stopped, const ib_lex *lex, uint32_t i)
{
    *stopped = i > 0 && ib_tok_is(lex, i - 1, IB_TOK_STOP);
    if (*stopped)
        return i - 1;
    if (i < 2 || !ib_lex_has(lex, i - 1, IB_W_SPLIT_JOIN))
        return i;
    return ib_tok_is(lex, i - 2, IB_TOK_COMMA) ? i - 2 : i - 1;
}

/* Do a year or a date stand in the tokens from i on? */
static bool is_dated(const ib_lex *lex, uint32_t i, uint32_t b)
{
    for (; i < b; i++) {
        if (ib_tok_is(lex, i, IB_TOK_SEMI))
            return false;
        if (ib_tok_is(lex, i, IB_TOK_YEAR) || ib_tok_is(lex, i, IB_TOK_DATE))
            return true;
    }
    return false;
}

bool ib_second_begins(const ib_lex *lex, uint32_t i)
{
    const uint32_t count = (uint32_t)lex->tok.count;
    const uint32_t b = count - i > IB_SECOND_MAX ? i + IB_SECOND_MAX : count;
    bool stopped, initial;
    uint32_t end;
    ib_byline head;

    if (i + 4 > count || !ib_tok_is(lex, i, IB_TOK_WORD) ||
        !(ib_lex_tok(lex, i)->flags & IB_TOK_CAP))
        return false;
    end = before_mark(&stopped, lex, i);
    initial = (ib_lex_tok(lex, i)->flags & IB_TOK_INITIAL) != 0;
    if (end == i || !ends_work(lex, end) || (stopped && !initial))
        return false;
    if (!ib_byline_read(&head, lex, i, b) || head.bare || head.editor ||
        head.form != IB_BYLINE_DIRECT || head.end + 1 >= b ||
        !ib_tok_is(lex, head.end - 1, IB_TOK_COMMA))
        return false;
    if (!ib_tok_is(lex, head.end, IB_TOK_QUOTE) &&
        !(ib_tok_is(lex, head.end, IB_TOK_WORD) &&
          (ib_lex_tok(lex, head.end)->flags & IB_TOK_CAP)))
        return false;
    return is_dated(lex, head.end + 1, b);
}
