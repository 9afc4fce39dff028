/* pages.c - volume, issue, pages of the whole, and the pinpoint.
 *
 * Authority: Chicago 14.169-14.175 (volume, issue, year: pages), OSCOLA 3.3
 * (year in brackets, volume, journal, first page, pinpoint), MHRA 11.2.5 (pp.
 * 1-20 (p. 7)), AGLC 5; German journals: year, first page (page).
 */

#include "cite/workpart.h"

#include "base/scan.h"
#include "base/str.h"

/* The number after a label: "pp. 1-20" without its "pp.". */
static ibid_span digits_of(ibid_str text, ibid_span span)
{
    uint32_t p = span.start;

    while (p < span.end && !ib_is(text.at[p], IB_DIGIT))
        p++;
    return p < span.end ? ib_span_of(p, span.end) : span;
}

/* Is the label one of pages: "p.", "pp.", "S.", "at", "pág.", none? */
static bool is_page_label(ibid_str text, ibid_span span)
{
    const char c = ib_lower(text.at[span.start]);
    const char d = span.end - span.start > 1 ? text.at[span.start + 1] : ' ';

    if (ib_is(c, IB_DIGIT))
        return true;
    if (c == 's')
        return !ib_is(d, IB_ALPHA);
    if (c != 'p')
        return false;
    return !ib_is(d, IB_ALPHA) || ib_lower(d) == 'p' ||
           ib_str_has_at_nocase(text, span.start, IB_STR("pag")) ||
           ib_str_has_at_nocase(text, span.start, IB_STR("pg"));
}

static bool has_dash(ibid_str text, ibid_span span)
{
    for (uint32_t i = span.start; i < span.end; i++) {
        if (text.at[i] == '-' || (unsigned char)text.at[i] == 0xE2)
            return true;
    }
    return false;
}

static void add_pages_at(ib_work *w, ibid_span span, bool bare, bool at)
{
    if (w->page_count == 2) {
        w->page[1].span.end = span.end;
        return;
    }
    w->page[w->page_count++] =
        (ib_page_group){span, bare, has_dash(w->lex->text, span), at};
}

/* Where "12-40 (33)" splits: the byte of its bracket, or the end. */
static uint32_t bracket_of(ibid_str text, ibid_span span)
{
    for (uint32_t i = span.start; i + 2 < span.end; i++) {
        if (text.at[i] == ' ' && text.at[i + 1] == '(')
            return i;
    }
    return span.end;
}

static void add_pages(ib_work *w, ibid_span span, bool bare, bool at)
{
    const uint32_t cut = bracket_of(w->lex->text, span);

    if (cut < span.end && w->page_count == 0 &&
        ib_is(w->lex->text.at[cut + 2], IB_DIGIT)) {
        add_pages_at(w, ib_span_of(span.start, cut), bare, at);
        span = ib_span_of(cut + 2,
                          span.end - (w->lex->text.at[span.end - 1] == ')'));
        bare = false;
        at = true;
    }
    add_pages_at(w, span, bare, at);
}

/* "7.1", "7(1)": volume and issue in one token. */
static void set_volume(ib_work *w, ibid_span span)
{
    const ibid_str text = w->lex->text;

    w->volume = true;
    for (uint32_t i = span.start; i < span.end; i++) {
        if (text.at[i] == '.' || text.at[i] == '/' || text.at[i] == '(') {
            const bool round = text.at[i] == '(';

            ib_work_set(w, IBID_FIELD_VOLUME, ib_span_of(span.start, i));
            ib_work_set(w, IBID_FIELD_ISSUE,
                        ib_span_of(i + 1, span.end - round));
            return;
        }
    }
    ib_work_set(w, IBID_FIELD_VOLUME, span);
}

/* Do pages with their label follow item w->i, with no more than other numbers
 * and a date between: "«Arte veneta», 2. 1988, pp. 157-162"? */
static bool leads_to_pages(const ib_work *w)
{
    for (uint32_t k = w->i + 1; k < w->shape.count && k < w->i + 4; k++) {
        const ib_item *item = ib_work_item(w, k);

        if (item->kind == IB_ITEM_LOC)
            return is_page_label(w->lex->text, item->span) &&
                   !ib_is(w->lex->text.at[item->span.start], IB_DIGIT);
        if (item->kind != IB_ITEM_NUMBER && item->kind != IB_ITEM_YEAR &&
            item->kind != IB_ITEM_DATE && item->kind != IB_ITEM_PAREN &&
            item->kind != IB_ITEM_ISSUE)
            break;
    }
    return false;
}

/* Is the bare number of item w->i a volume? */
static bool is_volume(const ib_work *w, const ib_item *item)
{
    const ib_item *before = w->i ? ib_work_item(w, w->i - 1) : NULL;
    const ib_item *next = ib_work_item(w, w->i + 1);
    const bool dated = w->out->issued.from.year != 0;

    if (w->volume || w->page_count || item->colon)
        return false;
    if (!w->contained) /* "(1994) 28 Sociology": before the journal */
        return w->quoted && next && next->kind == IB_ITEM_TEXT && !next->comma;
    if (!item->comma && before && before->kind == IB_ITEM_TEXT)
        return !dated;
    if (leads_to_pages(w))
        return true;
    /* "Sociology, 28 (January 1994)", "Sociology, 28, 3 (1994)" */
    return !dated && next &&
           (next->kind == IB_ITEM_PAREN ||
            (next->kind == IB_ITEM_NUMBER &&
             ib_work_is(w, w->i + 2, IB_ITEM_PAREN)));
}

static void read_locator(ib_work *w, const ib_item *item)
{
    const ibid_str text = w->lex->text;
    ibid_span *locator = &w->out->field[IBID_FIELD_LOCATOR];
    uint32_t first = item->a;

    w->labelled = true;
    while (first < item->b && ib_lex_has(w->lex, first, IB_W_PIN_BEFORE))
        first++;
    if (is_page_label(text, item->span) && !locator->end) {
        add_pages(w, item->span, false, first > item->a);
        return;
    }
    if (!locator->end)
        *locator = item->span;
    else
        locator->end = item->span.end;
}

void ib_pages_item(ib_work *w, const ib_item *item)
{
    const ib_item *before = w->i ? ib_work_item(w, w->i - 1) : NULL;

    if (item->kind == IB_ITEM_VOLUME) {
        w->volume = true;
        ib_work_set(w, IBID_FIELD_VOLUME, item->span);
    } else if (item->kind == IB_ITEM_ISSUE) {
        ib_work_set(w, IBID_FIELD_ISSUE, item->span);
    } else if (item->kind == IB_ITEM_LOC) {
        read_locator(w, item);
    } else if (is_volume(w, item)) {
        set_volume(w, item->span);
    } else if (w->volume && item->comma && !w->out->issued.from.year &&
               !w->page_count && before && before->kind == IB_ITEM_NUMBER &&
               ib_work_is(w, w->i + 1, IB_ITEM_PAREN)) {
        ib_work_set(w, IBID_FIELD_ISSUE, item->span);
    } else {
        const bool bare = (w->contained && w->quoted && !item->comma &&
                           before && before->kind == IB_ITEM_TEXT) ||
                          (item->colon && w->contained) ||
                          (w->volume && before && w->page_count == 0);

        add_pages(w, item->span, bare, false);
    }
}

bool ib_pages_paren(ib_work *w, const ib_item *item)
{
    const ib_lex *lex = w->lex;
    const ib_item *before = w->i ? ib_work_item(w, w->i - 1) : NULL;
    ibid_span span;

    if (ib_locator_read(&span, lex, item->a, item->b) == item->b) {
        const ib_item inner = {IB_ITEM_LOC, item->a, item->b, false,
                               false,       false,   span};

        read_locator(w, &inner);
        return true;
    }
    if (ib_pages_read(&span, lex, item->a, item->b) != item->b ||
        ib_tok_is(lex, item->a, IB_TOK_YEAR))
        return false;
    if (before && w->volume && w->page_count == 0 &&
        !w->out->field[IBID_FIELD_ISSUE].end)
        ib_work_set(w, IBID_FIELD_ISSUE, span);
    else
        add_pages(w, span, false, true);
    return true;
}

void ib_pages_close(ib_work *w, bool part, bool paper)
{
    const ibid_str text = w->lex->text;
    ibid_span *locator = &w->out->field[IBID_FIELD_LOCATOR];
    const ib_page_group *p = w->page;

    if (w->page_count == 0)
        return;
    if (part && !paper && !p[0].at &&
        (p[0].bare || w->page_count == 2 || p[0].range)) {
        ib_work_set(w, IBID_FIELD_PAGE, digits_of(text, p[0].span));
        if (w->page_count == 2 && !locator->end)
            *locator = p[1].span;
        return;
    }
    if (locator->end && locator->start < p[0].span.start) {
        locator->end = p[w->page_count - 1].span.end;
        return;
    }
    *locator = ib_span_of(p[0].span.start, locator->end > p[0].span.end
                                               ? locator->end
                                               : p[w->page_count - 1].span.end);
}
