/* reference.c - entries of bibliographies, and citations in author-date,
 * numbered and physics styles.
 *
 *     Kafka, F. (1919). Title. Journal, 12(3), 45-67.       APA 9, Harvard
 *     Kafka F, Brod M. Title. J Abbrev. 1919;12(3):45-67.   Citing Medicine
 *     F. Kafka, "Title," Journal, vol. 12, pp. 45-67, 1919. IEEE
 *     F. Kafka, Phys. Rev. 12, 345 (1919).                  AIP
 *     Kafka, Franz. 1919. Title. Place: Publisher.          Chicago 15
 *     F. Kafka. Title. In Proceedings of X, pages 1-9, 1919.
 *
 * REF-1 to REF-4 are the layouts below without an early date, REF-5 to REF-8
 * the same with one; REF-9 is a title with a place in it and no date.
 *
 * The head is read once; where title and container part, several readings
 * are tried, and the one that explains most is kept.
 */

#include "cite/second.h"
#include "cite/serial.h"
#include "cite/title.h"

#include <string.h>

#include "base/scan.h"

/* How the entry is taken apart behind its head. */
typedef enum layout {
    LAYOUT_BOOK,   /* title, imprint */
    LAYOUT_PART,   /* title, "in", container, imprint */
    LAYOUT_SERIAL, /* title, container, volume and pages */
    LAYOUT_QUOTED  /* title in quotation marks, container or imprint */
} layout;

static const char *const rules[][2] = {{"REF-1", "REF-5"},
                                       {"REF-2", "REF-6"},
                                       {"REF-3", "REF-7"},
                                       {"REF-4", "REF-8"}};

/* "Nr.", "Vol. 35": a label of volumes or issues, with its number or without, is
 * no name. */
static bool is_number_alone(const ib_lex *lex, uint32_t a, uint32_t b)
{
    return ib_lex_has(lex, a, IB_W_ISSUE | IB_W_VOLUME) &&
           (b == a + 1 || (b == a + 2 && ib_number_is(lex, a + 1, b)));
}

/* Set title or container, without quotation marks and marks at its ends. */
static void set_text(ib_entry *e, ibid_field_name name, uint32_t a, uint32_t b)
{
    const ib_lex *lex = e->lex;

    a = a < b ? ib_entry_skip(e, a) : a;
    b = ib_entry_trim(e, a, b);
    b = ib_entry_trim(e, a, ib_translation_find(lex, a, b));
    if (a < b && ib_tok_is(lex, a, IB_TOK_QUOTE) && ib_entry_past(e, a) == b) {
        a++;
        b = ib_entry_trim(e, a, b - 1);
    }
    if (a < b && !is_number_alone(lex, a, b))
        ib_entry_set(e, name, ib_toks_span(lex, a, b));
}

/* "Bagging predictors 1996 Machine Learning 24": a year between title and
 * container where no mark is; gives its token, or `end`. */
static uint32_t inner_date(const ib_entry *e, uint32_t a, uint32_t end)
{
    const ib_lex *lex = e->lex;

    if (e->out->issued.from.year)
        return end;
    for (uint32_t i = a + 1; i + 1 < end; i++) {
        if (ib_tok_is_date(lex, i) && ib_lex_tok(lex, i)->depth == 0 &&
            ((ib_tok_is(lex, i - 1, IB_TOK_WORD) &&
              !ib_lex_has(lex, i - 1, IB_W_SMALL)) ||
             ib_tok_is(lex, i - 1, IB_TOK_CLOSE)) &&
            ib_tok_is(lex, i + 1, IB_TOK_WORD) &&
            (ib_lex_tok(lex, i + 1)->flags & IB_TOK_CAP) &&
            ib_entry_next_stop(e, i, end) == end &&
            !ib_dated_later_is(e, i, e->b))
            return i;
    }
    return end;
}

static void as_serial(ib_entry *e, const ib_head *h, uint32_t numbers)
{
    uint32_t end = ib_entry_trim(e, h->title, numbers), start;

    if (end > h->title + 1 && ib_tok_is_date(e->lex, end - 1)) {
        numbers = end - 1; /* "Journal. 2015, vol. 44": ISO 690, 7.5 */
        end = ib_entry_trim(e, h->title, numbers);
    }
    start = inner_date(e, h->title, end);
    if (start == end)
        start = ib_container_start(e, h->title, end);
    else
        ib_entry_date(e, start++);
    set_text(e, IBID_FIELD_TITLE, h->title,
             start > h->title && ib_tok_is_date(e->lex, start - 1) ? start - 1
                                                                   : start);
    set_text(e, IBID_FIELD_CONTAINER_TITLE, start, end);
    if (ib_section_volume_is(e, numbers) &&
        ib_entry_has(e, IBID_FIELD_CONTAINER_TITLE)) /* "Phys. Rev. D" */
        e->out->field[IBID_FIELD_CONTAINER_TITLE].end =
            ib_lex_tok(e->lex, numbers)->start + 1;
    e->serial = true;
    ib_tail_read(e, numbers, e->b);
}

/* The pages or the volume that end the entry after token a: "Neural Networks
 * 900--910", "Nature 393"; gives their first token, or e->b. */
static uint32_t last_number(const ib_entry *e, uint32_t a)
{
    const ib_lex *lex = e->lex;
    uint32_t i = e->b;

    while (
        i > a && e->b - i < 4 &&
        (ib_tok_is(lex, i - 1, IB_TOK_DASH) || ib_number_is(lex, i - 1, e->b)))
        i--;
    return i > a && i < e->b && ib_number_is(lex, i, e->b) ? i : e->b;
}

/* "Collective dynamics of networks 1998 Nature 393": a year alone parts title
 * and container, or title and imprint, where no mark does. */
static void after_inner_date(ib_entry *e, uint32_t a)
{
    const uint32_t number = last_number(e, a);

    if (number < e->b) {
        set_text(e, IBID_FIELD_CONTAINER_TITLE, a, number);
        ib_entry_set(e, number + 1 < e->b ? IBID_FIELD_PAGE : IBID_FIELD_VOLUME,
                     ib_toks_span(e->lex, number, e->b));
        e->serial = true;
        return;
    }
    ib_tail_read(e, a, e->b);
}

static void as_book(ib_entry *e, const ib_head *h)
{
    const uint32_t end = ib_title_end(e, h->title, e->b);
    const uint32_t date = h->named ? inner_date(e, h->title, e->b) : e->b;

    if (date < e->b && end > date) {
        set_text(e, IBID_FIELD_TITLE, h->title, date);
        ib_entry_date(e, date);
        after_inner_date(e, date + 1);
        return;
    }
    set_text(e, IBID_FIELD_TITLE, h->title, end);
    ib_tail_read(e, end, e->b);
}

static bool has_initial(const ib_lex *lex, uint32_t a, uint32_t b)
{
    while (a < b && !ib_tok_is_initial(lex, a))
        a++;
    return a < b;
}

/* Container, its editors and what follows, from token i. */
static void read_container(ib_entry *e, uint32_t i, uint32_t numbers)
{
    const ib_lex *lex = e->lex;
    ib_people people;
    bool editors;
    uint32_t stop, end;

    i = ib_entry_skip(e, ib_various_skip(e, ib_entry_skip(e, i)));
    stop = ib_creators_read(&people, &editors, e, i, e->b);
    if (stop > i && (editors || (stop < e->b && ib_tok_is_mark(lex, stop) &&
                                 has_initial(lex, i, stop)))) {
        e->out->editor = people;
        i = ib_entry_skip(e, stop);
        if (i < e->b && ib_tok_is_date(lex, i)) {
            ib_entry_date(e, i);
            i = ib_entry_skip(e, i + 1);
        }
    }
    if (i >= e->b)
        return;
    if (ib_tok_is(lex, i, IB_TOK_QUOTE) && ib_entry_past(e, i) > i + 1) {
        end = ib_entry_past(e, i);
    } else {
        end = ib_title_end(e, i, e->b);
        if (numbers != IBID_NONE && numbers > i && numbers < end)
            end = numbers;
    }
    set_text(e, IBID_FIELD_CONTAINER_TITLE, i, end);
    ib_tail_read(e, end, e->b);
}

static void as_part(ib_entry *e, const ib_head *h, uint32_t in,
                    uint32_t numbers)
{
    if (in > h->title + 1 && ib_tok_is_date(e->lex, in - 1)) {
        ib_entry_date(e, in - 1);
        set_text(e, IBID_FIELD_TITLE, h->title, in - 1);
    }
    set_text(e, IBID_FIELD_TITLE, h->title, in);
    e->chapter = true;
    e->serial = numbers != IBID_NONE;
    read_container(e, in + 1, numbers);
}

/* Do the words of [a, b) name a publisher, and no journal? */
static bool is_press(const ib_entry *e, uint32_t a, uint32_t b)
{
    uint16_t known = 0;

    for (uint32_t i = a; i < b; i++)
        known |= ib_entry_words(e, i);
    return (known & IB_R_PRESS) && !(known & (IB_R_SERIAL | IB_R_MEETING));
}

/* A title in quotation marks: what follows up to the numbers, or to the first
 * mark, is the container. */
static void as_quoted(ib_entry *e, const ib_head *h, uint32_t numbers)
{
    uint32_t i = ib_entry_past(e, h->title), end;

    if (i < e->b && ib_tok_is(e->lex, i, IB_TOK_OPEN) &&
        ib_tok_is_date(e->lex, i + 1))
        return; /* OSCOLA: work.c */
    set_text(e, IBID_FIELD_TITLE, h->title, i);
    e->quoted = true;
    i = ib_entry_skip(e, i);
    if (i < e->b && ib_in_find(e, i - 1, i + 2) == i) {
        e->chapter = true;
        e->serial = numbers != IBID_NONE;
        read_container(e, i + 1, numbers);
        return;
    }
    if (numbers != IBID_NONE && numbers > i) {
        set_text(e, IBID_FIELD_CONTAINER_TITLE, i, numbers);
        e->serial = true;
        ib_tail_read(e, numbers, e->b);
        return;
    }
    if (i < e->b && !ib_anchor_is(e, i, e->b)) {
        end = ib_title_end(e, i, e->b);
        if (!is_press(e, i, end)) {
            set_text(e, IBID_FIELD_CONTAINER_TITLE, i, end);
            i = end;
        }
    }
    ib_tail_read(e, i, e->b);
}

/* Does the title have a word that is no label: not "129", "at 259"? */
static bool has_title(const ib_entry *e)
{
    const ibid_span title = e->out->field[IBID_FIELD_TITLE];

    for (uint32_t i = e->a; i < e->b; i++) {
        const ib_tok *t = ib_lex_tok(e->lex, i);

        if (t->start < title.start || t->end > title.end)
            continue;
        if (t->kind == IB_TOK_WORD && !ib_number_is(e->lex, i, e->b) &&
            !(t->words & (IB_W_LABEL | IB_W_PIN_BEFORE | IB_W_PIN_AFTER)))
            return true;
    }
    return false;
}

/* "A, Title (Place: Publisher, 1994) 12": a note's form. */
static bool is_note_style(const ib_entry *e)
{
    return e->comma && !e->dated_place && !e->serial && !e->quoted &&
           (e->bracketed || ib_entry_has(e, IBID_FIELD_LOCATOR));
}

/* Several creators and no note's form. */
static bool is_list(const ib_entry *e)
{
    return e->out->author.count > 1 && !is_note_style(e);
}

/* How much of the entry a reading explains. */
static int score_of(const ib_entry *e, const ib_head *h)
{
    const ib_draft *out = e->out;
    const bool container = ib_entry_has(e, IBID_FIELD_CONTAINER_TITLE);

    if (!has_title(e) && !(e->serial && container))
        return 0;
    if (e->quoted && out->issued.from.day && !h->dated &&
        !ib_entry_has(e, IBID_FIELD_VOLUME))
        return 0; /* a newspaper: work.c */
    return 10 + (h->named ? 15 : 0) + (h->dated ? 10 : 0) +
           (out->issued.from.year ? 15 : 0) + (e->quoted ? 10 : 0) +
           (e->serial && container ? 20 : 0) +
           (e->chapter && container ? 15 : 0) +
           (e->serial && ib_entry_has(e, IBID_FIELD_VOLUME) ? 5 : 0) +
           (ib_entry_has(e, IBID_FIELD_PAGE) ? 5 : 0) +
           (ib_entry_has(e, IBID_FIELD_PUBLISHER) ? 5 : 0) +
           (ib_entry_has(e, IBID_FIELD_PUBLISHER_PLACE) ? 5 : 0) +
           (ib_entry_has(e, IBID_FIELD_URL) || ib_entry_has(e, IBID_FIELD_DOI)
                ? 5
                : 0) +
           (ib_entry_has(e, IBID_FIELD_NUMBER) ? 5 : 0) - 3 * (int)e->unread -
           (is_note_style(e) ? IB_SCORE_NOTE_STYLE : 0) +
           (h->named && !e->quoted &&
                    (!e->comma || e->dated_place || is_list(e))
                ? IB_SCORE_STOPPED
                : 0) -
           (!h->named && !h->dated ? IB_SCORE_UNNAMED : 0);
}

/* The most that score_of gives by a layout: with a year, page, publisher, place,
 * address and number, and what a year inside a title may make of a book. */
static int most_of(const ib_head *h, layout how, bool numbers)
{
    return 10 + (h->named ? 15 : 0) + (h->dated ? 10 : 0) + 15 + 5 * 5 +
           (how == LAYOUT_QUOTED ? 10 : 0) +
           ((how == LAYOUT_BOOK ? h->named : numbers) ? 20 + 5 : 0) +
           (how == LAYOUT_PART || how == LAYOUT_QUOTED ? 15 : 0) +
           (h->named && how != LAYOUT_QUOTED ? IB_SCORE_STOPPED : 0) -
           (!h->named && !h->dated ? IB_SCORE_UNNAMED : 0);
}

static ibid_citation_kind kind_of(const ib_entry *e)
{
    if (e->report)
        return IBID_CITE_REPORT;
    if (e->serial && ib_entry_has(e, IBID_FIELD_CONTAINER_TITLE) &&
        !(e->chapter && ib_entry_has(e, IBID_FIELD_PUBLISHER)))
        return IBID_CITE_ARTICLE;
    if (e->quoted && ib_entry_has(e, IBID_FIELD_CONTAINER_TITLE) && !e->chapter)
        return e->out->issued.from.day ? IBID_CITE_NEWSPAPER
                                       : IBID_CITE_ARTICLE;
    if (ib_entry_has(e, IBID_FIELD_URL) &&
        !ib_entry_has(e, IBID_FIELD_PUBLISHER))
        return IBID_CITE_WEB;
    return IBID_CITE_BOOK;
}

/* Read the entry by one layout into `out`, which holds what its head has; not
 * where that could not score base->least. */
static void attempt(ib_draft *out, uint32_t *unread, const ib_entry *base,
                    const ib_head *h, layout how, uint32_t at, uint32_t numbers)
{
    ib_entry e;

    if (most_of(h, how, numbers != IBID_NONE) < base->least)
        return;
    e = *base;
    e.out = out;
    switch (how) {
    case LAYOUT_SERIAL:
        as_serial(&e, h, numbers);
        break;
    case LAYOUT_PART:
        as_part(&e, h, at, numbers);
        break;
    case LAYOUT_QUOTED:
        as_quoted(&e, h, numbers);
        break;
    default:
        as_book(&e, h);
        break;
    }
    ib_imprint_read(&e);
    out->score = score_of(&e, h);
    out->kind = kind_of(&e);
    out->rule = rules[how][h->dated];
    *unread = e.unread + (e.dates > 2 ? 4 : 0);
}

/* The first numbers of a journal at or after i. */
static uint32_t find_serial(const ib_entry *e, uint32_t i)
{
    bool paged = false;
    uint32_t number;

    for (; i < e->b; i = ib_entry_past(e, i)) {
        paged |= ib_page_label_is(e, i) &&
                 ib_labelled_end(e->lex, i, e->b, &number) > i;
        if (ib_serial_is(e, i, e->b) &&
            (!paged || ib_volume_label_is(e, i) || ib_issue_label_is(e, i)))
            return i;
    }
    return IBID_NONE;
}

/* "Title. French, B.M. and Short, N.M., eds., Container": the full stop after
 * the title where editors with their mark follow it, as "in" would stand
 * there; IBID_NONE if none do. */
static uint32_t find_editors(const ib_entry *e, uint32_t title)
{
    ib_people people;
    bool editors;
    uint32_t i, stop;

    if (!e->marked)
        return IBID_NONE;
    i = ib_entry_next_stop(e, title + 1, e->b);
    if (i + 4 >= e->b || !ib_tok_is(e->lex, i, IB_TOK_STOP))
        return IBID_NONE;
    stop = ib_creators_read(&people, &editors, e, i + 1, e->b);
    for (uint32_t k = stop; k < e->b && k < stop + 4; k++) {
        if (ib_lex_has(e->lex, k, IB_W_EDITION))
            return IBID_NONE;
    }
    return editors && stop + 1 < e->b &&
                   ib_tok_is(e->lex, ib_entry_skip(e, stop), IB_TOK_WORD)
               ? i
               : IBID_NONE;
}

/* Title, container and numbers at one of up to three places, or a book: the
 * reading that explains most, the first of equals. */
static void read_serial(uint32_t *unread, ib_entry *e, const ib_head *h,
                        uint32_t numbers)
{
    const ib_draft head = *e->out;
    ib_draft next;

    attempt(e->out, unread, e, h, LAYOUT_SERIAL, 0, numbers);
    for (uint32_t k = 1; numbers != IBID_NONE; k++) {
        uint32_t left = 0;

        numbers = k < 3 ? find_serial(e, numbers + 2) : IBID_NONE;
        next = head;
        if (e->least <= e->out->score)
            e->least = e->out->score + 1;
        attempt(&next, &left, e, h,
                numbers == IBID_NONE ? LAYOUT_BOOK : LAYOUT_SERIAL, 0, numbers);
        if (next.score > e->out->score) {
            *e->out = next;
            *unread = left;
        }
    }
}

/* Read what follows the head into e->out, which holds that. */
static void read_layouts(uint32_t *unread, ib_entry *e, const ib_head *h)
{
    uint32_t numbers, in;

    if (ib_tok_is(e->lex, h->title, IB_TOK_QUOTE) &&
        ib_entry_past(e, h->title) > h->title + 1) {
        numbers = find_serial(e, ib_entry_past(e, h->title));
        attempt(e->out, unread, e, h, LAYOUT_QUOTED, 0, numbers);
        return;
    }
    in = ib_in_find(e, h->title, e->b);
    if (in == IBID_NONE)
        in = find_editors(e, h->title);
    if (in != IBID_NONE) {
        numbers = find_serial(e, in + 1);
        attempt(e->out, unread, e, h, LAYOUT_PART, in, numbers);
        return;
    }
    numbers = find_serial(e, h->title + 1);
    if (numbers != IBID_NONE)
        read_serial(unread, e, h, numbers);
    else
        attempt(e->out, unread, e, h, LAYOUT_BOOK, 0, IBID_NONE);
}

/* "Varnava v. Turkey": parties, not authors. */
static bool is_versus(const ib_piece *piece, uint32_t i)
{
    const ib_lex *lex = piece->lex;

    return i > piece->a && i + 1 < piece->b &&
           (ib_lex_is(lex, i, "v") || ib_lex_is(lex, i, "vs")) &&
           ib_tok_is(lex, i + 1, IB_TOK_WORD) &&
           ((ib_lex_tok(lex, i + 1)->flags & IB_TOK_CAP)) &&
           !(ib_lex_tok(lex, i)->flags & IB_TOK_CAP);
}

/* The classes of which is_short_form asks. */
#define SHORT_WORDS \
    (IB_W_IBID | IB_W_CIT | IB_W_CASE_SIGN | IB_W_OP | IB_W_NOTE)

/* "ibid." at its head, "op. cit.", "(n 5)": no entry has them. */
static bool is_short_form(const ib_piece *piece, uint32_t i)
{
    const ib_lex *lex = piece->lex;

    if (!ib_lex_has(lex, i, SHORT_WORDS))
        return false;
    return (i == piece->a && ib_lex_has(lex, i, IB_W_IBID)) ||
           (ib_lex_has(lex, i, IB_W_CIT) && i > piece->a &&
            !(ib_lex_tok(lex, i)->flags & IB_TOK_CAP)) ||
           is_versus(piece, i) ||
           (ib_lex_has(lex, i, IB_W_OP) && ib_lex_has(lex, i + 1, IB_W_CIT)) ||
           (ib_lex_is(lex, i, "n") && ib_tok_is(lex, i + 1, IB_TOK_NUMBER) &&
            i > piece->a && ib_tok_is(lex, i - 1, IB_TOK_OPEN));
}

/* Does a semicolon part the tokens?  Not one between names, or before the
 * volume: "1998; 12: 45". */
static bool is_parted(const ib_lex *lex, uint32_t title)
{
    const uint32_t count = (uint32_t)lex->tok.count;

    for (uint32_t i = title; i + 1 < count; i++) {
        if (ib_tok_is(lex, i, IB_TOK_SEMI) && ib_lex_tok(lex, i)->depth == 0 &&
            !ib_number_is(lex, i + 1, count))
            return true;
    }
    return false;
}

/* "Annales Camaldulenses, coll. 467-496": a title and a place in it, as
 * humanists cite what all know.  A family name may stand before. */
static void read_title_at(ib_draft *out, const ib_piece *piece)
{
    const ib_lex *lex = piece->lex;
    uint32_t i = piece->a, title = piece->a, next = 0;
    ibid_span pin;

    while (i < piece->b && i < piece->a + IB_TITLE_AT_MAX &&
           (!ib_lex_has(lex, i, IB_W_LABEL) ||
            (next = ib_locator_read(&pin, lex, i, piece->b)) == i) &&
           !ib_tok_is(lex, i, IB_TOK_QUOTE))
        i++;
    if (i >= piece->b || i < piece->a + 2 || next <= i || next < piece->b - 1 ||
        !ib_tok_is(lex, i - 1, IB_TOK_COMMA) ||
        !(ib_lex_tok(lex, piece->a)->flags & IB_TOK_CAP) ||
        ib_lex_has(lex, piece->a, IB_W_LABEL | IB_W_ADVERB | IB_W_IBID))
        return;
    if (ib_tok_is(lex, title + 1, IB_TOK_COMMA) && title + 3 < i) {
        out->author.item[0].family = ib_toks_span(lex, title, title + 1);
        out->author.count = 1;
        title += 2;
    }
    out->field[IBID_FIELD_TITLE] = ib_toks_span(lex, title, i - 1);
    out->field[IBID_FIELD_LOCATOR] = pin;
    out->span = ib_toks_span(lex, piece->a, piece->b);
    out->kind = IBID_CITE_BOOK;
    out->rule = "REF-9";
    out->score = IB_SCORE_MIN + 1;
}

/* The same before anything is read: a semicolon after a number, a bracket, a
 * date and before none ends a citation, not a name. */
static bool is_list_of_notes(const ib_lex *lex)
{
    for (uint32_t i = 1; i + 1 < lex->tok.count; i++) {
        if (ib_tok_is(lex, i, IB_TOK_SEMI) && ib_lex_tok(lex, i)->depth == 0 &&
            !ib_tok_is(lex, i - 1, IB_TOK_WORD) &&
            ((ib_tok_is(lex, i + 1, IB_TOK_YEAR) &&
              ib_tok_is(lex, i + 2, IB_TOK_WORD) &&
              ib_tok_is(lex, i + 3, IB_TOK_WORD)) ||
             !ib_number_is(lex, i + 1, (uint32_t)lex->tok.count)))
            return true;
    }
    return false;
}

/* "Moreau, C. (1999)", "and C. Moreau, Nets (Oslo, 1999)" after the title:
 * another entry begins. */
static bool has_second_head(const ib_lex *lex, uint32_t title)
{
    for (uint32_t i = title + 1; i + 2 < lex->tok.count; i++) {
        if (ib_tok_is_initial(lex, i) && ib_tok_is(lex, i + 1, IB_TOK_OPEN) &&
            ib_tok_is(lex, i + 2, IB_TOK_YEAR))
            return true;
        if (ib_tok_is_initial(lex, i) && ib_second_begins(lex, i))
            return true;
    }
    return false;
}

/* Could [a, b) be an entry at all? */
static bool may_be(const ib_piece *piece)
{
    const uint64_t others = IB_W_SUPRA | SHORT_WORDS;

    if (piece->b - piece->a < 4 || piece->b - piece->a > IB_PIECE_MAX ||
        !(piece->kinds & (IB_KIND(YEAR) | IB_KIND(DATE))) ||
        (piece->kinds & (IB_KIND(CASE) | IB_KIND(SYMBOL))))
        return false;
    for (uint32_t i = piece->a; (piece->words & others) && i < piece->b; i++) {
        if (ib_lex_has(piece->lex, i, IB_W_SUPRA) || is_short_form(piece, i))
            return false;
    }
    return true;
}

/* "Koch 1975, S. 75", "Feest/Sessar 1972": the short form of author-date
 * styles, where family names alone stand before the year. */
static bool is_short_head(const ib_entry *e, const ib_head *h)
{
    const ib_people *names = &e->out->author;
    ibid_span pin;

    if (h->dated && names->count > 1 && !names->item[0].given.end &&
        !names->item[1].given.end &&
        !ib_is(e->lex->text.at[names->item[0].family.start], IB_HIGH))
        return true;
    return ib_lex_has(e->lex, h->title, IB_W_LABEL) &&
           ib_locator_read(&pin, e->lex, h->title, e->b) > h->title;
}

/* Read the head of an entry into `out`, which is zeroed.  Gives false where it
 * is none. */
static bool read_head(ib_entry *e, ib_head *h, ib_draft *out,
                      const ib_piece *piece)
{
    if (!may_be(piece))
        return false;
    *e = (ib_entry){.lex = piece->lex,
                    .a = piece->a,
                    .b = piece->b,
                    .colon = IBID_NONE,
                    .least = piece->least,
                    .out = out};
    if (piece->words & (IB_W_EDITOR | IB_W_EDITOR_MARK)) {
        for (uint32_t i = e->a; i < e->b && !e->marked; i++)
            e->marked = ib_lex_has(e->lex, i, IB_W_EDITOR | IB_W_EDITOR_MARK);
    }
    out->span = ib_toks_span(e->lex, e->a, e->b);
    *h = ib_head_read(e);
    return h->title < e->b && !ib_tok_is(e->lex, h->title, IB_TOK_OPEN) &&
           !is_short_head(e, h);
}

/* "S. 12 f.", "p. 34 ff.": pages that follow are a pinpoint, never the extent
 * of the work (Duden). */
static void pin_following(ib_draft *out, const ib_lex *lex)
{
    ibid_span *page = &out->field[IBID_FIELD_PAGE];
    uint32_t end = page->end;

    if (end < page->start + 4 || out->field[IBID_FIELD_LOCATOR].end)
        return;
    end -= lex->text.at[end - 1] == '.';
    if (lex->text.at[end - 1] != 'f' || !strchr(" f", lex->text.at[end - 2]))
        return;
    out->field[IBID_FIELD_LOCATOR] = *page;
    *page = (ibid_span){0};
}

void ib_family_reference(ib_draft *out, const ib_piece *piece)
{
    uint32_t unread = 0;
    ib_entry e;
    ib_head h;

    if (read_head(&e, &h, out, piece))
        read_layouts(&unread, &e, &h);
    if (out->score > 0) {
        pin_following(out, piece->lex);
        return;
    }
    if (!ib_span_is_empty(out->span))
        *out = (ib_draft){0};
    if (piece->b > piece->a)
        read_title_at(out, piece);
}

bool ib_reference_is_one(const ib_lex *lex)
{
    /* what all parts of an imprint make without names is not enough */
    ib_piece piece = {
        .lex = lex, .b = (uint32_t)lex->tok.count, .least = IB_SCORE_ENTRY + 1};
    ib_draft draft = {0};
    uint32_t unread = 0;
    ib_entry e;
    ib_head h;

    if (ib_signal_is(lex, 0) || is_list_of_notes(lex))
        return false;
    ib_piece_look(&piece);
    if (!read_head(&e, &h, &draft, &piece) || is_parted(lex, h.title) ||
        has_second_head(lex, h.title))
        return false;
    read_layouts(&unread, &e, &h);
    return draft.score >= IB_SCORE_ENTRY && unread <= IB_ENTRY_UNREAD;
}
