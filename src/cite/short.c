/* short.c - short forms: ibid., id., op. cit., loc. cit., supra note 5, a
 * name with a title in quotation marks.
 *
 *   SHORT-1  ibid. and its like, alone          the work before
 *   SHORT-2  op. cit. and its like              the work of that name
 *   SHORT-3  supra note 5, (n 5), Fn. 5         the work of that note
 *            Hartman, supra, at 257             the case of that name
 *   SHORT-4  Berg, ‘On Ships’, 12               the work of name and title
 *   SHORT-5  Berg 1998, 12 (work.c)             the work of name and year
 *   SHORT-7  Berg, id., p. 5                    the work of that name
 *   SHORT-8  Ders., Das andere Buch (1999)      the author before, a new work
 */

#include "cite/forms.h"
#include "cite/noted.h"
#include "cite/piece.h"

static void read_pin(ib_draft *out, const ib_piece *piece, uint32_t i)
{
    const ib_lex *lex = piece->lex;
    ibid_span span;
    uint32_t next;

    while (i < piece->b) {
        if (ib_tok_is(lex, i, IB_TOK_DATE) || ib_tok_is(lex, i, IB_TOK_YEAR)) {
            if (!out->issued.from.year) {
                out->issued =
                    *ib_list_at(&lex->date, ibid_date, ib_lex_tok(lex, i)->ref);
                out->field[IBID_FIELD_ISSUED] = out->issued.span;
            }
            i++;
            continue;
        }
        next = ib_locator_read(&span, lex, i, piece->b);
        if (next == i)
            next = ib_signed_pin_read(&span, lex, i, piece->b);
        if (next == i && ib_tok_is(lex, i, IB_TOK_NUMBER))
            next = ib_pages_read(&span, lex, i, piece->b);
        if (next > i) {
            if (!out->field[IBID_FIELD_LOCATOR].end)
                out->field[IBID_FIELD_LOCATOR] = span;
            i = next;
        } else {
            i++;
        }
    }
}

/* Words that say where the note stands: "supra", "above", "oben", "wie". */
static bool is_where(const ib_lex *lex, uint32_t i)
{
    return ib_lex_has(lex, i, IB_W_SUPRA | IB_W_WHERE);
}

/* "supra note 5", "above n. 5", "(n 5)", "note 5 above", "wie Anm. 5": the
 * number of the note; gives the token after it, or i.  `said`: what stands
 * before says already that a note is meant (op. cit.). */
static uint32_t read_note(ibid_span *number, const ib_lex *lex, uint32_t i,
                          uint32_t b, bool said)
{
    uint32_t p = i;

    while (p < b && is_where(lex, p)) {
        said = true;
        p++;
        if (ib_tok_is(lex, p, IB_TOK_COMMA))
            p++;
    }
    if (p < b && ib_tok_is(lex, p, IB_TOK_OPEN)) {
        p++;
        if (is_where(lex, p))
            p++;
        said |= ib_tok_is(lex, p + 2, IB_TOK_CLOSE);
    }
    if (p + 1 >= b || !ib_lex_has(lex, p, IB_W_NOTE) ||
        !ib_tok_is(lex, p + 1, IB_TOK_NUMBER))
        return i;
    if (!said && !is_where(lex, p + 2) &&
        !(ib_tok_is(lex, p + 2, IB_TOK_COMMA) && is_where(lex, p + 3)))
        return i;
    *number = ib_toks_span(lex, p + 1, p + 2);
    p += 2;
    if (p < b && ib_tok_is(lex, p, IB_TOK_COMMA) && is_where(lex, p + 1))
        p++;
    while (p < b && (ib_tok_is(lex, p, IB_TOK_CLOSE) || is_where(lex, p)))
        p++;
    return p;
}

/* Does a title follow "idem": words or a quotation that are no pinpoint? */
static bool has_title(const ib_piece *piece, uint32_t i)
{
    const ib_lex *lex = piece->lex;
    ibid_span span;

    while (i < piece->b && ib_tok_is(lex, i, IB_TOK_COMMA))
        i++;
    if (i >= piece->b)
        return false;
    if (ib_tok_is(lex, i, IB_TOK_QUOTE))
        return ib_lex_tok(lex, i)->mate != IBID_NONE;
    return piece->b - i > 3 && ib_tok_is(lex, i, IB_TOK_WORD) &&
           (ib_lex_tok(lex, i)->flags & IB_TOK_CAP) &&
           !ib_lex_has(lex, i, IB_W_LABEL | IB_W_PIN_BEFORE | IB_W_SIGNAL) &&
           ib_locator_read(&span, lex, i, piece->b) == i;
}

static bool is_cit(const ib_piece *piece, uint32_t i);
static bool is_pin(const ib_lex *lex, uint32_t i, uint32_t b);
static uint32_t pin_end(const ib_lex *lex, uint32_t i, uint32_t b);

/* "Id., Fons Aponi, cit., p. 9", "Id., «Nova Aquileia»..., p. 124": does the
 * title that follows "idem" only recall a work? */
static bool recalls_title(const ib_piece *piece, uint32_t i)
{
    const ib_lex *lex = piece->lex;

    for (; i < piece->b; i++) {
        const ib_tok *t = ib_lex_tok(lex, i);

        if (is_cit(piece, i))
            return true;
        if (t->kind == IB_TOK_QUOTE && t->mate < piece->b) {
            i = t->mate + 1;
            while (i < piece->b && (ib_tok_is(lex, i, IB_TOK_STOP) ||
                                    ib_tok_is(lex, i, IB_TOK_OTHER)))
                i++;
            return i < piece->b && is_pin(lex, i, piece->b);
        }
    }
    return false;
}

/* "Id., «Nova Aquileia»..., pagg. 124 sgg.": the author before, and a title of
 * his that was cited in full; a title without marks ends at "cit." */
static bool read_same_title(ib_draft *out, const ib_piece *piece, uint32_t i)
{
    const ib_lex *lex = piece->lex;
    uint32_t mate;

    while (i < piece->b && ib_tok_is(lex, i, IB_TOK_COMMA))
        i++;
    if (i >= piece->b || !ib_tok_is(lex, i, IB_TOK_QUOTE))
        return false;
    mate = ib_lex_tok(lex, i)->mate;
    for (uint32_t k = i; k < piece->b; k++) {
        if (is_cit(piece, k))
            return false;
    }
    if (mate == IBID_NONE || mate >= piece->b || mate < i + 2)
        return false;
    out->field[IBID_FIELD_TITLE] = ib_toks_span(lex, i + 1, mate);
    out->rule = "SHORT-7";
    out->shortened = IB_SHORT_NAME;
    out->score = 110;
    read_pin(out, piece, mate + 1);
    return true;
}

/* "Ders., Das andere Buch (Berlin 1999) 5": the rest is a work, its author
 * the one before. */
static bool read_same_author(ib_draft *out, const ib_piece *piece,
                             uint32_t next)
{
    ib_piece rest = *piece;

    while (next < piece->b && (ib_tok_is(piece->lex, next, IB_TOK_COMMA) ||
                               ib_tok_is(piece->lex, next, IB_TOK_COLON)))
        next++;
    rest.a = next;
    ib_work_unnamed_read(out, &rest);
    if (out->score < IB_SCORE_MIN) {
        *out = (ib_draft){0};
        ib_family_work(out, &rest); /* "Ders., Dahl, Ships": with another */
    }
    if (out->score < IB_SCORE_MIN) {
        *out = (ib_draft){.span = ib_toks_span(piece->lex, piece->a, piece->b)};
        return false;
    }
    if (out->kind != IBID_CITE_SHORT)
        out->rule = "SHORT-8";
    out->shortened = IB_SHORT_SAME;
    out->score = 110;
    out->span = ib_toks_span(piece->lex, piece->a, piece->b);
    return true;
}

/* "Ibid. The harbour froze": words that are no pinpoint, right after the form,
 * are the author's own. */
static void leave_words(ib_draft *out, const ib_piece *piece, uint32_t next)
{
    const ib_lex *lex = piece->lex;

    if (next >= piece->b || out->field[IBID_FIELD_LOCATOR].end ||
        out->field[IBID_FIELD_NOTE_NUMBER].end || out->issued.from.year)
        return;
    if (next + 1 == piece->b && ib_lex_has(lex, next, IB_W_LABEL))
        return; /* "Ibid. annex" */
    for (uint32_t i = next; i < piece->b; i++)
        if (!ib_tok_is(lex, i, IB_TOK_WORD))
            return;
    out->span.end = ib_lex_tok(lex, next - 1)->end;
}

/* "id., at 551, because he said so": after the comma behind the pinpoint goes
 * on the sentence (Bluebook B4). */
static void leave_sentence(ib_draft *out, const ib_piece *piece, uint32_t next)
{
    const ib_lex *lex = piece->lex;
    const uint32_t end = pin_end(lex, next, piece->b);
    const ib_tok *after;

    if (end == next || end + 1 >= piece->b ||
        !ib_tok_is(lex, end, IB_TOK_COMMA))
        return;
    after = ib_lex_tok(lex, end + 1);
    if (after->kind == IB_TOK_WORD && !(after->flags & IB_TOK_CAP) &&
        !after->words)
        out->span.end = ib_lex_tok(lex, end - 1)->end;
}

/* "See supra.": no name, no note; it leads nowhere, but is one. */
static bool read_alone(ib_draft *out, const ib_piece *piece)
{
    if (piece->b != piece->a + 1 || !ib_lex_is(piece->lex, piece->a, "supra"))
        return false;
    out->shortened = IB_SHORT_NAME;
    out->rule = "SHORT-3";
    out->score = IB_SCORE_SURE;
    return true;
}

/* "cit., vol. II, p. 5": what is left of a form whose head stands elsewhere. */
static bool read_cit(ib_draft *out, const ib_piece *piece)
{
    if (!ib_lex_is(piece->lex, piece->a, "cit") || piece->b < piece->a + 2)
        return false;
    out->shortened = IB_SHORT_NAME;
    out->rule = "SHORT-2";
    out->score = IB_SCORE_SURE;
    read_pin(out, piece, piece->a + 1);
    return true;
}

/* Ibid. and its like at the head of the piece. */
static bool read_ibid(ib_draft *out, const ib_piece *piece)
{
    uint32_t next;
    const ib_form form =
        ib_form_read(&next, piece->lex, piece->a, piece->b, true);
    ibid_span note = {0};

    if (form == IB_FORM_NONE || form == IB_FORM_OP)
        return read_alone(out, piece) || read_cit(out, piece);
    out->span = ib_toks_span(piece->lex, piece->a, piece->b);
    if (form == IB_FORM_IDEM && recalls_title(piece, next))
        return read_same_title(out, piece, next);
    if (form == IB_FORM_IDEM && has_title(piece, next) &&
        read_same_author(out, piece, next))
        return true;
    out->shortened = IB_SHORT_IBID;
    out->rule = "SHORT-1";
    out->score = 110;
    if (form == IB_FORM_LOC) {
        out->rule = "SHORT-2";
        out->shortened = IB_SHORT_NAME;
    }
    leave_words(out, piece, next);
    if (form == IB_FORM_IDEM)
        leave_sentence(out, piece, next);
    while (next < piece->b && ib_tok_is(piece->lex, next, IB_TOK_COMMA))
        next++;
    if (read_note(&note, piece->lex, next, piece->b, false) > next) {
        /* "ibid. (n 5)": the number says which */
        out->shortened = IB_SHORT_NOTE;
        out->field[IBID_FIELD_NOTE_NUMBER] = note;
        next = read_note(&note, piece->lex, next, piece->b, false);
    }
    read_pin(out, piece, next);
    return true;
}

/* Where the title begins after the comma of a family name: "Romero, J. L., Las
 * ideas", "Wehler, Geschichte" - not where names go on ("Berg, Dahl and
 * Skov").  Gives `stop` where the names are all. */
static uint32_t title_start(const ib_lex *lex, uint32_t a, uint32_t stop)
{
    uint32_t i = a;

    while (i < stop && !ib_tok_is(lex, i, IB_TOK_COMMA)) {
        if (ib_tok_is(lex, i, IB_TOK_SLASH) || ib_lex_has(lex, i, IB_W_JOIN))
            return stop;
        i++;
    }
    if (i == a || ++i >= stop)
        return stop;
    while (i < stop && (ib_lex_tok(lex, i)->flags & IB_TOK_INITIAL) &&
           (ib_lex_tok(lex, i)->flags & IB_TOK_DOT))
        i++;
    if (i < stop && ib_tok_is(lex, i, IB_TOK_COMMA))
        i++;
    for (uint32_t k = i; k < stop; k++) {
        if (ib_lex_has(lex, k, IB_W_JOIN) || ib_tok_is(lex, k, IB_TOK_SLASH))
            return stop;
    }
    return i;
}

/* Names and a title parted by a comma, where all reads as two names; gives
 * false where it is none of that. */
static bool read_name_title(ib_draft *out, const ib_lex *lex, uint32_t a,
                            uint32_t stop)
{
    const uint32_t title = title_start(lex, a, stop);
    ib_people people;

    if (title >= stop || !(ib_lex_tok(lex, title)->flags & IB_TOK_CAP) ||
        (ib_lex_tok(lex, title)->flags & IB_TOK_INITIAL))
        return false;
    if (!ib_people_read(&people, lex, a, title - 1) || people.count != 1)
        return false;
    if (ib_people_read(&out->author, lex, a, stop) && out->author.count != 2)
        return false; /* "Berg, Rut": one name */
    out->author = people;
    out->field[IBID_FIELD_TITLE] = ib_toks_span(lex, title, stop);
    return true;
}

/* "Confucio. op. cit.": the full stop after a name that is not shortened ends a
 * sentence. */
static void drop_stop(ib_people *people, const ib_tok *last)
{
    ib_person *p = &people->item[people->count - 1];
    ibid_span *part[] = {&p->family, &p->given, &p->literal};

    if (!(last->flags & IB_TOK_DOT) || (last->flags & IB_TOK_INITIAL) ||
        last->words || last->end - last->start <= 4)
        return;
    for (size_t i = 0; i < sizeof part / sizeof *part; i++) {
        if (part[i]->end == last->end)
            part[i]->end--;
    }
}

/* "W. Berg, The Law of Nations and of Courts, cit.": initials and a family name
 * before a comma are the author, though the words that follow read as a body's
 * together with them. */
static bool read_person_title(ib_draft *out, const ib_lex *lex, uint32_t a,
                              uint32_t stop)
{
    uint32_t comma = a;
    ib_people people;

    while (comma < stop && !ib_tok_is(lex, comma, IB_TOK_COMMA))
        comma++;
    if (comma + 1 >= stop || !(ib_lex_tok(lex, a)->flags & IB_TOK_INITIAL) ||
        !ib_people_read(&people, lex, a, comma) || people.count != 1 ||
        !people.item[0].given.end)
        return false;
    out->author = people;
    out->field[IBID_FIELD_TITLE] = ib_toks_span(lex, comma + 1, stop);
    return true;
}

/* Author and title before the short form. */
static void read_head(ib_draft *out, const ib_piece *piece, uint32_t stop)
{
    const ib_lex *lex = piece->lex;
    uint32_t a = piece->a, comma;

    while (stop > a && (ib_tok_is(lex, stop - 1, IB_TOK_COMMA) ||
                        ib_tok_is(lex, stop - 1, IB_TOK_COLON)))
        stop--;
    for (uint32_t i = a; i < stop; i++) {
        const ib_tok *t = ib_lex_tok(lex, i);

        if (t->kind == IB_TOK_QUOTE && t->mate != IBID_NONE && t->mate < stop) {
            out->field[IBID_FIELD_TITLE] = ib_toks_span(lex, i + 1, t->mate);
            stop = i;
            break;
        }
    }
    while (stop > a && ib_tok_is(lex, stop - 1, IB_TOK_COMMA))
        stop--;
    if (stop <= a || (!out->field[IBID_FIELD_TITLE].end &&
                      read_name_title(out, lex, a, stop)))
        return;
    out->author.count = 0;
    if (ib_people_read(&out->author, lex, a, stop)) {
        if (out->author.item[0].literal.end &&
            !out->field[IBID_FIELD_TITLE].end &&
            read_person_title(out, lex, a, stop))
            return;
        drop_stop(&out->author, ib_lex_tok(lex, stop - 1));
        return;
    }
    if (out->field[IBID_FIELD_TITLE].end)
        return;
    /* "Grimont et Mink, Cahokia Mounds replicas" */
    comma = a;
    while (comma < stop && !ib_tok_is(lex, comma, IB_TOK_COMMA))
        comma++;
    if (comma == stop || !ib_people_read(&out->author, lex, a, comma))
        comma = a;
    else
        comma++;
    out->field[IBID_FIELD_TITLE] = ib_toks_span(lex, comma, stop);
}

/* "cit.", "cité(e)" that ends the name and title before it: Italian and
 * French humanities. */
static bool is_cit(const ib_piece *piece, uint32_t i)
{
    const ib_lex *lex = piece->lex;

    return ib_lex_has(lex, i, IB_W_CIT) &&
           (ib_lex_is(lex, i, "cit") ||
            (i > piece->a && ib_tok_is(lex, i - 1, IB_TOK_COMMA))) &&
           (i + 1 >= piece->b || ib_tok_is(lex, i + 1, IB_TOK_COMMA) ||
            ib_tok_is(lex, i + 1, IB_TOK_STOP) ||
            ib_tok_is(lex, i + 1, IB_TOK_OPEN) ||
            ib_lex_has(lex, i + 1, IB_W_LABEL | IB_W_PIN_BEFORE));
}

/* "He said so (Berg, op. cit., p. 5)": the bracket that token i stands in is
 * the piece. */
static ib_piece bracket_of(const ib_piece *piece, uint32_t i)
{
    const ib_lex *lex = piece->lex;
    const uint32_t low =
        i - piece->a > IB_FORM_BRACKET_MAX ? i - IB_FORM_BRACKET_MAX : piece->a;
    ib_piece out = *piece;

    for (uint32_t k = i; k > low; k--) {
        const ib_tok *t = ib_lex_tok(lex, k - 1);

        if (t->kind == IB_TOK_OPEN && t->mate != IBID_NONE && t->mate > i) {
            ibid_span signal;

            if (t->mate < out.b)
                out.b = t->mate;
            out.a = ib_signal_read(&signal, lex, k, out.b);
            if (out.a > i)
                out.a = k;
            break;
        }
    }
    return out;
}

/* "op. cit.", and as OCR reads it. */
static bool is_op_cit(const ib_piece *piece, uint32_t i)
{
    const ib_lex *lex = piece->lex;

    return ib_lex_has(lex, i, IB_W_OP) && i + 1 < piece->b &&
           (ib_lex_has(lex, i + 1, IB_W_CIT) ||
            (ib_lex_is(lex, i + 1, "at") &&
             lex->text.at[ib_lex_tok(lex, i)->end - 1] == '.' &&
             ib_lex_tok(lex, i + 1)->end < lex->text.len &&
             strchr(".,", lex->text.at[ib_lex_tok(lex, i + 1)->end])));
}

/* The pinpoint after a form that ends at token i, or i. */
static uint32_t pin_end(const ib_lex *lex, uint32_t i, uint32_t b)
{
    const uint32_t from = i;
    ibid_span span;
    uint32_t next;

    while (i < b && ib_tok_is(lex, i, IB_TOK_COMMA))
        i++;
    if (i >= b)
        return from;
    next = ib_locator_read(&span, lex, i, b);
    if (next == i && ib_tok_is(lex, i, IB_TOK_NUMBER))
        next = ib_pages_read(&span, lex, i, b);
    return next > i ? next : from;
}

/* Does a form of its own begin at token i, inside a sentence: "(...) the log.”
 * Id., at 551", "he adds Ibid. that"?  It says so by the capital of "Ibid.",
 * or by what stands before it and its pinpoint. */
static bool begins_own(const ib_piece *piece, uint32_t i, uint32_t stop,
                       ib_form form)
{
    const ib_lex *lex = piece->lex;

    if (i == piece->a)
        return false;
    if (form == IB_FORM_IBID && ib_lex_is(lex, i, "ibid") &&
        (ib_lex_tok(lex, i)->flags & IB_TOK_CAP))
        return !ib_tok_is(lex, i - 1, IB_TOK_COMMA);
    return pin_end(lex, stop, piece->b) > stop &&
           (ib_tok_is(lex, i - 1, IB_TOK_UNQUOTE) ||
            ib_tok_is(lex, i - 1, IB_TOK_STOP) || ib_signal_is(lex, i - 1));
}

/* "juillet 1340: ibidem, fol. 4": the date of a record before the place that
 * the form recalls, as archives are cited. */
static bool is_date_before(const ib_lex *lex, uint32_t a, uint32_t i)
{
    return i > a + 1 && ib_tok_is(lex, i - 1, IB_TOK_COLON) &&
           (ib_tok_is(lex, i - 2, IB_TOK_DATE) ||
            ib_tok_is(lex, i - 2, IB_TOK_YEAR));
}

/* A form at token i of the piece, not its first, and its rule: the token after
 * it, or i. */
static uint32_t read_form(const char **rule, const ib_piece *piece, uint32_t i,
                          ibid_span *note, bool *own)
{
    const ib_lex *lex = piece->lex;
    uint32_t stop;
    const ib_form form = ib_form_read(&stop, lex, i, piece->b, false);

    *rule = "SHORT-2";
    if (form == IB_FORM_OP && stop < piece->b &&
        (ib_lex_tok(lex, stop)->flags & IB_TOK_INITIAL))
        return i; /* initials: "O. C. A. Berg" */
    if (form == IB_FORM_OP || form == IB_FORM_LOC || is_cit(piece, i) ||
        is_op_cit(piece, i)) {
        if (stop == i)
            stop = ib_lex_has(lex, i, IB_W_OP) ? i + 2 : i + 1;
        while (ib_tok_is(lex, stop, IB_TOK_COMMA) && stop < piece->b)
            stop++;
        return read_note(note, lex, stop, piece->b, true);
    }
    if (form == IB_FORM_IBID || form == IB_FORM_IDEM) {
        const ib_piece part = bracket_of(piece, i);

        *rule = "SHORT-1";
        *own = begins_own(piece, i, stop, form);
        if (*own)
            return stop;
        *rule = "SHORT-7";
        return i > part.a && i - part.a <= IB_FORM_HEAD_MAX &&
                       (ib_tok_is(lex, i - 1, IB_TOK_COMMA) ||
                        is_date_before(lex, part.a, i))
                   ? stop
                   : i;
    }
    *rule = "SHORT-3";
    stop = read_note(note, lex, i, piece->b, false);
    if (stop == i && i > piece->a && ib_lex_is(lex, i, "supra"))
        stop = i + 1;
    return stop;
}

/* Is [i, b) nothing, or a pinpoint, with or without its label? */
static bool is_pin(const ib_lex *lex, uint32_t i, uint32_t b)
{
    ibid_span span;

    while (i < b && ib_tok_is(lex, i, IB_TOK_COMMA))
        i++;
    if (i < b) {
        uint32_t next = ib_locator_read(&span, lex, i, b);

        if (next == i)
            next = ib_signed_pin_read(&span, lex, i, b);
        if (next == i && ib_tok_is(lex, i, IB_TOK_NUMBER))
            next = ib_pages_read(&span, lex, i, b);
        i = next;
    }
    return i >= b;
}

/* Are the words of [a, b) a title that stands alone: two and more, with
 * capitals but for small ones? */
static bool is_capitals(const ib_lex *lex, uint32_t a, uint32_t b)
{
    uint32_t upper = 0, lower = 0;

    for (uint32_t i = a; i < b; i++) {
        if (!ib_tok_is(lex, i, IB_TOK_WORD))
            continue;
        if (ib_lex_tok(lex, i)->flags & IB_TOK_CAP)
            upper++;
        else if (!ib_lex_has(lex, i, IB_W_SMALL | IB_W_PARTICLE))
            lower++;
    }
    return upper > 1 && lower * 2 <= upper && b - a <= IB_WEAK_MAX / 2;
}

/* "Proceedings in Energy, p. 21": a container without volume, date or place. */
static bool is_bare_container(const ib_lex *lex, uint32_t i, uint32_t b)
{
    uint32_t words = 0;

    if (!ib_tok_is(lex, i, IB_TOK_COMMA))
        return false;
    for (i++; i < b && !is_pin(lex, i, b); i++, words++) {
        const ib_tok *t = ib_lex_tok(lex, i);

        if (t->kind != IB_TOK_WORD && t->kind != IB_TOK_COMMA &&
            t->kind != IB_TOK_OTHER && t->kind != IB_TOK_NUMBER)
            return false;
    }
    return words > 0;
}

/* "Berg, ‘On Ships’, 12", "‘On Ships’", "Berg, under ‘Ships’": a name and a
 * title in quotation marks, and nothing that a first reference must have
 * (Chicago 14.30, UN Editorial Manual). */
static bool read_quoted(ib_draft *out, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;
    uint32_t i = piece->a, stop, mate;

    while (i < piece->b && i - piece->a <= IB_FORM_HEAD_MAX &&
           !ib_tok_is(lex, i, IB_TOK_QUOTE)) {
        const ib_tok *t = ib_lex_tok(lex, i);

        if (t->kind != IB_TOK_WORD && t->kind != IB_TOK_COMMA &&
            t->kind != IB_TOK_OTHER)
            return false;
        i++;
    }
    if (!ib_tok_is(lex, i, IB_TOK_QUOTE))
        return false;
    mate = ib_lex_tok(lex, i)->mate;
    if (mate == IBID_NONE || mate >= piece->b || mate < i + 2 ||
        !(is_pin(lex, mate + 1, piece->b) ||
          (i > piece->a && ib_lex_is(lex, i - 1, "in") &&
           is_bare_container(lex, mate + 1, piece->b))))
        return false;
    stop = i;
    while (stop > piece->a && (ib_tok_is(lex, stop - 1, IB_TOK_COMMA) ||
                               ib_lex_is(lex, stop - 1, "under") ||
                               ib_lex_is(lex, stop - 1, "in")))
        stop--;
    if (stop > piece->a && !ib_people_read(&out->author, lex, piece->a, stop))
        return false;
    if (stop == piece->a && !is_capitals(lex, i + 1, mate))
        return false; /* a term, or the author's own words */
    out->field[IBID_FIELD_TITLE] = ib_toks_span(lex, i + 1, mate);
    if (ib_tok_is(lex, mate - 1, IB_TOK_COMMA))
        out->field[IBID_FIELD_TITLE] = ib_toks_span(lex, i + 1, mate - 1);
    out->rule = "SHORT-4";
    out->shortened = IB_SHORT_NAME;
    out->score =
        is_pin(lex, mate + 1, piece->b) ? IB_SCORE_QUOTED : IB_SCORE_SURE;
    read_pin(out, piece, mate + 1);
    return true;
}

/* "Ohinata and van Ours, p. 376": two names and a pinpoint with its label, and
 * nothing else (Chicago 14.30, New Hart's Rules 17.2.5). */
static bool read_names(ib_draft *out, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;
    uint32_t i = piece->a, joins = 0;
    ibid_span pin;

    for (; i < piece->b && ib_tok_is(lex, i, IB_TOK_WORD); i++) {
        if (ib_lex_has(lex, i, IB_W_JOIN))
            joins++;
        else if (!(ib_lex_tok(lex, i)->flags & IB_TOK_CAP) &&
                 !ib_lex_has(lex, i, IB_W_PARTICLE))
            return false;
    }
    if (joins != 1 || i - piece->a > IB_FORM_HEAD_MAX ||
        !ib_tok_is(lex, i, IB_TOK_COMMA) ||
        ib_locator_read(&pin, lex, i + 1, piece->b) != piece->b ||
        !ib_people_read(&out->author, lex, piece->a, i))
        return false;
    out->field[IBID_FIELD_LOCATOR] = pin;
    out->rule = "SHORT-4";
    out->shortened = IB_SHORT_NAME;
    out->score = IB_SCORE_SURE;
    return true;
}

/* Is what stands before a note's number a whole citation with its year in
 * brackets, long and read better as that? */
static bool is_whole(const ib_piece *part, uint32_t i)
{
    if (i - part->a <= IB_FORM_HEAD_MAX)
        return false;
    for (uint32_t k = part->a; k + 1 < i; k++) {
        if (ib_tok_is(part->lex, k, IB_TOK_YEAR) &&
            ib_tok_is(part->lex, k + 1, IB_TOK_CLOSE))
            return true;
    }
    return false;
}

/* With which a form begins. */
#define FORM_WORDS                                                          \
    (IB_W_FORM | IB_W_IBID | IB_W_OP | IB_W_CIT | IB_W_WHERE | IB_W_SUPRA | \
     IB_W_NOTE)

/* May a form begin at the token, "(n 5)" where a note is told at all? */
static bool may_begin(const ib_tok *t, bool noted)
{
    return (t->words & FORM_WORDS) || (noted && t->kind == IB_TOK_OPEN) ||
           ib_tok_is_dense(t);
}

/* Where the name of a case before "supra" begins: words with capitals, and
 * small ones between them.  Quotation marks, brackets and other words end it;
 * a name without any capital is its last word. */
static uint32_t name_begin(const ib_lex *lex, uint32_t a, uint32_t i)
{
    uint32_t begin, name;

    while (i > a && ib_tok_is(lex, i - 1, IB_TOK_COMMA))
        i--;
    name = i;
    for (begin = i; begin > a; begin--) {
        const ib_tok *t = ib_lex_tok(lex, begin - 1);

        if (t->kind == IB_TOK_QUOTE || t->kind == IB_TOK_OPEN ||
            t->kind == IB_TOK_CLOSE || t->kind == IB_TOK_SEMI)
            break;
        if (t->kind != IB_TOK_WORD)
            continue;
        if (t->flags & IB_TOK_CAP)
            name = begin - 1;
        else if (!(t->words & (IB_W_SMALL | IB_W_PARTICLE)) &&
                 t->end - t->start > 2)
            break;
    }
    if (name >= i)
        return i == a ? i : i - 1;
    if (name + 1 < i && ib_lex_has(lex, name, IB_W_SMALL) &&
        !ib_lex_is(lex, name + 1, "re"))
        name++; /* "In Doe, supra"; but "In re Doe" */
    return name;
}

/* "directly implicated by, Hartman, supra, at 257, the defense": the short form
 * of a case is its name, the word, and the pinpoint (Bluebook 10.9); words
 * before and after it are the sentence's own. */
static ib_piece case_part(const ib_piece *part, uint32_t i, uint32_t stop,
                          bool own)
{
    const ib_lex *lex = part->lex;
    const uint32_t end = pin_end(lex, stop, part->b);
    ib_piece out = *part;

    if (own) {
        out.a = i;
        out.b = end;
    } else if (ib_lex_is(lex, i, "supra") && stop == i + 1 && i > part->a &&
               i - part->a <= IB_FORM_HEAD_MAX) {
        out.a = name_begin(lex, part->a, i);
        if (end < part->b && (ib_tok_is(lex, end, IB_TOK_WORD) ||
                              ib_tok_is(lex, end, IB_TOK_COMMA)))
            out.b = end;
    }
    return out;
}

/* How sure a form at token i is, which ends at `stop`. */
static int form_score(const ib_piece *part, uint32_t i, uint32_t stop,
                      bool has_note, bool own)
{
    if (own)
        return 110;
    if (!has_note)
        return 105;
    if (ib_tok_is(part->lex, i, IB_TOK_OPEN) &&
        is_pin(part->lex, stop, part->b))
        return 120; /* "Conseil d'Etat, 7 January 2013, 343126 (n 19)" */
    return is_whole(part, i) ? IB_SCORE_QUOTED : 105;
}

/* A form that is not at the head of the piece, with what stands before it. */
static bool read_inner(ib_draft *out, const ib_piece *piece)
{
    const bool noted = (piece->words & IB_W_NOTE) != 0;

    if (!(piece->words & FORM_WORDS) && !(piece->kinds & IB_KIND_DENSE))
        return false;
    for (uint32_t i = piece->a; i < piece->b; i++) {
        ibid_span note = {0};
        bool own = false;
        const char *rule;
        uint32_t stop;
        ib_piece part;

        if (!may_begin(ib_lex_tok(piece->lex, i), noted))
            continue;
        stop = read_form(&rule, piece, i, &note, &own);
        if (stop == i)
            continue;
        part = ib_tok_is(piece->lex, i, IB_TOK_OPEN) ? *piece
                                                     : bracket_of(piece, i);
        if (part.a == i && i - piece->a <= IB_FORM_HEAD_MAX)
            part = *piece; /* "Berg (op. cit.)" */
        part = case_part(&part, i, stop, own);
        out->rule = rule;
        out->shortened = own        ? IB_SHORT_IBID
                         : note.end ? IB_SHORT_NOTE
                                    : IB_SHORT_NAME;
        out->field[IBID_FIELD_NOTE_NUMBER] = note;
        out->score = form_score(&part, i, stop, note.end > 0, own);
        out->span = ib_toks_span(piece->lex, part.a, part.b);
        if (!own)
            read_head(out, &part, i);
        read_pin(out, &part, stop);
        return true;
    }
    return false;
}

/* "Id. at 5 (quoting Berg)", "Foo, supra, at 2 (overruling Bar)": what the
 * bracket at the end says is no part of the short form (Bluebook 10.6). */
static void leave_bracket(ib_draft *out, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;
    const ibid_span pin = out->field[IBID_FIELD_LOCATOR];
    const ib_tok *last = ib_lex_tok(lex, piece->b - 1);

    if (ib_span_is_empty(pin) || last->kind != IB_TOK_CLOSE ||
        last->mate == IBID_NONE || last->mate <= piece->a ||
        out->span.end != last->end ||
        ib_lex_tok(lex, last->mate - 1)->end != pin.end)
        return;
    out->span.end = pin.end;
}

void ib_family_short(ib_draft *out, const ib_piece *piece)
{
    if (!read_ibid(out, piece) && !read_inner(out, piece) &&
        !((piece->kinds & IB_KIND(QUOTE)) && read_quoted(out, piece)) &&
        !((piece->words & IB_W_JOIN) && read_names(out, piece)) &&
        !((piece->words & IB_W_NOTE) && ib_noted_read(out, piece)))
        return;
    if (ib_span_is_empty(out->span))
        out->span = ib_toks_span(piece->lex, piece->a, piece->b);
    if (out->shortened == IB_SHORT_SAME)
        return;
    out->kind = IBID_CITE_SHORT;
    leave_bracket(out, piece);
}
