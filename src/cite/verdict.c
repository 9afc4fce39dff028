/* verdict.c - judgments and acts that a note names without a report: "A v. B
 * (2007)", "A c. B, Federal Court 2011", "Property Law Act, Qld (1974)",
 * "Supreme Court of Canada, v. 21.01.2010 - 32797".
 *
 * OSCOLA 2.1 and 2.4, Chicago 14.269 to 14.305, MHRA 11.2.17; juris for the
 * court, "v.", date and number of German style.
 */

#include "cite/piece.h"

#include "base/scan.h"

static bool is_cap(const ib_lex *lex, uint32_t i)
{
    return i < lex->tok.count && (ib_lex_tok(lex, i)->flags & IB_TOK_CAP);
}

/* Is token i a capital, or an article before one: "the Netherlands", "l-Uff"?
 * In Czech and Russian "v" is "in", before a word in lower case. */
static bool begins_party(const ib_lex *lex, uint32_t i)
{
    const char *at;

    if (is_cap(lex, i) || ib_tok_is(lex, i, IB_TOK_QUOTE) ||
        ib_lex_is(lex, i, "the"))
        return true;
    if (!ib_tok_is(lex, i, IB_TOK_WORD))
        return false;
    at = lex->text.at + ib_lex_tok(lex, i)->start;
    return (at[0] == 'l' || at[0] == 'd') && (at[1] == '-' || at[1] == '\'');
}

/* Do the words at token i join parties: "v", "vs", "c.", "tegen"? */
static bool is_versus(const ib_piece *piece, uint32_t i)
{
    const ib_lex *lex = piece->lex;
    const bool small = !is_cap(lex, i);

    if (i <= piece->a || i + 1 >= piece->b)
        return false;
    if ((ib_lex_is(lex, i, "v") || ib_lex_is(lex, i, "vs")) && small)
        return begins_party(lex, i + 1) &&
               (is_cap(lex, i - 1) || ib_tok_is(lex, i - 1, IB_TOK_CLOSE) ||
                ib_tok_is(lex, i - 1, IB_TOK_UNQUOTE) ||
                ib_lex_is(lex, i - 1, "another") ||
                ib_lex_is(lex, i - 1, "others") ||
                ib_lex_is(lex, i - 1, "al") || ib_lex_is(lex, i - 1, "ors") ||
                ib_lex_is(lex, i - 1, "anor"));
    if (ib_lex_is(lex, i, "in") && ib_tok_is(lex, i - 1, IB_TOK_COMMA))
        return ib_lex_is(lex, i + 1, "the") && ib_lex_is(lex, i + 2, "matter");
    if (ib_lex_is(lex, i, "c") && small)
        return is_cap(lex, i - 1) && is_cap(lex, i + 1) &&
               (ib_lex_tok(lex, i)->flags & IB_TOK_DOT);
    return ib_lex_is(lex, i, "tegen") && is_cap(lex, i + 1);
}

/* Does a company's "Inc." or "Ltd" follow the comma at i? */
static bool is_company(const ib_lex *lex, uint32_t i)
{
    static const char *const forms[] = {"inc",  "ltd", "llc", "co",  "corp",
                                        "plc",  "llp", "et",  "s.a", "gmbh",
                                        "s.a.", "ag",  "sa",  "lp",  "pty"};

    for (size_t k = 0; k < sizeof forms / sizeof *forms; k++) {
        if (ib_lex_is(lex, i + 1, forms[k]))
            return true;
    }
    return false;
}

static bool has_date(const ib_lex *lex, uint32_t a, uint32_t b)
{
    for (uint32_t i = a; i < b; i++) {
        if (ib_tok_is(lex, i, IB_TOK_DATE) || ib_tok_is(lex, i, IB_TOK_YEAR))
            return true;
    }
    return false;
}

/* The token after the names, from the one that joins them. */
static uint32_t names_end(const ib_piece *piece, uint32_t versus)
{
    const ib_lex *lex = piece->lex;
    uint32_t i = versus + 1;
    ibid_span span;

    while (i < piece->b) {
        const ib_tok *t = ib_lex_tok(lex, i);

        if (t->kind == IB_TOK_OPEN && t->mate != IBID_NONE &&
            t->mate < piece->b) {
            if (lex->text.at[t->start] == '[' || has_date(lex, i, t->mate))
                break;
            i = t->mate + 1;
            continue;
        }
        if (t->kind == IB_TOK_COMMA
                ? !is_company(lex, i)
                : t->kind != IB_TOK_WORD && t->kind != IB_TOK_DASH &&
                      t->kind != IB_TOK_OTHER && t->kind != IB_TOK_SLASH)
            break;
        if (t->kind == IB_TOK_WORD &&
            ((t->words & (IB_W_CIT | IB_W_OP | IB_W_SUPRA)) ||
             ((t->words & IB_W_VERB) && !(t->flags & IB_TOK_CAP)) ||
             ((t->words & IB_W_VOLUME) &&
              ib_tok_is(lex, i + 1, IB_TOK_NUMBER)) ||
             (!(t->flags & IB_TOK_CAP) &&
              ib_locator_read(&span, lex, i, piece->b) > i)))
            break;
        i++;
    }
    return i;
}

/* Everything after a name is read into this draft. */
typedef struct tail {
    ib_draft *out;
    const ib_piece *piece;
} tail;

static void set_date(ib_draft *out, const ib_lex *lex, uint32_t i)
{
    if (out->issued.from.month ||
        (out->issued.from.year && ib_tok_is(lex, i, IB_TOK_YEAR)))
        return;
    out->issued = *ib_list_at(&lex->date, ibid_date, ib_lex_tok(lex, i)->ref);
    out->field[IBID_FIELD_ISSUED] = out->issued.span;
}

static void set(ib_draft *out, ibid_field_name name, ibid_span span)
{
    if (!out->field[name].end && span.end > span.start)
        out->field[name] = span;
}

/* A number after the place: its first page, or a pinpoint. */
static uint32_t read_number(const tail *t, uint32_t i)
{
    const ib_lex *lex = t->piece->lex;
    ibid_span span;
    const uint32_t stop = ib_pages_read(&span, lex, i, t->piece->b);
    const ibid_span *field = t->out->field;

    if (stop == i)
        return i;
    if (field[IBID_FIELD_CONTAINER_TITLE].end &&
        !field[IBID_FIELD_VOLUME].end && stop < t->piece->b &&
        field[IBID_FIELD_CONTAINER_TITLE].end == ib_lex_tok(lex, i - 1)->end) {
        set(t->out, IBID_FIELD_VOLUME, span); /* "SCR 1, 6" */
        return stop;
    }
    if (field[IBID_FIELD_VOLUME].end && field[IBID_FIELD_CONTAINER_TITLE].end &&
        !field[IBID_FIELD_PAGE].end &&
        (stop < t->piece->b || !ib_tok_is(lex, i - 1, IB_TOK_COMMA)))
        set(t->out, IBID_FIELD_PAGE, span);
    else
        set(t->out, IBID_FIELD_LOCATOR, span);
    return stop;
}

/* Has word i up to four letters, as abbreviations have? */
static bool is_short(const ib_lex *lex, uint32_t i)
{
    const ib_tok *t = ib_lex_tok(lex, i);

    return t->end - t->start <= 4;
}

/* The end of a row of words in capitals and the words between them. */
static uint32_t words_end(const ib_piece *piece, uint32_t i)
{
    const ib_lex *lex = piece->lex;
    const uint32_t start = i;

    while (i < piece->b) {
        if (ib_tok_is(lex, i, IB_TOK_WORD) &&
            (is_cap(lex, i) ||
             ib_lex_has(lex, i, IB_W_SMALL | IB_W_COURT_JOIN)))
            i++;
        else if (i > start && ib_tok_is(lex, i, IB_TOK_STOP) &&
                 i + 1 < piece->b && is_short(lex, i - 1) &&
                 (is_cap(lex, i + 1) ||
                  (ib_lex_tok(lex, i + 1)->flags & IB_TOK_GLUED)))
            i += 2; /* "Dist. Court", "So.2d" */
        else
            break;
    }
    return i;
}

static bool is_court(const ib_lex *lex, uint32_t a, uint32_t b)
{
    for (uint32_t i = a; i < b; i++) {
        if (ib_lex_has(lex, i, IB_W_COURT | IB_W_COURT_HEAD))
            return true;
    }
    return false;
}

/* Words of the tail: the court, or the series of reports. */
static uint32_t read_words(const tail *t, uint32_t i)
{
    const ib_lex *lex = t->piece->lex;
    uint32_t stop = words_end(t->piece, i);
    ibid_span span;

    while (stop > i && !is_cap(lex, stop - 1) &&
           ib_tok_is(lex, stop - 1, IB_TOK_WORD))
        stop--;
    if (stop == i || !is_cap(lex, i) || ib_lex_has(lex, i, IB_W_JUDGMENT))
        return i;
    span = ib_toks_span(lex, i, stop);
    if (is_court(lex, i, stop) || (ib_tok_is(lex, stop, IB_TOK_YEAR) &&
                                   !t->out->field[IBID_FIELD_VOLUME].end))
        set(t->out, IBID_FIELD_AUTHORITY, span);
    else
        set(t->out, IBID_FIELD_CONTAINER_TITLE, span);
    return stop;
}

/* "2007 Ohio 3029", "485 N.E.2d": a volume before its series; gives the token
 * after the number, or i. */
static uint32_t read_volume(const tail *t, uint32_t i)
{
    const ib_lex *lex = t->piece->lex;
    const uint32_t next = i + 1;

    if (ib_lex_has(lex, i, IB_W_VOLUME) &&
        ib_tok_is(lex, next, IB_TOK_NUMBER)) {
        set(t->out, IBID_FIELD_VOLUME, ib_toks_span(lex, next, next + 1));
        return next + 1;
    }
    if (!(ib_tok_is(lex, i, IB_TOK_NUMBER) || ib_tok_is(lex, i, IB_TOK_YEAR)) ||
        t->out->field[IBID_FIELD_VOLUME].end)
        return i;
    if (ib_lex_is(lex, next, "no")) { /* "594 No. (1991)": a style's slip */
        set(t->out, IBID_FIELD_VOLUME, ib_toks_span(lex, i, next));
        return next + 1;
    }
    if (!is_cap(lex, next) || words_end(t->piece, next) == next ||
        !ib_tok_is(lex, next, IB_TOK_WORD) || is_court(lex, next, next + 1))
        return i;
    set(t->out, IBID_FIELD_VOLUME, ib_toks_span(lex, i, next));
    if (ib_tok_is(lex, i, IB_TOK_YEAR))
        set_date(t->out, lex, i);
    return next;
}

/* "(Supreme Court 1803)", "(Vic, 1958)", "(117-120)", "[2012]" at i; gives the
 * token after its end, or i. */
static uint32_t read_bracket(const tail *t, uint32_t i)
{
    const ib_lex *lex = t->piece->lex;
    const uint32_t close = ib_lex_tok(lex, i)->mate;
    uint32_t p = i + 1;

    if (!ib_tok_is(lex, i, IB_TOK_OPEN) || close == IBID_NONE ||
        close >= t->piece->b)
        return i;
    p = read_words(t, p);
    for (; p < close; p++) {
        if (ib_tok_is(lex, p, IB_TOK_DATE) || ib_tok_is(lex, p, IB_TOK_YEAR))
            set_date(t->out, lex, p);
        else if (p == i + 1 && ib_tok_is(lex, p, IB_TOK_NUMBER))
            read_number(t, p);
    }
    return close + 1;
}

/* "No. 21-cv-2773", "Docket No. CV-12": the number, up to a blank after it;
 * gives the token after it, or i. */
static uint32_t read_docket(const tail *t, uint32_t i)
{
    const ib_lex *lex = t->piece->lex;
    uint32_t stop = i + 1;

    if (!ib_lex_has(lex, i, IB_W_NUMBER_SIGN) || stop >= t->piece->b ||
        !(ib_tok_is(lex, stop, IB_TOK_NUMBER) || is_cap(lex, stop)))
        return i;
    for (stop++; stop < t->piece->b && !ib_tok_is(lex, stop, IB_TOK_COMMA) &&
                 (ib_lex_tok(lex, stop)->flags & IB_TOK_GLUED);)
        stop++;
    set(t->out, IBID_FIELD_NUMBER, ib_toks_span(lex, i + 1, stop));
    return stop;
}

/* "2001/2 BSF 55": a paper of a parliament by its session, series and number;
 * gives the token after it, or i. */
static uint32_t read_paper(const tail *t, uint32_t i)
{
    const ib_lex *lex = t->piece->lex;

    if (i + 5 > t->piece->b || !ib_tok_is(lex, i, IB_TOK_YEAR) ||
        !ib_tok_is(lex, i + 1, IB_TOK_SLASH) ||
        !ib_tok_is(lex, i + 2, IB_TOK_NUMBER) || !is_cap(lex, i + 3) ||
        !ib_tok_is(lex, i + 4, IB_TOK_NUMBER))
        return i;
    set(t->out, IBID_FIELD_NUMBER, ib_toks_span(lex, i, i + 5));
    t->out->law = true;
    return i + 5;
}

/* One thing of the tail at token i; gives the token after it, or i. */
static uint32_t read_one(const tail *t, uint32_t i)
{
    const ib_lex *lex = t->piece->lex;
    ibid_span span;
    uint32_t next = ib_locator_read(&span, lex, i, t->piece->b);

    if (next == i)
        next = ib_signed_pin_read(&span, lex, i, t->piece->b);
    if (next > i) {
        set(t->out, IBID_FIELD_LOCATOR, span);
        return next;
    }
    next = read_paper(t, i);
    if (next == i)
        next = read_volume(t, i);
    if (next == i)
        next = read_docket(t, i);
    if (next > i)
        return next;
    if (ib_tok_is(lex, i, IB_TOK_DATE) || ib_tok_is(lex, i, IB_TOK_YEAR)) {
        set_date(t->out, lex, i);
        return i + 1;
    }
    next = read_bracket(t, i);
    if (next == i)
        next = read_number(t, i);
    return next > i ? next : read_words(t, i);
}

/* All of [i, piece->b); prose ends it. */
static void read_tail(const tail *t, uint32_t i)
{
    const ib_lex *lex = t->piece->lex;

    while (i < t->piece->b) {
        const ib_tok *tok = ib_lex_tok(lex, i);
        uint32_t next;

        if (tok->kind == IB_TOK_COMMA || tok->kind == IB_TOK_STOP ||
            ib_lex_is(lex, i, "in")) {
            i++;
            continue;
        }
        if ((tok->words & IB_W_VERB) && !(tok->flags & IB_TOK_CAP))
            break;
        next = read_one(t, i);
        i = next > i ? next : i + 1;
        t->out->span.end = ib_lex_tok(lex, i - 1)->end;
    }
}

/* "W. E. Burger, Griggs v. Duke Power Co.": the judge before the names; gives
 * the first token of the names. */
static uint32_t read_judge(ib_draft *out, const ib_piece *piece,
                           uint32_t versus)
{
    const ib_lex *lex = piece->lex;
    bool initial = false;

    for (uint32_t i = piece->a; i < versus && i < piece->a + 6; i++) {
        if (ib_tok_is(lex, i, IB_TOK_NUMBER) && i + 2 < versus &&
            ib_tok_is(lex, i + 1, IB_TOK_COMMA))
            return i + 2; /* "Order at 1, California v. Regan" */
        initial |= (ib_lex_tok(lex, i)->flags & IB_TOK_INITIAL) != 0;
        if (!ib_tok_is(lex, i, IB_TOK_COMMA))
            continue;
        if (initial && !is_company(lex, i) && i > piece->a + 1 &&
            ib_people_read(&out->author, lex, piece->a, i))
            return i + 1;
        break;
    }
    return piece->a;
}

/* Is there something in the piece that other families know? */
static bool is_known(const ib_piece *piece)
{
    for (uint32_t i = piece->a; i < piece->b; i++) {
        const ib_tok *t = ib_lex_tok(piece->lex, i);

        if (t->kind == IB_TOK_CASE || t->kind == IB_TOK_SYMBOL ||
            t->kind == IB_TOK_QUOTE || ib_lex_has(piece->lex, i, IB_W_IBID))
            return true;
    }
    return false;
}

static bool read_parties(ib_draft *out, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;
    const tail t = {out, piece};
    uint32_t versus = piece->a, start, end;

    while (versus < piece->b && versus < piece->a + IB_LAW_WORDS &&
           !is_versus(piece, versus))
        versus++;
    if (!is_versus(piece, versus) || !is_cap(lex, piece->a))
        return false;
    for (uint32_t i = piece->a; i < versus; i++) {
        const ib_tok *w = ib_lex_tok(lex, i);

        if (((w->words & IB_W_VERB) && !(w->flags & IB_TOK_CAP)) ||
            w->kind == IB_TOK_STOP || w->kind == IB_TOK_SEMI ||
            ib_lex_has(lex, i, IB_W_APPLICATION) || is_court(lex, i, i + 1))
            return false;
    }
    start = read_judge(out, piece, versus);
    end = names_end(piece, versus);
    out->kind = IBID_CITE_CASE;
    out->rule = "CASE-5";
    out->span = ib_toks_span(lex, start > piece->a ? piece->a : start, end);
    out->field[IBID_FIELD_TITLE] = ib_toks_span(lex, start, end);
    read_tail(&t, end);
    /* a name and a page alone recall a case that was cited before */
    if (!out->issued.from.year && !out->field[IBID_FIELD_AUTHORITY].end &&
        !out->field[IBID_FIELD_CONTAINER_TITLE].end)
        out->shortened = IB_SHORT_NAME;
    out->score = 62 + (out->issued.from.year ? 25 : 0) +
                 (ib_lex_is(lex, versus, "in") ? 20 : 0) + /* "in the matter" */
                 (out->field[IBID_FIELD_LOCATOR].end ? 10 : 0);
    return true;
}

/* Is the rest of the piece, from token i, a date in brackets or without? */
static bool is_dated_at(const ib_lex *lex, uint32_t i)
{
    const uint32_t p = i + ib_tok_is(lex, i, IB_TOK_OPEN);

    return ib_tok_is(lex, p, IB_TOK_DATE) || ib_tok_is(lex, p, IB_TOK_YEAR);
}

/* "Trial of Judith Cupid: Theft, 11th September 1734 [1734], 204": trials by
 * the names of the accused (Old Bailey Proceedings, State Trials; Chicago
 * 14.281), whose day belongs to the title where another date follows. */
static bool read_trial(ib_draft *out, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;
    const tail t = {out, piece};
    uint32_t end = piece->b;
    ibid_span span;

    if (!ib_lex_is(lex, piece->a, "trial") || !is_cap(lex, piece->a) ||
        !ib_lex_is(lex, piece->a + 1, "of") || !is_cap(lex, piece->a + 2))
        return false;
    for (uint32_t i = piece->a + 3; i < piece->b; i++) {
        if (ib_lex_has(lex, i, IB_W_CIT))
            return false;
        if (ib_locator_read(&span, lex, i, piece->b) > i) {
            end = i < end ? i : end;
            break;
        }
        if (is_dated_at(lex, i))
            end = i++;
    }
    while (end > piece->a && ib_tok_is(lex, end - 1, IB_TOK_COMMA))
        end--;
    out->kind = IBID_CITE_CASE;
    out->rule = "CASE-6";
    out->span = ib_toks_span(lex, piece->a, end);
    out->field[IBID_FIELD_TITLE] = ib_toks_span(lex, piece->a, end);
    read_tail(&t, end);
    out->score = out->issued.from.year ? 85 : 0;
    return out->score > 0;
}

/* "Property Law Act, Qld (1974)", "Crimes Act, (Vic, 1958)", "Property Law
 * Act": a title in capitals that ends in what it is. */
static bool read_act(ib_draft *out, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;
    const tail t = {out, piece};
    const bool quoted = ib_tok_is(lex, piece->a, IB_TOK_QUOTE);
    uint32_t i = piece->a + quoted, start = i, act = 0;

    for (; i < piece->b && i < piece->a + IB_LAW_WORDS; i++) {
        const ib_tok *w = ib_lex_tok(lex, i);

        if (w->kind == IB_TOK_OPEN && w->mate != IBID_NONE && i > start &&
            !has_date(lex, i, w->mate) && !act) {
            i = w->mate;
            continue;
        }
        if (w->kind != IB_TOK_WORD ||
            !((w->flags & IB_TOK_CAP) || (w->words & IB_W_SMALL)))
            break;
        act = ib_lex_is(lex, i, "act") || ib_lex_is(lex, i, "bill") ||
                      ib_lex_is(lex, i, "ordinance")
                  ? i + 1
                  : 0;
    }
    if (!act || act < start + 2 || !is_cap(lex, start) ||
        !is_cap(lex, act - 1) || i > act)
        return false;
    out->kind = IBID_CITE_STATUTE;
    out->rule = "ACT-4";
    out->span = ib_toks_span(lex, piece->a, act);
    out->field[IBID_FIELD_TITLE] = ib_toks_span(lex, start, act);
    if (quoted && ib_tok_is(lex, act, IB_TOK_UNQUOTE))
        act++;
    read_tail(&t, act);
    if (!out->field[IBID_FIELD_CONTAINER_TITLE].end)
        out->field[IBID_FIELD_CONTAINER_TITLE] =
            out->field[IBID_FIELD_AUTHORITY];
    out->field[IBID_FIELD_AUTHORITY] = (ibid_span){0};
    out->score = 72;
    return true;
}

/* Where the title of a law begins: at its kind, at the start of the piece or
 * after the body that made it ("Folketinget, Forslag til ..."); or piece->b.
 * *body: the end of that body, or piece->a. */
static uint32_t law_start(const ib_piece *piece, uint32_t *body)
{
    const ib_lex *lex = piece->lex;

    *body = piece->a;
    for (uint32_t i = piece->a; i < piece->b && i < piece->a + 8; i++) {
        const ib_tok *t = ib_lex_tok(lex, i);

        if (is_cap(lex, i) && (t->words & IB_W_LAW_HEAD) && i + 1 < piece->b)
            return i;
        if (t->kind == IB_TOK_COMMA || t->kind == IB_TOK_STOP ||
            t->kind == IB_TOK_QUOTE || t->kind == IB_TOK_YEAR) {
            if (*body == piece->a && t->kind != IB_TOK_YEAR)
                *body = i;
            if (!(is_cap(lex, i + 1) &&
                  ib_lex_has(lex, i + 1, IB_W_LAW_HEAD)) &&
                !ib_tok_is(lex, i + 1, IB_TOK_QUOTE))
                break;
        } else if (t->kind != IB_TOK_WORD && t->kind != IB_TOK_DASH) {
            break;
        }
    }
    return piece->b;
}

/* The end of such a title: before a bracket with a date, or a comma or full
 * stop with a date, a number or a pinpoint after it. */
static uint32_t law_end(const ib_piece *piece, uint32_t i)
{
    const ib_lex *lex = piece->lex;
    ibid_span span;

    for (; i < piece->b; i++) {
        const ib_tok *t = ib_lex_tok(lex, i);

        if (t->kind == IB_TOK_UNQUOTE ||
            (t->kind == IB_TOK_OPEN && t->mate != IBID_NONE &&
             t->mate < piece->b && has_date(lex, i, t->mate)))
            break;
        if (t->kind == IB_TOK_YEAR &&
            (i + 1 == piece->b || ib_tok_is(lex, i + 1, IB_TOK_OPEN)))
            break;
        if ((t->kind == IB_TOK_STOP || (t->kind == IB_TOK_COMMA &&
                                        !ib_tok_is(lex, i - 1, IB_TOK_DASH))) &&
            is_cap(lex, i + 1))
            break;
        if ((t->kind == IB_TOK_COMMA || t->kind == IB_TOK_STOP) &&
            (i + 1 == piece->b || has_date(lex, i + 1, i + 2) ||
             ib_tok_is(lex, i + 1, IB_TOK_OPEN) ||
             ib_tok_is(lex, i + 1, IB_TOK_NUMBER) ||
             ib_locator_read(&span, lex, i + 1, piece->b) > i + 1))
            break;
    }
    return i;
}

/* Does a publisher stand behind the title: "Loi Isidoro, La Mujer, Editorial
 * Ariel, 2011"?  A law has none. */
static bool has_publisher(const ib_piece *piece, uint32_t i)
{
    for (; i < piece->b; i++) {
        if (is_cap(piece->lex, i) && (ib_lex_is(piece->lex, i, "editorial") ||
                                      ib_lex_is(piece->lex, i, "press") ||
                                      ib_lex_is(piece->lex, i, "verlag") ||
                                      ib_lex_is(piece->lex, i, "éditions")))
            return true;
    }
    return false;
}

/* "Børneministeriet, Bekendtgørelse af lov om ... (2015)", "Loi sur le Barreau",
 * "Cortes Generales. Constitución Española. 29 de diciembre de 1978". */
static bool read_law(ib_draft *out, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;
    const tail t = {out, piece};
    uint32_t body, end;
    const uint32_t start = law_start(piece, &body);

    if (start == piece->b)
        return false;
    end = law_end(piece, start);
    if (end < start + 2 || has_publisher(piece, end))
        return false;
    out->kind = IBID_CITE_STATUTE;
    out->rule = "ACT-5";
    out->span = ib_toks_span(lex, piece->a, end);
    out->field[IBID_FIELD_TITLE] = ib_toks_span(lex, start, end);
    if (body > piece->a) {
        out->author.item[0].literal = ib_toks_span(lex, piece->a, body);
        out->author.count = 1;
    } else if (ib_tok_is(lex, piece->a, IB_TOK_YEAR)) {
        set_date(out, lex, piece->a);
    }
    read_tail(&t, end);
    out->score = out->issued.from.year || body > piece->a ? 84 : 70;
    return true;
}

/* "Supreme Court of Canada, v. 21.01.2010 - 32797": "v." between a comma and a
 * date is German for "of". */
static bool read_dated(ib_draft *out, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;
    const tail t = {out, piece};
    uint32_t date = piece->a, stop;

    while (date < piece->b && !ib_tok_is(lex, date, IB_TOK_DATE))
        date++;
    if (date >= piece->b || date < piece->a + 3 ||
        !ib_lex_is(lex, date - 1, "v") ||
        !ib_tok_is(lex, date - 2, IB_TOK_COMMA) ||
        !ib_tok_is(lex, date + 1, IB_TOK_DASH))
        return false;
    for (stop = date + 2; stop < piece->b && stop < date + 10 &&
                          !ib_tok_is(lex, stop, IB_TOK_COMMA);)
        stop++;
    out->kind = IBID_CITE_CASE;
    out->rule = "HEAD-3";
    out->law = true;
    out->score = 96;
    out->span = ib_toks_span(lex, piece->a, stop);
    out->field[IBID_FIELD_AUTHORITY] = ib_toks_span(lex, piece->a, date - 2);
    out->field[IBID_FIELD_NUMBER] = ib_toks_span(lex, date + 2, stop);
    set_date(out, lex, date);
    read_tail(&t, stop);
    return true;
}

void ib_family_verdict(ib_draft *out, const ib_piece *piece)
{
    if (read_law(out, piece))
        return;
    if (ib_tok_is(piece->lex, piece->a, IB_TOK_QUOTE)) {
        read_act(out, piece);
        return;
    }
    if (is_known(piece) || read_dated(out, piece) || read_trial(out, piece))
        return;
    *out = (ib_draft){0};
    if (read_parties(out, piece))
        return;
    read_act(out, piece);
}
