/* colophon.c - place, publisher, edition, date, genre and series.
 *
 * Authority: Chicago 14.127-14.146 (place: publisher, year, in brackets), MHRA
 * 11.2, OSCOLA 3.2 (edition, publisher year), ISO 690:2021 4.6 (place :
 * publisher, year, without brackets).
 */

#include "cite/named.h"
#include "cite/workpart.h"

#include "base/scan.h"

enum { PART_MAX = 10 };

void ib_work_date(ib_work *w, uint32_t tok)
{
    const ib_tok *t = ib_lex_tok(w->lex, tok);

    if (w->out->issued.from.year)
        return;
    w->out->issued = *ib_list_at(&w->lex->date, ibid_date, t->ref);
    w->out->field[IBID_FIELD_ISSUED] = w->out->issued.span;
    w->full_date |= w->out->issued.from.day != 0;
}

static bool is_date(const ib_lex *lex, uint32_t i)
{
    return ib_tok_is(lex, i, IB_TOK_YEAR) || ib_tok_is(lex, i, IB_TOK_DATE);
}

bool ib_genre_is(const ib_lex *lex, uint32_t a, uint32_t b)
{
    for (uint32_t i = a; i < b && i < a + 4; i++) {
        if (ib_lex_has(lex, i, IB_W_THESIS))
            return true;
    }
    return b - a <= 5 && b > a + 1 && ib_lex_is(lex, a, "doctor") &&
           ib_lex_is(lex, a + 1, "of");
}

/* "Discussion Papers", "Technical Report": the words of a series of papers. */
static bool is_report(const ib_lex *lex, uint32_t a, uint32_t b)
{
    for (uint32_t i = a; i < b; i++) {
        if (ib_lex_has(lex, i, IB_W_REPORT))
            return b - a <= 8;
    }
    return false;
}

static bool is_edition(const ib_lex *lex, uint32_t a, uint32_t b)
{
    bool ordinal = false, edition = false;

    if (b - a < 2 || b - a > 12)
        return false;
    for (uint32_t i = a; i < b; i++) {
        ordinal |= ib_tok_is(lex, i, IB_TOK_NUMBER) ||
                   ib_lex_has(lex, i, IB_W_ORDINAL);
        edition |= ib_lex_has(lex, i, IB_W_EDITION);
    }
    return ordinal && edition;
}

bool ib_series_is(const ib_lex *lex, uint32_t a, uint32_t b)
{
    uint32_t caps = 0;
    bool series = false;

    for (uint32_t i = a; i < b; i++) {
        const bool cap = ib_tok_is(lex, i, IB_TOK_WORD) &&
                         (ib_lex_tok(lex, i)->flags & IB_TOK_CAP);

        caps += cap;
        series |= cap && ib_lex_has(lex, i, IB_W_SERIES);
    }
    return series && caps > 1;
}

static bool is_upper(const ib_lex *lex, uint32_t i)
{
    const ibid_str s = ib_lex_str(lex, i);

    for (uint32_t k = 0; k < s.len; k++) {
        if (ib_is(s.at[k], IB_LOWER))
            return false;
    }
    return true;
}

/* "n.d.", "s. d.", "o. J.", "forthcoming", "im Erscheinen". */
static bool is_undated(const ib_lex *lex, uint32_t a, uint32_t b)
{
    if (b - a == 1)
        return ib_lex_is(lex, a, "n.d") || ib_lex_is(lex, a, "s.d") ||
               ib_lex_is(lex, a, "o.j") || ib_lex_is(lex, a, "forthcoming");
    return b - a == 2 &&
           ((ib_lex_is(lex, a, "n") && ib_lex_is(lex, a + 1, "d")) ||
            (ib_lex_is(lex, a, "s") && ib_lex_is(lex, a + 1, "d")) ||
            (ib_lex_is(lex, a, "s") && ib_lex_is(lex, a + 1, "l")) ||
            (ib_lex_is(lex, a, "o") && ib_lex_is(lex, a + 1, "j")));
}

static bool is_region(const ib_lex *lex, uint32_t a, uint32_t b)
{
    return (ib_named_find(lex, a, b) & IB_NAMED_REGION) != 0;
}

/* The end of the part of a bracket that begins at a: a comma, a colon, a
 * semicolon of its own depth. */
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

typedef struct part {
    uint32_t a, b;
} part;

/* What a part says alone: a date, an edition, a thesis.  False where it must
 * be place or publisher. */
static bool read_alone(ib_work *w, uint32_t a, uint32_t b)
{
    const ib_lex *lex = w->lex;

    if (is_undated(lex, a, b))
        return true;
    if (is_edition(lex, a, b)) {
        ib_work_set(w, IBID_FIELD_EDITION, ib_toks_span(lex, a, b));
        w->edition = true;
        return true;
    }
    if (ib_genre_is(lex, a, b)) {
        ib_work_set(w, IBID_FIELD_GENRE, ib_toks_span(lex, a, b));
        w->report = true;
        return true;
    }
    if (ib_series_is(lex, a, b) && !ib_publisher_is(lex, a, b)) {
        ib_work_set(w, IBID_FIELD_COLLECTION_TITLE, ib_toks_span(lex, a, b));
        w->series = true;
        return true;
    }
    return false;
}

/* Share the parts among place and publisher.  `colon`: the part before which
 * a colon stands, or NONE; it parts them itself. */
static void share(ib_work *w, const part *p, uint32_t count, uint32_t colon)
{
    const ib_lex *lex = w->lex;
    uint32_t split = 0;

    if (colon != IBID_NONE && colon > 0 && colon < count) {
        split = colon;
    } else {
        while (split < count &&
               (ib_place_is(lex, p[split].a, p[split].b) ||
                (split && is_region(lex, p[split].a, p[split].b))))
            split++;
        /* a town nobody knows: one word, a publisher after it */
        if (split == 0 && count > 1 && p[0].b - p[0].a == 1 &&
            !ib_publisher_is(lex, p[0].a, p[0].b) &&
            ib_publisher_is(lex, p[1].a, p[1].b))
            split = 1;
        if (split == 0 && count == 1 && p[0].b - p[0].a == 1 &&
            !ib_publisher_is(lex, p[0].a, p[0].b) && w->out->issued.from.year &&
            !is_upper(lex, p[0].a))
            split = 1;
        /* "Fjord Press, Oslo": the place after the publisher */
        if (split == 0 && count > 1 &&
            ib_place_is(lex, p[count - 1].a, p[count - 1].b)) {
            ib_work_set(w, IBID_FIELD_PUBLISHER,
                        ib_toks_span(lex, p[0].a, p[count - 2].b));
            ib_work_set(w, IBID_FIELD_PUBLISHER_PLACE,
                        ib_toks_span(lex, p[count - 1].a, p[count - 1].b));
            w->publisher = true;
            return;
        }
    }
    if (split)
        ib_work_set(w, IBID_FIELD_PUBLISHER_PLACE,
                    ib_toks_span(lex, p[0].a, p[split - 1].b));
    if (split < count)
        ib_work_set(w, IBID_FIELD_PUBLISHER,
                    ib_toks_span(lex, p[split].a, p[count - 1].b));
    w->publisher = true;
}

bool ib_colophon_read(ib_work *w, uint32_t a, uint32_t b)
{
    const ib_lex *lex = w->lex;
    uint32_t count = 0, colon = IBID_NONE;
    part parts[PART_MAX];
    bool read = false;

    while (a < b) {
        const uint32_t stop = part_end(lex, a, b);
        uint32_t end = stop;

        if (end > a && is_date(lex, end - 1)) {
            ib_work_date(w, --end);
            read = true;
        }
        if (end > a && read_alone(w, a, end))
            read = true;
        else if (end > a && count < PART_MAX)
            parts[count++] = (part){a, end};
        if (stop < b && ib_tok_is(lex, stop, IB_TOK_COLON) &&
            colon == IBID_NONE)
            colon = count;
        a = stop + 1;
    }
    if (count &&
        (read || colon != IBID_NONE ||
         ib_place_is(lex, parts[0].a, parts[0].b) ||
         ib_publisher_is(lex, parts[count - 1].a, parts[count - 1].b))) {
        share(w, parts, count, colon);
        read = true;
    }
    return read;
}

bool ib_colophon_is(const ib_lex *lex, uint32_t a, uint32_t b)
{
    if (a >= b)
        return false;
    for (uint32_t i = a; i < b && i < a + 60; i++) {
        if (ib_tok_is(lex, i, IB_TOK_URL))
            return true;
    }
    if (is_date(lex, b - 1) || is_edition(lex, a, b) ||
        ib_genre_is(lex, a, b) || is_undated(lex, a, b) || is_date(lex, a))
        return true;
    if (ib_lex_has(lex, a, IB_W_EDITOR_MARK | IB_W_ACCESSED | IB_W_AVAILABLE) ||
        (a + 1 < b && ib_lex_has(lex, a + 1, IB_W_AVAILABLE)))
        return true;
    return ib_place_is(lex, a, part_end(lex, a, b)) ||
           (part_end(lex, a, b) < b && ib_publisher_is(lex, a, b));
}

/* "Oslo : Fjord Press": a colon between place and publisher in one item; the
 * token of the colon, or b. */
static uint32_t colon_of(const ib_lex *lex, uint32_t a, uint32_t b)
{
    for (uint32_t i = a; i < b && i < a + 10; i++) {
        if (ib_tok_is(lex, i, IB_TOK_COLON))
            return i;
    }
    return b;
}

static bool extends_place(const ib_work *w, const ib_item *item)
{
    const ibid_span place = w->out->field[IBID_FIELD_PUBLISHER_PLACE];

    return place.end && !w->out->field[IBID_FIELD_PUBLISHER].end &&
           item->comma &&
           (is_region(w->lex, item->a, colon_of(w->lex, item->a, item->b)) ||
            ib_place_is(w->lex, item->a, colon_of(w->lex, item->a, item->b)));
}

/* A town that nobody knows, by the state after it: "Williston, VT". */
static bool is_town(const ib_work *w, uint32_t k)
{
    const ib_item *item = ib_work_item(w, k), *next = ib_work_item(w, k + 1);

    return next && item->kind == IB_ITEM_TEXT && next->kind == IB_ITEM_TEXT &&
           next->comma && item->b - item->a <= 2 &&
           is_region(w->lex, next->a, colon_of(w->lex, next->a, next->b));
}

/* A place, and the publisher after its colon. */
static bool read_place(ib_work *w, const ib_item *item)
{
    const ib_lex *lex = w->lex;
    const uint32_t colon = colon_of(lex, item->a, item->b);
    ibid_span *place = &w->out->field[IBID_FIELD_PUBLISHER_PLACE];

    if (extends_place(w, item))
        place->end = ib_lex_tok(lex, colon - 1)->end;
    else if (!place->end &&
             (ib_place_is(lex, item->a, colon) ||
              (colon < item->b && w->stops && colon - item->a <= 3) ||
              is_town(w, w->i)))
        *place = ib_toks_span(lex, item->a, colon);
    else
        return false;
    if (colon + 1 < item->b)
        ib_work_set(w, IBID_FIELD_PUBLISHER,
                    ib_toks_span(lex, colon + 1, item->b));
    w->publisher = true;
    return true;
}

/* A word in lower case, or a lone letter or Roman number: "sgg", "marzo",
 * "nt", "v", "XLIX": no publisher. */
static bool is_no_name(const ib_lex *lex, uint32_t a, uint32_t b)
{
    const ibid_str s = ib_lex_str(lex, a);
    uint32_t roman = 0;

    if (b != a + 1 || !ib_tok_is(lex, a, IB_TOK_WORD))
        return false;
    while (roman < s.len && strchr("IVXLC", s.at[roman]))
        roman++;
    return !(ib_lex_tok(lex, a)->flags & IB_TOK_CAP) || roman == s.len;
}

/* "FAZ vom 3.4.2010": does a word lead from the text at item k to a date?  Only
 * papers are dated so; shape.c leaves the word out of both. */
static bool is_dated_paper(const ib_work *w, uint32_t k)
{
    const ib_item *item = ib_work_item(w, k), *date = ib_work_item(w, k + 1);

    return date && item->kind == IB_ITEM_TEXT && date->kind == IB_ITEM_DATE &&
           !date->comma && date->a == item->b + 1;
}

bool ib_colophon_part(ib_work *w, const ib_item *item)
{
    const ib_lex *lex = w->lex;
    const ib_item *next = ib_work_item(w, w->i + 1);
    const bool dated =
        next && (next->kind == IB_ITEM_YEAR || next->kind == IB_ITEM_DATE);
    ibid_span *publisher = &w->out->field[IBID_FIELD_PUBLISHER];

    if (read_alone(w, item->a, item->b))
        return true;
    /* "Ships at Sea, The Harbour Gazette, 3 May 1911", without marks */
    if (!w->contained && !w->publisher && next && next->kind == IB_ITEM_DATE &&
        (is_dated_paper(w, w->i) || ib_paper_is(lex, item->a, item->b))) {
        ib_work_set(w, IBID_FIELD_CONTAINER_TITLE, item->span);
        w->contained = true;
        return true;
    }
    if (is_report(lex, item->a, item->b)) {
        w->report = true;
        if (next && next->kind == IB_ITEM_NUMBER && !next->comma) {
            ib_work_set(w, IBID_FIELD_COLLECTION_TITLE, item->span);
            ib_work_set(w, IBID_FIELD_NUMBER, next->span);
            w->i++;
        } else {
            ib_work_set(w, IBID_FIELD_GENRE, item->span);
        }
        return true;
    }
    if (read_place(w, item))
        return true;
    if (publisher->end && item->comma && w->i && /* one name with a comma */
        ib_work_item(w, w->i - 1)->kind == IB_ITEM_TEXT &&
        ib_work_item(w, w->i - 1)->b + 1 == item->a &&
        (dated || ib_publisher_is(lex, item->a, item->b))) {
        publisher->end = item->span.end; /* "Little, Brown" */
        return true;
    }
    if (!publisher->end && !is_no_name(lex, item->a, item->b) &&
        (dated ||
         (item->colon && !(w->i && ib_work_is(w, w->i - 1, IB_ITEM_VOLUME))) ||
         (w->stops && item->stop && w->out->issued.from.year) ||
         w->out->field[IBID_FIELD_PUBLISHER_PLACE].end ||
         ib_publisher_is(lex, item->a, item->b))) {
        *publisher = item->span;
        w->publisher = true;
        return true;
    }
    return false;
}

/* Is the text at item k a publisher, which may stand before its town? */
static bool is_house(const ib_work *w, uint32_t k)
{
    const ib_item *item = ib_work_item(w, k);

    return item->kind == IB_ITEM_TEXT &&
           ib_publisher_is(w->lex, item->a, item->b);
}

uint32_t ib_colophon_find(const ib_work *w, uint32_t from, uint32_t to,
                          bool dated)
{
    const ib_lex *lex = w->lex;

    for (uint32_t k = from + 1; k < to; k++) {
        const ib_item *item = ib_work_item(w, k);

        if (item->kind != IB_ITEM_TEXT)
            continue;
        if (is_dated_paper(w, k))
            return k;
        if (is_undated(lex, item->a, item->b) ||
            ib_genre_is(lex, item->a, item->b) ||
            is_edition(lex, item->a, item->b) ||
            ib_lex_has(lex, item->a, IB_W_AVAILABLE | IB_W_ACCESSED))
            return k;
        if (ib_place_is(lex, item->a, colon_of(lex, item->a, item->b)) ||
            is_town(w, k))
            return k > from + 1 && is_house(w, k - 1) ? k - 1 : k;
        if (k + 1 == to && ib_work_is(w, to, IB_ITEM_NUMBER) &&
            is_report(lex, item->a, item->b))
            return k; /* "Discussion Paper 12" */
        if (k + 1 == to && (ib_publisher_is(lex, item->a, item->b) ||
                            ib_series_is(lex, item->a, item->b)))
            return k;
    }
    if (!dated || to <= from + 1)
        return to;
    /* no known name: one word before the last is a town, the last with few
     * words a publisher */
    if (to - from > 2 &&
        ib_work_item(w, to - 2)->b == ib_work_item(w, to - 2)->a + 1)
        return to - 2;
    return ib_work_item(w, to - 1)->b - ib_work_item(w, to - 1)->a <= 5 ? to - 1
                                                                        : to;
}
