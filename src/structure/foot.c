/* foot.c - where pages end that the layout did not see, for their notes. */

#include "structure/align.h"

#include <string.h>

#include "base/scan.h"
#include "base/str.h"

/* "25-00800 (E) 070225": the number under which a page was printed, with what
 * OCR makes of the bars and signs beside it. */
static bool is_job(ibid_str text, ibid_span span)
{
    uint32_t value;
    uint32_t year = ib_number_at(&value, text, span.start, span.end);
    uint32_t at = span.start + year + 1, job;

    if (year != 2 || at >= span.end || text.at[at - 1] != '-')
        return false;
    job = ib_number_at(&value, text, at, span.end);
    return job == 5 &&
           (at + job == span.end || ib_is(text.at[at + job], IB_SPACE));
}

/* "2/15", "25-00800": figures alone on a line, as at the foot of a page. */
static bool is_foot(const ib_text *text, const ib_line *line)
{
    ibid_span span =
        ib_span_trim(text->str, (ibid_span){line->start, line->end});
    uint32_t digits = 0, joints = 0;

    if (line->role == IB_LINE_FURNITURE)
        return true;
    if (line->role == IB_LINE_BLANK)
        return false;
    if (is_job(text->str, span))
        return true;
    if (span.end - span.start > IB_ALIGN_FOOT_MAX)
        return false;
    for (uint32_t at = span.start; at < span.end; at++) {
        char c = text->str.at[at];

        if (ib_is(c, IB_DIGIT))
            digits++;
        else if (c == '/' || c == '-')
            joints++;
        else if (c != ' ')
            return false;
    }
    return digits > 1 && joints == 1;
}

/* "3/15" alone on a line: gives 15, else 0. */
static uint32_t pages_said(const ib_text *text, const ib_line *line)
{
    ibid_span span =
        ib_span_trim(text->str, (ibid_span){line->start, line->end});
    uint32_t here, of;
    uint32_t len = ib_number_at(&here, text->str, span.start, span.end);
    uint32_t at = span.start + len + 1;

    if (len == 0 || at >= span.end || text->str.at[at - 1] != '/')
        return 0;
    len = ib_number_at(&of, text->str, at, span.end);
    return len > 0 && at + len == span.end && here <= of ? of : 0;
}

/* How many pages the text says that it has, on two pages at least; or 0. */
static uint32_t find_folio(const ib_text *text)
{
    uint32_t last = 0;

    for (size_t i = 0; i < text->line_count; i++) {
        uint32_t of;

        if (text->line[i].end - text->line[i].start > IB_ALIGN_FOOT_MAX)
            continue;
        of = pages_said(text, &text->line[i]);
        if (of > IB_ALIGN_FOLIO_MIN && of == last)
            return of;
        if (of)
            last = of;
    }
    return 0;
}

/* "215" for "2/15": figures alone that end with the number of pages. */
static bool is_folio(const ib_text *text, const ib_line *line, uint32_t folio)
{
    ibid_span span =
        ib_span_trim(text->str, (ibid_span){line->start, line->end});
    uint32_t from = span.end, value;

    if (folio == 0 || span.end - span.start > IB_ALIGN_FOLIO_LEN)
        return false;
    for (uint32_t n = folio; n > 0; n /= 10)
        if (from-- == span.start)
            return false;
    return from > span.start &&
           ib_number_at(&value, text->str, from, span.end) == span.end - from &&
           value == folio;
}

/* The end of a line that is nothing but a document's symbol ("A/79/843"), from
 * its last slash but one or from its last figures; empty: it is none. */
static ibid_span symbol_tail(const ib_text *text, const ib_line *line)
{
    ibid_span span =
        ib_span_trim(text->str, (ibid_span){line->start, line->end});
    uint32_t slashes = 0, from = span.end;

    if (span.end - span.start > IB_ALIGN_SYMBOL_MAX ||
        span.end - span.start < IB_ALIGN_SYMBOL_MIN ||
        !ib_is(text->str.at[span.end - 1], IB_DIGIT))
        return (ibid_span){0, 0};
    for (uint32_t at = span.end; at-- > span.start;) {
        if (ib_is(text->str.at[at], IB_SPACE))
            return (ibid_span){0, 0};
        slashes += text->str.at[at] == '/';
        if (slashes < 2)
            from = at;
    }
    return slashes > 1 ? (ibid_span){from, span.end} : (ibid_span){0, 0};
}

static bool is_same(ibid_str text, ibid_span a, ibid_span b)
{
    return a.end - a.start == b.end - b.start &&
           memcmp(text.at + a.start, text.at + b.start, a.end - a.start) == 0;
}

/* The tail of the symbol that stands at the head of the text's pages; empty:
 * of none. */
static ibid_span find_symbol(const ib_text *text)
{
    ibid_span last = {0, 0};

    for (size_t i = 0; i < text->line_count; i++) {
        ibid_span tail;

        if (text->line[i].end - text->line[i].start > IB_ALIGN_SYMBOL_MAX)
            continue;
        tail = symbol_tail(text, &text->line[i]);
        if (tail.end > tail.start && is_same(text->str, tail, last))
            return tail;
        if (tail.end > tail.start)
            last = tail;
    }
    return (ibid_span){0, 0};
}

/* Is so little left of the text that it is the foot's, too? */
static bool is_rest(const ib_text *text, size_t line)
{
    uint32_t lines = 0;

    while (line < text->line_count && lines < IB_ALIGN_PAGE_LINES)
        lines += text->line[line++].role == IB_LINE_TEXT;
    return lines < IB_ALIGN_PAGE_LINES;
}

/* Is the line the document's symbol, or what OCR made of its first part? */
static bool is_head(const ib_text *text, const ib_line *line, ibid_span symbol)
{
    return symbol.end > symbol.start &&
           line->end - line->start <= IB_ALIGN_SYMBOL_MAX &&
           is_same(text->str, symbol_tail(text, line), symbol);
}

ib_foot_signs ib_foot_learn(const ib_text *text)
{
    return (ib_foot_signs){find_folio(text), find_symbol(text)};
}

/* The end of the page that starts at line `first`.  A page that the layout did
 * not see ends with its foot too, once it has some lines. */
size_t ib_foot_find(const ib_text *text, size_t first,
                    const ib_foot_signs *signs)
{
    size_t last = first;
    uint32_t lines = 0;

    while (last < text->line_count &&
           text->line[last].page == text->line[first].page) {
        if (lines >= IB_ALIGN_PAGE_LINES &&
            (is_foot(text, &text->line[last]) ||
             is_folio(text, &text->line[last], signs->folio) ||
             is_head(text, &text->line[last], signs->symbol)) &&
            !is_rest(text, last))
            return last;
        lines += text->line[last].role == IB_LINE_TEXT;
        last++;
    }
    return last;
}
