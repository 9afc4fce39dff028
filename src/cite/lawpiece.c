/* lawpiece.c - a piece of a note that holds a citation of law (law.h): the name
 * that stands alone before it, and what of its tail needs tokens. */

#include "cite/piece.h"

#include "base/scan.h"
#include "cite/law.h"

/* The first token of [a, b) that law.c read, or b. */
static uint32_t find_place(const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;

    for (uint32_t i = piece->a; i < piece->b; i++) {
        if (ib_tok_is(lex, i, IB_TOK_CASE) &&
            ib_list_at(&lex->reported, ib_draft, ib_lex_tok(lex, i)->ref)->law)
            return i;
    }
    return piece->b;
}

/* May tokens [a, b) be the name of a case or an act: begins with a capital or a
 * mark of quotation, has no verb and ends no sentence? */
static bool is_title(const ib_lex *lex, uint32_t a, uint32_t b)
{
    const ib_tok *first = ib_lex_tok(lex, a);

    if (a >= b || b - a > 2 * IB_LAW_WORDS ||
        !(first->kind == IB_TOK_QUOTE || (first->flags & IB_TOK_CAP) ||
          (ib_lex_is(lex, a, "l") && b - a > 1)))
        return false;
    for (uint32_t i = a; i < b; i++) {
        const ib_tok *t = ib_lex_tok(lex, i);

        if (t->kind == IB_TOK_STOP || t->kind == IB_TOK_SYMBOL ||
            t->kind == IB_TOK_URL || t->kind == IB_TOK_CASE)
            return false;
        if ((t->words & (IB_W_VERB | IB_W_IBID | IB_W_SUPRA)) &&
            !(t->flags & IB_TOK_CAP))
            return false;
    }
    return true;
}

/* The tokens before the place that end in a comma or nothing. */
static uint32_t trim_end(const ib_lex *lex, uint32_t a, uint32_t b)
{
    while (b > a && (ib_tok_is(lex, b - 1, IB_TOK_COMMA) ||
                     ib_tok_is(lex, b - 1, IB_TOK_COLON)))
        b--;
    return b;
}

static bool is_court(const ib_lex *lex, uint32_t a, uint32_t b)
{
    if (b == a + 1 && ib_lex_has(lex, a, IB_W_COURT_HEAD))
        return true; /* "EuGH, C-210/06" */
    for (uint32_t i = a; i < b; i++) {
        if (ib_lex_has(lex, i, IB_W_COURT) &&
            (ib_lex_tok(lex, i)->flags & IB_TOK_CAP))
            return true;
    }
    return false;
}

/* "Judgment of the European Court of Human Rights, App. No. ...": the court in
 * tokens [a, b). */
static ibid_span find_court(const ib_lex *lex, uint32_t a, uint32_t b)
{
    for (uint32_t i = a; i < b; i++) {
        uint32_t start = i, stop = i + 1;

        if (!ib_lex_has(lex, i, IB_W_COURT) ||
            !(ib_lex_tok(lex, i)->flags & IB_TOK_CAP))
            continue;
        while (start > a && ib_tok_is(lex, start - 1, IB_TOK_WORD) &&
               (ib_lex_tok(lex, start - 1)->flags & IB_TOK_CAP))
            start--;
        while (stop < b && ib_tok_is(lex, stop, IB_TOK_WORD) &&
               ((ib_lex_tok(lex, stop)->flags & IB_TOK_CAP) ||
                ib_lex_has(lex, stop, IB_W_COURT_JOIN)))
            stop++;
        return ib_toks_span(lex, start, stop);
    }
    return (ibid_span){0};
}

static bool has_versus(const ib_lex *lex, uint32_t a, uint32_t b)
{
    for (uint32_t i = a + 1; i + 1 < b; i++) {
        if ((ib_lex_is(lex, i, "v") || ib_lex_is(lex, i, "vs") ||
             ib_lex_is(lex, i, "c") || ib_lex_is(lex, i, "tegen")) &&
            !(ib_lex_tok(lex, i)->flags & IB_TOK_CAP))
            return true;
    }
    return false;
}

/* Where the name in [a, b) ends: at the bracket of its parties, or at the first
 * comma after them that is none of a company's name. */
static uint32_t name_end(const ib_lex *lex, uint32_t a, uint32_t b)
{
    bool versus = false;

    for (uint32_t i = a; i < b; i++) {
        const ib_tok *t = ib_lex_tok(lex, i);

        if (t->kind == IB_TOK_OPEN && t->mate != IBID_NONE && t->mate < b) {
            if (has_versus(lex, i, t->mate))
                return t->mate + 1;
            i = t->mate;
        } else if (ib_lex_is(lex, i, "v") || ib_lex_is(lex, i, "vs") ||
                   ib_lex_is(lex, i, "c")) {
            versus = i > a;
        } else if (t->kind == IB_TOK_COMMA &&
                   (versus ? !ib_lex_has(lex, i + 1, IB_W_BODY)
                           : ib_lex_has(lex, i + 1, IB_W_JUDGMENT))) {
            return i;
        }
    }
    return b;
}

/* What stands in the piece before the place: the name, or the court. */
static void read_head(ib_draft *out, const ib_piece *piece, uint32_t place)
{
    const ib_lex *lex = piece->lex;
    uint32_t a = piece->a;
    uint32_t b = trim_end(lex, a, place);
    const bool titled = out->field[IBID_FIELD_TITLE].end > 0;

    for (uint32_t i = a; i < b; i++) { /* in a bracket that never closes */
        if (ib_tok_is(lex, i, IB_TOK_SEMI))
            a = i + 1;
    }
    if (a >= b || !is_title(lex, a, b))
        return;
    if (titled) {
        /* the name was read back to a word that it may hold in a note; what
         * stands before a comma is no part of it */
        if (b - a > 6)
            return;
        if (out->field[IBID_FIELD_TITLE].start == out->span.start &&
            out->kind == IBID_CITE_CASE && b == place &&
            !ib_tok_is(lex, a, IB_TOK_QUOTE))
            out->field[IBID_FIELD_TITLE].start = ib_lex_tok(lex, a)->start;
        out->span.start = ib_lex_tok(lex, a)->start;
        if (strncmp(out->rule, "HEAD-", 5) == 0 && b - a == 1)
            out->field[IBID_FIELD_TITLE].start = out->span.start; /* State */
        return;
    }
    out->span.start = ib_lex_tok(lex, a)->start;
    if (out->kind == IBID_CITE_CASE && is_court(lex, a, b) &&
        !has_versus(lex, a, b)) {
        if (!out->value[IBID_FIELD_AUTHORITY].len &&
            !out->field[IBID_FIELD_AUTHORITY].end)
            out->field[IBID_FIELD_AUTHORITY] = find_court(lex, a, b);
        return;
    }
    b = name_end(lex, a, b);
    out->field[IBID_FIELD_TITLE] = ib_toks_span(lex, a, b);
    if (ib_tok_is(lex, a, IB_TOK_QUOTE) && b > a + 1)
        out->field[IBID_FIELD_TITLE] =
            ib_toks_span(lex, a + 1, b - ib_tok_is(lex, b - 1, IB_TOK_UNQUOTE));
}

/* Has [a, b) a verb in lower case, or another citation? */
static bool is_prose(const ib_lex *lex, uint32_t a, uint32_t b)
{
    for (uint32_t i = a; i < b; i++) {
        const ib_tok *t = ib_lex_tok(lex, i);

        if (((t->words & IB_W_VERB) && !(t->flags & IB_TOK_CAP)) ||
            t->kind == IB_TOK_CASE || t->kind == IB_TOK_SYMBOL)
            return true;
    }
    return b - a > 2 * IB_LAW_WORDS;
}

/* "Regulation ... laying down standards for ships", "LOI n° ... relative à
 * ...": the rest of the title of an act; gives the token after it, or i. */
static uint32_t read_long_title(ib_draft *out, const ib_piece *piece,
                                uint32_t i)
{
    const ib_lex *lex = piece->lex;
    uint32_t stop = i;

    if (out->kind != IBID_CITE_STATUTE || !out->field[IBID_FIELD_NUMBER].end ||
        out->field[IBID_FIELD_CONTAINER_TITLE].end ||
        !ib_tok_is(lex, i, IB_TOK_WORD) || is_prose(lex, i, piece->b))
        return i;
    while (stop < piece->b && !ib_tok_is(lex, stop, IB_TOK_COMMA) &&
           !ib_tok_is(lex, stop, IB_TOK_YEAR) &&
           !ib_tok_is(lex, stop, IB_TOK_STOP))
        stop++;
    if (stop < i + 3)
        return i;
    out->field[IBID_FIELD_TITLE].end = ib_lex_tok(lex, stop - 1)->end;
    return stop;
}

/* "Vol. 1991"; ", 318" at the end: the volume, the pinpoint.  Gives the token
 * after it, or i. */
static uint32_t read_trailing(ib_draft *out, const ib_piece *piece, uint32_t i)
{
    const ib_lex *lex = piece->lex;
    ibid_span span;
    uint32_t stop;

    if (ib_lex_has(lex, i, IB_W_VOLUME) && i + 1 < piece->b &&
        !out->field[IBID_FIELD_VOLUME].end) {
        out->field[IBID_FIELD_VOLUME] = ib_toks_span(lex, i + 1, i + 2);
        return i + 2;
    }
    stop = ib_pages_read(&span, lex, i, piece->b);
    if (stop < piece->b || stop == i || i == piece->a ||
        !ib_tok_is(lex, i - 1, IB_TOK_COMMA) ||
        out->field[IBID_FIELD_LOCATOR].end)
        return i;
    out->field[IBID_FIELD_LOCATOR] = span;
    return stop;
}

static void set_date(ib_draft *out, const ib_lex *lex, uint32_t i)
{
    if (out->issued.from.month ||
        (out->issued.from.year && ib_tok_is(lex, i, IB_TOK_YEAR)))
        return;
    out->issued = *ib_list_at(&lex->date, ibid_date, ib_lex_tok(lex, i)->ref);
    out->field[IBID_FIELD_ISSUED] = out->issued.span;
}

/* "(Court of Appeal 2007)", "(117-120)": the date or the pinpoint in it. */
static void read_inside(ib_draft *out, const ib_lex *lex, uint32_t open)
{
    const uint32_t close = ib_lex_tok(lex, open)->mate;

    for (uint32_t i = open + 1; i < close; i++) {
        ibid_span span;

        if (ib_tok_is(lex, i, IB_TOK_DATE) || ib_tok_is(lex, i, IB_TOK_YEAR))
            set_date(out, lex, i);
        else if (i == open + 1 && ib_tok_is(lex, i, IB_TOK_NUMBER) &&
                 !out->field[IBID_FIELD_LOCATOR].end &&
                 ib_pages_read(&span, lex, i, close) == close)
            out->field[IBID_FIELD_LOCATOR] = span;
    }
}

/* One thing of the rest at token i: gives the token after it, or i. */
static uint32_t read_one(ib_draft *out, const ib_piece *piece, uint32_t i)
{
    const ib_lex *lex = piece->lex;
    const ib_tok *t = ib_lex_tok(lex, i);
    ibid_span span;
    uint32_t next = ib_locator_read(&span, lex, i, piece->b);

    if (next == i && t->kind == IB_TOK_OPEN)
        next = ib_signed_pin_read(&span, lex, i, piece->b);
    if (next > i) {
        if (!out->field[IBID_FIELD_LOCATOR].end)
            out->field[IBID_FIELD_LOCATOR] = span;
        return next;
    }
    if (t->kind == IB_TOK_DATE || t->kind == IB_TOK_YEAR) {
        set_date(out, lex, i);
        return i + 1;
    }
    if (t->kind == IB_TOK_URL) {
        if (!out->field[IBID_FIELD_URL].end)
            out->field[IBID_FIELD_URL] = ib_toks_span(lex, i, i + 1);
        return i + 1;
    }
    if (t->kind == IB_TOK_OPEN && t->mate != IBID_NONE && t->mate < piece->b &&
        t->mate - i <= IB_LAW_WORDS) {
        read_inside(out, lex, i);
        return t->mate + 1;
    }
    return read_long_title(out, piece, i);
}

/* ", 2025, p. 357", " (Court of Appeal 2007)", ", judgment of 12 July 2001". */
static void read_rest(ib_draft *out, const ib_piece *piece, uint32_t i)
{
    const ib_lex *lex = piece->lex;
    while (i < piece->b) {
        uint32_t next;

        if (ib_tok_is(lex, i, IB_TOK_COMMA) ||
            ib_lex_has(lex, i, IB_W_ADOPTED | IB_W_JUDGMENT)) {
            i++;
            continue;
        }
        if (out->kind == IBID_CITE_STATUTE && ib_lex_has(lex, i, IB_W_WITHIN))
            break; /* ", en materia de sociedades": a remark */
        next = read_one(out, piece, i);
        if (next == i && is_prose(lex, i, piece->b))
            break;
        if (next == i)
            next = read_trailing(out, piece, i);
        i = next > i ? next : i + 1;
        out->span.end = ib_lex_tok(lex, i - 1)->end;
    }
}

/* An address that is an ELI, perhaps with the title of the law before it. */
static void read_eli(ib_draft *out, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;

    for (uint32_t i = piece->a; i < piece->b; i++) {
        ibid_span url;

        if (!ib_tok_is(lex, i, IB_TOK_URL))
            continue;
        url = ib_toks_span(lex, i, i + 1);
        out->field[IBID_FIELD_NUMBER] = ib_eli_find(lex->text, url);
        if (!out->field[IBID_FIELD_NUMBER].end)
            return;
        out->kind = IBID_CITE_STATUTE;
        out->rule = "ELI-1";
        out->score = 92;
        out->span = out->field[IBID_FIELD_URL] = url;
        read_head(out, piece, i);
        return;
    }
}

/* "the Second (Directive 77/91), on capital": of a piece whose place stands in
 * a bracket that ends after it, what is inside. */
static ib_piece inside(const ib_piece *piece, uint32_t place)
{
    ib_piece out = *piece;

    for (uint32_t i = place; i > piece->a && place - i <= IB_LAW_WORDS; i--) {
        const ib_tok *t = ib_lex_tok(piece->lex, i - 1);

        if (t->kind != IB_TOK_OPEN || t->mate == IBID_NONE || t->mate < place)
            continue;
        out.a = i;
        if (t->mate < out.b)
            out.b = t->mate;
        break;
    }
    return out;
}

void ib_family_law(ib_draft *out, const ib_piece *whole)
{
    const uint32_t place = find_place(whole);
    const ib_piece part = inside(whole, place), *piece = &part;

    if (place == piece->b) {
        read_eli(out, piece);
        return;
    }
    *out = *ib_list_at(&piece->lex->reported, ib_draft,
                       ib_lex_tok(piece->lex, place)->ref);
    out->score += 25;
    read_head(out, piece, place);
    read_rest(out, piece, place + 1);
}
