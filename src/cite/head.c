/* head.c - what stands before the title of an entry of a bibliography: a
 * label, the creators, perhaps the date (APA 9.14, Harvard, Chicago 15.6).
 */

#include "cite/serial.h"
#include "cite/title.h"

#include "base/scan.h"

/* "AA. VV.", several authors, as Italian bibliographies name none of them;
 * "AA. W." is what OCR makes of it. */
uint32_t ib_various_skip(const ib_entry *e, uint32_t i)
{
    if (ib_lex_is(e->lex, i, "aa") &&
        (ib_lex_is(e->lex, i + 1, "vv") || ib_lex_is(e->lex, i + 1, "w")) &&
        i + 2 < e->b)
        return i + 2;
    return i;
}

/* "[12]", "[Smi98]", "(12)", "12.", "1954-" before the entry. */
static uint32_t skip_label(ib_entry *e)
{
    const ib_lex *lex = e->lex;
    uint32_t i = e->a;

    if (ib_tok_is(lex, i, IB_TOK_OPEN) && ib_entry_past(e, i) > i + 1 &&
        ib_entry_past(e, i) <= i + 4 && !ib_tok_is(lex, i + 1, IB_TOK_YEAR))
        i = ib_entry_past(e, i);
    else if (ib_tok_is(lex, i, IB_TOK_NUMBER) && i + 1 < e->b &&
             (ib_tok_is(lex, i + 1, IB_TOK_STOP) ||
              ib_tok_is(lex, i + 1, IB_TOK_WORD) ||
              (ib_tok_is(lex, i + 1, IB_TOK_DASH) &&
               ib_tok_is(lex, i + 2, IB_TOK_WORD))))
        i++;
    else if (ib_tok_is(lex, i, IB_TOK_YEAR) && i + 3 < e->b &&
             (ib_tok_is(lex, i + 1, IB_TOK_WORD) ||
              ib_tok_is(lex, i + 1, IB_TOK_DASH)))
        ib_entry_date(e, i++);
    while (i < e->b &&
           (ib_tok_is_mark(lex, i) || ib_tok_is(lex, i, IB_TOK_OTHER) ||
            ib_tok_byte(lex, i) == '_'))
        i++;
    return ib_various_skip(e, i);
}

/* The date after the creators, at token i: "(1919)", ", 1919." */
static uint32_t read_date(ib_entry *e, uint32_t i)
{
    const ib_lex *lex = e->lex;
    uint32_t p = ib_entry_skip(e, i), stop;

    if (p >= e->b)
        return i;
    if (ib_tok_is(lex, p, IB_TOK_OPEN)) {
        stop = ib_entry_past(e, p);
        if (stop > p + 1 && ib_tok_is_date(lex, p + 1) && stop < e->b &&
            stop - p < 9) {
            ib_entry_date(e, p + 1);
            return stop;
        }
        if (ib_lex_is(lex, p + 1, "n.d") || ib_lex_is(lex, p + 1, "n.d."))
            return stop;
        return i;
    }
    if (!ib_tok_is_date(lex, p) || p + 2 >= e->b || ib_serial_is(e, p, e->b))
        return i;
    ib_entry_date(e, p);
    return p + 1;
}

/* Do tokens [a, b) hold names only: capitals, initials, marks, particles? */
static bool are_names(const ib_entry *e, uint32_t a, uint32_t b)
{
    uint32_t lower = 0, upper = 0;

    for (uint32_t i = a; i < b; i++) {
        const ib_tok *t = ib_lex_tok(e->lex, i);

        if (t->kind == IB_TOK_QUOTE || t->kind == IB_TOK_NUMBER ||
            t->kind == IB_TOK_URL || t->kind == IB_TOK_DATE)
            return false;
        if (t->kind != IB_TOK_WORD)
            continue;
        if ((t->flags & IB_TOK_CAP) ||
            ib_is(e->lex->text.at[t->start], IB_HIGH))
            upper++;
        else if (!ib_lex_has(e->lex, i,
                             IB_W_PARTICLE | IB_W_JOIN | IB_W_SMALL |
                                 IB_W_EDITOR_MARK))
            lower++;
    }
    return lower == 0 || (lower <= 2 && upper > 8 * lower);
}

/* The first date at or after i that stands where author-date styles have it:
 * in brackets, or between marks; IBID_NONE if there is none nearby. */
static uint32_t early_date(const ib_entry *e, uint32_t i)
{
    const ib_lex *lex = e->lex;
    const uint32_t stop =
        e->b - i > IB_CREATORS_MAX ? i + IB_CREATORS_MAX : e->b;
    const uint32_t from = i;

    for (; i + 3 < stop; i++) {
        if (ib_tok_is(lex, i, IB_TOK_QUOTE) || ib_tok_is(lex, i, IB_TOK_URL))
            return IBID_NONE;
        if (ib_tok_is(lex, i, IB_TOK_OPEN) && i > from &&
            ib_tok_is_date(lex, i + 1) && ib_entry_past(e, i) < e->b)
            return i;
        if (ib_year_span_is(e, i))
            return IBID_NONE;
        if (ib_tok_is(lex, i, IB_TOK_YEAR) && i > from &&
            ib_lex_tok(lex, i)->depth == 0)
            return ib_serial_is(e, i, e->b) ? IBID_NONE : i;
    }
    return IBID_NONE;
}

/* Could [a, b) be creators as a whole?  No part between commas is longer than
 * a name, and no sentence ends inside; a body has no commas. */
static bool are_creators(const ib_entry *e, uint32_t a, uint32_t b)
{
    uint32_t words = 0, commas = 0, initials = 0;

    for (uint32_t i = a; i < b; i++) {
        if (ib_tok_is(e->lex, i, IB_TOK_COLON) || ib_entry_stops(e, i))
            return false;
        if (ib_tok_is(e->lex, i, IB_TOK_COMMA)) {
            commas++;
            words = 0;
        } else if (ib_tok_is(e->lex, i, IB_TOK_WORD)) {
            words += !ib_lex_has(e->lex, i, IB_W_JOIN);
            initials += ib_tok_is_initial(e->lex, i);
        }
        if (words > (commas ? 5 : 8))
            return false;
    }
    return commas == 0 || 2 * initials > commas ||
           (commas > 2 && e->b - b > IB_AFTER_CREATORS);
}

/* Do marks set the early date off from what stands before or behind it? */
static bool is_set_off(const ib_entry *e, uint32_t stop, uint32_t date)
{
    const uint32_t next = ib_entry_past(e, date);

    if (next >= e->b)
        return false;
    return (date > stop && !ib_tok_is(e->lex, date, IB_TOK_OPEN)) ||
           ib_tok_is_mark(e->lex, next) ||
           ib_tok_is(e->lex, next, IB_TOK_QUOTE);
}

/* A body, or names in a form that creator.c does not know, before a date. */
static uint32_t read_literal(ib_entry *e, uint32_t i)
{
    const uint32_t date = early_date(e, i);
    uint32_t stop;

    if (date == IBID_NONE)
        return i;
    stop = ib_entry_trim(e, i, date);
    if (stop == i || !are_names(e, i, stop) || !are_creators(e, i, stop) ||
        !is_set_off(e, stop, date))
        return i;
    e->out->author = (ib_people){0};
    e->out->author.item[0].literal = ib_toks_span(e->lex, i, stop);
    e->out->author.count = 1;
    return date;
}

/* "Beltrami, Saggio di storia, Padova 1954": a family name alone before a
 * title, which small letters tell from a name. */
static uint32_t read_family(ib_entry *e, uint32_t a)
{
    const ib_lex *lex = e->lex;
    uint32_t lower = 0;

    if (!ib_tok_is(lex, a, IB_TOK_WORD) ||
        !ib_tok_is(lex, a + 1, IB_TOK_COMMA) ||
        !(ib_lex_tok(lex, a)->flags & IB_TOK_CAP) ||
        ib_lex_has(lex, a, IB_W_BODY | IB_W_ADVERB | IB_W_ACT | IB_W_TREATY) ||
        (ib_entry_words(e, a) & (IB_R_TOWN | IB_R_ARCHIVE | IB_R_UNIT)))
        return a;
    for (uint32_t i = a + 2; i < e->b && i < a + 8; i++) {
        if (ib_tok_is(lex, i, IB_TOK_COMMA))
            break;
        lower += ib_tok_is(lex, i, IB_TOK_WORD) &&
                 !(ib_lex_tok(lex, i)->flags & IB_TOK_CAP);
    }
    if (!lower)
        return a;
    e->out->author.item[0] = (ib_person){.family = ib_toks_span(lex, a, a + 1)};
    e->out->author.count = 1;
    return a + 1;
}

/* Creators and an early date; gives where the title begins. */
ib_head ib_head_read(ib_entry *e)
{
    const uint32_t a = skip_label(e);
    ib_head h = {.title = a};
    uint32_t stop = ib_creators_read(&e->out->author, &e->editors, e, a, e->b);
    uint32_t dated = stop > a ? read_date(e, stop) : a;

    if (dated == stop) {
        const uint32_t literal = read_literal(e, a);

        if (literal > stop) {
            stop = literal;
            dated = read_date(e, stop);
        }
    }
    if (stop == a) {
        dated = stop = read_family(e, a);
    }
    h.named = stop > a;
    h.dated = dated > stop && e->out->issued.from.year != 0;
    e->parted = ib_tok_is(e->lex, dated, IB_TOK_COMMA);
    e->comma = e->parted && !h.dated;
    e->pinned = !h.dated && (e->comma || !h.named);
    if (e->editors) {
        e->out->editor = e->out->author;
        e->out->author.count = 0;
    }
    h.title = ib_entry_skip(e, dated > stop ? dated : stop);
    return h;
}
