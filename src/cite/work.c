/* work.c - books, chapters, articles, newspapers, reports: works known by
 * author, title, place and date.
 *
 * The shapes are those that dominate notes, anchored on quotation marks,
 * brackets, the year and the page:
 *     A, T (Place, Publisher, 1994), p. 12      A, T, Place, Publisher, 1994
 *     A, 'T' (1994) 28 Journal 379, 381         A, 'T', Newspaper, 4 May 1992
 *     'T', in B (ed.), C (Place, 1994), pp. 1-20, at p. 7
 */

#include "cite/shape.h"

#include "base/scan.h"

typedef struct reader {
    ib_draft *out;
    const ib_lex *lex;
    const ib_shape *shape;
    uint32_t i; /* next item */
    bool quoted, contained, publisher, full_date, volume, report;
    bool labelled; /* a pinpoint with its label stands in it */
    bool chapter;  /* "in" stands before the container */
} reader;

static const ib_item *item_at(const reader *r, uint32_t i)
{
    return i < r->shape->count ? &r->shape->item[i] : NULL;
}

static bool item_is(const reader *r, uint32_t i, ib_item_kind kind)
{
    return i < r->shape->count && r->shape->item[i].kind == kind;
}

static void set(reader *r, ibid_field_name name, ibid_span span)
{
    if (!r->out->field[name].end)
        r->out->field[name] = span;
}

static void set_date(reader *r, uint32_t tok)
{
    const ib_tok *t = ib_lex_tok(r->lex, tok);

    if (r->out->issued.from.year)
        return;
    r->out->issued = *ib_list_at(&r->lex->date, ibid_date, t->ref);
    r->out->field[IBID_FIELD_ISSUED] = r->out->issued.span;
    r->full_date |= r->out->issued.from.day != 0;
}

/* Where a new piece of a bracket begins: after a comma or a colon. */
static uint32_t part_end(const ib_lex *lex, uint32_t a, uint32_t b)
{
    const uint32_t depth = a < b ? ib_lex_tok(lex, a)->depth : 0;

    while (a < b && !((ib_tok_is(lex, a, IB_TOK_COMMA) ||
                       ib_tok_is(lex, a, IB_TOK_COLON) ||
                       ib_tok_is(lex, a, IB_TOK_SEMI)) &&
                      ib_lex_tok(lex, a)->depth <= depth))
        a++;
    return a;
}

static bool is_edition(const ib_lex *lex, uint32_t a, uint32_t b)
{

    if (b - a > 4 || b - a < 2)
        return false;
    return ib_lex_has(lex, b - 1, IB_W_EDITION) &&
           (ib_tok_is(lex, a, IB_TOK_NUMBER) || ib_lex_is(lex, a, "second") ||
            ib_lex_is(lex, a, "third") || ib_lex_is(lex, a, "revised") ||
            ib_lex_is(lex, a, "rev"));
}

static bool is_editor_mark(const ib_lex *lex, uint32_t a, uint32_t b)
{

    return b == a + 1 && ib_lex_has(lex, a, IB_W_EDITOR_MARK);
}

static bool is_report(const ib_lex *lex, uint32_t a, uint32_t b)
{
    for (uint32_t i = a; i < b; i++) {
        if (ib_lex_has(lex, i, IB_W_THESIS | IB_W_REPORT))
            return true;
    }
    return false;
}

/* "(Edinburgh, Edinburgh University Press, 2019)": place, publisher, date.
 * The last part without a date is the publisher, what precedes is the place;
 * a colon says so itself. */
static bool read_imprint(reader *r, uint32_t a, uint32_t b)
{
    const ib_lex *lex = r->lex;
    uint32_t part[8][2], count = 0, colon = IBID_NONE;
    bool dated = false;

    while (a < b) {
        uint32_t stop = part_end(lex, a, b), end = stop;

        if (end > a && (ib_lex_tok(lex, end - 1)->kind == IB_TOK_YEAR ||
                        ib_lex_tok(lex, end - 1)->kind == IB_TOK_DATE)) {
            end--;
            set_date(r, end);
            dated = true;
        }
        if (end > a && is_edition(lex, a, end)) {
            set(r, IBID_FIELD_EDITION, ib_toks_span(lex, a, end));
        } else if (end > a && count < 8) {
            if (is_report(lex, a, end))
                r->report = true;
            else {
                part[count][0] = a;
                part[count++][1] = end;
            }
        }
        if (stop < b && ib_tok_is(lex, stop, IB_TOK_COLON))
            colon = count;
        a = stop + 1;
    }
    if (count == 1 && (dated || colon != IBID_NONE)) {
        set(r, IBID_FIELD_PUBLISHER, ib_toks_span(lex, part[0][0], part[0][1]));
        r->publisher = true;
    } else if (count > 1) {
        uint32_t split =
            colon != IBID_NONE && colon < count ? colon : count - 1;

        if (split > 0)
            set(r, IBID_FIELD_PUBLISHER_PLACE,
                ib_toks_span(lex, part[0][0], part[split - 1][1]));
        set(r, IBID_FIELD_PUBLISHER,
            ib_toks_span(lex, part[split][0], part[count - 1][1]));
        r->publisher = true;
    }
    return dated || r->publisher || r->report;
}

/* "NAUMANN, Elias, HESS, Moritz et STEINKOPF, Leander. Title": family names
 * in capitals, given names after a comma, a full stop at the end of the list
 * (ISO 690, 6.2). */
static bool read_inverted(reader *r)
{
    const ib_item *first = item_at(r, r->i);
    const ibid_str name = ib_lex_str(r->lex, first->a);
    uint32_t last = r->i + 1;
    ib_people people;

    if (name.len < 3 || !ib_is(name.at[1], IB_UPPER) ||
        !ib_is(name.at[2], IB_UPPER))
        return false;
    while (item_is(r, last, IB_ITEM_TEXT) && !item_at(r, last)->stop)
        last++;
    if (!item_is(r, last, IB_ITEM_TEXT) || last > r->i + 14)
        return false;
    if (!ib_people_read(&people, r->lex, first->a, item_at(r, last - 1)->b))
        return false;
    r->out->author = people;
    r->i = last;
    return true;
}

/* May item i be a list of authors?  A text of few words in capitals, with a
 * title to follow. */
static bool read_author(reader *r)
{
    const ib_item *item = item_at(r, r->i);
    uint32_t last = r->i, title = r->i;
    ib_people people;

    /* up to a title in quotation marks all is the author */
    while (title < r->shape->count && item_is(r, title, IB_ITEM_TEXT))
        title++;
    if (item_is(r, title, IB_ITEM_QUOTED) && title > r->i) {
        const ib_item *end = item_at(r, title - 1);

        if (ib_people_read(&people, r->lex, item->a, end->b)) {
            r->out->author = people;
            r->i = title;
        }
        return true;
    }
    if (!item_is(r, r->i, IB_ITEM_TEXT) || !item_is(r, r->i + 1, IB_ITEM_TEXT))
        return false;
    if (read_inverted(r))
        return true;
    if (item->b - item->a > 14 ||
        !ib_people_read(&people, r->lex, item->a, item->b))
        return false;
    /* "A, B and C, Title": the item that holds the join ends the list */
    for (uint32_t k = r->i + 1; k + 1 < title && k < r->i + 4; k++) {
        const ib_item *more = item_at(r, k);
        ib_people longer;

        if (!ib_people_read(&longer, r->lex, item->a, more->b) ||
            longer.item[0].literal.end || longer.count < 2)
            break;
        for (uint32_t t = more->a; t < more->b; t++) {
            if (ib_lex_is(r->lex, t, "and") || ib_lex_is(r->lex, t, "et") ||
                ib_lex_is(r->lex, t, "und")) {
                last = k;
                people = longer;
            }
        }
    }
    r->out->author = people;
    r->i = last + 1;
    return true;
}

/* "B (ed.)," or "B and C (eds.)," before a container or a title. */
static bool read_editors_before(reader *r)
{
    const ib_item *item = item_at(r, r->i);
    uint32_t mark = r->i;
    ib_people people;

    while (item_is(r, mark, IB_ITEM_TEXT))
        mark++;
    if (mark == r->i || !item_is(r, mark, IB_ITEM_PAREN) ||
        !is_editor_mark(r->lex, item_at(r, mark)->a, item_at(r, mark)->b))
        return false;
    if (!ib_people_read(&people, r->lex, item->a, item_at(r, mark - 1)->b))
        return false;
    r->out->editor = people;
    r->i = mark + 1;
    return true;
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

static void read_title(reader *r)
{
    const ib_item *item = item_at(r, r->i);

    if (!item)
        return;
    if (item->kind == IB_ITEM_QUOTED) {
        set(r, IBID_FIELD_TITLE, inner_span(r->lex, item));
        r->quoted = true;
        r->i++;
    } else if (item->kind == IB_ITEM_TEXT) {
        const ib_item *more = item_at(r, r->i + 1);

        set(r, IBID_FIELD_TITLE, item->span);
        r->i++;
        /* "The Rise of the Fleet, 1860-1914 (London, 1980)" */
        if (more && more->kind == IB_ITEM_TEXT &&
            ib_tok_is(r->lex, more->a, IB_TOK_YEAR)) {
            r->out->field[IBID_FIELD_TITLE].end = more->span.end;
            r->i++;
        }
    }
}

/* "Wei, S. 2023. Title", "Wei, S. (2023). Title": authors, a year, and the
 * title after a full stop (Chicago 15.6, APA 9). */
static bool read_author_date(reader *r)
{
    const ib_item *year;
    uint32_t k = 0;
    ib_people people;

    while (item_is(r, k, IB_ITEM_TEXT))
        k++;
    year = item_at(r, k);
    if (k == 0 || !year || year->comma ||
        !(item_is(r, k + 1, IB_ITEM_TEXT) || item_is(r, k + 1, IB_ITEM_QUOTED)))
        return false;
    if (!ib_tok_is(r->lex, year->a, IB_TOK_YEAR) ||
        (year->kind != IB_ITEM_YEAR &&
         !(year->kind == IB_ITEM_PAREN && year->b == year->a + 1)) ||
        !item_at(r, k + 1)->stop)
        return false;
    if (!ib_people_read(&people, r->lex, item_at(r, 0)->a,
                        item_at(r, k - 1)->b))
        return false;
    r->out->author = people;
    set_date(r, year->a);
    r->i = k + 1;
    return true;
}

static void read_numbers(reader *r, const ib_item *item)
{
    const bool journal = r->contained && r->quoted && !r->publisher;

    if (item->kind == IB_ITEM_VOLUME) {
        set(r, IBID_FIELD_VOLUME, item->span);
        r->volume = true;
    } else if (item->kind == IB_ITEM_ISSUE) {
        set(r, IBID_FIELD_ISSUE, item->span);
    } else if (!item->comma && !r->volume && r->quoted &&
               (journal || !r->contained) &&
               !r->out->field[IBID_FIELD_PAGE].end &&
               !(journal && r->out->issued.from.year)) {
        set(r, IBID_FIELD_VOLUME, item->span);
        r->volume = true;
    } else if (r->quoted && (r->volume || r->contained) &&
               !r->out->field[IBID_FIELD_PAGE].end) {
        set(r, IBID_FIELD_PAGE, item->span);
    } else {
        set(r, IBID_FIELD_LOCATOR, item->span);
    }
}

/* Pages with "pp." and a range are the item's own where a pinpoint follows. */
static void read_locator(reader *r, const ib_item *item)
{
    ibid_span *locator = &r->out->field[IBID_FIELD_LOCATOR];
    ibid_span *page = &r->out->field[IBID_FIELD_PAGE];

    r->labelled |= item->kind == IB_ITEM_LOC;
    if (locator->end && !page->end && r->contained) {
        uint32_t p = locator->start;

        while (p < locator->end && !ib_is(r->lex->text.at[p], IB_DIGIT))
            p++;
        *page = ib_span_of(p, locator->end);
        *locator = item->span;
    } else if (!locator->end) {
        *locator = item->span;
    } else {
        locator->end = item->span.end;
    }
}

static void read_paren(reader *r, const ib_item *item)
{
    const ib_lex *lex = r->lex;
    const ib_item *before = r->i ? item_at(r, r->i - 1) : NULL;

    if (is_editor_mark(lex, item->a, item->b))
        return;
    for (uint32_t i = item->a; i < item->b; i++) {
        if (ib_tok_is(lex, i, IB_TOK_URL))
            set(r, IBID_FIELD_URL, ib_toks_span(lex, i, i + 1));
    }
    if (r->out->field[IBID_FIELD_URL].end)
        return;
    if (item->b == item->a + 1 && ib_tok_is(lex, item->a, IB_TOK_NUMBER) &&
        before && before->kind == IB_ITEM_NUMBER) {
        set(r, IBID_FIELD_ISSUE, item->span);
        return;
    }
    if (is_edition(lex, item->a, item->b)) {
        set(r, IBID_FIELD_EDITION, item->span);
        return;
    }
    if (ib_lex_is(lex, item->a, "accessed") ||
        ib_lex_is(lex, item->a, "visited") || ib_lex_is(lex, item->a, "last"))
        return;
    read_imprint(r, item->a, item->b);
}

/* Does a date stand at item i, or after one more text? */
static bool dated_soon(const reader *r, uint32_t i)
{
    return item_is(r, i, IB_ITEM_YEAR) || item_is(r, i, IB_ITEM_DATE);
}

/* A text after the title: container, place, publisher. */
static void read_text(reader *r, const ib_item *item)
{
    const ib_lex *lex = r->lex;
    const ib_item *next = item_at(r, r->i + 1);

    if (ib_lex_has(lex, item->a, IB_W_AVAILABLE) ||
        r->out->field[IBID_FIELD_URL].end)
        return;
    if (is_edition(lex, item->a, item->b)) {
        set(r, IBID_FIELD_EDITION, item->span);
    } else if (is_report(lex, item->a, item->b)) {
        r->report = true;
    } else if (r->quoted && !r->contained) {
        set(r, IBID_FIELD_CONTAINER_TITLE, item->span);
        r->contained = true;
    } else if (next && next->kind == IB_ITEM_TEXT && item->b - item->a <= 4 &&
               dated_soon(r, r->i + 2) &&
               !r->out->field[IBID_FIELD_PUBLISHER_PLACE].end) {
        set(r, IBID_FIELD_PUBLISHER_PLACE, item->span);
    } else if (next &&
               (next->kind == IB_ITEM_YEAR || next->kind == IB_ITEM_DATE)) {
        set(r,
            r->out->field[IBID_FIELD_PUBLISHER_PLACE].end || !r->quoted
                ? IBID_FIELD_PUBLISHER
                : IBID_FIELD_PUBLISHER_PLACE,
            item->span);
        r->publisher = true;
    }
}

/* After "in": editors, then the container's title. */
static void read_container(reader *r)
{
    const ib_item *item;

    r->i++;
    if (!read_editors_before(r) && item_is(r, r->i, IB_ITEM_TEXT) &&
        item_is(r, r->i + 1, IB_ITEM_TEXT) &&
        !item_is(r, r->i + 2, IB_ITEM_YEAR)) {
        ib_people people;
        item = item_at(r, r->i);

        if (ib_people_read(&people, r->lex, item->a, item->b) &&
            !people.item[0].literal.end && people.item[0].given.end) {
            r->out->editor = people;
            r->i++;
        }
    }
    item = item_at(r, r->i);
    if (item && (item->kind == IB_ITEM_TEXT || item->kind == IB_ITEM_QUOTED)) {
        set(r, IBID_FIELD_CONTAINER_TITLE, item->span);
        r->i++;
    }
    r->contained = true;
    r->chapter = true;
}

static void read_editors_after(reader *r)
{
    const ib_item *item;
    ib_people people;

    r->i++;
    item = item_at(r, r->i);
    if (item && item->kind == IB_ITEM_TEXT &&
        ib_people_read(&people, r->lex, item->a, item->b)) {
        r->out->editor = people;
        r->i++;
    }
}

/* What follows the title, item by item. */
static void read_rest(reader *r)
{
    while (r->i < r->shape->count) {
        const ib_item *item = item_at(r, r->i);

        switch (item->kind) {
        case IB_ITEM_IN:
            read_container(r);
            continue;
        case IB_ITEM_EDITOR:
            read_editors_after(r);
            continue;
        case IB_ITEM_DATE:
        case IB_ITEM_YEAR:
            set_date(r, item->a);
            break;
        case IB_ITEM_PAREN:
            read_paren(r, item);
            break;
        case IB_ITEM_LOC:
            read_locator(r, item);
            break;
        case IB_ITEM_NUMBER:
        case IB_ITEM_VOLUME:
        case IB_ITEM_ISSUE:
            read_numbers(r, item);
            break;
        case IB_ITEM_URL:
            set(r, IBID_FIELD_URL, item->span);
            break;
        default:
            read_text(r, item);
        }
        r->i++;
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
    return true;
}

/* "The Independent, 29 February 1992": a title and a full date alone. */
static bool read_newspaper(reader *r)
{
    const ib_item *name = item_at(r, 0), *date = item_at(r, 1);
    uint32_t i = 2;

    if (!name || !date || name->kind != IB_ITEM_TEXT)
        return false;
    if (date->kind == IB_ITEM_PAREN && date->b == date->a + 1 &&
        ib_tok_is(r->lex, date->a, IB_TOK_DATE))
        set_date(r, date->a);
    else if (date->kind == IB_ITEM_DATE)
        set_date(r, date->a);
    else
        return false;
    if (name->b - name->a > 8 || !is_masthead(r->lex, name) ||
        ib_body_is(r->lex, name->a, name->b) || !r->out->issued.from.day ||
        !(ib_lex_tok(r->lex, name->a)->flags & IB_TOK_CAP)) {
        r->out->issued = (ibid_date){0};
        r->out->field[IBID_FIELD_ISSUED] = (ibid_span){0};
        return false;
    }
    set(r, IBID_FIELD_CONTAINER_TITLE, name->span);
    for (; i < r->shape->count; i++) {
        const ib_item *item = item_at(r, i);

        if (item->kind == IB_ITEM_LOC || item->kind == IB_ITEM_NUMBER)
            read_locator(r, item);
        else if (item->kind == IB_ITEM_URL)
            set(r, IBID_FIELD_URL, item->span);
        else
            break;
    }
    r->out->kind = IBID_CITE_NEWSPAPER;
    r->out->rule = "NEWS-1";
    r->out->score = 70;
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

/* "Berg, Ships, p. 12", "Berg and Dahl, ‘On Ships’, 12": family names and a
 * title, and nothing that a first reference must have (UN Editorial Manual:
 * the shortened reference is surname and short title). */
static bool is_short(const reader *r)
{
    const ib_draft *out = r->out;

    return is_family_only(&out->author) && !out->issued.from.year &&
           !r->publisher && !r->contained && !r->volume && !r->report &&
           !out->field[IBID_FIELD_URL].end && !out->editor.count;
}

/* Do the title's words read as a title where nothing else says so: three and
 * more, the first with a capital, not a sentence? */
static bool is_plain_title(const reader *r, const ib_item *item)
{
    uint32_t upper = 0, lower = 0;

    if (item->kind != IB_ITEM_TEXT || item->b - item->a < 2 ||
        !(ib_lex_tok(r->lex, item->a)->flags & IB_TOK_CAP))
        return false;
    for (uint32_t i = item->a; i < item->b; i++) {
        if (!ib_tok_is(r->lex, i, IB_TOK_WORD))
            continue;
        if (ib_lex_tok(r->lex, i)->flags & IB_TOK_CAP)
            upper++;
        else
            lower++;
    }
    return lower <= upper + 1;
}

static void claim(ib_draft *out, ibid_citation_kind kind, const char *rule)
{
    out->kind = kind;
    out->rule = rule;
}

/* The kind of a work with a title in quotation marks and a container. */
static void judge_part(const reader *r)
{
    ib_draft *out = r->out;
    const bool url = out->field[IBID_FIELD_URL].end != 0;

    if (r->chapter)
        claim(out, IBID_CITE_BOOK, "BOOK-2");
    else if (r->full_date && !r->volume)
        claim(out, IBID_CITE_NEWSPAPER, "NEWS-2");
    else if (url && !r->volume && !out->field[IBID_FIELD_PAGE].end)
        claim(out, IBID_CITE_WEB, "WEB-2");
    else
        claim(out, IBID_CITE_ARTICLE, "ARTICLE-1");
}

static int score_of(const reader *r)
{
    const ib_draft *out = r->out;

    return 10 + (out->author.count ? 15 : 0) + (r->quoted ? 10 : 0) +
           (out->issued.from.year ? 15 : 0) + (r->publisher ? 15 : 0) +
           (r->chapter ? 15 : 0) + (r->volume ? 10 : 0) +
           (out->field[IBID_FIELD_LOCATOR].end ? 10 : 0) +
           (out->field[IBID_FIELD_URL].end ? 20 : 0);
}

/* Which kind the parts add up to, and how sure that is. */
static void judge(reader *r, const ib_item *title)
{
    ib_draft *out = r->out;
    const bool literal = out->author.count && out->author.item[0].literal.end;
    const bool anchored = out->issued.from.year || r->publisher || r->quoted ||
                          r->labelled || r->chapter ||
                          out->field[IBID_FIELD_URL].end;

    if (!out->field[IBID_FIELD_TITLE].end)
        return;
    if (is_short(r) && (anchored || is_plain_title(r, title))) {
        claim(out, IBID_CITE_SHORT, "SHORT-4");
        out->shortened = IB_SHORT_NAME;
        out->score = 45;
        return;
    }
    if (!anchored)
        return;
    out->score = score_of(r);
    if (r->report)
        claim(out, IBID_CITE_REPORT, "REPORT-2");
    else if (r->quoted && r->contained)
        judge_part(r);
    else if (r->chapter)
        claim(out, IBID_CITE_BOOK, "BOOK-2");
    else if (out->field[IBID_FIELD_URL].end)
        claim(out, IBID_CITE_WEB, "WEB-2");
    else if (literal || (r->quoted && !r->publisher))
        claim(out, IBID_CITE_REPORT, "REPORT-1");
    else
        claim(out, IBID_CITE_BOOK, "BOOK-1");
}

/* "Ellis (1995)", "Galanter 1974, pp. 95-160": family names and a year, the
 * short form of author-date styles (Chicago 15.21). */
static bool read_author_year(reader *r)
{
    const ib_item *name = item_at(r, 0), *year = item_at(r, 1);
    uint32_t at;

    if (!name || !year || name->kind != IB_ITEM_TEXT || year->comma)
        return false;
    at = year->a;
    if (!ib_tok_is(r->lex, at, IB_TOK_YEAR) ||
        (year->kind != IB_ITEM_YEAR &&
         !(year->kind == IB_ITEM_PAREN && year->b == at + 1)))
        return false;
    for (uint32_t i = 2; i < r->shape->count; i++) {
        if (!item_is(r, i, IB_ITEM_LOC) && !item_is(r, i, IB_ITEM_NUMBER))
            return false;
    }
    if (!ib_people_read(&r->out->author, r->lex, name->a, name->b) ||
        !is_family_only(&r->out->author)) {
        r->out->author.count = 0;
        return false;
    }
    set_date(r, at);
    for (uint32_t i = 2; i < r->shape->count; i++)
        read_locator(r, item_at(r, i));
    claim(r->out, IBID_CITE_SHORT, "SHORT-5");
    r->out->shortened = IB_SHORT_NAME;
    r->out->score = 50;
    return true;
}

void ib_family_work(ib_draft *out, const ib_piece *piece)
{
    ib_shape shape;
    reader r = {.out = out, .lex = piece->lex, .shape = &shape};
    const ib_item *title;

    ib_shape_read(&shape, piece->lex, piece->a, piece->b);
    if (shape.full || shape.count < 2)
        return;
    out->span = ib_toks_span(piece->lex, piece->a, piece->b);
    if (ib_lex_has(piece->lex, piece->a, IB_W_ADVERB) &&
        ib_tok_is(piece->lex, piece->a + 1, IB_TOK_COMMA))
        return;
    if (read_newspaper(&r) || read_author_year(&r))
        return;
    if (!read_author_date(&r) && !read_editors_before(&r))
        read_author(&r);
    title = item_at(&r, r.i);
    read_title(&r);
    read_rest(&r);
    if (title)
        judge(&r, title);
}
