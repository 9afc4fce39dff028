/* title.h - the head of an entry of a bibliography, and the ends of its title. */
#ifndef IB_CITE_TITLE_H
#define IB_CITE_TITLE_H

#include "cite/entry.h"

typedef struct ib_head {
    uint32_t title; /* token at which it begins */
    bool dated;     /* the date stands before the title */
    bool named;     /* creators were read */
} ib_head;

static inline bool ib_tok_is_date(const ib_lex *lex, uint32_t i)
{
    return ib_tok_is(lex, i, IB_TOK_YEAR) || ib_tok_is(lex, i, IB_TOK_DATE);
}

static inline bool ib_tok_is_mark(const ib_lex *lex, uint32_t i)
{
    return ib_tok_is(lex, i, IB_TOK_COMMA) || ib_tok_is(lex, i, IB_TOK_STOP) ||
           ib_tok_is(lex, i, IB_TOK_COLON) || ib_tok_is(lex, i, IB_TOK_SEMI) ||
           ib_tok_is(lex, i, IB_TOK_DASH);
}

static inline uint32_t ib_entry_skip(const ib_entry *e, uint32_t i)
{
    while (i < e->b && ib_tok_is_mark(e->lex, i))
        i++;
    return i;
}

/* The end of [a, b) without the marks before it. */
static inline uint32_t ib_entry_trim(const ib_entry *e, uint32_t a, uint32_t b)
{
    while (b > a && ib_tok_is_mark(e->lex, b - 1))
        b--;
    return b;
}

/* The token behind a bracket or a quotation that begins at i, or i + 1. */
static inline uint32_t ib_entry_past(const ib_entry *e, uint32_t i)
{
    const ib_tok *t = ib_lex_tok(e->lex, i);

    if ((t->kind == IB_TOK_OPEN || t->kind == IB_TOK_QUOTE) &&
        t->mate != IBID_NONE && t->mate > i && t->mate < e->b)
        return t->mate + 1;
    return i + 1;
}

/* Read creators and an early date into the draft of `e`. */
ib_head ib_head_read(ib_entry *e);

/* The token after "AA. VV." (several authors) at token i, or i. */
uint32_t ib_various_skip(const ib_entry *e, uint32_t i);

/* Does the tail begin at token i: a number with its label, a date before a
 * mark, an imprint in brackets, an address, an editor? */
bool ib_anchor_is(const ib_entry *e, uint32_t i, uint32_t b);

/* Does a date at depth 0 follow token i after a town or a publisher, so that
 * the one at i is the title's? */
bool ib_dated_later_is(const ib_entry *e, uint32_t i, uint32_t b);

/* Is the year at token i a range of years with another date behind it:
 * "Society in Austria, 1848-1918. West Lafayette, 1998"?  The range is the
 * title's. */
bool ib_year_span_is(const ib_entry *e, uint32_t i);

/* The end of the title (or container) that begins at `a`, not beyond `b`. */
uint32_t ib_title_end(const ib_entry *e, uint32_t a, uint32_t b);

/* The end of the sentence at token i: its full stop, or `b`. */
uint32_t ib_entry_next_stop(const ib_entry *e, uint32_t i, uint32_t b);

/* The word "in" before a container, in [a, b); IBID_NONE if there is none. */
uint32_t ib_in_find(const ib_entry *e, uint32_t a, uint32_t b);

/* Where the container before the numbers at `end` begins. */
uint32_t ib_container_start(const ib_entry *e, uint32_t a, uint32_t end);

#endif
