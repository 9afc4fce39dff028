/* shape.c - a piece as a row of items. */

#include "cite/shape.h"

#include "base/scan.h"
#include "cite/serial.h"
#include "base/str.h"
#include "cite/ident.h"

typedef struct shaper {
    ib_shape *out;
    const ib_lex *lex;
    uint32_t text;    /* first token of the open text, or NONE */
    uint32_t imprint; /* the last bracket with a date in it, or 0 */
    uint32_t flags;   /* IB_SHAPE_... */
    bool comma, stop, colon;
} shaper;

static void add(shaper *s, ib_item_kind kind, uint32_t a, uint32_t b,
                ibid_span span)
{
    if (s->out->count == IB_ITEM_MAX) {
        s->out->full = true;
        return;
    }
    if (a >= b)
        return;
    s->out->item[s->out->count++] = (ib_item){.kind = kind,
                                              .a = a,
                                              .b = b,
                                              .comma = s->comma,
                                              .stop = s->stop,
                                              .colon = s->colon,
                                              .span = span};
    s->comma = s->stop = s->colon = false;
}

static void close_text(shaper *s, uint32_t stop)
{
    if (s->text != IBID_NONE && stop > s->text)
        add(s, IB_ITEM_TEXT, s->text, stop,
            ib_toks_span(s->lex, s->text, stop));
    s->text = IBID_NONE;
}

/* Does token i end what a text item may hold after a number: a comma, a
 * bracket, a date, the end? */
static bool is_edge(const shaper *s, uint32_t i, uint32_t b)
{
    const ib_tok *t;

    if (i >= b)
        return true;
    t = ib_lex_tok(s->lex, i);
    return t->kind == IB_TOK_COMMA || t->kind == IB_TOK_OPEN ||
           t->kind == IB_TOK_YEAR || t->kind == IB_TOK_DATE ||
           t->kind == IB_TOK_COLON || t->kind == IB_TOK_STOP ||
           t->kind == IB_TOK_URL || t->kind == IB_TOK_SECTION ||
           ib_lex_has(s->lex, i, IB_W_ISSUE | IB_W_LABEL) ||
           ib_lex_is(s->lex, i, "at") || ib_tok_is(s->lex, i, IB_TOK_SEMI);
}

/* Has the bracket at token i a date at its end or alone, and is it none of an
 * access?  "(Oslo, Fjord, 1998)", "(June 1990)". */
static bool is_imprint(const ib_lex *lex, uint32_t i, uint32_t b)
{
    const uint32_t close = ib_lex_tok(lex, i)->mate;

    return close != IBID_NONE && close < b && close > i + 1 &&
           (ib_tok_is(lex, close - 1, IB_TOK_YEAR) ||
            ib_tok_is(lex, close - 1, IB_TOK_DATE)) &&
           !ib_lex_has(lex, i + 1, IB_W_ACCESSED | IB_W_AVAILABLE);
}

/* The last bracket with a date in [a, b), or 0. */
static uint32_t find_imprint(const ib_lex *lex, uint32_t a, uint32_t b)
{
    for (uint32_t i = b; i > a; i--) {
        if (ib_tok_is(lex, i - 1, IB_TOK_OPEN) && is_imprint(lex, i - 1, b))
            return i - 1;
    }
    return 0;
}

/* Does the number or year at token i begin a title: "3 Songs", "2017
 * Conference on Nets", "32nd Symposium"? */
static bool begins_title(const shaper *s, uint32_t i, uint32_t b)
{
    const ib_lex *lex = s->lex;
    const ib_tok *t = ib_lex_tok(lex, i);
    const uint32_t count = s->out->count;

    if (s->text != IBID_NONE || i + 1 >= b ||
        !ib_tok_is(lex, i + 1, IB_TOK_WORD) ||
        ib_lex_has(lex, i + 1,
                   IB_W_LABEL | IB_W_ISSUE | IB_W_VOLUME | IB_W_PIN_AFTER |
                       IB_W_PIN_BEFORE))
        return false;
    return (count == 0 && (s->flags & IB_SHAPE_HEADED)) ||
           (count && s->out->item[count - 1].kind == IB_ITEM_IN) ||
           (t->kind == IB_TOK_NUMBER &&
            ib_is(lex->text.at[t->end - 1], IB_LOWER) &&
            (ib_lex_tok(lex, i + 1)->flags & IB_TOK_CAP));
}

/* Is the year, the date or the number at token i part of a title: a range of
 * years, or one that stands before the imprint ("How War Came in 1914 (Oslo,
 * 2012)")? */
static bool is_inside(const shaper *s, uint32_t i, uint32_t b)
{
    const ib_lex *lex = s->lex;
    const uint32_t next = i + 1;

    if (next >= b)
        return (s->flags & IB_SHAPE_DATED) && s->text != IBID_NONE;
    if (ib_tok_is(lex, i, IB_TOK_YEAR) && begins_title(s, i, b))
        return true;
    if (ib_tok_is(lex, i, IB_TOK_YEAR) && ib_tok_is(lex, next, IB_TOK_DASH) &&
        next + 1 < b)
        return true;
    if ((s->flags & IB_SHAPE_STOPS) && s->text != IBID_NONE &&
        ib_tok_is(lex, next, IB_TOK_STOP) &&
        ((s->flags & IB_SHAPE_DATED) || next + 1 < b))
        return true;
    if (s->imprint <= i || (s->text == IBID_NONE && s->out->count == 0))
        return false;
    if (s->text != IBID_NONE)
        return true;
    return ib_tok_is(lex, next, IB_TOK_OPEN) && s->imprint >= next;
}

/* A few words in quotation marks inside a title ("On the “Right” to ..."):
 * text stands before them, and more follows. */
static bool is_inner_quote(const shaper *s, uint32_t i, uint32_t b)
{
    const ib_lex *lex = s->lex;
    const uint32_t mate = ib_lex_tok(lex, i)->mate;

    if (s->text == IBID_NONE || ib_tok_is(lex, i - 1, IB_TOK_COLON))
        return false;
    return ib_lex_tok(lex, mate)->end - ib_lex_tok(lex, i)->start < 24 &&
           mate + 1 < b && ib_tok_is(lex, mate + 1, IB_TOK_WORD) &&
           !ib_lex_is(lex, mate + 1, "in");
}

/* "Die Zeit vom 3.4.2010", "of 3 May 1911": the token where the words that lead
 * to the date at token i begin, or i.  They are no part of the name before. */
static uint32_t before_of(const shaper *s, uint32_t i)
{
    const ib_lex *lex = s->lex;

    return s->text != IBID_NONE && i > s->text + 1 &&
                   ib_tok_is(lex, i, IB_TOK_DATE) &&
                   ib_list_at(&lex->date, ibid_date, ib_lex_tok(lex, i)->ref)
                       ->from.day &&
                   (ib_lex_is(lex, i - 1, "vom") ||
                    ib_lex_is(lex, i - 1, "v") || ib_lex_is(lex, i - 1, "of") ||
                    ib_lex_is(lex, i - 1, "du"))
               ? i - 1
               : i;
}

/* A quotation, a bracket, a date, an address at token i; gives the token
 * after it or i. */
static uint32_t take_whole(shaper *s, uint32_t i, uint32_t b)
{
    const ib_tok *t = ib_lex_tok(s->lex, i);
    const bool pair = t->mate != IBID_NONE && t->mate > i && t->mate < b;
    ib_item_kind kind;

    switch (t->kind) {
    case IB_TOK_QUOTE:
    case IB_TOK_OPEN:
        if (pair && t->kind == IB_TOK_OPEN && t->mate - i <= 3 &&
            ib_lex_has(s->lex, i + 1, IB_W_WITHIN) &&
            (t->mate == i + 2 || ib_tok_is(s->lex, i + 2, IB_TOK_COLON))) {
            close_text(s, i); /* "[in:]": before a container, in brackets */
            add(s, IB_ITEM_IN, i, t->mate + 1, (ibid_span){0});
            return t->mate + 1;
        }
        if (!pair || (t->kind == IB_TOK_QUOTE && is_inner_quote(s, i, b)))
            return i;
        close_text(s, i);
        kind = t->kind == IB_TOK_OPEN ? IB_ITEM_PAREN : IB_ITEM_QUOTED;
        add(s, kind, i + 1, t->mate, ib_toks_span(s->lex, i + 1, t->mate));
        return t->mate + 1;
    case IB_TOK_DATE:
    case IB_TOK_YEAR:
        if (is_inside(s, i, b))
            return i;
        if (s->text != IBID_NONE && t->kind == IB_TOK_YEAR &&
            !is_edge(s, i + 1, b))
            return i;
        close_text(s, before_of(s, i));
        kind = t->kind == IB_TOK_DATE ? IB_ITEM_DATE : IB_ITEM_YEAR;
        add(s, kind, i, i + 1, ib_toks_span(s->lex, i, i + 1));
        return i + 1;
    case IB_TOK_URL:
        close_text(s, i);
        add(s, IB_ITEM_URL, i, i + 1, ib_toks_span(s->lex, i, i + 1));
        return i + 1;
    default:
        return i;
    }
}

/* "II", "xiv": letters of Roman numbers alone. */
static bool is_roman(const ib_lex *lex, uint32_t i, uint32_t b)
{
    const ibid_str s = i < b ? ib_lex_str(lex, i) : IB_STR("");

    for (uint32_t k = 0; k < s.len; k++) {
        const char c = ib_lower(s.at[k]);

        if (c != 'i' && c != 'v' && c != 'x' && c != 'l')
            return false;
    }
    return s.len > 0 && s.len < 8;
}

/* "vol. 3", "no. 4": the number is what counts. */
static uint32_t take_labelled(shaper *s, uint32_t i, uint32_t b)
{
    const uint64_t words[2] = {IB_W_VOLUME, IB_W_ISSUE};

    for (int k = 0; k < 2; k++) {
        ibid_span span;
        uint32_t next;

        if (!ib_lex_has(s->lex, i, words[k]))
            continue;
        next = ib_pages_read(&span, s->lex, i + 1, b);
        if (next == i + 1 && k == 0 && is_roman(s->lex, next, b)) {
            span = ib_toks_span(s->lex, next, next + 1);
            next++;
        }
        if (next == i + 1)
            continue;
        if (k && next + 1 < b && ib_tok_is(s->lex, next, IB_TOK_SLASH) &&
            ib_tok_is(s->lex, next + 1, IB_TOK_NUMBER)) {
            next += 2; /* "Heft 7/8": a double issue */
            span.end = ib_lex_tok(s->lex, next - 1)->end;
        }
        close_text(s, i);
        add(s, k ? IB_ITEM_ISSUE : IB_ITEM_VOLUME, i, next, span);
        return next;
    }
    return i;
}

/* "in", where a container may follow: after a comma, a title in quotation
 * marks, a bracket or a stop. */
static bool is_in(const shaper *s, uint32_t i, uint32_t b)
{
    if (!ib_lex_has(s->lex, i, IB_W_WITHIN) || i + 1 >= b ||
        (i > 0 && ib_lex_has(s->lex, i - 1, IB_W_AVAILABLE)) ||
        ib_lex_is(s->lex, i + 1, "press") || ib_lex_is(s->lex, i + 1, "stampa"))
        return false;
    if (s->text != IBID_NONE && !(ib_lex_tok(s->lex, i)->flags & IB_TOK_CAP) &&
        !ib_tok_is(s->lex, i + 1, IB_TOK_COLON) &&
        !((ib_lex_tok(s->lex, i - 1)->flags & IB_TOK_DOT) &&
          ib_lex_tok(s->lex, i - 1)->words == 0))
        return false;
    return s->out->count > 0 || (s->flags & IB_SHAPE_HEADED);
}

/* "a cura di", "a c. di", "sous la direction de", "curr.", "edd.": the token
 * after it where names of editors follow, or i. */
static uint32_t cared_end(const ib_lex *lex, uint32_t i, uint32_t b)
{
    uint32_t p = i;

    if (ib_lex_is(lex, i, "a") &&
        (ib_lex_is(lex, i + 1, "cura") || ib_lex_is(lex, i + 1, "c")))
        p = i + 2 + ib_lex_has(lex, i + 2, IB_W_BY);
    else if (ib_lex_is(lex, i, "sous") && ib_lex_is(lex, i + 1, "la") &&
             (ib_lex_is(lex, i + 2, "direction") ||
              ib_lex_is(lex, i + 2, "dir")))
        p = i + 3 + ib_lex_has(lex, i + 3, IB_W_BY | IB_W_PARTICLE);
    else if (ib_lex_is(lex, i, "curr") || ib_lex_is(lex, i, "edd") ||
             ib_lex_is(lex, i, "cur"))
        p = i + 1;
    return p > i && p < b && (ib_lex_tok(lex, p)->flags & IB_TOK_CAP) ? p : i;
}

/* "ed.", "edited by", "hrsg. von", "trans.": names follow. */
static uint32_t take_role(shaper *s, uint32_t i, uint32_t b)
{
    const ib_lex *lex = s->lex;
    const bool translated = ib_lex_has(lex, i, IB_W_TRANSLATED);
    uint32_t next = cared_end(lex, i, b);

    if (next > i && s->out->count && s->text == IBID_NONE) {
        add(s, IB_ITEM_EDITOR, i, next, (ibid_span){0});
        return next;
    }
    next = i + 1;
    if (s->text != IBID_NONE || s->out->count == 0 ||
        !(translated || ib_lex_has(lex, i, IB_W_EDITOR | IB_W_EDITED)))
        return i;
    while (next < b && next - i < 4 &&
           (ib_lex_has(lex, next, IB_W_EDITED | IB_W_TRANSLATED | IB_W_BY) ||
            ib_lex_is(lex, next, "and")))
        next++;
    if (next >= b || !(ib_lex_tok(lex, next)->flags & IB_TOK_CAP))
        return i;
    add(s, translated ? IB_ITEM_TRANSLATOR : IB_ITEM_EDITOR, i, next,
        (ibid_span){0});
    return next;
}

/* "2nd edn", "2. Aufl.", "3e édition revue", "revised ed.": a number or an
 * ordinal, and a word of editions within four tokens. */
static uint32_t take_edition(shaper *s, uint32_t i, uint32_t b)
{
    const ib_lex *lex = s->lex;
    const bool number = ib_tok_is(lex, i, IB_TOK_NUMBER);
    bool numbered;

    if (!number && (s->text != IBID_NONE || !ib_lex_has(lex, i, IB_W_ORDINAL)))
        return i;
    if (s->text != IBID_NONE &&
        ib_is(lex->text.at[ib_lex_tok(lex, i)->end - 1], IB_DIGIT) &&
        !ib_tok_is(lex, i + 1, IB_TOK_STOP))
        return i;
    numbered = ib_edition_is(lex, i, b);
    for (uint32_t e = i + 1; e < b && e - i < 5; e++) {
        if (ib_lex_has(lex, e, IB_W_EDITION)) {
            close_text(s, i);
            add(s, IB_ITEM_EDITION, i, e + 1, ib_toks_span(lex, i, e + 1));
            return e + 1;
        }
        if (!numbered &&
            !ib_lex_has(lex, e, IB_W_ORDINAL | IB_W_JOIN | IB_W_ADVERB) &&
            !ib_tok_is(lex, e, IB_TOK_STOP) && !ib_tok_is(lex, e, IB_TOK_COMMA))
            break;
    }
    return i;
}

/* "ISBN 978-...", "arXiv:1804.06439". */
static uint32_t take_ident(shaper *s, uint32_t i, uint32_t b)
{
    ib_ident ident;
    uint32_t next;

    if (!ib_ident_may(s->lex, i))
        return i;
    next = ib_ident_read(&ident, s->lex, i, b);
    if (next == i)
        return i;
    close_text(s, i);
    add(s, IB_ITEM_IDENT, i, next, ident.span);
    return next;
}

/* "v. 12, n. 3": volume and issue by one letter, in Italian, Portuguese and
 * Spanish journals (ABNT NBR 6023); "n." only after a volume. */
static uint32_t take_lettered(shaper *s, uint32_t i, uint32_t b)
{
    const ib_lex *lex = s->lex;
    const ib_item *last =
        s->out->count ? &s->out->item[s->out->count - 1] : NULL;
    const bool volume = ib_lex_is(lex, i, "v");
    ibid_span span;
    uint32_t next;

    if (s->text != IBID_NONE || !last || !s->comma || i + 1 >= b ||
        !(volume || (ib_lex_is(lex, i, "n") && last->kind == IB_ITEM_VOLUME)))
        return i;
    next = ib_pages_read(&span, lex, i + 1, b);
    if (next > i + 1)
        add(s, volume ? IB_ITEM_VOLUME : IB_ITEM_ISSUE, i, next, span);
    return next > i + 1 ? next : i;
}

/* "Hispania, LIV/187": volume and issue of a journal with a slash between, the
 * volume in Roman numbers (Spanish historians). */
static uint32_t take_slashed(shaper *s, uint32_t i, uint32_t b)
{
    const ib_lex *lex = s->lex;

    if (s->text != IBID_NONE || !s->comma || i + 2 >= b ||
        !ib_tok_is(lex, i + 1, IB_TOK_SLASH) ||
        !ib_tok_is(lex, i + 2, IB_TOK_NUMBER) ||
        !(ib_lex_tok(lex, i)->flags & IB_TOK_CAP) || !is_roman(lex, i, b))
        return i;
    add(s, IB_ITEM_VOLUME, i, i + 1, ib_toks_span(lex, i, i + 1));
    add(s, IB_ITEM_ISSUE, i + 2, i + 3, ib_toks_span(lex, i + 2, i + 3));
    return i + 3;
}

/* Is the word at token i none that begins an item inside a text: no label, no
 * "in", no "Bates"?  Most are told so at once. */
static bool is_plain(const ib_tok *t)
{
    return !(t->words & (IB_W_VOLUME | IB_W_ISSUE | IB_W_LABEL |
                         IB_W_PIN_BEFORE | IB_W_WITHIN)) &&
           t->kind == IB_TOK_WORD && t->first[0] != 'b';
}

static uint32_t take_word(shaper *s, uint32_t i, uint32_t b)
{
    const ib_lex *lex = s->lex;
    uint32_t next = take_labelled(s, i, b);
    ibid_span span;

    if (next == i)
        next = take_lettered(s, i, b);
    if (next == i)
        next = take_slashed(s, i, b);
    if (next == i)
        next = take_edition(s, i, b);
    if (next == i)
        next = take_role(s, i, b);
    if (next > i)
        return next;
    if (s->text == IBID_NONE || !(ib_lex_tok(lex, i)->flags & IB_TOK_CAP)) {
        next = ib_locator_read(&span, lex, i, b);
        if (next > i && (is_edge(s, next, b) || s->text == IBID_NONE)) {
            close_text(s, i);
            add(s, IB_ITEM_LOC, i, next, span);
            return next;
        }
    }
    if (is_in(s, i, b)) {
        close_text(s, i);
        next = i + 1;
        if (ib_tok_is(lex, next, IB_TOK_COLON))
            next++;
        add(s, IB_ITEM_IN, i, next, (ibid_span){0});
        return next;
    }
    return i;
}

static uint32_t take_number(shaper *s, uint32_t i, uint32_t b)
{
    ibid_span span;
    uint32_t next = take_edition(s, i, b);

    if (next > i)
        return next;
    if (ib_docket_is(s->lex, i) && i + 3 <= b) {
        if (s->text == IBID_NONE)
            s->text = i;
        return i + 3; /* of a judgment that a title names */
    }
    next = begins_title(s, i, b) ? i : ib_pages_read(&span, s->lex, i, b);
    if (next == i || (s->text != IBID_NONE && i > s->text &&
                      ib_tok_is(s->lex, i - 1, IB_TOK_DASH)))
        return i;
    if (s->text != IBID_NONE && s->imprint > next &&
        !ib_lex_has(s->lex, next + ib_tok_is(s->lex, next, IB_TOK_COMMA),
                    IB_W_ISSUE | IB_W_VOLUME))
        return i;
    if (s->text != IBID_NONE && !is_edge(s, next, b))
        return i;
    close_text(s, i);
    add(s, IB_ITEM_NUMBER, i, next, span);
    return next;
}

/* After a question mark: does a journal's name stand up to the next comma?
 * Then the mark ends the title. */
static bool before_journal(const shaper *s, uint32_t i, uint32_t b)
{
    const uint32_t most = b - i > 12 ? i + 12 : b;

    if (!(s->flags & IB_SHAPE_STOPS))
        return false;
    for (; i < most && ib_tok_is(s->lex, i, IB_TOK_WORD); i++) {
        if (ib_lex_has(s->lex, i, IB_W_JOURNAL))
            return true;
    }
    return false;
}

/* "Phys .Rev .Lett": a full stop after a blank that the next word touches, as
 * OCR spaces abbreviations, ends nothing. */
static bool is_spaced_stop(const ib_lex *lex, uint32_t i, uint32_t b)
{
    return i > 0 && i + 1 < b && (ib_lex_tok(lex, i - 1)->flags & IB_TOK_CAP) &&
           !(ib_lex_tok(lex, i)->flags & IB_TOK_GLUED) &&
           (ib_lex_tok(lex, i + 1)->flags & IB_TOK_GLUED) &&
           ib_tok_is(lex, i + 1, IB_TOK_WORD);
}

/* "Tübingen ²1922", "Bern ¹²2001": the number of the edition, raised, before
 * its year (Duden; common in German theology and history). */
static uint32_t take_raised(shaper *s, uint32_t i, uint32_t b)
{
    const ib_lex *lex = s->lex;
    uint32_t e = i, cp;

    for (; e < b && e - i < 3 && ib_tok_is(lex, e, IB_TOK_OTHER); e++) {
        ib_utf8_at(&cp, lex->text, ib_lex_tok(lex, e)->start, lex->text.len);
        if (cp != 0xB2 && cp != 0xB3 && cp != 0xB9 &&
            !(cp >= 0x2074 && cp <= 0x2079))
            return i;
    }
    if (e == i || e >= b || !ib_tok_is(lex, e, IB_TOK_YEAR) ||
        !(ib_lex_tok(lex, e)->flags & IB_TOK_GLUED))
        return i;
    close_text(s, i);
    add(s, IB_ITEM_EDITION, i, e, ib_toks_span(lex, i, e));
    return e;
}

/* One step at token i; gives the token after it. */
static uint32_t step(shaper *s, uint32_t i, uint32_t b)
{
    const ib_tok *t = ib_lex_tok(s->lex, i);
    uint32_t next;

    if (s->text != IBID_NONE && is_plain(t) && !ib_ident_may(s->lex, i))
        return i + 1; /* as most words of a title */
    next = take_whole(s, i, b);
    if (next > i)
        return next;
    if (t->kind == IB_TOK_COMMA ||
        (t->kind == IB_TOK_STOP && !is_spaced_stop(s->lex, i, b) &&
         (s->lex->text.at[t->start] == '.' || before_journal(s, i + 1, b)))) {
        close_text(s, i);
        s->comma = t->kind == IB_TOK_COMMA;
        s->stop = !s->comma;
        return i + 1;
    }
    next = take_ident(s, i, b);
    if (next > i)
        return next;
    if (t->kind == IB_TOK_WORD || t->kind == IB_TOK_SECTION)
        next = take_word(s, i, b);
    else if (t->kind == IB_TOK_NUMBER)
        next = take_number(s, i, b);
    else if (t->kind == IB_TOK_OTHER)
        next = take_raised(s, i, b);
    if (next > i)
        return next;
    if (s->text == IBID_NONE &&
        (t->kind == IB_TOK_CLOSE || t->kind == IB_TOK_COLON ||
         t->kind == IB_TOK_DASH || t->kind == IB_TOK_UNQUOTE)) {
        s->colon |= t->kind == IB_TOK_COLON;
        return i + 1;
    }
    if (s->text == IBID_NONE)
        s->text = i;
    return i + 1;
}

/* A closing mark whose opening one was lost: all before it is the title, or
 * what follows the first comma where a name stands before that.  Gives the
 * token after the mark, or `a`. */
static uint32_t take_unopened(shaper *s, uint32_t a, uint32_t b)
{
    const ib_lex *lex = s->lex;

    for (uint32_t i = a; i < b; i++) {
        const ib_tok *t = ib_lex_tok(lex, i);

        if (t->kind == IB_TOK_QUOTE)
            return a;
        if (t->kind != IB_TOK_UNQUOTE || t->mate != IBID_NONE)
            continue;
        if (i < a + 3)
            return a;
        add(s, IB_ITEM_QUOTED, a, i, ib_toks_span(lex, a, i));
        return i + 1;
    }
    return a;
}

void ib_shape_read(ib_shape *out, const ib_lex *lex, uint32_t a, uint32_t b,
                   uint32_t flags)
{
    shaper s = {.out = out,
                .lex = lex,
                .text = IBID_NONE,
                .imprint = find_imprint(lex, a, b),
                .flags = flags};

    out->count = 0;
    out->full = false;
    a = take_unopened(&s, a, b);
    for (uint32_t i = a; i < b && !out->full;)
        i = step(&s, i, b);
    close_text(&s, b);
}
