/* tail.c - what follows the title of an entry of a bibliography: its parts
 * come in any order and are known by what they are. */

#include "cite/serial.h"

#include "base/scan.h"

typedef struct tail {
    ib_entry *e;
    const ib_lex *lex;
    uint32_t b;
    char mark;     /* the last mark before the token at hand */
    bool accessed; /* the next date is that of access */
} tail;

void ib_entry_date(ib_entry *e, uint32_t i)
{
    const ib_tok *t = ib_lex_tok(e->lex, i);

    if (e->out->issued.from.year)
        return;
    e->out->issued = *ib_list_at(&e->lex->date, ibid_date, t->ref);
    e->out->field[IBID_FIELD_ISSUED] = e->out->issued.span;
}

/* "of aurovertin B. Proceedings": a letter after a word in lower case takes
 * the full stop of its sentence. */
static bool is_last_letter(const ib_entry *e, uint32_t i)
{
    const ib_lex *lex = e->lex;
    const ib_tok *before;

    if (i < e->a + 3 || i + 1 >= e->b || !ib_tok_is_initial(lex, i) ||
        !(ib_lex_tok(lex, i)->flags & IB_TOK_DOT) ||
        ib_lex_tok(lex, i)->end - ib_lex_tok(lex, i)->start > 2)
        return false;
    before = ib_lex_tok(lex, i - 1);
    return before->kind == IB_TOK_WORD && !(before->flags & IB_TOK_CAP) &&
           !(before->words & (IB_W_JOIN | IB_W_PARTICLE | IB_W_SMALL)) &&
           ib_tok_is(lex, i + 1, IB_TOK_WORD) &&
           (ib_lex_tok(lex, i + 1)->flags & IB_TOK_CAP) &&
           !ib_tok_is_initial(lex, i + 1);
}

/* Is token i a word in lower case that is no abbreviation: "merger .Phys"? */
static bool is_long_lower(const ib_lex *lex, uint32_t i)
{
    return ib_tok_is(lex, i, IB_TOK_WORD) &&
           !(ib_lex_tok(lex, i)->flags & IB_TOK_CAP) &&
           ib_lex_tok(lex, i)->end - ib_lex_tok(lex, i)->start > 4;
}

bool ib_entry_stop_ends(const ib_entry *e, uint32_t i)
{
    const ib_lex *lex = e->lex;
    const ib_tok *next;

    if (is_last_letter(e, i))
        return true;
    if (!ib_tok_is(lex, i, IB_TOK_STOP))
        return false;
    if (i + 1 >= e->b)
        return true;
    next = ib_lex_tok(lex, i + 1);
    if (!(ib_lex_tok(lex, i)->flags & IB_TOK_GLUED) &&
        (next->flags & IB_TOK_GLUED) &&
        !(next->kind == IB_TOK_WORD && (next->flags & IB_TOK_CAP) &&
          is_long_lower(lex, i - 1)))
        return false; /* "Phys .Rev .Lett", as OCR spaces it */
    if (next->kind == IB_TOK_STOP || next->kind == IB_TOK_COMMA ||
        next->kind == IB_TOK_SEMI || next->kind == IB_TOK_CLOSE)
        return false;
    if (ib_tok_byte(lex, i) != '.')
        return !(next->flags & IB_TOK_GLUED) && next->kind == IB_TOK_WORD &&
               (next->flags & IB_TOK_CAP);
    return i == e->a || !(ib_entry_words(e, i - 1) & IB_R_ABBREV) ||
           !(ib_lex_tok(lex, i - 1)->flags & IB_TOK_CAP);
}

static bool has_town(const ib_entry *e)
{
    if (e->bracketed)
        return false;
    for (uint32_t i = 0; i < e->part_count; i++) {
        if (e->part_words[i] & IB_R_TOWN)
            return true;
    }
    return false;
}

static void take_date(tail *t, uint32_t i)
{
    ib_draft *out = t->e->out;

    if (t->accessed && !out->accessed.from.year) {
        out->accessed =
            *ib_list_at(&t->lex->date, ibid_date, ib_lex_tok(t->lex, i)->ref);
        out->field[IBID_FIELD_ACCESSED] = out->accessed.span;
    } else {
        t->e->dates++;
        t->e->dated_place |= has_town(t->e) && t->mark != '(';
        ib_entry_date(t->e, i);
    }
    t->accessed = false;
}

static void take_url(tail *t, uint32_t i)
{
    const ib_url *url =
        ib_list_at(&t->lex->url, ib_url, ib_lex_tok(t->lex, i)->ref);

    ib_entry_set(t->e, IBID_FIELD_URL, url->span);
    if (url->doi.end)
        ib_entry_set(t->e, IBID_FIELD_DOI, url->doi);
}

/* Volume, issue, pages without labels, by their order and marks. */
static uint32_t take_number(tail *t, uint32_t i)
{
    ib_entry *e = t->e;
    const ib_lex *lex = t->lex;
    const uint32_t stop = ib_range_end(lex, i, t->b);
    ibid_span span = ib_toks_span(lex, i, stop);
    const bool volume = ib_entry_has(e, IBID_FIELD_VOLUME);
    const bool more = stop < t->b && (ib_tok_is(lex, stop, IB_TOK_COLON) ||
                                      ib_tok_is(lex, stop, IB_TOK_SLASH));

    if (!volume && e->serial && ib_section_volume_is(e, i))
        span.start++; /* the letter is the journal's */
    if (!volume && (e->serial || more))
        ib_entry_set(e, IBID_FIELD_VOLUME, span);
    else if (volume && !ib_entry_has(e, IBID_FIELD_ISSUE) &&
             (t->mark == '/' ||
              (t->mark == ':' && (more || ib_tok_is(lex, stop, IB_TOK_CLOSE)))))
        ib_entry_set(e, IBID_FIELD_ISSUE, span);
    else if (!ib_entry_has(e, IBID_FIELD_PAGE))
        ib_entry_set(e, IBID_FIELD_PAGE, span);
    return stop;
}

/* A year that is none: after a volume's colon, or where the date is known
 * and pages are missing. */
static bool is_page_year(const tail *t, uint32_t i)
{
    const ib_entry *e = t->e;

    if (!e->serial || ib_entry_has(e, IBID_FIELD_PAGE))
        return false;
    return (t->mark == ':' && ib_entry_has(e, IBID_FIELD_VOLUME)) ||
           (e->out->issued.from.year != 0 && t->mark != '(') ||
           ib_range_end(t->lex, i, t->b) > i + 1;
}

static bool is_accessed(const ib_lex *lex, uint32_t i)
{
    static const char *const word[] = {
        "accessed", "retrieved",  "consulté",  "consultado", "visited",
        "zugriff",  "consultato", "abgerufen", "viewed",     "cited"};

    for (size_t k = 0; k < sizeof word / sizeof *word; k++) {
        if (ib_lex_is(lex, i, word[k]))
            return true;
    }
    return false;
}

/* "2nd ed.", "Second edition", "3. Aufl.", "rev. ed." at token i. */
static uint32_t take_edition(tail *t, uint32_t i)
{
    const ib_lex *lex = t->lex;
    const bool numbered = ib_edition_is(lex, i, t->b);
    uint32_t p = i;

    while (p < t->b && p < i + 5 && !ib_lex_has(lex, p, IB_W_EDITION) &&
           (numbered || ib_number_is(lex, p, t->b) ||
            ib_tok_is(lex, p, IB_TOK_STOP) || ib_lex_is(lex, p, "rev") ||
            ib_lex_is(lex, p, "revised") || ib_lex_is(lex, p, "second") ||
            ib_lex_is(lex, p, "third") || ib_lex_is(lex, p, "new") ||
            ib_lex_is(lex, p, "first") || ib_lex_is(lex, p, "nd") ||
            ib_lex_is(lex, p, "rd") || ib_lex_is(lex, p, "th")))
        p++;
    if (p == i || p >= t->b || !ib_lex_has(lex, p, IB_W_EDITION))
        return i;
    ib_entry_set(t->e, IBID_FIELD_EDITION, ib_toks_span(lex, i, p + 1));
    return p + 1;
}

/* "edited by", "Hrsg. von", "a cura di", "translated by" at word i: gives the
 * token where the names begin, or i. */
static uint32_t role_end(const ib_lex *lex, uint32_t i, bool *translators)
{
    const bool by = ib_lex_is(lex, i + 1, "by") ||
                    ib_lex_is(lex, i + 1, "von") ||
                    ib_lex_is(lex, i + 1, "par") ||
                    ib_lex_is(lex, i + 1, "por") || ib_lex_is(lex, i + 1, "di");

    *translators = ib_lex_is(lex, i, "translated") ||
                   ib_lex_is(lex, i, "trans") || ib_lex_is(lex, i, "trad") ||
                   ib_lex_is(lex, i, "traduit") || ib_lex_is(lex, i, "übers") ||
                   ib_lex_is(lex, i, "übersetzt") || ib_lex_is(lex, i, "tr");
    if (*translators)
        return i + 1 + by;
    if (ib_lex_is(lex, i, "edd") || ib_lex_is(lex, i, "curr"))
        return i + 1;
    if (ib_lex_is(lex, i, "a") &&
        (ib_lex_is(lex, i + 1, "cura") || ib_lex_is(lex, i + 1, "c")))
        return i + 2 +
               (ib_lex_is(lex, i + 2, "di") || ib_lex_is(lex, i + 2, "de"));
    if (ib_lex_is(lex, i, "sous") && ib_lex_is(lex, i + 1, "la"))
        return ib_lex_is(lex, i + 3, "de") ? i + 4 : i;
    if (by &&
        (ib_lex_is(lex, i, "herausgegeben") || ib_lex_is(lex, i, "compiled")))
        return i + 2;
    if (ib_lex_is(lex, i, "edición") && ib_lex_is(lex, i + 1, "de") &&
        i + 2 < (uint32_t)lex->tok.count &&
        (ib_lex_tok(lex, i + 2)->flags & IB_TOK_CAP))
        return i + 2;
    if (ib_lex_has(lex, i, IB_W_EDITOR) || ib_lex_is(lex, i, "editor"))
        return i + 1 + by;
    return i;
}

/* Names with their role, before ("edited by X") or behind ("X (eds.)"). */
static uint32_t take_people(tail *t, uint32_t i)
{
    bool translators, editors;
    const uint32_t from = role_end(t->lex, i, &translators);
    ib_people people;
    uint32_t stop;

    if (from >= t->b)
        return i;
    stop = ib_creators_read(&people, &editors, t->e, from, t->b);
    if (stop == from || (from == i && !editors))
        return i;
    if (translators && from > i) {
        if (!t->e->out->translator.count)
            t->e->out->translator = people;
    } else if (!t->e->out->editor.count) {
        t->e->out->editor = people;
    }
    return stop;
}

/* Does the word or number at i end a text of the tail? */
static bool ends_text(const tail *t, uint32_t i)
{
    const ib_lex *lex = t->lex;
    uint32_t number;

    switch (ib_lex_tok(lex, i)->kind) {
    case IB_TOK_STOP:
        return ib_entry_stops(t->e, i);
    case IB_TOK_COMMA:
    case IB_TOK_SEMI:
    case IB_TOK_COLON:
    case IB_TOK_OPEN:
    case IB_TOK_QUOTE:
    case IB_TOK_URL:
    case IB_TOK_YEAR:
    case IB_TOK_DATE:
        return true;
    case IB_TOK_NUMBER:
        return ib_serial_is(t->e, i, t->b) || i + 1 >= t->b ||
               !ib_tok_is(lex, i + 1, IB_TOK_WORD);
    case IB_TOK_WORD:
        return (ib_page_label_is(t->e, i) || ib_volume_label_is(t->e, i) ||
                ib_issue_label_is(t->e, i)) &&
               ib_labelled_end(lex, i, t->b, &number) > i;
    default:
        return false;
    }
}

/* A Roman number alone between marks: a volume. */
static bool is_roman(const tail *t, uint32_t i)
{
    const ibid_str s = ib_lex_str(t->lex, i);

    for (uint32_t k = 0; k < s.len; k++) {
        if (!strchr("IVXLivxl", s.at[k]))
            return false;
    }
    return s.len <= 7 && (i + 1 >= t->b || ends_text(t, i + 1));
}

/* "Proceedings of the 1989 Conference": a year between two words. */
static bool is_inner_year(const tail *t, uint32_t i)
{
    return ib_tok_is(t->lex, i, IB_TOK_YEAR) && i + 1 < t->b &&
           ib_tok_is(t->lex, i - 1, IB_TOK_WORD) &&
           ib_tok_is(t->lex, i + 1, IB_TOK_WORD);
}

/* "Springer Heidelberg", "ACM New York": the token where a town begins behind
 * a publisher without a mark, in tokens [a, b) of one part; b if none does. */
static uint32_t town_start(const tail *t, uint32_t a, uint32_t b)
{
    static const char *const first[] = {"new", "los", "las", "san", "saint"};
    const ib_entry *e = t->e;
    uint32_t i = b - 1;
    bool press = false;

    if (!(ib_entry_words(e, i) & IB_R_TOWN) ||
        (ib_entry_words(e, i) & IB_R_PRESS))
        return b;
    for (size_t k = 0; i > a && k < sizeof first / sizeof *first; k++) {
        if (ib_lex_is(t->lex, i - 1, first[k])) {
            i--;
            break;
        }
    }
    if (i == a || !ib_tok_is(t->lex, i - 1, IB_TOK_WORD) ||
        !(ib_lex_tok(t->lex, i - 1)->flags & IB_TOK_CAP))
        return b; /* "University of Chicago" */
    for (uint32_t k = a; k < i; k++) {
        if (ib_entry_words(e, k) & IB_R_TOWN)
            return b;
        press |= (ib_entry_words(e, k) & IB_R_PRESS) != 0;
    }
    return press && (ib_entry_words(e, i - 1) & IB_R_PRESS) ? i : b;
}

/* Keep tokens [a, b) as a part of the imprint, with what is known of them. */
static void keep_part(const tail *t, uint32_t a, uint32_t b, uint16_t known)
{
    ib_entry *e = t->e;

    e->part_words[e->part_count] = known;
    e->part[e->part_count++] = ib_toks_span(t->lex, a, b);
}

/* A text of the tail: a part of the imprint, the container, a genre. */
static uint32_t take_text(tail *t, uint32_t i)
{
    ib_entry *e = t->e;
    uint32_t p = i, words = 0;
    uint16_t known = 0;
    bool genre = false;

    if (is_roman(t, i)) {
        ib_entry_set(e, IBID_FIELD_VOLUME, ib_toks_span(t->lex, i, i + 1));
        return i + 1;
    }
    while (p < t->b && (p == i || !ends_text(t, p) ||
                        ((known & IB_R_MEETING) && is_inner_year(t, p)))) {
        known |= ib_entry_words(e, p);
        if (ib_lex_has(t->lex, p, IB_W_BODY))
            known |= IB_R_PRESS;
        genre |= ib_lex_has(t->lex, p, IB_W_THESIS | IB_W_REPORT);
        words += ib_tok_is(t->lex, p, IB_TOK_WORD);
        p++;
    }
    if (!words)
        return p;
    if (genre && !(known & (IB_R_SERIAL | IB_R_MEETING))) {
        e->report = true;
        ib_entry_set(e, IBID_FIELD_GENRE, ib_toks_span(t->lex, i, p));
        return p;
    }
    if (words > 2 &&
        ((known & IB_R_MEETING) ||
         ((known & IB_R_SERIAL) && !(known & IB_R_PRESS))) &&
        !ib_entry_has(e, IBID_FIELD_CONTAINER_TITLE)) {
        ib_entry_set(e, IBID_FIELD_CONTAINER_TITLE, ib_toks_span(t->lex, i, p));
        return p;
    }
    if (e->part_count < IB_IMPRINT_MAX && words <= 8) {
        const uint32_t town = town_start(t, i, p);

        if (town < p && e->part_count + 1 < IB_IMPRINT_MAX) {
            keep_part(t, i, town, IB_R_PRESS);
            keep_part(t, town, p, IB_R_TOWN);
        } else {
            keep_part(t, i, p, known);
        }
        if (!(known & (IB_R_TOWN | IB_R_PRESS)) && words > 5)
            e->unread += words;
    } else {
        e->unread += words;
    }
    return p;
}

/* More pages of a list, and "ss.", "ff." after them: "664-665, 672". */
static uint32_t pages_end(const tail *t, uint32_t i)
{
    const ib_lex *lex = t->lex;

    for (uint32_t k = 0; k < IB_PIN_COUNT_MAX && i + 1 < t->b; k++) {
        const bool list = ib_tok_is(lex, i, IB_TOK_COMMA) ||
                          ib_tok_is(lex, i, IB_TOK_SEMI) ||
                          (ib_lex_has(lex, i, IB_W_JOIN) &&
                           !(ib_lex_tok(lex, i)->flags & IB_TOK_CAP));

        if (!list || !ib_tok_is(lex, i + 1, IB_TOK_NUMBER) ||
            ib_serial_is(t->e, i + 1, t->b))
            break;
        i = ib_range_end(lex, i + 1, t->b);
    }
    while (i < t->b &&
           (ib_lex_has(lex, i, IB_W_PIN_AFTER) || ib_lex_is(lex, i, "sgg") ||
            ib_lex_is(lex, i, "segg") || ib_lex_is(lex, i, "sg")) &&
           !(ib_lex_tok(lex, i)->flags & IB_TOK_CAP))
        i++;
    return i;
}

static uint32_t take_labelled(tail *t, uint32_t i)
{
    ib_entry *e = t->e;
    const ib_lex *lex = t->lex;
    uint32_t number, stop;
    ibid_span span;

    if (ib_page_label_is(e, i)) {
        stop = ib_labelled_end(lex, i, t->b, &number);
        if (stop > i) {
            stop = pages_end(t, stop);
            e->labelled = true;
            if (ib_entry_has(e, IBID_FIELD_PAGE) ||
                (e->pinned && stop == number + 1))
                ib_entry_set(e, IBID_FIELD_LOCATOR, ib_toks_span(lex, i, stop));
            else
                ib_entry_set(e, IBID_FIELD_PAGE,
                             ib_toks_span(lex, number, stop));
            return stop;
        }
    }
    if (ib_volume_label_is(e, i) || ib_issue_label_is(e, i)) {
        stop = ib_labelled_end(lex, i, t->b, &number);
        if (stop > i && stop + 1 < t->b && ib_tok_is(lex, stop, IB_TOK_SLASH) &&
            ib_tok_is(lex, stop + 1, IB_TOK_NUMBER) && ib_issue_label_is(e, i))
            stop += 2; /* "Heft 7/8": a double issue */
        if (stop > i) {
            ib_entry_set(e,
                         ib_volume_label_is(e, i) ? IBID_FIELD_VOLUME
                                                  : IBID_FIELD_ISSUE,
                         ib_toks_span(lex, number, stop));
            return stop;
        }
    }
    stop = ib_locator_read(&span, lex, i, t->b);
    if (stop > i) {
        e->labelled = true;
        ib_entry_set(e, IBID_FIELD_LOCATOR, span);
        return stop;
    }
    return i;
}

static uint32_t take_word(tail *t, uint32_t i)
{
    const bool key = ib_entry_key(t->e, i);
    uint32_t next = key ? ib_identifier_take(t->e, i, t->b) : i;

    if (next == i && key)
        next = take_edition(t, i);
    if (next == i && (key || t->e->marked))
        next = take_people(t, i);
    if (next == i)
        next = take_labelled(t, i);
    if (next > i)
        return next;
    if (ib_lex_has(t->lex, i, IB_W_AVAILABLE) ||
        (key && is_accessed(t->lex, i))) {
        t->accessed |= is_accessed(t->lex, i);
        while (++i < t->b &&
               (ib_lex_is(t->lex, i, "from") || ib_lex_is(t->lex, i, "at") ||
                ib_lex_is(t->lex, i, "on") || ib_lex_is(t->lex, i, "le") ||
                ib_lex_is(t->lex, i, "online") || ib_lex_is(t->lex, i, "via")))
            ;
        return i;
    }
    return take_text(t, i);
}

/* Does a bracket hold a number, a date, an imprint, a role?  Others are
 * remarks: "(in Korean)". */
static bool is_told(const tail *t, uint32_t i, uint32_t close)
{
    for (; i < close; i++) {
        const ib_tok *tok = ib_lex_tok(t->lex, i);

        if (tok->kind != IB_TOK_WORD ||
            (tok->words &
             (IB_W_EDITION | IB_W_EDITOR_MARK | IB_W_THESIS | IB_W_REPORT)) ||
            (ib_entry_words(t->e, i) & (IB_R_TOWN | IB_R_PRESS)))
            return true;
    }
    return false;
}

static bool is_imprint(const tail *t, uint32_t i, uint32_t close)
{
    for (; i < close; i++) {
        if (ib_tok_is(t->lex, i, IB_TOK_YEAR) ||
            ib_tok_is(t->lex, i, IB_TOK_DATE) ||
            (ib_entry_words(t->e, i) & (IB_R_TOWN | IB_R_PRESS)))
            return true;
    }
    return false;
}

/* "(4 Suppl)", "(Pt 2)", "(no. 3)": an issue in words. */
static bool is_issue(const tail *t, uint32_t i, uint32_t close)
{
    bool number = false;

    if (close - i > 4 || is_imprint(t, i, close))
        return false;
    for (; i < close; i++) {
        number |= ib_number_is(t->lex, i, close);
        if (!ib_number_is(t->lex, i, close) && !ib_lex_is(t->lex, i, "suppl") &&
            !ib_lex_is(t->lex, i, "supplement") &&
            !ib_lex_is(t->lex, i, "pt") && !ib_lex_is(t->lex, i, "part") &&
            !ib_lex_has(t->lex, i, IB_W_ISSUE) &&
            !ib_tok_is(t->lex, i, IB_TOK_STOP))
            return false;
    }
    return number;
}

/* What stands in brackets at token i: an issue, a date, an imprint. */
static uint32_t take_bracket(tail *t, uint32_t i)
{
    const uint32_t close = ib_lex_tok(t->lex, i)->mate;
    const uint32_t first = i + 1;
    ib_entry *e = t->e;

    if (close == IBID_NONE || close >= t->b || close == first)
        return i + 1;
    if (ib_number_is(t->lex, first, close) &&
        ib_range_end(t->lex, first, close) == close &&
        ib_entry_has(e, IBID_FIELD_VOLUME) &&
        !ib_entry_has(e, IBID_FIELD_ISSUE) &&
        (!ib_tok_is(t->lex, first, IB_TOK_YEAR) ||
         e->out->issued.from.year != 0)) {
        ib_entry_set(e, IBID_FIELD_ISSUE, ib_toks_span(t->lex, first, close));
        return close + 1;
    }
    if (ib_entry_has(e, IBID_FIELD_VOLUME) &&
        !ib_entry_has(e, IBID_FIELD_ISSUE) && is_issue(t, first, close)) {
        ib_entry_set(e, IBID_FIELD_ISSUE, ib_toks_span(t->lex, first, close));
        return close + 1;
    }
    if (!is_told(t, first, close))
        return close + 1;
    t->mark = '(';
    e->bracketed |= is_imprint(t, first, close);
    return first;
}

static uint32_t step(tail *t, uint32_t i)
{
    const ib_lex *lex = t->lex;
    const ib_tok *tok = ib_lex_tok(lex, i);
    uint32_t next;

    switch (tok->kind) {
    case IB_TOK_OPEN:
        return take_bracket(t, i);
    case IB_TOK_QUOTE:
        if (tok->mate == IBID_NONE || tok->mate >= t->b)
            return i + 1;
        ib_entry_set(t->e, IBID_FIELD_CONTAINER_TITLE,
                     ib_toks_span(lex, i + 1, tok->mate));
        return tok->mate + 1;
    case IB_TOK_URL:
        take_url(t, i);
        return i + 1;
    case IB_TOK_YEAR:
        if (is_page_year(t, i))
            return take_number(t, i);
        take_date(t, i);
        return i + 1;
    case IB_TOK_DATE:
        take_date(t, i);
        return i + 1;
    case IB_TOK_NUMBER:
        next = take_edition(t, i);
        if (next == i)
            next = ib_doi_take(t->e, i, t->b);
        return next > i ? next : take_number(t, i);
    case IB_TOK_WORD:
        if (ib_number_is(lex, i, t->b))
            return take_number(t, i);
        return take_word(t, i);
    case IB_TOK_COLON:
        if (t->e->part_count && t->e->colon == IBID_NONE && t->mark == 't')
            t->e->colon = t->e->part_count;
        t->mark = ':';
        return i + 1;
    default:
        if (tok->kind == IB_TOK_STOP && t->e->colon == IBID_NONE)
            t->e->part_from = t->e->part_count;
        if (tok->kind != IB_TOK_DASH)
            t->mark = ib_tok_byte(lex, i);
        return i + 1;
    }
}

void ib_tail_read(ib_entry *e, uint32_t a, uint32_t b)
{
    tail t = {.e = e, .lex = e->lex, .b = b};

    while (a < b) {
        const uint32_t parts = e->part_count;

        a = step(&t, a);
        if (e->part_count > parts)
            t.mark = 't';
    }
}
