/* over.c - a note of clean text that runs over a page.
 *
 *     ... as he wrote in        the foot of a page: no sentence ends
 *     \f The body.2
 *                               a blank line ends the body
 *     his log, p. 4.            the rest of note 1, right above the next label
 *     2 Ibid.
 *
 * What may be body stays body: a wrong note hides text.
 */

#include "structure/link.h"

#include "base/scan.h"
#include "base/str.h"

static uint32_t page_of(const ib_text *text, uint32_t byte)
{
    return text->line[ib_text_line_at(text, byte)].page;
}

/* The line after the page of a note, or 0 where text follows it there. */
static size_t next_page(const ib_text *text, const ib_link *link)
{
    size_t line = ib_text_line_at(text, link->end - 1);
    uint32_t page = text->line[line].page;

    for (line++; line < text->line_count; line++) {
        if (text->line[line].page != page)
            return text->line[line].page == page + 1 ? line : 0;
        if (text->line[line].role == IB_LINE_TEXT)
            return 0;
    }
    return 0;
}

/* Does a note break off: at a hyphen, a comma, a word?  An address may end in
 * letters too. */
static bool breaks_off(ibid_str text, const ib_link *link)
{
    uint32_t at = link->end;
    const char last = text.at[at - 1];

    if (last == '-' || last == ',' || last == ';')
        return true;
    if (!ib_is(last, IB_LOWER))
        return false;
    while (at > link->start && !ib_is(text.at[at - 1], IB_SPACE)) {
        const char c = text.at[--at];

        if (c == '/' || c == '@' || c == '.')
            return false;
    }
    return true;
}

/* The lines of text that end before `line`, after a blank line of the page that
 * starts at line `top`; empty where they are not. */
static ibid_span lines_above(const ib_text *text, size_t line, size_t top)
{
    const size_t end = line;

    while (line > top && text->line[line - 1].role == IB_LINE_TEXT)
        line--;
    if (line == end || line == top ||
        text->line[line - 1].role != IB_LINE_BLANK)
        return (ibid_span){0, 0};
    return ib_span_trim(text->str, (ibid_span){text->line[line].start,
                                               text->line[end - 1].end});
}

/* After the last line of text of the page that starts at line `top`. */
static size_t foot_of(const ib_text *text, size_t top)
{
    size_t line = top, foot = top;

    for (; line < text->line_count &&
           text->line[line].page == text->line[top].page;
         line++)
        if (text->line[line].role == IB_LINE_TEXT)
            foot = line + 1;
    return foot;
}

/* Is there body above the lines `rest`, before the first note of the page, and
 * none in them?  Its marks tell. */
static bool is_below_body(const ib_text *text, const ib_link *link,
                          const ib_link *end, ibid_span rest)
{
    const uint32_t page = text->line[link->line].page;

    if (!link->has_mark || link->mark.end > rest.start ||
        page_of(text, link->mark.start) != page)
        return false;
    for (; link < end && text->line[link->line].page == page; link++)
        if (link->has_mark && link->mark.end > rest.start &&
            link->mark.start < rest.end)
            return false;
    return true;
}

/* The rest of `link` on the page after its own; empty where none is sure. */
static ibid_span rest_of(const ib_text *text, const ib_link *link,
                         const ib_link *end)
{
    const ib_link *next = link + 1;
    const size_t top = next_page(text, link);
    const bool is_open = breaks_off(text->str, link);
    const ibid_span none = {0, 0};
    ibid_span rest;
    char first;

    if (top == 0)
        return none;
    if (next < end && text->line[next->line].page == text->line[top].page) {
        rest = lines_above(text, next->line, top);
        if (ib_span_is_empty(rest) || !is_below_body(text, next, end, rest))
            return none;
        first = text->str.at[rest.start];
        return ib_is(first, IB_LOWER) || (is_open && ib_is(first, IB_UPPER))
                   ? rest
                   : none;
    }
    if (!is_open || !link->has_mark ||
        page_of(text, link->mark.start) != text->line[link->line].page)
        return none;
    rest = lines_above(text, foot_of(text, top), top);
    return !ib_span_is_empty(rest) && ib_is(text->str.at[rest.start], IB_LOWER)
               ? rest
               : none;
}

/* Does a blank line part notes from the body, on as many pages as not? */
static bool is_parted(const ib_list *row, const ib_text *text)
{
    const ib_link *link = row->item;
    size_t parted = 0, close = 0;

    for (size_t k = 0; k < row->count; k++) {
        const uint32_t line = link[k].line;

        if (line == 0 || (k > 0 && text->line[link[k - 1].line].page ==
                                       text->line[line].page))
            continue;
        parted += text->line[line - 1].role == IB_LINE_BLANK;
        close += text->line[line - 1].role == IB_LINE_TEXT;
    }
    return parted >= close;
}

void ib_note_run_over(ib_list *row, const ib_text *text)
{
    ib_link *link = row->item;
    const ib_link *end = link + row->count;

    if (text->pages.count < 2 || row->count == 0 || !is_parted(row, text))
        return;
    for (; link < end; link++)
        if (link->end > link->start &&
            (link + 1 == end ||
             text->line[link[1].line].page != text->line[link->line].page))
            link->more = rest_of(text, link, end);
}
