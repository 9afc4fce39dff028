/* work.c - books, chapters, articles, newspapers, reports: works known by
 * author, title, place and date.
 *
 * The shapes are those that dominate notes, anchored on quotation marks,
 * brackets, the year and the page:
 *     A, T (Place, Publisher, 1994), p. 12      A, T, Place, Publisher, 1994
 *     A, 'T' (1994) 28 Journal 379, 381         A, 'T', Newspaper, 4 May 1992
 *     'T', in B (ed.), C (Place, 1994), pp. 1-20, at p. 7
 *     A. T. Place : Publisher, 1994, p. 12      A. T. Journal. 1994, vol. 3
 */

#include "cite/workpart.h"

#include "base/scan.h"
#include "base/str.h"
#include "cite/ident.h"
#include "cite/named.h"
#include "cite/serial.h"

static bool is_dated(const ib_work *w, uint32_t i)
{
    return ib_work_is(w, i, IB_ITEM_YEAR) || ib_work_is(w, i, IB_ITEM_DATE);
}

/* Is the bracket part of a title: "Deep Nets [draft]", "(SARS)"? */
static bool is_inline(const ib_work *w, uint32_t k)
{
    const ib_item *item = ib_work_item(w, k), *next = ib_work_item(w, k + 1);

    if (item->kind != IB_ITEM_PAREN || item->comma || item->b - item->a > 12 ||
        ib_colophon_is(w->lex, item->a, item->b))
        return false;
    return !next || (next->kind == IB_ITEM_TEXT && !next->comma) ||
           next->kind == IB_ITEM_PAREN || next->kind == IB_ITEM_LOC ||
           next->comma || next->stop || is_dated(w, k + 1);
}

/* The item after the run of text that begins at item k: what could be title,
 * place and publisher together.  With `stops`, a full stop ends it. */
static uint32_t run_end(const ib_work *w, uint32_t k)
{
    uint32_t e = k;

    for (; e < w->shape.count; e++) {
        const ib_item *item = ib_work_item(w, e);

        if (w->stops && e > k && item->stop)
            break;
        if (item->kind == IB_ITEM_TEXT)
            continue;
        if (e > k && item->kind == IB_ITEM_QUOTED && !item->comma)
            continue;
        if (e == k || !is_inline(w, e))
            break;
    }
    return e;
}

/* The bytes of items [from, to), brackets with them. */
static ibid_span span_of(const ib_work *w, uint32_t from, uint32_t to)
{
    const ib_item *last = ib_work_item(w, to - 1);
    const uint32_t b =
        last->b + (last->kind == IB_ITEM_PAREN || last->kind == IB_ITEM_QUOTED);

    return ib_toks_span(w->lex, ib_work_item(w, from)->a, b);
}

/* A title without the comma or full stop that American style puts before the
 * closing mark (Chicago 6.9). */
static ibid_span inner_span(const ib_lex *lex, const ib_item *item)
{
    ibid_span span = item->span;

    while (span.end > span.start + 1 &&
           (lex->text.at[span.end - 1] == ',' ||
            (lex->text.at[span.end - 1] == '.' &&
             ib_tok_is(lex, item->b - 1, IB_TOK_STOP))))
        span.end--;
    return span;
}

/* The items [from, to) of a title without the bracket at their end that
 * translates it. */
static uint32_t before_translation(const ib_work *w, uint32_t from, uint32_t to)
{
    const ib_item *last = ib_work_item(w, to - 1);

    return to > from + 1 && last->kind == IB_ITEM_PAREN &&
                   ib_translation_find(w->lex, last->a - 2, last->b + 1) <
                       last->b + 1
               ? to - 1
               : to;
}

/* A title or a container without quotation marks: the run of text up to the
 * imprint. */
static void read_plain(ib_work *w, ibid_field_name name)
{
    const uint32_t from = w->i;
    uint32_t to = run_end(w, from);
    const ib_item *anchor = ib_work_item(w, to);
    const bool paren = anchor && anchor->kind == IB_ITEM_PAREN;
    const bool dated = anchor && is_dated(w, to) && anchor->comma;
    uint32_t t = to;

    if (to == from)
        return;
    /* "In: B (ed.). A. Subtitle. Oslo : Fjord": up to the place */
    if (w->stops && name == IBID_FIELD_CONTAINER_TITLE &&
        ib_work_is(w, to, IB_ITEM_TEXT) &&
        ib_work_is(w, to + 1, IB_ITEM_TEXT) && ib_work_item(w, to + 1)->stop &&
        ib_colophon_find(w, to, to + 2, false) == to + 1)
        to++;
    if (!paren) {
        t = ib_colophon_find(w, from, to, dated && !w->stops);
    } else if (to > from + 1) {
        const ib_item *last = ib_work_item(w, to - 1);

        /* "Title, Studies in Nets (Oslo, 1998)": the series */
        if (last->kind == IB_ITEM_TEXT &&
            ((last->comma && ib_series_is(w->lex, last->a, last->b)) ||
             ib_lex_has(w->lex, last->a, IB_W_AVAILABLE)))
            t = to - 1; /* or "Disponible en: <http://...>" */
    }
    ib_work_set(w, name, span_of(w, from, before_translation(w, from, t)));
    w->i = t;
}

static void read_title(ib_work *w)
{
    const ib_item *item = ib_work_item(w, w->i);

    if (!item)
        return;
    if (item->kind == IB_ITEM_QUOTED) {
        ib_work_set(w, IBID_FIELD_TITLE, inner_span(w->lex, item));
        w->quoted = true;
        w->i++;
    } else if (item->kind == IB_ITEM_TEXT) {
        read_plain(w, IBID_FIELD_TITLE);
    } else if (item->kind == IB_ITEM_PAREN && w->shape.count > w->i + 1 &&
               ib_work_is(w, w->i + 1, IB_ITEM_TEXT) &&
               !ib_work_item(w, w->i + 1)->comma &&
               !ib_colophon_is(w->lex, item->a, item->b)) {
        w->i++;
        read_plain(w, IBID_FIELD_TITLE);
        w->out->field[IBID_FIELD_TITLE].start = item->span.start;
    }
}

/* Do the items have the same bytes?  Some styles repeat the title of a
 * chapter before that of its book. */
static bool is_title_again(const ib_work *w, const ib_item *item)
{
    const ibid_str text = w->lex->text;

    return item->kind == IB_ITEM_QUOTED &&
           ib_str_is(ib_str_in(text, inner_span(w->lex, item)),
                     ib_str_in(text, w->out->field[IBID_FIELD_TITLE]));
}

/* The item at or after token `tok`. */
static uint32_t item_from(const ib_work *w, uint32_t i, uint32_t tok)
{
    while (i < w->shape.count && ib_work_item(w, i)->b <= tok)
        i++;
    return i;
}

/* After "in": editors, then the container's title. */
static void read_container(ib_work *w)
{
    const ib_item *item = ib_work_item(w, w->i++);
    ib_byline head;

    w->stopped_in = item->stop;
    item = ib_work_item(w, w->i);
    w->contained = w->chapter = true;
    if (!item)
        return;
    if (item->kind == IB_ITEM_QUOTED && is_title_again(w, item)) {
        item = ib_work_item(w, ++w->i);
    } else if (ib_byline_read(&head, w->lex, item->a,
                              ib_work_item(w, w->shape.count - 1)->b) &&
               (head.editor || head.form == IB_BYLINE_DIRECT ||
                head.form == IB_BYLINE_INVERTED ||
                (head.form == IB_BYLINE_FAMILY &&
                 (head.people.count > 1 ||
                  ib_tok_is(w->lex, item->a - 1, IB_TOK_COLON)))) &&
               !head.bare && item_from(w, w->i, head.end) < w->shape.count) {
        const uint32_t e = item_from(w, w->i, head.end);

        if (head.editor || ib_work_is(w, e, IB_ITEM_TEXT) ||
            ib_work_is(w, e, IB_ITEM_QUOTED)) {
            w->out->editor = head.people;
            w->i = e;
            if (w->shape.item[e].a < head.end) {
                w->shape.item[e].a = head.end;
                w->shape.item[e].span =
                    ib_toks_span(w->lex, head.end, w->shape.item[e].b);
            }
        }
    }
    item = ib_work_item(w, w->i);
    if (item && item->kind == IB_ITEM_QUOTED) {
        ib_work_set(w, IBID_FIELD_CONTAINER_TITLE, inner_span(w->lex, item));
        w->i++;
    } else if (item && item->kind == IB_ITEM_TEXT) {
        read_plain(w, IBID_FIELD_CONTAINER_TITLE);
    }
}

/* "ed. by", "trans.": the names after it. */
static void read_role(ib_work *w, ib_people *people)
{
    const ib_item *item = ib_work_item(w, ++w->i);
    ib_people found;
    uint32_t end;

    if (!item || item->kind != IB_ITEM_TEXT)
        return;
    end = ib_byline_list(&found, w->lex, item->a,
                         ib_work_item(w, w->shape.count - 1)->b);
    if (!found.count)
        return;
    if (!people->count)
        *people = found;
    w->i = item_from(w, w->i, end);
}

/* How many tokens of a Roman number of a volume stand at token a: "VII Law
 * and Critique"; 0 or 1. */
static uint32_t roman_at(const ib_lex *lex, uint32_t a, uint32_t b)
{
    const ibid_str s = ib_lex_str(lex, a);

    if (a >= b || s.len > 8 || !ib_tok_is(lex, a, IB_TOK_WORD) ||
        ib_lex_is(lex, a, "ici"))
        return 0;
    for (uint32_t i = 0; i < s.len; i++) {
        if (!strchr("IVXLC", s.at[i]) && !strchr("ivxlc", s.at[i]))
            return 0;
    }
    return 1;
}

/* The end of the run of texts that make up a journal's or newspaper's name:
 * the last is followed by a number at once, or begins with "and". */
static uint32_t name_end(const ib_work *w, uint32_t from)
{
    uint32_t e = from + 1;

    while (ib_work_is(w, e, IB_ITEM_TEXT) && e < from + 4) {
        const ib_item *item = ib_work_item(w, e);
        const ib_item *next = ib_work_item(w, e + 1);
        const bool numbered =
            next && !next->comma && next->kind == IB_ITEM_NUMBER;

        if (!numbered && !ib_lex_has(w->lex, item->a, IB_W_JOIN))
            break;
        e++;
    }
    return e;
}

/* "e16800": the number of an electronic article, in place of a page. */
static bool is_article_number(const ib_lex *lex, uint32_t i)
{
    const ibid_str s = ib_lex_str(lex, i);

    for (uint32_t k = 1; k < s.len; k++) {
        if (!ib_is(s.at[k], IB_DIGIT))
            return false;
    }
    return s.len > 3 && (s.at[0] == 'e' || s.at[0] == 'E');
}

/* The journal or newspaper after a title in quotation marks. */
static void read_journal(ib_work *w)
{
    const ib_lex *lex = w->lex;
    const ib_item *item = ib_work_item(w, w->i);
    const ib_item *next = ib_work_item(w, w->i + 1);
    uint32_t a = item->a, e;

    if (next && next->kind == IB_ITEM_TEXT && next->comma &&
        (ib_named_find(lex, item->a, item->b) & IB_NAMED_SECTION) &&
        !ib_place_is(lex, next->a, next->b)) {
        item = ib_work_item(w, ++w->i); /* "Opinion, The Harbour Gazette" */
        a = item->a;
    }
    if (!w->volume && item->b > a + 1 && w->out->issued.from.year &&
        roman_at(lex, a, item->b) && (ib_lex_tok(lex, a)->flags & IB_TOK_CAP)) {
        ib_work_set(w, IBID_FIELD_VOLUME, ib_toks_span(lex, a, a + 1));
        w->volume = true;
        a++;
    }
    e = name_end(w, w->i);
    item = ib_work_item(w, e - 1);
    if (item->b > a + 1 && is_article_number(lex, item->b - 1)) {
        /* "Sociology e16800": an electronic page */
        w->shape.item[e - 1].b--;
        ib_work_set(w, IBID_FIELD_PAGE,
                    ib_toks_span(lex, item->b, item->b + 1));
    }
    while (e < w->shape.count && is_inline(w, e) &&
           !ib_place_is(lex, ib_work_item(w, e)->a, ib_work_item(w, e)->b))
        e++;
    ib_work_set(w, IBID_FIELD_CONTAINER_TITLE,
                ib_span_of(ib_lex_tok(lex, a)->start, span_of(w, w->i, e).end));
    w->contained = true;
    w->i = e - 1;
}

static bool is_number_word(const ib_lex *lex, const ib_item *item)
{
    return item->b == item->a + 1 &&
           ib_lex_has(lex, item->a,
                      IB_W_ISSUE | IB_W_VOLUME | IB_W_EDITOR_MARK);
}

/* "accessed 4 May 2016", "consulté le 4 mai 2016". */
static void read_accessed(ib_work *w, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        if (ib_tok_is(w->lex, i, IB_TOK_DATE) && !w->out->accessed.from.year) {
            w->out->accessed = *ib_list_at(&w->lex->date, ibid_date,
                                           ib_lex_tok(w->lex, i)->ref);
            w->out->field[IBID_FIELD_ACCESSED] = w->out->accessed.span;
        }
    }
}

/* "Title. Berg, R. (ed.), 2nd edn": the editors after the title. */
static bool read_editors(ib_work *w, const ib_item *item)
{
    ib_byline head;
    uint32_t e;

    if (!w->stops || w->out->editor.count ||
        !ib_byline_read(&head, w->lex, item->a,
                        ib_work_item(w, w->shape.count - 1)->b) ||
        !head.editor)
        return false;
    w->out->editor = head.people;
    e = item_from(w, w->i, head.end);
    w->i = e > w->i ? e - 1 : w->i;
    return true;
}

/* Is the text "n. s.", "s. n.", "N. S.": a new series of a journal? */
static bool is_new_series(const ib_lex *lex, const ib_item *item)
{
    return item->b == item->a + 2 &&
           ((ib_lex_is(lex, item->a, "n") &&
             ib_lex_is(lex, item->a + 1, "s")) ||
            (ib_lex_is(lex, item->a, "s") && ib_lex_is(lex, item->a + 1, "n")));
}

/* A text after the title: container, place, publisher. */
static void read_text(ib_work *w, const ib_item *item)
{
    const ib_lex *lex = w->lex;
    const ib_item *next = ib_work_item(w, w->i + 1);
    const bool named = w->out->field[IBID_FIELD_PUBLISHER].end != 0;

    if (is_number_word(lex, item) || is_new_series(lex, item) ||
        w->out->field[IBID_FIELD_URL].end)
        return;
    if (ib_lex_has(lex, item->a, IB_W_AVAILABLE | IB_W_ACCESSED) ||
        ib_lex_has(lex, item->a + 1, IB_W_ACCESSED)) {
        if (next && next->kind == IB_ITEM_DATE) {
            read_accessed(w, next->a, next->b);
            w->i++;
        }
        return;
    }
    if (w->volume || !roman_at(lex, item->a, item->b) ||
        item->b != item->a + 1 || !w->contained) {
        /* ISO 690: a stop before the journal, a stop or volume after it */
        const bool journal =
            w->stops && item->stop && !w->contained && next && !named &&
            !(next->kind == IB_ITEM_YEAR && next->comma) &&
            !ib_place_is(lex, item->a, item->b) && next->kind != IB_ITEM_TEXT &&
            next->kind != IB_ITEM_LOC;
        const bool after = w->quoted && !w->contained && !w->publisher &&
                           (w->out->field[IBID_FIELD_GENRE].end == 0) &&
                           !ib_genre_is(lex, item->a, item->b);

        if ((journal || after) &&
            !(next && next->kind == IB_ITEM_NUMBER && !next->comma &&
              ib_lex_has(lex, item->b - 1, IB_W_REPORT)))
            read_journal(w);
        else if (!read_editors(w, item))
            ib_colophon_part(w, item);
        return;
    }
    ib_work_set(w, IBID_FIELD_VOLUME, item->span);
    w->volume = true;
}

static void read_paren(ib_work *w, const ib_item *item)
{
    const ib_lex *lex = w->lex;

    if (item->b == item->a + 1 && ib_lex_has(lex, item->a, IB_W_EDITOR_MARK))
        return;
    for (uint32_t i = item->a; i < item->b; i++) {
        if (ib_tok_is(lex, i, IB_TOK_URL))
            ib_work_set(w, IBID_FIELD_URL, ib_toks_span(lex, i, i + 1));
    }
    if (ib_lex_has(lex, item->a, IB_W_ACCESSED | IB_W_AVAILABLE) ||
        ib_lex_has(lex, item->a + 1, IB_W_ACCESSED | IB_W_AVAILABLE)) {
        read_accessed(w, item->a, item->b);
        return;
    }
    w->bracketed |= !w->out->issued.from.year && item->b == item->a + 1 &&
                    ib_tok_is(lex, item->a, IB_TOK_YEAR);
    if (!ib_pages_paren(w, item) && !ib_colophon_read(w, item->a, item->b) &&
        (w->stops || w->out->issued.from.year) && !w->quoted)
        ib_work_set(w, IBID_FIELD_COLLECTION_TITLE, item->span);
}

/* A year: the date, or where that is known the volume of a journal that
 * counts by years ("(2013) 2013(1) Sociology"). */
static void read_year(ib_work *w, const ib_item *item)
{
    if (w->out->issued.from.year && item->kind == IB_ITEM_YEAR && w->quoted &&
        !w->volume && !item->comma) {
        ib_work_set(w, IBID_FIELD_VOLUME, item->span);
        w->volume = true;
        return;
    }
    ib_work_date(w, item->a);
}

static void set_url(ib_work *w, const ib_item *item)
{
    const ib_url *url =
        ib_list_at(&w->lex->url, ib_url, ib_lex_tok(w->lex, item->a)->ref);

    ib_work_set(w, IBID_FIELD_URL, item->span);
    ib_work_set(w, IBID_FIELD_DOI, url->doi);
}

static void set_ident(ib_work *w, const ib_item *item)
{
    ib_ident ident;

    if (ib_ident_read(&ident, w->lex, item->a, item->b) > item->a &&
        ident.span.end)
        ib_work_set(w, ident.field, ident.span);
}

/* Does a number follow item k, as after a journal? */
static bool is_numbered(const ib_work *w, uint32_t k)
{
    const ib_item *next = ib_work_item(w, k + 1);

    if (next && next->kind == IB_ITEM_TEXT &&
        (is_new_series(w->lex, next) || roman_at(w->lex, next->a, next->b)))
        next = ib_work_item(w, k + 2);
    return next &&
           (next->kind == IB_ITEM_NUMBER || next->kind == IB_ITEM_VOLUME ||
            next->kind == IB_ITEM_ISSUE);
}

/* Quotation marks after a title without them: "On Ships, «Rivista», 15 (1915)"
 * is a journal, as Italian and French notes mark it; "PUF, « Que sais-je ? »"
 * a series. */
static void read_second_quoted(ib_work *w, const ib_item *item)
{
    if (w->quoted)
        return;
    if (w->publisher) {
        ib_work_set(w, IBID_FIELD_COLLECTION_TITLE, item->span);
    } else if (!w->contained && item->comma && is_numbered(w, w->i)) {
        ib_work_set(w, IBID_FIELD_CONTAINER_TITLE, inner_span(w->lex, item));
        w->contained = true;
    }
}

/* What follows the title, item by item. */
static void read_rest(ib_work *w)
{
    while (w->i < w->shape.count) {
        const ib_item *item = ib_work_item(w, w->i);

        switch (item->kind) {
        case IB_ITEM_IN:
            read_container(w);
            continue;
        case IB_ITEM_EDITOR:
            read_role(w, &w->out->editor);
            continue;
        case IB_ITEM_TRANSLATOR:
            read_role(w, &w->out->translator);
            continue;
        case IB_ITEM_EDITION:
            ib_work_set(w, IBID_FIELD_EDITION, item->span);
            w->edition = true;
            break;
        case IB_ITEM_DATE:
        case IB_ITEM_YEAR:
            read_year(w, item);
            break;
        case IB_ITEM_PAREN:
            read_paren(w, item);
            break;
        case IB_ITEM_LOC:
        case IB_ITEM_NUMBER:
        case IB_ITEM_VOLUME:
        case IB_ITEM_ISSUE:
            ib_pages_item(w, item);
            break;
        case IB_ITEM_URL:
            set_url(w, item);
            break;
        case IB_ITEM_TEXT:
            read_text(w, item);
            break;
        case IB_ITEM_IDENT:
            set_ident(w, item);
            break;
        case IB_ITEM_QUOTED:
            read_second_quoted(w, item);
            break;
        }
        w->i++;
    }
}

/* Could the words be the name of a newspaper?  Capitals, and small words. */
static bool is_masthead(const ib_lex *lex, const ib_item *name)
{
    for (uint32_t i = name->a; i < name->b; i++) {
        if (ib_tok_is(lex, i, IB_TOK_WORD) &&
            !(ib_lex_tok(lex, i)->flags & IB_TOK_CAP) &&
            !ib_lex_has(lex, i, IB_W_SMALL))
            return false;
    }
    return name->b - name->a <= 8 &&
           (ib_lex_tok(lex, name->a)->flags & IB_TOK_CAP) != 0;
}

/* Does a date with its day stand after the first few words? */
static bool may_be_newspaper(const ib_piece *piece)
{
    for (uint32_t i = piece->a + 1; i < piece->b && i < piece->a + 10; i++) {
        if (ib_tok_is(piece->lex, i, IB_TOK_COMMA) ||
            ib_tok_is(piece->lex, i, IB_TOK_OPEN))
            return ib_tok_is(piece->lex, i + 1, IB_TOK_DATE);
    }
    return false;
}

/* "The Independent, 29 February 1992": a title and a full date alone. */
static bool read_newspaper(ib_work *w)
{
    const ib_item *name = ib_work_item(w, 0), *date = ib_work_item(w, 1);

    if (!name || !date || name->kind != IB_ITEM_TEXT ||
        !ib_tok_is(w->lex, date->a, IB_TOK_DATE) || date->b != date->a + 1 ||
        !ib_list_at(&w->lex->date, ibid_date, ib_lex_tok(w->lex, date->a)->ref)
             ->from.day ||
        !is_masthead(w->lex, name) || ib_body_is(w->lex, name->a, name->b))
        return false;
    for (uint32_t i = 2; i < w->shape.count; i++) {
        if (ib_work_is(w, i, IB_ITEM_IN) ||
            (ib_work_is(w, i, IB_ITEM_TEXT) &&
             !ib_paper_is(w->lex, name->a, name->b)))
            return false; /* a letter: "Petition, 29 Aug. 1914, signed by" */
    }
    ib_work_date(w, date->a);
    ib_work_set(w, IBID_FIELD_CONTAINER_TITLE, name->span);
    for (w->i = 2; w->i < w->shape.count; w->i++) {
        const ib_item *item = ib_work_item(w, w->i);

        if (item->kind == IB_ITEM_LOC || item->kind == IB_ITEM_NUMBER)
            ib_pages_item(w, item);
        else if (item->kind == IB_ITEM_URL)
            set_url(w, item);
        else
            break;
    }
    ib_pages_close(w, false, true);
    w->out->kind = IBID_CITE_NEWSPAPER;
    w->out->rule = "NEWS-1";
    w->out->score = 70;
    return true;
}

/* Are all authors family names alone? */
static bool is_family_only(const ib_people *people)
{
    for (uint32_t i = 0; i < people->count; i++) {
        if (people->item[i].given.end || people->item[i].literal.end)
            return false;
    }
    return people->count > 0;
}

static void claim(ib_draft *out, ibid_citation_kind kind, const char *rule)
{
    out->kind = kind;
    out->rule = rule;
}

/* Is a body the only author, and the year in brackets all that follows? */
static bool is_body_year(const ib_work *w, const ib_byline *head,
                         const ib_item *year)
{
    return head->people.count == 1 && head->people.item[0].literal.end &&
           year->kind == IB_ITEM_PAREN && w->shape.count == 1;
}

/* "Ellis (1995)", "Galanter 1974, pp. 95-160", "Berg/Dahl 1979": names and a
 * year, the short form of author-date styles (Chicago 15.21). */
static bool read_author_year(ib_work *w, const ib_byline *head)
{
    const ib_item *year = ib_work_item(w, 0);

    if (!year || head->editor ||
        !(is_family_only(&head->people) || is_body_year(w, head, year)) ||
        !ib_tok_is(w->lex, year->a, IB_TOK_YEAR) ||
        (year->kind != IB_ITEM_YEAR &&
         !(year->kind == IB_ITEM_PAREN && year->b == year->a + 1)))
        return false;
    for (uint32_t i = 1; i < w->shape.count; i++) {
        if (!ib_work_is(w, i, IB_ITEM_LOC) && !ib_work_is(w, i, IB_ITEM_NUMBER))
            return false;
    }
    ib_work_date(w, year->a);
    for (w->i = 1; w->i < w->shape.count; w->i++)
        ib_pages_item(w, ib_work_item(w, w->i));
    ib_pages_close(w, false, false);
    claim(w->out, IBID_CITE_SHORT, "SHORT-5");
    w->out->shortened = IB_SHORT_NAME;
    w->out->score = 50;
    return true;
}

/* "Berg, Zeitschrift für Schiffe 29 (1990), S. 21": family names, a journal,
 * its volume and year, and pages. */
static bool read_by_volume(ib_work *w, const ib_byline *head)
{
    const ib_item *name = ib_work_item(w, 0), *volume = ib_work_item(w, 1);
    const ib_item *year = ib_work_item(w, 2), *page = ib_work_item(w, 3);

    if (head->form != IB_BYLINE_FAMILY || !page || w->shape.count > 5 ||
        name->kind != IB_ITEM_TEXT || volume->kind != IB_ITEM_NUMBER ||
        volume->comma || year->kind != IB_ITEM_PAREN ||
        year->b != year->a + 1 || !ib_tok_is(w->lex, year->a, IB_TOK_YEAR) ||
        (page->kind != IB_ITEM_LOC && page->kind != IB_ITEM_NUMBER))
        return false;
    ib_work_set(w, IBID_FIELD_CONTAINER_TITLE, name->span);
    ib_work_set(w, IBID_FIELD_VOLUME, volume->span);
    ib_work_date(w, year->a);
    w->contained = w->volume = true;
    for (w->i = 3; w->i < w->shape.count; w->i++)
        ib_pages_item(w, ib_work_item(w, w->i));
    ib_pages_close(w, true, false);
    claim(w->out, IBID_CITE_ARTICLE, "ARTICLE-3");
    w->out->score = 75;
    return true;
}

/* "Zeitschrift für Schiffe 1967, Nr. 4, S. 37": a journal, its year without a
 * comma, and an issue by its label, without author and title, as lawyers cite
 * what their readers have on the shelf. */
static bool read_issue(ib_work *w)
{
    const ib_item *name = ib_work_item(w, 0), *year;
    uint32_t i = 1;

    while (ib_work_is(w, i, IB_ITEM_PAREN) && !ib_work_item(w, i)->comma &&
           ib_tok_is(w->lex, ib_work_item(w, i)->a, IB_TOK_WORD))
        i++; /* the name in the language of the note */
    year = ib_work_item(w, i);
    if (!year || name->kind != IB_ITEM_TEXT || year->kind != IB_ITEM_YEAR ||
        year->comma || !ib_work_is(w, i + 1, IB_ITEM_ISSUE) ||
        w->shape.count > i + 4 || name->b < name->a + 2 ||
        !(ib_lex_tok(w->lex, name->a)->flags & IB_TOK_CAP))
        return false;
    for (uint32_t k = i + 2; k < w->shape.count; k++) {
        if (!ib_work_is(w, k, IB_ITEM_LOC) && !ib_work_is(w, k, IB_ITEM_NUMBER))
            return false;
    }
    ib_work_set(w, IBID_FIELD_CONTAINER_TITLE, name->span);
    ib_work_date(w, year->a);
    w->contained = true;
    for (w->i = i + 1; w->i < w->shape.count; w->i++)
        ib_pages_item(w, ib_work_item(w, w->i));
    ib_pages_close(w, true, false);
    claim(w->out, IBID_CITE_ARTICLE, "ARTICLE-3");
    w->out->score = IB_SCORE_ISSUE;
    return true;
}

/* "Berg u. a., Journal of Ships 2022, 41 (43)": family names, a journal, its
 * year without a comma, and a bare page: German legal citing, without a
 * title. */
static bool read_by_year(ib_work *w, const ib_byline *head)
{
    const ib_item *name = ib_work_item(w, 0), *year = ib_work_item(w, 1);
    const ib_item *page = ib_work_item(w, 2);

    if (read_by_volume(w, head))
        return true;
    if (head->form != IB_BYLINE_FAMILY || !page || w->shape.count > 5 ||
        name->kind != IB_ITEM_TEXT || year->kind != IB_ITEM_YEAR ||
        year->comma || !page->comma ||
        (page->kind != IB_ITEM_NUMBER &&
         !(page->kind == IB_ITEM_PAREN && page->b == page->a + 1 &&
           ib_is(w->lex->text.at[page->span.start], IB_DIGIT)) &&
         !(page->kind == IB_ITEM_PAREN &&
           ib_tok_is(w->lex, page->a, IB_TOK_NUMBER))))
        return false;
    ib_work_set(w, IBID_FIELD_CONTAINER_TITLE, name->span);
    ib_work_date(w, year->a);
    w->contained = w->quoted = w->volume = true;
    for (w->i = 2; w->i < w->shape.count; w->i++) {
        const ib_item *item = ib_work_item(w, w->i);

        if (item->kind == IB_ITEM_PAREN) {
            w->out->field[IBID_FIELD_ISSUE] = ib_span_of(0, 1);
            ib_pages_paren(w, item);
            w->out->field[IBID_FIELD_ISSUE] = (ibid_span){0};
        } else {
            ib_pages_item(w, item);
        }
    }
    ib_pages_close(w, true, false);
    claim(w->out, IBID_CITE_ARTICLE, "ARTICLE-3");
    w->out->score = 75;
    return true;
}

/* Is the pinpoint a page or a paragraph by its label: "p. 12", "pp. 3-5", "S.
 * 12 f.", "par. 5"? */
static bool is_page_pin(const ib_work *w)
{
    const ibid_span pin = w->out->field[IBID_FIELD_LOCATOR];
    const ibid_str text = w->lex->text;

    return pin.end > pin.start + 1 &&
           (text.at[pin.start] == 'p' || text.at[pin.start] == 'S') &&
           (!ib_is(text.at[pin.start + 1], IB_ALPHA) ||
            text.at[pin.start + 1] == 'p' ||
            ib_str_has_at_nocase(text, pin.start, IB_STR("pa")) ||
            ib_str_has_at_nocase(text, pin.start, IB_STR("pá")));
}

/* "Berg, Ships, p. 12", "Berg and Dahl, ‘On Ships’, 12": family names and a
 * title, and nothing that a first reference must have (UN Editorial Manual:
 * the shortened reference is surname and short title).  With the initials
 * repeated ("R. Berg, Ships, p. 12") only where a pinpoint has its label. */
static bool is_short(const ib_work *w)
{
    const ib_draft *out = w->out;

    return (is_family_only(&out->author) ||
            (w->labelled && is_page_pin(w) && out->author.count &&
             out->author.item[0].given.end)) &&
           !out->issued.from.year && !w->publisher && !w->contained &&
           !w->volume && !w->report && !out->field[IBID_FIELD_URL].end &&
           !out->editor.count;
}

/* Do the title's words read as a title where nothing else says so: three and
 * more, the first with a capital, not a sentence? */
static bool is_plain_title(const ib_work *w, const ib_item *item)
{
    uint32_t upper = 0, lower = 0;

    if (item->kind != IB_ITEM_TEXT || item->b - item->a < 2 ||
        !(ib_lex_tok(w->lex, item->a)->flags & IB_TOK_CAP))
        return false;
    for (uint32_t i = item->a; i < item->b; i++) {
        if (!ib_tok_is(w->lex, i, IB_TOK_WORD))
            continue;
        if (ib_lex_tok(w->lex, i)->flags & IB_TOK_CAP)
            upper++;
        else
            lower++;
    }
    return lower <= upper + 1;
}

/* Is the container a newspaper or a magazine? */
static bool is_paper(const ib_work *w)
{
    const ibid_span name = w->out->field[IBID_FIELD_CONTAINER_TITLE];

    for (uint32_t i = 0; name.end && i < w->shape.count; i++) {
        const ib_item *item = ib_work_item(w, i);

        if (item->span.start <= name.start && name.end <= item->span.end)
            return ib_paper_is(w->lex, item->a, item->b);
    }
    return false;
}

/* "Berg to Dahl, 3 May 1911, in Harbour Archive, Box 3": what stands after
 * "in" may be an archive. */
static void claim_chapter(const ib_work *w)
{
    ib_draft *out = w->out;
    const ibid_span in = out->field[IBID_FIELD_CONTAINER_TITLE];

    claim(out, IBID_CITE_BOOK, "BOOK-2");
    if (w->full_date && !w->publisher)
        claim(out, IBID_CITE_NEWSPAPER, "NEWS-2"); /* no book has a day */
    for (uint32_t i = 0; i < w->shape.count; i++) {
        const ib_item *item = ib_work_item(w, i);

        for (uint32_t k = item->a; k < item->b && item->span.start == in.start;
             k++) {
            if (!ib_lex_has(w->lex, k, IB_W_ARCHIVE) || w->quoted ||
                !(ib_lex_tok(w->lex, k)->flags & IB_TOK_CAP))
                continue;
            claim(out, IBID_CITE_OTHER, "ARCHIVE-2");
            out->field[IBID_FIELD_ARCHIVE] = in;
            out->field[IBID_FIELD_CONTAINER_TITLE] = (ibid_span){0};
            return;
        }
    }
}

/* The kind of a work with a title in quotation marks and a container. */
static void judge_part(const ib_work *w)
{
    ib_draft *out = w->out;
    const bool url = out->field[IBID_FIELD_URL].end != 0;

    if (w->chapter)
        claim(out, IBID_CITE_BOOK, "BOOK-2");
    else if (!w->volume && (w->full_date || is_paper(w)))
        claim(out, IBID_CITE_NEWSPAPER, "NEWS-2");
    else if (url && !w->volume && !out->field[IBID_FIELD_PAGE].end)
        claim(out, IBID_CITE_WEB, "WEB-2");
    else
        claim(out, IBID_CITE_ARTICLE, "ARTICLE-1");
}

static int score_of(const ib_work *w)
{
    const ib_draft *out = w->out;

    return 10 + (out->author.count || out->editor.count ? 15 : 0) +
           (!out->author.count && w->bracketed ? 5 : 0) + (w->quoted ? 10 : 0) +
           (out->issued.from.year ? 15 : 0) + (w->publisher ? 15 : 0) +
           (w->chapter ? 15 : 0) + (w->volume ? 10 : 0) +
           (out->field[IBID_FIELD_LOCATOR].end ? 10 : 0) +
           (out->field[IBID_FIELD_URL].end ? 20 : 0) +
           (out->accessed.from.year ? 15 : 0);
}

/* Is the field no title but running text: more words than titles have, or than
 * those have that begin in lower case? */
static bool is_running(const ib_work *w, ibid_field_name name)
{
    const ibid_str s = ib_str_in(w->lex->text, w->out->field[name]);
    uint32_t blanks = 0;

    for (uint32_t i = 0; i < s.len; i++)
        blanks += s.at[i] == ' ' || s.at[i] == '\n';
    return blanks > (s.len && ib_is(s.at[0], IB_LOWER) ? IB_TITLE_WORDS_SMALL
                                                       : IB_TITLE_WORDS);
}

/* "Prevé en ese sentido el considerando 29": does something stand in words in
 * lower case and nothing else say that they are a book's? */
static bool is_inside(const ib_work *w)
{
    const ib_draft *out = w->out;
    const ibid_span in = out->field[IBID_FIELD_CONTAINER_TITLE];

    return w->chapter && in.end && ib_is(w->lex->text.at[in.start], IB_LOWER) &&
           !out->issued.from.year && !w->labelled &&
           !out->field[IBID_FIELD_PUBLISHER_PLACE].end && !out->editor.count &&
           !out->field[IBID_FIELD_URL].end;
}

/* Which kind the parts add up to, and how sure that is. */
static void judge(ib_work *w, const ib_item *title)
{
    ib_draft *out = w->out;
    const bool literal = out->author.count && out->author.item[0].literal.end;
    const bool anchored = out->issued.from.year || w->publisher || w->quoted ||
                          w->labelled || w->chapter || out->editor.count ||
                          w->edition || out->field[IBID_FIELD_URL].end;

    if (!out->field[IBID_FIELD_TITLE].end &&
        !(w->chapter && out->field[IBID_FIELD_CONTAINER_TITLE].end))
        return;
    if (is_running(w, IBID_FIELD_TITLE) ||
        is_running(w, IBID_FIELD_CONTAINER_TITLE) || is_inside(w))
        return;
    if (is_short(w) && (anchored || is_plain_title(w, title))) {
        claim(out, IBID_CITE_SHORT, "SHORT-4");
        out->shortened = IB_SHORT_NAME;
        out->score = 45;
        return;
    }
    if (!anchored)
        return;
    out->score = score_of(w);
    if (out->score >= IB_SCORE_INNER && (w->quoted || w->chapter) &&
        !w->stops && !w->stopped_in)
        out->score += IB_SCORE_NOTE;
    if (w->report)
        claim(out, IBID_CITE_REPORT, "REPORT-2");
    else if (w->quoted && w->contained)
        judge_part(w);
    else if (w->chapter)
        claim_chapter(w);
    else if (w->contained && (w->full_date || is_paper(w)) && !w->volume)
        claim(out, IBID_CITE_NEWSPAPER, "NEWS-3");
    else if (w->contained)
        claim(out, IBID_CITE_ARTICLE, "ARTICLE-2");
    else if (out->field[IBID_FIELD_URL].end)
        claim(out, IBID_CITE_WEB, "WEB-2");
    else if (literal || (w->quoted && !w->publisher))
        claim(out, IBID_CITE_REPORT, "REPORT-1");
    else
        claim(out, IBID_CITE_BOOK, "BOOK-1");
}

/* Share page and locator by what the citation turned out to be. */
static void close_pages(ib_work *w)
{
    const bool part = w->chapter || w->contained;
    const bool paper =
        !w->volume && !w->chapter && (w->full_date || is_paper(w));

    ib_pages_close(w, part, paper);
}

/* A note's first words up to a title in quotation marks, where no list of
 * names was read: "newsroom, ‘On Ships’", a body. */
static void read_literal(ib_byline *head, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;
    uint32_t q = piece->a;

    while (q < piece->b && q - piece->a < 12 && ib_tok_is(lex, q, IB_TOK_WORD))
        q++;
    if (q == piece->a || q + 1 >= piece->b ||
        !ib_tok_is(lex, q, IB_TOK_COMMA) ||
        !ib_tok_is(lex, q + 1, IB_TOK_QUOTE) ||
        (q - piece->a > 3 && !ib_body_is(lex, piece->a, q)) ||
        ib_lex_has(lex, piece->a, IB_W_IBID | IB_W_SIGNAL))
        return;
    head->form = IB_BYLINE_BODY;
    head->people.item[0] =
        (ib_person){.literal = ib_toks_span(lex, piece->a, q)};
    head->people.count = 1;
    head->end = q + 1;
}

/* The year of author-date styles, between the names and the title (Chicago
 * 15.6, APA 9): "Berg, R. 2022. Title", "Berg, Rut, 1964: Title". */
static void read_head_year(ib_work *w, const ib_byline *head)
{
    const ib_item *year = ib_work_item(w, 0), *next = ib_work_item(w, 1);

    if (head->form == IB_BYLINE_NONE || !year || !next ||
        (next->kind != IB_ITEM_TEXT && next->kind != IB_ITEM_QUOTED))
        return;
    if ((year->kind == IB_ITEM_YEAR || year->kind == IB_ITEM_DATE ||
         (year->kind == IB_ITEM_PAREN && year->b == year->a + 1 &&
          ib_tok_is(w->lex, year->a, IB_TOK_YEAR))) &&
        (next->stop || next->colon ||
         ib_tok_is(w->lex, year->b, IB_TOK_SEMI))) {
        ib_work_date(w, year->a);
        w->stops = true;
        w->i = 1;
    }
}

static uint32_t shape_flags(const ib_byline *head, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;
    const uint32_t year = head->end;

    if (head->form == IB_BYLINE_NONE)
        return 0;
    if (year + 1 < piece->b &&
        (ib_tok_is(lex, year, IB_TOK_YEAR) ||
         ib_tok_is(lex, year, IB_TOK_DATE)) &&
        (ib_tok_is(lex, year + 1, IB_TOK_STOP) ||
         ib_tok_is(lex, year + 1, IB_TOK_COLON)))
        return IB_SHAPE_HEADED | IB_SHAPE_STOPS | IB_SHAPE_DATED;
    return IB_SHAPE_HEADED | (head->stop ? IB_SHAPE_STOPS : 0);
}

/* `named`: names may stand first. */
static void read_work(ib_draft *out, const ib_piece *piece, bool named)
{
    ib_work w = {.out = out, .lex = piece->lex};
    ib_byline head = {.end = piece->a};
    const ib_item *title;

    if (ib_lex_has(piece->lex, piece->a, IB_W_ADVERB) &&
        ib_tok_is(piece->lex, piece->a + 1, IB_TOK_COMMA))
        return;
    out->span = ib_toks_span(piece->lex, piece->a, piece->b);
    if (may_be_newspaper(piece)) {
        ib_shape_read(&w.shape, piece->lex, piece->a, piece->b, 0);
        if (!w.shape.full && read_newspaper(&w))
            return;
    }
    if (named && !ib_byline_read(&head, piece->lex, piece->a, piece->b))
        read_literal(&head, piece);
    ib_shape_read(&w.shape, piece->lex, head.end, piece->b,
                  named ? shape_flags(&head, piece) : IB_SHAPE_HEADED);
    if (w.shape.full || w.shape.count == 0 ||
        (head.form == IB_BYLINE_NONE && w.shape.count < 2))
        return;
    if (head.form == IB_BYLINE_NONE && named && read_issue(&w))
        return;
    if (head.editor)
        out->editor = head.people;
    else
        out->author = head.people;
    w.stops = head.stop;
    w.i = 0;
    if (read_author_year(&w, &head) || read_by_year(&w, &head))
        return;
    read_head_year(&w, &head);
    title = ib_work_item(&w, w.i);
    if (ib_work_is(&w, w.i, IB_ITEM_IN))
        title = ib_work_item(&w, w.i + 1);
    else
        read_title(&w);
    read_rest(&w);
    close_pages(&w);
    if (title)
        judge(&w, title);
}

void ib_family_work(ib_draft *out, const ib_piece *piece)
{
    read_work(out, piece, true);
}

void ib_work_unnamed_read(ib_draft *out, const ib_piece *piece)
{
    read_work(out, piece, false);
}
