/* title.c - where the title of an entry of a bibliography ends, and where its
 * container begins: at a full stop, at a comma before an imprint, at "in".
 */

#include "cite/title.h"

#include "base/scan.h"
#include "cite/serial.h"

/* Does a date at depth 0 follow token i, so that this one is the title's:
 * "Alberto Fortis (1741-1803), Firenze 1995"? */
bool ib_dated_later_is(const ib_entry *e, uint32_t i, uint32_t b)
{
    uint16_t known = 0;

    for (i = ib_entry_past(e, i); i < b; i++) {
        known |= ib_entry_words(e, i);
        if ((known & (IB_R_TOWN | IB_R_PRESS)) && ib_tok_is_date(e->lex, i) &&
            ib_lex_tok(e->lex, i)->depth == 0)
            return true;
    }
    return false;
}

bool ib_year_span_is(const ib_entry *e, uint32_t i)
{
    const ib_lex *lex = e->lex;
    uint32_t p = i + 1;

    if (!ib_tok_is(lex, i, IB_TOK_YEAR))
        return false;
    if (!ib_list_at(&lex->date, ibid_date, ib_lex_tok(lex, i)->ref)->to.year) {
        if (!ib_tok_is(lex, p, IB_TOK_DASH) || p + 1 >= e->b ||
            !ib_number_is(lex, p + 1, e->b))
            return false;
        p += 2;
    }
    for (; p < e->b; p++) {
        if (ib_tok_is_date(lex, p))
            return true;
    }
    return false;
}

/* Does the tail begin at token i: a number with its label, a date before a
 * mark, an imprint in brackets, an address, an editor? */
bool ib_anchor_is(const ib_entry *e, uint32_t i, uint32_t b)
{
    const ib_lex *lex = e->lex;
    const ib_tok *t = ib_lex_tok(lex, i);
    const bool marked = ib_tok_is_mark(lex, i - 1);
    uint32_t number, k;

    switch (t->kind) {
    case IB_TOK_URL:
        return true;
    case IB_TOK_DATE:
    case IB_TOK_YEAR:
        if (e->out->issued.from.year || ib_year_span_is(e, i))
            return false;
        if (!marked && !(ib_entry_words(e, i - 1) & (IB_R_TOWN | IB_R_PRESS)) &&
            ib_dated_later_is(e, i, b))
            return false;
        return i + 1 >= b || ib_tok_is_mark(lex, i + 1) ||
               (marked && !ib_tok_is(lex, i + 1, IB_TOK_WORD)) ||
               ib_tok_is(lex, i + 1, IB_TOK_OPEN);
    case IB_TOK_OPEN:
        for (k = i + 1; k < ib_entry_past(e, i); k++) {
            if ((ib_tok_is_date(lex, k) && !e->out->issued.from.year &&
                 !ib_dated_later_is(e, i, b)) ||
                (ib_page_label_is(e, k) &&
                 ib_labelled_end(lex, k, b, &number) > k))
                return true;
            if ((ib_entry_words(e, k) & (IB_R_TOWN | IB_R_PRESS)) ||
                ib_lex_has(lex, k,
                           IB_W_EDITOR_MARK | IB_W_EDITION | IB_W_THESIS))
                return true;
        }
        return false;
    case IB_TOK_NUMBER:
        return marked && ib_edition_is(lex, i, b);
    case IB_TOK_WORD:
        if (ib_page_label_is(e, i))
            return ib_labelled_end(lex, i, b, &number) > i;
        if (ib_volume_label_is(e, i) || ib_issue_label_is(e, i))
            return marked && ib_labelled_end(lex, i, b, &number) > i;
        if (marked && ib_lex_has(lex, i, IB_W_AVAILABLE | IB_W_THESIS))
            return true;
        if (!ib_entry_key(e, i))
            return false;
        return ((ib_lex_is(lex, i, "edited") || ib_lex_is(lex, i, "ed")) &&
                ib_lex_is(lex, i + 1, "by")) ||
               (ib_lex_is(lex, i, "a") &&
                (ib_lex_is(lex, i + 1, "cura") ||
                 (marked && ib_lex_is(lex, i + 1, "c")))) ||
               (marked &&
                (ib_lex_is(lex, i, "edd") || ib_lex_is(lex, i, "curr"))) ||
               (marked && ib_lex_is(lex, i, "edición") &&
                ib_lex_is(lex, i + 1, "de")) ||
               (marked && ib_lex_is(lex, i, "translated"));
    default:
        return false;
    }
}

/* Words in [a, b), and how many of them begin with a capital. */
static uint32_t count_words(const ib_entry *e, uint32_t a, uint32_t b,
                            uint32_t *caps, uint16_t *known)
{
    uint32_t words = 0;

    *caps = 0;
    *known = 0;
    for (uint32_t i = a; i < b; i++) {
        if (!ib_tok_is(e->lex, i, IB_TOK_WORD))
            continue;
        words++;
        *known |= ib_entry_words(e, i);
        *caps += (ib_lex_tok(e->lex, i)->flags & IB_TOK_CAP) != 0 ||
                 ib_lex_has(e->lex, i, IB_W_SMALL);
    }
    return words;
}

/* Is the part [a, b) between two commas one of an imprint?  The `last` may
 * be a town that no table has. */
static bool is_imprint_part(const ib_entry *e, uint32_t a, uint32_t b,
                            bool last)
{
    uint32_t caps;
    uint16_t known;
    const uint32_t words = count_words(e, a, b, &caps, &known);

    if (!words || words > 6 || !(ib_lex_tok(e->lex, a)->flags & IB_TOK_CAP))
        return false;
    if (known & (IB_R_TOWN | IB_R_PRESS))
        return caps + 1 >= words;
    return last && words <= 3 && caps == words;
}

/* The end of the title in [a, end) whose imprint stands between commas before
 * `end`: what is left of them. */
static uint32_t before_imprint(const ib_entry *e, uint32_t a, uint32_t end)
{
    const ib_lex *lex = e->lex;
    uint32_t right = ib_entry_trim(e, a, end), title = right;

    for (uint32_t parts = 0; parts < 4; parts++) {
        uint32_t left = right;

        while (left > a && !((ib_tok_is(lex, left - 1, IB_TOK_COMMA) ||
                              ib_tok_is(lex, left - 1, IB_TOK_COLON) ||
                              ib_entry_stops(e, left - 1)) &&
                             ib_lex_tok(lex, left - 1)->depth == 0))
            left--;
        if (left == a || !is_imprint_part(e, left, right, parts == 0))
            break;
        title = ib_entry_trim(e, a, left);
        right = title;
    }
    return title;
}

/* A further sentence of the title ends at `next`, if what stands between is
 * no imprint and one follows. */
static bool is_subtitle(const ib_entry *e, uint32_t stop, uint32_t next,
                        uint32_t b)
{
    uint32_t caps, words;
    uint16_t known;

    if (next >= b || next < stop + 3)
        return false;
    words = count_words(e, stop + 1, next, &caps, &known);
    if (words < 2 ||
        (known & (IB_R_TOWN | IB_R_PRESS | IB_R_MEETING | IB_R_SERIAL)))
        return false;
    for (uint32_t i = stop + 1; i < next; i++) {
        if (ib_anchor_is(e, i, b) || ib_tok_is(e->lex, i, IB_TOK_COLON))
            return false;
    }
    count_words(e, next + 1, b, &caps, &known);
    return (known & (IB_R_TOWN | IB_R_PRESS | IB_R_MEETING | IB_R_SERIAL)) != 0;
}

uint32_t ib_entry_next_stop(const ib_entry *e, uint32_t i, uint32_t b)
{
    while (i < b &&
           !(ib_entry_stops(e, i) && ib_lex_tok(e->lex, i)->depth == 0))
        i = ib_entry_past(e, i);
    if (i >= b)
        return b;
    return ib_tok_is(e->lex, i, IB_TOK_STOP) ? i : i + 1;
}

/* Is what stands between a full stop and the first sign of the tail still the
 * title, where commas set the parts off?  No container, no imprint of its
 * own. */
static bool is_one_title(const ib_entry *e, uint32_t stop, uint32_t anchor,
                         uint32_t b)
{
    uint32_t caps;
    uint16_t known;

    if (anchor >= b || before_imprint(e, stop + 1, anchor) <= stop + 2)
        return false;
    count_words(e, stop + 1, anchor, &caps, &known);
    return !(known & (IB_R_MEETING | IB_R_SERIAL)) &&
           !ib_tok_is(e->lex, anchor, IB_TOK_URL);
}

/* Is the bracket that begins at token i a remark on the work, not a part of its
 * title: "(Working Paper No. 13987)", "(No. 25)", "[Report]", "(abstract)",
 * "(in French)", "(version 1.46)" (APA 9.21)? */
static bool is_remark(const ib_entry *e, uint32_t i)
{
    static const char *const words[] = {"abstract", "version", "in",      "no",
                                        "internet", "online",  "computer"};
    const ib_lex *lex = e->lex;
    const uint32_t past = ib_entry_past(e, i);

    if (!ib_tok_is(lex, i, IB_TOK_OPEN) || past < i + 3 || past > i + 9)
        return false;
    for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
        if (ib_lex_is(lex, i + 1, words[k]))
            return true;
    }
    for (uint32_t k = i + 1; k < past - 1 && k < i + 4; k++) {
        if (ib_lex_has(lex, k, IB_W_REPORT | IB_W_THESIS))
            return true;
    }
    return false;
}

/* The end of the title that begins at `a`, not beyond `b`. */
static uint32_t title_end(const ib_entry *e, uint32_t a, uint32_t b)
{
    uint32_t anchor = a + 1, stop = ib_entry_next_stop(e, a + 1, b), next;

    while (anchor < b && !ib_anchor_is(e, anchor, b))
        anchor = ib_entry_past(e, anchor);
    if (stop < anchor && !(e->parted && is_one_title(e, stop, anchor, b))) {
        for (next = ib_entry_next_stop(e, stop + 1, b);
             is_subtitle(e, stop, next, b);
             next = ib_entry_next_stop(e, stop + 1, b))
            stop = next;
        return stop;
    }
    if (anchor >= b)
        anchor = b;
    if (anchor < b && ib_tok_is(e->lex, anchor, IB_TOK_OPEN))
        return anchor;
    return before_imprint(e, a, anchor);
}

uint32_t ib_title_end(const ib_entry *e, uint32_t a, uint32_t b)
{
    const uint32_t end = title_end(e, a, b);
    uint32_t trimmed = ib_entry_trim(e, a, end), open;

    if (trimmed > a + 3 && ib_tok_is(e->lex, trimmed - 1, IB_TOK_CLOSE)) {
        open = ib_lex_tok(e->lex, trimmed - 1)->mate;
        if (open != IBID_NONE && open > a + 1 && is_remark(e, open))
            return open;
    }
    return end;
}

/* The word "in" before a container, in [a, b); IBID_NONE if none. */
uint32_t ib_in_find(const ib_entry *e, uint32_t a, uint32_t b)
{
    const ib_lex *lex = e->lex;

    for (uint32_t i = a + 1; i + 1 < b; i = ib_entry_past(e, i)) {
        bool marked, colon;

        if (!ib_entry_key(e, i))
            continue;
        marked = ib_tok_is_mark(lex, i - 1);
        colon = ib_tok_is(lex, i + 1, IB_TOK_COLON);
        if (!ib_lex_is(lex, i, "in") && !ib_lex_is(lex, i, "dans") &&
            !(ib_lex_is(lex, i, "en") && marked))
            continue;
        if (colon || (marked && !ib_tok_is(lex, i - 1, IB_TOK_DASH) &&
                      !ib_tok_is(lex, i - 1, IB_TOK_COLON)))
            return i;
        if ((ib_lex_tok(lex, i)->flags & IB_TOK_CAP) &&
            (ib_entry_words(e, i + 1) & IB_R_MEETING))
            return i;
    }
    return IBID_NONE;
}

/* Is what ends in the full stop i one word with a capital after a mark:
 * "Europhys. Lett." behind a comma?  A journal's first word, then. */
static bool is_one_word(const ib_entry *e, uint32_t a, uint32_t i)
{
    return i >= a + 2 && ib_tok_is(e->lex, i - 1, IB_TOK_WORD) &&
           (ib_lex_tok(e->lex, i - 1)->flags & IB_TOK_CAP) &&
           (ib_tok_is_mark(e->lex, i - 2) ||
            ib_tok_is(e->lex, i - 2, IB_TOK_UNQUOTE));
}

/* Where the container before the numbers at `end` begins: after the last full
 * stop, else the last comma, else where its capitals begin. */
uint32_t ib_container_start(const ib_entry *e, uint32_t a, uint32_t end)
{
    const ib_lex *lex = e->lex;
    uint32_t i, first = end, caps;
    uint16_t known;

    if (end > a && ib_tok_is(lex, end - 1, IB_TOK_UNQUOTE) &&
        ib_lex_tok(lex, end - 1)->mate != IBID_NONE &&
        ib_lex_tok(lex, end - 1)->mate > a)
        return ib_lex_tok(lex, end - 1)->mate;
    for (i = end; i > a; i--) {
        if (ib_entry_stops(e, i - 1) && ib_lex_tok(lex, i - 1)->depth == 0 &&
            !is_one_word(e, a, i - 1))
            return i;
    }
    for (i = end; i > a; i--) {
        if ((ib_tok_is(lex, i - 1, IB_TOK_COMMA) ||
             ib_tok_is(lex, i - 1, IB_TOK_UNQUOTE)) &&
            ib_lex_tok(lex, i - 1)->depth == 0)
            return i;
    }
    if (count_words(e, a, end, &caps, &known) == caps && caps <= 7 &&
        (known & (IB_R_ABBREV | IB_R_SERIAL)))
        return a;
    for (i = end; i > a; i--) {
        const ib_tok *t = ib_lex_tok(lex, i - 1);

        if (t->kind == IB_TOK_WORD && (t->flags & IB_TOK_CAP))
            first = i - 1;
        else if (t->kind != IB_TOK_STOP &&
                 !ib_lex_has(lex, i - 1, IB_W_SMALL) &&
                 !(ib_entry_words(e, i - 1) & IB_R_ABBREV) &&
                 t->kind != IB_TOK_COLON && t->kind != IB_TOK_OTHER)
            break;
    }
    return first;
}
