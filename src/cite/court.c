/* court.c - judgments: by reporter, by application number, by order of an
 * international court, by the names of the parties.
 *
 * Authority: Bluebook rules 10 and 21.5; HUDOC's "App. no. 40984/07"; ICJ,
 * Practice Directions ("Order of 7 December 2021, para. 60").
 */

#include "cite/piece.h"

#include "base/scan.h"

static void set_date(ib_draft *out, const ib_lex *lex, uint32_t i)
{
    if (out->issued.from.year)
        return;
    out->issued = *ib_list_at(&lex->date, ibid_date, ib_lex_tok(lex, i)->ref);
    out->field[IBID_FIELD_ISSUED] = out->issued.span;
}

/* "C-6", "T-201": the number of a case of the EU courts, up to its slash. */
static bool is_registered(const ib_lex *lex, uint32_t i)
{
    const ibid_str s = ib_str_in(lex->text, ib_toks_span(lex, i, i + 1));

    return ib_tok_is(lex, i, IB_TOK_WORD) && s.len > 2 && s.len < 8 &&
           strchr("CTF", s.at[0]) && s.at[1] == '-' && ib_is(s.at[2], IB_DIGIT);
}

/* "40984/07", "1085/2002", "C-6/64": the token after the number at `p`, or
 * `p`. */
static uint32_t docket_end(const ib_lex *lex, uint32_t p)
{
    if (!(ib_tok_is(lex, p, IB_TOK_NUMBER) || ib_tok_is(lex, p, IB_TOK_YEAR) ||
          is_registered(lex, p)) ||
        !ib_tok_is(lex, p + 1, IB_TOK_SLASH) ||
        !(ib_tok_is(lex, p + 2, IB_TOK_NUMBER) ||
          ib_tok_is(lex, p + 2, IB_TOK_YEAR)))
        return p;
    return p + 3;
}

/* "No. 40984/07" after "App.", "Application", "Case": the number's tokens;
 * *head tells where its word stands. */
static uint32_t find_application(const ib_piece *piece, ibid_span *number,
                                 uint32_t *head)
{
    const ib_lex *lex = piece->lex;

    for (uint32_t i = piece->a; i + 2 < piece->b; i++) {
        uint32_t p = i + 1, stop;

        if (!ib_lex_has(lex, i, IB_W_APPLICATION))
            continue;
        if (ib_lex_has(lex, p, IB_W_NUMBER_SIGN))
            p++;
        stop = docket_end(lex, p);
        if (stop == p)
            continue;
        *head = i;
        *number = ib_toks_span(lex, p, stop);
        return stop;
    }
    return IBID_NONE;
}

/* The court named in [a, b): from a capital to "Court", "Tribunal" and on
 * through "of Human Rights". */
static ibid_span find_court(const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;

    for (uint32_t i = piece->a; i < piece->b; i++) {
        uint32_t a = i, b = i + 1;

        if (!ib_lex_has(lex, i, IB_W_COURT) ||
            !(ib_lex_tok(lex, i)->flags & IB_TOK_CAP))
            continue;
        while (a > piece->a && ib_tok_is(lex, a - 1, IB_TOK_WORD) &&
               (ib_lex_tok(lex, a - 1)->flags & IB_TOK_CAP))
            a--;
        while (b < piece->b && ib_tok_is(lex, b, IB_TOK_WORD) &&
               ((ib_lex_tok(lex, b)->flags & IB_TOK_CAP) ||
                ib_lex_has(lex, b, IB_W_COURT_JOIN)))
            b++;
        while (b > i + 1 && ib_lex_has(lex, b - 1, IB_W_COURT_JOIN))
            b--;
        return ib_toks_span(lex, a, b);
    }
    return (ibid_span){0};
}

/* Everything certain in the piece: dates, pinpoints. */
static void read_signs(ib_draft *out, const ib_piece *piece, uint32_t from)
{
    const ib_lex *lex = piece->lex;

    for (uint32_t i = from; i < piece->b; i++) {
        ibid_span span;
        uint32_t next = i;

        if (ib_tok_is(lex, i, IB_TOK_DATE))
            set_date(out, lex, i);
        if (ib_tok_is(lex, i, IB_TOK_WORD) || ib_tok_is(lex, i, IB_TOK_SECTION))
            next = ib_locator_read(&span, lex, i, piece->b);
        else if (i > from && ib_tok_is(lex, i, IB_TOK_OPEN))
            next = ib_signed_pin_read(&span, lex, i, piece->b);
        if (next > i) {
            if (!out->field[IBID_FIELD_LOCATOR].end)
                out->field[IBID_FIELD_LOCATOR] = span;
            i = next - 1;
        }
    }
    for (uint32_t i = from; i < piece->b; i++) {
        if (ib_tok_is(lex, i, IB_TOK_YEAR))
            set_date(out, lex, i);
    }
}

/* The "c." of French and Italian names of cases, between capitals. */
static bool is_contre(const ib_piece *piece, uint32_t i)
{
    const ib_lex *lex = piece->lex;

    return ib_lex_is(lex, i, "c") && i > piece->a && i + 1 < piece->b &&
           (ib_lex_tok(lex, i)->flags & IB_TOK_DOT) &&
           !(ib_lex_tok(lex, i)->flags & IB_TOK_CAP) &&
           (ib_lex_tok(lex, i - 1)->flags & IB_TOK_CAP) &&
           (ib_lex_tok(lex, i + 1)->flags & IB_TOK_CAP);
}

/* "A v. B" from token `from`: the token after it, or piece->a. */
static uint32_t read_parties(ibid_span *name, const ib_piece *piece,
                             uint32_t from)
{
    const ib_lex *lex = piece->lex;
    bool versus = false;
    uint32_t i;

    for (i = from; i < piece->b; i++) {
        const ib_tok *t = ib_lex_tok(lex, i);

        if (ib_lex_is(lex, i, "v") || ib_lex_is(lex, i, "vs") ||
            is_contre(piece, i)) {
            if (i == from || (t->flags & IB_TOK_CAP))
                return piece->a;
            versus = true;
        } else if (t->kind == IB_TOK_COMMA) {
            if (versus)
                break;
            if (i > from + 8)
                return piece->a;
        } else if (t->kind == IB_TOK_OPEN || t->kind == IB_TOK_YEAR ||
                   t->kind == IB_TOK_DATE || t->kind == IB_TOK_NUMBER ||
                   t->kind == IB_TOK_QUOTE || t->kind == IB_TOK_STOP) {
            if (versus || t->kind != IB_TOK_OPEN)
                break;
        }
    }
    if (!versus)
        return piece->a;
    *name = ib_toks_span(lex, from, i);
    return i;
}

/* What follows a resolution: "adopted on 29 July 1993, para. 3"; the span
 * goes on to the last of it. */
static void read_tail(ib_draft *out, const ib_piece *piece, uint32_t i)
{
    const ib_lex *lex = piece->lex;

    while (i < piece->b) {
        ibid_span span;
        uint32_t next = ib_locator_read(&span, lex, i, piece->b);

        if (next > i) {
            if (!out->field[IBID_FIELD_LOCATOR].end)
                out->field[IBID_FIELD_LOCATOR] = span;
            else
                out->field[IBID_FIELD_LOCATOR].end = span.end;
            out->span.end = span.end;
            i = next;
        } else if (ib_tok_is(lex, i, IB_TOK_DATE)) {
            set_date(out, lex, i);
            out->span.end = ib_lex_tok(lex, i)->end;
            i++;
        } else if (ib_tok_is(lex, i, IB_TOK_COMMA) ||
                   ib_lex_has(lex, i, IB_W_ADOPTED)) {
            i++;
        } else {
            break;
        }
    }
}

/* "Richard H. Fallon, Jr., The Rule of Law, " before an article in tokens
 * [piece->a, stop): author and title (Bluebook 16). */
static void read_article_head(ib_draft *out, const ib_piece *piece,
                              uint32_t stop)
{
    const ib_lex *lex = piece->lex;
    uint32_t a = piece->a, comma = a, title;

    while (stop > a && ib_tok_is(lex, stop - 1, IB_TOK_COMMA))
        stop--;
    while (comma < stop && !ib_tok_is(lex, comma, IB_TOK_COMMA) &&
           !ib_tok_is(lex, comma, IB_TOK_QUOTE))
        comma++;
    title = comma + ib_tok_is(lex, comma, IB_TOK_COMMA);
    /* ", Jr.," is of the name */
    if (title + 1 < stop &&
        (ib_lex_is(lex, title, "jr") || ib_lex_is(lex, title, "sr") ||
         ib_lex_is(lex, title, "iii")) &&
        ib_tok_is(lex, title + 1, IB_TOK_COMMA))
        title += 2;
    if (title >= stop || stop - a > IB_ARTICLE_HEAD_MAX ||
        !ib_people_read(&out->author, lex, a, comma)) {
        out->author.count = 0;
        return;
    }
    if (ib_tok_is(lex, title, IB_TOK_QUOTE) &&
        ib_lex_tok(lex, title)->mate < stop)
        out->field[IBID_FIELD_TITLE] =
            ib_toks_span(lex, title + 1, ib_lex_tok(lex, title)->mate);
    else
        out->field[IBID_FIELD_TITLE] = ib_toks_span(lex, title, stop);
    out->span.start = ib_lex_tok(lex, a)->start;
}

/* A citation by reporter was read when the tokens were cut. */
static bool read_reported(ib_draft *out, const ib_piece *piece)
{
    for (uint32_t i = piece->a; i < piece->b; i++) {
        const ib_tok *t = ib_lex_tok(piece->lex, i);

        if (t->kind == IB_TOK_CASE) {
            *out = *ib_list_at(&piece->lex->reported, ib_draft, t->ref);
            out->score += 20;
            if (out->kind == IBID_CITE_OFFICIAL)
                read_tail(out, piece, i + 1);
            else if (out->kind == IBID_CITE_ARTICLE && i > piece->a)
                read_article_head(out, piece, i);
            return true;
        }
    }
    return false;
}

/* "Application of the Convention ... (Armenia v. Azerbaijan), Provisional
 * Measures, Order of ...": the title runs to the bracket of the parties. */
static void read_order(ib_draft *out, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;

    for (uint32_t i = piece->a; i < piece->b; i++) {
        const ib_tok *t = ib_lex_tok(lex, i);

        if (t->kind != IB_TOK_OPEN || t->mate == IBID_NONE ||
            t->mate >= piece->b)
            continue;
        for (uint32_t k = i + 1; k < t->mate; k++) {
            if (ib_lex_is(lex, k, "v")) {
                out->field[IBID_FIELD_TITLE] =
                    ib_toks_span(lex, piece->a, t->mate + 1);
                return;
            }
        }
    }
}

/* "Cour de cassation, 21 décembre 2012, 12-15063", "BVerfG, 27-11-1990 - 1 BvR
 * 402/87": the court stands first, a date follows. */
static void read_headed(ib_draft *out, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;
    uint32_t stop = piece->a;
    bool state = ib_lex_is(lex, piece->a, "conseil") &&
                 (ib_lex_is(lex, piece->a + 1, "d’état") ||
                  ib_lex_is(lex, piece->a + 1, "d'état") ||
                  ib_lex_is(lex, piece->a + 1, "d’État"));

    if (!(ib_lex_has(lex, piece->a, IB_W_COURT_HEAD) || state) ||
        !(ib_lex_tok(lex, piece->a)->flags & IB_TOK_CAP))
        return;
    out->span = ib_toks_span(lex, piece->a, piece->b);
    read_signs(out, piece, piece->a);
    if (!out->issued.from.year)
        return;
    while (stop < piece->b && !ib_tok_is(lex, stop, IB_TOK_COMMA))
        stop++;
    out->kind = IBID_CITE_CASE;
    out->rule = "CASE-4";
    out->score = 75;
    out->field[IBID_FIELD_AUTHORITY] = ib_toks_span(lex, piece->a, stop);
    /* such a case has no other name than court, date and number */
    while (stop < piece->b && !ib_tok_is(lex, stop, IB_TOK_OPEN))
        stop++;
    out->field[IBID_FIELD_TITLE] = ib_toks_span(lex, piece->a, stop);
}

void ib_family_case(ib_draft *out, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;
    ibid_span number = {0}, name = {0}, court;
    uint32_t app, parties, head = piece->a, from = piece->a;
    bool act = false;

    if (read_reported(out, piece))
        return;
    app = find_application(piece, &number, &head);
    /* "Case C-6/64 A v B", "Application no. 1/11, A v. B" */
    if (app != IBID_NONE && head == piece->a)
        from = app + ib_tok_is(lex, app, IB_TOK_COMMA);
    parties = read_parties(&name, piece, from);
    court = find_court(piece);
    for (uint32_t i = piece->a; i < piece->b; i++)
        act |= ib_lex_has(lex, i, IB_W_JUDGMENT);
    if (app == IBID_NONE && !name.end && !(court.end && act)) {
        read_headed(out, piece);
        return;
    }
    if (app != IBID_NONE && !court.end && !name.end)
        return;
    out->kind = IBID_CITE_CASE;
    out->rule = app != IBID_NONE ? "CASE-1" : name.end ? "CASE-2" : "CASE-3";
    out->span = ib_toks_span(lex, piece->a, piece->b);
    out->field[IBID_FIELD_NUMBER] = number;
    out->field[IBID_FIELD_TITLE] = name;
    out->field[IBID_FIELD_AUTHORITY] = court;
    if (!name.end)
        read_order(out, piece);
    read_signs(out, piece, parties);
    out->score = (app != IBID_NONE ? 60 : 20) + (name.end ? 30 : 0) +
                 (out->issued.from.year ? 15 : 0) + (court.end ? 10 : 0) +
                 (act && court.end ? 15 : 0);
}
